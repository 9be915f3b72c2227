//! How the record looks on the page of an innovation, and the frame of the pages on which it is written.

use super::fields::Topic;
use super::{Active, AsksOf, Cost, Criterion, Effect, Figure, Link, Record, Rhythm, Row, Source, Tier, Usable, While};
use crate::innovation::views::prose;
use ground::element::State;
use kit::form::{Form, SEEN};
use kit::i18n::{Words, args};
use kit::people::role as role_key;
use kit::views::{Column, Head, Shape, Table, actions, bullets, conditions, lines, page_head, part, table, tag, terms};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn tier_key(tier: Tier) -> &'static str {
    match tier {
        Tier::Strong => "tier-strong",
        Tier::Moderate => "tier-moderate",
        Tier::Promising => "tier-promising",
        Tier::Rationale => "tier-rationale",
        Tier::None => "tier-none",
    }
}

pub fn while_key(when: While) -> &'static str {
    match when {
        While::Preparing => "while-preparing",
        While::Implementing => "while-implementing",
        While::Sustained => "while-sustained",
    }
}

pub fn rhythm_key(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Once => "rhythm-once",
        Rhythm::Yearly => "rhythm-yearly",
    }
}

fn criterion_keys(criterion: Criterion) -> (&'static str, &'static str) {
    match criterion {
        Criterion::Description => ("usable-description", "usable-description-how"),
        Criterion::Core => ("usable-core", "usable-core-how"),
        Criterion::Definitions => ("usable-definitions", "usable-definitions-how"),
        Criterion::Fidelity => ("usable-fidelity", "usable-fidelity-how"),
    }
}

/// Minutes as hours, the way one types them: 90 → "1.5".
pub fn hours_typed(minutes: i64) -> String {
    let hours = format!("{:.2}", minutes as f64 / 60.0);
    hours.trim_end_matches('0').trim_end_matches('.').to_string()
}

pub fn hours(w: Words, minutes: i64) -> String {
    w.with("hours-count", args![count => minutes as f64 / 60.0, hours => hours_typed(minutes)])
}

/// "Teacher: 3 hours a month, while implementing."
pub fn asks_said(w: Words, asks: AsksOf) -> String {
    let (role, when) = (w.t(role_key(asks.role)), w.t(while_key(asks.when)));
    w.with("hours-said", args![role => role, hours => hours(w, asks.minutes_per_month), when => when])
}

/// The frame of the page on which one part is written.
pub fn edit(who: &SignedIn, record: &Record, topic: Topic, form: &Form) -> Markup {
    let w = who.words();
    let face = topic.face();
    let f = form.fields(w);
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (record.description.name.clone(), paths::innovation(record.id))];
    let more: Vec<(&str, String)> = face.more.iter().map(|(group, key)| (*group, w.t(key))).collect();
    html! {
        (page_head(w, Head { crumbs, title: w.t(face.title), lede: w.t(face.lede), ..Head::default() }))
        (f.post(&topic.sent_to(record.id), &who.csrf, html! {
            (f.hidden(SEEN))
            ((face.draw)(w, &f))
            (f.send_or_more(w.t("innovation-save"), &more))
        }))
    }
}

/// All parts, in the order in which one asks: what, why, what is known, what makes it work, what it asks, what for.
pub fn parts(w: Words, record: &Record, may_change: bool) -> Markup {
    let section = |topic: Topic, title: &str, note: &str, written: Markup, missing: Option<&str>| {
        let id = topic.anchor();
        let said = missing.map(|key| match key {
            _ if may_change => w.t(key),
            "need-figures-missing" => w.t("condition-need-words"),
            _ => w.t("record-missing"),
        });
        let step = match missing {
            None => "record-change",
            Some("need-figures-missing") => "record-complete",
            Some(_) => "record-write",
        };
        part(
            id,
            &w.t(title),
            if note.is_empty() { String::new() } else { w.t(note) },
            html! {
                div.stack {
                    (written)
                    @if let Some(said) = said { p.soft { (said) } }
                    @if may_change { (actions([named_link(w, step, &w.t(title), &topic.looked_at(record.id))])) }
                }
            },
        )
    };
    let (d, n, e, i, m, o) =
        (&record.description, &record.need, &record.evidence, &record.ingredients, &record.materials, &record.outcomes);
    let lacks = |lacking: bool, key: &'static str| lacking.then_some(key);
    let need_lacks = match (n.problem.trim().is_empty(), n.figures.is_empty()) {
        (true, _) => Some("need-missing"),
        (false, true) => Some("need-figures-missing"),
        (false, false) => None,
    };
    html! {
        (part("usable", &w.t("usable-title"), w.t("usable-note"), usable(w, record)))
        (section(Topic::Description, "innovation-about", "", description(w, record),
            lacks(d.about.trim().is_empty() || d.meant_for.trim().is_empty(), "innovation-about-missing")))
        (section(Topic::Need, "innovation-need", "", need(w, record), need_lacks))
        (section(Topic::Evidence, "innovation-evidence", "evidence-note", html! {
            @if !e.summary.trim().is_empty() { (prose(&e.summary)) }
            (sources(w, &e.sources))
        }, lacks(e.sources.is_empty(), "evidence-missing")))
        (section(Topic::Ingredients, "innovation-ingredients", "innovation-ingredients-note", html! {
            (ingredients(w, &i.all))
            @if !i.fidelity.trim().is_empty() { h3 { (w.t("innovation-fidelity")) } (prose(&i.fidelity)) }
        }, lacks(i.all.is_empty(), "ingredients-missing")))
        (section(Topic::Hours, "hours-title", "hours-note", asked(w, &record.hours), lacks(record.hours.is_empty(), "hours-missing")))
        (section(Topic::Costs, "costs-title", "", costs(w, &record.costs), lacks(record.costs.is_empty(), "costs-missing")))
        (section(Topic::Materials, "materials-title", "", materials(w, record),
            lacks([&m.needed, &m.licence, &m.at].iter().all(|text| text.trim().is_empty()), "materials-missing")))
        (section(Topic::Outcomes, "outcomes-title", "outcomes-note", outcomes(w, record),
            lacks(o.adults.is_empty() || o.students.is_empty(), "outcomes-missing")))
    }
}

/// "Change", and for those who hear the page also what.
fn named_link(w: Words, key: &str, what: &str, href: &str) -> Markup {
    html! { a.button.plain href=(href) { (w.t(key)) span.sr { ": " (what) } } }
}

fn usable(w: Words, record: &Record) -> Markup {
    let rows = Usable::of(record).map(|usable| {
        let (said, how) = criterion_keys(usable.criterion);
        let (shape, stands) = match usable.state() {
            State::Met => (Shape::Met, w.t("usable-written")),
            State::Emerging | State::Lost => {
                (Shape::Emerging, w.with("usable-begun", args![written => usable.written, needed => usable.needed]))
            }
            State::Unknown => (Shape::Unknown, w.t("usable-missing")),
        };
        (shape, w.t(said), format!("{stands} {}", w.t(how)))
    });
    conditions(w, &rows)
}

fn description(w: Words, record: &Record) -> Markup {
    let d = &record.description;
    html! {
        @if !d.about.trim().is_empty() { (prose(&d.about)) }
        @if !d.meant_for.trim().is_empty() { (terms(&[(w.t("innovation-meant-for"), prose(&d.meant_for))])) }
    }
}

fn need(w: Words, record: &Record) -> Markup {
    html! {
        @if !record.need.problem.trim().is_empty() { (prose(&record.need.problem)) }
        @if !record.need.whom.trim().is_empty() { p { (w.with("need-of", args![whom => record.need.whom.as_str()])) } }
        (figures(w, &record.need.figures))
    }
}

/// Each figure with what it counts, of when, and who says so.
pub fn figures<I>(w: Words, figures: &[Row<I, Figure>]) -> Markup {
    html! {
        @if !figures.is_empty() {
            (lines(figures.iter().map(|row| html! {
                p { strong { (row.is.figure) } " " (row.is.counted) }
                p.small.soft { (w.with("need-figure-from", args![day => w.date(row.is.as_of), source => row.is.source.as_str()])) }
            })))
        }
    }
}

/// "0.30 standard deviations (interval 0.12 to 0.48)"; the same sentence on every page.
pub fn effect(w: Words, effect: &Effect) -> String {
    match effect.interval() {
        Some((low, high)) => {
            w.with("effect-with-interval", args![effect => effect.estimate(), unit => effect.unit(), low => low, high => high])
        }
        None => w.with("effect-alone", args![effect => effect.estimate(), unit => effect.unit()]),
    }
}

/// A study in a few lines: what, how strong, how large, with whom.
pub fn source(w: Words, source: &Source) -> Markup {
    html! {
        p { @match &source.link {
            Some(link) => a href=(link.as_str()) rel="noreferrer external" { (source.source) },
            None => (source.source),
        } }
        p.small { (w.t(tier_key(source.tier))) }
        p.small.soft {
            @match &source.effect { Some(found) => (effect(w, found)), None => (w.t("effect-none")) }
            @if !source.studied.is_empty() { " " (w.with("evidence-with", args![whom => source.studied.as_str()])) }
        }
    }
}

fn sources<I>(w: Words, all: &[Row<I, Source>]) -> Markup {
    html! { @if !all.is_empty() { (lines(all.iter().map(|row| source(w, &row.is)))) } }
}

fn ingredients<I>(w: Words, all: &[Row<I, Active>]) -> Markup {
    lines(all.iter().map(|row| {
        let i = &row.is.ingredient;
        html! {
            div.split {
                span { (i.name) }
                @if i.adaptable { (tag(&w.t("ingredient-adaptable"))) } @else { (tag(&w.t("ingredient-core"))) }
            }
            @if !row.is.looks_like.is_empty() { p.small.soft { (row.is.looks_like) } }
        }
    }))
}

fn asked<I>(w: Words, all: &[Row<I, AsksOf>]) -> Markup {
    let columns = vec![Column::text(w.t("hours-role")), Column::text(w.t("hours-when")), Column::number(w.t("hours-month"))];
    let rows = all.iter().map(|row| {
        let asks = row.is;
        vec![html! { (w.t(role_key(asks.role))) }, html! { (w.t(while_key(asks.when))) }, html! { (hours(w, asks.minutes_per_month)) }]
    });
    let rows = rows.collect();
    html! { @if !all.is_empty() { (table(w, &Table { caption: w.t("hours-title"), columns, rows, folds: true })) } }
}

/// "$4,200 every year, for the cards".
pub fn cost(w: Words, cost: &Cost) -> String {
    w.with("cost", args![amount => w.count(cost.amount), rhythm => w.t(rhythm_key(cost.rhythm)), purpose => cost.purpose.as_str()])
}

fn costs<I>(w: Words, all: &[Row<I, Cost>]) -> Markup {
    html! { @if !all.is_empty() { (bullets(all.iter().map(|row| cost(w, &row.is)))) } }
}

fn materials(w: Words, record: &Record) -> Markup {
    let m = &record.materials;
    let at = match Link::read(&m.at) {
        Some(link) => html! { a href=(link.as_str()) rel="noreferrer external" { (link.as_str()) } },
        None => html! { (m.at) },
    };
    let all = [
        (&m.needed, "materials-needed", prose(&m.needed)),
        (&m.licence, "materials-licence", html! { (m.licence) }),
        (&m.at, "materials-at", at),
    ];
    let rows: Vec<(String, Markup)> =
        all.into_iter().filter(|(text, ..)| !text.trim().is_empty()).map(|(_, key, said)| (w.t(key), said)).collect();
    html! { @if !rows.is_empty() { (terms(&rows)) } }
}

fn outcomes(w: Words, record: &Record) -> Markup {
    html! {
        @for (key, list) in [("outcome-adults", &record.outcomes.adults), ("outcome-students", &record.outcomes.students)] {
            @if !list.is_empty() { h3 { (w.t(key)) } (bullets(list.iter().map(|row| &row.is))) }
        }
    }
}
