//! How the search looks: the box, then what was found, kind by kind.

use super::SearchPage;
use ground::Found;
use ground::element::Kind;
use kit::i18n::args;
use kit::views::{Head, empty, lines, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

/// Of one kind a page shows no more; another word narrows it.
const MOST_OF_A_KIND: usize = 20;

fn heading(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Innovation => ("innovations", "search-innovations"),
        Kind::Implementation => ("implementations", "search-implementations"),
        Kind::Decision => ("decisions", "search-decisions"),
        Kind::Team => ("teams", "search-teams"),
        Kind::Pulse => ("pulses", "search-pulses"),
        Kind::Person => ("people", "search-people"),
        Kind::Unit => ("units", "search-units"),
    }
}

pub fn search(who: &SignedIn, page: &SearchPage) -> Markup {
    let w = who.words();
    let found = page.found.as_deref().unwrap_or_default();
    let lede = match &page.found {
        Some(found) => w.with("search-found", args![count => found.len(), words => page.typed.trim()]),
        None => w.t("search-lede"),
    };
    let kinds = found.chunk_by(|a, b| a.kind == b.kind);
    html! {
        (page_head(w, Head { title: w.t("search-title"), lede, ..Head::default() }))
        form.search role="search" action=(paths::SEARCH) {
            div.field {
                label for="q" { (w.t("search-words")) }
                input type="search" id="q" name="q" value=(page.typed) maxlength="120" autocomplete="off" aria-describedby="q-hint";
                p.hint #q-hint { (w.t("search-hint")) }
            }
            button.button { (w.t("search-go")) }
        }
        @if page.found.as_ref().is_some_and(Vec::is_empty) {
            (part("none", &w.t("search-none-heading"), "", empty(&w.t("search-none-title"), &w.t("search-none"), html! {})))
        }
        @for of_kind in kinds { (part_of(who, of_kind)) }
    }
}

fn part_of(who: &SignedIn, found: &[Found]) -> Markup {
    let w = who.words();
    let Some(first) = found.first() else { return html! {} };
    let (id, title) = heading(first.kind);
    let more = found.len().saturating_sub(MOST_OF_A_KIND);
    let listed = lines(found.iter().take(MOST_OF_A_KIND).map(|one| {
        html! {
            a href=(one.href) { (w.text(&one.title)) }
            @if let Some(said) = &one.said { p.small.soft { (w.text(said)) } }
        }
    }));
    part(
        id,
        &w.t(title),
        "",
        html! {
            div.stack {
                (listed)
                @if more > 0 { p.small.soft { (w.with("search-more", args![count => more])) } }
            }
        },
    )
}
