//! What the doctor looks at in the data: the folder and its disk, the clock, the database, its timeline, its backups.

use super::{Finding, broken, look, ok};
use crate::cli::Data;
use crate::{config, folder, system};
use db::{Db, Error, Place};
use ground::timeline::{self, Chain};
use ground::{Moment, organization};
use std::path::Path;

/// Below this a backup beside the data may no longer fit.
const LOW_DISK_BYTES: u64 = 1 << 30;
/// Below this the next answers may not fit.
const FULL_DISK_BYTES: u64 = 64 << 20;
/// A week of work is what most schools could type again.
const OLD_BACKUP_DAYS: i64 = 7;
/// Clocks of two machines differ by seconds, not minutes.
const CLOCK_SLACK_SECONDS: i64 = 300;
/// 1 January 2026: this program is younger.
const EARLIEST: Moment = Moment(1_767_225_600_000_000);

pub fn folder(data: &Path) -> Vec<Finding> {
    let name = data.display();
    if !data.exists() {
        return vec![look(format!("The data folder {name} is not there yet; the first start makes it."))];
    }
    let mut found = Vec::new();
    found.push(match tempfile::NamedTempFile::new_in(data) {
        Ok(_) => ok(format!("The data folder {name} can be written.")),
        Err(error) => broken(format!("The data folder {name} cannot be written: {error}.")),
    });
    if let Some(kind) = crate::folder::network_file_system(data) {
        found.push(broken(format!(
            "The data folder lies on a network file system ({kind}), which destroys the database; move it to a disk of this machine."
        )));
    }
    match crate::folder::free_bytes(data) {
        Some(free) if free < FULL_DISK_BYTES => found.push(broken(format!("The disk is full: {} MB free.", free >> 20))),
        Some(free) if free < LOW_DISK_BYTES => found.push(look(format!("The disk is nearly full: {} MB free.", free >> 20))),
        Some(free) => found.push(ok(format!("The disk has {:.1} GB free.", free as f64 / (1u64 << 30) as f64))),
        None => found.push(look("How full the disk is could not be found out.")),
    }
    found
}

/// The folder of attached files; nothing to say before there are any.
pub fn files(data: &Data) -> Option<Finding> {
    let shelf = data.shelf();
    let name = shelf.folder().display();
    shelf.folder().exists().then(|| match tempfile::NamedTempFile::new_in(shelf.folder()) {
        Ok(_) => ok(format!("The folder of attached files {name} can be written.")),
        Err(error) => broken(format!("The folder of attached files {name} cannot be written: {error}.")),
    })
}

pub fn clock(data: &Path) -> Vec<Finding> {
    let now = system::clock().now();
    let files = std::fs::read_dir(data).into_iter().flatten().flatten();
    let newest = files.filter_map(|file| system::written(&file.path())).max();
    vec![clock_at(now, newest)]
}

fn clock_at(now: Moment, newest: Option<Moment>) -> Finding {
    if now < EARLIEST {
        return broken("The clock of this machine is years behind; links and sign-ins would end at once or never.");
    }
    match newest {
        Some(newest) if newest > now.plus_seconds(CLOCK_SLACK_SECONDS) => {
            look("The clock of this machine is behind: the data folder holds files from the future.")
        }
        _ => ok("The clock of this machine is plausible."),
    }
}

pub fn database(data: &Data) -> Vec<Finding> {
    let place = match config::place(data) {
        Ok(place) => place,
        Err(error) => return vec![broken(format!("{error:#}."))],
    };
    if let Place::Sqlite(file) = &place
        && !file.exists()
    {
        return vec![look("There is no database yet; the first start makes it.")];
    }
    if let Err(error) = folder::is_whole(&data.data) {
        return vec![broken(format!("{error:#}."))];
    }
    let db = match Db::open(&place) {
        Ok(db) => db,
        Err(error) => return vec![broken(format!("The database does not open: {error}."))],
    };
    let mut found = vec![ok("The database opens.")];
    found.push(match db.migrations_missing() {
        Ok(0) => ok("The database is at this release."),
        Ok(missing) => {
            look(format!("The database will be brought to this release at the next start ({missing} steps, with a backup first)."))
        }
        Err(error @ (Error::Newer { .. } | Error::Migration { .. })) => broken(format!("The database does not fit this release: {error}.")),
        Err(error) => broken(format!("The database could not be read: {error}.")),
    });
    found.push(match db.quick_check() {
        Ok(()) => ok("The database is whole."),
        Err(error) => broken(format!("The database is damaged: {error}. Keep a copy of the folder, then restore the newest backup.")),
    });
    found.extend(timelines(&db));
    found
}

fn timelines(db: &Db) -> Vec<Finding> {
    let checked = db.read_now(|tx| {
        let organizations = organization::all_ids(tx)?;
        organizations.into_iter().map(|id| timeline::check(tx, id)).collect::<Result<Vec<Chain>, Error>>()
    });
    let Ok(checked) = checked else { return Vec::new() };
    let broken_at = checked.iter().filter_map(|chain| match chain {
        Chain::Broken { seal } => Some(broken(format!(
            "The timeline of an organization is not what was sealed, from batch {seal} on: someone changed the database by hand."
        ))),
        Chain::Whole { .. } => None,
    });
    let mut found: Vec<Finding> = broken_at.collect();
    if found.is_empty() && !checked.is_empty() {
        found.push(ok("The timeline is as it was sealed."));
    }
    found
}

pub fn backups(data: &Path) -> Vec<Finding> {
    let files = std::fs::read_dir(crate::folder::backups(data)).into_iter().flatten().flatten();
    let backups = files.map(|f| f.path()).filter(|f| f.extension().is_some_and(|e| e == "db"));
    vec![backups_at(system::clock().now(), backups.filter_map(|f| system::written(&f)).max())]
}

fn backups_at(now: Moment, newest: Option<Moment>) -> Finding {
    let Some(newest) = newest else {
        return look(
            "There is no backup yet. `perennial backup` writes one, also while the server runs; a copy belongs on another machine.",
        );
    };
    let days = (now.0 - newest.0) / 86_400_000_000;
    match days {
        _ if days > OLD_BACKUP_DAYS => look(format!("The newest backup is {days} days old.")),
        0 => ok("The newest backup is from the last day."),
        _ => ok(format!("The newest backup is {days} days old.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_795_446_000_000_000);

    #[test]
    fn a_clock_before_the_program_was_written_is_wrong() {
        assert!(matches!(clock_at(Moment(0), None), Finding::Broken(_)));
        assert!(matches!(clock_at(NOW, Some(NOW.plus_days(1))), Finding::Look(_)));
        assert!(matches!(clock_at(NOW, Some(NOW)), Finding::Ok(_)));
    }

    #[test]
    fn a_missing_or_old_backup_deserves_a_look() {
        assert!(matches!(backups_at(NOW, None), Finding::Look(_)));
        assert!(matches!(backups_at(NOW, Some(NOW.plus_days(-8))), Finding::Look(_)));
        assert!(matches!(backups_at(NOW, Some(NOW.plus_days(-6))), Finding::Ok(_)));
    }
}
