//! Confirmatory factor analysis.
