//! The small types that rooms share: what waits for a person, what must hold before a gate.

use crate::ids::{ImplementationId, PersonId};
use jiff::civil::Date;

/// Something that needs one person or one team. Words are Fluent keys with arguments, so every page speaks the
/// reader's language.
#[derive(Clone, Debug)]
pub struct WorkItem {
    /// The element's letter: I, M, P, A, C or T; None for work of the house itself.
    pub element: Option<char>,
    pub kicker: Text,
    pub title: Text,
    pub detail: Text,
    pub action: Text,
    pub href: String,
    /// Lower comes first.
    pub urgency: u8,
}

/// A Fluent key with what fills its blanks; the page that shows it spells days and counts in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub key: &'static str,
    pub blanks: Vec<(&'static str, Blank)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Blank {
    Words(String),
    Day(Date),
    Count(i64),
}

impl Text {
    pub fn new(key: &'static str) -> Text {
        Text { key, blanks: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, words: impl Into<String>) -> Text {
        self.blanks.push((name, Blank::Words(words.into())));
        self
    }

    pub fn on(mut self, name: &'static str, day: Date) -> Text {
        self.blanks.push((name, Blank::Day(day)));
        self
    }

    pub fn count(mut self, name: &'static str, count: i64) -> Text {
        self.blanks.push((name, Blank::Count(count)));
        self
    }
}

/// Whose open work is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Whose {
    Person(PersonId),
}

/// What a person holds that somebody else will have to take over when they leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub text: Text,
    /// Where it can be handed on.
    pub href: String,
}

/// What is about to happen, for which rooms say what must hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
    /// Leaving a stage for the next; the stage is named by its word.
    Gate { implementation: ImplementationId, to: &'static str },
    /// Taking back an implementation that was begun by mistake.
    Deletion { implementation: ImplementationId },
}

/// Something found by its words.
#[derive(Clone, Debug)]
pub struct Found {
    pub kind: Kind,
    pub title: Text,
    pub said: Option<Text>,
    pub href: String,
    /// How well the title fits: lower comes first (see `Sought::fits`).
    pub rank: u8,
}

/// What can be found, in the order a page shows it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    Innovation,
    Implementation,
    Decision,
    Team,
    Pulse,
    Person,
    Unit,
}

/// One thing that must hold before a gate or a decision.
#[derive(Clone, Debug)]
pub struct Check {
    /// Stable name, kept with an override.
    pub name: &'static str,
    pub met: bool,
    pub text: Text,
    /// Where it can be mended.
    pub href: Option<String>,
}
