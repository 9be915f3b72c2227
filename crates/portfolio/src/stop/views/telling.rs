//! Who is told of a stop or a pause, by whom, by when; ticked off as they hear it.

use super::{crumbs, who_said};
use crate::stop::model::{Kind, Told, Who};
use crate::stop::pages::TellingPage;
use ground::{ImplementationId, StakeholderGroup};
use kit::form::{Choice, Form, hidden_csrf};
use kit::i18n::{Words, args};
use kit::views::{Head, Shape, Weight, actions, details, empty, lines, link_button, mark, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

impl TellingPage {
    /// The row that is being changed, or a blank one.
    pub fn form(&self) -> Form {
        let Some(row) = self.told.iter().find(|t| Some(t.id) == self.changing) else { return Form::blank() };
        let form = match &row.telling.who {
            Who::Group(group) => Form::blank().filled("who", group.word()),
            Who::Own(words) => Form::blank().filled("who-own", words),
        };
        let day = row.telling.by_day.map_or_else(String::new, |day| day.to_string());
        form.filled("by-whom", &row.telling.by_whom).filled("by-day", day).filled("row", row.id.to_string())
    }
}

pub fn telling(who: &SignedIn, page: &TellingPage, form: &Form) -> Markup {
    let w = who.words();
    let id = page.placed.id;
    let open = page.told.iter().filter(|t| t.told_on.is_none()).count();
    let lede =
        if page.told.is_empty() { w.t("telling-lede-none") } else { w.with("telling-lede", args![open => open, count => page.told.len()]) };
    let note = if page.stop.halt.kind == Kind::Stop { "telling-list-note" } else { "telling-list-note-pause" };
    let on = page.changing.is_some() || !form.is_fine() || page.told.is_empty();
    html! {
        (page_head(w, Head { crumbs: crumbs(w, &page.placed), title: w.t("telling-title"), lede, ..Head::default() }))
        (part("told", &w.t("telling-list"), w.t(note), html! {
            @if page.told.is_empty() {
                (empty(&w.t("telling-none-title"), &w.t("telling-none"), html! {}))
            } @else {
                (lines(page.told.iter().map(|t| row(who, page, t))))
            }
        }))
        (part("change", &w.t(if page.changing.is_some() { "telling-change" } else { "telling-add" }), "", html! {
            @if on { (fields(who, page, form)) } @else { (details(&w.t("telling-add"), fields(who, page, form))) }
        }))
        (part("then", &w.t("telling-then"), w.t("telling-then-note"), actions([
            link_button(&w.t("letter-open"), &paths::of_implementation(id, "letter"), Weight::Quiet),
            link_button(&w.t("stop-story-open"), &paths::of_implementation(id, "stop-story"), Weight::Plain),
        ])))
    }
}

fn row(who: &SignedIn, page: &TellingPage, told: &Told) -> Markup {
    let w = who.words();
    let id = page.placed.id;
    let name = who_said(w, &told.telling.who);
    let (shape, said, act, label) = match told.told_on {
        Some(day) => (Shape::Met, w.with("telling-told-on", args![day => w.date(day)]), "untold", w.t("telling-untick")),
        None => (Shape::Unknown, due(w, told), "told", w.t("telling-tick")),
    };
    html! {
        div.split {
            span { (mark(shape)) " " strong { (name) } " " span.small.soft { (w.with("telling-by", args![who => told.telling.by_whom.as_str()])) " · " (said) } }
            div.actions {
                form.inline method="post" action=(paths::of_implementation(id, "telling-ticks")) {
                    (hidden_csrf(&who.csrf))
                    input type="hidden" name="row" value=(told.id);
                    button.button.plain name="do" value=(act) aria-label={ (label) ": " (name) } { (label) }
                }
                a.button.plain href={ (paths::of_implementation(id, "telling")) "?change=" (told.id) "#change" } aria-label={ (w.t("telling-change")) ": " (name) } { (w.t("telling-change")) }
            }
        }
    }
}

fn due(w: Words, told: &Told) -> String {
    told.telling.by_day.map_or_else(|| w.t("telling-no-day"), |day| w.with("telling-until", args![day => w.date(day)]))
}

fn fields(who: &SignedIn, page: &TellingPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let groups = StakeholderGroup::ALL.iter().map(|g| Choice::new(g.word(), w.t(kit::people::group(*g))));
    f.post(
        &paths::of_implementation(page.placed.id, "telling"),
        &who.csrf,
        html! {
            (f.hidden("row"))
            (f.select("who", w.t("telling-who"), groups).optional())
            (f.text("who-own", w.t("telling-who-own")).hint(w.t("telling-who-own-hint")).optional().autocomplete("off"))
            (f.text("by-whom", w.t("telling-by-whom")).autocomplete("off"))
            (f.date("by-day", w.t("telling-by-day")).optional())
            div.field { p.actions {
                button.button { (w.t("telling-save")) }
                @if page.changing.is_some() { button.button.plain name="do" value="remove" formnovalidate { (w.t("telling-remove")) } }
            } }
        },
    )
}

/// The one field that puts a pause off.
pub(super) fn day_form(who: &SignedIn, id: ImplementationId, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    f.post(
        &paths::of_implementation(id, "pause-return"),
        &who.csrf,
        html! {
            (f.date("returns-on", w.t("pause-returns-on")))
            (f.send(w.t("pause-put-off-go")))
        },
    )
}

/// The same field on a page of its own, with what is wrong.
pub fn put_off(who: &SignedIn, page: &TellingPage, form: &Form) -> Markup {
    let w = who.words();
    let returns = page.stop.halt.returns_on.filter(|_| page.stop.halt.kind == Kind::Pause);
    let lede = returns.map_or_else(String::new, |day| w.with("pause-put-off-lede", args![day => w.date(day)]));
    html! {
        (page_head(w, Head { crumbs: crumbs(w, &page.placed), title: w.t("pause-put-off"), lede, ..Head::default() }))
        (day_form(who, page.placed.id, form))
    }
}
