//! `orgs.csv`: the tree of district, schools and departments.

use std::collections::{HashMap, HashSet};

use super::columns::{Column, Need, Wanted};
use super::model::{Mode, Org, OrgKind, SourceId};
use super::notes::{Notes, shown};
use super::refusal::ReadError;
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
    pub fn read(file: &str, bytes: &[u8], mode: Mode, notes: &mut Notes) -> Result<Orgs, ReadError> {
        let mut table = Table::open(file, bytes, WANTED, notes)?;
        let mut orgs = Orgs { is_full: mode == Mode::Bulk, ..Orgs::default() };
        let mut first_rows: HashMap<SourceId, u64> = HashMap::new();
        while let Some(row) = table.next(notes)? {
            let Some(id) = row.required(Column::SourcedId, notes) else {
                continue;
            };
            let first_row = *first_rows.entry(id.clone()).or_insert(row.number);
            if first_row != row.number {
                row.tell(Column::SourcedId, WarningKind::IdTwice { first_row }, notes);
                continue;
            }
            if values::status(&row, notes) == Status::Gone {
                if mode == Mode::Bulk {
                    row.tell(Column::Status, WarningKind::GoneInBulk, notes);
                }
                orgs.gone.push(id);
            } else {
                match org(id.clone(), &row, notes) {
                    Some(org) => {
                        orgs.ids.insert(id);
                        orgs.list.push(org);
                    }
                    None => orgs.left_out.push(id),
                }
            }
        }
        if orgs.list.is_empty() && orgs.is_full {
            return Err(ReadError::NoRows { file: file.to_owned() });
        }
        orgs.list.sort_by(|a, b| a.source_id.cmp(&b.source_id));
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
        let parents: HashMap<&str, &str> =
            self.list.iter().filter_map(|org| Some((org.source_id.as_str(), org.parent.as_deref()?))).collect();
        let in_circle: HashSet<SourceId> =
            self.list.iter().map(|org| &org.source_id).filter(|id| returns_to(id, &parents)).cloned().collect();
        for org in self.list.iter_mut().filter(|org| in_circle.contains(&org.source_id)) {
            if let Some(parent) = org.parent.take() {
                let what = WarningKind::ParentCircle { id: shown(&parent) };
                notes.add(file, Some(org.row), Some(Column::ParentSourcedId.name()), what);
            }
        }
    }
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
