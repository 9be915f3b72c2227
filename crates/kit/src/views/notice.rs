//! What is told in passing, what is set apart, and what is not there yet.

use maud::{Markup, html};

use super::{Growth, Shape, drawing, mark};
use crate::form::hidden_csrf;

/// Three kinds; none of them shouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It is done.
    Done,
    /// Good to know: why something is hidden.
    Plain,
    /// Something to mend.
    Wrong,
}

/// A strong word or two, then a sentence.
pub fn notice(tone: Tone, strong: &str, said: &str) -> Markup {
    let (class, shape) = match tone {
        Tone::Done => ("notice", Shape::Met),
        Tone::Plain => ("notice plain", Shape::Unknown),
        Tone::Wrong => ("notice wrong", Shape::Wrong),
    };
    html! { div class=(class) { (mark(shape)) p { strong { (strong) } " " (said) } } }
}

/// What the first step is, and how long it takes. Its title is no heading: it stands wherever a list would, at any depth.
pub fn empty(title: &str, said: &str, step: Markup) -> Markup {
    html! {
        div.empty {
            (drawing(Growth::Seed))
            p.title { (title) }
            p { (said) }
            div { (step) }
        }
    }
}

/// Raised paper: this is one thing to handle. At most one on a page.
pub fn sheet(body: Markup) -> Markup {
    html! { div.sheet { (body) } }
}

/// One signal on its sheet: what was lost, columns of why, what is not known, the first conversation.
pub fn signal(title: &str, columns: &[(String, Markup)], steps: Markup) -> Markup {
    html! {
        div.sheet.signal {
            h3 { (mark(Shape::Lost)) (title) }
            div.columns {
                @for (name, body) in columns { div { h4 { (name) } (body) } }
            }
            (steps)
        }
    }
}

/// More for those who want it.
pub fn details(summary: &str, body: Markup) -> Markup {
    unfolded(summary, false, body)
}

/// The same, standing open when there is something in it to mend.
pub fn unfolded(summary: &str, open: bool, body: Markup) -> Markup {
    html! { details open[open] { summary { (summary) } div.more { (body) } } }
}

/// Asks once more before what cannot be undone; a page of its own, so it works without scripts.
pub struct Confirm {
    pub title: String,
    pub said: String,
    /// Where "yes" is posted.
    pub action: String,
    pub csrf: String,
    pub yes: String,
    pub no: String,
    /// Where "no" leads back to.
    pub back: String,
}

pub fn confirm(ask: &Confirm) -> Markup {
    html! {
        form.sheet.confirm method="post" action=(ask.action) {
            (hidden_csrf(&ask.csrf))
            h1 { (ask.title) }
            p { (ask.said) }
            div.actions {
                button.button.quiet { (ask.yes) }
                a.button.plain href=(ask.back) { (ask.no) }
            }
        }
    }
}
