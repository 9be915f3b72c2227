//! What is done with the data of a person is done with all their rows, or with none while one of them is still at work.

use ground::data_rights::{self, Account, EraseError, Scope};
use ground::people::{self, Person};
use ground::{PersonId, Refusal, Role, TableInfo, account};
use jiff::civil::{Date, date};
use std::sync::Arc;
use testkit::{At, Element, TestApp, TestPerson, on_each_engine};

/// Monday, 23 November 2026, in Chicago.
const TODAY: Date = date(2026, 11, 23);
/// The clock of people.
const SEVEN_YEARS: i64 = 2_557;

fn rooms() -> Vec<Box<dyn Element>> {
    Vec::new()
}

fn administrator(app: &TestApp) -> TestPerson {
    app.person(Role::Administrator, At::District).clone()
}

fn loaded(app: &TestApp, id: PersonId) -> Person {
    app.look(move |op| people::load(op, id))
}

fn tables(app: &TestApp) -> Arc<[TableInfo]> {
    app.app.elements.iter().flat_map(|e| e.tables()).collect()
}

fn night(app: &TestApp) {
    let clocks = app.app.elements.iter().flat_map(|e| e.clocks()).collect();
    let tables = tables(app);
    data_rights::run(&app.app.ground, app.district.organization, &tables, &clocks, &app.app.settings.shelf()).unwrap();
}

fn erase(app: &TestApp, by: &TestPerson, id: PersonId, reason: &'static str) -> Result<(), EraseError> {
    let tables = tables(app);
    app.app.ground.write_now(by.actor(), move |op| {
        let plan = data_rights::plan(op, &tables, id)?;
        data_rights::erase(op, &tables, id, &plan.mentions, reason)
    })
}

/// Someone who left under one row and is at work under another, which has no sign-in of its own.
fn left_and_merged(app: &TestApp) -> (TestPerson, PersonId) {
    let left = app.person(Role::Teacher, At::Own).clone();
    let (id, own) = (left.id, app.district.own);
    let stands = app.by(&administrator(app), move |op| {
        people::leave_by_hand(op, id, TODAY).map_err(|_| Refusal::Missing)?;
        let stands = people::add(op, "Tea", "Heron", None, own, Role::Teacher, None)?.id;
        people::merge(op, stands, id).map_err(|_| Refusal::Missing)?;
        Ok::<_, Refusal>(stands)
    });
    (left, stands)
}

#[test]
fn the_clock_leaves_who_is_still_at_work_under_another_row_and_takes_all_rows_when_the_last_has_run_out() {
    on_each_engine(rooms, |app| {
        let (left, stands) = left_and_merged(app);
        app.later_days(SEVEN_YEARS + 3);
        night(app);
        assert_eq!(loaded(app, left.id).name(), left.name, "a row of someone at work");
        let sign_in = left.account;
        assert!(app.look(move |op| Ok(account::by_id(op.tx, sign_in)?.is_some())), "the sign-in of someone at work");
        app.by(&administrator(app), move |op| {
            let today = op.today()?;
            people::leave_by_hand(op, stands, today)
        });
        app.later_days(SEVEN_YEARS - 1);
        night(app);
        assert_eq!(loaded(app, stands).name(), "Tea Heron");
        app.later_days(2);
        night(app);
        assert_eq!([loaded(app, left.id).name(), loaded(app, stands).name()], ["Former member", "Former member"]);
        assert!(app.look(move |op| Ok(account::by_id(op.tx, sign_in)?.is_none())));
    });
}

#[test]
fn a_hold_on_one_row_of_a_person_covers_every_row_of_theirs() {
    on_each_engine(rooms, |app| {
        let (left, stands) = left_and_merged(app);
        let admin = administrator(app);
        app.by(&admin, move |op| {
            let today = op.today()?;
            people::leave_by_hand(op, stands, today)
        });
        let hold = app.by(&admin, move |op| data_rights::set(op, Scope::Person, Some(stands.0), "A request is open"));
        assert!(matches!(erase(app, &admin, left.id, "r"), Err(EraseError::Held)));
        let id = left.id;
        assert!(app.look(move |op| Ok(data_rights::holds(op)?.covers_person(id))));
        app.later_days(SEVEN_YEARS + 3);
        night(app);
        assert_eq!(loaded(app, left.id).name(), left.name);
        app.by(&admin, move |op| data_rights::lift(op, hold.id, "Answered"));
        night(app);
        assert_eq!(loaded(app, left.id).name(), "Former member");
    });
}

#[test]
fn erasing_one_row_erases_every_row_and_nobody_erases_a_row_of_their_own() {
    on_each_engine(rooms, |app| {
        let admin = administrator(app);
        let (me, other) = (admin.id, app.person(Role::Coach, At::Own).id);
        app.by(&admin, move |op| people::merge(op, me, other));
        assert!(matches!(erase(app, &admin, other, "r"), Err(EraseError::OneSelf)));
        let (left, stands) = left_and_merged(app);
        assert!(matches!(erase(app, &admin, left.id, "Tea Heron asked"), Err(EraseError::ReasonNames)));
        let (tables, id) = (tables(app), stands);
        let plan = app.by(&admin, move |op| data_rights::plan(op, &tables, id));
        assert_eq!(plan.account, Account::Removed, "the sign-in of the other row goes too");
        erase(app, &admin, left.id, "r").unwrap();
        assert_eq!([loaded(app, left.id).name(), loaded(app, stands).name()], ["Former member", "Former member"]);
    });
}
