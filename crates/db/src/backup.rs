//! One backup format for both engines: a SQLite file with the same tables, copied row by row from one snapshot.
//! Because it is written anew there are no freed pages, no log and no order of arrival in it; tables that must never
//! leave (the used marks of open anonymous waves) are simply not copied.

use crate::{Db, Error, Place, Tx, Value, migrate, sqlite};
use rusqlite::{Connection, OptionalExtension};
use std::path::Path;

/// What a backup holds: rows per table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupReport {
    pub rows: Vec<(String, i64)>,
}

/// Copied at a time: keeps the memory of a backup flat.
const CHUNK: usize = 5_000;

/// Writes a backup of `db` to `to`, leaving out the tables named in `never`. The file appears only when whole.
pub fn backup(db: &Db, to: &Path, never: &[&str]) -> Result<BackupReport, Error> {
    let part = to.with_extension("part");
    let _ = std::fs::remove_file(&part);
    let never: Vec<String> = never.iter().map(|s| s.to_string()).collect();
    let path = part.clone();
    let report = db.read_now(move |tx| copy_out(tx, &path, &never))?;
    let settle = || {
        std::fs::File::open(&part)?.sync_all()?;
        std::fs::rename(&part, to)?;
        // The name, too, must survive a power cut.
        std::fs::File::open(to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")))?.sync_all()
    };
    settle().map_err(|e| Error::Backup(e.to_string()))?;
    Ok(report)
}

fn copy_out(tx: &mut Tx, path: &Path, never: &[String]) -> Result<BackupReport, Error> {
    let applied = migrate::applied(tx)?;
    let target = Connection::open(path)?;
    target.execute_batch("pragma journal_mode = off; pragma foreign_keys = off; begin")?;
    migrate::schema_for_backup(&target, applied.len())?;
    target.execute_batch(
        "create table backup_table (name text not null, row_count integer not null, primary key (name)) strict, without rowid",
    )?;
    let mut rows = Vec::new();
    for table in existing(&target)?.into_iter().filter(|t| t != "backup_table") {
        let count = if never.contains(&table) { 0 } else { copy_table(tx, &target, &table)? };
        target.execute("insert into backup_table values ($1, $2)", (&table, count))?;
        rows.push((table, count));
    }
    target.execute_batch("commit; pragma synchronous = full; vacuum")?;
    Ok(BackupReport { rows })
}

pub(crate) fn existing(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut found = connection.prepare("select name from sqlite_schema where type = 'table' order by rowid")?;
    let names = found.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(names)
}

pub(crate) fn columns(connection: &Connection, table: &str) -> Result<(Vec<String>, Vec<String>), Error> {
    let mut info = connection.prepare(&format!("select name, pk from pragma_table_info('{table}') order by cid"))?;
    let all = info.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<Vec<(String, i64)>, _>>()?;
    let mut keys: Vec<&(String, i64)> = all.iter().filter(|(_, pk)| *pk > 0).collect();
    keys.sort_by_key(|(_, pk)| *pk);
    Ok((all.iter().map(|(n, _)| n.clone()).collect(), keys.into_iter().map(|(n, _)| n.clone()).collect()))
}

/// Pages through one table by its primary key.
fn copy_table(tx: &mut Tx, target: &Connection, table: &str) -> Result<i64, Error> {
    let (all, keys) = columns(target, table)?;
    let at: Vec<usize> = keys.iter().filter_map(|k| all.iter().position(|c| c == k)).collect();
    let marks: Vec<String> = (1..=keys.len()).map(|n| format!("${n}")).collect();
    let (names, order) = (all.join(", "), keys.join(", "));
    let first = format!("select {names} from {table} order by {order} limit {CHUNK}");
    let next = format!("select {names} from {table} where ({order}) > ({}) order by {order} limit {CHUNK}", marks.join(", "));
    let columns: Vec<&str> = all.iter().map(String::as_str).collect();
    let mut count = 0;
    let mut after: Option<Vec<Value>> = None;
    loop {
        let found = match &after {
            None => tx.ad_hoc(&first, &[])?,
            Some(last) => tx.ad_hoc(&next, last)?,
        };
        let rows: Vec<Vec<Value>> = found.into_iter().map(|row| row.values).collect();
        count += rows.len() as i64;
        after = rows.last().map(|row| at.iter().map(|i| row[*i].clone()).collect());
        sqlite::bulk(target, table, &columns, &rows)?;
        if rows.len() < CHUNK {
            return Ok(count);
        }
    }
}

/// Checks that a file is a whole backup of a state this release can take: structure, migrations, row counts.
pub fn verify(from: &Path) -> Result<BackupReport, Error> {
    let connection = sqlite::connect(from, true)?;
    let sound: String = connection.query_row("pragma integrity_check", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(Error::Backup(sound));
    }
    let listed: Option<i64> =
        connection.query_row("select 1 from sqlite_schema where name = 'backup_table'", [], |r| r.get(0)).optional()?;
    if listed.is_none() {
        return Err(Error::Backup("it has no list of its tables".into()));
    }
    let mut steps = connection.prepare("select number, name, checksum from migration order by number")?;
    let steps = steps.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?.collect::<Result<Vec<(i64, String, String)>, _>>()?;
    let known = migrate::migrations();
    for (at, (number, name, sum)) in steps.iter().enumerate() {
        match known.get(at) {
            None => return Err(Error::Newer { found: *number, known: known.len() as i64 }),
            Some(m) if migrate::checksum(m.sql) != *sum => return Err(Error::Migration { number: *number, name: name.clone() }),
            Some(_) => {}
        }
    }
    let mut list = connection.prepare("select name, row_count from backup_table order by name")?;
    let rows = list.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<Vec<(String, i64)>, _>>()?;
    for (table, wanted) in &rows {
        let found: i64 = connection.query_row(&format!("select count(*) from {table}"), [], |r| r.get(0))?;
        if found != *wanted {
            return Err(Error::Backup(format!("{table} should hold {wanted} rows and holds {found}")));
        }
    }
    Ok(BackupReport { rows })
}

/// Fills an empty database from a verified backup and migrates it to this release.
pub fn restore(from: &Path, to: &Place, now_micros: i64) -> Result<(Db, BackupReport), Error> {
    restore_marked(from, to, now_micros, || Ok(()))
}

/// [`restore`]; `before` is done when it is sure that the backup is whole and the database empty, and before anything is
/// written.
pub fn restore_marked(
    from: &Path,
    to: &Place,
    now_micros: i64,
    before: impl FnOnce() -> Result<(), Error>,
) -> Result<(Db, BackupReport), Error> {
    let report = verify(from)?;
    let db = Db::open(to)?;
    let source = sqlite::connect(from, true)?;
    let count: i64 = source.query_row("select count(*) from migration", [], |r| r.get(0))?;
    let engine = db.engine();
    let taken = db.read_now(|tx| Ok::<_, Error>(tx.ad_hoc("select 1 from migration limit 1", &[]).is_ok()))?;
    if taken {
        return Err(Error::Backup("the database to restore into is not empty".into()));
    }
    before()?;
    let path = from.to_path_buf();
    db.write_now(move |tx| {
        let source = sqlite::connect(&path, true)?;
        tx.script(&crate::dialect::schema(migrate::JOURNAL_TEXT, engine))?;
        for migration in &migrate::migrations()[..count as usize] {
            tx.script(&crate::dialect::schema(migration.sql, engine))?;
        }
        for table in existing(&source)?.into_iter().filter(|t| t != "backup_table") {
            copy_in(tx, &source, &table)?;
        }
        Ok::<_, Error>(())
    })?;
    db.migrate(now_micros, |_| Ok(()))?;
    Ok((db, report))
}

fn copy_in(tx: &mut Tx, source: &Connection, table: &str) -> Result<(), Error> {
    let (all, _) = columns(source, table)?;
    let names: Vec<&str> = all.iter().map(String::as_str).collect();
    let rows = sqlite::ad_hoc(source, &format!("select {} from {table}", names.join(", ")), &[])?;
    let rows: Vec<Vec<Value>> = rows.into_iter().map(|r| r.values).collect();
    tx.bulk(table, &names, &rows)
}
