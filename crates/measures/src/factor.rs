//! Factor analysis, omega.
