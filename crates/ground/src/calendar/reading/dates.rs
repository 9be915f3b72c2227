//! Dates as people write them: 2026-11-23, 11/23/2026, 23.11.26, Nov 23, 2026, 23 de noviembre de 2026.

use jiff::civil::Date;

/// What a cell may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Day(Date),
    /// Either number may be the day.
    Either {
        month_first: Date,
        day_first: Date,
    },
    /// It looks like a date and is none.
    Wrong,
    No,
}

/// The first three letters of months in English and Spanish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene"],
    &["feb"],
    &["mar"],
    &["apr", "abr"],
    &["may"],
    &["jun"],
    &["jul"],
    &["aug", "ago"],
    &["sep", "set"],
    &["oct"],
    &["nov"],
    &["dec", "dic"],
];

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    let year = if (0..100).contains(&year) { 2000 + year } else { year };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    // A school year before 1950 or after 2199 is a slip of a finger.
    (1950..2200).contains(&date.year()).then_some(date)
}

fn number(text: &str) -> Option<i16> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

pub fn look(text: &str) -> Seen {
    let text = text.trim();
    let plain = text.split_once('T').filter(|(_, time)| time.starts_with(|c: char| c.is_ascii_digit())).map_or(text, |(day, _)| day);
    if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
        let parts = (plain.get(..4).and_then(number), plain.get(4..6).and_then(number), plain.get(6..).and_then(number));
        return match parts {
            (Some(y), Some(m), Some(d)) => civil(y, m, d).map_or(Seen::Wrong, Seen::Day),
            _ => Seen::No,
        };
    }
    let parts: Vec<&str> = plain.split(['-', '/', '.']).map(str::trim).collect();
    if let [a, b, c] = parts[..]
        && let (Some(first), Some(second), Some(third)) = (number(a), number(b), number(c))
    {
        if a.len() == 4 {
            return civil(first, second, third).map_or(Seen::Wrong, Seen::Day);
        }
        return match (civil(third, first, second), civil(third, second, first)) {
            (Some(month_first), Some(day_first)) if month_first != day_first => Seen::Either { month_first, day_first },
            (Some(day), _) | (None, Some(day)) => Seen::Day(day),
            (None, None) => Seen::Wrong,
        };
    }
    in_words(plain)
}

fn in_words(text: &str) -> Seen {
    let lower = text.to_lowercase();
    let pieces = lower.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/')).filter(|w| !w.is_empty());
    let words: Vec<&str> = pieces.filter(|w| !matches!(*w, "de" | "del" | "of" | "the") && !is_weekday(w)).collect();
    let month = |w: &str| {
        let start: String = w.chars().take(3).collect();
        let letters = w.chars().all(char::is_alphabetic);
        MONTHS.iter().position(|m| letters && m.contains(&start.as_str())).and_then(|at| i16::try_from(at + 1).ok())
    };
    let day = |w: &str| number(w.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']));
    let found = match words[..] {
        [a, b, c] if month(a).is_some() => (number(c), month(a), day(b)),
        [a, b, c] if month(b).is_some() => (number(c), month(b), day(a)),
        _ => return Seen::No,
    };
    match found {
        (Some(y), Some(m), Some(d)) => civil(y, m, d).map_or(Seen::Wrong, Seen::Day),
        _ => Seen::No,
    }
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 14] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mié", "mie", "jue", "vie", "sáb", "dom"];
    let start: String = word.chars().take(3).collect();
    DAYS.contains(&start.as_str()) || start == "mar" && matches!(word, "martes")
}
