//! Moves from stage to stage as people meet them: what is missing has a name, what was typed is kept, nobody moves it unseen.

use super::PLAN;
use crate::{begun, rooms};
use ground::Role;
use testkit::{At, on_each_engine};

#[test]
fn a_held_gate_names_what_is_missing_beside_the_field_and_above_the_form() {
    on_each_engine(rooms, |app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut principal);
        let stage = format!("{implementation}/stage");
        principal.post(&stage, &[("to", "prepare")]).assert_status(303);
        let missing = "0 of 10 so far; There is a learning plan: how adults will learn it. Mend it";
        let page = principal.post(&stage, &[("to", "implement")]).assert_status(422).assert_has("Reason to go on all the same");
        assert_eq!((page.text().matches(missing).count(), page.text().matches("Still missing: 80% of").count()), (2, 2));
        assert!(page.text().contains("id=\"reason-wrong\"") && page.text().contains(&format!("{implementation}/learning-plan/edit")));
        // Whoever may not go on all the same is asked for no reason: it is said beside the stage.
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        let page = lead.post(&stage, &[("to", "implement")]).assert_status(422).assert_has_not("Reason to go on all the same");
        assert_eq!(page.text().matches(missing).count(), 2);
        assert!(page.text().contains("id=\"to-wrong\"") && !page.text().contains("id=\"reason-wrong\""));
        principal.post(&format!("{implementation}/learning-plan"), PLAN).assert_status(303);
        principal.get(&implementation).ok().assert_has("it is not the result of a trial");
        principal.post(&stage, &[("to", "implement")]).assert_status(422).assert_has_not("There is a learning plan");
    });
}

#[test]
fn what_was_decided_about_another_stage_changes_nothing() {
    on_each_engine(rooms, |app| {
        let mut one = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app, &mut one);
        let stage = format!("{implementation}/stage");
        one.post(&stage, &[("to", "prepare")]).assert_status(303);
        assert!(one.get(&stage).ok().text().contains("name=\"from\" value=\"prepare\""));
        let mut other = app.signed_in(app.person(Role::DistrictLeader, At::District));
        other.post(&stage, &[("from", "prepare"), ("to", "sustain"), ("reason", "In use for years")]).assert_status(303);
        let stale = one.post(&stage, &[("from", "prepare"), ("to", "implement"), ("reason", "We begin <now>")]).assert_status(422);
        let stale = stale.assert_has("It has moved meanwhile: it is in Spread & Sustain now");
        // The page shows where it is by now, with what was typed: sent once more, it is meant.
        assert!(stale.text().contains("name=\"from\" value=\"sustain\"") && stale.text().contains("We begin &lt;now&gt;"));
        one.get(&implementation).ok().assert_has("It has reached Spread & Sustain").assert_has_not("We begin");
        one.post(&stage, &[("from", "sustain"), ("to", "implement"), ("reason", "We begin again")]).assert_status(303);
        one.get(&implementation).ok().assert_has("It is in the stage Implement").assert_has("We begin again");
    });
}

#[test]
fn what_was_decided_and_why_is_kept_when_nothing_was_missing() {
    on_each_engine(rooms, |app| {
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        let (_, implementation) = begun(app, &mut lead);
        let stage = format!("{implementation}/stage");
        lead.get(&stage).ok().assert_has("What was decided, and why").assert_has_not("Reason to go on all the same");
        lead.post(&stage, &[("to", "prepare"), ("reason", "The team chose it over the other two")]).assert_status(303);
        lead.post(&stage, &[("to", "decide"), ("reason", "Two of us have left")]).assert_status(303);
        let page = lead.get(&implementation).ok().assert_has("The team chose it over the other two").assert_has("Two of us have left");
        page.assert_has_not("although not all conditions held");
    });
}
