//! Paired comparisons.
