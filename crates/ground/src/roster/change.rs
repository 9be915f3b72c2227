//! One change of one delivery as a row: what was and what becomes of it. Read forwards it applies, backwards it takes back;
//! where what is here is neither, someone else was there meanwhile and the row is left alone.

use super::classes::{About, Class};
use super::incoming::{PartIn, own_keys};
use super::plan::{Here, Plan, Step};
use crate::access::words;
use crate::ids::{ClassId, MembershipId, PersonId, UnitId};
use crate::op::Op;
use crate::organization::{Unit, UnitKind};
use crate::people::{Membership, Person, StakeholderGroup};
use db::Uuid;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

words! {
    /// In the order in which they are applied, so that every state between two of them is safe: places before people, and
    /// people come with all their parts before anyone leaves.
    Kind {
        UnitAdded = "unit-added", UnitChanged = "unit-changed", PersonAdded = "person-added", PersonChanged = "person-changed",
        PersonLeft = "person-left", UnitClosed = "unit-closed", ClassChanged = "class-changed",
    }
}

impl Kind {
    /// Whether someone's parts given by hand belong to what is compared: who comes or goes does so whole, while a change
    /// touches the roster's parts only.
    pub fn sees_all_parts(self) -> bool {
        matches!(self, Kind::PersonAdded | Kind::PersonLeft)
    }
}

#[derive(Clone, Debug)]
pub struct Row {
    pub position: i64,
    pub kind: Kind,
    pub subject: Uuid,
    /// JSON of the state before; none for what is added.
    pub was: Option<String>,
    pub becomes: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitState {
    pub name: String,
    pub kind: String,
    pub parent: Option<UnitId>,
    pub source_id: Option<String>,
    pub closed_on: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonState {
    pub given: String,
    pub family: String,
    pub email: Option<String>,
    pub source_id: Option<String>,
    pub active: bool,
    /// For someone who is gone: whether people let them go. Not compared; it says how they go again when this is taken back.
    #[serde(default)]
    pub left_by_hand: bool,
    /// By id.
    pub parts: Vec<PartState>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartState {
    pub id: MembershipId,
    pub unit: UnitId,
    pub role: String,
    pub group: String,
    pub begins: String,
    pub ends: Option<String>,
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassState {
    pub unit: UnitId,
    pub about: About,
    pub staff: Vec<PersonId>,
}

impl UnitState {
    pub fn of(unit: &Unit, closed_on: Option<String>) -> UnitState {
        UnitState {
            name: unit.name.clone(),
            kind: unit.kind.word().into(),
            parent: unit.parent,
            source_id: unit.source_id.clone(),
            closed_on,
        }
    }
}

impl PersonState {
    pub fn of(person: &Person, parts: impl IntoIterator<Item = PartState>) -> PersonState {
        let mut parts: Vec<PartState> = parts.into_iter().collect();
        parts.sort_by_key(|p| p.id);
        PersonState {
            given: person.given_name.clone(),
            family: person.family_name.clone(),
            email: person.email.clone(),
            source_id: person.source_id.clone(),
            active: person.active,
            left_by_hand: false,
            parts,
        }
    }

    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_string()
    }
}

impl PartState {
    pub fn of(m: &Membership) -> PartState {
        PartState {
            id: m.id,
            unit: m.unit,
            role: m.role.word().into(),
            group: m.group.word().into(),
            begins: m.begins_on.clone(),
            ends: m.ends_on.clone(),
            source: m.source.clone(),
        }
    }

    fn new(id: MembershipId, unit: UnitId, part: &PartIn, today: &str) -> PartState {
        PartState {
            id,
            unit,
            role: part.role.word().into(),
            group: StakeholderGroup::of(part.role).word().into(),
            begins: part.begins.clone().unwrap_or_else(|| today.to_string()),
            ends: part.ends.clone(),
            source: "roster".into(),
        }
    }
}

impl ClassState {
    pub fn of(class: &Class) -> ClassState {
        let mut staff = class.staff.clone();
        staff.sort();
        ClassState { unit: class.unit, about: class.about.clone(), staff }
    }
}

/// Turns a plan into rows, in order. Everything new gets its id here.
pub(super) fn rows(op: &Op, plan: Plan, here: &Here, root: UnitId, today: Date) -> Result<Vec<Row>, serde_json::Error> {
    let day = today.to_string();
    let mut rows = Rows::default();
    let mut units: HashMap<String, UnitId> =
        here.units.iter().filter_map(|u| Some((u.source_id.clone()?, u.id))).chain(own_keys(&here.units)).collect();
    let known: HashMap<UnitId, &Unit> = here.units.iter().map(|u| (u.id, u)).collect();
    for new in &plan.founds {
        units.insert(new.id.to_string(), new.id);
        let (name, kind) = (new.name.clone(), new.kind.word().to_string());
        let becomes = UnitState { name, kind, parent: Some(root), source_id: None, closed_on: None };
        rows.push(Kind::UnitAdded, new.id.0, None::<&UnitState>, Some(&becomes))?;
    }
    unit_rows(op, &plan, here, root, &mut units, &mut rows)?;
    // A unit that was made by hand has no source; lists name it by its own id.
    units.extend(here.units.iter().filter(|u| u.source_id.is_none()).map(|u| (u.id.to_string(), u.id)));
    let mut parts_of: HashMap<PersonId, Vec<&Membership>> = HashMap::new();
    here.memberships.iter().for_each(|m| parts_of.entry(m.person).or_default().push(m));
    let none = Vec::new();
    let new_part = |part: &PartIn| Some(PartState::new(op.id(), *units.get(&part.unit)?, part, &day));
    let mut people: HashMap<String, PersonId> = here.people.iter().filter_map(|p| Some((p.source_id.clone()?, p.id))).collect();
    for new in plan.added {
        let id: PersonId = op.id();
        let mut parts: Vec<PartState> = new.parts.iter().filter_map(new_part).collect();
        parts.sort_by_key(|p| p.id);
        people.insert(new.source_id.clone(), id);
        let source_id = Some(new.source_id);
        let becomes =
            PersonState { given: new.given, family: new.family, email: new.email, source_id, active: true, left_by_hand: false, parts };
        rows.push(Kind::PersonAdded, id.0, None::<&PersonState>, Some(&becomes))?;
    }
    for change in plan.changed {
        let held = parts_of.get(&change.was.id).unwrap_or(&none).iter().filter(|m| m.source == "roster");
        let by_hand = here.left_by_hand.contains(&change.was.id);
        let was = PersonState { left_by_hand: by_hand, ..PersonState::of(&change.was, held.map(|m| PartState::of(m))) };
        let ends: HashMap<MembershipId, &String> = change.ended_parts.iter().map(|(id, last)| (*id, last)).collect();
        let moved =
            was.parts.iter().map(|p| PartState { ends: ends.get(&p.id).map(|e| (*e).clone()).or_else(|| p.ends.clone()), ..p.clone() });
        let becomes = PersonState::of(&change.person, moved.chain(change.new_parts.iter().filter_map(new_part)));
        people.extend(change.person.source_id.clone().map(|source| (source, change.person.id)));
        rows.push(Kind::PersonChanged, change.was.id.0, Some(&was), Some(&becomes))?;
    }
    let yesterday = today.yesterday().unwrap_or(today).to_string();
    for leaver in plan.leaving {
        let was = PersonState::of(&leaver.person, parts_of.get(&leaver.person.id).unwrap_or(&none).iter().map(|m| PartState::of(m)));
        let becomes = was.left(&yesterday);
        rows.push(Kind::PersonLeft, leaver.person.id.0, Some(&was), Some(&becomes))?;
    }
    for closing in &plan.closing {
        let Some(unit) = known.get(&closing.id) else { continue };
        let was = UnitState::of(unit, None);
        let becomes = UnitState { closed_on: Some(yesterday.clone()), ..was.clone() };
        rows.push(Kind::UnitClosed, closing.id.0, Some(&was), Some(&becomes))?;
    }
    for step in &plan.classes {
        let Some(unit) = units.get(&step.unit) else { continue };
        let mut staff: Vec<PersonId> = step.staff.iter().filter_map(|s| people.get(s).copied()).collect();
        staff.sort();
        staff.dedup();
        let becomes = ClassState { unit: *unit, about: step.about.clone(), staff };
        let id: ClassId = step.was.as_ref().map_or_else(|| op.id(), |c| c.id);
        rows.push(Kind::ClassChanged, id.0, step.was.as_ref().map(ClassState::of).as_ref(), Some(&becomes))?;
    }
    Ok(rows.0)
}

impl PersonState {
    /// The same person once they have left: every part that still holds ends.
    pub fn left(&self, last_day: &str) -> PersonState {
        let ended = self.parts.iter().map(|p| match &p.ends {
            Some(end) if end.as_str() <= last_day => p.clone(),
            _ => PartState { ends: Some(last_day.to_string()), ..p.clone() },
        });
        PersonState { active: false, parts: ended.collect(), ..self.clone() }
    }
}

/// Units added come parents first, so that each finds its own there already; those that change follow all at once.
fn unit_rows(
    op: &Op,
    plan: &Plan,
    here: &Here,
    root: UnitId,
    units: &mut HashMap<String, UnitId>,
    rows: &mut Rows,
) -> Result<(), serde_json::Error> {
    let mut waiting: Vec<_> = plan.units.iter().filter_map(|s| if let Step::Add(unit) = s { Some(unit) } else { None }).collect();
    // A root adopted by this very delivery is named by its new source id.
    units.extend(plan.units.iter().filter_map(|s| if let Step::Change(id, unit) = s { Some((unit.source_id.clone(), *id)) } else { None }));
    while !waiting.is_empty() {
        let new: HashSet<&str> = waiting.iter().map(|u| u.source_id.as_str()).collect();
        let (later, now): (Vec<_>, Vec<_>) = waiting.iter().copied().partition(|u| u.parent.as_deref().is_some_and(|p| new.contains(p)));
        // A circle has been broken before (plan::out_of_circles); were one left, it would stand at the top.
        let (now, later) = if now.is_empty() { (later, now) } else { (now, later) };
        for unit in now {
            let id: UnitId = op.id();
            let parent = unit.parent.as_ref().and_then(|p| units.get(p).copied()).unwrap_or(root);
            units.insert(unit.source_id.clone(), id);
            let source_id = Some(unit.source_id.clone());
            let becomes =
                UnitState { name: unit.name.clone(), kind: unit.kind.word().into(), parent: Some(parent), source_id, closed_on: None };
            rows.push(Kind::UnitAdded, id.0, None::<&UnitState>, Some(&becomes))?;
        }
        waiting = later;
    }
    for step in &plan.units {
        let Step::Change(id, unit) = step else { continue };
        let Some(known) = here.units.iter().find(|u| u.id == *id) else { continue };
        let was = UnitState::of(known, here.closed.get(id).cloned());
        let parent = unit.parent.as_ref().and_then(|p| units.get(p).copied()).unwrap_or(root);
        let becomes = UnitState {
            name: unit.name.clone(),
            kind: unit.kind.word().into(),
            parent: (*id != root).then_some(parent),
            source_id: Some(unit.source_id.clone()),
            // What people closed, or will, only people open again.
            closed_on: was.closed_on.clone().filter(|_| here.closed_by_hand.contains(id)),
        };
        rows.push(Kind::UnitChanged, id.0, Some(&was), Some(&becomes))?;
    }
    Ok(())
}

#[derive(Default)]
struct Rows(Vec<Row>);

impl Rows {
    fn push<T: Serialize>(&mut self, kind: Kind, subject: Uuid, was: Option<&T>, becomes: Option<&T>) -> Result<(), serde_json::Error> {
        let was = was.map(serde_json::to_string).transpose()?;
        let becomes = becomes.map(serde_json::to_string).transpose()?;
        self.0.push(Row { position: self.0.len() as i64, kind, subject, was, becomes });
        Ok(())
    }
}

/// The kind of unit a state names; a word of a later release is a school to this one.
pub(super) fn unit_kind(word: &str) -> UnitKind {
    UnitKind::from_word(word).unwrap_or(UnitKind::School)
}
