//! One page for the board, in one press from an innovation or an implementation: what it is, where it stands, what holds
//! and what was lost with the reasons, what it asks, what was decided, what comes next, and what is not known.
//!
//! It may leave the house. So of what people said only words stand on it (`pulse::finding`), and conditions tell how they
//! stand, never a count of answers.

mod gather;
mod model;
mod pages;
pub mod samples;
mod sheet;

use kit::{Needs::*, Routes};
use portfolio::SEE;

pub use model::{BoardSheetPage, Scope};
pub use pages::{sheet_of_implementation, sheet_of_innovation};

pub fn routes() -> Routes {
    Routes::new().get("/implementations/{implementation}/one-pager", Right(SEE), pages::of_implementation).get(
        "/innovations/{innovation}/one-pager",
        Anywhere(SEE),
        pages::of_innovation,
    )
}
