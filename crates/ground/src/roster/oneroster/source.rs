//! Where the files come from: a zip, a folder, or files already in hand; and which of them is which.
//!
//! Only `manifest`, `orgs`, `users` and `roles` are ever opened. Demographics, results and all the
//! others stay closed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::columns::fold;
use super::notes::Notes;
use super::refusal::ReadError;
use super::unzip::{MOST_BYTES, MOST_ENTRIES, Zip, too_large};
use super::warning::WarningKind;

/// A delivery as it came.
pub struct Source<'a>(Form<'a>);

enum Form<'a> {
    Zip(&'a [u8]),
    Folder(PathBuf),
    Files(Vec<(String, Vec<u8>)>),
}

impl<'a> Source<'a> {
    pub fn zip(bytes: &'a [u8]) -> Self {
        Source(Form::Zip(bytes))
    }

    /// The files that lie directly in a folder.
    pub fn folder(path: impl AsRef<Path>) -> Source<'static> {
        Source(Form::Folder(path.as_ref().to_owned()))
    }

    pub fn files(files: Vec<(String, Vec<u8>)>) -> Source<'static> {
        Source(Form::Files(files))
    }

    pub(super) fn open(self) -> Result<Parcel<'a>, ReadError> {
        let (store, names) = match self.0 {
            Form::Zip(bytes) => {
                let (zip, names) = Zip::open(bytes)?;
                (Store::Zip(Box::new(zip)), names)
            }
            Form::Folder(path) => {
                let names = names_in(&path)?;
                let paths = names.iter().map(|name| path.join(name)).collect();
                (Store::Paths(paths), numbered(names))
            }
            Form::Files(files) => {
                let names = files.iter().map(|(name, _)| name.replace('\\', "/")).collect();
                (Store::Files(files.into_iter().map(|(_, bytes)| bytes).collect()), numbered(names))
            }
        };
        Ok(Parcel { store, entries: names.into_iter().filter_map(Entry::from).collect() })
    }
}

/// The four files that are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    Manifest,
    Orgs,
    Users,
    Roles,
}

impl File {
    pub fn name(self) -> &'static str {
        match self {
            File::Manifest => "manifest.csv",
            File::Orgs => "orgs.csv",
            File::Users => "users.csv",
            File::Roles => "roles.csv",
        }
    }

    pub fn stem(self) -> &'static str {
        self.name().trim_end_matches(".csv")
    }
}

/// One opened file.
pub(super) struct Opened {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A delivery with its names sorted out.
pub(super) struct Parcel<'a> {
    store: Store<'a>,
    entries: Vec<Entry>,
}

enum Store<'a> {
    Zip(Box<Zip<'a>>),
    Paths(Vec<PathBuf>),
    Files(Vec<Vec<u8>>),
}

/// Sorted by what makes it the better choice: at the root, spelled right, then by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    folder: String,
    misspelt: bool,
    base: String,
    stem: String,
    at: usize,
}

impl Entry {
    /// Nothing for what is deeper than one folder, hidden, or no CSV file.
    fn from((name, at): (String, usize)) -> Option<Entry> {
        let (folder, base) = name.rsplit_once('/').unwrap_or(("", &name));
        let (stem, ending) = base.rsplit_once('.')?;
        if folder.contains('/') || folder == "__MACOSX" || base.starts_with('.') || !ending.eq_ignore_ascii_case("csv") {
            return None;
        }
        let stem = fold(stem);
        let right = [File::Manifest, File::Orgs, File::Users, File::Roles].iter().any(|file| file.name() == base);
        Some(Entry { folder: folder.to_owned(), misspelt: !right, base: base.to_owned(), stem, at })
    }

    fn is(&self, stem: &str) -> bool {
        // "org.csv" for "orgs.csv" and the reverse
        self.stem.trim_end_matches('s') == stem.trim_end_matches('s')
    }
}

impl Parcel<'_> {
    pub fn has(&self, stem: &str) -> bool {
        let stem = fold(stem);
        self.entries.iter().any(|entry| entry.is(&stem))
    }

    /// Tells once in which folders the files lie; the standard wants none.
    pub fn note_folders(&self, notes: &mut Notes) {
        let folders: BTreeSet<_> = self.entries.iter().map(|entry| &entry.folder).filter(|f| !f.is_empty()).collect();
        for folder in folders {
            notes.whole(WarningKind::InFolder { folder: folder.clone() });
        }
    }

    /// The bytes of one of the four; each is opened once.
    pub fn open(&mut self, file: File, notes: &mut Notes) -> Result<Option<Opened>, ReadError> {
        let mut candidates: Vec<_> = self.entries.iter().filter(|entry| entry.is(file.stem())).cloned().collect();
        candidates.sort();
        let mut candidates = candidates.into_iter();
        let Some(chosen) = candidates.next() else {
            return Ok(None);
        };
        let name = chosen.base;
        if name != file.name() {
            notes.file(&name, WarningKind::FileName { read_as: file.name().to_owned() });
        }
        for other in candidates {
            let ignored = if other.folder.is_empty() { other.base } else { other.folder + "/" + &other.base };
            notes.file(&name, WarningKind::FileTwice { ignored });
        }
        let bytes = match &mut self.store {
            Store::Zip(zip) => zip.bytes(chosen.at, &name)?,
            Store::Paths(paths) => read(&paths[chosen.at])?,
            Store::Files(files) => std::mem::take(&mut files[chosen.at]),
        };
        Ok(Some(Opened { name, bytes }))
    }
}

fn numbered(names: Vec<String>) -> Vec<(String, usize)> {
    names.into_iter().enumerate().map(|(at, name)| (name, at)).collect()
}

fn names_in(folder: &Path) -> Result<Vec<String>, ReadError> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        if entry.path().is_file()
            && let Some(name) = entry.file_name().to_str()
        {
            names.push(name.to_owned());
        }
    }
    if names.len() as u64 > MOST_ENTRIES {
        return Err(ReadError::TooManyEntries { found: names.len() as u64, most: MOST_ENTRIES });
    }
    Ok(names)
}

fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    let length = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?.len();
    if length > MOST_BYTES {
        return Err(too_large());
    }
    std::fs::read(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> ReadError {
    ReadError::Unreadable { path: path.display().to_string(), reason: error.to_string() }
}
