//! What happened, and who did it: rows hold ids, never words. Words (a reason given) lie in a table beside, salted and
//! digested into the row, so they can be erased and the chain of seals still proves that no row was changed or lost.

mod store;
mod tables;

pub use tables::TABLES;

use crate::access::words;
use crate::ids::{EventId, OrganizationId, PersonId};
use crate::op::{Op, Refusal};
use crate::{Moment, jobs};
use db::{Bytes, Tx, Uuid};
use sha2::{Digest, Sha256};

words! {
    /// What can happen. A new capability adds its words here.
    Event {
        SignedIn = "signed-in", PasswordLinkMade = "password-link-made", PasswordSet = "password-set",
        PersonAdded = "person-added", PartGiven = "part-given", PartEnded = "part-ended", RosterImported = "roster-imported",
        InnovationAdded = "innovation-added", InnovationChanged = "innovation-changed",
        ImplementationBegun = "implementation-begun", LearningDescribed = "learning-described",
        StageMoved = "stage-moved", GateOverridden = "gate-overridden",
        TeamFormed = "team-formed", TeamMemberJoined = "team-member-joined", TeamMemberLeft = "team-member-left",
        PulseDrafted = "pulse-drafted", PulseOpened = "pulse-opened", PulseLinksShown = "pulse-links-shown", PulseClosed = "pulse-closed",
        FiguresExported = "figures-exported",
        // roster
        // calendar
        // people
        // accounts
        // data rights
        VaultAsked = "vault-asked", VaultApproved = "vault-approved", VaultDeclined = "vault-declined", VaultWithdrawn = "vault-withdrawn",
        VaultMade = "vault-made", VaultTaken = "vault-taken", VaultRestored = "vault-restored",
        // rollover
        // search and trash
    }
}

/// Rows sealed together: one seal an hour on a busy day, and never a long transaction.
const BATCH: i64 = 500;

/// One row as pages show it.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: EventId,
    pub at: Moment,
    pub actor: Option<PersonId>,
    pub event: Event,
    pub subject: Uuid,
    pub about: Option<Uuid>,
    pub words_digest: Option<Bytes>,
    pub words: Option<String>,
}

/// Records that the actor did something to `subject`; answers the row's id.
pub fn record(op: &mut Op, event: Event, subject: Uuid, about: Option<Uuid>) -> Result<EventId, Refusal> {
    write(op, event, subject, about, None)
}

/// Records it with the words a person gave, kept apart.
pub fn record_with_words(op: &mut Op, event: Event, subject: Uuid, about: Option<Uuid>, words: &str) -> Result<EventId, Refusal> {
    write(op, event, subject, about, Some(words))
}

fn write(op: &mut Op, event: Event, subject: Uuid, about: Option<Uuid>, words: Option<&str>) -> Result<EventId, Refusal> {
    let organization = op.organization()?;
    let id: EventId = op.id();
    let salted = words.map(|w| (w, op.chance().bytes::<16>()));
    let digest = salted.as_ref().map(|(w, salt)| words_digest(salt, w));
    let row = Row { id, at: op.now, actor: op.actor.person(), event, subject, about, words_digest: digest, words: None };
    store::insert(op.tx, organization, &row)?;
    if let Some((words, salt)) = salted {
        store::insert_words(op.tx, organization, id, &salt, words)?;
    }
    jobs::due(op, jobs::SEAL_TIMELINE, organization.0, op.now.plus_seconds(60))?;
    Ok(id)
}

fn words_digest(salt: &[u8], words: &str) -> Bytes {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(words.as_bytes());
    Bytes(hash.finalize().to_vec())
}

/// The latest rows of one subject, newest first. The caller has required the right to see it.
pub fn of(op: &mut Op, subject: Uuid, most: i64) -> Result<Vec<Row>, Refusal> {
    let organization = op.organization()?;
    Ok(store::of(op.tx, organization, subject, most)?)
}

/// The words of one event, while they are kept.
pub fn words_of(op: &mut Op, event: EventId) -> Result<Option<String>, Refusal> {
    let organization = op.organization()?;
    Ok(store::words(op.tx, organization, event)?)
}

/// Seals the next batch; true when more is waiting.
pub fn seal(op: &mut Op) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let rows = store::unsealed(op.tx, organization, BATCH)?;
    if rows.is_empty() {
        return Ok(false);
    }
    let (number, previous) = store::last_seal(op.tx, organization)?.map_or((0, Bytes(Vec::new())), |(n, d)| (n, d));
    let digest = chain(&previous, &rows);
    store::insert_seal(op.tx, organization, number + 1, rows.len() as i64, &digest, op.now)?;
    for row in &rows {
        store::mark_sealed(op.tx, organization, row.id, number + 1)?;
    }
    Ok(rows.len() as i64 == BATCH)
}

/// What a check of the chain found.
#[derive(Debug, PartialEq, Eq)]
pub enum Chain {
    Whole {
        seals: i64,
    },
    /// The first seal whose rows are not what was sealed.
    Broken {
        seal: i64,
    },
}

/// Recomputes every seal. Erased words do not matter; a changed, lost or added row does.
pub fn check(tx: &mut Tx, organization: OrganizationId) -> Result<Chain, db::Error> {
    let mut previous = Bytes(Vec::new());
    let seals = store::seals(tx, organization)?;
    for (number, events, digest) in &seals {
        let rows = store::sealed(tx, organization, *number)?;
        if rows.len() as i64 != *events || chain(&previous, &rows) != *digest {
            return Ok(Chain::Broken { seal: *number });
        }
        previous = digest.clone();
    }
    Ok(Chain::Whole { seals: seals.len() as i64 })
}

/// Erases the words of one event; the row, its digest and the chain stay.
pub fn erase_words(tx: &mut Tx, organization: OrganizationId, event: EventId) -> Result<(), db::Error> {
    store::erase_words(tx, organization, event)
}

fn chain(previous: &Bytes, rows: &[Row]) -> Bytes {
    let mut hash = Sha256::new();
    hash.update(&previous.0);
    for row in rows {
        hash.update(row.id.0.as_bytes());
        hash.update(row.at.0.to_be_bytes());
        hash.update(row.actor.map_or([0; 16], |p| p.0.into_bytes()));
        hash.update(row.event.word().as_bytes());
        hash.update([0]);
        hash.update(row.subject.as_bytes());
        hash.update(row.about.map_or([0; 16], Uuid::into_bytes));
        hash.update(row.words_digest.as_ref().map_or(&[][..], |d| &d.0));
    }
    Bytes(hash.finalize().to_vec())
}

/// The latest row of one kind of event, with its words while they are kept.
pub fn latest(op: &mut Op, event: Event) -> Result<Option<Row>, Refusal> {
    let organization = op.organization()?;
    Ok(store::latest(op.tx, organization, event)?)
}
