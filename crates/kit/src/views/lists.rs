//! Things in a row: what needs one, what happened, what was said.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{Leaf, Shape, leaf, shape};
use crate::i18n::Words;

/// One thing that needs a person. Never more than three on a page.
pub struct Ask {
    pub leaf: Leaf,
    /// Element and occasion: "Professional learning · a signal since Friday".
    pub kicker: String,
    pub title: String,
    pub said: String,
    pub act: Markup,
}

pub fn asks(asks: &[Ask]) -> Markup {
    html! {
        ol.asks {
            @for ask in asks {
                li {
                    (leaf(ask.leaf))
                    div {
                        p.kicker { (ask.kicker) }
                        h3 { (ask.title) }
                        p { (ask.said) }
                    }
                    div.act { (ask.act) }
                }
            }
        }
    }
}

/// A plain list with hairlines.
pub fn lines(items: impl IntoIterator<Item = Markup>) -> Markup {
    html! { ul.lines { @for item in items { li { (item) } } } }
}

/// A list with dashes, inside other text.
pub fn bullets<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> Markup {
    html! { ul.bullets { @for item in items { li { (item.as_ref()) } } } }
}

/// Name and value, row by row.
pub fn terms(rows: &[(String, Markup)]) -> Markup {
    html! {
        dl.terms {
            @for (name, value) in rows { div { dt { (name) } dd { (value) } } }
        }
    }
}

/// Conditions with their shapes: (shape, what must hold, the evidence for today).
pub fn conditions(words: Words, conditions: &[(Shape, String, String)]) -> Markup {
    html! {
        ul.conditions {
            @for (stands, said, evidence) in conditions {
                li { (shape(words, *stands)) div { p { (said) } p { (evidence) } } }
            }
        }
    }
}

/// Something that happened, or is planned.
pub struct Entry {
    pub day: Date,
    /// The day in words; may say more: "November 30, planned".
    pub when: String,
    pub what: Markup,
    pub planned: bool,
}

/// Newest first.
pub fn timeline(entries: &[Entry]) -> Markup {
    html! {
        ol.timeline {
            @for entry in entries {
                li.open[entry.planned] { time datetime=(entry.day) { (entry.when) } (entry.what) }
            }
        }
    }
}
