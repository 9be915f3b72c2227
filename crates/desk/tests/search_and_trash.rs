//! Finding things and taking back a deletion, as people meet them: only what one's own pages would show, and nothing lost
//! for thirty days.

use desk::Desk;
use ground::{Actor, ImplementationId, InnovationId, PersonId, Role, people};
use inclusion::Inclusion;
use kit::{Element, paths};
use portfolio::innovation::{Ingredient, Kind, Outline};
use portfolio::{Portfolio, implementation, innovation};
use teams::Teams;
use testkit::{At, Browser, TestApp, on_each_engine};

db::statements! {
    IMPLEMENTATIONS = "select count(*) from implementation";
    MOVES = "select count(*) from stage_move";
    TEAMS = "select count(*) from team";
    PULSES = "select count(*) from pulse";
    ITEMS = "select count(*) from pulse_item";
}

fn rooms() -> Vec<Box<dyn Element>> {
    vec![Box::new(Portfolio), Box::new(Teams), Box::new(Inclusion { keyring: None }), Box::new(Desk)]
}

fn written(app: &TestApp, name: &'static str) -> InnovationId {
    app.by(app.person(Role::Principal, At::Own), move |op| {
        let ingredients = vec![Ingredient { name: "Pairs".into(), adaptable: false }];
        let need = "Too few read with ease".into();
        innovation::add(op, &Outline { name: name.into(), kind: Kind::Practice, need, evidence: "A trial".into(), ingredients })
    })
    .id
}

fn begun(app: &TestApp, innovation: InnovationId) -> ImplementationId {
    let unit = app.district.own;
    app.by(app.person(Role::Principal, At::Own), move |op| implementation::begin(op, innovation, unit)).id
}

fn drafted(asker: &mut Browser, id: ImplementationId) -> String {
    let fields = [("title", "Fall pulse"), ("statement-1", "I know why."), ("closes-on", "2026-12-01"), ("feedback-on", "2026-12-08")];
    asker.post(&paths::implementation_pulses(id), &fields).location().to_string()
}

fn subject(trash: &str) -> String {
    trash.rsplit('=').next().unwrap().to_string()
}

#[test]
fn innovations_decisions_teams_and_pulses_are_found_by_whoever_sees_them() {
    on_each_engine(rooms, |app| {
        let id = begun(app, written(app, "Lectura a dúo"));
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.post(&paths::team(id), &[("name", "Reading team"), ("purpose", "Every child reads daily")]).assert_status(303);
        drafted(&mut principal, id);
        let moved = [("to", "prepare"), ("reason", "The coach starts in January")];
        principal.post(&paths::implementation_stage(id), &moved).assert_status(303);
        principal
            .get("/search?q=LECTURA+a+DUO")
            .ok()
            .assert_has("Innovations Lectura a dúo Practice")
            .assert_has("Lectura a dúo at Heron School");
        principal.get("/search?q=coach+january").ok().assert_has("Decisions").assert_has("“The coach starts in January”");
        principal.get("/search?q=child+reads").ok().assert_has("Teams Reading team");
        principal.get("/search?q=know+why").ok().assert_has("Pulses Fall pulse");
        // A draft is seen only by who may ask; a decision not at all from the next school or the next organization.
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get("/search?q=know+why").ok().assert_has("Nothing fits these words");
        teacher.get("/search?q=coach+january").ok().assert_has("Decisions");
        for elsewhere in [At::Sibling, At::Other] {
            let mut other = app.signed_in(app.person(Role::Principal, elsewhere));
            other.get("/search?q=january").ok().assert_has("Nothing fits these words");
            other.get("/search?q=reading+team").ok().assert_has("Nothing fits these words");
        }
        app.signed_in(app.person(Role::Teacher, At::Other)).get("/search?q=lectura").ok().assert_has("Nothing fits these words");
    });
}

#[test]
fn people_are_found_by_their_leaders_only_and_only_beneath_them() {
    on_each_engine(rooms, |app| {
        let (own, sibling) = (app.district.own, app.district.sibling);
        app.by(app.person(Role::Administrator, At::District), move |op| {
            people::add(op, "María-José", "O’Brien_%", None, own, Role::Teacher, None)?;
            people::add(op, "Maria", "Obrient", None, sibling, Role::Teacher, None)
        });
        let ask = |role, at, words: &str| app.signed_in(app.person(role, at)).get(&format!("/search?q={words}")).ok();
        ask(Role::Administrator, At::District, "maria+obrien").assert_has("2 things found").assert_has("María-José").assert_has("Obrient");
        ask(Role::Principal, At::Own, "maria+obrien").assert_has("One thing found").assert_has_not("Obrient");
        ask(Role::Principal, At::Sibling, "obrien").assert_has("One thing found").assert_has_not("María-José");
        ask(Role::Teacher, At::Own, "obrien").assert_has("Nothing fits these words");
        ask(Role::Administrator, At::OtherDistrict, "obrien").assert_has("Nothing fits these words");
        // Wildcards are letters of nobody's name.
        ask(Role::Administrator, At::District, "%25").assert_has("as far as your pages show them").assert_has_not("things found");
        ask(Role::Administrator, At::District, "zz%25_").assert_has("Nothing fits these words");
    });
}

#[test]
fn a_name_written_by_an_earlier_release_is_folded_and_a_changed_one_is_found_anew() {
    on_each_engine(rooms, |app| {
        let own = app.district.own;
        let person = app
            .by(app.person(Role::Administrator, At::District), move |op| people::add(op, "Ana", "Núñez", None, own, Role::Teacher, None));
        let organization = app.district.organization;
        let changed = people::Person { family_name: "Peña".into(), ..person };
        app.app
            .ground
            .write_now(Actor::System(organization), move |op| Ok::<_, ground::Refusal>(people::update(op.tx, organization, &changed)?))
            .unwrap();
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get("/search?q=nunez").ok().assert_has("Nothing fits these words");
        principal.get("/search?q=pena").ok().assert_has("Ana Peña");
        assert!(!app.app.ground.write_now(Actor::System(organization), people::fold_names).unwrap(), "none is left to fold");
    });
}

#[test]
fn what_is_deleted_is_gone_from_every_page_and_comes_back_with_one_press() {
    on_each_engine(rooms, |app| {
        let innovation = written(app, "Partner Reading");
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&paths::innovation_deletion(innovation)).ok().assert_has("Delete “Partner Reading”?").assert_has("30 days");
        let trash = principal.post(&paths::innovation_deletion(innovation), &[]).location().to_string();
        principal.get(&trash).ok().assert_has("“Partner Reading” is deleted.").assert_has("Undo");
        principal.get(&paths::innovation(innovation)).assert_status(404);
        principal.get(paths::WORK).ok().assert_has_not("Partner Reading");
        principal.get("/search?q=partner").ok().assert_has("Nothing fits these words");
        // Nobody else brings it back but who deleted it, and an administrator.
        let mut lead = app.signed_in(app.person(Role::Lead, At::Own));
        lead.get(paths::TRASH).ok().assert_has_not("Partner Reading");
        assert_eq!(lead.post(paths::TRASH, &[("subject", &subject(&trash))]).location(), paths::TRASH);
        app.signed_in(app.person(Role::Administrator, At::OtherDistrict))
            .post(paths::TRASH, &[("subject", &subject(&trash))])
            .assert_status(303);
        lead.get(&paths::innovation(innovation)).assert_status(404);
        app.signed_in(app.person(Role::Administrator, At::District)).get(paths::TRASH).ok().assert_has("Deleted by Principal");
        let back = principal.post(paths::TRASH, &[("subject", &subject(&trash))]);
        assert_eq!(back.location(), paths::innovation(innovation));
        principal.get(&paths::innovation(innovation)).ok().assert_has("Partner Reading").assert_has("Pairs");
        principal.get(paths::TRASH).ok().assert_has("Nothing here");
        // Pressed a second time it does no harm.
        assert_eq!(principal.post(paths::TRASH, &[("subject", &subject(&trash))]).location(), paths::TRASH);
    });
}

#[test]
fn an_implementation_begun_by_mistake_goes_with_its_team_and_drafts_and_comes_back_with_them() {
    on_each_engine(rooms, |app| {
        let innovation = written(app, "Partner Reading");
        let id = begun(app, innovation);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.post(&paths::team(id), &[("name", "Reading team"), ("purpose", "Daily")]).assert_status(303);
        let pulse = drafted(&mut principal, id);
        principal.get(&paths::innovation_deletion(innovation)).ok().assert_has("It is implemented in one place.");
        principal.post(&paths::innovation_deletion(innovation), &[]).assert_status(422);
        let trash = principal.post(&paths::implementation_deletion(id), &[]).location().to_string();
        for gone in [paths::implementation(id), paths::team(id), pulse.clone()] {
            principal.get(&gone).assert_status(404);
        }
        principal.get(paths::HOME).ok().assert_has_not("Reading team");
        principal.get(paths::VOICES).ok().assert_has_not("Fall pulse");
        principal.post(paths::TRASH, &[("subject", &subject(&trash))]).assert_status(303);
        for back in [paths::implementation(id), paths::team(id), pulse.clone()] {
            principal.get(&back).ok();
        }
        // Begun anew while it lies in the trash: what was there is there again.
        principal.post(&paths::implementation_deletion(id), &[]).assert_status(303);
        let unit = app.district.own.to_string();
        let again = principal.post(&paths::innovation_implementations(innovation), &[("unit", &unit)]);
        assert_eq!(again.location(), paths::implementation(id));
        principal.get(&paths::implementation(id)).ok();
        principal.get(paths::TRASH).ok().assert_has("Nothing here");
    });
}

#[test]
fn what_has_a_history_is_not_deleted() {
    on_each_engine(rooms, |app| {
        let id = begun(app, written(app, "Partner Reading"));
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.post(&paths::implementation_stage(id), &[("to", "prepare"), ("reason", "Now")]).assert_status(303);
        principal.get(&paths::implementation_deletion(id)).ok().assert_has("This has a history now.");
        principal.post(&paths::implementation_deletion(id), &[]).assert_status(422);
        principal.get(&paths::implementation(id)).ok();
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.post(&paths::implementation_deletion(id), &[]).assert_status(403);
    });
}

#[test]
fn after_thirty_days_it_is_removed_for_good_and_not_a_day_before() {
    on_each_engine(rooms, |app| {
        let innovation = written(app, "Partner Reading");
        let id = begun(app, innovation);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.post(&paths::team(id), &[("name", "Reading team"), ("purpose", "Daily")]).assert_status(303);
        drafted(&mut principal, id);
        let trash = principal.post(&paths::implementation_deletion(id), &[]).location().to_string();
        let subject: PersonId = subject(&trash).parse().unwrap();
        let purge = || {
            let house = app.app.clone();
            app.app.ground.write_now(Actor::System(app.district.organization), move |op| house.purge(op, subject.0)).unwrap();
        };
        app.later_days(29);
        purge();
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(paths::TRASH).ok().assert_has("Partner Reading");
        app.later_days(1);
        purge();
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(paths::TRASH).ok().assert_has("Nothing here");
        principal.post(paths::TRASH, &[("subject", &subject.to_string())]).assert_status(303);
        principal.get(&paths::implementation(id)).assert_status(404);
        // Nothing of it is left, so the innovation is free.
        principal.post(&paths::innovation_deletion(innovation), &[]).assert_status(303);
        for count in [&IMPLEMENTATIONS, &MOVES, &TEAMS, &PULSES, &ITEMS] {
            let left: Option<i64> = app.look(move |op| Ok(op.tx.one(count, &[], |c| c.next())?));
            assert_eq!(left, Some(0), "{}", count.name);
        }
    });
}
