//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "school_year",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("unit", Thing, "where it holds"),
            column("name", Thing, "shown on pages"),
            column("starts_on", Thing, "first day"),
            column("ends_on", Thing, "last day"),
            column("weekdays", Thing, "on which weekdays there is school"),
        ],
    },
    TableInfo {
        name: "term",
        in_backup: true,
        retention: Retention::With("school_year"),
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("school_year", Thing, "of what"),
            column("kind", Thing, "semester, trimester, quarter or term"),
            column("name", Thing, "shown on pages"),
            column("starts_on", Thing, "first day"),
            column("ends_on", Thing, "last day"),
        ],
    },
    TableInfo {
        name: "calendar_day",
        in_backup: true,
        retention: Retention::With("school_year"),
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("school_year", Thing, "of what"),
            column("unit", Thing, "where it holds"),
            column("kind", Thing, "off, for staff only, or a make-up day"),
            column("name", Thing, "shown on pages"),
            column("starts_on", Thing, "first day"),
            column("ends_on", Thing, "last day"),
        ],
    },
];
