//! `academicSessions.csv`: school years and their parts, for a calendar to offer.

use super::columns::{Column, Need, Wanted};
use super::dates::{Dates, Seen};
use super::model::{Mode, Session, SessionKind, SourceId};
use super::notes::{Notes, shown};
use super::orgs::in_circles;
use super::refusal::ReadError;
use super::same_id::ById;
use super::source::Opened;
use super::table::{Row, Table};
use super::values::{self, Status};
use super::warning::WarningKind;
use std::collections::HashSet;

const WANTED: &Wanted = &[
    (Column::SourcedId, Need::Vital),
    (Column::Status, Need::Free),
    (Column::DateLastModified, Need::Free),
    (Column::Title, Need::Vital),
    (Column::Type, Need::Usual),
    (Column::StartDate, Need::Vital),
    (Column::EndDate, Need::Vital),
    (Column::ParentSourcedId, Need::Free),
];

#[derive(Default)]
pub(super) struct Sessions {
    pub list: Vec<Session>,
    pub gone: Vec<SourceId>,
    ids: HashSet<SourceId>,
    is_full: bool,
}

/// A row whose dates wait for the rest of the file.
struct Draft {
    id: SourceId,
    title: String,
    kind: SessionKind,
    parent: Option<SourceId>,
    starts: Seen,
    ends: Seen,
    row: u64,
}

impl Sessions {
    pub fn read(opened: Opened<'_>, mode: Mode, notes: &mut Notes) -> Result<Sessions, ReadError> {
        let mut table = Table::open(opened, WANTED, notes)?;
        let file = &table.file.clone();
        let mut sessions = Sessions { is_full: mode == Mode::Bulk, ..Sessions::default() };
        let mut dates = Dates::default();
        let mut drafts = Vec::new();
        while let Some(row) = table.next(notes)? {
            let Some(id) = row.required(Column::SourcedId, notes) else {
                continue;
            };
            dates.stamp(row.number, Column::DateLastModified, &row.text(Column::DateLastModified, notes));
            if values::status(&row, notes) == Status::Gone {
                if mode == Mode::Bulk {
                    row.tell(Column::Status, WarningKind::GoneInBulk, notes);
                }
                sessions.gone.push(id);
            } else {
                drafts.extend(draft(id, &row, &mut dates, notes));
            }
        }
        let mut found = ById::default();
        for draft in drafts {
            let Some((starts, ends)) = dates.settle(draft.starts).zip(dates.settle(draft.ends)) else {
                continue;
            };
            if starts > ends {
                let what = WarningKind::SessionReversed { starts: starts.to_string(), ends: ends.to_string() };
                notes.add(file, Some(draft.row), Some(Column::StartDate.name()), what);
                continue;
            }
            let Draft { id, title, kind, parent, row, .. } = draft;
            found.put(id.clone(), row, Session { source_id: id, title, kind, starts, ends, parent, row });
        }
        sessions.list = found.settle(file, notes, |a, b| {
            (&a.title, a.kind, a.starts, a.ends, &a.parent).cmp(&(&b.title, b.kind, b.starts, b.ends, &b.parent))
        });
        sessions.ids = sessions.list.iter().map(|session| session.source_id.clone()).collect();
        sessions.gone.sort();
        dates.tell(file, notes);
        sessions.straighten(file, notes);
        Ok(sessions)
    }

    /// Whether something may refer to this session.
    pub fn may_have(&self, id: &str) -> bool {
        !self.is_full || self.ids.contains(id)
    }

    fn straighten(&mut self, file: &str, notes: &mut Notes) {
        if self.is_full {
            for session in &mut self.list {
                if let Some(parent) = session.parent.take_if(|parent| !self.ids.contains(parent)) {
                    let what = WarningKind::SessionParentUnknown { id: shown(&parent) };
                    notes.add(file, Some(session.row), Some(Column::ParentSourcedId.name()), what);
                }
            }
        }
        let in_circle = in_circles(self.list.iter().map(|session| (session.source_id.as_str(), session.parent.as_deref())));
        for session in self.list.iter_mut().filter(|session| in_circle.contains(&session.source_id)) {
            if let Some(parent) = session.parent.take() {
                let what = WarningKind::SessionCircle { id: shown(&parent) };
                notes.add(file, Some(session.row), Some(Column::ParentSourcedId.name()), what);
            }
        }
    }
}

fn draft(id: SourceId, row: &Row<'_>, dates: &mut Dates, notes: &mut Notes) -> Option<Draft> {
    let mut day = |column, notes: &mut Notes| {
        let text = row.required(column, notes)?;
        dates.day(row.number, column, &text)
    };
    let (starts, ends) = (day(Column::StartDate, notes), day(Column::EndDate, notes));
    let title = row.required(Column::Title, notes)?;
    let kind = values::session_kind(row, notes);
    let parent = row.optional(Column::ParentSourcedId, notes);
    Some(Draft { id, title, kind, parent, starts: starts?, ends: ends?, row: row.number })
}
