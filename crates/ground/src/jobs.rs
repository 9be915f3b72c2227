//! Work that is due: a table with leases, so that a crash in the middle only means that it is done again. Every kind
//! of job must therefore be safe to repeat.

use crate::Moment;
use crate::ids::{JobId, OrganizationId};
use crate::op::{Op, Refusal};
use crate::table_info::{Class::*, Retention, TableInfo, column};
use db::{Tx, Uuid, params, statements};

statements! {
    INSERT = "insert into job (organization, id, kind, subject, due_at, leased_until, attempts) values ($1, $2, $3, $4, $5, 0, 0)
        on conflict (organization, kind, subject) do update set
          due_at = case when excluded.due_at < job.due_at then excluded.due_at else job.due_at end";
    DUE = "select organization, id, kind, subject, attempts from job where due_at <= $1 and leased_until <= $1 order by due_at limit $2";
    LEASE = "update job set leased_until = $1, attempts = attempts + 1 where organization = $2 and id = $3 and leased_until <= $4";
    DONE = "delete from job where organization = $1 and id = $2";
    AGAIN = "update job set due_at = $1, leased_until = 0 where organization = $2 and id = $3";
}

/// The kinds of job that belong to ground; rooms name their own.
pub const SEAL_TIMELINE: &str = "seal-timeline";

/// A lease longer than any job takes; after it another worker may try.
const LEASE_SECONDS: i64 = 300;

#[derive(Clone, Debug)]
pub struct Job {
    pub organization: OrganizationId,
    pub id: JobId,
    pub kind: String,
    pub subject: Uuid,
    pub attempts: i64,
}

/// Makes a job due; if the same one already waits, the earlier moment counts.
pub fn due(op: &mut Op, kind: &'static str, subject: Uuid, at: Moment) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let id: JobId = op.id();
    op.tx.execute(&INSERT, params![organization, id, kind, subject, at])?;
    Ok(())
}

/// Takes up to `most` due jobs under a lease.
pub fn take(tx: &mut Tx, now: Moment, most: i64) -> Result<Vec<Job>, db::Error> {
    let found = tx.list(&DUE, params![now, most], |c| {
        Ok(Job { organization: c.next()?, id: c.next()?, kind: c.next()?, subject: c.next()?, attempts: c.next()? })
    })?;
    let until = now.plus_seconds(LEASE_SECONDS);
    let mut taken = Vec::new();
    for job in found {
        if tx.execute(&LEASE, params![until, job.organization, job.id, now])? == 1 {
            taken.push(job);
        }
    }
    Ok(taken)
}

pub fn done(tx: &mut Tx, job: &Job) -> Result<(), db::Error> {
    tx.execute(&DONE, params![job.organization, job.id])?;
    Ok(())
}

/// Puts a job off: it failed, or has more to do.
pub fn again(tx: &mut Tx, job: &Job, at: Moment) -> Result<(), db::Error> {
    tx.execute(&AGAIN, params![at, job.organization, job.id])?;
    Ok(())
}

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "job",
    in_backup: true,
    retention: Retention::Until("until done"),
    columns: &[
        column("organization", Thing, "key"),
        column("id", Thing, "key"),
        column("kind", Thing, "what"),
        column("subject", Thing, "of what"),
        column("due_at", Thing, "when"),
        column("leased_until", Thing, "who works on it"),
        column("attempts", Thing, "how often"),
    ],
}];
