//! Days and hours in words. Month and day names are Fluent sentences, so a new language brings its own order.

use jiff::civil::{Date, Time};

use super::{Words, args};

impl Words {
    /// November 16, 2026 · 16 de noviembre de 2026
    pub fn date(self, day: Date) -> String {
        self.with("kit-date", args![day => day.day(), month => self.month(day), year => day.year().to_string()])
    }

    /// Monday, November 16, 2026
    pub fn long_date(self, day: Date) -> String {
        self.with("kit-date-long", args![weekday => self.weekday(day), date => self.date(day)])
    }

    /// Nov 16: for tables, axes and lines where the year is plain from the rest.
    pub fn short_date(self, day: Date) -> String {
        self.with("kit-date-short", args![day => day.day(), month => self.short_month(day)])
    }

    /// November 9 to 13, 2026; a month or a year is said twice only if it changes.
    pub fn date_range(self, first: Date, last: Date) -> String {
        if first == last {
            return self.date(first);
        }
        let end = self.date(last);
        if first.year() != last.year() {
            return self.with("kit-range", args![from => self.date(first), to => end]);
        }
        if first.month() != last.month() {
            let from = self.with("kit-date-yearless", args![day => first.day(), month => self.month(first)]);
            return self.with("kit-range", args![from => from, to => end]);
        }
        let year = last.year().to_string();
        self.with("kit-range-month", args![from => first.day(), to => last.day(), month => self.month(last), year => year])
    }

    /// 3:15 pm · 3:15 p. m.
    pub fn time(self, at: Time) -> String {
        let hour = i64::from(at.hour());
        let minute = format!("{:02}", at.minute());
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        let half = if hour < 12 { "am" } else { "pm" };
        self.with("kit-time", args![twelve => twelve, minute => minute, half => half])
    }

    /// November · noviembre
    pub fn month(self, day: Date) -> String {
        self.with("kit-month", args![month => day.month()])
    }

    /// Nov · nov
    pub fn short_month(self, day: Date) -> String {
        self.with("kit-month-short", args![month => day.month()])
    }

    /// Monday · lunes
    pub fn weekday(self, day: Date) -> String {
        self.with("kit-weekday", args![day => day.weekday().to_monday_one_offset()])
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lang;
    use super::*;
    use jiff::civil::{date, time};

    const EN: fn() -> Words = || Words::new(Lang::En);
    const ES: fn() -> Words = || Words::new(Lang::Es);

    #[test]
    fn a_day_reads_as_people_write_it() {
        let day = date(2026, 11, 16);
        assert_eq!(EN().date(day), "November 16, 2026");
        assert_eq!(ES().date(day), "16 de noviembre de 2026");
        assert_eq!(EN().long_date(day), "Monday, November 16, 2026");
        assert_eq!(ES().long_date(day), "lunes, 16 de noviembre de 2026");
        assert_eq!(EN().short_date(day), "Nov 16");
        assert_eq!(ES().short_date(date(2026, 3, 1)), "1 mar");
    }

    #[test]
    fn a_range_says_nothing_twice() {
        let (nine, thirteen) = (date(2026, 11, 9), date(2026, 11, 13));
        assert_eq!(EN().date_range(nine, thirteen), "November 9 to 13, 2026");
        assert_eq!(ES().date_range(nine, thirteen), "del 9 al 13 de noviembre de 2026");
        assert_eq!(EN().date_range(date(2026, 10, 5), nine), "October 5 to November 9, 2026");
        assert_eq!(EN().date_range(date(2025, 10, 5), nine), "October 5, 2025 to November 9, 2026");
        assert_eq!(EN().date_range(nine, nine), "November 9, 2026");
    }

    #[test]
    fn hours_follow_the_language() {
        assert_eq!(EN().time(time(15, 15, 0, 0)), "3:15 pm");
        assert_eq!(EN().time(time(0, 5, 0, 0)), "12:05 am");
        assert_eq!(ES().time(time(15, 15, 0, 0)), "3:15 p. m.");
    }
}
