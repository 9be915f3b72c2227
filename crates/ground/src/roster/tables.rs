//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Erasure::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "roster_import",
        in_backup: true,
        retention: Retention::After {
            column: "at",
            days: super::REPORT_DAYS,
            why: "three school years: long enough to see where a person or a mistake came from; what the file said goes at once",
        },
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("at", Record, "when"),
            column("actor", Record, "who").of_person(Keep),
            column("state", Thing, "waiting, staging, applying, applied, cancelling, cancelled, undoing, undone, dropped"),
            column("file_name", Thing, "recognize it"),
            column("version", Thing, "form of the file"),
            column("reading", Record, "what it would change").names(Blank),
            column("report", Thing, "what was odd about the file"),
            column("decided_by", Record, "who said yes").of_person(Keep),
            column("decided_at", Record, "when they said it"),
            column("confirmed", Thing, "what they were asked and said is right"),
            column("total", Thing, "how many changes"),
            column("done", Thing, "how far it has come"),
            column("finished_at", Thing, "until when it can be undone"),
            column("terms", Thing, "school years and terms for the calendar to offer"),
        ],
    },
    TableInfo {
        name: "roster_change",
        in_backup: true,
        retention: Retention::After { column: "at", days: super::UNDO_DAYS, why: "so long a roster can be undone" },
        columns: &[
            column("organization", Record, "key"),
            column("import", Record, "key"),
            column("position", Thing, "key"),
            column("kind", Thing, "what kind of change"),
            column("subject", Record, "who or what changes").of_person(DeleteRow),
            column("was", Record, "to notice changes by others, and to undo").names(DeleteRow),
            column("becomes", Record, "what the file says").names(DeleteRow),
            column("state", Thing, "due, done, skipped, undone, left"),
            column("note", Thing, "why it was skipped or left"),
            column("at", Thing, "when it was prepared"),
        ],
    },
    TableInfo {
        name: "class",
        in_backup: true,
        retention: Retention::After {
            column: "closed_on",
            days: super::classes::KEPT_DAYS,
            why: "last year's classes, to compare with; then nobody asks",
        },
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("source_id", Thing, "tie to the roster"),
            column("unit", Thing, "which school").of_unit(),
            column("title", Thing, "recognize it; some bear the name of who teaches").names(Pseudonym),
            column("grades", Thing, "which grades"),
            column("subject", Thing, "which subject"),
            column("students", Thing, "how many seats"),
            column("begins_on", Thing, "from"),
            column("ends_on", Thing, "to"),
            column("closed_on", Thing, "since when the roster no longer names it"),
        ],
    },
    TableInfo {
        name: "class_staff",
        in_backup: true,
        retention: Retention::With("class"),
        columns: &[
            column("organization", Record, "key"),
            column("class", Record, "key"),
            column("person", Record, "who teaches or helps in it").of_person(DeleteRow),
        ],
    },
    TableInfo {
        name: "staff_list",
        // Whole rows of a file, before anyone has said which columns are ours: they never leave this database.
        in_backup: false,
        retention: Retention::After {
            column: "at",
            days: 1,
            why: "a list that nobody matched was sent by mistake; a matched one is deleted at once",
        },
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("at", Record, "when"),
            column("file_name", Thing, "recognize it"),
            column("sheet", Record, "the rows to be matched").names(Blank),
            column("matching", Thing, "how far the matching is"),
        ],
    },
    TableInfo {
        name: "staff_list_matching",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Thing, "key"),
            column("header", Thing, "digest of the names of columns"),
            column("matching", Thing, "what columns, names of schools and job titles mean"),
            column("at", Thing, "when"),
        ],
    },
];
