//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Erasure::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "legal_hold",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("scope", Thing, "everything, a unit or a person"),
            column("target", Record, "which unit or person").of_person(Keep),
            column("reason", Record, "why nothing may be removed").names(Blank),
            column("set_at", Record, "from"),
            column("set_by", Record, "who").of_person(Keep),
            column("lifted_at", Record, "to"),
            column("lifted_by", Record, "who").of_person(Keep),
            column("lift_reason", Record, "why it ended").names(Blank),
        ],
    },
    TableInfo {
        name: "retention_setting",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("table_name", Thing, "which table"),
            column("days", Thing, "how long it is kept"),
            column("reason", Record, "why").names(Blank),
            column("at", Record, "when it was changed"),
            column("actor", Record, "who").of_person(Keep),
        ],
    },
    TableInfo {
        name: "retention_run",
        in_backup: true,
        retention: Retention::After { column: "at", days: 1_096, why: "shows that what is due is removed, as long as the timeline" },
        columns: &[
            column("organization", Thing, "key"),
            column("day", Thing, "key"),
            column("table_name", Thing, "which table; empty for the run itself"),
            column("removed", Thing, "how many rows went"),
            column("held", Thing, "how many a legal hold kept"),
            column("at", Thing, "when"),
        ],
    },
    TableInfo {
        name: "erasure",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Record, "key"),
            column("person", Record, "an id that leads to no name any more").of_person(Keep),
            column("at", Record, "when"),
            column("actor", Record, "who").of_person(Keep),
        ],
    },
    TableInfo {
        name: "data_access",
        in_backup: true,
        retention: Retention::After { column: "at", days: 1_096, why: "people can look back three years at who looked (P31)" },
        columns: &[
            column("organization", Record, "key"),
            column("person", Record, "whose data were looked at").of_person(DeleteRow),
            column("day", Record, "on which day"),
            column("viewer", Record, "who looked").of_person(Keep),
            column("what", Record, "at what kind of page"),
            column("at", Record, "when first on that day"),
        ],
    },
];
