//! One step: the things of each unit with what can be decided about them.

use super::super::forms::{field, id, open, was};
use super::super::model::{LEAVER, NEW_UNIT, NEWCOMER, PART, State, Step, UNIT};
use super::super::pages::StepPage;
use super::super::rows::{Line, Row};
use super::additions::additions;
use super::one::said;
use super::{crumbs, place, step_key};
use ground::organization::Unit;
use kit::form::{Choice, Fields, Form, hidden_csrf};
use kit::i18n::{Words, args};
use kit::offers::{self, Around as Known};
use kit::people::role;
use kit::views::{Head, Tone, button, details, empty, lines, notice, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

fn step_lede(step: Step) -> &'static str {
    match step {
        Step::Year => "rollover-year-lede",
        Step::Leavers => "rollover-leavers-lede",
        Step::Newcomers => "rollover-newcomers-lede",
        Step::Grades => "rollover-grades-lede",
        Step::Roles => "rollover-roles-lede",
        Step::Teams => "rollover-teams-lede",
        Step::Implementations => "rollover-implementations-lede",
    }
}

pub fn step(who: &SignedIn, page: &StepPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let r = &page.rollover;
    let decided: usize = page.groups.iter().flat_map(|(_, rows)| rows).filter(|row| row.choice.is_some()).count();
    let lede = format!("{} {}", w.t(step_lede(page.step)), w.with("rollover-step-decided", args![count => decided]));
    let here = paths::rollover_step(r.id, page.step.word());
    let nothing = page.groups.is_empty() && !matches!(page.step, Step::Newcomers | Step::Roles | Step::Grades);
    let body = html! {
        @if page.step == Step::Leavers && page.may && page.rollover.state == State::Preparing {
            (f.date("day", w.t("rollover-last-day")).hint(w.t("rollover-last-day-hint")))
        }
        @for (unit, rows) in &page.groups { (group(w, page, &f, unit, rows)) }
        (additions(w, page, form, &f))
    };
    html! {
        (page_head(w, Head { crumbs: crumbs(who, Some(r)), title: w.t(step_key(page.step)), lede, meta: place(w, page.step) }))
        @if page.step == Step::Leavers && !page.may { (leaving(w, page)) }
        @if let Some((day, names)) = &page.left_by_roster {
            (details(&w.with("rollover-roster-left", args![day => w.date(*day), count => names.len()]), lines(names.iter().map(|n| html! { (n) }))))
        }
        @if page.groups.iter().flat_map(|(_, rows)| rows).any(|row| row.may && row.proposed) {
            (notice(Tone::Plain, &w.t("rollover-roster-ticked"), &w.t("rollover-roster-ticked-said")))
        }
        @if matches!(page.step, Step::Teams | Step::Roles) && !page.leaving.is_empty() {
            (details(&w.with("rollover-leaving", args![count => page.leaving.len()]), lines(page.leaving.iter().map(|n| html! { (n) }))))
        }
        @if nothing {
            (part("rollover-empty", &w.t(step_key(page.step)), "", empty(&w.t("rollover-step-empty-title"), &w.t("rollover-step-empty"), html! {})))
        }
        @if open(page) || r.state == State::Preparing {
            form.stack method="post" action=(here) novalidate {
                (hidden_csrf(&who.csrf))
                (f.summary())
                (body)
                (send(w, page))
            }
        } @else {
            (notice(Tone::Plain, &w.t("rollover-closed"), &w.t("rollover-closed-said")))
            (body)
        }
    }
}

fn leaving(w: Words, page: &StepPage) -> Markup {
    notice(
        Tone::Plain,
        &w.t("rollover-not-yours"),
        &w.with(
            "rollover-leaving-are",
            args![names => if page.leaving.is_empty() { w.t("rollover-nobody") } else { w.list(&page.leaving) }],
        ),
    )
}

fn send(w: Words, page: &StepPage) -> Markup {
    let adds = matches!(page.step, Step::Newcomers | Step::Roles | Step::Grades) && page.may;
    let next = page.step.next().map_or_else(|| w.t("rollover-review"), |s| w.t(step_key(s)));
    html! {
        div.actions {
            (button(&w.with("rollover-save-then", args![next => next])))
            @if adds { button.button.quiet name="more" value="yes" { (w.t("rollover-save-more")) } }
        }
    }
}

fn facts(w: Words, row: &Row) -> String {
    let held = row.role.filter(|_| row.kind == LEAVER).map(|r| w.t(role(r)));
    let leaves = (!row.leaving.is_empty()).then(|| w.with("rollover-row-leaving", args![names => w.list(&row.leaving)]));
    held.into_iter().chain(row.facts.iter().map(|t| w.text(t))).chain(leaves).collect::<Vec<_>>().join(" · ")
}

fn by(w: Words, row: &Row) -> Markup {
    html! { @if !row.by.is_empty() { p.small.soft { (w.with("rollover-by", args![name => row.by.as_str()])) } } }
}

fn group(w: Words, page: &StepPage, f: &Fields, unit: &Unit, rows: &[Row]) -> Markup {
    let note = w.with("rollover-decisions", args![count => rows.iter().filter(|r| r.choice.is_some()).count()]);
    let body = match page.step {
        Step::Leavers => leavers(w, f, unit, rows),
        _ => html! {
            div.stack { @for row in rows { (one_row(w, page, f, row)) } }
        },
    };
    part(&format!("unit-{}", unit.id), &unit.name, note, body)
}

fn leavers(w: Words, f: &Fields, unit: &Unit, rows: &[Row]) -> Markup {
    if !rows.iter().any(|r| r.may) {
        return lines(rows.iter().map(|row| html! {
            div.split { span { (w.text(&row.title)) } span.small.soft { (facts(w, row)) @if row.choice.is_some() { " · " (w.t("rollover-leaves")) } } }
        }));
    }
    let may = rows.iter().filter(|r| r.may);
    let choices = may.clone().map(|row| Choice::new(id(row.subject), w.text(&row.title)).hint(facts(w, row)));
    html! {
        div.stack {
            @for row in may.clone().filter(|r| r.choice.is_some()) { input type="hidden" name="was" value=(id(row.subject)); }
            (f.checks(&field("leave", unit.id.0), w.with("rollover-who-leaves", args![unit => unit.name.as_str()]), choices).optional())
            @for row in may.filter(|r| r.choice.is_some()) {
                (f.date(&field("day", row.subject), w.with("rollover-last-day-of", args![name => w.text(&row.title)])).hint(w.with("rollover-by", args![name => row.by.as_str()])).optional())
            }
            @if rows.iter().any(|r| !r.may) {
                (lines(rows.iter().filter(|r| !r.may).map(|row| html! { (w.text(&row.title)) " " span.small.soft { (w.t("rollover-other-school")) } })))
            }
        }
    }
}

/// What is on a list, or can be decided about one thing.
fn one_row(w: Words, page: &StepPage, f: &Fields, row: &Row) -> Markup {
    match row.kind.as_str() {
        NEWCOMER | PART | NEW_UNIT => {
            let line = Line { said: row.title.clone(), role: row.role, title: None, words: Vec::new(), by: row.by.clone(), outcome: None };
            html! {
                div {
                    p { (said(w, &line)) }
                    (by(w, row))
                    @if row.may { (f.check(&field("remove", row.subject), w.with("rollover-remove", args![what => said(w, &line)]))) }
                }
            }
        }
        UNIT => unit_row(w, f, row),
        _ => room_row(w, page, f, row),
    }
}

fn unit_row(w: Words, f: &Fields, row: &Row) -> Markup {
    let name = w.text(&row.title);
    let offers = [("", "rollover-unit-carries-on"), ("rename", "rollover-unit-rename"), ("close", "rollover-unit-close")];
    if !row.may {
        return html! { p { (name) " " span.small.soft { (facts(w, row)) } } };
    }
    html! {
        div {
            input type="hidden" name=(field("was", row.subject)) value=(was(row.choice.as_ref()));
            (f.radios(&field("choice", row.subject), name.clone(), offers.map(|(word, key)| Choice::new(word, w.t(key)))).hint(facts(w, row)))
            (f.text(&field("name", row.subject), w.with("rollover-unit-name", args![unit => name])).optional().autocomplete("off"))
            (by(w, row))
        }
    }
}

fn room_row(w: Words, page: &StepPage, f: &Fields, row: &Row) -> Markup {
    let name = w.text(&row.title);
    let head = html! { @if let Some(href) = &row.href { a href=(href) { (name) } } @else { (name) } };
    if !row.may {
        let decided = row.choice.as_ref().and_then(|c| row.offers.iter().find(|o| o.word == c.choice)).map(|o| w.t(o.label));
        return html! { div { p { (head) " " span.small.soft { (facts(w, row)) } } @if let Some(decided) = decided { p { (decided) } } (by(w, row)) } };
    }
    let blank = Choice::new("", w.t("rollover-undecided"));
    let choices = std::iter::once(blank).chain(row.offers.iter().map(|o| Choice::new(o.word, w.t(o.label))));
    let known = Known { people: &page.people, places: &row.places };
    html! {
        div {
            input type="hidden" name=(field("was", row.subject)) value=(was(row.choice.as_ref()));
            @if row.lead_leaves { (notice(Tone::Wrong, &w.t("rollover-mend"), &w.t("rollover-lead-leaves"))) }
            (f.radios(&field("choice", row.subject), name.clone(), choices).hint(facts(w, row)))
            (offers::asked(w, f, row.subject, &name, row.offers, known))
            (by(w, row))
        }
    }
}
