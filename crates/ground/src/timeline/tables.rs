//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "timeline",
        in_backup: true,
        retention: Retention::After { column: "at", days: 1_096, why: "long enough for a complaint about the year before last (P31)" },
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("at", Record, "when"),
            column("actor", Record, "who"),
            column("event", Record, "what"),
            column("subject", Record, "of what"),
            column("about", Record, "of what else"),
            column("words_digest", Record, "ties the words"),
            column("seal", Thing, "batch of the chain"),
        ],
    },
    TableInfo {
        name: "timeline_words",
        in_backup: true,
        retention: Retention::Until("36 months, erasable at once"),
        columns: &[
            column("organization", Record, "key"),
            column("event", Record, "key"),
            column("salt", Thing, "keeps the digest unguessable"),
            column("words", Record, "a reason given"),
        ],
    },
    TableInfo {
        name: "timeline_seal",
        in_backup: true,
        retention: Retention::After { column: "sealed_at", days: 1_096, why: "as the rows it seals" },
        columns: &[
            column("organization", Thing, "key"),
            column("number", Thing, "key"),
            column("events", Thing, "size of the batch"),
            column("digest", Thing, "chain"),
            column("sealed_at", Thing, "when"),
        ],
    },
];
