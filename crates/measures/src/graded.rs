//! Graded response model.
