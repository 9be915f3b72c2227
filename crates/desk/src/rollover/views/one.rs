//! One rollover: its steps while it is prepared, every decision told, and afterwards what was done and what was left alone.

use super::super::model::{Outcome, State, Step};
use super::super::pages::OnePage;
use super::super::rows::{Line, Review};
use super::{crumbs, step_key, title};
use ground::element::{Blank, Text};
use kit::i18n::{Words, args};
use kit::people::role;
use kit::views::{
    Column, Head, Shape, Table, Weight, actions, details, empty, lines, link_button, mark, page_head, part, post_button, print_button,
    progress, table,
};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn one(who: &SignedIn, page: &OnePage) -> Markup {
    let w = who.words();
    let r = &page.rollover;
    let day = w.date(r.effective_on);
    let lede = match r.state {
        State::Preparing => w.with("rollover-lede-preparing", args![day => day]),
        State::Waiting => w.with("rollover-lede-waiting", args![day => day, name => page.review.confirmed_by.as_str()]),
        State::Applying => w.t("rollover-lede-applying"),
        State::Applied => w.with("rollover-lede-applied", args![day => day, name => page.review.confirmed_by.as_str()]),
        State::Dropped => w.t("rollover-lede-dropped"),
    };
    let meta = vec![html! { (page.unit) }, html! { (r.from_year) " → " (r.to_year) }];
    html! {
        (page_head(w, Head { crumbs: crumbs(who, None), title: title(who, r), lede, meta }))
        @match r.state {
            State::Preparing => {
                (part("rollover-steps", &w.t("rollover-steps"), w.t("rollover-steps-note"), steps(who, page)))
                @if page.may_answer {
                    (part("rollover-end", &w.t("rollover-end"), w.t("rollover-end-note"),
                        post_button(&w.t("rollover-drop"), &format!("{}/end", paths::rollover(r.id)), &who.csrf, Weight::Plain)))
                }
            }
            State::Waiting => {
                (told(w, &page.review, true))
                @if page.may_answer {
                    (part("rollover-back", &w.t("rollover-back"), w.t("rollover-back-note"), actions([
                        post_button(&w.t("rollover-take-back"), &format!("{}/return", paths::rollover(r.id)), &who.csrf, Weight::Quiet),
                        post_button(&w.t("rollover-drop"), &format!("{}/end", paths::rollover(r.id)), &who.csrf, Weight::Plain),
                    ])))
                }
            }
            State::Applying => {
                @let all = page.review.units.iter().flat_map(|(_, lines)| lines).count();
                @let done = page.review.units.iter().flat_map(|(_, lines)| lines).filter(|l| l.outcome.is_some()).count();
                (part("rollover-progress", &w.t("rollover-progress"), "", html! {
                    div.stack {
                        (progress(done, all, &w.with("rollover-progress-of", args![done => done, all => all])))
                        (actions([link_button(&w.t("rollover-look-again"), &paths::rollover(r.id), Weight::Bloom)]))
                    }
                }))
                (report(w, &page.review))
            }
            State::Applied => (report(w, &page.review)),
            State::Dropped => (part("rollover-dropped", &w.t("rollover-what"), "", empty(&w.t("rollover-state-dropped"), &w.t("rollover-lede-dropped"),
                link_button(&w.t("rollover-begin"), paths::ROLLOVER, Weight::Quiet)))),
        }
    }
}

fn steps(who: &SignedIn, page: &OnePage) -> Markup {
    let w = who.words();
    let r = &page.rollover;
    let next = Step::ALL.into_iter().find(|s| !page.looked.contains(s));
    let done = w.with("rollover-looked", args![done => page.looked.len(), all => Step::ALL.len()]);
    let review = paths::rollover_step(r.id, "review");
    html! {
        div.stack {
            (progress(page.looked.len(), Step::ALL.len(), &done))
            ol.conditions {
                @for (step, count) in &page.counts {
                    @let looked = page.looked.contains(step);
                    li aria-current=[(next == Some(*step)).then_some("step")] {
                        (mark(if looked { Shape::Met } else { Shape::Unknown }))
                        div.stack[next == Some(*step)].tight[next == Some(*step)] {
                            p { a href=(paths::rollover_step(r.id, step.word())) { (w.t(step_key(*step))) } }
                            p {
                                @if *step == Step::Year { (w.long_date(r.effective_on)) }
                                @else if looked { (w.with("rollover-step-decided", args![count => *count])) }
                                @else { (w.t("rollover-step-open")) }
                            }
                            @if next == Some(*step) {
                                (actions([link_button(&w.t("rollover-step-go"), &paths::rollover_step(r.id, step.word()), Weight::Bloom)]))
                            }
                        }
                    }
                }
            }
            (actions([link_button(&w.t("rollover-review"), &review, if next.is_none() { Weight::Bloom } else { Weight::Quiet })]))
        }
    }
}

/// The sentence of a decision with the names of roles and rooms in the reader's language.
pub(super) fn said(w: Words, line: &Line) -> String {
    let mut text: Text = line.said.clone();
    if let Some(held) = line.role {
        text.blanks.push(("role", Blank::Words(w.t(role(held)))));
    }
    if let Some(title) = &line.title {
        text.blanks.push(("title", Blank::Words(w.text(title))));
    }
    w.text(&text)
}

/// "14 leave, 16 come, 3 roles change."
pub(super) fn summary(w: Words, review: &Review) -> String {
    let parts: Vec<String> = review.counts.iter().map(|(key, count)| w.with(key, args![count => *count])).collect();
    if parts.is_empty() { w.t("rollover-nothing") } else { w.with("rollover-summary", args![parts => w.list(&parts)]) }
}

pub(super) fn told(w: Words, review: &Review, who_decided: bool) -> Markup {
    html! {
        @if review.units.is_empty() {
            (part("rollover-what", &w.t("rollover-what"), "", empty(&w.t("rollover-nothing-title"), &w.t("rollover-nothing"), html! {})))
        }
        @for (at, (unit, decided)) in review.units.iter().enumerate() {
            (part(&format!("unit-{at}"), unit, w.with("rollover-decisions", args![count => decided.len()]), lines(decided.iter().map(|line| html! {
                div {
                    p { (said(w, line)) }
                    @for words in &line.words { p.quote { "“" (words) "”" } }
                    @if who_decided && !line.by.is_empty() { p.small.soft { (w.with("rollover-by", args![name => line.by.as_str()])) } }
                }
            }))))
        }
    }
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "rollover-outcome-done",
        Outcome::Changed => "rollover-outcome-changed",
        Outcome::NoRight => "rollover-outcome-no-right",
        Outcome::Already => "rollover-outcome-already",
        Outcome::Missing => "rollover-outcome-missing",
        Outcome::Forbidden => "rollover-outcome-forbidden",
        Outcome::LastAdministrator => "rollover-outcome-last-administrator",
    }
}

/// What was done and what was left alone.
fn report(w: Words, review: &Review) -> Markup {
    let all = || review.units.iter().flat_map(|(unit, lines)| lines.iter().map(move |line| (unit, line)));
    let skipped: Vec<_> = all().filter(|(_, l)| l.outcome.is_some_and(|o| o != Outcome::Done)).collect();
    let done = all().filter(|(_, l)| l.outcome == Some(Outcome::Done)).count();
    let rows = skipped.iter().filter_map(|(unit, l)| {
        l.outcome.map(|outcome| vec![html! { (said(w, l)) }, html! { (unit) }, html! { (w.t(outcome_key(outcome))) }])
    });
    let left = Table {
        caption: w.t("rollover-skipped"),
        columns: vec![Column::text(w.t("rollover-what")), Column::text(w.t("people-unit")), Column::text(w.t("rollover-why"))],
        rows: rows.collect(),
        folds: true,
    };
    html! {
        @if !skipped.is_empty() {
            (part("rollover-skipped", &w.t("rollover-skipped"), w.t("rollover-skipped-note"), table(w, &left)))
        }
        (part("rollover-done", &w.t("rollover-done"), w.with("rollover-done-note", args![count => done]), html! {
            div.stack {
                @for (unit, decided) in &review.units {
                    @let made: Vec<&Line> = decided.iter().filter(|l| l.outcome == Some(Outcome::Done)).collect();
                    @if !made.is_empty() {
                        (details(&format!("{unit}: {}", w.count(made.len() as i64)), lines(made.iter().map(|l| html! { (said(w, l)) }))))
                    }
                }
                (actions([print_button(w), link_button(&w.t("roster-see-people"), paths::PEOPLE, Weight::Quiet)]))
            }
        }))
    }
}
