//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Erasure::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "trash",
    in_backup: true,
    retention: Retention::Until("brought back, or 30 days after the deletion"),
    columns: &[
        column("organization", Thing, "key"),
        column("kind", Thing, "what kind of thing"),
        column("subject", Thing, "which"),
        column("name", Thing, "shown in the trash").names(Blank),
        column("deleted_at", Record, "when"),
        column("deleted_by", Record, "who may bring it back").of_person(Keep),
        column("purge_at", Thing, "when it goes for good"),
    ],
}];
