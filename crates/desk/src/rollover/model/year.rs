//! When the next year begins and what it is called.

use jiff::civil::{Date, date};

/// Without a calendar schools begin to prepare from May on and are through by August: before, hardly anyone knows who
/// stays; later, the year has begun.
pub const SEASON: std::ops::RangeInclusive<i8> = 5..=8;

/// The day to propose when there is no calendar: the next first of August, or of July where most parts began in July.
pub fn first_day(today: Date, begins: impl Iterator<Item = String>) -> Date {
    let (mut july, mut august) = (0usize, 0usize);
    for month in begins.filter_map(|day| day.get(5..7).map(str::to_string)) {
        july += usize::from(month == "07");
        august += usize::from(month == "08");
    }
    let month = if july > august { 7 } else { 8 };
    let this = date(today.year(), month, 1);
    if this > today { this } else { date(today.year().saturating_add(1), month, 1) }
}

/// "2026–27", the year that begins in 2026.
pub fn year_name(begins: i16) -> String {
    format!("{begins}–{:02}", begins.saturating_add(1).rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn the_day_to_propose_follows_what_the_data_say() {
        let none = std::iter::empty::<String>;
        assert_eq!(first_day(date(2026, 5, 2), none()), date(2026, 8, 1));
        assert_eq!(first_day(date(2026, 8, 1), none()), date(2027, 8, 1));
        let july = ["2025-07-01", "2024-07-01", "2025-08-17"].map(String::from);
        assert_eq!(first_day(date(2026, 5, 2), july.into_iter()), date(2026, 7, 1));
    }

    #[test]
    fn a_year_is_named_by_its_two_calendar_years() {
        assert_eq!(year_name(2026), "2026–27");
        assert_eq!(year_name(2099), "2099–00");
    }
}
