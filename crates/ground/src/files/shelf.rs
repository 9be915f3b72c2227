//! Where contents lie: a folder of its own, outside the folder of the database, so that neither is ever taken for the other.
//! For each organization a folder, in it each content under its digest. Nothing of a name or a type is on the disk.

use crate::ids::OrganizationId;
use db::{FromValue, Value};
use sha2::{Digest as _, Sha256};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// SHA-256 of a content as hex: 64 signs, which no path can be hidden in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Digest(String);

impl Digest {
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(data_encoding::HEXLOWER.encode(&Sha256::digest(bytes)))
    }

    pub fn read(text: &str) -> Option<Digest> {
        let fits = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Digest(text.to_string()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&Digest> for Value {
    fn from(digest: &Digest) -> Value {
        digest.0.as_str().into()
    }
}

impl FromValue for Digest {
    const WANTED: &'static str = "a digest";
    fn from_value(value: Value) -> Option<Digest> {
        String::from_value(value).and_then(|text| Digest::read(&text))
    }
}

#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// The shelf in a folder, which is made when something is put there.
    pub fn at(folder: &Path) -> Shelf {
        Shelf { folder: folder.to_path_buf() }
    }

    /// Where it is unless said otherwise: beside the data folder, `data-files` for `data`.
    pub fn beside(data: &Path) -> PathBuf {
        let data = data.components().collect::<PathBuf>();
        match data.file_name() {
            Some(name) => {
                let mut beside = OsString::from(name);
                beside.push("-files");
                data.with_file_name(beside)
            }
            None => data.join("../perennial-files"),
        }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn of(&self, organization: OrganizationId) -> PathBuf {
        self.folder.join(organization.to_string())
    }

    fn path(&self, organization: OrganizationId, digest: &Digest) -> PathBuf {
        self.of(organization).join(digest.as_str())
    }

    /// Keeps a content, safely on the disk when it returns: whole under its digest, or not there at all.
    pub fn put(&self, organization: OrganizationId, bytes: &[u8]) -> io::Result<Digest> {
        let digest = Digest::of(bytes);
        let (folder, path) = (self.of(organization), self.path(organization, &digest));
        if self.read(organization, &digest).is_ok() {
            return Ok(digest);
        }
        make(&self.folder)?;
        make(&folder)?;
        // Two may put the same at once: each has a name of its own until it is whole.
        let part = folder.join(format!("{}.{}.part", digest.as_str(), next()));
        let written = write(&part, bytes).and_then(|()| fs::rename(&part, &path));
        if let Err(error) = written {
            let _ = fs::remove_file(&part);
            return Err(error);
        }
        File::open(&folder)?.sync_all()?;
        Ok(digest)
    }

    /// A content, when it still is what it was.
    pub fn read(&self, organization: OrganizationId, digest: &Digest) -> io::Result<Vec<u8>> {
        let bytes = fs::read(self.path(organization, digest))?;
        if Digest::of(&bytes) == *digest { Ok(bytes) } else { Err(io::Error::new(io::ErrorKind::InvalidData, "the content has changed")) }
    }

    pub fn has(&self, organization: OrganizationId, digest: &Digest) -> bool {
        self.path(organization, digest).is_file()
    }

    /// Removing what is not there is fine: it may be repeated.
    pub fn remove(&self, organization: OrganizationId, digest: &Digest) -> io::Result<()> {
        match fs::remove_file(self.path(organization, digest)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => File::open(self.of(organization)).map_or(Ok(()), |folder| folder.sync_all()),
        }
    }

    /// What lies there of an organization.
    pub fn list(&self, organization: OrganizationId) -> Vec<Digest> {
        let files = fs::read_dir(self.of(organization)).into_iter().flatten().flatten();
        files.filter_map(|file| Digest::read(file.file_name().to_str()?)).collect()
    }
}

fn next() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    // The folder's own name has to be on the disk, too.
    folder.parent().map_or(Ok(()), |above| File::open(above)?.sync_all())
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;

    #[test]
    fn a_content_is_kept_once_and_comes_back_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(&folder.path().join("deep/files"));
        let (one, other) = (OrganizationId(Uuid::from_u128(1)), OrganizationId(Uuid::from_u128(2)));
        let digest = shelf.put(one, b"a guide").unwrap();
        assert_eq!(shelf.put(one, b"a guide").unwrap(), digest);
        assert_eq!(shelf.list(one), std::slice::from_ref(&digest));
        assert_eq!(shelf.read(one, &digest).unwrap(), b"a guide");
        assert!(shelf.read(other, &digest).is_err(), "of one organization only");
        let path = shelf.path(one, &digest);
        fs::write(&path, b"a forgery").unwrap();
        assert_eq!(shelf.read(one, &digest).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert_eq!(shelf.put(one, b"a guide").unwrap(), digest);
        assert_eq!(shelf.read(one, &digest).unwrap(), b"a guide", "what was damaged is mended when it comes again");
        shelf.remove(one, &digest).unwrap();
        shelf.remove(one, &digest).unwrap();
        assert_eq!(shelf.list(one), []);
    }

    #[test]
    fn it_lies_beside_the_data_and_not_in_them() {
        assert_eq!(Shelf::beside(Path::new("/var/lib/perennial")), Path::new("/var/lib/perennial-files"));
        assert_eq!(Shelf::beside(Path::new("./data/")), Path::new("./data-files"));
        assert!(Digest::read("../../etc/passwd").is_none() && Digest::read(&"A".repeat(64)).is_none());
    }
}
