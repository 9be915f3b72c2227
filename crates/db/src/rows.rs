//! Rows found, changed and removed by what a table says of itself, for duties that must reach every table alike, also one
//! that a later capability adds: retention clocks and the erasure of a person. The texts are made here, from the names of
//! the migrations only; whatever else is asked is refused.

use crate::{Error, Tx, Value, migrate};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One column as the migrations made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnShape {
    pub name: String,
    /// In PostgreSQL's words: text, bigint, boolean, uuid, bytea, double precision (its first word).
    pub kind: String,
    pub nullable: bool,
}

/// One table as the migrations made it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub columns: Vec<ColumnShape>,
    pub key: Vec<String>,
}

impl Shape {
    pub fn column(&self, name: &str) -> Option<&ColumnShape> {
        self.columns.iter().find(|c| c.name == name)
    }
}

static SHAPES: LazyLock<BTreeMap<String, Shape>> = LazyLock::new(|| {
    let lines = migrate::migrations().iter().flat_map(|m| m.sql.lines());
    shapes(&lines.map(|l| l.split("--").next().unwrap_or("").to_string() + "\n").collect::<String>())
});

/// A table's columns and key; none for a name that no migration made.
pub fn shape(table: &str) -> Option<&'static Shape> {
    SHAPES.get(table)
}

fn shapes(text: &str) -> BTreeMap<String, Shape> {
    let mut all: BTreeMap<String, Shape> = BTreeMap::new();
    for statement in text.split(';').map(str::trim) {
        if let Some(create) = statement.strip_prefix("create table ")
            && let Some((name, inside)) = create.split_once('(')
        {
            let (columns, key) = inside.split_once("primary key").unwrap_or((inside, ""));
            let key = key.trim_matches(|c: char| "() \n".contains(c)).split(',').map(|k| k.trim().to_string()).collect();
            let columns = columns.split(',').filter_map(column).collect();
            all.insert(name.trim().to_string(), Shape { columns, key });
        } else if let Some(change) = statement.strip_prefix("alter table ")
            && let Some((name, added)) = change.split_once(" add column ")
            && let (Some(shape), Some(column)) = (all.get_mut(name.trim()), column(added))
        {
            shape.columns.push(column);
        }
    }
    all
}

fn column(text: &str) -> Option<ColumnShape> {
    let mut words = text.split_whitespace();
    let (name, kind) = (words.next()?.to_string(), words.next()?.to_string());
    Some(ColumnShape { name, kind, nullable: !text.contains("not null") })
}

/// What must hold of a row.
#[derive(Clone, Debug)]
pub enum Where<'a> {
    Is(&'a str, Value),
    /// Filled, and not later than this.
    Until(&'a str, Value),
    Filled(&'a str),
}

/// A row found: its key, and the columns asked for.
#[derive(Clone, Debug)]
pub struct Found {
    pub key: Vec<Value>,
    pub cells: Vec<Value>,
}

fn known(table: &str, columns: &[&str]) -> Result<&'static Shape, Error> {
    let shape = shape(table).ok_or_else(|| Error::Engine(format!("no such table: {table}")))?;
    match columns.iter().find(|c| shape.column(c).is_none()) {
        Some(column) => Err(Error::Engine(format!("{table} has no column {column}"))),
        None => Ok(shape),
    }
}

/// `a = $4 and b = $5` for a key, counted on from `from`.
fn by_key(shape: &Shape, from: usize) -> String {
    let parts: Vec<String> = shape.key.iter().enumerate().map(|(n, k)| format!("{k} = ${}", from + n)).collect();
    parts.join(" and ")
}

impl Tx<'_> {
    /// Up to `most` rows in the order of their key, after the one with the key `after`.
    pub fn find(
        &mut self,
        table: &str,
        columns: &[&str],
        wheres: &[Where],
        after: Option<&[Value]>,
        most: usize,
    ) -> Result<Vec<Found>, Error> {
        let shape = known(table, columns)?;
        let mut values: Vec<Value> = Vec::new();
        let mut conditions = Vec::new();
        for condition in wheres {
            let (Where::Is(name, _) | Where::Until(name, _) | Where::Filled(name)) = condition;
            known(table, &[name])?;
            match condition {
                Where::Is(_, value) | Where::Until(_, value) => {
                    values.push(value.clone());
                    let sign = if matches!(condition, Where::Is(..)) { "=" } else { "<=" };
                    conditions.push(format!("{name} {sign} ${}", values.len()));
                }
                Where::Filled(_) => conditions.push(format!("{name} is not null")),
            }
        }
        let order = shape.key.join(", ");
        if let Some(after) = after {
            let marks: Vec<String> = after.iter().enumerate().map(|(n, _)| format!("${}", values.len() + n + 1)).collect();
            conditions.push(format!("({order}) > ({})", marks.join(", ")));
            values.extend(after.iter().cloned());
        }
        let conditions = if conditions.is_empty() { String::new() } else { format!(" where {}", conditions.join(" and ")) };
        let wanted: Vec<&str> = shape.key.iter().map(String::as_str).chain(columns.iter().copied()).collect();
        let sql = format!("select {} from {table}{conditions} order by {order} limit {most}", wanted.join(", "));
        let rows = self.ad_hoc(&sql, &values)?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let mut key = row.values;
                let cells = key.split_off(shape.key.len());
                Found { key, cells }
            })
            .collect())
    }

    /// Sets columns of the row with this key.
    pub fn change_row(&mut self, table: &str, key: &[Value], set: &[(&str, Value)]) -> Result<(), Error> {
        let shape = known(table, &set.iter().map(|(name, _)| *name).collect::<Vec<_>>())?;
        let sets: Vec<String> = set.iter().enumerate().map(|(n, (name, _))| format!("{name} = ${}", n + 1)).collect();
        let values: Vec<Value> = set.iter().map(|(_, value)| value.clone()).chain(key.iter().cloned()).collect();
        self.ad_hoc(&format!("update {table} set {} where {}", sets.join(", "), by_key(shape, set.len() + 1)), &values)?;
        Ok(())
    }

    /// Removes the row with this key.
    pub fn remove_row(&mut self, table: &str, key: &[Value]) -> Result<(), Error> {
        let shape = known(table, &[])?;
        self.ad_hoc(&format!("delete from {table} where {}", by_key(shape, 1)), key)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_read_from_migrations() {
        let all = shapes(
            "create table a (\n organization uuid not null, id uuid not null, n bigint,\n primary key (organization, id));\nalter table a add column word text not null default '';",
        );
        let a = &all["a"];
        assert_eq!(a.key, ["organization", "id"]);
        let names: Vec<(&str, &str, bool)> = a.columns.iter().map(|c| (c.name.as_str(), c.kind.as_str(), c.nullable)).collect();
        assert_eq!(names, [("organization", "uuid", false), ("id", "uuid", false), ("n", "bigint", true), ("word", "text", false)]);
    }

    #[test]
    fn every_table_has_a_shape_and_a_key_of_its_own_columns() {
        for table in crate::tables() {
            let shape = shape(&table).unwrap();
            assert!(!shape.key.is_empty() && shape.key.iter().all(|k| shape.column(k).is_some()), "{table}: {shape:?}");
        }
    }

    #[test]
    fn a_name_that_no_migration_made_is_refused() {
        assert!(known("person; drop table person", &[]).is_err());
        assert!(known("person", &["id = id or 1"]).is_err());
        assert!(known("person", &["id"]).is_ok());
    }
}
