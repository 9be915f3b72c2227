//! `orgs.csv`: the tree of district, schools and departments.

use std::collections::{HashMap, HashSet};

use super::columns::{Column, Need, Wanted};
use super::model::{Mode, Org, OrgKind, SourceId};
use super::notes::{Notes, shown};
use super::refusal::ReadError;
use super::same_id::ById;
use super::source::Opened;
use super::table::{Row, Table};
use super::values::{self, Status};
use super::warning::WarningKind;

const WANTED: &Wanted = &[
    (Column::SourcedId, Need::Vital),
    (Column::Status, Need::Free),
    (Column::Name, Need::Vital),
    (Column::Type, Need::Vital),
    (Column::Identifier, Need::Free),
    (Column::ParentSourcedId, Need::Usual),
];

#[derive(Default)]
pub(super) struct Orgs {
    pub list: Vec<Org>,
    pub gone: Vec<SourceId>,
    pub left_out: Vec<SourceId>,
    ids: HashSet<SourceId>,
    /// Only a full list can say that an org does not exist.
    is_full: bool,
}

impl Orgs {
    pub fn read(opened: Opened<'_>, mode: Mode, notes: &mut Notes) -> Result<Orgs, ReadError> {
        let mut table = Table::open(opened, WANTED, notes)?;
        let file = &table.file.clone();
        let mut orgs = Orgs { is_full: mode == Mode::Bulk, ..Orgs::default() };
        let mut found = ById::default();
        while let Some(row) = table.next(notes)? {
            let Some(id) = row.required(Column::SourcedId, notes) else {
                continue;
            };
            if values::status(&row, notes) == Status::Gone {
                if mode == Mode::Bulk {
                    row.tell(Column::Status, WarningKind::GoneInBulk, notes);
                }
                orgs.gone.push(id);
            } else {
                match org(id.clone(), &row, notes) {
                    Some(org) => found.put(id, row.number, org),
                    None => orgs.left_out.push(id),
                }
            }
        }
        orgs.list =
            found.settle(file, notes, |a, b| (&a.name, a.kind, &a.parent, &a.identifier).cmp(&(&b.name, b.kind, &b.parent, &b.identifier)));
        orgs.ids = orgs.list.iter().map(|org| org.source_id.clone()).collect();
        if orgs.list.is_empty() && orgs.is_full {
            return Err(ReadError::NoRows { file: file.to_owned() });
        }
        orgs.gone.sort();
        orgs.left_out.extend(table.slipped);
        orgs.left_out.sort();
        orgs.drop_unknown_parents(file, notes);
        orgs.drop_circles(file, notes);
        if orgs.is_full && !orgs.list.iter().any(|org| org.kind == OrgKind::District) {
            notes.file(file, WarningKind::NoDistrict);
        }
        Ok(orgs)
    }

    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Whether something may refer to this org.
    pub fn may_have(&self, id: &str) -> bool {
        !self.is_full || self.has(id)
    }

    fn drop_unknown_parents(&mut self, file: &str, notes: &mut Notes) {
        if !self.is_full {
            return;
        }
        for org in &mut self.list {
            if let Some(parent) = org.parent.take_if(|parent| !self.ids.contains(parent)) {
                let what = WarningKind::ParentUnknown { id: shown(&parent) };
                notes.add(file, Some(org.row), Some(Column::ParentSourcedId.name()), what);
            }
        }
    }

    /// Every org of a circle loses its parent, so that it does not matter which comes first.
    fn drop_circles(&mut self, file: &str, notes: &mut Notes) {
        let in_circle = in_circles(self.list.iter().map(|org| (org.source_id.as_str(), org.parent.as_deref())));
        for org in self.list.iter_mut().filter(|org| in_circle.contains(&org.source_id)) {
            if let Some(parent) = org.parent.take() {
                let what = WarningKind::ParentCircle { id: shown(&parent) };
                notes.add(file, Some(org.row), Some(Column::ParentSourcedId.name()), what);
            }
        }
    }
}

/// Of all that have a parent: those whose way up comes back to them.
pub(super) fn in_circles<'t>(all: impl Iterator<Item = (&'t str, Option<&'t str>)>) -> HashSet<SourceId> {
    let parents: HashMap<&str, &str> = all.filter_map(|(id, parent)| Some((id, parent?))).collect();
    parents.keys().filter(|id| returns_to(id, &parents)).map(|id| (*id).to_owned()).collect()
}

/// Whether the way up from an org comes back to it.
fn returns_to(start: &str, parents: &HashMap<&str, &str>) -> bool {
    let mut passed = HashSet::new();
    let mut at = start;
    while let Some(&parent) = parents.get(at) {
        if parent == start {
            return true;
        }
        if !passed.insert(parent) {
            return false;
        }
        at = parent;
    }
    false
}

fn org(source_id: SourceId, row: &Row<'_>, notes: &mut Notes) -> Option<Org> {
    Some(Org {
        source_id,
        name: row.required(Column::Name, notes)?,
        kind: values::org_kind(row, notes),
        parent: row.optional(Column::ParentSourcedId, notes),
        identifier: row.optional(Column::Identifier, notes),
        row: row.number,
    })
}
