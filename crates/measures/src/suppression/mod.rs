//! Keeping people from being picked out of published counts.
//!
//! The way of a table: `primary` marks cells that are too small; `complementary` hides a few more so that totals minus
//! neighbors do not give them away; `audit` then plays the curious reader and says, for every hidden cell, the least and the
//! greatest count it could have. We publish what passed the audit, never what a rule of thumb allowed: a table can have two
//! hidden cells in every line and still give one away exactly.
//!
//! `attack` and `release` do the same for totals that form no table: overlapping teams, joiners and leavers, earlier reports.
//!
//! None of this is about *shares* inside a published cell (everybody gave the same answer); that rule lives with the page.

pub mod attack;
mod audit;
mod cellset;
mod complementary;
mod equations;
mod flow;
mod fraction;
pub mod release;
mod table;

pub use audit::{CellAudit, audit, breaches, bridges};
pub use cellset::CellSet;
pub use complementary::complementary;
pub use table::{Cell, Margins, Pattern, Rule, Shape, Table, Zeros, primary};
