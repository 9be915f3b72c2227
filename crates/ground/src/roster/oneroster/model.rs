//! What a OneRoster delivery says about an organization: its orgs, its staff, and how many
//! students and families there are.
//!
//! Students, parents, guardians and relatives have no type here: they are counted and let go.
//! Passwords, phones, a student's grade and birthdays have no field. What is not here cannot be stored.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::warning::Warning;

/// A delivery, read. Lists are sorted by source id, so the order of rows and files does not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub version: Version,
    pub modes: Modes,
    pub orgs: Vec<Org>,
    /// Everyone with at least one staff role.
    pub people: Vec<Person>,
    /// Students and families by org. Whole numbers only in a full list; a delta counts its changes.
    pub headcounts: BTreeMap<SourceId, Headcount>,
    /// What a file calls deleted. In a full list, what is absent has left too: the caller compares.
    pub gone: Gone,
    /// Who is named in a row that could not be used. They are not here, and they have not left.
    pub left_out: LeftOut,
    /// What only a delta can hold: news of people the delivery says half of.
    pub partial: Partial,
    /// With how many students are enrolled; whole numbers only where `Modes::enrollments` is the full list.
    pub classes: Vec<Class>,
    /// School years and their parts.
    pub sessions: Vec<Session>,
    pub warnings: Vec<Warning>,
}

impl Reading {
    /// The same reading for those who want their files clean: dirt is refused, in the same words.
    pub fn strict(self) -> Result<Self, Vec<Warning>> {
        if self.warnings.iter().all(|warning| warning.what.is_notice()) {
            return Ok(self);
        }
        Err(self.warnings.into_iter().filter(|warning| !warning.what.is_notice()).collect())
    }
}

/// A `sourcedId`, as the source wrote it.
pub type SourceId = String;

/// The form the delivery was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// Roles stand in `users.csv`.
    V1_1,
    /// Roles stand in `roles.csv`.
    V1_2,
}

impl Version {
    pub fn name(self) -> &'static str {
        match self {
            Version::V1_1 => "1.1",
            Version::V1_2 => "1.2",
        }
    }
}

/// Whether a file is the whole list, the changes, or not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    Bulk,
    Delta,
    Absent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modes {
    pub orgs: Mode,
    pub users: Mode,
    pub roles: Mode,
    pub sessions: Mode,
    pub classes: Mode,
    pub enrollments: Mode,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Org {
    pub source_id: SourceId,
    pub name: String,
    pub kind: OrgKind,
    /// Always one of `Reading::orgs` in a full list; in a delta it may be an org sent earlier.
    pub parent: Option<SourceId>,
    /// The number people know it by, such as a state's school number.
    pub identifier: Option<String>,
    /// Line in the file; the header is line 1.
    pub row: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrgKind {
    District,
    School,
    Department,
    Local,
    State,
    National,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub source_id: SourceId,
    pub given: String,
    pub family: String,
    pub preferred_given: Option<String>,
    pub preferred_family: Option<String>,
    pub email: Option<String>,
    pub username: Option<String>,
    pub enabled: bool,
    /// Sorted by org, then role. Staff roles only, also of a teacher who is a parent here.
    pub roles: Vec<RoleIn>,
    /// Line in the file; the header is line 1.
    pub row: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RoleIn {
    /// Always one of `Reading::orgs` in a full list; in a delta it may be an org sent earlier.
    pub org: SourceId,
    pub role: RosterRole,
    /// 1.2 says so; in 1.1 it is the first org named.
    pub primary: bool,
    pub begins: Option<Date>,
    pub ends: Option<Date>,
}

/// What someone on the staff is. Students and families are not staff and have no case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RosterRole {
    Teacher,
    /// Paraeducator.
    Aide,
    Administrator,
    Principal,
    SiteAdministrator,
    DistrictAdministrator,
    SystemAdministrator,
    Proctor,
    Counselor,
    /// A word outside the standard, kept for a person to decide about.
    Other(String),
}

/// A class: what is taught, by whom, to how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    pub source_id: SourceId,
    pub title: String,
    pub org: SourceId,
    pub grades: Vec<String>,
    pub subjects: Vec<String>,
    /// In a full list always among `Reading::sessions`.
    pub terms: Vec<SourceId>,
    /// Each student once.
    pub students: u32,
    /// Who teaches or helps. In a full list always among `Reading::people`; in a delta it may be someone sent earlier.
    pub staff: Vec<SourceId>,
    /// Line in the file; the header is line 1.
    pub row: u64,
}

/// A school year or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub source_id: SourceId,
    pub title: String,
    pub kind: SessionKind,
    /// Both days included.
    pub starts: Date,
    pub ends: Date,
    pub parent: Option<SourceId>,
    /// Line in the file; the header is line 1.
    pub row: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SessionKind {
    SchoolYear,
    Semester,
    Term,
    GradingPeriod,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Headcount {
    pub students: u64,
    /// Parents, guardians and relatives.
    pub families: u64,
}

/// Ids the delivery calls deleted. They may be unknown to us, or a student's: match or ignore.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gone {
    pub orgs: Vec<SourceId>,
    pub people: Vec<SourceId>,
    /// Staff roles that ended, by the person who had them.
    pub roles: Vec<RoleOf>,
    pub classes: Vec<SourceId>,
    pub sessions: Vec<SourceId>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RoleOf {
    pub user: SourceId,
    pub role: RoleIn,
}

/// Ids of rows that were left out with a warning. A slip in the file must not end anybody's place:
/// the caller leaves those it knows as they are. An id may be a student's: match or ignore.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    pub orgs: Vec<SourceId>,
    pub classes: Vec<SourceId>,
    pub people: Vec<SourceId>,
}

/// A delta names only what changed: a person without their roles, or a role without its person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Partial {
    /// Changed details of someone whose roles were not sent again. May be a student:
    /// apply to people already known by source id, and let the rest go.
    pub people: Vec<Person>,
    /// New or changed staff roles of people who were not sent again.
    pub roles: Vec<RoleOf>,
}
