//! What only a delta can say: news of someone without their parts, and of parts without their person. It touches people
//! who are here already and nobody else: an unknown id may be a student's.

use super::incoming::{Incoming, PartIn, PersonIn};
use super::plan::{Change, Days, Plan, change, holds, leave};
use crate::ids::{MembershipId, PersonId, UnitId};
use crate::people::{Membership, Person};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Who is here, by the keys a delivery speaks in.
pub(super) struct Known<'a> {
    pub by_source: &'a HashMap<&'a str, &'a Person>,
    pub parts_of: &'a HashMap<PersonId, Vec<&'a Membership>>,
    pub unit_of: &'a HashMap<&'a str, UnitId>,
    pub stays: &'a HashSet<PersonId>,
    pub stay_gone: &'a HashSet<PersonId>,
}

/// All that is said of one person.
#[derive(Default)]
struct News<'a> {
    details: Option<&'a PersonIn>,
    parts: Vec<PartIn>,
    gone: Vec<&'a PartIn>,
}

impl News<'_> {
    /// Someone who left comes back with their details and a part, not with half of it.
    fn comes_back(&self) -> bool {
        self.details.is_some() && !self.parts.is_empty()
    }
}

/// Adds what the half-told people of a delivery would change.
pub(super) fn add_to(plan: &mut Plan, known: &Known, incoming: &Incoming, days: Days) {
    // In the order of their ids, so that the order of rows in a file does not matter.
    let mut news: BTreeMap<&str, News> = BTreeMap::new();
    for person in &incoming.partial.people {
        news.entry(&person.source_id).or_default().details = Some(person);
    }
    for (source, part) in &incoming.partial.parts {
        news.entry(source).or_default().parts.push(part.clone());
    }
    for (source, part) in &incoming.partial.parts_gone {
        news.entry(source).or_default().gone.push(part);
    }
    let told: HashSet<&str> = incoming.people.iter().map(|p| p.source_id.as_str()).collect();
    let gone: HashSet<&str> = incoming.gone.iter().map(String::as_str).collect();
    for (source, news) in news {
        let Some(was) = known.by_source.get(source).copied() else { continue };
        if told.contains(source) || gone.contains(source) {
            continue;
        }
        let none = Vec::new();
        let held = known.parts_of.get(&was.id).unwrap_or(&none);
        if news.details.is_some_and(|d| !d.active) {
            leave(plan, was, held, days, known.stays);
        } else if known.stay_gone.contains(&was.id) && news.comes_back() {
            plan.stay_gone.push(was.clone());
        } else if let Some(change) = one(was, news, held, known.unit_of, days) {
            plan.changed.push(change);
        } else {
            plan.unchanged += 1;
        }
    }
}

fn one(was: &Person, news: News, held: &[&Membership], unit_of: &HashMap<&str, UnitId>, days: Days) -> Option<Change> {
    if !was.active && !news.comes_back() {
        return None;
    }
    let now = PersonIn {
        source_id: was.source_id.clone()?,
        given: news.details.map_or_else(|| was.given_name.clone(), |d| d.given.clone()),
        family: news.details.map_or_else(|| was.family_name.clone(), |d| d.family.clone()),
        email: news.details.and_then(|d| d.email.clone()),
        active: true,
        parts: news.parts,
    };
    let ended: Vec<(MembershipId, String)> = held.iter().filter_map(|m| Some((m.id, last_day(m, &news.gone, unit_of, days)?))).collect();
    let found = change(was, &now, held, unit_of, false, days);
    if ended.is_empty() {
        return found;
    }
    let mut all = found.unwrap_or_else(|| Change { person: was.clone(), was: was.clone(), new_parts: Vec::new(), ended_parts: Vec::new() });
    // A part that is told of as changed and as gone is gone.
    all.ended_parts.retain(|(id, _)| !ended.iter().any(|(gone, _)| gone == id));
    all.ended_parts.extend(ended);
    Some(all)
}

/// The last day of a held part that is told of as gone: the one told when it is past, else yesterday.
fn last_day(m: &Membership, gone: &[&PartIn], unit_of: &HashMap<&str, UnitId>, days: Days) -> Option<String> {
    let same = |p: &&&PartIn| {
        unit_of.get(p.unit.as_str()) == Some(&m.unit) && p.role == m.role && p.begins.as_deref().is_none_or(|b| b == m.begins_on)
    };
    let part = gone.iter().find(same).filter(|_| holds(m, days.today))?;
    let told = part.ends.as_deref().filter(|end| *end < days.today);
    Some(told.unwrap_or(days.yesterday).to_string())
}
