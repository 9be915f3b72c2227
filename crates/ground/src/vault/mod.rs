//! The whole organization as one encrypted file, asked for by one named person and approved by another; and how it comes back.
//!
//! The third of three ways in which data leave (figures, extracts for research, the vault), and the only one that holds
//! everything: so two people stand for it by name, on the timeline. The file itself is in `file`; what one person may
//! take with them about themselves, alone and at any time, is in `bundle`.

pub mod bundle;
pub mod file;
pub mod model;
pub mod restore;
mod store;
mod tables;

pub use model::{Export, Keeper, State, WINDOW_SECONDS, who_may_answer};
pub use tables::TABLES;

use crate::ids::{ExportId, OrganizationId, PersonId};
use crate::op::{Op, Refusal};
use crate::policy::{ANSWER_VAULT, ASK_VAULT};
use crate::{jobs, organization, people, timeline};

/// Removes the files of a window that is over.
pub const PURGE_JOB: &str = "purge-vault";
/// As many as the page shows.
const SHOWN: i64 = 10;

#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// One is asked for, or approved and its day not over.
    #[error("one is under way")]
    UnderWay,
    /// Somebody has answered or withdrawn it already.
    #[error("it is decided")]
    Decided,
    /// The one who asked cannot also approve, and others only when it is their turn.
    #[error("this person may not answer this")]
    NotYours,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for VaultError {
    fn from(error: db::Error) -> VaultError {
        VaultError::Refused(error.into())
    }
}

/// What the page of the vault shows.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Newest first.
    pub exports: Vec<Listed>,
    /// Who could answer if the reader asked now.
    pub could_answer: Vec<Keeper>,
    pub may_ask: bool,
}

#[derive(Clone, Debug)]
pub struct Listed {
    pub export: Export,
    pub asked_by: String,
    pub decided_by: Option<String>,
    pub reason: Option<String>,
    /// Who may answer it, while it waits.
    pub answering: Vec<Keeper>,
}

pub fn overview(op: &mut Op) -> Result<Overview, Refusal> {
    let root = organization::over_all(op, ANSWER_VAULT)?.id;
    let organization = op.organization()?;
    let today = op.today()?.to_string();
    let keepers = store::keepers(op.tx, organization, root, &today)?;
    let mut exports = Vec::new();
    for export in store::all(op.tx, organization, SHOWN)? {
        let same = people::selves(op.tx, organization, export.asked_by)?;
        let answering = if export.state == State::Asked {
            who_may_answer(&keepers, export.asked_by, &same).into_iter().cloned().collect()
        } else {
            Vec::new()
        };
        exports.push(Listed {
            asked_by: people::load(op, export.asked_by)?.name(),
            decided_by: export.decided_by.map(|id| people::load(op, id)).transpose()?.map(|p| p.name()),
            reason: timeline::words_of(op, export.asked_event)?,
            answering,
            export,
        });
    }
    let me = op.actor.person().ok_or(Refusal::Missing)?;
    let same = people::selves(op.tx, organization, me)?;
    let could_answer = who_may_answer(&keepers, me, &same).into_iter().cloned().collect();
    Ok(Overview { exports, could_answer, may_ask: op.may(ASK_VAULT, root)? })
}

/// Asks for the file; someone else has to agree.
pub fn ask(op: &mut Op, reason: &str) -> Result<ExportId, VaultError> {
    organization::over_all(op, ASK_VAULT)?;
    let organization = op.organization()?;
    let asked_by = op.actor.person().ok_or(Refusal::Missing)?;
    if store::all(op.tx, organization, 1)?.iter().any(|e| e.is_live(op.now)) {
        return Err(VaultError::UnderWay);
    }
    let id: ExportId = op.id();
    let asked_event = timeline::record_with_words(op, timeline::Event::VaultAsked, id.0, None, reason)?;
    let export = Export {
        id,
        asked_by,
        asked_at: op.now,
        asked_event,
        state: State::Asked,
        decided_by: None,
        decided_at: None,
        window_ends_at: None,
    };
    store::insert(op.tx, organization, &export)?;
    Ok(id)
}

/// One export, for those who may know of it.
pub fn load(op: &mut Op, id: ExportId) -> Result<Export, Refusal> {
    organization::over_all(op, ANSWER_VAULT)?;
    let organization = op.organization()?;
    store::one(op.tx, organization, id)?.ok_or(Refusal::Missing)
}

/// The second person agrees, or not.
pub fn answer(op: &mut Op, id: ExportId, agreed: bool) -> Result<(), VaultError> {
    let export = load(op, id)?;
    let root = organization::over_all(op, ANSWER_VAULT)?.id;
    let organization = op.organization()?;
    let today = op.today()?.to_string();
    let me = op.actor.person().ok_or(Refusal::Missing)?;
    let keepers = store::keepers(op.tx, organization, root, &today)?;
    let same = people::selves(op.tx, organization, export.asked_by)?;
    if !who_may_answer(&keepers, export.asked_by, &same).iter().any(|k| k.person == me) {
        return Err(VaultError::NotYours);
    }
    let ends = agreed.then(|| op.now.plus_seconds(WINDOW_SECONDS));
    let (state, event) =
        if agreed { (State::Approved, timeline::Event::VaultApproved) } else { (State::Declined, timeline::Event::VaultDeclined) };
    if !store::decide(op.tx, organization, id, state, Some(me), op.now, ends)? {
        return Err(VaultError::Decided);
    }
    timeline::record(op, event, id.0, Some(export.asked_by.0))?;
    if let Some(ends) = ends {
        jobs::due(op, PURGE_JOB, id.0, ends)?;
    }
    Ok(())
}

/// Whoever asked does not want it any more.
pub fn withdraw(op: &mut Op, id: ExportId) -> Result<(), VaultError> {
    let export = load(op, id)?;
    let organization = op.organization()?;
    if op.actor.person() != Some(export.asked_by) {
        return Err(VaultError::NotYours);
    }
    if !store::decide(op.tx, organization, id, State::Withdrawn, None, op.now, None)? {
        return Err(VaultError::Decided);
    }
    timeline::record(op, timeline::Event::VaultWithdrawn, id.0, None)?;
    Ok(())
}

/// Goes on when the actor is one of the two and their day is not over. Errors: `NotYours` otherwise.
pub fn open_to_me(op: &mut Op, id: ExportId) -> Result<Export, VaultError> {
    let export = load(op, id)?;
    let named = op.actor.person().is_some_and(|me| export.names(me));
    if named && export.is_open(op.now) { Ok(export) } else { Err(VaultError::NotYours) }
}

/// Writes down that one of the two had the file made.
pub fn made(op: &mut Op, id: ExportId) -> Result<(), VaultError> {
    open_to_me(op, id)?;
    timeline::record(op, timeline::Event::VaultMade, id.0, None)?;
    Ok(())
}

/// Writes down that one of the two took the file.
pub fn taken(op: &mut Op, id: ExportId) -> Result<(), VaultError> {
    open_to_me(op, id)?;
    timeline::record(op, timeline::Event::VaultTaken, id.0, None)?;
    Ok(())
}

/// What waits for the answer of this person.
pub fn waiting_for(op: &mut Op, person: PersonId) -> Result<Vec<Listed>, Refusal> {
    let organization = op.organization()?;
    let Some(root) = organization::root(op.tx, organization)? else { return Ok(Vec::new()) };
    if op.actor.person() != Some(person) || !op.may(ANSWER_VAULT, root.id)? {
        return Ok(Vec::new());
    }
    let listed = overview(op)?.exports;
    Ok(listed.into_iter().filter(|l| l.answering.iter().any(|k| k.person == person)).collect())
}

/// The accounts whose e-mail addresses go along: those of the organization's people, without passwords.
pub(crate) fn accounts(op: &mut Op, organization: OrganizationId) -> Result<Vec<(crate::AccountId, String)>, db::Error> {
    store::accounts(op.tx, organization)
}
