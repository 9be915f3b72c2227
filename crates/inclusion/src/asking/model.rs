//! Who was asked, and what that comes to for every group. No SQL, no HTTP.

use crate::pulse::Reached;
use ground::element::{State, Text};
use ground::{AskingId, StakeholderGroup};
use jiff::civil::Date;

/// What somebody wrote down of one group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    pub group: StakeholderGroup,
    /// False: it does not concern them here.
    pub concerned: bool,
    pub day: Date,
    /// In what way they were asked; or why it does not concern them.
    pub how: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asking {
    pub id: AskingId,
    pub asked: Asked,
}

/// How one group stands: everything written down of it, and whether a pulse reached it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    pub group: StakeholderGroup,
    /// The title of the pulse.
    pub pulse: Option<String>,
    /// The latest day first.
    pub askings: Vec<Asking>,
}

impl Standing {
    pub fn was_asked(&self) -> bool {
        self.pulse.is_some() || self.askings.iter().any(|a| a.asked.concerned)
    }

    /// Set aside with a reason, and not asked all the same.
    pub fn is_set_aside(&self) -> bool {
        !self.was_asked() && !self.askings.is_empty()
    }
}

/// The groups of an implementation. A pulse asks all staff there are: once it did, staff groups it did not reach have nobody.
pub fn standings(reached: Option<&Reached>, askings: &[Asking]) -> Vec<Standing> {
    let standing = |group: StakeholderGroup| Standing {
        group,
        pulse: reached.filter(|r| r.groups.contains(&group)).map(|r| r.pulse.clone()),
        askings: askings.iter().filter(|a| a.asked.group == group).cloned().collect(),
    };
    let here =
        |standing: &Standing| reached.is_none() || !is_staff(standing.group) || standing.pulse.is_some() || !standing.askings.is_empty();
    StakeholderGroup::ALL.iter().map(|group| standing(*group)).filter(here).collect()
}

/// Whom a pulse asks: guests of the organization are not its staff.
pub fn is_staff(group: StakeholderGroup) -> bool {
    !matches!(group, StakeholderGroup::Students | StakeholderGroup::Families | StakeholderGroup::Community)
}

/// Met when each was asked or set aside with a reason, and someone was asked at all.
pub fn every_group(all: &[Standing]) -> (State, Text) {
    let asked = all.iter().filter(|s| s.was_asked()).count();
    let aside = all.iter().filter(|s| s.is_set_aside()).count();
    let open = all.len() - asked - aside;
    let said = |key| Text::new(key).count("asked", asked as i64).count("aside", aside as i64).count("open", open as i64);
    match (asked, open) {
        (0, _) => (State::Unknown, Text::new("condition-asked-none")),
        (_, 0) => (State::Met, said("condition-groups-all")),
        _ => (State::Emerging, said("condition-groups-some")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StakeholderGroup::{Community, Families, Leaders, Students, Teachers};
    use db::Uuid;
    use jiff::civil::date;

    fn asking(group: StakeholderGroup, concerned: bool) -> Asking {
        Asking { id: Uuid::nil().into(), asked: Asked { group, concerned, day: date(2026, 10, 5), how: "Family evening".into() } }
    }

    fn pulse() -> Reached {
        Reached { pulse: "Fall pulse".into(), groups: vec![Teachers, Leaders] }
    }

    #[test]
    fn a_pulse_and_what_people_did_besides_reach_every_group() {
        let state = |askings: &[Asking]| every_group(&standings(Some(&pulse()), askings)).0;
        assert_eq!(state(&[]), State::Emerging);
        assert_eq!(state(&[asking(Students, true), asking(Families, true)]), State::Emerging);
        assert_eq!(state(&[asking(Students, true), asking(Families, true), asking(Community, false)]), State::Met);
        assert_eq!(standings(Some(&pulse()), &[]).len(), 5, "nobody is a paraeducator or support staff there");
    }

    #[test]
    fn without_a_pulse_each_of_seven_groups_is_asked_by_hand() {
        let all = |concerned| StakeholderGroup::ALL.iter().map(|g| asking(*g, concerned)).collect::<Vec<_>>();
        assert_eq!(every_group(&standings(None, &[])).0, State::Unknown);
        assert_eq!(every_group(&standings(None, &all(true)[..6])).0, State::Emerging);
        assert_eq!(every_group(&standings(None, &all(true))).0, State::Met);
        assert_eq!(every_group(&standings(None, &all(false))).0, State::Unknown, "to set all aside is to ask nobody");
    }

    #[test]
    fn who_was_asked_after_all_is_not_set_aside() {
        let both = standings(None, &[asking(Families, false), asking(Families, true)]);
        let families = both.iter().find(|s| s.group == Families).unwrap();
        assert!(families.was_asked() && !families.is_set_aside());
    }
}
