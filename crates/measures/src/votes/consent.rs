//! A consent round: nobody needs to be enthusiastic, but nobody may have a reasoned objection.

use super::people_allowed;
use crate::Undefined;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Response {
    Consent,
    /// Does not agree and does not stand in the way.
    StandAside,
    Object,
    Abstain,
}

/// When a proposal is adopted. Policy of the group, not literature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConsentRule {
    /// The greatest share of people standing aside, of those who did not abstain.
    pub max_stand_aside_share: f64,
    /// The fewest people present, abstentions included.
    pub quorum: usize,
}

/// Why a proposal is not adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    Quorum,
    /// All present abstained: nobody consented to anything.
    NobodyTookPart,
    Objection,
    TooManyAside,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Consent {
    pub consent: usize,
    pub stand_aside: usize,
    pub object: usize,
    pub abstain: usize,
    /// Of those who did not abstain; undefined when all did.
    pub stand_aside_share: Result<f64, Undefined>,
    /// Empty: adopted.
    pub obstacles: Vec<Obstacle>,
}

impl Consent {
    pub fn adopted(&self) -> bool {
        self.obstacles.is_empty()
    }
}

/// Counts a consent round.
///
/// Formula   adopted: present ≥ quorum, no objection, someone took part, and standing aside ≤ share · (present − abstaining)
/// Input     one response per person present; the group's rule
/// Output    see `Consent`
/// Errors    `OutOfRange` (share outside 0 to 1). Nobody present is no error: the quorum decides
/// Caution   many standing aside is a message even where the rule lets it pass
/// Source    Endenburg (1998), Sociocracy; Bockelbrink, Priest & David, Sociocracy 3.0. Checked: reference/consent_round.json
pub fn consent(responses: &[Response], rule: ConsentRule) -> Result<Consent, Undefined> {
    let share = rule.max_stand_aside_share;
    if !(0.0..=1.0).contains(&share) {
        return Err(Undefined::OutOfRange { what: "share standing aside", value: share, low: 0.0, high: 1.0 });
    }
    let count = |of: Response| responses.iter().filter(|response| **response == of).count();
    let (stand_aside, object, abstain) = (count(Response::StandAside), count(Response::Object), count(Response::Abstain));
    let part = responses.len() - abstain;
    let obstacles = [
        (responses.len() < rule.quorum, Obstacle::Quorum),
        (part == 0, Obstacle::NobodyTookPart),
        (object > 0, Obstacle::Objection),
        (stand_aside as f64 > people_allowed(share, part), Obstacle::TooManyAside),
    ];
    Ok(Consent {
        consent: count(Response::Consent),
        stand_aside,
        object,
        abstain,
        stand_aside_share: if part == 0 { Err(Undefined::TooFew { n: 0, needed: 1 }) } else { Ok(stand_aside as f64 / part as f64) },
        obstacles: obstacles.into_iter().filter(|(stands, _)| *stands).map(|(_, obstacle)| obstacle).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Response::{Abstain, Object, StandAside};
    use proptest::prelude::*;

    const RULE: ConsentRule = ConsentRule { max_stand_aside_share: 0.3, quorum: 3 };

    fn round(consenting: usize, others: &[Response]) -> Consent {
        let mut responses = vec![Response::Consent; consenting];
        responses.extend_from_slice(others);
        consent(&responses, RULE).unwrap()
    }

    #[test]
    fn one_objection_stops_and_a_share_met_exactly_does_not() {
        assert_eq!(round(20, &[Object]).obstacles, [Obstacle::Objection]);
        assert!(round(7, &[StandAside; 3]).adopted());
        assert_eq!(round(6, &[StandAside; 3]).obstacles, [Obstacle::TooManyAside]);
        for (n, aside) in [(100, 29), (30, 3), (20, 11)] {
            let rule = ConsentRule { max_stand_aside_share: aside as f64 / n as f64, quorum: 0 };
            let mut responses = vec![Response::Consent; n - aside];
            responses.extend(vec![StandAside; aside]);
            assert!(consent(&responses, rule).unwrap().adopted(), "{aside} of {n}");
            responses[0] = StandAside;
            assert!(!consent(&responses, rule).unwrap().adopted());
        }
    }

    #[test]
    fn abstentions_count_for_the_quorum_and_for_nothing_else() {
        assert!(round(2, &[Abstain]).adopted());
        assert_eq!(round(2, &[]).obstacles, [Obstacle::Quorum]);
        let all = round(0, &[Abstain; 4]);
        assert_eq!((all.obstacles.as_slice(), all.stand_aside_share.is_err()), ([Obstacle::NobodyTookPart].as_slice(), true));
        assert!(!round(0, &[]).adopted());
        assert!(consent(&[], ConsentRule { max_stand_aside_share: f64::NAN, quorum: 0 }).is_err());
    }

    proptest! {
        #[test]
        fn the_order_of_responses_does_not_matter_and_one_more_consent_never_stops(list in prop::collection::vec(0_usize..4, 0..20)) {
            let mut responses: Vec<Response> = list.iter().map(|i| [Response::Consent, StandAside, Object, Abstain][*i]).collect();
            let found = consent(&responses, RULE).unwrap();
            prop_assert_eq!(found.consent + found.stand_aside + found.object + found.abstain, responses.len());
            responses.reverse();
            prop_assert_eq!(consent(&responses, RULE).unwrap(), found.clone());
            responses.push(Response::Consent);
            prop_assert!(!found.adopted() || consent(&responses, RULE).unwrap().adopted());
        }
    }
}
