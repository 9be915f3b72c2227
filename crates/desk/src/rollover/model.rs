//! What a rollover is: its state, its steps, what was chosen. No SQL, no HTTP. What is around it, who may decide what, and
//! what does not fit together stand in the files beneath.

mod around;
mod conflict;
mod pasted;
mod rights;
mod year;

pub use around::Around;
pub use conflict::{Conflict, Thing, conflicts, is_stale};
pub use pasted::pasted;
pub use rights::{allowed, is_ordinary};
pub use year::{LONGEST_NAME, NextYear, is_season, next_entered, next_usual};

use db::Uuid;
use ground::element::{Carried, Detail, Offer};
use ground::organization::{Unit, UnitKind};
use ground::{Moment, PersonId, RolloverId, UnitId};
use jiff::civil::Date;
use std::collections::HashSet;

/// A year may be confirmed late, some weeks after it began; an earlier first day is a slip of the year, and would let people go
/// on a day long past. Ours: two months.
pub const LATEST_START_DAYS: i64 = 60;

/// Items done in one transaction: few enough that other writers hardly wait, many enough that a large school is done in
/// a few seconds.
pub const CHUNK: usize = 10;
/// The name of a leaver's last day among the details of a choice.
pub const LAST_DAY: &str = "last-day";
/// New rows on the page of newcomers; more come with the next save, or are pasted.
pub const BLANK_ROWS: usize = 4;
/// Names pasted at once; a page with more is a roster import.
pub const MOST_PASTED: usize = 300;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// People choose; nothing has changed.
    Preparing,
    /// Confirmed, and the day has not come. It can be taken back.
    Waiting,
    /// The day has come; it is being done in short pieces.
    Applying,
    Applied,
    Dropped,
}

impl State {
    pub const ALL: [State; 5] = [State::Preparing, State::Waiting, State::Applying, State::Applied, State::Dropped];

    pub fn word(self) -> &'static str {
        match self {
            State::Preparing => "preparing",
            State::Waiting => "waiting",
            State::Applying => "applying",
            State::Applied => "applied",
            State::Dropped => "dropped",
        }
    }

    pub fn from_word(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.word() == word)
    }

    /// Still something to come of it.
    pub fn is_open(self) -> bool {
        matches!(self, State::Preparing | State::Waiting | State::Applying)
    }
}

/// The pages, in the order in which each makes the next one easy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Year,
    Leavers,
    Newcomers,
    Grades,
    Roles,
    Teams,
    Implementations,
}

impl Step {
    pub const ALL: [Step; 7] = [Step::Year, Step::Leavers, Step::Newcomers, Step::Grades, Step::Roles, Step::Teams, Step::Implementations];

    /// The word in addresses and in the table.
    pub fn word(self) -> &'static str {
        match self {
            Step::Year => "year",
            Step::Leavers => "leavers",
            Step::Newcomers => "newcomers",
            Step::Grades => "grades",
            Step::Roles => "roles",
            Step::Teams => "teams",
            Step::Implementations => "implementations",
        }
    }

    pub fn from_word(word: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.word() == word)
    }

    pub fn next(self) -> Option<Step> {
        Step::ALL.into_iter().skip_while(|s| *s != self).nth(1)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Rollover {
    pub id: RolloverId,
    /// The whole organization, or one school.
    pub unit: UnitId,
    pub from_year: String,
    pub to_year: String,
    /// The first day of the new year.
    pub effective_on: Date,
    pub state: State,
    pub begun_by: Option<PersonId>,
    pub begun_at: Moment,
    pub confirmed_by: Option<PersonId>,
    pub confirmed_at: Option<Moment>,
}

impl Rollover {
    pub fn last_day(&self) -> Date {
        self.effective_on.yesterday().unwrap_or(self.effective_on)
    }
}

/// What a choice is about, besides what rooms bring.
pub const LEAVER: &str = "leaver";
pub const NEWCOMER: &str = "newcomer";
pub const PART: &str = "part";
pub const NEW_UNIT: &str = "new-unit";
pub const UNIT: &str = "unit";

/// One decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub kind: String,
    pub subject: Uuid,
    /// Where it lies.
    pub unit: UnitId,
    pub choice: String,
    pub detail: Detail,
    /// What the thing was like when it was decided.
    pub seen: String,
    pub decided_by: Option<PersonId>,
    pub decided_at: Moment,
    /// None until the day.
    pub outcome: Option<Outcome>,
}

/// How it went on the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    Done,
    /// It was no longer as it was when it was decided.
    Changed,
    /// Neither who decided nor who confirmed may do this any more.
    NoRight,
    /// It is there already, or gone already.
    Already,
    /// Refused on the day, and nothing of it was done: what it needs is no longer there.
    Missing,
    /// Refused on the day, and nothing of it was done: where it lies it is not done any more, as in what was stopped.
    Forbidden,
    /// Refused on the day: nobody would be left who manages people.
    LastAdministrator,
}

impl Outcome {
    pub const ALL: [Outcome; 7] = [
        Outcome::Done,
        Outcome::Changed,
        Outcome::NoRight,
        Outcome::Already,
        Outcome::Missing,
        Outcome::Forbidden,
        Outcome::LastAdministrator,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Changed => "changed",
            Outcome::NoRight => "no-right",
            Outcome::Already => "already",
            Outcome::Missing => "missing",
            Outcome::Forbidden => "forbidden",
            Outcome::LastAdministrator => "last-administrator",
        }
    }

    pub fn from_word(word: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| o.word() == word)
    }
}

pub fn leavers(choices: &[Choice]) -> HashSet<PersonId> {
    choices.iter().filter(|c| c.kind == LEAVER).map(|c| PersonId(c.subject)).collect()
}

/// Units that are planned in this rollover, with the unit each will lie in.
pub fn planned(choices: &[Choice]) -> Vec<Unit> {
    let unit = |c: &Choice| Unit {
        id: UnitId(c.subject),
        parent: Some(c.unit),
        kind: UnitKind::from_word(c.detail.get("kind")).unwrap_or(UnitKind::GradeTeam),
        name: c.detail.get("name").to_string(),
        source_id: None,
    };
    choices.iter().filter(|c| c.kind == NEW_UNIT).map(unit).collect()
}

/// The offer that was taken.
pub fn offer<'a>(carried: &'a Carried, choice: &str) -> Option<&'a Offer> {
    carried.choices.iter().find(|o| o.word == choice)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn every_step_leads_to_the_next_and_comes_back_from_its_word() {
        assert_eq!(Step::Year.next(), Some(Step::Leavers));
        assert_eq!(Step::Implementations.next(), None);
        assert!(Step::ALL.iter().all(|s| Step::from_word(s.word()) == Some(*s)));
        assert!(State::ALL.iter().all(|s| State::from_word(s.word()) == Some(*s)));
        assert!(Outcome::ALL.iter().all(|o| Outcome::from_word(o.word()) == Some(*o)));
    }
}
