//! Signing in and out, setting a password by one-time link, and the very first set-up. No default account exists; over
//! http from another machine a password is never asked for.

pub(crate) mod limits;
mod pages;
pub use pages::welcome;
pub(crate) use pages::{append_cookie, goodbye};
pub mod password;
pub(crate) mod samples;
mod set_up;
mod views;
pub(crate) use views::until;
pub use views::{unit_kind, zones};

use crate::element::{Needs::*, Routes};
use crate::paths;

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::SIGN_IN, Nothing, pages::sign_in_page)
        .post(paths::SIGN_IN, Nothing, pages::sign_in)
        .post(paths::SIGN_OUT, SignIn, pages::sign_out)
        .post("/me/sign-outs", SignIn, pages::sign_out_everywhere)
        .get(paths::ME, SignIn, pages::me)
        .post(paths::MY_PASSWORD, SignIn, pages::my_password)
        .get("/password/{token}", Nothing, pages::password_page)
        .post("/password/{token}", Nothing, pages::password)
        .post("/password/{token}/account", Nothing, pages::password_account)
        .get(paths::SET_UP, Nothing, set_up::page)
        .post(paths::SET_UP, Nothing, set_up::post)
}

/// For how many days a one-time link works.
pub fn password_days() -> i64 {
    ground::account::ONE_TIME_LINK_DAYS
}
