//! Partial pooling of shares.
