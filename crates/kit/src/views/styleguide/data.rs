//! A figure and tables with made-up numbers.

use maud::{Markup, html};

use super::super::*;
use crate::i18n::Words;

pub(super) fn figure_part(w: Words) -> Markup {
    let drawing = html! {
        svg.chart.flush width="100%" height="92" role="img" aria-labelledby="guide-svg-title guide-svg-said" {
            title id="guide-svg-title" { (w.t("guide-figure-measure")) }
            desc id="guide-svg-said" { (w.t("guide-figure-finding")) }
            text.label x="0" y="16" { (w.t("guide-statement-1")) }
            rect.agree.very x="0" y="26" width="22%" height="24" {}
            rect.agree x="22%" y="26" width="52%" height="24" {}
            rect.neither x="78%" y="26" width="14%" height="24" {}
            line.range x1="58%" x2="86%" y1="58" y2="58" {}
            line.axis x1="0" x2="100%" y1="70" y2="70" {}
            text x="0" y="88" { (w.percent(0.0)) }
            text x="100%" y="88" text-anchor="end" { (w.percent(1.0)) }
        }
    };
    let swatch = |class: &str| html! { rect class=(class) width="16" height="12" {} };
    let of = Figure {
        finding: w.t("guide-figure-finding"),
        measure: w.t("guide-figure-measure"),
        drawing,
        key: key(&[
            (swatch("agree very"), w.t("guide-key-very")),
            (swatch("agree"), w.t("guide-key-agree")),
            (swatch("neither"), w.t("guide-key-neither")),
        ]),
        notes: w.t("guide-figure-notes"),
        table: groups(w, true),
        open: false,
    };
    part("guide-figure", &w.t("guide-figures"), w.t("guide-figure-note"), figure(w, &of))
}

pub(super) fn table_part(w: Words) -> Markup {
    part(
        "guide-tables",
        &w.t("guide-tables"),
        w.t("guide-tables-note"),
        html! {
            div.stack {
                (table(w, &groups(w, true)))
                (table(w, &groups(w, false)))
            }
        },
    )
}

fn groups(w: Words, folds: bool) -> Table {
    let row = |name: String, answered: &str, share: f64, low: f64, high: f64| {
        let interval = w.percent_range(low, high);
        vec![html! { (name) }, html! { (answered) }, html! { (w.percent(share)) }, html! { (interval) }]
    };
    let lost = vec![html! { (w.t("guide-row-3")) }, hidden(w), hidden(w), html! { "–" }];
    Table {
        caption: w.t("guide-statement-1"),
        columns: vec![
            Column::text(w.t("guide-column-group")),
            Column::number(w.t("guide-column-answered")),
            Column::number(w.t("guide-column-agree")),
            Column::number(w.t("guide-column-interval")),
        ],
        rows: vec![row(w.t("guide-row-1"), "14 / 16", 0.36, 0.16, 0.61), row(w.t("guide-row-2"), "12 / 14", 0.25, 0.09, 0.53), lost],
        folds,
    }
}
