//! Classes with how many students they have. Students are counted and let go: what stands here is a number of seats, for
//! whoever manages people.

use super::incoming::{ClassIn, Incoming, PersonIn};
use super::plan::Here;
use crate::ids::{ClassId, PersonId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// A class that no full list names any more is kept this long, two school years, to compare with; then it goes.
pub const KEPT_DAYS: i64 = 731;

/// A class as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    pub id: ClassId,
    pub unit: UnitId,
    pub about: About,
    /// Who teaches or helps in it, by id.
    pub staff: Vec<PersonId>,
}

/// What a delivery says of a class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    pub source_id: String,
    pub title: String,
    pub grades: Vec<String>,
    pub subject: Option<String>,
    pub students: u32,
    pub begins_on: Option<String>,
    pub ends_on: Option<String>,
    /// The last day, once a full list no longer names it.
    pub closed_on: Option<String>,
}

/// One class that changes. Units and people are named by source ids: both may be new in the same delivery.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassStep {
    pub was: Option<Class>,
    pub unit: String,
    pub about: About,
    pub staff: Vec<String>,
}

/// What a delivery changes about classes. A full list closes those it does not name (and says nothing about classes when it
/// names none); a delta closes those it calls gone. In a delta the number of students of a known class stays: its rows are no
/// head count.
pub(super) fn steps(here: &Here, incoming: &Incoming, added: &[PersonIn], yesterday: &str) -> Vec<ClassStep> {
    let gone: HashSet<&str> = incoming.classes_gone.iter().map(String::as_str).filter(|_| !incoming.whole).collect();
    if incoming.classes.is_empty() && gone.is_empty() {
        return Vec::new();
    }
    let sources: HashMap<PersonId, &str> = here.people.iter().filter_map(|p| Some((p.id, p.source_id.as_deref()?))).collect();
    let units: HashMap<UnitId, &str> = here.units.iter().filter_map(|u| Some((u.id, u.source_id.as_deref()?))).collect();
    let told_units = units.values().copied().chain(incoming.units.iter().map(|u| u.source_id.as_str()));
    let told_units: HashSet<&str> = told_units.collect();
    // By the delivery: who is not staff there (a student teacher, a row that could not be read) is no staff of the class.
    let staff: HashSet<&str> = sources.values().copied().chain(added.iter().map(|p| p.source_id.as_str())).collect();
    let by_source: HashMap<&str, &Class> = here.classes.iter().map(|c| (c.about.source_id.as_str(), c)).collect();
    let terms: HashMap<&str, (&str, &str)> =
        incoming.terms.iter().map(|t| (t.source_id.as_str(), (t.starts_on.as_str(), t.ends_on.as_str()))).collect();
    let mut steps = Vec::new();
    let mut named = HashSet::new();
    for class in incoming.classes.iter().filter(|c| told_units.contains(c.unit.as_str())) {
        if !named.insert(class.source_id.as_str()) {
            continue;
        }
        let was = by_source.get(class.source_id.as_str()).copied();
        let held: Vec<String> = was.map_or_else(Vec::new, |c| c.staff.iter().filter_map(|p| Some(sources.get(p)?.to_string())).collect());
        let mut now: Vec<String> = class.staff.iter().filter(|s| staff.contains(s.as_str())).cloned().collect();
        if !incoming.whole {
            now.extend(held.iter().cloned());
        }
        sort(&mut now);
        let about = about(class, was.map(|c| &c.about), &terms, incoming.whole);
        let same = was.is_some_and(|c| {
            let mut held = held;
            sort(&mut held);
            c.about == about && held == now && units.get(&c.unit) == Some(&class.unit.as_str())
        });
        if !same {
            steps.push(ClassStep { was: was.cloned(), unit: class.unit.clone(), about, staff: now });
        }
    }
    named.extend(incoming.unread.iter().map(String::as_str).filter(|_| incoming.whole));
    let over = |c: &&Class| {
        let source = c.about.source_id.as_str();
        c.about.closed_on.is_none() && !named.contains(source) && (incoming.whole || gone.contains(source))
    };
    for class in here.classes.iter().filter(over) {
        let Some(unit) = units.get(&class.unit) else { continue };
        let about = About { closed_on: Some(yesterday.to_string()), ..class.about.clone() };
        let staff = class.staff.iter().filter_map(|p| Some(sources.get(p)?.to_string())).collect();
        steps.push(ClassStep { was: Some(class.clone()), unit: (*unit).to_string(), about, staff });
    }
    steps
}

fn sort(ids: &mut Vec<String>) {
    ids.sort();
    ids.dedup();
}

/// A class lasts from the first day of its terms to their last one.
fn about(class: &ClassIn, was: Option<&About>, terms: &HashMap<&str, (&str, &str)>, whole: bool) -> About {
    let days = || class.terms.iter().filter_map(|t| terms.get(t.as_str()));
    let begins = days().map(|(from, _)| (*from).to_string()).min();
    let ends = days().map(|(_, to)| (*to).to_string()).max();
    let kept = was.filter(|_| !whole);
    About {
        source_id: class.source_id.clone(),
        title: class.title.clone(),
        grades: class.grades.clone(),
        subject: class.subject.clone(),
        students: kept.map_or(class.students, |w| w.students),
        begins_on: begins.or_else(|| kept.and_then(|w| w.begins_on.clone())),
        ends_on: ends.or_else(|| kept.and_then(|w| w.ends_on.clone())),
        closed_on: None,
    }
}
