//! The yearly step as people take it: prepared by several, confirmed by one, done on the day, and nothing before.

mod administrators;
mod calendar;
mod merged;
mod refused;
mod roster;
mod size;
mod successors;

use db::{Uuid, statements};
use desk::Desk;
use desk::rollover::{self, Outcome, Progress, State};
use ground::jobs::{self, Job};
use ground::organization::{self, Unit, UnitKind};
use ground::people::{self, Membership};
use ground::{Actor, ImplementationId, Moment, Op, PersonId, Refusal, Role, RolloverId, UnitId};
use inclusion::Inclusion;
use jiff::Timestamp;
use kit::{Element, paths};
use portfolio::innovation::{Ingredient, Kind, Outline};
use portfolio::{Portfolio, implementation, innovation};
use teams::Teams;
use teams::charter::{self, Part};
use testkit::{At, Browser, TestApp, TestPerson, on_each_engine};

statements! {
    ACCOUNT = "select * from account order by id";
    ACTIVE_INGREDIENT = "select * from active_ingredient order by id";
    DISCLOSURE_RELEASE = "select * from disclosure_release order by id";
    DOOR = "select * from door order by digest";
    IMPLEMENTATION = "select * from implementation order by id";
    IMPLEMENTATION_SUCCESSION = "select * from implementation_succession order by implementation";
    INNOVATION = "select * from innovation order by id";
    JOB = "select * from job order by id";
    MEMBERSHIP = "select * from membership order by id";
    ORGANIZATION = "select * from organization order by id";
    PERSON = "select * from person order by id";
    PULSE = "select * from pulse order by id";
    ROSTER_IMPORT = "select * from roster_import order by id";
    SIGN_IN = "select * from sign_in order by id";
    STAGE_MOVE = "select * from stage_move order by id";
    TEAM = "select * from team order by id";
    TEAM_MEMBER = "select * from team_member order by team, person";
    TIMELINE = "select * from timeline order by id";
    TIMELINE_SEAL = "select * from timeline_seal order by number";
    TIMELINE_WORDS = "select * from timeline_words order by event";
    UNIT = "select * from unit order by id";
    UNIT_WITHIN = "select * from unit_within order by unit, ancestor";
    ROLLOVERS = "select * from rollover order by id";
}

/// Every table but those of the choices themselves and those that only a pulse fills.
fn everything(app: &TestApp) -> Vec<(&'static str, String)> {
    let known = db::registered().into_iter().filter(|s| s.name.starts_with("rollover::"));
    let all: Vec<_> = known.collect();
    app.app
        .ground
        .db
        .read_now(move |tx| {
            all.iter().map(|s| Ok::<_, db::Error>((s.name, format!("{:?}", tx.rows(s, &[])?)))).collect::<Result<Vec<_>, _>>()
        })
        .unwrap()
}

fn rooms() -> Vec<Box<dyn Element>> {
    vec![Box::new(Portfolio), Box::new(Teams), Box::new(Inclusion { keyring: None }), Box::new(Desk)]
}

fn begun(app: &TestApp, at: At, name: &'static str) -> ImplementationId {
    let unit = app.district.unit(at);
    app.by(app.person(Role::Principal, at), move |op| {
        let ingredients = vec![Ingredient { name: "Pairs".into(), adaptable: false }];
        let outline = Outline { name: name.into(), kind: Kind::Practice, need: "Why".into(), evidence: "A trial".into(), ingredients };
        let innovation = innovation::add(op, &outline)?;
        implementation::begin(op, innovation.id, unit)
    })
    .id
}

/// A team at the own school: the teacher leads it, the coach and the paraeducator are in it.
fn with_team(app: &TestApp, id: ImplementationId) {
    let member = |role| app.person(role, At::Own).id;
    let people = [(member(Role::Teacher), Part::Lead), (member(Role::Coach), Part::Member), (member(Role::Paraeducator), Part::Member)];
    app.by(app.person(Role::Principal, At::Own), move |op| {
        charter::form(op, id, "Reading team", "Every child reads.")?;
        people.iter().try_for_each(|(person, part)| charter::join(op, id, *person, *part).map(|_| ()))
    });
}

fn grade(app: &TestApp, at: At, name: &'static str) -> UnitId {
    let (organization, parent) = (app.district.organization, app.district.unit(at));
    app.app
        .ground
        .write_now(Actor::System(organization), move |op| {
            let unit = Unit { id: op.id(), parent: Some(parent), kind: UnitKind::GradeTeam, name: name.into(), source_id: None };
            organization::add_unit(op.tx, organization, &unit)?;
            Ok::<_, Refusal>(unit.id)
        })
        .unwrap()
}

/// Begins a year that starts tomorrow, as seen from the district.
fn begin(browser: &mut Browser, unit: UnitId, day: &str) -> RolloverId {
    let unit = unit.to_string();
    let sent = browser.post(paths::ROLLOVER, &[("unit", &unit), ("day", day), ("from", "2026–27"), ("to", "2027–28")]);
    sent.location().rsplit('/').next().unwrap().parse().unwrap()
}

const TOMORROW: &str = "2026-11-24";

fn leave_field(unit: UnitId) -> String {
    format!("leave-{unit}")
}

fn tick(browser: &mut Browser, id: RolloverId, unit: UnitId, people: &[PersonId]) {
    let ids: Vec<String> = people.iter().map(ToString::to_string).collect();
    let name = leave_field(unit);
    let fields: Vec<(&str, &str)> = ids.iter().map(|id| (name.as_str(), id.as_str())).collect();
    browser.post(&paths::rollover_step(id, "leavers"), &fields).assert_status(303);
}

fn confirm(browser: &mut Browser, id: RolloverId) {
    let sent = browser.post(&format!("{}/confirmation", paths::rollover(id)), &[]);
    assert_eq!(sent.location(), paths::rollover(id));
}

fn apply(app: &TestApp, id: RolloverId) -> Progress {
    rollover::apply(&app.app, app.district.organization, id).unwrap()
}

/// To an instant in UTC.
fn until(app: &TestApp, instant: &str) {
    let at = Moment(instant.parse::<Timestamp>().unwrap().as_microsecond());
    app.later_seconds((at.0 - app.now().0) / 1_000_000);
}

fn person(app: &TestApp, id: PersonId) -> people::Person {
    app.look(move |op| people::load(op, id))
}

fn parts(app: &TestApp, id: PersonId) -> Vec<Membership> {
    let organization = app.district.organization;
    let all = app.look(move |op| Ok(people::memberships(op.tx, organization)?));
    all.into_iter().filter(|m| m.person == id).collect()
}

fn outcomes(app: &TestApp, id: RolloverId) -> Vec<Option<Outcome>> {
    app.look(move |op| rollover::choices(op, id)).into_iter().map(|c| c.outcome).collect()
}

fn state(app: &TestApp, id: RolloverId) -> State {
    app.look(move |op| rollover::see(op, id)).state
}

fn found(app: &TestApp, name: &'static str) -> Option<people::Person> {
    let organization = app.district.organization;
    let all = app.look(move |op| Ok(people::all(op.tx, organization)?));
    all.into_iter().find(|p| p.name() == name)
}

struct Year {
    id: RolloverId,
    reading: ImplementationId,
    numbers: ImplementationId,
    grade: UnitId,
    coach_part: Uuid,
}

/// A whole year prepared by an administrator and a principal.
fn prepared(app: &TestApp, day: &str) -> Year {
    let own = app.district.own;
    let reading = begun(app, At::Own, "Partner Reading");
    let numbers = begun(app, At::Own, "Number Talks");
    with_team(app, reading);
    let grade = grade(app, At::Own, "Grade 3");
    let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    let id = begin(&mut administrator, app.district.root, day);
    tick(&mut administrator, id, own, &[app.person(Role::Teacher, At::Own).id]);
    let unit = own.to_string();
    let newcomers = [
        ("given-0", "Amal"),
        ("family-0", "Haddad"),
        ("email-0", "amal@heron.example"),
        ("unit-0", unit.as_str()),
        ("role-0", "teacher"),
        ("lines", "Bo\tLi\tbo@heron.example\tHeron School\tCoach\nUma; Ray; ; Otter School; teacher"),
    ];
    administrator.post(&paths::rollover_step(id, "newcomers"), &newcomers).assert_status(303);
    let grades = [
        (format!("choice-{grade}"), "close".to_string()),
        ("new-name-0".into(), "Grade 4".into()),
        ("new-kind-0".into(), "grade-team".into()),
        ("new-in-0".into(), unit.clone()),
    ];
    let grades: Vec<(&str, &str)> = grades.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    principal.post(&paths::rollover_step(id, "grades"), &grades).assert_status(303);
    let coach_part = parts(app, app.person(Role::Coach, At::Own).id)[0].id.0;
    let part = PersonId(coach_part).to_string();
    let roles = [("part-0", part.as_str()), ("role-0", "lead"), ("unit-0", unit.as_str())];
    principal.post(&paths::rollover_step(id, "roles"), &roles).assert_status(303);
    let team = PersonId(reading.0).to_string();
    let (lead, joins) = (app.person(Role::Coach, At::Own).id.to_string(), app.person(Role::SupportStaff, At::Own).id.to_string());
    let teams = [(format!("choice-{team}"), "new-lead".to_string()), (format!("lead-{team}"), lead), (format!("join-{team}"), joins)];
    let teams: Vec<(&str, &str)> = teams.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    principal.post(&paths::rollover_step(id, "teams"), &teams).assert_status(303);
    let work = PersonId(numbers.0).to_string();
    let stop = [
        (format!("choice-{work}"), "stop".to_string()),
        (format!("reason-{work}"), "Too much at once.".into()),
        (format!("remains-{work}"), "The warm-ups.".into()),
    ];
    let stop: Vec<(&str, &str)> = stop.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let sent = principal.post(&paths::rollover_step(id, "implementations"), &stop);
    assert_eq!(sent.location(), paths::rollover_step(id, "review"));
    Year { id, reading, numbers, grade, coach_part }
}

#[test]
fn nothing_in_any_other_table_changes_before_a_person_confirms() {
    // A table that is forgotten here would be one in which something could change unseen.
    let mut known: Vec<String> = db::registered().iter().filter_map(|s| s.name.strip_prefix("rollover::")).map(str::to_lowercase).collect();
    known.retain(|t| t != "rollovers");
    let others = [
        "pulse_",
        "wave",
        "invitation",
        "rollover",
        "calendar",
        "school_",
        "class",
        "unit_succession",
        "trash",
        "hold",
        "vault",
        "roster_",
        "staff_list",
        "term",
        "absence",
        "operator",
        "account_link",
        "organization_",
        "legal_hold",
        "retention_",
        "stop",
        "routine",
        "resource_line",
        "newcomer_",
        "sister",
        "readiness_item",
        "erasure",
        "data_access",
        "export",
        "need_figure",
        "evidence_source",
        "innovation_",
        "intended_outcome",
        "file",
        "stage_template",
        "template_activity",
        "stage_activity",
        "learning_",
        "asking",
        "follow_up_told",
        // Roll-ups, made anew whenever something happens, and what they rest on.
        "load_",
        "standing",
    ];
    let untold = db::tables().into_iter().filter(|t| !known.contains(t) && !others.iter().any(|o| t.starts_with(o)));
    assert_eq!(untold.collect::<Vec<_>>(), Vec::<String>::new());
    on_each_engine(rooms, |app| {
        // The same people have signed in and looked before: what looking writes is no part of this.
        let reading = begun(app, At::Own, "Partner Reading");
        with_team(app, reading);
        let grade = grade(app, At::Own, "Grade 3");
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        administrator.get("/me");
        principal.get("/me");
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        let before = everything(app);
        tick(&mut administrator, id, app.district.own, &[app.person(Role::Teacher, At::Own).id]);
        let lines = "Bo\tLi\tbo@heron.example\tHeron School\tCoach";
        administrator.post(&paths::rollover_step(id, "newcomers"), &[("lines", lines)]).assert_status(303);
        let close = format!("choice-{grade}");
        principal.post(&paths::rollover_step(id, "grades"), &[(&close, "close")]).assert_status(303);
        let team = format!("choice-{}", PersonId(reading.0));
        principal.post(&paths::rollover_step(id, "teams"), &[(&team, "no-lead")]).assert_status(303);
        for step in ["", "/year", "/leavers", "/newcomers", "/grades", "/roles", "/teams", "/implementations", "/review"] {
            administrator.get(&format!("{}{step}", paths::rollover(id))).ok();
            principal.get(&format!("{}{step}", paths::rollover(id))).ok();
        }
        app.later_days(3);
        assert_eq!(apply(app, id), Progress::Over, "nothing is due that nobody confirmed");
        assert_eq!(app.look(move |op| rollover::choices(op, id)).len(), 4);
        for (was, is) in before.into_iter().zip(everything(app)) {
            assert_eq!(was, is);
        }
    });
}

#[test]
fn at_midnight_in_the_districts_zone_everything_is_as_chosen() {
    on_each_engine(rooms, |app| {
        let year = prepared(app, "2027-07-01");
        let (id, teacher) = (year.id, app.person(Role::Teacher, At::Own));
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator
            .get(&paths::rollover_step(id, "review"))
            .ok()
            .assert_has("In the new year: one person leaves, 3 people come")
            .assert_has("Teacher Heron leaves. Last day: June 30, 2027.")
            .assert_has("Amal Haddad comes to Heron School: Teacher.")
            .assert_has("Coach Heron is from then on at Heron School: Implementation-team lead.")
            .assert_has("Grade 3 closes.")
            .assert_has("Grade 4 begins in Heron School.")
            .assert_has("Reading team gets a new lead: Coach Heron.")
            .assert_has("Number Talks at Heron School stops.")
            .assert_has("“Too much at once.”")
            .assert_has("Decided by Principal Heron")
            .assert_has_not("To mend");
        confirm(&mut administrator, id);
        administrator.get(&paths::rollover(id)).ok().assert_has("Confirmed by Administrator Riverbend. It takes effect on July 1, 2027");
        // Midnight in Chicago, in summer time.
        until(app, "2027-07-01T04:59:00Z");
        let mut leaving = app.signed_in(teacher);
        assert!(
            matches!(apply(app, id), Progress::NotYet(at) if at == Moment("2027-07-01T05:00:00Z".parse::<Timestamp>().unwrap().as_microsecond()))
        );
        leaving.get(paths::HOME).ok();
        assert!(person(app, teacher.id).active);
        until(app, "2027-07-01T05:00:00Z");
        assert_eq!(apply(app, id), Progress::Over);
        assert!(leaving.get(paths::HOME).location().starts_with("/sign-in"), "their sign-in ended at once");
        assert!(!person(app, teacher.id).active);
        assert_eq!(parts(app, teacher.id)[0].ends_on.as_deref(), Some("2027-06-30"));
        let amal = found(app, "Amal Haddad").unwrap();
        let held = &parts(app, amal.id)[0];
        assert_eq!((held.role, held.unit, held.begins_on.as_str()), (Role::Teacher, app.district.own, "2027-07-01"));
        assert_eq!(parts(app, found(app, "Uma Ray").unwrap().id)[0].unit, app.district.sibling);
        let coach = parts(app, app.person(Role::Coach, At::Own).id);
        assert_eq!(coach.iter().find(|m| m.id.0 == year.coach_part).unwrap().ends_on.as_deref(), Some("2027-06-30"));
        assert!(coach.iter().any(|m| m.role == Role::Lead && m.begins_on == "2027-07-01" && m.ends_on.is_none()));
        let organization = app.district.organization;
        let (units, closed) =
            app.look(move |op| Ok((organization::units(op.tx, organization)?, organization::closed(op.tx, organization)?)));
        assert!(units.iter().any(|u| u.name == "Grade 4" && u.parent == Some(app.district.own)));
        assert_eq!(closed, vec![(year.grade, "2027-06-30".to_string())]);
        let (reading, numbers) = (year.reading, year.numbers);
        let team = app.look(move |op| charter::of(op, reading)).unwrap();
        let names: Vec<(&str, Part)> = team.members.iter().map(|m| (m.name.as_str(), m.part)).collect();
        assert_eq!(names, [("Coach Heron", Part::Lead), ("Paraeducator Heron", Part::Member), ("Support Staff Heron", Part::Member)]);
        let stopped = app.look(move |op| {
            let found = implementation::see(op, numbers)?;
            portfolio::stop::current(op, &found)
        });
        assert_eq!(stopped.unwrap().halt.own_reason, "Too much at once.");
        assert!(outcomes(app, id).iter().all(|o| *o == Some(Outcome::Done)));
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator
            .get(&paths::rollover(id))
            .ok()
            .assert_has("What was done")
            .assert_has("Number Talks at Heron School: Stop.")
            .assert_has("Reading team gets a new lead: Coach Heron.")
            .assert_has_not("Left alone");
    });
}

#[test]
fn confirmed_twice_is_once_and_cut_off_in_the_middle_goes_on() {
    on_each_engine(rooms, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        let lines: Vec<String> = (0..25).map(|n| format!("New{n}\tPerson\tnew{n}@heron.example\tHeron School\tTeacher")).collect();
        administrator.post(&paths::rollover_step(id, "newcomers"), &[("lines", &lines.join("\n"))]).assert_status(303);
        confirm(&mut administrator, id);
        confirm(&mut administrator, id);
        app.later_days(1);
        let organization = app.district.organization;
        assert_eq!(rollover::chunk(&app.app, organization, id).unwrap(), Progress::More);
        assert_eq!(outcomes(app, id).iter().filter(|o| o.is_some()).count(), 10, "a short piece of it");
        assert_eq!(state(app, id), State::Applying);
        administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator.get(&paths::rollover(id)).ok().assert_has("10 of 25 done").assert_has("Look again");
        administrator.post(&format!("{}/end", paths::rollover(id)), &[]).assert_status(303);
        assert_eq!(state(app, id), State::Applying, "what has begun is finished");
        // The process is gone here; another takes the job up.
        assert_eq!(apply(app, id), Progress::Over);
        let count = |app: &TestApp| {
            let all = app.look(move |op| Ok(people::all(op.tx, organization)?));
            all.into_iter().filter(|p| p.family_name == "Person").count()
        };
        assert_eq!(count(app), 25);
        confirm(&mut administrator, id);
        assert_eq!(apply(app, id), Progress::Over);
        assert_eq!(count(app), 25, "nothing is done twice");
    });
}

#[test]
fn sixty_leave_and_seventy_come_in_short_pieces() {
    on_each_engine(rooms, |app| {
        let (organization, own) = (app.district.organization, app.district.own);
        let crowd: Vec<PersonId> = app
            .app
            .ground
            .write_now(Actor::System(organization), move |op| {
                (0..60)
                    .map(|n| Ok(people::enroll(op, &format!("Old{n}"), "Hand", None, own, Role::Teacher)?.id))
                    .collect::<Result<_, Refusal>>()
            })
            .unwrap();
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        tick(&mut administrator, id, own, &crowd);
        let lines: Vec<String> = (0..70).map(|n| format!("New{n}\tPerson\tnew{n}@heron.example\tHeron School\tTeacher")).collect();
        administrator.post(&paths::rollover_step(id, "newcomers"), &[("lines", &lines.join("\n"))]).assert_status(303);
        confirm(&mut administrator, id);
        app.later_days(1);
        let mut pieces = 0;
        while rollover::chunk(&app.app, organization, id).unwrap() == Progress::More {
            pieces += 1;
        }
        assert_eq!(pieces, 13, "ten in each");
        assert!(outcomes(app, id).iter().all(|o| *o == Some(Outcome::Done)));
        assert!(crowd.iter().all(|p| !person(app, *p).active));
        assert_eq!(app.look(move |op| people::in_unit(op, own)).iter().filter(|l| l.person.family_name == "Person").count(), 70);
    });
}

#[test]
fn a_principal_chooses_for_their_own_school_only_and_sends_nobody_away() {
    on_each_engine(rooms, |app| {
        let (reading, theirs) = (begun(app, At::Own, "Partner Reading"), begun(app, At::Sibling, "Number Talks"));
        let (mine, other) = (grade(app, At::Own, "Grade 3"), grade(app, At::Sibling, "Grade 9"));
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&paths::rollover_step(id, "grades")).ok().assert_has("Grade 3").assert_has_not("Grade 9");
        principal.get(&paths::rollover_step(id, "leavers")).ok().assert_has("Your administrator decides this.").assert_has_not("Otter");
        let send = |browser: &mut Browser, step: &str, fields: &[(String, &str)]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), *v)).collect();
            browser.post(&paths::rollover_step(id, step), &fields).assert_status(303);
        };
        let teacher = app.person(Role::Teacher, At::Own).id.to_string();
        send(&mut principal, "leavers", &[(leave_field(app.district.own), &teacher)]);
        send(&mut principal, "grades", &[(format!("choice-{other}"), "close"), (format!("choice-{mine}"), "close")]);
        let work = |id: ImplementationId, name: &str| format!("{name}-{}", PersonId(id.0));
        let stop = [
            (work(theirs, "choice"), "stop"),
            (work(theirs, "reason"), "Mine now"),
            (work(theirs, "remains"), "Nothing"),
            (work(reading, "choice"), "stop"),
            (work(reading, "reason"), "Enough"),
            (work(reading, "remains"), "A lot"),
        ];
        send(&mut principal, "implementations", &stop);
        let kept = app.look(move |op| rollover::choices(op, id));
        let mut subjects: Vec<Uuid> = kept.iter().map(|c| c.subject).collect();
        subjects.sort();
        let mut allowed = [mine.0, reading.0];
        allowed.sort();
        assert_eq!(subjects, allowed, "only what lies in their school is kept, and nobody leaves");
        // Rights over people are not given by whoever prepares a school's roles.
        let part = PersonId(parts(app, app.person(Role::Teacher, At::Own).id)[0].id.0).to_string();
        let own = app.district.own.to_string();
        let roles = |role: &'static str| {
            vec![("part-0".to_string(), part.clone()), ("role-0".into(), role.to_string()), ("unit-0".into(), own.clone())]
        };
        for role in ["administrator", "principal"] {
            let fields = roles(role);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            principal.post(&paths::rollover_step(id, "roles"), &fields).assert_status(422).assert_has("Role from then on");
        }
        // Nor can a principal confirm for the district, or see a year that another school prepares.
        principal.post(&format!("{}/confirmation", paths::rollover(id)), &[]).assert_status(403);
        administrator.post(&format!("{}/end", paths::rollover(id)), &[]).assert_status(303);
        let mut sibling = app.signed_in(app.person(Role::Principal, At::Sibling));
        let school = begin(&mut sibling, app.district.sibling, TOMORROW);
        principal.get(&paths::rollover(school)).assert_status(404);
        principal.post(&paths::rollover_step(school, "grades"), &[]).assert_status(404);
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(&paths::rollover(id)).assert_status(404);
        teacher.get(paths::ROLLOVER).assert_status(403);
        teacher.post(paths::ROLLOVER, &[]).assert_status(403);
    });
}

#[test]
fn what_a_verb_is_asked_for_beyond_the_right_is_refused_whole() {
    on_each_engine(rooms, |app| {
        let other = grade(app, At::Sibling, "Grade 9");
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        let choice = rollover::Choice {
            kind: "unit".into(),
            subject: other.0,
            unit: other,
            choice: "close".into(),
            detail: Default::default(),
            seen: "Grade 9".into(),
            decided_by: None,
            decided_at: Moment(0),
            outcome: None,
        };
        let house = app.app.clone();
        let principal = app.person(Role::Principal, At::Own).actor();
        let refused = app.app.ground.write_now(principal, move |op: &mut Op| {
            rollover::save(op, &house, id, rollover::Step::Grades, &[rollover::Change::Choose(choice.clone())])
        });
        assert!(matches!(refused, Err(rollover::ChangeError::Refused(_))));
        assert!(app.look(move |op| rollover::choices(op, id)).is_empty());
    });
}

#[test]
fn a_right_that_was_lost_before_the_day_does_nothing_on_it() {
    on_each_engine(rooms, |app| {
        let reading = begun(app, At::Own, "Partner Reading");
        let principal: TestPerson = app.person(Role::Principal, At::Own).clone();
        let mut browser = app.signed_in(&principal);
        let id = begin(&mut browser, app.district.own, "2026-12-20");
        let work = PersonId(reading.0);
        let fields = [(format!("choice-{work}"), "stop"), (format!("reason-{work}"), "Enough"), (format!("remains-{work}"), "A lot")];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), *v)).collect();
        browser.post(&paths::rollover_step(id, "implementations"), &fields).assert_status(303);
        confirm(&mut browser, id);
        let part = parts(app, principal.id)[0].id;
        app.later_days(2);
        app.by(app.person(Role::Administrator, At::District), move |op| people::end_part(op, principal.id, part));
        app.later_days(28);
        assert_eq!(apply(app, id), Progress::Over);
        assert_eq!(outcomes(app, id), [Some(Outcome::NoRight)]);
        assert!(app.look(move |op| implementation::see(op, reading)).stopped_on.is_none());
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator
            .get(&paths::rollover(id))
            .ok()
            .assert_has("Left alone")
            .assert_has("Those who decided and confirmed may not do this here any more.");
    });
}

#[test]
fn whoever_confirms_may_leave_with_the_year_and_it_is_still_done() {
    on_each_engine(rooms, |app| {
        let (root, own) = (app.district.root, app.district.own);
        let leaving = app.person(Role::Administrator, At::District).clone();
        let mut browser = app.signed_in(&leaving);
        let id = begin(&mut browser, root, TOMORROW);
        tick(&mut browser, id, root, &[leaving.id]);
        browser
            .get(&paths::rollover_step(id, "review"))
            .ok()
            .assert_has("Nobody would be left who manages people here.")
            .assert_has("Mend what stands above first.");
        browser.post(&format!("{}/confirmation", paths::rollover(id)), &[]).assert_status(422);
        app.by(&leaving, move |op| people::add(op, "Second", "Chief", None, root, Role::Administrator, None));
        tick(&mut browser, id, own, &[app.person(Role::Coach, At::Own).id]);
        confirm(&mut browser, id);
        app.later_days(1);
        assert_eq!(apply(app, id), Progress::Over);
        assert!(outcomes(app, id).iter().all(|o| *o == Some(Outcome::Done)));
        assert!(!person(app, leaving.id).active && !person(app, app.person(Role::Coach, At::Own).id).active);
    });
}

#[test]
fn what_changed_meanwhile_is_named_before_and_left_alone_on_the_day() {
    on_each_engine(rooms, |app| {
        let year = prepared(app, TOMORROW);
        let (reading, teacher) = (year.reading, app.person(Role::Teacher, At::Own).id);
        let other = app.person(Role::SupportStaff, At::Own).id;
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        // The team got someone more, and the leaver a new part: both were decided about when they were otherwise.
        app.by(app.person(Role::Principal, At::Own), move |op| charter::join(op, reading, other, Part::Member));
        let own = app.district.own;
        app.by(app.person(Role::Administrator, At::District), move |op| people::add_part(op, teacher, own, Role::Coach, None));
        administrator
            .get(&paths::rollover_step(year.id, "review"))
            .ok()
            .assert_has("Reading team has changed since it was decided.")
            .assert_has("Teacher Heron has changed since it was decided.");
        confirm(&mut administrator, year.id);
        app.later_days(1);
        assert_eq!(apply(app, year.id), Progress::Over);
        assert!(person(app, teacher).active);
        let changed = outcomes(app, year.id).into_iter().filter(|o| *o == Some(Outcome::Changed)).count();
        assert_eq!(changed, 2);
        app.signed_in(app.person(Role::Administrator, At::District))
            .get(&paths::rollover(year.id))
            .ok()
            .assert_has("Left alone")
            .assert_has("It had changed since it was decided.");
    });
}

#[test]
fn a_team_whose_lead_leaves_names_a_new_one_or_says_that_there_is_none() {
    on_each_engine(rooms, |app| {
        let reading = begun(app, At::Own, "Partner Reading");
        with_team(app, reading);
        let teacher = app.person(Role::Teacher, At::Own).id;
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        tick(&mut administrator, id, app.district.own, &[teacher]);
        principal.get(&paths::rollover_step(id, "teams")).ok().assert_has("leaves: Teacher Heron").assert_has("Whoever leads it leaves.");
        administrator
            .post(&format!("{}/confirmation", paths::rollover(id)), &[])
            .assert_status(422)
            .assert_has("Reading team: whoever leads it leaves.");
        let field = |name: &str| format!("{name}-{}", PersonId(reading.0));
        principal
            .post(&paths::rollover_step(id, "teams"), &[(&field("choice"), "carry-on")])
            .assert_status(422)
            .assert_has("Whoever leads it leaves.");
        // Someone who leaves is not among those one can choose.
        principal
            .post(&paths::rollover_step(id, "teams"), &[(&field("choice"), "new-lead"), (&field("lead"), &teacher.to_string())])
            .assert_status(422);
        principal.post(&paths::rollover_step(id, "teams"), &[(&field("choice"), "no-lead")]).assert_status(303);
        confirm(&mut administrator, id);
        app.later_days(1);
        assert_eq!(apply(app, id), Progress::Over);
        let who = app.person(Role::SupportStaff, At::Own).id;
        app.by(app.person(Role::Principal, At::Own), move |op| charter::join(op, reading, who, Part::Member));
        app.signed_in(app.person(Role::Principal, At::Own)).get(paths::HOME).ok().assert_has("Reading team needs a lead");
    });
}

#[test]
fn a_confirmation_can_be_taken_back_and_an_older_page_undoes_nothing() {
    on_each_engine(rooms, |app| {
        let (own, teacher, coach) = (app.district.own, app.person(Role::Teacher, At::Own).id, app.person(Role::Coach, At::Own).id);
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        // Two people had the page open; the second sends theirs without the first one's tick.
        tick(&mut administrator, id, own, &[teacher]);
        tick(&mut administrator, id, own, &[coach]);
        assert_eq!(app.look(move |op| rollover::choices(op, id)).len(), 2);
        let (was, day) = (teacher.to_string(), format!("day-{teacher}"));
        administrator.post(&paths::rollover_step(id, "leavers"), &[("was", &was), (&day, TOMORROW)]).assert_status(303);
        let left = app.look(move |op| rollover::choices(op, id));
        assert_eq!(left.iter().map(|c| c.subject).collect::<Vec<_>>(), [coach.0], "an untick is a decision too");
        confirm(&mut administrator, id);
        administrator.post(&paths::rollover_step(id, "leavers"), &[(&leave_field(own), &was)]).assert_status(303);
        assert_eq!(app.look(move |op| rollover::choices(op, id)).len(), 1, "confirmed: nothing is chosen any more");
        administrator.post(&format!("{}/return", paths::rollover(id)), &[]).assert_status(303);
        assert_eq!(state(app, id), State::Preparing);
        app.later_days(1);
        assert_eq!(apply(app, id), Progress::Over);
        assert!(person(app, coach).active, "taken back: nothing is done");
        administrator = app.signed_in(app.person(Role::Administrator, At::District));
        confirm(&mut administrator, id);
        assert_eq!(apply(app, id), Progress::Over);
        assert!(!person(app, coach).active, "confirmed after its day: done at once");
    });
}

#[test]
fn a_job_waits_for_the_day_and_no_longer() {
    on_each_engine(rooms, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        confirm(&mut administrator, id);
        let taken = |app: &TestApp| -> Vec<Job> {
            let now = app.now();
            app.app
                .ground
                .db
                .write_now(move |tx| jobs::take(tx, now, 100))
                .unwrap()
                .into_iter()
                .filter(|j| j.kind == rollover::APPLY_JOB)
                .collect()
        };
        until(app, "2026-11-24T05:59:59Z");
        assert!(taken(app).is_empty());
        until(app, "2026-11-24T06:00:00Z");
        assert_eq!(taken(app).iter().map(|j| j.subject).collect::<Vec<_>>(), [id.0]);
    });
}

#[test]
fn someone_who_was_here_before_is_known_by_their_e_mail() {
    on_each_engine(rooms, |app| {
        let coach = app.person(Role::Coach, At::Own).clone();
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let first = begin(&mut administrator, app.district.root, TOMORROW);
        tick(&mut administrator, first, app.district.own, &[coach.id]);
        confirm(&mut administrator, first);
        app.later_days(1);
        apply(app, first);
        administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, "2026-11-30");
        let line = format!("Coach\tHeron\t{}\tOtter School\tTeacher", coach.email.to_uppercase());
        administrator.post(&paths::rollover_step(id, "newcomers"), &[("lines", &line)]).assert_status(303);
        administrator.get(&paths::rollover_step(id, "review")).ok().assert_has("Coach Heron comes back, to Otter School: Teacher.");
        confirm(&mut administrator, id);
        app.later_days(7);
        assert_eq!(apply(app, id), Progress::Over);
        assert!(person(app, coach.id).active);
        assert!(parts(app, coach.id).iter().any(|m| m.unit == app.district.sibling && m.ends_on.is_none()));
    });
}

#[test]
fn a_pasted_list_with_mistakes_comes_back_as_it_was_and_says_which_line() {
    on_each_engine(rooms, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        let lines = "Bo\tLi\tbo@heron.example\tHeron School\tCoach\nUma\tRay\t\tNowhere\tTeacher";
        let sent = administrator.post(&paths::rollover_step(id, "newcomers"), &[("lines", lines)]);
        sent.assert_status(422).assert_has("Line 2: “Nowhere” is no school or team of yours.").assert_has("Bo Li bo@heron.example");
        assert!(app.look(move |op| rollover::choices(op, id)).is_empty(), "all of it or nothing");
        administrator
            .post(
                &paths::rollover_step(id, "newcomers"),
                &[("lines", "A\tB\tx@y.example\tHeron School\tCoach\nC\tD\tX@y.example\tHeron School\tCoach")],
            )
            .assert_status(422)
            .assert_has("Line 2: someone with this e-mail is on the list already.");
    });
}

#[test]
fn this_week_says_when_it_is_time_and_how_much_is_left() {
    on_each_engine(rooms, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator.get(paths::HOME).ok().assert_has_not("Prepare the school year");
        until(app, "2027-05-03T15:00:00Z");
        administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator.get(paths::HOME).ok().assert_has("Prepare the school year 2027–28");
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(paths::HOME).ok().assert_has_not("Prepare the school year");
        let id = begin(&mut administrator, app.district.root, "2027-08-02");
        administrator.get(paths::HOME).ok().assert_has("6 of 7 pages are left").assert_has_not("Prepare the school year");
        principal.post(&paths::rollover_step(id, "teams"), &[]).assert_status(303);
        principal.get(paths::HOME).ok().assert_has("5 of 7 pages are left");
        principal.get(&paths::rollover(id)).ok().assert_has("2 of 7 looked at");
        app.signed_in(app.person(Role::Teacher, At::Own)).get(paths::HOME).ok().assert_has_not("pages are left");
    });
}

#[test]
fn a_stopped_implementation_takes_nothing_new_and_can_be_taken_up_again() {
    on_each_engine(rooms, |app| {
        let id = begun(app, At::Own, "Partner Reading");
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let stop = paths::implementation_stop(id);
        principal.post(&stop, &[("own-reason", "Too much at once.")]).assert_status(422).assert_has("Too much at once.");
        let typed = [("own-reason", "Too much at once."), ("learned", "The pairs."), ("decided-by", "The team")];
        let days = [("decided-on", "2026-11-23"), ("effective-on", "2026-11-23")];
        principal.post(&stop, &[&typed[..], &days[..]].concat()).assert_status(303);
        principal
            .get(&paths::implementation(id))
            .ok()
            .assert_has("It was stopped on purpose on November 23, 2026.")
            .assert_has("“Too much at once.”")
            .assert_has("The pairs.")
            .assert_has("Take it up again");
        principal.get(paths::WORK).ok().assert_has("stopped on November 23, 2026");
        principal.get(paths::HOME).ok().assert_has_not("Form the team for Partner Reading");
        let team = [("name", "Readers"), ("purpose", "Carry it")];
        principal.post(&paths::team(id), &team).assert_status(403);
        principal.get(&paths::new_pulse(id)).assert_status(403);
        principal.get(&paths::implementation_pulses(id)).ok();
        app.signed_in(app.person(Role::Teacher, At::Own)).post(&paths::implementation_resumption(id), &[]).assert_status(403);
        app.signed_in(app.person(Role::Principal, At::Sibling)).get(&stop).assert_status(404);
        principal.post(&paths::implementation_resumption(id), &[]).assert_status(303);
        principal.post(&paths::team(id), &team).assert_status(303);
        // Going on again, and why it was stopped stays in its history.
        let page = principal.get(&paths::implementation(id)).ok().assert_has_not("It was stopped").assert_has_not("Take it up again");
        page.assert_has("took it up again").assert_has("“Too much at once.”");
    });
}
