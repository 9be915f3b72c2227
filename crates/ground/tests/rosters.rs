//! A roster and the people beside it: whom it may bring back, and what becomes of an import that several hands work on.

use ground::organization::UnitKind;
use ground::people::{self, Person};
use ground::roster::incoming::{Incoming, PartIn, PersonIn, UnitIn};
use ground::roster::{self, Answers};
use ground::{Actor, ImportId, Role};
use testkit::{At, Element, TestApp, TestPerson, on_each_engine};

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
