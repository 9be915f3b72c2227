//! This week: what needs the person who is signed in, at most three things at once; the first steps of a new organization;
//! what was promised near them and what was answered; the teams they are in, and where something is in use. A consultant
//! finds the other clients. Nothing here is about anyone else, and nothing compares schools or people.

mod around;
mod model;
mod pages;
pub mod samples;
mod steps;
mod views;

use kit::{Needs::*, Routes, paths};

pub use model::{FirstStep, May, Near, So, Step};
pub use pages::ThisWeek;

pub fn routes() -> Routes {
    Routes::new().get(paths::HOME, SignIn, pages::this_week)
}
