//! `perennial password-link`: the way back in when the only administrator has lost their password. Whoever can run it has
//! the machine, and so the data, already; it leaves its row on the timeline like any other link.

use crate::cli::{Data, Front};
use crate::{config, routes, system};
use anyhow::{Context, Result, bail};
use db::Db;
use ground::{Actor, Ground, Refusal, account, organization, people};
use std::process::ExitCode;
use std::sync::Arc;

pub fn run(email: &str, data: &Data, front: &Front) -> Result<ExitCode> {
    let db = Db::open(&config::place(data)?).context("the database does not open")?;
    let policy = kit::stack::policy(&routes::elements(None));
    let ground = Ground { db, clock: system::clock(), chance: system::chance(), policy: Arc::new(policy) };
    let settings = config::settings(data, front, front.listen)?;
    match link(&ground, email)? {
        Some(token) => {
            println!("{}{}", settings.public_url, kit::paths::password(&token));
            println!("It works once, for {} days.", account::ONE_TIME_LINK_DAYS);
            Ok(ExitCode::SUCCESS)
        }
        None => bail!("nobody here has an account with the address {email}"),
    }
}

/// A link for the first active person with this account.
pub fn link(ground: &Ground, email: &str) -> Result<Option<String>> {
    let wanted = email.to_string();
    let held = ground.read_now(Actor::Guest, move |op| {
        let account = account::by_email(op.tx, &wanted)?;
        let people = account.map_or(Ok(Vec::new()), |a| people::of_account(op.tx, a.id))?;
        Ok::<_, Refusal>(people.into_iter().next())
    })?;
    let Some((organization, person)) = held else { return Ok(None) };
    let token = ground.write_now(Actor::System(organization), move |op| {
        let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
        account::one_time_link(op, person, root.id)
    })?;
    Ok(Some(token))
}
