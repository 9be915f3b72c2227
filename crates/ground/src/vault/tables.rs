//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Erasure::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "vault_export",
    in_backup: true,
    retention: Retention::Organization,
    columns: &[
        column("organization", Record, "key"),
        column("id", Record, "key"),
        column("asked_by", Record, "the first of the two who must agree").of_person(Keep),
        column("asked_at", Record, "when"),
        column("asked_event", Record, "where the reason lies").on_erasure(Keep),
        column("state", Thing, "asked, approved, declined, withdrawn"),
        column("decided_by", Record, "the second of the two who must agree").of_person(Keep),
        column("decided_at", Record, "when"),
        column("window_ends_at", Thing, "until when the two may make and take the file"),
    ],
}];
