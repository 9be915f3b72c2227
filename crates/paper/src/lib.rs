//! What leaves the house on paper: a [`Sheet`] is a template with its words and figures.
//!
//! A sheet knows nothing of PDF. The crate `press` turns it into one; [`Sheet::html`] writes the same sheet as a web
//! page, which is the accessible original. Whoever makes a sheet hands over finished words: already translated, dates
//! and numbers already written out, small groups already hidden. Nothing here computes, looks up or hides anything.
//!
//! To add a template: one file beside [`pulse_result`], one variant of [`Template`], one `.typ` file in `press`.

pub mod letter;
pub mod one_pager;
pub mod pulse_result;
pub mod table;

pub use letter::Letter;
pub use one_pager::OnePager;
pub use pulse_result::PulseResult;
pub use table::{Cell, Ragged, Row, Table};

use maud::{Markup, html};
use serde_json::Value;

/// The font family of every sheet. A drawing for paper names it, so that its labels come out as wide as they were planned.
pub const FONT: &str = "Libertinus Serif";

/// One document, complete: printing it needs nothing that is not in here, not even today's date.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Which template, together with the words it needs, so that the two cannot disagree.
    pub template: Template,
    /// The language its words are in: a code such as `en` or `es`, with a region if it matters (`es-MX`).
    pub lang: String,
    /// The title: heading of the page, and the name a reader's program shows for the PDF. Never empty.
    pub title: String,
    /// The pictures the template places by name. A template does without a picture it does not find, because the
    /// numbers stand in its tables anyway.
    pub figures: Vec<Figure>,
}

impl Sheet {
    /// The page as HTML: one `article.report`, to be placed in a page's `main`.
    pub fn html(&self) -> Markup {
        html! {
            article.report lang=(self.lang) {
                @match &self.template {
                    Template::PulseResult(pulse) => (pulse.html(self)),
                    Template::OnePager(page) => (page.html(self)),
                    Template::Letter(letter) => (letter.html(self)),
                }
            }
        }
    }

    /// The figure of that name, if the sheet carries one.
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }
}

/// The paper a sheet is printed on. A sheet fits either: templates look at the room they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Letter,
    A4,
}

/// The kinds of sheet there are.
#[derive(Debug, Clone)]
pub enum Template {
    /// What one pulse said, on one page.
    PulseResult(Box<PulseResult>),
    /// An innovation, or one implementation, for the board.
    OnePager(Box<OnePager>),
    /// What people are told, in somebody's own wording.
    Letter(Letter),
}

impl Template {
    /// The name the template's file bears in `press`.
    pub fn name(&self) -> &'static str {
        match self {
            Template::PulseResult(_) => "pulse_result",
            Template::OnePager(_) => "one_pager",
            Template::Letter(_) => "letter",
        }
    }

    /// The template's words as JSON, which is how they travel to print: as data, never as markup.
    pub fn data(&self) -> Result<Value, serde_json::Error> {
        match self {
            Template::PulseResult(pulse) => serde_json::to_value(pulse),
            Template::OnePager(page) => serde_json::to_value(page),
            Template::Letter(letter) => serde_json::to_value(letter),
        }
    }
}

/// A picture, drawn once for paper and once for the screen.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The name by which a template asks for it, such as [`pulse_result::ANSWERS`].
    pub name: String,
    /// The drawing for paper: a complete SVG document with literal colors, since paper has no style sheet.
    pub svg: String,
    /// The same drawing for the web page, in the colors of the reader's theme, with whatever stands around it (a key).
    /// Typed as markup because it is written into the page as it is: it comes from `charts`, never from a person.
    pub screen: Markup,
    /// What the picture shows, in a sentence, for those who do not see it. Never empty.
    pub alt: String,
}

/// The mark and the product's name, as the head of every sheet shows them.
fn brand(product: &str) -> Markup {
    html! {
        p.brand {
            svg viewBox="0 0 24 24" aria-hidden="true" {
                path.f d="M12 22C11 12 6 8 2 8c0 7 4 10 10 14z" {}
                path.f d="M12 22c0-9 4-17 10-19 0 9-4 14-10 19z" {}
            }
            (product)
        }
    }
}
