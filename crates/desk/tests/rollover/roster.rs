//! Whom the roster calls gone stands on the page of leavers, and nothing about them changes before a person confirms.

use crate::{TOMORROW, apply, begin, confirm, found, leave_field, person, rooms};
use desk::rollover::{self, Progress};
use ground::roster::incoming::{Incoming, PartIn, PersonIn};
use ground::roster::{self, Answers};
use ground::{ImportId, PersonId, Role, people};
use kit::paths;
use testkit::{At, Reply, TestApp, on_each_engine};

/// A whole list of staff of the own school.
fn list(app: &TestApp, names: &[&str]) -> Incoming {
    let unit = app.district.own.to_string();
    let one = |name: &&str| PersonIn {
        source_id: format!("s-{name}"),
        given: (*name).into(),
        family: "Roster".into(),
        email: None,
        active: true,
        parts: vec![PartIn { unit: unit.clone(), role: Role::Teacher, begins: None, ends: None }],
    };
    Incoming { people: names.iter().map(one).collect(), whole: true, ..Incoming::default() }
}

fn propose(app: &TestApp, names: &[&str]) -> ImportId {
    let incoming = list(app, names);
    app.by(app.person(Role::Administrator, At::District), move |op| roster::propose(op, "staff.csv", "1.2", &incoming, &[]))
}

fn say_yes(app: &TestApp, id: ImportId) {
    let by = app.person(Role::Administrator, At::District);
    let answers = Answers { many: true, schools: vec![app.district.own], ..Answers::default() };
    let confirmed = app.app.ground.read_now(by.actor(), move |op| roster::review(op, id, &answers)).unwrap().0;
    app.by(by, move |op| roster::confirm(op, id, &confirmed, op.now));
}

fn step(app: &TestApp, id: ImportId) -> bool {
    roster::step(&app.app.ground, app.district.organization, id).unwrap()
}

fn take(app: &TestApp, names: &[&str]) {
    let id = propose(app, names);
    say_yes(app, id);
    while step(app, id) {}
}

fn ticked(page: &Reply, id: PersonId) -> bool {
    page.text().split("<input").any(|input| input.split('>').next().is_some_and(|i| i.contains(&id.to_string()) && i.contains("checked")))
}

#[test]
fn whom_a_waiting_roster_no_longer_names_is_ticked_until_someone_has_looked() {
    on_each_engine(rooms, |app| {
        take(app, &["Ada", "Bea", "Cyn", "Dot"]);
        propose(app, &["Ada", "Dot"]);
        let (ada, bea, cyn) =
            (found(app, "Ada Roster").unwrap().id, found(app, "Bea Roster").unwrap().id, found(app, "Cyn Roster").unwrap().id);
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        let leavers = paths::rollover_step(id, "leavers");
        let reason = "not in the roster of November 23, 2026, which waits for a yes";
        let page = administrator.get(&leavers).ok().assert_has(reason).assert_has("Some are ticked already.");
        assert!(ticked(&page, bea) && ticked(&page, cyn) && !ticked(&page, ada));
        // Looking decides nothing, and what the roster says is for whoever lets people go.
        assert!(app.look(move |op| rollover::choices(op, id)).is_empty());
        let principal = app.signed_in(app.person(Role::Principal, At::Own)).get(&leavers).ok().assert_has("Bea Roster");
        assert!(!principal.words().contains("not in the roster"), "{}", principal.words());
        // Cyn stays: unticked, and not ticked again by looking again.
        administrator.post(&leavers, &[(&leave_field(app.district.own), &bea.to_string())]).assert_status(303);
        let page = administrator.get(&leavers).ok().assert_has(reason).assert_has_not("Some are ticked already.");
        assert!(ticked(&page, bea) && !ticked(&page, cyn));
        assert!(person(app, bea).active, "nothing changed before a person confirms");
        confirm(&mut administrator, id);
        app.later_days(1);
        assert_eq!(apply(app, id), Progress::Over);
        assert!(!person(app, bea).active && person(app, cyn).active);
    });
}

#[test]
fn who_left_with_the_last_roster_is_named_and_whom_it_kept_stands_with_the_reason() {
    on_each_engine(rooms, |app| {
        take(app, &["Ada", "Bea", "Cyn", "Dot"]);
        let (bea, cyn) = (found(app, "Bea Roster").unwrap().id, found(app, "Cyn Roster").unwrap().id);
        let import = propose(app, &["Ada", "Dot"]);
        say_yes(app, import);
        // Prepared; then someone changes Cyn, so that the roster leaves her alone.
        assert!(step(app, import));
        app.by(app.person(Role::Administrator, At::District), move |op| {
            let (organization, was) = (op.organization()?, people::load(op, cyn)?);
            Ok::<_, ground::Refusal>(people::update(
                op.tx,
                organization,
                &people::Person { email: Some("cyn@heron.example".into()), ..was },
            )?)
        });
        while step(app, import) {}
        assert!(!person(app, bea).active && person(app, cyn).active);
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        let page = administrator.get(&paths::rollover_step(id, "leavers")).ok();
        let page = page
            .assert_has("One person left already, with the roster of November 23, 2026")
            .assert_has("Bea Roster")
            .assert_has("not in the roster of November 23, 2026, which left them as they are")
            .assert_has_not("Some are ticked already.");
        assert!(!ticked(&page, cyn));
        app.signed_in(app.person(Role::Principal, At::Own))
            .get(&paths::rollover_step(id, "leavers"))
            .ok()
            .assert_has_not("Bea Roster")
            .assert_has_not("not in the roster");
    });
}
