//! A school year as a form: two days, the weekdays, and one line for each term and each stretch of days. Lines and not rows
//! of fields, so that a year is typed (or pasted) in one go and works without scripts.

use crate::form::{Form, Wrong};
use crate::i18n::Words;
use ground::calendar::reading::{LONGEST_NAME, Note, Row, What, lines};
use ground::calendar::{self, DaysIn, LONGEST_DAYS, Mistake, Proposal, SHORTEST_DAYS, SchoolYear, Term, TermKind, Weekdays, term_kind};
use ground::{DayKind, clock};
use jiff::civil::Date;

/// More is no calendar of one year.
const LONGEST_TEXT: usize = 20_000;

/// The Fluent key of a kind of days.
pub fn kind(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Break => "calendar-kind-break",
        DayKind::Holiday => "calendar-kind-holiday",
        DayKind::Staff => "calendar-kind-staff",
        DayKind::Instructional => "calendar-kind-instructional",
    }
}

/// An empty form for the year that is near: named, Monday to Friday.
pub fn first(today: Date) -> Form {
    // From spring on one enters the year to come.
    let from = if today.month() >= 4 { today.year() } else { today.year().saturating_sub(1) };
    let name = format!("{from}–{:02}", (from + 1).rem_euclid(100));
    weekdays(Form::blank().filled("name", name), Weekdays::MONDAY_TO_FRIDAY)
}

fn weekdays(form: Form, days: Weekdays) -> Form {
    days.numbers().fold(form, |form, n| form.filled("weekdays", n.to_string()))
}

pub fn filled(w: Words, p: &Proposal) -> Form {
    let form = Form::blank().filled("name", &p.name).filled("starts-on", p.starts_on.to_string()).filled("ends-on", p.ends_on.to_string());
    let terms: Vec<String> = p.terms.iter().map(|t| format!("{}, {}, {}", quoted(&t.name), t.starts_on, t.ends_on)).collect();
    weekdays(form, p.weekdays).filled("terms", terms.join("\n")).filled("days", spell_days(w, &p.days))
}

/// A year as a proposal of itself, for changing it.
pub fn proposal(year: &SchoolYear) -> Proposal {
    Proposal {
        name: year.name.clone(),
        starts_on: year.starts_on,
        ends_on: year.ends_on,
        weekdays: year.weekdays,
        terms: year.terms.clone(),
        days: calendar::own_days(year, year.unit),
    }
}

/// One line each, as it is read again: name, first day, last day if another, kind.
pub fn spell_days(w: Words, days: &[DaysIn]) -> String {
    let line = |d: &DaysIn| {
        let to = if d.ends_on == d.starts_on { String::new() } else { format!(", {}", d.ends_on) };
        format!("{}, {}{to}, {}", quoted(&d.name), d.starts_on, w.t(kind(d.kind)))
    };
    days.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn quoted(name: &str) -> String {
    if name.contains([',', ';', '"']) { format!("\"{}\"", name.replace('"', "\"\"")) } else { name.to_string() }
}

/// What was typed, and in which line each term and stretch of days stands.
pub struct Typed {
    pub proposal: Proposal,
    terms: Vec<usize>,
    days: Vec<usize>,
}

/// What was typed, as far as it was understood, so that everything else that is wrong can be told with it; none when not even
/// the first and the last day were. What was not understood stands beside its field.
pub fn read(form: &mut Form) -> Option<Typed> {
    let name = form.text("name").max(LONGEST_NAME).required();
    let starts_on = form.date("starts-on").required();
    let ends_on = form.date("ends-on").required();
    let weekdays = form.choices("weekdays", |text| text.parse::<i8>().ok().filter(|n| (1..=7).contains(n))).required();
    let (terms, term_lines) = terms(form);
    let (days, day_lines) = days(form, "days");
    let weekdays = weekdays.and_then(Weekdays::of).unwrap_or(Weekdays::MONDAY_TO_FRIDAY);
    let proposal = Proposal { name: name.unwrap_or_default(), starts_on: starts_on?, ends_on: ends_on?, weekdays, terms, days };
    Some(Typed { proposal, terms: term_lines, days: day_lines })
}

type WithLines<T> = (Vec<T>, Vec<usize>);

/// So many slips in one field are told at once: a page of them, and then it is rather another file.
const MOST_TOLD: usize = 20;

/// Every line that is wrong, in the order of the lines.
fn tell_lines(form: &mut Form, field: &str, mut wrong: Vec<(usize, Wrong)>) {
    wrong.sort_by_key(|(line, _)| *line);
    let more = wrong.len().saturating_sub(MOST_TOLD);
    wrong.into_iter().take(MOST_TOLD).for_each(|(_, wrong)| form.also_wrong(field, wrong));
    if more > 0 {
        form.also_wrong(field, Wrong::of("calendar-lines-more").and("count", more));
    }
}

/// The notes of lines that were left out; the others were understood all the same.
pub fn tell_notes(form: &mut Form, field: &str, notes: &[Note]) {
    tell_lines(form, field, slips(notes));
}

/// All but the order of day and month, which was read with a liberty.
fn slips(notes: &[Note]) -> Vec<(usize, Wrong)> {
    notes.iter().filter(|n| n.what != What::MonthFirst).map(|n| (n.line, note(n))).collect()
}

fn terms(form: &mut Form) -> WithLines<Term> {
    let Some(text) = form.text("terms").max(LONGEST_TEXT).optional() else { return (Vec::new(), Vec::new()) };
    let read = lines::read(&text.unwrap_or_default());
    let (short, whole): (Vec<Row>, Vec<Row>) = read.rows.into_iter().partition(|r| r.starts_on == r.ends_on);
    let one_day = short.iter().map(|r| (r.line, Wrong::of("calendar-term-two-days").and("line", r.line)));
    tell_lines(form, "terms", slips(&read.notes).into_iter().chain(one_day).collect());
    let term = |r: &Row| {
        let kind = term_kind(&r.name).unwrap_or(TermKind::Term);
        Term { kind, name: r.name.clone(), starts_on: r.starts_on, ends_on: r.ends_on }
    };
    (whole.iter().map(term).collect(), whole.iter().map(|r| r.line).collect())
}

/// The lines of days in a field; every line not understood is told with its number and nothing is lost.
pub fn days(form: &mut Form, field: &str) -> WithLines<DaysIn> {
    let Some(text) = form.text(field).max(LONGEST_TEXT).optional() else { return (Vec::new(), Vec::new()) };
    let read = lines::read(&text.unwrap_or_default());
    let said = |r: &Row| Wrong::of("calendar-line-usual").and("line", r.line).and("value", r.name.as_str());
    let usual = read.rows.iter().filter(|r| r.kind.is_none()).map(|r| (r.line, said(r)));
    tell_lines(form, field, slips(&read.notes).into_iter().chain(usual).collect());
    let day = |r: &Row| Some((DaysIn { kind: r.kind?, name: r.name.clone(), starts_on: r.starts_on, ends_on: r.ends_on }, r.line));
    read.rows.iter().filter_map(day).unzip()
}

/// A note of the reader as a mistake beside a field.
pub fn note(note: &Note) -> Wrong {
    Wrong::of(note_key(note.what)).and("line", note.line).and("column", note.column.unwrap_or(0)).and("value", note.value.as_str())
}

pub fn note_key(what: What) -> &'static str {
    match what {
        What::NoDate => "calendar-note-no-date",
        What::NotADate => "calendar-note-not-a-date",
        What::MonthFirst => "calendar-note-month-first",
        What::Reversed => "calendar-note-reversed",
        What::Cancelled => "calendar-note-cancelled",
        What::NoEnd => "calendar-note-no-end",
        What::NotWhole => "calendar-note-not-whole",
        What::Outside => "calendar-note-outside",
        What::Repeats => "calendar-note-repeats",
        What::NoBeginning => "calendar-note-no-beginning",
        What::NoName => "calendar-note-no-name",
        What::TooMany => "calendar-note-too-many",
        What::NotACalendar => "calendar-note-not-a-calendar",
    }
}

impl Typed {
    /// Puts each mistake beside its field.
    pub fn tell(&self, form: &mut Form, wrong: &[Mistake]) {
        tell_days(form, wrong, &self.days);
        let line = |at: &usize| self.terms.get(*at).copied().unwrap_or(0);
        let of_line = |at: &usize, key: &'static str| (line(at), Wrong::of(key).and("line", line(at)));
        let terms = wrong.iter().filter_map(|mistake| match mistake {
            Mistake::TermReversed { at } => Some(of_line(at, "calendar-line-reversed")),
            Mistake::TermOutside { at } => Some(of_line(at, "calendar-line-outside")),
            _ => None,
        });
        tell_lines(form, "terms", terms.collect());
        for mistake in wrong {
            match mistake {
                Mistake::YearReversed => form.wrong("ends-on", "calendar-year-reversed"),
                Mistake::YearTooShort { days } => {
                    form.also_wrong("ends-on", Wrong::of("calendar-year-short").and("days", *days).and("least", SHORTEST_DAYS));
                }
                Mistake::YearTooLong { days } => {
                    form.wrong("ends-on", Wrong::of("calendar-year-long").and("days", *days).and("most", LONGEST_DAYS));
                }
                Mistake::YearOverlaps { other, from, to } => {
                    let wrong = Wrong::of("calendar-year-overlaps").and("other", other.as_str()).and("from", *from).and("to", *to);
                    form.wrong("starts-on", wrong);
                }
                Mistake::TermReversed { .. } | Mistake::TermOutside { .. } | Mistake::DaysReversed { .. } | Mistake::DaysOutside { .. } => {
                }
            }
        }
    }
}

pub fn tell_days(form: &mut Form, wrong: &[Mistake], lines: &[usize]) {
    let line = |at: &usize| lines.get(*at).copied().unwrap_or(0);
    let of_line = |at: &usize, key: &'static str| (line(at), Wrong::of(key).and("line", line(at)));
    let told = wrong.iter().filter_map(|mistake| match mistake {
        Mistake::DaysReversed { at } => Some(of_line(at, "calendar-line-reversed")),
        Mistake::DaysOutside { at } => Some(of_line(at, "calendar-line-outside")),
        _ => None,
    });
    tell_lines(form, "days", told.collect());
}

/// The rows of the preview whose kind was confirmed as one that changes the calendar.
pub fn confirmed(form: &Form) -> Vec<DaysIn> {
    let rows = form.values("row").enumerate().filter_map(|(at, row)| {
        let kind = DayKind::from_word(form.value(&format!("kind-{at}")))?;
        let mut parts = row.splitn(3, ' ');
        let (starts_on, ends_on) = (clock::date(parts.next()?)?, clock::date(parts.next()?)?);
        let name = parts.next().unwrap_or_default().chars().take(LONGEST_NAME).collect();
        Some(DaysIn { kind, name, starts_on, ends_on })
    });
    rows.collect()
}
