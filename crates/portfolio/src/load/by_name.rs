//! Time asked of people by name, as others may see it: only as a sum over at least five people who are asked. Sums over
//! several places are sums of such sums, so none can be had by subtracting.

use super::model::{Month, Piece, Whom};
use ground::disclosure::FLOOR_STAFF;
use ground::{PersonId, Role, UnitId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Someone's part on the day, the first of a person first.
pub type Placed = (PersonId, Role, UnitId);

/// What people of one role are asked by name, together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Together {
    pub people: usize,
    pub minutes: i64,
}

/// For each role, month by month; `None`: fewer than five are asked, perhaps nobody.
pub fn together(placed: &[Placed], pieces: &[Piece], months: &[Month], within: &HashSet<UnitId>) -> BTreeMap<Role, Vec<Option<Together>>> {
    let mut asked: HashMap<PersonId, Vec<&Piece>> = HashMap::new();
    for piece in pieces {
        if let Whom::Person(person) = piece.whom {
            asked.entry(person).or_default().push(piece);
        }
    }
    let mut all: BTreeMap<Role, Vec<Option<Together>>> = BTreeMap::new();
    for ((unit, role), people) in groups(placed) {
        if !within.contains(&unit) {
            continue;
        }
        let sums = all.entry(role).or_insert_with(|| vec![None; months.len()]);
        for (sum, month) in sums.iter_mut().zip(months) {
            let minutes: Vec<i64> = people
                .iter()
                .filter_map(|person| asked.get(person))
                .map(|pieces| pieces.iter().map(|p| p.in_month(*month)).sum())
                .filter(|minutes| *minutes > 0)
                .collect();
            if minutes.len() as u64 >= FLOOR_STAFF {
                let known = sum.unwrap_or(Together { people: 0, minutes: 0 });
                *sum = Some(Together { people: known.people + minutes.len(), minutes: known.minutes + minutes.iter().sum::<i64>() });
            }
        }
    }
    all.retain(|_, sums| sums.iter().any(Option::is_some));
    all
}

/// The people of each role in each unit; someone with the same role in two units counts in the first of them only.
pub fn groups(placed: &[Placed]) -> BTreeMap<(UnitId, Role), Vec<PersonId>> {
    let mut known = HashSet::new();
    let mut groups: BTreeMap<(UnitId, Role), Vec<PersonId>> = BTreeMap::new();
    for (person, role, unit) in placed {
        if known.insert((*person, *role)) {
            groups.entry((*unit, *role)).or_default().push(*person);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    fn person(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn unit(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }

    fn asked(of: u128, minutes: i64) -> Piece {
        let (whom, from) = (Whom::Person(person(of)), date(2026, 9, 1));
        Piece { implementation: None, unit: unit(1), whom, minutes, monthly: true, from, until: None }
    }

    fn november(placed: &[Placed], asked: &[Piece], units: &[u128]) -> Option<Together> {
        let within = units.iter().map(|n| unit(*n)).collect();
        together(placed, asked, &[Month::of(date(2026, 11, 1))], &within).get(&Role::Teacher).and_then(|sums| sums[0])
    }

    #[test]
    fn four_people_asked_by_name_are_not_told_of_in_a_school_of_many() {
        let placed: Vec<Placed> = (0..20).map(|n| (person(n), Role::Teacher, unit(1))).collect();
        let four: Vec<Piece> = (0..4).map(|n| asked(n, 60)).collect();
        assert_eq!(november(&placed, &four, &[1]), None);
        let five: Vec<Piece> = (0..5).map(|n| asked(n, 60)).collect();
        assert_eq!(november(&placed, &five, &[1]), Some(Together { people: 5, minutes: 300 }));
    }

    #[test]
    fn a_small_group_is_not_in_the_sum_above_it_either() {
        let mut placed: Vec<Placed> = (0..6).map(|n| (person(n), Role::Teacher, unit(1))).collect();
        placed.extend((6..9).map(|n| (person(n), Role::Teacher, unit(2))));
        // Once more, in another school: one person, counted in the first.
        placed.push((person(0), Role::Teacher, unit(2)));
        let all: Vec<Piece> = (0..9).map(|n| asked(n, 60)).collect();
        assert_eq!(november(&placed, &all, &[1, 2]), Some(Together { people: 6, minutes: 360 }));
        assert_eq!(november(&placed, &all, &[2]), None);
    }
}
