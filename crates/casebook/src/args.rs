//! The settings of a run, as JSON; each question for one says what it must be.

use crate::Fault;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

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

    /// A level such as 0.95, or this when absent: strictly between 0 and 1, because neither end has an interval.
    pub fn level_or(&self, name: &str, otherwise: f64) -> Result<f64, Fault> {
        let level = self.number_or(name, otherwise)?;
        if level > 0.0 && level < 1.0 { Ok(level) } else { Err(self.wrong(name, "a number between 0 and 1, such as 0.95")) }
    }

    /// Numbers each strictly between 0 and 1; absent is empty.
    pub fn levels(&self, name: &str) -> Result<Vec<f64>, Fault> {
        let levels = self.numbers(name)?;
        if levels.iter().all(|level| *level > 0.0 && *level < 1.0) { Ok(levels) } else { Err(self.wrong(name, "numbers between 0 and 1")) }
    }

    /// A number above 0, or this when absent.
    pub fn positive_or(&self, name: &str, otherwise: f64) -> Result<f64, Fault> {
        let number = self.number_or(name, otherwise)?;
        if number > 0.0 { Ok(number) } else { Err(self.wrong(name, "a number above 0")) }
    }

    /// A whole number within these ends, or this when absent.
    pub fn count_within(&self, name: &str, otherwise: usize, ends: RangeInclusive<usize>) -> Result<usize, Fault> {
        let count = self.count_or(name, otherwise)?;
        if ends.contains(&count) {
            Ok(count)
        } else {
            Err(self.wrong(name, &format!("a whole number from {} to {}", ends.start(), ends.end())))
        }
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

    /// A list of texts that names nothing twice: a column that counted twice would weigh twice.
    pub fn distinct_texts(&self, name: &str) -> Result<Vec<&str>, Fault> {
        let texts = self.texts(name)?;
        match texts.iter().enumerate().find(|(place, text)| texts[..*place].contains(text)) {
            Some((_, twice)) => Err(self.fault(name, format!("names \"{twice}\" twice"))),
            None => Ok(texts),
        }
    }

    /// Places counted from 1 in the args, none of them twice, given back counted from 0.
    pub fn distinct_places(&self, name: &str) -> Result<Vec<usize>, Fault> {
        let places = self.places(name)?;
        match places.iter().enumerate().find(|(at, place)| places[..*at].contains(place)) {
            Some((_, twice)) => Err(self.fault(name, format!("names {} twice", twice + 1))),
            None => Ok(places),
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn said<T: std::fmt::Debug>(result: Result<T, Fault>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn a_level_is_strictly_between_0_and_1() {
        for wrong in [json!(0), json!(1), json!(95), json!(-0.5), json!("0.95")] {
            let args = Args::new(json!({ "conf": wrong })).unwrap();
            assert!(said(args.level_or("conf", 0.95)).starts_with("args.conf: is "), "{wrong}");
        }
        assert_eq!(Args::new(json!({ "conf": 0.9 })).unwrap().level_or("conf", 0.95).unwrap(), 0.9);
        assert_eq!(Args::none().level_or("conf", 0.95).unwrap(), 0.95);
        assert!(said(Args::new(json!({ "quantiles": [0.5, 1.5] })).unwrap().levels("quantiles")).contains("args.quantiles"));
    }

    #[test]
    fn counts_and_lists_outside_what_can_be_are_named() {
        let args = Args::new(json!({ "bins": 0, "items": ["a", "b", "a"], "reverse": [3, 3], "extra": 0 })).unwrap();
        assert_eq!(said(args.count_within("bins", 10, 1..=1000)), "args.bins: is 0, not a whole number from 1 to 1000");
        assert_eq!(said(args.distinct_texts("items")), "args.items: names \"a\" twice");
        assert_eq!(said(args.distinct_places("reverse")), "args.reverse: names 3 twice");
        assert_eq!(said(args.positive_or("extra", 1.0)), "args.extra: is 0, not a number above 0");
    }
}
