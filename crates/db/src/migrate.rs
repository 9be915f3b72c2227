//! Numbered migrations, one transaction each, checksummed. They only add; the data folder of every earlier state
//! upgrades.

use crate::{Db, Engine, Error, Tx, Value, dialect};
use sha2::{Digest, Sha256};

/// One step of the schema: its number is its place in the list, from 1.
pub struct Migration {
    pub name: &'static str,
    pub sql: &'static str,
}

macro_rules! migration {
    ($($name:literal),+ $(,)?) => { &[$(Migration { name: $name, sql: include_str!(concat!("../migrations/", $name, ".sql")) }),+] };
}

/// All migrations, oldest first. A new capability adds one line here and one file beside the others.
pub fn migrations() -> &'static [Migration] {
    migration![
        "0001_ground",
        "0002_portfolio",
        "0003_teams",
        "0004_inclusion_pulse",
        "0005_roster",
        "0006_calendar",
        "0007_people",
        "0008_accounts",
        "0009_data_rights",
        "0010_vault",
        "0011_rollover",
        "0012_search_and_trash",
        "0013_vault",
        "0014_portfolio_pause",
        "0015_inclusion_outline",
        "0016_left_by_hand",
        "0017_closed_by_hand",
        "0018_portfolio_sustain",
        "0019_portfolio_innovation",
        "0020_portfolio_load",
        "0021_files",
        "0022_desk_board",
        "0023_name_order",
        "0024_portfolio_stage",
        "0025_timeline_about",
        "0026_portfolio_successors",
        "0027_inclusion_asking",
        "0028_portfolio_follow_up",
    ]
}

/// Every table that the migrations make, in the order they are made: parents before children.
pub fn tables() -> Vec<String> {
    let name = |line: &str| line.trim().strip_prefix("create table ").and_then(|rest| rest.split([' ', '(']).next()).map(str::to_string);
    migrations().iter().flat_map(|m| m.sql.lines().filter_map(name).collect::<Vec<_>>()).collect()
}

pub(crate) const JOURNAL_TEXT: &str = "create table if not exists migration (number bigint not null, name text not null, checksum text not null, applied_at bigint not null, primary key (number))";

pub(crate) fn checksum(sql: &str) -> String {
    Sha256::digest(sql.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

pub(crate) fn migrate(db: &Db, now_micros: i64, before: impl FnOnce(&Db) -> Result<(), Error>) -> Result<usize, Error> {
    db.write_now(|tx| tx.script(JOURNAL_TEXT))?;
    let applied = db.read_now(applied)?;
    let known = migrations();
    missing(&applied)?;
    if !applied.is_empty() && applied.len() < known.len() {
        before(db)?;
    }
    for (at, migration) in known.iter().enumerate().skip(applied.len()) {
        apply(db, at as i64 + 1, migration, now_micros)?;
    }
    Ok(known.len() - applied.len())
}

/// How many of the known steps are not applied yet, after checking that those applied are the known ones.
pub(crate) fn missing(applied: &[(i64, String, String)]) -> Result<usize, Error> {
    let known = migrations();
    if applied.len() > known.len() {
        return Err(Error::Newer { found: applied.len() as i64, known: known.len() as i64 });
    }
    for ((number, name, sum), migration) in applied.iter().zip(known) {
        if *sum != checksum(migration.sql) {
            return Err(Error::Migration { number: *number, name: name.clone() });
        }
    }
    Ok(known.len() - applied.len())
}

/// Whether anything was ever made here.
pub(crate) fn has_journal(tx: &mut Tx) -> bool {
    tx.ad_hoc("select 1 from migration limit 1", &[]).is_ok()
}

pub(crate) fn applied(tx: &mut Tx) -> Result<Vec<(i64, String, String)>, Error> {
    let rows = tx.ad_hoc("select number, name, checksum from migration order by number", &[])?;
    rows.into_iter()
        .map(|row| {
            let mut c = row.cells();
            Ok((c.next()?, c.next()?, c.next()?))
        })
        .collect()
}

fn apply(db: &Db, number: i64, migration: &'static Migration, now_micros: i64) -> Result<(), Error> {
    let engine = db.engine();
    db.write_now(move |tx| {
        tx.script(&dialect::schema(migration.sql, engine))?;
        let row = vec![Value::Int(number), migration.name.into(), checksum(migration.sql).into(), now_micros.into()];
        tx.bulk("migration", &["number", "name", "checksum", "applied_at"], &[row])
    })
}

/// The schema of the first `count` migrations on a bare SQLite connection: for backup files.
pub(crate) fn schema_for_backup(connection: &rusqlite::Connection, count: usize) -> Result<(), Error> {
    connection.execute_batch(JOURNAL_TEXT)?;
    for migration in &migrations()[..count] {
        connection.execute_batch(&dialect::schema(migration.sql, Engine::Sqlite))?;
    }
    Ok(())
}
