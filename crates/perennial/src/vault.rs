//! `perennial vault`: looks whether the file of an organization is whole, and puts it into a server, fresh or one that
//! already serves others. The server is stopped meanwhile; nothing is written before the whole file was checked.

use crate::cli::{Data, Front, VaultCommand};
use crate::serve::House;
use crate::{config, folder, restore, routes, serve, system};
use anyhow::{Context, Result};
use db::Place;
use ground::files::Shelf;
use ground::vault::file::Opened;
use ground::vault::restore::{self as coming_back, Restored};
use ground::{Actor, Ground, OrganizationId, account};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

pub fn run(command: VaultCommand) -> Result<ExitCode> {
    match command {
        VaultCommand::Check { file, passphrase_file } => check(&file, passphrase_file.as_deref()),
        VaultCommand::Restore { file, passphrase_file, data, front } => restore_into(&file, passphrase_file.as_deref(), &data, &front),
    }
}

/// The file with its passphrase, from a file of one line or typed at the terminal.
fn open(file: &Path, passphrase_file: Option<&Path>) -> Result<Opened<age::stream::StreamReader<BufReader<File>>>> {
    let opened = File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let passphrase = match passphrase_file {
        Some(from) => std::fs::read_to_string(from).with_context(|| format!("{} cannot be read", from.display()))?,
        None => typed()?,
    };
    // The end of the line is not part of it.
    let passphrase = passphrase.lines().next().unwrap_or_default();
    Opened::open(BufReader::new(opened), passphrase).with_context(|| format!("{} was not taken", file.display()))
}

/// Asks at the terminal without showing what is typed.
fn typed() -> Result<String> {
    use rustix::termios::{LocalModes, OptionalActions, isatty, tcgetattr, tcsetattr};
    let input = std::io::stdin();
    let mut before = None;
    if isatty(&input) {
        eprint!("Passphrase: ");
        std::io::stderr().flush()?;
        let shown = tcgetattr(&input)?;
        let mut hidden = shown.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&input, OptionalActions::Now, &hidden)?;
        before = Some(shown);
    }
    let mut line = String::new();
    let read = input.lock().read_line(&mut line);
    if let Some(before) = before {
        tcsetattr(&input, OptionalActions::Now, &before)?;
        eprintln!();
    }
    read?;
    Ok(line)
}

fn check(file: &Path, passphrase_file: Option<&Path>) -> Result<ExitCode> {
    let mut opened = open(file, passphrase_file)?;
    opened.check()?;
    let manifest = &opened.manifest;
    for table in &manifest.tables {
        println!("{:>10}  {}", table.rows, table.name);
    }
    println!(
        "The vault of {} is whole: {} rows in {} tables, and {} attached files.",
        manifest.name,
        manifest.rows(),
        manifest.tables.len(),
        manifest.files.len()
    );
    Ok(ExitCode::SUCCESS)
}

fn restore_into(file: &Path, passphrase_file: Option<&Path>, data: &Data, front: &Front) -> Result<ExitCode> {
    let place = config::place(data)?;
    let mut opened = open(file, passphrase_file)?;
    opened.check()?;
    if let (Place::Sqlite(_), Some(kind)) = (&place, data.data.parent().and_then(folder::network_file_system)) {
        anyhow::bail!("the data folder lies on a network file system ({kind}), which would destroy the database");
    }
    folder::prepare(&data.data)?;
    let _held = folder::hold(&data.data)?;
    let db = serve::open(&place, data)?;
    let policy = kit::stack::policy(&routes::elements(None));
    let ground = Ground { db, clock: system::clock(), chance: system::chance(), policy: Arc::new(policy) };
    let (restored, links) = take_in(&ground, &mut opened, &data.data, &data.shelf())?;
    let settings = config::settings(data, front, front.listen, House::Real)?;
    println!("{} is here: {} rows.", restored.name, restored.rows);
    for email in &restored.untied {
        println!("{email} has a sign-in on this server already and was not tied to it.");
    }
    if links.is_empty() {
        println!("Nobody is administrator of the organization today. Make a link with: perennial password-link EMAIL");
    } else {
        println!(
            "Nobody has a password yet. These links work once, for {} days; the rest get theirs from an administrator.",
            account::ONE_TIME_LINK_DAYS
        );
    }
    for (name, token) in links {
        println!("  {name}: {}{}", settings.public_url, kit::paths::password(&token));
    }
    Ok(ExitCode::SUCCESS)
}

/// Puts an opened vault into a server that is migrated to this release; answers what came back and, for each administrator,
/// name and token of a one-time link.
pub fn take_in<R: Read + Seek>(
    ground: &Ground,
    opened: &mut Opened<R>,
    data: &Path,
    shelf: &Shelf,
) -> Result<(Restored, Vec<(String, String)>)> {
    // In the data folder, which nobody else looks into; its contents are not encrypted for this moment.
    let stage = tempfile::Builder::new().prefix("vault-").tempdir_in(data).context("no temporary folder in the data folder")?;
    let restored = coming_back::restore(ground, opened, stage.path(), shelf)?;
    let organization: OrganizationId = restored.organization;
    ground.write_now(Actor::System(organization), inclusion::pulse::cut_off_after_move)?;
    // The file may be older than an erasure that this server knows of; and from now on it knows of those in the file.
    restore::erase_again(ground, data, shelf)?;
    let links = coming_back::links(ground, organization)?;
    Ok((restored, links))
}
