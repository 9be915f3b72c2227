//! When something went wrong: what happened, and a way on. Never a dead end, never a code to look up.

use maud::{Markup, html};

use crate::args;
use crate::i18n::Words;

/// What happened, as a person would sort it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Missing,
    SignIn,
    Refused,
    /// What was sent does not fit together.
    Wrong,
    TooMany,
    TooLarge,
    /// The proof of a form ran out.
    Stale,
    Busy,
    Broken,
}

#[derive(Clone, Debug)]
pub struct FaultPage {
    pub status: u16,
    pub what: What,
    /// A sentence of its own instead of the usual one; empty: the usual one.
    pub said: String,
    /// (label, address); empty: to the first page.
    pub way_on: Vec<(String, String)>,
    /// What helps whoever looks after the server to find it; empty: none.
    pub reference: String,
}

impl FaultPage {
    /// The usual page for what happened.
    pub fn of(what: What) -> FaultPage {
        FaultPage { status: what.status(), what, said: String::new(), way_on: Vec::new(), reference: String::new() }
    }

    /// For the title of the page.
    pub fn title(&self, words: Words) -> String {
        words.t(self.what.sentences().0)
    }
}

impl What {
    pub const ALL: [What; 9] =
        [What::Missing, What::SignIn, What::Refused, What::Wrong, What::TooMany, What::TooLarge, What::Stale, What::Busy, What::Broken];

    pub fn status(self) -> u16 {
        match self {
            What::Missing => 404,
            What::SignIn => 401,
            What::Refused | What::Stale => 403,
            What::Wrong => 400,
            What::TooMany => 429,
            What::TooLarge => 413,
            What::Busy => 503,
            What::Broken => 500,
        }
    }

    /// Title and body.
    fn sentences(self) -> (&'static str, &'static str) {
        match self {
            What::Missing => ("fault-missing-title", "fault-missing-body"),
            What::SignIn => ("fault-sign-in-title", "fault-sign-in-body"),
            What::Refused => ("fault-refused-title", "fault-refused-body"),
            What::Wrong => ("fault-wrong-title", "fault-wrong-body"),
            What::TooMany => ("fault-too-many-title", "fault-too-many-body"),
            What::TooLarge => ("fault-too-large-title", "fault-too-large-body"),
            What::Stale => ("fault-stale-title", "fault-stale-body"),
            What::Busy => ("fault-busy-title", "fault-busy-body"),
            What::Broken => ("fault-broken-title", "fault-broken-body"),
        }
    }
}

/// The body of the page; put it in the frame that fits who is asking.
pub fn fault(words: Words, page: &FaultPage) -> Markup {
    let body = if page.said.is_empty() { words.t(page.what.sentences().1) } else { page.said.clone() };
    let home = [(words.t("fault-home"), "/".to_owned())];
    let ways: &[(String, String)] = if page.way_on.is_empty() { &home } else { &page.way_on };
    html! {
        div.page-head.fault {
            h1 { (page.title(words)) }
            p.lede { (body) }
            @if !page.reference.is_empty() {
                p.small.soft { (words.with("fault-reference", args![reference => page.reference.as_str()])) }
            }
            nav.actions aria-label=(words.t("fault-ways")) {
                @for (at, (label, href)) in ways.iter().enumerate() {
                    a class=(if at == 0 { "button quiet" } else { "button plain" }) href=(href) { (label) }
                }
            }
        }
    }
}
