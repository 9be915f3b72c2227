//! The tables of what keeps an implementation.

use ground::Retention;
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};

pub const TABLES: [TableInfo; 6] = [
    TableInfo {
        name: "routine",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("implementation", Thing, "of what"),
            column("what", Record, "what is done").names(Blank),
            column("keeper", Record, "who keeps it").names(Pseudonym),
            column("rhythm", Thing, "how often"),
            column("since", Thing, "since when it is how things are done"),
            column("ended_on", Thing, "given up on this day"),
            column("created_at", Thing, "order"),
        ],
    },
    TableInfo {
        name: "resource_line",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("implementation", Thing, "of what"),
            column("kind", Thing, "money, time, a post"),
            column("amount", Record, "how much").names(Blank),
            column("source", Record, "from where").names(Blank),
            column("ends_on", Thing, "until when"),
            column("created_at", Thing, "order"),
        ],
    },
    TableInfo {
        name: "newcomer_step",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("implementation", Thing, "of what"),
            column("what", Record, "what a new colleague does").names(Blank),
            column("created_at", Thing, "order"),
        ],
    },
    TableInfo {
        name: "newcomer_tick",
        in_backup: true,
        retention: Retention::After {
            column: "ticked_on",
            days: 730,
            why: "two school years: long enough to see whether newcomers are welcomed, then nobody needs it",
        },
        columns: &[
            column("organization", Record, "key"),
            column("step", Record, "which step"),
            column("person", Record, "who took it").of_person(DeleteRow),
            column("colleague", Record, "with whom").names(Pseudonym),
            column("ticked_on", Record, "when"),
        ],
    },
    TableInfo {
        name: "sister",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("one", Thing, "one side"),
            column("other", Thing, "the other side"),
            column("one_offers", Record, "what one side gives").names(Blank),
            column("one_asks", Record, "what it needs").names(Blank),
            column("other_offers", Record, "what the other side gives").names(Blank),
            column("other_asks", Record, "what it needs").names(Blank),
            column("proposed_by", Record, "who brought them together").of_person(Keep),
            column("proposed_at", Record, "order"),
            column("one_agreed_on", Thing, "since when one side agrees"),
            column("one_agreed_by", Record, "who agreed there").of_person(Keep),
            column("other_agreed_on", Thing, "since when the other side agrees"),
            column("other_agreed_by", Record, "who agreed there").of_person(Keep),
            column("ended_on", Thing, "ended on this day"),
        ],
    },
    TableInfo {
        name: "readiness_item",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("implementation", Thing, "of what"),
            column("statement", Record, "what must hold").names(Blank),
            column("state", Thing, "whether it holds"),
            column("note", Record, "how one knows").names(Blank),
            column("created_at", Thing, "order"),
            column("changed_at", Thing, "how old it is"),
        ],
    },
];
