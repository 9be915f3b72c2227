//! The calendar against a count by hand, day by day, and what must hold for any calendar.

use super::*;
use db::Uuid;
use jiff::civil::date as on;
use proptest::prelude::*;

const DISTRICT: UnitId = UnitId(Uuid::from_u128(1));
const SCHOOL: UnitId = UnitId(Uuid::from_u128(2));

fn days(unit: UnitId, kind: DayKind, starts_on: Date, ends_on: Date) -> Days {
    Days { unit, kind, name: kind.word().into(), starts_on, ends_on }
}

/// A usual year in the United States.
fn riverbend() -> SchoolYear {
    SchoolYear {
        id: SchoolYearId(Uuid::from_u128(2026)),
        unit: DISTRICT,
        name: "2026–27".into(),
        starts_on: on(2026, 8, 17),
        ends_on: on(2027, 6, 4),
        weekdays: Weekdays::MONDAY_TO_FRIDAY,
        terms: vec![
            Term { kind: TermKind::Semester, name: "Fall".into(), starts_on: on(2026, 8, 17), ends_on: on(2026, 12, 18) },
            Term { kind: TermKind::Semester, name: "Spring".into(), starts_on: on(2027, 1, 4), ends_on: on(2027, 6, 4) },
        ],
        days: vec![
            days(DISTRICT, DayKind::Holiday, on(2026, 9, 7), on(2026, 9, 7)),
            days(DISTRICT, DayKind::Break, on(2026, 11, 23), on(2026, 11, 27)),
            days(DISTRICT, DayKind::Break, on(2026, 12, 21), on(2027, 1, 1)),
            days(DISTRICT, DayKind::Holiday, on(2027, 1, 18), on(2027, 1, 18)),
            days(DISTRICT, DayKind::Staff, on(2027, 2, 12), on(2027, 2, 12)),
            days(DISTRICT, DayKind::Break, on(2027, 3, 15), on(2027, 3, 19)),
            days(DISTRICT, DayKind::Instructional, on(2027, 5, 8), on(2027, 5, 8)),
        ],
    }
}

fn next_year() -> SchoolYear {
    SchoolYear {
        id: SchoolYearId(Uuid::from_u128(2027)),
        name: "2027–28".into(),
        starts_on: on(2027, 8, 23),
        ends_on: on(2028, 6, 9),
        terms: Vec::new(),
        days: vec![days(DISTRICT, DayKind::Break, on(2027, 12, 20), on(2027, 12, 31))],
        ..riverbend()
    }
}

#[test]
fn every_day_of_a_year_counts_as_a_person_would_count_it() {
    let year = riverbend();
    let calendar = Calendar::of(vec![year.clone(), next_year()]);
    let off = [(11, 23, 27), (12, 21, 31)];
    let mut naive = 0;
    let first = on(2026, 7, 1);
    let mut day = first;
    for _ in 0..366 {
        let in_year = (on(2026, 8, 17)..=on(2027, 6, 4)).contains(&day);
        let weekday = day.weekday().to_monday_one_offset() <= 5;
        let in_break = off.iter().any(|(m, from, to)| day.year() == 2026 && day.month() == *m && (*from..=*to).contains(&day.day()))
            || day == on(2027, 1, 1)
            || (on(2027, 3, 15)..=on(2027, 3, 19)).contains(&day);
        let single = [on(2026, 9, 7), on(2027, 1, 18), on(2027, 2, 12)].contains(&day);
        let counts = day == on(2027, 5, 8) || in_year && weekday && !in_break && !single;
        assert_eq!(calendar.school_days(first, day), naive, "before {day}");
        assert_eq!(calendar.is_school_day(day), counts, "{day}");
        naive += i64::from(counts);
        day = day.tomorrow().unwrap();
    }
    // 42 weeks of five, less 5+1+10+1+1+5 days off, and one Saturday.
    assert_eq!(naive, 42 * 5 - 23 + 1);
    assert_eq!(calendar.school_days_within(year.starts_on, year.ends_on), naive);
}

#[test]
fn the_summer_stands_still() {
    let calendar = Calendar::of(vec![riverbend(), next_year()]);
    assert_eq!(calendar.school_days(on(2027, 6, 5), on(2027, 8, 23)), 0);
    assert_eq!(calendar.plus_school_days(on(2027, 6, 4), 1), on(2027, 8, 23));
    assert_eq!(calendar.minus_school_days(on(2027, 8, 23), 1), on(2027, 6, 4));
    assert!(!calendar.is_assumed_on(on(2027, 7, 4)));
    assert_eq!(calendar.year_of(on(2027, 7, 4)), None);
}

#[test]
fn a_year_nobody_entered_looks_like_its_neighbor_and_is_called_assumed() {
    let calendar = Calendar::of(vec![riverbend()]);
    // A Monday of the winter break, a year and 52 weeks later.
    assert!(!calendar.is_school_day(on(2027, 12, 20)));
    assert!(!calendar.is_school_day(on(2027, 7, 6)), "the summer is known");
    assert!(calendar.is_school_day(on(2027, 9, 1)) && calendar.is_assumed_on(on(2027, 9, 1)));
    assert!(calendar.is_school_day(on(2025, 9, 3)) && calendar.is_assumed_on(on(2025, 9, 3)));
    assert!(!calendar.is_assumed_on(on(2026, 9, 1)));
    let year = calendar.school_days(on(2026, 8, 17), on(2027, 8, 16));
    assert_eq!(calendar.school_days(on(2046, 8, 17), on(2046, 8, 17).saturating_add(364.days())), year);
    assert_eq!(calendar.school_week(on(2027, 9, 1)), None);
}

#[test]
fn a_year_left_out_between_two_is_filled_from_the_one_before() {
    let later = SchoolYear { starts_on: on(2028, 8, 21), ends_on: on(2029, 6, 8), ..next_year() };
    let calendar = Calendar::of(vec![later, riverbend()]);
    assert!(calendar.is_school_day(on(2027, 10, 6)) && calendar.is_assumed_on(on(2027, 10, 6)));
    assert!(!calendar.is_school_day(on(2028, 7, 5)));
}

#[test]
fn nobody_entered_anything_and_monday_to_friday_count() {
    let calendar = Calendar::assumed();
    assert!(calendar.assumed);
    assert_eq!(calendar.school_days(on(2026, 11, 16), on(2026, 11, 23)), 5);
    assert_eq!(calendar.plus_school_days(on(2026, 11, 20), 1), on(2026, 11, 23));
    assert_eq!(calendar.in_school_weeks(on(2026, 11, 20), on(2026, 11, 23)), 1);
    assert_eq!(calendar.school_week(on(2026, 11, 20)), None);
    assert!(!calendar.is_school_day(on(1969, 12, 27)) && calendar.is_school_day(on(1969, 12, 26)));
}

#[test]
fn the_leap_day_of_2028_is_a_school_day_like_any_tuesday() {
    let calendar = Calendar::of(vec![next_year()]);
    assert!(calendar.is_school_day(on(2028, 2, 29)));
    assert_eq!(calendar.school_days(on(2028, 2, 28), on(2028, 3, 1)), 2);
    assert_eq!(calendar.plus_school_days(on(2028, 2, 29), 1), on(2028, 3, 1));
}

#[test]
fn a_year_of_the_south_runs_with_the_calendar_year_and_a_four_day_week_with_itself() {
    let weekdays = Weekdays::of([1, 2, 3, 4]).unwrap();
    assert_eq!((weekdays.spell().as_str(), Weekdays::from_word("1234")), ("1234", Some(weekdays)));
    assert_eq!((Weekdays::from_word(""), Weekdays::from_word("08"), Weekdays::of([8])), (None, None, None));
    let year =
        SchoolYear { starts_on: on(2027, 1, 25), ends_on: on(2027, 12, 10), weekdays, days: Vec::new(), terms: Vec::new(), ..riverbend() };
    let calendar = Calendar::of(vec![year]);
    assert!(!calendar.is_school_day(on(2027, 2, 5)));
    assert_eq!(calendar.school_days(on(2027, 2, 1), on(2027, 2, 8)), 4);
}

#[test]
fn weeks_are_numbered_without_the_breaks() {
    let calendar = Calendar::of(vec![riverbend(), next_year()]);
    let week = |day| calendar.school_week(day).map(|w| (w.number, w.days));
    assert_eq!(week(on(2026, 8, 17)), Some((1, 5)));
    assert_eq!(week(on(2026, 11, 22)), Some((14, 5)), "a Sunday still lies in its week");
    assert_eq!(week(on(2026, 11, 25)), None);
    assert_eq!(week(on(2026, 11, 30)), Some((15, 5)));
    assert_eq!(week(on(2027, 5, 8)), Some((34, 6)), "a make-up Saturday");
    let weeks = calendar.weeks(riverbend().id);
    assert_eq!(weeks.iter().map(|w| w.number).collect::<Vec<_>>(), (1..=38).collect::<Vec<_>>());
    assert_eq!(weeks.iter().map(|w| i64::from(w.days)).sum::<i64>(), 188);
    assert_eq!(calendar.weeks(next_year().id)[0].number, 1);
    assert_eq!(calendar.in_school_weeks(on(2026, 11, 16), on(2026, 11, 30)), 1);
    assert_eq!(calendar.in_school_weeks(on(2026, 11, 16), on(2026, 11, 25)), 0, "in an empty week: with the one before");
    assert_eq!(calendar.in_school_weeks(on(2027, 6, 4), on(2027, 8, 23)), 1);
    assert_eq!(calendar.in_school_weeks(on(2026, 11, 30), on(2026, 11, 16)), -1);
}

#[test]
fn a_week_in_which_one_year_ends_and_the_next_begins_belongs_to_the_first() {
    let through = SchoolYear { ends_on: on(2027, 8, 24), ..riverbend() };
    let next = SchoolYear { starts_on: on(2027, 8, 25), ..next_year() };
    let calendar = Calendar::of(vec![through.clone(), next.clone()]);
    assert_eq!(calendar.school_week(on(2027, 8, 26)).map(|w| w.year), Some(through.id));
    assert_eq!(calendar.weeks(next.id)[0], calendar.school_week(on(2027, 8, 30)).unwrap());
    assert_eq!(calendar.weeks(next.id)[0].number, 1);
}

#[test]
fn a_school_has_the_last_word_about_its_own_days() {
    let mut year = riverbend();
    year.days.push(days(SCHOOL, DayKind::Instructional, on(2026, 9, 7), on(2026, 9, 7)));
    year.days.push(days(SCHOOL, DayKind::Staff, on(2027, 5, 8), on(2027, 5, 8)));
    year.days.push(days(SCHOOL, DayKind::Break, on(2026, 10, 5), on(2026, 10, 9)));
    year.days.push(days(SCHOOL, DayKind::Instructional, on(2026, 10, 7), on(2026, 10, 7)));
    let calendar = Calendar::of(vec![year]);
    assert!(calendar.is_school_day(on(2026, 9, 7)), "the district's holiday is a school day here");
    assert!(!calendar.is_school_day(on(2027, 5, 8)));
    assert!(!calendar.is_school_day(on(2026, 10, 6)) && calendar.is_school_day(on(2026, 10, 7)));
}

#[test]
fn the_term_that_began_last_is_the_one_meant() {
    let mut year = riverbend();
    let quarter = Term { kind: TermKind::Quarter, name: "Q2".into(), starts_on: on(2026, 10, 19), ends_on: on(2026, 12, 18) };
    year.terms.insert(1, quarter);
    let calendar = Calendar::of(vec![year]);
    let term = |day| calendar.term_of(day).map(|t| t.name.clone());
    assert_eq!(term(on(2026, 9, 1)).as_deref(), Some("Fall"));
    assert_eq!(term(on(2026, 11, 2)).as_deref(), Some("Q2"));
    assert_eq!(term(on(2026, 12, 25)), None);
}

#[test]
fn a_year_without_any_school_day_stops_no_clock() {
    let mut year = riverbend();
    year.days = vec![days(DISTRICT, DayKind::Break, year.starts_on, year.ends_on)];
    let calendar = Calendar::of(vec![year]);
    assert_eq!(calendar.school_days(on(2026, 8, 17), on(2027, 6, 4)), 0);
    assert_eq!(calendar.plus_school_days(on(2026, 9, 1), 1), on(2027, 8, 16));
}

fn any_day() -> impl Strategy<Value = Date> {
    (0i64..8_000).prop_map(|n| date(number(on(2018, 1, 1)) + n))
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    let year = (0i64..60, 200i64..340, 1u8..128, prop::collection::vec((0i64..330, 0i64..20, 0usize..4, any::<bool>()), 0..8));
    prop::collection::vec(year, 0..4).prop_map(|drawn| {
        let years = drawn.into_iter().enumerate().map(|(n, (late, length, weekdays, off))| {
            let starts = number(on(2024, 8, 1)) + 400 * n as i64 + late;
            let made = off.into_iter().map(|(from, long, kind, own)| {
                days(if own { SCHOOL } else { DISTRICT }, DayKind::ALL[kind], date(starts + from), date(starts + from + long))
            });
            let mut made: Vec<Days> = made.collect();
            made.sort_by_key(|d| d.unit);
            let weekdays = Weekdays::of((1..=7).filter(|d| weekdays & (1 << (d - 1)) != 0)).unwrap();
            let id = SchoolYearId(Uuid::from_u128(n as u128));
            SchoolYear { id, starts_on: date(starts), ends_on: date(starts + length), weekdays, days: made, ..riverbend() }
        });
        Calendar::of(years.collect())
    })
}

proptest! {
    #[test]
    fn stretches_add_up(calendar in any_calendar(), a in any_day(), b in any_day(), c in any_day()) {
        prop_assert_eq!(calendar.school_days(a, b) + calendar.school_days(b, c), calendar.school_days(a, c));
        prop_assert_eq!(calendar.in_school_weeks(a, b) + calendar.in_school_weeks(b, c), calendar.in_school_weeks(a, c));
        prop_assert!(a > b || calendar.school_days(a, b) >= 0 && calendar.in_school_weeks(a, b) >= 0);
    }

    #[test]
    fn sums_say_what_a_walk_says(calendar in any_calendar(), a in any_day(), long in 0i64..900) {
        let walk = (0..long).filter(|n| calendar.is_school_day(date(number(a) + n))).count() as i64;
        prop_assert_eq!(calendar.school_days(a, date(number(a) + long)), walk);
    }

    #[test]
    fn years_say_the_same_as_their_calendar(calendar in any_calendar(), day in any_day()) {
        if let Some(year) = calendar.year_of(day) {
            prop_assert_eq!(year.is_school_day(day), calendar.is_school_day(day));
        }
    }

    #[test]
    fn going_on_and_back_leads_home(calendar in any_calendar(), day in any_day(), n in -700i64..700) {
        let there = calendar.plus_school_days(day, n);
        prop_assert!(n == 0 || calendar.is_school_day(there));
        if calendar.is_school_day(day) {
            prop_assert_eq!(calendar.school_days(day, there), n);
            prop_assert_eq!(calendar.plus_school_days(there, -n), day);
            prop_assert_eq!(calendar.minus_school_days(there, n), day);
        }
        prop_assert!(calendar.plus_school_days(day, n + 1) > there || n == -1 && !calendar.is_school_day(day) || n == 0);
    }

    #[test]
    fn weeks_of_a_year_follow_each_other_and_hold_all_its_days(calendar in any_calendar()) {
        for year in calendar.years() {
            let weeks = calendar.weeks(year.id);
            let numbers: Vec<u32> = weeks.iter().map(|w| w.number).collect();
            prop_assert_eq!(numbers, (1..=weeks.len() as u32).collect::<Vec<_>>());
            let held: i64 = weeks.iter().map(|w| i64::from(w.days)).sum();
            prop_assert_eq!(held, calendar.school_days_within(year.starts_on, year.ends_on));
        }
    }
}
