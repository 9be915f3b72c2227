//! A database is brought to this release, or left alone.

use crate::{Home, on_each_engine};
use db::{Error, Uuid, Value, params, statements};
use std::cell::Cell;

fn migrated(home: &Home) -> usize {
    home.open().migrate(1, |_| panic!("nothing to back up in an empty database")).unwrap()
}

statements! {
    PLAN_NOTE = "select note, changed_at from learning_plan where implementation = $1";
    OLD_WORDS = "select adult_learning from implementation where id = $1";
}

/// Takes the last step back, as an older release would have left it.
fn one_step_back(home: &Home) {
    back_to(home, db::migrations().len() - 1);
}

/// Leaves the first so many steps.
fn back_to(home: &Home, steps: usize) {
    for step in db::migrations().iter().skip(steps).rev() {
        // An index would hold its column.
        let indexes = step.sql.lines().filter_map(|line| line.trim().strip_prefix("create index ")?.split(' ').next());
        for index in indexes {
            home.raw(&format!("drop index {index}"));
        }
        let columns = step.sql.lines().filter_map(|line| line.trim().strip_prefix("alter table ")?.split_once(" add column "));
        for (table, column) in columns {
            home.raw(&format!("alter table {table} drop column {}", column.split_whitespace().next().unwrap()));
        }
        let tables = step.sql.lines().filter_map(|line| line.trim().strip_prefix("create table ")?.split([' ', '(']).next());
        for table in tables {
            home.raw(&format!("drop table {table}"));
        }
    }
    home.raw(&format!("delete from migration where number > {steps}"));
}

#[test]
fn an_empty_database_gets_every_step_once_and_no_backup() {
    on_each_engine(|home| {
        assert_eq!(migrated(home), db::migrations().len());
        assert_eq!(migrated(home), 0);
        assert_eq!(home.open().migrations_missing().unwrap(), 0);
        home.open().quick_check().unwrap();
    });
}

#[test]
fn before_the_first_change_to_something_a_backup_is_made() {
    on_each_engine(|home| {
        migrated(home);
        one_step_back(home);
        let db = home.open();
        assert_eq!(db.migrations_missing().unwrap(), 1);
        let called = Cell::new(0);
        let to = home.folder.path().join("before.db");
        let done = db.migrate(2, |db| {
            called.set(called.get() + 1);
            db::backup(db, &to, &[]).map(|_| ())
        });
        assert_eq!((done.unwrap(), called.get()), (1, 1));
        db::verify(&to).unwrap();
    });
}

#[test]
fn without_its_backup_nothing_changes() {
    on_each_engine(|home| {
        migrated(home);
        one_step_back(home);
        assert!(home.open().migrate(2, |_| Err(Error::Busy)).is_err());
        assert_eq!(home.open().migrations_missing().unwrap(), 1);
    });
}

#[test]
fn a_step_that_changed_since_is_refused() {
    on_each_engine(|home| {
        migrated(home);
        home.raw("update migration set checksum = 'another' where number = 2");
        let refused = home.open().migrate(2, |_| Ok(()));
        assert!(matches!(refused, Err(Error::Migration { number: 2, .. })), "{refused:?}");
    });
}

#[test]
fn a_database_of_a_newer_release_is_refused() {
    on_each_engine(|home| {
        migrated(home);
        home.raw("insert into migration values (9999, '9999_later', 'x', 1)");
        let refused = home.open().migrate(2, |_| Ok(()));
        assert!(matches!(refused, Err(Error::Newer { .. })), "{refused:?}");
    });
}

#[test]
fn a_step_that_fails_halfway_leaves_the_step_before() {
    on_each_engine(|home| {
        migrated(home);
        one_step_back(home);
        // The last table of the step is in the way.
        let last = db::tables().pop().unwrap();
        home.raw(&format!("create table {last} (x bigint not null primary key)"));
        assert!(home.open().migrate(2, |_| Ok(())).is_err());
        assert_eq!(home.open().migrations_missing().unwrap(), 1);
        home.raw(&format!("drop table {last}"));
        assert_eq!(home.open().migrate(3, |_| Ok(())).unwrap(), 1);
    });
}

#[test]
fn what_was_written_about_learning_becomes_the_note_of_a_plan() {
    on_each_engine(|home| {
        migrated(home);
        let before = db::migrations().iter().position(|m| m.name.ends_with("_portfolio_stage")).unwrap();
        back_to(home, before);
        let columns = &["organization", "id", "innovation", "unit", "stage", "furthest", "adult_learning", "created_at"];
        let row = |n: u128, words: &str| -> Vec<Value> {
            let id = |n: u128| Value::from(Uuid::from_u128(n));
            vec![id(1), id(n), id(n), id(n), "decide".into(), "decide".into(), words.into(), Value::Int(7)]
        };
        let rows = vec![row(2, "Four sessions,\npractice between"), row(3, "")];
        home.open().write_now(move |tx| tx.bulk("implementation", columns, &rows)).unwrap();
        home.open().migrate(9, |_| Ok(())).unwrap();
        let told = |n: u128| {
            home.open().read_now(move |tx| {
                let of = Uuid::from_u128(n);
                let note = tx.one(&PLAN_NOTE, params![of], |c| Ok((c.next::<String>()?, c.next::<i64>()?)))?;
                Ok::<_, Error>((note, tx.one(&OLD_WORDS, params![of], |c| c.next::<String>())?))
            })
        };
        assert_eq!(told(2).unwrap(), (Some(("Four sessions,\npractice between".into(), 7)), Some(String::new())));
        assert_eq!(told(3).unwrap(), (None, Some(String::new())));
    });
}
