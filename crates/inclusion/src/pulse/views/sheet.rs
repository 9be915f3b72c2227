//! The same result on one page, for the board and for paper.

use super::super::results::{GroupResult, Results, agreement};
use super::group_name;
use super::result::{bars, finding, group_answered, lede, measure, notes, share, why_hidden};
use charts::Theme;
use ground::PulseId;
use ground::disclosure::{FLOOR_STAFF, Shown};
use jiff::civil::Date;
use kit::i18n::{Words, args};
use kit::views::{Weight, actions, key, link_button, print_button, report};
use kit::{SignedIn, paths};
use maud::{Markup, PreEscaped, html};
use paper::pulse_result::{ANSWERS, Answers, Groups, Note};
use paper::{Cell, Figure, PulseResult, Ragged, Row, Sheet, Table, Template};

pub fn sheet(w: Words, results: &Results, today: Date) -> Result<Sheet, Ragged> {
    let drawing = bars(w, results);
    let swatches: Vec<(Markup, String)> = drawing.key().into_iter().map(|e| (PreEscaped(e.swatch()), e.words.clone())).collect();
    let screen = html! { (PreEscaped(drawing.svg(Theme::Screen))) (key(&swatches)) };
    let figure =
        Figure { name: ANSWERS.into(), svg: drawing.svg(Theme::Print { font: paper::FONT }), screen, alt: drawing.description.clone() };
    let wave = results.pulse.wave.as_ref();
    let when = wave.map_or_else(String::new, |wave| w.date_range(wave.opened_on, wave.closed_on.unwrap_or(results.pulse.closes_on)));
    let words = PulseResult {
        demo: results.demo.then(|| w.t("shell-demo")),
        product: w.t("shell-name"),
        organization: results.organization.clone(),
        school: (results.organization != results.place.unit_name).then(|| results.place.unit_name.clone()),
        lede: lede(w, results),
        meta: vec![when, w.t("pulse-anonymous"), results.place.innovation_name.clone()],
        answers: Answers {
            heading: w.t("result-answers"),
            finding: finding(w, results),
            measure: measure(w, results),
            notes: notes(w, results),
            table: statements(w, results)?,
        },
        groups: if results.groups.is_empty() { None } else { Some(groups(w, results)?) },
        made: w.with("sheet-made", args![day => w.date(today)]),
        rule: w.with("sheet-rule", args![floor => FLOOR_STAFF]),
    };
    Ok(Sheet {
        template: Template::PulseResult(Box::new(words)),
        lang: w.lang().code().into(),
        title: results.pulse.title.clone(),
        figures: vec![figure],
    })
}

/// Five columns: what a board can read at a glance. The page on the screen has all points.
fn statements(w: Words, results: &Results) -> Result<Table, Ragged> {
    let columns = ["result-agree", "result-interval", "answer-3", "chart-disagree-word", "result-n"].map(|key| w.t(key)).to_vec();
    let rows = results.items.iter().map(|item| match exact(w, &item.shown) {
        Some(cells) => Row::shown(item.statement.clone(), cells),
        None => {
            let banded = share(w, &item.shown);
            // Beside a band nothing exact can stand.
            let rest = if banded.is_some() { Cell::Shown("–".into()) } else { Cell::Hidden(w.t("hidden-word")) };
            let said = banded.map_or_else(|| Cell::Hidden(w.t("hidden-word")), Cell::Shown);
            let rest = (1..5).map(|_| rest.clone());
            Row { name: item.statement.clone(), cells: std::iter::once(said).chain(rest).collect() }
        }
    });
    Table::new(w.t("result-statement"), columns, rows.collect())
}

fn exact(w: Words, shown: &Shown<Vec<u64>>) -> Option<[String; 5]> {
    let figure = shown.figure().filter(|f| !f.banded)?;
    let a = agreement(&figure.value)?;
    Some([
        w.percent(a.agree),
        w.percent_range(a.interval.low, a.interval.high),
        w.percent(a.neither),
        w.percent(a.disagree),
        w.count(a.n as i64),
    ])
}

fn groups(w: Words, results: &Results) -> Result<Groups, Ragged> {
    let cell = |said: Option<String>| said.map_or_else(|| Cell::Hidden(w.t("hidden-word")), Cell::Shown);
    let row = |name: String, said: &dyn Fn(&GroupResult) -> Option<String>| Row {
        name,
        cells: results.groups.iter().map(|group| cell(said(group))).collect(),
    };
    let mut rows = vec![row(w.t("result-answered"), &|group| group_answered(w, group))];
    rows.extend(results.items.iter().enumerate().map(|(i, item)| row(item.statement.clone(), &|group| share(w, &group.items[i]))));
    Ok(Groups {
        heading: w.t("result-groups"),
        about: w.t("result-groups-note"),
        table: Table::new(w.t("result-statement"), results.groups.iter().map(|group| group_name(w, group)).collect(), rows)?,
        why_hidden: why_hidden(w, results).into_iter().map(|(point, text)| Note { point, text }).collect(),
        caution: Some(w.t("result-overlap")),
    })
}

/// The sheet as a page: the accessible original of the PDF.
pub fn sheet_page(who: &SignedIn, id: PulseId, sheet: &Sheet) -> Markup {
    let w = who.words();
    let steps = actions([
        link_button(&w.t("result-pdf"), &paths::pulse_pdf(id), Weight::Quiet),
        print_button(w),
        link_button(&w.t("sheet-back"), &paths::pulse(id), Weight::Plain),
    ]);
    report(w, who.look.theme, &sheet.title, steps, sheet.html())
}
