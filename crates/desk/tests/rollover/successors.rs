//! A school closes and another takes its place: what was being done there goes on, is tied to what was there, or is stopped,
//! with the closing itself or with the yearly step, and never before its day.

use crate::{TOMORROW, apply, begin, begun, confirm, outcomes, rooms, with_team};
use db::statements;
use desk::rollover::{Outcome, Progress};
use ground::organization::Closing;
use ground::{Actor, ImplementationId, MembershipId, Refusal, Role, UnitId, organization, people};
use jiff::civil::{Date, date};
use kit::paths;
use portfolio::implementation::{self, Implementation, Stage};
use portfolio::learning_plan::{self, Plan};
use portfolio::{stage, succession};
use std::collections::HashMap;
use teams::charter;
use testkit::{At, Browser, TestApp, on_each_engine};

statements! {
    TIES = "select implementation, unit, successor from implementation_succession order by implementation";
}

const YESTERDAY: Date = date(2026, 11, 22);

/// Everyone with a part in a school, each with the part.
fn held(app: &TestApp, unit: UnitId) -> Vec<MembershipId> {
    app.look(move |op| people::parts_after(op, unit, YESTERDAY)).into_iter().map(|(part, _)| part.id).collect()
}

/// Closes the own school into its sibling, where all its people go on.
fn merge(app: &TestApp, last_day: Date) {
    let (own, sibling) = (app.district.own, app.district.sibling);
    let going_on = held(app, own).into_iter().map(|part| (part, sibling)).collect();
    let closing = Closing { last_day, successors: vec![sibling], going_on };
    app.by(app.person(Role::Administrator, At::District), move |op| organization::life::close(op, own, &closing));
}

fn in_unit(app: &TestApp, unit: UnitId) -> Vec<Implementation> {
    app.look(move |op| {
        let all: Vec<ImplementationId> = implementation::placed(op)?.into_iter().filter(|p| p.unit == unit).map(|p| p.id).collect();
        all.into_iter().map(|id| implementation::see(op, id)).collect()
    })
}

fn settle(app: &TestApp, id: ImplementationId) {
    let house = app.app.clone();
    app.app.ground.write_now(Actor::System(app.district.organization), move |op| succession::settle(op, &house, id)).unwrap();
}

/// In the stage Implement, with a team, a learning plan and a day for one of its activities.
fn well_begun(app: &TestApp) -> ImplementationId {
    let id = begun(app, At::Own, "Partner Reading");
    with_team(app, id);
    app.by(app.person(Role::Principal, At::Own), move |op| {
        let plan = Plan { behaviors: "Pairs read daily.".into(), ..Plan::blank(id) };
        learning_plan::save(op, &plan)?;
        stage::add(op, id, Stage::Implement, "Our own first week", Some(date(2027, 1, 11)))?;
        implementation::move_to(op, id, Stage::Implement, &[], None).map_err(|_| Refusal::Missing)
    });
    id
}

/// The fields of a closing: where each part goes on, and what becomes of one implementation.
fn closing(app: &TestApp, last_day: &str, id: ImplementationId, run: &[(&str, &str)]) -> Vec<(String, String)> {
    let sibling = app.district.sibling.to_string();
    let mut fields = vec![("last-day".to_string(), last_day.to_string()), ("successor".into(), sibling.clone())];
    fields.extend(held(app, app.district.own).into_iter().map(|part| (format!("to-{part}"), sibling.clone())));
    fields.extend(run.iter().map(|(name, value)| (format!("{name}-{id}"), value.to_string())));
    fields
}

fn post(browser: &mut Browser, path: &str, fields: &[(String, String)]) -> testkit::Reply {
    browser.post(path, &fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect::<Vec<_>>())
}

#[test]
fn on_its_first_day_without_the_school_it_goes_on_in_the_one_that_took_its_place() {
    on_each_engine(rooms, |app| {
        let (id, sibling) = (well_begun(app), app.district.sibling);
        let mut admin = app.signed_in(app.person(Role::Administrator, At::District));
        let address = format!("{}/closing", paths::unit(app.district.own));
        let preview = format!("{address}?last-day=2026-12-18&successor={sibling}");
        admin.get(&preview).ok().assert_has("Partner Reading").assert_has("Decide later");
        let fields = closing(app, "2026-12-18", id, &[("choice", "carry-over")]);
        post(&mut admin, &address, &fields).assert_status(303);
        assert!(in_unit(app, sibling).is_empty(), "nothing happens before its day");
        settle(app, id);
        assert!(in_unit(app, sibling).is_empty(), "nor when someone looks too early");
        app.later_days(26);
        settle(app, id);
        settle(app, id);
        let there = in_unit(app, sibling);
        let [next] = there.as_slice() else { panic!("once: {there:?}") };
        assert_eq!((next.stage, next.furthest), (Stage::Implement, Stage::Implement));
        let to = next.id;
        let (team, plan, work) = app.look(move |op| Ok((charter::of(op, to)?, learning_plan::of(op, to)?, stage::of(op, to)?)));
        let team = team.expect("its team goes along");
        assert_eq!((team.name.as_str(), team.members.len()), ("Reading team", 3));
        assert_eq!(plan.map(|plan| plan.behaviors), Some("Pairs read daily.".into()));
        assert!(work.iter().any(|a| a.planned_on == Some(date(2027, 1, 11))), "the work of the stages, with its days");
        let mut admin = app.signed_in(app.person(Role::Administrator, At::District));
        let page = admin.get(&paths::implementation(to)).ok();
        assert!(page.text().contains(&paths::implementation(id)), "back to the one before");
        page.assert_has("Until December 18, 2026 at Heron School.");
        admin.get(&paths::implementation_pulses(to)).ok().assert_has("Until December 18, 2026 at Heron School.");
        let old = admin.get(&paths::implementation(id)).ok();
        assert!(old.text().contains(&paths::implementation(to)), "and on to the next");
        old.assert_has("Heron School closed: since December 19, 2026");
    });
}

#[test]
fn where_the_innovation_is_used_already_the_two_are_tied_and_nothing_is_copied() {
    on_each_engine(rooms, |app| {
        let (id, sibling) = (well_begun(app), app.district.sibling);
        let innovation = app.look(move |op| implementation::see(op, id)).innovation;
        let known = app.by(app.person(Role::Principal, At::Sibling), move |op| implementation::begin(op, innovation, sibling)).id;
        merge(app, YESTERDAY);
        let mut admin = app.signed_in(app.person(Role::Administrator, At::District));
        let address = format!("{}/succession", paths::implementation(id));
        admin.get(&address).ok().assert_has("The innovation is used there already");
        admin.post(&address, &[]).assert_status(422);
        let sent = admin.post(&address, &[("to", &sibling.to_string())]);
        assert_eq!(sent.location(), paths::implementation(known));
        let there = in_unit(app, sibling);
        assert_eq!((there.len(), there[0].stage), (1, Stage::Decide), "as it was");
        assert!(app.look(move |op| charter::of(op, known)).is_none());
        admin
            .get(&paths::implementation(known))
            .ok()
            .assert_has("Until November 22, 2026 also at Heron School; since then the two are one.");
        let foreign = admin.post(&address, &[("to", &app.district.root.to_string())]);
        foreign.assert_status(422);
    });
}

#[test]
fn the_yearly_step_carries_over_or_stops_what_lies_in_a_closed_school() {
    on_each_engine(rooms, |app| {
        let (reading, numbers) = (well_begun(app), begun(app, At::Own, "Number Talks"));
        merge(app, YESTERDAY);
        let mut admin = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut admin, app.district.root, TOMORROW);
        let address = paths::rollover_step(id, "implementations");
        admin.get(&address).ok().assert_has("Its unit is closed").assert_has("It goes on in the unit that takes the place of this one");
        let fields = [
            (format!("choice-{reading}"), "carry-over".to_string()),
            (format!("choice-{numbers}"), "stop".into()),
            (format!("reason-{numbers}"), "Too much at once.".into()),
            (format!("remains-{numbers}"), "The warm-ups.".into()),
        ];
        post(&mut admin, &address, &fields).assert_status(303);
        admin.get(&paths::rollover_step(id, "review")).ok().assert_has("Partner Reading at Heron School goes on at Otter School.");
        confirm(&mut admin, id);
        assert!(in_unit(app, app.district.sibling).is_empty());
        app.later_days(1);
        assert_eq!(apply(app, id), Progress::Over);
        assert_eq!(outcomes(app, id), [Some(Outcome::Done), Some(Outcome::Done)]);
        let there = in_unit(app, app.district.sibling);
        assert_eq!(there.iter().map(|i| i.stage).collect::<Vec<_>>(), [Stage::Implement]);
        assert!(app.look(move |op| implementation::see(op, numbers)).stopped_on.is_some());
    });
}

#[test]
fn a_stop_with_the_closing_asks_why_and_a_school_that_opens_again_keeps_what_it_does() {
    on_each_engine(rooms, |app| {
        let (id, own) = (well_begun(app), app.district.own);
        let mut admin = app.signed_in(app.person(Role::Administrator, At::District));
        let address = format!("{}/closing", paths::unit(own));
        let without = closing(app, "2026-12-18", id, &[("choice", "stop")]);
        let page = post(&mut admin, &address, &without).assert_status(422);
        page.assert_has("Heron School");
        assert!(app.look(move |op| organization::last_day(op, own)).is_none(), "nothing is closed by half a form");
        let over = closing(app, "2026-12-18", id, &[("choice", "carry-over")]);
        post(&mut admin, &address, &over).assert_status(303);
        app.by(app.person(Role::Administrator, At::District), move |op| organization::life::reopen(op, own));
        app.later_days(26);
        settle(app, id);
        assert!(in_unit(app, app.district.sibling).is_empty());
        let ties = app.app.ground.db.read_now(|tx| tx.rows(&TIES, &[])).unwrap();
        assert!(ties.is_empty(), "the decision went with the closing");
        let found: HashMap<_, _> = in_unit(app, own).into_iter().map(|i| (i.id, i.stopped_on)).collect();
        assert_eq!(found.get(&id), Some(&None));
    });
}

#[test]
fn nothing_new_begins_in_a_closed_school_whoever_asks() {
    on_each_engine(rooms, |app| {
        let id = well_begun(app);
        let admin = app.person(Role::Administrator, At::District).clone();
        merge(app, YESTERDAY);
        let refused = app.app.ground.write_now(admin.actor(), move |op| implementation::carried(op, id, portfolio::LEAD));
        assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
        let refused = app.app.ground.write_now(admin.actor(), move |op| charter::form(op, id, "Another", ""));
        assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
        // Whoever leads at the next school but not at the closed one carries nothing over.
        let (principal, house, sibling) = (app.person(Role::Principal, At::Sibling).clone(), app.app.clone(), app.district.sibling);
        let refused = app.app.ground.write_now(principal.actor(), move |op| succession::decide(op, &house, id, sibling));
        assert!(matches!(refused, Err(Refusal::Missing)), "{refused:?}");
    });
}
