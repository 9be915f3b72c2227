//! How the trash looks: what was deleted just now with its undo, then everything else with the day it goes for good.

use super::TrashPage;
use crate::args;
use crate::form::hidden_csrf;
use crate::i18n::Words;
use crate::views::{Head, Tone, empty, lines, notice, page_head, part};
use crate::who::SignedIn;
use ground::PersonId;
use ground::trash::{KEPT_DAYS, Trashed};
use maud::{Markup, html};

/// The Fluent key of a kind of thing.
fn kind(w: Words, trashed: &Trashed) -> String {
    match trashed.kind.as_str() {
        "innovation" => w.t("trash-innovation"),
        "implementation" => w.t("trash-implementation"),
        "pulse" => w.t("trash-pulse"),
        _ => w.t("trash-thing"),
    }
}

pub fn trash(who: &SignedIn, page: &TrashPage) -> Markup {
    let w = who.words();
    let just = page.trashed.iter().find(|(t, _)| Some(t.subject) == page.just);
    let others: Vec<_> = page.trashed.iter().filter(|(t, _)| Some(t.subject) != page.just).collect();
    html! {
        (page_head(w, Head { title: w.t("trash-title"), lede: w.with("trash-lede", args![count => page.trashed.len(), days => KEPT_DAYS]), ..Head::default() }))
        @if let Some((trashed, _)) = just {
            (part("just", &w.t("trash-just"), "", html! { div.stack {
                (notice(Tone::Done, &w.with("trash-deleted", args![name => trashed.name.as_str()]), &w.with("trash-until", args![day => w.date(trashed.purge_at.date(&page.zone))])))
                (undo(who, trashed, &w.t("trash-undo")))
            } }))
        }
        @if page.trashed.is_empty() {
            (part("trash", &w.t("trash-here"), "", empty(&w.t("trash-none-title"), &w.with("trash-none", args![days => KEPT_DAYS]), html! {})))
        } @else if !others.is_empty() {
            (part("trash", &w.t("trash-here"), w.t("trash-here-note"), lines(others.into_iter().map(|(trashed, by)| html! {
                div.split {
                    span {
                        (trashed.name) " " span.small.soft { (kind(w, trashed)) }
                        p.small.soft {
                            @match by {
                                Some(by) => (w.with("trash-by", args![name => by.as_str(), day => w.date(trashed.deleted_at.date(&page.zone)), until => w.date(trashed.purge_at.date(&page.zone))])),
                                None => (w.with("trash-by-you", args![day => w.date(trashed.deleted_at.date(&page.zone)), until => w.date(trashed.purge_at.date(&page.zone))])),
                            }
                        }
                    }
                    (undo(who, trashed, &w.t("trash-bring-back")))
                }
            }))))
        }
    }
}

fn undo(who: &SignedIn, trashed: &Trashed, label: &str) -> Markup {
    let said = format!("{label}: {}", trashed.name);
    html! {
        form.inline method="post" action=(crate::paths::TRASH) {
            (hidden_csrf(&who.csrf))
            input type="hidden" name="subject" value=(PersonId(trashed.subject));
            button.button.quiet.small aria-label=(said) { (label) }
        }
    }
}
