//! The look over before confirming: what does not fit, how much changes where, every decision.

use super::super::model::{Conflict, State, Step};
use super::super::pages::OnePage;
use super::super::rows::Review;
use super::one::{summary, told};
use super::{crumbs, step_key, title};
use ground::element::Text;
use kit::i18n::{Words, args};
use kit::views::{Column, Head, Table, Tone, Weight, actions, link_button, notice, page_head, part, post_button, print_button, table};
use kit::{SignedIn, paths};
use maud::{Markup, html};

fn conflict(w: Words, conflict: &Conflict, what: Option<&Text>) -> (Tone, String) {
    let thing = what.map(|t| w.text(t)).unwrap_or_default();
    let said = match conflict {
        Conflict::LeaverNamed { name, .. } => w.with("rollover-conflict-named", args![name => name.as_str(), what => thing]),
        Conflict::LeaverMoves { name } => w.with("rollover-conflict-moves", args![name => name.as_str()]),
        Conflict::LeadLeaves { .. } => w.with("rollover-conflict-lead", args![what => thing]),
        Conflict::Changed { .. } => w.with("rollover-conflict-changed", args![what => thing]),
        Conflict::SameEmail { email } => w.with("rollover-conflict-email", args![email => email.as_str()]),
        Conflict::NobodyManages => w.t("rollover-conflict-nobody"),
        Conflict::AtOnce => w.t("rollover-conflict-at-once"),
    };
    (if conflict.holds() { Tone::Wrong } else { Tone::Plain }, said)
}

pub fn review(who: &SignedIn, page: &OnePage) -> Markup {
    let w = who.words();
    let r = &page.rollover;
    let held = page.review.conflicts.iter().any(|(c, _)| c.holds());
    let left: Vec<Step> = Step::ALL.into_iter().filter(|s| !page.looked.contains(s)).collect();
    let confirm = w.with("rollover-confirm-go", args![day => w.date(r.effective_on)]);
    html! {
        (page_head(w, Head { crumbs: crumbs(who, Some(r)), title: w.t("rollover-review"), lede: summary(w, &page.review),
            meta: vec![html! { (page.unit) }, html! { (w.long_date(r.effective_on)) }] }))
        @if !page.review.conflicts.is_empty() {
            (part("rollover-conflicts", &w.t("rollover-conflicts"), w.t("rollover-conflicts-note"), html! {
                div.stack {
                    @for (c, what) in &page.review.conflicts {
                        @let (tone, said) = conflict(w, c, what.as_ref());
                        (notice(tone, &w.t(if c.holds() { "rollover-mend" } else { "rollover-know" }), &said))
                    }
                }
            }))
        }
        (counts(w, &page.review))
        (told(w, &page.review, true))
        @if r.state == State::Preparing {
            (part("rollover-confirm", &w.t("rollover-confirm"), w.t("rollover-confirm-note"), html! {
                div.stack {
                    @if !left.is_empty() {
                        p { (w.with("rollover-confirm-left", args![steps => w.list(&left.iter().map(|s| w.t(step_key(*s))).collect::<Vec<_>>())])) }
                    }
                    @if !page.may_answer { p { (w.t("rollover-confirm-not-yours")) } }
                    @else if held { p { (w.t("rollover-confirm-held")) } }
                    @else {
                        p { (w.with("rollover-confirm-name", args![name => who.name.as_str()])) }
                        (actions([
                            post_button(&confirm, &format!("{}/confirmation", paths::rollover(r.id)), &who.csrf, Weight::Bloom),
                            print_button(w),
                        ]))
                    }
                }
            }))
        } @else {
            (part("rollover-confirm", &w.t("rollover-confirm"), "", actions([link_button(&title(who, r), &paths::rollover(r.id), Weight::Quiet)])))
        }
    }
}

fn counts(w: Words, review: &Review) -> Markup {
    if review.units.is_empty() {
        return html! {};
    }
    let rows = review.units.iter().map(|(unit, lines)| vec![html! { (unit) }, html! { (w.count(lines.len() as i64)) }]);
    let by_unit = Table {
        caption: w.t("rollover-by-unit"),
        columns: vec![Column::text(w.t("people-unit")), Column::number(w.t("rollover-changes"))],
        rows: rows.collect(),
        folds: true,
    };
    part("rollover-by-unit", &w.t("rollover-by-unit"), "", table(w, &by_unit))
}
