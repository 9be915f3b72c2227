//! How load looks: a sentence, bars by month with what was agreed, the same numbers as a table, and what asks.

mod forecast;
mod mine;
mod unit;

pub use forecast::{forecast, title as forecast_title};
pub use mine::mine;
pub use unit::{title as unit_title, unit};

use super::Over;
use super::decided::Told;
use super::lessen::Candidate;
use super::mine::{AskedAs, Asking};
use super::model::{Month, hours};
use crate::innovation::kind_key;
use charts::{MonthBar, MonthBars, MonthWords, Theme};
use ground::Role;
use kit::i18n::{Words, args};
use kit::paths;
use kit::views::{Column, Figure, Table, chart_key, drawn, lines};
use maud::{Markup, html};

/// A role as one speaks of all who have it: "Teachers".
pub(super) fn people(w: Words, role: Role) -> String {
    w.with("load-people", args![role => role.word()])
}

/// "November 2026"
pub(super) fn month(w: Words, month: Month) -> String {
    w.with("load-month", args![month => w.month(month.first()), year => month.first().year().to_string()])
}

/// "Teachers: 1.5 hours a week more than agreed in December 2026 (4.5 asked, 3 agreed)."
pub(super) fn over(w: Words, over: &Over) -> String {
    w.with(
        "load-over",
        args![
            people => people(w, over.role),
            over => hours(over.minutes),
            month => month(w, over.month),
            asked => hours(over.asked),
            limit => hours(over.limit)
        ],
    )
}

/// What a series of months shows.
pub(super) struct Series<'a> {
    pub id: String,
    pub finding: String,
    pub of: String,
    pub notes: String,
    pub months: &'a [Month],
    /// Minutes, month by month.
    pub minutes: &'a [i64],
    /// Minutes a week.
    pub limit: Option<i64>,
    /// A further column of the table, with its cells.
    pub beside: Option<(String, Vec<String>)>,
}

pub(super) fn tenths(minutes: i64) -> u32 {
    u32::try_from((minutes * 10 + 30) / 60).unwrap_or(0)
}

/// Hours a week by month as bars, and the same numbers as a table with the hours of each month.
pub(super) fn series(w: Words, of: Series) -> Figure {
    // Every third month has its name beneath: more would not fit on a phone.
    let bar = |(n, (m, minutes)): (usize, (&Month, &i64))| MonthBar {
        label: if n % 3 == 0 { w.short_month(m.first()) } else { String::new() },
        name: month(w, *m),
        tenths: tenths(m.weekly(*minutes)),
    };
    let bars = MonthBars {
        id: of.id,
        title: of.of.clone(),
        description: of.finding.clone(),
        words: MonthWords {
            unit: w.t("load-chart-unit"),
            month_column: w.t("load-column-month"),
            number_column: w.t("load-column-weekly"),
            limit_column: w.t("load-column-limit"),
            beyond_column: w.t("load-column-over"),
            within: w.t("load-key-within"),
            beyond: w.t("load-key-over"),
            limit: w.t("load-key-limit"),
        },
        bars: of.months.iter().zip(of.minutes).enumerate().map(bar).collect(),
        limit: of.limit.map(tenths),
    };
    let mut table = Table::from(bars.table());
    table.columns.push(Column::number(w.t("load-column-monthly")));
    for (row, minutes) in table.rows.iter_mut().zip(of.minutes) {
        row.push(html! { (hours(*minutes)) });
    }
    if let Some((name, cells)) = of.beside {
        table.columns.push(Column::text(name));
        for (row, cell) in table.rows.iter_mut().zip(cells) {
            row.push(html! { (cell) });
        }
    }
    Figure {
        finding: of.finding,
        measure: of.of,
        drawing: drawn(bars.svg(Theme::Screen)),
        key: chart_key(&bars.key()),
        notes: of.notes,
        table,
        open: false,
    }
}

/// What asks, this month, in lines.
pub(super) fn asking(w: Words, all: &[Asking], now: usize) -> Markup {
    lines(all.iter().filter(|a| a.minutes[now] > 0).map(|a| {
        html! {
            div.split {
                span {
                    @match &a.of {
                        Some((id, what, place)) => { a href=(paths::implementation(*id)) { (what) } " · " (place) " · " },
                        None => {},
                    }
                    (source(w, &a.kind)) " · " (asked_as(w, a.whom))
                }
                span.small.soft { (w.with("load-hours-month", args![hours => hours(a.minutes[now])])) }
            }
        }
    }))
}

/// What asks in a word: a room that is not known here by name is told by what it asks for.
fn source(w: Words, kind: &str) -> String {
    w.with("load-source", args![kind => kind])
}

fn asked_as(w: Words, whom: AskedAs) -> String {
    match whom {
        AskedAs::Role(role) => people(w, role),
        AskedAs::Name => w.t("load-by-name"),
    }
}

/// What someone decided: the words, by whom and when, and whether it counts no longer.
pub(super) fn decided(w: Words, told: &Told) -> Markup {
    html! {
        @if let Some(words) = &told.decision.words { p.quote { "“" (words) "”" } }
        p.small.soft {
            (w.with("load-decided", args![name => told.name.as_str(), day => w.date(told.day)]))
            @if !told.counts { " " (w.t("load-decided-past")) }
        }
    }
}

/// What could be talked about, each in a sentence or two.
pub(super) fn candidates(w: Words, all: &[Candidate]) -> Markup {
    lines(all.iter().map(|c| {
        html! {
            p { a href=(paths::implementation(c.placed.id)) { (c.placed.innovation_name) } " · " (c.placed.unit_name) }
            p.small.soft { (told(w, c).join(" ")) }
        }
    }))
}

fn told(w: Words, c: &Candidate) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(day) = c.placed.paused_on {
        said.push(w.with("load-paused", args![day => w.date(day)]));
    }
    if let Some((day, days)) = c.last {
        said.push(w.with("load-quiet", args![day => w.date(day), count => days]));
    }
    if c.asks.is_empty() {
        said.push(w.t("load-asks-nothing"));
    } else {
        let asks: Vec<String> =
            c.asks.iter().map(|(role, minutes)| w.with("load-asks", args![people => people(w, *role), hours => hours(*minutes)])).collect();
        said.push(w.with("load-asks-all", args![asks => w.list(&asks)]));
    }
    if let Some(shared) = &c.shared {
        let with = shared.with.as_str();
        if !shared.ingredients.is_empty() {
            said.push(w.with("load-shares-ingredients", args![with => with, names => w.list(&shared.ingredients)]));
        }
        if let Some(kind) = shared.kind.filter(|_| !shared.roles.is_empty()) {
            let roles: Vec<String> = shared.roles.iter().map(|role| people(w, *role)).collect();
            said.push(
                w.with("load-shares-kind", args![with => with, kind => w.t(kind_key(kind)).to_lowercase(), people => w.list(&roles)]),
            );
        }
    }
    said
}
