//! What good implementation needs of listening, as it stands today: the staff were asked this term, and people hear back
//! (that every group is asked is `asking`'s). Only what is known about the asking stands here, never a count of answers: those leave through
//! the result pages alone.

use super::model::{Pulse, State as Wave};
use super::store;
use crate::SEE;
use ground::element::{Condition, State, Text};
use ground::{Calendar, ImplementationId, Op, Refusal, calendar};
use jiff::Span;
use jiff::civil::Date;
use kit::paths;
use portfolio::implementation;

/// Where nobody has entered terms: about half a school year.
const TERM_DAYS: i64 = 120;

pub fn conditions(op: &mut Op, id: ImplementationId) -> Result<Vec<Condition>, Refusal> {
    let unit = implementation::see(op, id)?.unit;
    if !op.may(SEE, unit)? {
        return Ok(Vec::new());
    }
    let organization = op.organization()?;
    let today = op.today_in(unit)?;
    let asked: Vec<Pulse> = store::pulses(op.tx, organization, Some(id))?.into_iter().filter(|p| p.wave.is_some()).collect();
    // Most implementations have not asked yet: for them no calendar is needed.
    let since = if asked.is_empty() { today } else { term_began(&calendar::of(op, unit)?, today) };
    let told = [
        ("staff-asked", "condition-staff-asked", this_term(asked.first(), since)),
        ("heard-back", "condition-heard-back", heard_back(&asked, today)),
    ];
    let condition = |(name, statement, (state, evidence))| Condition {
        element: 'I',
        name,
        state,
        text: Text::new(statement),
        evidence,
        href: Some(paths::implementation_pulses(id)),
    };
    Ok(told.into_iter().map(condition).collect())
}

/// The first day of the term that today lies in; without terms that of the year; without a year some months ago.
fn term_began(calendar: &Calendar, today: Date) -> Date {
    let term = calendar.term_of(today).map(|term| term.starts_on);
    let year = || calendar.year_of(today).map(|year| year.starts_on);
    term.or_else(year).unwrap_or_else(|| today.saturating_sub(Span::new().days(TERM_DAYS)))
}

/// The latest asking began in this term, or went on into it.
fn this_term(latest: Option<&Pulse>, since: Date) -> (State, Text) {
    let Some((pulse, wave)) = latest.and_then(|p| p.wave.as_ref().map(|w| (p, w))) else {
        return (State::Unknown, Text::new("condition-asked-none"));
    };
    let said = |key, day| Text::new(key).with("pulse", &pulse.title).on("day", day).count("invited", wave.invited);
    match (wave.state, wave.closed_on) {
        (Wave::Closed, Some(day)) if day < since => (State::Emerging, said("condition-asked-before", day)),
        (Wave::Closed, day) => (State::Met, said("condition-asked-closed", day.unwrap_or(pulse.closes_on))),
        _ => (State::Met, said("condition-asked-open", pulse.closes_on)),
    }
}

/// Until the promised day it is on its way; then it is what those who promised say. A promise that was not kept is lost where
/// an earlier one was kept.
fn heard_back(asked: &[Pulse], today: Date) -> (State, Text) {
    let mut closed = asked.iter().filter(|p| p.wave.as_ref().is_some_and(|w| w.state == Wave::Closed));
    let Some(pulse) = closed.next() else { return (State::Unknown, Text::new("condition-heard-none")) };
    let said = |key, day| Text::new(key).with("pulse", &pulse.title).on("day", day);
    match &pulse.feedback {
        Some(told) if told.kept => (State::Met, said("condition-heard-kept", told.day)),
        Some(told) => {
            let before = closed.any(|earlier| earlier.feedback.as_ref().is_some_and(|told| told.kept));
            (if before { State::Lost } else { State::Emerging }, said("condition-heard-not-kept", told.day))
        }
        None if today <= pulse.feedback_on => (State::Emerging, said("condition-heard-promised", pulse.feedback_on)),
        None => (State::Unknown, said("condition-heard-unknown", pulse.feedback_on)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::model;
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    fn pulse(state: Wave, closed: Option<Date>) -> Pulse {
        let nil = Uuid::nil();
        let wave = model::Wave { id: nil.into(), state, opened_on: date(2026, 9, 1), closed_on: closed, invited: 41, answered: Some(35) };
        Pulse {
            id: nil.into(),
            implementation: nil.into(),
            title: "Fall pulse".into(),
            closes_on: date(2026, 9, 11),
            feedback_on: date(2026, 9, 18),
            items: Vec::new(),
            wave: Some(wave),
            feedback: None,
        }
    }

    #[test]
    fn an_asking_counts_in_the_term_in_which_it_ended() {
        let closed = pulse(Wave::Closed, Some(date(2026, 9, 11)));
        assert_eq!(this_term(Some(&closed), date(2026, 8, 17)).0, State::Met);
        assert_eq!(this_term(Some(&closed), date(2027, 1, 11)).0, State::Emerging);
        assert_eq!(this_term(Some(&pulse(Wave::Open, None)), date(2027, 1, 11)).0, State::Met);
        assert_eq!(this_term(None, date(2027, 1, 11)).0, State::Unknown);
    }

    #[test]
    fn whether_a_promise_was_kept_is_not_guessed() {
        let asked = [pulse(Wave::Closed, Some(date(2026, 9, 11)))];
        assert_eq!(heard_back(&asked, date(2026, 9, 18)).0, State::Emerging);
        assert_eq!(heard_back(&asked, date(2026, 9, 19)).0, State::Unknown);
        assert_eq!(heard_back(&[pulse(Wave::Open, None)], date(2026, 9, 2)).0, State::Unknown);
    }

    #[test]
    fn a_promise_is_kept_or_not_as_people_say() {
        let told = |kept| Pulse {
            feedback: Some(model::Feedback { kept, day: date(2026, 9, 17), words: "Planning time on Tuesdays".into() }),
            ..pulse(Wave::Closed, Some(date(2026, 9, 11)))
        };
        let state = |asked: &[Pulse]| heard_back(asked, date(2026, 11, 2)).0;
        assert_eq!(state(&[told(true), told(false)]), State::Met);
        assert_eq!(state(&[told(false)]), State::Emerging, "nothing was there that could be lost");
        assert_eq!(state(&[told(false), told(true)]), State::Lost);
    }

    #[test]
    fn without_terms_the_year_counts_and_without_a_year_some_months() {
        assert_eq!(term_began(&Calendar::assumed(), date(2026, 11, 16)), date(2026, 7, 19));
    }

    #[test]
    fn evidence_holds_no_count_of_answers() {
        let closed = pulse(Wave::Closed, Some(date(2026, 9, 11)));
        let said = [this_term(Some(&closed), date(2026, 8, 17)).1, heard_back(&[closed], date(2026, 9, 18)).1];
        assert!(said.iter().flat_map(|t| &t.blanks).all(|(_, blank)| *blank != ground::element::Blank::Count(35)));
    }
}
