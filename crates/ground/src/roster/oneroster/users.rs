//! `users.csv`: staff become people, students and families become numbers.
//!
//! Row by row, so that nobody's row is held who is not kept. In 1.1 the roles stand here too.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::columns::{Column, Need, Wanted};
use super::dates::Dates;
use super::model::{Headcount, Mode, Modes, Partial, Person, RoleOf, SourceId, Version};
use super::notes::{Notes, shown};
use super::orgs::Orgs;
use super::refusal::ReadError;
use super::roles::{Place, Roles};
use super::table::{Row, Table};
use super::values::{self, Belonging, Status};
use super::warning::WarningKind;

pub(super) const WANTED: &Wanted = &[
    (Column::SourcedId, Need::Vital),
    (Column::Status, Need::Free),
    (Column::DateLastModified, Need::Free),
    (Column::EnabledUser, Need::Usual),
    (Column::OrgSourcedIds, Need::Free),
    (Column::Role, Need::Free),
    (Column::Username, Need::Usual),
    (Column::GivenName, Need::Vital),
    (Column::FamilyName, Need::Vital),
    (Column::PreferredGivenName, Need::Free),
    (Column::PreferredFamilyName, Need::Free),
    (Column::Email, Need::Usual),
    (Column::PrimaryOrgSourcedId, Need::Free),
];

#[derive(Default)]
pub(super) struct Users {
    pub people: Vec<Person>,
    pub headcounts: BTreeMap<SourceId, Headcount>,
    pub gone: Vec<SourceId>,
    pub partial: Partial,
}

/// What the rows are read against.
pub(super) struct Against<'o> {
    pub orgs: &'o Orgs,
    pub version: Version,
    pub modes: Modes,
}

impl Users {
    pub fn read(mut table: Table<'_>, mut roles: Roles, against: &Against<'_>, notes: &mut Notes) -> Result<Users, ReadError> {
        let file = table.file.clone();
        let mut users = Users::default();
        let mut dates = Dates::default();
        let mut first_rows: HashMap<SourceId, u64> = HashMap::new();
        let enabled_known = table.has(Column::EnabledUser);
        while let Some(row) = table.next(notes)? {
            let Some(id) = row.required(Column::SourcedId, notes) else { continue };
            let first_row = *first_rows.entry(id.clone()).or_insert(row.number);
            if first_row != row.number {
                row.tell(Column::SourcedId, WarningKind::IdTwice { first_row }, notes);
                continue;
            }
            dates.stamp(row.number, Column::DateLastModified, &row.text(Column::DateLastModified, notes));
            let status = values::status(&row, notes);
            let in_roles_file = roles.by_user.remove(&id);
            let told = in_roles_file.is_some();
            let places = match in_roles_file {
                Some(places) => places,
                None => own_places(&row, against, notes),
            };
            users.take(id, status, places, told, enabled_known, &row, against, notes);
        }
        if first_rows.is_empty() && against.modes.users == Mode::Bulk {
            return Err(ReadError::NoRows { file });
        }
        dates.tell(&file, notes);
        users.take_strays(roles, against.modes.users, notes);
        users.people.sort_by(|a, b| a.source_id.cmp(&b.source_id));
        users.partial.people.sort_by(|a, b| a.source_id.cmp(&b.source_id));
        users.partial.roles.sort();
        users.gone.sort();
        Ok(users)
    }
}
