//! Days from elsewhere: lines that were typed or pasted, a CSV file, a calendar file (.ics). Forgiving in form, and every
//! liberty taken and every line not understood is a [`Note`] with its line and column. Pure; nothing is kept here.

mod dates;
mod guess;
pub mod ics;
pub mod lines;

pub use guess::{Guess, guess};

use super::model::DayKind;
use jiff::civil::Date;

/// A calendar of one school has a few hundred rows; far beyond that it is something else.
pub const MOST_ROWS: usize = 2_000;
/// As bytes: an exported calendar of many years stays below.
pub const MOST_MEGABYTES: usize = 2;
/// What a name is cut to.
pub const LONGEST_NAME: usize = 80;

/// One stretch of days as read; both days included.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it stood, from 1.
    pub line: usize,
    pub name: String,
    pub starts_on: Date,
    pub ends_on: Date,
    /// What kind of days these are; none when it is nothing that changes the calendar.
    pub kind: Option<DayKind>,
    /// The kind was said in the file, and not guessed by the name.
    pub said: bool,
}

/// Something that was not understood, or understood with a liberty.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub line: usize,
    /// From 1, where there are columns.
    pub column: Option<usize>,
    pub what: What,
    /// What stood there, shortened.
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// No date in this line; it was left out.
    NoDate,
    /// This looks like a date and is none; the line was left out.
    NotADate,
    /// Day or month may come first; it was read with the month first.
    MonthFirst,
    /// The last day is before the first; it was left out.
    Reversed,
    /// An event that repeats is not read.
    Repeats,
    /// An event without a readable beginning.
    NoBeginning,
    /// An event whose end cannot be read; it was taken as one day.
    NoEnd,
    /// An event that was called off.
    Cancelled,
    /// An event that begins and does not end: the file is cut off.
    NotWhole,
    /// It lies in no school year that was entered.
    Outside,
    /// No name was given.
    NoName,
    /// There is more than is read.
    TooMany,
    /// Not the kind of file it says it is.
    NotACalendar,
}

impl What {
    /// Whether its line was left out; every other one was taken with a liberty.
    pub fn leaves_out(self) -> bool {
        !matches!(self, What::MonthFirst | What::NoName | What::NoEnd)
    }
}

/// All that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// By their first day.
    pub rows: Vec<Row>,
    pub notes: Vec<Note>,
}

impl Read {
    fn note(&mut self, line: usize, column: Option<usize>, what: What, value: &str) {
        self.notes.push(Note { line, column, what, value: shortened(value) });
    }

    /// Leaves out the rows that do not fit where they are to go, each with a note; how many those were.
    pub fn leave_out(&mut self, fits: impl Fn(&Row) -> bool) -> usize {
        let (kept, outside): (Vec<Row>, Vec<Row>) = std::mem::take(&mut self.rows).into_iter().partition(fits);
        outside.iter().for_each(|row| self.note(row.line, None, What::Outside, &row.name));
        self.rows = kept;
        self.notes.sort_by_key(|note| note.line);
        outside.len()
    }

    fn sorted(mut self) -> Read {
        self.rows.sort_by(|a, b| (a.starts_on, a.ends_on, &a.name).cmp(&(b.starts_on, b.ends_on, &b.name)));
        self
    }
}

/// A name on one line, of a length one can read.
fn shortened(text: &str) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect()
}

/// A file by what is in it: a calendar file begins with its own word, everything else is lines. `zone`: whose days count.
pub fn file(bytes: &[u8], zone: &jiff::tz::TimeZone) -> Read {
    let text = text(bytes);
    let start = text.trim_start().get(..15).unwrap_or_default();
    if start.eq_ignore_ascii_case("begin:vcalendar") { ics::read(&text, zone) } else { lines::read(&text) }
}

/// UTF-8, or what old Windows programs write.
fn text(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        // Latin-1 letter by letter; of what Windows adds to it only quotes and dashes would stand in a name.
        Err(_) => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}

#[cfg(test)]
mod tests;
