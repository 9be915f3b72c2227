//! `perennial backup`: one file with everything that may leave, written beside a running server and read back at once; the
//! contents of attached files lie in a folder beside it.

use crate::cli::Data;
use crate::{config, contents, folder, routes, system};
use anyhow::{Context, Result, ensure};
use db::{BackupReport, Db, Place};
use ground::Moment;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(data: &Data, to: Option<PathBuf>) -> Result<ExitCode> {
    let place = config::place(data)?;
    if let Place::Sqlite(file) = &place {
        ensure!(file.exists(), "there is no database at {}", file.display());
    }
    folder::is_whole(&data.data)?;
    let to = match to {
        Some(to) => to,
        None => {
            folder::prepare(&data.data)?;
            folder::backups(&data.data).join(format!("{}.db", stamp(system::clock().now())))
        }
    };
    ensure!(!to.exists(), "{} is already there", to.display());
    let db = Db::open(&place).context("the database does not open")?;
    let report = write(&db, &to)?;
    println!("{} holds {} rows in {} tables, and was read back whole.", to.display(), rows(&report), report.rows.len());
    let beside = contents::beside(&to);
    if let Some(said) = contents::said(contents::copy(&db, &data.shelf(), &beside)?) {
        println!("{said} They lie in {}.", beside.folder().display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a backup and checks it.
pub fn write(db: &Db, to: &Path) -> Result<BackupReport> {
    let elements = routes::elements(None);
    db::backup(db, to, &kit::stack::never_in_backup(&elements)).context("the backup could not be written")?;
    db::verify(to).with_context(|| format!("the backup {} was written but does not read back", to.display()))
}

pub fn rows(report: &BackupReport) -> i64 {
    report.rows.iter().map(|(_, rows)| rows).sum()
}

/// 2026-11-23T150000Z: sorts by time and is a file name everywhere.
pub fn stamp(at: Moment) -> String {
    let at = jiff::Timestamp::from_microsecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.strftime("%Y-%m-%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_a_file_name_that_sorts_by_time() {
        assert_eq!(stamp(Moment(1_795_446_000_000_000)), "2026-11-23T150000Z");
    }
}
