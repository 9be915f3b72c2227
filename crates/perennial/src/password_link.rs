//! `perennial password-link`: the way back in when the only administrator has lost their password. Whoever can run it has
//! the machine, and so the data, already; it leaves its row on the timeline like any other link.

use crate::cli::{Data, Front};
use crate::serve::House;
use crate::{config, folder, routes, system};
use anyhow::{Context, Result, bail};
use db::Db;
use ground::{Actor, Ground, account};
use std::process::ExitCode;
use std::sync::Arc;

pub fn run(email: &str, data: &Data, front: &Front) -> Result<ExitCode> {
    let ground = ground(data)?;
    let settings = config::settings(data, front, front.listen, House::Real)?;
    match link(&ground, email)? {
        Some(token) => {
            println!("{}{}", settings.public_url, kit::paths::password(&token));
            println!("It works once, for {} days.", account::ONE_TIME_LINK_DAYS);
            Ok(ExitCode::SUCCESS)
        }
        None => bail!("nobody here has an account with the address {email}"),
    }
}

/// The ground without a server around it, for the commands that need a verb.
pub fn ground(data: &Data) -> Result<Ground> {
    folder::is_whole(&data.data)?;
    let db = Db::open(&config::place(data)?).context("the database does not open")?;
    let policy = kit::stack::policy(&routes::elements(None));
    Ok(Ground { db, clock: system::clock(), chance: system::chance(), policy: Arc::new(policy) })
}

/// A link for the account, whatever organizations it serves; each of them reads so on its timeline.
pub fn link(ground: &Ground, email: &str) -> Result<Option<String>> {
    let wanted = email.to_string();
    Ok(ground.write_now(Actor::Guest, move |op| account::link::console_link(op, &wanted))?)
}
