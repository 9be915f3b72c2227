//! The pages across organizations: choosing among one's own, guests, templates, and what an operator does.

pub(crate) mod samples;

use crate::element::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
