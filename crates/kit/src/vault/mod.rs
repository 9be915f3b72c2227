//! The pages of the vault: asking for the whole organization as one file, approving it, and one's own bundle.

pub(crate) mod samples;

use crate::element::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
