//! Writes a vault: one snapshot, table by table, encrypted as it is written; nothing readable ever lies on the disk.

use super::cells::cell;
use super::manifest::{Content, Left, Manifest, TableFile};
use super::{ACCOUNTS, FORM, MANIFEST, README, SCHEMA, VERSION, WORK, content_file, table_file};
use crate::files::{self, Shelf};
use crate::op::{Op, Refusal};
use crate::table_info::TableInfo;
use crate::{organization, vault};
use age::secrecy::SecretString;
use data_encoding::HEXLOWER;
use db::Value;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

/// Which tables there are, and which stay behind although a backup may hold them, each with the reason.
#[derive(Clone, Debug)]
pub struct Contents {
    pub tables: Vec<TableInfo>,
    pub stay: Vec<(&'static str, &'static str)>,
    /// Where the contents of attached files lie.
    pub shelf: Shelf,
}

/// Tables of ground that stay behind in any case.
const STAY: &[(&str, &str)] = &[
    ("door", "links and codes open doors of the server they were made on"),
    ("organization_suspension", "whether anyone may sign in is the affair of whoever runs the server"),
];
/// Columns that say who is at work on what at this moment, and mean nothing elsewhere.
const BLANK: &[(&str, &str)] = &[("job", "leased_until"), ("job", "attempts")];
/// No organization owns it; what goes along of it is in a file of its own.
const GLOBAL: &str = "account";

/// How far it is, for a page that is asked meanwhile.
#[derive(Debug, Default)]
pub struct Progress {
    pub done: AtomicUsize,
    pub of: AtomicUsize,
}

#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    #[error("the file could not be written: {0}")]
    File(#[from] io::Error),
    #[error("the file could not be packed: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("the file could not be encrypted: {0}")]
    Encrypt(String),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for Stopped {
    fn from(error: db::Error) -> Stopped {
        Stopped::Refused(error.into())
    }
}

/// Writes the organization of `op` to `out`; the caller has asked for leave and settled who may have it.
pub fn write(op: &mut Op, contents: &Contents, passphrase: &str, progress: &Progress, out: impl Write) -> Result<Manifest, Stopped> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_string()));
    recipient.set_work_factor(WORK);
    let to: [&dyn age::Recipient; 1] = [&recipient];
    let encryptor = age::Encryptor::with_recipients(to.into_iter()).map_err(|e| Stopped::Encrypt(e.to_string()))?;
    let mut sealed = encryptor.wrap_output(out)?;
    let manifest = pack(op, contents, progress, &mut sealed)?;
    sealed.finish()?.flush()?;
    Ok(manifest)
}

/// The same without encryption: what stands inside.
pub(super) fn pack(op: &mut Op, contents: &Contents, progress: &Progress, out: impl Write) -> Result<Manifest, Stopped> {
    let organization = organization::load(op)?;
    let schema = db::migrations().len();
    let shapes = db::shapes(schema);
    let left: Vec<Left> = left_out(contents);
    let goes = |table: &str| table != GLOBAL && contents.tables.iter().any(|t| t.name == table) && !left.iter().any(|l| l.table == table);
    let owned = |shape: &db::TableShape| shape.table == "organization" || shape.columns.iter().any(|(name, _)| name == "organization");
    let shapes: Vec<db::TableShape> = shapes.into_iter().filter(|shape| goes(&shape.table) && owned(shape)).collect();
    progress.of.store(shapes.len() + 1, Ordering::Relaxed);
    let mut zip = ZipWriter::new_stream(out);
    let mut tables = Vec::new();
    for shape in &shapes {
        let names: Vec<&str> = shape.columns.iter().map(|(name, _)| name.as_str()).collect();
        let blank: Vec<bool> = names.iter().map(|name| BLANK.contains(&(shape.table.as_str(), *name))).collect();
        zip.start_file(table_file(&shape.table), options())?;
        let mut file = Counted::new(&mut zip, &names)?;
        db::each_row(op.tx, shape, organization.id.0, &mut |mut row| {
            row.iter_mut().zip(&blank).filter(|(_, blank)| **blank).for_each(|(value, _)| *value = Value::Int(0));
            file.row(&row)
        })?;
        tables.push(file.finish(&shape.table)?);
        progress.done.fetch_add(1, Ordering::Relaxed);
    }
    zip.start_file(ACCOUNTS, options())?;
    let mut file = Counted::new(&mut zip, &["id", "email"])?;
    for (id, email) in vault::accounts(op, organization.id)? {
        file.row(&[id.into(), email.into()])?;
    }
    let accounts = file.finish(GLOBAL)?;
    let mut left = left;
    let files = put_files(op, contents, &mut zip, &mut left)?;
    let manifest = Manifest {
        form: FORM.into(),
        version: VERSION,
        release: env!("CARGO_PKG_VERSION").into(),
        schema,
        schema_sums: db::schema_sums(schema).unwrap_or_default(),
        organization: organization.id.0,
        name: organization.name,
        made_at: op.now.0,
        tables,
        accounts,
        files,
        left_out: left,
    };
    let text = |value: &serde_json::Value| serde_json::to_vec_pretty(value).map_err(io::Error::other);
    zip.start_file(SCHEMA, options())?;
    zip.write_all(&text(&told(contents, &shapes))?)?;
    zip.start_file(README, options())?;
    zip.write_all(include_bytes!("README.txt"))?;
    zip.start_file(MANIFEST, options())?;
    zip.write_all(&serde_json::to_vec_pretty(&manifest).map_err(io::Error::other)?)?;
    zip.finish()?;
    progress.done.fetch_add(1, Ordering::Relaxed);
    Ok(manifest)
}

fn options() -> SimpleFileOptions {
    // A table may pass 4 GB; how large it becomes is not known when it begins.
    SimpleFileOptions::default().large_file(true)
}

/// The contents of attached files, as they are: most are packed already.
fn put_files<W: Write>(
    op: &mut Op,
    contents: &Contents,
    zip: &mut ZipWriter<StreamWriter<W>>,
    left: &mut Vec<Left>,
) -> Result<Vec<Content>, Stopped> {
    let organization = op.organization()?;
    let mut all = Vec::new();
    for digest in files::digests(op)? {
        let sha256 = digest.as_str().to_string();
        // One that is lost must not keep all the rest here.
        let Ok(bytes) = contents.shelf.read(organization, &digest) else {
            left.push(Left { table: content_file(&sha256), why: "its content is missing or damaged".into() });
            continue;
        };
        zip.start_file(content_file(&sha256), options().compression_method(CompressionMethod::Stored))?;
        zip.write_all(&bytes)?;
        all.push(Content { sha256, bytes: bytes.len() as u64 });
    }
    Ok(all)
}

fn left_out(contents: &Contents) -> Vec<Left> {
    let never = contents.tables.iter().filter(|t| !t.in_backup).map(|t| (t.name, "it never leaves the running server"));
    let stay = STAY.iter().chain(&contents.stay).copied();
    let mut left: Vec<Left> = Vec::new();
    for (table, why) in never.chain(stay) {
        if !left.iter().any(|l| l.table == table) {
            left.push(Left { table: table.into(), why: why.into() });
        }
    }
    left
}

/// What each column holds and is for.
fn told(contents: &Contents, shapes: &[db::TableShape]) -> serde_json::Value {
    let tables = shapes.iter().filter_map(|shape| {
        let info = contents.tables.iter().find(|t| t.name == shape.table)?;
        let columns = shape.columns.iter().map(|(name, kind)| {
            let column = info.columns.iter().find(|c| c.name == name);
            json!({
                "name": name,
                "holds": format!("{kind:?}").to_lowercase(),
                "class": column.map(|c| format!("{:?}", c.class).to_lowercase()),
                "purpose": column.map(|c| c.purpose),
            })
        });
        Some(json!({
            "table": shape.table,
            "file": table_file(&shape.table),
            "retention": format!("{:?}", info.retention),
            "columns": columns.collect::<Vec<_>>(),
        }))
    });
    json!({ "tables": tables.collect::<Vec<_>>() })
}

/// A table on its way into the zip: counted and digested as it goes.
struct Counted<W: Write> {
    csv: csv::Writer<Digested<W>>,
    rows: i64,
}

struct Digested<W: Write> {
    out: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Write for Digested<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        let (now, _) = bytes.split_at(written.min(bytes.len()));
        self.hash.update(now);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<W: Write> Counted<W> {
    fn new(out: W, names: &[&str]) -> Result<Counted<W>, io::Error> {
        let mut csv = csv::Writer::from_writer(Digested { out, hash: Sha256::new(), bytes: 0 });
        csv.write_record(names).map_err(io::Error::other)?;
        Ok(Counted { csv, rows: 0 })
    }

    fn row(&mut self, values: &[Value]) -> Result<(), Stopped> {
        self.rows += 1;
        Ok(self.csv.write_record(values.iter().map(cell)).map_err(io::Error::other)?)
    }

    fn finish(self, table: &str) -> Result<TableFile, io::Error> {
        let done = self.csv.into_inner().map_err(|e| io::Error::other(e.to_string()))?;
        Ok(TableFile { name: table.into(), rows: self.rows, bytes: done.bytes, sha256: HEXLOWER.encode(&done.hash.finalize()) })
    }
}
