//! One transaction, given to every verb. Knows how to run a registered statement and how to load in bulk.

use crate::{Error, Row, Statement, Value, pg, sqlite};

pub(crate) enum Link<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut pg::Client),
}

/// A transaction on either engine. Dropped without a word when its work fails: the engine rolls back.
pub struct Tx<'c> {
    pub(crate) link: Link<'c>,
    /// Set when the engine reported a conflict, so that PostgreSQL can run the work again.
    pub(crate) conflicted: bool,
    pub(crate) after: Vec<Box<dyn FnOnce() + Send>>,
    /// Whether another writer waits for this transaction's end, where an engine has one writer.
    pub(crate) others: Option<&'c dyn Fn() -> bool>,
}

/// A place in a transaction to come back to.
#[must_use = "a mark is kept or undone"]
pub struct Mark {
    /// How much was to happen after the commit.
    after: usize,
}

impl<'c> Tx<'c> {
    pub(crate) fn new(link: Link<'c>) -> Tx<'c> {
        Tx { link, conflicted: false, after: Vec::new(), others: None }
    }

    /// All rows of a query.
    pub fn rows(&mut self, statement: &'static Statement, params: &[Value]) -> Result<Vec<Row>, Error> {
        let result = match &mut self.link {
            Link::Sqlite(connection) => sqlite::rows(connection, statement, params),
            Link::Postgres(client) => client.rows(statement, params),
        };
        self.noticed(result, statement)
    }

    /// Rows turned into domain types by `read`.
    pub fn list<T>(
        &mut self,
        statement: &'static Statement,
        params: &[Value],
        read: impl Fn(&mut crate::Cells) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        self.rows(statement, params)?.into_iter().map(|row| read(&mut row.cells())).collect()
    }

    /// The first row, if any, turned into a domain type.
    pub fn one<T>(
        &mut self,
        statement: &'static Statement,
        params: &[Value],
        read: impl Fn(&mut crate::Cells) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.rows(statement, params)?.into_iter().next().map(|row| read(&mut row.cells())).transpose()
    }

    /// Runs a statement that changes rows; answers how many.
    pub fn execute(&mut self, statement: &'static Statement, params: &[Value]) -> Result<u64, Error> {
        let result = match &mut self.link {
            Link::Sqlite(connection) => sqlite::execute(connection, statement, params),
            Link::Postgres(client) => client.execute(statement, params),
        };
        self.noticed(result, statement)
    }

    /// Loads many rows into one table: prepared rows on SQLite, `COPY BINARY` on PostgreSQL.
    pub fn bulk(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        let result = match &mut self.link {
            Link::Sqlite(connection) => sqlite::bulk(connection, table, columns, rows),
            Link::Postgres(client) => client.bulk(table, columns, rows),
        };
        if matches!(result, Err(Error::Conflict)) {
            self.conflicted = true;
        }
        result
    }

    /// What must happen once, after the commit, and not at all without it.
    pub fn after_commit(&mut self, then: impl FnOnce() + Send + 'static) {
        self.after.push(Box::new(then));
    }

    /// Whether someone else's writing waits until this transaction ends: long work then stops early and goes on in the next
    /// one. Never so on PostgreSQL, where writers wait for rows, not for each other.
    pub fn others_wait(&self) -> bool {
        self.others.is_some_and(|wait| wait())
    }

    /// Marks a place in the transaction: what is done from here on can be undone by itself. Give the mark back with
    /// [`Tx::keep`] or [`Tx::undo`], the latest first.
    pub fn mark(&mut self) -> Result<Mark, Error> {
        self.script("savepoint part")?;
        Ok(Mark { after: self.after.len() })
    }

    /// What was done since the mark stands, if the transaction does.
    pub fn keep(&mut self, _: Mark) -> Result<(), Error> {
        self.script("release savepoint part")
    }

    /// Undoes what was done since the mark, also what was to happen after the commit.
    pub fn undo(&mut self, mark: Mark) -> Result<(), Error> {
        self.after.truncate(mark.after);
        self.script("rollback to savepoint part; release savepoint part")
    }

    pub(crate) fn prepare(&mut self, statement: &'static Statement) -> Result<(), Error> {
        match &mut self.link {
            Link::Sqlite(connection) => sqlite::prepare(connection, statement),
            Link::Postgres(client) => client.prepare(statement).map(|_| ()),
        }
    }

    pub(crate) fn script(&mut self, sql: &str) -> Result<(), Error> {
        match &mut self.link {
            Link::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
            Link::Postgres(client) => client.script(sql),
        }
    }

    /// Rows of a text made here in `db` (backup, migrations, `rows`), never elsewhere.
    pub(crate) fn ad_hoc(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Error> {
        let result = match &mut self.link {
            Link::Sqlite(connection) => sqlite::ad_hoc(connection, sql, params),
            Link::Postgres(client) => client.ad_hoc(sql, params),
        };
        if matches!(result, Err(Error::Conflict)) {
            self.conflicted = true;
        }
        result
    }

    fn noticed<T>(&mut self, result: Result<T, Error>, statement: &'static Statement) -> Result<T, Error> {
        if let Err(error) = &result {
            if matches!(error, Error::Conflict) {
                self.conflicted = true;
            } else {
                tracing::error!(statement = statement.name, %error, "statement refused");
            }
        }
        result
    }
}
