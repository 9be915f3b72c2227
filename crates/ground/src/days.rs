//! Days that people type, from a first to a last, both included: one rule for parts, units and absences. A last day does
//! not come before its first, and no day is so far off that it must be a slip of the keys. Forms ask it beside the field
//! (`Answer::among` in `kit`), verbs ask it again.

use jiff::{ToSpan, civil::Date};
use std::ops::RangeInclusive;

/// Nothing in here is written down for, or planned over, a longer time than this.
const FAR_YEARS: i64 = 10;

/// Where a day may lie at all.
pub fn near(today: Date) -> RangeInclusive<Date> {
    today.saturating_sub(FAR_YEARS.years())..=today.saturating_add(FAR_YEARS.years())
}

/// Where the last day of something that begins on `first` may lie.
pub fn from(first: Date, today: Date) -> RangeInclusive<Date> {
    first.max(*near(today).start())..=*near(today).end()
}

/// Whether these days can be meant. Without a last day it goes on until further notice.
pub fn fit(first: Date, last: Option<Date>, today: Date) -> bool {
    near(today).contains(&first) && last.is_none_or(|last| from(first, today).contains(&last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_last_day_is_not_before_its_first_and_no_day_is_far_off() {
        let today = date(2026, 11, 23);
        let fits = |first, last| fit(first, Some(last), today);
        assert!(fits(today, today) && fits(date(2020, 1, 1), date(2020, 6, 30)) && fit(date(2027, 8, 1), None, today));
        assert!(!fits(date(2027, 1, 1), date(2026, 12, 1)), "ends before it begins");
        assert!(!fits(today, date(2020, 1, 1)));
        assert!(!fits(date(1900, 1, 1), today) && !fit(date(2216, 11, 23), None, today) && !fits(today, date(2206, 12, 1)));
    }
}
