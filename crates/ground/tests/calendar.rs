//! What people do with the calendar, over the pages and by verbs, on both engines.

use ground::calendar::{self, DayKind, DaysIn, Proposal, SaveError, Weekdays};
use ground::{Refusal, Role, SchoolYearId};
use jiff::civil::{Date, date};
use testkit::{At, Browser, Part, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn testkit::Element>> {
    Vec::new()
}

const DAYS: &str = "Labor Day, 2026-09-07\nThanksgiving, 2026-11-23, 2026-11-27, break\nWinter break, 2026-12-21, 2027-01-01";

fn typed<'a>(starts: &'a str, ends: &'a str, days: &'a str, terms: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("name", "2026–27"), ("starts-on", starts), ("ends-on", ends), ("days", days), ("terms", terms)];
    fields.extend(["1", "2", "3", "4", "5"].map(|day| ("weekdays", day)));
    fields
}

/// The district's year, as its administrator types it.
fn entered(app: &TestApp) -> SchoolYearId {
    let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
    let terms = "Semester 1, 2026-08-17, 2026-12-18\nSemester 2, 2027-01-04, 2027-06-04";
    let made = administrator.post(&format!("/calendar/{}/years", app.district.root), &typed("2026-08-17", "2027-06-04", DAYS, terms));
    made.location().split("year=").nth(1).unwrap().parse().unwrap()
}

fn principal(app: &TestApp) -> Browser {
    app.signed_in(app.person(Role::Principal, At::Own))
}

fn off(name: &str, kind: DayKind, day: Date) -> DaysIn {
    DaysIn { kind, name: name.into(), starts_on: day, ends_on: day }
}

#[test]
fn before_anyone_enters_a_year_the_page_says_so_and_monday_to_friday_count() {
    on_each_engine(rooms, |app| {
        let page = principal(app).get("/calendar").ok();
        page.assert_has("every Monday to Friday counts").assert_has("About three minutes");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get("/calendar").ok().assert_has_not("Enter a school year");
        let own = app.district.own;
        assert!(app.look(move |op| calendar::of(op, own)).assumed);
    });
}

#[test]
fn a_year_of_the_district_holds_in_its_schools_until_they_differ() {
    on_each_engine(rooms, |app| {
        let year = entered(app);
        let (own, sibling) = (app.district.own, app.district.sibling);
        // 42 weeks of five without 1 + 5 + 10 days.
        principal(app).get(&format!("/calendar/{own}")).ok().assert_has("194 school days in 2026–27").assert_has("Semester 2");
        let mut principal = principal(app);
        let fields = [("days", "Storm day, 2027-02-03\nSchool after all, 2026-09-07, make-up day")];
        principal.post(&format!("/calendar/{own}/days/{year}"), &fields).assert_status(303);
        principal.get(&format!("/calendar/{own}")).ok().assert_has("only here").assert_has("Storm day");
        let counted = |unit| app.look(move |op| Ok(calendar::of(op, unit)?.school_days_within(date(2026, 8, 17), date(2027, 6, 4))));
        assert_eq!((counted(own), counted(sibling)), (194, 194), "one less, one more");
        let here = app.look(move |op| calendar::of(op, own));
        assert!(here.is_school_day(date(2026, 9, 7)) && !here.is_school_day(date(2027, 2, 3)));
        let there = app.look(move |op| calendar::of(op, sibling));
        assert!(!there.is_school_day(date(2026, 9, 7)) && there.is_school_day(date(2027, 2, 3)));
        // The next year the school has whole, for itself.
        let four_days = [
            ("name", "Ours"),
            ("starts-on", "2027-08-02"),
            ("ends-on", "2028-05-26"),
            ("weekdays", "1"),
            ("weekdays", "2"),
            ("weekdays", "3"),
            ("weekdays", "4"),
        ];
        principal.post(&format!("/calendar/{own}/years"), &four_days).assert_status(303);
        let here = app.look(move |op| calendar::of(op, own));
        assert_eq!(here.years().len(), 2);
        assert!(!here.is_school_day(date(2027, 8, 6)) && here.is_school_day(date(2027, 8, 5)));
        // Whoever leads a school does not change the district's year.
        principal.get(&format!("/school-years/{year}")).assert_status(403);
        principal.post(&format!("/school-years/{year}/removal?sure=yes"), &[]).assert_status(403);
    });
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
    on_each_engine(rooms, |app| {
        entered(app);
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let at = format!("/calendar/{}/years", app.district.root);
        let mut refused = |fields: &[(&str, &str)], said: &str| {
            let page = administrator.post(&at, fields).assert_status(422).assert_has(said);
            for (name, value) in fields.iter().filter(|(name, value)| matches!(*name, "days" | "terms") && !value.is_empty()) {
                assert!(page.text().contains(&value.replace('"', "&quot;")), "{name} is gone");
            }
        };
        refused(&typed("2027-08-17", "2027-06-04", "", ""), "The last day is before the first");
        refused(&typed("2027-08-17", "2027-09-04", "", ""), "only 19 days");
        refused(&typed("2027-06-01", "2028-06-04", "", ""), "370 days");
        refused(&typed("2027-06-01", "2028-05-04", "", ""), "This runs into 2026–27");
        refused(&typed("2027-08-17", "2028-06-04", "A, 2027-12-20, 2027-12-31\nB, 2028-07-01", ""), "Line 2 lies outside");
        refused(&typed("2027-08-17", "2028-06-04", "Winter, 2027-12-31, 2027-12-20", ""), "ends before it begins");
        refused(&typed("2027-08-17", "2028-06-04", "Winter, 2027-02-30", ""), "there is no such day");
        refused(&typed("2027-08-17", "2028-06-04", "First day of school, 2027-08-17", ""), "sounds like a usual school day");
        refused(&typed("2027-08-17", "2028-06-04", "", "S1, 2027-08-01, 2027-12-17"), "Line 1 lies outside");
        refused(&typed("2027-08-17", "2028-06-04", "", "S1, 2027-08-17"), "needs a first and a last day");
        refused(&[("name", "x"), ("starts-on", "2027-08-17"), ("ends-on", "2028-06-04")], "Please check at least one");
        let root = app.district.root;
        assert_eq!(app.look(move |op| Ok(calendar::of(op, root)?.years().len())), 1, "nothing was kept");
    });
}

#[test]
fn a_year_is_changed_copied_to_the_next_and_removed_after_one_is_asked() {
    on_each_engine(rooms, |app| {
        let year = entered(app);
        let root = app.district.root;
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let page = administrator.get(&format!("/school-years/{year}")).ok();
        assert!(page.text().contains("Thanksgiving, 2026-11-23, 2026-11-27, break"), "a year is changed as it was typed");
        let changed = typed("2026-08-17", "2027-06-04", "Winter break, 2026-12-21, 2027-01-01", "");
        administrator.post(&format!("/school-years/{year}"), &changed).assert_status(303);
        administrator.get("/calendar").ok().assert_has("200 school days").assert_has_not("Thanksgiving");
        let next = administrator.get(&format!("/calendar/{root}/years/new?like={year}")).ok().text();
        assert!(next.contains("2027–28") && next.contains("2027-08-16") && next.contains("Winter break, 2027-12-20, 2027-12-31, break"));
        administrator.get(&format!("/school-years/{year}/removal")).ok().assert_has("Remove 2026–27?");
        administrator.post(&format!("/school-years/{year}/removal"), &[]).assert_status(422).assert_has("Remove 2026–27?");
        administrator.post(&format!("/school-years/{year}/removal?sure=yes"), &[]).assert_status(303);
        administrator.get(&format!("/school-years/{year}")).assert_status(404);
        assert!(app.look(move |op| calendar::of(op, root)).assumed);
    });
}

#[test]
fn everything_that_is_wrong_with_a_year_is_told_at_once_each_beside_its_field() {
    on_each_engine(rooms, |app| {
        let year = entered(app);
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let days = "Labor Day, 2026-09-31\nPicnic\nFar away, 2030-01-01\nEarly release, 2026-10-02\nBack, 2026-12-02, 2026-12-01";
        let terms = "Semester 1, 2026-08-17\nSemester 2, 2030-01-01, 2030-02-01\nSemester 3";
        let mut fields = typed("2026-08-17", "2027-06-04", days, terms);
        fields.retain(|(name, _)| *name != "name");
        let page = administrator.post(&format!("/calendar/{}/years", app.district.root), &fields).assert_status(422);
        let page = page
            .assert_has("Line 1, part 2: there is no such day as “2026-09-31”")
            .assert_has("Line 2 has no date and is left out: “Picnic”")
            .assert_has("Line 3 lies outside the school year")
            .assert_has("Line 4: “Early release” sounds like a usual school day")
            .assert_has("Line 5: “Back, 2026-12-02, 2026-12-01” ends before it begins")
            .assert_has("Line 1: a term needs a first and a last day")
            .assert_has("Line 2 lies outside the school year")
            .assert_has("Line 3 has no date and is left out: “Semester 3”")
            .assert_has("This runs into 2026–27");
        let text = page.text();
        for field in ["name", "days", "terms", "starts-on"] {
            assert!(text.contains(&format!("id=\"{field}-wrong\"")), "beside {field}");
        }
        assert!(text.contains("Far away, 2030-01-01"), "what was typed stays");
        // The same in the days of one school.
        let mut principal = principal(app);
        let page = principal.post(&format!("/calendar/{}/days/{year}", app.district.own), &[("days", days)]).assert_status(422);
        page.assert_has("Line 1, part 2").assert_has("Line 2 has no date").assert_has("Line 3 lies outside the school year");
    });
}

#[test]
fn a_calendar_file_changes_nothing_before_its_kinds_are_confirmed() {
    on_each_engine(rooms, |app| {
        entered(app);
        let own = app.district.own;
        let mut principal = principal(app);
        let ics =
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270315\nDTEND;VALUE=DATE:20270320\nSUMMARY:Spring Break\nEND:VEVENT\n\
            BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270402\nSUMMARY:Band concert\nEND:VEVENT\n\
            BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270902\nSUMMARY:No School\nEND:VEVENT\n\
            BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270102\nRRULE:FREQ=WEEKLY\nSUMMARY:Weekly\nEND:VEVENT\nEND:VCALENDAR\n";
        let at = format!("/calendar/{own}/file");
        let page = principal.multipart(&at, &[Part::File { field: "file", name: "school.ics", bytes: ics }]).ok();
        let page = page
            .assert_has("One line changes school days")
            .assert_has("One line is left out")
            .assert_has("“Weekly” repeats. Repeating events are left out");
        let page = page.assert_has("Line 11: “No School” lies in no school year that was entered.");
        assert!(page.text().contains("2027-03-15 2027-03-19 Spring Break"));
        let counted = || app.look(move |op| Ok(calendar::of(op, own)?.school_days_within(date(2026, 8, 17), date(2027, 6, 4))));
        assert_eq!(counted(), 194);
        let rows = [
            ("row", "2027-03-15 2027-03-19 Spring Break"),
            ("row", "2027-04-02 2027-04-02 Band concert"),
            ("kind-0", "break"),
            ("kind-1", ""),
        ];
        principal.post(&format!("/calendar/{own}/additions"), &rows).assert_status(303);
        assert_eq!(counted(), 189);
        principal.post(&format!("/calendar/{own}/additions"), &rows).assert_status(303);
        assert_eq!(counted(), 189, "the same again changes nothing");
        // Not a calendar, nothing at all, and far too much.
        principal
            .multipart(&at, &[Part::File { field: "file", name: "x.csv", bytes: b"Picnic" }])
            .assert_status(422)
            .assert_has("Line 1 has no date");
        principal
            .multipart(&at, &[Part::File { field: "file", name: "x.txt", bytes: b"Picnic\nConcert" }])
            .assert_status(422)
            .assert_has("Line 1 has no date")
            .assert_has("Line 2 has no date");
        for (bytes, said) in
            [(&b"%PDF-1.7"[..], "This looks like a PDF."), (b"PK\x03\x04", "This looks like a zip file that is not whole.")]
        {
            let page = principal.multipart(&at, &[Part::File { field: "file", name: "x.ics", bytes }]).assert_status(422).assert_has(said);
            let page = page.assert_has("Days can be read from a calendar file (.ics) or from a list");
            assert!(page.text().contains("id=\"file-wrong\""), "beside the field");
        }
        principal.post(&at, &[]).assert_status(422).assert_has("Choose a file");
        let huge = vec![b'a'; (2 << 20) + 1];
        principal.multipart(&at, &[Part::File { field: "file", name: "x.csv", bytes: &huge }]).assert_status(422);
    });
}

#[test]
fn a_unit_has_the_zone_above_it_until_it_chooses_one() {
    on_each_engine(rooms, |app| {
        let (root, own, sibling) = (app.district.root, app.district.own, app.district.sibling);
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator.post(&format!("/calendar/{root}/zone"), &[("zone", "America/Denver")]).assert_status(303);
        let mut principal = principal(app);
        principal.post(&format!("/calendar/{own}/zone"), &[("zone", "Mars/Olympus")]).assert_status(422).assert_has("not known");
        principal.post(&format!("/calendar/{own}/zone"), &[("zone", "America/Phoenix")]).assert_status(303);
        principal.post(&format!("/calendar/{sibling}/zone"), &[("zone", "America/Phoenix")]).assert_status(404);
        let names =
            || app.look(move |op| Ok([root, own, sibling].map(|unit| calendar::zone(op, unit).map(|z| z.name).unwrap_or_default())));
        assert_eq!(names(), ["America/Denver", "America/Phoenix", "America/Denver"]);
        principal.post(&format!("/calendar/{own}/zone"), &[("zone", "above")]).assert_status(303);
        assert_eq!(names(), ["America/Denver", "America/Denver", "America/Denver"]);
    });
}

#[test]
fn days_of_a_foreign_year_or_outside_it_are_refused_by_the_verb_too() {
    on_each_engine(rooms, |app| {
        let year = entered(app);
        let (own, root) = (app.district.own, app.district.root);
        let principal = app.person(Role::Principal, At::Own).actor();
        let outside = [off("Late", DayKind::Holiday, date(2027, 7, 5))];
        let told = app.app.ground.write_now(principal.clone(), move |op| calendar::put_days(op, own, year, &outside));
        assert!(matches!(told, Err(SaveError::Wrong(wrong)) if wrong == [calendar::Mistake::DaysOutside { at: 0 }]));
        let told = app.app.ground.write_now(principal, move |op| calendar::put_days(op, root, year, &[]));
        assert!(matches!(told, Err(SaveError::Refused(Refusal::Forbidden(_)))));
        let stranger = app.person(Role::Administrator, At::OtherDistrict).actor();
        let told = app.app.ground.write_now(stranger, move |op| calendar::remove_year(op, year));
        assert!(matches!(told, Err(Refusal::Missing)));
    });
}

#[test]
fn a_verb_keeps_what_it_was_given() {
    on_each_engine(rooms, |app| {
        let root = app.district.root;
        let proposal = Proposal {
            name: "2027".into(),
            starts_on: date(2027, 2, 1),
            ends_on: date(2027, 12, 10),
            weekdays: Weekdays::of([1, 2, 4]).unwrap(),
            terms: Vec::new(),
            days: vec![off("Holiday", DayKind::Holiday, date(2027, 5, 3))],
        };
        let given = proposal.clone();
        let id = app.by(app.person(Role::DistrictLeader, At::District), move |op| calendar::add_year(op, root, &given));
        let year = app.look(move |op| calendar::year(op, id));
        assert_eq!((year.weekdays, year.starts_on, year.ends_on), (proposal.weekdays, proposal.starts_on, proposal.ends_on));
        assert_eq!(calendar::own_days(&year, root), proposal.days);
        let next = app.look(move |op| calendar::next_year_like(op, id));
        assert_eq!((next.name.as_str(), next.starts_on), ("2028", date(2028, 1, 31)));
    });
}
