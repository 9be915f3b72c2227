//! What each column of learning plans is for.

use ground::Retention;
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "learning_plan",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Record, "key"),
            column("implementation", Thing, "key"),
            column("behaviors", Record, "what adults will do differently").names(Blank),
            column("learners", Record, "which of them learn it").names(Blank),
            column("theory", Record, "how they come to know it").names(Blank),
            column("demonstration", Record, "where they see it").names(Blank),
            column("practice", Record, "how they practice it").names(Blank),
            column("coaching", Record, "who helps them in their work").names(Blank),
            column("minutes_each", Thing, "time asked of each person"),
            column("starts_on", Thing, "from which day"),
            column("ends_on", Thing, "until which day"),
            column("led_by", Record, "who leads the learning").names(Blank),
            column("note", Record, "what else is to be said").names(Blank),
            column("changed_at", Record, "when it was changed last").on_erasure(Keep),
            column("changed_by", Record, "who changed it last").of_person(Keep),
        ],
    },
    TableInfo {
        name: "learning_group",
        in_backup: true,
        retention: Retention::With("learning_plan"),
        columns: &[
            column("organization", Thing, "key"),
            column("implementation", Thing, "key"),
            column("role", Thing, "key: who learns"),
            column("people", Thing, "how many of them"),
        ],
    },
    TableInfo {
        name: "learning_follow_up",
        in_backup: true,
        retention: Retention::With("learning_plan"),
        columns: &[
            column("organization", Thing, "key"),
            column("implementation", Thing, "key"),
            column("day", Thing, "key: when people look back"),
        ],
    },
];
