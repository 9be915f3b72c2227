//! `perennial operator`: who runs this server and may make organizations in it. Only here can someone be appointed, because
//! whoever can run this has the machine already.

use crate::cli::{Data, Front};
use crate::serve::House;
use crate::{config, password_link};
use anyhow::{Result, bail};
use clap::Subcommand;
use ground::account::operator::{self, Appointed};
use ground::{Actor, account};
use std::process::ExitCode;

#[derive(Subcommand)]
pub enum Operator {
    /// Appoints someone; prints a one-time link when they have no account yet
    Add {
        /// Their e-mail address
        email: String,
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        front: Front,
    },
    /// Takes it from them; they are signed out of these pages at once
    Remove {
        /// Their e-mail address
        email: String,
        #[command(flatten)]
        data: Data,
    },
    /// Lists the addresses of all operators
    List {
        #[command(flatten)]
        data: Data,
    },
}

impl Operator {
    pub fn run(self) -> Result<ExitCode> {
        match self {
            Operator::Add { email, data, front } => add(&email, &data, &front),
            Operator::Remove { email, data } => remove(&email, &data),
            Operator::List { data } => list(&data),
        }
    }
}

fn add(email: &str, data: &Data, front: &Front) -> Result<ExitCode> {
    if !email.contains('@') {
        bail!("{email} is no e-mail address");
    }
    let ground = password_link::ground(data)?;
    let settings = config::settings(data, front, front.listen, House::Real)?;
    let wanted = email.to_string();
    match ground.write_now(Actor::Guest, move |op| operator::appoint(op, &wanted))? {
        Appointed::Now => println!("{email} has an account here and now also runs this server: sign in as ever."),
        Appointed::Link(token) => {
            println!("{}{}", settings.public_url, kit::paths::password(&token));
            println!("Whoever opens it chooses a password and runs this server. It works once, for {} days.", account::ONE_TIME_LINK_DAYS);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn remove(email: &str, data: &Data) -> Result<ExitCode> {
    let wanted = email.to_string();
    if !password_link::ground(data)?.write_now(Actor::Guest, move |op| operator::dismiss(op, &wanted))? {
        bail!("{email} was not an operator (an unused link for this address no longer works)");
    }
    println!("{email} no longer runs this server. What they are in an organization has not changed.");
    Ok(ExitCode::SUCCESS)
}

fn list(data: &Data) -> Result<ExitCode> {
    for email in password_link::ground(data)?.read_now(Actor::Guest, operator::all)? {
        println!("{email}");
    }
    Ok(ExitCode::SUCCESS)
}
