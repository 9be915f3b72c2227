//! The record of an innovation as people write it, part by part; its theory of change; two of them beside each other.

use ground::element::State;
use ground::{InnovationId, Refusal, Role, Sought};
use kit::Element;
use portfolio::innovation::{self, While};
use portfolio::{Portfolio, implementation};
use testkit::{At, Browser, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn Element>> {
    vec![Box::new(Portfolio)]
}

fn written(leader: &mut Browser, name: &str) -> String {
    leader.get("/innovations/new").ok();
    let outline =
        [("name", name), ("kind", "practice"), ("need", "Too few read fluently."), ("ingredients", "Pairs\nTwice a week\n~ Books")];
    leader.post("/innovations", &outline).location().to_string()
}

fn id_of(address: &str) -> InnovationId {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

/// The value of a field on a page.
fn value(page: &str, name: &str) -> String {
    let field =
        page.split("<input").find(|input| input.contains(&format!("name=\"{name}\""))).unwrap_or_else(|| panic!("no {name}: {page}"));
    field.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_string()
}

fn leader(app: &TestApp) -> Browser {
    app.signed_in(app.person(Role::Principal, At::Own))
}

#[test]
fn the_new_form_is_short_and_the_page_says_what_is_still_to_write() {
    on_each_engine(rooms, |app| {
        let mut leader = leader(app);
        leader.get("/innovations/new").ok().assert_has_not("Hours a month").assert_has_not("How strong is it?");
        let innovation = written(&mut leader, "Partner Reading");
        let page = leader.get(&innovation).ok();
        let page = page.assert_has("Add one study or report").assert_has("Ten minutes").assert_has("Too few read fluently.");
        page.assert_has("Its core Written down. At least one active ingredient").assert_has("Not written down yet.");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(&innovation).ok().assert_has("Nobody has written this down yet.").assert_has_not("Add one study");
        for part in ["edit", "need", "evidence", "ingredients", "hours", "costs", "materials", "outcomes"] {
            leader.get(&format!("{innovation}/{part}")).ok().assert_has("Save");
            teacher.get(&format!("{innovation}/{part}")).assert_status(403);
        }
    });
}

#[test]
fn a_need_holds_as_many_figures_as_it_takes_and_one_more_row_keeps_what_was_typed() {
    on_each_engine(rooms, |app| {
        let mut leader = leader(app);
        let innovation = written(&mut leader, "Partner Reading");
        let need = format!("{innovation}/need");
        leader.get(&need).ok();
        let typed = [
            ("problem", "Too few read"),
            ("figure-row", "0"),
            ("figure-0-number", "41 of 98"),
            ("figure-0-counted", "read fluently"),
            ("figure-0-as-of", "2026-05-20"),
            ("figure-0-source", "Spring check"),
        ];
        let more = leader.post(&need, &[typed.as_slice(), &[("more", "figure")]].concat()).ok();
        assert_eq!(value(&more.text(), "figure-0-number"), "41 of 98");
        assert_eq!(value(&more.text(), "figure-1-number"), "");
        leader.get(&innovation).ok().assert_has_not("41 of 98");
        // Half a row is told beside its fields; what was typed stays, and nothing is stored.
        let half = leader.post(&need, &[typed.as_slice(), &[("figure-row", "1"), ("figure-1-number", "2 minutes")]].concat());
        let half = half.assert_status(422);
        assert!(half.text().contains("id=\"figure-1-counted-wrong\"") && half.text().contains("id=\"figure-1-source-wrong\""));
        assert_eq!(value(&half.text(), "figure-1-number"), "2 minutes");
        // An empty row is left out.
        leader.post(&need, &[typed.as_slice(), &[("figure-row", "1")]].concat()).assert_status(303);
        leader.get(&innovation).ok().assert_has("41 of 98 read fluently").assert_has("May 20, 2026. Source: Spring check");
        leader.get(&need).ok();
        leader.post(&need, &[typed.as_slice(), &[("figure-0-out", "yes")]].concat()).assert_status(303);
        leader.get(&innovation).ok().assert_has_not("41 of 98");
    });
}

#[test]
fn evidence_is_kept_as_typed_and_an_interval_must_contain_its_effect() {
    on_each_engine(rooms, |app| {
        let mut leader = leader(app);
        let innovation = written(&mut leader, "Partner Reading");
        let evidence = format!("{innovation}/evidence");
        leader.get(&evidence).ok();
        let study = |low: &'static str, link: &'static str| {
            vec![
                ("summary", ""),
                ("source-row", "0"),
                ("source-0-source", "A trial in\n32 schools"),
                ("source-0-link", link),
                ("source-0-tier", "strong"),
                ("source-0-effect", "0,30"),
                ("source-0-low", low),
                ("source-0-high", "0,48"),
                ("source-0-unit", "standard deviations"),
                ("source-0-studied", "grades 2 and 3"),
            ]
        };
        let outside = leader.post(&evidence, &study("0,31", "https://example.org/a")).assert_status(422);
        outside.assert_has("The effect lies outside this interval.");
        leader.post(&evidence, &study("half", "")).assert_status(422).assert_has("This is not a number.");
        leader.post(&evidence, &study("", "")).assert_status(422).assert_has("An interval has two ends.");
        let runs = leader.post(&evidence, &study("0,12", "javascript:alert(1)")).assert_status(422);
        assert!(runs.text().contains("id=\"source-0-link-wrong\""));
        leader.post(&evidence, &study("0,12", "https://example.org/a")).assert_status(303);
        let page = leader.get(&innovation).ok().assert_has("Tier 1, strong");
        let page = page.assert_has("Effect: 0,30 standard deviations, interval 0,12 to 0,48.").assert_has("A trial in 32 schools");
        assert!(page.text().contains("href=\"https://example.org/a\" rel=\"noreferrer external\""));
    });
}

#[test]
fn ingredients_keep_their_ids_through_renaming_and_reordering() {
    on_each_engine(rooms, |app| {
        let mut leader = leader(app);
        let innovation = written(&mut leader, "Partner Reading");
        let other = written(&mut leader, "Math Talks");
        let ingredients = format!("{innovation}/ingredients");
        let ids = |leader: &mut Browser, at: &str| -> Vec<(String, String)> {
            let page = leader.get(&format!("{at}/ingredients")).ok().text();
            (0..3).map(|n| (value(&page, &format!("ingredient-{n}-name")), value(&page, &format!("ingredient-{n}-id")))).collect()
        };
        let foreign = ids(&mut leader, &other)[0].1.clone();
        let before = ids(&mut leader, &innovation);
        // The second is renamed and comes first, the first loses its id but keeps its name, the third is another's.
        let sent = [
            ("ingredient-row", "4"),
            ("ingredient-4-id", &before[1].1),
            ("ingredient-4-name", "Three times a week"),
            ("ingredient-4-looks-like", "On the timetable"),
            ("ingredient-row", "1"),
            ("ingredient-1-name", " PAIRS"),
            ("ingredient-row", "2"),
            ("ingredient-2-id", &foreign),
            ("ingredient-2-name", "Stolen"),
            ("ingredient-2-adaptable", "yes"),
            ("fidelity", "A coach looks"),
        ];
        leader.post(&ingredients, &sent).assert_status(303);
        let after = ids(&mut leader, &innovation);
        assert_eq!(after[0], ("Three times a week".into(), before[1].1.clone()));
        assert_eq!(after[1], ("PAIRS".into(), before[0].1.clone()));
        assert_eq!(after[2].0, "Stolen");
        assert!(after[2].1 != foreign && !before.iter().any(|(_, id)| *id == after[2].1), "a new id");
        assert_eq!(ids(&mut leader, &other)[0].1, foreign, "the other innovation is untouched");
        leader.get(&innovation).ok().assert_has("Begun: 1 of 2.").assert_has("A coach looks");
        leader.post(&ingredients, &[("fidelity", "x")]).assert_status(422).assert_has("Name at least one ingredient.");
    });
}

#[test]
fn what_it_asks_is_told_by_role_and_stage_and_as_a_verb() {
    on_each_engine(rooms, |app| {
        let mut leader = leader(app);
        let innovation = written(&mut leader, "Partner Reading");
        let id = id_of(&innovation);
        let hours = format!("{innovation}/hours");
        leader.get(&hours).ok();
        let twice = |second: &'static str| {
            [
                ("ask-row", "0"),
                ("ask-0-role", "teacher"),
                ("ask-0-hours", "1.5"),
                ("ask-0-when", "implement"),
                ("ask-row", "1"),
                ("ask-1-role", "teacher"),
                ("ask-1-hours", "0.25"),
                ("ask-1-when", second),
            ]
        };
        leader.post(&hours, &twice("implement")).assert_status(422).assert_has("One role stands here twice");
        leader
            .post(&hours, &[("ask-row", "0"), ("ask-0-hours", "201"), ("ask-0-role", "teacher"), ("ask-0-when", "prepare")])
            .assert_status(422);
        leader.post(&hours, &twice("sustain")).assert_status(303);
        let teacher = app.person(Role::Teacher, At::Own).actor();
        let asks = app.app.ground.read_now(teacher, move |op| innovation::asks(op, id)).unwrap();
        let told: Vec<_> = asks.iter().map(|a| (a.role, a.minutes_per_month, a.when)).collect();
        assert_eq!(told, [(Role::Teacher, 90, While::Implementing), (Role::Teacher, 15, While::Sustained)]);
        let other = app.person(Role::Administrator, At::OtherDistrict).actor();
        let foreign = app.app.ground.read_now(other, move |op| innovation::asks(op, id));
        assert!(matches!(foreign, Err(Refusal::Missing)), "nothing of another organization");
        let costs = format!("{innovation}/costs");
        leader.get(&costs).ok();
        leader.post(&costs, &[("cost-row", "0"), ("cost-0-amount", "12.5"), ("cost-0-purpose", "books")]).assert_status(422);
        leader
            .post(&costs, &[("cost-row", "0"), ("cost-0-amount", "4,200"), ("cost-0-rhythm", "once"), ("cost-0-purpose", "training")])
            .assert_status(303);
        let page = leader.get(&innovation).ok().assert_has("$4,200 once: training");
        page.assert_has("while implementing").assert_has("1.5 hours").assert_has("0.25 hours");
    });
}

#[test]
fn outcomes_name_adults_first_and_the_theory_of_change_reads_in_order() {
    on_each_engine(rooms, |app| {
        let mut leader = leader(app);
        let innovation = written(&mut leader, "Partner Reading");
        let outcomes = format!("{innovation}/outcomes");
        let theory = format!("{innovation}/theory-of-change");
        leader.get(&theory).ok().assert_has("What will adults do differently? Five minutes");
        leader.get(&outcomes).ok().assert_has("Adults first");
        let students = [("student-row", "0"), ("student-0-said", "They read fluently by May")];
        leader.post(&outcomes, &students).assert_status(422).assert_has("Say first what adults will do differently.");
        let both = [students.as_slice(), &[("adult-row", "0"), ("adult-0-said", "Teachers pair children monthly")]].concat();
        leader.post(&outcomes, &both).assert_status(303);
        let page = leader.get(&theory).ok().words();
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} in {page}"));
        let order = [
            "Because",
            "Too few read fluently.",
            "Adults will",
            "Teachers pair children monthly",
            "Pairs",
            "So that students will",
            "They read fluently by May",
            "What makes us think so",
        ];
        assert!(order.windows(2).all(|two| at(two[0]) < at(two[1])), "{page}");
        let reader = app.signed_in(app.person(Role::Teacher, At::Own)).get(&theory).ok();
        reader.assert_has("Nobody has written this down yet.").assert_has_not("Write it down");
        app.signed_in(app.person(Role::Administrator, At::OtherDistrict)).get(&theory).assert_status(404);
    });
}

#[test]
fn two_innovations_stand_beside_each_other_and_foreign_ones_are_missing() {
    on_each_engine(rooms, |app| {
        let mut leader = leader(app);
        let (a, b) = (written(&mut leader, "Partner Reading"), written(&mut leader, "Math Talks"));
        let beside = |a: &str, b: &str| format!("/innovations/compare?a={a}&b={b}");
        let (a, b) = (id_of(&a).to_string(), id_of(&b).to_string());
        let page = leader.get(&beside(&a, &b)).ok().assert_has("Partner Reading and Math Talks");
        page.assert_has("Core in both").assert_has("Twice a week").assert_has("Not in use where you can see.");
        leader.get(&beside(&a, &a)).ok().assert_has("This is the same one.");
        leader.get(&beside(&a, "")).ok().assert_has("Which two?").assert_has_not("Core in both");
        leader.get("/innovations/compare").ok().assert_has("Which two?");
        leader.get(&beside(&a, "x")).assert_status(404);
        leader.get(&beside(&a, "aaaaaaaaaaaaaaaaaaaaaaaaaa")).assert_status(404);
        let mut other = app.signed_in(app.person(Role::Administrator, At::OtherDistrict));
        other.get(&beside(&a, &b)).assert_status(404);
        other.get("/innovations/compare").ok().assert_has("There are not two yet").assert_has_not("Partner Reading");
    });
}

#[test]
fn an_innovation_is_found_by_every_part_of_its_record() {
    on_each_engine(rooms, |app| {
        let mut leader = leader(app);
        let innovation = written(&mut leader, "Partner Reading");
        leader.get(&format!("{innovation}/edit")).ok();
        let fields =
            [("name", "Paired Reading"), ("kind", "program"), ("about", "Buddies take turns"), ("meant-for", "Grades two to five")];
        leader.post(&innovation, &fields).assert_status(303);
        leader.get(&innovation).ok().assert_has("Paired Reading").assert_has("Program").assert_has("Grades two to five");
        let principal = app.person(Role::Principal, At::Own).actor();
        for (words, found) in [("buddies", 1), ("twice week", 1), ("paired", 1), ("buddies fluently", 1), ("zeppelin", 0)] {
            let hits = app.app.ground.read_now(principal.clone(), move |op| innovation::found(op, &Sought::of(words).unwrap())).unwrap();
            assert_eq!(hits.len(), found, "{words}");
        }
    });
}

#[test]
fn the_record_feeds_the_conditions_of_each_implementation() {
    on_each_engine(rooms, |app| {
        let mut leader = leader(app);
        let innovation = written(&mut leader, "Partner Reading");
        let (id, unit) = (id_of(&innovation), app.district.own);
        let begun = app.by(app.person(Role::Principal, At::Own), move |op| implementation::begin(op, id, unit)).id;
        let actor = app.person(Role::Teacher, At::Own).actor();
        let states = || {
            let told = app.app.ground.read_now(actor.clone(), move |op| Portfolio.conditions(op, begun)).unwrap();
            let ours = ["need-with-data", "core-defined", "asks-told"];
            ours.map(|name| told.iter().find(|c| c.name == name).unwrap().state)
        };
        assert_eq!(states(), [State::Emerging, State::Unknown, State::Unknown]);
        leader.get(&format!("{innovation}/hours")).ok();
        let hours = [("ask-row", "0"), ("ask-0-role", "coach"), ("ask-0-hours", "3"), ("ask-0-when", "implement")];
        leader.post(&format!("{innovation}/hours"), &hours).assert_status(303);
        assert_eq!(states(), [State::Emerging, State::Unknown, State::Met]);
        let elsewhere = app.person(Role::Teacher, At::Sibling).actor();
        let refused = app.app.ground.read_now(elsewhere, move |op| Portfolio.conditions(op, begun));
        assert!(matches!(refused, Err(Refusal::Missing)));
    });
}

#[test]
fn what_is_removed_for_good_is_gone_with_its_parts() {
    on_each_engine(rooms, |app| {
        let mut leader = leader(app);
        let innovation = written(&mut leader, "Partner Reading");
        let id = id_of(&innovation);
        leader.get(&format!("{innovation}/outcomes")).ok();
        leader.post(&format!("{innovation}/outcomes"), &[("adult-row", "0"), ("adult-0-said", "They pair")]).assert_status(303);
        let actor = app.person(Role::Principal, At::Own).actor();
        app.app
            .ground
            .write_now(actor.clone(), move |op| {
                innovation::delete(op, id).map_err(|_| Refusal::Missing)?;
                innovation::purge(op, id)
            })
            .unwrap();
        let left = app.app.ground.read_now(actor, move |op| innovation::record(op, id));
        assert!(matches!(left, Err(Refusal::Missing)));
        let buddies = Sought::of("They pair").unwrap();
        assert!(app.look(move |op| innovation::found(op, &buddies)).is_empty());
    });
}
