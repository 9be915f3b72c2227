//! Equity of voice: who speaks how much in a meeting, and whose groups are heard more or less than their number suggests.
//!
//! `concentration` asks how unequally speaking time is spread over people, `representation` sets groups' shares of turns
//! against their shares of people, `resampling` says how much of that could be the accident of who happened to be there.
//! Silence of everybody is no equality: where nobody spoke, nothing here has an answer.

pub mod concentration;
pub mod representation;
pub mod resampling;
mod sorting;

pub use concentration::{Concentration, Equity, equity, gini, gini_unbiased};
pub use representation::{GroupVoice, Representation, Speaker, representation};
pub use resampling::{Resampled, gini_interval, representation_intervals};
