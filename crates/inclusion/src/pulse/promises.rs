//! What a pulse promises, and what it answers: people hear back until a day, and everyone asked may read what was said.

use super::model::{Feedback, Pulse, Wave};
use super::{feedback, list};
use crate::ASK;
use ground::element::{Answered, Ended, Promise, Text, Whose};
use ground::{Op, Refusal};
use jiff::Span;
use jiff::civil::Date;
use kit::paths;
use portfolio::implementation;
use std::collections::HashMap;

/// So long after its day a promise still stands there.
const STANDS_DAYS: i64 = 14;

/// "You hear back until Friday", in the very units where the person has a part. From further up it would be every school's.
pub fn promises(op: &mut Op, of: Whose) -> Result<Vec<Promise>, Refusal> {
    let Whose::Person(person) = of;
    if op.actor.person() != Some(person) {
        return Ok(Vec::new());
    }
    let today = op.today()?;
    let parts = op.parts()?;
    let asked: Vec<Pulse> = list(op, None)?.into_iter().filter(|p| p.wave.is_some() && stands(p.feedback_on, today)).collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let units: HashMap<_, _> = implementation::placed(op)?.into_iter().map(|p| (p.id, p.unit)).collect();
    let mut promises = Vec::new();
    for pulse in asked {
        let Some(unit) = units.get(&pulse.implementation).copied().filter(|unit| parts.iter().any(|p| p.unit == *unit)) else { continue };
        let mine = op.may(ASK, unit)?;
        let text = Text::new(if mine { "promise-tell" } else { "promise-hear" }).with("pulse", &pulse.title);
        let ended = pulse.feedback.as_ref().map(|told| if told.kept { Ended::Kept(told.day) } else { Ended::NotKept(told.day) });
        let heard = pulse.wave.as_ref().is_some_and(Wave::was_heard);
        let say = (mine && heard && ended.is_none()).then(|| feedback::address(pulse.id));
        promises.push(Promise { text, mine, by: pulse.feedback_on, ended, say, href: paths::pulse(pulse.id) });
    }
    Ok(promises)
}

pub(super) fn stands(by: Date, today: Date) -> bool {
    by.saturating_add(Span::new().days(STANDS_DAYS)) >= today
}

/// Pulses that closed since a day: what was said may be read by everyone who could be asked. And those whose people heard back
/// since then, or were told why not.
pub fn answered(op: &mut Op, of: Whose, since: Date) -> Result<Vec<Answered>, Refusal> {
    let Whose::Person(person) = of;
    if op.actor.person() != Some(person) {
        return Ok(Vec::new());
    }
    let places: HashMap<_, _> = implementation::placed(op)?.into_iter().map(|p| (p.id, p)).collect();
    let answered = |pulse: Pulse| {
        let place = places.get(&pulse.implementation)?;
        let wave = pulse.wave.as_ref().filter(|w| w.was_heard())?;
        let closed = wave.closed_on?;
        let (on, said) = match &pulse.feedback {
            Some(told) => (told.day, said_back(told)),
            None => (closed, Text::new("answered-pulse").on("day", closed).count("invited", wave.invited)),
        };
        let text = Text::new("answered-of").with("pulse", &pulse.title);
        let text = text.with("innovation", &place.innovation_name).with("unit", &place.unit_name);
        (on >= since).then(|| Answered { text, said, on, href: paths::pulse(pulse.id) })
    };
    Ok(list(op, None)?.into_iter().filter_map(answered).collect())
}

fn said_back(told: &Feedback) -> Text {
    let key = match (told.kept, told.words.is_empty()) {
        (true, true) => "answered-back",
        (true, false) => "answered-back-words",
        (false, _) => "answered-not-back",
    };
    Text::new(key).on("day", told.day).with("words", &told.words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_promise_stands_two_weeks_beyond_its_day() {
        let by = date(2026, 11, 20);
        assert!(stands(by, date(2026, 11, 2)) && stands(by, date(2026, 12, 4)));
        assert!(!stands(by, date(2026, 12, 5)));
    }
}
