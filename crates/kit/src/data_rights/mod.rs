//! The pages of data rights: the schedule of data, retention and holds, who looked at my data, erasure.

pub(crate) mod samples;

use crate::element::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
