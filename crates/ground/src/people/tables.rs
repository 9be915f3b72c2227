//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Erasure::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "person",
        in_backup: true,
        retention: Retention::After {
            column: "left_on",
            days: 2_557,
            why: "seven years, as long as records of employment are asked for; then the person is erased",
        },
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key").of_person(Keep),
            column("given_name", Record, "address people by name").on_erasure(Pseudonym),
            column("family_name", Record, "address people by name").on_erasure(Blank),
            column("email", Record, "sign-in and links").on_erasure(Blank),
            column("account", Record, "tie to a sign-in").of_account(Blank),
            column("source_id", Record, "tie to the roster").on_erasure(Blank),
            column("active", Record, "still here").on_erasure(Blank),
            column("merged_into", Record, "the row that stands for both").of_person(Keep),
            column("left_on", Record, "last day").on_erasure(Keep),
            column("folded", Record, "the name without case and accents, to be found and sorted by").on_erasure(Blank),
            column("left_by_hand", Record, "whether people let them go, and not a list").on_erasure(Keep),
            column("email_key", Record, "the address as it is compared").on_erasure(Blank),
        ],
    },
    TableInfo {
        name: "membership",
        in_backup: true,
        retention: Retention::With("person"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("person", Record, "whose part").of_person(Keep),
            column("unit", Record, "where").of_unit(),
            column("role", Record, "what they may do").on_erasure(Keep),
            column("stakeholder_group", Record, "whose perspective").on_erasure(Keep),
            column("begins_on", Record, "from").on_erasure(Keep),
            column("ends_on", Record, "to").on_erasure(Keep),
            column("source", Record, "who owns the row").on_erasure(Keep),
            column("covers", Record, "whose part it stands in for").on_erasure(Keep),
            column("ended_by_leaving", Record, "whether leaving ended it, and not an end of its own").on_erasure(Keep),
            column("own_end", Record, "the end it had before").on_erasure(Keep),
        ],
    },
    TableInfo {
        name: "absence",
        in_backup: true,
        retention: Retention::With("person"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("person", Record, "who is not asked meanwhile; never why").of_person(DeleteRow),
            column("begins_on", Record, "from"),
            column("ends_on", Record, "to"),
        ],
    },
];
