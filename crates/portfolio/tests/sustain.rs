//! What keeps an implementation, as people meet it: rows that are added, changed and taken away, ends that are told in time,
//! first steps of newcomers, two schools that agree.

use ground::element::{State, Subject, Whose};
use ground::{ImplementationId, Role, people};
use jiff::civil::date;
use portfolio::implementation::{self, Stage};
use portfolio::innovation::{self, Ingredient, Kind, Outline};
use portfolio::sustain;
use testkit::{At, Browser, TestApp, TestPerson, on_each_engine};

fn rooms() -> Vec<Box<dyn kit::Element>> {
    vec![Box::new(portfolio::Portfolio)]
}

/// The same innovation at these places.
fn begun(app: &TestApp, at: &'static [At]) -> Vec<ImplementationId> {
    let units: Vec<_> = at.iter().map(|at| app.district.unit(*at)).collect();
    app.by(app.person(Role::DistrictLeader, At::District), move |op| {
        let ingredients = vec![Ingredient { name: "Pairs".into(), adaptable: false }];
        let outline =
            Outline { name: "Partner Reading".into(), kind: Kind::Practice, need: "Why".into(), evidence: "A trial".into(), ingredients };
        let innovation = innovation::add(op, &outline)?;
        units.iter().map(|unit| Ok::<_, implementation::BeginError>(implementation::begin(op, innovation.id, *unit)?.id)).collect()
    })
}

fn page(id: ImplementationId) -> String {
    kit::paths::of_implementation(id, "sustain")
}

fn to(id: ImplementationId, last: &str) -> String {
    kit::paths::of_implementation(id, &format!("sustain/{last}"))
}

fn states(app: &TestApp, id: ImplementationId) -> Vec<State> {
    app.look(move |op| sustain::conditions(op, id)).into_iter().map(|c| c.state).collect()
}

fn held(app: &TestApp, id: ImplementationId) -> Vec<&'static str> {
    let on = Subject::Gate { implementation: id, to: "sustain" };
    app.look(move |op| sustain::checks(op, on)).into_iter().filter(|c| !c.met).map(|c| c.name).collect()
}

fn titles(app: &TestApp, person: &TestPerson) -> Vec<&'static str> {
    let id = person.id;
    let work = app.app.ground.read_now(person.actor(), move |op| sustain::open_work(op, Whose::Person(id))).unwrap();
    work.iter().map(|item| item.title.key).collect()
}

/// The rows that can be changed on the page, in its order.
fn rows(browser: &mut Browser, id: ImplementationId) -> Vec<String> {
    let text = browser.get(&page(id)).ok().text();
    text.split("?change=").skip(1).map(|rest| rest[..26].to_string()).collect()
}

const ROUTINE: [(&str, &str); 4] = [
    ("routine-what", "Pairs read <3 mornings"),
    ("routine-keeper", "Class teachers"),
    ("routine-rhythm", "weekly"),
    ("routine-since", "2026-11-02"),
];

#[test]
fn rows_are_added_changed_and_taken_away_and_keep_what_was_typed() {
    on_each_engine(rooms, |app| {
        let id = begun(app, &[At::Own])[0];
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        lead.get(&page(id)).ok().assert_has("No routine yet").assert_has("None of 5 things");
        assert_eq!(states(app, id), [State::Unknown; 5]);
        assert_eq!(held(app, id), ["routine-kept", "resources-last", "newcomer-steps"]);
        let wrong = lead.post(&to(id, "routines"), &[("routine-what", "Pairs read <3 mornings"), ("routine-since", "2031-01-01")]);
        assert!(wrong.assert_status(422).text().contains("value=\"Pairs read &lt;3 mornings\""));
        lead.post(&to(id, "routines"), &ROUTINE).assert_status(303);
        lead.get(&page(id)).ok().assert_has("Pairs read <3 mornings").assert_has("how things are done since November 2, 2026");
        let row = rows(&mut lead, id).remove(0);
        assert!(lead.get(&format!("{}?change={row}", page(id))).ok().text().contains("value=\"Class teachers\""));
        let changed: Vec<(&str, &str)> =
            ROUTINE.iter().map(|(n, v)| (*n, if *n == "routine-keeper" { "The grade teams" } else { *v })).collect();
        lead.post(&to(id, "routines"), &[&changed[..], &[("row", &row)]].concat()).assert_status(303);
        lead.get(&page(id)).ok().assert_has("The grade teams").assert_has_not("Class teachers");
        let ready = [("ready-statement", "The next school asked"), ("ready-state", "yes"), ("ready-note", "A letter of May")];
        lead.post(&to(id, "readiness"), &ready).assert_status(303);
        lead.post(&to(id, "starters"), &[]).assert_status(303);
        lead.get(&page(id)).ok().assert_has("A letter of May").assert_has_not("Somebody new can learn it here");
        lead.post(&to(id, "steps"), &[("step-what", "See one")]).assert_status(303);
        assert_eq!(states(app, id), [State::Met, State::Unknown, State::Met, State::Unknown, State::Met]);
        // A row of another implementation is not changed from here.
        let other = begun(app, &[At::Sibling])[0];
        let mut elsewhere = app.signed_in(app.person(Role::Principal, At::Sibling));
        elsewhere.post(&to(other, "routines"), &[("row", row.as_str()), ("do", "remove")]).assert_status(303);
        elsewhere.post(&to(other, "routines"), &[&ROUTINE[..], &[("row", &row)]].concat()).assert_status(303);
        lead.get(&page(id)).ok().assert_has("The grade teams");
        lead.post(&to(id, "routines"), &[("row", row.as_str()), ("do", "remove")]).assert_status(303);
        lead.get(&page(id)).ok().assert_has("No routine yet");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(&page(id)).ok().assert_has("A letter of May").assert_has_not("Add a condition");
        teacher.post(&to(id, "routines"), &ROUTINE).assert_status(403);
        app.signed_in(app.person(Role::Principal, At::Sibling)).get(&page(id)).assert_status(404);
        app.by(app.person(Role::Principal, At::Own), move |op| sustain::purge(op, id));
        assert_eq!(states(app, id), [State::Unknown; 5]);
    });
}

#[test]
fn the_end_of_a_resource_is_open_work_ninety_days_before() {
    on_each_engine(rooms, |app| {
        let id = begun(app, &[At::Own])[0];
        let person = app.person(Role::Principal, At::Own);
        let mut principal = app.signed_in(person);
        let line = |ends: &'static str| {
            [("resource-kind", "post"), ("resource-amount", "A coach"), ("resource-source", "A grant"), ("resource-ends", ends)]
        };
        // Today is Monday, November 23, 2026; 91 days later is February 22.
        principal.post(&to(id, "resources"), &line("2027-02-22")).assert_status(303);
        assert!(titles(app, person).is_empty() && !held(app, id).contains(&"resources-last"));
        app.later_days(1);
        assert_eq!(titles(app, person), ["sustain-work-resource"]);
        assert!(held(app, id).contains(&"resources-last"));
        assert_eq!(states(app, id)[1], State::Emerging);
        assert!(
            titles(app, app.person(Role::Teacher, At::Own)).is_empty()
                && titles(app, app.person(Role::DistrictLeader, At::District)).is_empty()
        );
        app.signed_in(person).get(&page(id)).ok().assert_has("ends soon, on February 22, 2027");
        app.later_days(91);
        assert!(titles(app, person).is_empty());
        assert_eq!(states(app, id)[1], State::Lost);
    });
}

#[test]
fn whoever_comes_after_it_is_in_use_takes_first_steps_with_a_colleague() {
    on_each_engine(rooms, |app| {
        let id = begun(app, &[At::Own])[0];
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        lead.post(&to(id, "steps"), &[("step-what", "See one")]).assert_status(303);
        lead.post(&to(id, "steps"), &[("step-what", "Try one")]).assert_status(303);
        let steps = rows(&mut lead, id);
        app.by(app.person(Role::Principal, At::Own), move |op| implementation::move_to(op, id, Stage::Implement, &[], None));
        app.later_days(3);
        let (unit, organization) = (app.district.own, app.district.organization);
        let joel = app.by(app.person(Role::Administrator, At::District), move |op| {
            let person = people::enroll(op, "Joel", "Arroyo", Some("joel@otter.example"), unit, Role::Teacher)?;
            let account = ground::account::create(op, "joel@otter.example", "no hash")?;
            people::link_account(op.tx, organization, person.id, account)?;
            Ok::<_, ground::Refusal>((person.id, account))
        });
        let joel = TestPerson { id: joel.0, account: joel.1, ..app.person(Role::Teacher, At::Own).clone() };
        assert_eq!(titles(app, &joel), ["sustain-work-newcomer"]);
        assert!(titles(app, app.person(Role::Teacher, At::Own)).is_empty(), "there from the beginning");
        // One person's progress is not everyone's to read: the condition says only that there are steps.
        assert_eq!(states(app, id)[2], State::Met);
        let mut browser = app.signed_in(&joel);
        browser.get(&page(id)).ok().assert_has("Your first steps").assert_has_not("Who is new");
        browser.post(&to(id, "ticks"), &[("step", &steps[0])]).assert_status(422).assert_has("With whom?");
        for step in &steps {
            browser.post(&to(id, "ticks"), &[("step", step), ("tick-colleague", "Tova Lind")]).assert_status(303);
        }
        browser.get(&page(id)).ok().assert_has("with Tova Lind, November 26, 2026").assert_has("You have taken every step");
        assert!(titles(app, &joel).is_empty());
        assert_eq!(states(app, id)[2], State::Met);
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        lead.get(&page(id)).ok().assert_has("Joel Arroyo").assert_has("All steps taken");
        // Who is new is for those who help them; whoever was there from the beginning has nothing to tick.
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(&page(id)).ok().assert_has_not("Joel Arroyo").assert_has_not("Your first steps");
        teacher.post(&to(id, "ticks"), &[("step", &steps[0]), ("tick-colleague", "Tova")]).assert_status(404);
        browser.post(&to(id, "ticks"), &[("step", &steps[0]), ("do", "untick")]).assert_status(303);
        assert_eq!(titles(app, &joel), ["sustain-work-newcomer"]);
        // A step that is taken away takes its ticks along.
        lead.post(&to(id, "steps"), &[("row", &steps[0]), ("do", "remove")]).assert_status(303);
        assert_eq!(states(app, id)[2], State::Met);
    });
}

#[test]
fn two_schools_are_sisters_when_each_agrees_for_itself() {
    on_each_engine(rooms, |app| {
        let all = begun(app, &[At::Own, At::Sibling]);
        let (own, sibling) = (all[0], all[1]);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&page(own)).ok().assert_has("Someone who sees both schools");
        let side = [("sister-offers", "Visits"), ("sister-asks", "Cards in Spanish")];
        let with = sibling.to_string();
        let proposed = [&side[..], &[("sister-with", &with)]].concat();
        principal.post(&to(own, "sisters"), &proposed).assert_status(422);
        let mut district = app.signed_in(app.person(Role::DistrictLeader, At::District));
        district.post(&to(own, "sisters"), &proposed).assert_status(303);
        let row = rows(&mut district, own).remove(0);
        // Whoever brought them together cannot agree for them.
        district.post(&to(own, "agreements"), &[("row", row.as_str()), ("do", "agree")]).assert_status(403);
        assert_eq!(states(app, own)[3], State::Emerging);
        let there = app.person(Role::Principal, At::Sibling);
        assert_eq!(titles(app, there), ["sustain-work-sister"]);
        assert_eq!(titles(app, app.person(Role::Principal, At::Own)), ["sustain-work-sister"]);
        principal.post(&to(own, "agreements"), &[("row", row.as_str()), ("do", "agree")]).assert_status(303);
        let mut other = app.signed_in(there);
        let seen = other.get(&page(sibling)).ok().assert_has("They give: Visits – They would like: Cards in Spanish");
        seen.assert_has("waits for your side's answer");
        other
            .post(&to(sibling, "sisters"), &[("row", row.as_str()), ("sister-offers", "An ear"), ("sister-asks", "Visits")])
            .assert_status(303);
        other.post(&to(sibling, "agreements"), &[("row", row.as_str()), ("do", "agree")]).assert_status(303);
        principal.get(&page(own)).ok().assert_has("both agree").assert_has("They give: An ear").assert_has("We give: Visits");
        assert_eq!((states(app, own)[3], states(app, sibling)[3]), (State::Met, State::Met));
        assert!(titles(app, there).is_empty());
        // Sending the same again changes nothing; other words are agreed to anew, by both.
        let says = |offers: &'static str| [("row", row.clone()), ("sister-offers", offers.into()), ("sister-asks", "Visits".into())];
        let mut send = |offers| {
            let said = says(offers);
            let said: Vec<(&str, &str)> = said.iter().map(|(name, text)| (*name, text.as_str())).collect();
            other.post(&to(sibling, "sisters"), &said).assert_status(303);
        };
        send("An ear");
        assert_eq!(states(app, own)[3], State::Met);
        send("Half an ear");
        assert_eq!(states(app, own)[3], State::Emerging);
        other.post(&to(sibling, "agreements"), &[("row", row.as_str()), ("do", "agree")]).assert_status(303);
        assert_eq!(states(app, own)[3], State::Emerging);
        principal.post(&to(own, "agreements"), &[("row", row.as_str()), ("do", "agree")]).assert_status(303);
        assert_eq!(states(app, own)[3], State::Met);
        other.post(&to(sibling, "agreements"), &[("row", row.as_str()), ("do", "end")]).assert_status(303);
        assert_eq!(states(app, own)[3], State::Lost);
        let ended = date(2026, 11, 23);
        principal.get(&page(own)).ok().assert_has(&format!("ended on {}", kit::Words::default().date(ended)));
        principal.post(&to(own, "agreements"), &[("row", row.as_str()), ("do", "agree")]).assert_status(404);
    });
}
