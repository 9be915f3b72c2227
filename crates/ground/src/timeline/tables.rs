//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Erasure::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "timeline",
        in_backup: true,
        retention: Retention::After { column: "at", days: 1_096, why: "long enough for a complaint about the year before last (P31)" },
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("at", Record, "when"),
            column("actor", Record, "who").of_person(Keep),
            column("event", Record, "what").on_erasure(Keep),
            column("subject", Record, "of what").of_person(Keep),
            column("about", Record, "of what else").of_person(Keep),
            column("words_digest", Record, "ties the words"),
            column("seal", Thing, "batch of the chain"),
        ],
    },
    TableInfo {
        name: "timeline_words",
        in_backup: true,
        retention: Retention::With("timeline"),
        columns: &[
            column("organization", Record, "key"),
            column("event", Record, "key").on_erasure(Keep),
            column("salt", Thing, "keeps the digest unguessable"),
            column("words", Record, "a reason given").names(DeleteRow),
        ],
    },
    TableInfo {
        name: "timeline_seal",
        in_backup: true,
        retention: Retention::With("timeline"),
        columns: &[
            column("organization", Thing, "key"),
            column("number", Thing, "key"),
            column("events", Thing, "size of the batch"),
            column("digest", Thing, "chain"),
            column("sealed_at", Thing, "when"),
            column("cleared_at", Thing, "when the clock let its rows go; the seal stays until the next batch goes"),
        ],
    },
];
