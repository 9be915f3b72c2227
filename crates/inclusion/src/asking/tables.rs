//! What each column of who was asked is for.

use ground::Retention;
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "asking",
    in_backup: true,
    retention: Retention::With("implementation"),
    columns: &[
        column("organization", Record, "key"),
        column("id", Record, "key"),
        column("implementation", Thing, "about what"),
        column("stakeholder_group", Thing, "who was asked"),
        column("concerned", Thing, "asked, or set aside with a reason"),
        column("day", Thing, "when"),
        column("how", Record, "in what way, or why not").names(Blank),
        column("recorded_at", Record, "order"),
        column("recorded_by", Record, "who wrote it down").of_person(Keep),
    ],
}];
