//! People in lists, a page at a time, each once, with the parts they hold there. Pages go on from the last name shown, so
//! a list of thousands costs as much as one of fifty.

use super::absence::standing_in;
use super::{Membership, Person, away, load, manage_all, store};
use crate::ids::{OrganizationId, PersonId, UnitId};
use crate::op::{Op, Refusal};
use crate::policy::SEE_PEOPLE;
use crate::sought::Sought;
use db::{Tx, Uuid};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// People on one page: as many as one looks through before typing a name instead.
const PER_PAGE: usize = 50;

/// A person in the list of a unit.
#[derive(Clone, Debug)]
pub struct Placed {
    pub person: Person,
    /// The parts held in this very unit today.
    pub here: Vec<Membership>,
    /// Also has a part in another unit today.
    pub elsewhere: bool,
    /// One of the parts here stands in for someone. Told only to who manages people.
    pub stands_in: bool,
    /// Away today. Told only to who manages people.
    pub away: bool,
    /// The last day of someone who left.
    pub left_on: Option<Date>,
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Portion<T> {
    pub rows: Vec<T>,
    /// The person after whom the next page begins.
    pub next: Option<PersonId>,
}

fn after(op: &mut Op, last: Option<PersonId>) -> Result<store::After, Refusal> {
    let organization = op.organization()?;
    let person = match last {
        Some(id) => store::person(op.tx, organization, id)?,
        None => None,
    };
    Ok(person.map_or_else(|| (String::new(), PersonId(Uuid::nil())), |p| (store::sort_name(&p), p.id)))
}

fn cut<T>(mut rows: Vec<T>, id: impl Fn(&T) -> PersonId) -> Portion<T> {
    let more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let next = rows.last().map(&id).filter(|_| more);
    Portion { rows, next }
}

/// The people with a part in this very unit today, by name, after a person of the page before.
pub fn page_of_unit(op: &mut Op, unit: UnitId, last: Option<PersonId>) -> Result<Portion<Placed>, Refusal> {
    op.require(SEE_PEOPLE, unit)?;
    let (organization, today) = (op.organization()?, op.today()?);
    let manages = op.may(crate::policy::MANAGE_PEOPLE, unit)?;
    let after = after(op, last)?;
    let people = store::page_of_unit(op.tx, organization, unit, today, &after, PER_PAGE as i64 + 1)?;
    let gone = if manages { away(op.tx, organization, today)? } else { Default::default() };
    let page = cut(people, |p| p.id);
    let mut rows = Vec::new();
    for person in page.rows {
        let away = gone.contains(&person.id);
        rows.push(Placed { away, ..placed(op.tx, organization, person, unit, today, manages)? });
    }
    Ok(Portion { rows, next: page.next })
}

fn placed(
    tx: &mut Tx,
    organization: OrganizationId,
    person: Person,
    unit: UnitId,
    today: Date,
    manages: bool,
) -> Result<Placed, db::Error> {
    let day = today.to_string();
    let held = store::parts_held(tx, organization, person.id, &day)?.into_iter().filter(|m| m.begins_on <= day);
    let (here, others): (Vec<Membership>, Vec<Membership>) = held.partition(|m| m.unit == unit);
    let covering = if manages { standing_in(tx, organization, person.id)? } else { Default::default() };
    let stands_in = here.iter().any(|m| covering.contains(&m.id));
    Ok(Placed { person, here, elsewhere: !others.is_empty(), stands_in, away: false, left_on: None })
}

/// Who has no part today (left, not yet begun, or every part has ended), for whoever manages people.
pub fn not_placed(op: &mut Op, last: Option<PersonId>) -> Result<Portion<Placed>, Refusal> {
    manage_all(op)?;
    let (organization, today) = (op.organization()?, op.today()?);
    let after = after(op, last)?;
    let people = store::page_of_nobody(op.tx, organization, today, &after, PER_PAGE as i64 + 1)?;
    let page = cut(people, |(p, _)| p.id);
    let rows = page.rows.into_iter().map(|(person, left_on)| Placed {
        person,
        here: Vec::new(),
        elsewhere: false,
        stands_in: false,
        away: false,
        left_on,
    });
    Ok(Portion { rows: rows.collect(), next: page.next })
}

/// How many people have a part in each very unit today; the caller shows only what the reader may see.
pub fn counts(op: &mut Op) -> Result<HashMap<UnitId, i64>, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    Ok(store::counts(op.tx, organization, today)?.into_iter().collect())
}

/// How many people have a part today where the actor may see people; someone with several parts counts once.
pub fn headcount(op: &mut Op) -> Result<i64, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let reached = op.reached(SEE_PEOPLE)?;
    let people = store::placed(op.tx, organization, today)?.into_iter().filter(|(_, unit)| reached.contains(*unit));
    Ok(people.map(|(person, _)| person).collect::<HashSet<_>>().len() as i64)
}

/// People with a part today in a unit where the actor may see people, whose names have words that begin as was typed, each
/// once with their first such unit; the first page of them.
pub fn found(op: &mut Op, typed: &str) -> Result<Portion<(Person, UnitId)>, Refusal> {
    let Some(sought) = Sought::of(typed) else { return Ok(Portion { rows: Vec::new(), next: None }) };
    let (organization, today) = (op.organization()?, op.today()?);
    let reached = op.reached(SEE_PEOPLE)?;
    let mut seen: Vec<(PersonId, UnitId)> = store::named(op.tx, organization, today, &sought)?;
    seen.retain(|(_, unit)| reached.contains(*unit));
    seen.dedup_by_key(|(person, _)| *person);
    let page = cut(seen, |(p, _)| *p);
    let mut rows = Vec::new();
    for (person, unit) in page.rows {
        rows.push((load(op, person)?, unit));
    }
    Ok(Portion { rows, next: page.next })
}
