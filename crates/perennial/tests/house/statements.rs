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
    // account and door are global: a sign-in, and the digest that leads to an organization. Whoever runs the server belongs
    // to no organization, nor do their sign-ins and the links made on the console for an account.
    let text: String =
        db::migrations().iter().flat_map(|m| m.sql.lines()).map(|l| l.split("--").next().unwrap().to_string() + "\n").collect();
    for create in text.split(';').filter_map(|s| s.trim().strip_prefix("create table ")) {
        let name = create.split([' ', '(']).next().unwrap();
        let key = create.split("primary key (").nth(1).unwrap();
        let global = matches!(name, "organization" | "account" | "door" | "operator" | "operator_sign_in" | "account_link");
        assert!(global || key.starts_with("organization"), "{name}");
    }
}

fn told() -> Vec<ground::TableInfo> {
    routes::elements(None).iter().flat_map(|e| e.tables()).collect()
}

#[test]
fn every_table_says_how_long_it_is_kept_and_has_one_clock_for_it() {
    let clocks: Vec<ground::data_rights::Clock> = routes::elements(None).iter().flat_map(|e| e.clocks()).collect();
    let wrong = ground::data_rights::wrong_clocks(&told(), &clocks);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_column_about_a_person_says_what_erasing_them_does_with_it() {
    let wrong = ground::data_rights::wrong_erasures(&told());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_column_that_says_nothing_of_erasure_or_a_clock_that_is_none_is_found() {
    use ground::data_rights::{wrong_clocks, wrong_erasures};
    use ground::table_info::{Class::*, Erasure, Retention, TableInfo, column};
    let with = |columns: &'static [ground::Column], retention| TableInfo { name: "membership", columns, retention, in_backup: true };
    const SILENT: &[ground::Column] = &[column("person", Record, "whose"), column("role", Record, "what")];
    const SAID: &[ground::Column] =
        &[column("person", Record, "whose").of_person(Erasure::Keep), column("role", Record, "what").on_erasure(Erasure::Keep)];
    const GONE: &[ground::Column] = &[column("person", Record, "whose").of_person(Erasure::DeleteRow), column("role", Record, "what")];
    let wrong = |columns| wrong_erasures(&[with(columns, Retention::Organization)]).len();
    assert_eq!((wrong(SILENT), wrong(SAID), wrong(GONE)), (2, 0, 0));
    let after = |column| Retention::After { column, days: 10, why: "because" };
    let unclocked = |retention| wrong_clocks(&[with(SAID, retention)], &[]).len();
    assert_eq!(unclocked(after("begins_on")), 0);
    assert_eq!(unclocked(after("person.email")), 1, "a column elsewhere needs a clock of its own");
    assert_eq!(unclocked(after("nonsense")), 2);
    assert_eq!(unclocked(Retention::With("nonsense")), 1);
    assert_eq!(unclocked(Retention::Until("")), 1);
}

#[test]
fn every_table_is_told_in_words_a_parent_can_read_in_both_languages() {
    let mut missing = Vec::new();
    for lang in kit::i18n::Lang::ALL {
        let w = kit::Words::new(lang);
        for table in told() {
            let key = kit::data_rights::key(table.name);
            let mut keys = vec![key.clone(), format!("{key}-why")];
            if matches!(table.retention, ground::Retention::Until(_)) {
                keys.push(format!("{key}-until"));
            }
            missing.extend(keys.into_iter().filter(|k| !w.knows(k)).map(|k| format!("{} in locales/{}/data-rights.ftl", k, lang.code())));
        }
    }
    assert!(
        missing.is_empty(),
        "the page /data needs these sentences (name, what for, and for Until what ends it):\n{}",
        missing.join("\n")
    );
}
