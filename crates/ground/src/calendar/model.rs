//! A school's calendar as a pure value: which days are school days, how many lie between two, in which week of the
//! school year a day falls. No SQL, no clock, no page.
//!
//! Three rules a principal could check:
//!
//! * Within a year, a day counts when it is one of the year's weekdays and no break, holiday or staff day; a make-up day
//!   counts on any weekday. A unit's own days go before those of the units above it.
//! * Between years that were entered (the summer) nothing counts.
//! * Where nobody has entered a year, it is taken to look like the nearest one that was entered, moved by whole weeks.
//!   Where nobody has entered any, Monday to Friday count. Both are [`Calendar::is_assumed_on`], and pages say so.
//!
//! Counting is by sums made once, so a question costs the same over a day and over ten years.

use crate::access::words;
use crate::ids::{SchoolYearId, UnitId};
use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, ToSpan};

words! {
    /// What a term is called by those who have it.
    TermKind { Semester = "semester", Trimester = "trimester", Quarter = "quarter", Term = "term" }
}

words! {
    /// In which way a day is not as its weekday says: several days off; a holiday; a day on which staff come and students do
    /// not; a school day although the weekday, a break or the units above say otherwise (a make-up Saturday).
    DayKind { Break = "break", Holiday = "holiday", Staff = "staff-day", Instructional = "instructional" }
}

/// The weekdays on which a year has school; never none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weekdays(u8);

impl Weekdays {
    pub const MONDAY_TO_FRIDAY: Weekdays = Weekdays(0b1_1111);

    /// From days numbered 1 (Monday) to 7; `None` when there is none, or one is no weekday.
    pub fn of(days: impl IntoIterator<Item = i8>) -> Option<Weekdays> {
        let mut bits = 0;
        for day in days {
            bits |= (1..=7).contains(&day).then(|| 1 << (day - 1))?;
        }
        (bits != 0).then_some(Weekdays(bits))
    }

    /// As stored: `12345`.
    pub fn spell(self) -> String {
        self.numbers().map(|n| n.to_string()).collect()
    }

    pub fn from_word(word: &str) -> Option<Weekdays> {
        let days: Option<Vec<i8>> = word.chars().map(|c| c.to_digit(10).and_then(|d| i8::try_from(d).ok())).collect();
        Weekdays::of(days?)
    }

    pub fn has(self, day: Weekday) -> bool {
        self.0 & (1 << day.to_monday_zero_offset()) != 0
    }

    /// 1 for Monday, in order.
    pub fn numbers(self) -> impl Iterator<Item = i8> {
        (1..=7).filter(move |n| self.0 & (1 << (n - 1)) != 0)
    }
}

/// A part of a school year; both days included.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub kind: TermKind,
    pub name: String,
    pub starts_on: Date,
    pub ends_on: Date,
}

/// Days that are not as the week says; both included.
#[derive(Clone, Debug, PartialEq)]
pub struct Days {
    /// Whose: the year's own unit, or one beneath it.
    pub unit: UnitId,
    pub kind: DayKind,
    pub name: String,
    pub starts_on: Date,
    pub ends_on: Date,
}

/// A school year as entered; both days included.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolYear {
    pub id: SchoolYearId,
    pub unit: UnitId,
    pub name: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub weekdays: Weekdays,
    /// By their first day.
    pub terms: Vec<Term>,
    /// From the topmost unit down: on one day the last word counts.
    pub days: Vec<Days>,
}

impl SchoolYear {
    pub fn holds(&self, day: Date) -> bool {
        self.starts_on <= day && day <= self.ends_on
    }

    /// What was entered for one day, the unit nearest to the school first.
    pub fn said_of(&self, day: Date) -> Option<&Days> {
        let on = |d: &&Days| d.starts_on <= day && day <= d.ends_on;
        let nearest = self.days.iter().rev().find(on)?.unit;
        // Of one unit's own words the make-up day counts: it is written into a break on purpose.
        let own = || self.days.iter().filter(on).filter(|d| d.unit == nearest);
        own().find(|d| d.kind == DayKind::Instructional).or_else(|| own().next_back())
    }

    pub fn is_school_day(&self, day: Date) -> bool {
        self.holds(day)
            && match self.said_of(day) {
                Some(days) => days.kind == DayKind::Instructional,
                None => self.weekdays.has(day.weekday()),
            }
    }
}

/// A week that holds at least one school day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolWeek {
    pub year: SchoolYearId,
    /// From 1, without the weeks of breaks.
    pub number: u32,
    pub monday: Date,
    /// How many school days it holds, 1 to 7.
    pub days: u32,
}

/// Days since 1970-01-01 (a Thursday).
type Day = i64;
const EPOCH: Date = Date::constant(1970, 1, 1);

fn number(day: Date) -> Day {
    day.duration_since(EPOCH).as_hours() / 24
}

fn date(day: Day) -> Date {
    EPOCH.saturating_add(SignedDuration::from_hours(day.saturating_mul(24)))
}

fn monday_of(day: Day) -> Day {
    // 1970-01-01 is three days after a Monday.
    day - (day + 3).rem_euclid(7)
}

/// School days and school weeks before each day of a stretch that begins on a Monday.
#[derive(Clone, Debug, PartialEq)]
struct Sums {
    /// `days[i]`: school days among the first i.
    days: Vec<i64>,
    /// `weeks[i]`: school weeks among the first i whole weeks.
    weeks: Vec<i64>,
}

impl Sums {
    fn of(school: &[bool]) -> Sums {
        let mut days = vec![0];
        let mut weeks = vec![0];
        let (mut d, mut w) = (0, 0);
        for week in school.chunks(7) {
            for day in week {
                d += i64::from(*day);
                days.push(d);
            }
            w += i64::from(week.iter().any(|day| *day));
            weeks.push(w);
        }
        Sums { days, weeks }
    }

    fn length(&self) -> i64 {
        self.days.len() as i64 - 1
    }

    fn days_before(&self, at: i64) -> i64 {
        usize::try_from(at).ok().and_then(|at| self.days.get(at)).copied().unwrap_or_else(|| self.all_days())
    }

    fn weeks_before(&self, at: i64) -> i64 {
        usize::try_from(at / 7).ok().and_then(|at| self.weeks.get(at)).copied().unwrap_or_else(|| self.all_weeks())
    }

    fn all_days(&self) -> i64 {
        self.days.last().copied().unwrap_or(0)
    }

    fn all_weeks(&self) -> i64 {
        self.weeks.last().copied().unwrap_or(0)
    }

    /// Over endless repetition: how many lie in the first `at` days; negative before them.
    fn repeated_days(&self, at: i64) -> i64 {
        at.div_euclid(self.length()) * self.all_days() + self.days_before(at.rem_euclid(self.length()))
    }

    fn repeated_weeks(&self, at: i64) -> i64 {
        at.div_euclid(self.length()) * self.all_weeks() + self.weeks_before(at.rem_euclid(self.length()))
    }
}

/// The calendar of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// True when nobody has entered a year: Monday to Friday count.
    pub assumed: bool,
    years: Vec<SchoolYear>,
    /// A Monday; from here on `middle` says what is so.
    from: Day,
    middle: Sums,
    /// What repeats before and after the middle.
    before: Sums,
    after: Sums,
}

/// A year repeats after so many days: whole weeks, so that a Monday stays a Monday.
const CYCLE: i64 = 364;

impl Calendar {
    /// Nobody has entered anything: Monday to Friday.
    pub fn assumed() -> Calendar {
        Calendar::of(Vec::new())
    }

    /// From years that do not overlap; the order does not matter.
    pub fn of(mut years: Vec<SchoolYear>) -> Calendar {
        years.sort_by_key(|y| y.starts_on);
        let week = Sums::of(&[true, true, true, true, true, false, false]);
        let (Some(first), Some(last)) = (years.first(), years.last()) else {
            return Calendar { assumed: true, years, from: monday_of(0), middle: Sums::of(&[]), before: week.clone(), after: week };
        };
        let cycle = |year: &SchoolYear| {
            let from = monday_of(number(year.starts_on));
            let length = if number(year.ends_on) - from < CYCLE { CYCLE } else { CYCLE + 7 };
            let sums = Sums::of(&(from..from + length).map(|d| year.is_school_day(date(d))).collect::<Vec<_>>());
            // A year without a single school day says nothing about the next.
            (from, length, if sums.all_days() > 0 { sums } else { week.clone() })
        };
        let (from, _, before) = cycle(first);
        let (tail, length, after) = cycle(last);
        let mut school = vec![false; usize::try_from(tail + length - from).unwrap_or(0)];
        let mut mark = |day: Day| {
            if let Some(slot) = usize::try_from(day - from).ok().and_then(|at| school.get_mut(at)) {
                *slot = true;
            }
        };
        for (at, year) in years.iter().enumerate() {
            let (starts, ends) = (number(year.starts_on), number(year.ends_on));
            let own: Vec<Day> = (starts..=ends).filter(|d| year.is_school_day(date(*d))).collect();
            own.iter().copied().for_each(&mut mark);
            // A year nobody entered between two that were: the earlier one again, as often as it fits.
            let (_, length, _) = cycle(year);
            let next = years.get(at + 1).map_or(ends, |next| number(next.starts_on));
            let copies = (1..).map(|k| k * length).take_while(|moved| ends + moved < next);
            copies.for_each(|moved| own.iter().map(|d| d + moved).for_each(&mut mark));
        }
        Calendar { assumed: false, from, middle: Sums::of(&school), before, after, years }
    }

    /// The years that were entered, by their first day.
    pub fn years(&self) -> &[SchoolYear] {
        &self.years
    }

    /// The year a day lies in; none in summer, and none where nobody has entered one.
    pub fn year_of(&self, day: Date) -> Option<&SchoolYear> {
        let at = self.years.partition_point(|y| y.starts_on <= day);
        at.checked_sub(1).and_then(|at| self.years.get(at)).filter(|y| y.holds(day))
    }

    /// The term a day lies in; of several (a quarter in a semester) the one that began last.
    pub fn term_of(&self, day: Date) -> Option<&Term> {
        self.year_of(day)?.terms.iter().rev().find(|t| t.starts_on <= day && day <= t.ends_on)
    }

    /// Whether what is said of this day rests on no year that was entered.
    pub fn is_assumed_on(&self, day: Date) -> bool {
        let next = self.years.partition_point(|y| y.starts_on <= day);
        let Some(last) = next.checked_sub(1).and_then(|at| self.years.get(at)) else { return true };
        // The summer after a year, up to when the next would begin, is known from that year.
        !last.holds(day)
            && number(day) - number(last.starts_on) >= CYCLE
            && self.years.get(next).is_none_or(|n| number(n.starts_on) - number(last.ends_on) > CYCLE)
    }

    fn days_until(&self, day: Day) -> i64 {
        let at = day - self.from;
        let length = self.middle.length();
        if at < 0 {
            self.before.repeated_days(at)
        } else if at <= length {
            self.middle.days_before(at)
        } else {
            self.middle.all_days() + self.after.repeated_days(at - length)
        }
    }

    fn weeks_until(&self, monday: Day) -> i64 {
        let at = monday - self.from;
        let length = self.middle.length();
        if at < 0 {
            self.before.repeated_weeks(at)
        } else if at <= length {
            self.middle.weeks_before(at)
        } else {
            self.middle.all_weeks() + self.after.repeated_weeks(at - length)
        }
    }

    pub fn is_school_day(&self, day: Date) -> bool {
        let day = number(day);
        self.days_until(day + 1) > self.days_until(day)
    }

    /// School days from `from` (counted) to `to` (not counted): 0 when they are the same day, negative when `to` is earlier.
    /// So `school_days(a, b) + school_days(b, c) = school_days(a, c)`.
    pub fn school_days(&self, from: Date, to: Date) -> i64 {
        self.days_until(number(to)) - self.days_until(number(from))
    }

    /// The n-th school day after a day (n > 0), before it (n < 0), or the day itself (n = 0), whatever day it is.
    /// Beyond the years a date can hold: the last (or first) day there is.
    pub fn plus_school_days(&self, day: Date, n: i64) -> Date {
        let at = number(day);
        // A school day lies before as many as `days_until` says; look for the one that makes the count full.
        let wanted = match n {
            0 => return day,
            1.. => self.days_until(at + 1).saturating_add(n),
            _ => self.days_until(at).saturating_add(n).saturating_add(1),
        };
        let full = |d: Day| self.days_until(d + 1) >= wanted;
        let (lowest, highest) = (number(Date::MIN), number(Date::MAX));
        let (mut low, mut high) = if n > 0 { (at, highest) } else { (lowest, at) };
        while low < high {
            let middle = low + (high - low) / 2;
            if full(middle) { high = middle } else { low = middle + 1 }
        }
        date(low)
    }

    /// [`Calendar::plus_school_days`] backwards.
    pub fn minus_school_days(&self, day: Date, n: i64) -> Date {
        self.plus_school_days(day, n.saturating_neg())
    }

    /// This day when it is a school day, else the next one.
    pub fn school_day_from(&self, day: Date) -> Date {
        if self.is_school_day(day) { day } else { self.plus_school_days(day, 1) }
    }

    /// The school week a day lies in (Monday to Sunday); none in an empty week and where no year was entered.
    pub fn school_week(&self, day: Date) -> Option<SchoolWeek> {
        let monday = monday_of(number(day));
        // A week on the edge belongs to the year whose days it holds.
        let year = (monday..monday + 7).find_map(|d| self.year_of(date(d)).filter(|y| y.is_school_day(date(d))))?;
        let first = monday_of(number(year.starts_on));
        let days = self.days_until(monday + 7) - self.days_until(monday);
        let earlier = self.weeks_until(monday) - self.weeks_until(first);
        let shared = self.shares_first_week(year);
        let number = u32::try_from(earlier + 1 - i64::from(shared && monday > first)).unwrap_or(0);
        Some(SchoolWeek { year: year.id, number, monday: date(monday), days: u32::try_from(days).unwrap_or(0) })
    }

    /// Whether the week in which a year begins already belongs to the year before, which ended in it.
    fn shares_first_week(&self, year: &SchoolYear) -> bool {
        let first = monday_of(number(year.starts_on));
        (first..number(year.starts_on)).any(|d| self.year_of(date(d)).is_some_and(|y| y.is_school_day(date(d))))
    }

    /// The school weeks of a year, in order: for charts and hazards.
    pub fn weeks(&self, year: SchoolYearId) -> Vec<SchoolWeek> {
        let Some(found) = self.years.iter().find(|y| y.id == year) else { return Vec::new() };
        let (first, last) = (monday_of(number(found.starts_on)), number(found.ends_on));
        let mondays = (first..=last).step_by(7);
        mondays.filter_map(|monday| self.school_week(date(monday))).filter(|week| week.year == year).collect()
    }

    /// How many school weeks after that of `from` a day lies; 0 in the same week, negative before it. A day in a week
    /// without school lies with the last school week before it. Also where years are assumed, so hazards never stop.
    pub fn in_school_weeks(&self, from: Date, day: Date) -> i64 {
        let through = |d: Date| self.weeks_until(monday_of(number(d)) + 7);
        through(day) - through(from)
    }

    /// For the figures of a year: school days in it, in all.
    pub fn school_days_within(&self, first: Date, last: Date) -> i64 {
        self.school_days(first, last.saturating_add(1.day()))
    }
}

#[cfg(test)]
mod tests;
