//! The data folder: made for this user alone, on a disk of this machine, and used by one server at a time.

use anyhow::{Context, Result, bail};
use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

pub fn backups(data: &Path) -> PathBuf {
    data.join("backups")
}

pub fn keys(data: &Path) -> PathBuf {
    data.join("keys")
}

/// Makes the folder when it is not there.
pub fn prepare(data: &Path) -> Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(data);
    made.with_context(|| format!("the data folder {} could not be made", data.display()))?;
    let mode = data.metadata().map(|m| m.permissions().mode() & 0o077).unwrap_or(0);
    if mode != 0 {
        tracing::warn!("others on this machine can look into the data folder {}; chmod 700 closes it", data.display());
    }
    DirBuilder::new().recursive(true).mode(0o700).create(backups(data)).context("the folder for backups could not be made")
}

/// Holds the folder until dropped; the kernel lets go when the process ends, however it ends.
#[must_use]
pub struct Held {
    _file: File,
}

/// Takes the folder for this process alone.
pub fn hold(data: &Path) -> Result<Held> {
    let path = data.join("in-use");
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
    let file = file.with_context(|| format!("{} could not be written", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Held { _file: file }),
        Err(TryLockError::WouldBlock) => bail!("another Perennial is already using the data folder {}", data.display()),
        Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("{} could not be locked", path.display())),
    }
}

/// While this file lies in the folder, what is there comes from a restore that is not finished.
fn filling(data: &Path) -> PathBuf {
    data.join("restore-unfinished")
}

/// Whether a restore into this folder was begun and not finished.
pub fn is_half_filled(data: &Path) -> bool {
    filling(data).exists()
}

/// Goes on unless a restore was cut off here: its open waves may still be open without their used marks, and whom it should
/// have erased again may still be there.
pub fn is_whole(data: &Path) -> Result<()> {
    if is_half_filled(data) {
        bail!(
            "a restore into {} was cut off, and what is there is not whole; restore the backup again before anything else",
            data.display()
        );
    }
    Ok(())
}

/// Notes that a restore begins; the note outlives a power cut.
pub fn begin_filling(data: &Path) -> std::io::Result<()> {
    File::create(filling(data))?.sync_all()?;
    File::open(data)?.sync_all()
}

/// Takes the note away: everything is there and put right.
pub fn end_filling(data: &Path) -> std::io::Result<()> {
    std::fs::remove_file(filling(data))?;
    File::open(data)?.sync_all()
}

/// The name of the network file system a folder lies on, if it does. SQLite's log is shared memory between processes
/// of one machine; over a network it is quietly destroyed.
#[cfg(target_os = "linux")]
pub fn network_file_system(folder: &Path) -> Option<&'static str> {
    // linux/magic.h
    const KINDS: [(u64, &str); 7] = [
        (0x6969, "NFS"),
        (0x517B, "SMB"),
        (0xFF53_4D42, "SMB"),
        (0xFE53_4D42, "SMB"),
        (0x0BD0_0BD0, "Lustre"),
        (0x5346_414F, "AFS"),
        (0x00C3_6400, "Ceph"),
    ];
    let kind = rustix::fs::statfs(folder).ok()?.f_type as u64 & 0xFFFF_FFFF;
    KINDS.iter().find(|(magic, _)| *magic == kind).map(|(_, name)| *name)
}

#[cfg(not(target_os = "linux"))]
pub fn network_file_system(_: &Path) -> Option<&'static str> {
    None
}

/// Bytes this user can still write.
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Lets the process hold as many connections as the system allows: live sessions keep one open for each phone.
pub fn raise_open_files() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        tracing::debug!(%error, "the limit of open files stays as it is");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_folder_is_held_once_and_is_free_again_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("deep/data");
        prepare(&data).unwrap();
        assert_eq!(data.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        let held = hold(&data).unwrap();
        assert!(hold(&data).is_err());
        drop(held);
        assert!(hold(&data).is_ok());
        assert!(free_bytes(&data).unwrap() > 0);
        assert_eq!(network_file_system(&data), None);
    }
}
