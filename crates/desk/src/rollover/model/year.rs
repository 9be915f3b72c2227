//! When the next year begins, what it is called, and when it is time to prepare it.
//!
//! Three rules a principal could check: the new year begins on the first school day of the next year in the calendar; where
//! none was entered, on the first of August (or of July, where most parts began in July); and it is time from sixty school
//! days before the old year's last day on, or, without a calendar, from May to August.

use ground::Calendar;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Without a calendar schools begin to prepare from May on and are through by August: before, hardly anyone knows who
/// stays; later, the year has begun.
const SEASON: std::ops::RangeInclusive<i8> = 5..=8;
/// With one, a third of a year before its end: when letters of intent are due.
const SEASON_SCHOOL_DAYS: i64 = 60;
/// A year in the calendar that begins later than this is not the next one: one between was not entered.
const FARTHEST_DAYS: i64 = 400;
/// As long as the form takes.
pub const LONGEST_NAME: usize = 20;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextYear {
    pub first_day: Date,
    /// Names of the year that ends and of the one that begins.
    pub from: String,
    pub to: String,
    /// Whether the calendar says so.
    pub entered: bool,
}

/// The next year that was entered, when there is one.
pub fn next_entered(calendar: &Calendar, today: Date) -> Option<NextYear> {
    let farthest = today.saturating_add(FARTHEST_DAYS.days());
    let first = |at: usize| {
        let year = calendar.years().get(at)?;
        let day = calendar.school_day_from(year.starts_on);
        // A year without a single school day begins on its first.
        Some(if year.holds(day) { day } else { year.starts_on })
    };
    let at = (0..calendar.years().len()).find(|at| first(*at).is_some_and(|day| day > today))?;
    let first_day = first(at).filter(|day| *day <= farthest)?;
    let usual = usual_names(first_day);
    let short = |name: &str| Some(name.to_string()).filter(|n| !n.trim().is_empty() && n.chars().count() <= LONGEST_NAME);
    let named = |at: usize| calendar.years().get(at).and_then(|year| short(&year.name));
    let from = at.checked_sub(1).and_then(named).unwrap_or(usual.0);
    Some(NextYear { first_day, from, to: named(at).unwrap_or(usual.1), entered: true })
}

/// What to propose when nobody has entered it. `months`: how many parts ever began in each month.
pub fn next_usual(today: Date, months: &[(String, i64)]) -> NextYear {
    let first_day = first_day(today, months);
    let (from, to) = usual_names(first_day);
    NextYear { first_day, from, to, entered: false }
}

/// Whether it is time to prepare the next year.
pub fn is_season(calendar: &Calendar, next: &NextYear, today: Date) -> bool {
    let before = calendar.years().iter().rfind(|year| year.starts_on <= today && year.ends_on < next.first_day);
    match before.filter(|_| next.entered) {
        Some(year) => today < next.first_day && calendar.school_days(today, year.ends_on.saturating_add(1.day())) <= SEASON_SCHOOL_DAYS,
        None => SEASON.contains(&today.month()) && today < next.first_day && next.first_day.year() == today.year(),
    }
}

/// The day to propose when there is no calendar: the next first of August, or of July where most parts began in July.
fn first_day(today: Date, months: &[(String, i64)]) -> Date {
    let parts = |month: &str| months.iter().find(|(known, _)| known == month).map_or(0, |(_, count)| *count);
    let month = if parts("07") > parts("08") { 7 } else { 8 };
    let this = date(today.year(), month, 1);
    if this > today { this } else { date(today.year().saturating_add(1), month, 1) }
}

fn usual_names(first_day: Date) -> (String, String) {
    (year_name(first_day.year().saturating_sub(1)), year_name(first_day.year()))
}

/// "2026–27", the year that begins in 2026.
fn year_name(begins: i16) -> String {
    format!("{begins}–{:02}", begins.saturating_add(1).rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::SchoolYearId;
    use ground::calendar::{DayKind, Days, SchoolYear, Weekdays};

    fn year(n: u128, name: &str, starts_on: Date, ends_on: Date) -> SchoolYear {
        let (id, unit) = (SchoolYearId(db::Uuid::from_u128(n)), ground::UnitId(db::Uuid::from_u128(1)));
        SchoolYear {
            id,
            unit,
            name: name.into(),
            starts_on,
            ends_on,
            weekdays: Weekdays::MONDAY_TO_FRIDAY,
            terms: Vec::new(),
            days: Vec::new(),
        }
    }

    fn two() -> Vec<SchoolYear> {
        let old = year(2, "2026-2027", date(2026, 8, 17), date(2027, 6, 4));
        let mut new = year(3, "A year to grow in, 2027-2028", date(2027, 8, 16), date(2028, 6, 2));
        // Staff come first: a Monday to a Wednesday.
        let staff =
            Days { unit: new.unit, kind: DayKind::Staff, name: "Staff".into(), starts_on: date(2027, 8, 16), ends_on: date(2027, 8, 18) };
        new.days.push(staff);
        vec![old, new]
    }

    #[test]
    fn a_calendar_says_the_first_school_day_of_the_next_year_and_its_names() {
        let calendar = Calendar::of(two());
        let next = next_entered(&calendar, date(2026, 11, 23)).unwrap();
        // The name that the form cannot take is said in the usual way.
        let names = (next.from.as_str(), next.to.as_str());
        assert_eq!((next.first_day, names), (date(2027, 8, 19), ("2026-2027", "2027–28")));
        assert_eq!(next_entered(&calendar, date(2027, 8, 18)).unwrap().first_day, date(2027, 8, 19), "staff are here, the year is not");
        assert_eq!(next_entered(&calendar, date(2027, 8, 19)), None, "none was entered after it");
        assert_eq!(next_entered(&Calendar::assumed(), date(2026, 11, 23)), None);
    }

    #[test]
    fn a_year_far_ahead_is_not_the_next_one() {
        let mut years = two();
        years.push(year(4, "2029-30", date(2029, 8, 20), date(2030, 6, 7)));
        years.remove(1);
        let calendar = Calendar::of(years);
        assert_eq!(next_entered(&calendar, date(2027, 4, 1)), None);
        assert!(next_entered(&calendar, date(2028, 9, 1)).is_some());
    }

    #[test]
    fn it_is_time_sixty_school_days_before_the_last_or_from_may_on() {
        let calendar = Calendar::of(two());
        let next = next_entered(&calendar, date(2027, 1, 4)).unwrap();
        // June 4, 2027 and the 59 school days before it: twelve weeks of five.
        assert!(!is_season(&calendar, &next, date(2027, 3, 12)) && is_season(&calendar, &next, date(2027, 3, 15)));
        assert!(is_season(&calendar, &next, date(2027, 7, 20)) && is_season(&calendar, &next, date(2027, 8, 18)));
        assert!(!is_season(&calendar, &next, date(2027, 8, 19)));
        let usual = |today| next_usual(today, &[]);
        let none = Calendar::assumed();
        let time = |today| is_season(&none, &usual(today), today);
        assert!(!time(date(2027, 4, 30)) && time(date(2027, 5, 1)) && time(date(2027, 7, 31)) && !time(date(2027, 8, 1)));
    }

    #[test]
    fn the_day_to_propose_follows_what_the_data_say() {
        assert_eq!(first_day(date(2026, 5, 2), &[]), date(2026, 8, 1));
        assert_eq!(first_day(date(2026, 8, 1), &[]), date(2027, 8, 1));
        let july = [("07".to_string(), 2), ("08".to_string(), 1)];
        assert_eq!(first_day(date(2026, 5, 2), &july), date(2026, 7, 1));
    }

    #[test]
    fn a_year_is_named_by_its_two_calendar_years() {
        assert_eq!(year_name(2026), "2026–27");
        assert_eq!(year_name(2099), "2099–00");
    }
}
