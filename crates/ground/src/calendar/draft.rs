//! A school year before it is kept: typed, read from a file, offered by a roster, or made like the year before. One shape
//! for all, one check, so that nothing wrong comes in by another door.

use super::model::{DayKind, SchoolYear, Term, TermKind, Weekdays};
use crate::roster::incoming::TermIn;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// No year is shorter: what is, is a term, and would be repeated as a year when none follows.
pub const SHORTEST_DAYS: i64 = 60;
/// Nor longer than a year with a leap day.
pub const LONGEST_DAYS: i64 = 366;

/// Days that are not as the week says; both included.
#[derive(Clone, Debug, PartialEq)]
pub struct DaysIn {
    pub kind: DayKind,
    pub name: String,
    pub starts_on: Date,
    pub ends_on: Date,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub name: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub weekdays: Weekdays,
    pub terms: Vec<Term>,
    pub days: Vec<DaysIn>,
}

/// What is wrong with it. `at` counts terms or days from 0, in their order.
#[derive(Clone, Debug, PartialEq)]
pub enum Mistake {
    YearReversed,
    YearTooShort { days: i64 },
    YearTooLong { days: i64 },
    YearOverlaps { other: String, from: Date, to: Date },
    TermReversed { at: usize },
    TermOutside { at: usize },
    DaysReversed { at: usize },
    DaysOutside { at: usize },
}

/// How many days from one to the other, both counted.
fn long(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24 + 1
}

impl Proposal {
    /// All mistakes, in the order of the form. `others`: the other years of the same unit.
    pub fn mistakes(&self, others: &[SchoolYear]) -> Vec<Mistake> {
        let mut found = Vec::new();
        let days = long(self.starts_on, self.ends_on);
        if days < 1 {
            return vec![Mistake::YearReversed];
        }
        if days < SHORTEST_DAYS {
            found.push(Mistake::YearTooShort { days });
        }
        if days > LONGEST_DAYS {
            found.push(Mistake::YearTooLong { days });
        }
        let overlaps = others.iter().find(|o| o.starts_on <= self.ends_on && self.starts_on <= o.ends_on);
        found.extend(overlaps.map(|o| Mistake::YearOverlaps { other: o.name.clone(), from: o.starts_on, to: o.ends_on }));
        let outside = |from: Date, to: Date| from < self.starts_on || to > self.ends_on;
        for (at, term) in self.terms.iter().enumerate() {
            if term.ends_on < term.starts_on {
                found.push(Mistake::TermReversed { at });
            } else if outside(term.starts_on, term.ends_on) {
                found.push(Mistake::TermOutside { at });
            }
        }
        found.extend(days_mistakes(&self.days, self.starts_on, self.ends_on));
        found
    }
}

/// What is wrong with days of a year that runs from `first` to `last`.
pub fn days_mistakes(days: &[DaysIn], first: Date, last: Date) -> Vec<Mistake> {
    let wrong = |(at, d): (usize, &DaysIn)| {
        if d.ends_on < d.starts_on {
            Some(Mistake::DaysReversed { at })
        } else {
            (d.starts_on < first || d.ends_on > last).then_some(Mistake::DaysOutside { at })
        }
    };
    days.iter().enumerate().filter_map(wrong).collect()
}

/// What a roster says of school years: each with the terms in it. Dates that cannot be read, or run backwards, are let go.
pub fn from_terms(terms: &[TermIn]) -> Vec<Proposal> {
    let read = |t: &TermIn| {
        let (from, to) = (t.starts_on.parse::<Date>().ok()?, t.ends_on.parse::<Date>().ok()?);
        (from <= to).then_some((from, to))
    };
    let kind = |t: &TermIn| match t.kind.as_str() {
        "semester" => TermKind::Semester,
        _ => term_kind(&t.title).unwrap_or(TermKind::Term),
    };
    let mut years: Vec<Proposal> = Vec::new();
    for year in terms.iter().filter(|t| t.kind == "school-year") {
        let Some((starts_on, ends_on)) = read(year) else { continue };
        let within = terms.iter().filter(|t| t.kind != "school-year").filter_map(|t| Some((t, read(t)?)));
        let mut inside: Vec<Term> = within
            .filter(|(_, (from, to))| starts_on <= *from && *to <= ends_on)
            .map(|(t, (starts_on, ends_on))| Term { kind: kind(t), name: t.title.trim().to_string(), starts_on, ends_on })
            .collect();
        inside.sort_by_key(|t| (t.starts_on, t.ends_on));
        // Every school may send the same term under an id of its own.
        inside.dedup();
        let name = year.title.trim().to_string();
        let proposal = Proposal { name, starts_on, ends_on, weekdays: Weekdays::MONDAY_TO_FRIDAY, terms: inside, days: Vec::new() };
        if !years.contains(&proposal) {
            years.push(proposal);
        }
    }
    years.sort_by_key(|y| y.starts_on);
    years
}

/// What a term is, by its name.
pub fn term_kind(name: &str) -> Option<TermKind> {
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
    let short = |letter: char| name.strip_prefix(letter).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if has(&["trimest"]) {
        Some(TermKind::Trimester)
    } else if has(&["semest"]) || short('s') {
        Some(TermKind::Semester)
    } else if has(&["quarter", "bimest", "cuarto"]) || short('q') {
        Some(TermKind::Quarter)
    } else {
        None
    }
}

/// Holidays on a date; the others of one day keep their weekday ("the third Monday of January").
const ON_A_DATE: [(i8, i8); 7] = [(1, 1), (6, 19), (7, 4), (11, 11), (12, 24), (12, 25), (12, 31)];

/// The next year in the shape of this one: every day 52 weeks later, so that Mondays stay Mondays; holidays where they
/// fall then. Only the year's own days: what schools beneath do otherwise is for them to say again.
pub fn next_like(year: &SchoolYear) -> Proposal {
    let later = |day: Date| day.saturating_add(364.days());
    let days = year.days.iter().filter(|d| d.unit == year.unit).map(|d| {
        let (starts_on, ends_on) = match d.starts_on == d.ends_on && d.kind == DayKind::Holiday {
            true => (holiday_after(d.starts_on), holiday_after(d.starts_on)),
            false => (later(d.starts_on), later(d.ends_on)),
        };
        DaysIn { kind: d.kind, name: d.name.clone(), starts_on, ends_on }
    });
    let (starts_on, ends_on) = (later(year.starts_on), later(year.ends_on));
    let mut days: Vec<DaysIn> = days.filter(|d| starts_on <= d.starts_on && d.ends_on <= ends_on).collect();
    days.sort_by_key(|d| d.starts_on);
    let terms = year.terms.iter().map(|t| Term { starts_on: later(t.starts_on), ends_on: later(t.ends_on), ..t.clone() }).collect();
    Proposal { name: next_name(&year.name), starts_on, ends_on, weekdays: year.weekdays, terms, days }
}

fn holiday_after(day: Date) -> Date {
    let same = |year: i16| Date::new(year, day.month(), day.day()).ok();
    if ON_A_DATE.contains(&(day.month(), day.day())) {
        return same(day.year().saturating_add(1)).unwrap_or(day);
    }
    let weekday: Weekday = day.weekday();
    let nth = (day.day() - 1) / 7 + 1;
    let month = Date::new(day.year().saturating_add(1), day.month(), 1);
    // Memorial Day is the last Monday of May, be it the fourth or the fifth.
    let nth = if nth == 5 || (day.month() == 5 && weekday == Weekday::Monday && nth == 4) { -1 } else { nth };
    month.and_then(|first| first.nth_weekday_of_month(nth, weekday)).unwrap_or(day)
}

/// "2026–27" becomes "2027–28": every number of four or two digits one more.
fn next_name(name: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    let flush = |digits: &mut String, out: &mut String| {
        match (digits.len(), digits.parse::<u32>()) {
            (4, Ok(year)) => out.push_str(&(year + 1).to_string()),
            (2, Ok(year)) => out.push_str(&format!("{:02}", (year + 1) % 100)),
            _ => out.push_str(digits),
        }
        digits.clear();
    };
    for c in name.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            flush(&mut digits, &mut out);
            out.push(c);
        }
    }
    flush(&mut digits, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Days;
    use crate::ids::{SchoolYearId, UnitId};
    use db::Uuid;
    use jiff::civil::date;

    fn days(kind: DayKind, starts_on: Date, ends_on: Date) -> DaysIn {
        DaysIn { kind, name: "Off".into(), starts_on, ends_on }
    }

    fn proposal() -> Proposal {
        Proposal {
            name: "2026–27".into(),
            starts_on: date(2026, 8, 17),
            ends_on: date(2027, 6, 4),
            weekdays: Weekdays::MONDAY_TO_FRIDAY,
            terms: Vec::new(),
            days: Vec::new(),
        }
    }

    fn kept(p: &Proposal) -> SchoolYear {
        let unit = UnitId(Uuid::from_u128(1));
        let days = p.days.iter().cloned().map(|d| Days { unit, kind: d.kind, name: d.name, starts_on: d.starts_on, ends_on: d.ends_on });
        SchoolYear {
            id: SchoolYearId(Uuid::from_u128(9)),
            unit,
            name: p.name.clone(),
            starts_on: p.starts_on,
            ends_on: p.ends_on,
            weekdays: p.weekdays,
            terms: p.terms.clone(),
            days: days.collect(),
        }
    }

    #[test]
    fn what_is_reversed_too_short_too_long_outside_or_twice_is_named() {
        let term = |from, to| Term { kind: TermKind::Term, name: "T".into(), starts_on: from, ends_on: to };
        assert_eq!(proposal().mistakes(&[]), []);
        assert_eq!(Proposal { ends_on: date(2026, 8, 1), ..proposal() }.mistakes(&[]), [Mistake::YearReversed]);
        assert_eq!(Proposal { ends_on: date(2026, 9, 1), ..proposal() }.mistakes(&[]), [Mistake::YearTooShort { days: 16 }]);
        assert_eq!(Proposal { ends_on: date(2027, 8, 18), ..proposal() }.mistakes(&[]), [Mistake::YearTooLong { days: 367 }]);
        let wrong = Proposal {
            terms: vec![term(date(2026, 12, 1), date(2026, 11, 1)), term(date(2026, 8, 1), date(2026, 9, 1))],
            days: vec![
                days(DayKind::Break, date(2026, 11, 27), date(2026, 11, 23)),
                days(DayKind::Break, date(2027, 6, 1), date(2027, 6, 5)),
            ],
            ..proposal()
        };
        let named = [
            Mistake::TermReversed { at: 0 },
            Mistake::TermOutside { at: 1 },
            Mistake::DaysReversed { at: 0 },
            Mistake::DaysOutside { at: 1 },
        ];
        assert_eq!(wrong.mistakes(&[]), named);
        let next = Proposal { starts_on: date(2027, 6, 4), ends_on: date(2028, 6, 1), ..proposal() };
        assert!(matches!(next.mistakes(&[kept(&proposal())])[..], [Mistake::YearOverlaps { .. }]));
        let after = Proposal { starts_on: date(2027, 6, 5), ..next };
        assert_eq!(after.mistakes(&[kept(&proposal())]), []);
    }

    #[test]
    fn the_next_year_keeps_weekdays_and_moves_holidays_as_their_names_mean() {
        let labor = days(DayKind::Holiday, date(2026, 9, 7), date(2026, 9, 7));
        let veterans = days(DayKind::Holiday, date(2026, 11, 11), date(2026, 11, 11));
        let thanksgiving = days(DayKind::Break, date(2026, 11, 23), date(2026, 11, 27));
        let memorial = days(DayKind::Holiday, date(2027, 5, 31), date(2027, 5, 31));
        let year = kept(&Proposal { days: vec![labor, veterans, thanksgiving, memorial], ..proposal() });
        let next = next_like(&year);
        assert_eq!((next.name.as_str(), next.starts_on, next.ends_on), ("2027–28", date(2027, 8, 16), date(2028, 6, 2)));
        let days: Vec<Date> = next.days.iter().map(|d| d.starts_on).collect();
        assert_eq!(days, [date(2027, 9, 6), date(2027, 11, 11), date(2027, 11, 22), date(2028, 5, 29)]);
        assert_eq!(next.mistakes(&[year]), []);
        assert_eq!(
            (next_name("1999-00"), next_name("Year 3"), next_name("SY 98/99")),
            ("2000-01".into(), "Year 3".into(), "SY 99/00".into())
        );
    }

    #[test]
    fn a_roster_offers_its_years_each_with_its_terms() {
        let term = |kind: &str, title: &str, from: &str, to: &str| TermIn {
            source_id: title.into(),
            title: title.into(),
            kind: kind.into(),
            starts_on: from.into(),
            ends_on: to.into(),
            parent: None,
        };
        let sent = [
            term("school-year", "2026-27", "2026-08-17", "2027-06-04"),
            term("grading-period", "Q1", "2026-08-17", "2026-10-16"),
            term("semester", "Fall", "2026-08-17", "2026-12-18"),
            term("semester", "Fall", "2026-08-17", "2026-12-18"),
            term("term", "Last year", "2025-08-17", "2025-12-18"),
            term("school-year", "backwards", "2028-08-17", "2027-06-04"),
            term("school-year", "unreadable", "soon", "2027-06-04"),
        ];
        let years = from_terms(&sent);
        assert_eq!(years.len(), 1);
        let terms: Vec<_> = years[0].terms.iter().map(|t| (t.kind, t.name.as_str())).collect();
        assert_eq!(terms, [(TermKind::Quarter, "Q1"), (TermKind::Semester, "Fall")]);
        assert_eq!(years[0].mistakes(&[]), []);
    }
}
