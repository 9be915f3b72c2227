//! The pages of the calendar.

pub(crate) mod samples;

use crate::element::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
