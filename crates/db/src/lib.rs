//! The only crate that names a database driver. Two engines, one portable SQL text:
//! embedded SQLite (one writer with group commit, several readers) and PostgreSQL (a bounded set of
//! blocking clients). A write is acknowledged only **after** its commit.
//!
//! It knows nothing of schools or people; start at [`Db`], then [`Tx`]. Differences between the engines
//! stand side by side in `dialect.rs`.

mod backup;
mod check;
mod dialect;
mod error;
mod export;
mod migrate;
mod pg;
mod rows;
mod sqlite;
mod statement;
pub mod trial;
mod tx;
mod value;

pub use backup::{BackupReport, backup, restore, restore_marked, verify};
pub use error::Error;
pub use export::{Kind, Shape as TableShape, Staged, each_row, move_in, rows_of, schema_sums, shapes};
pub use inventory;
pub use migrate::{Migration, migrations, tables};
pub use rows::{ColumnShape, Found, Shape, Where, shape};
pub use statement::{Statement, registered};
pub use tx::{Mark, Tx};
pub use uuid::Uuid;
pub use value::{Bytes, Cells, FromValue, Row, Value};

use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the data live: a SQLite file in the data folder, or a PostgreSQL server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Place {
    /// The database of a data folder: `--database URL` when given, else `perennial.db` in the folder.
    pub fn of(data: &Path, url: Option<&str>) -> Place {
        match url {
            Some(url) if url.starts_with("postgres") => Place::Postgres(url.to_string()),
            Some(path) => Place::Sqlite(PathBuf::from(path.trim_start_matches("sqlite:"))),
            None => Place::Sqlite(data.join("perennial.db")),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// An open database. Cheap to clone; closes when the last clone is dropped.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

enum Inner {
    Sqlite(sqlite::Engine),
    Postgres(pg::Engine),
}

impl Db {
    /// Opens the database without migrating it (see [`Db::migrate`]).
    pub fn open(place: &Place) -> Result<Db, Error> {
        Ok(Db(Arc::new(match place {
            Place::Sqlite(path) => Inner::Sqlite(sqlite::Engine::open(path)?),
            Place::Postgres(url) => Inner::Postgres(pg::Engine::open(url)?),
        })))
    }

    pub fn engine(&self) -> Engine {
        match &*self.0 {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs `work` on a consistent snapshot that cannot be written to.
    pub async fn read<T, E>(&self, work: impl FnOnce(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.start_read(work)?.await.unwrap_or_else(|_| Err(Error::Stopped.into()))
    }

    /// Runs `work` in one transaction and answers only after the commit. On PostgreSQL it may run
    /// more than once (serialization failures are retried), so it must be free of outside effects.
    pub async fn write<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.start_write(work)?.await.unwrap_or_else(|_| Err(Error::Stopped.into()))
    }

    /// [`Db::read`] for threads outside the async runtime: commands, tests, jobs.
    pub fn read_now<T, E>(&self, work: impl FnOnce(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.start_read(work)?.blocking_recv().unwrap_or_else(|_| Err(Error::Stopped.into()))
    }

    /// [`Db::write`] for threads outside the async runtime.
    pub fn write_now<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.start_write(work)?.blocking_recv().unwrap_or_else(|_| Err(Error::Stopped.into()))
    }

    /// Applies what is missing, one transaction each. `before` is called once, before the first change to a
    /// database that already holds something, so that a backup exists first.
    pub fn migrate(&self, now_micros: i64, before: impl FnOnce(&Db) -> Result<(), Error>) -> Result<usize, Error> {
        migrate::migrate(self, now_micros, before)
    }

    /// Makes what was deleted unreadable in the files as well: SQLite truncates its write-ahead log (freed
    /// pages are already zeroed by `secure_delete`), PostgreSQL rewrites the named tables so that neither dead
    /// rows nor `xmin`/`ctid` tell an order of arrival, and counts them anew, since its statistics quote values.
    pub fn forget(&self, tables: &[&str]) -> Result<(), Error> {
        for table in tables {
            if !self::tables().iter().any(|t| t == table) {
                return Err(Error::Engine(format!("no such table to rewrite: {table}")));
            }
        }
        match &*self.0 {
            Inner::Sqlite(engine) => engine.forget(),
            Inner::Postgres(engine) => engine.forget(tables),
        }
    }

    /// Prepares one statement on this engine; the test of every registered statement calls this.
    pub fn prepare(&self, statement: &'static Statement) -> Result<(), Error> {
        self.read_now(move |tx| tx.prepare(statement))
    }

    fn start_read<T, E>(
        &self,
        work: impl FnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
    ) -> Result<tokio::sync::oneshot::Receiver<Result<T, E>>, Error>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &*self.0 {
            Inner::Sqlite(engine) => engine.read(work),
            Inner::Postgres(engine) => engine.read(work),
        }
    }

    fn start_write<T, E>(
        &self,
        work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static,
    ) -> Result<tokio::sync::oneshot::Receiver<Result<T, E>>, Error>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &*self.0 {
            Inner::Sqlite(engine) => engine.write(work),
            Inner::Postgres(engine) => engine.write(work),
        }
    }
}
