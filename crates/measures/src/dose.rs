//! Dose of professional learning: did people get enough of each part that makes new practice last, coaching above all?
//!
//! Joyce and Showers found that hearing about a practice and seeing it rarely changes a classroom; trying it with feedback, and
//! being coached, does. How many hours are enough is not in their work: the thresholds here are the organization's own.

use crate::Undefined;

/// Room for the rounding of added hours: far below a second, so that two hours made of parts are two hours.
const EXACTLY: f64 = 1e-9;

/// Hours of one person in one component; both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Session {
    pub person: usize,
    pub component: usize,
    pub hours: f64,
}

/// What one person got.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonDose {
    /// Hours per component.
    pub hours: Vec<f64>,
    pub total: f64,
    /// How many components reached their threshold.
    pub met: usize,
    /// All of them did.
    pub complete: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Dose {
    pub people: Vec<PersonDose>,
    /// Share of people whose dose is complete.
    pub complete_share: f64,
    /// Per component, the share of people with any hours of it.
    pub any_share: Vec<f64>,
}

/// Hours of learning per person and component against thresholds.
///
/// Formula   met: Σ hours ≥ threshold, component by component; complete: all met
/// Input     sessions in any order, hours ≥ 0; how many people there are (those without a session have 0 hours); a threshold ≥ 0
///           in hours per component
/// Output    see `Dose`; shares from 0 to 1
/// Errors    `TooFew` (nobody, or no component), `OutOfRange` (a person or component that does not exist, negative hours),
///           `NotFinite`, `TooLarge`
/// Caution   hours are what was offered and attended, not what was learned; thresholds are policy, not literature
/// Source    after Joyce & Showers (2002), Student Achievement through Staff Development, 3rd ed. Checked: reference/joyce_showers_dose.json
pub fn dose(sessions: &[Session], people: usize, thresholds: &[f64]) -> Result<Dose, Undefined> {
    let k = thresholds.len();
    if people == 0 || k == 0 {
        return Err(Undefined::TooFew { n: 0, needed: 1 });
    }
    let out = |what: &'static str, value: f64, high: f64| Undefined::OutOfRange { what, value, low: 0.0, high };
    if let Some(hours) = thresholds.iter().find(|hours| !(0.0..=f64::MAX).contains(*hours)) {
        return Err(out("threshold", *hours, f64::INFINITY));
    }
    let mut hours = vec![0.0; people.checked_mul(k).ok_or(Undefined::TooLarge)?];
    for (index, session) in sessions.iter().enumerate() {
        if session.person >= people {
            return Err(out("person", session.person as f64, people as f64 - 1.0));
        }
        if session.component >= k {
            return Err(out("component", session.component as f64, k as f64 - 1.0));
        }
        if !session.hours.is_finite() {
            return Err(Undefined::NotFinite { index });
        }
        if session.hours < 0.0 {
            return Err(out("hours", session.hours, f64::INFINITY));
        }
        hours[session.person * k + session.component] += session.hours;
    }
    if hours.chunks(k).any(|person| !person.iter().sum::<f64>().is_finite()) {
        return Err(Undefined::TooLarge);
    }
    let person = |hours: &[f64]| {
        let met = hours.iter().zip(thresholds).filter(|(hours, threshold)| **hours >= **threshold - EXACTLY).count();
        PersonDose { hours: hours.to_vec(), total: hours.iter().sum(), met, complete: met == k }
    };
    let share = |of: usize| of as f64 / people as f64;
    let any_share = (0..k).map(|c| share(hours.chunks(k).filter(|person| person[c] > 0.0).count())).collect();
    let people: Vec<PersonDose> = hours.chunks(k).map(person).collect();
    let complete_share = share(people.iter().filter(|person| person.complete).count());
    Ok(Dose { people, complete_share, any_share })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn session(person: usize, component: usize, hours: f64) -> Session {
        Session { person, component, hours }
    }

    #[test]
    fn parts_that_add_up_to_the_threshold_meet_it() {
        let found = dose(&[session(0, 0, 0.1), session(0, 0, 0.7), session(0, 0, 0.1), session(0, 0, 0.1)], 1, &[1.0]).unwrap();
        assert!(found.people[0].complete);
        assert!(!dose(&[session(0, 0, 0.99)], 1, &[1.0]).unwrap().people[0].complete);
    }

    #[test]
    fn who_never_came_counts_with_no_hours() {
        let found = dose(&[session(1, 1, 3.0)], 2, &[0.0, 2.0]).unwrap();
        assert_eq!((found.people[0].met, found.people[1].met, found.complete_share), (1, 2, 0.5));
        assert_eq!(found.any_share, [0.0, 0.5]);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        assert!(dose(&[], 0, &[1.0]).is_err() && dose(&[], 1, &[]).is_err() && dose(&[], 1, &[f64::NAN]).is_err());
        for wrong in [session(1, 0, 1.0), session(0, 1, 1.0), session(0, 0, -1.0), session(0, 0, f64::INFINITY)] {
            assert!(dose(&[wrong], 1, &[1.0]).is_err());
        }
        for component in [0, 1] {
            let sessions = [session(0, 0, f64::MAX), session(0, component, f64::MAX)];
            assert_eq!(dose(&sessions, 1, &[1.0, 1.0]), Err(Undefined::TooLarge));
        }
    }

    proptest! {
        #[test]
        fn more_hours_never_take_a_component_away(list in prop::collection::vec((0_usize..3, 0_usize..3, 0.0..4.0_f64), 0..20), person in 0_usize..3) {
            let mut sessions: Vec<Session> = list.iter().map(|(p, c, h)| session(*p, *c, *h)).collect();
            let before = dose(&sessions, 3, &[2.0, 1.0, 3.0]).unwrap();
            sessions.push(session(person, 0, 1.0));
            let after = dose(&sessions, 3, &[2.0, 1.0, 3.0]).unwrap();
            prop_assert!(after.people.iter().zip(&before.people).all(|(a, b)| a.met >= b.met && a.total >= b.total));
            prop_assert!(after.complete_share >= before.complete_share);
        }
    }
}
