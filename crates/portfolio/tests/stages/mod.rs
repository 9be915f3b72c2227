//! The work of stages as people meet it: taken from a template, dated, checked off with a tap, set aside with a reason.

mod learning;
mod moving;
mod templates;

use super::{begun, rooms};
use ground::element::{State, Whose};
use ground::{ImplementationId, Role, WorkItem};
use testkit::{At, Browser, TestApp, on_each_engine};

/// A whole learning plan, as the form sends it.
pub const PLAN: &[(&str, &str)] = &[
    ("behaviors", "Teachers hold two partner readings a week"),
    ("people-teacher", "14"),
    ("practice", "Two pairs for two weeks"),
    ("coaching", "A visit a month"),
    ("follow-up-1", "2026-12-10"),
    ("hours", "12"),
    ("from", "2026-11-23"),
    ("until", "2027-02-26"),
];

pub fn id_of(address: &str) -> ImplementationId {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

/// The addresses behind "Say more" on the page of a stage, in their order.
fn activities(page: &str) -> Vec<String> {
    let parts = page.split("href=\"/activities/").skip(1);
    parts.map(|rest| format!("/activities/{}", &rest[..26])).collect()
}

/// Checks the first so many activities of a stage off.
pub fn check_off(browser: &mut Browser, implementation: &str, stage: &str, many: usize) {
    let page = browser.get(&format!("{implementation}/stages/{stage}")).ok();
    for activity in activities(&page.text()).into_iter().take(many) {
        browser.post(&format!("{activity}/completion"), &[]).assert_status(303);
    }
}

fn open_work(app: &TestApp, role: Role) -> Vec<WorkItem> {
    let person = app.person(role, At::Own);
    let whose = Whose::Person(person.id);
    let house = app.app.clone();
    app.by(person, move |op| house.open_work(op, whose))
}

#[test]
fn an_implementation_begins_with_the_activities_of_the_house_and_one_tap_checks_one_off() {
    on_each_engine(rooms, |app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut principal);
        principal.get(&implementation).ok().assert_has("0 of 8 activities done").assert_has("0 of 10 activities done");
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        let decide = format!("{implementation}/stages/decide");
        let page = lead.get(&decide).ok().assert_has("Form the team that will carry it").assert_has("Nothing is done yet of 8 activities");
        let first = activities(&page.text()).remove(0);
        let done = lead.post(&format!("{first}/completion"), &[]);
        assert!(done.location().starts_with(&format!("{decide}#a-")), "back to the row: {}", done.location());
        lead.get(&decide)
            .ok()
            .assert_has("1 of 8 activities are done")
            .assert_has("Done on November 23, 2026 by")
            .assert_has("Not done after all");
        // A second tap changes nothing, and a tap can be taken back.
        lead.post(&format!("{first}/completion"), &[]).assert_status(303);
        lead.post(&format!("{first}/reopening"), &[]).assert_status(303);
        lead.get(&decide).ok().assert_has("Nothing is done yet of 8 activities");
    });
}

#[test]
fn a_reader_sees_the_work_and_changes_nothing() {
    on_each_engine(rooms, |app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (innovation, implementation) = begun(app, &mut principal);
        let decide = format!("{implementation}/stages/decide");
        let activity = activities(&principal.get(&decide).ok().text()).remove(0);
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        let page = teacher.get(&decide).ok().assert_has("Form the team that will carry it").assert_has_not("Say more");
        assert!(!page.text().contains("/completion"));
        // Whoever leads is led to where it is done.
        let (team, led) = (format!("href=\"{implementation}/team\""), principal.get(&decide).ok().text());
        assert!(led.contains(&team) && !page.text().contains(&team));
        assert!(led.contains(&format!("href=\"{innovation}#need\"")) && principal.get(&innovation).ok().text().contains("id=\"need\""));
        teacher.get(&activity).assert_status(403);
        teacher.post(&format!("{activity}/completion"), &[]).assert_status(403);
        let mut stranger = app.signed_in(app.person(Role::Administrator, At::Other));
        stranger.get(&decide).assert_status(404);
        stranger.post(&format!("{activity}/completion"), &[]).assert_status(404);
        principal.get(&format!("{implementation}/stages/winter")).assert_status(404);
    });
}

#[test]
fn what_is_planned_is_late_or_due_in_words_and_waits_for_those_who_lead_there() {
    on_each_engine(rooms, |app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut principal);
        let decide = format!("{implementation}/stages/decide");
        assert!(open_work(app, Role::Principal).is_empty(), "nothing is dated, so nothing is due");
        let page = principal.get(&format!("{decide}/dates")).ok();
        let names: Vec<String> = page.text().split("name=\"on-").skip(1).map(|rest| format!("on-{}", &rest[..26])).collect();
        assert_eq!(names.len(), 8);
        let mistaken = principal.post(&format!("{decide}/dates"), &[(&names[0], "2026-11-20"), (&names[1], "soon")]).assert_status(422);
        assert!(mistaken.text().contains("value=\"2026-11-20\"") && mistaken.text().contains("value=\"soon\""));
        let days = [(names[0].as_str(), "2026-11-20"), (&names[1], "2026-11-27"), (&names[2], "2026-12-04")];
        principal.post(&format!("{decide}/dates"), &days).assert_status(303);
        principal
            .get(&decide)
            .ok()
            .assert_has("Late: was planned for November 20, 2026")
            .assert_has("This week: planned for Friday, Nov 27")
            .assert_has("Planned for December 4, 2026");
        let items = open_work(app, Role::Principal);
        assert_eq!(items.iter().map(|i| i.title.key).collect::<Vec<_>>(), ["stage-work-late"]);
        assert_eq!(items[0].href, decide);
        assert!(open_work(app, Role::Teacher).is_empty());
        let id = id_of(&implementation);
        let conditions = app.by(app.person(Role::Principal, At::Own), move |op| portfolio::stage::conditions(op, id));
        let state = |name| conditions.iter().find(|c| c.name == name).map(|c| c.state);
        assert_eq!(state("stage-work"), Some(State::Emerging));
        assert_eq!(state("find-time"), None, "what belongs to a later stage is no condition yet");
    });
}

#[test]
fn several_are_checked_off_and_dated_at_once() {
    on_each_engine(rooms, |app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut principal);
        let decide = format!("{implementation}/stages/decide");
        let page = principal.get(&format!("{decide}/dates")).ok().text();
        let ids: Vec<&str> = page.split("name=\"done-").skip(1).map(|rest| &rest[..26]).collect();
        let box_of = |at: usize| format!("done-{}", ids[at]);
        let (first, second, day) = (box_of(0), box_of(1), format!("on-{}", ids[2]));
        principal.post(&format!("{decide}/dates"), &[(&first, "yes"), (&second, "yes"), (&day, "2026-12-04")]).assert_status(303);
        principal.get(&decide).ok().assert_has("2 of 8 activities are done").assert_has("Planned for December 4, 2026");
        // What is wrong elsewhere takes nothing away from what was checked.
        let (third, other) = (box_of(2), format!("on-{}", ids[3]));
        let page = principal.post(&format!("{decide}/dates"), &[(&third, "yes"), (&other, "soon")]).assert_status(422).text();
        assert!(page.split(&format!("name=\"{third}\"")).nth(1).unwrap()[..60].contains("checked"));
        principal.get(&decide).ok().assert_has("2 of 8 activities are done");
    });
}

#[test]
fn what_is_not_needed_here_has_a_reason_and_does_not_count() {
    on_each_engine(rooms, |app| {
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut lead);
        let decide = format!("{implementation}/stages/decide");
        let activity = activities(&lead.get(&decide).ok().text()).remove(2);
        lead.get(&activity).ok();
        let both = lead.post(&activity, &[("done", "2026-11-10"), ("not-needed", "Few of us")]).assert_status(422);
        both.assert_has("Keep one of the two");
        lead.post(&activity, &[("done", "2026-11-24")]).assert_status(422);
        lead.post(&activity, &[("not-needed", "We are <four> people")]).assert_status(303);
        let page = lead.get(&decide).ok().assert_has("of 7 activities").assert_has("Not needed here, because: We are <four> people");
        assert!(page.text().contains("&lt;four&gt;"));
        let person = app.person(Role::Teacher, At::Own);
        let by = person.id.to_string();
        lead.post(&activity, &[("done", "2026-11-10"), ("by", &by), ("note", "In the library")]).assert_status(303);
        lead.get(&decide).ok().assert_has(&format!("Done on November 10, 2026 by {}", person.name)).assert_has("In the library");
    });
}

#[test]
fn a_place_adds_what_it_needs_and_going_back_keeps_all_of_it() {
    on_each_engine(rooms, |app| {
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut lead);
        let prepare = format!("{implementation}/stages/prepare");
        lead.get(&prepare).ok().assert_has("It has not reached this stage yet");
        let add = format!("{prepare}/activities");
        lead.post(&add, &[("name", ""), ("planned", "2026-11-30")]).assert_status(422);
        lead.post(&add, &[("name", "Borrow the reading corner"), ("planned", "2026-11-30")]).assert_status(303);
        check_off(&mut lead, &implementation, "prepare", 2);
        lead.get(&prepare).ok().assert_has("2 of 11 activities are done").assert_has("Borrow the reading corner");
        let stage = format!("{implementation}/stage");
        app.later_seconds(60);
        lead.get(&stage).ok();
        lead.post(&stage, &[("to", "prepare")]).assert_status(303);
        app.later_days(2);
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        lead.post(&stage, &[("to", "decide")]).assert_status(303);
        lead.get(&prepare).ok().assert_has("2 of 11 activities are done").assert_has("It was in this stage for 2 school days");
        lead.get(&implementation).ok().assert_has("was there before").assert_has("2 of 11 activities done");
        // Deleting would lose what was done.
        lead.get(&format!("{implementation}/deletion")).ok().assert_has("This has a history now");
    });
}

#[test]
fn the_time_in_each_stage_is_told_in_school_days() {
    on_each_engine(rooms, |app| {
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut lead);
        app.later_days(7);
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        let stage = format!("{implementation}/stage");
        lead.get(&stage).ok();
        lead.post(&stage, &[("to", "prepare")]).assert_status(303);
        app.later_days(3);
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        lead.get(&implementation).ok().assert_has("Nov 23 – Nov 30, 5 school days").assert_has("since Nov 30, 3 school days");
    });
}
