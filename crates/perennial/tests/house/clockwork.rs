//! Work that is due is done by itself, and done again when it failed.

use crate::fixtures::{begun, drafted, links, opened};
use crate::on_each_engine;
use ground::jobs::{self, Job};
use ground::timeline::{self, Chain, Event};
use ground::{Actor, OrganizationId, Refusal, Role};
use perennial::clockwork;
use testkit::{At, TestApp};

/// What the clockwork would take now.
fn taken(app: &TestApp) -> Vec<Job> {
    let now = app.now();
    app.app.ground.db.write_now(move |tx| jobs::take(tx, now, 100)).unwrap()
}

fn work(app: &TestApp) -> usize {
    let jobs = taken(app);
    for job in &jobs {
        clockwork::settle(&app.app, job);
    }
    jobs.len()
}

fn chain(app: &TestApp, organization: OrganizationId) -> Chain {
    app.app.ground.db.read_now(move |tx| timeline::check(tx, organization)).unwrap()
}

fn record(app: &TestApp) {
    let person = app.person(Role::Teacher, At::Own).clone();
    let id = person.id;
    app.by(&person, move |op| timeline::record(op, Event::PartGiven, id.0, None));
}

#[test]
fn the_timeline_is_sealed_soon_after_something_happened() {
    on_each_engine(|app| {
        let organization = app.district.organization;
        assert_eq!(chain(app, organization), Chain::Whole { seals: 0 });
        assert_eq!(taken(app).len(), 0, "not at once: what happens together is sealed together");
        app.later_seconds(61);
        assert!(work(app) > 0);
        assert_eq!(chain(app, organization), Chain::Whole { seals: 1 });
        app.later_seconds(3_600);
        assert_eq!(work(app), 0, "nothing new, nothing due");
        record(app);
        app.later_seconds(61);
        assert_eq!(work(app), 1);
        assert_eq!(chain(app, organization), Chain::Whole { seals: 2 });
    });
}

#[test]
fn a_job_in_hand_is_not_given_to_another_and_comes_back_when_its_holder_is_gone() {
    on_each_engine(|app| {
        app.later_seconds(61);
        assert!(!taken(app).is_empty());
        assert!(taken(app).is_empty(), "under a lease");
        app.later_seconds(301);
        assert!(!taken(app).is_empty(), "whoever had it is gone");
    });
}

#[test]
fn a_job_nobody_knows_is_put_off_longer_each_time_and_kept() {
    on_each_engine(|app| {
        app.later_seconds(61);
        while work(app) > 0 {}
        let organization = app.district.organization;
        app.app
            .ground
            .write_now(Actor::System(organization), move |op| jobs::due(op, "from-a-later-release", organization.0, op.now))
            .unwrap();
        assert_eq!(work(app), 1);
        assert_eq!(work(app), 0);
        app.later_seconds(31);
        assert_eq!(work(app), 1);
        app.later_seconds(31);
        assert_eq!(work(app), 0, "a minute now");
        app.later_seconds(30);
        assert_eq!(work(app), 1);
    });
}

#[test]
fn a_wave_closes_by_itself_after_its_last_day() {
    on_each_engine(|app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app);
        let pulse = drafted(&mut principal, implementation, "By itself");
        opened(&mut principal, pulse);
        let tokens = links(&mut principal, pulse);
        for (n, token) in tokens.iter().enumerate().skip(1) {
            app.browser().post_bare(&format!("/r/{token}"), &[("a0", "4"), ("a1", ["2", "5"][n % 2]), ("once", "x")]).ok();
        }
        // Its last day is 1 December; in Chicago that ends at 6:00 UTC on the 2nd.
        app.later_days(7);
        while work(app) > 0 {}
        app.browser().get(&format!("/r/{}", tokens[0])).ok();
        app.later_seconds(39 * 3_600 + 60);
        while work(app) > 0 {}
        let late = [("a0", "4"), ("a1", "4"), ("once", "late")];
        app.browser().post_bare(&format!("/r/{}", tokens[0]), &late).assert_status(410);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&format!("/pulses/{pulse}/figures.csv")).ok();
        principal.get(&format!("/pulses/{pulse}/links")).assert_status(404);
        // A month later its doors are gone.
        app.later_days(31);
        while work(app) > 0 {}
        app.browser().get(&format!("/r/{}", tokens[0])).assert_status(404);
    });
}

#[test]
fn a_close_that_was_cut_off_before_its_key_was_destroyed_is_finished() {
    on_each_engine(|app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app);
        let pulse = drafted(&mut principal, implementation, "Cut off");
        opened(&mut principal, pulse);
        let keys = app.app.settings.data.join("keys");
        let names = || std::fs::read_dir(&keys).unwrap().map(|file| file.unwrap().path()).collect::<Vec<_>>();
        let name = names().pop().unwrap();
        let key = std::fs::read(&name).unwrap();
        principal.post(&format!("/pulses/{pulse}/closure"), &[]).assert_status(303);
        assert!(names().is_empty());
        // As if the machine had lost its power between the last transaction and the key.
        std::fs::write(&name, key).unwrap();
        while work(app) > 0 {}
        assert!(names().is_empty());
    });
}

#[test]
fn what_was_deleted_brought_back_and_deleted_again_goes_thirty_days_after_the_second_time() {
    on_each_engine(|app| {
        let (_, implementation) = begun(app);
        let page = format!("/implementations/{implementation}");
        let principal = || app.signed_in(app.person(Role::Principal, At::Own));
        let trash = principal().post(&format!("{page}/deletion"), &[]).location().to_string();
        let subject = trash.rsplit('=').next().unwrap().to_string();
        app.later_days(10);
        principal().post("/trash", &[("subject", &subject)]).assert_status(303);
        principal().get(&page).ok();
        app.later_days(10);
        principal().post(&format!("{page}/deletion"), &[]).assert_status(303);
        app.later_days(11);
        while work(app) > 0 {}
        principal().get("/trash").ok().assert_has("Partner Reading");
        app.later_days(19);
        while work(app) > 0 {}
        principal().get("/trash").ok().assert_has("Nothing here");
    });
}

#[test]
fn a_changed_row_of_the_timeline_is_found() {
    on_each_engine(|app| {
        app.later_seconds(61);
        while work(app) > 0 {}
        record(app);
        app.later_seconds(61);
        while work(app) > 0 {}
        let organization = app.district.organization;
        assert_eq!(chain(app, organization), Chain::Whole { seals: 2 });
        app.app
            .ground
            .write_now(Actor::System(organization), move |op| Ok::<_, Refusal>(op.tx.execute(&FORGE, db::params![organization])?))
            .unwrap();
        assert_eq!(chain(app, organization), Chain::Broken { seal: 1 });
    });
}

db::statements! {
    FORGE = "update timeline set at = at + 1 where organization = $1 and seal = 1";
}
