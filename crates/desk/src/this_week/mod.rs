//! This week: what needs the person who is signed in, at most three things at once; the first steps of a new organization;
//! the teams they are in. Nothing here is about anyone else, and nothing compares schools or people.

mod model;
mod pages;
pub mod samples;
mod steps;
mod views;

use kit::{Needs::*, Routes, paths};

pub use model::{FirstStep, May, So, Step};
pub use pages::ThisWeek;

pub fn routes() -> Routes {
    Routes::new().get(paths::HOME, SignIn, pages::this_week)
}
