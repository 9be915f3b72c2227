//! What can be asked for by name.

use crate::{Args, Data, Fault, functions};
use serde_json::Value;

/// One measure as the command and the reference cases know it.
pub struct Function {
    /// The name in a case's `function` and on the command line.
    pub name: &'static str,
    /// What each file holds, in the order of a case's `inputs`.
    pub inputs: &'static [&'static str],
    /// One line for `--list`.
    pub about: &'static str,
    /// What `--args` may hold, each with its default in brackets.
    pub settings: &'static [&'static str],
    pub run: fn(&Call) -> Result<Value, Fault>,
}

/// The files and settings of one run.
pub struct Call {
    pub data: Vec<Data>,
    pub args: Args,
}

impl Call {
    /// The file at this place, counted from 0.
    pub fn input(&self, place: usize) -> Result<&Data, Fault> {
        self.data.get(place).ok_or(Fault::NoFile { place, given: self.data.len() })
    }
}

/// All functions, family by family.
pub fn all() -> impl Iterator<Item = &'static Function> {
    functions::FAMILIES.iter().flat_map(|family| family.iter())
}

pub fn find(name: &str) -> Option<&'static Function> {
    all().find(|function| function.name == name)
}
