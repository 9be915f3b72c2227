//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "organization",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("id", Thing, "key"),
            column("name", Thing, "shown on pages"),
            column("zone", Thing, "dates people read"),
            column("language", Thing, "language new people see first"),
            column("demo", Thing, "marks made-up data"),
            column("created_at", Thing, "order"),
            column("paper", Thing, "which paper its PDFs are made for"),
        ],
    },
    TableInfo {
        name: "unit",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("parent", Thing, "the tree"),
            column("kind", Thing, "what it is"),
            column("name", Thing, "shown on pages"),
            column("source_id", Thing, "tie to the roster"),
            column("closed_on", Thing, "end of the unit"),
            column("zone", Thing, "whose clock says when a day begins"),
            column("begins_on", Thing, "beginning of the unit"),
            column("closed_by_hand", Thing, "whether people closed it, and not a list"),
        ],
    },
    TableInfo {
        name: "unit_succession",
        in_backup: true,
        retention: Retention::With("unit"),
        columns: &[
            column("organization", Thing, "key"),
            column("unit", Thing, "what ended"),
            column("successor", Thing, "what goes on in its place"),
            column("on_day", Thing, "from when"),
        ],
    },
    TableInfo {
        name: "unit_within",
        in_backup: true,
        retention: Retention::With("unit"),
        columns: &[
            column("organization", Thing, "key"),
            column("unit", Thing, "key"),
            column("ancestor", Thing, "key"),
            column("depth", Thing, "distance"),
        ],
    },
];
