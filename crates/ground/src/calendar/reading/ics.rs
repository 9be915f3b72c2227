//! Calendar files (RFC 5545), as school calendars are exported: whole-day events above all. Read by hand and not by a
//! library: we need five properties, the line of each thing not understood, and no second kind of date beside ours.
//!
//! An event without a time lies on the days it names (its end is the first day after it). One with a time lies on the day
//! its clock shows in the zone of the unit; when its zone has no name we know, on the day it is written on. What repeats is
//! not read, and said so. Attendees, alarms, descriptions and places are not even looked at.

use super::guess::{Guess, guess};
use super::{MOST_ROWS, Read, Row, What, shortened};
use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

/// An event as far as we look at it.
#[derive(Default)]
struct Event {
    line: usize,
    summary: String,
    categories: String,
    starts: Option<When>,
    ends: Option<When>,
    lasts: Option<Span>,
    repeats: bool,
    cancelled: bool,
    unreadable: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum When {
    Day(Date),
    /// Already on the unit's clock.
    At(DateTime),
}

/// One line of the file, its continuation lines joined: (line from 1, name, parameters, value).
struct Line {
    number: usize,
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

pub fn read(text: &str, zone: &TimeZone) -> Read {
    let mut read = Read::default();
    let mut event: Option<Event> = None;
    // Alarms stand inside events and have words of their own.
    let mut inside = 0_u32;
    for line in lines(text) {
        match (line.name.as_str(), line.value.to_ascii_uppercase().as_str(), &mut event) {
            ("BEGIN", "VEVENT", _) => (event, inside) = (Some(Event { line: line.number, ..Event::default() }), 0),
            ("END", "VEVENT", _) => {
                let Some(found) = event.take() else { continue };
                if read.rows.len() >= MOST_ROWS {
                    read.note(found.line, None, What::TooMany, "");
                    return read.sorted();
                }
                settle(&mut read, found);
            }
            ("BEGIN", _, Some(_)) => inside += 1,
            ("END", _, Some(_)) => inside = inside.saturating_sub(1),
            (_, _, Some(event)) if inside == 0 => take(event, &line, zone),
            _ => {}
        }
    }
    if let Some(cut) = event {
        read.note(cut.line, None, What::NotWhole, &cut.summary);
    }
    if read.rows.is_empty() && read.notes.is_empty() {
        read.note(1, None, What::NotACalendar, "");
    }
    read.sorted()
}

fn take(event: &mut Event, line: &Line, zone: &TimeZone) {
    let mut when = || {
        let read = when(line, zone);
        if read.is_none() {
            event.unreadable = Some(line.value.clone());
        }
        read
    };
    match line.name.as_str() {
        "DTSTART" => event.starts = when(),
        "DTEND" => event.ends = when(),
        "DURATION" => match line.value.parse::<Span>() {
            Ok(lasts) => event.lasts = Some(lasts),
            Err(_) => event.unreadable = Some(line.value.clone()),
        },
        "SUMMARY" => event.summary = shortened(&unescaped(&line.value)),
        "CATEGORIES" => event.categories = unescaped(&line.value),
        "RRULE" | "RDATE" => event.repeats = true,
        "STATUS" => event.cancelled = line.value.eq_ignore_ascii_case("cancelled"),
        _ => {}
    }
}

fn settle(read: &mut Read, event: Event) {
    if event.cancelled {
        return read.note(event.line, None, What::Cancelled, &event.summary);
    }
    let Some(starts) = event.starts else {
        let said = [Some(event.summary), event.unreadable].into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        return read.note(event.line, None, What::NoBeginning, &said.join(": "));
    };
    if event.repeats {
        return read.note(event.line, None, What::Repeats, &event.summary);
    }
    if event.unreadable.is_some() {
        read.note(event.line, None, What::NoEnd, &event.summary);
    }
    let Some((starts_on, ends_on)) = days(starts, event.ends, event.lasts) else {
        return read.note(event.line, None, What::Reversed, &event.summary);
    };
    if event.summary.is_empty() {
        read.note(event.line, None, What::NoName, "");
    }
    let long = ends_on.duration_since(starts_on).as_hours() / 24 + 1;
    let by_name = guess(&event.summary, long);
    let found = if by_name == Guess::Unknown { guess(&event.categories, long) } else { by_name };
    let kind = match found {
        Guess::Kind(kind) => Some(kind),
        // A concert is no day off: what does not speak of school changes nothing.
        Guess::Usual | Guess::Unknown => None,
    };
    read.rows.push(Row { line: event.line, name: event.summary, starts_on, ends_on, kind, said: false });
}

/// First and last day, both included; none when it ends before it begins.
fn days(starts: When, ends: Option<When>, lasts: Option<Span>) -> Option<(Date, Date)> {
    let (first, at) = match starts {
        When::Day(day) => (day, day.at(0, 0, 0, 0)),
        When::At(at) => (at.date(), at),
    };
    let end = match (ends, lasts) {
        (Some(When::Day(day)), _) => day.at(0, 0, 0, 0),
        (Some(When::At(at)), _) => at,
        (None, Some(lasts)) => at.checked_add(lasts).ok()?,
        (None, None) => return Some((first, first)),
    };
    if end < at {
        return None;
    }
    // The end is not part of it: what ends at midnight ended the day before. An event of no length is on its own day.
    let last = if end.time() == Time::midnight() && end > at { end.date().yesterday().ok()? } else { end.date() };
    Some((first, last.max(first)))
}

fn when(line: &Line, zone: &TimeZone) -> Option<When> {
    let value = line.value.trim();
    let parameter = |name: &str| line.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let day = |text: &str| Date::strptime("%Y%m%d", text).ok();
    if value.len() == 8 || parameter("VALUE").is_some_and(|v| v.eq_ignore_ascii_case("date")) {
        return day(value.get(..8)?).map(When::Day);
    }
    let (date, time) = value.split_once(['T', 't'])?;
    let clock = time.trim_end_matches(['Z', 'z']);
    let at = day(date)?.to_datetime(Time::strptime(if clock.len() == 4 { "%H%M" } else { "%H%M%S" }, clock).ok()?);
    let there = if clock.len() < time.len() {
        Some(TimeZone::UTC)
    } else {
        // Programs quote the name, or write a path before it.
        parameter("TZID").and_then(|id| TimeZone::get(id.trim_start_matches('/')).ok())
    };
    let here = there.and_then(|there| Some(at.to_zoned(there).ok()?.with_time_zone(zone.clone()).datetime()));
    Some(When::At(here.unwrap_or(at)))
}

/// The file's lines, folded ones joined; numbers are of where each begins.
fn lines(text: &str) -> Vec<Line> {
    let mut whole: Vec<(usize, String)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        match (line.strip_prefix([' ', '\t']), whole.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => whole.push((at + 1, line.to_string())),
        }
    }
    whole.into_iter().filter_map(|(number, line)| cut(number, &line)).collect()
}

/// `DTSTART;TZID="America/New_York":20261123T090000` in its parts; a colon in quotes is none.
fn cut(number: usize, line: &str) -> Option<Line> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    })?;
    let (head, value) = line.split_at(colon.0);
    let mut parts = head.split(';');
    let name = parts.next()?.trim().to_ascii_uppercase();
    let parameters =
        parts.filter_map(|p| p.split_once('=')).map(|(name, value)| (name.to_ascii_uppercase(), value.trim_matches('"').to_string()));
    Some(Line { number, name, parameters: parameters.collect(), value: value.get(1..)?.to_string() })
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push(' '),
                Some(other) => out.push(other),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}
