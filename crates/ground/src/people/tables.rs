//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "person",
        in_backup: true,
        retention: Retention::Until("7 years after leaving, then erased on the organization's schedule"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("given_name", Record, "address people by name"),
            column("family_name", Record, "address people by name"),
            column("email", Record, "sign-in and links"),
            column("account", Record, "tie to a sign-in"),
            column("source_id", Record, "tie to the roster"),
            column("active", Record, "still here"),
            column("merged_into", Record, "the row that stands for both"),
            column("left_on", Record, "last day"),
            column("folded", Record, "the name without case and accents, to be found by"),
        ],
    },
    TableInfo {
        name: "membership",
        in_backup: true,
        retention: Retention::With("person"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("person", Record, "whose part"),
            column("unit", Record, "where"),
            column("role", Record, "what they may do"),
            column("stakeholder_group", Record, "whose perspective"),
            column("begins_on", Record, "from"),
            column("ends_on", Record, "to"),
            column("source", Record, "who owns the row"),
            column("covers", Record, "whose part it stands in for"),
        ],
    },
    TableInfo {
        name: "absence",
        in_backup: true,
        retention: Retention::With("person"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("person", Record, "who is not asked meanwhile; never why"),
            column("begins_on", Record, "from"),
            column("ends_on", Record, "to"),
        ],
    },
];
