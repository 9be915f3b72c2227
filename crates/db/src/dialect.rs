//! The real differences between the engines, side by side.

use crate::Engine;

/// Turns one migration text into what the engine takes. Migrations are written with PostgreSQL's type names;
/// on SQLite every table is `strict` and without a rowid, so that no table keeps an order of arrival.
pub(crate) fn schema(sql: &str, engine: Engine) -> String {
    let sql: String = sql.lines().map(|line| line.split("--").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    match engine {
        Engine::Postgres => sql,
        Engine::Sqlite => sql.split(';').map(sqlite_statement).collect::<Vec<_>>().join(";"),
    }
}

fn sqlite_statement(statement: &str) -> String {
    let create = statement.trim_start().starts_with("create table");
    if !create && !statement.trim_start().starts_with("alter table") {
        return statement.to_string();
    }
    let typed =
        [(" double precision", " real"), (" bigint", " integer"), (" boolean", " integer"), (" uuid", " blob"), (" bytea", " blob")]
            .iter()
            .fold(statement.to_string(), |text, (from, to)| text.replace(from, to));
    if create { format!("{} strict, without rowid", typed.trim_end()) } else { typed }
}

/// A prepared single-row insert.
pub(crate) fn insert(table: &str, columns: &[&str]) -> String {
    let marks: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
    format!("insert into {table} ({}) values ({})", columns.join(", "), marks.join(", "))
}

/// PostgreSQL's bulk door.
pub(crate) fn copy(table: &str, columns: &[&str]) -> String {
    format!("copy {table} ({}) from stdin binary", columns.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_becomes_strict_and_without_rowid_on_sqlite() {
        let sql = "create table a (id uuid not null, n bigint, ok boolean, primary key (id)); -- note\ncreate index b on a (n);";
        let out = schema(sql, Engine::Sqlite);
        assert!(out.contains("id blob not null, n integer, ok integer"));
        assert!(out.contains(") strict, without rowid;"));
        assert!(out.contains("create index b on a (n);"));
        assert!(schema(sql, Engine::Postgres).contains("id uuid not null"));
    }
}
