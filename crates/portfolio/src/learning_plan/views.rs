//! How a learning plan looks: its parts, what such a design can be expected to reach, what is missing before the gate.

use super::is_whole_role;
use super::model::{Group, Hours, LEARNERS, Plan, Reach};
use super::pages::{PlanPage, follow_up, people_of};
use super::told::told_in;
use crate::follow_up;
use crate::innovation::prose;
use ground::ImplementationId;
use kit::form::{Form, SEEN};
use kit::i18n::{Words, args};
use kit::people::role;
use kit::units::shut_notice;
use kit::views::{
    Column, Head, Shape, Table, Tone, Weight, actions, bullets, empty, lines, link_button, notice, page_head, part, status, table, terms,
};
use kit::{SignedIn, paths};
use maud::{Markup, html};

fn hours_said(w: Words, minutes: i64) -> String {
    let whole = minutes % 60 == 0;
    w.decimal(minutes as f64 / 60.0, if whole { 0 } else { 1 })
}

fn place(w: Words, page: &PlanPage) -> String {
    let placed = &page.placed;
    w.with("implementation-title", args![innovation => placed.innovation_name.as_str(), unit => placed.unit_name.as_str()])
}

fn head(w: Words, page: &PlanPage, lede: String) -> Markup {
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (place(w, page), paths::implementation(page.placed.id))];
    html! {
        (page_head(w, Head { crumbs, title: w.t("learning-title"), lede, ..Head::default() }))
        (shut_notice(w, page.placed.shut.as_ref()))
    }
}

/// On the page of its implementation: what adults will do, and how far the plan has come.
pub fn summary(who: &SignedIn, id: ImplementationId, plan: Option<&Plan>, may_lead: bool) -> Markup {
    let w = who.words();
    let Some(plan) = plan else { return none(w, id, may_lead) };
    let missing = plan.missing().len();
    html! {
        div.stack {
            @if plan.behaviors().next().is_some() { (bullets(plan.behaviors())) } @else { (prose(&plan.note)) }
            @if missing > 0 {
                p { (w.with("learning-missing-count", args![count => missing])) }
            } @else {
                p { strong { (w.t("learning-estimate")) } " " (expectation(w, plan)) " " (w.t("learning-estimate-only")) }
            }
            (actions([link_button(&w.t("learning-see"), &paths::learning_plan(id), Weight::Quiet)]))
        }
    }
}

fn none(w: Words, id: ImplementationId, may_lead: bool) -> Markup {
    let write = link_button(&w.t("learning-write"), &paths::learning_plan_edit(id), Weight::Quiet);
    empty(&w.t("learning-none-title"), &w.t("learning-none"), html! { @if may_lead { (write) } })
}

/// What such a design can be expected to reach, in a sentence.
fn expectation(w: Words, plan: &Plan) -> String {
    let reach = plan.parts.reach();
    w.with("learning-expected", args![uses => i64::from(reach.expected().use_it), step => w.t(step(reach))])
}

fn step(reach: Reach) -> &'static str {
    match reach {
        Reach::Nothing => "learning-step-nothing",
        Reach::Theory => "learning-step-theory",
        Reach::Demonstration => "learning-step-demonstration",
        Reach::Practice => "learning-step-practice",
        Reach::Coaching => "learning-step-coaching",
    }
}

pub fn plan(who: &SignedIn, page: &PlanPage) -> Markup {
    let w = who.words();
    let id = page.placed.id;
    let Some(plan) = &page.plan else {
        return html! { (head(w, page, w.t("learning-lede"))) (part("learning-plan", &w.t("learning-heading"), "", none(w, id, page.may_lead))) };
    };
    let missing = plan.missing();
    let lede =
        if missing.is_empty() { w.t("learning-lede-whole") } else { w.with("learning-missing-count", args![count => missing.len()]) };
    html! {
        (head(w, page, lede))
        @if !missing.is_empty() {
            (part("missing", &w.t("learning-missing"), w.t("learning-missing-note"), lines(missing.iter().map(|piece| html! {
                @if page.may_lead { a href=(told_in(id, *piece)) { (w.t(piece.key())) } } @else { (w.t(piece.key())) }
            }))))
        }
        (part("behaviors", &w.t("learning-behaviors"), w.t("learning-behaviors-note"), html! {
            @if plan.behaviors().next().is_some() { (bullets(plan.behaviors())) } @else { p.soft { (w.t("learning-not-said")) } }
        }))
        (part("who", &w.t("learning-who"), "", who_learns(w, page, plan)))
        (part("how", &w.t("learning-how"), "", how(w, plan)))
        (part("expected", &w.t("learning-expect"), w.t("learning-expect-note"), expected(w, plan)))
        (part("when", &w.t("learning-when"), "", html! { div.stack {
            (when(w, plan))
            @if !plan.follow_ups.is_empty() { (actions([link_button(&w.t("follow-ups-open"), &follow_up::address(id), Weight::Plain)])) }
        } }))
        @if !plan.note.trim().is_empty() { (part("note", &w.t("learning-note-part"), "", prose(&plan.note))) }
        @if page.may_lead { (part("change", &w.t("learning-change-part"), "", actions([link_button(&w.t("learning-change"), &paths::learning_plan_edit(id), Weight::Quiet)]))) }
    }
}

fn said(w: Words, text: &str) -> Markup {
    html! { @if text.trim().is_empty() { span.soft { (w.t("learning-not-said")) } } @else { (prose(text)) } }
}

fn who_learns(w: Words, page: &PlanPage, plan: &Plan) -> Markup {
    let some_of = |group: &&Group| !is_whole_role(group, page.there(group.role));
    let groups = plan.groups.iter().map(|g| {
        let people = w.with("learning-people", args![count => g.people]);
        let of = some_of(&g).then(|| w.with("learning-people-of", args![there => page.there(g.role)]));
        (w.t(role(g.role)), html! { (people) @if let Some(of) = of { " " (of) } })
    });
    let rows: Vec<(String, Markup)> =
        groups.chain([(w.t("learning-which"), said(w, &plan.learners)), (w.t("learning-led-by"), said(w, &plan.led_by))]).collect();
    let uncounted = plan.hours.is_some() && plan.groups.iter().any(|g| some_of(&g));
    html! { (terms(&rows)) @if uncounted { p.small.soft { (w.t("learning-some-of")) } } }
}

fn how(w: Words, plan: &Plan) -> Markup {
    let rows: Vec<(String, Markup)> = Reach::STEPS.into_iter().map(|s| (w.t(step(s)), said(w, plan.parts.of(s)))).collect();
    terms(&rows)
}

/// Sentence, what it rests on, and the table of the same numbers.
fn expected(w: Words, plan: &Plan) -> Markup {
    let (reach, gap) = (plan.parts.reach(), plan.parts.gap());
    let columns = vec![
        Column::text(w.t("learning-table-with")),
        Column::text(w.t("learning-table-here")),
        Column::number(w.t("learning-table-know")),
        Column::number(w.t("learning-table-can")),
        Column::number(w.t("learning-table-use")),
    ];
    let rows = Reach::STEPS.into_iter().map(|s| {
        let here =
            if s <= reach { status(Shape::Met, &w.t("learning-table-yes")) } else { status(Shape::Unknown, &w.t("learning-table-no")) };
        let e = s.expected();
        let of = |n: u8| html! { (w.count(i64::from(n))) };
        vec![html! { (w.t(step(s))) }, here, of(e.know), of(e.can), of(e.use_it)]
    });
    let numbers = Table { caption: w.t("learning-table"), columns, rows: rows.collect(), folds: true };
    html! {
        div.stack {
            p { strong { (w.t("learning-estimate")) } " " (expectation(w, plan)) }
            @if let Some(gap) = gap { p { (w.with("learning-gap", args![step => w.t(step(gap))])) } }
            @if !plan.goes_beyond_one_session() { (notice(Tone::Wrong, &w.t("learning-one-shot"), &w.t("learning-one-shot-said"))) }
            (table(w, &numbers))
            p.small.soft { (w.t("learning-source")) }
        }
    }
}

fn when(w: Words, plan: &Plan) -> Markup {
    let days: Vec<String> = plan.follow_ups.iter().map(|day| w.date(*day)).collect();
    let follow_ups = html! { @if days.is_empty() { span.soft { (w.t("learning-not-said")) } } @else { (bullets(days)) } };
    let mut rows = vec![(w.t("learning-follow-ups"), follow_ups)];
    match &plan.hours {
        Some(hours) => rows.extend(times(w, plan, hours)),
        None => rows.push((w.t("learning-hours"), html! { span.soft { (w.t("learning-not-said")) } })),
    }
    terms(&rows)
}

/// The time of each, of all, and by the month.
fn times(w: Words, plan: &Plan, hours: &Hours) -> Vec<(String, Markup)> {
    let row = |key: &str, said: String| (w.t(key), html! { (said) });
    let spoken = |minutes| w.with("learning-hours-said", args![hours => hours_said(w, minutes)]);
    let month = w.with(
        "learning-hours-month-said",
        args![each => hours_said(w, hours.minutes_per_month()), all => hours_said(w, hours.minutes_per_month() * plan.people())],
    );
    vec![
        row("learning-hours", spoken(hours.minutes_each)),
        row("learning-hours-all", spoken(plan.minutes_in_all().unwrap_or_default())),
        row("learning-hours-month", month),
        row("learning-between", w.date_range(hours.from, hours.until)),
    ]
}

pub fn edit(who: &SignedIn, page: &PlanPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    html! {
        (head(w, page, w.t("learning-lede")))
        p { (w.t("learning-needed")) }
        (f.post(&paths::learning_plan(page.placed.id), &who.csrf, html! {
            (f.hidden(SEEN))
            (f.area("behaviors", w.t("learning-behaviors")).hint(w.t("learning-behaviors-hint")).rows(3))
            h2 { (w.t("learning-who")) }
            p.hint { (w.t("learning-who-hint")) }
            @for role_of in LEARNERS {
                (f.number(&people_of(role_of), w.t(role(role_of))).hint(w.with("learning-there", args![count => page.there(role_of)])).optional())
            }
            (f.text("learners", w.t("learning-which")).hint(w.t("learning-which-hint")).optional())
            (f.text("led-by", w.t("learning-led-by")).hint(w.t("learning-led-by-hint")).optional())
            h2 { (w.t("learning-how")) }
            (f.area("theory", w.t("learning-step-theory")).hint(w.t("learning-theory-hint")).rows(2).optional())
            (f.area("demonstration", w.t("learning-step-demonstration")).hint(w.t("learning-demonstration-hint")).rows(2).optional())
            (f.area("practice", w.t("learning-step-practice")).hint(w.t("learning-practice-hint")).rows(2).optional())
            (f.area("coaching", w.t("learning-step-coaching")).hint(w.t("learning-coaching-hint")).rows(2).optional())
            h2 { (w.t("learning-when")) }
            p.hint { (w.t("learning-follow-ups-hint")) }
            @for at in 0..page.days() {
                (f.date(&follow_up(at), w.with("learning-follow-up", args![number => at + 1])).optional())
            }
            (f.number("hours", w.t("learning-hours")).hint(w.t("learning-hours-hint")).optional())
            (f.date("from", w.t("learning-from")).optional())
            (f.date("until", w.t("learning-until")).optional())
            (f.area("note", w.t("learning-note-part")).rows(3).optional())
            (f.send(w.t("learning-save")))
        }))
    }
}
