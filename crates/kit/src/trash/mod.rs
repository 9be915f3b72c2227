//! The page of what was deleted and can still be brought back.

pub(crate) mod samples;

use crate::element::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
