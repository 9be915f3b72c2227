//! How the yearly step looks: the steps as a list with one next step, each page one job, and at the end every decision as
//! a sentence. Prints as it stands.

use super::forms::{field, id, nth, open, was};
use super::model::{BLANK_ROWS, Conflict, LEAVER, NEW_UNIT, NEWCOMER, Outcome, PART, Rollover, State, Step, UNIT};
use super::pages::{ListPage, OnePage, StepPage};
use super::rows::{Line, Review, Row};
use ground::element::{Asks, Blank, Text};
use ground::organization::{Unit, UnitKind};
use kit::form::{Choice, Fields, Form, hidden_csrf};
use kit::i18n::{Words, args};
use kit::people::role;
use kit::views::{
    Column, Head, Shape, Table, Tone, Weight, actions, button, details, empty, lines, link_button, mark, notice, page_head, part,
    post_button, print_button, progress, table,
};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn title(who: &SignedIn, r: &Rollover) -> String {
    who.words().with("rollover-of", args![year => r.to_year.as_str()])
}

pub fn step_key(step: Step) -> &'static str {
    match step {
        Step::Year => "rollover-step-year",
        Step::Leavers => "rollover-step-leavers",
        Step::Newcomers => "rollover-step-newcomers",
        Step::Grades => "rollover-step-grades",
        Step::Roles => "rollover-step-roles",
        Step::Teams => "rollover-step-teams",
        Step::Implementations => "rollover-step-implementations",
    }
}

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

fn state_key(state: State) -> &'static str {
    match state {
        State::Preparing => "rollover-state-preparing",
        State::Waiting => "rollover-state-waiting",
        State::Applying => "rollover-state-applying",
        State::Applied => "rollover-state-applied",
        State::Dropped => "rollover-state-dropped",
    }
}

fn crumbs(who: &SignedIn, r: Option<&Rollover>) -> Vec<(String, String)> {
    let w = who.words();
    let mut all = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (w.t("rollover-title"), paths::ROLLOVER.to_string())];
    all.extend(r.map(|r| (title(who, r), paths::rollover(r.id))));
    all
}

pub fn list(who: &SignedIn, page: &ListPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    let going: Vec<_> = page.rollovers.iter().filter(|(r, _)| r.state.is_open()).collect();
    let over: Vec<_> = page.rollovers.iter().filter(|(r, _)| !r.state.is_open()).collect();
    let line = |(r, unit): &(Rollover, String)| {
        html! {
            div.split {
                span { a href=(paths::rollover(r.id)) { (title(who, r)) } " · " (unit) }
                span.small.soft { (w.t(state_key(r.state))) }
            }
        }
    };
    html! {
        (page_head(w, Head { crumbs, title: w.t("rollover-title"), lede: w.t("rollover-lede"), ..Head::default() }))
        @if !going.is_empty() { (part("rollover-going", &w.t("rollover-going"), w.t("rollover-going-note"), lines(going.into_iter().map(line)))) }
        @if page.units.is_empty() {
            (part("rollover-none", &w.t("rollover-begin"), "", empty(&w.t("rollover-none-title"), &w.t("rollover-none"), html! {})))
        } @else {
            (part("rollover-begin", &w.t("rollover-begin"), w.t("rollover-begin-note"), f.post(paths::ROLLOVER, &who.csrf, html! {
                (f.select("unit", w.t("rollover-unit"), page.units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()))))
                (year_fields(w, &f))
                (f.send(w.t("rollover-begin-go")))
            })))
        }
        @if !over.is_empty() { (part("rollover-over", &w.t("rollover-over"), "", lines(over.into_iter().map(line)))) }
    }
}

fn year_fields(w: Words, f: &Fields) -> Markup {
    html! {
        (f.date("day", w.t("rollover-day")).hint(w.t("rollover-day-hint")))
        (f.text("from", w.t("rollover-from")).autocomplete("off"))
        (f.text("to", w.t("rollover-to")).autocomplete("off"))
    }
}

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
fn said(w: Words, line: &Line) -> String {
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
pub fn summary(w: Words, review: &Review) -> String {
    let parts: Vec<String> = review.counts.iter().map(|(key, count)| w.with(key, args![count => *count])).collect();
    if parts.is_empty() { w.t("rollover-nothing") } else { w.with("rollover-summary", args![parts => w.list(&parts)]) }
}

fn told(w: Words, review: &Review, who_decided: bool) -> Markup {
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

fn conflict(w: Words, conflict: &Conflict, what: Option<&Text>) -> (Tone, String) {
    let thing = what.map(|t| w.text(t)).unwrap_or_default();
    let said = match conflict {
        Conflict::LeaverNamed { name, .. } => w.with("rollover-conflict-named", args![name => name.as_str(), what => thing]),
        Conflict::LeaverMoves { name } => w.with("rollover-conflict-moves", args![name => name.as_str()]),
        Conflict::LeadLeaves { .. } => w.with("rollover-conflict-lead", args![what => thing]),
        Conflict::Changed { .. } => w.with("rollover-conflict-changed", args![what => thing]),
        Conflict::SameEmail { email } => w.with("rollover-conflict-email", args![email => email.as_str()]),
        Conflict::NobodyManages => w.t("rollover-conflict-nobody"),
        Conflict::AtOnce => w.t("rollover-conflict-at-once"),
    };
    (if conflict.holds() { Tone::Wrong } else { Tone::Plain }, said)
}

pub fn review(who: &SignedIn, page: &OnePage) -> Markup {
    let w = who.words();
    let r = &page.rollover;
    let held = page.review.conflicts.iter().any(|(c, _)| c.holds());
    let left: Vec<Step> = Step::ALL.into_iter().filter(|s| !page.looked.contains(s)).collect();
    let confirm = w.with("rollover-confirm-go", args![day => w.date(r.effective_on)]);
    html! {
        (page_head(w, Head { crumbs: crumbs(who, Some(r)), title: w.t("rollover-review"), lede: summary(w, &page.review),
            meta: vec![html! { (page.unit) }, html! { (w.long_date(r.effective_on)) }] }))
        @if !page.review.conflicts.is_empty() {
            (part("rollover-conflicts", &w.t("rollover-conflicts"), w.t("rollover-conflicts-note"), html! {
                div.stack {
                    @for (c, what) in &page.review.conflicts {
                        @let (tone, said) = conflict(w, c, what.as_ref());
                        (notice(tone, &w.t(if c.holds() { "rollover-mend" } else { "rollover-know" }), &said))
                    }
                }
            }))
        }
        (counts(w, &page.review))
        (told(w, &page.review, true))
        @if r.state == State::Preparing {
            (part("rollover-confirm", &w.t("rollover-confirm"), w.t("rollover-confirm-note"), html! {
                div.stack {
                    @if !left.is_empty() {
                        p { (w.with("rollover-confirm-left", args![steps => w.list(&left.iter().map(|s| w.t(step_key(*s))).collect::<Vec<_>>())])) }
                    }
                    @if !page.may_answer { p { (w.t("rollover-confirm-not-yours")) } }
                    @else if held { p { (w.t("rollover-confirm-held")) } }
                    @else {
                        p { (w.with("rollover-confirm-name", args![name => who.name.as_str()])) }
                        (actions([
                            post_button(&confirm, &format!("{}/confirmation", paths::rollover(r.id)), &who.csrf, Weight::Bloom),
                            print_button(w),
                        ]))
                    }
                }
            }))
        } @else {
            (part("rollover-confirm", &w.t("rollover-confirm"), "", actions([link_button(&title(who, r), &paths::rollover(r.id), Weight::Quiet)])))
        }
    }
}

fn counts(w: Words, review: &Review) -> Markup {
    if review.units.is_empty() {
        return html! {};
    }
    let rows = review.units.iter().map(|(unit, lines)| vec![html! { (unit) }, html! { (w.count(lines.len() as i64)) }]);
    let by_unit = Table {
        caption: w.t("rollover-by-unit"),
        columns: vec![Column::text(w.t("people-unit")), Column::number(w.t("rollover-changes"))],
        rows: rows.collect(),
        folds: true,
    };
    part("rollover-by-unit", &w.t("rollover-by-unit"), "", table(w, &by_unit))
}

pub fn year(who: &SignedIn, page: &OnePage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let r = &page.rollover;
    html! {
        (page_head(w, Head { crumbs: crumbs(who, Some(r)), title: w.t("rollover-step-year"), lede: w.t("rollover-year-lede"), meta: place(w, Step::Year) }))
        @if page.may_answer && r.state == State::Preparing {
            (f.post(&paths::rollover_step(r.id, Step::Year.word()), &who.csrf, html! {
                (year_fields(w, &f))
                (f.send(w.t("rollover-save-next")))
            }))
        } @else {
            (part("rollover-year", &w.t("rollover-day"), "", html! { p { (w.long_date(r.effective_on)) } p { (r.from_year) " → " (r.to_year) } }))
        }
    }
}

/// "Step 2 of 7"
fn place(w: Words, step: Step) -> Vec<Markup> {
    let at = Step::ALL.iter().position(|s| *s == step).map_or(1, |at| at + 1);
    vec![html! { (w.with("rollover-step-of", args![at => at, all => Step::ALL.len()])) }]
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
    let offers = std::iter::once(blank).chain(row.offers.iter().map(|o| Choice::new(o.word, w.t(o.label))));
    let mut asked: Vec<Asks> = Vec::new();
    for asks in row.offers.iter().flat_map(|o| o.asks) {
        if !asked.iter().any(|a| a.name() == asks.name()) {
            asked.push(*asks);
        }
    }
    let people = || page.people.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    html! {
        div {
            input type="hidden" name=(field("was", row.subject)) value=(was(row.choice.as_ref()));
            @if row.lead_leaves { (notice(Tone::Wrong, &w.t("rollover-mend"), &w.t("rollover-lead-leaves"))) }
            (f.radios(&field("choice", row.subject), name.clone(), offers).hint(facts(w, row)))
            @for asks in asked {
                @match asks {
                    Asks::Person { name: ask, label, .. } => (f.select(&field(ask, row.subject), format!("{name}: {}", w.t(label)), people()).optional()),
                    Asks::Words { name: ask, label, hint, .. } => (f.area(&field(ask, row.subject), format!("{name}: {}", w.t(label))).hint(w.t(hint)).rows(2).optional()),
                }
            }
            (by(w, row))
        }
    }
}

/// A group of fields with its number; those nobody has touched stay folded.
fn numbered(legend: &str, unfolded: bool, fields: Markup) -> Markup {
    if unfolded {
        return html! { fieldset.field { legend { (legend) } (fields) } };
    }
    details(legend, fields)
}

fn touched(form: &Form, names: &[&str], n: usize) -> bool {
    names.iter().any(|name| !form.value(&nth(name, n)).trim().is_empty())
}

/// What can be put on the list, at the foot of the page.
fn additions(w: Words, page: &StepPage, form: &Form, f: &Fields) -> Markup {
    if !open(page) {
        return html! {};
    }
    let units = || page.units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    let roles = || page.roles.iter().map(|r| Choice::new(r.word(), w.t(role(*r))));
    match page.step {
        Step::Newcomers => html! {
            (part("rollover-add", &w.t("rollover-add"), w.t("rollover-add-note"), html! {
                div.stack {
                    @for n in 0..BLANK_ROWS {
                        @let fields = html! {
                            (f.text(&nth("given", n), w.t("set-up-given-name")).optional().autocomplete("off"))
                            (f.text(&nth("family", n), w.t("set-up-family-name")).optional().autocomplete("off"))
                            (f.email(&nth("email", n), w.t("sign-in-email")).optional().autocomplete("off"))
                            (f.select(&nth("unit", n), w.t("people-unit"), units()).optional())
                            (f.select(&nth("role", n), w.t("people-role"), roles()).optional())
                        };
                        (numbered(&w.with("rollover-add-nth", args![n => n + 1]), n == 0 || touched(form, &["given", "family", "email"], n), fields))
                    }
                }
            }))
            (part("rollover-paste", &w.t("rollover-paste"), w.t("rollover-paste-note"), html! {
                (f.area("lines", w.t("rollover-lines")).hint(w.t("rollover-lines-hint")).rows(6).optional())
            }))
        },
        Step::Roles => {
            let parts = || {
                page.parts
                    .iter()
                    .map(|(subject, name, held, unit)| Choice::new(id(*subject), format!("{name} · {} · {unit}", w.t(role(*held)))))
            };
            part(
                "rollover-add",
                &w.t("rollover-roles-add"),
                w.t("rollover-roles-note"),
                html! {
                    @if page.parts.is_empty() { (empty(&w.t("rollover-step-empty-title"), &w.t("rollover-roles-none"), html! {})) }
                    @else {
                        div.stack {
                            @for n in 0..BLANK_ROWS {
                                @let fields = html! {
                                    (f.select(&nth("part", n), w.t("rollover-roles-who"), parts()).optional())
                                    (f.select(&nth("role", n), w.t("rollover-roles-role"), roles()).optional())
                                    (f.select(&nth("unit", n), w.t("rollover-roles-unit"), units()).optional())
                                };
                                (numbered(&w.with("rollover-roles-nth", args![n => n + 1]), n == 0 || touched(form, &["part"], n), fields))
                            }
                        }
                    }
                },
            )
        }
        Step::Grades if !page.schools.is_empty() => part(
            "rollover-add",
            &w.t("rollover-grades-add"),
            w.t("rollover-grades-note"),
            html! {
                div.stack {
                    @for n in 0..BLANK_ROWS / 2 {
                        fieldset.field {
                            legend { (w.with("rollover-grades-nth", args![n => n + 1])) }
                            (f.text(&nth("new-name", n), w.t("rollover-grades-name")).optional().autocomplete("off"))
                            (f.select(&nth("new-kind", n), w.t("rollover-grades-kind"), [
                                Choice::new(UnitKind::GradeTeam.word(), w.t("rollover-kind-grade-team")),
                                Choice::new(UnitKind::Department.word(), w.t("rollover-kind-department")),
                            ]).optional())
                            (f.select(&nth("new-in", n), w.t("rollover-grades-in"), page.schools.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()))).optional())
                        }
                    }
                }
            },
        ),
        _ => html! {},
    }
}
