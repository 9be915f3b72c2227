//! One backup format for both engines, whole or refused.

use crate::{Home, on_each_engine, postgres, sqlite};
use db::{BackupReport, Db, Error, Place, Uuid, Value};
use std::path::Path;

/// A column: its name, its type, whether it may be empty.
type Column = (String, String, bool);

/// The columns of every table with their types, read from the migrations.
fn schema() -> Vec<(String, Vec<Column>)> {
    let text: String =
        db::migrations().iter().flat_map(|m| m.sql.lines()).map(|l| l.split("--").next().unwrap().to_string() + "\n").collect();
    let creates = text.split(';').filter_map(|s| s.trim().strip_prefix("create table "));
    creates
        .map(|create| {
            let (name, inside) = create.split_once('(').unwrap();
            let columns = inside.split("primary key").next().unwrap().split(',').filter_map(|c| {
                let mut words = c.split_whitespace();
                Some((words.next()?.to_string(), words.next()?.to_string(), !c.contains("not null")))
            });
            (name.trim().to_string(), columns.collect())
        })
        .collect()
}

fn value(kind: &str, row: u64, column: u64) -> Value {
    let n = row.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ column;
    match kind {
        "uuid" => Value::Uuid(Uuid::from_u64_pair(n, row)),
        "bytea" => Value::Bytes(n.to_be_bytes().iter().chain(&row.to_be_bytes()).copied().collect()),
        "bigint" => Value::Int(row as i64 - 3),
        "boolean" => Value::Bool(row.is_multiple_of(2)),
        "double" => Value::Real(row as f64 / 3.0),
        _ => Value::Text(format!("{row}: été 🌱 '{column}")),
    }
}

/// Rows in every table; in one of them more than are copied at a time.
fn filled(home: &Home) -> Db {
    let db = home.open();
    db.migrate(1, |_| Ok(())).unwrap();
    for (table, columns) in schema() {
        let count = if table == "person" { 11_003 } else { 7 };
        let rows: Vec<Vec<Value>> = (0..count)
            .map(|row| {
                columns
                    .iter()
                    .zip(0..)
                    .map(|((_, kind, nullable), at)| if *nullable && row % 3 == 0 { Value::Null } else { value(kind, row, at) })
                    .collect()
            })
            .collect();
        db.write_now(move |tx| {
            let names: Vec<&str> = columns.iter().map(|c| c.0.as_str()).collect();
            tx.bulk(&table, &names, &rows)
        })
        .unwrap();
    }
    db
}

/// All rows of a backup file, as its tables hold them.
fn dump(file: &Path) -> Vec<(String, Vec<Vec<rusqlite::types::Value>>)> {
    let connection = rusqlite::Connection::open(file).unwrap();
    let rows = |table: &String| {
        let mut all = connection.prepare(&format!("select * from {table}")).unwrap();
        let width = all.column_count();
        let found = all.query_map([], |row| (0..width).map(|i| row.get(i)).collect::<Result<Vec<_>, _>>()).unwrap();
        found.collect::<Result<Vec<_>, _>>().unwrap()
    };
    db::tables().iter().map(|table| (table.clone(), rows(table))).collect()
}

#[test]
fn a_backup_goes_round_both_engines_and_comes_back_the_same() {
    let (first, last) = (sqlite(), sqlite());
    let db = filled(&first);
    let (one, two) = (first.folder.path().join("one.db"), first.folder.path().join("two.db"));
    let written = db::backup(&db, &one, &[]).unwrap();
    assert_eq!(db::verify(&one).unwrap().rows.len(), written.rows.len());
    let between = match postgres() {
        Some(between) => db::restore(&one, &between.place(), 2).map(|(db, _)| (db, between)),
        None => {
            let between = sqlite();
            db::restore(&one, &between.place(), 2).map(|(db, _)| (db, between))
        }
    };
    let (between_db, _between) = between.unwrap();
    db::backup(&between_db, &two, &[]).unwrap();
    let (db, report) = db::restore(&two, &last.place(), 3).unwrap();
    assert_eq!(sum(&report), sum(&written));
    let three = first.folder.path().join("three.db");
    db::backup(&db, &three, &[]).unwrap();
    assert_eq!(dump(&one), dump(&two));
    assert_eq!(dump(&one), dump(&three));
    assert_eq!(dump(&one).iter().find(|(t, _)| t == "person").unwrap().1.len(), 11_003);
}

fn sum(report: &BackupReport) -> i64 {
    report.rows.iter().map(|(_, n)| n).sum()
}

#[test]
fn what_must_never_leave_is_not_in_the_file() {
    on_each_engine(|home| {
        let db = filled(home);
        let to = home.folder.path().join("backup.db");
        db::backup(&db, &to, &["pulse_used"]).unwrap();
        db::verify(&to).unwrap();
        let tables = dump(&to);
        assert!(tables.iter().all(|(table, rows)| rows.is_empty() == (table == "pulse_used")));
    });
}

#[test]
fn a_backup_is_taken_while_others_write_and_is_of_one_moment() {
    on_each_engine(|home| {
        let db = filled(home);
        let writer = db.clone();
        let busy = std::thread::spawn(move || {
            for n in 0..200u64 {
                // Always two rows at once, in two tables.
                let row = |n: u64| vec![value("uuid", n + 1_000_000, 0), value("uuid", n, 1), value("uuid", n, 2), value("uuid", n, 3)];
                let (a, b) = (row(n), row(n));
                writer
                    .write_now(move |tx| {
                        let bytes = |id: &Value| match id {
                            Value::Uuid(u) => Value::Bytes(u.as_bytes().to_vec()),
                            other => other.clone(),
                        };
                        tx.bulk(
                            "team_member",
                            &["organization", "team", "person", "part", "since"],
                            &[vec![a[0].clone(), a[1].clone(), a[2].clone(), "p".into(), "s".into()]],
                        )?;
                        tx.bulk(
                            "timeline_words",
                            &["organization", "event", "salt", "words"],
                            &[vec![b[0].clone(), b[1].clone(), bytes(&b[2]), "w".into()]],
                        )
                    })
                    .unwrap();
            }
        });
        for round in 0..5 {
            let to = home.folder.path().join(format!("while-{round}.db"));
            let report = db::backup(&db, &to, &[]).unwrap();
            let count = |name: &str| report.rows.iter().find(|(t, _)| t == name).unwrap().1;
            assert_eq!(count("team_member"), count("timeline_words"));
            db::verify(&to).unwrap();
        }
        busy.join().unwrap();
    });
}

#[test]
fn a_backup_is_restored_into_an_empty_place_only() {
    on_each_engine(|home| {
        let db = filled(home);
        let to = home.folder.path().join("backup.db");
        db::backup(&db, &to, &[]).unwrap();
        drop(db);
        let refused = db::restore(&to, &home.place(), 2).map(|_| ());
        assert!(matches!(refused, Err(Error::Backup(_))), "{refused:?}");
    });
}

#[test]
fn a_damaged_or_foreign_file_is_no_backup() {
    let home = sqlite();
    let db = filled(&home);
    let whole = home.folder.path().join("whole.db");
    db::backup(&db, &whole, &[]).unwrap();
    let bytes = std::fs::read(&whole).unwrap();
    let half = home.folder.path().join("half.db");
    std::fs::write(&half, &bytes[..bytes.len() / 2]).unwrap();
    assert!(db::verify(&half).is_err());
    let short = home.folder.path().join("short.db");
    std::fs::copy(&whole, &short).unwrap();
    rusqlite::Connection::open(&short).unwrap().execute_batch("delete from person where active = 1").unwrap();
    assert!(matches!(db::verify(&short), Err(Error::Backup(_))));
    let foreign = home.folder.path().join("foreign.db");
    rusqlite::Connection::open(&foreign).unwrap().execute_batch("create table x (y)").unwrap();
    assert!(db::verify(&foreign).is_err());
    let place = Place::Sqlite(home.folder.path().join("never.db"));
    assert!(db::restore(&half, &place, 1).is_err());
}
