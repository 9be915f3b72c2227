//! Finding innovations, implementations, decisions, teams, pulses, people and units by their words. Every room looks
//! through what is its own and tells only what its pages would show this reader. What was looked for is kept nowhere.

mod pages;
pub(crate) mod samples;
mod views;

use ground::TableInfo;
use kit::{Needs::*, Routes, paths};

pub use pages::SearchPage;

pub const TABLES: &[TableInfo] = &[];

pub fn routes() -> Routes {
    Routes::new().get(paths::SEARCH, SignIn, pages::search)
}
