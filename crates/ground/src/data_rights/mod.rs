//! What a person and an organization may ask about their data: how long it is kept, who looked at it, that it is erased.

mod tables;

pub use tables::TABLES;
