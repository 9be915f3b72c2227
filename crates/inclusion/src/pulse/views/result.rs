//! The page of a closed pulse: the finding, the bars, the same numbers as a table, groups, and what is hidden and why.

use super::super::pages::PulsePage;
use super::super::results::{GroupResult, Lean, Results, agreement, side};
use super::feedback::feedback;
use super::{crumbs, group_name, meta};
use charts::{AgreementBars, AgreementRow, AgreementWords, RowState, Shares, Theme};
use ground::disclosure::{FLOOR_STAFF, Shown, unanimity_band};
use kit::form::Form;
use kit::i18n::{Words, args};
use kit::views::{Column, Figure, Head, Table, Tone, Weight, actions, figure, hidden, key, link_button, notice, page_head, part, table};
use kit::{SignedIn, paths};
use maud::{Markup, PreEscaped, html};

pub fn results(who: &SignedIn, page: &PulsePage, results: &Results, form: &Form) -> Markup {
    let w = who.words();
    let id = page.pulse.id;
    html! {
        (page_head(w, Head { crumbs: crumbs(w, page), title: page.pulse.title.clone(), lede: lede(w, results), meta: meta(w, page) }))
        (part("answers", &w.t("result-answers"), w.with("result-answers-note", args![count => results.items.len()]), answers(w, results)))
        // When everything is hidden, a table of hidden groups says nothing more.
        @if !results.groups.is_empty() && results.answered.figure().is_some() { (part("groups", &w.t("result-groups"), w.t("result-groups-note"), by_group(w, results))) }
        (feedback(who, page, form))
        (part("take", &w.t("result-take"), w.t("result-take-note"), actions([
            link_button(&w.t("result-sheet"), &paths::pulse_sheet(id), Weight::Bloom),
            link_button(&w.t("result-pdf"), &paths::pulse_pdf(id), Weight::Quiet),
            link_button(&w.t("result-csv"), &paths::pulse_figures_csv(id), Weight::Plain),
        ])))
    }
}

/// "35 of 41 answered."
pub fn how_many(w: Words, results: &Results) -> String {
    match &results.answered {
        Shown::Figure(n) => w.with("result-how-many", args![answered => n.people, invited => results.invited]),
        Shown::Hidden(_) => w.with("result-too-few", args![floor => FLOOR_STAFF]),
    }
}

pub fn lede(w: Words, results: &Results) -> String {
    format!("{} {}", how_many(w, results), finding(w, results)).trim().to_string()
}

/// The finding in a sentence; says so when there is none.
pub fn finding(w: Words, results: &Results) -> String {
    if results.answered.figure().is_none() {
        return String::new();
    }
    match results.clearest() {
        (Some(yes), Some(no)) => w.with("result-finding-both", args![yes => yes, no => no]),
        (Some(yes), None) => w.with("result-finding-yes", args![statement => yes]),
        (None, Some(no)) => w.with("result-finding-no", args![statement => no]),
        (None, None) => w.t("result-finding-none"),
    }
}

/// What was measured, of whom, when.
pub fn measure(w: Words, results: &Results) -> String {
    let wave = results.pulse.wave.as_ref();
    let when = wave.map_or_else(String::new, |wave| w.date_range(wave.opened_on, wave.closed_on.unwrap_or(results.pulse.closes_on)));
    w.with("result-measure", args![unit => results.place.unit_name.as_str(), when => when])
}

pub fn words(w: Words) -> AgreementWords {
    AgreementWords {
        disagree_head: w.t("chart-disagree"),
        agree_head: w.t("chart-agree"),
        neither_head: w.t("chart-neither"),
        strongly_disagree: w.t("answer-1"),
        disagree: w.t("answer-2"),
        neither: w.t("answer-3"),
        agree: w.t("answer-4"),
        strongly_agree: w.t("answer-5"),
        interval: w.t("chart-interval"),
        statement_column: w.t("result-statement"),
        all_agree_column: w.t("result-agree"),
        interval_column: w.t("result-interval"),
        answered_column: w.t("result-n"),
        hidden: w.t("hidden-word"),
        percent: w.t("chart-percent"),
        range: w.t("chart-range"),
    }
}

fn state(w: Words, shown: &Shown<Vec<u64>>) -> RowState {
    let hidden = || RowState::Hidden { text: w.with("result-hidden-row", args![floor => FLOOR_STAFF]) };
    let Some(figure) = shown.figure() else { return hidden() };
    if figure.banded {
        return RowState::Banded { text: banded(w, &figure.value, figure.people) };
    }
    let counts: Result<[u64; 5], _> = figure.value.clone().try_into();
    let shares = counts.ok().zip(agreement(&figure.value)).and_then(|(c, a)| Shares::of(c, &a.interval, a.n.to_string()).ok());
    shares.map_or_else(hidden, RowState::Shown)
}

/// What may be said of a group that gave one answer.
fn banded(w: Words, counts: &[u64], people: u64) -> String {
    let key = match side(counts) {
        Lean::Agree => "result-banded-agree",
        Lean::Disagree => "result-banded-disagree",
        Lean::Unclear => "result-banded-neither",
    };
    w.with(key, args![percent => unanimity_band(people)])
}

pub fn bars(w: Words, results: &Results) -> AgreementBars {
    AgreementBars {
        id: "answers-chart".into(),
        title: w.with("chart-title", args![pulse => results.pulse.title.as_str()]),
        description: lede(w, results),
        words: words(w),
        rows: results.items.iter().map(|item| AgreementRow { statement: item.statement.clone(), state: state(w, &item.shown) }).collect(),
    }
}

fn answers(w: Words, results: &Results) -> Markup {
    let bars = bars(w, results);
    let numbers = bars.table();
    let columns = numbers.columns.iter().map(|c| if c.numeric { Column::number(c.name.clone()) } else { Column::text(c.name.clone()) });
    let swatches: Vec<(Markup, String)> = bars.key().into_iter().map(|e| (PreEscaped(e.swatch()), e.words.clone())).collect();
    figure(
        w,
        &Figure {
            finding: finding(w, results),
            measure: measure(w, results),
            drawing: PreEscaped(bars.svg(Theme::Screen)),
            key: key(&swatches),
            notes: notes(w, results).join(" "),
            table: Table {
                caption: numbers.caption.clone(),
                columns: columns.collect(),
                rows: numbers.rows.iter().map(|row| row.iter().map(|cell| html! { (cell) }).collect()).collect(),
                folds: true,
            },
            open: results.answered.figure().is_some(),
        },
    )
}

/// How many answered, and how to read the intervals when there are any.
pub fn notes(w: Words, results: &Results) -> Vec<String> {
    let mut notes = vec![how_many(w, results)];
    if results.answered.figure().is_some() {
        notes.push(w.t("result-notes"));
    }
    notes
}

/// "36% (16–61%)", or that it is hidden, or its band.
pub fn share(w: Words, shown: &Shown<Vec<u64>>) -> Option<String> {
    let figure = shown.figure()?;
    if figure.banded {
        return Some(banded(w, &figure.value, figure.people));
    }
    agreement(&figure.value).map(|a| format!("{} ({})", w.percent(a.agree), w.percent_range(a.interval.low, a.interval.high)))
}

/// "14 of 16", or that it is hidden.
pub fn group_answered(w: Words, group: &GroupResult) -> Option<String> {
    group.answered.figure().map(|n| w.with("result-of", args![answered => n.people, invited => group.invited]))
}

fn by_group(w: Words, results: &Results) -> Markup {
    let cell = |said: Option<String>| said.map_or_else(|| hidden(w), |said| html! { span.words { (said) } });
    // Statements down, groups across: groups are few and their names short, statements are neither.
    let mut columns = vec![Column::text(w.t("result-statement"))];
    columns.extend(results.groups.iter().map(|group| Column::number(group_name(w, group))));
    let row = |name: &str, cells: Vec<Markup>| std::iter::once(html! { (name) }).chain(cells).collect::<Vec<_>>();
    let mut rows = vec![row(&w.t("result-answered"), results.groups.iter().map(|group| cell(group_answered(w, group))).collect())];
    rows.extend(
        results
            .items
            .iter()
            .enumerate()
            .map(|(i, item)| row(&item.statement, results.groups.iter().map(|group| cell(share(w, &group.items[i]))).collect())),
    );
    let listed = Table { caption: w.t("result-groups-caption"), columns, rows, folds: true };
    html! {
        div.stack {
            (table(w, &listed))
            @for (title, said) in why_hidden(w, results) { (notice(Tone::Plain, &title, &said)) }
            p.small.soft { (w.t("result-overlap")) }
        }
    }
}

/// Why cells are hidden, and why their neighbors are.
pub fn why_hidden(w: Words, results: &Results) -> Vec<(String, String)> {
    let (small, neighbor) = results.hidden();
    let mut why = Vec::new();
    if small {
        why.push((w.t("result-why-small-title"), w.with("result-why-small", args![floor => FLOOR_STAFF])));
    }
    if neighbor {
        why.push((w.t("result-why-neighbor-title"), w.t("result-why-neighbor")));
    }
    why
}
