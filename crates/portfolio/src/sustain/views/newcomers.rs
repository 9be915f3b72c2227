//! First steps of new colleagues: the list, one's own steps, and (for those who lead) who is still on their way.

use super::super::model::Newcomer;
use super::{Part, Sent};
use kit::form::{Choice, Form, hidden_csrf};
use kit::i18n::args;
use kit::views::{Shape, bullets, empty, lines, mark, part};
use maud::{Markup, html};

pub fn newcomers(s: &Sent, ticks: &Sent) -> Markup {
    let (w, page) = (s.w, s.page);
    let steps = &page.kept.steps;
    let none = steps.is_empty();
    let filled = page.changing.and_then(|row| steps.iter().find(|(id, _)| *id == row));
    let filled = filled.map(|(id, what)| Form::blank().filled("row", id.to_string()).filled("step-what", what));
    let key = if page.may_lead { "sustain-newcomers-first" } else { "sustain-none-reader" };
    part(
        "newcomers",
        &w.t("sustain-newcomers"),
        w.t("sustain-newcomers-note"),
        html! { div.stack {
            @if none { (empty(&w.t("sustain-newcomers-none"), &w.t(key), html! {})) } @else {
                (lines(steps.iter().map(|(id, what)| html! { div.split { span { (what) } (s.change(*id, what, Part::Newcomers)) } })))
            }
            (s.form("steps", &w.t("sustain-step-add"), filled, none, |f| html! {
                (f.text("step-what", w.t("sustain-step-what")).hint(w.t("sustain-step-what-hint")).autocomplete("off"))
            }))
            @if let (Some(own), false) = (&page.own, none) { (own_steps(ticks, own)) }
            @if page.may_lead && !none {
                h3 { (w.t("sustain-newcomers-who")) }
                @if !page.is_in_use() { p.soft { (w.t("sustain-newcomers-later")) } }
                @else if page.kept.newcomers.is_empty() { p.soft { (w.t("sustain-newcomers-nobody")) } }
                @else { (lines(page.kept.newcomers.iter().map(|n| newcomer(s, n)))) }
            }
        } },
    )
}

/// By name and with what is still to come: so that someone goes along, not so that anyone is counted.
fn newcomer(s: &Sent, of: &Newcomer) -> Markup {
    let w = s.w;
    let open: Vec<&str> = s.page.kept.steps.iter().filter(|(id, _)| of.tick(*id).is_none()).map(|(_, what)| what.as_str()).collect();
    html! {
        div.stack.tight {
            div.split {
                span { (of.name) " " span.small.soft { (w.with("sustain-newcomer-since", args![day => w.date(of.since)])) } }
                @if open.is_empty() { span.status { (mark(Shape::Met)) (w.t("sustain-newcomer-done")) } }
            }
            @if !open.is_empty() {
                p.small.soft { (w.t("sustain-newcomer-open")) }
                (bullets(open))
            }
        }
    }
}

/// What the reader, who is new here, has done and with whom; and the next step to tick off.
fn own_steps(s: &Sent, own: &Newcomer) -> Markup {
    let (w, page) = (s.w, s.page);
    let blank = Form::blank();
    let form = s.form.unwrap_or(&blank);
    let f = form.fields(w);
    let open = || page.kept.steps.iter().filter(|(id, _)| own.tick(*id).is_none());
    html! {
        h3 { (w.t("sustain-own-steps")) }
        (lines(page.kept.steps.iter().filter_map(|(id, what)| own.tick(*id).map(|tick| html! {
            div.split {
                span { (mark(Shape::Met)) " " (what) " " span.small.soft { (w.with("sustain-tick-with", args![who => tick.colleague.as_str(), day => w.date(tick.on)])) } }
                form.inline method="post" action=(s.action("ticks")) {
                    (hidden_csrf(&s.who.csrf))
                    input type="hidden" name="step" value=(id);
                    button.button.plain name="do" value="untick" aria-label={ (w.t("sustain-untick")) ": " (what) } { (w.t("sustain-untick")) }
                }
            }
        }))))
        @if open().next().is_none() { p { (w.t("sustain-own-done")) } } @else {
            (f.post(&s.action("ticks"), &s.who.csrf, html! {
                (f.radios("step", w.t("sustain-tick-step"), open().map(|(id, what)| Choice::new(id.to_string(), what))))
                (f.text("tick-colleague", w.t("sustain-tick-colleague")).hint(w.t("sustain-tick-colleague-hint")).autocomplete("off"))
                div.field { p.actions { button.button.quiet { (w.t("sustain-tick")) } } }
            }))
        }
    }
}
