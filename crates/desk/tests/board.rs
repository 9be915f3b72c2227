//! The portfolio board as people meet it: what they may see, from A to Z, with a word for each stage, and shapes that
//! come from a roll-up and never from a guess.

use desk::{Desk, board};
use ground::{Actor, ImplementationId, Role, UnitId};
use inclusion::Inclusion;
use kit::{Element, paths};
use portfolio::innovation::{Ingredient, Kind, Outline};
use portfolio::load::{self, Asked, Claim, Minutes, Source};
use portfolio::{Portfolio, implementation, innovation};
use teams::Teams;
use teams::charter::{self, Part};
use testkit::{At, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn Element>> {
    vec![Box::new(Portfolio), Box::new(Teams), Box::new(Inclusion { keyring: None }), Box::new(Desk)]
}

fn begun(app: &TestApp, name: &'static str, units: &[UnitId]) -> Vec<ImplementationId> {
    let units = units.to_vec();
    app.by(app.person(Role::Administrator, At::District), move |op| {
        let ingredients = vec![Ingredient { name: "Pairs".into(), adaptable: false }];
        let outline = Outline { name: name.into(), kind: Kind::Practice, need: "Why".into(), evidence: "A trial".into(), ingredients };
        let innovation = innovation::add(op, &outline)?;
        units
            .iter()
            .map(|unit| Ok(implementation::begin(op, innovation.id, *unit)?.id))
            .collect::<Result<Vec<_>, implementation::BeginError>>()
    })
}

fn rolled_up(app: &TestApp) {
    board::roll_up(&app.app, app.district.organization).unwrap();
}

/// A team of three with a lead, at the own school.
fn team(app: &TestApp, id: ImplementationId) {
    let people = [Role::Principal, Role::Lead, Role::Teacher].map(|role| app.person(role, At::Own).id);
    app.by(app.person(Role::Principal, At::Own), move |op| {
        charter::form(op, id, "Reading team", "Every child reads.")?;
        charter::join(op, id, people[0], Part::Member)?;
        charter::join(op, id, people[1], Part::Lead)?;
        charter::join(op, id, people[2], Part::Member)
    });
}

#[test]
fn the_bar_leads_to_the_board_from_the_second_implementation_on() {
    on_each_engine(rooms, |app| {
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        begun(app, "Partner Reading", &[app.district.own, app.district.sibling]);
        teacher.get(paths::HOME).ok().assert_has_not("Portfolio");
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        leader.get(paths::HOME).ok().assert_has("Portfolio");
        begun(app, "Number Talks", &[app.district.own]);
        teacher.get(paths::HOME).ok().assert_has("Portfolio");
        let mut stranger = app.signed_in(app.person(Role::DistrictLeader, At::OtherDistrict));
        stranger.get(paths::HOME).ok().assert_has_not("Portfolio");
    });
}

#[test]
fn everyone_sees_their_own_part_of_it_from_a_to_z() {
    on_each_engine(rooms, |app| {
        begun(app, "Partner Reading", &[app.district.sibling, app.district.own]);
        begun(app, "Advisory", &[app.district.own]);
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let page = leader.get(paths::PORTFOLIO).ok().assert_has("2 innovations in 2 places.").assert_has("nobody is ranked");
        let said = page.text();
        let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} in {said}"));
        assert!(at(">Heron School</th>") < at(">Otter School</th>") && at(">Advisory</a>") < at(">Partner Reading</a>"));
        page.assert_has("Decide").assert_has("not here");
        // A school leader sees the own school alone.
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(paths::PORTFOLIO).ok().assert_has("in one place").assert_has_not("Otter");
        let mut stranger = app.signed_in(app.person(Role::DistrictLeader, At::OtherDistrict));
        stranger.get(paths::PORTFOLIO).ok().assert_has("Nothing is in use").assert_has_not("Heron");
    });
}

#[test]
fn a_shape_says_what_was_looked_at_and_nothing_before() {
    on_each_engine(rooms, |app| {
        let ids = begun(app, "Partner Reading", &[app.district.own, app.district.sibling]);
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        leader.get(paths::PORTFOLIO).ok().assert_has("not known yet").assert_has_not("last looked at");
        team(app, ids[0]);
        rolled_up(app);
        leader.get(paths::PORTFOLIO).ok().assert_has("No condition is known to be lost").assert_has("last looked at on November 23, 2026");
        let id = ids[0];
        app.by(app.person(Role::Principal, At::Own), move |op| charter::end(op, id));
        rolled_up(app);
        let page = leader.get(paths::PORTFOLIO).ok();
        page.assert_has("Partner Reading at Heron School has lost a condition it had.").assert_has("one condition was lost");
        leader.get(&format!("{}?stage=lost", paths::PORTFOLIO)).ok().assert_has("in one place").assert_has_not("Otter School has");
        // Who leads there is told, once, and the page says which condition it is.
        let mut lead = app.signed_in(app.person(Role::Principal, At::Own));
        lead.get(paths::HOME).ok().assert_has("A condition was lost");
        lead.get(&paths::implementation(id))
            .ok()
            .assert_has("One condition was lost: “A team carries it”.")
            .assert_has("The team ended on");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(paths::HOME).ok().assert_has_not("A condition was lost");
    });
}

#[test]
fn what_one_chooses_stands_in_the_address_and_nonsense_there_is_no_choice() {
    on_each_engine(rooms, |app| {
        begun(app, "Partner Reading", &[app.district.sibling, app.district.own]);
        begun(app, "Advisory", &[app.district.own]);
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        let own = format!("{}?unit={}&stage=decide", paths::PORTFOLIO, app.district.own);
        leader.get(&own).ok().assert_has("2 innovations in one place.");
        leader.get(&format!("{}?stage=sustain", paths::PORTFOLIO)).ok().assert_has("Nothing fits this choice.");
        leader.get(&format!("{}?stage=up&unit=%27&innovation=7&after=zz", paths::PORTFOLIO)).ok().assert_has("2 innovations in 2 places.");
    });
}

#[test]
fn what_goes_for_good_leaves_the_roll_up() {
    on_each_engine(rooms, |app| {
        let id = begun(app, "Partner Reading", &[app.district.own])[0];
        rolled_up(app);
        let actor = Actor::System(app.district.organization);
        assert_eq!(app.look(|op| Ok(board::standings(op)?.len())), 1);
        app.app.ground.write_now(actor, move |op| board::purge(op, id)).unwrap();
        assert_eq!(app.look(|op| Ok(board::standings(op)?.len())), 0);
    });
}

#[test]
fn what_is_asked_of_a_teacher_stands_there_for_who_may_see_hours_and_only_when_someone_entered_them() {
    on_each_engine(rooms, |app| {
        let ids = begun(app, "Partner Reading", &[app.district.own, app.district.sibling]);
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        leader.get(paths::PORTFOLIO).ok().assert_has_not("Asked of a teacher");
        let (one, own) = (ids[0], app.district.own);
        let source = Source { kind: "implementation", subject: one.0 };
        let claim = Claim {
            implementation: Some(one),
            unit: own,
            of: Asked::Role(Role::Teacher),
            minutes: Minutes::PerMonth(600),
            from: jiff::civil::date(2026, 9, 1),
            until: None,
        };
        app.app
            .ground
            .write_now(Actor::System(app.district.organization), move |op| load::claim(op, source, std::slice::from_ref(&claim)))
            .unwrap();
        let page =
            leader.get(paths::PORTFOLIO).ok().assert_has("Asked of a teacher").assert_has("2.3 h").assert_has("Partner Reading 2.3 h");
        assert!(page.text().contains(&paths::unit_load(own)) && !page.text().contains(&paths::unit_load(app.district.sibling)));
        leader.post(&format!("{}/limits", paths::unit_load(own)), &[("teacher", "2")]).assert_status(303);
        leader.get(paths::PORTFOLIO).ok().assert_has("0.3 h over");
        // A coach sees the board and no hours of others.
        app.signed_in(app.person(Role::Coach, At::Own)).get(paths::PORTFOLIO).ok().assert_has("Partner Reading").assert_has_not("2.3 h");
    });
}
