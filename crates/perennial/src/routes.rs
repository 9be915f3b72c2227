//! Every room of the house, in the order a person meets them. The addresses themselves stand with their rooms; the
//! service around them is `kit::stack`.

use kit::{App, Element};

/// The house and its rooms. A new room adds one line here.
pub fn elements() -> Vec<Box<dyn Element>> {
    vec![Box::new(kit::house::House)]
}

/// The whole service.
pub fn service(app: &App) -> axum::Router {
    kit::stack(app)
}
