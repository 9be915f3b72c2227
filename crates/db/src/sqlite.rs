//! SQLite: N readers, one writer. The writer takes whatever waits (up to a bound), gives each job its own
//! savepoint, commits once for all of them and only then answers. With `synchronous=FULL` the one sync per group
//! is what makes power-loss safety affordable.

use crate::tx::Link;
use crate::{Error, Row, Statement, Tx, Value, dialect};
use crossbeam_channel::{Receiver, Sender, bounded};
use rusqlite::{Connection, OpenFlags, types::ValueRef};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// Jobs sharing one commit. More gains nothing (the sync is amortized by then) and delays the first of the group.
const GROUP: usize = 512;
/// Jobs that may wait before the queue says busy: about a second of work at the measured rate.
const QUEUE: usize = 16_384;
/// Prepared statements kept per connection: more than the house has.
const STATEMENTS: usize = 512;

type Settle = Box<dyn FnOnce(Result<(), Error>) + Send>;
struct Job {
    run: Box<dyn FnMut(&mut Tx) -> bool + Send>,
    settle: Settle,
}
type Reading = Box<dyn FnOnce(&Connection) + Send>;
enum Order {
    Job(Job),
    Forget(oneshot::Sender<Result<(), Error>>),
}

pub(crate) struct Engine {
    writer: Option<Sender<Order>>,
    readers: Option<Sender<Reading>>,
    threads: Vec<JoinHandle<()>>,
}

impl Engine {
    pub fn open(path: &Path) -> Result<Engine, Error> {
        let connection = connect(path, false)?;
        let readers = std::thread::available_parallelism().map_or(2, |n| n.get().clamp(2, 8));
        let (writer, orders) = bounded::<Order>(QUEUE);
        let mut threads = vec![spawn("db-writer", move || write_loop(&connection, &orders))?];
        let (sender, waiting) = bounded::<Reading>(QUEUE);
        for n in 0..readers {
            let (connection, waiting) = (connect(path, true)?, waiting.clone());
            threads.push(spawn(&format!("db-reader-{n}"), move || {
                for job in waiting.iter() {
                    job(&connection);
                }
            })?);
        }
        Ok(Engine { writer: Some(writer), readers: Some(sender), threads })
    }

    pub fn read<T, E>(&self, work: impl FnOnce(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<oneshot::Receiver<Result<T, E>>, Error>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job: Reading = Box::new(move |connection| {
            let outcome = catch_unwind(AssertUnwindSafe(|| snapshot(connection, work)));
            let _ = connection.is_autocommit() || connection.execute_batch("rollback").is_ok();
            let _ = reply.send(outcome.unwrap_or_else(|_| Err(Error::Panicked.into())));
        });
        self.readers.as_ref().ok_or(Error::Stopped)?.try_send(job).map_err(|_| Error::Busy)?;
        Ok(answer)
    }

    pub fn write<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<oneshot::Receiver<Result<T, E>>, Error>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let slot = std::sync::Arc::new(std::sync::Mutex::new(None));
        let result = slot.clone();
        let run = Box::new(move |tx: &mut Tx| {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(tx))).unwrap_or_else(|_| Err(Error::Panicked.into()));
            let keep = outcome.is_ok();
            if let Ok(mut slot) = slot.lock() {
                *slot = Some(outcome);
            }
            keep
        });
        let settle: Settle = Box::new(move |committed| {
            let done = result.lock().ok().and_then(|mut slot| slot.take());
            let _ = reply.send(match (committed, done) {
                (_, Some(Err(refused))) => Err(refused),
                (Ok(()), Some(Ok(value))) => Ok(value),
                (Err(error), _) => Err(error.into()),
                (Ok(()), None) => Err(Error::Panicked.into()),
            });
        });
        let order = Order::Job(Job { run, settle });
        self.writer.as_ref().ok_or(Error::Stopped)?.try_send(order).map_err(|_| Error::Busy)?;
        Ok(answer)
    }

    pub fn forget(&self) -> Result<(), Error> {
        let (reply, answer) = oneshot::channel();
        self.writer.as_ref().ok_or(Error::Stopped)?.send(Order::Forget(reply)).map_err(|_| Error::Stopped)?;
        answer.blocking_recv().map_err(|_| Error::Stopped)?
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // Readers first: only a writer that is the last to close can put the log into the file and remove it.
        self.readers = None;
        let mut threads = std::mem::take(&mut self.threads).into_iter();
        let writer = threads.next();
        threads.for_each(join);
        self.writer = None;
        writer.into_iter().for_each(join);
    }
}

/// The last clone may be dropped on one of these threads (inside a job's closure); it cannot join itself.
fn join(thread: JoinHandle<()>) {
    if thread.thread().id() != std::thread::current().id() {
        let _ = thread.join();
    }
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, Error> {
    std::thread::Builder::new().name(name.to_string()).spawn(body).map_err(|e| Error::Engine(e.to_string()))
}

pub(crate) fn connect(path: &Path, read_only: bool) -> Result<Connection, Error> {
    let flags = if read_only { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::default() };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    if !read_only {
        connection.execute_batch("pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 4000;")?;
    }
    connection.execute_batch(
        "pragma foreign_keys = on; pragma secure_delete = on; pragma temp_store = memory;
         pragma cache_size = -16384; pragma mmap_size = 268435456;",
    )?;
    Ok(connection)
}

fn snapshot<T, E: From<Error>>(connection: &Connection, work: impl FnOnce(&mut Tx) -> Result<T, E>) -> Result<T, E> {
    connection.execute_batch("begin deferred").map_err(Error::from)?;
    let outcome = work(&mut Tx::new(Link::Sqlite(connection)));
    connection.execute_batch("rollback").map_err(Error::from)?;
    outcome
}

fn write_loop(connection: &Connection, orders: &Receiver<Order>) {
    while let Ok(first) = orders.recv() {
        let mut next = Some(first);
        let mut group = Vec::new();
        let mut forget = Vec::new();
        while let Some(order) = next {
            match order {
                Order::Job(job) => group.push(job),
                Order::Forget(reply) => forget.push(reply),
            }
            next = if group.len() < GROUP && forget.is_empty() { orders.try_recv().ok() } else { None };
        }
        write_group(connection, group, orders);
        for reply in forget {
            let _ = reply.send(truncate_log(connection));
        }
    }
    // The last order is in: leave one file behind, not three.
    let _ = truncate_log(connection);
}

/// One transaction for the whole group; the answers go out after its commit, or say that nothing was kept.
fn write_group(connection: &Connection, mut group: Vec<Job>, orders: &Receiver<Order>) {
    if group.is_empty() {
        return;
    }
    let together = group.len() > 1;
    let others = || together || !orders.is_empty();
    let mut after = Vec::new();
    let committed = (|| {
        connection.execute_batch("begin immediate")?;
        for job in &mut group {
            after.extend(run_job(connection, job, &others)?);
        }
        connection.execute_batch("commit")
    })();
    let outcome = committed.map_err(|error| {
        tracing::error!(%error, jobs = group.len(), "a group could not be committed; every job in it fails");
        if !connection.is_autocommit() {
            let _ = connection.execute_batch("rollback");
        }
        Error::from(error)
    });
    if outcome.is_ok() {
        for then in after {
            let _ = catch_unwind(AssertUnwindSafe(then));
        }
    }
    for job in group {
        (job.settle)(outcome.clone());
    }
}

type After = Vec<Box<dyn FnOnce() + Send>>;

fn run_job(connection: &Connection, job: &mut Job, others: &dyn Fn() -> bool) -> Result<After, rusqlite::Error> {
    connection.execute_batch("savepoint job")?;
    let mut tx = Tx { others: Some(others), ..Tx::new(Link::Sqlite(connection)) };
    let keep = (job.run)(&mut tx);
    let after = std::mem::take(&mut tx.after);
    if keep {
        connection.execute_batch("release job")?;
        return Ok(after);
    }
    // A refused job leaves the others untouched, unless the engine itself gave the transaction up.
    connection.execute_batch("rollback to job; release job")?;
    Ok(Vec::new())
}

fn truncate_log(connection: &Connection) -> Result<(), Error> {
    // A reader in the middle of a snapshot holds the log; it is asked again for a little while.
    for _ in 0..200 {
        let busy: i64 = connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
        if busy == 0 {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    Err(Error::Busy)
}

fn bind(value: &Value) -> rusqlite::types::ToSqlOutput<'_> {
    use rusqlite::types::{ToSqlOutput, Value as Owned};
    match value {
        Value::Null => ToSqlOutput::Owned(Owned::Null),
        Value::Bool(b) => ToSqlOutput::Owned(Owned::Integer(i64::from(*b))),
        Value::Int(i) => ToSqlOutput::Owned(Owned::Integer(*i)),
        Value::Real(r) => ToSqlOutput::Owned(Owned::Real(*r)),
        Value::Text(t) => ToSqlOutput::Borrowed(ValueRef::Text(t.as_bytes())),
        Value::Uuid(u) => ToSqlOutput::Borrowed(ValueRef::Blob(u.as_bytes())),
        Value::Bytes(b) => ToSqlOutput::Borrowed(ValueRef::Blob(b)),
    }
}

pub(crate) fn values(row: &rusqlite::Row, width: usize) -> Result<Vec<Value>, rusqlite::Error> {
    (0..width)
        .map(|i| {
            Ok(match row.get_ref(i)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(i) => Value::Int(i),
                ValueRef::Real(r) => Value::Real(r),
                ValueRef::Text(t) => Value::Text(String::from_utf8_lossy(t).into_owned()),
                ValueRef::Blob(b) => Value::Bytes(b.to_vec()),
            })
        })
        .collect()
}

pub(crate) fn rows(connection: &Connection, statement: &'static Statement, params: &[Value]) -> Result<Vec<Row>, Error> {
    let mut prepared = connection.prepare_cached(statement.sql)?;
    collect(&mut prepared, statement.name, params)
}

pub(crate) fn ad_hoc(connection: &Connection, sql: &str, params: &[Value]) -> Result<Vec<Row>, Error> {
    collect(&mut connection.prepare(sql)?, "ad hoc", params)
}

fn collect(prepared: &mut rusqlite::Statement, name: &'static str, params: &[Value]) -> Result<Vec<Row>, Error> {
    let width = prepared.column_count();
    let mut found = prepared.query(rusqlite::params_from_iter(params.iter().map(bind)))?;
    let mut all = Vec::new();
    while let Some(row) = found.next()? {
        all.push(Row { statement: name, values: values(row, width)? });
    }
    Ok(all)
}

pub(crate) fn execute(connection: &Connection, statement: &'static Statement, params: &[Value]) -> Result<u64, Error> {
    let changed = connection.prepare_cached(statement.sql)?.execute(rusqlite::params_from_iter(params.iter().map(bind)))?;
    Ok(changed as u64)
}

pub(crate) fn prepare(connection: &Connection, statement: &'static Statement) -> Result<(), Error> {
    connection.prepare(statement.sql)?;
    Ok(())
}

pub(crate) fn bulk(connection: &Connection, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), Error> {
    let mut prepared = connection.prepare_cached(&dialect::insert(table, columns))?;
    for row in rows {
        prepared.execute(rusqlite::params_from_iter(row.iter().map(bind)))?;
    }
    Ok(())
}
