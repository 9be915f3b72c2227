//! What is wrong with a field: a sentence and its blanks, said only when the page is drawn, in the reader's language.

use jiff::civil::Date;

use crate::i18n::{Blanks, Words};

/// A mistake in words that say what to do: `Wrong::of("form-too-long").and("most", 200)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    key: &'static str,
    blanks: Vec<(&'static str, Blank)>,
}

impl Wrong {
    pub fn of(key: &'static str) -> Wrong {
        Wrong { key, blanks: Vec::new() }
    }

    /// Fills a blank of the sentence.
    pub fn and(mut self, name: &'static str, value: impl Into<Blank>) -> Wrong {
        self.blanks.push((name, value.into()));
        self
    }

    pub fn key(&self) -> &'static str {
        self.key
    }

    pub fn say(&self, words: Words) -> String {
        let mut blanks = Blanks::new();
        for (name, value) in &self.blanks {
            match value {
                Blank::Text(text) => blanks.set(*name, text.clone()),
                Blank::Number(number) => blanks.set(*name, *number),
                Blank::Day(day) => blanks.set(*name, words.date(*day)),
            }
        }
        words.with(self.key, blanks)
    }
}

impl From<&'static str> for Wrong {
    fn from(key: &'static str) -> Wrong {
        Wrong::of(key)
    }
}

/// A value in such a sentence; days wait for the language.
#[derive(Clone, Debug, PartialEq)]
pub enum Blank {
    Text(String),
    Number(f64),
    Day(Date),
}

impl From<&str> for Blank {
    fn from(text: &str) -> Blank {
        Blank::Text(text.to_owned())
    }
}

impl From<String> for Blank {
    fn from(text: String) -> Blank {
        Blank::Text(text)
    }
}

impl From<Date> for Blank {
    fn from(day: Date) -> Blank {
        Blank::Day(day)
    }
}

impl From<f64> for Blank {
    fn from(number: f64) -> Blank {
        Blank::Number(number)
    }
}

macro_rules! whole_numbers {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Blank {
            fn from(number: $kind) -> Blank {
                Blank::Number(number as f64)
            }
        }
    )*};
}
whole_numbers!(i32, i64, u32, u64, usize);
