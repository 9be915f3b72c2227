//! A delivery in our own words: units, staff and their parts. Any reader (OneRoster now, staff lists later) ends here.

use super::Note;
use super::oneroster::{self, OrgKind, Reading, RosterRole};
use crate::access::Role;
use crate::ids::UnitId;
use crate::organization::{Unit, UnitKind};
use crate::people::clean_name;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Incoming {
    pub units: Vec<UnitIn>,
    /// Units that a staff list names and somebody chose to add. They stand as if made by hand: no later list closes them.
    #[serde(default)]
    pub founds: Vec<FoundIn>,
    pub people: Vec<PersonIn>,
    /// True when the delivery is the whole list: who is absent has left.
    pub whole: bool,
    /// Named as gone (in a delta).
    pub gone: Vec<String>,
    /// Named in a row that could not be used, be they people, units or classes: they are here, and stay as they are.
    #[serde(default)]
    pub unread: Vec<String>,
    /// Students and families counted, never stored.
    pub students: u64,
    pub families: u64,
    /// Classes with how many students they have; students themselves are let go.
    #[serde(default)]
    pub classes: Vec<ClassIn>,
    /// School years and terms, for the calendar to offer.
    #[serde(default)]
    pub terms: Vec<TermIn>,
    /// Classes and terms named as gone (in a delta).
    #[serde(default)]
    pub classes_gone: Vec<String>,
    #[serde(default)]
    pub terms_gone: Vec<String>,
    /// What only a delta can hold: news of someone the delivery says half of.
    #[serde(default)]
    pub partial: PartialIn,
}

/// A class: counted, never listed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassIn {
    pub source_id: String,
    pub title: String,
    /// The source id of its school.
    pub unit: String,
    pub grades: Vec<String>,
    pub subject: Option<String>,
    /// How many students are enrolled. In a delta: how many of its rows say so, which is no head count of a known class.
    pub students: u32,
    /// The source ids of its teachers and aides.
    pub staff: Vec<String>,
    /// The source ids of the terms it runs in.
    pub terms: Vec<String>,
}

/// A school year or a part of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermIn {
    pub source_id: String,
    pub title: String,
    /// `school-year`, `semester`, `term` or `grading-period`.
    pub kind: String,
    /// ISO days, both included.
    pub starts_on: String,
    pub ends_on: String,
    pub parent: Option<String>,
}

/// Applies to people already known by source id; the rest is let go (it may be a student's).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PartialIn {
    /// Changed names and addresses of someone whose parts were not sent again; `parts` is empty.
    pub people: Vec<PersonIn>,
    /// Source id of the person, and a new or changed part.
    pub parts: Vec<(String, PartIn)>,
    /// Source id of the person, and a part that is over.
    pub parts_gone: Vec<(String, PartIn)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitIn {
    pub source_id: String,
    pub name: String,
    #[serde(with = "words")]
    pub kind: UnitKind,
    pub parent: Option<String>,
}

/// A unit to be made, by the id it will have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundIn {
    pub id: UnitId,
    pub name: String,
    #[serde(with = "words")]
    pub kind: UnitKind,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonIn {
    pub source_id: String,
    pub given: String,
    pub family: String,
    pub email: Option<String>,
    pub active: bool,
    pub parts: Vec<PartIn>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartIn {
    /// The source id of the unit; where it has none, being made by hand, its own id (see [`own_keys`]).
    pub unit: String,
    #[serde(with = "words")]
    pub role: Role,
    pub begins: Option<String>,
    pub ends: Option<String>,
}

/// Roles and kinds are kept as their words.
mod words {
    use crate::access::Role;
    use crate::organization::UnitKind;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub trait Word: Sized + Copy {
        fn spell(self) -> &'static str;
        fn read(word: &str) -> Option<Self>;
    }
    impl Word for Role {
        fn spell(self) -> &'static str {
            self.word()
        }
        fn read(word: &str) -> Option<Role> {
            Role::from_word(word)
        }
    }
    impl Word for UnitKind {
        fn spell(self) -> &'static str {
            self.word()
        }
        fn read(word: &str) -> Option<UnitKind> {
            UnitKind::from_word(word)
        }
    }

    pub fn serialize<T: Word, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(value.spell())
    }

    pub fn deserialize<'de, T: Word, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        let word = String::deserialize(from)?;
        T::read(&word).ok_or_else(|| D::Error::custom(format!("unknown word {word}")))
    }
}

/// Turns a OneRoster reading into our words, for who does not know who is here: news of half-told people are let go (they
/// may be students), and in a delta the staff of a class are only those it brings.
pub fn from_oneroster(reading: &Reading) -> Incoming {
    turn(reading, None)
}

/// The same with the source ids of the people who are here. What the delivery says of anyone else who is not plainly staff
/// (half-told, gone, in a row that could not be read) is let go at once, ids and all: it may be a student's.
pub fn from_oneroster_knowing(reading: &Reading, known: &HashSet<String>) -> Incoming {
    turn(reading, Some(known))
}

fn turn(reading: &Reading, known: Option<&HashSet<String>>) -> Incoming {
    let kinds: HashMap<&str, OrgKind> = reading.orgs.iter().map(|o| (o.source_id.as_str(), o.kind)).collect();
    let units = reading.orgs.iter().map(|org| UnitIn {
        source_id: org.source_id.clone(),
        name: org.name.clone(),
        kind: unit_kind(org.kind),
        parent: org.parent.clone(),
    });
    let heads = reading.headcounts.values();
    let may_be_here = |id: &&String| known.is_none_or(|known| known.contains(id.as_str()));
    let left_out = &reading.left_out;
    let half_told = reading.partial.people.iter().map(|p| &p.source_id);
    let unread = left_out.people.iter().chain(half_told).filter(may_be_here).chain(&left_out.orgs).chain(&left_out.classes);
    Incoming {
        units: units.collect(),
        founds: Vec::new(),
        people: reading.people.iter().map(|p| person(p, &kinds)).collect(),
        whole: reading.modes.users == oneroster::Mode::Bulk,
        gone: reading.gone.people.iter().filter(may_be_here).cloned().collect(),
        unread: unread.cloned().collect(),
        students: heads.clone().map(|h| h.students).sum(),
        families: heads.map(|h| h.families).sum(),
        classes: reading.classes.iter().map(|c| class(c, reading, known)).collect(),
        terms: reading.sessions.iter().map(term).collect(),
        classes_gone: reading.gone.classes.clone(),
        terms_gone: reading.gone.sessions.clone(),
        partial: known.map(|known| partial(reading, known, &kinds)).unwrap_or_default(),
    }
}

fn person(person: &oneroster::Person, kinds: &HashMap<&str, OrgKind>) -> PersonIn {
    PersonIn {
        source_id: person.source_id.clone(),
        given: clean_name(person.preferred_given.as_deref().unwrap_or(&person.given)),
        family: clean_name(person.preferred_family.as_deref().unwrap_or(&person.family)),
        email: person.email.clone(),
        active: person.enabled,
        parts: parts(person, kinds),
    }
}

/// Of the staff only those who are staff here or in the delivery: a delta may enroll someone whom it does not bring.
fn class(class: &oneroster::Class, reading: &Reading, known: Option<&HashSet<String>>) -> ClassIn {
    let brought = |id: &String| reading.people.binary_search_by(|p| p.source_id.as_str().cmp(id)).is_ok();
    let staff = class.staff.iter().filter(|id| brought(id) || known.is_some_and(|known| known.contains(id.as_str())));
    ClassIn {
        source_id: class.source_id.clone(),
        title: class.title.clone(),
        unit: class.org.clone(),
        grades: class.grades.clone(),
        subject: class.subjects.first().cloned(),
        students: class.students,
        staff: staff.cloned().collect(),
        terms: class.terms.clone(),
    }
}

fn term(session: &oneroster::Session) -> TermIn {
    let kind = match session.kind {
        oneroster::SessionKind::SchoolYear => "school-year",
        oneroster::SessionKind::Semester => "semester",
        oneroster::SessionKind::Term => "term",
        oneroster::SessionKind::GradingPeriod => "grading-period",
    };
    TermIn {
        source_id: session.source_id.clone(),
        title: session.title.clone(),
        kind: kind.to_string(),
        starts_on: session.starts.to_string(),
        ends_on: session.ends.to_string(),
        parent: session.parent.clone(),
    }
}

fn partial(reading: &Reading, known: &HashSet<String>, kinds: &HashMap<&str, OrgKind>) -> PartialIn {
    let news = |roles: &[oneroster::RoleOf]| {
        let of_known = roles.iter().filter(|of| known.contains(&of.user));
        of_known.map(|of| (of.user.clone(), part(&of.role, kinds))).collect()
    };
    let people = reading.partial.people.iter().filter(|p| known.contains(&p.source_id));
    PartialIn {
        people: people.map(|p| person(p, kinds)).collect(),
        parts: news(&reading.partial.roles),
        parts_gone: news(&reading.gone.roles),
    }
}

/// Units without a source (made by hand) by their own id, as a staff list names them.
pub fn own_keys(units: &[Unit]) -> Vec<(String, UnitId)> {
    units.iter().filter(|unit| unit.source_id.is_none()).map(|unit| (unit.id.to_string(), unit.id)).collect()
}

fn part(role: &oneroster::RoleIn, kinds: &HashMap<&str, OrgKind>) -> PartIn {
    PartIn {
        unit: role.org.clone(),
        role: our_role(&role.role, kinds.get(role.org.as_str()).copied()),
        begins: role.begins.map(|d| d.to_string()),
        ends: role.ends.map(|d| d.to_string()),
    }
}

fn parts(person: &oneroster::Person, kinds: &HashMap<&str, OrgKind>) -> Vec<PartIn> {
    let mut parts: Vec<PartIn> = Vec::new();
    for role in &person.roles {
        let part = part(role, kinds);
        if !parts.iter().any(|p| p.unit == part.unit && p.role == part.role) {
            parts.push(part);
        }
    }
    parts
}

fn unit_kind(kind: OrgKind) -> UnitKind {
    match kind {
        OrgKind::District | OrgKind::Local => UnitKind::District,
        OrgKind::School => UnitKind::School,
        OrgKind::Department => UnitKind::Department,
        OrgKind::State => UnitKind::State,
        OrgKind::National => UnitKind::National,
    }
}

fn our_role(role: &RosterRole, org: Option<OrgKind>) -> Role {
    match role {
        RosterRole::Teacher => Role::Teacher,
        RosterRole::Aide => Role::Paraeducator,
        RosterRole::Principal | RosterRole::SiteAdministrator => Role::Principal,
        RosterRole::DistrictAdministrator => Role::DistrictLeader,
        RosterRole::Administrator => match org {
            Some(OrgKind::School | OrgKind::Department) => Role::Principal,
            _ => Role::DistrictLeader,
        },
        RosterRole::SystemAdministrator | RosterRole::Proctor | RosterRole::Counselor | RosterRole::Other(_) => Role::SupportStaff,
    }
}

/// The warnings of a reading, as they are kept.
pub fn notes(warnings: &[oneroster::Warning]) -> Vec<Note> {
    warnings
        .iter()
        .map(|w| Note {
            place: w.place_key().to_string(),
            key: w.what.key().to_string(),
            args: w.args().into_iter().map(|(name, value)| (name.to_string(), value)).collect(),
        })
        .collect()
}
