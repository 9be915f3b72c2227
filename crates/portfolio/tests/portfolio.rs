//! Innovations and implementations as people meet them: written down, begun, held at a gate, passed with a reason.

mod stages;

use ground::Role;
use testkit::{At, Browser, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn kit::Element>> {
    vec![Box::new(portfolio::Portfolio)]
}

const OUTLINE: &[(&str, &str)] = &[
    ("name", "Partner Reading"),
    ("kind", "practice"),
    ("need", "Too few third-graders read fluently."),
    ("ingredients", "Pairs by reading level\n~ Length of the session"),
];

/// Writes an innovation down and begins it in the own school; gives both addresses.
fn begun(app: &TestApp, leader: &mut Browser) -> (String, String) {
    leader.get("/innovations/new").ok();
    let innovation = leader.post("/innovations", OUTLINE).location().to_string();
    let unit = app.district.own.to_string();
    leader.get(&innovation).ok().assert_has("Partner Reading").assert_has("adaptable");
    let implementation = leader.post(&format!("{innovation}/implementations"), &[("unit", &unit)]).location().to_string();
    (innovation, implementation)
}

#[test]
fn what_was_typed_stays_when_something_is_missing() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        leader.get("/innovations/new").ok();
        let page = leader.post("/innovations", &[("name", "Partner Reading"), ("kind", "miracle"), ("need", "It is <b>needed</b>")]);
        let page = page.assert_status(422);
        assert!(page.text().contains("value=\"Partner Reading\"") && page.text().contains("It is &lt;b&gt;needed&lt;/b&gt;"));
    });
}

#[test]
fn an_innovation_is_begun_once_in_a_place() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        let (innovation, implementation) = begun(app, &mut leader);
        leader.get(&implementation).ok().assert_has("Partner Reading at").assert_has("Decide");
        let unit = app.district.own.to_string();
        leader.get(&innovation).ok();
        let again = leader.post(&format!("{innovation}/implementations"), &[("unit", &unit)]);
        assert_eq!(again.location(), implementation, "a second send leads to the first");
        // Not in a school where this leader does not lead.
        let sibling = app.district.sibling.to_string();
        leader.post(&format!("{innovation}/implementations"), &[("unit", &sibling)]).assert_status(422);
        leader.get("/work").ok().assert_has("Partner Reading");
    });
}

#[test]
fn a_gate_is_held_until_its_conditions_hold_or_a_leader_gives_a_reason() {
    on_each_engine(rooms, |app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut principal);
        let stage = format!("{implementation}/stage");
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        lead.get(&stage).ok().assert_has("core active ingredient");
        lead.post(&stage, &[("to", "prepare")]).assert_status(303);
        // Nobody has planned how adults will learn it, and nothing is done yet.
        lead.get(&stage).ok();
        let page = lead.post(&stage, &[("to", "implement"), ("reason", "We are in a hurry")]).assert_status(422);
        page.assert_has("Only a school or district leader").assert_has("We are in a hurry").assert_has_not("Reason to go on all the same");
        principal.get(&stage).ok();
        principal.post(&stage, &[("to", "implement"), ("reason", "Two teachers trained in September")]).assert_status(303);
        principal.get(&implementation).ok().assert_has("Two teachers trained in September").assert_has("although not all conditions held");
        // A step back is never held, and the way on is open once the work is done and the learning is planned.
        lead.get(&stage).ok();
        lead.post(&stage, &[("to", "prepare")]).assert_status(303);
        lead.post(&format!("{implementation}/learning-plan"), stages::PLAN).assert_status(303);
        lead.post(&stage, &[("to", "implement")])
            .assert_status(422)
            .assert_has("80% of the activities of Plan & Prepare are done: 0 of 10");
        stages::check_off(&mut lead, &implementation, "prepare", 8);
        lead.get(&stage).ok();
        lead.post(&stage, &[("to", "implement")]).assert_status(303);
        lead.get(&implementation).ok().assert_has("Teachers hold two partner readings a week").assert_has("8 of 10 activities done");
    });
}

#[test]
fn teachers_see_the_work_of_their_school_and_change_nothing() {
    on_each_engine(rooms, |app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (innovation, implementation) = begun(app, &mut principal);
        // The need is written: what it lacks is a figure, and nobody is told to write it again.
        principal.get(&innovation).ok().assert_has("Add a figure with its day and its source").assert_has("Add to it");
        let reader = app.signed_in(app.person(Role::Teacher, At::Own)).get(&innovation).ok();
        reader.assert_has("The need is written down, without a figure.").assert_has_not("Add to it");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(&implementation).ok().assert_has_not("Move to another stage");
        teacher.get(&format!("{implementation}/stage")).assert_status(403);
        teacher.get("/innovations/new").assert_status(403);
        app.signed_in(app.person(Role::Teacher, At::Sibling)).get(&implementation).assert_status(404);
        app.signed_in(app.person(Role::Administrator, At::Other)).get(&implementation).assert_status(404);
    });
}

#[test]
fn the_page_of_one_implementation_names_all_six_elements_and_guesses_none() {
    on_each_engine(rooms, |app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut principal);
        let page = principal.get(&implementation).ok();
        let page = ["Inclusion", "Meaningful leadership", "Professional learning", "Assess & adjust", "Collective efficacy", "Teams"]
            .into_iter()
            .fold(page, |page, element| page.assert_has(element));
        page.assert_has("Nothing is recorded here yet.").assert_has("No stage was left yet.");
        principal.get(&format!("{implementation}/stage")).ok();
        principal.post(&format!("{implementation}/stage"), &[("to", "prepare")]).assert_status(303);
        // What the next gate waits for is seen by all, and led to where it may be mended.
        principal.get(&implementation).ok().assert_has("Do it now");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(&implementation).ok().assert_has("Plan & Prepare").assert_has_not("Do it now");
        principal.get(&implementation).ok().assert_has("One gate was passed; its conditions held.");
        principal.post(&format!("{implementation}/learning-plan"), &[("behaviors", "Pair readers")]).assert_status(303);
        principal.get(&implementation).ok().assert_has("Principal Heron wrote down how adults will learn it.");
    });
}

#[test]
fn a_closing_names_what_runs_there_and_its_page_says_that_the_school_is_closed() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let (_, implementation) = begun(app, &mut leader);
        let (own, sibling) = (app.district.own.to_string(), app.district.sibling.to_string());
        let mut admin = app.signed_in(app.person(Role::Administrator, At::District));
        let closing = format!("/units/{own}/closing?last-day=2026-12-18&successor={sibling}");
        let preview = admin.get(&closing).ok();
        assert!(preview.text().contains(&format!("href=\"{implementation}\"")), "{}", preview.text());
        let goes = preview.text();
        let parts: Vec<&str> =
            goes.split("<select id=\"").skip(1).filter_map(|rest| rest.split('"').next()).filter(|id| id.starts_with("to-")).collect();
        let mut fields = vec![("last-day", "2026-12-18"), ("successor", sibling.as_str())];
        fields.extend(parts.iter().map(|part| (*part, sibling.as_str())));
        leader.get(&implementation).ok().assert_has("Move to another stage");
        admin.post(&format!("/units/{own}/closing"), &fields).assert_status(303);
        leader.get(&implementation).ok().assert_has("Move to another stage");
        app.later_days(26);
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let page = leader.get(&implementation).ok().assert_has("Otter School goes on in its place").assert_has("Stop this on purpose");
        page.assert_has_not("Move to another stage").assert_has_not("Do it now");
        let stop = [
            ("own-reason", "The school closed"),
            ("learned", "The cards"),
            ("decided-by", "The district"),
            ("decided-on", "2026-12-18"),
            ("effective-on", "2026-12-18"),
        ];
        leader.post(&format!("{implementation}/stop"), &stop).assert_status(303);
        leader.get(&implementation).ok().assert_has("The school closed");
    });
}
