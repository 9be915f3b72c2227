//! Dates as schools write them. The standard wants `2024-08-01`; spreadsheets make `1/08/2024` of it.
//!
//! Which number is the day, only the other dates of the same file can tell. So dates are looked at
//! first and settled when the whole file has been seen; then the order of rows does not matter.

use jiff::civil::Date;

use super::columns::Column;
use super::notes::{Notes, form_of, shown};
use super::warning::WarningKind;

/// A cell that should hold a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::roster) enum Seen {
    /// As the standard wants it.
    Plain(Date),
    /// The date is taken as written: a day is a day, in whatever zone the clock stood.
    WithTime(Date),
    /// Another form that can mean only one day.
    Other(Date),
    /// `3/4/2024`: either number may be the day.
    Either {
        day_first: Date,
        month_first: Date,
    },
    Unreadable,
}

pub(in crate::roster) fn look(text: &str) -> Seen {
    if let Ok(date) = text.parse::<Date>()
        && text.len() == 10
    {
        return Seen::Plain(date);
    }
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let parts: Vec<&str> = day.split(['/', '.', '-']).collect();
    let number = |text: &str| text.parse::<i16>().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()));
    let date = match parts[..] {
        [compact] if compact.len() == 8 && compact.is_ascii() => {
            number(&compact[..4]).zip(number(&compact[4..6])).zip(number(&compact[6..])).map(|((year, month), day)| one(year, month, day))
        }
        [year, month, day] if year.len() == 4 => {
            number(year).zip(number(month)).zip(number(day)).map(|((year, month), day)| one(year, month, day))
        }
        [a, b, year] if matches!(year.len(), 2 | 4) => number(a).zip(number(b)).zip(number(year)).map(|((a, b), year)| either(a, b, year)),
        _ => None,
    };
    match date {
        Some(Seen::Other(date)) if !time.is_empty() && day.len() == 10 && day.as_bytes()[4] == b'-' => Seen::WithTime(date),
        Some(seen) => seen,
        None => Seen::Unreadable,
    }
}

fn one(year: i16, month: i16, day: i16) -> Seen {
    civil(year, month, day).map_or(Seen::Unreadable, Seen::Other)
}

fn either(a: i16, b: i16, year: i16) -> Seen {
    let year = if year < 100 { 2000 + year } else { year };
    match (civil(year, b, a), civil(year, a, b)) {
        (Some(day_first), Some(month_first)) => Seen::Either { day_first, month_first },
        (Some(date), None) | (None, Some(date)) => Seen::Other(date),
        (None, None) => Seen::Unreadable,
    }
}

/// No roster knows a year before 1900; such a date is a slip.
fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok().filter(|date| date.year() >= 1900)
}

/// The dates of one file: what they show of the order of day and month, and what to tell of them.
#[derive(Default)]
pub(in crate::roster) struct Dates {
    day_first: bool,
    month_first: bool,
    odd: Vec<(u64, Column, String, Seen)>,
}

impl Dates {
    /// A date the roster uses. Nothing for an empty cell.
    pub fn day(&mut self, row: u64, column: Column, text: &str) -> Option<Seen> {
        if text.is_empty() {
            return None;
        }
        let seen = look(text);
        if !matches!(seen, Seen::Plain(_)) {
            self.keep(row, column, text, seen);
        }
        Some(seen)
    }

    /// `dateLastModified`: it should have a time, and nothing depends on it.
    pub fn stamp(&mut self, row: u64, column: Column, text: &str) {
        if text.is_empty() {
            return;
        }
        let seen = look(text);
        if !matches!(seen, Seen::Plain(_) | Seen::WithTime(_)) {
            self.keep(row, column, text, seen);
        }
    }

    fn keep(&mut self, row: u64, column: Column, text: &str, seen: Seen) {
        if let Seen::Other(date) = seen {
            let first = text.split(['/', '.', '-']).next().unwrap_or_default();
            if first.len() < 3 {
                let is_day = first.parse() == Ok(date.day());
                self.day_first |= is_day;
                self.month_first |= !is_day;
            }
        }
        let shown = if seen == Seen::Unreadable { form_of(text) } else { shown(text) };
        self.odd.push((row, column, shown, seen));
    }

    /// The day a cell means, once all cells have been seen.
    pub fn settle(&self, seen: Seen) -> Option<Date> {
        match seen {
            Seen::Plain(date) | Seen::WithTime(date) | Seen::Other(date) => Some(date),
            // where nothing shows it, month first: the standard's home and ours is the United States
            Seen::Either { day_first, month_first } => Some(if self.day_first && !self.month_first { day_first } else { month_first }),
            Seen::Unreadable => None,
        }
    }

    pub fn tell(self, file: &str, notes: &mut Notes) {
        for (row, column, value, seen) in &self.odd {
            let value = value.clone();
            let read_as = self.settle(*seen).map(|date| date.to_string()).unwrap_or_default();
            let what = match seen {
                Seen::Unreadable => WarningKind::DateUnreadable { value },
                Seen::WithTime(_) => WarningKind::DateWithTime { value, read_as },
                Seen::Either { day_first, month_first } if day_first != month_first => {
                    if self.day_first != self.month_first {
                        WarningKind::DateByOthers { value, read_as }
                    } else {
                        WarningKind::DateAmbiguous { value, read_as }
                    }
                }
                _ => WarningKind::DateFormat { value, read_as },
            };
            notes.add(file, Some(*row), Some(column.name()), what);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_day_in_many_forms() {
        let may = date(2023, 5, 1);
        assert_eq!(look("2023-05-01"), Seen::Plain(may));
        assert_eq!(look("2023-05-01T18:25:43.511Z"), Seen::WithTime(may));
        assert_eq!(look("2023-05-01 00:00:00"), Seen::WithTime(may));
        for text in ["20230501", "2023/5/1"] {
            assert_eq!(look(text), Seen::Other(may), "{text}");
        }
        for text in ["15/06/2023", "6/15/2023", "15.06.2023", "6-15-23", "6/15/2023 0:00"] {
            assert_eq!(look(text), Seen::Other(date(2023, 6, 15)), "{text}");
        }
        for text in ["soon", "2023-02-30", "13/13/2023", "0000-00-00", "1/2", "٣/٤/2023", "+1/2/2023", "2é23000"] {
            assert_eq!(look(text), Seen::Unreadable, "{text}");
        }
    }

    #[test]
    fn the_other_dates_of_a_file_settle_which_number_is_the_day() {
        let either = look("1/05/2023");
        let mut dates = Dates::default();
        dates.day(2, Column::BeginDate, "1/05/2023");
        assert_eq!(dates.settle(either), Some(date(2023, 1, 5)));
        dates.day(3, Column::EndDate, "15/06/2023");
        assert_eq!(dates.settle(either), Some(date(2023, 5, 1)));
        dates.day(4, Column::EndDate, "06/15/2023");
        assert_eq!(dates.settle(either), Some(date(2023, 1, 5)), "the file contradicts itself");
    }
}
