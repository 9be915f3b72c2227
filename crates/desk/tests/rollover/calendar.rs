//! The first day of the new year, and when it is time to prepare it: from the calendar where one was entered.

use crate::{begin, rooms, until};
use ground::calendar::{self, Proposal, Weekdays};
use ground::{Role, UnitId};
use jiff::civil::{Date, date};
use kit::paths;
use testkit::{At, TestApp, on_each_engine};

fn enter(app: &TestApp, unit: UnitId, name: &'static str, starts_on: Date, ends_on: Date) {
    app.by(app.person(Role::Administrator, At::District), move |op| {
        let weekdays = Weekdays::MONDAY_TO_FRIDAY;
        let year = Proposal { name: name.into(), starts_on, ends_on, weekdays, terms: Vec::new(), days: Vec::new() };
        calendar::add_year(op, unit, &year)
    });
}

#[test]
fn the_day_to_propose_is_the_first_school_day_in_the_calendar_of_who_asks() {
    on_each_engine(rooms, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let day = |text: &str, day: &str| text.contains(&format!("value=\"{day}\""));
        let page = administrator.get(paths::ROLLOVER).ok();
        assert!(day(&page.text(), "2027-08-01"), "{}", page.text());
        page.assert_has("August 1, 2027 is a guess: no next school year is entered in the calendar of Riverbend");
        let (root, own) = (app.district.root, app.district.own);
        enter(app, root, "2026–27", date(2026, 8, 17), date(2027, 6, 4));
        administrator.get(paths::ROLLOVER).ok().assert_has("is a guess");
        // A Saturday: the first school day is the Monday after.
        enter(app, root, "2027/28", date(2027, 8, 21), date(2028, 6, 2));
        enter(app, own, "2027–28 early", date(2027, 7, 26), date(2028, 5, 26));
        let page = administrator.get(paths::ROLLOVER).ok();
        assert!(day(&page.text(), "2027-08-23") && day(&page.text(), "2026–27") && day(&page.text(), "2027/28"), "{}", page.text());
        page.assert_has("August 23, 2027 is from the calendar of Riverbend").assert_has("the first school day of 2027/28.");
        let page = app.signed_in(app.person(Role::Principal, At::Own)).get(paths::ROLLOVER).ok();
        assert!(day(&page.text(), "2027-07-26"), "{}", page.text());
        page.assert_has("July 26, 2027 is from the calendar of Heron School");
    });
}

#[test]
fn this_week_asks_sixty_school_days_before_the_last_and_not_again_in_the_same_summer() {
    on_each_engine(rooms, |app| {
        enter(app, app.district.root, "2026–27", date(2026, 8, 17), date(2027, 6, 4));
        enter(app, app.district.root, "2027/28", date(2027, 8, 23), date(2028, 6, 2));
        let week = |app: &TestApp| app.signed_in(app.person(Role::Administrator, At::District)).get(paths::HOME).ok().words();
        let asked = "Prepare the school year 2027/28";
        until(app, "2027-03-12T15:00:00Z");
        assert!(!week(app).contains(asked));
        until(app, "2027-03-15T15:00:00Z");
        assert!(week(app).contains(asked));
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, "2027-08-23");
        administrator.post(&format!("{}/end", paths::rollover(id)), &[]).assert_status(303);
        until(app, "2027-08-20T15:00:00Z");
        assert!(!week(app).contains(asked), "dropped on purpose");
    });
}
