//! The forms of the record: for each part how its page is filled, read and drawn. A part is one idea, so each has a page.

mod asks;
mod description;
mod evidence;
mod ingredients;
mod need;
mod outcomes;

use super::model::{Part, Record, Row};
use ground::InnovationId;
use kit::form::{Answer, Fields, Form, cell};
use kit::i18n::Words;
use kit::paths;
use maud::Markup;
use std::str::FromStr;

/// A part of the record as something to write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    Description,
    Need,
    Evidence,
    Ingredients,
    Hours,
    Costs,
    Materials,
    Outcomes,
}

/// The three sides of one form, and its groups of rows: (group, key of the button for one more).
pub struct Face {
    pub fill: fn(&Record) -> Form,
    pub read: fn(&mut Form) -> Option<Part>,
    pub draw: fn(Words, &Fields) -> Markup,
    pub more: &'static [(&'static str, &'static str)],
    /// Its address to look at, and where it is sent.
    pub looked_at: &'static str,
    pub sent_to: &'static str,
    pub title: &'static str,
    pub lede: &'static str,
}

impl Topic {
    pub const ALL: [Topic; 8] = [
        Topic::Description,
        Topic::Need,
        Topic::Evidence,
        Topic::Ingredients,
        Topic::Hours,
        Topic::Costs,
        Topic::Materials,
        Topic::Outcomes,
    ];

    pub fn face(self) -> Face {
        match self {
            Topic::Description => description::FACE,
            Topic::Need => need::FACE,
            Topic::Evidence => evidence::FACE,
            Topic::Ingredients => ingredients::FACE,
            Topic::Hours => asks::HOURS,
            Topic::Costs => asks::COSTS,
            Topic::Materials => asks::MATERIALS,
            Topic::Outcomes => outcomes::FACE,
        }
    }

    /// Its form as the record fills it, with an image of that.
    pub fn filled(self, record: &Record) -> Form {
        (self.face().fill)(record).stamped()
    }

    /// Where it stands on the page of its innovation.
    pub fn anchor(self) -> &'static str {
        self.face().looked_at.rsplit('/').next().unwrap_or_default()
    }

    pub fn looked_at(self, id: InnovationId) -> String {
        self.face().looked_at.replace("{innovation}", &id.to_string())
    }

    pub fn sent_to(self, id: InnovationId) -> String {
        self.face().sent_to.replace("{innovation}", &id.to_string())
    }

    /// The page of the innovation, at this part.
    pub fn place(self, id: InnovationId) -> String {
        format!("{}#{}", paths::innovation(id), self.anchor())
    }
}

impl Face {
    /// Whether one more row was asked for; it is there now.
    pub fn wants_row(&self, form: &mut Form) -> bool {
        form.wants_row(&self.more.iter().map(|(group, _)| *group).collect::<Vec<_>>())
    }
}

/// Reads the rows of a group that have something in these fields. Whatever is wrong, the form knows.
fn rows<I: FromStr, T>(
    form: &mut Form,
    group: &str,
    fields: &[&str],
    read: impl Fn(&mut Form, &dyn Fn(&str) -> String) -> Option<T>,
) -> Vec<Row<I, T>> {
    let mut all = Vec::new();
    for n in form.rows(group) {
        if form.is_blank_row(group, n, fields) {
            continue;
        }
        let id = form.value(&cell(group, n, "id")).parse().ok();
        all.extend(read(form, &|field| cell(group, n, field)).map(|is| Row { id, is }));
    }
    all
}

/// Words on one line: what was typed over several becomes one.
fn line<'f>(form: &'f mut Form, name: &str, longest: usize) -> Answer<'f, String> {
    form.text(name).read(|text| Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))).max(longest)
}

/// The id of a row as its form carries it.
fn id<I: ToString, T>(row: &Row<I, T>) -> String {
    row.id.as_ref().map(I::to_string).unwrap_or_default()
}

/// At least one row to write into.
fn open_row(mut form: Form, group: &str) -> Form {
    if form.rows(group).is_empty() {
        form.add_row(group);
    }
    form
}
