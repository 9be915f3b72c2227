//! What each person of a role is asked in a unit, month by month, beside what was agreed. Read from the sums that were
//! made when the time was claimed; nothing here asks the database.

use super::model::{Month, at};
use ground::organization::Unit;
use ground::{Role, UnitId};
use std::collections::{HashMap, HashSet};

/// The units of an organization with what their roles are asked, and what was agreed.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    pub units: Vec<Unit>,
    /// Those of them that are closed today: nothing is asked there, and they lie within nothing.
    pub shut: HashSet<UnitId>,
    pub steps: HashMap<(UnitId, Role), Vec<(Month, i64)>>,
    /// Minutes a week.
    pub limits: HashMap<(UnitId, Role), i64>,
}

/// More than was agreed, for one role in one unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Over {
    pub unit: UnitId,
    pub role: Role,
    /// The month in which it is over by most; the first of them.
    pub month: Month,
    /// Minutes a week more than agreed.
    pub minutes: i64,
    /// Minutes a week asked, and agreed.
    pub asked: i64,
    pub limit: i64,
}

/// What something would ask of each person of a role, each month.
pub type More<'a> = &'a [(Role, i64)];

impl Picture {
    /// With what is asked besides.
    pub fn asking(mut self, steps: Vec<((UnitId, Role), (Month, i64))>) -> Picture {
        for (place, step) in steps {
            self.steps.entry(place).or_default().push(step);
        }
        self
    }

    /// The unit and the units it lies in, the nearest first.
    pub fn line(&self, unit: UnitId) -> Vec<UnitId> {
        let mut line = Vec::new();
        let mut next = Some(unit);
        while let Some(here) = next.filter(|here| !line.contains(here)) {
            line.push(here);
            next = self.units.iter().find(|u| u.id == here).and_then(|u| u.parent);
        }
        line
    }

    /// The unit and all beneath it, as far as it is open.
    pub fn within(&self, unit: UnitId) -> HashSet<UnitId> {
        self.units.iter().map(|u| u.id).filter(|id| !self.shut.contains(id) && self.line(*id).contains(&unit)).collect()
    }

    pub fn name(&self, unit: UnitId) -> &str {
        self.units.iter().find(|u| u.id == unit).map_or("", |u| u.name.as_str())
    }

    /// Minutes that each person of the role there is asked in a month.
    pub fn asked(&self, unit: UnitId, role: Role, month: Month) -> i64 {
        if self.shut.contains(&unit) {
            return 0;
        }
        self.line(unit).iter().filter_map(|u| self.steps.get(&(*u, role))).map(|steps| at(steps, month)).sum()
    }

    /// Minutes a week that were agreed there: for the unit itself, else for the nearest above it.
    pub fn limit(&self, unit: UnitId, role: Role) -> Option<i64> {
        self.line(unit).iter().find_map(|u| self.limits.get(&(*u, role)).copied())
    }

    /// Roles that are asked anything in these months, or for whom something was agreed.
    pub fn roles(&self, unit: UnitId, months: &[Month]) -> Vec<Role> {
        let asked = |role| self.limit(unit, role).is_some() || months.iter().any(|month| self.asked(unit, role, *month) > 0);
        Role::ALL.iter().copied().filter(|role| asked(*role)).collect()
    }

    /// Whether anything was agreed for the unit, by whichever role.
    pub fn has_limits(&self, unit: UnitId) -> bool {
        Role::ALL.iter().any(|role| self.limit(unit, *role).is_some())
    }

    /// Where one role of the unit is asked for more than was agreed, with `more` on top.
    fn over_of(&self, unit: UnitId, role: Role, months: &[Month], more: More) -> Option<Over> {
        let limit = self.limit(unit, role).filter(|_| !self.shut.contains(&unit))?;
        let more: i64 = more.iter().filter(|(of, _)| *of == role).map(|(_, minutes)| minutes).sum();
        let mut worst: Option<Over> = None;
        for month in months {
            let asked = month.weekly(self.asked(unit, role, *month) + more);
            let over = Over { unit, role, month: *month, minutes: asked - limit, asked, limit };
            if over.minutes > worst.map_or(0, |known| known.minutes) {
                worst = Some(over);
            }
        }
        worst
    }

    /// The roles of the unit that are asked for more than was agreed.
    pub fn overs(&self, unit: UnitId, months: &[Month], more: More) -> Vec<Over> {
        Role::ALL.iter().filter_map(|role| self.over_of(unit, *role, months, more)).collect()
    }

    /// The unit, and those beneath it that are asked or have agreed something of their own.
    pub fn telling(&self, unit: UnitId) -> Vec<UnitId> {
        let within = self.within(unit);
        let own = |id: UnitId| Role::ALL.iter().any(|r| self.steps.contains_key(&(id, *r)) || self.limits.contains_key(&(id, *r)));
        let beneath = self.units.iter().map(|u| u.id).filter(|id| *id != unit && within.contains(id) && own(*id));
        std::iter::once(unit).chain(beneath).collect()
    }

    /// The same in the unit and beneath it.
    pub fn overs_within(&self, unit: UnitId, months: &[Month], more: More) -> Vec<Over> {
        self.telling(unit).into_iter().flat_map(|id| self.overs(id, months, more)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use ground::organization::UnitKind;
    use jiff::civil::date;

    fn id(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }

    fn november() -> Month {
        Month::of(date(2026, 11, 1))
    }

    /// A district with two schools; ten hours a month are asked of every teacher in it, ten more in the first school.
    fn picture() -> Picture {
        let unit = |n, parent: Option<u128>| Unit {
            id: id(n),
            parent: parent.map(id),
            kind: UnitKind::School,
            name: format!("Unit {n}"),
            source_id: None,
        };
        let from = |month: Month| vec![(month, 600)];
        let steps = [((id(1), Role::Teacher), from(november())), ((id(2), Role::Teacher), from(november().plus(2)))];
        Picture { units: vec![unit(1, None), unit(2, Some(1)), unit(3, Some(1))], steps: steps.into(), ..Picture::default() }
    }

    #[test]
    fn what_is_asked_above_is_asked_beneath() {
        let picture = picture();
        let asked = |unit, n| picture.asked(id(unit), Role::Teacher, november().plus(n));
        assert_eq!((asked(1, 0), asked(2, 0), asked(2, 2), asked(3, 2), asked(2, -1)), (600, 600, 1200, 600, 0));
        assert_eq!(picture.roles(id(3), &[november()]), [Role::Teacher]);
    }

    #[test]
    fn without_an_agreed_limit_nothing_is_too_much() {
        assert_eq!(picture().overs_within(id(1), &november().ahead(), &[(Role::Teacher, 90_000)]), []);
    }

    #[test]
    fn in_a_closed_unit_nobody_is_asked_too_much() {
        let mut picture = picture();
        picture.limits = [((id(1), Role::Teacher), 100)].into();
        let ahead = november().ahead();
        let overs = |picture: &Picture, of| picture.overs_within(id(of), &ahead, &[]).iter().map(|o| o.unit).collect::<Vec<_>>();
        assert_eq!((overs(&picture, 1), overs(&picture, 2)), (vec![id(1), id(2)], vec![id(2)]));
        picture.shut.insert(id(2));
        assert_eq!((overs(&picture, 1), overs(&picture, 2)), (vec![id(1)], vec![]));
        assert!(!picture.within(id(1)).contains(&id(2)) && picture.within(id(1)).contains(&id(3)));
        assert_eq!((picture.asked(id(2), Role::Teacher, november()), picture.name(id(2))), (0, "Unit 2"));
        assert_eq!(picture.overs_within(id(2), &ahead, &[(Role::Teacher, 90_000)]), []);
    }

    #[test]
    fn the_nearest_limit_counts_and_the_worst_month_is_told() {
        let mut picture = picture();
        picture.limits = [((id(1), Role::Teacher), 100), ((id(2), Role::Teacher), 200)].into();
        let ahead = november().ahead();
        let overs = picture.overs_within(id(1), &ahead, &[]);
        assert_eq!(overs.iter().map(|o| o.unit).collect::<Vec<_>>(), [id(1), id(2)], "the third school is asked nothing of its own");
        // Twenty hours in the 28 days of February are five a week; 600 minutes there are 150.
        let february = Month::of(date(2027, 2, 1));
        assert_eq!((overs[0].month, overs[0].minutes, overs[0].asked), (february, 50, 150));
        assert_eq!((overs[1].month, overs[1].minutes, overs[1].limit), (february, 100, 200));
        assert_eq!(picture.overs(id(3), &[november()], &[(Role::Teacher, 60)])[0].minutes, 54);
        assert_eq!(picture.overs(id(2), &[november()], &[(Role::Coach, 6000)]), []);
    }
}
