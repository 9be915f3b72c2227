//! Every SQL text of every room on both engines, and every column accounted for.

use perennial::routes;
use std::collections::{BTreeMap, BTreeSet};
use testkit::{Engine, Home, engines};

fn migrated(engine: Engine) -> (db::Db, Home) {
    let home = Home::new(engine);
    let db = db::Db::open(&home.place()).unwrap();
    db.migrate(1, |_| Ok(())).unwrap();
    (db, home)
}

#[test]
fn every_statement_prepares_on_every_engine() {
    // Something of every room is linked in, or its statements would be missing here without a sound.
    let mut rooms: BTreeSet<&str> = db::registered().iter().filter_map(|s| s.name.split("::").next()).collect();
    rooms.remove("house"); // These tests look for themselves.
    assert_eq!(rooms, BTreeSet::from(["desk", "ground", "inclusion", "portfolio", "teams"]));
    for engine in engines() {
        let (db, _home) = migrated(engine);
        let refused: Vec<String> =
            db::registered().into_iter().filter_map(|s| db.prepare(s).err().map(|error| format!("{}: {error}", s.name))).collect();
        assert!(refused.is_empty(), "on {engine:?}:\n{}", refused.join("\n"));
    }
}

#[test]
fn parameters_first_appear_in_order() {
    // SQLite numbers by appearance, PostgreSQL by name: only in order do both mean the same.
    let wrong: Vec<String> = db::registered().into_iter().filter_map(|s| s.parameters().err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn statement_names_are_unique() {
    let mut seen = BTreeSet::new();
    let twice: Vec<&str> = db::registered().iter().map(|s| s.name).filter(|name| !seen.insert(*name)).collect();
    assert_eq!(twice, Vec::<&str>::new());
}

/// Tables and columns as they are in the migrations.
fn actual() -> BTreeMap<String, Vec<String>> {
    let text: String =
        db::migrations().iter().flat_map(|m| m.sql.lines()).map(|l| l.split("--").next().unwrap().to_string() + "\n").collect();
    let added = text.split(';').filter_map(|s| s.trim().strip_prefix("alter table "));
    let added: Vec<(String, String)> = added
        .map(|change| {
            let (table, column) = change.split_once(" add column ").expect("tables only grow");
            (table.trim().to_string(), column.split_whitespace().next().unwrap().to_string())
        })
        .collect();
    let creates = text.split(';').filter_map(|s| s.trim().strip_prefix("create table "));
    let tables = creates.map(|create| {
        let (name, inside) = create.split_once('(').unwrap();
        let columns = inside.split("primary key").next().unwrap().split(',').filter_map(|c| c.split_whitespace().next());
        (name.trim().to_string(), columns.map(str::to_string).collect())
    });
    let mut tables: BTreeMap<String, Vec<String>> = tables.collect();
    for (table, column) in added {
        tables.get_mut(&table).expect("made before it grows").push(column);
    }
    tables
}

#[test]
fn every_table_and_column_says_what_it_is_for() {
    let elements = routes::elements(None);
    let told: Vec<ground::TableInfo> = elements.iter().flat_map(|e| e.tables()).collect();
    let actual = actual();
    assert_eq!(
        actual.keys().cloned().collect::<BTreeSet<_>>(),
        db::tables().into_iter().collect(),
        "this test reads the migrations rightly"
    );
    assert_eq!(told.len(), told.iter().map(|t| t.name).collect::<BTreeSet<_>>().len(), "a table is told about twice");
    assert_eq!(told.iter().map(|t| t.name.to_string()).collect::<BTreeSet<_>>(), actual.keys().cloned().collect());
    for table in told {
        let columns: Vec<&str> = table.columns.iter().map(|c| c.name).collect();
        assert_eq!(columns, actual[table.name], "columns of {}", table.name);
        assert!(table.columns.iter().all(|c| !c.purpose.is_empty()), "a column of {} without purpose", table.name);
    }
}

#[test]
fn every_key_begins_with_the_organization() {
    // account and door are global: a sign-in, and the digest that leads to an organization.
    let text: String =
        db::migrations().iter().flat_map(|m| m.sql.lines()).map(|l| l.split("--").next().unwrap().to_string() + "\n").collect();
    for create in text.split(';').filter_map(|s| s.trim().strip_prefix("create table ")) {
        let name = create.split([' ', '(']).next().unwrap();
        let key = create.split("primary key (").nth(1).unwrap();
        let global = matches!(name, "organization" | "account" | "door");
        assert!(global || key.starts_with("organization"), "{name}");
    }
}
