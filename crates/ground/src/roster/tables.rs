//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Erasure::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "roster_import",
    in_backup: true,
    retention: Retention::After {
        column: "at",
        days: 1_096,
        why: "how a file was read, as long as the timeline; what it said about people goes when it is decided",
    },
    columns: &[
        column("organization", Record, "key"),
        column("id", Record, "key"),
        column("at", Record, "when"),
        column("actor", Record, "who").of_person(Keep),
        column("state", Thing, "waiting, applied, dropped"),
        column("file_name", Thing, "recognize it"),
        column("version", Thing, "form of the file"),
        column("reading", Record, "what it would change").names(Blank),
        column("report", Thing, "what was odd about the file"),
    ],
}];
