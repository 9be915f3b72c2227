//! OneRoster: reads the CSV files by which a school's information system tells who works where.
//!
//! Versions 1.1 and 1.2, full lists and deltas. Real files are dirty, so this is a forgiving reader
//! with an honest report: whatever can be understood is read, and every liberty taken is a `Warning`
//! with file, row and column. `Reading::strict` turns the same warnings into a refusal.
//!
//! It opens `manifest`, `orgs`, `users`, `roles`, `academicSessions`, `classes` and `enrollments`, nothing else; it keeps
//! staff, counts students (also by class) and families, and never reads passwords, phones or demographics (`columns.rs` lists
//! every column). Files are read as they come, so that a million enrollments need no memory of their size.
//! It decides nothing: who is new, changed or gone is found by whoever compares this with what is known.
//!
//! ```ignore
//! let reading = oneroster::read(Source::zip(&upload))?;          // forgiving
//! let reading = oneroster::read(Source::zip(&upload))?.strict(); // or not
//! ```
//!
//! Source: 1EdTech OneRoster CSV Tables 1.1.1 and OneRoster CSV Binding 1.2.1 (both 22 August 2023).

pub(in crate::roster) mod cells;
mod classes;
pub(in crate::roster) mod columns;
pub(in crate::roster) mod dates;
mod enrollments;
mod facts;
mod manifest;
mod model;
pub(in crate::roster) mod notes;
mod orgs;
mod refusal;
mod roles;
mod same_id;
mod sessions;
mod source;
mod table;
pub(in crate::roster) mod text;
pub(in crate::roster) mod unzip;
mod users;
mod values;
mod warning;

#[cfg(test)]
mod tests;

pub use model::{
    Class, Gone, Headcount, LeftOut, Mode, Modes, Org, OrgKind, Partial, Person, Reading, RoleIn, RoleOf, RosterRole, Session, SessionKind,
    SourceId, Version,
};
pub use notes::LISTED_PER_CASE;
pub use refusal::ReadError;
pub use source::{Progress, Source};
pub use unzip::{MOST_BYTES, MOST_ENTRIES, MOST_RATIO, RATIO_FROM_BYTES};
pub use warning::{PLACE_KEYS, Warning, WarningKind};

use classes::Classes;
use manifest::Manifest;
use notes::Notes;
use orgs::Orgs;
use roles::Roles;
use sessions::Sessions;
use source::{Chosen, File, Parcel};
use std::ops::ControlFlow;
use table::Table;
use users::{Ids, Users};

/// Reads a delivery, forgiving what can be understood.
pub fn read(source: Source<'_>) -> Result<Reading, ReadError> {
    read_with(source, &mut |_| ControlFlow::Continue(()))
}

/// The same for whoever shows how far it is, or may want it to stop: `watch` is called after every piece that was read (some
/// 32 KB), and `Break` ends the reading with [`ReadError::Stopped`].
pub fn read_with<'a>(source: Source<'a>, watch: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Reading, ReadError> {
    let mut notes = Notes::default();
    let mut parcel = source.open(watch)?;
    parcel.note_folders(&mut notes);
    parcel.note_closed(&mut notes);
    let manifest = Manifest::read(&mut parcel, &mut notes)?;

    let [orgs_file, users_file, roles_file] = [File::Orgs, File::Users, File::Roles].map(|file| parcel.choose(file, &mut notes));
    // a delta leaves out what did not change
    let full = manifest.usual_mode() == Mode::Bulk;
    if orgs_file.is_none() && (full || (users_file.is_none() && roles_file.is_none())) {
        return Err(ReadError::NoOrgsFile);
    }
    if users_file.is_none() && full {
        return Err(ReadError::NoUsersFile);
    }
    let mode =
        |file, chosen: &Option<Chosen>, notes: &mut Notes| manifest.mode(file, chosen.as_ref().map(|file| file.name.as_str()), notes);
    let mut modes = Modes {
        orgs: mode(File::Orgs, &orgs_file, &mut notes),
        users: mode(File::Users, &users_file, &mut notes),
        roles: Mode::Absent,
        sessions: Mode::Absent,
        classes: Mode::Absent,
        enrollments: Mode::Absent,
    };

    // the users are passed through once before they are read: which ids come twice must be known from the first row on
    let (ids, role_column) = match &users_file {
        Some(chosen) => Ids::read(Table::open(parcel.open(chosen, &mut Notes::default())?, users::WANTED, &mut Notes::default())?)?,
        None => Default::default(),
    };
    if modes.users == Mode::Bulk && roles_file.is_none() && !role_column {
        return Err(ReadError::NoRoles);
    }
    let version = manifest.version(roles_file.is_some(), role_column, &mut notes);

    let orgs = match &orgs_file {
        Some(chosen) => Orgs::read(parcel.open(chosen, &mut notes)?, modes.orgs, &mut notes)?,
        None => Orgs::default(),
    };
    let mut roles = match &roles_file {
        Some(chosen) if version == Version::V1_2 => {
            modes.roles = mode(File::Roles, &roles_file, &mut notes);
            Roles::read(parcel.open(chosen, &mut notes)?, modes.roles, &orgs, &mut notes)?
        }
        Some(chosen) => {
            notes.file(&chosen.name, WarningKind::FileIgnored { version: version.name().to_owned() });
            Roles::default()
        }
        None => Roles::default(),
    };
    let gone_roles = std::mem::take(&mut roles.gone);
    let users = match &users_file {
        Some(chosen) => {
            let table = Table::open(parcel.open(chosen, &mut notes)?, users::WANTED, &mut notes)?;
            Users::read(table, &ids, roles, &users::Against { orgs: &orgs, version, modes }, &mut notes)?
        }
        None => Users::only_roles(roles, &mut notes),
    };

    let sessions_file = parcel.choose(File::Sessions, &mut notes);
    modes.sessions = mode(File::Sessions, &sessions_file, &mut notes);
    let sessions = match &sessions_file {
        Some(chosen) => Sessions::read(parcel.open(chosen, &mut notes)?, modes.sessions, &mut notes)?,
        None => Sessions::default(),
    };
    let classes =
        classes(&mut parcel, &manifest, &mut modes, &Taught { orgs: &orgs, sessions: &sessions, ids: &ids, users: &users }, &mut notes)?;

    Ok(Reading {
        version,
        modes,
        gone: Gone { orgs: orgs.gone, people: users.gone, roles: gone_roles, classes: classes.gone, sessions: sessions.gone },
        left_out: LeftOut { orgs: orgs.left_out, people: users.left_out, classes: classes.left_out },
        orgs: orgs.list,
        people: users.people,
        headcounts: users.headcounts,
        partial: users.partial,
        classes: classes.list,
        sessions: sessions.list,
        warnings: notes.into_warnings(),
    })
}

/// What classes are read against.
struct Taught<'o> {
    orgs: &'o Orgs,
    sessions: &'o Sessions,
    ids: &'o Ids,
    users: &'o Users,
}

/// The classes with their counts. A class without a count would be a claim about nobody, so without enrollments there are
/// none; and a full list of people with changes of classes would close every class that did not change.
fn classes(
    parcel: &mut Parcel<'_>,
    manifest: &Manifest,
    modes: &mut Modes,
    taught: &Taught<'_>,
    notes: &mut Notes,
) -> Result<Classes, ReadError> {
    let files = [File::Classes, File::Enrollments].map(|file| parcel.choose(file, notes));
    let [classes_file, enrollments_file] = &files;
    let mode =
        |file, chosen: &Option<Chosen>, notes: &mut Notes| manifest.mode(file, chosen.as_ref().map(|file| file.name.as_str()), notes);
    modes.classes = mode(File::Classes, classes_file, notes);
    modes.enrollments = mode(File::Enrollments, enrollments_file, notes);
    let Some(chosen) = classes_file else {
        return Ok(Classes::default());
    };
    if modes.users == Mode::Bulk && (modes.classes != Mode::Bulk || modes.enrollments == Mode::Delta) {
        notes.file(&chosen.name, WarningKind::ClassesMixed);
        return Ok(Classes::default());
    }
    let Some(enrollments) = enrollments_file else {
        if modes.classes == Mode::Bulk {
            notes.file(&chosen.name, WarningKind::ClassesUncounted);
            return Ok(Classes::default());
        }
        return Classes::read(parcel.open(chosen, notes)?, modes.classes, taught.orgs, taught.sessions, notes);
    };
    let mut classes = Classes::read(parcel.open(chosen, notes)?, modes.classes, taught.orgs, taught.sessions, notes)?;
    let users = (modes.users == Mode::Bulk).then_some(taught.ids);
    let against = enrollments::Against { mode: modes.enrollments, users, staff: &taught.users.people };
    enrollments::count(parcel.open(enrollments, notes)?, &mut classes, &against, notes)?;
    Ok(classes)
}
