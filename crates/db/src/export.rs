//! The rows of one organization, table by table: for the file of a whole organization and for what one person may take
//! with them. Names of tables and columns come from the migrations and are checked against them; nothing else becomes SQL.
//!
//! The way back goes through a staged SQLite file at the schema the rows were written with, which is then migrated like
//! any other database and copied in one transaction.

use crate::backup::{columns, existing};
use crate::{Db, Error, Place, Tx, Value, migrate, sqlite};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// What a column holds, the same on both engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Int,
    Real,
    Bool,
    Uuid,
    Bytes,
}

impl Kind {
    fn of(word: &str) -> Kind {
        match word {
            "bigint" => Kind::Int,
            "double" => Kind::Real,
            "boolean" => Kind::Bool,
            "uuid" => Kind::Uuid,
            "bytea" => Kind::Bytes,
            _ => Kind::Text,
        }
    }

    /// One value as this kind, whichever engine gave it: SQLite keeps truth as a number and a uuid as bytes.
    fn plain(self, value: Value) -> Value {
        match (self, value) {
            (Kind::Bool, Value::Int(n)) => Value::Bool(n != 0),
            (Kind::Real, Value::Int(n)) => Value::Real(n as f64),
            (Kind::Uuid, Value::Bytes(bytes)) => uuid::Uuid::from_slice(&bytes).map_or(Value::Bytes(bytes), Value::Uuid),
            (_, value) => value,
        }
    }
}

/// A table as the first so many migrations make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    pub table: String,
    /// In the order of the table.
    pub columns: Vec<(String, Kind)>,
    keys: Vec<String>,
}

/// Every table of the first `schema` migrations, parents before children.
pub fn shapes(schema: usize) -> Vec<Shape> {
    let mut all: Vec<Shape> = Vec::new();
    for migration in migrate::migrations().iter().take(schema) {
        let text: Vec<&str> = migration.sql.lines().map(|line| line.split("--").next().unwrap_or("")).collect();
        for statement in text.join("\n").split(';').map(str::trim) {
            if let Some(shape) = statement.strip_prefix("create table ").and_then(created) {
                all.push(shape);
            } else if let Some((table, column)) = statement.strip_prefix("alter table ").and_then(|s| s.split_once(" add column ")) {
                let (table, column) = (table.trim(), column.trim());
                let found = all.iter_mut().find(|shape| shape.table == table);
                if let (Some(shape), Some(column)) = (found, declared(column)) {
                    shape.columns.push(column);
                }
            }
        }
    }
    all
}

fn created(rest: &str) -> Option<Shape> {
    let (name, inside) = rest.split_once('(')?;
    let (listed, keys) = inside.split_once("primary key")?;
    let keys = keys.trim_start().strip_prefix('(')?.split(')').next()?.split(',').map(|k| k.trim().to_string()).collect();
    Some(Shape { table: name.trim().to_string(), columns: listed.split(',').filter_map(declared).collect(), keys })
}

fn declared(column: &str) -> Option<(String, Kind)> {
    let mut words = column.split_whitespace();
    Some((words.next()?.to_string(), Kind::of(words.next()?)))
}

/// Read at a time: keeps memory flat.
const CHUNK: usize = 5_000;

/// Gives every row of `organization` in one table to `each`, in the order of the primary key; answers how many there were.
/// A table without the column `organization` (accounts, doors) belongs to none and gives nothing; `organization` itself
/// gives the organization's own row.
pub fn each_row<E: From<Error>>(
    tx: &mut Tx,
    shape: &Shape,
    organization: uuid::Uuid,
    each: &mut dyn FnMut(Vec<Value>) -> Result<(), E>,
) -> Result<i64, E> {
    let owner = if shape.table == "organization" { "id" } else { "organization" };
    if !shape.columns.iter().any(|(name, _)| name == owner) {
        return Ok(0);
    }
    let names: Vec<&str> = shape.columns.iter().map(|(name, _)| name.as_str()).collect();
    let (names, order, table) = (names.join(", "), shape.keys.join(", "), &shape.table);
    let at: Vec<usize> = shape.keys.iter().filter_map(|k| shape.columns.iter().position(|(name, _)| name == k)).collect();
    let marks: Vec<String> = (2..=shape.keys.len() + 1).map(|n| format!("${n}")).collect();
    let first = format!("select {names} from {table} where {owner} = $1 order by {order} limit {CHUNK}");
    let next =
        format!("select {names} from {table} where {owner} = $1 and ({order}) > ({}) order by {order} limit {CHUNK}", marks.join(", "));
    let mut count = 0;
    let mut after: Option<Vec<Value>> = None;
    loop {
        let mut given = vec![Value::Uuid(organization)];
        given.extend(after.take().into_iter().flatten());
        let found = tx.ad_hoc(if given.len() == 1 { &first } else { &next }, &given)?;
        let read = found.len();
        for (n, row) in found.into_iter().enumerate() {
            let row = plain(shape, row.values);
            if n + 1 == read {
                after = Some(at.iter().filter_map(|i| row.get(*i).cloned()).collect());
            }
            each(row)?;
            count += 1;
        }
        if read < CHUNK {
            return Ok(count);
        }
    }
}

/// The rows of one table of the organization in which `column` is `id`, columns in the order of the table. Errors: `Engine`
/// for a table or column that no migration makes, or one that belongs to no organization.
pub fn rows_of(tx: &mut Tx, organization: uuid::Uuid, table: &str, column: &str, id: uuid::Uuid) -> Result<Vec<Vec<Value>>, Error> {
    let shape = shapes(usize::MAX).into_iter().find(|shape| shape.table == table);
    let shape = shape.ok_or_else(|| Error::Engine(format!("no such table to read: {table}")))?;
    for wanted in [column, "organization"] {
        if !shape.columns.iter().any(|(name, kind)| name == wanted && *kind == Kind::Uuid) {
            return Err(Error::Engine(format!("{table} has no column {wanted} that holds an id")));
        }
    }
    let names: Vec<&str> = shape.columns.iter().map(|(name, _)| name.as_str()).collect();
    let (names, order) = (names.join(", "), shape.keys.join(", "));
    let sql = format!("select {names} from {table} where organization = $1 and {column} = $2 order by {order}");
    let found = tx.ad_hoc(&sql, &[Value::Uuid(organization), Value::Uuid(id)])?;
    Ok(found.into_iter().map(|row| plain(&shape, row.values)).collect())
}

fn plain(shape: &Shape, values: Vec<Value>) -> Vec<Value> {
    values.into_iter().zip(&shape.columns).map(|(value, (_, kind))| kind.plain(value)).collect()
}

/// The checksums of the first `schema` migrations: two releases that agree on them mean the same tables. None: this
/// release does not know so many.
pub fn schema_sums(schema: usize) -> Option<Vec<String>> {
    migrate::migrations().get(..schema).map(|known| known.iter().map(|m| migrate::checksum(m.sql)).collect())
}

/// A SQLite file of its own at an earlier schema, into which rows from elsewhere are put.
pub struct Staged {
    connection: Connection,
    path: PathBuf,
}

impl Staged {
    /// Errors: `Newer` when this release knows fewer migrations.
    pub fn begin(path: &Path, schema: usize) -> Result<Staged, Error> {
        let known = migrate::migrations();
        if schema > known.len() {
            return Err(Error::Newer { found: schema as i64, known: known.len() as i64 });
        }
        let connection = Connection::open(path)?;
        connection.execute_batch("pragma foreign_keys = off; begin")?;
        migrate::schema_for_backup(&connection, schema)?;
        let journal: Vec<Vec<Value>> = known
            .iter()
            .take(schema)
            .zip(1i64..)
            .map(|(m, number)| vec![Value::Int(number), m.name.into(), migrate::checksum(m.sql).into(), Value::Int(0)])
            .collect();
        sqlite::bulk(&connection, "migration", &["number", "name", "checksum", "applied_at"], &journal)?;
        Ok(Staged { connection, path: path.to_path_buf() })
    }

    pub fn put(&self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), Error> {
        sqlite::bulk(&self.connection, table, columns, rows)
    }

    /// Brings what was put to this release.
    pub fn finish(self, now_micros: i64) -> Result<Db, Error> {
        self.connection.execute_batch("commit")?;
        drop(self.connection);
        let db = Db::open(&Place::Sqlite(self.path))?;
        db.migrate(now_micros, |_| Ok(()))?;
        Ok(db)
    }
}

/// Copies every table of a staged file but those `without` into the transaction; answers rows per table.
pub fn move_in(tx: &mut Tx, staged: &Path, without: &[&str]) -> Result<Vec<(String, i64)>, Error> {
    let source = sqlite::connect(staged, true)?;
    let mut moved = Vec::new();
    for table in existing(&source)?.into_iter().filter(|t| t != "migration" && !without.contains(&t.as_str())) {
        moved.push((table.clone(), move_table(tx, &source, &table)?));
    }
    Ok(moved)
}

fn move_table(tx: &mut Tx, source: &Connection, table: &str) -> Result<i64, Error> {
    let (all, _) = columns(source, table)?;
    let names: Vec<&str> = all.iter().map(String::as_str).collect();
    let mut read = source.prepare(&format!("select {} from {table}", names.join(", ")))?;
    let mut found = read.query([])?;
    let (mut rows, mut count) = (Vec::new(), 0);
    while let Some(row) = found.next()? {
        rows.push(sqlite::values(row, names.len())?);
        count += 1;
        if rows.len() == CHUNK {
            tx.bulk(table, &names, &std::mem::take(&mut rows))?;
        }
    }
    tx.bulk(table, &names, &rows)?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shapes_read_from_the_migrations_are_those_the_engine_makes() {
        let connection = Connection::open_in_memory().unwrap();
        let known = migrate::migrations().len();
        migrate::schema_for_backup(&connection, known).unwrap();
        let shapes = shapes(known);
        assert_eq!(shapes.len(), migrate::tables().len());
        for shape in shapes {
            let (names, keys) = columns(&connection, &shape.table).unwrap();
            assert_eq!(shape.columns.iter().map(|c| c.0.clone()).collect::<Vec<_>>(), names, "{}", shape.table);
            assert_eq!(shape.keys, keys, "{}", shape.table);
        }
    }

    #[test]
    fn only_known_names_become_sql() {
        let home = tempfile::tempdir().unwrap();
        let db = Db::open(&Place::Sqlite(home.path().join("a.db"))).unwrap();
        db.migrate(1, |_| Ok(())).unwrap();
        let none = uuid::Uuid::nil();
        let ask = |table: &'static str, column: &'static str| db.read_now(move |tx| rows_of(tx, none, table, column, none));
        assert!(ask("membership", "person").is_ok());
        for (table, column) in [("membership", "role"), ("account", "id"), ("membership; drop table person", "person"), ("x", "y")] {
            assert!(ask(table, column).is_err(), "{table}.{column}");
        }
    }
}
