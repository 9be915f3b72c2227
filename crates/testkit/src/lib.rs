//! What the tests of every room stand on: the real service without a network, a clock set by hand, seeded chance, a
//! district with people in every part, and browsers that speak as one of them. On SQLite always, on PostgreSQL too when
//! `PERENNIAL_TEST_POSTGRES` names a server (`../test` starts one).
//!
//! ```ignore
//! #[test]
//! fn a_principal_sees_the_people_of_the_school() {
//!     testkit::on_each_engine(rooms, |app| {
//!         let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
//!         principal.get("/people").ok().assert_has("Tea Birch");
//!     });
//! }
//! ```
//! Everything here is synchronous: a test reads like what a person does, one step after another.

mod app;
mod browser;
mod engine;
mod people;
mod reply;

pub use app::{Options, TestApp, on_each_engine, seeded};
pub use browser::{Browser, Part};
pub use engine::{Engine, Home, engines};
pub use kit::Element;
pub use people::{At, District, PASSWORD, TestPerson};
pub use reply::Reply;
