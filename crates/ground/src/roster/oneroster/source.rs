//! Where the files come from: a zip, a folder, or files already in hand; and which of them is which.
//!
//! Only the files of [`File`] are ever opened. Demographics, results and all the others stay closed.

use std::collections::BTreeSet;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::columns::fold;
use super::notes::Notes;
use super::refusal::ReadError;
use super::text;
use super::unzip::{Listed, MOST_BYTES, MOST_ENTRIES, Zip, too_large};
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

    pub(super) fn open(self, watch: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Parcel<'a>, ReadError> {
        let (store, listed) = match self.0 {
            Form::Zip(bytes) => {
                let (zip, listed) = Zip::open(bytes)?;
                (Store::Zip(Box::new(zip)), listed)
            }
            Form::Folder(path) => {
                let names = names_in(&path)?;
                let paths: Vec<PathBuf> = names.iter().map(|name| path.join(name)).collect();
                let sizes = paths.iter().map(|path| size(path)).collect::<Result<Vec<u64>, ReadError>>()?;
                // what is the same is not looked for in a folder: it would have to be opened
                let listed = names.into_iter().zip(sizes).enumerate().map(|(at, (name, size))| Listed { name, at, size, crc32: at as u32 });
                (Store::Paths(paths), listed.collect())
            }
            Form::Files(files) => {
                let same = |bytes: &[u8]| files.iter().position(|(_, other)| other == bytes).unwrap_or_default() as u32;
                let listed = files.iter().enumerate().map(|(at, (name, bytes))| Listed {
                    name: name.replace('\\', "/"),
                    at,
                    size: bytes.len() as u64,
                    crc32: same(bytes),
                });
                let listed = listed.collect();
                (Store::Files(files.into_iter().map(|(_, bytes)| bytes).collect()), listed)
            }
        };
        let entries: Vec<Entry> = listed.into_iter().filter_map(Entry::from).collect();
        let read = |entry: &&Entry| File::ALL.iter().any(|file| entry.is(file.stem()));
        let of_bytes = entries.iter().filter(read).map(|entry| entry.size).sum();
        if of_bytes > MOST_BYTES {
            return Err(too_large());
        }
        Ok(Parcel { store, entries, watch: Watch { watch, bytes: 0, of_bytes } })
    }
}

/// How far the reading is, counted in unpacked bytes of the files that are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The file in hand, by its standard name.
    pub file: &'static str,
    pub bytes: u64,
    pub of_bytes: u64,
}

/// The files that are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    Manifest,
    Orgs,
    Users,
    Roles,
    Sessions,
    Classes,
    Enrollments,
}

impl File {
    pub const ALL: [File; 7] = [File::Manifest, File::Orgs, File::Users, File::Roles, File::Sessions, File::Classes, File::Enrollments];

    pub fn name(self) -> &'static str {
        match self {
            File::Manifest => "manifest.csv",
            File::Orgs => "orgs.csv",
            File::Users => "users.csv",
            File::Roles => "roles.csv",
            File::Sessions => "academicSessions.csv",
            File::Classes => "classes.csv",
            File::Enrollments => "enrollments.csv",
        }
    }

    pub fn stem(self) -> &'static str {
        self.name().trim_end_matches(".csv")
    }
}

/// The other files of the standard, which stay closed.
const CLOSED: &[&str] = &[
    "categories",
    "classResources",
    "courses",
    "courseResources",
    "demographics",
    "lineItemLearningObjectiveIds",
    "lineItems",
    "lineItemScoreScales",
    "resources",
    "resultLearningObjectiveIds",
    "results",
    "resultScoreScales",
    "scoreScales",
    "userProfiles",
    "userResources",
];

/// One opened file, as plain UTF-8 or bytes near to it.
pub(super) struct Opened<'s> {
    pub name: String,
    pub text: Box<dyn Read + 's>,
}

/// A delivery with its names sorted out.
pub(super) struct Parcel<'a> {
    store: Store<'a>,
    entries: Vec<Entry>,
    watch: Watch<'a>,
}

/// Who is told how far it is, and may say stop.
struct Watch<'a> {
    watch: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    bytes: u64,
    of_bytes: u64,
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
    size: u64,
    crc32: u32,
}

impl Entry {
    /// Nothing for what is deeper than one folder, hidden, or no CSV file.
    fn from(Listed { name, at, size, crc32 }: Listed) -> Option<Entry> {
        let (folder, base) = name.rsplit_once('/').unwrap_or(("", &name));
        let (stem, ending) = base.rsplit_once('.')?;
        if folder.contains('/') || folder == "__MACOSX" || base.starts_with('.') || !ending.eq_ignore_ascii_case("csv") {
            return None;
        }
        let stem = fold(stem);
        let right = File::ALL.iter().any(|file| file.name() == base);
        Some(Entry { folder: folder.to_owned(), misspelt: !right, base: base.to_owned(), stem, at, size, crc32 })
    }

    fn is(&self, stem: &str) -> bool {
        // "org.csv" for "orgs.csv" and the reverse
        self.stem.trim_end_matches('s') == fold(stem).trim_end_matches('s')
    }
}

/// A file of the delivery that was found and is now read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chosen {
    file: File,
    pub name: String,
    at: usize,
}

impl Parcel<'_> {
    pub fn has(&self, stem: &str) -> bool {
        self.entries.iter().any(|entry| entry.is(stem))
    }

    /// Tells once in which folders the files lie; the standard wants none.
    pub fn note_folders(&self, notes: &mut Notes) {
        let folders: BTreeSet<_> = self.entries.iter().map(|entry| &entry.folder).filter(|f| !f.is_empty()).collect();
        for folder in folders {
            notes.whole(WarningKind::InFolder { folder: folder.clone() });
        }
    }

    /// Tells what is odd about the files that stay closed, as far as it shows from outside.
    pub fn note_closed(&self, notes: &mut Notes) {
        for entry in self.entries.iter().filter(|entry| !File::ALL.iter().any(|file| entry.is(file.stem()))) {
            let right = CLOSED.iter().find(|stem| entry.stem == fold(stem)).map(|stem| format!("{stem}.csv"));
            if let Some(right) = right.filter(|right| *right != entry.base) {
                notes.file(&entry.base, WarningKind::ClosedFileName { right });
            }
            let twin = self.entries.iter().find(|other| other.at != entry.at && (other.size, other.crc32) == (entry.size, entry.crc32));
            // empty files and bare headers are alike without meaning anything
            if let Some(twin) = twin.filter(|twin| twin.size > 0 && File::ALL.iter().any(|file| twin.is(file.stem()))) {
                notes.file(&entry.base, WarningKind::ClosedFileCopy { of: twin.base.clone() });
            }
        }
    }

    /// Which of the entries is the file, if any.
    pub fn choose(&self, file: File, notes: &mut Notes) -> Option<Chosen> {
        let mut candidates: Vec<_> = self.entries.iter().filter(|entry| entry.is(file.stem())).cloned().collect();
        candidates.sort();
        let mut candidates = candidates.into_iter();
        let chosen = candidates.next()?;
        let name = chosen.base;
        if name != file.name() {
            notes.file(&name, WarningKind::FileName { read_as: file.name().to_owned() });
        }
        for other in candidates {
            let ignored = if other.folder.is_empty() { other.base } else { other.folder + "/" + &other.base };
            notes.file(&name, WarningKind::FileTwice { ignored });
        }
        Some(Chosen { file, name, at: chosen.at })
    }

    /// The text of a chosen file, as it comes. A file may be opened again from its start.
    pub fn open(&mut self, chosen: &Chosen, notes: &mut Notes) -> Result<Opened<'_>, ReadError> {
        let from: Box<dyn Read + '_> = match &mut self.store {
            Store::Zip(zip) => zip.reader(chosen.at, &chosen.name)?,
            Store::Paths(paths) => {
                let path = &paths[chosen.at];
                Box::new(std::fs::File::open(path).map_err(|error| unreadable(path, &error))?.take(MOST_BYTES))
            }
            Store::Files(files) => Box::new(files[chosen.at].as_slice()),
        };
        let watched = Watched { from, file: chosen.file, watch: &mut self.watch };
        let text = text::plain(&chosen.name, Box::new(watched), notes)?;
        Ok(Opened { name: chosen.name.clone(), text })
    }
}

/// A file whose reading is told, and may be stopped.
struct Watched<'s, 'a> {
    from: Box<dyn Read + 's>,
    file: File,
    watch: &'s mut Watch<'a>,
}

impl Read for Watched<'_, '_> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let got = self.from.read(to)?;
        let watch = &mut *self.watch;
        // the start of a file is looked at more than once
        watch.bytes = (watch.bytes + got as u64).min(watch.of_bytes);
        let progress = Progress { file: self.file.name(), bytes: watch.bytes, of_bytes: watch.of_bytes };
        match (watch.watch)(progress) {
            ControlFlow::Continue(()) => Ok(got),
            ControlFlow::Break(()) => Err(std::io::Error::other(ReadError::Stopped)),
        }
    }
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

fn size(path: &Path) -> Result<u64, ReadError> {
    Ok(std::fs::metadata(path).map_err(|error| unreadable(path, &error))?.len())
}

fn unreadable(path: &Path, error: &std::io::Error) -> ReadError {
    ReadError::Unreadable { path: path.display().to_string(), reason: error.to_string() }
}
