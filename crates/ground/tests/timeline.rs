//! The timeline proves that no row was changed or lost, and lets words be erased.

use db::{params, statements};
use ground::timeline::{self, Chain, Event};
use ground::{Actor, Op, Refusal, Role, jobs};
use testkit::{At, TestApp, on_each_engine};

statements! {
    FALSIFY = "update timeline set event = 'person-added' where organization = $1 and event = 'gate-overridden'";
    LOSE = "delete from timeline where organization = $1 and event = 'stage-moved'";
}

fn rooms() -> Vec<Box<dyn testkit::Element>> {
    Vec::new()
}

/// A few events, sealed.
fn sealed(app: &TestApp) {
    let principal = app.person(Role::Principal, At::Own);
    app.by(principal, |op: &mut Op| {
        let subject = op.random_id::<db::Uuid>();
        timeline::record(op, Event::StageMoved, subject, None)?;
        timeline::record_with_words(op, Event::GateOverridden, subject, None, "We were in a hurry")?;
        timeline::record(op, Event::TeamFormed, subject, None)
    });
    while app.by(principal, timeline::seal) {}
}

fn chain(app: &TestApp) -> Chain {
    let organization = app.district.organization;
    app.look(move |op| Ok(timeline::check(op.tx, organization)?))
}

#[test]
fn erasing_words_keeps_the_chain_whole() {
    on_each_engine(rooms, |app| {
        sealed(app);
        assert!(matches!(chain(app), Chain::Whole { seals } if seals > 0));
        let organization = app.district.organization;
        app.by(app.person(Role::Principal, At::Own), move |op| {
            let row = timeline::latest(op, Event::GateOverridden)?.ok_or(Refusal::Missing)?;
            assert_eq!(row.words.as_deref(), Some("We were in a hurry"));
            timeline::erase_words(op.tx, organization, row.id)?;
            let after = timeline::latest(op, Event::GateOverridden)?.ok_or(Refusal::Missing)?;
            assert_eq!(after.words, None);
            Ok::<_, Refusal>(())
        });
        assert!(matches!(chain(app), Chain::Whole { .. }));
    });
}

#[test]
fn a_changed_or_lost_row_breaks_the_chain() {
    for statement in [&FALSIFY, &LOSE] {
        on_each_engine(rooms, |app| {
            sealed(app);
            let organization = app.district.organization;
            app.by(app.person(Role::Principal, At::Own), move |op| {
                assert_eq!(op.tx.execute(statement, params![organization])?, 1);
                Ok::<_, Refusal>(())
            });
            assert!(matches!(chain(app), Chain::Broken { .. }));
        });
    }
}

#[test]
fn a_due_job_is_taken_once_and_again_when_its_lease_runs_out() {
    on_each_engine(rooms, |app| {
        let ground = &app.app.ground;
        let organization = app.district.organization;
        ground
            .write_now(Actor::System(organization), |op| {
                let now = op.now;
                jobs::due(op, "test-job", op.organization()?.0, now)?;
                jobs::due(op, "test-job", op.organization()?.0, now)
            })
            .expect("due");
        let take = |app: &TestApp| {
            let now = app.now();
            let taken = app.app.ground.db.write_now(move |tx| jobs::take(tx, now, 10)).expect("taken");
            taken.into_iter().filter(|job| job.kind == "test-job").count()
        };
        assert_eq!(take(app), 1, "the same job twice is one job");
        assert_eq!(take(app), 0, "it is leased");
        app.later_seconds(3_600);
        assert_eq!(take(app), 1, "whoever held it is gone");
    });
}
