//! Every room of the house, in the order a person meets them. The addresses themselves stand with their rooms; the
//! service around them is `kit::stack`.

use ground::keyring::Keyring;
use kit::{App, Element};

/// The house and its rooms, left to right. A new room adds one line here. The keyring is there where people are served,
/// and not where only tables and rights are asked for (backup, doctor).
pub fn elements(keyring: Option<&Keyring>) -> Vec<Box<dyn Element>> {
    vec![
        Box::new(kit::house::House),
        Box::new(portfolio::Portfolio),
        Box::new(teams::Teams),
        Box::new(inclusion::Inclusion { keyring: keyring.cloned() }),
        Box::new(desk::Desk),
        Box::new(crate::sheets::Sheets),
    ]
}

/// The whole service.
pub fn service(app: &App) -> axum::Router {
    kit::stack(app)
}
