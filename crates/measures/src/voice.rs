//! Equity of voice.
