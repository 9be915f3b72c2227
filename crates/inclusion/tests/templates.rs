//! A pulse taken to another organization: its title and its statements arrive, and nothing of how they were answered.

use db::statements;
use ground::timeline::{self, Event};
use ground::{Actor, Op, Refusal, Role, people};
use inclusion::pulse::{self, Draft};
use portfolio::{implementation, innovation};
use testkit::{At, Browser, Part, TestApp, TestPerson, on_each_engine};

statements! {
    OUTLINES = "select * from pulse_outline order by id";
    PULSES = "select organization, title from pulse order by organization";
}

fn rooms() -> Vec<Box<dyn kit::Element>> {
    vec![Box::new(portfolio::Portfolio), Box::new(inclusion::Inclusion { keyring: None })]
}

fn implementation(app: &TestApp, person: &TestPerson) -> ground::ImplementationId {
    let unit = person.unit;
    let begun = app.app.ground.write_now(Actor::System(person.organization), move |op: &mut Op| {
        let outline = innovation::Outline {
            name: "Partner Reading".into(),
            kind: innovation::Kind::Practice,
            need: "n".into(),
            evidence: "e".into(),
            ingredients: Vec::new(),
        };
        let innovation = innovation::add(op, &outline)?;
        implementation::begin(op, innovation.id, unit).map_err(|_| Refusal::Missing)
    });
    begun.unwrap().id
}

/// A pulse of the own school.
fn pulse(app: &TestApp) -> ground::PulseId {
    let principal = app.person(Role::Principal, At::Own);
    let id = implementation(app, principal);
    app.by(principal, move |op| {
        let today = op.today()?;
        let statements = vec!["It helps my readers.".into(), "We have time.".into()];
        pulse::draft(op, id, &Draft { title: "Fall pulse".into(), statements, closes_on: today, feedback_on: today })
    })
    .id
}

/// The principal of Heron School also has a part in Farfield.
fn in_both(app: &TestApp, there: Role) -> Browser {
    let principal = app.person(Role::Principal, At::Own).clone();
    let theirs = app.person(there, At::OtherDistrict).clone();
    let account = principal.account;
    let linked = app.app.ground.write_now(Actor::System(theirs.organization), move |op| {
        Ok::<_, Refusal>(people::link_account(op.tx, theirs.organization, theirs.id, account)?)
    });
    linked.unwrap();
    let mut browser = app.signed_in(&principal);
    browser.get("/me").ok();
    browser.post("/organizations/choice", &[("to", &principal.organization.to_string())]).assert_status(303);
    browser
}

fn waiting(app: &TestApp) -> Vec<String> {
    app.app.ground.db.read_now(|tx| Ok::<_, db::Error>(tx.rows(&OUTLINES, &[])?.iter().map(|r| format!("{r:?}")).collect())).unwrap()
}

#[test]
fn its_statements_are_copied_and_a_pulse_there_begins_with_them() {
    on_each_engine(rooms, |app| {
        let id = pulse(app);
        let mut browser = in_both(app, Role::DistrictLeader);
        let to = app.district.other_organization;
        browser.get("/templates").ok().assert_has("Fall pulse").assert_has("Pulse · Partner Reading");
        let fields = [("kind", "pulse"), ("id", &id.to_string() as &str), ("to", &to.to_string() as &str)];
        let said = "It is now in Farfield Test District, and offered there to whoever writes a new pulse.";
        browser.post("/templates/copies", &fields).ok().assert_has(said);
        let twice = browser.post("/templates/copies", &fields).assert_status(422);
        let twice = twice.assert_has("“Fall pulse” is in Farfield Test District already. Nothing was copied.");
        twice.assert_has("See it in Farfield Test District").assert_has_not("Make a second copy");
        let rows = waiting(app);
        assert_eq!(rows.len(), 1, "sent twice is once");
        let taken = app.app.ground.read_now(Actor::System(to), |op| timeline::latest(op, Event::PulseOutlineTaken)).unwrap();
        let who = taken.expect("who took it in stands on the timeline there").actor;
        assert_ne!(who, Some(app.person(Role::DistrictLeader, At::District).id), "under their name there");
        assert!(who.is_some());
        // Every cell of what arrived: nothing of ours but the words.
        let ours = [id.to_string(), app.district.organization.to_string(), app.district.own.to_string(), id.0.to_string()];
        for forbidden in ours.iter().map(String::as_str).chain(["Heron", "Riverbend", "Partner Reading", "2026-"]) {
            assert!(!rows[0].contains(forbidden), "{forbidden} in {rows:?}");
        }
        let pulses = app.app.ground.db.read_now(|tx| tx.rows(&PULSES, &[])).unwrap();
        assert_eq!(pulses.len(), 1, "nobody there is asked anything yet");
        // Ours are told nothing of it; theirs begin a pulse with it.
        app.signed_in(app.person(Role::Principal, At::Own)).get("/pulses").ok().assert_has_not("Statements from elsewhere");
        let theirs = app.person(Role::Administrator, At::OtherDistrict);
        let place = implementation(app, theirs);
        let mut there = app.signed_in(theirs);
        there.get("/pulses").ok().assert_has("Statements from elsewhere").assert_has("It helps my readers.");
        let new = format!("/implementations/{place}/pulses/new");
        let page = there.get(&new).ok().assert_has("2 statements").text();
        let from = page.split("?from=").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let page = there.get(&format!("{new}?from={from}")).ok().text();
        for filled in ["value=\"Fall pulse\"", "value=\"It helps my readers.\"", "value=\"We have time.\""] {
            assert!(page.contains(filled), "{filled} in {page}");
        }
        there.get(&format!("{new}?from=nothing")).ok();
        there.post("/pulses/outline-removals", &[("outline", from)]).assert_status(303);
        there.post("/pulses/outline-removals", &[("outline", from)]).assert_status(303);
        assert!(waiting(app).is_empty());
    });
}

#[test]
fn only_who_may_ask_takes_one_in_and_takes_one_off() {
    on_each_engine(rooms, |app| {
        let id = pulse(app);
        let mut browser = in_both(app, Role::Teacher);
        let page = browser.get("/templates").ok().assert_has("Fall pulse");
        assert!(!page.words().contains("Copy to Farfield"), "{}", page.words());
        let (id, to) = (id.to_string(), app.district.other_organization.to_string());
        let sent = browser.post("/templates/copies", &[("kind", "pulse"), ("id", &id), ("to", &to)]).status().as_u16();
        assert!(matches!(sent, 403 | 404), "{sent}");
        assert!(waiting(app).is_empty());
        // A draft is for who may ask: a teacher of the same school takes nothing of it along, nor does a foreigner.
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get("/templates").ok().assert_has_not("Fall pulse");
        let mut foreign = app.signed_in(app.person(Role::Administrator, At::OtherDistrict));
        foreign.get("/templates").ok().assert_has_not("Fall pulse");
        for id in [id.as_str(), "aaaaaaaaaaaaaaaaaaaaaaaaaa", "x"] {
            teacher.post("/templates/files", &[("kind", "pulse"), ("id", id)]).assert_status(404);
            foreign.post("/templates/files", &[("kind", "pulse"), ("id", id)]).assert_status(404);
        }
        // One that waits: no teacher sees it or takes it off, and no other organization does.
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let file = br#"{"perennial_template":1,"kind":"pulse","content":{"title":"Spring pulse","statements":["We have time."]}}"#;
        let send = |browser: &mut Browser, bytes: &[u8]| {
            browser.get("/templates").ok();
            browser.multipart("/templates", &[Part::File { field: "file", name: "template.json", bytes }])
        };
        send(&mut teacher, file).assert_status(422).assert_has("You may not write this down here.");
        assert_eq!(send(&mut principal, file).location(), "/pulses");
        let page = principal.get("/pulses").ok().assert_has("Spring pulse").text();
        let outline = page.split("name=\"outline\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        teacher.get("/pulses").ok().assert_has_not("Spring pulse");
        teacher.post("/pulses/outline-removals", &[("outline", outline)]).assert_status(403);
        teacher.post("/pulses/outline-removals", &[]).assert_status(403);
        foreign.post("/pulses/outline-removals", &[("outline", outline)]).assert_status(303);
        assert_eq!(waiting(app).len(), 1);
    });
}

#[test]
fn it_travels_as_a_file_of_words_only_and_a_hostile_one_is_refused() {
    on_each_engine(rooms, |app| {
        let id = pulse(app);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let text = principal.post("/templates/files", &[("kind", "pulse"), ("id", &id.to_string())]).ok().text();
        let words: serde_json::Value = serde_json::from_str(&text).unwrap();
        let content = serde_json::json!({"title": "Fall pulse", "statements": ["It helps my readers.", "We have time."]});
        assert_eq!(words, serde_json::json!({"perennial_template": 1, "kind": "pulse", "content": content}));
        let mut send = |content: &str| {
            principal.get("/templates").ok();
            let bytes = format!(r#"{{"perennial_template":1,"kind":"pulse","content":{content}}}"#);
            principal.multipart("/templates", &[Part::File { field: "file", name: "template.json", bytes: bytes.as_bytes() }])
        };
        for hostile in
            [r#"{"title":"t","statements":[]}"#, r#"{"title":"t","statements":["a\nb"]}"#, r#"{"title":"t","statements":["a"],"id":"x"}"#]
        {
            send(hostile).assert_status(422).assert_has("This is no template that can be read here.");
        }
        let known = send(r#"{"title":"FALL PULSE","statements":["It helps my readers.","We have time."]}"#).assert_status(422);
        let known = known.assert_has("“Fall pulse” is in Riverbend Test District already").assert_has("Make a second copy all the same");
        assert!(known.text().contains(&format!("href=\"/pulses/{id}\"")), "with the way to it");
        assert_eq!(send(r#"{"title":"<script>alert(1)</script>","statements":["a"]}"#).location(), "/pulses");
        assert!(!principal.get("/pulses").ok().text().contains("<script>alert"), "escaped");
        // More than can wait: the oldest make room.
        for n in 0..30 {
            app.later_seconds(1);
            let file = format!(r#"{{"perennial_template":1,"kind":"pulse","content":{{"title":"Pulse {n}","statements":["a"]}}}}"#);
            principal.get("/templates").ok();
            principal
                .multipart("/templates", &[Part::File { field: "file", name: "template.json", bytes: file.as_bytes() }])
                .assert_status(303);
        }
        assert_eq!(waiting(app).len(), 30);
        principal.get("/pulses").ok().assert_has("Pulse 0").assert_has("Pulse 29").assert_has_not("alert(1)");
    });
}
