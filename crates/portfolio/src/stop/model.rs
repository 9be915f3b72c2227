//! What is said when something is stopped or paused, and what makes two innovations the same thing under two names. No SQL,
//! no HTTP.

use ground::sought::fold;
use ground::{ImplementationId, PersonId, StakeholderGroup, StopId, ToldId};
use jiff::civil::Date;
use std::collections::HashSet;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Stop,
    /// With a day on which one looks again.
    Pause,
}

impl Kind {
    pub fn word(self) -> &'static str {
        match self {
            Kind::Stop => "stop",
            Kind::Pause => "pause",
        }
    }

    pub fn from_word(word: &str) -> Option<Kind> {
        [Kind::Stop, Kind::Pause].into_iter().find(|k| k.word() == word)
    }
}

/// Why; several may hold. Beside them there is always room for own words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    GoalReached,
    TooMuch,
    NoEffect,
    LittleUsed,
    NoFit,
    BetterFound,
    PeopleLeft,
    MoneyEnded,
    NoLongerRequired,
}

impl Reason {
    pub const ALL: [Reason; 9] = [
        Reason::GoalReached,
        Reason::TooMuch,
        Reason::NoEffect,
        Reason::LittleUsed,
        Reason::NoFit,
        Reason::BetterFound,
        Reason::PeopleLeft,
        Reason::MoneyEnded,
        Reason::NoLongerRequired,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Reason::GoalReached => "goal-reached",
            Reason::TooMuch => "too-much",
            Reason::NoEffect => "no-effect",
            Reason::LittleUsed => "little-used",
            Reason::NoFit => "no-fit",
            Reason::BetterFound => "better-found",
            Reason::PeopleLeft => "people-left",
            Reason::MoneyEnded => "money-ended",
            Reason::NoLongerRequired => "no-longer-required",
        }
    }

    pub fn from_word(word: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|r| r.word() == word)
    }
}

/// What people say when they stop or pause something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Halt {
    pub kind: Kind,
    pub effective_on: Date,
    /// Of a pause: when one looks again.
    pub returns_on: Option<Date>,
    pub reasons: Vec<Reason>,
    pub own_reason: String,
    pub learned: String,
    /// Names of the ingredients that go on as ordinary practice.
    pub kept: Vec<String>,
    pub materials: String,
    pub people: String,
    pub decided_by: String,
    pub decided_on: Date,
}

/// It as it stands on record.
#[derive(Clone, PartialEq, Debug)]
pub struct Stop {
    pub id: StopId,
    pub implementation: ImplementationId,
    pub halt: Halt,
    pub recorded_by: Option<PersonId>,
    /// Taken up again since then.
    pub resumed_on: Option<Date>,
}

impl Stop {
    /// A pause whose day has come without an answer.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.resumed_on.is_none() && self.halt.kind == Kind::Pause && self.halt.returns_on.is_some_and(|day| day <= today)
    }
}

/// Who is told: one of the stakeholder groups, or whoever is named in own words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Who {
    Group(StakeholderGroup),
    Own(String),
}

impl Who {
    pub fn text(&self) -> &str {
        match self {
            Who::Group(group) => group.word(),
            Who::Own(words) => words,
        }
    }

    pub fn of_text(text: &str) -> Who {
        StakeholderGroup::from_word(text).map_or_else(|| Who::Own(text.to_string()), Who::Group)
    }
}

/// Who is told, by whom, by when, and since when they know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Telling {
    pub who: Who,
    pub by_whom: String,
    pub by_day: Option<Date>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    pub id: ToldId,
    pub telling: Telling,
    pub told_on: Option<Date>,
}

impl Told {
    pub fn is_due(&self, today: Date) -> bool {
        self.told_on.is_none() && self.telling.by_day.is_some_and(|day| day <= today)
    }
}

/// What makes an innovation recognizable: its name and the names of its ingredients.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Likeness {
    name: String,
    ingredients: HashSet<String>,
}

/// One ingredient in common is chance ("pairs"), two are the same idea.
const SHARED: usize = 2;

impl Likeness {
    pub fn of<'a>(name: &str, ingredients: impl IntoIterator<Item = &'a str>) -> Likeness {
        Likeness { name: fold(name), ingredients: ingredients.into_iter().map(fold).filter(|i| !i.is_empty()).collect() }
    }

    /// The same name, or at least two ingredients with the same names; case, accents and punctuation do not matter.
    pub fn is_like(&self, other: &Likeness) -> bool {
        self.name == other.name || self.ingredients.intersection(&other.ingredients).count() >= SHARED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    #[test]
    fn the_same_thing_is_known_under_another_name_by_two_of_its_ingredients() {
        let first = Likeness::of("Partner Reading", ["Pairs by level", "Both read aloud", "A coach visits"]);
        assert!(first.is_like(&Likeness::of("partner-reading", [])));
        assert!(first.is_like(&Likeness::of("Buddy books", ["both read aloud!", "Pairs, by level"])));
        assert!(!first.is_like(&Likeness::of("Math pairs", ["Pairs by level", "Sums"])));
        assert!(!Likeness::of("A", ["", " "]).is_like(&Likeness::of("B", ["", "-"])));
    }

    #[test]
    fn who_is_told_is_a_group_or_own_words() {
        assert_eq!(Who::of_text("families"), Who::Group(StakeholderGroup::Families));
        assert_eq!(Who::of_text("The library").text(), "The library");
        for group in StakeholderGroup::ALL {
            assert_eq!(Who::of_text(Who::Group(*group).text()), Who::Group(*group));
        }
    }

    #[test]
    fn a_pause_is_overdue_from_its_day_until_it_is_taken_up() {
        let day = date(2027, 1, 11);
        let halt = Halt {
            kind: Kind::Pause,
            effective_on: date(2026, 11, 23),
            returns_on: Some(day),
            reasons: vec![Reason::PeopleLeft],
            own_reason: String::new(),
            learned: String::new(),
            kept: Vec::new(),
            materials: String::new(),
            people: String::new(),
            decided_by: String::new(),
            decided_on: date(2026, 11, 23),
        };
        let nil = Uuid::nil();
        let pause = Stop { id: nil.into(), implementation: nil.into(), halt, recorded_by: None, resumed_on: None };
        assert!(!pause.is_overdue(date(2027, 1, 10)) && pause.is_overdue(day));
        assert!(!Stop { resumed_on: Some(day), ..pause.clone() }.is_overdue(day));
        let stop = Stop { halt: Halt { kind: Kind::Stop, ..pause.halt.clone() }, ..pause };
        assert!(!stop.is_overdue(day));
    }

    #[test]
    fn every_word_leads_back() {
        for reason in Reason::ALL {
            assert_eq!(Reason::from_word(reason.word()), Some(reason));
        }
        assert_eq!(Kind::from_word("pause"), Some(Kind::Pause));
    }
}
