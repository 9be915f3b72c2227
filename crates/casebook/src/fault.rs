//! What can be wrong with what was given, in words for the person who gave it.

use std::path::PathBuf;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum Fault {
    /// A cell or a heading of a CSV file. Rows count from 1 as an editor shows them, the heading being row 1.
    #[error("{}, row {row}, column {column}: {problem}", file.display())]
    Cell { file: PathBuf, row: u64, column: String, problem: String },
    /// A CSV file as a whole.
    #[error("{}: {problem}", file.display())]
    File { file: PathBuf, problem: String },
    #[error("args.{name}: {problem}")]
    Arg { name: String, problem: String },
    #[error("{0}")]
    Call(String),
    /// The data are fine and the measure as a whole has no answer.
    #[error("undefined: {0}")]
    Undefined(#[from] measures::Undefined),
}
