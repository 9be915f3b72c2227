//! What each column of load is for.

use ground::Retention;
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "load_claim",
        in_backup: true,
        retention: Retention::After {
            column: "until_on",
            days: 730,
            why: "two school years, so that a month can be held against the same month of the year before",
        },
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("kind", Record, "what asks the time"),
            column("subject", Record, "which of them"),
            column("implementation", Record, "for which implementation"),
            column("unit", Record, "where").of_unit(),
            column("role", Record, "everyone of this role is asked"),
            column("person", Record, "this person is asked").of_person(DeleteRow),
            column("minutes", Record, "how long"),
            column("monthly", Record, "each month, or in all"),
            column("from_on", Record, "from which day"),
            column("until_on", Record, "up to which day"),
        ],
    },
    TableInfo {
        name: "load_step",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Thing, "key"),
            column("unit", Thing, "where").of_unit(),
            column("role", Thing, "of whom"),
            column("month", Thing, "from which month on"),
            column("minutes", Thing, "so many more or fewer than in the month before"),
        ],
    },
    TableInfo {
        name: "load_limit",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Thing, "key"),
            column("unit", Thing, "where").of_unit(),
            column("role", Thing, "for whom"),
            column("minutes_per_week", Thing, "how much was agreed"),
            column("agreed_at", Record, "when").on_erasure(Keep),
            column("agreed_by", Record, "who wrote it down").of_person(Keep),
        ],
    },
    TableInfo {
        name: "load_decision",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "the timeline row that holds the words"),
            column("implementation", Thing, "of what"),
            column("at", Record, "when").on_erasure(Keep),
            column("decided_by", Record, "who").of_person(Keep),
        ],
    },
];
