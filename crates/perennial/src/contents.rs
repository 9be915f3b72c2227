//! The contents of attached files beside a backup: in a folder of the same name that ends in `.files`, each checked against
//! its digest on the way out and on the way in.

use crate::{routes, system};
use anyhow::{Context, Result};
use db::Db;
use ground::files::{self, Shelf};
use ground::{Actor, Ground, organization};
use std::path::Path;
use std::sync::Arc;

/// How many came along, and how many were not where they should be, or not what they were.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Copied {
    pub here: usize,
    pub missing: usize,
}

/// The contents that belong to a backup.
pub fn beside(backup: &Path) -> Shelf {
    Shelf::at(&backup.with_extension("files"))
}

/// Copies the contents that the rows of a database lead to from one shelf to another.
pub fn copy(db: &Db, from: &Shelf, to: &Shelf) -> Result<Copied> {
    let policy = kit::stack::policy(&routes::elements(None));
    let ground = Ground { db: db.clone(), clock: system::clock(), chance: system::chance(), policy: Arc::new(policy) };
    let mut copied = Copied::default();
    for organization in ground.db.read_now(organization::all_ids)? {
        for digest in ground.read_now(Actor::System(organization), files::digests)? {
            match from.read(organization, &digest) {
                Ok(bytes) => {
                    to.put(organization, &bytes).with_context(|| format!("{} could not be written", to.folder().display()))?;
                    copied.here += 1;
                }
                Err(error) => {
                    tracing::warn!(%error, digest = digest.as_str(), "the content of a file is missing");
                    copied.missing += 1;
                }
            }
        }
    }
    Ok(copied)
}

/// A sentence about what came along; none when there are no files.
pub fn said(copied: Copied) -> Option<String> {
    match copied {
        Copied { here: 0, missing: 0 } => None,
        Copied { here, missing: 0 } => Some(format!("{here} attached files came along.")),
        Copied { here, missing } => Some(format!("{here} attached files came along; {missing} are missing or damaged.")),
    }
}
