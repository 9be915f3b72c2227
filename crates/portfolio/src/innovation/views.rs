//! How an innovation looks.

use super::model::Kind;
use super::pages::InnovationPage;
use super::record;
use crate::implementation::Placed;
use crate::implementation::views::place_mark;
use ground::InnovationId;
use ground::trash::KEPT_DAYS;
use kit::form::{Choice, Form};
use kit::i18n::{Words, args};
use kit::views::{Confirm, Head, Tone, Weight, actions, confirm, empty, lines, link_button, notice, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

/// The Fluent key of a kind.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Program => "kind-program",
        Kind::Practice => "kind-practice",
        Kind::Policy => "kind-policy",
        Kind::Procedure => "kind-procedure",
        Kind::Product => "kind-product",
    }
}

fn kind_hint(kind: Kind) -> &'static str {
    match kind {
        Kind::Program => "kind-program-hint",
        Kind::Practice => "kind-practice-hint",
        Kind::Policy => "kind-policy-hint",
        Kind::Procedure => "kind-procedure-hint",
        Kind::Product => "kind-product-hint",
    }
}

/// Text as it was typed: paragraphs stay paragraphs.
pub(crate) fn prose(text: &str) -> Markup {
    html! { div.stack.tight { @for line in text.lines().filter(|l| !l.trim().is_empty()) { p { (line) } } } }
}

/// The five kinds to choose from, each with what it is.
pub(crate) fn kinds(w: Words) -> [Choice; 5] {
    Kind::ALL.map(|k| Choice::new(k.word(), w.t(kind(k))).hint(w.t(kind_hint(k))))
}

pub fn one(who: &SignedIn, page: &InnovationPage, form: &Form) -> Markup {
    let w = who.words();
    let record = &page.record;
    let id = record.id;
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string())];
    let lede = w.with("innovation-lede", args![count => page.placed.len()]);
    let meta = vec![
        html! { (w.t(kind(record.description.kind))) },
        html! { a href=(paths::innovation_theory(id)) { (w.t("theory-title")) } },
        html! { a href=(paths::comparison(Some(id), None)) { (w.t("compare-go-to")) } },
        html! { a href=(paths::innovation_one_pager(id)) { (w.t("one-pager-link")) } },
    ];
    html! {
        (page_head(w, Head { crumbs, title: record.description.name.clone(), lede, meta }))
        (crate::stop::views::learned_before(w, &page.learned, None))
        (part("places", &w.t("innovation-where"), w.t("innovation-where-note"), html! { div.stack {
            @if page.placed.is_empty() {
                (empty(&w.t("innovation-nowhere-title"), &w.t("innovation-nowhere"), html! {}))
            } @else {
                (places(w, &page.placed))
            }
            @if !page.could_begin_in.is_empty() { p { a href=(paths::innovation_load_anywhere(id)) { (w.t("load-preview")) } } (begin(who, page, form)) }
        } }))
        (record::views::parts(w, record, page.may_change))
        (part("files", &w.t("files-part"), w.t("files-here-note"), actions([link_button(&w.t("files-open"), &paths::innovation_files(id), Weight::Plain)])))
        @if page.may_change {
            (part("change", &w.t("innovation-change"), "", actions([
                link_button(&w.t("innovation-delete"), &paths::innovation_deletion(id), Weight::Plain),
            ])))
        }
    }
}

/// Where it is used, each with its stage.
pub(super) fn places(w: Words, placed: &[Placed]) -> Markup {
    lines(placed.iter().map(|placed| {
        html! {
            div.split {
                a href=(paths::implementation(placed.id)) { (placed.unit_name) }
                (place_mark(w, placed))
            }
        }
    }))
}

fn begin(who: &SignedIn, page: &InnovationPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let units = page.could_begin_in.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    f.post(
        &paths::innovation_implementations(page.record.id),
        &who.csrf,
        html! {
            (f.select("unit", w.t("implementation-unit"), units))
            (f.send(w.t("implementation-begin")))
        },
    )
}

/// The form for a new innovation: short. Everything else has a page of its own later.
pub fn new(who: &SignedIn, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("innovation-new-title"), lede: w.t("innovation-new-lede"), ..Head::default() }))
        (f.post(paths::INNOVATIONS, &who.csrf, html! {
            (f.text("name", w.t("innovation-name")).hint(w.t("innovation-name-hint")))
            (f.radios("kind", w.t("innovation-kind"), kinds(w)))
            (f.area("need", w.t("innovation-need")).hint(w.t("innovation-need-hint")))
            (f.area("ingredients", w.t("innovation-ingredients")).hint(w.t("innovation-ingredients-hint")).rows(5))
            (f.send(w.t("innovation-save")))
        }))
    }
}

/// Asks once more; or says why it cannot be deleted.
pub fn deletion(who: &SignedIn, id: InnovationId, name: &str, places: usize) -> Markup {
    let w = who.words();
    if places > 0 {
        let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (name.to_string(), paths::innovation(id))];
        return html! {
            (page_head(w, Head { crumbs, title: w.t("innovation-delete-title"), ..Head::default() }))
            (notice(Tone::Plain, &w.with("innovation-delete-in-use", args![count => places]), &w.t("innovation-delete-in-use-why")))
            (actions([link_button(&w.t("innovation-delete-no"), &paths::innovation(id), Weight::Quiet)]))
        };
    }
    confirm(&Confirm {
        title: w.with("innovation-delete-ask", args![name => name]),
        said: w.with("trash-said", args![days => KEPT_DAYS]),
        action: paths::innovation_deletion(id),
        csrf: who.csrf.clone(),
        yes: w.t("trash-yes"),
        no: w.t("innovation-delete-no"),
        back: paths::innovation(id),
    })
}
