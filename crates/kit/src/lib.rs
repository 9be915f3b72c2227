//! The web kit: what every page is made of, who asks, and how things look. The next floor above `ground`; rooms stand on
//! it. It holds no rule of any room.

pub mod app;
pub mod assets;
pub mod calendar;
pub mod data_rights;
pub mod element;
pub mod fault;
pub mod files;
pub mod form;
pub mod headers;
pub mod house;
pub mod i18n;
pub mod look;
pub mod offers;
mod once;
pub mod organizations;
pub mod paths;
pub mod people;
pub mod roster;
pub mod sample;
pub mod settings;
pub mod sign_in;
pub mod stack;
pub mod trash;
pub mod units;
pub mod vault;
pub mod views;
pub mod who;

pub use app::App;
pub use element::{Element, Needs, Route, Routes};
pub use fault::Fault;
pub use form::Form;
pub use i18n::Words;
pub use look::Look;
pub use stack::stack;
pub use who::{Place, Posted, PostedByOperator, PostedToEnd, RunsServer, SignedIn};
