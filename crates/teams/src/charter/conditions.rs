//! What good implementation needs of a team, as it stands today: people carry it, someone leads them, and those who decide
//! sit with those who do. What nobody entered is not known; what fell away since is lost.

use super::model::{LEAST_PEOPLE, Part, Team};
use super::{load, store};
use crate::SEE;
use ground::element::{Condition, State, Text};
use ground::{ImplementationId, Op, Refusal, StakeholderGroup};
use jiff::civil::Date;
use kit::paths;
use portfolio::implementation;

pub fn conditions(op: &mut Op, id: ImplementationId) -> Result<Vec<Condition>, Refusal> {
    let unit = implementation::see(op, id)?.unit;
    if !op.may(SEE, unit)? {
        return Ok(Vec::new());
    }
    let organization = op.organization()?;
    let team = load(op, id)?;
    let ended = if team.is_none() { store::ended_on(op.tx, organization, id)? } else { None };
    let told = [
        ("team-carries", "condition-team-carries", carries(team.as_ref(), ended)),
        ("team-led", "condition-team-led", led(team.as_ref())),
        ("team-mixed", "condition-team-mixed", mixed(team.as_ref())),
    ];
    let condition = |(name, statement, (state, evidence))| Condition {
        element: 'T',
        name,
        state,
        text: Text::new(statement),
        evidence,
        href: Some(paths::team(id)),
    };
    Ok(told.into_iter().map(condition).collect())
}

/// Enough people are in it and here.
fn carries(team: Option<&Team>, ended: Option<Date>) -> (State, Text) {
    let Some(team) = team else {
        return match ended {
            Some(day) => (State::Lost, Text::new("condition-team-ended").on("day", day)),
            None => (State::Unknown, Text::new("condition-team-none")),
        };
    };
    let (all, present) = (team.members.len(), team.present().count());
    let said = |key| Text::new(key).with("team", &team.name).count("count", present as i64).count("least", LEAST_PEOPLE as i64);
    if present >= LEAST_PEOPLE {
        (State::Met, said("condition-team-enough"))
    } else if all >= LEAST_PEOPLE {
        (State::Lost, said("condition-team-fewer"))
    } else {
        (State::Emerging, said("condition-team-few"))
    }
}

/// Someone who is here leads it.
fn led(team: Option<&Team>) -> (State, Text) {
    let Some(team) = team.filter(|t| !t.members.is_empty()) else { return (State::Unknown, Text::new("condition-team-nobody")) };
    let leads: Vec<&str> = team.leads().map(|m| m.name.as_str()).collect();
    if !leads.is_empty() {
        let said = Text::new("condition-team-leads").with("names", leads.join(", "));
        return (State::Met, said.count("count", leads.len() as i64));
    }
    // Says that the lead is missing, never why: that is the person's own matter.
    let had = team.members.iter().any(|m| m.part == Part::Lead);
    if had { (State::Lost, Text::new("condition-team-lead-gone")) } else { (State::Emerging, Text::new("condition-team-lead-none")) }
}

/// Those who decide and those who do are both in it.
fn mixed(team: Option<&Team>) -> (State, Text) {
    let groups = team.into_iter().flat_map(|t| t.present()).filter_map(|m| m.role).map(StakeholderGroup::of);
    let (leaders, others): (Vec<_>, Vec<_>) = groups.partition(|g| *g == StakeholderGroup::Leaders);
    let doers = others.iter().filter(|g| **g != StakeholderGroup::Community).count();
    let said = Text::new("condition-team-parts").count("leaders", leaders.len() as i64).count("doers", doers as i64);
    match (leaders.len(), doers) {
        (0, 0) => (State::Unknown, Text::new("condition-team-nobody")),
        (0, _) | (_, 0) => (State::Emerging, said),
        _ => (State::Met, said),
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Member;
    use super::*;
    use db::Uuid;
    use ground::Role;

    fn team(members: &[(Role, Part, bool)]) -> Team {
        let nil = Uuid::nil();
        let member = |&(role, part, here): &(Role, Part, bool)| Member {
            person: nil.into(),
            name: "Ines".into(),
            role: Some(role),
            part,
            since: Date::ZERO,
            here,
            away: false,
        };
        Team {
            id: nil.into(),
            implementation: nil.into(),
            name: String::new(),
            purpose: String::new(),
            members: members.iter().map(member).collect(),
        }
    }

    fn states(members: &[(Role, Part, bool)]) -> [State; 3] {
        let team = team(members);
        [carries(Some(&team), None).0, led(Some(&team)).0, mixed(Some(&team)).0]
    }

    #[test]
    fn nothing_is_known_of_a_team_that_nobody_formed() {
        assert_eq!([carries(None, None).0, led(None).0, mixed(None).0], [State::Unknown; 3]);
        assert_eq!(states(&[]), [State::Emerging, State::Unknown, State::Unknown]);
    }

    #[test]
    fn a_whole_team_meets_all_three() {
        let whole = [(Role::Principal, Part::Member, true), (Role::Teacher, Part::Lead, true), (Role::Paraeducator, Part::Member, true)];
        assert_eq!(states(&whole), [State::Met; 3]);
    }

    #[test]
    fn what_fell_away_is_lost_and_what_never_was_is_emerging() {
        let gone = [(Role::Principal, Part::Member, true), (Role::Teacher, Part::Lead, false), (Role::Teacher, Part::Member, true)];
        assert_eq!(states(&gone), [State::Lost, State::Lost, State::Met]);
        let never = [(Role::Teacher, Part::Member, true), (Role::Teacher, Part::Member, true)];
        assert_eq!(states(&never), [State::Emerging, State::Emerging, State::Emerging]);
        assert_eq!(carries(None, Some(Date::ZERO)).0, State::Lost);
    }
}
