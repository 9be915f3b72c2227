//! Whether anyone is asked for more than was agreed: as a condition of good implementation, as a check at the gate out of
//! Decide, and as what waits for a principal.

use super::by_name::groups;
use super::decided::is_decided;
use super::forecast::overloads;
use super::model::{Month, Piece, Whom, hours};
use super::{Over, Picture, by_name, picture, picture_around, picture_of, placed, store};
use crate::implementation::{self, Stage};
use crate::{AGREE_LOAD, SEE_LOAD};
use ground::disclosure::FLOOR_STAFF;
use ground::element::{Condition, State, Text, Whose};
use ground::{Check, ImplementationId, Op, PersonId, Refusal, Role, Subject, UnitId, WorkItem, organization};
use kit::paths;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The statement, by its stable name.
const NAME: &str = "load-within-agreed";
const CHECK: &str = "load-looked-at";

/// "Nobody is asked for more than was agreed", where this is implemented.
pub fn conditions(op: &mut Op, of: ImplementationId) -> Result<Vec<Condition>, Refusal> {
    let unit = implementation::see(op, of)?.unit;
    let organization = op.organization()?;
    let href = if op.may(SEE_LOAD, unit)? { Some(paths::unit_load(unit)) } else { None };
    let told = |state, evidence| {
        vec![Condition { element: 'M', name: NAME, state, text: Text::new("condition-load"), evidence, href: href.clone() }]
    };
    if store::limits(op.tx, organization)?.is_empty() {
        return Ok(told(State::Unknown, Text::new("condition-load-unknown")));
    }
    let picture = picture_around(op, unit)?;
    if !picture.has_limits(unit) {
        return Ok(told(State::Unknown, Text::new("condition-load-unknown")));
    }
    let today = op.today_in(unit)?;
    let now = Month::of(today);
    if let Some(over) = picture.overs(unit, &[now], &[]).first() {
        return Ok(told(State::Lost, said("condition-load-over", over)));
    }
    if let Some(over) = picture.overs(unit, &now.ahead(), &[]).first() {
        return Ok(told(State::Emerging, said("condition-load-soon", over).on("month", over.month.first())));
    }
    let pieces = store::by_name_between(op.tx, organization, (now.first(), now.last()))?;
    if !pieces.is_empty() {
        let within = picture.within(unit);
        let placed = placed(op, &picture, today)?;
        let picture = picture_of(op, &elsewhere(&placed, &pieces, &within))?;
        if someone_is_over(&picture, &placed, &pieces, &within, now) {
            return Ok(told(State::Lost, Text::new("condition-load-by-name")));
        }
    }
    Ok(told(State::Met, Text::new("condition-load-met").on("day", today)))
}

/// Where those who have a part within some units and are asked by name have all their parts.
fn elsewhere(placed: &[by_name::Placed], pieces: &[Piece], within: &HashSet<UnitId>) -> Vec<UnitId> {
    let named: HashSet<PersonId> = pieces.iter().filter_map(|piece| piece.whom.person()).collect();
    let here = placed.iter().filter(|(person, _, unit)| within.contains(unit) && named.contains(person));
    let here: HashSet<PersonId> = here.map(|(person, ..)| *person).collect();
    placed.iter().filter(|(person, ..)| here.contains(person)).map(|(.., unit)| *unit).collect()
}

/// Whether someone who is asked by name is asked for more than was agreed. Of groups under five nothing is said.
fn someone_is_over(
    picture: &Picture,
    placed: &[(PersonId, Role, UnitId)],
    pieces: &[Piece],
    within: &HashSet<UnitId>,
    month: Month,
) -> bool {
    let mut named: HashMap<PersonId, i64> = HashMap::new();
    for piece in pieces {
        if let Whom::Person(person) = piece.whom {
            *named.entry(person).or_default() += piece.in_month(month);
        }
    }
    let large = groups(placed).into_iter().filter(|((unit, _), people)| within.contains(unit) && people.len() as u64 >= FLOOR_STAFF);
    let mut seen: HashSet<PersonId> = HashSet::new();
    for person in large.flat_map(|(_, people)| people).filter(|p| named.contains_key(p)) {
        if !seen.insert(person) {
            continue;
        }
        let mut by_role: BTreeMap<Role, i64> = BTreeMap::new();
        let mut limit = None;
        for (_, role, unit) in placed.iter().filter(|(p, ..)| *p == person) {
            let asked = by_role.entry(*role).or_default();
            *asked = (*asked).max(picture.asked(*unit, *role, month));
            limit = limit.max(picture.limit(*unit, *role));
        }
        let all = by_role.values().sum::<i64>() + named.get(&person).copied().unwrap_or(0);
        if limit.is_some_and(|limit| month.weekly(all) > limit) {
            return true;
        }
    }
    false
}

fn said(key: &'static str, over: &Over) -> Text {
    let role = over.role.word();
    Text::new(key).with("role", role).with("over", hours(over.minutes)).with("asked", hours(over.asked)).with("limit", hours(over.limit))
}

/// Before it is decided: it overloads nobody, or someone looked and decided all the same.
pub fn checks(op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
    let Subject::Gate { implementation: id, to } = on else { return Ok(Vec::new()) };
    if to != Stage::Prepare.word() {
        return Ok(Vec::new());
    }
    let it = implementation::see(op, id)?;
    let picture = picture_around(op, it.unit)?;
    let href = Some(paths::innovation_load(it.innovation, it.unit));
    let told = |met, key| Ok(vec![Check { name: CHECK, met, text: Text::new(key), href }]);
    let overs = overloads(op, &picture, &it)?;
    // Where nobody agreed on hours nothing can be more than was agreed; the gate is open, and says that it knows nothing.
    if overs.is_empty() && !picture.has_limits(it.unit) {
        return told(true, "check-load-not-agreed");
    }
    told(overs.is_empty() || is_decided(op, &it)?, "check-load")
}

/// For whoever agrees on hours: where more is asked than was agreed, this month or in one of the next.
pub fn open_work(op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
    let Whose::Person(person) = of;
    let organization = op.organization()?;
    if op.actor.person() != Some(person) || store::limits(op.tx, organization)?.is_empty() {
        return Ok(Vec::new());
    }
    let held = op.held(AGREE_LOAD)?;
    if held.is_empty() {
        return Ok(Vec::new());
    }
    let picture = picture(op)?;
    let mut items = Vec::new();
    for unit in held {
        let ahead = Month::of(op.today_in(unit)?).ahead();
        let overs = picture.overs_within(unit, &ahead, &[]);
        let Some(first) = overs.first() else { continue };
        let places: HashSet<UnitId> = overs.iter().map(|over| over.unit).collect();
        let name = organization::unit(op, if places.len() == 1 { first.unit } else { unit })?.name;
        let detail = match places.len() {
            1 => said("load-work-detail", first).on("month", first.month.first()),
            many => Text::new("load-work-places").count("count", i64::try_from(many).unwrap_or(0)),
        };
        items.push(WorkItem {
            element: Some('M'),
            kicker: Text::new("load-work-kicker"),
            title: Text::new("load-work-title").with("unit", name),
            detail,
            action: Text::new("load-work-action"),
            href: paths::unit_load(unit),
            urgency: 4,
        });
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use ground::organization::{Unit, UnitKind};
    use jiff::civil::date;

    #[test]
    fn one_of_five_is_enough_and_one_of_four_is_not_told() {
        let unit = UnitId(Uuid::from_u128(1));
        let person = |n| PersonId(Uuid::from_u128(n));
        let school = Unit { id: unit, parent: None, kind: UnitKind::School, name: "School".into(), source_id: None };
        let picture = Picture { units: vec![school], limits: [((unit, Role::Teacher), 60)].into(), ..Picture::default() };
        let placed = |many| (0..many).map(|n| (person(n), Role::Teacher, unit)).collect::<Vec<_>>();
        let piece = |minutes| Piece {
            implementation: None,
            unit,
            whom: Whom::Person(person(2)),
            minutes,
            monthly: true,
            from: date(2026, 9, 1),
            until: None,
        };
        let month = Month::of(date(2026, 11, 1));
        let over = |many, minutes| someone_is_over(&picture, &placed(many), &[piece(minutes)], &[unit].into(), month);
        assert_eq!((over(5, 300), over(4, 300), over(5, 240)), (true, false, false));
    }
}
