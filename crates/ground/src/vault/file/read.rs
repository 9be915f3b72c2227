//! Opens a vault and believes nothing: every byte is authenticated, every table counted and digested, every cell must be
//! what its column holds, and every row must belong to the one organization the file speaks of, before anyone acts on it.

use super::cells::value;
use super::manifest::{Manifest, TableFile};
use super::{ACCOUNTS, FORM, MANIFEST, MOST_WORK, README, SCHEMA, VERSION, content_file, table_file};
use crate::OrganizationId;
use crate::files::kind::MOST_MEGABYTES;
use crate::files::{Digest, Shelf};
use age::secrecy::SecretString;
use data_encoding::HEXLOWER;
use db::{Kind, Staged, Uuid, Value};
use sha2::{Digest as _, Sha256};
use std::cell::Cell;
use std::collections::HashSet;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;
use zip::ZipArchive;

/// The list of tables of a large house is some kilobytes.
const MOST_MANIFEST: u64 = 4 << 20;
/// Tables pack 3 to 40 times smaller; deflate can reach 1,032, which only filler does (as for rosters).
const MOST_RATIO: u64 = 200;
/// Below this size no ratio does harm.
const RATIO_FROM_BYTES: u64 = 1 << 20;
/// One row may hold a whole waiting delivery of a large district, but not the memory of the machine.
const MOST_ROW: u64 = 256 << 20;
/// Attached files of a large organization, many times over; a list of more is filler.
const MOST_FILES: usize = 100_000;
/// Put at a time: keeps memory flat.
const CHUNK: usize = 1_000;

/// Why a file is not taken. Nothing has been written then.
#[derive(Debug, thiserror::Error)]
pub enum Unsound {
    #[error("this is not the file of a vault")]
    NotAVault,
    #[error("the passphrase does not open this file")]
    Passphrase,
    #[error("this file would take more work to open than any vault made here; it was not made by Perennial")]
    TooMuchWork,
    #[error("the file is damaged or was cut off: {0}")]
    Damaged(String),
    #[error("this vault has the form {found}; this release reads form {VERSION}")]
    Form { found: u32 },
    #[error("this vault was made by a newer Perennial ({release}); install that release or a later one first")]
    Newer { release: String },
    #[error("this vault was made by a Perennial whose tables this release does not know")]
    OtherTables,
    #[error("the file holds {0}, which no vault has")]
    Odd(String),
    #[error("{file} does not hold what the list of the file says: {why}")]
    Wrong { file: String, why: String },
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Takes some rows of a table: its name, its columns, the rows.
type PutRows<'a> = dyn FnMut(&str, &[&str], &[Vec<Value>]) -> Result<(), Unsound> + 'a;

fn damaged(error: impl std::fmt::Display) -> Unsound {
    Unsound::Damaged(error.to_string())
}

/// A file whose bytes are all authentic and whose list has been read.
pub struct Opened<R: Read + Seek> {
    zip: ZipArchive<R>,
    pub manifest: Manifest,
}

impl<R: Read + Seek> Opened<age::stream::StreamReader<R>> {
    /// Opens a file with its passphrase and reads it once from end to end.
    pub fn open(file: R, passphrase: &str) -> Result<Self, Unsound> {
        let decryptor = age::Decryptor::new(file).map_err(|error| match error {
            age::DecryptError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => damaged(error),
            _ => Unsound::NotAVault,
        })?;
        if !decryptor.is_scrypt() {
            return Err(Unsound::NotAVault);
        }
        let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_string()));
        identity.set_max_work_factor(MOST_WORK);
        let opened = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity));
        let mut clear = opened.map_err(|error| match error {
            age::DecryptError::ExcessiveWork { .. } => Unsound::TooMuchWork,
            age::DecryptError::DecryptionFailed | age::DecryptError::NoMatchingKeys | age::DecryptError::KeyDecryptionFailed => {
                Unsound::Passphrase
            }
            error => damaged(error),
        })?;
        // Every piece is authenticated only when it is read, so all are read before any is believed.
        io::copy(&mut clear, &mut io::sink()).map_err(damaged)?;
        clear.seek(SeekFrom::Start(0)).map_err(damaged)?;
        Opened::unpack(clear)
    }
}

impl<R: Read + Seek> Opened<R> {
    /// The inside: looks at all names and sizes before it unpacks anything.
    pub(super) fn unpack(inside: R) -> Result<Opened<R>, Unsound> {
        let mut zip = ZipArchive::new(inside).map_err(damaged)?;
        let most = db::shapes(usize::MAX).len() + 4 + MOST_FILES;
        if zip.len() > most {
            return Err(Unsound::Odd(format!("{} files", zip.len())));
        }
        if zip.has_duplicate_names() {
            return Err(Unsound::Odd("a name twice".into()));
        }
        let mut names = HashSet::new();
        for at in 0..zip.len() {
            let entry = zip.by_index_raw(at).map_err(damaged)?;
            let name = entry.name().map_err(damaged)?.to_string();
            let ratio = entry.size() / entry.compressed_size().max(1);
            if entry.size() > RATIO_FROM_BYTES && ratio > MOST_RATIO {
                return Err(Unsound::Odd(format!("{name}, packed {ratio} times smaller")));
            }
            if entry.is_symlink() || entry.is_dir() || entry.encrypted() {
                return Err(Unsound::Odd(name));
            }
            names.insert(name);
        }
        let manifest = read_manifest(&mut zip)?;
        if let Some(odd) = manifest.files.iter().find(|f| Digest::read(&f.sha256).is_none() || f.bytes > (MOST_MEGABYTES as u64) << 20) {
            return Err(Unsound::Odd(content_file(&odd.sha256)));
        }
        let contents = manifest.files.iter().map(|f| content_file(&f.sha256));
        let listed: HashSet<String> = manifest.tables.iter().map(|t| table_file(&t.name)).chain(contents).collect();
        if let Some(odd) = names.iter().find(|n| !listed.contains(*n) && ![MANIFEST, SCHEMA, README, ACCOUNTS].contains(&n.as_str())) {
            return Err(Unsound::Odd(odd.clone()));
        }
        if let Some(lost) = listed.iter().find(|n| !names.contains(*n)) {
            return Err(Unsound::Wrong { file: lost.clone(), why: "it is not there".into() });
        }
        Ok(Opened { zip, manifest })
    }

    /// Reads every table and believes the file only when each is what the list says.
    pub fn check(&mut self) -> Result<(), Unsound> {
        self.each_table(&mut |_, _, _| Ok(()))?;
        self.each_file(&mut |_| Ok(()))?;
        self.accounts().map(|_| ())
    }

    /// Puts the contents of attached files on a shelf.
    pub fn put_files(&mut self, shelf: &Shelf) -> Result<(), Unsound> {
        let organization = OrganizationId(self.manifest.organization);
        self.each_file(&mut |bytes| shelf.put(organization, bytes).map(|_| ()).map_err(|e| Unsound::Damaged(e.to_string())))
    }

    fn each_file(&mut self, each: &mut dyn FnMut(&[u8]) -> Result<(), Unsound>) -> Result<(), Unsound> {
        for told in self.manifest.files.clone() {
            let file = content_file(&told.sha256);
            let wrong = |why: &str| Unsound::Wrong { file: file.clone(), why: why.into() };
            let entry = self.zip.by_name(&file).map_err(|e| wrong(&e.to_string()))?;
            let mut bytes = Vec::new();
            entry.take(told.bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| wrong(&e.to_string()))?;
            if bytes.len() as u64 != told.bytes || Digest::of(&bytes).as_str() != told.sha256 {
                return Err(wrong("its digest differs"));
            }
            each(&bytes)?;
        }
        Ok(())
    }

    /// The same, putting the rows where they can be brought to this release.
    pub fn put_into(&mut self, staged: &Staged) -> Result<(), Unsound> {
        self.each_table(&mut |table, columns, rows| Ok(staged.put(table, columns, rows)?))
    }

    /// The sign-ins of the organization's people: id and e-mail.
    pub fn accounts(&mut self) -> Result<Vec<(Uuid, String)>, Unsound> {
        let told = self.manifest.accounts.clone();
        let shape = [("id".to_string(), Kind::Uuid), ("email".to_string(), Kind::Text)];
        let mut all = Vec::new();
        self.table(ACCOUNTS, &told, &shape, &mut |row| match row.as_slice() {
            [Value::Uuid(id), Value::Text(email)] => {
                all.push((*id, email.clone()));
                Ok(())
            }
            _ => Err("an account without id or e-mail".into()),
        })?;
        Ok(all)
    }

    fn each_table(&mut self, put: &mut PutRows) -> Result<(), Unsound> {
        let shapes = db::shapes(self.manifest.schema);
        let organization = self.manifest.organization;
        let mut seen = HashSet::new();
        for told in self.manifest.tables.clone() {
            let shape = shapes.iter().find(|shape| shape.table == told.name);
            let owner = if told.name == "organization" { "id" } else { "organization" };
            let place = shape.and_then(|shape| shape.columns.iter().position(|(name, _)| name == owner));
            // A table that no organization owns (accounts, doors) would reach into the others.
            let (Some(shape), Some(place), true) = (shape, place, seen.insert(told.name.clone())) else {
                return Err(Unsound::Odd(told.name));
            };
            let names: Vec<&str> = shape.columns.iter().map(|(name, _)| name.as_str()).collect();
            let (mut rows, mut stopped) = (Vec::new(), None);
            self.table(&table_file(&told.name), &told, &shape.columns, &mut |row| {
                if row.get(place) != Some(&Value::Uuid(organization)) {
                    return Err("a row of another organization".into());
                }
                rows.push(row);
                if rows.len() == CHUNK && stopped.is_none() {
                    stopped = put(&told.name, &names, &std::mem::take(&mut rows)).err();
                }
                Ok(())
            })?;
            if let Some(stopped) = stopped {
                return Err(stopped);
            }
            put(&told.name, &names, &rows)?;
        }
        if seen.contains("organization") { Ok(()) } else { Err(Unsound::Odd("no organization".into())) }
    }

    fn table(
        &mut self,
        file: &str,
        told: &TableFile,
        columns: &[(String, Kind)],
        each: &mut dyn FnMut(Vec<Value>) -> Result<(), String>,
    ) -> Result<(), Unsound> {
        let wrong = |why: String| Unsound::Wrong { file: file.into(), why };
        let entry = self.zip.by_name(file).map_err(|e| wrong(e.to_string()))?;
        let budget = Rc::new(Cell::new(0));
        let limited = entry.take(told.bytes.saturating_add(1));
        let watched = Watched { from: limited, hash: Sha256::new(), bytes: 0, row: budget.clone() };
        let mut csv = csv::ReaderBuilder::new().from_reader(watched);
        let head = csv.headers().map_err(|e| wrong(e.to_string()))?;
        if !head.iter().eq(columns.iter().map(|(name, _)| name.as_str())) {
            return Err(wrong("its columns are others".into()));
        }
        let mut rows = 0i64;
        let mut record = csv::StringRecord::new();
        while csv.read_record(&mut record).map_err(|e| wrong(e.to_string()))? {
            budget.set(0);
            rows += 1;
            let cells = record
                .iter()
                .zip(columns)
                .map(|(cell, (name, kind))| value(*kind, cell).ok_or_else(|| wrong(format!("row {rows}, column {name} cannot be read"))));
            each(cells.collect::<Result<Vec<Value>, Unsound>>()?).map_err(|why| wrong(format!("row {rows}: {why}")))?;
        }
        let done = csv.into_inner();
        if rows != told.rows {
            return Err(wrong(format!("{rows} rows instead of {}", told.rows)));
        }
        if done.bytes != told.bytes || HEXLOWER.encode(&done.hash.finalize()) != told.sha256 {
            return Err(wrong("its digest differs".into()));
        }
        Ok(())
    }
}

fn read_manifest<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Manifest, Unsound> {
    let entry = zip.by_name(MANIFEST).map_err(|_| Unsound::NotAVault)?;
    let mut text = Vec::new();
    entry.take(MOST_MANIFEST + 1).read_to_end(&mut text).map_err(damaged)?;
    if text.len() as u64 > MOST_MANIFEST {
        return Err(Unsound::Odd(format!("a {MANIFEST} beyond all measure")));
    }
    // First only what every form will have, so that a later form is called by its name.
    let any: serde_json::Value = serde_json::from_slice(&text).map_err(|_| Unsound::NotAVault)?;
    if any.get("form").and_then(|f| f.as_str()) != Some(FORM) {
        return Err(Unsound::NotAVault);
    }
    let found = any.get("version").and_then(|v| v.as_u64()).and_then(|v| u32::try_from(v).ok()).ok_or(Unsound::NotAVault)?;
    if found != VERSION {
        return Err(Unsound::Form { found });
    }
    let manifest: Manifest = serde_json::from_value(any).map_err(damaged)?;
    match db::schema_sums(manifest.schema) {
        None => Err(Unsound::Newer { release: manifest.release }),
        Some(sums) if sums != manifest.schema_sums => Err(Unsound::OtherTables),
        Some(_) => Ok(manifest),
    }
}

/// Digests what passes and stops when one row takes too much.
struct Watched<R: Read> {
    from: R,
    hash: Sha256,
    bytes: u64,
    row: Rc<Cell<u64>>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        let (now, _) = into.split_at(read);
        self.hash.update(now);
        self.bytes += read as u64;
        self.row.set(self.row.get() + read as u64);
        if self.row.get() > MOST_ROW {
            return Err(io::Error::other("one row is beyond all measure"));
        }
        Ok(read)
    }
}
