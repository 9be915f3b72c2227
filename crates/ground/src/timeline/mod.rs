//! What happened, and who did it: rows hold ids, never words. Words (a reason given) lie in a table beside, salted and
//! digested into the row, so they can be erased and the chain of seals still proves that no row was changed or lost.

mod store;
mod tables;

pub use tables::TABLES;

use crate::access::words;
use crate::data_rights::{Clock, Due, Swept};
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
        RosterConfirmed = "roster-confirmed", RosterCancelled = "roster-cancelled", RosterUndone = "roster-undone",
        SignInFollowed = "sign-in-followed",
        SchoolYearAdded = "school-year-added", SchoolYearChanged = "school-year-changed", SchoolYearRemoved = "school-year-removed",
        DaysChanged = "days-changed", ZoneChanged = "zone-changed",
        OrganizationFounded = "organization-founded", OrganizationSuspended = "organization-suspended",
        OrganizationReopened = "organization-reopened", AccountTied = "account-tied", PasswordChanged = "password-changed",
        GuestExtended = "guest-extended", GuestRevoked = "guest-revoked", GuestLeft = "guest-left",
        PartChanged = "part-changed", PersonLeft = "person-left", PersonReturned = "person-returned",
        PeopleMerged = "people-merged", PeopleUnmerged = "people-unmerged",
        AbsenceNoted = "absence-noted", AbsenceEnded = "absence-ended", StandInGiven = "stand-in-given",
        InvitationsMade = "invitations-made",
        UnitAdded = "unit-added", UnitChanged = "unit-changed", UnitClosed = "unit-closed", UnitReopened = "unit-reopened",
        HoldSet = "hold-set", HoldLifted = "hold-lifted", RetentionChanged = "retention-changed", PersonErased = "person-erased",
        VaultAsked = "vault-asked", VaultApproved = "vault-approved", VaultDeclined = "vault-declined", VaultWithdrawn = "vault-withdrawn",
        VaultMade = "vault-made", VaultTaken = "vault-taken", VaultRestored = "vault-restored",
        RolloverBegun = "rollover-begun", RolloverConfirmed = "rollover-confirmed", RolloverTakenBack = "rollover-taken-back",
        RolloverDropped = "rollover-dropped", RolloverApplied = "rollover-applied",
        UnitRenamed = "unit-renamed",
        TeamEnded = "team-ended", ImplementationStopped = "implementation-stopped", WhatRemainsTold = "what-remains-told",
        ImplementationResumed = "implementation-resumed", ImplementationPaused = "implementation-paused",
        PauseExtended = "pause-extended", StopTold = "stop-told", EarlierLearningRead = "earlier-learning-read",
        SustainChanged = "sustain-changed", SistersProposed = "sisters-proposed", SistersAgreed = "sisters-agreed",
        SistersEnded = "sisters-ended",
        FileAttached = "file-attached",
        PaperChosen = "paper-chosen", GroupAsked = "group-asked", AskingRemoved = "asking-removed",
        FeedbackTold = "feedback-told", FeedbackTakenBack = "feedback-taken-back",
        FollowUpTold = "follow-up-told", FollowUpTakenBack = "follow-up-taken-back",
        LoadLimitAgreed = "load-limit-agreed", LoadDecided = "load-decided",
        ActivitiesTaken = "activities-taken", ActivityAdded = "activity-added", ActivityChanged = "activity-changed",
        ActivityDone = "activity-done", ActivityReopened = "activity-reopened",
        StageTemplateAdded = "stage-template-added", StageTemplateChanged = "stage-template-changed",
        StageTemplateChosen = "stage-template-chosen", StageTemplateRemoved = "stage-template-removed",
        PulseOutlineTaken = "pulse-outline-taken", ImplementationCarriedOver = "implementation-carried-over",
        Deleted = "deleted", BroughtBack = "brought-back",
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
    let mut expected = 1;
    let seals = store::seals(tx, organization)?;
    for (at, seal) in seals.iter().enumerate() {
        let rows = store::sealed(tx, organization, seal.number)?;
        // The checkpoint: the last batch that the clock let go. Only the first seal left can be one, nothing of it may be
        // left, and no clock runs out that soon.
        let checkpoint = seal
            .cleared_at
            .is_some_and(|cleared| at == 0 && rows.is_empty() && cleared >= seal.sealed_at.plus_days(crate::data_rights::LEAST_DAYS - 1));
        let whole = seal.number == expected && rows.len() as i64 == seal.events && chain(&previous, &rows) == seal.digest;
        if !checkpoint && (seal.cleared_at.is_some() || !whole) {
            return Ok(Chain::Broken { seal: seal.number });
        }
        previous = seal.digest.clone();
        expected = seal.number + 1;
    }
    Ok(Chain::Whole { seals: seals.len() as i64 })
}

/// Erases the words of one event; the row, its digest and the chain stay.
pub fn erase_words(tx: &mut Tx, organization: OrganizationId, event: EventId) -> Result<(), db::Error> {
    store::erase_words(tx, organization, event)
}

/// Erases the words a person gave and those of rows about them; rows, digests and chain stay. Answers how many.
pub(crate) fn erase_words_of(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<u64, db::Error> {
    store::erase_words_of(tx, organization, person)
}

/// How many [`erase_words_of`] would erase.
pub(crate) fn words_of_person(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<i64, db::Error> {
    store::words_of_person(tx, organization, person)
}

/// The clock of the timeline: whole sealed batches go, the oldest first, when the youngest row of one is due. The seal of
/// the last that went stays as a checkpoint, so that the chain after it can still be checked.
pub const CLOCK: Clock = Clock { table: "timeline", sweep };

fn sweep(op: &mut Op, _: &[crate::TableInfo], due: &Due) -> Result<Swept, Refusal> {
    let organization = op.organization()?;
    let Some((seal, sealed_at)) = store::oldest(op.tx, organization)? else { return Ok(Swept::default()) };
    let rows = store::sealed(op.tx, organization, seal)?;
    if sealed_at > due.before || rows.iter().any(|row| row.at > due.before) {
        return Ok(Swept::default());
    }
    // Behind a held batch everything stays: a chain has no holes.
    let held = |row: &Row| {
        let ids = [row.actor.map(|p| p.0), Some(row.subject), row.about];
        due.holds.covers(&ids.into_iter().flatten().collect::<Vec<_>>(), &[], true)
    };
    if due.holds.any_unit() || rows.iter().any(held) {
        return Ok(Swept { held: rows.len() as i64, ..Swept::default() });
    }
    let removed = store::clear(op.tx, organization, seal, op.now)? as i64;
    Ok(Swept { removed, held: 0, more: true, next: None })
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
