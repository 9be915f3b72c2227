//! The small types that rooms share: what waits for a person, what must hold before a gate.

use crate::access::Action;
use crate::ids::{ImplementationId, PersonId, UnitId};
use db::Uuid;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashSet};

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

/// Something that people were told they would get until a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    pub text: Text,
    /// Whether the reader is among those who keep it; else it was made to them.
    pub mine: bool,
    pub by: Date,
    /// How it ended, when somebody who made it said so.
    pub ended: Option<Ended>,
    /// Where the reader says how it ended, when that is theirs to say and nobody has.
    pub say: Option<String>,
    pub href: String,
}

/// How a promise ended, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Kept(Date),
    NotKept(Date),
}

/// Something that people were asked or asked for, and where the reader finds the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    pub text: Text,
    pub said: Text,
    pub on: Date,
    pub href: String,
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

/// A testable statement that good implementation needs, and how it stands today, with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The letter of its element: I, M, P, A, C or T.
    pub element: char,
    /// Stable name.
    pub name: &'static str,
    pub state: State,
    /// The statement: "Each teacher is coached at least monthly".
    pub text: Text,
    /// What is known about it, with numbers and dates: "Four sessions, practice between, feedback after each."
    pub evidence: Text,
    /// Where it can be looked at or mended.
    pub href: Option<String>,
}

/// How a condition stands. Nothing is guessed: what nobody entered is `Unknown`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Met,
    Emerging,
    /// It was met and is no longer.
    Lost,
    Unknown,
}

/// Something of a room that goes on into the next school year, or not. What nobody decides about goes on unchanged.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The room's own word, one for all things of this sort.
    pub kind: &'static str,
    pub subject: Uuid,
    /// Where it lies: whoever decides needs `action` there, when choosing and when it is done.
    pub unit: UnitId,
    pub action: Action,
    pub title: Text,
    pub facts: Vec<Text>,
    pub href: String,
    /// Who is in it, and who of them leads: the page says who of them leaves.
    pub people: Vec<PersonId>,
    pub leads: Vec<PersonId>,
    pub choices: &'static [Offer],
    /// What can be decided about it when its unit closes; empty: nothing, it closes with the unit.
    pub closing: &'static [Offer],
    /// Where it could go on, for [`Asks::Place`].
    pub places: Vec<(UnitId, String)>,
    /// What it was like when it was looked at. Different on the day: someone changed it meanwhile, and it is left alone.
    pub seen: String,
}

/// One thing that can be decided about something carried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    /// The word in the table and in forms.
    pub word: &'static str,
    /// Fluent key of the choice, and of the sentence that says what will be done; the sentence may use `title`.
    pub label: &'static str,
    pub said: &'static str,
    /// Fluent key that says how many things were decided so, with `count`.
    pub counted: &'static str,
    pub asks: &'static [Asks],
    /// Nothing changes by it.
    pub unchanged: bool,
    /// Fits also when everyone who leads it leaves.
    pub without_leads: bool,
}

/// The name under which a choice holds the unit that something goes on in.
pub const PLACE: &str = "to";

/// What must be said with a choice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asks {
    /// One person, under this name.
    Person { name: &'static str, label: &'static str, needed: bool },
    /// One of the places where it could go on, under [`PLACE`].
    Place { label: &'static str },
    /// Words, under this name.
    Words { name: &'static str, label: &'static str, hint: &'static str, needed: bool },
}

impl Asks {
    pub fn name(self) -> &'static str {
        match self {
            Asks::Person { name, .. } | Asks::Words { name, .. } => name,
            Asks::Place { .. } => PLACE,
        }
    }
}

/// What was said with a choice, by name. Stored as lines "name=value".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail(BTreeMap<String, String>);

impl Detail {
    /// The same with one more; line breaks within a value become spaces.
    pub fn with(mut self, name: &str, value: impl ToString) -> Detail {
        let value = value.to_string().lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        self.0.insert(name.to_string(), value);
        self
    }

    /// Empty when nothing was said.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// What was said, read as an id or another type; `None` when it is empty or no such thing.
    pub fn read<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).parse().ok()
    }

    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }

    pub fn text(&self) -> String {
        self.0.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("\n")
    }

    pub fn of_text(text: &str) -> Detail {
        Detail(text.lines().filter_map(|line| line.split_once('=')).map(|(name, value)| (name.to_string(), value.to_string())).collect())
    }
}

/// A decision on its day, handed to the room whose thing it is about.
#[derive(Clone, Debug)]
pub struct Turn<'a> {
    pub kind: &'a str,
    pub subject: Uuid,
    pub choice: &'a str,
    pub detail: &'a Detail,
    /// Everyone who leaves with this turn of the year.
    pub leavers: &'a HashSet<PersonId>,
    /// The first day of the new year.
    pub on: Date,
}

/// One implementation goes on as another, in the unit that took the place of its closed one: rooms take along what is theirs
/// and makes sense there. Nothing of the one before changes.
#[derive(Clone, Copy, Debug)]
pub struct Over {
    pub from: ImplementationId,
    pub to: ImplementationId,
    pub unit: UnitId,
}

/// That what an address names lies in a unit that has closed: it can be read, and nothing of it changes any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Shut {
    pub unit: String,
    /// The first day without the unit.
    pub since: Date,
    /// Where it goes on, each with its address.
    pub on: Vec<(Text, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_with_a_choice_comes_back_as_it_was() {
        let said = Detail::default().with("reason", "Too much at once.\nWe = tired").with("empty", "");
        assert_eq!(said.text(), "reason=Too much at once. We = tired");
        let back = Detail::of_text(&said.text());
        assert_eq!((back.get("reason"), back.get("empty"), back.get("other")), ("Too much at once. We = tired", "", ""));
        assert_eq!(back.read::<PersonId>("reason"), None);
    }
}
