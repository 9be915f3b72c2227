//! What a pulse promises, and what it answers: people hear back until a day, and everyone asked may read what was said.

use super::list;
use super::model::Pulse;
use crate::ASK;
use ground::element::{Answered, Promise, Text, Whose};
use ground::{Op, Refusal};
use jiff::Span;
use jiff::civil::Date;
use kit::paths;
use portfolio::implementation;
use std::collections::HashMap;

/// So long after its day a promise still stands there: whether it was kept is not recorded.
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
        promises.push(Promise { text, mine, by: pulse.feedback_on, href: paths::pulse(pulse.id) });
    }
    Ok(promises)
}

fn stands(by: Date, today: Date) -> bool {
    by.saturating_add(Span::new().days(STANDS_DAYS)) >= today
}

/// Pulses that closed since a day: what was said may be read by everyone who could be asked.
pub fn answered(op: &mut Op, of: Whose, since: Date) -> Result<Vec<Answered>, Refusal> {
    let Whose::Person(person) = of;
    if op.actor.person() != Some(person) {
        return Ok(Vec::new());
    }
    let closed = list(op, None)?.into_iter().filter_map(|pulse| {
        let wave = pulse.wave.as_ref().filter(|w| w.was_heard())?;
        let on = wave.closed_on.filter(|day| *day >= since)?;
        let said = Text::new("answered-pulse").on("day", on).count("invited", wave.invited);
        Some(Answered { text: Text::new("found-name").with("name", &pulse.title), said, on, href: paths::pulse(pulse.id) })
    });
    Ok(closed.collect())
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
