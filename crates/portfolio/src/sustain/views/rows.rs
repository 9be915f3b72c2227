//! Routines, resources, and one's own conditions for more places.

use super::super::model::{Lasting, Ready, ResourceKind, Rhythm};
use super::{Part, STARTERS, Sent};
use kit::form::{Choice, Form};
use kit::i18n::{Words, args};
use kit::views::{Shape, Weight, actions, empty, lines, mark, part, post_button};
use maud::{Markup, html};

pub fn rhythm_key(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Daily => "sustain-daily",
        Rhythm::Weekly => "sustain-weekly",
        Rhythm::Monthly => "sustain-monthly",
        Rhythm::Termly => "sustain-termly",
        Rhythm::Yearly => "sustain-yearly",
    }
}

fn kind_key(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Money => "sustain-money",
        ResourceKind::Time => "sustain-time",
        ResourceKind::Post => "sustain-post",
        ResourceKind::Other => "sustain-other",
    }
}

fn ready_key(ready: Ready) -> &'static str {
    match ready {
        Ready::Yes => "sustain-ready-yes",
        Ready::NotYet => "sustain-ready-not-yet",
        Ready::Unknown => "sustain-ready-unknown",
    }
}

fn nothing(s: &Sent, title: &str, said: &str, reader: &str) -> Markup {
    empty(&s.w.t(title), &s.w.t(if s.page.may_lead { said } else { reader }), html! {})
}

fn day(day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

pub fn routines(s: &Sent) -> Markup {
    let (w, page) = (s.w, s.page);
    let row = |(id, r): &(_, super::super::Routine)| {
        let ended = r.ended_on.filter(|day| *day <= page.today);
        let shape = match ended {
            Some(_) => Shape::Lost,
            None if r.is_established(page.today) => Shape::Met,
            None => Shape::Emerging,
        };
        let since = match (ended, r.since) {
            (Some(on), _) => w.with("sustain-routine-ended", args![day => w.date(on)]),
            (None, Some(on)) => w.with("sustain-routine-since", args![day => w.date(on)]),
            (None, None) => w.t("sustain-routine-not-yet"),
        };
        s.row(mark(shape), &r.what, vec![w.t(rhythm_key(r.rhythm)), r.keeper.clone(), since], s.change(*id, &r.what, Part::Routines))
    };
    let filled = page.changing.and_then(|row| page.kept.routines.iter().find(|(id, _)| *id == row)).map(|(id, r)| {
        let form = Form::blank().filled("row", id.to_string()).filled("routine-what", &r.what).filled("routine-keeper", &r.keeper);
        form.filled("routine-rhythm", r.rhythm.word()).filled("routine-since", day(r.since)).filled("routine-ended", day(r.ended_on))
    });
    let none = page.kept.routines.is_empty();
    part(
        "routines",
        &w.t("sustain-routines"),
        w.t("sustain-routines-note"),
        html! { div.stack {
            @if none { (nothing(s, "sustain-routines-none", "sustain-routines-first", "sustain-none-reader")) } @else { (lines(page.kept.routines.iter().map(row))) }
            (s.form("routines", &w.t("sustain-routine-add"), filled, none, |f| html! {
                (f.text("routine-what", w.t("sustain-routine-what")).hint(w.t("sustain-routine-what-hint")).autocomplete("off"))
                (f.text("routine-keeper", w.t("sustain-routine-keeper")).hint(w.t("sustain-routine-keeper-hint")).autocomplete("off"))
                (f.select("routine-rhythm", w.t("sustain-routine-rhythm"), Rhythm::ALL.iter().map(|r| Choice::new(r.word(), w.t(rhythm_key(*r))))))
                (f.date("routine-since", w.t("sustain-routine-since-when")).hint(w.t("sustain-routine-since-hint")).optional())
                (f.date("routine-ended", w.t("sustain-routine-ended-when")).optional())
            }))
        } },
    )
}

pub fn resources(s: &Sent) -> Markup {
    let (w, page) = (s.w, s.page);
    let row = |(id, r): &(_, super::super::Resource)| {
        let (shape, said) = lasting(w, r.stands(&page.calendar, page.today), r.ends_on.map(|day| w.date(day)));
        s.row(mark(shape), &r.amount, vec![w.t(kind_key(r.kind)), r.source.clone(), said], s.change(*id, &r.amount, Part::Resources))
    };
    let filled = page.changing.and_then(|row| page.kept.resources.iter().find(|(id, _)| *id == row)).map(|(id, r)| {
        let form = Form::blank().filled("row", id.to_string()).filled("resource-kind", r.kind.word()).filled("resource-amount", &r.amount);
        form.filled("resource-source", &r.source).filled("resource-ends", day(r.ends_on))
    });
    let none = page.kept.resources.is_empty();
    part(
        "resources",
        &w.t("sustain-resources"),
        w.with("sustain-resources-note", args![days => super::super::NOTICE.days]),
        html! { div.stack {
            @if none { (nothing(s, "sustain-resources-none", "sustain-resources-first", "sustain-none-reader")) } @else { (lines(page.kept.resources.iter().map(row))) }
            (s.form("resources", &w.t("sustain-resource-add"), filled, none, |f| html! {
                (f.select("resource-kind", w.t("sustain-resource-kind"), ResourceKind::ALL.iter().map(|k| Choice::new(k.word(), w.t(kind_key(*k))))))
                (f.text("resource-amount", w.t("sustain-resource-amount")).hint(w.t("sustain-resource-amount-hint")).autocomplete("off"))
                (f.text("resource-source", w.t("sustain-resource-source")).hint(w.t("sustain-resource-source-hint")).autocomplete("off"))
                (f.date("resource-ends", w.t("sustain-resource-ends")).hint(w.t("sustain-resource-ends-hint")).optional())
            }))
        } },
    )
}

fn lasting(w: Words, stands: Lasting, ends: Option<String>) -> (Shape, String) {
    match (stands, ends) {
        (Lasting::Over, Some(day)) => (Shape::Lost, w.with("sustain-resource-over", args![day => day])),
        (Lasting::EndsSoon, Some(day)) => (Shape::Emerging, w.with("sustain-resource-soon", args![day => day])),
        (_, Some(day)) => (Shape::Met, w.with("sustain-resource-until", args![day => day])),
        (_, None) => (Shape::Met, w.t("sustain-resource-open")),
    }
}

pub fn readiness(s: &Sent) -> Markup {
    let (w, page) = (s.w, s.page);
    let row = |(id, r): &(_, super::super::Readiness)| {
        let shape = match r.state {
            Ready::Yes => Shape::Met,
            Ready::NotYet => Shape::Emerging,
            Ready::Unknown => Shape::Unknown,
        };
        let small = [w.t(ready_key(r.state)), r.note.clone()].into_iter().filter(|text| !text.is_empty()).collect();
        s.row(mark(shape), &r.statement, small, s.change(*id, &r.statement, Part::Readiness))
    };
    let filled = page.changing.and_then(|row| page.kept.readiness.iter().find(|(id, _)| *id == row)).map(|(id, r)| {
        let form = Form::blank().filled("row", id.to_string()).filled("ready-statement", &r.statement);
        form.filled("ready-state", r.state.word()).filled("ready-note", &r.note)
    });
    let none = page.kept.readiness.is_empty();
    part(
        "readiness",
        &w.t("sustain-readiness"),
        w.t("sustain-readiness-note"),
        html! { div.stack {
            @if none {
                (nothing(s, "sustain-readiness-none", "sustain-readiness-first", "sustain-none-reader"))
                @if page.may_lead { (actions([post_button(&w.with("sustain-readiness-begin", args![count => STARTERS.len()]), &s.action("starters"), &s.who.csrf, Weight::Quiet)])) }
            } @else { (lines(page.kept.readiness.iter().map(row))) }
            (s.form("readiness", &w.t("sustain-readiness-add"), filled, false, |f| html! {
                (f.text("ready-statement", w.t("sustain-ready-statement")).hint(w.t("sustain-ready-statement-hint")).autocomplete("off"))
                (f.radios("ready-state", w.t("sustain-ready-state"), Ready::ALL.iter().map(|r| Choice::new(r.word(), w.t(ready_key(*r))))))
                (f.area("ready-note", w.t("sustain-ready-note")).hint(w.t("sustain-ready-note-hint")).optional().rows(2))
            }))
        } },
    )
}
