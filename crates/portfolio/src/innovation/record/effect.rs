//! How large an effect was in a study: the number, its interval and its unit, kept as they were typed and only where they
//! make sense together.

use super::model::LONGEST_LINE;

/// The longest unit: "standard deviations of the state test".
pub const LONGEST_UNIT: usize = 80;
/// No study needs more digits.
const LONGEST_NUMBER: usize = 20;

/// A number as it was typed: "0,30" stays "0,30".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typed(String);

impl Typed {
    /// Digits with a point or a comma, and a minus of either kind; nothing endless.
    pub fn read(text: &str) -> Option<Typed> {
        let typed = Typed(text.trim().to_string());
        let plain = typed.0.chars().all(|c| c.is_ascii_digit() || ".,-+−".contains(c));
        (plain && typed.0.len() <= LONGEST_NUMBER && typed.value().is_finite()).then_some(typed)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn value(&self) -> f64 {
        self.0.replace(',', ".").replace('−', "-").parse().unwrap_or(f64::NAN)
    }
}

/// An effect with its unit; its interval, if one was given, contains it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effect {
    estimate: Typed,
    interval: Option<(Typed, Typed)>,
    unit: String,
}

/// What was typed where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    Estimate,
    Low,
    High,
    Unit,
}

/// Why these do not make an effect, and where to mend it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoEffect {
    NotANumber(Place),
    /// An interval or a unit of nothing.
    NoEstimate,
    /// One end of an interval only.
    HalfAnInterval(Place),
    /// The interval does not contain the effect.
    Outside,
    /// A number of what?
    NoUnit,
    TooLong,
}

impl Effect {
    /// All four as typed; all empty: no effect was given.
    pub fn read(estimate: &str, low: &str, high: &str, unit: &str) -> Result<Option<Effect>, NoEffect> {
        let number = |text: &str, place| match text.trim() {
            "" => Ok(None),
            text => Typed::read(text).map(Some).ok_or(NoEffect::NotANumber(place)),
        };
        let (estimate, low, high) = (number(estimate, Place::Estimate)?, number(low, Place::Low)?, number(high, Place::High)?);
        let unit = unit.trim();
        let Some(estimate) = estimate else {
            return if low.is_some() || high.is_some() || !unit.is_empty() { Err(NoEffect::NoEstimate) } else { Ok(None) };
        };
        let interval = match (low, high) {
            (None, None) => None,
            (Some(_), None) => return Err(NoEffect::HalfAnInterval(Place::High)),
            (None, Some(_)) => return Err(NoEffect::HalfAnInterval(Place::Low)),
            (Some(low), Some(high)) if low.value() <= estimate.value() && estimate.value() <= high.value() => Some((low, high)),
            (Some(_), Some(_)) => return Err(NoEffect::Outside),
        };
        match unit {
            "" => Err(NoEffect::NoUnit),
            unit if unit.chars().count() > LONGEST_UNIT.min(LONGEST_LINE) || unit.contains(char::is_control) => Err(NoEffect::TooLong),
            unit => Ok(Some(Effect { estimate, interval, unit: unit.to_string() })),
        }
    }

    pub fn estimate(&self) -> &str {
        self.estimate.as_str()
    }

    pub fn interval(&self) -> Option<(&str, &str)> {
        self.interval.as_ref().map(|(low, high)| (low.as_str(), high.as_str()))
    }

    pub fn unit(&self) -> &str {
        &self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SD: &str = "standard deviations";

    #[test]
    fn an_effect_is_kept_as_it_was_typed() {
        let effect = Effect::read(" 0,30", "0,12", "0,48 ", SD).unwrap().unwrap();
        assert_eq!((effect.estimate(), effect.interval(), effect.unit()), ("0,30", Some(("0,12", "0,48")), SD));
        let alone = Effect::read("−.2", "", "", "months").unwrap().unwrap();
        assert_eq!((alone.estimate(), alone.interval()), ("−.2", None));
        assert_eq!(Effect::read("", " ", "", ""), Ok(None));
    }

    #[test]
    fn an_interval_contains_its_effect_at_the_edge_too() {
        assert!(Effect::read("0.3", "0.3", "0.5", SD).is_ok());
        assert_eq!(Effect::read("0.3", "0.31", "0.5", SD), Err(NoEffect::Outside));
        assert_eq!(Effect::read("0.3", "0.5", "0.1", SD), Err(NoEffect::Outside), "turned round");
        assert_eq!(Effect::read("-0.3", "−0.5", "-0.1", SD).map(|e| e.is_some()), Ok(true));
    }

    #[test]
    fn what_is_no_number_or_only_half_is_said_where_it_stands() {
        for endless in ["inf", "NaN", "1e400", "1e5", "abc", "0x1", "1.2.3", "--1", "111111111111111111111111"] {
            assert_eq!(Effect::read(endless, "", "", SD), Err(NoEffect::NotANumber(Place::Estimate)), "{endless}");
        }
        assert_eq!(Effect::read("1", "x", "2", SD), Err(NoEffect::NotANumber(Place::Low)));
        assert_eq!(Effect::read("1", "0", "", SD), Err(NoEffect::HalfAnInterval(Place::High)));
        assert_eq!(Effect::read("1", "", "2", SD), Err(NoEffect::HalfAnInterval(Place::Low)));
        assert_eq!(Effect::read("", "0", "2", ""), Err(NoEffect::NoEstimate));
        assert_eq!(Effect::read("", "", "", SD), Err(NoEffect::NoEstimate));
        assert_eq!(Effect::read("1", "", "", " "), Err(NoEffect::NoUnit));
        assert_eq!(Effect::read("1", "", "", &"x".repeat(81)), Err(NoEffect::TooLong));
    }
}
