//! The story of a stop: a calm page that says what was tried, what was learned and what remains. Drawn as firmly as a start.

use super::{who_said, why};
use crate::implementation::views::drawn as stage_drawing;
use crate::innovation::prose;
use crate::stop::model::{Kind, Stop};
use crate::stop::pages::StoryPage;
use kit::i18n::{Words, args};
use kit::views::{Entry, Growth, PrintFrame, Shape, Weight, actions, drawing, lines, link_button, mark, print, print_button, timeline};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn story(who: &SignedIn, page: &StoryPage) -> Markup {
    let w = who.words();
    let h = &page.stop.halt;
    let title =
        w.with("implementation-title", args![innovation => page.placed.innovation_name.as_str(), unit => page.placed.unit_name.as_str()]);
    let frame = PrintFrame { title: title.clone(), place: format!("{} · {}", who.place, w.date(page.today)), demo: who.demo };
    let need = page.innovation.outline.need.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    print(
        w,
        &frame,
        html! {
            div.page-head {
                h1 { (title) }
                p.lede { (lede(w, page)) }
            }
            @if !need.is_empty() { section aria-labelledby="what" {
                h2 id="what" { (w.t("story-what")) }
                p { (need) }
            } }
            section aria-labelledby="why" {
                h2 id="why" { (w.t(if h.kind == Kind::Stop { "story-why" } else { "story-why-pause" })) }
                div.stack.tight { (why(w, &page.stop)) }
            }
            @if !h.learned.trim().is_empty() { section aria-labelledby="learned" {
                h2 id="learned" { (w.t("stop-learned")) }
                div.stack.tight.lede { @for line in h.learned.lines().filter(|l| !l.trim().is_empty()) { p { (line) } } }
            } }
            @if has_remains(&page.stop) { section aria-labelledby="remains" {
                h2 id="remains" { (w.t("story-remains")) }
                (remains(w, &page.stop))
            } }
            section aria-labelledby="way" {
                h2 id="way" { (w.t("story-way")) }
                (way(w, page))
            }
            @if !page.told.is_empty() { section aria-labelledby="told" {
                h2 id="told" { (w.t("story-told")) }
                (told(w, page))
            } }
            @if !page.earlier.is_empty() { section aria-labelledby="earlier" {
                h2 id="earlier" { (w.t("story-earlier")) }
                (lines(page.earlier.iter().map(|stop| html! { div.stack.tight {
                    p.small.soft { (w.with(if stop.halt.kind == Kind::Stop { "before-stopped" } else { "before-paused" }, args![day => w.date(stop.halt.effective_on)])) }
                    (prose(&stop.halt.learned))
                } })))
            } }
            p.small.soft { (signed(w, page)) }
            nav.no-print aria-label=(w.t("story-nav")) { (steps(w, page)) }
        },
    )
}

fn lede(w: Words, page: &StoryPage) -> String {
    let h = &page.stop.halt;
    let day = w.date(h.effective_on);
    let first = match (h.kind, h.returns_on) {
        (Kind::Pause, Some(returns)) => w.with("story-lede-pause", args![day => day, returns => w.date(returns)]),
        _ if h.effective_on > page.today => w.with("story-lede-stops", args![day => day]),
        _ => w.with("story-lede", args![day => day, count => page.school_days]),
    };
    match page.stop.resumed_on {
        Some(on) => format!("{first} {}", w.with("story-resumed", args![day => w.date(on)])),
        None => first,
    }
}

fn has_remains(stop: &Stop) -> bool {
    let h = &stop.halt;
    !(h.kept.is_empty() && h.materials.trim().is_empty() && h.people.trim().is_empty())
}

fn remains(w: Words, stop: &Stop) -> Markup {
    let h = &stop.halt;
    html! {
        div.columns {
            @if !h.kept.is_empty() { div {
                h3 { (w.t("story-kept")) }
                ul.conditions { @for name in &h.kept { li { (mark(Shape::Met)) p { (name) } } } }
            } }
            @if !h.materials.trim().is_empty() { div { h3 { (w.t("story-materials")) } (prose(&h.materials)) } }
            @if !h.people.trim().is_empty() { div { h3 { (w.t("story-people")) } (prose(&h.people)) } }
        }
    }
}

/// From its beginning to its end, newest first as everywhere.
fn way(w: Words, page: &StoryPage) -> Markup {
    let h = &page.stop.halt;
    let (growth, key) = if h.kind == Kind::Stop { (Growth::Stopped, "story-ended") } else { (Growth::Paused, "story-rests") };
    let mut entries = vec![Entry {
        day: h.effective_on,
        when: w.date(h.effective_on),
        what: html! { p.status { (drawing(growth)) (w.t(key)) } },
        planned: h.effective_on > page.today,
    }];
    entries.extend(page.way.iter().rev().map(|(day, stage)| Entry {
        day: *day,
        when: w.date(*day),
        what: html! { p.status { (drawing(stage_drawing(*stage))) (stage_drawing(*stage).name(w)) } },
        planned: false,
    }));
    timeline(&entries)
}

fn told(w: Words, page: &StoryPage) -> Markup {
    html! {
        ul.conditions {
            @for t in &page.told {
                @let said = match (t.told_on, t.telling.by_day) {
                    (Some(day), _) => w.with("telling-told-on", args![day => w.date(day)]),
                    (None, Some(day)) => w.with("telling-until", args![day => w.date(day)]),
                    (None, None) => w.t("telling-no-day"),
                };
                li {
                    (mark(if t.told_on.is_some() { Shape::Met } else { Shape::Unknown }))
                    div { p { (who_said(w, &t.telling.who)) } p { (w.with("telling-by", args![who => t.telling.by_whom.as_str()])) " · " (said) } }
                }
            }
        }
    }
}

fn signed(w: Words, page: &StoryPage) -> String {
    let h = &page.stop.halt;
    let day = w.date(h.decided_on);
    match h.decided_by.as_str() {
        "" => w.with("letter-decided", args![day => day]),
        who => w.with("letter-decided-by", args![day => day, who => who]),
    }
}

fn steps(w: Words, page: &StoryPage) -> Markup {
    let id = page.placed.id;
    html! {
        (actions([
            print_button(w),
            link_button(&w.t("story-back"), &paths::implementation(id), Weight::Quiet),
        ]))
        @if page.may_lead && page.stop.resumed_on.is_none() {
            (actions([
                link_button(&w.t("telling-open"), &paths::of_implementation(id, "telling"), Weight::Plain),
                link_button(&w.t("letter-open"), &paths::of_implementation(id, "letter"), Weight::Plain),
            ]))
        }
    }
}
