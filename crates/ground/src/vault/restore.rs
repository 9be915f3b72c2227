//! A vault put into a server: fresh, or one that already serves other organizations. Whole or not at all.

use super::file::{Opened, Unsound};
use super::store;
use crate::files::Shelf;
use crate::ids::{OrganizationId, PersonId};
use crate::op::{Actor, Ground, Op, Refusal};
use crate::{AccountId, account, organization, timeline};
use db::Staged;
use std::io::{Read, Seek};
use std::path::Path;

#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    #[error("this organization is already on this server; a vault is never mixed with what is there")]
    AlreadyHere,
    #[error(transparent)]
    Unsound(#[from] Unsound),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for RestoreError {
    fn from(error: db::Error) -> RestoreError {
        RestoreError::Refused(error.into())
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Restored {
    pub organization: OrganizationId,
    pub name: String,
    pub rows: i64,
    /// Addresses that have a sign-in on this server already. They were not tied to it: whoever has the address must show
    /// that it is theirs.
    pub untied: Vec<String>,
}

/// Checks the whole file, brings its rows to this release in a staged file in the folder `stage`, and takes them over in
/// one transaction.
pub fn restore<R: Read + Seek>(ground: &Ground, opened: &mut Opened<R>, stage: &Path, shelf: &Shelf) -> Result<Restored, RestoreError> {
    opened.check()?;
    let organization = OrganizationId(opened.manifest.organization);
    if ground.read_now(Actor::Guest, move |op| here(op, organization))? {
        return Err(RestoreError::AlreadyHere);
    }
    let path = stage.join("staged.db");
    let staged = Staged::begin(&path, opened.manifest.schema)?;
    opened.put_into(&staged)?;
    let accounts: Vec<(AccountId, String)> =
        opened.accounts()?.into_iter().map(|(id, email)| (AccountId(id), account::normal_email(&email))).collect();
    drop(staged.finish(ground.clock.now().0)?);
    // Contents before rows: a row never leads nowhere.
    opened.put_files(shelf)?;
    let name = opened.manifest.name.clone();
    ground.write_now(Actor::System(organization), move |op| {
        if here(op, organization)? {
            return Err(RestoreError::AlreadyHere);
        }
        let moved = db::move_in(op.tx, &path, &["account", "door", "sign_in"])?;
        let untied = tie(op, organization, &accounts)?;
        store::free_jobs(op.tx, organization)?;
        // A leave given on one server is no leave on another.
        store::shut(op.tx, organization)?;
        timeline::record(op, timeline::Event::VaultRestored, organization.0, None)?;
        Ok(Restored { organization, name: name.clone(), rows: moved.iter().map(|(_, rows)| rows).sum(), untied })
    })
}

fn here(op: &mut Op, organization: OrganizationId) -> Result<bool, RestoreError> {
    Ok(organization::all_ids(op.tx)?.contains(&organization))
}

/// Makes the sign-ins that the organization's people name. One that is here already, by id or by address, is never tied to,
/// nor one that the file names without listing it: else a file could take over the sign-in of someone in another
/// organization by giving them a one-time link.
fn tie(op: &mut Op, organization: OrganizationId, listed: &[(AccountId, String)]) -> Result<Vec<String>, db::Error> {
    let mut untied = Vec::new();
    for id in store::person_accounts(op.tx, organization)? {
        let email = listed.iter().find(|(account, _)| *account == id).map(|(_, email)| email);
        match email {
            Some(email) if !store::account_taken(op.tx, id, email)? => store::insert_account(op.tx, id, email, organization, op.now)?,
            other => {
                store::untie(op.tx, organization, id)?;
                untied.extend(other.cloned());
            }
        }
    }
    Ok(untied)
}

/// One-time links for those who can let everyone else in: the organization's administrators of today.
pub fn links(ground: &Ground, organization: OrganizationId) -> Result<Vec<(String, String)>, Refusal> {
    ground.write_now(Actor::System(organization), move |op| {
        let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
        let today = op.today()?.to_string();
        let keepers = store::keepers(op.tx, organization, root.id, &today)?;
        let administrators: Vec<(PersonId, String)> = keepers.into_iter().filter(|k| k.administrator).map(|k| (k.person, k.name)).collect();
        administrators.into_iter().map(|(person, name)| Ok((name, account::one_time_link(op, person, root.id)?))).collect()
    })
}
