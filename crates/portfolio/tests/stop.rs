//! Stopping and pausing as people meet them: reasons, what was learned, who is told, the letter; and whoever begins the same
//! again finds what was learned.

use ground::element::Whose;
use ground::{ImplementationId, Op, Refusal, Role, Sought};
use portfolio::innovation::{self, Ingredient, Kind, Outline};
use portfolio::{implementation, stop};
use testkit::{At, Browser, TestApp, TestPerson, on_each_engine};

fn rooms() -> Vec<Box<dyn kit::Element>> {
    vec![Box::new(portfolio::Portfolio)]
}

fn begun(app: &TestApp, at: At, name: &str, ingredients: &[&str]) -> ImplementationId {
    let unit = app.district.unit(at);
    let ingredients = ingredients.iter().map(|i| Ingredient { name: i.to_string(), adaptable: false }).collect::<Vec<_>>();
    let name = name.to_string();
    app.by(app.person(Role::DistrictLeader, At::District), move |op| {
        let outline = Outline {
            name: name.clone(),
            kind: Kind::Practice,
            need: "Why".into(),
            evidence: "A trial".into(),
            ingredients: ingredients.clone(),
        };
        let innovation = innovation::add(op, &outline)?;
        Ok::<_, implementation::BeginError>(implementation::begin(op, innovation.id, unit)?.id)
    })
}

fn address(id: ImplementationId, page: &str) -> String {
    kit::paths::of_implementation(id, page)
}

const STOP: &[(&str, &str)] = &[
    ("reasons", "too-much"),
    ("reasons", "little-used"),
    ("own-reason", "Reading comes first."),
    ("learned", "Two who lead together keep going."),
    ("kept", "Pairs"),
    ("materials", "The cards stay."),
    ("decided-by", "The school team"),
    ("decided-on", "2026-11-20"),
    ("effective-on", "2026-11-23"),
    ("told", "teachers"),
    ("told", "families"),
    ("told-until", "2026-11-23"),
];

fn stopped(browser: &mut Browser, id: ImplementationId) {
    browser.get(&address(id, "stop")).ok();
    let sent = browser.post(&address(id, "stop"), STOP);
    assert_eq!(sent.location(), address(id, "telling"));
}

fn titles(app: &TestApp, person: &TestPerson) -> Vec<String> {
    let id = person.id;
    let work = app.app.ground.read_now(person.actor(), move |op| stop::open_work(op, Whose::Person(id))).unwrap();
    work.iter().map(|item| item.title.key.to_string()).collect()
}

#[test]
fn a_stop_says_why_what_was_learned_and_who_knows() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own, "Circles", &["Pairs", "Cards"]);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&address(id, "stop")).ok().assert_has("Pairs").assert_has("What was learned");
        // Without a reason, and from a day far off: everything stays as typed.
        let page =
            principal.post(&address(id, "stop"), &[("learned", "Keep <b>pairs</b>"), ("kept", "Pairs"), ("effective-on", "2036-01-01")]);
        let page = page.assert_status(422).assert_has("Choose at least one reason");
        assert!(page.text().contains("Keep &lt;b&gt;pairs&lt;/b&gt;") && page.text().contains("value=\"2036-01-01\""));
        stopped(&mut principal, id);
        // The same form again leads to the story and changes nothing.
        assert_eq!(principal.get(&address(id, "stop")).location(), address(id, "stop-story"));
        let person = app.person(Role::Principal, At::Own);
        assert_eq!(titles(app, person), ["tell-work"]);
        assert!(
            titles(app, app.person(Role::Principal, At::Sibling)).is_empty() && titles(app, app.person(Role::Teacher, At::Own)).is_empty()
        );
        // Both groups are told by whoever decided, until one says otherwise.
        let page = principal.get(&address(id, "telling")).ok();
        let page = page.assert_has("Teachers").assert_has("by The school team").assert_has("2 of 2 still have to hear of it");
        let rows: Vec<String> = page
            .text()
            .split("name=\"row\" value=\"")
            .skip(1)
            .map(|rest| rest[..26].to_string())
            .filter(|r| r.len() == 26 && !r.contains('"'))
            .collect();
        for row in &rows[..2] {
            principal.post(&address(id, "telling-ticks"), &[("row", row), ("do", "told")]).assert_status(303);
        }
        principal.get(&address(id, "telling")).ok().assert_has("Everyone on the list knows").assert_has("told on November 23, 2026");
        assert!(titles(app, person).is_empty());
        principal.post(&address(id, "telling"), &[("by-whom", "Ines")]).assert_status(422).assert_has("Choose a group, or say who it is");
        principal.post(&address(id, "telling"), &[("who-own", "The library"), ("by-whom", "Ines")]).assert_status(303);
        principal.post(&address(id, "telling"), &[("row", &rows[0]), ("do", "remove")]).assert_status(303);
        let teacher = &mut app.signed_in(app.person(Role::Teacher, At::Own));
        let story = teacher.get(&address(id, "stop-story")).ok();
        let story =
            story.assert_has("Too much at once").assert_has("“Reading comes first.”").assert_has("Two who lead together keep going.");
        story.assert_has("The cards stay.").assert_has("decided on November 20, 2026 by The school team").assert_has("The library");
        teacher.get(&address(id, "telling")).assert_status(403);
        app.signed_in(app.person(Role::Principal, At::Sibling)).get(&address(id, "stop-story")).assert_status(404);
    });
}

#[test]
fn the_second_of_two_stops_is_told_and_keeps_what_was_typed() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own, "Circles", &["Pairs"]);
        let mut slower = app.signed_in(app.person(Role::Lead, At::Own));
        slower.get(&address(id, "stop")).ok();
        stopped(&mut app.signed_in(app.person(Role::Principal, At::Own)), id);
        let own: Vec<(&str, &str)> = STOP.iter().map(|(n, v)| (*n, if *n == "learned" { "Bells <first>" } else { *v })).collect();
        let later = [own.as_slice(), &[("returns-on", "2027-01-11")]].concat();
        for (page, fields) in [("stop", &own), ("pause", &later)] {
            let told = slower.post(&address(id, page), fields).assert_status(422);
            assert!(told.text().contains("Bells &lt;first&gt;"), "{page}");
            told.assert_has("It was stopped meanwhile: The school team decided it on November 20, 2026");
        }
        let all = app.look(move |op| stop::of(op, id));
        assert!(all.len() == 1 && all[0].halt.learned == "Two who lead together keep going.", "{all:?}");
    });
}

#[test]
fn the_letter_is_drafted_in_two_languages_and_changed_before_it_is_printed() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own, "Circles", &["Pairs"]);
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        assert_eq!(lead.get(&address(id, "letter")).location(), kit::paths::implementation(id), "nothing to tell yet");
        stopped(&mut lead, id);
        let draft = lead.get(&address(id, "letter")).ok();
        draft.assert_has("Dear colleagues").assert_has("– Pairs").assert_has("decided on November 20, 2026 by The school team");
        let spanish = format!("{}?in=es", address(id, "letter"));
        lead.get(&spanish).ok().assert_has("Estimados colegas").assert_has("Two who lead together keep going.");
        lead.post(&address(id, "letter"), &[("language", "es"), ("words", " ")]).assert_status(422);
        lead.post(&address(id, "letter"), &[("language", "es"), ("words", "Querida comunidad:\n\nGracias <3")]).assert_status(303);
        lead.get(&spanish).ok().assert_has("Querida comunidad").assert_has_not("Estimados");
        lead.get(&format!("{}?in=es", address(id, "letter-sheet"))).ok().assert_has("Gracias <3");
        lead.get(&address(id, "letter-sheet")).ok().assert_has("Dear colleagues");
        lead.post(&address(id, "letter"), &[("language", "es"), ("do", "draft")]).assert_status(303);
        lead.get(&spanish).ok().assert_has("Estimados colegas");
        app.signed_in(app.person(Role::Teacher, At::Own)).get(&address(id, "letter")).assert_status(403);
    });
}

#[test]
fn a_pause_is_looked_at_again_put_off_taken_up_or_stopped() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own, "Circles", &["Pairs"]);
        let person = app.person(Role::Principal, At::Own);
        let mut principal = app.signed_in(person);
        let pause = [("reasons", "people-left"), ("decided-by", "Us"), ("decided-on", "2026-11-23"), ("effective-on", "2026-11-23")];
        let page = principal.get(&address(id, "pause")).ok().text();
        assert!(page.contains("<legend>Why let it rest?</legend>"), "one of the two is needed: no box says that it may stay empty");
        principal.post(&address(id, "pause"), &pause).assert_status(422).assert_has("Look at it again on");
        principal.post(&address(id, "pause"), &[&pause[..], &[("returns-on", "2026-11-23")]].concat()).assert_status(422);
        principal.post(&address(id, "pause"), &[&pause[..], &[("returns-on", "2026-11-30")]].concat()).assert_status(303);
        principal.get(&kit::paths::implementation(id)).ok().assert_has("It rests since November 23, 2026. On November 30, 2026");
        principal.get(&address(id, "telling")).ok().assert_has("People take a pause well").assert_has_not("People take a stop");
        principal.get(kit::paths::WORK).ok().assert_has("rests until November 30, 2026");
        // Nothing new begins on it, and no form is offered that would be refused.
        let decide = kit::paths::stage(id, "decide");
        principal.get(&decide).ok().assert_has_not("Say more").assert_has_not("Plan the dates").assert_has_not("Add an activity");
        principal.get(&format!("{decide}/dates")).assert_status(403);
        principal.get(&kit::paths::implementation_stage(id)).ok().assert_has_not("To which stage?");
        principal.get(&kit::paths::learning_plan_edit(id)).assert_status(403);
        principal.post(&kit::paths::implementation_stage(id), &[("to", "prepare")]).assert_status(403);
        assert!(titles(app, person).is_empty());
        app.later_days(7);
        assert_eq!(titles(app, person), ["pause-work"]);
        let mut principal = app.signed_in(person);
        principal.post(&address(id, "pause-return"), &[("returns-on", "2026-11-30")]).assert_status(422).assert_has("So far you wanted");
        principal.post(&address(id, "pause-return"), &[("returns-on", "2026-12-07")]).assert_status(303);
        assert!(titles(app, person).is_empty());
        principal.get(&address(id, "stop-story")).ok().assert_has("until December 7, 2026");
        principal.post(&kit::paths::implementation_resumption(id), &[]).assert_status(303);
        principal.get(&kit::paths::implementation(id)).ok().assert_has_not("It rests");
        principal.get(&address(id, "stop-story")).ok().assert_has("it was taken up again");
        // Paused once more, and then stopped: the pause is over, its learning stands below.
        let again = [("returns-on", "2027-01-11"), ("learned", "Cards come before circles.")];
        principal.post(&address(id, "pause"), &[&pause[..], &again].concat()).assert_status(303);
        stopped(&mut principal, id);
        let found = app.look(move |op| implementation::see(op, id));
        assert!(found.stopped_on.is_some() && found.paused_on.is_none() && found.returns_on.is_none());
        // One place, however often it was halted there.
        principal.get(&address(id, "learned-before")).ok().assert_has("Somebody tried this before you.");
        principal.get(&address(id, "stop-story")).ok().assert_has("Cards come before circles.").assert_has("Two who lead together");
    });
}

#[test]
fn the_days_of_a_pause_are_no_days_in_its_stage() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own, "Circles", &["Pairs"]);
        let person = app.person(Role::Principal, At::Own);
        app.later_days(7);
        let mut principal = app.signed_in(person);
        let pause = [("reasons", "people-left"), ("decided-by", "Us"), ("decided-on", "2026-11-30"), ("effective-on", "2026-11-30")];
        principal.post(&address(id, "pause"), &[&pause[..], &[("returns-on", "2026-12-07")]].concat()).assert_status(303);
        app.later_days(7);
        let mut principal = app.signed_in(person);
        principal.get(&kit::paths::implementation(id)).ok().assert_has("since Nov 23, 5 school days");
        principal.post(&kit::paths::implementation_resumption(id), &[]).assert_status(303);
        app.later_days(3);
        let mut principal = app.signed_in(person);
        principal.get(&kit::paths::implementation(id)).ok().assert_has("since Nov 23, 8 school days");
        principal.get(&kit::paths::stage(id, "decide")).ok().assert_has("8 school days");
        let stop: Vec<(&str, &str)> = STOP.iter().map(|(n, v)| (*n, if *n == "effective-on" { "2026-12-10" } else { *v })).collect();
        principal.post(&address(id, "stop"), &stop).assert_status(303);
        principal.get(&address(id, "stop-story")).ok().assert_has("after 8 school days");
    });
}

#[test]
fn whoever_begins_the_same_again_reads_what_was_learned() {
    on_each_engine(rooms, |app| {
        let old = begun(app, At::Own, "Circles", &["Pairs", "Cards", "Bells"]);
        let far = begun(app, At::Sibling, "Circles!", &["Pairs"]);
        stopped(&mut app.signed_in(app.person(Role::Principal, At::Own)), old);
        stopped(&mut app.signed_in(app.person(Role::Principal, At::Sibling)), far);
        let new = begun(app, At::Own, "Rounds", &["pairs", "CARDS"]);
        let other = begun(app, At::Own, "Math talks", &["Pairs", "Sums"]);
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        let innovation = app.look(move |op| implementation::see(op, new)).innovation;
        lead.get(&kit::paths::innovation(innovation)).ok().assert_has("What was learned before").assert_has("Two who lead together");
        lead.get(&kit::paths::implementation(new)).ok().assert_has("Two who lead together").assert_has("has been read");
        lead.get(&kit::paths::implementation(other)).ok().assert_has_not("What was learned before");
        lead.post(&kit::paths::implementation_stage(new), &[("to", "prepare")]).assert_status(422);
        let page = lead.get(&address(new, "learned-before")).ok().text();
        let ids: Vec<&str> = page.split("name=\"stop\" value=\"").skip(1).map(|rest| &rest[..26]).collect();
        assert_eq!(ids.len(), 1, "of the sibling school nothing is told here");
        lead.post(&address(new, "learned-before"), &[("stop", ids[0])]).assert_status(303);
        lead.post(&kit::paths::implementation_stage(new), &[("to", "prepare")]).assert_status(303);
        // Whoever sees both schools reads both.
        let third = begun(app, At::Sibling, "circles", &[]);
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let page = leader.get(&address(third, "learned-before")).ok().text();
        assert_eq!(page.split("name=\"stop\" value=\"").count(), 3);
        app.signed_in(app.person(Role::Teacher, At::Own)).post(&address(new, "learned-before"), &[]).assert_status(403);
    });
}

#[test]
fn stop_stories_are_found_by_their_words_where_one_may_read_them() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own, "Circles", &["Pairs"]);
        stopped(&mut app.signed_in(app.person(Role::Principal, At::Own)), id);
        let found = |person: &TestPerson, words: &'static str| {
            let sought = Sought::of(words).unwrap();
            let all = app.app.ground.read_now(person.actor(), move |op: &mut Op| stop::found(op, &sought)).unwrap();
            all.into_iter().map(|f| f.href).collect::<Vec<_>>()
        };
        let teacher = app.person(Role::Teacher, At::Own);
        assert_eq!(found(teacher, "lead together"), [address(id, "stop-story")]);
        assert_eq!(found(teacher, "circles reading"), [address(id, "stop-story")]);
        assert!(found(teacher, "zebra").is_empty() && found(app.person(Role::Teacher, At::Sibling), "lead together").is_empty());
    });
}

#[test]
fn a_stop_that_ends_later_runs_out_and_is_purged_with_its_implementation() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own, "Circles", &["Pairs"]);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let later: Vec<(&str, &str)> = STOP.iter().map(|(n, v)| (*n, if *n == "effective-on" { "2027-06-04" } else { *v })).collect();
        principal.post(&address(id, "stop"), &later).assert_status(303);
        principal.get(&kit::paths::implementation(id)).ok().assert_has("It ends on purpose on June 4, 2027");
        app.by(app.person(Role::Principal, At::Own), move |op| stop::purge(op, id));
        let left = app.look(move |op| Ok::<_, Refusal>(stop::of(op, id)?.len()));
        assert_eq!(left, 0);
    });
}
