//! The functions by family, one file each.

pub mod agreement;
pub mod charts;
pub mod decisions;
pub mod factors;
pub mod forecasts;
pub mod hiding;
pub mod items;
pub mod models;
pub mod networks;
pub mod opinions;
mod order;
pub mod scales;
pub mod shares;
pub mod survival;

use crate::Function;

pub const FAMILIES: &[&[Function]] = &[
    shares::FUNCTIONS,
    scales::FUNCTIONS,
    agreement::FUNCTIONS,
    factors::FUNCTIONS,
    items::FUNCTIONS,
    models::FUNCTIONS,
    forecasts::FUNCTIONS,
    charts::FUNCTIONS,
    decisions::FUNCTIONS,
    survival::FUNCTIONS,
    networks::FUNCTIONS,
    opinions::FUNCTIONS,
    hiding::FUNCTIONS,
];
