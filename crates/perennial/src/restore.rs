//! `perennial restore`: an empty place filled from a backup; with `--verify` a drill into a temporary place, so that a
//! backup is known to be good before it is needed.

use crate::cli::Data;
use crate::{backup, config, contents, folder, routes, system};
use anyhow::{Context, Result, bail, ensure};
use db::{BackupReport, Db, Place};
use ground::files::Shelf;
use ground::keyring::Keyring;
use ground::{Actor, Ground, account, data_rights, organization};
use inclusion::pulse;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

pub fn verify(from: &Path) -> Result<ExitCode> {
    ensure!(from.exists(), "there is no file {}", from.display());
    let drill = tempfile::tempdir().context("no temporary folder for the drill")?;
    let (db, report) = fill(from, &Place::Sqlite(drill.path().join("perennial.db")), drill.path())?;
    let copied = contents::copy(&db, &contents::beside(from), &Shelf::at(&drill.path().join("files")))?;
    drop(db);
    print_rows(&report);
    ensure!(copied.missing == 0, "{} attached files of this backup are missing or damaged", copied.missing);
    println!("The backup is whole: {} rows came back.", backup::rows(&report));
    Ok(ExitCode::SUCCESS)
}

pub fn run(from: &Path, data: &Data) -> Result<ExitCode> {
    ensure!(from.exists(), "there is no file {}", from.display());
    let place = config::place(data)?;
    folder::prepare(&data.data)?;
    let _held = folder::hold(&data.data)?;
    let again = folder::is_half_filled(&data.data);
    if let Place::Sqlite(file) = &place {
        if again {
            clear(file).with_context(|| format!("what a restore left half in {} could not be removed", file.display()))?;
        } else if file.exists() {
            bail!("{} is already there; a backup is restored into an empty place only", file.display());
        }
        if let Some(kind) = folder::network_file_system(&data.data) {
            bail!("the data folder lies on a network file system ({kind}), which would destroy the database");
        }
    }
    let filled = fill(from, &place, &data.data);
    let (db, report) = if again && matches!(place, Place::Postgres(_)) {
        filled.context("an earlier restore into this database was cut off: drop the database, create it anew, and restore again")?
    } else {
        filled?
    };
    let copied = contents::copy(&db, &contents::beside(from), &data.shelf())?;
    drop(db);
    folder::end_filling(&data.data).context("the folder could not be marked as whole")?;
    if let Some(said) = contents::said(copied) {
        println!("{said}");
    }
    println!("Restored {} rows in {} tables. Start the server as before.", backup::rows(&report), report.rows.len());
    Ok(ExitCode::SUCCESS)
}

/// Removes a database with the files beside it.
fn clear(file: &Path) -> std::io::Result<()> {
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// From the first row on until the caller has put everything right the folder is marked: a server does not start on half.
fn fill(from: &Path, to: &Place, data: &Path) -> Result<(Db, BackupReport)> {
    let clock = system::clock();
    let mark = || folder::begin_filling(data).map_err(|error| db::Error::Backup(error.to_string()));
    let (db, report) = db::restore_marked(from, to, clock.now().0, mark).context("the backup could not be restored")?;
    let policy = kit::stack::policy(&routes::elements(None));
    let ground = Ground { db: db.clone(), clock, chance: system::chance(), policy: Arc::new(policy) };
    after_restore(&ground, &Keyring::open(&folder::keys(data)).context("the folder for keys could not be made")?)?;
    let again = erase_again(&ground, data, &contents::beside(from))?;
    if again > 0 {
        println!("{again} people were erased since this backup was made; they are erased again.");
    }
    Ok((db, report))
}

/// What must be put right in data that come from a backup. The used marks of open anonymous waves are in no backup, so
/// a wave that was open then could be answered twice now: such waves are closed here.
pub fn after_restore(ground: &Ground, keyring: &Keyring) -> Result<()> {
    ground.db.write_now(account::forget_after_restore)?;
    let organizations = ground.db.read_now(organization::all_ids)?;
    for organization in organizations {
        let waves = ground.write_now(Actor::System(organization), pulse::reclose_after_restore)?;
        for wave in waves {
            pulse::settle(ground, keyring, organization, wave)?;
        }
    }
    Ok(())
}

/// Erases again whom the list in the data folder names (`erasures`, ids only): a backup may be older than an erasure.
/// `shelf` is where the contents of attached files lie, or lay when they come from a backup.
pub fn erase_again(ground: &Ground, data: &Path, shelf: &Shelf) -> Result<usize> {
    let list = data_rights::read_list(data).context("the list of erasures could not be read")?;
    let tables = routes::elements(None).iter().flat_map(|e| e.tables()).collect();
    let again = data_rights::erase_again(ground, &tables, &list, shelf)?;
    data_rights::keep_list(ground, data).context("the list of erasures could not be written")?;
    Ok(again)
}

fn print_rows(report: &BackupReport) {
    for (table, rows) in &report.rows {
        println!("{rows:>10}  {table}");
    }
}
