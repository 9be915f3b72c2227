//! Files that people attach to something: which kinds and how large (`kind`), where their contents lie (`shelf`), and what is
//! known of each. A file belongs to a thing of some room, named by a word and an id; that room asks for the rights.
//!
//! Contents lie outside the database and its folder, named by their digest, each once for an organization however often it is
//! attached. They are written before the row and removed after it, so a row never leads nowhere.

pub mod kind;
mod looks;
mod shelf;
mod store;
mod tables;
pub mod words;

pub use kind::{Kind, NotTaken, recognize};
pub use looks::Looks;
pub use shelf::{Digest, Shelf};
pub use tables::TABLES;

use crate::ids::{FileId, PersonId};
use crate::op::{Op, Refusal};
use crate::{Moment, jobs, timeline, trash};
use db::Uuid;
use std::collections::BTreeSet;

/// The word of a file in the trash.
pub const TRASHED: &str = "file";
/// The job that removes contents nobody leads to any more; its subject is the organization.
pub const SWEEP_JOB: &str = "sweep-files";
/// Files of one thing: more is an archive, and belongs where archives are kept.
pub const MOST: usize = 20;

/// What a file is attached to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct About {
    pub kind: &'static str,
    pub subject: Uuid,
}

/// A file as it is attached.
#[derive(Clone, Debug, PartialEq)]
pub struct Attached {
    pub id: FileId,
    pub name: String,
    pub kind: Kind,
    pub bytes: i64,
    pub digest: Digest,
    /// What is in it or on it, for whoever cannot see it.
    pub description: String,
    pub added_at: Moment,
    pub added_by: Option<PersonId>,
}

/// A file on its way in. Its content lies on the shelf already.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming {
    pub name: String,
    pub kind: Kind,
    pub bytes: i64,
    pub digest: Digest,
    pub description: String,
}

#[derive(Debug, thiserror::Error)]
pub enum AttachError {
    #[error("it has {MOST} files already")]
    TooMany,
    /// Its content is not on the shelf and could not be put there again.
    #[error("its content is lost")]
    Lost,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for AttachError {
    fn from(error: db::Error) -> AttachError {
        AttachError::Refused(error.into())
    }
}

/// Attaches a file. The caller has required the right, and sees within the same write that the content lies on the shelf: a
/// sweep may have come between. The same content attached to the same thing again is the file that is there, with the name and
/// the description of the latest time: so one mends a description.
pub fn attach(op: &mut Op, about: About, coming: &Coming) -> Result<FileId, AttachError> {
    let organization = op.organization()?;
    let there = store::of(op.tx, organization, about)?;
    if let Some(known) = there.iter().find(|f| f.digest == coming.digest) {
        store::describe(op.tx, organization, known.id, &coming.name, &coming.description)?;
        return Ok(known.id);
    }
    if there.len() >= MOST {
        return Err(AttachError::TooMany);
    }
    let Coming { name, kind, bytes, digest, description } = coming.clone();
    let file = Attached { id: op.id(), name, kind, bytes, digest, description, added_at: op.now, added_by: op.actor.person() };
    store::insert(op.tx, organization, about, &file)?;
    timeline::record(op, timeline::Event::FileAttached, file.id.0, Some(about.subject))?;
    Ok(file.id)
}

/// The files of a thing, the oldest first. The caller has required the right.
pub fn of(op: &mut Op, about: About) -> Result<Vec<Attached>, Refusal> {
    let organization = op.organization()?;
    Ok(store::of(op.tx, organization, about)?)
}

/// One file of a thing. Errors: `Missing` for one of another thing.
pub fn one(op: &mut Op, about: About, id: FileId) -> Result<Attached, Refusal> {
    of(op, about)?.into_iter().find(|f| f.id == id).ok_or(Refusal::Missing)
}

/// Puts a file into the trash. The caller has required the right. One that lies there already stays there.
pub fn discard(op: &mut Op, about: About, id: FileId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let Some(file) = of(op, about)?.into_iter().find(|f| f.id == id) else {
        let there = whose(op, id)? == (about.kind.to_string(), about.subject);
        return if there { Ok(()) } else { Err(Refusal::Missing) };
    };
    store::mark_deleted(op.tx, organization, id, Some(op.now))?;
    trash::put(op, TRASHED, id.0, &file.name)
}

/// What a file in the trash was attached to: the word, and which.
pub fn whose(op: &mut Op, id: FileId) -> Result<(String, Uuid), Refusal> {
    let organization = op.organization()?;
    store::whose(op.tx, organization, id)?.ok_or(Refusal::Missing)
}

/// Takes it out again. The caller has required the right.
pub fn bring_back(op: &mut Op, id: FileId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::mark_deleted(op.tx, organization, id, None)?)
}

/// Removes a file for good; its content follows when nothing else leads to it.
pub fn purge(op: &mut Op, id: FileId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    store::delete(op.tx, organization, id)?;
    jobs::due(op, SWEEP_JOB, organization.0, op.now)
}

/// The same for all files of a thing that goes.
pub fn purge_all(op: &mut Op, about: About) -> Result<(), Refusal> {
    let organization = op.organization()?;
    store::delete_all(op.tx, organization, about)?;
    jobs::due(op, SWEEP_JOB, organization.0, op.now)
}

/// The contents that the organization's files lead to, those in the trash included.
pub fn digests(op: &mut Op) -> Result<BTreeSet<Digest>, Refusal> {
    let organization = op.organization()?;
    Ok(store::digests(op.tx, organization)?.into_iter().collect())
}

/// Removes contents that nothing leads to. Within a write, so that nobody attaches one meanwhile; may be repeated.
pub fn sweep(op: &mut Op, shelf: &Shelf) -> Result<usize, Refusal> {
    let (organization, known) = (op.organization()?, digests(op)?);
    let lone = shelf.list(organization).into_iter().filter(|digest| !known.contains(digest));
    Ok(lone.filter(|digest| shelf.remove(organization, digest).is_ok()).count())
}
