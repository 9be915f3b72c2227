//! The fields of a form on a page. The form opens by itself with the list of what to mend, each entry a link to its field.
//!
//! ```ignore
//! let f = form.fields(w);
//! f.post("/commitments", csrf, html! {
//!     (f.text("what", w.t("commitment-what")).hint(w.t("commitment-what-hint")))
//!     (f.date("by", w.t("commitment-by")))
//!     (f.select("to", w.t("commitment-to"), people))
//!     (f.send(w.t("commitment-promise")))
//! })
//! ```

use std::cell::{Cell, RefCell};

use maud::{Markup, html};

use super::field::Kind;
use super::{CSRF, Choice, Field, Form};
use crate::args;
use crate::i18n::Words;
use crate::views::{Shape, button, shape};

pub struct Fields<'f> {
    pub(super) words: Words,
    pub(super) form: &'f Form,
    /// (name, label) in the order of the page, so that the list at the top can name the fields.
    asked: RefCell<Vec<(String, String)>>,
    prefix: &'static str,
    /// A password or a file is among them, which no browser gets back.
    forgets: Cell<bool>,
}

impl<'f> Fields<'f> {
    pub(super) fn new(words: Words, form: &'f Form) -> Self {
        Fields { words, form, asked: RefCell::default(), prefix: "", forgets: Cell::default() }
    }

    /// Keeps ids apart where one page has two forms with the same field.
    pub fn prefixed(mut self, prefix: &'static str) -> Self {
        self.prefix = prefix;
        self
    }

    pub fn text(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.ask(name, label, Kind::Input("text"))
    }

    pub fn email(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.ask(name, label, Kind::Input("email")).autocomplete("email")
    }

    /// Never sent back to the page.
    pub fn password(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.ask(name, label, Kind::Input("password"))
    }

    /// Several lines.
    pub fn area(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.ask(name, label, Kind::Area)
    }

    pub fn date(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.ask(name, label, Kind::Input("date"))
    }

    pub fn time(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.ask(name, label, Kind::Input("time"))
    }

    /// A text field with the number keys on a phone: spinners change numbers by accident.
    pub fn number(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.ask(name, label, Kind::Number)
    }

    pub fn file(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.ask(name, label, Kind::File)
    }

    pub fn select<C: Into<Choice>>(&self, name: &str, label: impl Into<String>, from: impl IntoIterator<Item = C>) -> Field<'_> {
        self.ask(name, label, Kind::Select(from.into_iter().map(Into::into).collect()))
    }

    /// One of a few, all in sight.
    pub fn radios<C: Into<Choice>>(&self, name: &str, label: impl Into<String>, from: impl IntoIterator<Item = C>) -> Field<'_> {
        self.ask(name, label, Kind::Radios(from.into_iter().map(Into::into).collect()))
    }

    /// Any of a few.
    pub fn checks<C: Into<Choice>>(&self, name: &str, label: impl Into<String>, from: impl IntoIterator<Item = C>) -> Field<'_> {
        self.ask(name, label, Kind::Checks(from.into_iter().map(Into::into).collect()))
    }

    /// One box with its sentence.
    pub fn check(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.ask(name, label, Kind::Check)
    }

    pub fn hidden(&self, name: &str) -> Markup {
        html! { input type="hidden" name=(name) value=(self.form.value(name)); }
    }

    /// The row with the button that sends.
    pub fn send(&self, label: impl AsRef<str>) -> Markup {
        html! { div.field { p.actions { (button(label.as_ref())) } } }
    }

    /// The whole form on its sheet.
    pub fn post(&self, action: &str, csrf: &str, body: Markup) -> Markup {
        html! {
            form.sheet method="post" action=(action) novalidate { (self.opening(csrf)) (body) }
        }
    }

    /// The same with files.
    pub fn upload(&self, action: &str, csrf: &str, body: Markup) -> Markup {
        html! {
            form.sheet method="post" action=(action) enctype="multipart/form-data" novalidate {
                (self.opening(csrf)) (body)
            }
        }
    }

    /// The form without a sheet: where it is the whole page, as on a phone.
    pub fn plain(&self, action: &str, csrf: &str, body: Markup) -> Markup {
        html! {
            form.stack method="post" action=(action) novalidate { (self.opening(csrf)) (body) }
        }
    }

    fn ask(&self, name: &str, label: impl Into<String>, kind: Kind) -> Field<'_> {
        let label = label.into();
        let begins = |asked: &str| self.form.begin_at.as_ref().is_some_and(|start| asked.starts_with(start.as_str()));
        let begin = begins(name) && !self.asked.borrow().iter().any(|(asked, _)| begins(asked));
        if matches!(kind, Kind::Input("password") | Kind::File) {
            self.forgets.set(true);
        }
        self.asked.borrow_mut().push((name.to_owned(), label.clone()));
        Field::new(self, name, label, kind, begin)
    }

    pub(super) fn id(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn opening(&self, csrf: &str) -> Markup {
        html! {
            (hidden_csrf(csrf))
            (self.summary())
        }
    }

    /// What to mend, in the order of the page; nothing when nothing is wrong.
    pub fn summary(&self) -> Markup {
        let wrongs = self.form.mistakes();
        if wrongs.is_empty() {
            return html! {};
        }
        let asked = self.asked.borrow();
        let place = |name: &str| asked.iter().position(|(field, _)| field == name);
        let mut wrongs: Vec<_> = wrongs.iter().collect();
        wrongs.sort_by_key(|(name, _)| place(name).map_or(0, |at| at + 1));
        let w = self.words;
        html! {
            div.notice.wrong role="alert" tabindex="-1" autofocus {
                (shape(w, Shape::Wrong))
                div {
                    p { strong { (w.with("form-mend", args![count => wrongs.len()])) "." } " " (w.t(if self.forgets.get() { "form-kept-but" } else { "form-kept" })) }
                    ul.bullets {
                        @for (name, wrong) in wrongs {
                            li {
                                @if let Some(at) = place(name) {
                                    a href={ "#" (self.id(name)) } { (asked[at].1) }
                                    (colon(&asked[at].1))
                                }
                                (wrong.say(w))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// "By when?" needs no colon before its mistake, "Name" and "File (.zip)" do.
fn colon(label: &str) -> &'static str {
    if label.ends_with(['?', '!', '.', ':', '…']) { " " } else { ": " }
}

/// The hidden proof against forged posts, for forms made by hand.
pub fn hidden_csrf(csrf: &str) -> Markup {
    html! { input type="hidden" name=(CSRF) value=(csrf); }
}
