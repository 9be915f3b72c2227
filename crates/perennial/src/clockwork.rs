//! Work that is due, done without anyone asking: every few seconds the jobs whose time has come are taken under a lease
//! and given to whoever knows their kind. A job that fails is put off, longer each time, and never lost.

use desk::{board, rollover};
use ground::jobs::{self, Job};
use ground::{Actor, ImportId, Moment, RolloverId, WaveId, data_rights, people, roster, timeline};
use inclusion::pulse;
use kit::App;
use portfolio::succession;
use std::time::Duration;
use tokio::sync::watch;

/// How often to look; what is due is never due to the second.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Jobs taken at once: few enough that a lease outlasts them all.
const AT_ONCE: i64 = 16;
/// The first wait after a failure; it doubles up to the longest.
const FIRST_WAIT_SECONDS: i64 = 30;
const LONGEST_WAIT_SECONDS: i64 = 3_600;

/// A roster is taken for so long at a time before other due work has its turn.
const ROSTER_SECONDS: i64 = 5;
/// How often the nightly clocks of every organization are made sure of.
const WIND_EVERY_SECONDS: i64 = 3_600;

/// How a job went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It is over and can be struck off.
    Finished,
    /// It struck itself off, or put itself off, in its own transaction.
    Settled,
    /// There is more to do at this moment.
    Again(Moment),
}

/// Does one job on a thread of its own (it may block). Must be safe to repeat: a crash in the middle means again.
pub type Work = fn(&App, &Job) -> anyhow::Result<Done>;

/// Who knows which kind. A room's jobs add their lines here.
const KINDS: &[(&str, Work)] = &[
    (jobs::SEAL_TIMELINE, seal_timeline),
    (pulse::CLOSE_JOB, close_pulse),
    (pulse::PURGE_JOB, purge_pulse),
    (people::LEAVE_JOB, settle_leave),
    (succession::JOB, carry_over),
    (roster::APPLY_JOB, apply_roster),
    (roster::PURGE_JOB, purge_roster),
    (data_rights::RETENTION_JOB, retention),
    (data_rights::FORGET_JOB, forget_erased),
    (rollover::APPLY_JOB, apply_rollover),
    (board::JOB, roll_up_standings),
    (ground::vault::PURGE_JOB, purge_vault),
    (ground::trash::PURGE_JOB, purge_trash),
    (ground::files::SWEEP_JOB, sweep_files),
];

/// Someone's last day is over.
fn settle_leave(app: &App, job: &Job) -> anyhow::Result<Done> {
    let person = ground::PersonId(job.subject);
    let put_off = app.ground.write_now(Actor::System(job.organization), move |op| people::settle_leave(op, person))?;
    Ok(put_off.map_or(Done::Finished, Done::Again))
}

/// What was being done in a unit goes on where the unit does, from its first day without it.
fn carry_over(app: &App, job: &Job) -> anyhow::Result<Done> {
    let (house, id) = (app.clone(), ground::ImplementationId(job.subject));
    let later = app.ground.write_now(Actor::System(job.organization), move |op| succession::settle(op, &house, id))?;
    Ok(later.map_or(Done::Finished, Done::Again))
}

/// Runs until `stop` turns true; the job in hand is finished first.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let mut wound: Option<Moment> = None;
    while !*stop.borrow() {
        let now = app.ground.clock.now();
        // Organizations are founded while the program runs; each needs its nightly clocks.
        if wound.is_none_or(|at| at.plus_seconds(WIND_EVERY_SECONDS) <= now) {
            let first_look = wound.is_none();
            wound = Some(now);
            let ground = app.ground.clone();
            let done = tokio::task::spawn_blocking(move || {
                data_rights::wind(&ground)?;
                // Later on whatever happens makes it due.
                if first_look { board::wind(&ground) } else { Ok(()) }
            });
            let done = done.await;
            if !matches!(done, Ok(Ok(()))) {
                tracing::error!("the nightly clocks could not be wound; they are wound again in an hour");
            }
        }
        let more = look(&app, &stop).await;
        let wait = if more { Duration::ZERO } else { LOOK_EVERY };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stop.changed() => {}
        }
    }
}

/// One look; true when there was so much that another should follow at once.
async fn look(app: &App, stop: &watch::Receiver<bool>) -> bool {
    let now = app.ground.clock.now();
    let taken = match app.ground.db.write(move |tx| jobs::take(tx, now, AT_ONCE)).await {
        Ok(taken) => taken,
        Err(error) => {
            tracing::error!(%error, "due work could not be looked up");
            return false;
        }
    };
    let mut more = taken.len() as i64 == AT_ONCE;
    for job in taken {
        if *stop.borrow() {
            // Its lease runs out by itself; the next start takes it up.
            return false;
        }
        let app = app.clone();
        let worked = tokio::task::spawn_blocking(move || settle(&app, &job)).await;
        match worked {
            Ok(at_once) => more |= at_once,
            Err(_) => tracing::error!("a due job failed unexpectedly; it is tried again when its lease runs out"),
        }
    }
    more
}

/// Does one job and writes down how it went. True when it may be due again at once. Blocking.
pub fn settle(app: &App, job: &Job) -> bool {
    let work = KINDS.iter().find(|(kind, _)| *kind == job.kind).map(|(_, work)| *work);
    let now = app.ground.clock.now();
    let done = match work {
        Some(work) => work(app, job),
        // Left by a newer release, or a room that is gone: kept, in case it comes back.
        None => Err(anyhow::anyhow!("nobody here knows this kind of job")),
    };
    let at_once = matches!(done, Ok(Done::Settled));
    let job = job.clone();
    let noted = match done {
        Ok(Done::Settled) => Ok(()),
        Ok(Done::Finished) => app.ground.db.write_now(move |tx| jobs::done(tx, &job)),
        Ok(Done::Again(at)) => app.ground.db.write_now(move |tx| jobs::again(tx, &job, at)),
        Err(error) => {
            let wait = wait_seconds(job.attempts);
            tracing::error!(kind = job.kind, error = %format!("{error:#}"), attempts = job.attempts + 1, wait_seconds = wait, "a due job failed");
            app.ground.db.write_now(move |tx| jobs::again(tx, &job, now.plus_seconds(wait)))
        }
    };
    if let Err(error) = noted {
        tracing::error!(%error, "how a due job went could not be written down; its lease runs out by itself");
    }
    at_once
}

fn wait_seconds(attempts: i64) -> i64 {
    FIRST_WAIT_SECONDS.saturating_mul(1 << attempts.clamp(0, 20)).min(LONGEST_WAIT_SECONDS)
}

/// Seals a batch of the timeline. Sealing and striking off are one transaction: an event written between the two would
/// find its job still standing and wait for the next event to be sealed.
fn seal_timeline(app: &App, job: &Job) -> anyhow::Result<Done> {
    let job = job.clone();
    app.ground.write_now(Actor::System(job.organization), move |op| {
        if timeline::seal(op)? {
            jobs::again(op.tx, &job, op.now)?
        } else {
            jobs::done(op.tx, &job)?
        }
        // Something happened: conditions may stand otherwise now.
        board::due(op)
    })?;
    Ok(Done::Settled)
}

/// Looks at the conditions of every implementation of one organization; then again when something happens, or next night.
fn roll_up_standings(app: &App, job: &Job) -> anyhow::Result<Done> {
    Ok(Done::Again(board::roll_up(app, job.organization)?))
}

/// Closes a wave after its last day, and finishes one that was left half closed.
fn close_pulse(app: &App, job: &Job) -> anyhow::Result<Done> {
    let wave = WaveId(job.subject);
    let due = app.ground.write_now(Actor::System(job.organization), move |op| pulse::overdue(op, wave))?;
    if !due && app.ground.read_now(Actor::System(job.organization), move |op| pulse::is_open(op, wave))? {
        return Ok(Done::Again(app.ground.clock.now().plus_seconds(3_600)));
    }
    // Also for one that is closed already: whoever closed it may have been cut off before the key was destroyed and the
    // files forgot, and nothing else comes back to that.
    pulse::settle(&app.ground, &app.keyring, job.organization, wave)?;
    Ok(Done::Finished)
}

/// Removes the doors of a wave that was closed long ago.
fn purge_pulse(app: &App, job: &Job) -> anyhow::Result<Done> {
    let wave = WaveId(job.subject);
    app.ground.write_now(Actor::System(job.organization), move |op| pulse::purge(op, wave))?;
    Ok(Done::Finished)
}

/// Removes the files of a vault whose day is over.
fn purge_vault(app: &App, job: &Job) -> anyhow::Result<Done> {
    kit::vault::purge(app, ground::ExportId(job.subject))?;
    Ok(Done::Finished)
}

/// Removes for good what has lain in the trash for its thirty days.
fn purge_trash(app: &App, job: &Job) -> anyhow::Result<Done> {
    let (house, subject) = (app.clone(), job.subject);
    let later = app.ground.write_now(Actor::System(job.organization), move |op| house.purge(op, subject))?;
    Ok(later.map_or(Done::Finished, Done::Again))
}

/// Removes the contents of files that nothing leads to any more.
fn sweep_files(app: &App, job: &Job) -> anyhow::Result<Done> {
    kit::files::sweep(app, job.organization)?;
    Ok(Done::Finished)
}

/// Takes a confirmed roster (or takes it back), step by step, for a while. Whether anything is left to do and striking the job
/// off are one transaction: someone may ask to undo between the two.
fn apply_roster(app: &App, job: &Job) -> anyhow::Result<Done> {
    let import = ImportId(job.subject);
    let until = app.ground.clock.now().plus_seconds(ROSTER_SECONDS);
    while roster::step(&app.ground, job.organization, import)? && app.ground.clock.now() < until {}
    let job = job.clone();
    app.ground.write_now(Actor::System(job.organization), move |op| {
        if roster::at_rest(op, import)? {
            jobs::done(op.tx, &job)?
        } else {
            jobs::again(op.tx, &job, op.now)?
        }
        Ok::<_, ground::Refusal>(())
    })?;
    Ok(Done::Settled)
}

/// Deletes what was kept of a roster when its time is over, a batch at a time.
fn purge_roster(app: &App, job: &Job) -> anyhow::Result<Done> {
    let import = ImportId(job.subject);
    let next = app.ground.write_now(Actor::System(job.organization), move |op| roster::purge(op, import))?;
    Ok(match next {
        roster::Purge::Over => Done::Finished,
        roster::Purge::At(moment) => Done::Again(moment),
    })
}

/// Runs the retention clocks of one organization, and comes back the next night.
fn retention(app: &App, job: &Job) -> anyhow::Result<Done> {
    // Whatever an erasure could not write down beside the database is written now.
    data_rights::keep_list(&app.ground, &app.settings.data)?;
    let (tables, clocks) = (kit::data_rights::tables(app), kit::data_rights::clocks(app));
    let (next, touched) = data_rights::run(&app.ground, job.organization, &tables, &clocks, &app.settings.shelf())?;
    if !touched.is_empty() {
        app.ground.db.forget(&touched)?;
    }
    // What an upload left that was cut off before its row.
    kit::files::sweep(app, job.organization)?;
    Ok(Done::Again(next))
}

/// After an erasure: the list beside the database, then contents nothing leads to any more, then the files of the database.
fn forget_erased(app: &App, job: &Job) -> anyhow::Result<Done> {
    data_rights::keep_list(&app.ground, &app.settings.data)?;
    kit::files::sweep(app, job.organization)?;
    app.ground.db.forget(&data_rights::forget_tables(&kit::data_rights::tables(app)))?;
    Ok(Done::Finished)
}

/// Turns the year, in short pieces. One that was taken back, or whose day was put off, does nothing yet.
fn apply_rollover(app: &App, job: &Job) -> anyhow::Result<Done> {
    match rollover::apply(app, job.organization, RolloverId(job.subject))? {
        rollover::Progress::NotYet(at) => Ok(Done::Again(at)),
        rollover::Progress::Over | rollover::Progress::More => Ok(Done::Finished),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_job_waits_longer_each_time_up_to_an_hour() {
        let waits: Vec<i64> = [0, 1, 2, 6, 7, 40, i64::MAX].map(wait_seconds).into();
        assert_eq!(waits, [30, 60, 120, 1_920, 3_600, 3_600, 3_600]);
    }
}
