//! The living page of parts: each in every state, with made-up contents. Served in the demo at `/styleguide`.

use jiff::civil::date;
use maud::{Markup, html};

use super::*;
use crate::i18n::Words;

mod data;
mod forms;
mod marks;

pub fn styleguide(w: Words) -> Markup {
    let head = Head {
        title: w.t("guide-title"),
        lede: w.t("guide-lede"),
        crumbs: vec![(w.t("fault-home"), "/".into())],
        meta: vec![html! { (w.long_date(date(2026, 11, 16))) }, html! { (w.t("guide-made-up")) }],
    };
    html! {
        (page_head(w, head))
        (tabs(&w.t("guide-tabs"), &[
            (w.t("guide-parts"), "#main".into()),
            (w.t("guide-forms"), "#guide-fields".into()),
            (w.t("guide-figures"), "#guide-figure".into()),
        ], "#main"))
        (marks::buttons(w))
        (marks::marks(w))
        (marks::path(w))
        (forms::fields(w))
        (forms::thumbs(w))
        (marks::notices(w))
        (lists(w))
        (data::figure_part(w))
        (data::table_part(w))
        (apart(w))
    }
}

fn lists(w: Words) -> Markup {
    let week = [
        Ask {
            leaf: Leaf::Learning,
            kicker: format!("{} · {}", Leaf::Learning.name(w), w.t("guide-ask-kicker")),
            title: w.t("guide-ask-title"),
            said: w.t("guide-ask-said"),
            act: link_button(&w.t("guide-ask-act"), "#guide-lists", Weight::Quiet),
        },
        Ask {
            leaf: Leaf::Inclusion,
            kicker: format!("{} · {}", Leaf::Inclusion.name(w), w.t("guide-ask2-kicker")),
            title: w.t("guide-ask2-title"),
            said: w.t("guide-ask2-said"),
            act: link_button(&w.t("guide-ask2-act"), "#guide-lists", Weight::Quiet),
        },
    ];
    let (planned, past) = (date(2026, 11, 30), date(2026, 11, 6));
    let story = [
        Entry { day: planned, when: w.date(planned), what: html! { (w.t("guide-planned")) }, planned: true },
        Entry { day: past, when: w.date(past), what: html! { (w.t("guide-happened")) }, planned: false },
    ];
    let stands =
        [(Shape::Met, w.t("guide-condition-1"), w.t("guide-evidence-1")), (Shape::Lost, w.t("guide-condition-2"), w.t("guide-evidence-2"))];
    let facts = [(w.t("guide-term-1"), html! { "Ines Okafor" }), (w.t("guide-term-2"), html! { (w.date(past)) })];
    html! {
        (part("guide-lists", &w.t("guide-lists"), w.t("guide-lists-note"), html! {
            (asks(&week))
        }))
        (part("guide-story", &w.t("guide-story"), "", html! { (timeline(&story)) }))
        (part("guide-conditions", &w.t("guide-conditions"), "", html! {
            div.stack {
                (conditions(w, &stands))
                (terms(&facts))
                (lines([html! { p { (w.t("guide-line-1")) } }, html! { p { (w.t("guide-line-2")) } }]))
            }
        }))
    }
}

fn apart(w: Words) -> Markup {
    let columns = [
        (w.t("guide-signal-why"), bullets([w.t("guide-signal-reason-1"), w.t("guide-signal-reason-2")])),
        (w.t("guide-signal-open"), bullets([w.t("guide-signal-unknown")])),
        (w.t("guide-signal-talk"), html! { p.quote { (w.t("guide-signal-quote")) } p.by { (w.t("guide-signal-by")) } }),
    ];
    html! {
        (part("guide-sheet", &w.t("guide-sheet"), w.t("guide-sheet-note"), html! {
            (signal(&w.t("guide-signal"), &columns, actions([
                link_button(&w.t("guide-signal-plan"), "#guide-sheet", Weight::Quiet),
                link_button(&w.t("guide-signal-known"), "#guide-sheet", Weight::Plain),
            ])))
        }))
        (part("guide-empty", &w.t("guide-empty"), w.t("guide-empty-note"), html! {
            (empty(&w.t("guide-empty-title"), &w.t("guide-empty-said"),
                link_button(&w.t("guide-empty-step"), "#guide-empty", Weight::Quiet)))
        }))
        (part("guide-more", &w.t("guide-more"), "", html! { (details(&w.t("guide-more-open"), html! { p { (w.t("guide-more-said")) } })) }))
    }
}
