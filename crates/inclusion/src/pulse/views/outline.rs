//! Statements from another organization: where they wait, and where a pulse begins with them.

use super::super::pages::DraftPage;
use super::super::template::Outline;
use kit::form::hidden_csrf;
use kit::i18n::{Words, args};
use kit::views::{bullets, details, lines, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

/// What waits, on the list of all pulses.
pub fn waiting(who: &SignedIn, outlines: &[Outline]) -> Markup {
    let w = who.words();
    let one = |outline: &Outline| {
        let title = outline.content.title.as_str();
        html! {
            div.stack.tight {
                (details(title, bullets(&outline.content.statements)))
                form.inline method="post" action=(paths::PULSE_OUTLINE_REMOVALS) {
                    (hidden_csrf(&who.csrf))
                    button.button.plain.small name="outline" value=(outline.id) { (w.with("pulse-outline-remove", args![title => title])) }
                }
            }
        }
    };
    part("outlines", &w.t("pulse-outlines"), w.t("pulse-outlines-note"), lines(outlines.iter().map(one)))
}

/// Above the form of a new pulse: one of them fills it in.
pub fn to_choose(w: Words, page: &DraftPage) -> Markup {
    let new = paths::new_pulse(page.place.id);
    let one = |outline: &Outline| {
        html! { a href={ (new) "?from=" (outline.id) } { (outline.content.title) } " " span.small.soft { (w.with("pulse-outline-count", args![count => outline.content.statements.len()])) } }
    };
    part("outlines", &w.t("pulse-outlines"), w.t("pulse-outlines-choose"), lines(page.outlines.iter().map(one)))
}
