//! What each person of a role is asked in a week of this month, for several units at once: the sum as it was made when the time
//! was claimed, what was agreed, and what the sum is made of. For pages that show units side by side.

use super::model::{Month, Piece, Whom};
use super::{picture_of, store};
use crate::SEE_LOAD;
use crate::implementation::Placed;
use ground::{ImplementationId, InnovationId, Op, Refusal, Role, UnitId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What one unit asks of each person of the role.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Week {
    /// Minutes a week.
    pub minutes: i64,
    pub limit: Option<i64>,
    /// The most first.
    pub made_of: Vec<Made>,
}

/// A part of the sum: of an innovation the reader sees; `None`: of anything else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Made {
    pub innovation: Option<(InnovationId, String)>,
    pub minutes: i64,
}

impl Week {
    /// Minutes more than agreed.
    pub fn over(&self) -> i64 {
        self.limit.map_or(0, |limit| (self.minutes - limit).max(0))
    }
}

/// Of these units those that the actor may see the load of and in which the role is asked anything this month. `placed`: what
/// the reader sees, by whose names parts are told.
pub fn weeks(op: &mut Op, role: Role, units: &[UnitId], placed: &[Placed]) -> Result<HashMap<UnitId, Week>, Refusal> {
    let reached = op.reached(SEE_LOAD)?;
    let units: Vec<UnitId> = units.iter().copied().filter(|unit| reached.contains(*unit)).collect();
    if units.is_empty() {
        return Ok(HashMap::new());
    }
    let (organization, month) = (op.organization()?, Month::of(op.today()?));
    let picture = picture_of(op, &units)?;
    let names: HashMap<ImplementationId, &Placed> = placed.iter().map(|p| (p.id, p)).collect();
    let mut asking: HashMap<UnitId, Vec<Piece>> = HashMap::new();
    let all: HashSet<UnitId> = units.iter().flat_map(|unit| picture.line(*unit)).collect();
    for unit in all {
        let told = store::of_roles_between(op.tx, organization, unit, (month.first(), month.last()))?;
        asking.insert(unit, told.into_iter().map(|(_, piece)| piece).filter(|p| p.whom == Whom::Role(role)).collect());
    }
    let mut weeks = HashMap::new();
    for unit in units {
        let minutes = month.weekly(picture.asked(unit, role, month));
        if minutes > 0 {
            let line = picture.line(unit);
            let pieces = line.iter().filter_map(|above| asking.get(above)).flatten();
            let made_of = made_of(pieces, month, &names);
            weeks.insert(unit, Week { minutes, limit: picture.limit(unit, role), made_of });
        }
    }
    Ok(weeks)
}

fn made_of<'a>(pieces: impl Iterator<Item = &'a Piece>, month: Month, names: &HashMap<ImplementationId, &Placed>) -> Vec<Made> {
    let mut sums: BTreeMap<Option<InnovationId>, (String, i64)> = BTreeMap::new();
    for piece in pieces {
        let of = piece.implementation.and_then(|id| names.get(&id));
        let name = of.map_or_else(String::new, |placed| placed.innovation_name.clone());
        sums.entry(of.map(|placed| placed.innovation)).or_insert((name, 0)).1 += piece.in_month(month);
    }
    let mut all: Vec<Made> = sums
        .into_iter()
        .map(|(id, (name, minutes))| Made { innovation: id.map(|id| (id, name)), minutes: month.weekly(minutes) })
        .filter(|made| made.minutes > 0)
        .collect();
    all.sort_by_key(|made| std::cmp::Reverse(made.minutes));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::implementation::Stage;
    use crate::implementation::samples::placed;
    use jiff::civil::date;

    #[test]
    fn what_one_innovation_asks_in_two_ways_is_one_part_and_the_unknown_is_another() {
        let reading = placed(0, 0, Stage::Implement);
        let piece = |implementation, minutes| Piece {
            implementation,
            unit: reading.unit,
            whom: Whom::Role(Role::Teacher),
            minutes,
            monthly: true,
            from: date(2026, 9, 1),
            until: None,
        };
        let pieces = [piece(None, 60), piece(Some(reading.id), 300), piece(Some(reading.id), 300), piece(None, 2)];
        let names = HashMap::from([(reading.id, &reading)]);
        let made = made_of(pieces.iter(), Month::of(date(2026, 11, 1)), &names);
        let told: Vec<_> = made.iter().map(|m| (m.innovation.as_ref().map(|(_, name)| name.as_str()), m.minutes)).collect();
        assert_eq!(told, [(Some(reading.innovation_name.as_str()), 140), (None, 14)]);
    }
}
