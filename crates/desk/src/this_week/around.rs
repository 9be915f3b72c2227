//! What stands around the things that need one: parts, promises, answers, where something is in use, other clients. Each
//! part is there only when there is something to say in it.

use super::pages::ThisWeek;
use crate::board::{Cell, lost_count};
use ground::Role;
use ground::element::{Ended, Promise};
use jiff::civil::Date;
use kit::form::hidden_csrf;
use kit::i18n::{Words, args};
use kit::views::{Column, Shape, Table, Weight, actions, lines, link_button, part, status, table};
use kit::{Place, SignedIn, paths};
use maud::{Markup, html};
use portfolio::implementation::views::place_mark;

/// Someone with many parts sees the first ones named.
const MOST_PARTS: usize = 2;
const MOST_ANSWERED: usize = 5;

/// "Implementation-team lead, Alder Creek"
pub(super) fn parts(w: Words, page: &ThisWeek) -> Vec<Markup> {
    let role = |role: Role| w.t(&format!("role-{}", role.word()));
    page.parts.iter().take(MOST_PARTS).map(|(held, unit)| html! { (role(*held)) ", " (unit) }).collect()
}

pub(super) fn promises(w: Words, page: &ThisWeek) -> Markup {
    if page.promises.is_empty() {
        return html! {};
    }
    let row = |promise: &Promise| {
        vec![
            html! { a href=(promise.href) { (w.text(&promise.text)) } },
            html! { (w.t(if promise.mine { "week-promise-yours" } else { "week-promise-theirs" })) },
            html! { (w.short_date(promise.by)) },
            state(w, promise, page.today),
        ]
    };
    let columns = ["week-promise", "week-promise-whose", "week-promise-by", "week-promise-state"].map(|key| Column::text(w.t(key))).into();
    let listed = Table { caption: w.t("week-promises"), columns, rows: page.promises.iter().map(row).collect(), folds: true };
    part("promises", &w.t("week-promises"), w.t("week-promises-note"), table(w, &listed))
}

/// How it ended, as those who made it say; where the reader is one of them, the way to say it once its day is near.
fn state(w: Words, promise: &Promise, today: Date) -> Markup {
    let stands = match promise.ended {
        Some(Ended::Kept(day)) => status(Shape::Met, &w.with("week-promise-kept", args![day => w.short_date(day)])),
        Some(Ended::NotKept(day)) => status(Shape::Lost, &w.with("week-promise-not-kept", args![day => w.short_date(day)])),
        // Nothing more is said than that its day is over.
        None if promise.by < today => status(Shape::Unknown, &w.t("week-promise-passed")),
        None => status(Shape::Emerging, &w.t("week-promise-open")),
    };
    html! {
        (stands)
        @if let Some(say) = &promise.say { " " a.nowrap href=(say) { (w.t("week-promise-say")) span.sr { ": " (w.text(&promise.text)) } } }
    }
}

pub(super) fn answered(w: Words, page: &ThisWeek) -> Markup {
    if page.answered.is_empty() {
        return html! {};
    }
    let listed = lines(page.answered.iter().take(MOST_ANSWERED).map(|one| {
        html! { p { a href=(one.href) { (w.text(&one.text)) } } p.small.soft { (w.text(&one.said)) } }
    }));
    let more = page.answered.len().saturating_sub(MOST_ANSWERED);
    let body = html! { div.stack { (listed) @if more > 0 { p { a href=(paths::VOICES) { (w.with("week-answered-more", args![count => more])) } } } } };
    part("answered", &w.t("week-answered"), w.t("week-answered-note"), body)
}

/// Where something is in use: a few places by name, many as a sentence that leads to the board.
pub(super) fn near(who: &SignedIn, page: &ThisWeek) -> Markup {
    let (w, near) = (who.words(), &page.near);
    if near.places == 0 {
        return html! {};
    }
    let counts = args![innovations => near.innovations, places => near.places, lost => near.lost];
    let body = html! {
        div.stack {
            @if near.more() > 0 { p { (w.with("week-near-many", counts)) } }
            @if !near.shown.is_empty() { (lines(near.shown.iter().map(|cell| place(w, cell)))) }
            @if near.more() > 0 && !page.is_quiet() && who.places.contains(&Place::Portfolio) {
                (actions([link_button(&w.t("week-none-board"), paths::PORTFOLIO, Weight::Quiet)]))
            }
        }
    };
    part("near", &w.t("week-near"), "", body)
}

fn place(w: Words, cell: &Cell) -> Markup {
    let placed = &cell.placed;
    html! {
        div.split {
            span { a href=(paths::implementation(placed.id)) { (placed.innovation_name) } " · " (placed.unit_name) }
            span {
                (lost_count(w, cell)) " "
                (place_mark(w, placed))
            }
        }
    }
}

/// The other organizations of a consultant, each one press away. What waits there stands there: a sign-in is good for one.
pub(super) fn clients(who: &SignedIn, page: &ThisWeek) -> Markup {
    let w = who.words();
    if !page.parts.iter().any(|(role, _)| *role == Role::Consultant) {
        return html! {};
    }
    let body = html! {
        @if who.elsewhere.is_empty() { p { (w.with("week-clients-one", args![place => who.place.as_str()])) } }
        @else {
            form method="post" action=(paths::ORGANIZATION_CHOICE) {
                (hidden_csrf(&who.csrf))
                (lines(who.elsewhere.iter().map(|home| html! { button.button.plain name="to" value=(home.organization) { (home.name) } })))
            }
        }
    };
    part("clients", &w.t("week-clients"), w.t("week-clients-note"), body)
}
