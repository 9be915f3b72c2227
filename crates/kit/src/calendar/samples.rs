//! The pages of the calendar with made-up contents: nothing entered, a district's year, a school that differs, mistakes, files.

use super::{CalendarPage, Preview, form, views};
use crate::form::Form;
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, SignedIn};
use ground::calendar::reading::lines;
use ground::calendar::{Days, Proposal, SchoolYear, Term, TermKind, Weekdays, ZoneHere, own_days};
use ground::{Calendar, DayKind, UnitId};
use jiff::civil::{Date, date};
use maud::Markup;

fn days(unit: UnitId, kind: DayKind, name: &str, starts_on: Date, ends_on: Date) -> Days {
    Days { unit, kind, name: name.into(), starts_on, ends_on }
}

/// The year of the made-up district.
pub fn year() -> SchoolYear {
    let unit = demo::district().id;
    let one = |kind, name: &str, on: Date| days(unit, kind, name, on, on);
    let term = |name: &str, starts_on, ends_on| Term { kind: TermKind::Semester, name: name.into(), starts_on, ends_on };
    SchoolYear {
        id: demo::id(600),
        unit,
        name: "2026–27".into(),
        starts_on: date(2026, 8, 17),
        ends_on: date(2027, 6, 4),
        weekdays: Weekdays::MONDAY_TO_FRIDAY,
        terms: vec![term("Semester 1", date(2026, 8, 17), date(2026, 12, 18)), term("Semester 2", date(2027, 1, 4), date(2027, 6, 4))],
        days: vec![
            one(DayKind::Holiday, "Labor Day", date(2026, 9, 7)),
            one(DayKind::Staff, "Professional learning", date(2026, 10, 9)),
            days(unit, DayKind::Break, "Thanksgiving break", date(2026, 11, 23), date(2026, 11, 27)),
            days(unit, DayKind::Break, "Winter break", date(2026, 12, 21), date(2027, 1, 1)),
            one(DayKind::Holiday, "Martin Luther King Jr. Day", date(2027, 1, 18)),
            days(unit, DayKind::Break, "Spring break", date(2027, 3, 15), date(2027, 3, 19)),
            one(DayKind::Instructional, "Make-up Saturday", date(2027, 5, 8)),
            one(DayKind::Holiday, "Memorial Day", date(2027, 5, 31)),
        ],
    }
}

/// The calendar in which other rooms' samples play.
pub fn calendar() -> Calendar {
    Calendar::of(vec![year()])
}

impl Sample for CalendarPage {
    fn samples() -> Vec<(&'static str, CalendarPage)> {
        let page = |unit: ground::organization::Unit, years: Vec<SchoolYear>, may: bool| {
            let inherited = unit.parent.is_some();
            let shown = years.last().cloned();
            let above = inherited.then(|| "America/Chicago".to_string());
            CalendarPage {
                calendar: Calendar::of(years),
                today: demo::today(),
                zone: ZoneHere { name: "America/Chicago".into(), own: !inherited, above },
                others: vec![(demo::school(1), false), (demo::school(2), true)],
                may_manage: may,
                inherited: inherited && shown.is_some(),
                owner: shown.is_some().then(|| (demo::DISTRICT.into(), may && !inherited)),
                shown,
                unit,
                offered: Vec::new(),
            }
        };
        let school = demo::school(0);
        let mut differs = year();
        differs.days.push(days(school.id, DayKind::Staff, "Science night setup", date(2027, 2, 12), date(2027, 2, 12)));
        let roster = Proposal { days: Vec::new(), ..form::proposal(&year()) };
        let empty = page(demo::district(), Vec::new(), true);
        vec![
            ("year", page(demo::district(), vec![year()], true)),
            ("school", page(school.clone(), vec![differs], true)),
            ("reader", page(school.clone(), vec![year()], false)),
            ("empty", CalendarPage { offered: vec![(0, roster)], ..empty }),
            ("empty-reader", page(school, Vec::new(), false)),
        ]
    }
}

impl Sample for Preview {
    fn samples() -> Vec<(&'static str, Preview)> {
        let text = "No School: Labor Day, 9/7/2026\nThanksgiving Break, 2026-11-23, 2026-11-27\nEarly Release, 2026-10-02\nPicnic";
        let (full, empty) = (lines::read(text), lines::read("Picnic"));
        vec![
            ("full", Preview { unit: demo::district(), read: full, outside: 3, any_year: true }),
            ("no-year", Preview { unit: demo::district(), read: empty, outside: 12, any_year: false }),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let framed = |body: Markup| who.page(&w.t("calendar-title"), Place::Nowhere, body);
    let (district, school, year) = (demo::district(), demo::school(0), year());
    let mut all = SamplePage::each("calendar", |page: &CalendarPage| framed(views::calendar(who, page)));
    all.extend(SamplePage::each("calendar/preview", |page: &Preview| framed(views::preview(who, page))));
    let filled = form::filled(w, &form::proposal(&year));
    all.push(SamplePage::of("calendar/year/new", framed(views::year(who, &district, None, &form::first(demo::today())))));
    all.push(SamplePage::of("calendar/year/filled", framed(views::year(who, &district, Some(&year), &filled))));
    all.push(SamplePage::of("calendar/year/mistakes", framed(views::year(who, &district, None, &mistaken()))));
    let own = Form::blank().filled("days", form::spell_days(w, &own_days(&year, school.id)));
    all.push(SamplePage::of("calendar/days", framed(views::days(who, &school, &year, &own))));
    all.push(SamplePage::of("calendar/removal", framed(views::removal(who, &district, &year))));
    all.push(SamplePage::of("calendar/file", framed(views::file(who, &district, &Form::blank()))));
    let zone = ZoneHere { name: "America/Phoenix".into(), own: true, above: Some("America/Denver".into()) };
    all.push(SamplePage::of("calendar/zone", framed(views::zone(who, &school, &zone, &Form::blank().filled("zone", "America/Phoenix")))));
    all
}

fn mistaken() -> Form {
    let mut form = Form::blank()
        .filled("name", "2026–27")
        .filled("starts-on", "2026-08-17")
        .filled("ends-on", "2026-06-04")
        .filled("weekdays", "1")
        .filled("days", "Winter break, 2026-12-21, 2027-01-01\nSpring break, 2027-02-30");
    let _ = form::read(&mut form);
    form.wrong("ends-on", "calendar-year-reversed");
    form
}
