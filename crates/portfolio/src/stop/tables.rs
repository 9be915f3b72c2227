//! The tables of stops and pauses.

use ground::Retention;
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};

pub const TABLES: [TableInfo; 4] = [
    TableInfo {
        name: "stop",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("implementation", Thing, "of what"),
            column("kind", Thing, "stopped or paused"),
            column("effective_on", Thing, "from which day"),
            column("returns_on", Thing, "when one looks at a pause again"),
            column("reasons", Thing, "why, chosen from a list"),
            column("own_reason", Record, "why, in own words").names(Blank),
            column("learned", Record, "what was learned, for whoever tries it again").names(Blank),
            column("kept", Thing, "which ingredients go on"),
            column("materials", Record, "which materials remain, and where").names(Blank),
            column("people", Record, "who goes on, and with what").names(Blank),
            column("decided_by", Record, "who decided").names(Pseudonym),
            column("decided_on", Thing, "when it was decided"),
            column("recorded_by", Record, "who wrote it down").of_person(Keep),
            column("recorded_at", Record, "order"),
            column("resumed_on", Thing, "taken up again since then"),
        ],
    },
    TableInfo {
        name: "stop_told",
        in_backup: true,
        retention: Retention::With("stop"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("stop", Thing, "of which stop"),
            column("who", Record, "who is told").names(Pseudonym),
            column("by_whom", Record, "by whom").names(Pseudonym),
            column("by_day", Thing, "by when"),
            column("told_on", Thing, "since when they know"),
            column("told_by", Record, "who ticked it off").of_person(Keep),
        ],
    },
    TableInfo {
        name: "stop_letter",
        in_backup: true,
        retention: Retention::With("stop"),
        columns: &[
            column("organization", Record, "key"),
            column("stop", Thing, "of which stop"),
            column("language", Thing, "in which language"),
            column("words", Record, "the letter").names(Blank),
            column("written_at", Record, "when it was changed last"),
        ],
    },
    TableInfo {
        name: "stop_reading",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Record, "key"),
            column("implementation", Thing, "what is to be decided"),
            column("stop", Thing, "what was learned where"),
            column("person", Record, "who read it").of_person(Keep),
            column("read_at", Record, "when"),
        ],
    },
];
