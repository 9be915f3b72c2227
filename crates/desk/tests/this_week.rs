//! This week as people meet it: the first steps of those who take them, three things at most, and an honest nothing.

use desk::Desk;
use ground::organization::{Unit, UnitKind};
use ground::{ImplementationId, Refusal, Role};
use inclusion::Inclusion;
use kit::{Element, paths};
use portfolio::innovation::{Ingredient, Kind, Outline};
use portfolio::{Portfolio, implementation, innovation};
use teams::Teams;
use teams::charter::{self, Part};
use testkit::{At, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn Element>> {
    vec![Box::new(Portfolio), Box::new(Teams), Box::new(Inclusion { keyring: None }), Box::new(Desk)]
}

fn begun(app: &TestApp, name: &'static str) -> ImplementationId {
    let unit = app.district.own;
    app.by(app.person(Role::Principal, At::Own), move |op| {
        let ingredients = vec![Ingredient { name: "Pairs".into(), adaptable: false }];
        let outline = Outline { name: name.into(), kind: Kind::Practice, need: "Why".into(), evidence: "A trial".into(), ingredients };
        let innovation = innovation::add(op, &outline)?;
        implementation::begin(op, innovation.id, unit)
    })
    .id
}

#[test]
fn a_new_organization_is_shown_its_first_steps_and_those_done_are_marked() {
    on_each_engine(rooms, |app| {
        let administrator = app.person(Role::Administrator, At::District);
        let mut browser = app.signed_in(administrator);
        browser
            .get(paths::HOME)
            .ok()
            .assert_has("Hello, Administrator. 5 steps are left until your work stands on its feet: about 26 minutes in all.")
            .assert_has("Bring your people in done")
            .assert_has("Write down the first innovation About 5 minutes.");
        let id = begun(app, "Partner Reading");
        browser.get(paths::HOME).ok().assert_has("Hello, Administrator. 3 steps are left").assert_has("Begin it in a school done");
        assert!(browser.get(paths::HOME).text().contains(&paths::team(id)), "the next step leads to where it is taken");
    });
}

#[test]
fn what_rests_and_an_empty_school_take_no_first_step() {
    on_each_engine(rooms, |app| {
        let (leader, root) = (app.person(Role::DistrictLeader, At::District), app.district.root);
        let empty = app.by(leader, move |op| {
            let unit = Unit { id: op.id(), parent: Some(root), kind: UnitKind::School, name: "Aspen School".into(), source_id: None };
            let organization = op.organization()?;
            ground::organization::add_unit(op.tx, organization, &unit)?;
            Ok::<_, Refusal>(unit.id)
        });
        let id = begun(app, "Partner Reading");
        let aspen = app.by(leader, move |op| {
            let innovation = implementation::see(op, id)?.innovation;
            implementation::begin(op, innovation, empty)
        });
        let week = || app.signed_in(leader).get(paths::HOME).ok().text();
        let leads = |page: &str, to: String| page.contains(&format!("\"{to}\""));
        let page = week();
        assert!(leads(&page, paths::team(aspen.id)) && leads(&page, paths::learning_plan_edit(aspen.id)), "{page}");
        assert!(leads(&page, paths::new_pulse(id)) && !leads(&page, paths::new_pulse(aspen.id)), "nobody is there to be asked: {page}");
        let said = [
            ("reasons", "too-much"),
            ("learned", "Two keep going."),
            ("decided-by", "The team"),
            ("decided-on", "2026-11-23"),
            ("effective-on", "2026-11-23"),
            ("returns-on", "2027-01-11"),
        ];
        app.signed_in(leader).post(&format!("/implementations/{}/pause", aspen.id), &said).assert_status(303);
        let page = week();
        assert!(leads(&page, paths::team(id)) && !leads(&page, paths::team(aspen.id)), "{page}");
        app.signed_in(leader).post(&format!("/implementations/{id}/pause"), &said).assert_status(303);
        let page = week();
        assert!(![paths::team(id), paths::learning_plan_edit(id), paths::new_pulse(id)].into_iter().any(|to| leads(&page, to)), "{page}");
    });
}

#[test]
fn a_school_leader_takes_no_step_of_the_administrator() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        leader.get(paths::HOME).ok().assert_has("First steps").assert_has_not("Bring your people in");
        // What a school leader of the next school began is no step of theirs.
        begun(app, "Partner Reading");
        let mut sibling = app.signed_in(app.person(Role::Principal, At::Sibling));
        sibling
            .get(paths::HOME)
            .ok()
            .assert_has("Write down the first innovation done")
            .assert_has_not("Begin it in a school done")
            .assert_has_not("Heron");
    });
}

#[test]
fn a_teacher_with_nothing_to_do_is_told_so_and_sees_their_teams() {
    on_each_engine(rooms, |app| {
        let id = begun(app, "Partner Reading");
        let teacher = app.person(Role::Teacher, At::Own);
        let mut browser = app.signed_in(teacher);
        let page = browser.get(paths::HOME).ok().assert_has("Nothing waits for you.").assert_has("Nothing needs you now");
        page.assert_has_not("First steps").assert_has_not("Your teams");
        let person = teacher.id;
        app.by(app.person(Role::Principal, At::Own), move |op| {
            charter::form(op, id, "Reading team", "Every child reads.")?;
            charter::join(op, id, person, Part::Lead)
        });
        browser.get(paths::HOME).ok().assert_has("Your teams").assert_has("Reading team · Partner Reading at Heron School you lead it");
    });
}

#[test]
fn three_things_need_a_person_and_the_others_can_wait() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        begun(app, "Partner Reading");
        leader
            .get(paths::HOME)
            .ok()
            .assert_has("One thing needs you.")
            .assert_has("Teams · Partner Reading at Heron School")
            .assert_has_not("can wait");
        for name in ["Number Talks", "Quiet Start", "Peer Visits", "Advisory"] {
            begun(app, name);
        }
        let page = leader.get(paths::HOME).ok().assert_has("5 things need you").assert_has("2 others can wait");
        let asks =
            page.text().split("class=\"asks\"").nth(1).and_then(|rest| rest.split("</ol>").next().map(|list| list.matches("<h3>").count()));
        assert_eq!(asks, Some(3));
        assert_eq!(page.text().matches("class=\"button\"").count(), 1, "one next step on a page");
    });
}

/// A pulse at the own school, asked of its staff and closed again, answered by all of them.
fn asked(app: &TestApp, id: ImplementationId) -> String {
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    let fields = [
        ("title", "Fall pulse"),
        ("statement-1", "I know why."),
        ("statement-2", "I have time."),
        ("closes-on", "2026-12-01"),
        ("feedback-on", "2026-12-08"),
    ];
    let pulse = principal.post(&format!("/implementations/{id}/pulses"), &fields).location().to_string();
    principal.post(&format!("{pulse}/opening"), &[]).assert_status(303);
    let links = principal.get(&format!("{pulse}/links.csv")).ok().text();
    for (n, token) in links.split("/r/").skip(1).map(|rest| &rest[..26]).enumerate() {
        app.browser().post_bare(&format!("/r/{token}"), &[("a0", "4"), ("a1", "2"), ("once", &n.to_string())]).ok();
    }
    principal.post(&format!("{pulse}/closure"), &[]).assert_status(303);
    pulse
}

#[test]
fn a_promise_kept_is_seen_by_those_it_was_made_to() {
    on_each_engine(rooms, |app| {
        let id = begun(app, "Partner Reading");
        let pulse = asked(app, id);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(paths::HOME).ok().assert_has("yours Dec 8 open Say how it went");
        principal.get(&pulse).ok();
        let told = [("kept", "kept"), ("day", "2026-11-23"), ("words", "From December on Tuesdays are free.")];
        principal.post(&format!("{pulse}/feedback"), &told).assert_status(303);
        principal.get(paths::HOME).ok().assert_has("yours Dec 8 kept, Nov 23").assert_has_not("Say how it went");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher
            .get(paths::HOME)
            .ok()
            .assert_has("made to you Dec 8 kept, Nov 23")
            .assert_has("People heard back on November 23, 2026: “From December on Tuesdays are free.”");
    });
}

#[test]
fn who_is_told_of_a_stop_was_promised_to_hear_and_sees_that_they_did() {
    on_each_engine(rooms, |app| {
        let id = begun(app, "Partner Reading");
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let stop = [
            ("reasons", "too-much"),
            ("learned", "Two who lead together keep going."),
            ("decided-by", "The school team"),
            ("decided-on", "2026-11-23"),
            ("effective-on", "2026-11-23"),
            ("told", "teachers"),
            ("told-until", "2026-11-30"),
        ];
        principal.post(&format!("/implementations/{id}/stop"), &stop).assert_status(303);
        principal.get(paths::HOME).ok().assert_has("Tell teachers about Partner Reading at Heron School yours Nov 30 open Say how it went");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(paths::HOME).ok().assert_has("You hear what becomes of Partner Reading at Heron School made to you Nov 30 open");
        let mut paraeducator = app.signed_in(app.person(Role::Paraeducator, At::Own));
        paraeducator.get(paths::HOME).ok().assert_has_not("Promises");
        let page = principal.get(&format!("/implementations/{id}/telling")).ok().text();
        let row = page.split("name=\"row\" value=\"").nth(1).map(|rest| rest[..26].to_string()).unwrap();
        let told = [("row", row.as_str()), ("do", "told")];
        principal.post(&format!("/implementations/{id}/telling-ticks"), &told).assert_status(303);
        teacher.get(paths::HOME).ok().assert_has("kept, Nov 23").assert_has("Teachers were told on November 23, 2026.");
    });
}

#[test]
fn what_was_promised_and_answered_stands_there_for_those_it_concerns() {
    on_each_engine(rooms, |app| {
        let id = begun(app, "Partner Reading");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(paths::HOME).ok().assert_has_not("Promises").assert_has_not("Answered");
        asked(app, id);
        teacher
            .get(paths::HOME)
            .ok()
            .assert_has("You hear what comes of Fall pulse made to you Dec 8 open")
            .assert_has("Answered In the last two weeks. Fall pulse");
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(paths::HOME).ok().assert_has("Tell people what comes of Fall pulse yours Dec 8 open");
        // The page of the implementation says the same of the asking, and the page for the board no figure of so few.
        let page =
            principal.get(&paths::implementation(id)).ok().assert_has("The staff were asked this term Fall pulse: 8 people were asked");
        page.assert_has("Promised for Fall pulse until December 8, 2026.").assert_has("3 were not.");
        principal
            .get(&paths::implementation_one_pager(id))
            .ok()
            .assert_has("The staff were asked this term.")
            .assert_has_not("What staff say");
        // From further up it is no promise of one's own, but what was said can be read.
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        leader
            .get(paths::HOME)
            .ok()
            .assert_has_not("Promises")
            .assert_has("people were asked until November 23, 2026. Read what they said.");
        let mut evaluator = app.signed_in(app.person(Role::Evaluator, At::District));
        evaluator.get(paths::HOME).ok().assert_has("Fall pulse").assert_has("the figures of each can be taken along");
        let mut sibling = app.signed_in(app.person(Role::Teacher, At::Sibling));
        sibling.get(paths::HOME).ok().assert_has_not("Fall pulse");
        // Two weeks after its day nobody is reminded of it any more; until then nothing is made up about it.
        app.later_days(20);
        let week = |app: &TestApp| app.signed_in(app.person(Role::Principal, At::Own)).get(paths::HOME).ok();
        week(app).assert_has("its day has passed");
        app.later_days(10);
        week(app).assert_has_not("Promises").assert_has_not("Answered");
    });
}

#[test]
fn each_part_is_told_what_a_quiet_week_means_and_where_it_works() {
    on_each_engine(rooms, |app| {
        begun(app, "Partner Reading");
        let week = |role, at| app.signed_in(app.person(role, at)).get(paths::HOME).ok();
        week(Role::Teacher, At::Own)
            .assert_has("Teacher, Heron School")
            .assert_has("Answering takes under a minute")
            .assert_has("Partner Reading · Heron School");
        week(Role::Coach, At::Own).assert_has("Visits and coaching are not recorded here yet.");
        week(Role::DistrictLeader, At::District).assert_has("What is in use").assert_has("District leader, Riverbend Test District");
        week(Role::Evaluator, At::District).assert_has("Evaluator, Riverbend Test District");
        week(Role::Teacher, At::Sibling).assert_has_not("What is in use");
        week(Role::Consultant, At::Own).assert_has("Your clients").assert_has("is the only one today");
        week(Role::Lead, At::Own).assert_has("Form the team for Partner Reading").assert_has_not("Your clients");
    });
}

#[test]
fn of_many_places_the_own_stand_there_and_the_board_has_the_rest() {
    on_each_engine(rooms, |app| {
        for name in ["Advisory", "Math Talks", "Number Talks", "Partner Reading", "Peer Visits", "Quiet Start"] {
            begun(app, name);
        }
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        leader.get(paths::HOME).ok().assert_has("6 innovations in 6 places.").assert_has("Open the portfolio");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(paths::HOME).ok().assert_has("Peer Visits · Heron School").assert_has_not("Quiet Start · Heron School");
    });
}

#[test]
fn nobody_signed_in_is_asked_to_sign_in_first() {
    on_each_engine(rooms, |app| {
        assert!(app.browser().get(paths::HOME).location().starts_with("/sign-in"));
    });
}

#[test]
fn a_follow_up_date_is_a_promise_to_those_who_learn_and_ends_as_those_who_lead_say() {
    on_each_engine(rooms, |app| {
        let id = begun(app, "Partner Reading");
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let plan = [("behaviors", "Pair readers"), ("people-teacher", "14"), ("follow-up-1", "2026-11-23"), ("follow-up-2", "2027-06-01")];
        principal.post(&format!("/implementations/{id}/learning-plan"), &plan).assert_status(303);
        principal
            .get(paths::HOME)
            .ok()
            .assert_has("Look back on Partner Reading at Heron School with those who learn it yours Nov 23 open Say how it went");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        // The one in June is far off, and a coach does not learn by this plan.
        teacher
            .get(paths::HOME)
            .ok()
            .assert_has("You look back together on Partner Reading at Heron School made to you Nov 23 open")
            .assert_has_not("Jun 1");
        app.signed_in(app.person(Role::Coach, At::Own)).get(paths::HOME).ok().assert_has_not("Promises");
        let follow_ups = format!("/implementations/{id}/follow-ups");
        teacher.post(&follow_ups, &[("day", "2026-11-23"), ("kept", "kept")]).assert_status(403);
        principal.get(&follow_ups).ok();
        principal.post(&follow_ups, &[("day", "2027-06-01"), ("kept", "kept")]).assert_status(422);
        principal
            .post(&follow_ups, &[("day", "2026-11-23"), ("kept", "not-kept")])
            .assert_status(422)
            .assert_has("Say why not, in a sentence.");
        let told = [("day", "2026-11-23"), ("kept", "kept"), ("words", "Pairs change too often.")];
        principal.post(&follow_ups, &told).assert_status(303);
        teacher
            .get(paths::HOME)
            .ok()
            .assert_has("kept, Nov 23")
            .assert_has("You looked back together, on November 23, 2026: “Pairs change too often.”");
        // Said once, and taken back; a plan that is saved anew keeps what was said.
        principal.post(&follow_ups, &[("day", "2026-11-23"), ("kept", "not-kept"), ("words", "No")]).assert_status(303);
        principal.post(&format!("/implementations/{id}/learning-plan"), &plan).assert_status(303);
        teacher.get(&follow_ups).ok().assert_has("Kept, said on November 23, 2026").assert_has_not("Take it back");
        principal.post(&format!("/implementations/{id}/follow-up-withdrawals"), &[("day", "2026-11-23")]).assert_status(303);
        teacher.get(paths::HOME).ok().assert_has("made to you Nov 23 open");
    });
}
