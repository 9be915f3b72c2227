//! What can go wrong below every verb. Rooms rarely match on it; they turn it into a Fault.

use thiserror::Error as ThisError;

#[derive(Debug, ThisError, Clone)]
pub enum Error {
    /// The engine refused: wrong SQL, a broken constraint, a full disk. The text is for the log, never a page.
    #[error("database: {0}")]
    Engine(String),
    /// Another transaction changed the same thing; retried by the engine, seen only when retries ran out.
    #[error("database: too many conflicting changes at once")]
    Conflict,
    /// The queue is full; nothing was written.
    #[error("database: busy, nothing was written")]
    Busy,
    /// The database is closing.
    #[error("database: stopped")]
    Stopped,
    /// The work itself panicked; its transaction was rolled back.
    #[error("database: a piece of work failed unexpectedly and was rolled back")]
    Panicked,
    /// A row did not have the shape its reader expected.
    #[error("database: column {column} of {statement} is not {wanted}")]
    Shape { statement: &'static str, column: usize, wanted: &'static str },
    /// A migration that was applied has since been changed in the sources.
    #[error("migration {number} ({name}) differs from the one this database was made with")]
    Migration { number: i64, name: String },
    /// The database was made by a newer release.
    #[error("this database was made by a newer Perennial (migration {found}, this release knows {known})")]
    Newer { found: i64, known: i64 },
    /// A file is not a backup, or not a whole one.
    #[error("not a whole backup: {0}")]
    Backup(String),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        Error::Engine(error.to_string())
    }
}

impl From<postgres::Error> for Error {
    fn from(error: postgres::Error) -> Error {
        use postgres::error::SqlState;
        match error.code() {
            Some(code) if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED => Error::Conflict,
            // The driver's Display says only "db error"; the server's own words are in the source.
            _ => Error::Engine(error.as_db_error().map_or_else(|| error.to_string(), |db| db.to_string())),
        }
    }
}
