//! Opens a zip that somebody uploaded: looks before it unpacks, and counts while it does.
//!
//! Nothing is ever written to disk; odd paths are refused all the same, because a file that tries
//! them was not made by a school's information system.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::refusal::ReadError;

/// OneRoster 1.2 names 22 files; 200 leaves room for a vendor's extras and for hidden system files.
pub const MOST_ENTRIES: u64 = 200;

/// 100,000 users and a million enrolments are about 200 MiB. More is not a district's roster.
pub const MOST_BYTES: u64 = 512 * MIB;

/// Rosters pack 5 to 40 times smaller; deflate can reach 1,032, which only filler does.
pub const MOST_RATIO: u64 = 200;

/// Below this size no ratio does harm, and a small file of empty columns packs very well.
pub const RATIO_FROM_BYTES: u64 = MIB;

const MIB: u64 = 1024 * 1024;

pub(in crate::roster) struct Zip<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

/// What the directory of the zip says of a file.
pub(in crate::roster) struct Listed {
    pub name: String,
    pub at: usize,
    /// Unpacked. It is held to that while it is read.
    pub size: u64,
    pub crc32: u32,
}

impl<'a> Zip<'a> {
    /// Refuses before unpacking anything. Gives the names with their places.
    pub fn open(bytes: &'a [u8]) -> Result<(Zip<'a>, Vec<Listed>), ReadError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReadError::NotAZip { reason: error.to_string() })?;
        let found = archive.len() as u64;
        if found > MOST_ENTRIES {
            return Err(ReadError::TooManyEntries { found, most: MOST_ENTRIES });
        }
        if archive.has_duplicate_names() {
            return Err(ReadError::NameTwice);
        }
        let mut names = Vec::new();
        let mut declared: u64 = 0;
        for at in 0..archive.len() {
            let entry = archive.by_index_raw(at).map_err(|error| ReadError::NotAZip { reason: error.to_string() })?;
            let name = entry.name().map_err(|error| ReadError::NotAZip { reason: error.to_string() })?;
            // some Windows programs write folders with a backslash
            let name = name.replace('\\', "/");
            if is_odd(&name) || entry.is_symlink() {
                return Err(ReadError::OddPath { name });
            }
            if entry.encrypted() {
                return Err(ReadError::Encrypted { name });
            }
            declared = declared.saturating_add(entry.size());
            if declared > MOST_BYTES {
                return Err(too_large());
            }
            let ratio = entry.size() / entry.compressed_size().max(1);
            if entry.size() > RATIO_FROM_BYTES && ratio > MOST_RATIO {
                return Err(ReadError::TooDense { name, ratio, most: MOST_RATIO });
            }
            if !entry.is_dir() {
                names.push(Listed { name, at, size: entry.size(), crc32: entry.crc32() });
            }
        }
        Ok((Zip { archive }, names))
    }

    /// Unpacks one entry as it is read, and no further than its declared size: all of them together were found small enough.
    pub fn reader(&mut self, at: usize, name: &str) -> Result<Box<dyn Read + '_>, ReadError> {
        let damaged = |reason: String| ReadError::Damaged { name: name.to_owned(), reason };
        let entry = self.archive.by_index(at).map_err(|error| damaged(error.to_string()))?;
        let declared = entry.size();
        Ok(Box::new(Held { from: entry, name: name.to_owned(), declared, left: declared }))
    }
}

/// An entry held to the size it declares.
struct Held<R> {
    from: R,
    name: String,
    declared: u64,
    left: u64,
}

impl<R: Read> Read for Held<R> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let damaged = |error: std::io::Error| ReadError::Damaged { name: self.name.clone(), reason: error.to_string() };
        let got = self.from.read(to).map_err(damaged).map_err(std::io::Error::other)?;
        let Some(left) = self.left.checked_sub(got as u64) else {
            return Err(std::io::Error::other(ReadError::SizeFalse { name: self.name.clone(), declared: self.declared }));
        };
        self.left = left;
        Ok(got)
    }
}

pub(super) fn too_large() -> ReadError {
    ReadError::TooLarge { most_mib: MOST_BYTES / MIB }
}

fn is_odd(name: &str) -> bool {
    name.starts_with('/')
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
        || name.get(1..3).is_some_and(|drive| drive == ":/")
}
