//! PostgreSQL: a bounded set of threads, each with its own blocking client. Writes run at the serializable level
//! and are run again when the server reports a conflict, so a verb means the same on both engines.

use crate::tx::Link;
use crate::{Error, Row, Statement, Tx, Value, dialect};
use crossbeam_channel::{Receiver, Sender, bounded};
use postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// Clients per process. PostgreSQL gains little beyond a few per core, and each costs the server a process.
const CLIENTS: usize = 8;
const QUEUE: usize = 16_384;
/// A conflict is retried this often before the person is told to try again; with random waits, 64 parallel
/// closers of one decision settle well within it.
const RETRIES: u32 = 40;

type Work = Box<dyn FnOnce(&mut Connection) + Send>;

pub(crate) struct Engine {
    url: String,
    work: Option<Sender<Work>>,
    threads: Vec<JoinHandle<()>>,
}

/// One connection with its prepared statements.
pub(crate) struct Client {
    inner: postgres::Client,
    prepared: HashMap<&'static str, postgres::Statement>,
}

/// A client that comes back after the server was away.
struct Connection {
    url: String,
    client: Option<Client>,
}

impl Engine {
    pub fn open(url: &str) -> Result<Engine, Error> {
        // Fail at the door, not at the first page.
        connect(url)?;
        let (work, waiting): (Sender<Work>, Receiver<Work>) = bounded(QUEUE);
        let mut threads = Vec::new();
        for n in 0..CLIENTS {
            let (url, waiting) = (url.to_string(), waiting.clone());
            let body = move || {
                let mut connection = Connection { url, client: None };
                for job in waiting.iter() {
                    job(&mut connection);
                }
            };
            let thread = std::thread::Builder::new().name(format!("db-{n}")).spawn(body);
            threads.push(thread.map_err(|e| Error::Engine(e.to_string()))?);
        }
        Ok(Engine { url: url.to_string(), work: Some(work), threads })
    }

    pub fn read<T, E>(&self, work: impl FnOnce(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<oneshot::Receiver<Result<T, E>>, Error>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.send(Box::new(move |connection| {
            let outcome = connection.ready().and_then(|client| {
                client.inner.batch_execute("begin isolation level repeatable read read only")?;
                let done = catch_unwind(AssertUnwindSafe(|| work(&mut Tx::new(Link::Postgres(client)))));
                client.inner.batch_execute("rollback")?;
                Ok(done.unwrap_or_else(|_| Err(Error::Panicked.into())))
            });
            let _ = reply.send(outcome.unwrap_or_else(|error| Err(error.into())));
        }))?;
        Ok(answer)
    }

    pub fn write<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<oneshot::Receiver<Result<T, E>>, Error>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.send(Box::new(move |connection| {
            let _ = reply.send(write_with_retries(connection, &work));
        }))?;
        Ok(answer)
    }

    /// Rewrites the tables in the order of their (random) keys: no dead rows are left, every row is frozen, and places
    /// tell nothing of when a row came.
    pub fn forget(&self, tables: &[&str]) -> Result<(), Error> {
        let mut client = connect(&self.url)?;
        for table in tables {
            // Column statistics quote the commonest values word for word; an erased name must not stay there.
            client.batch_execute(&format!("cluster {table} using {table}_pkey"))?;
            client.batch_execute(&format!("analyze {table}"))?;
        }
        Ok(())
    }

    fn send(&self, work: Work) -> Result<(), Error> {
        self.work.as_ref().ok_or(Error::Stopped)?.try_send(work).map_err(|_| Error::Busy)
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.work = None;
        for thread in self.threads.drain(..) {
            if thread.thread().id() != std::thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}

fn write_with_retries<T, E: From<Error>>(connection: &mut Connection, work: &impl Fn(&mut Tx) -> Result<T, E>) -> Result<T, E> {
    for attempt in 0..RETRIES {
        let client = connection.ready()?;
        client.inner.batch_execute("begin isolation level serializable").map_err(Error::from)?;
        let mut tx = Tx::new(Link::Postgres(client));
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&mut tx))).unwrap_or_else(|_| Err(Error::Panicked.into()));
        let (conflicted, after) = (tx.conflicted, std::mem::take(&mut tx.after));
        if conflicted {
            client.inner.batch_execute("rollback").map_err(Error::from)?;
        } else if outcome.is_err() {
            client.inner.batch_execute("rollback").map_err(Error::from)?;
            return outcome;
        } else {
            match client.inner.batch_execute("commit").map_err(Error::from) {
                Ok(()) => {
                    after.into_iter().for_each(|then| {
                        let _ = catch_unwind(AssertUnwindSafe(then));
                    });
                    return outcome;
                }
                Err(Error::Conflict) => {}
                Err(error) => return Err(error.into()),
            }
        }
        // Waits grow and differ between threads (by their name), so that the same two do not meet again.
        let thread: u32 = std::thread::current().name().map_or(0, |name| name.bytes().map(u32::from).sum());
        let spread = u64::from(std::process::id().wrapping_add(thread) ^ attempt.wrapping_mul(2_654_435_761)) % 7 + 1;
        std::thread::sleep(std::time::Duration::from_micros(spread * 300 * u64::from(attempt.min(12) + 1)));
    }
    Err(Error::Conflict.into())
}

impl Connection {
    fn ready(&mut self) -> Result<&mut Client, Error> {
        if self.client.as_ref().is_none_or(|client| client.inner.is_closed()) {
            self.client = Some(Client { inner: connect(&self.url)?, prepared: HashMap::new() });
        }
        self.client.as_mut().ok_or(Error::Stopped)
    }
}

/// Connects; `sslmode=require` in the URL means TLS against the public certificate authorities.
fn connect(url: &str) -> Result<postgres::Client, Error> {
    if url.contains("sslmode=require") {
        let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|e| Error::Engine(e.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        return Ok(postgres::Client::connect(url, tokio_postgres_rustls::MakeRustlsConnect::new(config))?);
    }
    Ok(postgres::Client::connect(url, postgres::NoTls)?)
}

impl Client {
    pub fn prepare(&mut self, statement: &'static Statement) -> Result<postgres::Statement, Error> {
        if let Some(prepared) = self.prepared.get(statement.sql) {
            return Ok(prepared.clone());
        }
        let prepared = self.inner.prepare(statement.sql)?;
        self.prepared.insert(statement.sql, prepared.clone());
        Ok(prepared)
    }

    pub fn rows(&mut self, statement: &'static Statement, params: &[Value]) -> Result<Vec<Row>, Error> {
        let prepared = self.prepare(statement)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
        read_rows(self.inner.query(&prepared, &params)?, statement.name)
    }

    pub fn ad_hoc(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Error> {
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
        read_rows(self.inner.query(sql, &params)?, "ad hoc")
    }

    pub fn execute(&mut self, statement: &'static Statement, params: &[Value]) -> Result<u64, Error> {
        let prepared = self.prepare(statement)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
        Ok(self.inner.execute(&prepared, &params)?)
    }

    pub fn script(&mut self, sql: &str) -> Result<(), Error> {
        Ok(self.inner.batch_execute(sql)?)
    }

    pub fn bulk(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<(), Error> {
        let names = columns.join(", ");
        let shape = self.inner.prepare(&format!("select {names} from {table} limit 0"))?;
        let types: Vec<Type> = shape.columns().iter().map(|c| c.type_().clone()).collect();
        let sink = self.inner.copy_in(&dialect::copy(table, columns))?;
        let mut writer = postgres::binary_copy::BinaryCopyInWriter::new(sink, &types);
        for row in rows {
            writer.write_raw(row.iter().map(|v| v as &(dyn ToSql + Sync)))?;
        }
        writer.finish()?;
        Ok(())
    }
}

fn read_rows(found: Vec<postgres::Row>, statement: &'static str) -> Result<Vec<Row>, Error> {
    let values =
        |row: &postgres::Row| (0..row.len()).map(|i| read_cell(row, i).map_err(Error::from)).collect::<Result<Vec<Value>, Error>>();
    found.iter().map(|row| Ok(Row { statement, values: values(row)? })).collect()
}

fn read_cell(row: &postgres::Row, i: usize) -> Result<Value, postgres::Error> {
    let ty = row.columns()[i].type_();
    Ok(match *ty {
        Type::BOOL => row.try_get::<_, Option<bool>>(i)?.into(),
        Type::INT2 => row.try_get::<_, Option<i16>>(i)?.map(i64::from).into(),
        Type::INT4 => row.try_get::<_, Option<i32>>(i)?.into(),
        Type::INT8 => row.try_get::<_, Option<i64>>(i)?.into(),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(i)?.into(),
        Type::UUID => row.try_get::<_, Option<uuid::Uuid>>(i)?.into(),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(i)?.map_or(Value::Null, Value::Bytes),
        _ => row.try_get::<_, Option<String>>(i)?.into(),
    })
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (self, ty) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Bool(b), _) => b.to_sql_checked(ty, out),
            (Value::Int(i), &Type::INT4) => i32::try_from(*i)?.to_sql_checked(ty, out),
            (Value::Int(i), &Type::BOOL) => (*i != 0).to_sql_checked(ty, out),
            (Value::Int(i), &Type::FLOAT8) => (*i as f64).to_sql_checked(ty, out),
            (Value::Int(i), _) => i.to_sql_checked(ty, out),
            (Value::Real(r), _) => r.to_sql_checked(ty, out),
            // A zero byte is legal in SQLite text and refused by PostgreSQL; forms drop it at the door.
            (Value::Text(t), _) => t.to_sql_checked(ty, out),
            (Value::Uuid(u), _) => u.to_sql_checked(ty, out),
            // A backup holds uuids as 16 bytes; they come back as what the column is.
            (Value::Bytes(b), &Type::UUID) => uuid::Uuid::from_slice(b)?.to_sql_checked(ty, out),
            (Value::Bytes(b), _) => b.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
