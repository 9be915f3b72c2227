//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
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
    },
    TableInfo {
        name: "staff_list",
        // Whole rows of a file, before anyone has said which columns are ours: they never leave this database.
        in_backup: false,
        retention: Retention::After {
            column: "at",
            days: 1,
            why: "a list that nobody matched was sent by mistake; a matched one is deleted at once",
        },
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("at", Record, "when"),
            column("file_name", Thing, "recognize it"),
            column("sheet", Record, "the rows to be matched"),
            column("matching", Thing, "how far the matching is"),
        ],
    },
    TableInfo {
        name: "staff_list_matching",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Thing, "key"),
            column("header", Thing, "digest of the names of columns"),
            column("matching", Thing, "what columns, names of schools and job titles mean"),
            column("at", Thing, "when"),
        ],
    },
];
