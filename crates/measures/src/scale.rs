//! Scale scores.
