//! An organization is never left without someone who goes on looking after it: not at the look over, not on the day.

use crate::{TOMORROW, apply, begin, confirm, outcomes, parts, person, rooms, tick};
use desk::rollover::{Outcome, Progress};
use ground::{PersonId, Role, people};
use jiff::civil::date;
use kit::paths;
use testkit::{At, TestApp, on_each_engine};

const NOBODY: &str = "Nobody would be left who manages people here.";

/// One more administrator of the organization.
fn second(app: &TestApp) -> PersonId {
    let root = app.district.root;
    app.by(app.person(Role::Administrator, At::District), move |op| {
        people::add(op, "Second", "Chief", None, root, Role::Administrator, None)
    })
    .id
}

/// Gives the second one a last day.
fn end(app: &TestApp, id: PersonId) {
    let part = parts(app, id)[0].id;
    app.by(app.person(Role::Administrator, At::District), move |op| people::change_end(op, id, part, Some(date(2027, 6, 30))));
}

#[test]
fn who_has_a_last_day_of_their_own_is_nobody_to_rely_on() {
    on_each_engine(rooms, |app| {
        let first = app.person(Role::Administrator, At::District).clone();
        let mut browser = app.signed_in(&first);
        let id = begin(&mut browser, app.district.root, TOMORROW);
        let other = second(app);
        tick(&mut browser, id, app.district.root, &[first.id]);
        browser.get(&paths::rollover_step(id, "review")).ok().assert_has_not(NOBODY);
        end(app, other);
        browser.get(&paths::rollover_step(id, "review")).ok().assert_has(NOBODY);
        browser.post(&format!("{}/confirmation", paths::rollover(id)), &[]).assert_status(422);
    });
}

#[test]
fn another_role_for_the_only_administrator_is_told_before_it_is_confirmed() {
    on_each_engine(rooms, |app| {
        let first = app.person(Role::Administrator, At::District).clone();
        let mut browser = app.signed_in(&first);
        let id = begin(&mut browser, app.district.root, TOMORROW);
        let (part, own) = (PersonId(parts(app, first.id)[0].id.0).to_string(), app.district.own.to_string());
        let fields = [("part-0", part.as_str()), ("role-0", "teacher"), ("unit-0", own.as_str())];
        browser.post(&paths::rollover_step(id, "roles"), &fields).assert_status(303);
        browser.get(&paths::rollover_step(id, "review")).ok().assert_has(NOBODY);
        browser.post(&format!("{}/confirmation", paths::rollover(id)), &[]).assert_status(422);
        second(app);
        confirm(&mut browser, id);
    });
}

#[test]
fn on_the_day_the_last_one_who_goes_on_stays() {
    on_each_engine(rooms, |app| {
        let first = app.person(Role::Administrator, At::District).clone();
        let coach = app.person(Role::Coach, At::Own).id;
        let mut browser = app.signed_in(&first);
        let id = begin(&mut browser, app.district.root, TOMORROW);
        let other = second(app);
        tick(&mut browser, id, app.district.root, &[first.id]);
        tick(&mut browser, id, app.district.own, &[coach]);
        confirm(&mut browser, id);
        // In between the other one got a last day: allowed, for the first one's part had none yet.
        end(app, other);
        app.later_days(1);
        assert_eq!(apply(app, id), Progress::Over);
        let mut told = outcomes(app, id);
        told.sort_by_key(|o| o.map(Outcome::word));
        assert_eq!(told, [Outcome::Done, Outcome::LastAdministrator].map(Some));
        assert!(person(app, first.id).active && parts(app, first.id)[0].ends_on.is_none());
        assert!(!person(app, coach).active);
        app.signed_in(&first).get(&paths::rollover(id)).ok().assert_has("Refused, nothing changed: nobody would be left");
    });
}
