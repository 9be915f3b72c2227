//! What each column is for, whose it is and how long it is kept.

use ground::Retention;
use ground::table_info::{Class::*, TableInfo, column};

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "standing",
    in_backup: true,
    retention: Retention::With("implementation"),
    columns: &[
        column("organization", Thing, "key"),
        column("implementation", Thing, "key"),
        column("met", Thing, "how many conditions are met"),
        column("emerging", Thing, "how many are on their way"),
        column("lost", Thing, "how many were lost"),
        column("unknown", Thing, "of how many nothing is known"),
        column("looked_at", Thing, "as of when"),
    ],
}];
