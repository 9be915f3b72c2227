//! This week as people meet it: the first steps of those who take them, three things at most, and an honest nothing.

use desk::Desk;
use ground::{ImplementationId, Role};
use inclusion::Inclusion;
use kit::{Element, paths};
use portfolio::innovation::{Ingredient, Kind, Outline};
use portfolio::{Portfolio, implementation, innovation};
use teams::Teams;
use teams::charter::{self, Part};
use testkit::{At, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn Element>> {
    vec![Box::new(Portfolio), Box::new(Teams), Box::new(Inclusion { keyring: None }), Box::new(Desk)]
}

fn begun(app: &TestApp, name: &'static str) -> ImplementationId {
    let unit = app.district.own;
    app.by(app.person(Role::Principal, At::Own), move |op| {
        let ingredients = vec![Ingredient { name: "Pairs".into(), adaptable: false }];
        let outline = Outline { name: name.into(), kind: Kind::Practice, need: "Why".into(), evidence: "A trial".into(), ingredients };
        let innovation = innovation::add(op, &outline)?;
        implementation::begin(op, innovation.id, unit)
    })
    .id
}

#[test]
fn a_new_organization_is_shown_its_first_steps_and_those_done_are_marked() {
    on_each_engine(rooms, |app| {
        let administrator = app.person(Role::Administrator, At::District);
        let mut browser = app.signed_in(administrator);
        browser
            .get(paths::HOME)
            .ok()
            .assert_has("Hello, Administrator. 5 steps are left until your work stands on its feet: about 26 minutes in all.")
            .assert_has("Bring your people in done")
            .assert_has("Write down the first innovation About 5 minutes.");
        let id = begun(app, "Partner Reading");
        browser.get(paths::HOME).ok().assert_has("Hello, Administrator. 3 steps are left").assert_has("Begin it in a school done");
        assert!(browser.get(paths::HOME).text().contains(&paths::team(id)), "the next step leads to where it is taken");
    });
}

#[test]
fn a_school_leader_takes_no_step_of_the_administrator() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        leader.get(paths::HOME).ok().assert_has("First steps").assert_has_not("Bring your people in");
        // What a school leader of the next school began is no step of theirs.
        begun(app, "Partner Reading");
        let mut sibling = app.signed_in(app.person(Role::Principal, At::Sibling));
        sibling
            .get(paths::HOME)
            .ok()
            .assert_has("Write down the first innovation done")
            .assert_has_not("Begin it in a school done")
            .assert_has_not("Heron");
    });
}

#[test]
fn a_teacher_with_nothing_to_do_is_told_so_and_sees_their_teams() {
    on_each_engine(rooms, |app| {
        let id = begun(app, "Partner Reading");
        let teacher = app.person(Role::Teacher, At::Own);
        let mut browser = app.signed_in(teacher);
        let page = browser.get(paths::HOME).ok().assert_has("Nothing waits for you.").assert_has("Nothing needs you now");
        page.assert_has_not("First steps").assert_has_not("Your teams");
        let person = teacher.id;
        app.by(app.person(Role::Principal, At::Own), move |op| {
            charter::form(op, id, "Reading team", "Every child reads.")?;
            charter::join(op, id, person, Part::Lead)
        });
        browser.get(paths::HOME).ok().assert_has("Your teams").assert_has("Reading team · Partner Reading at Heron School you lead it");
    });
}

#[test]
fn three_things_need_a_person_and_the_others_can_wait() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        begun(app, "Partner Reading");
        leader
            .get(paths::HOME)
            .ok()
            .assert_has("One thing needs you.")
            .assert_has("Teams · Partner Reading at Heron School")
            .assert_has_not("can wait");
        for name in ["Number Talks", "Quiet Start", "Peer Visits", "Advisory"] {
            begun(app, name);
        }
        let page = leader.get(paths::HOME).ok().assert_has("5 things need you").assert_has("2 others can wait");
        let asks =
            page.text().split("class=\"asks\"").nth(1).and_then(|rest| rest.split("</ol>").next().map(|list| list.matches("<h3>").count()));
        assert_eq!(asks, Some(3));
        assert_eq!(page.text().matches("class=\"button\"").count(), 1, "one next step on a page");
    });
}

#[test]
fn nobody_signed_in_is_asked_to_sign_in_first() {
    on_each_engine(rooms, |app| {
        assert!(app.browser().get(paths::HOME).location().starts_with("/sign-in"));
    });
}
