//! Alpha and what belongs to it.
