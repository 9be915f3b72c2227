//! The casebook: runs a measure on CSV files, and the measures on their reference cases.
//!
//! `measures` computes and touches no file; this crate reads the files, hands the columns over and writes what comes back as
//! JSON in the shape of the reference cases. `functions/` has one file per family, each a list of `Function`s; the nearest to
//! imitate is `functions/shares.rs`.

pub mod args;
pub mod case;
pub mod command;
pub mod compare;
pub mod data;
pub mod expression;
pub mod fault;
pub mod function;
pub mod functions;
pub mod shape;
pub mod table;

pub use args::Args;
pub use data::Data;
pub use fault::Fault;
pub use function::{Call, Function, find};
