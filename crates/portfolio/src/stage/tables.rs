//! What each column of templates and activities is for.

use ground::Retention;
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "stage_template",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("name", Thing, "shown on pages"),
            column("origin", Thing, "where it was taken over from"),
            column("in_use", Thing, "new implementations begin with it"),
            column("created_at", Thing, "order"),
        ],
    },
    TableInfo {
        name: "template_activity",
        in_backup: true,
        retention: Retention::With("stage_template"),
        columns: &[
            column("organization", Thing, "key"),
            column("template", Thing, "key"),
            column("stage", Thing, "key: of which stage"),
            column("position", Thing, "key: order"),
            column("stock", Thing, "the word of an activity of the house"),
            column("name", Thing, "own words"),
        ],
    },
    TableInfo {
        name: "stage_activity",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("implementation", Thing, "of what"),
            column("stage", Thing, "of which stage"),
            column("position", Thing, "order"),
            column("stock", Thing, "the word of an activity of the house"),
            column("name", Record, "own words").names(Blank),
            column("planned_on", Thing, "for which day"),
            column("done_on", Record, "on which day it was done").on_erasure(Keep),
            column("done_by", Record, "who did it").of_person(Keep),
            column("note", Record, "what to remember of it").names(Blank),
            column("not_needed", Record, "why it is not needed here").names(Pseudonym),
        ],
    },
];
