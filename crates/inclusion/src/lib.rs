//! inclusion
