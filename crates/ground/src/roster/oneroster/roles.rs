//! `roles.csv` of 1.2: who is what, where, from when to when.

use std::collections::HashMap;

use super::columns::{Column, Need, Wanted, fold};
use super::dates::{Dates, Seen};
use super::model::{Mode, RoleIn, RoleOf, SourceId};
use super::notes::Notes;
use super::orgs::Orgs;
use super::refusal::ReadError;
use super::source::Opened;
use super::table::{Row, Table};
use super::values::{self, Belonging, Status};
use super::warning::WarningKind;

// A role's own id is not read: nothing refers to it, and some systems repeat the user's there.
const WANTED: &Wanted = &[
    (Column::SourcedId, Need::Free),
    (Column::Status, Need::Free),
    (Column::DateLastModified, Need::Free),
    (Column::UserSourcedId, Need::Vital),
    (Column::RoleType, Need::Usual),
    (Column::Role, Need::Vital),
    (Column::BeginDate, Need::Free),
    (Column::EndDate, Need::Free),
    (Column::OrgSourcedId, Need::Vital),
];

/// Someone's place at an org, staff or not.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub org: SourceId,
    pub belonging: Belonging,
    pub primary: bool,
    pub begins: Option<jiff::civil::Date>,
    pub ends: Option<jiff::civil::Date>,
    pub row: u64,
}

impl Place {
    pub fn is_staff(&self) -> bool {
        matches!(self.belonging, Belonging::Staff(_))
    }

    pub fn into_role(self) -> Option<RoleIn> {
        let Place { org, belonging, primary, begins, ends, .. } = self;
        Some(RoleIn { org, role: belonging.staff()?, primary, begins, ends })
    }
}

#[derive(Default)]
pub(super) struct Roles {
    pub file: String,
    pub by_user: HashMap<SourceId, Vec<Place>>,
    pub gone: Vec<RoleOf>,
}

/// A row whose dates wait for the rest of the file.
struct Draft {
    user: SourceId,
    status: Status,
    place: Place,
    begins: Option<Seen>,
    ends: Option<Seen>,
}

impl Roles {
    pub fn read(opened: Opened<'_>, mode: Mode, orgs: &Orgs, notes: &mut Notes) -> Result<Roles, ReadError> {
        let mut table = Table::open(opened, WANTED, notes)?;
        let file = &table.file.clone();
        let mut dates = Dates::default();
        let mut drafts = Vec::new();
        while let Some(row) = table.next(notes)? {
            drafts.extend(draft(&row, mode, orgs, &mut dates, notes));
        }
        let mut roles = Roles { file: file.to_owned(), ..Roles::default() };
        for Draft { user, status, mut place, begins, ends } in drafts {
            place.begins = begins.and_then(|seen| dates.settle(seen));
            place.ends = ends.and_then(|seen| dates.settle(seen));
            put_in_order(file, &mut place, notes);
            match status {
                Status::Active => roles.by_user.entry(user).or_default().push(place),
                // in a full list a role that ended is simply not there
                Status::Gone if mode == Mode::Bulk => {}
                Status::Gone => roles.gone.extend(place.into_role().map(|role| RoleOf { user, role })),
            }
        }
        roles.gone.sort();
        dates.tell(file, notes);
        Ok(roles)
    }
}

fn draft(row: &Row<'_>, mode: Mode, orgs: &Orgs, dates: &mut Dates, notes: &mut Notes) -> Option<Draft> {
    let status = values::status(row, notes);
    if status == Status::Gone && mode == Mode::Bulk {
        row.tell(Column::Status, WarningKind::GoneInBulk, notes);
    }
    let mut date = |column| {
        let text = row.text(column, notes);
        dates.day(row.number, column, &text)
    };
    let (begins, ends) = (date(Column::BeginDate), date(Column::EndDate));
    dates.stamp(row.number, Column::DateLastModified, &row.text(Column::DateLastModified, notes));
    let user = row.required(Column::UserSourcedId, notes)?;
    let org = row.required(Column::OrgSourcedId, notes)?;
    let role = row.required(Column::Role, notes)?;
    if !orgs.may_have(&org) {
        row.tell(Column::OrgSourcedId, WarningKind::RoleOrgUnknown { id: row.shown(&org) }, notes);
        return None;
    }
    let belonging = values::role(&role, row, orgs, notes)?;
    let primary = is_primary(row, notes);
    Some(Draft { user, status, place: Place { org, belonging, primary, begins: None, ends: None, row: row.number }, begins, ends })
}

fn is_primary(row: &Row<'_>, notes: &mut Notes) -> bool {
    let text = row.text(Column::RoleType, notes);
    let (primary, name) = match fold(&text).as_str() {
        "primary" => (true, "primary"),
        "secondary" => (false, "secondary"),
        "" => return false,
        _ => {
            row.tell(Column::RoleType, WarningKind::RoleTypeUnknown { value: row.shown(&text) }, notes);
            return false;
        }
    };
    if text != name {
        row.tell(Column::RoleType, WarningKind::RoleTypeForm { value: row.shown(&text), read_as: name.to_owned() }, notes);
    }
    primary
}

/// Of two dates the wrong way round the end is kept: nobody then stays longer than either date says.
fn put_in_order(file: &str, place: &mut Place, notes: &mut Notes) {
    let (Some(begins), Some(ends)) = (place.begins, place.ends) else {
        return;
    };
    if begins > ends {
        let what = WarningKind::DatesReversed { begins: begins.to_string(), ends: ends.to_string() };
        notes.add(file, Some(place.row), Some(Column::BeginDate.name()), what);
        place.begins = None;
    }
}
