//! What a person and an organization may ask about their data: how long it is kept, that a legal hold keeps it, who
//! looked at it, that it is erased. Works on every table by what its `TableInfo` says, so a new capability is reached
//! without a line here. Start at `clocks` (what is due goes), `holds`, `erasure`, `looks`; the rules are in `model`.

mod again;
mod clocks;
mod contents;
mod erasure;
mod holds;
mod leavers;
mod looks;
mod model;
mod store;
mod tables;

pub use again::{erase_again, erasures, keep_list, read_list};
pub use clocks::{JOB as RETENTION_JOB, Kept, SetError, kept, retention, run, runs, set_days, settings, wind, wrong_clocks};
pub use contents::{InFiles, in_files};
pub use erasure::{Account, EraseError, FORGET_JOB, Fate, Mention, Plan, erase, forget_tables, plan, wrong_erasures};
pub use holds::{held, holds, lift, list, of, set};
pub use leavers::{CLOCK as PERSON_CLOCK, Named};
pub use looks::{has_looked, looked, looks};
pub use model::{
    Clock, Due, Erased, Hold, Holds, LEAST_DAYS, Look, MOST_DAYS, Run, Scope, Setting, Swept, What, bounds, own_days, pseudonym,
};
pub use tables::TABLES;

use crate::ids::PersonId;
use crate::op::{Op, Refusal};
use crate::organization;
use crate::policy::MANAGE_DATA;

/// Whether nothing is known of a person any more.
pub fn is_erased(op: &mut Op, person: PersonId) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    Ok(store::is_erased(op.tx, Erased { organization, person })?)
}

/// Goes on for whoever looks after the data of the whole organization.
fn whole_organization(op: &mut Op) -> Result<(), Refusal> {
    organization::over_all(op, MANAGE_DATA)?;
    Ok(())
}
