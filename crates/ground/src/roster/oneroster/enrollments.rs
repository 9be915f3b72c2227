//! `enrollments.csv`: how many students a class has, and who on the staff teaches or helps in it.
//!
//! The largest file of a delivery, often a million rows. It is read as it comes; of a student only 64 bits that stand for
//! the id are held until all rows are seen, so that nobody is counted twice in a class. Nothing of a student leaves here.

use std::collections::{BTreeSet, HashMap};

use super::classes::Classes;
use super::columns::{Column, Need, Wanted};
use super::model::{Class, Mode, Person, SourceId};
use super::notes::{Notes, shown};
use super::refusal::ReadError;
use super::source::Opened;
use super::table::{Row, Table};
use super::users::{Ids, digest};
use super::values::{self, Enrolled, Status};
use super::warning::WarningKind;

// An enrollment's own id and its dates are not read: nothing refers to the one, and a class has as many students as are
// listed in it.
const WANTED: &Wanted = &[
    (Column::Status, Need::Free),
    (Column::DateLastModified, Need::Free),
    (Column::ClassSourcedId, Need::Vital),
    (Column::UserSourcedId, Need::Vital),
    (Column::Role, Need::Vital),
];

/// What the rows are read against.
pub(super) struct Against<'o> {
    pub mode: Mode,
    /// The ids of the users file, when that is the whole list.
    pub users: Option<&'o Ids>,
    /// Sorted by id.
    pub staff: &'o [Person],
}

/// Counts the students of the classes and names their staff.
pub(super) fn count(opened: Opened<'_>, classes: &mut Classes, against: &Against<'_>, notes: &mut Notes) -> Result<(), ReadError> {
    let mut table = Table::open(opened, WANTED, notes)?;
    let places = classes.places();
    // the class and the student: 12 bytes a row, so that a million rows are 16 MB
    let mut students: Vec<(u32, u64)> = Vec::new();
    let mut staff: Vec<BTreeSet<SourceId>> = vec![BTreeSet::new(); classes.list.len()];
    let left_out: BTreeSet<&str> = classes.left_out.iter().chain(&classes.gone).map(String::as_str).collect();
    while let Some(row) = table.next(notes)? {
        let Some((class, enrolled, user)) = enrollment(&row, &places, &left_out, against, notes) else {
            continue;
        };
        match enrolled {
            Enrolled::Student => students.push((class, digest(&user))),
            Enrolled::Staff => {
                if let Some(staff) = staff.get_mut(class as usize) {
                    staff.insert(user);
                }
            }
            Enrolled::Other => {}
        }
    }
    students.sort_unstable();
    students.dedup();
    for (class, staff) in classes.list.iter_mut().zip(staff) {
        class.staff = staff.into_iter().collect();
    }
    for same in students.chunk_by(|a, b| a.0 == b.0) {
        let class: Option<&mut Class> = same.first().and_then(|(class, _)| classes.list.get_mut(*class as usize));
        if let Some(class) = class {
            class.students = u32::try_from(same.len()).unwrap_or(u32::MAX);
        }
    }
    Ok(())
}

fn enrollment(
    row: &Row<'_>,
    places: &HashMap<SourceId, u32>,
    left_out: &BTreeSet<&str>,
    against: &Against<'_>,
    notes: &mut Notes,
) -> Option<(u32, Enrolled, SourceId)> {
    if values::status(row, notes) == Status::Gone {
        if against.mode == Mode::Bulk {
            row.tell(Column::Status, WarningKind::GoneInBulk, notes);
        }
        return None;
    }
    let class = row.required(Column::ClassSourcedId, notes)?;
    let user = row.required(Column::UserSourcedId, notes)?;
    let word = row.required(Column::Role, notes)?;
    let enrolled = values::enrolled(&word, row, notes)?;
    let Some(place) = places.get(&class).copied() else {
        // a class that was left out has told why; a delta may speak of one that was sent earlier
        if against.mode == Mode::Bulk && !left_out.contains(class.as_str()) {
            let id = if row.slipped().is_some() { row.shown(&class) } else { shown(&class) };
            row.tell(Column::ClassSourcedId, WarningKind::EnrollmentClassUnknown { id }, notes);
        }
        return None;
    };
    // who it is stays unsaid: it may be a student
    if against.users.is_some_and(|users| !users.has(&user)) {
        row.tell(Column::UserSourcedId, WarningKind::EnrollmentUserUnknown, notes);
        return None;
    }
    let on_staff = || against.staff.binary_search_by(|person| person.source_id.as_str().cmp(&user)).is_ok();
    if enrolled == Enrolled::Staff && against.users.is_some() && !on_staff() {
        row.tell(Column::Role, WarningKind::EnrollmentNotStaff, notes);
        return None;
    }
    Some((place, enrolled, user))
}
