//! What each column is for, whose it is and how long it is kept.

use ground::Retention;
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};

/// As the timeline: long enough for a question about the year before last.
const DAYS: i64 = 1_096;

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "rollover",
        in_backup: true,
        retention: Retention::After { column: "begun_at", days: DAYS, why: "long enough for a question about the year before last" },
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("unit", Thing, "for whom the year turns"),
            column("from_year", Thing, "shown on pages"),
            column("to_year", Thing, "shown on pages"),
            column("effective_on", Thing, "first day of the new year"),
            column("state", Thing, "how far"),
            column("begun_by", Record, "who began").of_person(Keep),
            column("begun_at", Thing, "when"),
            column("confirmed_by", Record, "who confirmed").of_person(Keep),
            column("confirmed_at", Thing, "when"),
        ],
    },
    TableInfo {
        name: "rollover_choice",
        in_backup: true,
        retention: Retention::With("rollover"),
        columns: &[
            column("organization", Record, "key"),
            column("rollover", Record, "key"),
            column("kind", Record, "about what sort of thing"),
            column("subject", Record, "about what or whom").of_person(DeleteRow),
            column("unit", Record, "where it lies"),
            column("choice", Record, "what was decided"),
            column("detail", Record, "what belongs to it: a last day, a name of someone new, a reason").names(Blank),
            column("seen", Record, "what it was like then"),
            column("decided_by", Record, "who decided").of_person(Keep),
            column("decided_at", Record, "when"),
            column("outcome", Record, "done, or why it was left alone"),
        ],
    },
    TableInfo {
        name: "rollover_look",
        in_backup: true,
        retention: Retention::With("rollover"),
        columns: &[
            column("organization", Record, "key"),
            column("rollover", Thing, "key"),
            column("step", Thing, "which page"),
            column("person", Record, "who saved it last").of_person(Keep),
            column("at", Thing, "when"),
        ],
    },
];
