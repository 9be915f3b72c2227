//! Krippendorff's alpha.
