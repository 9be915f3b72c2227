//! Every group is asked: the staff by a pulse, the others as people really ask them; and a promise that ends openly.

use ground::element::{Condition, State};
use ground::{ImplementationId, Refusal, Role, people};
use portfolio::{implementation, innovation};
use testkit::{At, Browser, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn kit::Element>> {
    vec![Box::new(portfolio::Portfolio), Box::new(inclusion::Inclusion { keyring: None })]
}

fn begun(app: &TestApp) -> ImplementationId {
    let unit = app.district.own;
    app.by(app.person(Role::Principal, At::Own), move |op| {
        let outline = innovation::Outline {
            name: "Partner Reading".into(),
            kind: innovation::Kind::Practice,
            need: "n".into(),
            evidence: "e".into(),
            ingredients: Vec::new(),
        };
        let innovation = innovation::add(op, &outline)?;
        implementation::begin(op, innovation.id, unit)
    })
    .id
}

fn condition(app: &TestApp, id: ImplementationId, name: &'static str) -> Condition {
    let house = app.app.clone();
    app.by(app.person(Role::Teacher, At::Own), move |op| {
        Ok::<_, Refusal>(house.conditions(op, id)?.into_iter().find(|c| c.name == name).unwrap())
    })
}

/// A pulse for a dozen teachers, closed after all answered.
fn closed(app: &TestApp, id: ImplementationId) -> (Browser, String) {
    let unit = app.district.own;
    app.by(app.person(Role::Administrator, At::District), move |op| {
        (0..12).try_for_each(|n| people::enroll(op, "Teacher", &format!("Number {n}"), None, unit, Role::Teacher).map(|_| ()))
    });
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    let fields = [("title", "Fall pulse"), ("statement-1", "I know why."), ("closes-on", "2026-12-01"), ("feedback-on", "2026-12-08")];
    principal.get(&format!("/implementations/{id}/pulses/new")).ok();
    let pulse = principal.post(&format!("/implementations/{id}/pulses"), &fields).location().to_string();
    principal.get(&pulse).ok();
    principal.post(&format!("{pulse}/opening"), &[]).assert_status(303);
    let links = principal.get(&format!("{pulse}/links.csv")).ok().text();
    for (n, token) in links.split("/r/").skip(1).map(|rest| &rest[..26]).enumerate() {
        let choice = if n % 2 == 0 { "4" } else { "2" };
        app.browser().post_bare(&format!("/r/{token}"), &[("a0", choice), ("once", &n.to_string())]).ok();
    }
    principal.post(&format!("{pulse}/closure"), &[]).assert_status(303);
    (principal, pulse)
}

#[test]
fn every_group_is_asked_when_people_did_what_a_pulse_cannot() {
    on_each_engine(rooms, |app| {
        let id = begun(app);
        let askings = format!("/implementations/{id}/askings");
        assert_eq!(condition(app, id, "groups-asked").state, State::Unknown);
        let (mut principal, _) = closed(app, id);
        assert_eq!(condition(app, id, "groups-asked").state, State::Emerging);
        principal.get(&askings).ok().assert_has("3 of 7 groups were not asked yet.").assert_has("Asked by a pulse: Fall pulse.");
        // What is missing is told beside its field, and what was typed stays.
        let wrong = principal.post(&askings, &[("group", "families"), ("what", "asked"), ("day", "2027-01-01"), ("how", "An <evening>")]);
        assert!(wrong.assert_status(422).text().contains("value=\"An &lt;evening&gt;\""));
        let told = |group, what| [("group", group), ("what", what), ("day", "2026-11-20"), ("how", "A circle in two classes")];
        for (group, what) in [("families", "asked"), ("students", "asked"), ("community", "aside")] {
            principal.post(&askings, &told(group, what)).assert_status(303);
        }
        let found = condition(app, id, "groups-asked");
        assert_eq!((found.state, found.href.as_deref()), (State::Met, Some(askings.as_str())));
        // A teacher reads it, and changes nothing.
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        let page = teacher.get(&askings).ok().assert_has("A circle in two classes").assert_has_not("Take it back");
        assert!(!page.text().contains("name=\"how\""));
        teacher.post(&askings, &told("families", "asked")).assert_status(403);
        // Taken back, it is open again.
        let text = principal.get(&askings).ok().text();
        let asking = text.split("name=\"asking\" value=\"").nth(1).map(|rest| rest[..26].to_string()).unwrap();
        principal.post(&format!("/implementations/{id}/asking-removals"), &[("asking", &asking)]).assert_status(303);
        assert_eq!(condition(app, id, "groups-asked").state, State::Emerging);
    });
}

#[test]
fn who_promised_says_once_how_it_ended_and_can_take_it_back() {
    on_each_engine(rooms, |app| {
        let id = begun(app);
        let (mut principal, pulse) = closed(app, id);
        let said = format!("{pulse}/feedback");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(&pulse).ok().assert_has("What people hear back").assert_has("Its day is still to come");
        teacher.post(&said, &[("kept", "kept"), ("day", "2026-11-23")]).assert_status(403);
        // Broken without a reason is not written down.
        principal.post(&said, &[("kept", "not-kept"), ("day", "2026-11-23")]).assert_status(422).assert_has("Say why not, in a sentence.");
        principal.post(&said, &[("kept", "kept"), ("day", "2026-11-30")]).assert_status(422);
        principal.post(&said, &[("kept", "kept"), ("day", "2026-11-23"), ("words", "Tuesdays are free.")]).assert_status(303);
        assert_eq!(condition(app, id, "heard-back").state, State::Met);
        // Kept once: what comes later changes nothing.
        principal.post(&said, &[("kept", "not-kept"), ("day", "2026-11-23"), ("words", "No")]).assert_status(303);
        teacher
            .get(&pulse)
            .ok()
            .assert_has("Kept: people heard back on November 23, 2026")
            .assert_has("Tuesdays are free.")
            .assert_has_not("Take it back");
        principal.get(&pulse).ok().assert_has("Take it back");
        principal.post(&format!("{pulse}/feedback-withdrawal"), &[]).assert_status(303);
        assert_eq!(condition(app, id, "heard-back").state, State::Emerging);
        principal.post(&said, &[("kept", "not-kept"), ("day", "2026-11-23"), ("words", "The meeting was cancelled.")]).assert_status(303);
        let found = condition(app, id, "heard-back");
        assert_eq!((found.state, found.evidence.key), (State::Emerging, "condition-heard-not-kept"));
    });
}

#[test]
fn a_promise_whose_day_went_by_asks_those_who_made_it() {
    on_each_engine(rooms, |app| {
        let id = begun(app);
        let (mut principal, pulse) = closed(app, id);
        let work = |role| {
            let person = app.person(role, At::Own).clone();
            let (house, whose) = (app.app.clone(), ground::element::Whose::Person(person.id));
            app.by(&person, move |op| house.open_work(op, whose)).into_iter().map(|item| item.title.key).collect::<Vec<_>>()
        };
        assert!(work(Role::Principal).contains(&"pulse-work-title"));
        app.later_days(16);
        let mut again = app.signed_in(app.person(Role::Principal, At::Own));
        assert!(work(Role::Principal).contains(&"feedback-work-title") && !work(Role::Teacher).contains(&"feedback-work-title"));
        again.get(&pulse).ok();
        again.post(&format!("{pulse}/feedback"), &[("kept", "kept"), ("day", "2026-12-08")]).assert_status(303);
        assert!(!work(Role::Principal).contains(&"feedback-work-title"));
        let _ = principal.get(&pulse);
    });
}
