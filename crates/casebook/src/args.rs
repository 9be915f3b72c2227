//! The settings of a run, as JSON; each question for one says what it must be.

use crate::Fault;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// A JSON object of settings (an empty list counts as an empty object, as the cases write it).
#[derive(Debug, Clone)]
pub struct Args {
    given: Value,
    /// Names that were asked for, so that a misspelled one is noticed.
    read: RefCell<BTreeSet<String>>,
}

impl Args {
    pub fn new(value: Value) -> Result<Args, Fault> {
        match &value {
            Value::Object(_) => Ok(Args { given: value, read: RefCell::default() }),
            Value::Null => Ok(Args::none()),
            Value::Array(list) if list.is_empty() => Ok(Args::none()),
            _ => Err(Fault::Call("the args are not a JSON object".to_owned())),
        }
    }

    pub fn none() -> Args {
        Args { given: Value::Object(serde_json::Map::new()), read: RefCell::default() }
    }

    /// The raw value; `None` when absent or null.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.read.borrow_mut().insert(name.to_owned());
        self.given.get(name).filter(|value| !value.is_null())
    }

    /// What was given and never asked for: misspelled, or meant for another function.
    pub fn unread(&self) -> Vec<String> {
        let read = self.read.borrow();
        self.names().map(str::to_owned).filter(|name| !read.contains(name)).collect()
    }

    /// The names of all settings given.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.given.as_object().into_iter().flatten().map(|(name, _)| name.as_str())
    }

    pub fn fault(&self, name: &str, problem: impl Into<String>) -> Fault {
        Fault::Arg { name: name.to_owned(), problem: problem.into() }
    }

    fn wrong(&self, name: &str, wanted: &str) -> Fault {
        match self.get(name) {
            Some(value) => self.fault(name, format!("is {value}, not {wanted}")),
            None => self.fault(name, format!("is missing; give {wanted}")),
        }
    }

    pub fn number(&self, name: &str) -> Result<f64, Fault> {
        self.get(name).and_then(Value::as_f64).ok_or_else(|| self.wrong(name, "a number"))
    }

    /// The number, or this when absent.
    pub fn number_or(&self, name: &str, otherwise: f64) -> Result<f64, Fault> {
        if self.get(name).is_none() { Ok(otherwise) } else { self.number(name) }
    }

    pub fn count(&self, name: &str) -> Result<usize, Fault> {
        let number = self.get(name).and_then(Value::as_f64).filter(|x| *x >= 0.0 && x.fract() == 0.0 && *x < 9.0e15);
        number.map(|x| x as usize).ok_or_else(|| self.wrong(name, "a whole number from 0"))
    }

    pub fn count_or(&self, name: &str, otherwise: usize) -> Result<usize, Fault> {
        if self.get(name).is_none() { Ok(otherwise) } else { self.count(name) }
    }

    pub fn text(&self, name: &str) -> Result<&str, Fault> {
        self.get(name).and_then(Value::as_str).ok_or_else(|| self.wrong(name, "a text"))
    }

    pub fn text_or<'a>(&'a self, name: &str, otherwise: &'a str) -> Result<&'a str, Fault> {
        if self.get(name).is_none() { Ok(otherwise) } else { self.text(name) }
    }

    /// `true`, `false`, or the same as text in any case ("TRUE").
    pub fn flag_or(&self, name: &str, otherwise: bool) -> Result<bool, Fault> {
        match self.get(name) {
            None => Ok(otherwise),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(Value::String(text)) if text.eq_ignore_ascii_case("true") => Ok(true),
            Some(Value::String(text)) if text.eq_ignore_ascii_case("false") => Ok(false),
            Some(_) => Err(self.wrong(name, "true or false")),
        }
    }

    /// A list of numbers; a single number is a list of one; absent is empty.
    pub fn numbers(&self, name: &str) -> Result<Vec<f64>, Fault> {
        match self.get(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(list)) => {
                list.iter().map(Value::as_f64).collect::<Option<_>>().ok_or_else(|| self.wrong(name, "a list of numbers"))
            }
            Some(_) => Ok(vec![self.number(name)?]),
        }
    }

    /// A list of texts; a single text is a list of one; absent is empty.
    pub fn texts(&self, name: &str) -> Result<Vec<&str>, Fault> {
        match self.get(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(list)) => {
                list.iter().map(Value::as_str).collect::<Option<_>>().ok_or_else(|| self.wrong(name, "a list of texts"))
            }
            Some(_) => Ok(vec![self.text(name)?]),
        }
    }

    /// Places counted from 1 in the args, given back counted from 0.
    pub fn places(&self, name: &str) -> Result<Vec<usize>, Fault> {
        let place = |x: f64| {
            if x >= 1.0 && x.fract() == 0.0 && x < 9.0e15 { Ok(x as usize - 1) } else { Err(self.wrong(name, "places counted from 1")) }
        };
        self.numbers(name)?.into_iter().map(place).collect()
    }

    /// An object of name → number, in the order written.
    pub fn number_map(&self, name: &str) -> Result<Vec<(String, f64)>, Fault> {
        let object = self.get(name).and_then(Value::as_object).ok_or_else(|| self.wrong(name, "an object of numbers"))?;
        object
            .iter()
            .map(|(key, value)| value.as_f64().map(|x| (key.clone(), x)).ok_or_else(|| self.wrong(name, "an object of numbers")))
            .collect()
    }
}
