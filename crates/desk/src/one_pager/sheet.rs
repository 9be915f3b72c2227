//! The words of the page for the board. The same sheet is the page on the screen and the PDF.

use super::model::{BoardSheetPage, Decided, MOST_CONDITIONS, MOST_COSTS, MOST_HOURS, Ruling, Scope, Told, beginning, stages};
use ground::disclosure::FLOOR_PUBLIC;
use ground::element::State;
use kit::i18n::{Words, args};
use paper::one_pager::{Column, OnePager, Prose};
use paper::pulse_result::Note;
use paper::{Ragged, Row, Sheet, Table, Template};
use portfolio::implementation::Placed;
use portfolio::implementation::views::drawn;
use portfolio::innovation::{Ingredient, asks_said, cost_said, kind_key};
use portfolio::load::hours;

pub fn title(w: Words, page: &BoardSheetPage) -> String {
    let name = page.innovation.outline.name.as_str();
    match &page.scope {
        Scope::Place { placed, .. } => w.with("implementation-title", args![innovation => name, unit => placed.unit_name.as_str()]),
        Scope::Everywhere { .. } => name.to_string(),
    }
}

pub fn sheet(w: Words, page: &BoardSheetPage) -> Result<Sheet, Ragged> {
    let made_for = w.with("one-pager-for", args![organization => page.organization.as_str(), day => w.date(page.today)]);
    let words = OnePager {
        demo: page.demo.then(|| w.t("shell-demo")),
        product: w.t("shell-name"),
        made_for,
        lede: lede(w, page),
        what: what(w, page),
        stands: Prose { heading: w.t("implementation-stands"), said: vec![stands(w, page)] },
        stages: stage_table(w, page)?,
        said: said(w, page),
        conditions: vec![
            conditions(w, page, State::Met, "one-pager-holds"),
            conditions(w, page, State::Emerging, "one-pager-emerging"),
            conditions(w, page, State::Lost, "one-pager-lost"),
            conditions(w, page, State::Unknown, "one-pager-unknown"),
        ],
        asks: asks(w, page),
        next: Prose { heading: w.t("one-pager-next"), said: next(w, page) },
        decisions: decisions(w, page),
        foot: w.with("one-pager-foot", args![day => w.date(page.today), floor => FLOOR_PUBLIC]),
    };
    Ok(Sheet { template: Template::OnePager(Box::new(words)), lang: w.lang().code().into(), title: title(w, page), figures: Vec::new() })
}

fn lede(w: Words, page: &BoardSheetPage) -> String {
    match &page.scope {
        Scope::Place { placed, .. } if !placed.is_going() => stands(w, page),
        Scope::Place { placed, .. } => {
            let counts = args![stage => drawn(placed.stage).name(w), all => page.conditions.len(), met => page.count(State::Met),
                emerging => page.count(State::Emerging), lost => page.count(State::Lost), unknown => page.count(State::Unknown)];
            w.with("one-pager-lede", counts)
        }
        Scope::Everywhere { places, lost } => w.with("one-pager-lede-places", args![count => places.len(), lost => lost.len()]),
    }
}

fn what(w: Words, page: &BoardSheetPage) -> Prose {
    let o = &page.innovation.outline;
    let named = |adaptable: bool| {
        let of: Vec<String> = o.ingredients.iter().filter(|i: &&Ingredient| i.adaptable == adaptable).map(|i| i.name.clone()).collect();
        (!of.is_empty()).then(|| beginning(&of.join("; ")))
    };
    let mut said = vec![w.with("one-pager-kind", args![kind => w.t(kind_key(o.kind)), about => beginning(&page.about)]).trim().into()];
    if !o.need.trim().is_empty() {
        said.push(w.with("one-pager-need", args![need => beginning(&o.need)]));
    }
    said.extend(named(false).map(|names| w.with("one-pager-core", args![names => names])));
    said.extend(named(true).map(|names| w.with("one-pager-adaptable", args![names => names])));
    if !o.evidence.trim().is_empty() {
        said.push(w.with("one-pager-evidence", args![evidence => beginning(&o.evidence)]));
    }
    Prose { heading: w.t("one-pager-what"), said }
}

fn stands(w: Words, page: &BoardSheetPage) -> String {
    match &page.scope {
        Scope::Place { placed, .. } => match (placed.stopped_on, placed.paused_on, page.since) {
            (Some(day), ..) => w.with("implementation-lede-stopped", args![day => w.date(day)]),
            (None, Some(day), _) => w.with("one-pager-paused", args![day => w.date(day)]),
            (None, None, Some(day)) => w.with("one-pager-since", args![stage => drawn(placed.stage).name(w), day => w.date(day)]),
            (None, None, None) => w.t(placed.stage.said()),
        },
        Scope::Everywhere { places, .. } => w.with("innovation-lede", args![count => places.len()]),
    }
}

/// Stages in their order, never places by how far they are.
fn stage_table(w: Words, page: &BoardSheetPage) -> Result<Option<Table>, Ragged> {
    let Scope::Everywhere { places, .. } = &page.scope else { return Ok(None) };
    if places.is_empty() {
        return Ok(None);
    }
    let rows = stages(places).into_iter().map(|(growth, count)| Row::shown(growth.name(w), [w.count(count as i64)])).collect();
    Table::new(w.t("board-stage"), vec![w.t("one-pager-places")], rows).map(Some)
}

fn said(w: Words, page: &BoardSheetPage) -> Option<Prose> {
    let finding = page.finding.as_ref()?;
    let mut said = Vec::new();
    said.extend(finding.agree.as_ref().map(|statement| w.with("one-pager-agree", args![statement => statement.as_str()])));
    said.extend(finding.disagree.as_ref().map(|statement| w.with("one-pager-disagree", args![statement => statement.as_str()])));
    if said.is_empty() {
        said.push(w.t("one-pager-no-side"));
    }
    said.push(w.with("one-pager-pulse", args![pulse => finding.title.as_str(), day => w.date(finding.closed_on)]));
    Some(Prose { heading: w.t("one-pager-staff"), said })
}

fn conditions(w: Words, page: &BoardSheetPage, state: State, heading: &str) -> Column {
    let all: Vec<&Told> = page.in_state(state).collect();
    let items = all.iter().take(MOST_CONDITIONS).map(|told| {
        let point = w.text(&told.condition.text);
        let point = told.place.as_ref().map_or(format!("{point}."), |place| format!("{place}: {point}."));
        Note { point, text: w.text(&told.condition.evidence) }
    });
    let places = matches!(page.scope, Scope::Everywhere { .. });
    let rest = match (all.len(), state) {
        // Of many places only what was lost is told; the rest stands on each one's own page.
        (0, _) if page.is_nowhere() => Some(w.t("one-pager-nowhere")),
        (0, State::Met | State::Emerging | State::Unknown) if places => Some(w.t("one-pager-own-page")),
        (0, State::Lost) => Some(w.t("board-lost-none")),
        (0, State::Emerging) => Some(w.t("one-pager-emerging-none")),
        (0, _) => Some(w.t("one-pager-nothing")),
        _ => more(w, all.len(), MOST_CONDITIONS),
    };
    Column { heading: w.t(heading), items: items.collect(), rest }
}

/// Hours by role, then money, then materials, then what all innovations together ask there.
fn asks(w: Words, page: &BoardSheetPage) -> Prose {
    let heading = w.t("one-pager-asks");
    let asks = &page.asks;
    if asks.is_unwritten() {
        return Prose { heading, said: vec![w.t("one-pager-asks-none")] };
    }
    let mut said: Vec<String> = asks.hours.iter().take(MOST_HOURS).map(|hours| asks_said(w, *hours)).collect();
    said.extend(more(w, asks.hours.len(), MOST_HOURS));
    said.extend(asks.costs.iter().take(MOST_COSTS).map(|cost| w.with("one-pager-cost", args![cost => cost_said(w, cost)])));
    said.extend(more(w, asks.costs.len(), MOST_COSTS));
    if !asks.materials.trim().is_empty() {
        said.push(w.with("one-pager-materials", args![materials => beginning(&asks.materials)]));
    }
    said.extend(asks.week.as_ref().map(|week| match week.limit {
        Some(limit) => w.with("one-pager-week-agreed", args![hours => hours(week.minutes), limit => hours(limit)]),
        None => w.with("one-pager-week", args![hours => hours(week.minutes)]),
    }));
    Prose { heading, said }
}

fn more(w: Words, all: usize, shown: usize) -> Option<String> {
    let rest = all.saturating_sub(shown);
    (rest > 0).then(|| w.with("one-pager-more", args![count => rest]))
}

fn next(w: Words, page: &BoardSheetPage) -> Vec<String> {
    let said = match &page.scope {
        Scope::Place { placed: Placed { stopped_on: Some(_), .. }, .. } => w.t("one-pager-next-stopped"),
        Scope::Place { placed: Placed { paused_on: Some(_), returns_on: Some(day), .. }, .. } => {
            w.with("one-pager-next-paused", args![day => w.date(*day)])
        }
        Scope::Place { next: None, .. } => w.t("implementation-lede-sustain"),
        Scope::Place { next: Some(gate), .. } => {
            let stage = drawn(gate.stage).name(w);
            match gate.missing.first() {
                None => w.with("one-pager-next-open", args![stage => stage]),
                Some(first) => w.with("one-pager-next-held", args![stage => stage, count => gate.missing.len(), first => w.text(first)]),
            }
        }
        Scope::Everywhere { .. } if page.is_nowhere() => w.t("one-pager-next-nowhere"),
        Scope::Everywhere { lost, .. } if lost.is_empty() => w.t("one-pager-next-places"),
        Scope::Everywhere { lost, .. } => w.with("one-pager-next-lost", args![places => beginning(&w.list(lost))]),
    };
    vec![said]
}

fn decisions(w: Words, page: &BoardSheetPage) -> Column {
    let item = |decided: &Decided| {
        let ruled = ruled(w, decided.what);
        let ruled = decided.place.as_ref().map_or(ruled.clone(), |place| format!("{place}: {ruled}"));
        let by = decided.by.as_ref().map(|name| w.with("one-pager-by", args![name => name.as_str()]));
        let words = decided.words.as_ref().map(|words| w.with(words_key(decided.what), args![reason => beginning(words)]));
        Note {
            point: format!("{}.", w.date(decided.day)),
            text: [Some(ruled), by, words].into_iter().flatten().collect::<Vec<_>>().join(" "),
        }
    };
    let rest = page.decided.is_empty().then(|| w.t("one-pager-decided-none"));
    Column { heading: w.t("one-pager-decided"), items: page.decided.iter().map(item).collect(), rest }
}

fn ruled(w: Words, what: Ruling) -> String {
    match what {
        Ruling::Moved { to, back: true } => w.with("one-pager-moved-back", args![stage => drawn(to).name(w)]),
        Ruling::Moved { to, back: false } => w.with("one-pager-moved", args![stage => drawn(to).name(w)]),
        Ruling::Stopped => w.t("one-pager-stopped"),
        Ruling::Paused => w.t("one-pager-rested"),
        Ruling::Resumed => w.t("one-pager-resumed"),
        Ruling::Hours => w.t("one-pager-hours"),
    }
}

fn words_key(what: Ruling) -> &'static str {
    match what {
        Ruling::Moved { .. } => "one-pager-reason",
        _ => "one-pager-words",
    }
}
