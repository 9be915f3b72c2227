//! How going on elsewhere looks: the decision, and the line on pages by which a series is not read across it.

use super::Earlier;
use super::pages::SuccessionPage;
use kit::form::{Choice, Form};
use kit::i18n::{Words, args};
use kit::views::{Head, Tone, Weight, actions, empty, lines, link_button, notice, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

/// What goes along, in the order in which people ask.
const GOES: [&str; 4] = ["succession-goes-stage", "succession-goes-team", "succession-goes-learning", "succession-goes-sustain"];
const STAYS: [&str; 3] = ["succession-stays-history", "succession-stays-pulses", "succession-stays-sisters"];

pub fn succession(who: &SignedIn, page: &SuccessionPage, form: &Form) -> Markup {
    let w = who.words();
    let (p, f) = (&page.placed, form.fields(w));
    let title = w.with("implementation-title", args![innovation => p.innovation_name.as_str(), unit => p.unit_name.as_str()]);
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (title, paths::implementation(p.id))];
    let lede = match page.last_day {
        Some(day) => w.with("succession-lede", args![unit => p.unit_name.as_str(), day => w.date(day)]),
        None => w.with("succession-lede-open", args![unit => p.unit_name.as_str()]),
    };
    let named = |key: &str| html! { (w.t(key)) };
    html! {
        (page_head(w, Head { crumbs, title: w.t("succession-title"), lede, ..Head::default() }))
        @for (unit, on) in &page.decided {
            @let key = if *on > page.today { "succession-planned" } else { "succession-done" };
            (notice(Tone::Done, &w.t("succession-decided"), &w.with(key, args![unit => unit.as_str(), day => w.date(*on)])))
        }
        @if page.heirs.is_empty() && page.decided.is_empty() {
            (part("succession-none", &w.t("succession-where"), "", empty(&w.t("succession-none-title"), &w.t("succession-none"),
                actions([link_button(&w.t("stop-go-to"), &paths::implementation_stop(p.id), Weight::Quiet)]))))
        }
        @if !page.heirs.is_empty() {
            (part("succession-goes", &w.t("succession-goes"), "", lines(GOES.map(named))))
            (part("succession-stays", &w.t("succession-stays"), w.t("succession-stays-note"), lines(STAYS.map(named))))
            (part("succession-where", &w.t("succession-where"), w.t("succession-where-note"), f.post(
                &paths::of_implementation(p.id, "succession"),
                &who.csrf,
                html! {
                    (f.radios("to", w.t("succession-to"), page.heirs.iter().map(|(unit, used)| {
                        let choice = Choice::new(unit.id.to_string(), unit.name.clone());
                        if *used { choice.hint(w.t("succession-used")) } else { choice }
                    })))
                    (f.send(w.t("succession-go")))
                },
            )))
        }
    }
}

/// "Until June 30, 2026 at Heron School: what was asked and found there stays with it." `under` is the page of the one before.
pub fn earlier(w: Words, all: &[Earlier], under: impl Fn(&Earlier) -> String) -> Markup {
    html! {
        @for before in all {
            @let key = if before.joined { "succession-joined-line" } else { "succession-line" };
            @let said = w.with(key, args![day => w.date(before.until), unit => before.unit.as_str()]);
            p { (said) @if before.may_see { " " a href=(under(before)) { (w.with("succession-look", args![unit => before.unit.as_str()])) } } }
        }
    }
}
