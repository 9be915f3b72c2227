//! Rules of the work within a stage: what is done of what applies, what is late, how long a stage has lasted. No SQL, no HTTP.

use super::stock::Name;
use crate::implementation::{Move, Stage};
use ground::{ActivityId, Calendar, ImplementationId, PersonId};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// One piece of work of a stage, in one implementation.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    pub id: ActivityId,
    pub implementation: ImplementationId,
    pub stage: Stage,
    pub name: Name,
    pub planned_on: Option<Date>,
    pub done_on: Option<Date>,
    pub done_by: Option<PersonId>,
    pub note: String,
    /// Why it is not needed here; empty while it applies.
    pub not_needed: String,
}

/// How one activity stands today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Done(Date),
    NotNeeded,
    /// Its day has passed.
    Late(Date),
    /// Its day is in this week, up to Sunday.
    ThisWeek(Date),
    Planned(Date),
    /// Nobody has said when.
    Open,
}

/// The last day of the week a day lies in: people plan from Monday to Sunday.
pub fn week_end(day: Date) -> Date {
    day.checked_add(jiff::Span::new().days(7 - day.weekday().to_monday_one_offset())).unwrap_or(day)
}

impl Activity {
    pub fn standing(&self, today: Date) -> Standing {
        match (self.done_on, self.planned_on) {
            (Some(day), _) => Standing::Done(day),
            _ if !self.not_needed.is_empty() => Standing::NotNeeded,
            (None, Some(day)) if day < today => Standing::Late(day),
            (None, Some(day)) if day <= week_end(today) => Standing::ThisWeek(day),
            (None, Some(day)) => Standing::Planned(day),
            (None, None) => Standing::Open,
        }
    }

    /// Whether it counts: done, or not set aside with a reason.
    pub fn applies(&self) -> bool {
        self.done_on.is_some() || self.not_needed.is_empty()
    }
}

/// How many of the activities that apply are done.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Progress {
    pub done: usize,
    pub apply: usize,
}

impl Progress {
    pub fn of<'a>(activities: impl IntoIterator<Item = &'a Activity>) -> Progress {
        let mut progress = Progress::default();
        for activity in activities.into_iter().filter(|a| a.applies()) {
            progress.apply += 1;
            progress.done += usize::from(activity.done_on.is_some());
        }
        progress
    }

    /// From 0 to 1; nothing when no activity applies.
    pub fn share(self) -> Option<f64> {
        (self.apply > 0).then(|| self.done as f64 / self.apply as f64)
    }

    pub fn reaches(self, threshold: &Threshold) -> bool {
        self.apply > 0 && self.done * 100 >= self.apply * threshold.percent
    }
}

/// How much of a stage's work should be done before the next, and the key of the reason.
#[derive(Debug)]
pub struct Threshold {
    pub of: Stage,
    pub percent: usize,
    pub why: &'static str,
}

/// Places that had done most of their planning work started more often, and stayed (1,287 sites of 27 programs). 80 % is our line
/// for "most": a rule of thumb, not a finding.
pub const READINESS: Threshold = Threshold { of: Stage::Prepare, percent: 80, why: "stage-readiness-why" };

/// The activities of one stage, in their order.
pub fn of_stage(all: &[Activity], stage: Stage) -> impl Iterator<Item = &Activity> {
    all.iter().filter(move |a| a.stage == stage)
}

/// A time spent in a stage; still there when `until` is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stay {
    pub stage: Stage,
    pub from: Date,
    pub until: Option<Date>,
}

/// The times spent in stages, oldest first: whoever goes back stays twice.
pub fn stays(moves: &[Move], zone: &TimeZone) -> Vec<Stay> {
    let days: Vec<(Stage, Date)> = moves.iter().map(|m| (m.to, m.at.date(zone))).collect();
    let ends = days.iter().skip(1).map(|(_, day)| Some(*day)).chain(std::iter::once(None));
    days.iter().zip(ends).map(|((stage, from), until)| Stay { stage: *stage, from: *from, until }).collect()
}

/// A time in which it was stopped or rested: from its first day to the one on which it was taken up again, if it was.
pub type Rest = (Date, Option<Date>);

/// School days from `from` (counted) to `to` (not counted) on which it was neither stopped nor at rest.
pub fn days_going(rests: &[Rest], calendar: &Calendar, from: Date, to: Date) -> i64 {
    let mut rests: Vec<(Date, Date)> = rests.iter().map(|(first, end)| (*first, end.unwrap_or(to))).filter(|(f, end)| f < end).collect();
    rests.sort();
    let (mut days, mut at) = (0, from);
    for (first, end) in rests {
        days += calendar.school_days(at, first.min(to)).max(0);
        at = at.max(end);
    }
    days + calendar.school_days(at, to).max(0)
}

/// School days spent in a stage so far, all stays together, without those on which it was stopped or at rest.
pub fn days_in(stays: &[Stay], rests: &[Rest], stage: Stage, calendar: &Calendar, today: Date) -> i64 {
    let own = stays.iter().filter(|s| s.stage == stage);
    own.map(|s| days_going(rests, calendar, s.from, s.until.unwrap_or(today))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    fn activity(planned: Option<Date>, done: Option<Date>, not_needed: &str) -> Activity {
        let nil = Uuid::nil();
        Activity {
            id: nil.into(),
            implementation: nil.into(),
            stage: Stage::Prepare,
            name: Name::Own("Find the time".into()),
            planned_on: planned,
            done_on: done,
            done_by: None,
            note: String::new(),
            not_needed: not_needed.into(),
        }
    }

    #[test]
    fn an_activity_is_late_the_day_after_its_day_and_due_until_sunday() {
        let today = date(2026, 11, 18);
        let on = |day| activity(Some(day), None, "").standing(today);
        assert_eq!(on(date(2026, 11, 17)), Standing::Late(date(2026, 11, 17)));
        assert_eq!(on(today), Standing::ThisWeek(today));
        assert_eq!(on(date(2026, 11, 22)), Standing::ThisWeek(date(2026, 11, 22)));
        assert_eq!(on(date(2026, 11, 23)), Standing::Planned(date(2026, 11, 23)));
        assert_eq!(activity(None, None, "").standing(today), Standing::Open);
        assert_eq!(week_end(date(2026, 11, 22)), date(2026, 11, 22));
        assert_eq!(week_end(date(2026, 11, 23)), date(2026, 11, 29));
    }

    #[test]
    fn what_is_done_is_done_and_what_is_set_aside_is_never_late() {
        let day = date(2026, 9, 1);
        assert_eq!(activity(Some(day), Some(day), "no room").standing(date(2026, 11, 1)), Standing::Done(day));
        assert_eq!(activity(Some(day), None, "no room").standing(date(2026, 11, 1)), Standing::NotNeeded);
    }

    #[test]
    fn only_what_applies_counts() {
        let day = Some(date(2026, 9, 1));
        let all = [activity(None, day, ""), activity(day, None, ""), activity(None, None, "we have them"), activity(None, day, "changed")];
        assert_eq!(Progress::of(&all), Progress { done: 2, apply: 3 });
        assert_eq!(Progress::default().share(), None);
    }

    #[test]
    fn four_of_five_are_ready_and_nothing_at_all_is_not() {
        assert!(Progress { done: 4, apply: 5 }.reaches(&READINESS));
        assert!(!Progress { done: 7, apply: 9 }.reaches(&READINESS));
        assert!(!Progress { done: 0, apply: 0 }.reaches(&READINESS));
    }

    #[test]
    fn a_stage_gone_back_to_counts_both_stays() {
        let to = |to, day| Move {
            id: Uuid::nil().into(),
            from: None,
            to,
            at: kit::sample::demo::noon(day),
            actor: None,
            event: Uuid::nil().into(),
            reason: None,
            held: String::new(),
        };
        let moves = [
            to(Stage::Decide, date(2026, 9, 7)),
            to(Stage::Prepare, date(2026, 9, 14)),
            to(Stage::Decide, date(2026, 9, 21)),
            to(Stage::Prepare, date(2026, 9, 28)),
        ];
        let stays = stays(&moves, &TimeZone::UTC);
        assert_eq!(stays.last().map(|s| s.until), Some(None));
        let days = |stage| days_in(&stays, &[], stage, &Calendar::assumed(), date(2026, 10, 5));
        assert_eq!((days(Stage::Decide), days(Stage::Prepare), days(Stage::Implement)), (10, 10, 0));
    }

    #[test]
    fn days_of_stops_and_pauses_are_not_days_in_a_stage() {
        let (from, to) = (date(2026, 9, 7), date(2026, 10, 5));
        let days = |rests: &[Rest]| days_going(rests, &Calendar::assumed(), from, to);
        let week = |first: i8, end: i8| (date(2026, 9, first), Some(date(2026, 9, end)));
        assert_eq!((days(&[]), days(&[week(14, 21)])), (20, 15));
        // A pause that became a stop overlaps with it, in whatever order they stand.
        assert_eq!(days(&[week(16, 23), week(14, 21)]), 13);
        // It began before, or lasts until today; or it was taken up again before it had begun.
        assert_eq!(days(&[(date(2026, 8, 31), Some(date(2026, 9, 14))), (date(2026, 9, 28), None)]), 10);
        assert_eq!(days(&[week(21, 18), (date(2026, 12, 1), None)]), 20);
        assert_eq!(days(&[(date(2026, 8, 1), None)]), 0);
    }
}
