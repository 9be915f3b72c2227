//! A team as people meet it: formed, joined, left; unseen from the next school and from the next organization.

use ground::{ImplementationId, PersonId, Role, Subject};
use kit::{Element, paths};
use portfolio::innovation::{Ingredient, Kind, Outline};
use portfolio::{Portfolio, implementation, innovation};
use teams::Teams;
use teams::charter::{self, Part, Standing};
use testkit::{At, Browser, Reply, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn Element>> {
    vec![Box::new(Portfolio), Box::new(Teams)]
}

/// Partner Reading, begun at this school by its principal.
fn begun(app: &TestApp, at: At) -> ImplementationId {
    let outline = Outline {
        name: "Partner Reading".into(),
        kind: Kind::Practice,
        need: "Too few second graders read with ease.".into(),
        evidence: "A trial in twelve schools.".into(),
        ingredients: vec![Ingredient { name: "Pairs by reading level".into(), adaptable: false }],
    };
    let unit = app.district.unit(at);
    app.by(app.person(Role::Principal, at), move |op| {
        let innovation = innovation::add(op, &outline)?;
        implementation::begin(op, innovation.id, unit)
    })
    .id
}

fn form(browser: &mut Browser, id: ImplementationId) {
    let sent = browser.post(&paths::team(id), &[("name", "Reading team"), ("purpose", "Every child reads with a partner, every day.")]);
    assert_eq!(sent.location(), paths::team(id));
}

fn join(browser: &mut Browser, id: ImplementationId, person: PersonId, part: &str) -> Reply {
    browser.post(&paths::team_members(id), &[("person", &person.to_string()), ("part", part)])
}

fn members(app: &TestApp, id: ImplementationId) -> usize {
    app.look(move |op| charter::of(op, id)).map_or(0, |team| team.members.len())
}

#[test]
fn a_principal_forms_a_team_and_people_join_it() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&paths::team(id)).ok().assert_has("Nobody carries Partner Reading at Heron School yet.").assert_has("Form the team");
        form(&mut principal, id);
        let (lead, teacher, leader) =
            (app.person(Role::Lead, At::Own), app.person(Role::Teacher, At::Own), app.person(Role::DistrictLeader, At::District));
        for (person, part) in [(lead, "lead"), (teacher, "member"), (leader, "member")] {
            assert!(join(&mut principal, id, person.id, part).location().starts_with(&paths::team(id)));
        }
        principal
            .get(&paths::team(id))
            .ok()
            .assert_has("Reading team")
            .assert_has("Every child reads with a partner, every day.")
            .assert_has("3 people carry Partner Reading at Heron School. Lead Heron leads it.")
            .assert_has("District Leader Riverbend");
        let lead = lead.id;
        assert!(app.look(move |op| Ok(charter::lead_of(op, id)? == Some(lead) && charter::is_member(op, id, lead)?)));
    });
}

#[test]
fn the_same_person_twice_is_one_member_with_the_latest_part() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        form(&mut principal, id);
        let coach = app.person(Role::Coach, At::Own).id;
        for part in ["member", "member", "lead"] {
            join(&mut principal, id, coach, part).assert_status(303);
        }
        assert_eq!(members(app, id), 1);
        assert_eq!(app.look(move |op| charter::lead_of(op, id)), Some(coach));
    });
}

#[test]
fn whoever_leaves_is_gone_and_a_second_tap_does_no_harm() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        form(&mut principal, id);
        let coach = app.person(Role::Coach, At::Own).id;
        join(&mut principal, id, coach, "member").assert_status(303);
        for _ in 0..2 {
            principal.post(&paths::team_departures(id), &[("person", &coach.to_string())]).assert_status(303);
        }
        assert_eq!(members(app, id), 0);
    });
}

#[test]
fn someone_who_left_the_organization_shows_so_and_does_not_count() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        form(&mut principal, id);
        let coach = app.person(Role::Coach, At::Own);
        join(&mut principal, id, coach.id, "lead").assert_status(303);
        let person = coach.id;
        app.by(app.person(Role::Administrator, At::District), move |op| {
            let left = ground::people::Person { active: false, ..ground::people::load(op, person)? };
            let organization = op.organization()?;
            Ok::<_, ground::Refusal>(ground::people::update(op.tx, organization, &left)?)
        });
        principal.get(&paths::team(id)).ok().assert_has("no longer here").assert_has("Remove");
        let team = app.look(move |op| charter::of(op, id)).expect("a team");
        assert_eq!(team.standing(), Standing::TooFew { people: 0, missing: 3 });
        join(&mut principal, id, person, "lead").assert_status(404);
        principal.post(&paths::team_departures(id), &[("person", &person.to_string())]).assert_status(303);
        principal.get(&paths::team(id)).ok().assert_has_not("no longer here");
    });
}

#[test]
fn a_search_finds_people_of_the_school_and_of_the_district_only() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        form(&mut principal, id);
        // Before a search only the school is listed.
        principal.get(&paths::team(id)).ok().assert_has("Coach Heron").assert_has_not("Coach Riverbend");
        let found = principal.get(&format!("{}?q=co%C3%A1", paths::team(id))).ok();
        found.assert_has("Coach Heron").assert_has("Coach Riverbend").assert_has_not("Coach Otter").assert_has_not("Teacher Heron");
        let many = principal.get(&format!("{}?q=heron", paths::team(id))).ok().assert_has("The first 8.");
        assert_eq!(many.text().matches("name=\"person\" value=").count(), 8);
        principal.get(&format!("{}?q=otter", paths::team(id))).ok().assert_has("Nobody of that name is here");
    });
}

#[test]
fn a_person_of_the_next_school_cannot_be_added_nor_one_of_another_organization() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        form(&mut principal, id);
        for at in [At::Sibling, At::Other] {
            join(&mut principal, id, app.person(Role::Teacher, at).id, "member").assert_status(404);
        }
        assert_eq!(members(app, id), 0);
    });
}

#[test]
fn the_next_school_and_another_organization_meet_a_missing_page() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own);
        let mut own = app.signed_in(app.person(Role::Principal, At::Own));
        form(&mut own, id);
        for at in [At::Sibling, At::Other] {
            let coach = app.person(Role::Coach, at).id;
            let mut stranger = app.signed_in(app.person(Role::Principal, at));
            stranger.get(&paths::team(id)).assert_status(404).assert_has_not("Reading team");
            stranger.post(&paths::team(id), &[("name", "Ours"), ("purpose", "Now")]).assert_status(404);
            join(&mut stranger, id, coach, "lead").assert_status(404);
            stranger.post(&paths::team_departures(id), &[("person", &coach.to_string())]).assert_status(404);
        }
        app.browser().get(&paths::team(id)).assert_status(303);
        own.get("/implementations/no-such-thing/team").assert_status(404);
    });
}

#[test]
fn a_teacher_sees_who_carries_it_and_changes_nothing() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let teacher = app.person(Role::Teacher, At::Own);
        let mut reader = app.signed_in(teacher);
        reader.get(&paths::team(id)).ok().assert_has("No team yet");
        form(&mut principal, id);
        join(&mut principal, id, app.person(Role::Coach, At::Own).id, "member").assert_status(303);
        reader.get(&paths::team(id)).ok().assert_has("Coach Heron").assert_has_not("Add people").assert_has_not("Remove");
        reader.post(&paths::team(id), &[("name", "Mine"), ("purpose", "Now")]).assert_status(403);
        join(&mut reader, id, teacher.id, "lead").assert_status(403);
    });
}

#[test]
fn what_was_typed_comes_back_with_what_to_mend() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let back = principal.post(&paths::team(id), &[("name", "Reading team"), ("purpose", " ")]).assert_status(422);
        assert!(back.text().contains("value=\"Reading team\""), "what was typed is kept");
        join(&mut principal, id, app.person(Role::Coach, At::Own).id, "member").assert_status(404);
        form(&mut principal, id);
        join(&mut principal, id, app.person(Role::Coach, At::Own).id, "owner").assert_status(400);
    });
}

#[test]
fn the_gate_and_this_week_ask_for_a_team_until_it_stands() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own);
        let principal = app.person(Role::Principal, At::Own);
        let waits = |app: &TestApp, person: PersonId, actor| {
            app.app.ground.read_now(actor, move |op| charter::open_work(op, ground::element::Whose::Person(person))).expect("work").len()
        };
        let met = |app: &TestApp, to: &'static str| {
            app.look(move |op| charter::checks(op, Subject::Gate { implementation: id, to })).iter().all(|c| c.met)
        };
        let (leader, teacher) = (app.person(Role::DistrictLeader, At::District), app.person(Role::Teacher, At::Own));
        assert_eq!(waits(app, principal.id, principal.actor()), 1);
        assert_eq!(waits(app, leader.id, leader.actor()), 0, "from further up it would be a list of every school");
        assert_eq!(waits(app, teacher.id, teacher.actor()), 0);
        assert!(!met(app, "prepare") && !met(app, "implement") && met(app, "sustain"));
        let three = [(Role::Coach, Part::Member), (Role::Teacher, Part::Member), (Role::Lead, Part::Lead)];
        let people = three.map(|(role, part)| (app.person(role, At::Own).id, part));
        app.by(principal, move |op| {
            charter::form(op, id, "Reading team", "Every child reads.")?;
            for (person, part) in people {
                charter::join(op, id, person, part)?;
            }
            Ok::<_, ground::Refusal>(())
        });
        assert!(met(app, "prepare") && met(app, "implement"));
        assert_eq!(waits(app, principal.id, principal.actor()), 0);
        let mine = app.app.ground.read_now(teacher.actor(), charter::mine).expect("my teams");
        assert_eq!((mine.len(), mine[0].team_name.as_str(), mine[0].part), (1, "Reading team", Part::Member));
    });
}
