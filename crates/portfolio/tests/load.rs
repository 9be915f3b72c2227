//! Load as people meet it: one's own hours first, sums by role for those who lead, agreed limits, and what is too much.

use ground::element::{Condition, State, Whose};
use ground::{Actor, ImplementationId, Refusal, Role, UnitId, people};
use jiff::civil::date;
use kit::Element;
use portfolio::implementation::{self, Stage};
use portfolio::innovation::{self, Kind, Outline};
use portfolio::load::{self, Asked, Claim, Minutes, Source};
use testkit::{At, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn Element>> {
    vec![Box::new(portfolio::Portfolio)]
}

/// An implementation in the own school.
fn begun(app: &TestApp) -> ImplementationId {
    let unit = app.district.own;
    let outline = Outline {
        name: "Partner Reading".into(),
        kind: Kind::Practice,
        need: "Need".into(),
        evidence: "Known".into(),
        ingredients: Vec::new(),
    };
    app.by(app.person(Role::Principal, At::Own), move |op| {
        let innovation = innovation::add(op, &outline)?;
        Ok::<_, implementation::BeginError>(implementation::begin(op, innovation.id, unit)?.id)
    })
}

/// Claims time as a room does: so many minutes a month since September.
fn claimed(app: &TestApp, n: u128, of: Option<ImplementationId>, unit: UnitId, whom: Asked, minutes: i64) {
    let source = Source { kind: "learning-plan", subject: db::Uuid::from_u128(n) };
    let claims = match minutes {
        0 => Vec::new(),
        _ => vec![Claim { implementation: of, unit, of: whom, minutes: Minutes::PerMonth(minutes), from: date(2026, 9, 1), until: None }],
    };
    let actor = Actor::System(app.district.organization);
    app.app.ground.write_now(actor, move |op| load::claim(op, source, &claims)).unwrap();
}

fn condition(app: &TestApp, of: ImplementationId) -> Condition {
    let element = portfolio::Portfolio;
    app.by(app.person(Role::Principal, At::Own), move |op| {
        let all = element.conditions(op, of)?;
        Ok::<_, Refusal>(all.into_iter().find(|c| c.name == "load-within-agreed").unwrap())
    })
}

#[test]
fn someone_sees_their_own_hours_and_nobody_elses() {
    on_each_engine(rooms, |app| {
        let it = begun(app);
        let teacher = app.person(Role::Teacher, At::Own).clone();
        claimed(app, 1, Some(it), app.district.root, Asked::Role(Role::Teacher), 600);
        claimed(app, 2, Some(it), app.district.own, Asked::People(vec![teacher.id]), 300);
        let page = app.signed_in(&teacher).get("/me/load").ok();
        // Fifteen hours in the thirty days of November are three and a half a week.
        page.assert_has("about 3.5 h a week").assert_has("Partner Reading").assert_has("you by name").assert_has("5 h this month");
        app.signed_in(app.person(Role::Teacher, At::Sibling))
            .get("/me/load")
            .ok()
            .assert_has("about 2.3 h a week")
            .assert_has_not("by name");
        app.signed_in(app.person(Role::Coach, At::Own)).get("/me/load").ok().assert_has("no innovation asks for your time");
        // What one person is asked by name is in no sum that others see.
        let unit = format!("/units/{}/load", app.district.own);
        let page = app.signed_in(app.person(Role::Principal, At::Own)).get(&unit).ok();
        page.assert_has("Teachers are asked for about 2.3 h a week each").assert_has_not("3.5 h").assert_has_not(&teacher.name);
        app.signed_in(&teacher).get(&unit).assert_status(403);
        app.signed_in(app.person(Role::Principal, At::Sibling)).get(&unit).assert_status(404);
    });
}

#[test]
fn roles_are_those_who_have_them_today() {
    on_each_engine(rooms, |app| {
        claimed(app, 1, None, app.district.own, Asked::Role(Role::Coach), 600);
        let teacher = app.person(Role::Teacher, At::Own).clone();
        app.signed_in(&teacher).get("/me/load").ok().assert_has("no innovation asks for your time");
        let (person, unit) = (teacher.id, app.district.own);
        app.by(app.person(Role::Administrator, At::District), move |op| people::add_part(op, person, unit, Role::Coach, None));
        app.signed_in(&teacher).get("/me/load").ok().assert_has("about 2.3 h a week");
    });
}

#[test]
fn hours_are_agreed_and_too_much_is_said_where_it_can_be_mended() {
    on_each_engine(rooms, |app| {
        let it = begun(app);
        claimed(app, 1, Some(it), app.district.own, Asked::Role(Role::Teacher), 600);
        assert_eq!(condition(app, it).state, State::Unknown, "nothing is agreed yet");
        let limits = format!("/units/{}/load/limits", app.district.own);
        let page = format!("/units/{}/load", app.district.own);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&page).ok().assert_has("No limit is agreed here yet");
        // What cannot be hours is told beside its field, and what was typed stays.
        let wrong = principal.post(&limits, &[("teacher", "2"), ("coach", "a lot")]).assert_status(422);
        assert!(wrong.text().contains("value=\"a lot\"") && wrong.text().contains("value=\"2\""));
        principal.post(&limits, &[("teacher", "2")]).assert_status(303);
        principal.get(&page).ok().assert_has("0.3 h more than agreed").assert_has("One role is asked for more than was agreed");
        let found = condition(app, it);
        assert_eq!((found.state, found.element), (State::Lost, 'M'));
        let work = |role| {
            let person = app.person(role, At::Own).clone();
            let whose = Whose::Person(person.id);
            app.by(&person, move |op| portfolio::Portfolio.open_work(op, whose)).len()
        };
        assert_eq!((work(Role::Principal), work(Role::Lead), work(Role::Teacher)), (1, 0, 0));
        // A teacher sees it on their own page, too.
        app.signed_in(app.person(Role::Teacher, At::Own)).get("/me/load").ok().assert_has("0.3 h more than the 2 h");
        // The lead sees, and agrees on nothing.
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        lead.get(&page).ok().assert_has_not("Write down what is agreed");
        lead.post(&limits, &[("teacher", "9")]).assert_status(403);
        // Less is asked: it is met again. The district's limit counts where the school has none of its own.
        claimed(app, 1, Some(it), app.district.own, Asked::Role(Role::Teacher), 240);
        app.later_days(40);
        assert_eq!(condition(app, it).state, State::Met);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&page).ok();
        principal.post(&limits, &[("teacher", "")]).assert_status(303);
        assert_eq!(condition(app, it).state, State::Unknown);
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        leader.get(&format!("/units/{}/load", app.district.root)).ok().assert_has("Beneath it").assert_has("Heron School");
        leader.post(&format!("/units/{}/load/limits", app.district.root), &[("teacher", "0.5")]).assert_status(303);
        assert_eq!(condition(app, it).state, State::Lost);
    });
}

#[test]
fn what_was_asked_stays_when_it_stops_and_goes_with_its_implementation() {
    on_each_engine(rooms, |app| {
        let it = begun(app);
        claimed(app, 1, Some(it), app.district.own, Asked::Role(Role::Teacher), 600);
        app.later_days(40);
        claimed(app, 1, Some(it), app.district.own, Asked::Role(Role::Teacher), 0);
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        // The second of January: one day of it was asked, and all of December.
        let page = teacher.get("/me/load").ok();
        page.assert_has("December 2026 2.3").assert_has("February 2027 0 0");
        app.by(app.person(Role::Principal, At::Own), move |op| load::forget(op, it));
        teacher.get("/me/load").ok().assert_has("Nothing is asked yet");
        app.signed_in(app.person(Role::Principal, At::Own))
            .get(&format!("/units/{}/load", app.district.own))
            .ok()
            .assert_has("Nothing is asked of a role here");
    });
}

#[test]
fn before_it_is_decided_what_it_adds_can_be_looked_at() {
    on_each_engine(rooms, |app| {
        let it = begun(app);
        let found = app.by(app.person(Role::Principal, At::Own), move |op| implementation::see(op, it));
        let page = format!("/innovations/{}/load?unit={}", found.innovation, found.unit);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&format!("/implementations/{it}")).ok().assert_has("The hours this asks");
        principal.get(&page).ok().assert_has("No hours written down");
        let decision = format!("/implementations/{it}/load-decision");
        principal.post(&decision, &[("decision", " ")]).assert_status(422).assert_has("What did you decide?");
        principal.post(&decision, &[("decision", "The Tuesday meeting rests")]).assert_status(303);
        principal.get(&page).ok().assert_has("The Tuesday meeting rests");
        // A place that is not theirs is not there.
        let elsewhere = format!("/innovations/{}/load?unit={}", found.innovation, app.district.sibling);
        principal.get(&elsewhere).assert_status(404);
        app.signed_in(app.person(Role::Teacher, At::Own)).get(&page).assert_status(403);
        assert_eq!(found.stage, Stage::Decide);
    });
}

/// Four hours a month of each teacher while it is planned, ten while it is done.
const HOURS: &[(&str, &str)] = &[
    ("ask-row", "0"),
    ("ask-0-role", "teacher"),
    ("ask-0-hours", "4"),
    ("ask-0-when", "prepare"),
    ("ask-row", "1"),
    ("ask-1-role", "teacher"),
    ("ask-1-hours", "10"),
    ("ask-1-when", "implement"),
];

/// What is asked of a teacher of the own school in a week of this month, and of how many innovations.
fn week(app: &TestApp) -> (i64, usize) {
    let unit = app.district.own;
    app.by(app.person(Role::Principal, At::Own), move |op| {
        let placed = implementation::placed(op)?;
        let found = load::weeks(op, Role::Teacher, &[unit], &placed)?.remove(&unit).unwrap_or_default();
        Ok::<_, Refusal>((found.minutes, found.made_of.len()))
    })
}

/// With hours in its record, in the stage Implement; learning it takes twelve hours more until February.
fn asking(app: &TestApp) -> ImplementationId {
    let it = begun(app);
    let innovation = app.by(app.person(Role::Principal, At::Own), move |op| implementation::see(op, it)).innovation;
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    principal.get(&format!("/innovations/{innovation}/hours")).ok();
    principal.post(&format!("/innovations/{innovation}/hours"), HOURS).assert_status(303);
    let plan = [("behaviors", "Pair readers"), ("people-teacher", "14"), ("hours", "12"), ("from", "2026-11-23"), ("until", "2027-02-26")];
    principal.post(&format!("/implementations/{it}/learning-plan"), &plan).assert_status(303);
    app.by(app.person(Role::Principal, At::Own), move |op| implementation::move_to(op, it, Stage::Implement, &[], None));
    it
}

fn rested(app: &TestApp, it: ImplementationId, how: &str, on: &str, returns: &str) {
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    let said = [
        ("reasons", "too-much"),
        ("learned", "Two who lead together keep going."),
        ("decided-by", "The school team"),
        ("decided-on", "2026-11-23"),
        ("effective-on", on),
        ("returns-on", returns),
    ];
    principal.get(&format!("/implementations/{it}/{how}")).ok();
    principal.post(&format!("/implementations/{it}/{how}"), &said).assert_status(303);
}

#[test]
fn a_stop_takes_what_it_asks_off_on_its_day_whichever_room_asks_it() {
    on_each_engine(rooms, |app| {
        let it = asking(app);
        // A pulse asks a minute in another room: it belongs to the implementation as well.
        claimed(app, 7, Some(it), app.district.own, Asked::Role(Role::Teacher), 600);
        let (full, parts) = week(app);
        assert_eq!((full, parts), (191, 1), "a third of November is left for what began today");
        // It ends on the tenth of December: until then it asks as before.
        rested(app, it, "stop", "2026-12-10", "");
        assert_eq!(week(app), (full, 1));
        app.later_days(10);
        let (december, _) = week(app);
        // Nine of 31 days of ten hours and of ten hours, and nine days of the twelve hours of learning.
        assert_eq!(december, 94);
        app.later_days(31);
        assert_eq!(week(app), (0, 0));
        // What was asked before stays where it was: in one's own hours.
        app.signed_in(app.person(Role::Teacher, At::Own))
            .get("/me/load")
            .ok()
            .assert_has("no innovation asks for your time")
            .assert_has("December 2026 1.6");
    });
}

#[test]
fn a_pause_takes_it_off_today_and_going_on_brings_it_back() {
    on_each_engine(rooms, |app| {
        let it = asking(app);
        let (full, _) = week(app);
        rested(app, it, "pause", "2026-11-23", "2027-01-11");
        let (left, _) = week(app);
        assert_eq!(left, 0, "it began today, and rests from today on; {full} before");
        app.signed_in(app.person(Role::Principal, At::Own)).post(&format!("/implementations/{it}/resumption"), &[]).assert_status(303);
        assert_eq!(week(app).0, full, "the hours of its record and those of its plan");
    });
}

#[test]
fn hours_that_overload_hold_the_gate_until_someone_decides_or_less_is_asked() {
    on_each_engine(rooms, |app| {
        let it = begun(app);
        let innovation = app.by(app.person(Role::Principal, At::Own), move |op| implementation::see(op, it)).innovation;
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (hours, stage) = (format!("/innovations/{innovation}/hours"), format!("/implementations/{it}/stage"));
        principal.get(&hours).ok();
        principal.post(&hours, HOURS).assert_status(303);
        principal.post(&format!("/units/{}/load/limits", app.district.own), &[("teacher", "2")]).assert_status(303);
        let held = || {
            let house = app.app.clone();
            app.by(app.person(Role::Principal, At::Own), move |op| {
                let all = house.checks(op, ground::Subject::Gate { implementation: it, to: Stage::Prepare.word() })?;
                Ok::<_, Refusal>(all.into_iter().any(|check| check.name == "load-looked-at" && !check.met))
            })
        };
        // Ten hours a month are 2.5 a week in February where 2 were agreed: named before it is decided, and the gate is held.
        principal
            .get(&format!("/innovations/{innovation}/load?unit={}", app.district.own))
            .ok()
            .assert_has("0.5 h a week more than agreed, most in February 2027");
        assert!(held());
        principal.get(&stage).ok();
        principal.post(&stage, &[("to", "prepare")]).assert_status(422);
        // A lead may not pass over it; whoever may, gives a reason.
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        lead.get(&stage).ok();
        lead.post(&stage, &[("to", "prepare"), ("reason", "We want to")]).assert_status(422);
        // Less is asked: the gate opens for this.
        let less: Vec<(&str, &str)> = HOURS.iter().map(|(n, v)| (*n, if *n == "ask-1-hours" { "8" } else { *v })).collect();
        principal.get(&hours).ok();
        principal.post(&hours, &less).assert_status(303);
        assert!(!held());
        principal.get(&hours).ok();
        principal.post(&hours, HOURS).assert_status(303);
        assert!(held());
        // Someone who may passes it with a reason, which stays on record; from then on it is counted, and a condition is lost.
        principal.get(&stage).ok();
        principal.post(&stage, &[("to", "prepare"), ("reason", "The Tuesday meeting rests from January on")]).assert_status(303);
        let found = app.by(app.person(Role::Principal, At::Own), move |op| {
            Ok::<_, Refusal>((implementation::see(op, it)?.stage, implementation::moves(op, it)?))
        });
        let last = found.1.iter().find(|m| m.to == Stage::Prepare).unwrap();
        assert!(found.0 == Stage::Prepare && last.held.contains("load-looked-at"), "{}", last.held);
        assert_eq!(last.reason.as_deref(), Some("The Tuesday meeting rests from January on"));
        assert_eq!(condition(app, it).state, State::Met, "while it is planned four hours a month are asked");
        app.by(app.person(Role::Principal, At::Own), move |op| implementation::move_to(op, it, Stage::Implement, &[], None));
        app.later_days(10);
        assert_eq!(condition(app, it).state, State::Lost);
    });
}

#[test]
fn of_a_closed_school_no_overload_is_told() {
    on_each_engine(rooms, |app| {
        let it = begun(app);
        let (root, own) = (app.district.root, app.district.own);
        claimed(app, 1, Some(it), own, Asked::Role(Role::Teacher), 600);
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        leader.post(&format!("/units/{root}/load/limits"), &[("teacher", "2")]).assert_status(303);
        let told = || {
            let person = app.person(Role::DistrictLeader, At::District).clone();
            let whose = Whose::Person(person.id);
            app.by(&person, move |op| portfolio::Portfolio.open_work(op, whose)).iter().any(|item| item.title.key == "load-work-title")
        };
        let teachers = || app.look(move |op| load::people_in(op, root)).get(&Role::Teacher).copied();
        let page = format!("/units/{root}/load");
        assert!(told());
        leader.get(&page).ok().assert_has("0.5 h a week more than agreed").assert_has("Heron School");
        let before = teachers();
        // Its part is left open, as a list leaves it: only the day of the unit says that it is closed.
        app.by(app.person(Role::Administrator, At::District), move |op| {
            let organization = op.organization()?;
            Ok::<_, Refusal>(ground::organization::close_unit(op.tx, organization, own, "2026-11-22")?)
        });
        assert!(!told());
        leader.get(&page).ok().assert_has_not("more than agreed, most").assert_has_not("Heron School");
        assert!(teachers() < before, "{before:?}");
        leader.get(&format!("/units/{own}/load")).ok().assert_has_not("more than agreed, most");
    });
}

#[test]
fn a_decision_about_hours_is_told_where_they_are_and_when_it_counts_no_longer() {
    on_each_engine(rooms, |app| {
        let it = begun(app);
        let (own, principal) = (app.district.own, app.person(Role::Principal, At::Own));
        let innovation = app.by(principal, move |op| implementation::see(op, it)).innovation;
        app.by(principal, move |op| load::decide(op, it, "The Tuesday meeting rests until May"));
        let pages = [format!("/units/{own}/load"), format!("/implementations/{it}"), format!("/innovations/{innovation}/load?unit={own}")];
        let mut leader = app.signed_in(principal);
        for page in &pages {
            let read = leader.get(page).ok();
            let read = read.assert_has("The Tuesday meeting rests until May").assert_has("Principal Heron");
            read.assert_has("November 23, 2026").assert_has_not("It counts no longer");
        }
        app.later_days(1);
        let mut leader = app.signed_in(principal);
        let hours = format!("/innovations/{innovation}/hours");
        leader.get(&hours).ok();
        leader.post(&hours, HOURS).assert_status(303);
        for page in &pages {
            leader.get(page).ok().assert_has("The Tuesday meeting rests until May").assert_has("It counts no longer");
        }
        // A new one counts; the old one stays on record as what it is.
        app.by(principal, move |op| load::decide(op, it, "Ten hours are fine as well"));
        leader.get(&pages[0]).ok().assert_has("Ten hours are fine as well").assert_has_not("It counts no longer");
        leader.get(&pages[1]).ok().assert_has("Ten hours are fine as well").assert_has("It counts no longer");
    });
}

#[test]
fn what_it_would_add_is_seen_before_it_begins_and_agreeing_leads_back_to_it() {
    on_each_engine(rooms, |app| {
        let innovation = app.by(app.person(Role::Principal, At::Own), {
            let it = begun(app);
            move |op| implementation::see(op, it)
        });
        let (innovation, sibling) = (innovation.innovation, app.district.sibling);
        app.signed_in(app.person(Role::Principal, At::Own)).post(&format!("/innovations/{innovation}/hours"), HOURS).assert_status(303);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Sibling));
        let link = format!("/innovations/{innovation}/load");
        assert!(principal.get(&format!("/innovations/{innovation}")).ok().text().contains(&format!("\"{link}\"")));
        app.signed_in(app.person(Role::Teacher, At::Sibling)).get(&format!("/innovations/{innovation}")).ok().assert_has_not("would add");
        let preview = format!("{link}?unit={sibling}");
        let first = principal.get(&preview).ok();
        let agree = format!("/units/{sibling}/load?for={innovation}");
        assert!(first.text().contains(&agree), "where hours are agreed on");
        assert!(principal.get(&agree).ok().text().contains(&preview), "and back");
        let limits = format!("/units/{sibling}/load/limits");
        let mut agreed = |on: &str| principal.post(&limits, &[("teacher", "2"), ("for", on)]).assert_status(303).location().to_string();
        assert_eq!(agreed(&innovation.to_string()), preview);
        assert_eq!(agreed("https://elsewhere"), format!("/units/{sibling}/load"));
        // The answer, by role, stands before the months.
        let page = principal.get(&preview).ok();
        let text = page.text();
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"));
        assert!(at("most in February 2027") < at("What it adds"), "{text}");
    });
}
