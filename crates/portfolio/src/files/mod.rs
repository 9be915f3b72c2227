//! The files of an innovation: its guide, its cards, a picture of the room. Seen by whoever sees the portfolio, added and
//! deleted by whoever writes innovations down. What a file is and where it lies is `ground::files`.

mod forms;
mod pages;
pub mod samples;
mod views;

use crate::{INNOVATE, SEE, innovation};
use db::Uuid;
use ground::files::{self, About, AttachError, Attached, Coming};
use ground::{FileId, InnovationId, Op, Refusal, people};
use kit::{Needs::*, Routes, paths};

/// The word of what these files belong to.
const KIND: &str = "innovation";

pub fn routes() -> Routes {
    Routes::new()
        .get("/innovations/{innovation}/files", Anywhere(SEE), pages::list)
        .add("POST", "/innovations/{innovation}/files", Anywhere(INNOVATE), forms::upload())
        .get("/innovations/{innovation}/files/{attachment}", Anywhere(SEE), pages::download)
        .get("/innovations/{innovation}/files/{attachment}/picture", Anywhere(SEE), pages::picture)
        .get("/innovations/{innovation}/files/{attachment}/deletion", Anywhere(INNOVATE), pages::deletion)
        .post("/innovations/{innovation}/files/{attachment}/deletion", Anywhere(INNOVATE), forms::delete)
}

fn about(id: InnovationId) -> About {
    About { kind: KIND, subject: id.0 }
}

/// An innovation that the actor may see.
fn seen(op: &mut Op, id: InnovationId) -> Result<innovation::Innovation, Refusal> {
    if op.reached(SEE)?.is_empty() {
        return Err(Refusal::Forbidden(SEE));
    }
    innovation::see(op, id)
}

/// An innovation that the actor may change.
fn changed(op: &mut Op, id: InnovationId) -> Result<innovation::Innovation, Refusal> {
    if op.reached(INNOVATE)?.is_empty() {
        return Err(Refusal::Forbidden(INNOVATE));
    }
    innovation::load(op, id)
}

/// What the page of files shows.
pub struct FilesPage {
    pub innovation: innovation::Innovation,
    /// With the name of who added each.
    pub files: Vec<(Attached, String)>,
    pub may_add: bool,
    pub zone: jiff::tz::TimeZone,
}

pub fn of(op: &mut Op, id: InnovationId) -> Result<FilesPage, Refusal> {
    let innovation = seen(op, id)?;
    let mut all = Vec::new();
    for file in files::of(op, about(id))? {
        let by = file.added_by.map_or(Ok(String::new()), |by| people::load(op, by).map(|p| p.name()))?;
        all.push((file, by));
    }
    let zone = ground::clock::zone(&ground::organization::load(op)?.zone);
    Ok(FilesPage { innovation, files: all, may_add: !op.reached(INNOVATE)?.is_empty(), zone })
}

/// One file, when the actor may see its innovation.
pub fn one(op: &mut Op, id: InnovationId, file: FileId) -> Result<Attached, Refusal> {
    seen(op, id)?;
    files::one(op, about(id), file)
}

/// Attaches a file whose content lies on the shelf.
pub fn attach(op: &mut Op, id: InnovationId, coming: &Coming) -> Result<FileId, AttachError> {
    changed(op, id)?;
    files::attach(op, about(id), coming)
}

/// Puts a file into the trash.
pub fn discard(op: &mut Op, id: InnovationId, file: FileId) -> Result<(), Refusal> {
    changed(op, id)?;
    files::discard(op, about(id), file)
}

/// Takes one out of the trash, when it belongs to an innovation. Answers its address.
pub fn bring_back(op: &mut Op, file: FileId) -> Result<Option<String>, Refusal> {
    let (kind, subject) = files::whose(op, file)?;
    if kind != KIND {
        return Ok(None);
    }
    changed(op, InnovationId(subject))?;
    files::bring_back(op, file)?;
    Ok(Some(paths::innovation_files(InnovationId(subject))))
}

/// Removes for good one file of the trash, or all files of an innovation that goes.
pub fn purge(op: &mut Op, kind: &str, subject: Uuid) -> Result<(), Refusal> {
    match kind {
        files::TRASHED => files::purge(op, FileId(subject)),
        innovation::TRASHED => files::purge_all(op, about(InnovationId(subject))),
        _ => Ok(()),
    }
}
