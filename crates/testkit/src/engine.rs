//! A place of its own for each test, on either engine.

use db::{Place, trial::Trial};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A folder, and on PostgreSQL a database, both gone when dropped.
pub struct Home {
    pub engine: Engine,
    pub folder: tempfile::TempDir,
    trial: Option<Trial>,
}

/// The engines to test on: SQLite, and PostgreSQL when a server is named.
pub fn engines() -> Vec<Engine> {
    if postgres().is_some() { vec![Engine::Sqlite, Engine::Postgres] } else { vec![Engine::Sqlite] }
}

#[expect(clippy::disallowed_methods, reason = "where tests find the PostgreSQL that ./test started")]
fn postgres() -> Option<String> {
    std::env::var("PERENNIAL_TEST_POSTGRES").ok().filter(|url| !url.is_empty())
}

impl Home {
    /// A place whose database is there but may not have its schema yet: on PostgreSQL it comes from the template.
    pub fn new(engine: Engine) -> Home {
        Home::made(engine, Trial::migrated)
    }

    /// A place with nothing in it.
    pub fn empty(engine: Engine) -> Home {
        Home::made(engine, Trial::empty)
    }

    fn made(engine: Engine, make: impl Fn(&str) -> Result<Trial, db::Error>) -> Home {
        let trial = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(make(&postgres().expect("PERENNIAL_TEST_POSTGRES names a server")).expect("a database")),
        };
        Home { engine, folder: tempfile::tempdir().expect("a temporary folder"), trial }
    }

    pub fn place(&self) -> Place {
        match &self.trial {
            Some(trial) => trial.place(),
            None => Place::Sqlite(self.folder.path().join("perennial.db")),
        }
    }
}
