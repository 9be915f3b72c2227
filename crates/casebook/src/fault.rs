//! What can be wrong with what was given, in words for the person who gave it.

use crate::Function;
use measures::Undefined;
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
    /// A data file that was not given; `place` counts from 0. Only the function knows what it would hold: see `naming`.
    #[error("a data file is missing: number {} of those that --list shows; {given} given", place + 1)]
    NoFile { place: usize, given: usize },
    /// The data are fine and the measure as a whole has no answer.
    #[error("undefined: {0}")]
    Undefined(#[from] Undefined),
}

impl Fault {
    /// Says of a missing file what it holds.
    pub fn naming(self, function: &Function) -> Fault {
        match self {
            Fault::NoFile { place, given } => {
                let Some(input) = function.inputs.get(place) else { return self };
                let command = if place == 0 { "--data FILE" } else { "a further --data FILE" };
                Fault::Call(format!("{} needs {command} with {input}; {given} given", function.name))
            }
            other => other,
        }
    }

    /// Whether something given was wrong. Otherwise all is well with it, and the measure has no answer.
    pub fn is_about_what_was_given(&self) -> bool {
        match self {
            Fault::Undefined(reason) => {
                matches!(reason, Undefined::OutOfRange { .. } | Undefined::NotFinite { .. } | Undefined::Mismatch { .. })
            }
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_and_what_has_no_answer_are_told_apart() {
        let given = |reason: Undefined| Fault::from(reason).is_about_what_was_given();
        assert!(given(Undefined::OutOfRange { what: "conf", value: 2.0, low: 0.0, high: 1.0 }));
        assert!(given(Undefined::NotFinite { index: 1 }) && given(Undefined::Mismatch { what: "weights", expected: 2, found: 1 }));
        assert!(!given(Undefined::NoVariance) && !given(Undefined::TooFew { n: 0, needed: 1 }));
        assert!(Fault::Call("no such function".to_owned()).is_about_what_was_given());
    }
}
