//! What each column is for, whose it is and how long it is kept.

use ground::Retention;
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "implementation_succession",
    in_backup: true,
    retention: Retention::With("innovation"),
    columns: &[
        column("organization", Record, "key"),
        column("implementation", Thing, "what went on"),
        column("unit", Thing, "where it goes on"),
        column("on_day", Thing, "its first day there"),
        column("successor", Thing, "what goes on there; none until that day"),
        column("joined", Thing, "whether it was there before"),
        column("decided_by", Record, "who decided").of_person(Keep),
        column("decided_at", Record, "when"),
        column("done_at", Thing, "when it was done; none until that day"),
    ],
}];
