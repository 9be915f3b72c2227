//! Two rows that may be one person, side by side.

use super::super::merging::{MergePage, Side};
use super::{role, search};
use crate::args;
use crate::form::{Choice, Form};
use crate::paths;
use crate::views::{Column, Head, Table, lines, page_head, part, table};
use crate::who::SignedIn;
use maud::{Markup, html};

pub fn merging(who: &SignedIn, page: &MergePage, form: &Form) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("merge-title"), lede: w.t("merge-lede"), ..Head::default() }))
        @if let (Some(one), Some(other)) = (&page.one, &page.other) {
            (part("merge-pair", &w.t("merge-pair"), w.t("merge-pair-note"), pair(who, one, other, form)))
        } @else {
            @if let Some(one) = &page.one {
                (part("merge-other", &w.t("merge-other"), w.with("merge-other-note", args![name => one.person.name()]), html! {
                    div.stack {
                        (search(who, paths::MERGING, &page.typed, &[("one", one.person.id.to_string())]))
                        (lines(page.found.iter().filter(|(p, _)| p.id != one.person.id).map(|(p, _)| html! { a href=(paths::merging_pair(one.person.id, p.id)) { (p.name()) } })))
                    }
                }))
            }
            (part("merge-suggested", &w.t("merge-suggested"), w.t("merge-suggested-note"), html! {
                @if page.suggested.is_empty() { p { (w.t("merge-none")) } }
                (lines(page.suggested.iter().map(|(a, b)| html! {
                    div.split {
                        span { (a.name()) " · " (b.name()) }
                        a href=(paths::merging_pair(a.id, b.id)) aria-label={ (w.t("merge-compare")) ": " (a.name()) } { (w.t("merge-compare")) }
                    }
                })))
            }))
        }
    }
}

fn pair(who: &SignedIn, one: &Side, other: &Side, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let said = |side: &Side| match &side.person.email {
        Some(email) => format!("{}, {email}", side.person.name()),
        None => side.person.name(),
    };
    let has = |side: &Side| {
        html! {
            @for (held, unit) in &side.parts { p { (w.t(role(held.role))) " · " (unit) } }
            @for held in &side.held { p { a href=(held.href) { (w.text(&held.text)) } } }
            p.small.soft { (w.t(if side.person.account.is_some() { "merge-has-sign-in" } else { "merge-no-sign-in" })) }
            @if side.person.source_id.is_some() { p.small.soft { (w.t("merge-in-roster")) } }
        }
    };
    html! {
        div.stack {
            (table(w, &Table {
                caption: w.t("merge-pair"),
                columns: vec![Column::text(w.t("people-name")), Column::text(w.t("merge-has"))],
                rows: vec![vec![html! { (said(one)) }, has(one)], vec![html! { (said(other)) }, has(other)]],
                folds: true,
            }))
            (f.post(paths::MERGING, &who.csrf, html! {
                input type="hidden" name="one" value=(one.person.id);
                input type="hidden" name="other" value=(other.person.id);
                (f.radios("stands", w.t("merge-stands"), [Choice::new(one.person.id.to_string(), said(one)), Choice::new(other.person.id.to_string(), said(other))]).hint(w.t("merge-stands-hint")))
                (f.send(w.t("merge-go")))
            }))
        }
    }
}
