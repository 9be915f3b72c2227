//! Agreement of raters who sort into categories, beyond what chance alone would give: two raters (`cohen`), several (`fleiss`).
//! A kappa never travels without the observed agreement: where one category is rare, near-perfect agreement has a low kappa.

mod cohen;
mod count;
mod several;

pub use cohen::{Kappa, Table, Weights, kappa};
pub use several::{FleissKappa, fleiss, light};
