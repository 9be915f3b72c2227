//! Polychoric correlations.
