//! What was deleted and can still be brought back.

mod tables;

pub use tables::TABLES;
