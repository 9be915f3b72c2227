//! What happens with a delivery after someone said yes: taken in short steps that survive a crash, stopped, undone, asked
//! about when whole schools go, and let go when its time is over.

use super::{delivery, names, packed, send};
use crate::on_each_engine;
use db::{params, statements};
use ground::roster::classes::About;
use ground::roster::incoming::{ClassIn, Incoming, PartIn, PartialIn, PersonIn, TermIn, UnitIn};
use ground::roster::plan::Question;
use ground::roster::{self, Answers, ApplyError};
use ground::{Actor, Ground, ImportId, Op, PersonId, Refusal, Role, organization, people, timeline};
use perennial::clockwork;
use testkit::{At, Browser, TestApp};

statements! {
    CHANGES = "select count(*) from roster_change where organization = $1";
    OLD_FORM = "insert into roster_import (organization, id, at, actor, state, file_name, version, reading, report)
        values ($1, $2, $3, null, 'waiting', 'old.zip', '1.1', $4, '[]')";
    CLOSED_ON = "select closed_on from unit where organization = $1 and source_id = $2";
    BACK_TO_STAGING = "update roster_import set state = 'staging', reading = $1 where organization = $2 and id = $3";
    READING = "select reading from roster_import where organization = $1 and id = $2";
}

/// So many teachers at each of some schools; the district itself has one leader.
fn schools(counts: &[(&str, usize)]) -> Vec<u8> {
    let mut orgs =
        String::from("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\nd1,,,Lake District,district,,\r\n");
    let mut users = String::from(
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email\r\n\
         lead,,,true,d1,districtAdministrator,lead,Lee,Head,lee@lake.example\r\n",
    );
    for (school, people) in counts {
        orgs.push_str(&format!("{school},,,School {school},school,,d1\r\n"));
        for n in 0..*people {
            users.push_str(&format!("{school}-{n},,,true,{school},teacher,u{n},Ana,{school}{n:04},{school}{n}@lake.example\r\n"));
        }
    }
    packed(&[
        ("manifest.csv", "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.orgs,bulk\r\nfile.users,bulk\r\n"),
        ("orgs.csv", &orgs),
        ("users.csv", &users),
    ])
}

pub fn administrator(app: &TestApp) -> Browser {
    app.signed_in(app.person(Role::Administrator, At::District))
}

pub fn id_of(import: &str) -> ImportId {
    import.rsplit('/').next().unwrap().parse().unwrap()
}

/// Does the due work of rosters until none is left.
pub fn work(app: &TestApp) {
    for _ in 0..50 {
        let now = app.now();
        let jobs = app.app.ground.db.write_now(move |tx| ground::jobs::take(tx, now, 100)).unwrap();
        if jobs.is_empty() {
            return;
        }
        for job in &jobs {
            clockwork::settle(&app.app, job);
        }
    }
    panic!("the work never ends");
}

/// Sends a delivery, says yes to all that is asked, and waits until it is taken.
pub fn taken(app: &TestApp, browser: &mut Browser, bytes: &[u8]) -> String {
    let import = send(browser, bytes).location().to_string();
    let schools = school_boxes(&browser.get(&import).ok().text());
    let mut boxes: Vec<(&str, &str)> = schools.iter().map(|school| ("school", school.as_str())).collect();
    boxes.push(("many-leaving", "yes"));
    browser.post(&format!("{import}/application"), &boxes).assert_status(303);
    work(app);
    import
}

/// What is kept of a delivery while it waits.
pub fn reading(op: &mut Op, id: ImportId) -> String {
    let organization = op.organization().unwrap();
    op.tx.one(&READING, params![organization, id], |c| c.next()).unwrap().unwrap()
}

/// The same house started anew on the same data: nothing is left of the old one but what is stored.
fn started_again(app: &TestApp) -> Ground {
    Ground { db: db::Db::open(&app.home.place()).unwrap(), chance: testkit::seeded(99), ..app.app.ground.clone() }
}

fn count_changes(app: &TestApp) -> i64 {
    app.look(|op| {
        let organization = op.organization()?;
        Ok(op.tx.one(&CHANGES, params![organization], |c| c.next())?.unwrap_or(0))
    })
}

pub fn person(app: &TestApp, source: &str) -> people::Person {
    let source = source.to_string();
    app.look(move |op| {
        let organization = op.organization()?;
        Ok(people::all(op.tx, organization)?.into_iter().find(|p| p.source_id.as_deref() == Some(&source)).unwrap())
    })
}

fn change_by_hand(app: &TestApp, source: &str) {
    let person = people::Person { given_name: "Renamed".into(), ..person(app, source) };
    app.by(app.person(Role::Administrator, At::District), move |op| {
        let organization = op.organization()?;
        Ok::<_, Refusal>(people::update(op.tx, organization, &person)?)
    });
}

#[test]
fn an_import_that_is_cut_off_goes_on_where_it_stopped_and_does_everything_once() {
    on_each_engine(|app| {
        let organization = app.district.organization;
        let mut browser = administrator(app);
        let import = send(&mut browser, &schools(&[("s1", 650)])).location().to_string();
        browser.post(&format!("{import}/application"), &[]).assert_status(303);
        browser.get(&import).ok().assert_has("The changes are being prepared.").assert_has("Look again");
        let id = id_of(&import);
        // Prepared, then cut off after each short transaction.
        for _ in 0..4 {
            let again = started_again(app);
            assert!(roster::step(&again, organization, id).unwrap());
        }
        let done = names(app).len();
        assert!((1..651).contains(&done), "midway: {done}");
        browser.get(&import).ok().assert_has("of 653 changes are done").assert_has("Stop and take back");
        let halfway = started_again(app);
        while roster::step(&halfway, organization, id).unwrap() {}
        work(app);
        assert_eq!(names(app).len(), 651);
        assert!(!roster::step(&halfway, organization, id).unwrap(), "and nothing is left to do");
        browser.get(&import).ok().assert_has("Done: your people and schools are as this file says.");
        let same = send(&mut browser, &schools(&[("s1", 650)])).location().to_string();
        browser.get(&same).ok().assert_has("Nothing would change.");
    });
}

#[test]
fn a_crash_while_preparing_leaves_nothing_twice() {
    on_each_engine(|app| {
        let mut browser = administrator(app);
        let import = send(&mut browser, &schools(&[("s1", 650)])).location().to_string();
        browser.post(&format!("{import}/application"), &[]).assert_status(303);
        let (organization, id) = (app.district.organization, id_of(&import));
        let reading: String = app.look(move |op| Ok(op.tx.one(&READING, params![organization, id], |c| c.next())?.unwrap()));
        assert!(roster::step(&app.app.ground, organization, id).unwrap());
        assert_eq!(count_changes(app), 653);
        // As if the last transaction of preparing had not been: the rows are there, the state is not.
        app.app
            .ground
            .write_now(Actor::System(organization), move |op| {
                op.tx.execute(&BACK_TO_STAGING, params![reading.clone(), organization, id])?;
                Ok::<_, Refusal>(())
            })
            .unwrap();
        work(app);
        assert_eq!((names(app).len(), count_changes(app)), (651, 653));
    });
}

#[test]
fn who_confirmed_is_named_at_the_start_and_at_the_end() {
    on_each_engine(|app| {
        let mut browser = administrator(app);
        let import = taken(app, &mut browser, &delivery());
        let who = app.person(Role::Administrator, At::District);
        browser.get(&import).ok().assert_has(&who.name);
        let id = id_of(&import);
        let rows = app.look(move |op| timeline::of(op, id.0, 10));
        let at = |event| rows.iter().find(|r| r.event == event).unwrap();
        assert_eq!(at(timeline::Event::RosterConfirmed).actor, Some(who.id));
        assert_eq!(at(timeline::Event::RosterImported).about, Some(who.id.0));
    });
}

#[test]
fn a_stopped_import_takes_back_what_it_did() {
    on_each_engine(|app| {
        let organization = app.district.organization;
        let mut browser = administrator(app);
        taken(app, &mut browser, &schools(&[("s1", 3)]));
        let before = names(app);
        let import = send(&mut browser, &schools(&[("s1", 3), ("s2", 500)])).location().to_string();
        browser.post(&format!("{import}/application"), &[]).assert_status(303);
        for _ in 0..4 {
            roster::step(&app.app.ground, organization, id_of(&import)).unwrap();
        }
        assert!(names(app).len() > before.len());
        browser.post(&format!("{import}/cancellation"), &[]).assert_status(303);
        browser.get(&import).ok().assert_has("are being taken back").assert_has_not("Stop and take back");
        work(app);
        assert_eq!(names(app), before);
        browser.get(&import).ok().assert_has("Stopped. What had been changed was taken back.");
        // And the same file can be taken after all.
        taken(app, &mut browser, &schools(&[("s1", 3), ("s2", 500)]));
        assert_eq!(names(app).len(), before.len() + 500);
        let same = send(&mut browser, &schools(&[("s1", 3), ("s2", 500)])).location().to_string();
        browser.get(&same).ok().assert_has("Nothing would change.");
    });
}

#[test]
fn what_was_changed_by_hand_meanwhile_is_left_and_named() {
    on_each_engine(|app| {
        let organization = app.district.organization;
        let mut browser = administrator(app);
        taken(app, &mut browser, &schools(&[("s1", 30)]));
        // Two leave; one of them is renamed between the yes and the step.
        let import = send(&mut browser, &schools(&[("s1", 28), ("s2", 300)])).location().to_string();
        browser.post(&format!("{import}/application"), &[]).assert_status(303);
        roster::step(&app.app.ground, organization, id_of(&import)).unwrap();
        change_by_hand(app, "s1-29");
        work(app);
        assert!(person(app, "s1-29").active, "left as it is");
        assert!(!person(app, "s1-28").active);
        let page = browser.get(&import).ok();
        page.assert_has("One thing was left as it is").assert_has("s10029").assert_has("Changed by someone else in the meantime");
    });
}

#[test]
fn an_applied_import_can_be_undone_for_two_weeks_as_far_as_nothing_newer_touched_it() {
    on_each_engine(|app| {
        let mut browser = administrator(app);
        taken(app, &mut browser, &schools(&[("s1", 30)]));
        let before = names(app);
        let import = taken(app, &mut browser, &schools(&[("s1", 28), ("s2", 2)]));
        assert_eq!(names(app).len(), before.len());
        change_by_hand(app, "s2-1");
        browser.get(&import).ok().assert_has("Undo this file");
        browser.post(&format!("{import}/undoing"), &[]).assert_status(303);
        work(app);
        let mut now = names(app);
        now.retain(|name| !name.starts_with("Renamed"));
        assert_eq!(now, before, "those who left are back, those who came are gone");
        assert!(!person(app, "s2-0").active);
        assert!(person(app, "s2-1").active, "touched since");
        browser.get(&import).ok().assert_has("Undone.").assert_has("Changed by someone else in the meantime");
        let (organization, again) = (app.district.organization, person(app, "s1-29").id);
        let held = app.look(move |op| {
            let today = op.today()?.to_string();
            let all = people::memberships(op.tx, organization)?;
            Ok(all.into_iter().filter(|m| m.person == again && m.ends_on.as_deref().is_none_or(|end| end >= today.as_str())).count())
        });
        assert_eq!(held, 1, "with the part they had");

        let later = taken(app, &mut browser, &schools(&[("s1", 31)]));
        app.later_days(15);
        work(app);
        let mut browser = administrator(app);
        browser.get(&later).ok().assert_has_not("Undo this file");
        let count = names(app).len();
        browser.post(&format!("{later}/undoing"), &[]).assert_status(303);
        work(app);
        assert_eq!(names(app).len(), count);
        assert_eq!(count_changes(app), 0, "what was kept to undo it is gone");
    });
}

#[test]
fn only_one_import_is_taken_at_a_time() {
    on_each_engine(|app| {
        let mut browser = administrator(app);
        let first = send(&mut browser, &schools(&[("s1", 300)])).location().to_string();
        browser.post(&format!("{first}/application"), &[]).assert_status(303);
        let second = send(&mut browser, &schools(&[("s1", 301)])).location().to_string();
        browser.post(&format!("{second}/application"), &[]).assert_status(422).assert_has("Another file is being taken just now.");
        work(app);
        browser.post(&format!("{second}/application"), &[]).assert_status(303);
        work(app);
        assert_eq!(names(app).len(), 302);
    });
}

pub fn closed_on(app: &TestApp, source: &'static str) -> Option<String> {
    app.look(move |op| {
        let organization = op.organization()?;
        Ok(op.tx.one(&CLOSED_ON, params![organization, source], |c| c.next::<Option<String>>())?.flatten())
    })
}

/// The boxes a waiting import asks to tick for whole schools.
pub fn school_boxes(page: &str) -> Vec<String> {
    page.split("name=\"school\" value=\"").skip(1).map(|rest| rest[..26].to_string()).collect()
}

#[test]
fn a_school_that_goes_waits_for_a_named_person_and_is_closed_never_deleted() {
    on_each_engine(|app| {
        let mut browser = administrator(app);
        taken(app, &mut browser, &schools(&[("s1", 100), ("s2", 3)]));
        let without = schools(&[("s1", 100)]);
        let import = send(&mut browser, &without).location().to_string();
        let page = browser.get(&import).ok().assert_has("School s2 closes").text();
        let boxes = school_boxes(&page);
        assert_eq!(boxes.len(), 1, "few people leave, and yet it is asked");
        browser.post(&format!("{import}/application"), &[]).assert_status(422).assert_has("School s2 is not ticked");
        browser.post(&format!("{import}/application"), &[("school", "aaaaaaaaaaaaaaaaaaaaaaaaaa")]).assert_status(422);
        assert_eq!(names(app).len(), 104);
        browser.post(&format!("{import}/application"), &[("school", &boxes[0])]).assert_status(303);
        work(app);
        assert_eq!(names(app).len(), 101);
        assert_eq!(closed_on(app, "s2").as_deref(), Some("2026-11-22"));
        let who = &app.person(Role::Administrator, At::District).name;
        browser.get(&import).ok().assert_has(who).assert_has("School s2 closes; 3 people have a part there now");
        let same = send(&mut browser, &without).location().to_string();
        browser.get(&same).ok().assert_has("Nothing would change.");
        taken(app, &mut browser, &schools(&[("s1", 100), ("s2", 3)]));
        assert_eq!(closed_on(app, "s2"), None, "named again, it opens again");
        assert_eq!(names(app).len(), 104);
    });
}

#[test]
fn a_yes_does_not_cover_what_was_not_asked() {
    on_each_engine(|app| {
        let mut browser = administrator(app);
        taken(app, &mut browser, &schools(&[("s1", 300)]));
        let kept = count_changes(app);
        let import = send(&mut browser, &schools(&[("s1", 273), ("s2", 250)])).location().to_string();
        browser.get(&import).ok().assert_has_not("Many people would leave");
        browser.post(&format!("{import}/application"), &[]).assert_status(303);
        // A hundred are taken off by hand before the first step: those who leave by the file are many of the rest.
        app.by(app.person(Role::Administrator, At::District), |op| {
            let organization = op.organization()?;
            for person in people::all(op.tx, organization)?.into_iter().filter(|p| p.source_id.is_some()).take(100) {
                people::update(op.tx, organization, &people::Person { active: false, ..person })?;
            }
            Ok::<_, Refusal>(())
        });
        work(app);
        let page = browser.get(&import).ok();
        page.assert_has("Since you said yes, people or schools here have changed").assert_has("27 of 201 people");
        assert_eq!(count_changes(app), kept, "nothing was prepared");
    });
}

/// Takes a delivery that was put together here, as an administrator.
pub fn take(app: &TestApp, incoming: &Incoming) -> Result<ImportId, ApplyError> {
    let by = app.person(Role::Administrator, At::District);
    let incoming = incoming.clone();
    let id = app.by(by, move |op| roster::propose(op, "made-here", "1.2", &incoming, &[]));
    let reviewed = app.app.ground.read_now(by.actor(), move |op| {
        let everything = roster::preview(op, id)?.1.questions;
        let schools = everything.iter().filter_map(|q| if let Question::School { unit, .. } = q { Some(*unit) } else { None }).collect();
        roster::review(op, id, &Answers { many: true, schools, ..Answers::default() })
    });
    let confirmed = reviewed?.0;
    app.by(by, move |op| roster::confirm(op, id, &confirmed, op.now));
    work(app);
    Ok(id)
}

pub fn teacher(source: &str, unit: &str) -> PersonIn {
    let email = Some(format!("{source}@lake.example"));
    PersonIn {
        source_id: source.into(),
        given: "Ana".into(),
        family: source.into(),
        email,
        active: true,
        parts: vec![part(unit, Role::Teacher)],
    }
}

pub fn part(unit: &str, role: Role) -> PartIn {
    PartIn { unit: unit.into(), role, begins: None, ends: None }
}

pub fn whole(people: &[&str]) -> Incoming {
    let unit = |source: &str, kind, parent: Option<&str>| UnitIn {
        source_id: source.into(),
        name: source.into(),
        kind,
        parent: parent.map(str::to_string),
    };
    Incoming {
        units: vec![
            unit("north", organization::UnitKind::School, Some("lake")),
            unit("lake", organization::UnitKind::District, None),
            unit("south", organization::UnitKind::School, Some("lake")),
        ],
        people: people.iter().map(|p| teacher(p, "north")).collect(),
        whole: true,
        ..Incoming::default()
    }
}

pub fn parts_today(app: &TestApp, source: &str) -> Vec<(String, Role)> {
    let id = person(app, source).id;
    app.look(move |op| {
        let organization = op.organization()?;
        let today = op.today()?.to_string();
        let units = organization::units(op.tx, organization)?;
        let name = |unit| units.iter().find(|u| u.id == unit).map(|u| u.name.clone()).unwrap_or_default();
        let held = people::memberships(op.tx, organization)?;
        let held = held.into_iter().filter(|m| m.person == id && m.ends_on.as_deref().is_none_or(|end| end >= today.as_str()));
        Ok(held.map(|m| (name(m.unit), m.role)).collect())
    })
}

#[test]
fn a_delta_changes_half_of_someone_and_nobody_else() {
    on_each_engine(|app| {
        take(app, &whole(&["one", "two", "three"])).unwrap();
        let renamed = PersonIn { given: "Bea".into(), email: None, parts: Vec::new(), ..teacher("one", "north") };
        let stranger = PersonIn { parts: Vec::new(), ..teacher("a-student-perhaps", "north") };
        let delta = Incoming {
            partial: PartialIn {
                people: vec![renamed, stranger],
                parts: vec![
                    ("two".into(), part("south", Role::Paraeducator)),
                    ("a-student-perhaps".into(), part("north", Role::Teacher)),
                    ("three".into(), PartIn { ends: Some("2026-12-18".into()), ..part("north", Role::Teacher) }),
                ],
                parts_gone: vec![("two".into(), part("north", Role::Teacher))],
            },
            ..Incoming::default()
        };
        take(app, &delta).unwrap();
        let one = person(app, "one");
        assert_eq!((one.given_name.as_str(), one.email.as_deref()), ("Bea", Some("one@lake.example")));
        assert_eq!(parts_today(app, "one"), [("north".to_string(), Role::Teacher)], "parts that were not sent stay");
        assert_eq!(parts_today(app, "two"), [("south".to_string(), Role::Paraeducator)]);
        assert_eq!(names(app).len(), 3, "nobody new");
        let again = roster_size(app, &delta);
        assert_eq!(again, 0, "the same delta twice changes nothing");
        app.later_days(40);
        assert!(parts_today(app, "three").is_empty(), "the end that was sent later");
    });
}

/// How many changes a delivery would make now.
pub fn roster_size(app: &TestApp, incoming: &Incoming) -> usize {
    let by = app.person(Role::Administrator, At::District);
    let incoming = incoming.clone();
    let id = app.by(by, move |op| roster::propose(op, "made-here", "1.2", &incoming, &[]));
    app.app.ground.read_now(by.actor(), move |op| roster::preview(op, id)).unwrap().1.size()
}

pub fn with_classes() -> Incoming {
    let class = |source: &str, unit: &str, students, staff: &[&str]| ClassIn {
        source_id: source.into(),
        title: format!("Class {source}"),
        unit: unit.into(),
        grades: vec!["03".into()],
        subject: Some("Mathematics".into()),
        students,
        staff: staff.iter().map(|s| s.to_string()).collect(),
        terms: vec!["fall".into(), "spring".into()],
    };
    let term = |source: &str, starts_on: &str, ends_on: &str| TermIn {
        source_id: source.into(),
        title: source.into(),
        kind: "semester".into(),
        starts_on: starts_on.into(),
        ends_on: ends_on.into(),
        parent: None,
    };
    Incoming {
        classes: vec![class("3a", "north", 22, &["one", "two"]), class("3b", "south", 7, &["nobody-here"])],
        terms: vec![term("fall", "2026-08-17", "2026-12-18"), term("spring", "2027-01-04", "2027-06-04")],
        ..whole(&["one", "two"])
    }
}

#[test]
fn classes_come_with_their_staff_and_a_number_of_seats_and_terms_are_offered() {
    on_each_engine(|app| {
        take(app, &with_classes()).unwrap();
        assert_eq!(roster_size(app, &with_classes()), 0, "the same delivery twice changes nothing");
        let mut browser = administrator(app);
        let page = browser.get("/roster/classes").ok().assert_has("north").text();
        let unit = page.split("?unit=").nth(1).unwrap()[..26].to_string();
        let page = browser.get(&format!("/roster/classes?unit={unit}")).ok();
        page.assert_has("Class 3a").assert_has("Ana one, Ana two").assert_has("22").assert_has_not("Class 3b");
        browser.get("/roster/classes?unit=aaaaaaaaaaaaaaaaaaaaaaaaaa").assert_status(404);
        browser.get("/roster/classes?unit=no-id").assert_status(404);
        app.signed_in(app.person(Role::Principal, At::Own)).get("/roster/classes").assert_status(403);
        let offered: Vec<String> = app.look(roster::terms).into_iter().map(|t| t.source_id).collect();
        assert_eq!(offered, ["fall", "spring"]);

        let mut fewer = with_classes();
        fewer.classes.truncate(1);
        fewer.classes[0].students = 21;
        take(app, &fewer).unwrap();
        browser.get(&format!("/roster/classes?unit={unit}")).ok().assert_has("21");
        let kept: Vec<About> = app.look(|op| {
            let units = roster::seats(op)?;
            Ok(units.into_iter().flat_map(|s| roster::classes_of(op, s.unit).unwrap()).map(|(class, _)| class.about).collect())
        });
        assert_eq!(kept.len(), 1, "what a full list no longer names is closed");
    });
}

#[test]
fn a_changed_address_does_not_change_the_sign_in_unless_an_administrator_says_so() {
    on_each_engine(|app| {
        let teacher_here = app.person(Role::Teacher, At::Own).clone();
        let id = teacher_here.id;
        // The roster takes over someone who has an account, then gives them another address.
        let known = PersonIn { email: Some(teacher_here.email.clone()), ..teacher("tea", "north") };
        let mut incoming = Incoming { people: vec![known], ..whole(&[]) };
        take(app, &incoming).unwrap();
        incoming.people[0].email = Some("New.Name@lake.example".into());
        let import = take(app, &incoming).unwrap();
        let stored = move |op: &mut Op| Ok(people::load(op, id)?.email);
        assert_eq!(app.look(stored).as_deref(), Some("New.Name@lake.example"));
        let mut browser = administrator(app);
        let page = format!("/roster/{import}");
        browser.get(&page).ok().assert_has("Sign-in address differs").assert_has(&teacher_here.email);
        let follow = format!("{page}/sign-in-addresses");
        browser.post(&follow, &[("person", &id.to_string())]).assert_status(303);
        browser.get(&page).ok().assert_has_not("Sign-in address differs");
        let by_new = app.look(|op| Ok(ground::account::by_email(op.tx, "new.name@lake.example")?));
        assert_eq!(by_new.map(|a| a.id), Some(teacher_here.account));

        // An address that belongs to somebody's sign-in already cannot be taken.
        incoming.people[0].email = Some(app.person(Role::Principal, At::Own).email.clone());
        let import = take(app, &incoming).unwrap();
        let reply = browser.post(&format!("/roster/{import}/sign-in-addresses"), &[("person", &id.to_string())]);
        reply.assert_status(422).assert_has("This address cannot be used to sign in here");
    });
}

#[test]
fn an_import_that_waits_in_the_form_of_an_earlier_release_still_opens_and_can_be_taken() {
    on_each_engine(|app| {
        let organization = app.district.organization;
        let id = ImportId(db::Uuid::from_u128(77));
        let old = r#"{"units":[{"source_id":"s9","name":"Old School","kind":"school","parent":null}],
            "people":[{"source_id":"o1","given":"Ora","family":"Old","email":null,"active":true,
            "parts":[{"unit":"s9","role":"teacher","begins":null,"ends":null}]}],
            "whole":true,"gone":[],"students":3,"families":1}"#;
        app.app
            .ground
            .write_now(Actor::System(organization), move |op| {
                op.tx.execute(&OLD_FORM, params![organization, id, op.now, old])?;
                Ok::<_, Refusal>(())
            })
            .unwrap();
        let mut browser = administrator(app);
        browser.get(&format!("/roster/{id}")).ok().assert_has("Ora Old").assert_has("3 students");
        browser.post(&format!("/roster/{id}/application"), &[]).assert_status(303);
        work(app);
        assert_eq!(names(app), ["Ora Old"]);
    });
}

#[test]
fn the_list_of_imports_goes_on_page_by_page_and_ends_after_three_years() {
    on_each_engine(|app| {
        let mut browser = administrator(app);
        for _ in 0..23 {
            app.later_seconds(1);
            send(&mut browser, &delivery());
        }
        let first = browser.get("/roster").ok().text();
        let count = |page: &str| page.matches("roster.zip</a>").count();
        assert_eq!(count(&first), 20);
        let more = first.split("/roster?before=").nth(1).unwrap()[..26].to_string();
        assert_eq!(count(&browser.get(&format!("/roster?before={more}")).ok().text()), 3);
        app.later_days(1_097);
        work(app);
        assert_eq!(count(&administrator(app).get("/roster").ok().text()), 0);
    });
}

#[test]
fn whose_parts_all_ended_is_named_in_the_dry_run() {
    on_each_engine(|app| {
        let mut incoming = whole(&["one", "two"]);
        incoming.people[1].parts[0].ends = Some("2025-06-30".into());
        let by = app.person(Role::Administrator, At::District);
        let id = app.by(by, move |op| roster::propose(op, "made-here", "1.2", &incoming, &[]));
        administrator(app).get(&format!("/roster/{id}")).ok().assert_has("Without a part today: 1").assert_has("Ana two");
    });
}

#[test]
fn sign_ins_end_in_the_very_step_in_which_someone_leaves() {
    on_each_engine(|app| {
        let someone = app.person(Role::Teacher, At::Own).clone();
        let known = PersonIn { email: Some(someone.email.clone()), ..teacher("tea", "north") };
        take(app, &Incoming { people: vec![known], ..whole(&["one"]) }).unwrap();
        let mut theirs = app.signed_in(&someone);
        theirs.get("/me").ok();
        let gone: PersonId = someone.id;
        take(app, &whole(&["one"])).unwrap();
        theirs.get("/me").assert_status(303);
        assert!(!app.look(move |op| people::load(op, gone)).active);
    });
}
