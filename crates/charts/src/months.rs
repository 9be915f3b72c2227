//! One number for each month, as bars beside each other, with a line for what was agreed.

use crate::pen::{Anchor, Ink, KeyEntry, Mark, Pen, Theme, short};
use crate::table::{Column, Table};

/// One picture: a row of months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthBars {
    /// Unique on the page.
    pub id: String,
    /// What is shown, of whom.
    pub title: String,
    /// The finding in a sentence.
    pub description: String,
    pub words: MonthWords,
    pub bars: Vec<MonthBar>,
    /// Tenths of the unit; drawn as a line across.
    pub limit: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthBar {
    /// Beneath the bar; empty where there would be no room for it.
    pub label: String,
    /// In the table.
    pub name: String,
    /// Tenths of the unit: what the table prints is what is drawn.
    pub tenths: u32,
}

/// All visible words, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthWords {
    /// Above the bars: "hours a week".
    pub unit: String,
    pub month_column: String,
    pub number_column: String,
    pub limit_column: String,
    pub beyond_column: String,
    /// In the key.
    pub within: String,
    pub beyond: String,
    pub limit: String,
}

/// Height of the tallest bar.
const TALL: f64 = 96.0;
/// Where bars may begin, below the unit and the tallest bar's number.
const TOP: f64 = 40.0;
/// Percent of a month's place that its bar fills.
const FILL: f64 = 0.62;

impl MonthBars {
    pub fn svg(&self, theme: Theme) -> String {
        let mut pen = Pen::new(theme);
        let most = self.bars.iter().map(|bar| bar.tenths).chain(self.limit).max().unwrap_or(0).max(1);
        let high = |tenths: u32| TALL * f64::from(tenths) / f64::from(most);
        let ground = TOP + TALL;
        let place = 100.0 / self.bars.len().max(1) as f64;
        pen.words(Ink::Soft, Anchor::Start, (0.0, 0.0), 14.0, std::slice::from_ref(&self.words.unit));
        for (n, bar) in self.bars.iter().enumerate() {
            let left = place * (n as f64 + (1.0 - FILL) / 2.0);
            let within = bar.tenths.min(self.limit.unwrap_or(bar.tenths));
            let (right, middle) = (left + place * FILL, place * (n as f64 + 0.5));
            if within > 0 {
                pen.rect(Mark::Agree, left, right, ground - high(within), high(within));
            }
            if bar.tenths > within {
                pen.rect(Mark::AgreeVery, left, right, ground - high(bar.tenths), high(bar.tenths) - high(within));
            }
            if bar.tenths > 0 {
                pen.number(Ink::Dark, middle, ground - high(bar.tenths) - 9.0, &spelled(bar.tenths));
            }
            if !bar.label.is_empty() {
                pen.number(Ink::Soft, middle, ground + 14.0, &bar.label);
            }
        }
        pen.line(Mark::Axis, (0.0, ground), (100.0, ground));
        if let Some(limit) = self.limit {
            pen.line(Mark::Limit, (0.0, ground - high(limit)), (100.0, ground - high(limit)));
        }
        let mut end = ground + 26.0;
        if matches!(theme, Theme::Print { .. }) {
            end = pen.key(&self.key(), end + 4.0);
        }
        pen.finish(&self.id, &self.title, &self.description, end)
    }

    /// What the marks mean; nothing to explain without a limit.
    pub fn key(&self) -> Vec<KeyEntry> {
        let Some(limit) = self.limit else { return Vec::new() };
        let entry = |mark, words: &String| KeyEntry { mark, words: words.clone() };
        let mut key = vec![entry(Mark::Agree, &self.words.within)];
        if self.bars.iter().any(|bar| bar.tenths > limit) {
            key.push(entry(Mark::AgreeVery, &self.words.beyond));
        }
        key.push(entry(Mark::Limit, &self.words.limit));
        key
    }

    pub fn table(&self) -> Table {
        let words = &self.words;
        let mut columns = vec![Column::words(&words.month_column), Column::numbers(&words.number_column)];
        if self.limit.is_some() {
            columns.extend([Column::numbers(&words.limit_column), Column::numbers(&words.beyond_column)]);
        }
        let rows = self.bars.iter().map(|bar| {
            let mut row = vec![bar.name.clone(), spelled(bar.tenths)];
            row.extend(self.limit.into_iter().flat_map(|limit| [spelled(limit), spelled(bar.tenths.saturating_sub(limit))]));
            row
        });
        Table { caption: self.title.clone(), columns, rows: rows.collect() }
    }
}

/// Tenths as a number: 15 → "1.5", 20 → "2".
fn spelled(tenths: u32) -> String {
    short(f64::from(tenths) / 10.0)
}
