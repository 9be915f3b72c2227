//! The words of the standard, in any case and in the spellings that systems really send.

use super::columns::{Column, fold};
use super::model::{OrgKind, RosterRole, SessionKind};
use super::notes::Notes;
use super::orgs::Orgs;
use super::table::Row;
use super::warning::WarningKind;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Active,
    Gone,
}

/// What someone is to an org. Only the first is kept as a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Belonging {
    Staff(RosterRole),
    Student,
    Family,
}

impl Belonging {
    pub fn staff(self) -> Option<RosterRole> {
        match self {
            Belonging::Staff(role) => Some(role),
            Belonging::Student | Belonging::Family => None,
        }
    }
}

/// Blank is active, as a full list wants it; what is no longer active is gone.
pub(super) fn status(row: &Row<'_>, notes: &mut Notes) -> Status {
    let text = row.text(Column::Status, notes);
    let (status, name) = match fold(&text).as_str() {
        "" | "active" => (Status::Active, "active"),
        "tobedeleted" | "deleted" | "delete" | "inactive" => (Status::Gone, "tobedeleted"),
        _ => {
            row.tell(Column::Status, WarningKind::StatusUnknown { value: row.shown(&text) }, notes);
            return Status::Active;
        }
    };
    if !text.is_empty() && text != name {
        row.tell(Column::Status, WarningKind::StatusForm { value: row.shown(&text), read_as: name.to_owned() }, notes);
    }
    status
}

/// Whether someone may sign in. An unclear answer is yes: what it would switch off is a person.
pub(super) fn enabled(row: &Row<'_>, notes: &mut Notes) -> bool {
    let text = row.text(Column::EnabledUser, notes);
    let (enabled, name) = match fold(&text).as_str() {
        "true" | "1" | "yes" | "y" | "t" => (true, "true"),
        "false" | "0" | "no" | "n" | "f" => (false, "false"),
        "" => {
            // a missing column was told once already
            if row.has(Column::EnabledUser) {
                row.tell(Column::EnabledUser, WarningKind::ValueBlank { read_as: "true".to_owned() }, notes);
            }
            return true;
        }
        _ => {
            row.tell(Column::EnabledUser, WarningKind::BooleanUnknown { value: row.shown(&text) }, notes);
            return true;
        }
    };
    if text != name {
        row.tell(Column::EnabledUser, WarningKind::BooleanForm { value: row.shown(&text), read_as: name.to_owned() }, notes);
    }
    enabled
}

pub(super) fn org_kind(row: &Row<'_>, notes: &mut Notes) -> OrgKind {
    let text = row.text(Column::Type, notes);
    let kind = match fold(&text).as_str() {
        "district" | "schooldistrict" | "lea" => OrgKind::District,
        "school" | "schools" | "campus" | "building" => OrgKind::School,
        "department" | "dept" => OrgKind::Department,
        "local" => OrgKind::Local,
        "state" | "sea" => OrgKind::State,
        "national" => OrgKind::National,
        // a department claims least: no whole school comes or goes with it
        other => {
            let read_as = org_kind_name(OrgKind::Department).to_owned();
            let what = if other.is_empty() {
                WarningKind::ValueBlank { read_as }
            } else {
                WarningKind::OrgTypeUnknown { value: row.shown(&text), read_as }
            };
            row.tell(Column::Type, what, notes);
            return OrgKind::Department;
        }
    };
    let name = org_kind_name(kind);
    if kind == OrgKind::Department {
        row.tell(Column::Type, WarningKind::OrgDepartment, notes);
    }
    if text != name {
        row.tell(Column::Type, WarningKind::OrgTypeForm { value: row.shown(&text), read_as: name.to_owned() }, notes);
    }
    kind
}

fn org_kind_name(kind: OrgKind) -> &'static str {
    match kind {
        OrgKind::District => "district",
        OrgKind::School => "school",
        OrgKind::Department => "department",
        OrgKind::Local => "local",
        OrgKind::State => "state",
        OrgKind::National => "national",
    }
}

/// A role by its word. Nothing where the cells of the row have shifted: an unquoted list of orgs puts
/// an org where the role should be, and a student must not pass for staff by it.
pub(super) fn role(word: &str, row: &Row<'_>, orgs: &Orgs, notes: &mut Notes) -> Option<Belonging> {
    let folded = fold(word);
    let (belonging, name) = match folded.strip_prefix("ext:").unwrap_or(&folded) {
        "teacher" | "teachers" | "educator" | "instructor" => (Belonging::Staff(RosterRole::Teacher), "teacher"),
        "aide" | "paraeducator" | "paraprofessional" => (Belonging::Staff(RosterRole::Aide), "aide"),
        "administrator" | "administrators" | "admin" => (Belonging::Staff(RosterRole::Administrator), "administrator"),
        "principal" => (Belonging::Staff(RosterRole::Principal), "principal"),
        "siteadministrator" => (Belonging::Staff(RosterRole::SiteAdministrator), "siteAdministrator"),
        "districtadministrator" => (Belonging::Staff(RosterRole::DistrictAdministrator), "districtAdministrator"),
        "systemadministrator" => (Belonging::Staff(RosterRole::SystemAdministrator), "systemAdministrator"),
        "proctor" => (Belonging::Staff(RosterRole::Proctor), "proctor"),
        "counselor" | "counsellor" => (Belonging::Staff(RosterRole::Counselor), "counselor"),
        // generous here: a student taken for staff would be kept as a person
        "student" | "students" | "pupil" | "pupils" | "learner" | "learners" | "child" | "estudiante" | "alumno" | "alumna" => {
            (Belonging::Student, "student")
        }
        "parent" | "parents" | "mother" | "father" => (Belonging::Family, "parent"),
        "guardian" | "guardians" | "caregiver" | "carer" => (Belonging::Family, "guardian"),
        "relative" | "relatives" | "family" | "grandparent" | "sibling" | "emergencycontact" => (Belonging::Family, "relative"),
        _ => {
            if let Some((cells, expected)) = row.slipped() {
                row.tell(Column::Role, WarningKind::RoleShifted { cells, expected }, notes);
                return None;
            }
            if orgs.has(word) {
                row.tell(Column::Role, WarningKind::RoleIsOrg, notes);
                return None;
            }
            row.tell(Column::Role, WarningKind::RoleUnknown { value: row.shown(word) }, notes);
            return Some(Belonging::Staff(RosterRole::Other(row.shown(word))));
        }
    };
    if word != name {
        row.tell(Column::Role, WarningKind::RoleForm { value: row.shown(word), read_as: name.to_owned() }, notes);
    }
    Some(belonging)
}

pub(super) fn session_kind(row: &Row<'_>, notes: &mut Notes) -> SessionKind {
    let text = row.text(Column::Type, notes);
    let (kind, name) = match fold(&text).as_str() {
        "schoolyear" | "year" | "academicyear" => (SessionKind::SchoolYear, "schoolYear"),
        "semester" => (SessionKind::Semester, "semester"),
        "term" | "trimester" => (SessionKind::Term, "term"),
        "gradingperiod" | "quarter" | "markingperiod" => (SessionKind::GradingPeriod, "gradingPeriod"),
        other => {
            let read_as = "term".to_owned();
            let what = if other.is_empty() {
                WarningKind::ValueBlank { read_as }
            } else {
                WarningKind::SessionTypeUnknown { value: row.shown(&text), read_as }
            };
            row.tell(Column::Type, what, notes);
            return SessionKind::Term;
        }
    };
    if text != name {
        row.tell(Column::Type, WarningKind::SessionTypeForm { value: row.shown(&text), read_as: name.to_owned() }, notes);
    }
    kind
}

/// Told when odd; nothing depends on it.
pub(super) fn class_type(row: &Row<'_>, notes: &mut Notes) {
    let text = row.text(Column::ClassType, notes);
    let name = match fold(&text).as_str() {
        "" => return,
        "scheduled" => "scheduled",
        "homeroom" => "homeroom",
        _ => return row.tell(Column::ClassType, WarningKind::ClassTypeUnknown { value: row.shown(&text) }, notes),
    };
    if text != name {
        row.tell(Column::ClassType, WarningKind::ClassTypeForm { value: row.shown(&text), read_as: name.to_owned() }, notes);
    }
}

/// What someone is to a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Enrolled {
    Student,
    /// Teaches or helps.
    Staff,
    /// Looks after it, and is neither counted nor named.
    Other,
}

/// By the word of an enrollment. Nothing for an unknown one: it is neither counted nor taken for staff.
pub(super) fn enrolled(word: &str, row: &Row<'_>, notes: &mut Notes) -> Option<Enrolled> {
    let (enrolled, name) = match word {
        // the words of nearly every row, without a copy
        "student" => return Some(Enrolled::Student),
        "teacher" | "aide" => return Some(Enrolled::Staff),
        _ => match fold(word).as_str() {
            "student" | "students" | "pupil" | "learner" | "estudiante" | "alumno" | "alumna" => (Enrolled::Student, "student"),
            "teacher" | "teachers" | "primaryteacher" | "coteacher" | "instructor" => (Enrolled::Staff, "teacher"),
            "aide" | "paraeducator" | "paraprofessional" => (Enrolled::Staff, "aide"),
            "administrator" => (Enrolled::Other, "administrator"),
            "proctor" => (Enrolled::Other, "proctor"),
            _ => {
                row.tell(Column::Role, WarningKind::EnrollmentRoleUnknown { value: row.shown(word) }, notes);
                return None;
            }
        },
    };
    if word != name {
        row.tell(Column::Role, WarningKind::EnrollmentRoleForm { value: row.shown(word), read_as: name.to_owned() }, notes);
    }
    Some(enrolled)
}
