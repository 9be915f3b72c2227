//! What the day costs does not grow with the organization: ten items read what those ten need.

use crate::{TOMORROW, begin, confirm, rooms, tick};
use desk::rollover::apply;
use ground::{Actor, Op, PersonId, Refusal, Role, people};
use testkit::{At, TestApp, on_each_engine};

/// So many more people at the next school, each with a part.
fn hire(app: &TestApp, from: usize, to: usize) -> Vec<PersonId> {
    let unit = app.district.sibling;
    app.app
        .ground
        .write_now(Actor::System(app.district.organization), move |op| {
            let hire = |op: &mut Op, n: usize| {
                let (given, email) = (format!("Person {n}"), format!("p{n}@otter.example"));
                Ok::<_, Refusal>(people::enroll(op, &given, "Many", Some(&email), unit, Role::Teacher)?.id)
            };
            (from..to).map(|n| hire(op, n)).collect::<Result<Vec<_>, _>>()
        })
        .unwrap()
}

/// The rows that the first ten leavers of a year read.
fn rows_of_a_piece(app: &TestApp, leaving: &[PersonId]) -> usize {
    let mut admin = app.signed_in(app.person(Role::Administrator, At::District));
    let id = begin(&mut admin, app.district.root, TOMORROW);
    tick(&mut admin, id, app.district.sibling, leaving);
    confirm(&mut admin, id);
    let house = app.app.clone();
    let given = app.app.ground.write_now(Actor::System(app.district.organization), move |op| {
        // As if its day had come; nothing of it stays.
        op.now = op.now.plus_days(1);
        apply::piece(op, &house, id)?;
        Err::<(), _>(Given(op.tx.rows_given()))
    });
    admin.post(&format!("{}/end", kit::paths::rollover(id)), &[]).assert_status(303);
    given.expect_err("undone").0
}

#[derive(Debug)]
struct Given(usize);

impl From<db::Error> for Given {
    fn from(error: db::Error) -> Given {
        panic!("{error}")
    }
}

impl From<Refusal> for Given {
    fn from(refusal: Refusal) -> Given {
        panic!("{refusal}")
    }
}

#[test]
fn ten_items_read_the_same_rows_among_twenty_people_and_among_three_hundred() {
    on_each_engine(rooms, |app| {
        let leaving = hire(app, 0, 12);
        let few = rows_of_a_piece(app, &leaving);
        hire(app, 12, 300);
        let many = rows_of_a_piece(app, &leaving);
        assert!(few > 20 && many < few + 20, "{few} rows among few, {many} among many");
    });
}

#[test]
fn what_may_be_one_person_is_suggested_without_reading_everyone() {
    on_each_engine(rooms, |app| {
        let unit = app.district.sibling;
        hire(app, 0, 300);
        let twins = app.by(app.person(Role::Administrator, At::District), move |op| {
            let one = people::add(op, "Inés", "Okáfor", Some("INES@otter.example "), unit, Role::Coach, None)?.id;
            let same_name = people::add(op, "Ines", "Okafor", None, unit, Role::Teacher, None)?.id;
            let same_address = people::add(op, "I.", "Other", Some("ines@otter.example"), unit, Role::Teacher, None)?.id;
            Ok::<_, Refusal>((one, same_name, same_address))
        });
        let (found, rows) = app.look(|op| {
            let before = op.tx.rows_given();
            let found = people::suggestions(op)?;
            Ok((found, op.tx.rows_given() - before))
        });
        let is_pair = |one, other| found.iter().any(|(a, b)| (a.id, b.id) == (one, other) || (b.id, a.id) == (one, other));
        assert!(found.len() == 2 && is_pair(twins.0, twins.1) && is_pair(twins.0, twins.2), "{found:?}");
        assert!(rows < 20, "{rows} rows");
    });
}
