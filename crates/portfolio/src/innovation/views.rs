//! How an innovation looks.

use super::model::Kind;
use super::pages::InnovationPage;
use crate::implementation::views::stage_mark;
use ground::InnovationId;
use ground::trash::KEPT_DAYS;
use kit::form::{Choice, Form};
use kit::i18n::args;
use kit::views::{Confirm, Head, Tone, Weight, actions, confirm, empty, lines, link_button, notice, page_head, part, tag};
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

pub fn one(who: &SignedIn, page: &InnovationPage, form: &Form) -> Markup {
    let w = who.words();
    let o = &page.innovation.outline;
    let id = page.innovation.id;
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string())];
    let lede = w.with("innovation-lede", args![count => page.placed.len()]);
    html! {
        (page_head(w, Head { crumbs, title: o.name.clone(), lede, meta: vec![html! { (w.t(kind(o.kind))) }, html! { a href=(paths::innovation_one_pager(id)) { (w.t("one-pager-link")) } }] }))
        (part("places", &w.t("innovation-where"), w.t("innovation-where-note"), html! { div.stack {
            @if page.placed.is_empty() {
                (empty(&w.t("innovation-nowhere-title"), &w.t("innovation-nowhere"), html! {}))
            } @else {
                (lines(page.placed.iter().map(|placed| html! {
                    div.split {
                        a href=(paths::implementation(placed.id)) { (placed.unit_name) }
                        (stage_mark(w, placed.stage))
                    }
                })))
            }
            @if !page.could_begin_in.is_empty() { (begin(who, page, form)) }
        } }))
        (part("need", &w.t("innovation-need"), "", prose(&o.need)))
        (part("evidence", &w.t("innovation-evidence"), "", prose(&o.evidence)))
        (part("ingredients", &w.t("innovation-ingredients"), w.t("innovation-ingredients-note"), lines(o.ingredients.iter().map(|i| html! {
            div.split { span { (i.name) } @if i.adaptable { (tag(&w.t("ingredient-adaptable"))) } @else { (tag(&w.t("ingredient-core"))) } }
        }))))
        @if page.may_change {
            (part("change", &w.t("innovation-change"), "", actions([
                link_button(&w.t("innovation-edit"), &paths::innovation_edit(id), Weight::Quiet),
                link_button(&w.t("innovation-delete"), &paths::innovation_deletion(id), Weight::Plain),
            ])))
        }
    }
}

fn begin(who: &SignedIn, page: &InnovationPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let units = page.could_begin_in.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    f.post(
        &paths::innovation_implementations(page.innovation.id),
        &who.csrf,
        html! {
            (f.select("unit", w.t("implementation-unit"), units))
            (f.send(w.t("implementation-begin")))
        },
    )
}

/// The form for a new innovation, or for one that exists.
pub fn edit(who: &SignedIn, existing: Option<(InnovationId, &str)>, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let mut crumbs = vec![(w.t("nav-work"), paths::WORK.to_string())];
    crumbs.extend(existing.map(|(id, name)| (name.to_string(), paths::innovation(id))));
    let (title, action) = match existing {
        Some((id, _)) => (w.t("innovation-edit-title"), paths::innovation(id)),
        None => (w.t("innovation-new-title"), paths::INNOVATIONS.to_string()),
    };
    let kinds = Kind::ALL.map(|k| Choice::new(k.word(), w.t(kind(k))).hint(w.t(kind_hint(k))));
    html! {
        (page_head(w, Head { crumbs, title, lede: w.t("innovation-new-lede"), ..Head::default() }))
        (f.post(&action, &who.csrf, html! {
            (f.text("name", w.t("innovation-name")).hint(w.t("innovation-name-hint")))
            (f.radios("kind", w.t("innovation-kind"), kinds))
            (f.area("need", w.t("innovation-need")).hint(w.t("innovation-need-hint")))
            (f.area("evidence", w.t("innovation-evidence")).hint(w.t("innovation-evidence-hint")))
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
