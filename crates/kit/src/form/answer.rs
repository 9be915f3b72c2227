//! One field on its way from text to a value. It stays open until `required`, `optional` or `or` closes it.

use jiff::civil::Date;
use std::ops::RangeInclusive;

use super::{Form, Wrong};

/// What a field holds: nothing, a value, or something wrong that is told when it closes.
#[must_use = "close it with required(), optional() or or()"]
pub struct Answer<'f, T> {
    form: &'f mut Form,
    name: String,
    blank: &'static str,
    state: State<T>,
}

enum State<T> {
    Blank,
    Given(T),
    Wrong(Wrong),
}

impl<'f, T> Answer<'f, T> {
    pub(super) fn blank(form: &'f mut Form, name: &str) -> Self {
        Answer { form, name: name.to_owned(), blank: "form-empty", state: State::Blank }
    }

    pub(super) fn given(form: &'f mut Form, name: &str, value: T) -> Self {
        Answer { state: State::Given(value), ..Answer::blank(form, name) }
    }

    pub(super) fn bad(form: &'f mut Form, name: &str, wrong: Wrong) -> Self {
        Answer { state: State::Wrong(wrong), ..Answer::blank(form, name) }
    }

    /// Which sentence tells that nothing was given.
    pub fn if_blank(mut self, key: &'static str) -> Self {
        self.blank = key;
        self
    }

    /// A rule of one's own: `.check(|code| code.is_free(), "code-taken")`.
    pub fn check(mut self, rule: impl FnOnce(&T) -> bool, wrong: impl Into<Wrong>) -> Self {
        if let State::Given(value) = &self.state
            && !rule(value)
        {
            self.state = State::Wrong(wrong.into());
        }
        self
    }

    /// Makes a domain type of it: `.read(|raw| Code::parse(&raw).map_err(|_| Wrong::of("code-unknown")))`.
    pub fn read<U>(self, parse: impl FnOnce(T) -> Result<U, Wrong>) -> Answer<'f, U> {
        let state = match self.state {
            State::Blank => State::Blank,
            State::Wrong(wrong) => State::Wrong(wrong),
            State::Given(value) => parse(value).map_or_else(State::Wrong, State::Given),
        };
        Answer { form: self.form, name: self.name, blank: self.blank, state }
    }

    /// It has to be there. `None`: something is wrong, and the form knows what.
    pub fn required(self) -> Option<T> {
        match self.state {
            State::Given(value) => Some(value),
            State::Blank => {
                self.form.wrong(&self.name, self.blank);
                None
            }
            State::Wrong(wrong) => {
                self.form.wrong(&self.name, wrong);
                None
            }
        }
    }

    /// It may be left out. `Some(None)`: left out. `None`: something is wrong, and the form knows what.
    pub fn optional(self) -> Option<Option<T>> {
        match self.state {
            State::Blank => Some(None),
            State::Given(value) => Some(Some(value)),
            State::Wrong(wrong) => {
                self.form.wrong(&self.name, wrong);
                None
            }
        }
    }

    /// It may be left out and then is this.
    pub fn or(self, instead: T) -> Option<T> {
        self.optional().map(|value| value.unwrap_or(instead))
    }

    fn length(&mut self, of: impl FnOnce(&T) -> usize, fits: impl FnOnce(usize) -> Option<Wrong>) {
        if let State::Given(value) = &self.state
            && let Some(wrong) = fits(of(value))
        {
            self.state = State::Wrong(wrong);
        }
    }
}

impl Answer<'_, String> {
    /// At most so many characters.
    pub fn max(mut self, most: usize) -> Self {
        let wrong = |n: usize| (n > most).then(|| Wrong::of("form-too-long").and("length", n).and("most", most));
        self.length(|text| text.chars().count(), wrong);
        self
    }

    /// At least so many characters.
    pub fn min(mut self, least: usize) -> Self {
        let wrong = |n: usize| (n < least).then(|| Wrong::of("form-too-short").and("length", n).and("least", least));
        self.length(|text| text.chars().count(), wrong);
        self
    }

    /// Something before and after one @, with a dot behind it; whether it is theirs only a letter can show.
    pub fn email(self) -> Self {
        self.max(254).check(
            |text| {
                let plain = !text.contains(|c: char| c.is_whitespace() || c.is_control());
                let halves = text
                    .split_once('@')
                    .filter(|(name, place)| !name.is_empty() && !place.contains('@') && place.split('.').all(|part| !part.is_empty()));
                plain && halves.is_some_and(|(_, place)| place.contains('.'))
            },
            "form-not-an-email",
        )
    }
}

impl Answer<'_, Date> {
    /// This day or later.
    pub fn from(self, first: Date) -> Self {
        self.within(first, Date::MAX)
    }

    /// This day or earlier.
    pub fn until(self, last: Date) -> Self {
        self.within(Date::MIN, last)
    }

    /// One of these days: a rule of `ground::days`.
    pub fn among(self, days: RangeInclusive<Date>) -> Self {
        self.within(*days.start(), *days.end())
    }

    fn within(mut self, first: Date, last: Date) -> Self {
        if let State::Given(day) = self.state {
            if day < first {
                self.state = State::Wrong(Wrong::of("form-too-early").and("day", day).and("first", first));
            } else if day > last {
                self.state = State::Wrong(Wrong::of("form-too-late").and("day", day).and("last", last));
            }
        }
        self
    }
}

impl<T: PartialOrd + Copy + Into<f64>> Answer<'_, T> {
    /// A number from `least` to `most`, both included.
    pub fn between(mut self, least: T, most: T) -> Self {
        if let State::Given(number) = self.state
            && !(least <= number && number <= most)
        {
            let wrong = Wrong::of("form-out-of-range").and("number", number.into());
            self.state = State::Wrong(wrong.and("least", least.into()).and("most", most.into()));
        }
        self
    }
}
