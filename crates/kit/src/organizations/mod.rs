//! The pages across organizations: choosing among one's own, guests, templates, and what an operator does.

mod choose;
mod guests;
mod here;
pub(crate) mod samples;
mod server;
mod templates;

pub(crate) use guests::{ending, last_day};

use crate::element::{Needs::*, Routes};
use crate::paths;
use axum::extract::DefaultBodyLimit;
use axum::routing::post;
use ground::policy::MANAGE_PEOPLE;

/// A template's file is checked against its own, smaller limit; this leaves room for the form around it.
const UPLOAD_BYTES: usize = 256 << 10;

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::ORGANIZATIONS, SignIn, choose::page)
        .post(paths::ORGANIZATION_CHOICE, SignIn, choose::choose)
        .get(paths::GUESTS, Right(MANAGE_PEOPLE), guests::list)
        .get("/guests/{guest}/end", Right(MANAGE_PEOPLE), guests::ask_revoke)
        .post("/guests/{guest}/extension", Right(MANAGE_PEOPLE), guests::extend)
        .post("/guests/{guest}/revocation", Right(MANAGE_PEOPLE), guests::revoke)
        .get(paths::MY_DEPARTURE, SignIn, guests::ask_leave)
        .post(paths::MY_DEPARTURE, SignIn, guests::leave)
        .get(paths::TEMPLATES, SignIn, templates::list)
        .add("POST", paths::TEMPLATES, SignIn, post(templates::take).layer(DefaultBodyLimit::max(UPLOAD_BYTES)))
        .post(paths::TEMPLATE_FILES, SignIn, templates::file)
        .post(paths::TEMPLATE_COPIES, SignIn, templates::copy)
        .get(paths::OPERATOR, Operator, server::list)
        .get(paths::OPERATOR_NEW, Operator, server::new)
        .post(paths::OPERATOR_ORGANIZATIONS, Operator, server::make)
        .get("/operator/organizations/{organization}/suspension", Operator, server::ask_suspend)
        .post("/operator/organizations/{organization}/suspension", Operator, server::suspend)
        .post("/operator/organizations/{organization}/reopening", Operator, server::reopen)
        .post(paths::OPERATOR_CHOICE, Operator, server::choose)
        .post(paths::OPERATOR_SIGN_OUT, Operator, server::sign_out)
}
