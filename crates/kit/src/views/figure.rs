//! The only way to show a number about people: the finding in a sentence, the drawing, how sure it is, the same
//! numbers as a table.

use maud::{Markup, PreEscaped, html};

use super::{Table, table};
use crate::i18n::Words;

pub struct Figure {
    /// The finding, as a colleague would say it.
    pub finding: String,
    /// What is drawn: of whom, when, in what unit.
    pub measure: String,
    /// From `drawn`.
    pub drawing: Markup,
    /// From `chart_key` or `key`; may be empty.
    pub key: Markup,
    /// n, date, rule, what it does not show.
    pub notes: String,
    pub table: Table,
    /// Whether the table is open at first.
    pub open: bool,
}

pub fn figure(words: Words, of: &Figure) -> Markup {
    html! {
        figure.figure {
            figcaption {
                p.finding { (of.finding) }
                p.measure { (of.measure) }
            }
            div.draw { (of.drawing) (of.key) }
            @if !of.notes.is_empty() { p.notes { (of.notes) } }
            details open[of.open] {
                summary { (words.t("figure-table")) }
                (table(words, &of.table))
            }
        }
    }
}

/// What the marks of a drawing mean: (a small mark, its word).
pub fn key(entries: &[(Markup, String)]) -> Markup {
    html! {
        ul.key {
            @for (swatch, word) in entries {
                li { svg viewBox="0 0 16 12" aria-hidden="true" { (swatch) } (word) }
            }
        }
    }
}

/// The SVG of a chart, as `charts` made it.
pub fn drawn(svg: String) -> Markup {
    PreEscaped(svg)
}

/// The key of a chart, as `charts` lists it.
pub fn chart_key(entries: &[charts::KeyEntry]) -> Markup {
    let swatches = entries.iter().map(|entry| (PreEscaped(entry.swatch()), entry.words.clone()));
    let swatches: Vec<(Markup, String)> = swatches.collect();
    html! { @if !swatches.is_empty() { (key(&swatches)) } }
}
