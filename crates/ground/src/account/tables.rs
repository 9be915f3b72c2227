//! What each column is for, whose it is and how long it is kept.

use crate::table_info::{Class::*, Erasure::*, Retention, TableInfo, column};

pub const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "account",
        in_backup: true,
        retention: Retention::Until("until the last person with it is erased"),
        columns: &[
            column("id", Record, "key").of_account(DeleteRow),
            column("email", Record, "sign-in name"),
            column("password_hash", Record, "proof of sign-in (argon2id)"),
            column("changed_at", Record, "age of the password"),
            column("home", Record, "whose links may change the password"),
            column("last_organization", Record, "where to go after signing in"),
        ],
    },
    TableInfo {
        name: "sign_in",
        in_backup: false,
        retention: Retention::After { column: "ends_at", days: 1, why: "an ended sign-in opens nothing" },
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("account", Record, "whose").of_account(DeleteRow),
            column("person", Record, "whose").of_person(DeleteRow),
            column("started_at", Record, "longest life"),
            column("seen_at", Record, "idle end"),
            column("ends_at", Record, "longest life"),
        ],
    },
    TableInfo {
        name: "door",
        in_backup: true,
        retention: Retention::After { column: "ends_at", days: 30, why: "an old link can still say that it has ended" },
        columns: &[
            column("digest", Record, "image of a token"),
            column("organization", Record, "whose"),
            column("kind", Thing, "what it opens"),
            column("target", Record, "what it opens").of_person(DeleteRow),
            column("ends_at", Thing, "last moment"),
        ],
    },
    TableInfo {
        name: "operator",
        in_backup: true,
        retention: Retention::Until("until removed on the console"),
        columns: &[column("account", Record, "who runs the server").of_account(DeleteRow), column("made_at", Record, "since when")],
    },
    TableInfo {
        name: "operator_sign_in",
        in_backup: false,
        retention: Retention::Until("12 hours at most"),
        columns: &[
            column("digest", Record, "image of a token"),
            column("account", Record, "whose").of_account(DeleteRow),
            column("started_at", Record, "longest life"),
            column("seen_at", Record, "idle end"),
            column("ends_at", Record, "longest life"),
        ],
    },
    TableInfo {
        name: "account_link",
        in_backup: false,
        retention: Retention::Until("until used, three days at most"),
        columns: &[
            column("digest", Record, "image of a token"),
            column("account", Record, "whose password it changes").of_account(DeleteRow),
            column("email", Record, "for whom it was made"),
            column("makes_operator", Thing, "what it opens"),
            column("ends_at", Thing, "last moment"),
        ],
    },
    TableInfo {
        name: "organization_suspension",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[column("organization", Thing, "key"), column("suspended_at", Thing, "since when nobody signs in")],
    },
];
