//! What a person and an organization may ask about their data: how long it is kept, that a legal hold keeps it, who
//! looked at it, that it is erased. Works on every table by what its `TableInfo` says, so a new capability is reached
//! without a line here. Start at `clocks` (what is due goes), `holds`, `erasure`, `looks`; the rules are in `model`.

mod clocks;
mod erasure;
mod holds;
mod looks;
mod model;
mod store;
mod tables;

pub use clocks::{JOB as RETENTION_JOB, Kept, SetError, kept, retention, run, runs, set_days, settings, wind, wrong_clocks};
pub use erasure::{
    Account, CLOCK as PERSON_CLOCK, EraseError, FORGET_JOB, Fate, Mention, Plan, erase, erase_again, erasures, forget_tables, keep_list,
    plan, read_list, wrong_erasures,
};
pub use holds::{held, holds, lift, list, of, set};
pub use looks::{has_looked, looked, looks};
pub use model::{
    Clock, Due, Erased, Hold, Holds, LEAST_DAYS, Look, MOST_DAYS, Run, Scope, Setting, Swept, What, bounds, own_days, pseudonym,
};
pub use tables::TABLES;

use crate::op::{Op, Refusal};
use crate::organization;
use crate::policy::MANAGE_DATA;

/// Goes on for whoever looks after the data of the whole organization.
fn whole_organization(op: &mut Op) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
    op.require(MANAGE_DATA, root.id)
}
