//! Learning plans as people meet them: written in pieces, held at the gate, carried over from before there were any.

use super::{PLAN, id_of, open_work};
use crate::{begun, rooms};
use ground::Role;
use ground::element::State;
use portfolio::learning_plan;
use testkit::{At, on_each_engine};

#[test]
fn the_gate_names_each_thing_the_plan_lacks_and_leads_to_it() {
    on_each_engine(rooms, |app| {
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        let (_, implementation) = begun(app, &mut lead);
        let stage = format!("{implementation}/stage");
        lead.get(&stage).ok();
        lead.post(&stage, &[("to", "prepare")]).assert_status(303);
        lead.get(&stage).ok().assert_has("There is a learning plan").assert_has_not("The learning plan");
        lead.post(&stage, &[("to", "implement")]).assert_status(422).assert_has("There is a learning plan");
        lead.post(&format!("{implementation}/learning-plan"), &[("behaviors", "Pair readers")]).assert_status(303);
        let page =
            lead.get(&stage).ok().assert_has("The learning plan says who learns it").assert_has("The learning plan has at least one");
        for field in ["people-teacher", "practice", "coaching", "follow-up-1", "hours"] {
            assert!(page.text().contains(&format!("{implementation}/learning-plan/edit#{field}")), "{field}");
        }
        let form = lead.get(&format!("{implementation}/learning-plan/edit")).ok();
        for field in ["behaviors", "people-teacher", "practice", "coaching", "follow-up-1", "hours"] {
            assert!(form.text().contains(&format!("id=\"{field}\"")), "the link leads to {field}");
        }
        let without: Vec<(&str, &str)> = PLAN.iter().filter(|(name, _)| *name != "coaching").copied().collect();
        lead.post(&format!("{implementation}/learning-plan"), &without).assert_status(303);
        lead.get(&stage)
            .ok()
            .assert_has("The learning plan says who coaches them or gives feedback")
            .assert_has_not("The learning plan says how they practice it");
        lead.post(&stage, &[("to", "implement")]).assert_status(422);
        lead.post(&format!("{implementation}/learning-plan"), PLAN).assert_status(303);
        lead.get(&stage)
            .ok()
            .assert_has("How adults will learn it is planned, beyond one session")
            .assert_has_not("The learning plan says");
    });
}

#[test]
fn a_plan_says_what_it_can_reach_as_an_estimate_with_its_source() {
    on_each_engine(rooms, |app| {
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut lead);
        let plan = format!("{implementation}/learning-plan");
        lead.get(&plan).ok().assert_has("Not planned yet");
        let talk = [("behaviors", "Pair readers"), ("theory", "A talk"), ("demonstration", "A film")];
        lead.post(&plan, &talk).assert_status(303);
        lead.get(&plan)
            .ok()
            .assert_has("An estimate:")
            .assert_has("about 0 of 100 people come to use it in their work")
            .assert_has("This is one session.")
            .assert_has("Joyce & Showers (2002)");
        let whole = [PLAN, &[("theory", "A talk"), ("demonstration", "A film")]].concat();
        lead.post(&plan, &whole).assert_status(303);
        lead.get(&plan)
            .ok()
            .assert_has("about 95 of 100 people")
            .assert_has_not("This is one session.")
            .assert_has("168 hours")
            .assert_has("about 3 hours of each person, 42 of all together");
        app.signed_in(app.person(Role::Teacher, At::Own)).get(&plan).ok().assert_has("14 people").assert_has_not("Change the plan");
    });
}

#[test]
fn what_was_typed_stays_when_something_is_wrong() {
    on_each_engine(rooms, |app| {
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut lead);
        lead.get(&format!("{implementation}/learning-plan/edit")).ok();
        let fields = [("behaviors", ""), ("people-teacher", "all"), ("hours", "12"), ("practice", "Two <b>pairs</b>")];
        let page = lead.post(&format!("{implementation}/learning-plan"), &fields).assert_status(422);
        let page = page.assert_has("Say at least one thing").assert_has("Hours, the first day and the last day belong together");
        assert!(page.text().contains("value=\"all\"") && page.text().contains("Two &lt;b&gt;pairs&lt;/b&gt;"));
    });
}

#[test]
fn a_missing_plan_waits_for_the_lead_and_tells_its_condition() {
    on_each_engine(rooms, |app| {
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut lead);
        let id = id_of(&implementation);
        let state = || app.by(app.person(Role::Principal, At::Own), move |op| learning_plan::conditions(op, id))[0].state;
        let asked = || open_work(app, Role::Principal).iter().map(|i| i.title.key).collect::<Vec<_>>();
        assert_eq!((state(), asked()), (State::Unknown, vec![]), "while it is being decided nobody plans the learning");
        let stage = format!("{implementation}/stage");
        lead.get(&stage).ok();
        lead.post(&stage, &[("to", "prepare")]).assert_status(303);
        assert_eq!(asked(), ["learning-work-none"]);
        lead.post(&format!("{implementation}/learning-plan"), &PLAN[..1]).assert_status(303);
        assert_eq!((state(), asked()), (State::Emerging, vec!["learning-work-missing"]));
        lead.post(&format!("{implementation}/learning-plan"), PLAN).assert_status(303);
        assert_eq!((state(), asked()), (State::Met, vec![]));
    });
}

#[test]
fn a_stopped_implementation_takes_no_plan_and_a_deleted_one_leaves_none() {
    on_each_engine(rooms, |app| {
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut lead);
        let id = id_of(&implementation);
        lead.post(&format!("{implementation}/learning-plan"), PLAN).assert_status(303);
        let stop = [
            ("reasons", "too-much"),
            ("learned", "The pairs"),
            ("decided-by", "The team"),
            ("decided-on", "2026-11-20"),
            ("effective-on", "2026-11-23"),
        ];
        lead.post(&format!("{implementation}/stop"), &stop).assert_status(303);
        lead.post(&format!("{implementation}/learning-plan"), PLAN).assert_status(403);
        lead.get(&format!("{implementation}/learning-plan")).ok().assert_has_not("Change the plan");
        let principal = app.person(Role::Principal, At::Own);
        assert!(app.by(principal, learning_plan::all).contains_key(&id));
        app.by(principal, move |op| portfolio::implementation::purge(op, id));
        assert!(!app.by(principal, learning_plan::all).contains_key(&id));
    });
}
