//! The page for the board as people meet it: one press away, honest about what is not known, and no figure of what people
//! said on it.

use desk::Desk;
use ground::organization::{self, Paper};
use ground::{ImplementationId, InnovationId, Role};
use inclusion::Inclusion;
use kit::{Element, paths};
use portfolio::implementation::Stage;
use portfolio::innovation::{Ingredient, Kind, Outline};
use portfolio::{Portfolio, implementation, innovation};
use teams::Teams;
use teams::charter;
use testkit::{At, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn Element>> {
    vec![Box::new(Portfolio), Box::new(Teams), Box::new(Inclusion { keyring: None }), Box::new(Desk)]
}

fn begun(app: &TestApp) -> (InnovationId, ImplementationId) {
    let unit = app.district.own;
    app.by(app.person(Role::Principal, At::Own), move |op| {
        let ingredients =
            vec![Ingredient { name: "Pairs".into(), adaptable: false }, Ingredient { name: "Length".into(), adaptable: true }];
        let outline = Outline {
            name: "Partner Reading".into(),
            kind: Kind::Practice,
            need: "Too few <read>".into(),
            evidence: "A trial".into(),
            ingredients,
        };
        let innovation = innovation::add(op, &outline)?;
        Ok::<_, implementation::BeginError>((innovation.id, implementation::begin(op, innovation.id, unit)?.id))
    })
}

#[test]
fn it_is_one_press_from_an_innovation_and_from_an_implementation() {
    on_each_engine(rooms, |app| {
        let (innovation, id) = begun(app);
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        for (page, sheet) in [
            (paths::implementation(id), paths::implementation_one_pager(id)),
            (paths::innovation(innovation), paths::innovation_one_pager(innovation)),
        ] {
            assert!(teacher.get(&page).ok().text().contains(&sheet), "{page} leads to {sheet}");
            let read = teacher.get(&sheet).ok().assert_has("for the board, November 23, 2026").assert_has("Practice. Why: Too few <read>");
            let read = read.assert_has("What makes it work: Pairs.").assert_has("May be adapted: Length.");
            assert!(read.text().contains("/one-pager.pdf"), "the PDF is the second press");
        }
    });
}

#[test]
fn what_nobody_entered_is_not_known_and_what_was_decided_has_its_day_and_reason() {
    on_each_engine(rooms, |app| {
        let (_, id) = begun(app);
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        let sheet = paths::implementation_one_pager(id);
        leader
            .get(&sheet)
            .ok()
            .assert_has("Partner Reading at Heron School")
            .assert_has("What is emerging")
            .assert_has("What is not known")
            .assert_has("Hours, money and materials are not written down yet.")
            .assert_has("No stage was left yet.")
            .assert_has_not("What staff say");
        let unmet = vec![ground::Check { name: "team", met: false, text: ground::element::Text::new("check-team"), href: None }];
        app.by(app.person(Role::Principal, At::Own), move |op| {
            implementation::move_to(op, id, Stage::Prepare, &unmet, Some("The team comes in spring"))
        });
        app.by(app.person(Role::Principal, At::Own), move |op| {
            charter::form(op, id, "Readers", "Carry it")?;
            charter::end(op, id)
        });
        leader
            .get(&sheet)
            .ok()
            .assert_has("In the stage Plan & Prepare since November 23, 2026.")
            .assert_has(
                "Moved to Plan & Prepare. By Principal Heron. Something was missing. The reason to go on: “The team comes in spring”",
            )
            .assert_has("A team carries it. The team ended on November 23, 2026.")
            .assert_has("Before Implement");
    });
}

#[test]
fn of_many_places_it_tells_stages_in_their_order_and_ranks_nobody() {
    on_each_engine(rooms, |app| {
        let (innovation, _) = begun(app);
        let sibling = app.district.sibling;
        app.by(app.person(Role::Principal, At::Sibling), move |op| implementation::begin(op, innovation, sibling));
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let sheet = paths::innovation_one_pager(innovation);
        leader.get(&sheet).ok().assert_has("It is in 2 places").assert_has("Decide 2 Plan & Prepare 0").assert_has_not("Heron School");
        // Each reader is told of the places they see.
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&sheet).ok().assert_has("It is in one place");
        let mut stranger = app.signed_in(app.person(Role::DistrictLeader, At::OtherDistrict));
        stranger.get(&sheet).assert_status(404);
    });
}

#[test]
fn the_paper_is_what_is_usual_until_an_administrator_chooses_another() {
    on_each_engine(rooms, |app| {
        let paper = || app.look(organization::paper);
        let root = app.district.root;
        assert_eq!(paper(), Paper::Letter, "the test district lies in America");
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator
            .get(&format!("/units/{root}/edit"))
            .ok()
            .assert_has("Paper of PDFs")
            .assert_has("What is usual where you are: Letter");
        let fields = |paper| [("name", "Riverbend Test District"), ("kind", "district"), ("paper", paper)];
        administrator.post(&format!("/units/{root}"), &fields("vellum")).assert_status(422);
        administrator.post(&format!("/units/{root}"), &fields("a4")).assert_status(303);
        assert_eq!(paper(), Paper::A4);
        administrator.post(&format!("/units/{root}"), &fields("")).assert_status(303);
        assert_eq!(paper(), Paper::Letter);
        // A school has no paper of its own.
        administrator.get(&format!("/units/{}/edit", app.district.own)).ok().assert_has_not("Paper of PDFs");
        app.signed_in(app.person(Role::Principal, At::Own)).post(&format!("/units/{root}"), &fields("a4")).assert_status(403);
    });
}

#[test]
fn what_it_asks_comes_from_its_record_and_of_one_place_only_what_is_still_to_come() {
    on_each_engine(rooms, |app| {
        let (innovation, id) = begun(app);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (here, everywhere) = (paths::implementation_one_pager(id), paths::innovation_one_pager(innovation));
        principal.get(&here).ok().assert_has("Hours, money and materials are not written down yet.");
        let hours = [
            ("ask-row", "0"),
            ("ask-0-role", "teacher"),
            ("ask-0-hours", "2"),
            ("ask-0-when", "prepare"),
            ("ask-row", "1"),
            ("ask-1-role", "coach"),
            ("ask-1-hours", "1.5"),
            ("ask-1-when", "implement"),
        ];
        principal.post(&format!("/innovations/{innovation}/hours"), &hours).assert_status(303);
        let cost = [("cost-row", "0"), ("cost-0-amount", "4200"), ("cost-0-rhythm", "once"), ("cost-0-purpose", "training")];
        principal.post(&format!("/innovations/{innovation}/costs"), &cost).assert_status(303);
        principal
            .get(&everywhere)
            .ok()
            .assert_has("Teacher: 2 hours a month, while preparing.")
            .assert_has("Coach: 1.5 hours a month, while implementing.")
            .assert_has("Money: $4,200 once: training.");
        app.by(app.person(Role::Principal, At::Own), move |op| implementation::move_to(op, id, Stage::Implement, &[], None));
        principal.get(&here).ok().assert_has("Coach: 1.5 hours a month").assert_has_not("Teacher: 2 hours");
    });
}

#[test]
fn a_decision_about_hours_a_stop_and_going_on_are_told_with_who_and_when() {
    on_each_engine(rooms, |app| {
        let (innovation, id) = begun(app);
        let principal = app.person(Role::Principal, At::Own);
        app.by(principal, move |op| portfolio::load::decide(op, id, "The Tuesday meeting rests until May"));
        let mut leader = app.signed_in(principal);
        let here = paths::implementation_one_pager(id);
        let decided = format!("Decided about the hours it asks. By {}. “The Tuesday meeting rests until May”", principal.name);
        leader.get(&here).ok().assert_has(&format!("November 23, 2026. {decided}"));
        let stopped = format!("Stopped on purpose. By {}. “Another one fits better”", principal.name);
        let fields = [
            ("reasons", "no-fit"),
            ("own-reason", "Another one fits better"),
            ("learned", "Small groups first"),
            ("effective-on", "2026-11-23"),
            ("decided-by", "The team"),
            ("decided-on", "2026-11-23"),
        ];
        leader.post(&format!("/implementations/{id}/stop"), &fields).assert_status(303);
        leader.get(&here).ok().assert_has(&stopped).assert_has("November 23, 2026. Decided about the hours");
        leader.get(&paths::innovation_one_pager(innovation)).ok().assert_has("Heron School: Stopped on purpose.").assert_has_not("Tuesday");
        leader.post(&format!("/implementations/{id}/resumption"), &[]).assert_status(303);
        leader.get(&here).ok().assert_has(&format!("Taken up again. By {}.", principal.name)).assert_has(&stopped);
    });
}

#[test]
fn what_it_is_is_told_in_the_words_of_its_description() {
    on_each_engine(rooms, |app| {
        let (innovation, id) = begun(app);
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        let fields = [("name", "Partner Reading"), ("kind", "practice"), ("about", "Two children read to each other")];
        leader.post(&format!("/innovations/{innovation}"), &fields).assert_status(303);
        leader.get(&paths::implementation_one_pager(id)).ok().assert_has("Practice. Two children read to each other Why: Too few <read>");
    });
}
