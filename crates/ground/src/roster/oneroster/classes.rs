//! `classes.csv`: what is taught where. Who sits in a class is counted by `enrollments`.

use std::collections::HashMap;

use super::columns::{Column, Need, Wanted};
use super::dates::Dates;
use super::model::{Class, Mode, SourceId};
use super::notes::Notes;
use super::orgs::Orgs;
use super::refusal::ReadError;
use super::same_id::ById;
use super::sessions::Sessions;
use super::source::Opened;
use super::table::{Row, Table};
use super::users::pieces;
use super::values::{self, Status};
use super::warning::WarningKind;

const WANTED: &Wanted = &[
    (Column::SourcedId, Need::Vital),
    (Column::Status, Need::Free),
    (Column::DateLastModified, Need::Free),
    (Column::Title, Need::Vital),
    (Column::Grades, Need::Free),
    (Column::ClassType, Need::Free),
    (Column::SchoolSourcedId, Need::Vital),
    (Column::TermSourcedIds, Need::Usual),
    (Column::Subjects, Need::Free),
];

#[derive(Default)]
pub(super) struct Classes {
    pub list: Vec<Class>,
    pub gone: Vec<SourceId>,
    pub left_out: Vec<SourceId>,
}

impl Classes {
    pub fn read(opened: Opened<'_>, mode: Mode, orgs: &Orgs, sessions: &Sessions, notes: &mut Notes) -> Result<Classes, ReadError> {
        let mut table = Table::open(opened, WANTED, notes)?;
        let file = &table.file.clone();
        let mut classes = Classes::default();
        let mut dates = Dates::default();
        let mut found = ById::default();
        while let Some(row) = table.next(notes)? {
            let Some(id) = row.required(Column::SourcedId, notes) else {
                continue;
            };
            dates.stamp(row.number, Column::DateLastModified, &row.text(Column::DateLastModified, notes));
            if values::status(&row, notes) == Status::Gone {
                if mode == Mode::Bulk {
                    row.tell(Column::Status, WarningKind::GoneInBulk, notes);
                }
                classes.gone.push(id);
            } else {
                match class(id.clone(), &row, orgs, sessions, notes) {
                    Some(class) => found.put(id, row.number, class),
                    None => classes.left_out.push(id),
                }
            }
        }
        classes.list = found.settle(file, notes, |a, b| {
            (&a.title, &a.org, &a.grades, &a.subjects, &a.terms).cmp(&(&b.title, &b.org, &b.grades, &b.subjects, &b.terms))
        });
        classes.gone.sort();
        classes.left_out.extend(table.slipped);
        classes.left_out.sort();
        dates.tell(file, notes);
        Ok(classes)
    }

    /// Where each class stands in the list.
    pub fn places(&self) -> HashMap<SourceId, u32> {
        self.list.iter().zip(0..).map(|(class, at)| (class.source_id.clone(), at)).collect()
    }
}

fn class(source_id: SourceId, row: &Row<'_>, orgs: &Orgs, sessions: &Sessions, notes: &mut Notes) -> Option<Class> {
    values::class_type(row, notes);
    let title = row.required(Column::Title, notes)?;
    let org = row.required(Column::SchoolSourcedId, notes)?;
    if !orgs.may_have(&org) {
        row.tell(Column::SchoolSourcedId, WarningKind::ClassOrgUnknown { id: row.shown(&org) }, notes);
        return None;
    }
    let list = |column, notes: &mut Notes| pieces(&row.text(column, notes), &[',', ';', '|']);
    let mut terms = list(Column::TermSourcedIds, notes);
    terms.retain(|id| {
        let known = sessions.may_have(id);
        if !known {
            row.tell(Column::TermSourcedIds, WarningKind::TermUnknown { id: row.shown(id) }, notes);
        }
        known
    });
    terms.sort();
    terms.dedup();
    let (grades, subjects) = (list(Column::Grades, notes), list(Column::Subjects, notes));
    Some(Class { source_id, title, org, grades, subjects, terms, students: 0, staff: Vec::new(), row: row.number })
}
