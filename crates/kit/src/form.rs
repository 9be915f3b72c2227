//! Forms that never lose what was typed. A handler reads each field by name, says what it must be, and either gets
//! values or sends the same page back with every mistake told beside its field:
//!
//! ```ignore
//! let what = form.text("what").max(200).required();
//! let by = form.date("by").from(today).required();
//! let note = form.text("note").max(2000).optional();
//! let (Some(what), Some(by), Some(note)) = (what, by, note) else { return Ok(again(views::promise(w, &form))) };
//! ```
//!
//! Each reader gives `None` when something is wrong there, and by then has written down what. How fields look is in
//! `form/fields.rs`; how a form arrives in `form/sent.rs`.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use ground::account;
use maud::Markup;

pub use answer::Answer;
pub use choice::Choice;
pub use field::Field;
pub use fields::{Fields, hidden_csrf};
pub use rows::cell;
pub use sent::Unreadable;
pub use wrong::{Blank, Wrong};

use crate::i18n::Words;

mod answer;
mod choice;
mod field;
mod fields;
mod read;
mod rows;
mod sent;
mod wrong;

/// The name of the hidden field that says what a form was filled with.
pub const SEEN: &str = "seen";

/// The name of the hidden field that carries the proof against forged posts.
pub const CSRF: &str = "csrf";

/// What was typed, word for word, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Form {
    given: Vec<(String, String)>,
    files: Vec<SentFile>,
    /// Fields whose file has been taken out; the browser will have forgotten it.
    taken: Vec<String>,
    wrongs: Vec<(String, Wrong)>,
    /// How the name of the field begins at which the page shall open.
    begin_at: Option<String>,
}

/// A file that came with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentFile {
    pub field: String,
    pub name: String,
    pub content_type: String,
    pub bytes: Vec<u8>,
}

impl Form {
    /// A form nobody has touched.
    pub fn blank() -> Form {
        Form::default()
    }

    /// What was sent, as (field, text) in the order of the page.
    pub fn parse(given: Vec<(String, String)>) -> Form {
        Form { given, ..Form::default() }
    }

    /// A form that already knows something: `Form::blank().filled("name", &unit.name)`.
    pub fn filled(mut self, name: &str, value: impl Into<String>) -> Form {
        self.given.push((name.to_owned(), value.into()));
        self
    }

    /// The form with an image of what it is filled with, to be sent along (`fields.hidden(SEEN)`): see [`Form::meanwhile`].
    pub fn stamped(self) -> Form {
        let parts: Vec<&str> = self.given.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]).collect();
        let image = account::digest("what a form was filled with", &parts.join("\0"));
        let stamp = data_encoding::HEXLOWER.encode(&image.0[..8]);
        self.filled(SEEN, stamp)
    }

    /// Says so when the form would be filled otherwise by now (`now`, stamped as well): somebody saved while this one was being
    /// written, and what they wrote would be gone without anybody knowing. Sent once more, it goes over it on purpose.
    pub fn meanwhile(&mut self, now: &Form) {
        let stamp = now.value(SEEN).to_owned();
        let seen = self.value(SEEN);
        if seen.is_empty() || seen == stamp {
            return;
        }
        self.given.retain(|(name, _)| name != SEEN);
        self.given.push((SEEN.to_owned(), stamp));
        self.wrong("", "form-changed-meanwhile");
    }

    /// What was typed into a field; empty if nothing.
    pub fn value(&self, name: &str) -> &str {
        self.values(name).next().unwrap_or_default()
    }

    /// All that was checked under one name.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.given.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Says what is wrong with a field, or with the whole form when the name is empty. The first mistake stays.
    pub fn wrong(&mut self, name: &str, wrong: impl Into<Wrong>) {
        if self.mistake(name).is_none() {
            self.wrongs.push((name.to_owned(), wrong.into()));
        }
    }

    /// Whether nothing is wrong so far.
    pub fn is_fine(&self) -> bool {
        self.wrongs.is_empty()
    }

    /// What is wrong with a field.
    pub fn mistake(&self, name: &str) -> Option<&Wrong> {
        self.wrongs.iter().find(|(field, _)| field == name).map(|(_, wrong)| wrong)
    }

    /// Everything that is wrong, in the order of reading.
    pub fn mistakes(&self) -> &[(String, Wrong)] {
        &self.wrongs
    }

    /// The fields of this form, ready to be put on a page.
    pub fn fields(&self, words: Words) -> Fields<'_> {
        Fields::new(words, self)
    }
}

/// The page with the form again, what was typed still in it: 422.
pub fn again(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

#[cfg(test)]
mod tests;
