//! Votes and consent.
