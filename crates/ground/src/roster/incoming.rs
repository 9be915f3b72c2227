//! A delivery in our own words: units, staff and their parts. Any reader (OneRoster now, staff lists later) ends here.

use super::Note;
use super::oneroster::{self, OrgKind, Reading, RosterRole};
use crate::access::Role;
use crate::organization::UnitKind;
use crate::people::clean_name;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Incoming {
    pub units: Vec<UnitIn>,
    pub people: Vec<PersonIn>,
    /// True when the delivery is the whole list: who is absent has left.
    pub whole: bool,
    /// Named as gone (in a delta).
    pub gone: Vec<String>,
    /// Named in a row that could not be used: they are here, and stay as they are.
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
    /// How many students are enrolled.
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
    /// The source id of the unit.
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

/// Turns a OneRoster reading into our words. Roles that would give rights over the system are never taken from a file.
pub fn from_oneroster(reading: &Reading) -> Incoming {
    let kinds: HashMap<&str, OrgKind> = reading.orgs.iter().map(|o| (o.source_id.as_str(), o.kind)).collect();
    let units = reading.orgs.iter().map(|org| UnitIn {
        source_id: org.source_id.clone(),
        name: org.name.clone(),
        kind: unit_kind(org.kind),
        parent: org.parent.clone(),
    });
    let people = reading.people.iter().map(|person| PersonIn {
        source_id: person.source_id.clone(),
        given: clean_name(person.preferred_given.as_deref().unwrap_or(&person.given)),
        family: clean_name(person.preferred_family.as_deref().unwrap_or(&person.family)),
        email: person.email.clone(),
        active: person.enabled,
        parts: parts(person, &kinds),
    });
    let heads = reading.headcounts.values();
    Incoming {
        units: units.collect(),
        people: people.collect(),
        whole: reading.modes.users == oneroster::Mode::Bulk,
        gone: reading.gone.people.clone(),
        unread: reading.left_out.people.iter().cloned().chain(reading.partial.people.iter().map(|p| p.source_id.clone())).collect(),
        students: heads.clone().map(|h| h.students).sum(),
        families: heads.map(|h| h.families).sum(),
        ..Incoming::default()
    }
}

fn parts(person: &oneroster::Person, kinds: &HashMap<&str, OrgKind>) -> Vec<PartIn> {
    let mut parts: Vec<PartIn> = Vec::new();
    for role in &person.roles {
        let part = PartIn {
            unit: role.org.clone(),
            role: our_role(&role.role, kinds.get(role.org.as_str()).copied()),
            begins: role.begins.map(|d| d.to_string()),
            ends: role.ends.map(|d| d.to_string()),
        };
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
pub fn notes(reading: &Reading) -> Vec<Note> {
    reading
        .warnings
        .iter()
        .map(|w| Note {
            place: w.place_key().to_string(),
            key: w.what.key().to_string(),
            args: w.args().into_iter().map(|(name, value)| (name.to_string(), value)).collect(),
        })
        .collect()
}
