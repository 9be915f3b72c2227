//! Templates of stage activities as people meet them: made from the house's list, changed line by line, chosen, taken along.

use super::activities;
use crate::{begun, rooms};
use ground::Role;
use portfolio::stage::template;
use testkit::{At, Browser, on_each_engine};

/// Makes a template of the organization's own and gives its address.
fn made(leader: &mut Browser) -> String {
    leader.get("/stage-templates").ok().assert_has("The list Perennial brings along in use");
    leader.post("/stage-templates", &[("name", "Northside list"), ("of", "house")]).location().to_string()
}

const LINES: &[(&str, &str)] = &[
    ("name", "Northside list"),
    ("decide", "Walk through two schools\nForm the team that will carry it"),
    ("prepare", "Find the time to learn, to practice and to plan together"),
    ("implement", ""),
    ("sustain", "Decide once a year: go on, widen, change or stop"),
];

#[test]
fn changing_a_template_changes_what_begins_and_never_what_is_under_way() {
    on_each_engine(rooms, |app| {
        let mut district = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (innovation, before) = begun(app, &mut principal);
        let template = made(&mut district);
        district.get(&template).ok().assert_has("Form the team that will carry it");
        district.post(&template, LINES).assert_status(303);
        district.get("/stage-templates").ok().assert_has("Northside list in use");
        principal.get(&format!("{before}/stages/decide")).ok().assert_has("of 8 activities").assert_has_not("Walk through two schools");
        let sibling = app.district.sibling.to_string();
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        leader.get(&innovation).ok();
        let after = leader.post(&format!("{innovation}/implementations"), &[("unit", &sibling)]).location().to_string();
        let page = leader.get(&format!("{after}/stages/decide")).ok().assert_has("of 2 activities");
        let text = page.words();
        assert!(text.find("Walk through two schools") < text.find("Form the team that will carry it"), "in the order of the lines");
        // The older one takes what is new with one button, once, and keeps its own.
        principal.get(&format!("{before}/stages/decide")).ok().assert_has("one activity that is not here");
        principal.post(&format!("{before}/activities"), &[]).assert_status(303);
        principal.post(&format!("{before}/activities"), &[]).assert_status(303);
        let page = principal.get(&format!("{before}/stages/decide")).ok().assert_has("of 9 activities").assert_has_not("that is not here");
        assert_eq!(activities(&page.text()).len(), 9);
    });
}

#[test]
fn an_activity_of_the_house_is_read_in_each_readers_language() {
    on_each_engine(rooms, |app| {
        let mut district = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let template = made(&mut district);
        district.post(&template, LINES).assert_status(303);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut principal);
        let mut spanish = app.signed_in(app.person(Role::Principal, At::Own)).with_header("accept-language", "es");
        spanish
            .get(&format!("{implementation}/stages/decide"))
            .ok()
            .assert_has("Formar el equipo que la llevará")
            .assert_has("Walk through two schools");
    });
}

#[test]
fn only_who_shapes_the_whole_organization_changes_templates() {
    on_each_engine(rooms, |app| {
        let mut district = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let template = made(&mut district);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get("/stage-templates").ok().assert_has("Northside list").assert_has_not("Make your own");
        principal.get(&template).assert_status(403);
        principal.post(&template, LINES).assert_status(403);
        principal.post("/stage-templates/choice", &[("template", "house")]).assert_status(403);
        app.signed_in(app.person(Role::Teacher, At::Own)).get("/stage-templates").assert_status(403);
        app.signed_in(app.person(Role::Administrator, At::OtherDistrict)).get(&template).assert_status(404);
    });
}

#[test]
fn a_template_in_use_cannot_go_and_an_empty_one_is_none() {
    on_each_engine(rooms, |app| {
        let mut district = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let template = made(&mut district);
        let removal = format!("{template}/removal");
        district.get(&removal).ok().assert_has("is in use");
        district.post(&removal, &[]).assert_status(422);
        district
            .post(&template, &[("name", "Northside list"), ("decide", " \n ")])
            .assert_status(422)
            .assert_has("Write at least one activity");
        district.post("/stage-templates/choice", &[("template", "house")]).assert_status(303);
        district.post(&removal, &[]).assert_status(303);
        district.get(&template).assert_status(404);
        district.get("/stage-templates").ok().assert_has_not("Northside list");
    });
}

#[test]
fn a_template_taken_to_another_organization_arrives_whole_and_not_in_use() {
    on_each_engine(rooms, |app| {
        let mut district = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let made = made(&mut district);
        district.post(&made, LINES).assert_status(303);
        let id = made.rsplit('/').next().unwrap().to_string();
        let leader = app.person(Role::DistrictLeader, At::District);
        let content = app.by(leader, {
            let id = id.clone();
            move |op| template::template(op, &id)
        });
        let there = app.person(Role::Administrator, At::OtherDistrict);
        let adopted = app.by(there, move |op| template::adopt(op, &content, "(From elsewhere.)"));
        let mut theirs = app.signed_in(there);
        let again = app.by(leader, {
            let id = id.clone();
            move |op| template::template(op, &id)
        });
        let known = app.by(there, move |op| template::known(op, &again)).unwrap();
        assert_eq!((known.href.as_str(), known.may_repeat), (adopted.as_str(), true), "a second one is asked about");
        theirs.get(&adopted).ok().assert_has("Walk through two schools").assert_has("Not in use");
        theirs.get("/stage-templates").ok().assert_has("The list Perennial brings along in use").assert_has("(From elsewhere.)");
    });
}
