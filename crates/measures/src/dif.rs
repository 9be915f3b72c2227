//! Differential item functioning.
