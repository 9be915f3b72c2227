//! Months, pieces of asked time, and what they come to in each month. No SQL, no HTTP.
//!
//! A month holds so many weeks as it has days by seven, so a limit by the week can be held against hours by the month.

use super::{Asked, Claim, Minutes};
use ground::{ImplementationId, PersonId, Role, UnitId};
use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Months looked at on either side of this one.
pub const ASIDE: i32 = 6;
/// A claim without an end in sight is not followed further than this.
const MOST_MONTHS: usize = 240;

/// A month, named by its first day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month(Date);

impl Month {
    pub fn of(day: Date) -> Month {
        Month(day.first_of_month())
    }

    pub fn first(self) -> Date {
        self.0
    }

    pub fn last(self) -> Date {
        self.0.last_of_month()
    }

    pub fn days(self) -> i64 {
        i64::from(self.0.days_in_month())
    }

    /// So many months later (or earlier); the end of time stays where it is.
    pub fn plus(self, months: i32) -> Month {
        Month(self.0.checked_add(Span::new().months(months)).unwrap_or(self.0))
    }

    /// From six months before to six months after.
    pub fn around(self) -> Vec<Month> {
        (-ASIDE..=ASIDE).map(|n| self.plus(n)).collect()
    }

    /// This month and the six that follow.
    pub fn ahead(self) -> Vec<Month> {
        (0..=ASIDE).map(|n| self.plus(n)).collect()
    }

    /// Minutes in the month as minutes in a week of it, rounded.
    pub fn weekly(self, minutes: i64) -> i64 {
        (minutes * 7 * 2 + self.days()) / (self.days() * 2)
    }
}

/// Hours as people say them: "2", "1.5", "0.3".
pub fn hours(minutes: i64) -> String {
    let tenths = (minutes.max(0) * 10 + 30) / 60;
    if minutes > 0 && tenths == 0 {
        return "0.1".into();
    }
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// Who is asked, as it is kept: one row for a role, one for each person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Whom {
    Role(Role),
    Person(PersonId),
}

impl Whom {
    pub fn person(self) -> Option<PersonId> {
        match self {
            Whom::Person(person) => Some(person),
            Whom::Role(_) => None,
        }
    }
}

/// One row of asked time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Piece {
    pub implementation: Option<ImplementationId>,
    pub unit: UnitId,
    pub whom: Whom,
    pub minutes: i64,
    /// False: in all, spread over its days.
    pub monthly: bool,
    pub from: Date,
    pub until: Option<Date>,
}

fn days(from: Date, until: Date) -> i64 {
    from.until(until).map_or(0, |span| i64::from(span.get_days())) + 1
}

/// A part of a whole, to the nearest minute.
fn share(of: i64, part: i64, whole: i64) -> i64 {
    if whole <= 0 { 0 } else { (2 * of * part + whole) / (2 * whole) }
}

impl Piece {
    /// The last day on which it is asked; what is asked once and has no end is asked on one day.
    fn last(&self) -> Option<Date> {
        if self.monthly { self.until } else { Some(self.until.unwrap_or(self.from).max(self.from)) }
    }

    /// Minutes in all up to the end of a day.
    fn asked_by(&self, day: Date) -> i64 {
        let Some(last) = self.last() else { return 0 };
        if day < self.from { 0 } else { share(self.minutes, days(self.from, day.min(last)), days(self.from, last)) }
    }

    /// What it asks in one month.
    pub fn in_month(&self, month: Month) -> i64 {
        if !self.monthly {
            return self.asked_by(month.last()) - month.first().yesterday().map_or(0, |day| self.asked_by(day));
        }
        let (from, until) = (self.from.max(month.first()), self.until.map_or(month.last(), |day| day.min(month.last())));
        if until < from { 0 } else { share(self.minutes, days(from, until), month.days()) }
    }

    /// What of it lies before a day.
    pub fn before(&self, day: Date) -> Option<Piece> {
        let eve = day.yesterday().ok().filter(|eve| *eve >= self.from)?;
        if self.last().is_some_and(|last| last <= eve) {
            return Some(*self);
        }
        let minutes = if self.monthly { self.minutes } else { self.asked_by(eve) };
        Some(Piece { until: Some(eve), minutes, ..*self })
    }

    /// What of it lies on a day or after.
    pub fn since(&self, day: Date) -> Option<Piece> {
        if self.from >= day {
            return Some(*self);
        }
        if self.last().is_some_and(|last| last < day) {
            return None;
        }
        let minutes = if self.monthly { self.minutes } else { self.minutes - day.yesterday().map_or(0, |eve| self.asked_by(eve)) };
        Some(Piece { from: day, until: self.last(), minutes, ..*self })
    }
}

/// What a room claims, as rows: one for a role, one for each person.
pub fn pieces(claims: &[Claim]) -> Vec<Piece> {
    let mut all = Vec::new();
    for claim in claims {
        let (minutes, monthly) = match claim.minutes {
            Minutes::PerMonth(minutes) => (minutes, true),
            Minutes::InAll(minutes) => (minutes, false),
        };
        let piece = |whom| Piece {
            implementation: claim.implementation,
            unit: claim.unit,
            whom,
            minutes,
            monthly,
            from: claim.from,
            until: claim.until,
        };
        match &claim.of {
            Asked::Role(role) => all.push(piece(Whom::Role(*role))),
            Asked::People(people) => all.extend(people.iter().map(|person| piece(Whom::Person(*person)))),
        }
    }
    all.retain(|p| p.minutes > 0 && p.until.is_none_or(|until| until >= p.from));
    all.sort_unstable();
    all.dedup();
    all
}

/// The rows of a source that claims anew: what was asked before today stays as it was, from today on the new counts.
/// `None`: nothing is different.
pub fn renewed(old: &[Piece], wanted: Vec<Piece>, today: Date) -> Option<Vec<Piece>> {
    if old.is_empty() {
        return (!wanted.is_empty()).then_some(wanted);
    }
    let sorted = |mut all: Vec<Piece>| {
        all.sort_unstable();
        all
    };
    let going = sorted(wanted.iter().filter_map(|p| p.since(today)).collect());
    if going == sorted(old.iter().filter_map(|p| p.since(today)).collect()) {
        return None;
    }
    let past = old.iter().filter_map(|p| p.before(today));
    Some(past.chain(going).collect())
}

/// By how much the minutes of a month differ from those of the month before: so a claim without an end is two rows, and a
/// sum is right in every month without anyone adding to it.
pub fn steps(pieces: &[Piece]) -> BTreeMap<Month, i64> {
    let mut steps = BTreeMap::new();
    for piece in pieces {
        let mut before = 0;
        let mut month = Month::of(piece.from);
        let end = piece.last().map(Month::of);
        for _ in 0..MOST_MONTHS {
            let now = piece.in_month(month);
            *steps.entry(month).or_insert(0) += now - before;
            before = now;
            // Without an end, the second month is like all that follow.
            if end.map_or(now == piece.minutes && month > Month::of(piece.from), |end| month > end) {
                break;
            }
            month = month.plus(1);
        }
    }
    steps.retain(|_, minutes| *minutes != 0);
    steps
}

/// The minutes of a month from its steps.
pub fn at(steps: &[(Month, i64)], month: Month) -> i64 {
    steps.iter().filter(|(from, _)| *from <= month).map(|(_, minutes)| minutes).sum()
}

/// How long nothing was written down about something, in days.
pub fn quiet_days(last: Option<Date>, today: Date) -> Option<i64> {
    last.map(|last| last.until((jiff::Unit::Day, today)).map_or(0, |span| i64::from(span.get_days())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    fn piece(minutes: i64, monthly: bool, from: Date, until: Option<Date>) -> Piece {
        let unit = UnitId(Uuid::from_u128(1));
        Piece { implementation: None, unit, whom: Whom::Role(Role::Teacher), minutes, monthly, from, until }
    }

    fn november() -> Month {
        Month::of(date(2026, 11, 23))
    }

    #[test]
    fn what_begins_in_the_middle_asks_its_share_of_the_first_month() {
        let asked = piece(120, true, date(2026, 11, 16), None);
        assert_eq!([-1, 0, 1, 40].map(|n| asked.in_month(november().plus(n))), [0, 60, 120, 120]);
    }

    #[test]
    fn what_is_asked_once_comes_to_the_same_over_its_months() {
        let asked = piece(100, false, date(2026, 11, 20), Some(date(2027, 1, 13)));
        let months: Vec<i64> = (0..3).map(|n| asked.in_month(november().plus(n))).collect();
        assert_eq!(months.iter().sum::<i64>(), 100);
        assert_eq!(months, [20, 56, 24]);
        assert_eq!(piece(5, false, date(2026, 11, 2), None).in_month(november()), 5, "without an end: on one day");
    }

    #[test]
    fn steps_add_up_to_every_month() {
        let all = [
            piece(120, true, date(2026, 11, 16), None),
            piece(90, true, date(2026, 9, 10), Some(date(2026, 12, 8))),
            piece(45, false, date(2026, 10, 30), Some(date(2026, 11, 3))),
            piece(60, true, date(2026, 12, 1), None),
        ];
        let steps: Vec<(Month, i64)> = steps(&all).into_iter().collect();
        for n in -6..40 {
            let month = november().plus(n);
            assert_eq!(at(&steps, month), all.iter().map(|p| p.in_month(month)).sum::<i64>(), "{month:?}");
        }
        assert!(steps.len() < 12, "{steps:?}");
    }

    #[test]
    fn what_was_asked_before_today_stays_when_it_is_claimed_anew() {
        let today = date(2026, 11, 23);
        let old = [piece(120, true, date(2026, 9, 1), None), piece(60, false, date(2026, 11, 1), Some(date(2026, 11, 30)))];
        let new = renewed(&old, vec![piece(240, true, date(2026, 9, 1), None)], today).unwrap();
        let in_month = |n| new.iter().map(|p| p.in_month(november().plus(n))).sum::<i64>();
        assert_eq!((in_month(-2), in_month(1)), (120, 240));
        assert_eq!(in_month(0), 120 * 22 / 30 + 44 + 240 * 8 / 30);
        let stopped = renewed(&old, Vec::new(), today).unwrap();
        assert!(stopped.iter().all(|p| p.until.is_some_and(|day| day < today)));
    }

    #[test]
    fn the_same_claim_again_changes_nothing() {
        let old = vec![piece(120, true, date(2026, 9, 1), None), piece(60, false, date(2026, 11, 1), Some(date(2026, 11, 30)))];
        let today = date(2026, 11, 23);
        assert_eq!(renewed(&old, old.clone(), today), None);
        let once = renewed(&old, vec![old[0]], today).unwrap();
        assert_eq!(renewed(&once, vec![old[0]], date(2026, 12, 2)), None, "cut where it was, and going on");
        assert_eq!(renewed(&[], Vec::new(), today), None);
    }

    #[test]
    fn a_month_is_as_many_weeks_as_it_has_days_by_seven() {
        assert_eq!(november().weekly(300), 70);
        assert_eq!(Month::of(date(2027, 2, 1)).weekly(240), 60);
        assert_eq!(november().around().len(), 13);
    }

    #[test]
    fn hours_are_said_as_people_say_them() {
        assert_eq!([0, 2, 20, 60, 90, 125].map(hours), ["0", "0.1", "0.3", "1", "1.5", "2.1"]);
    }
}
