//! `perennial doctor`: looks at this machine, these settings and these data, and says in plain sentences what is well,
//! what deserves a look, and what is broken. It changes nothing.

mod data;
mod front;

use crate::cli::{Data, Front};
use std::process::ExitCode;

/// One thing looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    Ok(String),
    /// It works, but someone should know.
    Look(String),
    Broken(String),
}

pub fn ok(said: impl Into<String>) -> Finding {
    Finding::Ok(said.into())
}

pub fn look(said: impl Into<String>) -> Finding {
    Finding::Look(said.into())
}

pub fn broken(said: impl Into<String>) -> Finding {
    Finding::Broken(said.into())
}

/// Ends with success unless something is broken.
pub fn run(data: &Data, front: &Front) -> anyhow::Result<ExitCode> {
    let mut findings = data::folder(&data.data);
    findings.extend(data::files(data));
    findings.extend(data::clock(&data.data));
    findings.extend(data::database(data));
    findings.extend(data::backups(&data.data));
    findings.extend(front::address(front));
    findings.extend(front::certificate(front));
    findings.extend(front::proxies(front));
    for finding in &findings {
        match finding {
            Finding::Ok(said) => println!("ok            {said}"),
            Finding::Look(said) => println!("look at this  {said}"),
            Finding::Broken(said) => println!("BROKEN        {said}"),
        }
    }
    let bad = findings.iter().filter(|f| matches!(f, Finding::Broken(_))).count();
    let odd = findings.iter().filter(|f| matches!(f, Finding::Look(_))).count();
    println!("{bad} broken, {odd} to look at, {} looked at", findings.len());
    Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
