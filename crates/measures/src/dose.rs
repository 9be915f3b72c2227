//! Dose of professional learning.
