//! What a delivery would change: added, changed, leaving. Pure; the dry run shows it and the import does it.

use super::classes::{Class, ClassStep};
use super::incoming::{FoundIn, Incoming, PartIn, PersonIn, UnitIn, own_keys};
use super::{classes, delta, founds};
use crate::access::Role;
use crate::ids::{MembershipId, PersonId, UnitId};
use crate::organization::{Unit, UnitKind};
use crate::people::{Membership, Person};
use crate::sought::fold;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// Who and what is here now.
pub struct Here {
    pub units: Vec<Unit>,
    /// The last day of each unit that was closed.
    pub closed: HashMap<UnitId, String>,
    /// Of those, the ones that people closed, by themselves or with a unit above: only people open them again.
    pub closed_by_hand: HashSet<UnitId>,
    pub people: Vec<Person>,
    /// Of those, the ones whom people let go, and who have not come back.
    pub left_by_hand: HashSet<PersonId>,
    /// Of these, the ones of whom someone said that they come back.
    pub come_back: HashSet<PersonId>,
    pub memberships: Vec<Membership>,
    pub classes: Vec<Class>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Add(UnitIn),
    Change(UnitId, UnitIn),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub person: Person,
    pub was: Person,
    pub new_parts: Vec<PartIn>,
    /// Parts that end, each with its last day.
    pub ended_parts: Vec<(MembershipId, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Leaver {
    pub person: Person,
    /// The parts the roster gave that hold today.
    pub parts: Vec<MembershipId>,
}

/// A unit that a full list no longer names. It is closed, never deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    pub id: UnitId,
    pub name: String,
    pub kind: UnitKind,
}

/// What a named person must say is right, each by a box of its own (ecosystem I3).
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// More than [`super::MANY_LEAVING_PERCENT`] of all people would leave.
    Many { leaving: usize, of: usize },
    /// Every person of a school would leave it (all `people` of them), or it would be closed, or both.
    School { unit: UnitId, name: String, people: usize, closes: bool },
    /// A unit that a staff list names would be made, for so many people of the list.
    Found { unit: UnitId, name: String, people: usize },
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub units: Vec<Step>,
    /// Units to be made that somebody chose from the words of a staff list.
    pub founds: Vec<FoundIn>,
    pub closing: Vec<Closing>,
    /// The names of units that people closed and the delivery still names: they stay closed, and nobody gets a part there.
    pub stay_closed: Vec<String>,
    /// People who were let go by hand and whom the delivery still names: they stay out until someone says that they come back.
    pub stay_gone: Vec<Person>,
    pub classes: Vec<ClassStep>,
    pub added: Vec<PersonIn>,
    pub changed: Vec<Change>,
    pub leaving: Vec<Leaver>,
    pub unchanged: usize,
    /// Of those who come or stay, the names of who has no part today: all their roles in the file have ended or not begun.
    pub without_part: Vec<String>,
    /// What must be answered before any of this is done.
    pub questions: Vec<Question>,
    /// Active people the roster owned before.
    pub active_before: usize,
}

impl Plan {
    pub fn is_empty(&self) -> bool {
        self.size() == 0
    }

    /// How many changes it has.
    pub fn size(&self) -> usize {
        self.units.len()
            + self.founds.len()
            + self.closing.len()
            + self.classes.len()
            + self.added.len()
            + self.changed.len()
            + self.leaving.len()
    }

    /// Whether so many leave that a person must say it is right.
    pub fn many_leave(&self) -> bool {
        self.leaving.len() * 100 > self.active_before * super::MANY_LEAVING_PERCENT
    }
}

/// Compares a delivery with what is here. `today` decides which parts still hold.
pub fn plan(here: &Here, incoming: &Incoming, today: Date) -> Plan {
    let (stay_closed, without) = without_closed_by_hand(here, incoming, today);
    let incoming = without.as_ref().unwrap_or(incoming);
    let mut plan = Plan { units: unit_steps(here, incoming), closing: closing(here, incoming), stay_closed, ..Plan::default() };
    plan.founds = founds::missing(&here.units, incoming);
    let day = &today.to_string();
    let by_hand_units = own_keys(&here.units);
    let own = by_hand_units.iter().map(|(key, id)| (key.as_str(), *id));
    let unit_of: HashMap<&str, UnitId> = here.units.iter().filter_map(|u| Some((u.source_id.as_deref()?, u.id))).chain(own).collect();
    let by_source: HashMap<&str, &Person> = here.people.iter().filter_map(|p| Some((p.source_id.as_deref()?, p))).collect();
    // Someone entered by hand becomes the roster's when the address is theirs alone, here and in the delivery.
    let by_hand = || here.people.iter().filter(|p| p.source_id.is_none());
    let written = counted(incoming.people.iter().filter_map(|p| p.email.as_deref()));
    let held = counted(by_hand().filter_map(|p| p.email.as_deref()));
    let alone = |email: &String| written.get(email) == Some(&1) && held.get(email) == Some(&1);
    let by_email: HashMap<String, &Person> =
        by_hand().filter_map(|p| Some((p.email.as_deref()?.to_lowercase(), p))).filter(|(email, _)| alone(email)).collect();
    // Who looks after this server by hand leaves by hand: no file may leave the organization without an administrator.
    let runs = |m: &&Membership| m.source == "hand" && m.role == Role::Administrator && holds(m, day);
    let stays: HashSet<PersonId> = here.memberships.iter().filter(runs).map(|m| m.person).collect();
    let stay_gone: HashSet<PersonId> = here.left_by_hand.difference(&here.come_back).copied().collect();
    let mut parts_of: HashMap<_, Vec<&Membership>> = HashMap::new();
    for m in here.memberships.iter().filter(|m| m.source == "roster") {
        parts_of.entry(m.person).or_default().push(m);
    }
    let yesterday = today.yesterday().unwrap_or(today).to_string();
    let days = Days { today: day, yesterday: &yesterday };
    let none = Vec::new();
    let mut named = HashSet::new();
    plan.active_before = here.people.iter().filter(|p| p.active && p.source_id.is_some()).count();
    for person in &incoming.people {
        let known = by_source.get(person.source_id.as_str()).copied();
        let known = known.or_else(|| by_email.get(&person.email.as_deref()?.to_lowercase()).copied());
        match known {
            None if person.active => plan.added.push(person.clone()),
            None => {}
            Some(was) => {
                named.insert(was.id);
                let held = parts_of.get(&was.id).unwrap_or(&none);
                if !person.active {
                    leave(&mut plan, was, held, days, &stays);
                } else if stay_gone.contains(&was.id) {
                    plan.stay_gone.push(was.clone());
                } else if let Some(change) = change(was, person, held, &unit_of, incoming.whole, days) {
                    plan.changed.push(change);
                } else {
                    plan.unchanged += 1;
                }
            }
        }
    }
    let holds_today =
        |p: &PartIn| p.begins.as_deref().is_none_or(|b| b <= day.as_str()) && p.ends.as_deref().is_none_or(|e| e >= day.as_str());
    let without = incoming.people.iter().filter(|p| p.active && !p.parts.iter().any(holds_today));
    let out: HashSet<&str> = plan.stay_gone.iter().filter_map(|p| p.source_id.as_deref()).collect();
    let mut without: Vec<&PersonIn> = without.filter(|p| !out.contains(p.source_id.as_str())).collect();
    without.sort_by_cached_key(|p| fold(&format!("{} {}", p.family, p.given)));
    plan.without_part = without.into_iter().map(|p| format!("{} {}", p.given, p.family).trim().to_string()).collect();
    delta::add_to(
        &mut plan,
        &delta::Known { by_source: &by_source, parts_of: &parts_of, unit_of: &unit_of, stays: &stays, stay_gone: &stay_gone },
        incoming,
        days,
    );
    let gone: HashSet<&str> = incoming.gone.iter().map(String::as_str).collect();
    let unread: HashSet<&str> = incoming.unread.iter().map(String::as_str).collect();
    for person in &here.people {
        let Some(source) = person.source_id.as_deref() else { continue };
        if !named.contains(&person.id) && !unread.contains(source) && (incoming.whole || gone.contains(source)) {
            leave(&mut plan, person, parts_of.get(&person.id).unwrap_or(&none), days, &stays);
        }
    }
    plan.classes = classes::steps(here, incoming, &plan.added, days.yesterday);
    in_order(&mut plan);
    plan.questions = questions(&plan, here, days.today);
    plan.questions.extend(founds::asked(&plan.founds, incoming));
    plan
}

/// A delivery has an order of its own; people look for a name from A to Z.
fn in_order(plan: &mut Plan) {
    plan.added.sort_by_cached_key(|p| fold(&format!("{} {}", p.family, p.given)));
    plan.changed.sort_by_cached_key(|c| (c.was.sort_name(), c.was.id));
    plan.leaving.sort_by_cached_key(|l| (l.person.sort_name(), l.person.id));
    plan.stay_gone.sort_by_cached_key(|p| (p.sort_name(), p.id));
    plan.closing.sort_by_cached_key(|c| fold(&c.name));
    plan.founds.sort_by_cached_key(|new| fold(&new.name));
}

/// Today and the day before, as they are stored.
#[derive(Clone, Copy)]
pub(super) struct Days<'a> {
    pub today: &'a str,
    pub yesterday: &'a str,
}

/// The names of units that were closed by hand and are named all the same, and the delivery without them: without their news,
/// without parts and classes there. None when it names no such unit.
fn without_closed_by_hand(here: &Here, incoming: &Incoming, today: Date) -> (Vec<String>, Option<Incoming>) {
    let today = today.to_string();
    // One that closes on a day to come has its people until then.
    let over = |u: &&Unit| here.closed_by_hand.contains(&u.id) && here.closed.get(&u.id).is_some_and(|last| *last < today);
    let kept = here.units.iter().filter(over);
    let kept: HashMap<&str, &Unit> = kept.filter_map(|u| Some((u.source_id.as_deref()?, u))).collect();
    let parts = || incoming.people.iter().chain(&incoming.partial.people).flat_map(|p| &p.parts);
    let parts = parts().chain(incoming.partial.parts.iter().map(|(_, part)| part)).map(|part| part.unit.as_str());
    let named = incoming.units.iter().map(|u| u.source_id.as_str()).chain(parts).chain(incoming.classes.iter().map(|c| c.unit.as_str()));
    let mut names: Vec<String> = named.filter_map(|source| Some(kept.get(source)?.name.clone())).collect();
    names.sort_by_cached_key(|name| fold(name));
    names.dedup();
    if names.is_empty() {
        return (names, None);
    }
    let open = |part: &PartIn| !kept.contains_key(part.unit.as_str());
    let mut without = incoming.clone();
    without.units.retain(|u| !kept.contains_key(u.source_id.as_str()));
    without.people.iter_mut().chain(&mut without.partial.people).for_each(|p| p.parts.retain(open));
    without.partial.parts.retain(|(_, part)| open(part));
    without.classes.retain(|c| !kept.contains_key(c.unit.as_str()));
    (names, Some(without))
}

/// The units that a full list no longer names: they have a source, are open, and are not the organization itself. A list
/// that names no unit at all says nothing about units.
fn closing(here: &Here, incoming: &Incoming) -> Vec<Closing> {
    if !incoming.whole || incoming.units.is_empty() {
        return Vec::new();
    }
    let named: HashSet<&str> =
        incoming.units.iter().map(|u| u.source_id.as_str()).chain(incoming.unread.iter().map(String::as_str)).collect();
    let missing = |u: &&Unit| {
        u.parent.is_some() && !here.closed.contains_key(&u.id) && u.source_id.as_deref().is_some_and(|source| !named.contains(source))
    };
    here.units.iter().filter(missing).map(|u| Closing { id: u.id, name: u.name.clone(), kind: u.kind }).collect()
}

/// What a named person must confirm: many leaving, and each school that would be closed or left by everyone.
fn questions(plan: &Plan, here: &Here, today: &str) -> Vec<Question> {
    let mut questions = Vec::new();
    if plan.many_leave() {
        questions.push(Question::Many { leaving: plan.leaving.len(), of: plan.active_before });
    }
    let parent: HashMap<UnitId, UnitId> = here.units.iter().filter_map(|u| Some((u.id, u.parent?))).collect();
    let schools: HashSet<UnitId> = here.units.iter().filter(|u| u.kind == UnitKind::School).map(|u| u.id).collect();
    let school_of =
        |unit: UnitId| std::iter::successors(Some(unit), |at| parent.get(at).copied()).take(parent.len() + 1).find(|u| schools.contains(u));
    let leaving: HashSet<PersonId> = plan.leaving.iter().map(|l| l.person.id).collect();
    let ended: HashSet<MembershipId> =
        plan.changed.iter().flat_map(|c| &c.ended_parts).filter(|(_, last)| last.as_str() < today).map(|(id, _)| *id).collect();
    let active: HashSet<PersonId> = here.people.iter().filter(|p| p.active).map(|p| p.id).collect();
    let mut before: HashMap<UnitId, HashSet<PersonId>> = HashMap::new();
    let mut after: HashSet<UnitId> = HashSet::new();
    for m in here.memberships.iter().filter(|m| m.source == "roster" && holds(m, today) && active.contains(&m.person)) {
        let Some(school) = school_of(m.unit) else { continue };
        before.entry(school).or_default().insert(m.person);
        if !leaving.contains(&m.person) && !ended.contains(&m.id) {
            after.insert(school);
        }
    }
    // Who gets another part in the same school has not left it.
    let unit_of: HashMap<&str, UnitId> = here.units.iter().filter_map(|u| Some((u.source_id.as_deref()?, u.id))).collect();
    let given = plan.changed.iter().flat_map(|c| &c.new_parts).filter_map(|p| school_of(*unit_of.get(p.unit.as_str())?));
    after.extend(given);
    let closes: HashSet<UnitId> = plan.closing.iter().map(|c| c.id).collect();
    for unit in here.units.iter().filter(|u| schools.contains(&u.id)) {
        let people = before.get(&unit.id).map_or(0, HashSet::len);
        let closes = closes.contains(&unit.id);
        if closes || (people > 0 && !after.contains(&unit.id)) {
            questions.push(Question::School { unit: unit.id, name: unit.name.clone(), people, closes });
        }
    }
    questions
}

/// How often each address stands in a list, in any case.
fn counted<'a>(emails: impl Iterator<Item = &'a str>) -> HashMap<String, usize> {
    let mut count = HashMap::new();
    emails.for_each(|email| *count.entry(email.to_lowercase()).or_default() += 1);
    count
}

pub(super) fn holds(m: &Membership, today: &str) -> bool {
    m.ends_on.as_deref().is_none_or(|end| end >= today)
}

/// Someone goes, with the parts the roster gave. Who stays all the same only loses those parts.
pub(super) fn leave(plan: &mut Plan, person: &Person, held: &[&Membership], days: Days, stays: &HashSet<PersonId>) {
    let parts: Vec<MembershipId> = held.iter().filter(|m| holds(m, days.today)).map(|m| m.id).collect();
    let staying = person.active && stays.contains(&person.id);
    if !person.active || (staying && parts.is_empty()) {
        plan.unchanged += 1;
    } else if staying {
        let ended_parts = parts.into_iter().map(|id| (id, days.yesterday.to_string())).collect();
        plan.changed.push(Change { person: person.clone(), was: person.clone(), new_parts: Vec::new(), ended_parts });
    } else {
        plan.leaving.push(Leaver { person: person.clone(), parts });
    }
}

pub(super) fn change(
    was: &Person,
    now: &PersonIn,
    held: &[&Membership],
    unit_of: &HashMap<&str, UnitId>,
    whole: bool,
    days: Days,
) -> Option<Change> {
    let person = Person {
        given_name: now.given.clone(),
        family_name: now.family.clone(),
        // A file without addresses does not take away one that is known.
        email: now.email.clone().or_else(|| was.email.clone()),
        source_id: Some(now.source_id.clone()),
        active: true,
        ..was.clone()
    };
    let same = |part: &PartIn, m: &Membership| unit_of.get(part.unit.as_str()) == Some(&m.unit) && part.role == m.role;
    let held_now = |m: &Membership| holds(m, days.today);
    let matches = |part: &PartIn, m: &Membership| {
        same(part, m)
            && part.begins.as_deref().is_none_or(|b| b == m.begins_on)
            && (part.ends == m.ends_on || (part.ends.is_none() && held_now(m)))
    };
    let moved_end = |part: &PartIn, m: &Membership| {
        same(part, m) && part.ends.is_some() && part.ends != m.ends_on && part.begins.as_deref().is_none_or(|b| b == m.begins_on)
    };
    let new_parts: Vec<PartIn> = now.parts.iter().filter(|p| !held.iter().any(|m| matches(p, m) || moved_end(p, m))).cloned().collect();
    let mut ended_parts: Vec<(MembershipId, String)> = held
        .iter()
        .filter_map(|m| now.parts.iter().find(|p| !matches(p, m) && moved_end(p, m)).and_then(|p| Some((m.id, p.ends.clone()?))))
        .collect();
    if whole {
        let absent = |m: &&&Membership| held_now(m) && !now.parts.iter().any(|p| matches(p, m) || moved_end(p, m));
        ended_parts.extend(held.iter().filter(absent).map(|m| (m.id, days.yesterday.to_string())));
    }
    let quiet = person == *was && new_parts.is_empty() && ended_parts.is_empty();
    (!quiet).then(|| Change { person, was: was.clone(), new_parts, ended_parts })
}

fn unit_steps(here: &Here, incoming: &Incoming) -> Vec<Step> {
    let root = here.units.iter().find(|u| u.parent.is_none());
    let adopted = root.filter(|r| r.source_id.is_none()).and_then(|r| Some((r.id, top(incoming, r.kind)?)));
    let id_of: HashMap<&str, UnitId> = here.units.iter().filter_map(|u| Some((u.source_id.as_deref()?, u.id))).collect();
    let root_source = root.and_then(|r| r.source_id.clone()).or_else(|| adopted.as_ref().map(|(_, u)| u.source_id.clone()));
    let mut steps = Vec::new();
    for unit in &out_of_circles(here, incoming) {
        if let Some((id, top)) = adopted.as_ref().filter(|(_, top)| top.source_id == unit.source_id) {
            // The organization keeps the name its people chose; only the tie to the source is new.
            let name = root.map_or_else(|| unit.name.clone(), |r| r.name.clone());
            steps.push(Step::Change(*id, UnitIn { name, ..top.clone() }));
            continue;
        }
        match here.units.iter().find(|u| u.source_id.as_deref() == Some(&unit.source_id)) {
            None => steps.push(Step::Add(unit.clone())),
            Some(known) => {
                let is_root = known.parent.is_none();
                let parent = unit.parent.as_ref().or(root_source.as_ref()).and_then(|p| id_of.get(p.as_str()).copied());
                let parent = parent.or(root.map(|r| r.id));
                let same_name = is_root || known.name == unit.name;
                // A unit that was closed and is named again opens again; the dry run says so.
                let opens = here.closed.contains_key(&known.id) && !here.closed_by_hand.contains(&known.id);
                if opens || !(same_name && known.kind == unit.kind && (is_root || known.parent == parent)) {
                    let name = if is_root { known.name.clone() } else { unit.name.clone() };
                    steps.push(Step::Change(known.id, UnitIn { name, ..unit.clone() }));
                }
            }
        }
    }
    steps
}

/// The units of a delivery as they would stand in the tree: one that would come to lie within itself goes to the top. A
/// delta names only some units, so that the circle may close through one that is here already.
fn out_of_circles(here: &Here, incoming: &Incoming) -> Vec<UnitIn> {
    let source_of: HashMap<UnitId, &str> = here.units.iter().filter_map(|u| Some((u.id, u.source_id.as_deref()?))).collect();
    let known = here.units.iter().filter_map(|u| Some((u.source_id.as_deref()?, source_of.get(&u.parent?).copied()?)));
    let mut parent_of: HashMap<&str, &str> = known.collect();
    for unit in &incoming.units {
        match unit.parent.as_deref() {
            Some(parent) => parent_of.insert(&unit.source_id, parent),
            None => parent_of.remove(unit.source_id.as_str()),
        };
    }
    let up = |unit: &UnitIn| std::iter::successors(parent_of.get(unit.source_id.as_str()), |at| parent_of.get(**at));
    let circles = |unit: &UnitIn| up(unit).take(parent_of.len()).any(|at| *at == unit.source_id);
    incoming.units.iter().map(|unit| if circles(unit) { UnitIn { parent: None, ..unit.clone() } } else { unit.clone() }).collect()
}

/// The one org of the delivery that is our organization itself: the only one without a parent, and of our root's kind
/// (a district above schools also when the root was set up as a network).
fn top(incoming: &Incoming, root: UnitKind) -> Option<UnitIn> {
    let known: HashSet<&str> = incoming.units.iter().map(|u| u.source_id.as_str()).collect();
    let mut tops = incoming.units.iter().filter(|u| u.parent.as_deref().is_none_or(|p| !known.contains(p)));
    let first = tops.next()?;
    (tops.next().is_none() && first.kind == root).then(|| first.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::StakeholderGroup;
    use db::Uuid;

    fn day() -> Date {
        jiff::civil::date(2026, 11, 23)
    }
    fn teacher(source: &str) -> PersonIn {
        let part = PartIn { unit: "school".into(), role: Role::Teacher, begins: None, ends: None };
        PersonIn { source_id: source.into(), given: "Ana".into(), family: "Ruiz".into(), email: None, active: true, parts: vec![part] }
    }
    fn here(people: usize) -> Here {
        let id = |n: usize| Uuid::from_u128(n as u128 + 1);
        let unit =
            |n, parent, kind, source: &str| Unit { id: UnitId(id(n)), parent, kind, name: source.into(), source_id: Some(source.into()) };
        let root = unit(900, None, UnitKind::District, "district");
        let school = unit(901, Some(root.id), UnitKind::School, "school");
        let people: Vec<Person> = (0..people)
            .map(|n| Person {
                id: crate::PersonId(id(n)),
                given_name: "Ana".into(),
                family_name: "Ruiz".into(),
                email: None,
                account: None,
                source_id: Some(format!("p{n}")),
                active: true,
            })
            .collect();
        let memberships = people
            .iter()
            .map(|p| Membership {
                id: MembershipId(p.id.0),
                person: p.id,
                unit: school.id,
                role: Role::Teacher,
                group: StakeholderGroup::Teachers,
                begins_on: "2026-08-01".into(),
                ends_on: None,
                source: "roster".into(),
            })
            .collect();
        let closed_by_hand = HashSet::new();
        let (left_by_hand, come_back) = (HashSet::new(), HashSet::new());
        let units = vec![root, school];
        Here { units, closed: HashMap::new(), closed_by_hand, people, left_by_hand, come_back, memberships, classes: Vec::new() }
    }
    fn delivery(people: &[&str]) -> Incoming {
        let unit = |source: &str, kind, parent: Option<&str>| UnitIn {
            source_id: source.into(),
            name: source.into(),
            kind,
            parent: parent.map(str::to_string),
        };
        Incoming {
            units: vec![unit("district", UnitKind::District, None), unit("school", UnitKind::School, Some("district"))],
            people: people.iter().map(|p| teacher(p)).collect(),
            whole: true,
            ..Incoming::default()
        }
    }

    #[test]
    fn the_same_delivery_twice_changes_nothing() {
        let plan = plan(&here(2), &delivery(&["p0", "p1"]), day());
        assert!(plan.is_empty(), "{plan:?}");
        assert_eq!(plan.unchanged, 2);
    }

    #[test]
    fn who_is_absent_from_a_whole_list_leaves_and_from_a_delta_stays() {
        let whole = delivery(&["p0"]);
        assert_eq!(plan(&here(2), &whole, day()).leaving.len(), 1);
        let delta = Incoming { whole: false, ..whole };
        assert!(plan(&here(2), &delta, day()).leaving.is_empty());
        let gone = Incoming { gone: vec!["p1".into()], ..delta };
        assert_eq!(plan(&here(2), &gone, day()).leaving.len(), 1);
    }

    #[test]
    fn who_stands_in_a_row_that_could_not_be_read_stays() {
        let unread = Incoming { unread: vec!["p1".into()], ..delivery(&["p0"]) };
        assert!(plan(&here(2), &unread, day()).leaving.is_empty());
    }

    #[test]
    fn an_address_that_two_share_in_the_delivery_is_nobodys_alone() {
        let mut here = here(1);
        here.people[0].source_id = None;
        here.people[0].email = Some("ana@school.example".into());
        let mut both = delivery(&["x", "y"]);
        both.people[0].email = Some("Ana@school.example".into());
        assert_eq!(plan(&here, &both, day()).changed.len(), 1);
        both.people[1].email = Some("ana@school.example".into());
        let plan = plan(&here, &both, day());
        assert_eq!((plan.added.len(), plan.changed.len()), (2, 0));
    }

    #[test]
    fn an_administrator_by_hand_does_not_leave_by_a_file() {
        let mut here = here(2);
        let by_hand = Membership { role: Role::Administrator, source: "hand".into(), ..here.memberships[1].clone() };
        here.memberships.push(Membership { id: MembershipId(Uuid::from_u128(777)), ..by_hand });
        let gone = plan(&here, &delivery(&["p0"]), day());
        assert!(gone.leaving.is_empty());
        assert_eq!(gone.changed[0].ended_parts, vec![(here.memberships[1].id, "2026-11-22".to_string())]);
        assert!(gone.changed[0].person.active);
        here.memberships[1].ends_on = Some("2026-11-22".into());
        assert!(plan(&here, &delivery(&["p0"]), day()).is_empty(), "and once is enough");
    }

    #[test]
    fn a_delta_cannot_put_a_unit_within_itself() {
        let mut here = here(0);
        let school = here.units[1].clone();
        here.units.push(Unit {
            id: UnitId(Uuid::from_u128(950)),
            parent: Some(school.id),
            source_id: Some("team".into()),
            ..school.clone()
        });
        let under = UnitIn { source_id: "school".into(), name: "school".into(), kind: UnitKind::School, parent: Some("team".into()) };
        let delta = Incoming { units: vec![under], ..Incoming::default() };
        assert!(plan(&here, &delta, day()).units.is_empty(), "it stays at the top, where it is");
    }

    #[test]
    fn many_leaving_needs_a_yes() {
        assert!(plan(&here(20), &delivery(&["p0"]), day()).many_leave());
        let all: Vec<String> = (0..19).map(|n| format!("p{n}")).collect();
        let most = delivery(&all.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(!plan(&here(20), &most, day()).many_leave());
    }

    #[test]
    fn a_school_that_everyone_leaves_is_asked_about_also_when_they_are_few() {
        let mut here = here(20);
        let north =
            Unit { id: UnitId(Uuid::from_u128(990)), name: "north".into(), source_id: Some("north".into()), ..here.units[1].clone() };
        here.memberships[0].unit = north.id;
        here.units.push(north.clone());
        let all: Vec<String> = (1..20).map(|n| format!("p{n}")).collect();
        let mut file = delivery(&all.iter().map(String::as_str).collect::<Vec<_>>());
        let asked = plan(&here, &file, day());
        let question = |closes| Question::School { unit: north.id, name: "north".into(), people: 1, closes };
        assert_eq!(asked.questions, [question(true)], "not named at all");
        assert_eq!(asked.closing.len(), 1);
        file.units.push(UnitIn {
            source_id: "north".into(),
            name: "north".into(),
            kind: UnitKind::School,
            parent: Some("district".into()),
        });
        assert_eq!(plan(&here, &file, day()).questions, [question(false)], "named, and empty");
        file.people.push(teacher("p0"));
        file.people[19].parts[0].unit = "north".into();
        file.people[19].parts[0].role = Role::Paraeducator;
        assert_eq!(plan(&here, &file, day()).questions, [], "another part at the same school");
        let delta = Incoming { whole: false, units: Vec::new(), ..delivery(&[]) };
        assert!(plan(&here, &delta, day()).is_empty(), "a delta closes nothing");
    }

    #[test]
    fn a_closed_unit_that_is_named_again_opens_again() {
        let mut here = here(1);
        here.closed.insert(here.units[1].id, "2026-06-30".into());
        let steps = plan(&here, &delivery(&["p0"]), day()).units;
        assert!(matches!(&steps[..], [Step::Change(id, _)] if *id == here.units[1].id));
    }

    #[test]
    fn a_unit_that_people_closed_stays_closed_and_gets_nobody() {
        let mut here = here(2);
        let school = here.units[1].id;
        here.closed.insert(school, "2026-06-30".into());
        here.closed_by_hand.insert(school);
        here.memberships.iter_mut().for_each(|m| m.ends_on = Some("2026-06-30".into()));
        let told = plan(&here, &delivery(&["p0", "p1", "new"]), day());
        assert_eq!((told.units.as_slice(), told.stay_closed.as_slice()), (&[][..], &["school".to_string()][..]));
        assert_eq!((told.changed.len(), told.unchanged, told.added.len()), (0, 2, 1), "{told:?}");
        assert_eq!(told.added[0].parts, []);
        assert!(told.closing.is_empty());
        // Until its last day it goes on as it is.
        here.closed.insert(school, "2026-12-18".into());
        here.memberships.iter_mut().for_each(|m| m.ends_on = Some("2026-12-18".into()));
        let told = plan(&here, &delivery(&["p0", "p1"]), day());
        assert!(told.is_empty() && told.stay_closed.is_empty(), "{told:?}");
    }

    #[test]
    fn people_stand_from_a_to_z_whatever_their_accents_and_their_ids() {
        let mut file = delivery(&["a", "b", "c"]);
        for (person, family) in file.people.iter_mut().zip(["Zapata", "Álvarez", "Bell"]) {
            person.family = family.into();
        }
        let families: Vec<String> = plan(&here(0), &file, day()).added.into_iter().map(|p| p.family).collect();
        assert_eq!(families, ["Álvarez", "Bell", "Zapata"]);
    }

    #[test]
    fn who_has_no_part_today_is_listed() {
        let mut past = delivery(&["p0", "p1"]);
        past.people[0].parts[0].ends = Some("2025-09-23".into());
        assert_eq!(plan(&here(0), &past, day()).without_part, ["Ana Ruiz"]);
    }

    #[test]
    fn a_new_part_is_added_and_a_lost_one_ends() {
        let mut moved = delivery(&["p0"]);
        moved.people[0].parts[0].role = Role::Paraeducator;
        let plan = plan(&here(1), &moved, day());
        assert_eq!(plan.changed.len(), 1);
        assert_eq!(plan.changed[0].new_parts.len(), 1);
        assert_eq!(plan.changed[0].ended_parts[0].1, "2026-11-22");
    }

    #[test]
    fn an_end_date_given_later_moves_the_end_and_makes_no_second_part() {
        let mut ending = delivery(&["p0"]);
        ending.people[0].parts[0].ends = Some("2026-12-18".into());
        let plan = plan(&here(1), &ending, day());
        assert!(plan.changed[0].new_parts.is_empty());
        assert_eq!(plan.changed[0].ended_parts[0].1, "2026-12-18");
    }

    #[test]
    fn the_only_district_of_the_delivery_is_the_organization_itself() {
        let mut here = here(0);
        here.units.truncate(1);
        here.units[0].source_id = None;
        here.units[0].name = "Our own name".into();
        let steps = plan(&here, &delivery(&[]), day()).units;
        assert!(matches!(&steps[0], Step::Change(id, unit) if *id == here.units[0].id && unit.name == "Our own name"));
        assert!(matches!(&steps[1], Step::Add(unit) if unit.source_id == "school"));
    }
}
