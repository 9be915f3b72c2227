//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "roster_import",
    in_backup: true,
    retention: Retention::Until("what the file said until it is taken or dropped; the report 36 months"),
    columns: &[
        column("organization", Record, "key"),
        column("id", Record, "key"),
        column("at", Record, "when"),
        column("actor", Record, "who"),
        column("state", Thing, "waiting, applied, dropped"),
        column("file_name", Thing, "recognize it"),
        column("version", Thing, "form of the file"),
        column("reading", Record, "what it would change"),
        column("report", Thing, "what was odd about the file"),
    ],
}];
