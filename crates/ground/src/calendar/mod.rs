//! School years, terms, breaks and instructional days, by organization and by unit: every clock that matters to people counts school days.

mod tables;

pub use tables::TABLES;
