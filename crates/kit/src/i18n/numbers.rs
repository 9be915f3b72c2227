//! Numbers and shares as a reader in the United States writes them, in either language: 1,234.5.
//! (Spanish there, as in Mexico, uses the point for decimals; only the percent sign stands apart: 59 %.)

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;

use super::{Words, args};

impl Words {
    /// A count with its thousands apart: 12,480.
    pub fn count(self, n: impl TryInto<i64>) -> String {
        n.try_into().map_or_else(|_| "∞".to_owned(), |n: i64| grouped(&n.to_string()))
    }

    /// A number with so many decimals, always written out: 0.78, 2.50.
    pub fn decimal(self, x: f64, digits: usize) -> String {
        grouped(&format!("{x:.digits$}"))
    }

    /// A share from 0 to 1 in whole percent: 59%. Rounded as `charts` rounds (a half goes up), so that a sentence never
    /// differs from the picture beside it.
    pub fn percent(self, share: f64) -> String {
        self.with("kit-percent", args![number => self.decimal((share * 100.0).round(), 0)])
    }

    /// An interval of shares: 58–86%.
    pub fn percent_range(self, low: f64, high: f64) -> String {
        let both = format!("{}–{}", self.decimal((low * 100.0).round(), 0), self.decimal((high * 100.0).round(), 0));
        self.with("kit-percent", args![number => both])
    }

    /// Names in a row: "a", "a and b", "a, b and c".
    pub fn list(self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => self.with("kit-list", args![first => first.join(", "), last => last.as_str()]),
        }
    }
}

/// How Fluent spells a number that stands in a sentence.
pub(super) fn spell<M>(value: &FluentValue, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, options }) => {
            let least = options.minimum_fraction_digits.unwrap_or(0);
            let plain = value.to_string();
            let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
            let most = options.maximum_fraction_digits.unwrap_or(decimals).max(least);
            let digits = decimals.clamp(least, most);
            Some(grouped(&format!("{value:.digits$}")))
        }
        _ => None,
    }
}

/// Puts a comma between thousands and a true minus in front: -12480.5 → −12,480.5.
fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(if plain.bytes().any(|b| (b'1'..=b'9').contains(&b)) { sign } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::Lang;
    use super::*;

    #[test]
    fn a_half_percent_goes_up_as_in_the_charts() {
        let w = Words::default();
        assert_eq!(w.percent(0.625), "63%");
        assert_eq!(w.percent_range(0.125, 0.625), "13–63%");
    }

    #[test]
    fn thousands_stand_apart() {
        let w = Words::default();
        assert_eq!(w.count(999), "999");
        assert_eq!(w.count(12_480_u64), "12,480");
        assert_eq!(w.count(-1_234_567), "−1,234,567");
        assert_eq!(w.decimal(0.784, 2), "0.78");
        assert_eq!(w.decimal(-0.001, 1), "0.0");
    }

    #[test]
    fn percent_signs_follow_the_language() {
        assert_eq!(Words::new(Lang::En).percent(0.594), "59%");
        assert_eq!(Words::new(Lang::Es).percent(0.594), "59\u{a0}%");
        assert_eq!(Words::new(Lang::En).percent_range(0.58, 0.86), "58–86%");
    }

    #[test]
    fn a_list_reads_like_speech() {
        let names = ["Ines", "Tova", "Joel"].map(String::from);
        assert_eq!(Words::new(Lang::En).list(&names), "Ines, Tova and Joel");
        assert_eq!(Words::new(Lang::Es).list(&names[..2]), "Ines y Tova");
        assert_eq!(Words::new(Lang::En).list(&[]), "");
    }
}
