//! What every floor above relies on, on both engines: an answer means it is kept, a refusal leaves nothing behind, and
//! what goes into one engine comes out of the other.

mod backups;
mod commits;
mod migrations;
mod types;

use db::trial::Trial;
use db::{Db, Place};

/// A place of its own, gone when dropped.
pub struct Home {
    pub folder: tempfile::TempDir,
    trial: Option<Trial>,
}

impl Home {
    pub fn place(&self) -> Place {
        match &self.trial {
            Some(trial) => trial.place(),
            None => Place::Sqlite(self.folder.path().join("perennial.db")),
        }
    }

    pub fn open(&self) -> Db {
        Db::open(&self.place()).unwrap()
    }

    /// Runs SQL of the test's own, past the house: to make what the house never would.
    pub fn raw(&self, sql: &str) {
        match self.place() {
            Place::Sqlite(file) => rusqlite::Connection::open(file).unwrap().execute_batch(sql).unwrap(),
            Place::Postgres(url) => postgres::Client::connect(&url, postgres::NoTls).unwrap().batch_execute(sql).unwrap(),
        }
    }
}

pub fn sqlite() -> Home {
    Home { folder: tempfile::tempdir().unwrap(), trial: None }
}

#[expect(clippy::disallowed_methods, reason = "where tests find the PostgreSQL that ./test started")]
pub fn server() -> Option<String> {
    std::env::var("PERENNIAL_TEST_POSTGRES").ok().filter(|url| !url.is_empty())
}

/// An empty PostgreSQL database, when there is a server.
pub fn postgres() -> Option<Home> {
    let trial = Trial::empty(&server()?).unwrap();
    Some(Home { folder: tempfile::tempdir().unwrap(), trial: Some(trial) })
}

/// Runs a test on SQLite, and on PostgreSQL when there is one.
pub fn on_each_engine(test: impl Fn(&Home)) {
    eprintln!("on SQLite");
    test(&sqlite());
    if let Some(home) = postgres() {
        eprintln!("on PostgreSQL");
        test(&home);
    }
}
