//! What each column of how looking back ended is for.

use ground::Retention;
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "follow_up_told",
    in_backup: true,
    retention: Retention::With("implementation"),
    columns: &[
        column("organization", Record, "key"),
        column("implementation", Thing, "key"),
        column("day", Thing, "key: on which date of the plan"),
        column("kept", Thing, "whether people looked back"),
        column("words", Record, "what came of it, or why not").names(Blank),
        column("said_on", Thing, "when it was said"),
        column("said_by", Record, "who said so").of_person(Keep),
    ],
}];
