//! Deleting a draft, and finding pulses by their words. What people were asked with is never deleted this way.

use super::{list, see, store, to_ask};
use crate::{ASK, asking};
use ground::element::{Kind, Text};
use ground::{Check, Found, ImplementationId, Op, PulseId, Refusal, Sought, trash};
use kit::paths;
use portfolio::implementation;

/// The word of a pulse in the trash.
pub const TRASHED: &str = "pulse";

#[derive(Debug, thiserror::Error)]
pub enum DeleteError {
    /// People were asked with it: what they were asked and what they said stays.
    #[error("people were asked")]
    Asked,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for DeleteError {
    fn from(error: db::Error) -> DeleteError {
        DeleteError::Refused(error.into())
    }
}

/// Puts a draft into the trash.
pub fn delete(op: &mut Op, id: PulseId) -> Result<(), DeleteError> {
    let (pulse, _) = to_ask(op, id)?;
    if pulse.wave.is_some() {
        return Err(DeleteError::Asked);
    }
    let organization = op.organization()?;
    store::mark_deleted(op.tx, organization, id, Some(op.now))?;
    Ok(trash::put(op, TRASHED, id.0, &pulse.title)?)
}

/// Takes a draft out of the trash.
pub fn bring_back(op: &mut Op, id: PulseId) -> Result<String, Refusal> {
    let organization = op.organization()?;
    store::mark_deleted(op.tx, organization, id, None)?;
    // Only now it can be seen; without the right nothing of this is kept.
    to_ask(op, id)?;
    Ok(paths::pulse(id))
}

/// Removes a draft for good.
pub fn purge(op: &mut Op, id: PulseId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::delete(op.tx, organization, id)?)
}

/// Removes the drafts of an implementation that goes for good. It has none that anyone was asked with.
pub fn purge_of(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    for draft in store::drafts_of(op.tx, organization, id)? {
        store::delete(op.tx, organization, draft)?;
        trash::gone(op, draft.0)?;
    }
    Ok(())
}

/// Before an implementation is deleted: nobody was ever asked about it.
pub fn nobody_asked(op: &mut Op, id: ImplementationId) -> Result<Vec<Check>, Refusal> {
    let asked = list(op, Some(id))?.iter().any(|p| p.wave.is_some()) || asking::any(op, id)?;
    let href = Some(paths::implementation_pulses(id));
    Ok(vec![Check { name: "nobody-asked", met: !asked, text: Text::new("check-nobody-asked"), href }])
}

/// The pulses that fit the words by title or statement; drafts only for who may ask.
pub fn found(op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
    let organization = op.organization()?;
    let mut statements: std::collections::HashMap<PulseId, String> = std::collections::HashMap::new();
    for (pulse, statement) in store::statements(op.tx, organization)? {
        let all = statements.entry(pulse).or_default();
        all.push(' ');
        all.push_str(&statement);
    }
    let mut all = Vec::new();
    for pulse in list(op, None)? {
        let Some(rank) = sought.fits(&pulse.title, &[statements.get(&pulse.id).map_or("", String::as_str)]) else { continue };
        let place = implementation::named(op, pulse.implementation)?;
        let said = Text::new("implementation-title").with("innovation", place.innovation_name).with("unit", place.unit_name);
        let title = Text::new("found-name").with("name", pulse.title);
        all.push(Found { kind: Kind::Pulse, title, said: Some(said), href: paths::pulse(pulse.id), rank });
    }
    Ok(all)
}

/// A draft the actor may delete; None when people were asked with it.
pub(super) fn to_delete(op: &mut Op, id: PulseId) -> Result<(String, bool), Refusal> {
    let pulse = see(op, id)?;
    implementation::with_right(op, pulse.implementation, ASK)?;
    Ok((pulse.title, pulse.wave.is_none()))
}
