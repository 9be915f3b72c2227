//! The SQL of the vault: who asked and who answered, and what of the accounts goes along.

use super::model::{Export, Keeper, State};
use crate::ids::{ExportId, OrganizationId, PersonId};
use crate::{AccountId, Moment, account};
use db::{Cells, Error, Tx, params, statements};

statements! {
    INSERT = "insert into vault_export (organization, id, asked_by, asked_at, asked_event, state) values ($1, $2, $3, $4, $5, $6)";
    ALL = "select id, asked_by, asked_at, asked_event, state, decided_by, decided_at, window_ends_at from vault_export
        where organization = $1 order by id desc limit $2";
    ONE = "select id, asked_by, asked_at, asked_event, state, decided_by, decided_at, window_ends_at from vault_export
        where organization = $1 and id = $2";
    DECIDE = "update vault_export set state = $1, decided_by = $2, decided_at = $3, window_ends_at = $4
        where organization = $5 and id = $6 and state = 'asked'";
    SHUT = "update vault_export set state = 'withdrawn', window_ends_at = null where organization = $1 and state in ('asked', 'approved')";
    KEEPERS = "select p.id, p.given_name, p.family_name, p.account, m.role from membership m
        join person p on p.organization = m.organization and p.id = m.person
        where m.organization = $1 and m.unit = $2 and m.role in ('administrator', 'district-leader') and p.active = true
          and m.begins_on <= $3 and (m.ends_on is null or m.ends_on >= $3)
        order by p.folded, p.id, m.role";
    ACCOUNTS = "select distinct a.id, a.email from person p join account a on a.id = p.account where p.organization = $1 order by a.id";
    PERSON_ACCOUNTS = "select distinct account from person where organization = $1 and account is not null order by account";
    ACCOUNT_TAKEN = "select 1 from account where id = $1 or email = $2 limit 1";
    INSERT_ACCOUNT = "insert into account (id, email, password_hash, changed_at, home) values ($1, $2, $3, $4, $5)";
    UNTIE = "update person set account = null where organization = $1 and account = $2";
    FREE_JOBS = "update job set leased_until = 0, attempts = 0 where organization = $1";
}

fn export_row(c: &mut Cells) -> Result<Export, Error> {
    Ok(Export {
        id: c.next()?,
        asked_by: c.next()?,
        asked_at: c.next()?,
        asked_event: c.next()?,
        state: c.next()?,
        decided_by: c.next()?,
        decided_at: c.next()?,
        window_ends_at: c.next()?,
    })
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, e: &Export) -> Result<(), Error> {
    tx.execute(&INSERT, params![organization, e.id, e.asked_by, e.asked_at, e.asked_event, e.state])?;
    Ok(())
}

pub fn all(tx: &mut Tx, organization: OrganizationId, most: i64) -> Result<Vec<Export>, Error> {
    tx.list(&ALL, params![organization, most], export_row)
}

pub fn one(tx: &mut Tx, organization: OrganizationId, id: ExportId) -> Result<Option<Export>, Error> {
    tx.one(&ONE, params![organization, id], export_row)
}

/// False when somebody was quicker.
pub fn decide(
    tx: &mut Tx,
    organization: OrganizationId,
    id: ExportId,
    state: State,
    by: Option<PersonId>,
    now: Moment,
    window_ends_at: Option<Moment>,
) -> Result<bool, Error> {
    Ok(tx.execute(&DECIDE, params![state, by, now, window_ends_at, organization, id])? == 1)
}

pub fn shut(tx: &mut Tx, organization: OrganizationId) -> Result<(), Error> {
    tx.execute(&SHUT, params![organization])?;
    Ok(())
}

/// Each once, as administrator when they are one.
pub fn keepers(tx: &mut Tx, organization: OrganizationId, root: crate::UnitId, day: &str) -> Result<Vec<Keeper>, Error> {
    let rows = tx.list(&KEEPERS, params![organization, root, day], |c| {
        let (person, given, family, account) = (c.next()?, c.next::<String>()?, c.next::<String>()?, c.next()?);
        let administrator = c.next::<crate::Role>()? == crate::Role::Administrator;
        Ok(Keeper { person, name: format!("{given} {family}").trim().to_string(), account, administrator })
    })?;
    let mut each: Vec<Keeper> = Vec::new();
    for row in rows {
        match each.iter_mut().find(|k| k.person == row.person) {
            Some(known) => known.administrator |= row.administrator,
            None => each.push(row),
        }
    }
    Ok(each)
}

pub fn accounts(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(AccountId, String)>, Error> {
    tx.list(&ACCOUNTS, params![organization], |c| Ok((c.next()?, c.next()?)))
}

pub fn person_accounts(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<AccountId>, Error> {
    tx.list(&PERSON_ACCOUNTS, params![organization], |c| c.next())
}

pub fn account_taken(tx: &mut Tx, id: AccountId, email: &str) -> Result<bool, Error> {
    Ok(!tx.rows(&ACCOUNT_TAKEN, params![id, email])?.is_empty())
}

/// Made by the organization that comes back: its links may give the first password.
pub fn insert_account(tx: &mut Tx, id: AccountId, email: &str, home: OrganizationId, now: Moment) -> Result<(), Error> {
    tx.execute(&INSERT_ACCOUNT, params![id, email, account::NO_PASSWORD, now, home])?;
    Ok(())
}

pub fn untie(tx: &mut Tx, organization: OrganizationId, account: AccountId) -> Result<(), Error> {
    tx.execute(&UNTIE, params![organization, account])?;
    Ok(())
}

pub fn free_jobs(tx: &mut Tx, organization: OrganizationId) -> Result<(), Error> {
    tx.execute(&FREE_JOBS, params![organization])?;
    Ok(())
}
