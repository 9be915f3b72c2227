//! `perennial demo`: a made-up district to look around in, marked on every page, in a data folder of its own. Nothing of it
//! mixes with a real organization: a folder holds the one or the other, and `serve` does not open a demo's.
//!
//! `seed` lives two years of a simulated district through the rooms' own verbs; `door` lets in with one press, and is there
//! under this command only.

mod door;
mod personas;
mod seed;

pub use door::Door;
pub use personas::{ALL, Persona};
pub use seed::build;

use crate::cli::{Data, Front};
use crate::{serve, system};
use anyhow::{Context, Result, bail};
use db::Db;
use ground::{Actor, Ground, Refusal, organization};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// A district with something in each stage, something that faded, and something stopped on purpose.
pub const SEED: u64 = 4;

/// What a data folder holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    Nothing,
    Demo,
    /// At least one organization that is not made up.
    Real,
}

pub fn holds(db: &Db) -> Result<Holds> {
    let ground = Ground { db: db.clone(), clock: system::clock(), chance: system::chance(), policy: std::sync::Arc::default() };
    let mut found = Holds::Nothing;
    for id in db.read_now(organization::all_ids)? {
        let demo = ground.read_now(Actor::System(id), |op| Ok::<_, Refusal>(organization::load(op)?.demo))?;
        if !demo {
            return Ok(Holds::Real);
        }
        found = Holds::Demo;
    }
    Ok(found)
}

/// Everything lies in the one folder, the contents of files too, and never in PostgreSQL: deleting the folder deletes the demo.
pub fn run(folder: &Path, front: &Front, seed: u64) -> Result<ExitCode> {
    let data = Data { data: folder.to_path_buf(), database: None, files: Some(folder.join("files")) };
    serve::serve_house(&data, front, serve::House::Demo, |ground, keyring| match holds(&ground.db)? {
        Holds::Real => bail!("{} holds a real organization; the demo needs a folder of its own", data.data.display()),
        Holds::Demo => Ok(()),
        Holds::Nothing => {
            say("Making the demo district: 12 schools, two years. This takes about a minute, once.")?;
            build(ground, keyring, &data.shelf(), seed, say).context("the demo could not be made; delete its folder and try again")
        }
    })
}

fn say(words: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{words}")?;
    Ok(out.flush()?)
}
