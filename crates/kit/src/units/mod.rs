//! The pages of units: what there is, from when to when, and what became of it.

pub(crate) mod samples;

use crate::element::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
