//! The tables of the record: what each column is for and how long it stays.

use ground::Retention;
use ground::table_info::{Class::*, TableInfo, column};

const fn part(name: &'static str, columns: &'static [ground::table_info::Column]) -> TableInfo {
    TableInfo { name, in_backup: true, retention: Retention::With("innovation"), columns }
}

pub const TABLES: &[TableInfo] = &[
    part(
        "active_ingredient",
        &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("innovation", Thing, "of what"),
            column("position", Thing, "order"),
            column("name", Thing, "shown on pages"),
            column("adaptable", Thing, "core or adaptable"),
            column("looks_like", Thing, "what one would see"),
        ],
    ),
    part(
        "need_figure",
        &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("innovation", Thing, "of what"),
            column("position", Thing, "order"),
            column("figure", Thing, "the number as typed"),
            column("counted", Thing, "what was counted"),
            column("as_of", Thing, "of when"),
            column("source", Thing, "who says so"),
        ],
    ),
    part(
        "evidence_source",
        &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("innovation", Thing, "of what"),
            column("position", Thing, "order"),
            column("source", Thing, "the citation"),
            column("link", Thing, "where to read it"),
            column("tier", Thing, "how strong the study is"),
            column("effect", Thing, "how large, as typed"),
            column("low", Thing, "the interval from"),
            column("high", Thing, "the interval to"),
            column("effect_unit", Thing, "a number of what"),
            column("studied", Thing, "with whom it was studied"),
        ],
    ),
    part(
        "innovation_hours",
        &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("innovation", Thing, "of what"),
            column("position", Thing, "order"),
            column("role", Thing, "asked of whom"),
            column("minutes_per_month", Thing, "how much time"),
            column("during", Thing, "in which stage"),
        ],
    ),
    part(
        "innovation_cost",
        &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("innovation", Thing, "of what"),
            column("position", Thing, "order"),
            column("amount", Thing, "how much money"),
            column("rhythm", Thing, "once or every year"),
            column("purpose", Thing, "what for"),
        ],
    ),
    part(
        "intended_outcome",
        &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("innovation", Thing, "of what"),
            column("position", Thing, "order"),
            column("whose", Thing, "of adults or of students"),
            column("outcome", Thing, "what shall be different"),
        ],
    ),
];
