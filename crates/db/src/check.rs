//! Looking at a database without changing it: for whoever asks whether all is well.

use crate::{Db, Engine, Error, Tx, migrate};

impl Db {
    /// Whether the file is whole: SQLite's own quick check. PostgreSQL looks after itself; there it only has to answer.
    pub fn quick_check(&self) -> Result<(), Error> {
        let engine = self.engine();
        self.read_now(move |tx| match engine {
            Engine::Postgres => tx.ad_hoc("select 1", &[]).map(|_| ()),
            Engine::Sqlite => {
                let found = tx.ad_hoc("pragma quick_check", &[])?;
                let said: String = found.into_iter().next().map_or(Ok("ok".into()), |row| row.cells().next())?;
                if said == "ok" { Ok(()) } else { Err(Error::Engine(said)) }
            }
        })
    }

    /// How many steps this database lacks. Errors: `Newer`, `Migration` when it does not fit this release.
    pub fn migrations_missing(&self) -> Result<usize, Error> {
        let applied = if self.read_now(has_journal)? { self.read_now(migrate::applied)? } else { Vec::new() };
        migrate::missing(&applied)
    }
}

fn has_journal(tx: &mut Tx) -> Result<bool, Error> {
    Ok(migrate::has_journal(tx))
}
