//! OneRoster: reads the CSV files by which a school's information system tells who works where.
//!
//! Versions 1.1 and 1.2, full lists and deltas. Real files are dirty, so this is a forgiving reader
//! with an honest report: whatever can be understood is read, and every liberty taken is a `Warning`
//! with file, row and column. `Reading::strict` turns the same warnings into a refusal.
//!
//! It opens `manifest`, `orgs`, `users` and `roles`, nothing else; it keeps staff, counts students
//! and families, and never reads passwords, phones or demographics (`columns.rs` lists every column).
//! It decides nothing: who is new, changed or gone is found by whoever compares this with what is known.
//!
//! ```ignore
//! let reading = oneroster::read(Source::zip(&upload))?;          // forgiving
//! let reading = oneroster::read(Source::zip(&upload))?.strict(); // or not
//! ```
//!
//! Source: 1EdTech OneRoster CSV Tables 1.1.1 and OneRoster CSV Binding 1.2.1 (both 22 August 2023).

mod cells;
mod columns;
mod dates;
mod facts;
mod manifest;
mod model;
mod notes;
mod orgs;
mod refusal;
mod roles;
mod source;
mod table;
mod text;
mod unzip;
mod users;
mod values;
mod warning;

#[cfg(test)]
mod tests;

pub use model::{
    Gone, Headcount, LeftOut, Mode, Modes, Org, OrgKind, Partial, Person, Reading, RoleIn, RoleOf, RosterRole, SourceId, Version,
};
pub use notes::LISTED_PER_CASE;
pub use refusal::ReadError;
pub use source::Source;
pub use unzip::{MOST_BYTES, MOST_ENTRIES, MOST_RATIO, RATIO_FROM_BYTES};
pub use warning::{PLACE_KEYS, Warning, WarningKind};

use columns::Column;
use manifest::Manifest;
use notes::Notes;
use orgs::Orgs;
use roles::Roles;
use source::{File, Opened, Parcel};
use table::Table;
use users::{Against, Users};

/// Reads a delivery, forgiving what can be understood.
pub fn read(source: Source<'_>) -> Result<Reading, ReadError> {
    let mut notes = Notes::default();
    let mut parcel = source.open()?;
    parcel.note_folders(&mut notes);
    let manifest = Manifest::read(&mut parcel, &mut notes)?;

    let orgs_file = open(&mut parcel, File::Orgs, &mut notes)?;
    let users_file = open(&mut parcel, File::Users, &mut notes)?;
    let roles_file = open(&mut parcel, File::Roles, &mut notes)?;
    // a delta leaves out what did not change
    let full = manifest.usual_mode() == Mode::Bulk;
    if orgs_file.is_none() && (full || (users_file.is_none() && roles_file.is_none())) {
        return Err(ReadError::NoOrgsFile);
    }
    if users_file.is_none() && full {
        return Err(ReadError::NoUsersFile);
    }
    let mut mode = |file, opened: &Option<Opened>| manifest.mode(file, opened.as_ref().map(|opened| opened.name.as_str()), &mut notes);
    let mut modes = Modes { orgs: mode(File::Orgs, &orgs_file), users: mode(File::Users, &users_file), roles: Mode::Absent };

    let users_table = match &users_file {
        Some(opened) => Some(Table::open(&opened.name, &opened.bytes, users::WANTED, &mut notes)?),
        None => None,
    };
    let role_column = users_table.as_ref().is_some_and(|table| table.has(Column::Role));
    if modes.users == Mode::Bulk && roles_file.is_none() && !role_column {
        return Err(ReadError::NoRoles);
    }
    let version = manifest.version(roles_file.is_some(), role_column, &mut notes);

    let orgs = match &orgs_file {
        Some(opened) => Orgs::read(&opened.name, &opened.bytes, modes.orgs, &mut notes)?,
        None => Orgs::default(),
    };
    let mut roles = match &roles_file {
        Some(opened) if version == Version::V1_2 => {
            modes.roles = manifest.mode(File::Roles, Some(&opened.name), &mut notes);
            Roles::read(&opened.name, &opened.bytes, modes.roles, &orgs, &mut notes)?
        }
        Some(opened) => {
            notes.file(&opened.name, WarningKind::FileIgnored { version: version.name().to_owned() });
            Roles::default()
        }
        None => Roles::default(),
    };
    drop(roles_file);
    let gone_roles = std::mem::take(&mut roles.gone);
    let users = match users_table {
        Some(table) => Users::read(table, roles, &Against { orgs: &orgs, version, modes }, &mut notes)?,
        None => Users::only_roles(roles, &mut notes),
    };

    Ok(Reading {
        version,
        modes,
        gone: Gone { orgs: orgs.gone, people: users.gone, roles: gone_roles },
        left_out: LeftOut { orgs: orgs.left_out, people: users.left_out },
        orgs: orgs.list,
        people: users.people,
        headcounts: users.headcounts,
        partial: users.partial,
        warnings: notes.into_warnings(),
    })
}

/// One of the files, as plain UTF-8 or bytes near to it.
fn open(parcel: &mut Parcel<'_>, file: File, notes: &mut Notes) -> Result<Option<Opened>, ReadError> {
    let opened = parcel.open(file, notes)?;
    Ok(opened.map(|Opened { name, bytes }| {
        let bytes = text::plain_bytes(&name, bytes, notes);
        Opened { name, bytes }
    }))
}
