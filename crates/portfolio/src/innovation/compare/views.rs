//! How two innovations look beside each other: one table, which folds into paragraphs on a phone.

use super::{ComparePage, Core, Side};
use crate::innovation::record::views::{asks_said, cost, figures, source};
use crate::innovation::record::{Record, Row};
use crate::innovation::views::{kind, places, prose};
use kit::form::{Choice, Form};
use kit::i18n::{Words, args};
use kit::views::{Column, Head, Table, actions, bullets, button, empty, lines, page_head, part, print_button, table, wide_part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn one(who: &SignedIn, page: &ComparePage) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string())];
    let title = match &page.sides {
        Some([a, b]) => w.with("compare-two", args![a => a.record.description.name.as_str(), b => b.record.description.name.as_str()]),
        None => w.t("compare-title"),
    };
    html! {
        (page_head(w, Head { crumbs, title, lede: w.t("compare-lede"), ..Head::default() }))
        @if page.all.len() < 2 {
            (part("compare-none", &w.t("compare-choose"), "", empty(&w.t("compare-none-title"), &w.t("compare-none"), html! {})))
        } @else {
            @if let Some(sides) = &page.sides {
                (wide_part("compared", &w.t("compare-beside"), w.t("compare-beside-note"), html! {
                    (table(w, &beside(w, sides)))
                    (actions([print_button(w)]))
                }))
            }
            div.no-print { (part("choose", &w.t("compare-choose"), "", choose(w, page))) }
        }
    }
}

/// Two lists and a button; without scripts it is a plain question to the same address.
fn choose(w: Words, page: &ComparePage) -> Markup {
    let typed = |id: Option<ground::InnovationId>| id.map(|id| id.to_string()).unwrap_or_default();
    let mut form = Form::blank().filled("a", typed(page.chosen[0])).filled("b", typed(page.chosen[1]));
    if page.chosen[0].is_some() && page.chosen[0] == page.chosen[1] {
        form.wrong("b", "compare-same");
    }
    let f = form.fields(w);
    let all = || page.all.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    html! {
        form.sheet method="get" action=(paths::COMPARISON) novalidate {
            (f.select("a", w.t("compare-first"), all()))
            (f.select("b", w.t("compare-second"), all()))
            div.field { (actions([button(&w.t("compare-go"))])) }
        }
    }
}

fn beside(w: Words, [a, b]: &[Side; 2]) -> Table {
    let core = Core::of(&a.record, &b.record);
    let [only_a, only_b] = &core.alone;
    let row = |key: &str, cell: &dyn Fn(&Side) -> Markup| vec![html! { (w.t(key)) }, cell(a), cell(b)];
    let each = |key: &str, cell: &dyn Fn(&Record) -> Markup| row(key, &|side| cell(&side.record));
    let rows = vec![
        each("compare-kind", &|r| html! { (w.t(kind(r.description.kind))) }),
        each("innovation-meant-for", &|r| text(w, &r.description.meant_for)),
        each("innovation-need", &|r| html! { (text(w, &r.need.problem)) (figures(w, &r.need.figures)) }),
        each("innovation-evidence", &|r| {
            html! { @if r.evidence.sources.is_empty() { (none(w)) } @else { (lines(r.evidence.sources.iter().map(|row| source(w, &row.is)))) } }
        }),
        vec![html! { (w.t("compare-core-both")) }, named(w, &core.both), named(w, &core.both)],
        vec![html! { (w.t("compare-core-alone")) }, named(w, only_a), named(w, only_b)],
        each("compare-adults", &|r| outcomes(w, &r.outcomes.adults)),
        each("compare-students", &|r| outcomes(w, &r.outcomes.students)),
        each("hours-title", &|r| asked(w, r)),
        each("costs-title", &|r| {
            html! { @if r.costs.is_empty() { (none(w)) } @else { (bullets(r.costs.iter().map(|row| cost(w, &row.is)))) } }
        }),
        each("materials-licence", &|r| text(w, &r.materials.licence)),
        row(
            "innovation-where",
            &|side| html! { @if side.placed.is_empty() { (w.t("compare-nowhere")) } @else { (places(w, &side.placed)) } },
        ),
    ];
    let named = |side: &Side| Column::text(side.record.description.name.clone());
    let columns = vec![Column::text(w.t("compare-what")), named(a), named(b)];
    Table { caption: w.t("compare-beside"), columns, rows, folds: true }
}

fn none(w: Words) -> Markup {
    html! { span.soft { (w.t("compare-missing")) } }
}

fn text(w: Words, text: &str) -> Markup {
    if text.trim().is_empty() { none(w) } else { prose(text) }
}

fn named(w: Words, names: &[&str]) -> Markup {
    html! { @if names.is_empty() { span.soft { (w.t("compare-no-core")) } } @else { (bullets(names)) } }
}

fn outcomes<I>(w: Words, list: &[Row<I, String>]) -> Markup {
    html! { @if list.is_empty() { (none(w)) } @else { (bullets(list.iter().map(|row| &row.is))) } }
}

fn asked(w: Words, record: &Record) -> Markup {
    let said = record.hours.iter().map(|row| asks_said(w, row.is));
    html! { @if record.hours.is_empty() { (none(w)) } @else { (bullets(said)) } }
}
