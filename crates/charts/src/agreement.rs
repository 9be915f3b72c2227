//! Diverging bars for statements people agreed or disagreed with on five points: disagreement to the left of a line, agreement to
//! the right, those who chose neither beside it, so that they inflate no side. The interval belongs to all who agree.

use crate::pen::{Anchor, Ink, KeyEntry, Mark, Pen, Theme};
use crate::shares::Shares;
use crate::table::{Column, Table};
use crate::text::{width, wrap};

/// One picture: some statements answered by the same people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementBars {
    /// Unique on the page.
    pub id: String,
    /// What is shown, of whom, when.
    pub title: String,
    /// The finding in a sentence.
    pub description: String,
    pub words: AgreementWords,
    pub rows: Vec<AgreementRow>,
}

/// All visible words, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementWords {
    /// Above the bars, e.g. "disagree %", "agree %", "neither %"; arrows are added.
    pub disagree_head: String,
    pub agree_head: String,
    pub neither_head: String,
    /// The points of the scale, in the key and above the table's columns.
    pub strongly_disagree: String,
    pub disagree: String,
    pub neither: String,
    pub agree: String,
    pub strongly_agree: String,
    /// In the key, e.g. "95% interval of all who agree".
    pub interval: String,
    /// Further columns of the table: the statements, all who agree, their interval, how many answered.
    pub statement_column: String,
    pub all_agree_column: String,
    pub interval_column: String,
    pub answered_column: String,
    /// In a cell that is not shown, e.g. "hidden".
    pub hidden: String,
    /// How a share is written, with `{n}` for the number: "{n}%", "{n} %".
    pub percent: String,
    /// How an interval is written, with `{low}` and `{high}`: "{low}–{high}%".
    pub range: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementRow {
    pub statement: String,
    pub state: RowState,
}

/// What may be told of a statement. Who decides that is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowState {
    Shown(Shares),
    /// Told roughly, in words: "nearly everybody agrees".
    Banded {
        text: String,
    },
    /// Not told, with the reason in words.
    Hidden {
        text: String,
    },
}

/// Height of a bar, and of what stands between things.
const BAR: f64 = 24.0;
const LABEL_TO_BAR: f64 = 10.0;
const BAR_TO_RANGE: f64 = 6.0;
const BAR_TO_NEXT: f64 = 40.0;
/// Percent of the width between the bars and those who chose neither.
const GAP: f64 = 6.0;
/// Pixels between the middle line and the words beside it.
const ASIDE: f64 = 8.0;

impl AgreementBars {
    pub fn svg(&self, theme: Theme) -> String {
        let mut pen = Pen::new(theme);
        let scale = Scale::of(self, theme);
        let mut y = match &scale {
            Some(scale) => self.heads(&mut pen, theme, scale) + 34.0,
            None => 14.0,
        };
        for row in &self.rows {
            let lines = wrap(&row.statement, theme.label_size(), theme.room());
            pen.words(Ink::Label, Anchor::Start, (0.0, 0.0), y, &lines);
            let top = y + pen.leading(Ink::Label) * (lines.len() - 1) as f64 + LABEL_TO_BAR;
            let height = match (&row.state, &scale) {
                (RowState::Shown(shares), Some(scale)) => bar(&mut pen, theme, scale, shares, top),
                (RowState::Banded { text }, _) => framed(&mut pen, theme, Mark::Banded, Ink::Dark, text, top),
                (RowState::Hidden { text }, _) => framed(&mut pen, theme, Mark::NotShown, Ink::Soft, text, top),
                (RowState::Shown(_), None) => BAR,
            };
            y = top + height + BAR_TO_NEXT;
        }
        let mut end = y - 20.0;
        if matches!(theme, Theme::Print { .. }) {
            end = pen.key(&self.key(), end + 4.0);
        }
        pen.finish(&self.id, &self.title, &self.description, end)
    }

    /// What the marks mean, in the order they stand in; empty when no row is shown.
    pub fn key(&self) -> Vec<KeyEntry> {
        if !self.rows.iter().any(|row| matches!(row.state, RowState::Shown(_))) {
            return Vec::new();
        }
        let words = &self.words;
        let entry = |mark, words: &String| KeyEntry { mark, words: words.clone() };
        vec![
            entry(Mark::AgainstVery, &words.strongly_disagree),
            entry(Mark::Against, &words.disagree),
            entry(Mark::Agree, &words.agree),
            entry(Mark::AgreeVery, &words.strongly_agree),
            entry(Mark::Neither, &words.neither),
            entry(Mark::Range, &words.interval),
        ]
    }

    /// The same numbers as words.
    pub fn table(&self) -> Table {
        let words = &self.words;
        let numbers = [
            &words.all_agree_column,
            &words.interval_column,
            &words.strongly_agree,
            &words.agree,
            &words.neither,
            &words.disagree,
            &words.strongly_disagree,
            &words.answered_column,
        ];
        let columns =
            std::iter::once(Column::words(&words.statement_column)).chain(numbers.into_iter().map(|name| Column::numbers(name))).collect();
        Table { caption: self.title.clone(), columns, rows: self.rows.iter().map(|row| self.table_row(row)).collect() }
    }

    fn table_row(&self, row: &AgreementRow) -> Vec<String> {
        const NOTHING: &str = "–";
        let mut cells = vec![row.statement.clone()];
        match &row.state {
            RowState::Shown(shares) => {
                let percent = |n: u8| self.words.percent.replace("{n}", &n.to_string());
                cells.push(percent(shares.agree));
                cells.push(self.words.range.replace("{low}", &shares.low.to_string()).replace("{high}", &shares.high.to_string()));
                cells.extend(shares.points.iter().rev().map(|n| percent(*n)));
                cells.push(shares.answered.clone());
            }
            RowState::Banded { text } => {
                cells.push(text.clone());
                cells.extend(std::iter::repeat_n(NOTHING.to_owned(), 7));
            }
            RowState::Hidden { .. } => {
                cells.extend([self.words.hidden.clone(), NOTHING.to_owned()]);
                cells.extend(std::iter::repeat_n(self.words.hidden.clone(), 6));
            }
        }
        cells
    }

    /// The words above the bars, on as few lines as the narrowest page allows; returns the last base line.
    fn heads(&self, pen: &mut Pen, theme: Theme, scale: &Scale) -> f64 {
        let (size, room) = (theme.small_size(), theme.room());
        let zero = scale.zero / 100.0 * room;
        let (against, agree) = (against_head(&self.words), format!("{} →", self.words.agree_head));
        let left = width(&against, size);
        // Beside the middle line if there is room, else flush with the edge.
        let left_end = if zero - ASIDE >= left {
            Head { place: (scale.zero, -ASIDE), anchor: Anchor::End, from: zero - ASIDE - left, to: zero - ASIDE, words: against }
        } else {
            Head { place: (0.0, 0.0), anchor: Anchor::Start, from: 0.0, to: left, words: against }
        };
        let right = width(&agree, size);
        let right_end = if zero + ASIDE + right <= room {
            Head { place: (scale.zero, ASIDE), anchor: Anchor::Start, from: zero + ASIDE, to: zero + ASIDE + right, words: agree }
        } else {
            Head { place: (100.0, 0.0), anchor: Anchor::End, from: room - right, to: room, words: agree }
        };
        let neither = width(&self.words.neither_head, size);
        let far_end =
            Head { place: (100.0, 0.0), anchor: Anchor::End, from: room - neither, to: room, words: self.words.neither_head.clone() };
        let mut lines: Vec<Vec<Head>> = Vec::new();
        for head in [left_end, right_end, far_end] {
            match lines.iter_mut().find(|line| line.iter().all(|other| head.clears(other))) {
                Some(line) => line.push(head),
                None => lines.push(vec![head]),
            }
        }
        let mut y = 10.0;
        for (n, line) in lines.iter().enumerate() {
            y = 10.0 + pen.leading(Ink::Soft) * n as f64;
            for head in line {
                pen.words(Ink::Soft, head.anchor, head.place, y, std::slice::from_ref(&head.words));
            }
        }
        y
    }
}

fn against_head(words: &AgreementWords) -> String {
    format!("← {}", words.disagree_head)
}

/// Words above the bars and the pixels they take on the narrowest page; what is apart there is apart on every wider one.
struct Head {
    place: (f64, f64),
    anchor: Anchor,
    from: f64,
    to: f64,
    words: String,
}

impl Head {
    fn clears(&self, other: &Head) -> bool {
        self.to + ASIDE <= other.from || other.to + ASIDE <= self.from
    }
}

/// Where things stand across, in percent of the width.
struct Scale {
    /// The line between disagreement and agreement.
    zero: f64,
    /// Width of one percent of the people.
    unit: f64,
    /// Where those who chose neither begin.
    neither: f64,
}

impl Scale {
    /// `None` when no row is shown.
    fn of(bars: &AgreementBars, theme: Theme) -> Option<Scale> {
        let shown = || {
            bars.rows.iter().filter_map(|row| match &row.state {
                RowState::Shown(shares) => Some(shares),
                _ => None,
            })
        };
        shown().next()?;
        let most = |of: fn(&Shares) -> f64, least: f64| shown().map(of).fold(least, f64::max);
        // A side without people keeps a little room, so that its emptiness can be seen.
        let (left, right, neither) = (most(Shares::against, 0.0), most(Shares::reach, 10.0), most(Shares::neither, 3.0));
        let free = 100.0 - GAP;
        let mut unit = free / (left + right + neither);
        let mut zero = left * unit;
        // The words of the left side stand beside its line, unless they would take more room than the bars can spare.
        let words = (width(&against_head(&bars.words), theme.small_size()) + ASIDE) / theme.room() * 100.0;
        if zero < words && words <= 42.0 {
            zero = words;
            unit = (free - zero) / (right + neither);
        }
        Some(Scale { zero, unit, neither: 100.0 - neither * unit })
    }
}

/// One statement's marks; returns their height without the interval, which hangs in the space to the next.
fn bar(pen: &mut Pen, theme: Theme, scale: &Scale, shares: &Shares, top: f64) -> f64 {
    let p = shares.points.map(f64::from);
    let at = |percent: f64| scale.zero + percent * scale.unit;
    let segments = [
        (Mark::Against, Ink::Dark, at(-p[1]), at(0.0), 1),
        (Mark::AgainstVery, Ink::OnClay, at(-p[0] - p[1]), at(-p[1]), 0),
        (Mark::Agree, Ink::Dark, at(0.0), at(p[3]), 3),
        (Mark::AgreeVery, Ink::OnLeaf, at(p[3]), at(p[3] + p[4]), 4),
        (Mark::Neither, Ink::Dark, scale.neither, scale.neither + p[2] * scale.unit, 2),
    ];
    for (mark, ink, from, to, point) in segments {
        if shares.points[point] == 0 {
            continue;
        }
        pen.rect(mark, from, to, top, BAR);
        let number = shares.points[point].to_string();
        // A number that would touch the edges of its mark on a phone stays in the table.
        if width(&number, theme.small_size()) + 1.0 <= (to - from) / 100.0 * theme.room() {
            pen.number(ink, (from + to) / 2.0, top + BAR / 2.0, &number);
        }
    }
    for x in [scale.zero, scale.neither] {
        pen.line(Mark::Axis, (x, top - 3.0), (x, top + BAR + 10.0));
    }
    pen.range(at(f64::from(shares.low)), at(f64::from(shares.high)), top + BAR + BAR_TO_RANGE);
    BAR
}

/// Words in a frame where the bar would be; returns the height of the frame.
fn framed(pen: &mut Pen, theme: Theme, frame: Mark, ink: Ink, text: &str, top: f64) -> f64 {
    let lines = wrap(text, theme.small_size(), theme.room() - 2.0 * ASIDE);
    let leading = pen.leading(ink);
    let height = BAR + leading * (lines.len() - 1) as f64;
    pen.rect(frame, 0.0, 100.0, top, height);
    pen.words(ink, Anchor::Start, (0.0, ASIDE), top + BAR / 2.0 + 0.36 * theme.small_size(), &lines);
    height
}
