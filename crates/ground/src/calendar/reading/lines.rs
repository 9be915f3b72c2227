//! One stretch of days in each line, its parts between commas, semicolons or tabs, in any order: the first date is the
//! first day, a second one the last; a word such as "break" is the kind; what is left is the name.

use super::dates::{self, Seen};
use super::guess::{Guess, guess, said};
use super::{MOST_ROWS, Read, Row, What, shortened};
use crate::calendar::DayKind;
use jiff::civil::Date;

/// Words of a first line that only names columns.
const HEADERS: [&str; 14] =
    ["date", "from", "start", "first day", "to", "end", "kind", "type", "name", "fecha", "desde", "hasta", "nombre", "tipo"];

/// A line with the cells in it: (line from 1, cells).
type Cut<'t> = (usize, Vec<String>);

pub fn read(text: &str) -> Read {
    let mut read = Read::default();
    let mark = separator(text);
    let all: Vec<Cut> = text.lines().enumerate().map(|(at, line)| (at + 1, cells(line, mark))).collect();
    let seen = all.iter().flat_map(|(_, cells)| cells).map(|cell| dates::look(cell));
    // Which number is the day, only a date that can be read in one way shows.
    let day_first = seen.clone().any(|s| matches!(s, Seen::Day(_))) && all.iter().flat_map(|(_, c)| c).any(|cell| shows_day_first(cell));
    for (line, cells) in all {
        if cells.iter().all(|cell| cell.is_empty()) || line_is_header(line, &cells, &read) {
            continue;
        }
        if read.rows.len() >= MOST_ROWS {
            read.note(line, None, What::TooMany, "");
            break;
        }
        one(&mut read, line, &cells, day_first);
    }
    read.sorted()
}

fn line_is_header(line: usize, cells: &[String], read: &Read) -> bool {
    let first = read.rows.is_empty() && read.notes.is_empty() && line <= 5;
    first && cells.iter().filter(|c| !c.is_empty()).all(|c| HEADERS.contains(&c.to_lowercase().replace('_', " ").as_str()))
}

/// `23/11/2026`: only the first number can be the day.
fn shows_day_first(cell: &str) -> bool {
    let mut numbers = cell.split(['/', '.', '-']).map(|n| n.trim().parse::<u32>());
    let (a, b) = (numbers.next(), numbers.next());
    matches!((a, b), (Some(Ok(a)), Some(Ok(b))) if a > 12 && a <= 31 && (1..=12).contains(&b))
}

fn one(read: &mut Read, line: usize, cells: &[String], day_first: bool) {
    let mut days: Vec<Date> = Vec::new();
    let mut kind: Option<Option<DayKind>> = None;
    let mut name: Vec<&str> = Vec::new();
    let mut word = "";
    for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        match dates::look(cell) {
            Seen::Day(day) => days.push(day),
            Seen::Either { day_first: day, .. } if day_first => days.push(day),
            Seen::Either { month_first, .. } => {
                read.note(line, Some(column + 1), What::MonthFirst, cell);
                days.push(month_first);
            }
            Seen::Wrong => return read.note(line, Some(column + 1), What::NotADate, cell),
            Seen::No => match said(cell) {
                Some(found) if kind.is_none() => (kind, word) = (Some(found), cell.as_str()),
                _ => name.push(cell),
            },
        }
    }
    let Some(starts_on) = days.first().copied() else { return read.note(line, None, What::NoDate, &cells.join(", ")) };
    let ends_on = days.get(1).copied().unwrap_or(starts_on);
    if ends_on < starts_on {
        return read.note(line, None, What::Reversed, &cells.join(", "));
    }
    let long = ends_on.duration_since(starts_on).as_hours() / 24 + 1;
    // "Holiday, 2026-12-24": the word is name enough.
    let name = if name.is_empty() { shortened(word) } else { shortened(&name.join(", ")) };
    let by_name = match guess(&name, long) {
        Guess::Kind(kind) => Some(kind),
        Guess::Usual => None,
        // Who writes a line of days off means days off.
        Guess::Unknown => Some(if long > 1 { DayKind::Break } else { DayKind::Holiday }),
    };
    if name.is_empty() {
        read.note(line, None, What::NoName, &cells.join(", "));
    }
    read.rows.push(Row { line, name, starts_on, ends_on, kind: kind.unwrap_or(by_name), said: kind.is_some() });
}

/// Whatever stands most often between parts; a comma, if nothing does.
fn separator(text: &str) -> char {
    let count = |c: char| text.chars().filter(|x| *x == c).count();
    [',', ';', '\t'].into_iter().rev().max_by_key(|c| count(*c)).filter(|c| count(*c) > 0).unwrap_or(',')
}

/// The parts of a line; in quotes a separator is a letter. A quote that is never closed ends with its line.
pub(super) fn cells(line: &str, mark: char) -> Vec<String> {
    let mut all = Vec::new();
    let (mut cell, mut quoted) = (String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            c if c == mark && !quoted => all.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    all.push(cell);
    joined(all.into_iter().map(|cell| cell.trim().to_string()).collect())
}

/// "Nov 23" and "2026" were one date before the comma between them cut it.
fn joined(cells: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for cell in cells {
        let is_year = cell.len() == 4 && cell.bytes().all(|b| b.is_ascii_digit());
        let whole =
            out.last().filter(|_| is_year).map(|last| format!("{last} {cell}")).filter(|text| matches!(dates::look(text), Seen::Day(_)));
        match (whole, out.last_mut()) {
            (Some(whole), Some(last)) => *last = whole,
            _ => out.push(cell),
        }
    }
    out
}
