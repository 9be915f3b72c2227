//! The contents of attached files that name a person. They lie outside the database, so they are looked through outside any
//! transaction, before the erasure; a file that names them goes whole, since nobody can take a name out of it.

use super::erasure::{Mention, marks};
use crate::files::{Digest, Kind, Shelf, words};
use crate::ids::{OrganizationId, PersonId};
use crate::op::{Actor, Ground, Op, Refusal};
use crate::people;
use crate::table_info::Erasure;
use db::{FromValue, Uuid, Value, Where};

/// Rows looked at in one query.
const BATCH: usize = 500;

/// What the attached files say of a person.
#[derive(Clone, Debug, Default)]
pub struct InFiles {
    /// The rows that go: of each file that names them, and of its place in the trash.
    pub mentions: Vec<Mention>,
    /// Files that name them.
    pub named: usize,
    /// Files that cannot be read whole.
    pub unread: usize,
}

/// A file as far as this needs it.
struct Held {
    key: Vec<Value>,
    id: Uuid,
    kind: Kind,
    digest: Digest,
}

/// Looks through every attached file of an organization, those in the trash too. Blocking.
pub fn in_files(ground: &Ground, organization: OrganizationId, shelf: &Shelf, person: PersonId) -> Result<InFiles, Refusal> {
    let (all_marks, held) = ground.read_now(Actor::System(organization), move |op| {
        let mut all = Vec::new();
        for of in people::selves(op.tx, organization, person)? {
            let row = people::load(op, of)?;
            all.push(marks(op, &row)?);
        }
        Ok::<_, Refusal>((all, every(op, organization)?))
    })?;
    let mut found = InFiles::default();
    let mut going = Vec::new();
    for file in held {
        // What is not on the shelf names nobody.
        let Ok(bytes) = shelf.read(organization, &file.digest) else { continue };
        let texts = words::texts(file.kind, &bytes);
        if texts.iter().any(|text| all_marks.iter().any(|marks| marks.found_in(text))) {
            going.push(file.id);
            found.mentions.push(Mention { table: "file", column: "digest", key: file.key, erasure: Erasure::DeleteRow });
        } else if !words::is_read_whole(file.kind) {
            found.unread += 1;
        }
    }
    found.named = going.len();
    found.mentions.extend(ground.read_now(Actor::System(organization), move |op| trashed(op, organization, &going))?);
    Ok(found)
}

fn every(op: &mut Op, organization: OrganizationId) -> Result<Vec<Held>, Refusal> {
    let (mut all, mut after) = (Vec::new(), None::<Vec<Value>>);
    loop {
        let found =
            op.tx.find("file", &["id", "media", "digest"], &[Where::Is("organization", organization.into())], after.as_deref(), BATCH)?;
        after = found.last().map(|row| row.key.clone());
        let full = found.len() == BATCH;
        all.extend(found.into_iter().filter_map(|row| {
            let mut cells = row.cells.into_iter();
            let (id, kind) = (Uuid::from_value(cells.next()?)?, Kind::from_value(cells.next()?)?);
            Some(Held { key: row.key, id, kind, digest: Digest::from_value(cells.next()?)? })
        }));
        if !full {
            return Ok(all);
        }
    }
}

fn trashed(op: &mut Op, organization: OrganizationId, going: &[Uuid]) -> Result<Vec<Mention>, Refusal> {
    let mut all = Vec::new();
    for id in going {
        let wheres = [Where::Is("organization", organization.into()), Where::Is("subject", (*id).into())];
        let rows = op.tx.find("trash", &[], &wheres, None, 1)?;
        all.extend(rows.into_iter().map(|row| Mention { table: "trash", column: "subject", key: row.key, erasure: Erasure::DeleteRow }));
    }
    Ok(all)
}
