//! Who leaves and who comes back. A person is never deleted by leaving: parts end, sign-ins and links end at once, and the
//! row waits for the schedule of data.

use super::{Person, alone_without, give_part, last_day, load, manage_all, selves, standing, store};
use crate::access::Role;
use crate::ids::{OrganizationId, PersonId, UnitId};
use crate::op::{Op, Refusal};
use crate::policy::MANAGE_PEOPLE;
use crate::{Moment, account, jobs, timeline};
use db::Tx;
use jiff::civil::Date;

/// The night after someone's last day: see [`settle_leave`].
pub const LEAVE_JOB: &str = "settle-leave";

#[derive(Debug, thiserror::Error)]
pub enum LeaveError {
    /// From this day on nobody would look after the organization.
    #[error("nobody would look after it from {0}")]
    NobodyFrom(Date),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for LeaveError {
    fn from(error: db::Error) -> LeaveError {
        LeaveError::Refused(error.into())
    }
}

/// Who let someone go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// People, one by one or with the turn of the year: no list brings them back by itself.
    Hand,
    /// A list that no longer names them.
    List,
}

/// The one way by which anyone leaves: roster, turn of the year, by hand. The caller has required the right.
///
/// Every part of this row that would go on ends on `last_day`. When the last day of someone who is still here is put off, the
/// parts that it had ended go on until the new one, or until an end of their own; those that ended on that day by themselves
/// stay ended. Today or earlier: the row is no longer active, and its sign-ins, one-time links and invitations end at once. A
/// day ahead: rights hold until its midnight, and a job does the rest. A merged person who is still here under another row
/// keeps their sign-in.
pub fn leave(op: &mut Op, person: &Person, last_day: Date) -> Result<(), Refusal> {
    go(op, person, last_day, By::Hand)
}

/// [`leave`], for whoever knows who said so.
pub(crate) fn go(op: &mut Op, person: &Person, last_day: Date, by: By) -> Result<(), Refusal> {
    let organization = op.organization()?;
    if let Some(before) = store::left_on(op.tx, organization, person.id)?.filter(|_| person.active) {
        store::give_back_end(op.tx, organization, person.id, before)?;
    }
    store::end_open(op.tx, organization, person.id, last_day)?;
    let over = last_day <= op.today()?;
    store::set_left(op.tx, organization, person.id, Some((last_day, by)), person.active && !over)?;
    timeline::record(op, timeline::Event::PersonLeft, person.id.0, None)?;
    if over {
        shut(op.tx, organization, person.id)
    } else {
        let midnight = op.midnight_after(last_day)?;
        jobs::due(op, LEAVE_JOB, person.id.0, midnight)
    }
}

/// The job of the night: whoever left on a day that is over is no longer active. Answers when to look again, for someone
/// whose last day was put off. Safe to repeat; does nothing for someone who came back.
pub fn settle_leave(op: &mut Op, person: PersonId) -> Result<Option<Moment>, Refusal> {
    let organization = op.organization()?;
    let today = op.today()?;
    match store::left_on(op.tx, organization, person)? {
        Some(last_day) if last_day >= today => Ok(Some(op.midnight_after(last_day)?)),
        Some(_) => {
            store::let_go(op.tx, organization, person)?;
            shut(op.tx, organization, person)?;
            Ok(None)
        }
        None => Ok(None),
    }
}

/// Ends what lets a row in.
fn shut(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<(), Refusal> {
    for kind in ["password", "invitation"] {
        account::close_doors(tx, organization, kind, person.0)?;
    }
    let selves = selves(tx, organization, person)?;
    for own in &selves {
        if store::person(tx, organization, *own)?.is_some_and(|p| p.active) {
            return Ok(());
        }
    }
    Ok(account::end_sign_ins_of_people(tx, organization, &selves)?)
}

/// [`leave`] by whoever manages people: the person under all their rows.
/// Errors: `NobodyFrom` when that left a day ahead without anyone who could give the right back.
pub fn leave_by_hand(op: &mut Op, person: PersonId, last_day: Date) -> Result<(), LeaveError> {
    manage_all(op)?;
    let organization = op.organization()?;
    load(op, person)?;
    if let Some(day) = alone_without(op, person, last_day)? {
        return Err(LeaveError::NobodyFrom(day));
    }
    for own in selves(op.tx, organization, person)? {
        let row = load(op, own)?;
        leave(op, &row, last_day)?;
    }
    Ok(())
}

/// The last day of someone who left or is about to; the caller may see them.
pub fn left_on(op: &mut Op, person: PersonId) -> Result<Option<Date>, Refusal> {
    let organization = op.organization()?;
    Ok(store::left_on(op.tx, organization, person)?)
}

/// Someone who left is here again, with a new part from a day. What was before stays.
pub fn come_back(op: &mut Op, person: PersonId, unit: UnitId, role: Role, from: Date, until: Option<Date>) -> Result<(), Refusal> {
    manage_all(op)?;
    op.require(MANAGE_PEOPLE, unit)?;
    let until = last_day(op, role, until)?;
    let organization = op.organization()?;
    load(op, person)?;
    let stands = standing(op.tx, organization, person)?;
    let today = op.today()?;
    if load(op, stands)?.active {
        store::set_left(op.tx, organization, stands, None, true)?;
    } else {
        // Whoever left today is out at once although their parts name today as the last day: they must not hold again
        // until midnight because someone gives another part.
        store::end_open(op.tx, organization, stands, today.yesterday().unwrap_or(today))?;
        store::set_left(op.tx, organization, stands, None, true)?;
    }
    give_part(op, stands, unit, role, from, until)?;
    timeline::record(op, timeline::Event::PersonReturned, stands.0, Some(unit.0))?;
    Ok(())
}
