//! What a team is, when it can carry something, and how a typed name finds a person. No SQL, no HTTP.

use ground::{ImplementationId, PersonId, Role, TeamId};
use jiff::civil::Date;

/// Fewer cannot carry an implementation: with two, one absence stops the work, and what one person knows leaves with
/// them. Source: NIRN, module 3, "Establishing Implementation Teams": at least 3 to 5, so that the others carry on while
/// a new member learns (a later edition says 5 to 7). Three is the floor here, since small schools have no five to spare.
pub const LEAST_PEOPLE: usize = 3;

/// The part of a person in the team. Not their role in the school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Lead,
    Member,
}

impl Part {
    /// The word in the table and in forms.
    pub fn word(self) -> &'static str {
        match self {
            Part::Lead => "lead",
            Part::Member => "member",
        }
    }

    pub fn from_word(word: &str) -> Option<Part> {
        [Part::Lead, Part::Member].into_iter().find(|p| p.word() == word)
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Team {
    pub id: TeamId,
    pub implementation: ImplementationId,
    pub name: String,
    pub purpose: String,
    /// By name; also those who are no longer here.
    pub members: Vec<Member>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    pub person: PersonId,
    pub name: String,
    /// Their role in the organization today.
    pub role: Option<Role>,
    pub part: Part,
    pub since: Date,
    /// False when the person has left the organization: the row waits for someone to remove it.
    pub here: bool,
    /// On leave today: still in the team, but nobody counts on them meanwhile.
    pub away: bool,
}

/// Whether a team can carry something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    TooFew { people: usize, missing: usize },
    NoLead,
    Ready,
}

impl Standing {
    /// Counts only people who are here.
    pub fn of(people: usize, leads: usize) -> Standing {
        match LEAST_PEOPLE.saturating_sub(people) {
            0 if leads == 0 => Standing::NoLead,
            0 => Standing::Ready,
            missing => Standing::TooFew { people, missing },
        }
    }
}

impl Team {
    /// Members who are still in the organization.
    pub fn here(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|m| m.here)
    }

    /// Members one can count on today.
    pub fn present(&self) -> impl Iterator<Item = &Member> {
        self.here().filter(|m| !m.away)
    }

    pub fn leads(&self) -> impl Iterator<Item = &Member> {
        self.present().filter(|m| m.part == Part::Lead)
    }

    pub fn standing(&self) -> Standing {
        Standing::of(self.present().count(), self.leads().count())
    }
}

/// Someone who could join: of the unit, beneath it, or of the organization as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Colleague {
    pub person: PersonId,
    pub name: String,
    pub role: Role,
    pub unit_name: String,
    /// Of the unit itself or beneath; the others are found by searching.
    pub near: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;

    fn team(members: &[(Part, bool)]) -> Team {
        let nil = Uuid::nil();
        let member =
            |&(part, here)| Member { person: nil.into(), name: String::new(), role: None, part, since: Date::ZERO, here, away: false };
        Team {
            id: nil.into(),
            implementation: nil.into(),
            name: String::new(),
            purpose: String::new(),
            members: members.iter().map(member).collect(),
        }
    }

    #[test]
    fn three_people_with_a_lead_can_carry_it() {
        let (lead, member) = ((Part::Lead, true), (Part::Member, true));
        assert_eq!(team(&[]).standing(), Standing::TooFew { people: 0, missing: 3 });
        assert_eq!(team(&[lead, member]).standing(), Standing::TooFew { people: 2, missing: 1 });
        assert_eq!(team(&[member, member, member]).standing(), Standing::NoLead);
        assert_eq!(team(&[lead, member, member]).standing(), Standing::Ready);
        assert_eq!(team(&[lead, lead, lead]).standing(), Standing::Ready);
    }

    #[test]
    fn whoever_has_left_does_not_count() {
        let (member, gone) = ((Part::Member, true), (Part::Lead, false));
        assert_eq!(team(&[gone, member, member]).standing(), Standing::TooFew { people: 2, missing: 1 });
        assert_eq!(team(&[gone, member, member, member]).standing(), Standing::NoLead);
        assert_eq!(team(&[gone]).leads().count(), 0);
    }

    #[test]
    fn whoever_is_away_is_in_the_team_but_does_not_count() {
        let (lead, member) = ((Part::Lead, true), (Part::Member, true));
        let mut team = team(&[lead, member, member]);
        assert_eq!(team.standing(), Standing::Ready);
        team.members[0].away = true;
        assert_eq!(team.standing(), Standing::TooFew { people: 2, missing: 1 });
        assert_eq!((team.here().count(), team.leads().count()), (3, 0));
    }

    #[test]
    fn a_part_survives_its_word() {
        for part in [Part::Lead, Part::Member] {
            assert_eq!(Part::from_word(part.word()), Some(part));
        }
        assert_eq!(Part::from_word("owner"), None);
    }
}
