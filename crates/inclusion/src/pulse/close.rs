//! Closing a wave: answers are refused from one instant on; then, in repeatable steps, every answer gets a new random
//! key, the ties to people are cut, the counts are made once, the releases are written to the ledger. Last, outside the
//! transactions, the key of the links is destroyed and the files are made to forget.

use super::model::{State, counts};
use super::{key_name, results, store, to_ask};
use ground::data_rights::{Clock, Due, Swept};
use ground::keyring::Keyring;
use ground::{Actor, AnswerId, Ground, Op, OrganizationId, PulseId, Refusal, WaveId, jobs, timeline};
use portfolio::implementation;

/// The job that closes a wave after its last day, and finishes what a crash left half closed.
pub const CLOSE_JOB: &str = "close-pulse";
/// The job that removes the doors of a closed wave (ecosystem P31: close + 30 days).
pub const PURGE_JOB: &str = "purge-pulse";
const PURGE_AFTER_DAYS: i64 = 30;
/// The tables in which deleted rows and orders of arrival must not survive a close.
pub const FORGET_TABLES: &[&str] = &["pulse_used", "pulse_answer_open", "pulse_answer", "pulse_invitation"];
/// Answers re-keyed in one transaction: a few milliseconds, so other writers hardly notice.
const CHUNK: i64 = 500;

#[derive(Debug, thiserror::Error)]
pub enum CloseError {
    #[error("it is not open")]
    NotOpen,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for CloseError {
    fn from(error: db::Error) -> CloseError {
        CloseError::Refused(error.into())
    }
}

/// Closes a wave: from this commit on answers are refused. [`finish`] does the rest and may be repeated.
pub fn close(op: &mut Op, id: PulseId) -> Result<WaveId, CloseError> {
    let (pulse, unit) = to_ask(op, id)?;
    let wave = pulse.wave.filter(|w| w.state == State::Open).ok_or(CloseError::NotOpen)?;
    let organization = op.organization()?;
    let today = op.today_in(unit)?;
    if !store::set_state(op.tx, organization, wave.id, State::Open, State::Closing, today)? {
        return Err(CloseError::NotOpen);
    }
    timeline::record(op, timeline::Event::PulseClosed, id.0, Some(pulse.implementation.0))?;
    jobs::due(op, CLOSE_JOB, wave.id.0, op.now)?;
    Ok(wave.id)
}

/// Whether a wave's last day is over (as the system, for the clockwork): closes it if so.
pub fn overdue(op: &mut Op, wave: WaveId) -> Result<bool, CloseError> {
    let organization = op.organization()?;
    let Some(pulse) = store::of_wave(op.tx, organization, wave)? else { return Ok(false) };
    let state = pulse.wave.as_ref().map(|w| w.state);
    let unit = implementation::see(op, pulse.implementation)?.unit;
    // The last day is over when it is over there, whatever the clock of the district says.
    if state == Some(State::Open) && pulse.closes_on < op.today_in(unit)? {
        close(op, pulse.id)?;
        return Ok(true);
    }
    Ok(state == Some(State::Closing))
}

/// One step of finishing; true when there is more to do. Each step is one short transaction.
pub fn finish(op: &mut Op, wave: WaveId) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let Some(pulse) = store::of_wave(op.tx, organization, wave)? else { return Ok(false) };
    if pulse.wave.as_ref().is_none_or(|w| w.state != State::Closing) {
        return Ok(false);
    }
    let mut old = store::open_answers(op.tx, organization, wave, CHUNK)?;
    if !old.is_empty() {
        op.chance().shuffle(&mut old);
        let rekeyed: Vec<(store::OpenAnswer, AnswerId)> = old.into_iter().map(|a| (a, op.random_id())).collect();
        store::rekey(op.tx, organization, wave, &rekeyed)?;
        return Ok(true);
    }
    store::cut_ties(op.tx, organization, wave)?;
    let cells = store::cells(op.tx, organization, wave)?;
    let answers = store::closed_answers(op.tx, organization, wave)?;
    let items: Vec<_> = pulse.items.iter().map(|i| i.id).collect();
    let counted = counts(cells.len(), items.len(), &answers);
    let answered: Vec<(i64, i64)> =
        cells.iter().map(|c| (c.position, answers.iter().filter(|(cell, _)| *cell == c.position).count() as i64)).collect();
    store::save_counts(op.tx, organization, wave, &items, &answered, &counted)?;
    results::release(op, &pulse, wave)?;
    jobs::due(op, PURGE_JOB, wave.0, op.now.plus_days(PURGE_AFTER_DAYS))?;
    Ok(false)
}

/// Removes the doors of a wave closed long ago: its links then lead nowhere.
pub fn purge(op: &mut Op, wave: WaveId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(ground::account::close_doors(op.tx, organization, "pulse", wave.0)?)
}

/// After a restore: a backup holds no used marks, so a wave that was open in it could be answered twice. It is closed
/// with the answers it has. Gives the waves to finish.
pub fn reclose_after_restore(op: &mut Op) -> Result<Vec<WaveId>, Refusal> {
    let organization = op.organization()?;
    op.actor = Actor::System(organization);
    let today = op.today()?;
    let waves = store::unfinished(op.tx, organization)?;
    for wave in &waves {
        store::set_state(op.tx, organization, *wave, State::Open, State::Closing, today)?;
    }
    Ok(waves)
}

/// After an organization came from another server: the answers of what was open there stayed behind, and its links lead
/// nowhere. Such a wave ends without answers; `answered` stays unknown.
pub fn cut_off_after_move(op: &mut Op) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let today = op.today()?;
    for wave in store::unfinished(op.tx, organization)? {
        store::cut_ties(op.tx, organization, wave)?;
        store::set_state(op.tx, organization, wave, State::Open, State::Closed, today)?;
        jobs::due(op, PURGE_JOB, wave.0, op.now.plus_days(PURGE_AFTER_DAYS))?;
    }
    Ok(())
}

/// Whether no wave is being closed: while one is, some of its answers lie in one table and some in the other.
pub fn is_settled(op: &mut Op) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    Ok(!store::any_closing(op.tx, organization)?)
}

/// The clock of answers: two years after the close (or sooner, as the organization chose) the single answers go. The counts
/// that pages show stay. An answer does not say where it lies, so a hold on any unit keeps all of them.
pub const CLOCK: Clock = Clock { table: "pulse_answer", sweep };

fn sweep(op: &mut Op, _: &[ground::TableInfo], due: &Due) -> Result<Swept, Refusal> {
    let organization = op.organization()?;
    if due.holds.covers(&[], &[], false) {
        return Ok(Swept::default());
    }
    let removed = store::forget_answers(op.tx, organization, due.day, CHUNK)?;
    Ok(Swept { removed, more: removed > 0, ..Swept::default() })
}

/// Does everything that follows a close, in steps that may be repeated after a crash: re-keys, cuts, counts, destroys the
/// key of the links, and makes the files forget. Slow work for a thread of its own.
pub fn settle(ground: &Ground, keyring: &Keyring, organization: OrganizationId, wave: WaveId) -> Result<(), Refusal> {
    while ground.write_now(Actor::System(organization), move |op| finish(op, wave))? {}
    keyring.destroy(&key_name(wave)).map_err(|error| db::Error::Engine(format!("the key of a wave could not be destroyed: {error}")))?;
    ground.db.forget(FORGET_TABLES)?;
    Ok(())
}
