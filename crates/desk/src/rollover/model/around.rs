//! What the organization is like, as far as one rollover reaches: a value that pages and rules ask.

use db::Uuid;
use ground::element::Carried;
use ground::organization::Unit;
use ground::people::{Membership, Person};
use ground::{PersonId, UnitId};
use jiff::civil::Date;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// What the organization is like, as far as one rollover reaches.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// All units of the organization that are not closed, by name.
    pub units: Vec<Unit>,
    /// The closed ones: what lies in them waits for someone to decide about it.
    pub shut: Vec<Unit>,
    pub people: HashMap<PersonId, Person>,
    /// All parts ever held.
    pub parts: Vec<Membership>,
    pub carried: Vec<Carried>,
}

impl Around {
    /// Adds a row of a person. Who was merged is one name, here as long as one of their rows is, with the first e-mail there is.
    pub fn add_row(&mut self, stands: PersonId, row: Person) {
        match self.people.entry(stands) {
            Entry::Vacant(new) => {
                new.insert(Person { id: stands, ..row });
            }
            Entry::Occupied(mut known) => {
                let (known, is_the_one) = (known.get_mut(), row.id == stands);
                let active = known.active || row.active;
                let (first, second) = if is_the_one { (row.clone(), known.clone()) } else { (known.clone(), row) };
                *known = Person { id: stands, active, email: first.email.clone().or(second.email), ..first };
            }
        }
    }

    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|u| u.id == id)
    }

    /// A unit, open or closed.
    pub fn known(&self, id: UnitId) -> Option<&Unit> {
        self.unit(id).or_else(|| self.shut.iter().find(|u| u.id == id))
    }

    /// The unit itself and those it lies in.
    pub fn branch(&self, unit: UnitId) -> HashSet<UnitId> {
        let (mut all, mut at) = (HashSet::new(), Some(unit));
        while let Some(id) = at.filter(|id| all.insert(*id)) {
            at = self.known(id).and_then(|u| u.parent);
        }
        all
    }

    pub fn within(&self, top: UnitId) -> HashSet<UnitId> {
        self.units.iter().chain(&self.shut).map(|u| u.id).filter(|id| self.branch(*id).contains(&top)).collect()
    }

    /// Parts of active people that hold on this day or later, in order of their making.
    pub fn lasting(&self, from: Date) -> impl Iterator<Item = &Membership> {
        let day = from.to_string();
        let here = |p: &PersonId| self.people.get(p).is_some_and(|p| p.active);
        self.parts.iter().filter(move |m| here(&m.person) && m.ends_on.as_ref().is_none_or(|end| *end >= day))
    }

    /// What a leaver was like: their lasting parts.
    pub fn seen_person(&self, person: PersonId, from: Date) -> String {
        let mut ids: Vec<String> = self.lasting(from).filter(|m| m.person == person).map(|m| m.id.to_string()).collect();
        ids.sort();
        ids.join(" ")
    }

    pub fn of_email(&self, email: &str) -> Option<&Person> {
        let wanted = email.trim().to_lowercase();
        let mut found: Vec<&Person> =
            self.people.values().filter(|p| p.email.as_ref().is_some_and(|e| e.to_lowercase() == wanted)).collect();
        // Who is here goes before who left; ids settle the rest.
        found.sort_by_key(|p| (!p.active, p.id));
        found.first().copied()
    }

    pub fn name(&self, person: PersonId) -> String {
        self.people.get(&person).map(Person::name).unwrap_or_default()
    }

    /// The names of people, each once, in the order of lists.
    pub fn names(&self, of: impl Iterator<Item = PersonId>) -> Vec<String> {
        let ids: HashSet<PersonId> = of.collect();
        let mut people: Vec<&Person> = ids.iter().filter_map(|id| self.people.get(id)).collect();
        people.sort_by_cached_key(|p| (p.sort_name(), p.id));
        people.into_iter().map(Person::name).collect()
    }

    /// What lists of people are sorted by.
    pub fn sort_name(&self, person: PersonId) -> String {
        self.people.get(&person).map(Person::sort_name).unwrap_or_default()
    }

    pub fn unit_name(&self, unit: UnitId) -> String {
        self.known(unit).map(|u| u.name.clone()).unwrap_or_default()
    }

    pub fn carried(&self, kind: &str, subject: Uuid) -> Option<&Carried> {
        self.carried.iter().find(|c| c.kind == kind && c.subject == subject)
    }
}
