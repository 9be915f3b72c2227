//! That a unit has come to its end, or will, and which units go on in its place: followed from one to the next, since a
//! successor may have closed by now as well.

use super::{Life, Succession, lives, store};
use crate::ids::UnitId;
use crate::op::{Op, Refusal};
use crate::organization::{self, Unit};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// Of a unit that closes, by its own last day or by that of one it lies in.
#[derive(Clone, Debug)]
pub struct Ended {
    pub last_day: Date,
    /// Units that go on in its place and are open then, by name.
    pub heirs: Vec<Unit>,
}

impl Ended {
    /// The first day without it.
    pub fn first_day(&self) -> Date {
        self.last_day.tomorrow().unwrap_or(self.last_day)
    }
}

/// `None` while it has no last day. The caller may know of the unit.
pub fn ended(op: &mut Op, id: UnitId) -> Result<Option<Ended>, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let Some(last_day) = last_day(op, id)? else { return Ok(None) };
    let units = organization::units(op.tx, organization)?;
    let tree = Tree { parents: units.iter().map(|u| (u.id, u.parent)).collect(), lives: lives(op.tx, organization)? };
    let after = last_day.tomorrow().unwrap_or(last_day).max(today);
    let heirs = tree.heirs(id, &store::successions(op.tx, organization)?, after);
    Ok(Some(Ended { last_day, heirs: units.into_iter().filter(|u| heirs.contains(&u.id)).collect() }))
}

/// The last day of a unit, its own or that of one it lies in, past or ahead; `None` while it has none.
pub fn last_day(op: &mut Op, id: UnitId) -> Result<Option<Date>, Refusal> {
    let organization = op.organization()?;
    Ok(store::last_day(op.tx, organization, id)?)
}

/// The units that have closed by a day, with all that lies in them, each with the first day without it.
pub fn closed_since(op: &mut Op, on: Date) -> Result<HashMap<UnitId, Date>, Refusal> {
    let organization = op.organization()?;
    let mut all: HashMap<UnitId, Date> = HashMap::new();
    for (unit, life) in lives(op.tx, organization)? {
        let Some(last_day) = life.closed_on.filter(|last_day| *last_day < on) else { continue };
        let first = last_day.tomorrow().unwrap_or(last_day);
        for beneath in store::beneath(op.tx, organization, unit)? {
            all.entry(beneath).and_modify(|known| *known = first.min(*known)).or_insert(first);
        }
    }
    Ok(all)
}

struct Tree {
    parents: HashMap<UnitId, Option<UnitId>>,
    lives: HashMap<UnitId, Life>,
}

impl Tree {
    /// The unit and those it lies in, the nearest first.
    fn branch(&self, id: UnitId) -> impl Iterator<Item = UnitId> {
        // A tree is never deeper than it has units.
        std::iter::successors(Some(id), |at| self.parents.get(at).copied().flatten()).take(self.parents.len())
    }

    fn is_open(&self, id: UnitId, on: Date) -> bool {
        self.branch(id).all(|at| self.lives.get(&at).is_none_or(|life| life.is_open(on)))
    }

    fn heirs(&self, id: UnitId, all: &[Succession], on: Date) -> HashSet<UnitId> {
        let (mut heirs, mut seen) = (HashSet::new(), HashSet::new());
        let mut left = vec![id];
        while let Some(at) = left.pop().filter(|at| seen.insert(*at)) {
            // What lay in a closed school goes on where the school does.
            let next = |from: UnitId| all.iter().filter(move |s| s.unit == from).map(|s| s.successor);
            for successor in self.branch(at).find(|from| next(*from).next().is_some()).into_iter().flat_map(next) {
                if self.is_open(successor, on) {
                    heirs.insert(successor);
                } else {
                    left.insert(0, successor);
                }
            }
        }
        heirs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    fn unit(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }

    /// District 1 with the schools 2, 3 and 4; grade 5 lies in school 2.
    fn tree(closed: &[u128]) -> Tree {
        let parents = [(1, None), (2, Some(1)), (3, Some(1)), (4, Some(1)), (5, Some(2))];
        let life = |n: &u128| (unit(*n), Life { begins_on: None, closed_on: Some(date(2026, 6, 30)) });
        Tree { parents: parents.map(|(n, p)| (unit(n), p.map(unit))).into(), lives: closed.iter().map(life).collect() }
    }

    fn to(from: u128, into: u128) -> Succession {
        Succession { unit: unit(from), successor: unit(into), on_day: date(2026, 7, 1) }
    }

    #[test]
    fn who_goes_on_is_followed_through_what_has_closed_since_and_from_what_lay_in_it() {
        let (day, heir) = (date(2026, 7, 1), |tree: &Tree, of, all: &[Succession]| tree.heirs(unit(of), all, date(2026, 7, 1)));
        assert_eq!(heir(&tree(&[2]), 2, &[to(2, 3)]), [unit(3)].into());
        assert_eq!(heir(&tree(&[2]), 5, &[to(2, 3)]), [unit(3)].into(), "a grade goes on where its school does");
        assert_eq!(heir(&tree(&[2, 3]), 2, &[to(2, 3), to(3, 4)]), [unit(4)].into());
        assert_eq!(heir(&tree(&[2]), 2, &[to(2, 3), to(2, 4)]), [unit(3), unit(4)].into(), "a split");
        assert_eq!(heir(&tree(&[2, 3]), 2, &[to(2, 3), to(3, 2)]), HashSet::new(), "a circle ends");
        assert_eq!(heir(&tree(&[2]), 2, &[]), HashSet::new());
        assert!(!tree(&[2]).is_open(unit(5), day) && tree(&[2]).is_open(unit(4), day));
    }
}
