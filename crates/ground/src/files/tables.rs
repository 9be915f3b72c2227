//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Erasure::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "file",
    in_backup: true,
    retention: Retention::Until("until it is deleted and thirty days have passed, or what it belongs to goes"),
    columns: &[
        column("organization", Thing, "key"),
        column("id", Thing, "key"),
        column("kind", Thing, "what it is attached to"),
        column("subject", Thing, "which of them"),
        column("name", Thing, "shown on pages").names(Pseudonym),
        column("media", Thing, "what kind of file"),
        column("bytes", Thing, "how large"),
        column("digest", Thing, "where its content lies"),
        column("description", Thing, "what is in it, for whoever cannot see it").names(Pseudonym),
        column("added_at", Record, "when"),
        column("added_by", Record, "who added it").of_person(Keep),
        column("deleted_at", Thing, "lies in the trash since"),
    ],
}];
