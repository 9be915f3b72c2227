//! How a stop or a pause looks elsewhere: on the page of its implementation, in lists, where the same is begun again. The
//! guided form, the story, the telling and the letter have files of their own.

mod halt;
mod letter;
mod story;
mod telling;

pub use halt::{halt, halt_title};
pub use letter::{letter, letter_sheet, letter_sheet_page};
pub use story::story;
pub use telling::{put_off, telling};

use super::before::Learned;
use super::model::{Kind, Reason, Stop, Who};
use super::pages::BeforePage;
use crate::innovation::prose;
use ground::ImplementationId;
use jiff::civil::Date;
use kit::form::{Form, hidden_csrf};
use kit::i18n::{Words, args};
use kit::views::{Head, Weight, actions, bullets, empty, lines, link_button, page_head, part, post_button, tag, tag_now};
use kit::{SignedIn, paths};
use maud::{Markup, html};
use std::collections::HashSet;

pub fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::GoalReached => "stop-because-goal-reached",
        Reason::TooMuch => "stop-because-too-much",
        Reason::NoEffect => "stop-because-no-effect",
        Reason::LittleUsed => "stop-because-little-used",
        Reason::NoFit => "stop-because-no-fit",
        Reason::BetterFound => "stop-because-better-found",
        Reason::PeopleLeft => "stop-because-people-left",
        Reason::MoneyEnded => "stop-because-money-ended",
        Reason::NoLongerRequired => "stop-because-no-longer-required",
    }
}

pub(super) fn who_said(w: Words, who: &Who) -> String {
    match who {
        Who::Group(group) => w.t(kit::people::group(*group)),
        Who::Own(words) => words.clone(),
    }
}

/// Where it stands, in one sentence.
pub fn lede(w: Words, stop: &Stop, today: Date) -> String {
    let h = &stop.halt;
    let day = w.date(h.effective_on);
    match (h.kind, h.returns_on) {
        (Kind::Pause, Some(returns)) => w.with("implementation-lede-paused", args![day => day, returns => w.date(returns)]),
        _ if h.effective_on > today => w.with("implementation-lede-stops", args![day => day]),
        _ => w.with("implementation-lede-stopped", args![day => day]),
    }
}

/// The same for a list.
pub fn since(w: Words, stopped_on: Option<Date>, returns_on: Option<Date>) -> String {
    match (stopped_on, returns_on) {
        (Some(on), _) => w.with("work-stopped-on", args![day => w.date(on)]),
        (None, Some(returns)) => w.with("work-paused-until", args![day => w.date(returns)]),
        (None, None) => String::new(),
    }
}

/// Why, as a list: what was chosen, then own words.
pub(super) fn why(w: Words, stop: &Stop) -> Markup {
    let h = &stop.halt;
    html! {
        @if !h.reasons.is_empty() { (bullets(h.reasons.iter().map(|r| w.t(reason_key(*r))))) }
        @if !h.own_reason.trim().is_empty() { p.quote { "“" (h.own_reason) "”" } }
    }
}

/// On the page of what is stopped or paused.
pub fn halted(who: &SignedIn, stop: &Stop, may_lead: bool, today: Date) -> Markup {
    let w = who.words();
    let id = stop.implementation;
    let paused = stop.halt.kind == Kind::Pause;
    let (title, note) = if paused {
        ("pause-heading", if stop.is_overdue(today) { "pause-note-over" } else { "pause-note" })
    } else {
        ("implementation-stopped", "implementation-stopped-note")
    };
    part(
        "stopped",
        &w.t(title),
        w.t(note),
        html! {
            div.stack {
                (why(w, stop))
                @if !stop.halt.learned.trim().is_empty() { h3 { (w.t("stop-learned")) } (prose(&stop.halt.learned)) }
                (actions([link_button(&w.t("stop-story-open"), &paths::of_implementation(id, "stop-story"), Weight::Quiet)]))
                @if may_lead {
                    (actions([
                        link_button(&w.t("telling-open"), &paths::of_implementation(id, "telling"), Weight::Plain),
                        link_button(&w.t("letter-open"), &paths::of_implementation(id, "letter"), Weight::Plain),
                        post_button(&w.t("stop-resume"), &paths::implementation_resumption(id), &who.csrf, Weight::Quiet),
                    ]))
                    @if paused {
                        (actions([link_button(&w.t("pause-stop-it"), &paths::implementation_stop(id), Weight::Plain)]))
                    }
                    @if paused { (kit::views::details(&w.t("pause-put-off"), telling::day_form(who, id, &Form::blank()))) }
                }
            }
        },
    )
}

/// At the foot of the page of what is going.
pub fn ways_out(w: Words, id: ImplementationId) -> Markup {
    part(
        "stop",
        &w.t("stop-part"),
        w.t("stop-part-note"),
        actions([
            link_button(&w.t("pause-go-to"), &paths::of_implementation(id, "pause"), Weight::Plain),
            link_button(&w.t("stop-go-to"), &paths::implementation_stop(id), Weight::Plain),
        ]),
    )
}

fn learned_lines(w: Words, learned: &[Learned]) -> Markup {
    lines(learned.iter().map(|l| {
        let place = w.with("implementation-title", args![innovation => l.innovation_name.as_str(), unit => l.unit_name.as_str()]);
        let key = if l.kind == Kind::Stop { "before-stopped" } else { "before-paused" };
        html! {
            div.stack.tight {
                div.split {
                    a href=(paths::of_implementation(l.implementation, "stop-story")) { (place) }
                    span.small.soft { (w.with(key, args![day => w.date(l.on)])) @if l.read { " " (tag(&w.t("before-read"))) } }
                }
                (prose(&l.learned))
            }
        }
    }))
}

/// Where the same is begun or decided: what was learned then. Nothing when there is nothing.
pub fn learned_before(w: Words, learned: &[Learned], reads_for: Option<ImplementationId>) -> Markup {
    let unread = learned.iter().any(|l| !l.read);
    html! {
        @if !learned.is_empty() {
            (part("learned-before", &w.t("before-title"), w.with("before-note", args![count => learned.len()]), html! { div.stack {
                (learned_lines(w, learned))
                @if let Some(id) = reads_for.filter(|_| unread) {
                    (actions([link_button(&w.t("before-open"), &paths::of_implementation(id, "learned-before"), Weight::Plain)]))
                }
            } }))
        }
    }
}

/// The page that asks that it was read.
pub fn before(who: &SignedIn, page: &BeforePage) -> Markup {
    let w = who.words();
    let id = page.placed.id;
    let unread: Vec<&Learned> = page.learned.iter().filter(|l| !l.read).collect();
    // A pause and the stop that followed are one try.
    let tries: HashSet<ImplementationId> = page.learned.iter().map(|l| l.implementation).collect();
    let lede = w.with("before-lede", args![count => tries.len()]);
    html! {
        (page_head(w, Head { crumbs: crumbs(w, &page.placed), title: w.t("before-title"), lede, ..Head::default() }))
        @if page.learned.is_empty() {
            (part("learned", &w.t("stop-learned"), "", empty(&w.t("before-none-title"), &w.t("before-none"), html! {})))
        } @else {
            (part("learned", &w.t("stop-learned"), w.t("before-learned-note"), html! { div.stack {
                (learned_lines(w, &page.learned))
                @if page.may_lead && !unread.is_empty() {
                    form.actions method="post" action=(paths::of_implementation(id, "learned-before")) {
                        (hidden_csrf(&who.csrf))
                        @for l in &unread { input type="hidden" name="stop" value=(l.stop); }
                        (kit::views::button(&w.t("before-mark")))
                    }
                }
                @if unread.is_empty() { p { (tag_now(&w.t("before-all-read"))) } }
            } }))
        }
    }
}

pub(super) fn crumbs(w: Words, placed: &crate::implementation::Placed) -> Vec<(String, String)> {
    let here = w.with("implementation-title", args![innovation => placed.innovation_name.as_str(), unit => placed.unit_name.as_str()]);
    vec![(w.t("nav-work"), paths::WORK.to_string()), (here, paths::implementation(placed.id))]
}
