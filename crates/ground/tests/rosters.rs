//! A roster and the people beside it: whom it may bring back, and what becomes of an import that several hands work on.

use ground::organization::UnitKind;
use ground::people::{self, Person};
use ground::roster::incoming::{Incoming, PartIn, PersonIn, UnitIn};
use ground::roster::{self, Answers};
use ground::{Actor, Chance, Ground, ImportId, Refusal, Role, UnitId, account, data_rights, organization};
use std::sync::atomic::{AtomicBool, Ordering};
use testkit::{At, Element, Part, TestApp, TestPerson, on_each_engine};

fn rooms() -> Vec<Box<dyn Element>> {
    Vec::new()
}

fn administrator(app: &TestApp) -> TestPerson {
    app.person(Role::Administrator, At::District).clone()
}

fn unit(source: &str, kind: UnitKind, parent: Option<&str>) -> UnitIn {
    UnitIn { source_id: source.into(), name: source.into(), kind, parent: parent.map(str::to_string) }
}

fn teacher(source: &str) -> PersonIn {
    let parts = vec![PartIn { unit: "north".into(), role: Role::Teacher, begins: None, ends: None }];
    PersonIn { source_id: source.into(), given: "Ana".into(), family: source.into(), email: None, active: true, parts }
}

/// A full list of a district with one school.
fn list(people: &[&str]) -> Incoming {
    Incoming {
        units: vec![unit("lake", UnitKind::District, None), unit("north", UnitKind::School, Some("lake"))],
        people: people.iter().map(|p| teacher(p)).collect(),
        whole: true,
        ..Incoming::default()
    }
}

fn proposed(app: &TestApp, incoming: &Incoming) -> ImportId {
    let incoming = incoming.clone();
    app.by(&administrator(app), move |op| roster::propose(op, "list", "1.2", &incoming, &[]))
}

fn confirmed(app: &TestApp, id: ImportId) {
    let answers = Answers { many: true, ..Answers::default() };
    let (confirmed, _) = app.by(&administrator(app), move |op| roster::review(op, id, &answers));
    app.by(&administrator(app), move |op| roster::confirm(op, id, &confirmed, op.now));
}

fn stepped(app: &TestApp, id: ImportId) {
    while roster::step(&app.app.ground, app.district.organization, id).unwrap() {}
}

fn taken(app: &TestApp, incoming: &Incoming) -> ImportId {
    let id = proposed(app, incoming);
    confirmed(app, id);
    stepped(app, id);
    id
}

fn person(app: &TestApp, source: &'static str) -> Person {
    app.look(move |op| {
        let organization = op.organization()?;
        Ok(people::all(op.tx, organization)?.into_iter().find(|p| p.source_id.as_deref() == Some(source)).unwrap())
    })
}

#[test]
fn who_left_by_hand_stays_out_of_the_next_list_until_someone_ticks_their_name() {
    on_each_engine(rooms, |app| {
        let admin = administrator(app);
        let everyone = list(&["one", "two", "three"]);
        taken(app, &everyone);
        taken(app, &list(&["one", "two"]));
        taken(app, &everyone);
        assert!(person(app, "three").active, "whom a list let go, a list brings back");
        let one = person(app, "one");
        let id = one.id;
        app.by(&admin, move |op| {
            let today = op.today()?;
            people::leave_by_hand(op, id, today)
        });
        app.later_days(1);
        let import = proposed(app, &everyone);
        let mut browser = app.signed_in(&admin);
        browser.get(&format!("/roster/{import}")).ok().assert_has("Left here, and still in the file").assert_has(&one.name());
        browser.post(&format!("/roster/{import}/application"), &[]).assert_status(303);
        assert!(!person(app, "one").active, "nobody said so");
        assert!(person(app, "two").active);
        // A delta asks as well.
        let delta = Incoming { whole: false, units: Vec::new(), ..list(&["one"]) };
        taken(app, &delta);
        assert!(!person(app, "one").active);
        let import = proposed(app, &everyone);
        browser.post(&format!("/roster/{import}/application"), &[("comes-back", &id.to_string())]).assert_status(303);
        assert!(person(app, "one").active);
        // Taken back, they are gone as they were gone before: by hand.
        app.by(&admin, move |op| roster::undo(op, import));
        stepped(app, import);
        assert!(!person(app, "one").active);
        taken(app, &everyone);
        assert!(!person(app, "one").active, "it is asked again");
        let system = Actor::System(app.district.organization);
        assert!(app.app.ground.read_now(system, move |op| people::left_on(op, id)).unwrap().is_some());
    });
}

#[test]
fn who_prepares_an_import_at_the_same_time_deletes_nothing_of_what_the_other_has_prepared() {
    on_each_engine(rooms, |app| {
        let id = proposed(app, &list(&["one", "two"]));
        confirmed(app, id);
        // While one compares (it draws the first new id), the other prepares everything.
        let (first, organization) = (app.app.ground.clone(), app.district.organization);
        let (chance, once) = (testkit::seeded(99), AtomicBool::new(false));
        let chance = Chance::new(move |bytes| {
            if !once.swap(true, Ordering::SeqCst) {
                roster::step(&first, organization, id).unwrap();
            }
            bytes.iter_mut().for_each(|byte| *byte = chance.bytes::<1>()[0]);
        });
        let second = Ground { chance, ..app.app.ground.clone() };
        roster::step(&second, organization, id).unwrap();
        stepped(app, id);
        assert!(person(app, "one").active && person(app, "two").active);
    });
}

fn unit_of(app: &TestApp, source: &'static str) -> organization::Unit {
    app.look(move |op| {
        let organization = op.organization()?;
        Ok(organization::units(op.tx, organization)?.into_iter().find(|u| u.source_id.as_deref() == Some(source)).unwrap())
    })
}

#[test]
fn undoing_never_puts_a_unit_within_itself_and_says_what_it_left() {
    on_each_engine(rooms, |app| {
        let within = |of: &'static str| Incoming {
            units: vec![
                unit("lake", UnitKind::District, None),
                unit("b", UnitKind::School, Some("lake")),
                unit("c", UnitKind::School, Some("lake")),
                unit("a", UnitKind::School, Some(of)),
            ],
            ..list(&[])
        };
        let admin = administrator(app);
        taken(app, &within("b"));
        let import = taken(app, &within("c"));
        let (a, b): (UnitId, UnitId) = (unit_of(app, "a").id, unit_of(app, "b").id);
        app.by(&admin, move |op| organization::life::move_to(op, b, a).map_err(|_| Refusal::Missing));
        app.by(&admin, move |op| roster::undo(op, import));
        stepped(app, import);
        assert_eq!(unit_of(app, "a").parent, Some(unit_of(app, "c").id), "it stays where it is");
        let (count, left) = app.by(&admin, move |op| roster::left(op, import));
        assert_eq!((count, left[0].name.as_str(), left[0].why.as_str()), (1, "a", "roster-left-circle"));
        let mut browser = app.signed_in(&admin);
        browser.get(&format!("/roster/{import}")).ok().assert_has("would lie within itself");
        // The next import is not refused.
        taken(app, &Incoming { whole: false, ..list(&["one"]) });
        assert!(person(app, "one").active);
    });
}

#[test]
fn a_sign_in_that_served_elsewhere_before_does_not_follow_the_roster() {
    on_each_engine(rooms, |app| {
        let (admin, teacher) = (administrator(app), app.person(Role::Teacher, At::Own).clone());
        let (id, sign_in) = (teacher.id, teacher.account);
        let renamed = Person { email: Some("new@heron.example".into()), ..app.look(move |op| people::load(op, id)) };
        app.by(&admin, move |op| Ok::<_, Refusal>(people::update(op.tx, op.actor.organization().unwrap(), &renamed)?));
        // Someone who left the other organization signed in there with the same account.
        let former = app.person(Role::Teacher, At::Other).clone();
        let elsewhere = app.district.other_organization;
        let former_id = former.id;
        app.by(app.person(Role::Administrator, At::OtherDistrict), move |op| {
            people::link_account(op.tx, elsewhere, former_id, sign_in)?;
            let today = op.today()?;
            people::leave_by_hand(op, former_id, today)
        });
        assert!(!app.by(&admin, move |op| roster::let_sign_in_follow(op, id)));
        let kept = app.look(move |op| Ok(account::by_id(op.tx, sign_in)?.unwrap().email));
        assert_eq!(kept, teacher.email);
    });
}

#[test]
fn who_may_not_send_a_list_is_refused_before_it_is_read() {
    on_each_engine(rooms, |app| {
        // No form at all: whoever reads it says so.
        let broken = [Part::Field("file", "\r\n------perennial-test-edge-that-goes-on")];
        for path in ["/roster", "/roster/staff-lists"] {
            app.signed_in(app.person(Role::Teacher, At::Own)).multipart(path, &broken).assert_status(403);
            // More often than there are turns: each is given back.
            let mut administrator = app.signed_in(&administrator(app));
            (0..6).for_each(|_| {
                administrator.multipart(path, &broken).assert_status(400);
            });
        }
    });
}

#[test]
fn a_school_that_people_closed_stays_closed_when_the_timeline_has_forgotten_it() {
    on_each_engine(rooms, |app| {
        let admin = administrator(app);
        taken(app, &list(&["one"]));
        let north = unit_of(app, "north").id;
        app.by(&admin, move |op| {
            let closing = organization::Closing { last_day: op.today()?, successors: Vec::new(), going_on: Vec::new() };
            organization::life::close(op, north, &closing).map_err(|_| Refusal::Missing)
        });
        app.later_days(4 * 365);
        let (tables, clocks) =
            (app.app.elements.iter().flat_map(|e| e.tables()).collect(), app.app.elements.iter().flat_map(|e| e.clocks()).collect());
        data_rights::run(&app.app.ground, app.district.organization, &tables, &clocks, &app.app.settings.shelf()).unwrap();
        let import = proposed(app, &list(&["one"]));
        let (_, plan, _) = app.by(&admin, move |op| roster::preview(op, import));
        assert_eq!(plan.stay_closed, ["north"]);
    });
}
