//! The numerical means behind the measures: finding roots and least values. Nothing here knows a school.

pub(crate) mod beta;
pub(crate) mod chance;
pub(crate) mod distribution;
pub(crate) mod log_product;
pub(crate) mod minimum;
pub(crate) mod moments;
pub(crate) mod root;
