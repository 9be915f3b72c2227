//! Databases for tests: each its own, empty or with the whole schema, and gone afterwards. On PostgreSQL the schema is
//! made once, in a template that every test copies; making it anew each time would cost more than the tests.

use crate::migrate::{checksum, migrations};
use crate::{Db, Error, Place};
use std::sync::atomic::{AtomicU32, Ordering};

/// A database on a server, dropped with this value.
pub struct Trial {
    server: String,
    name: String,
}

static COUNT: AtomicU32 = AtomicU32::new(0);
/// Any number nobody else uses: makers of the template wait for each other.
const LOCK: i64 = 0x70_65_72_65_6e;

impl Trial {
    /// A database with the whole schema on the server that `server` names. Its role may create databases.
    pub fn migrated(server: &str) -> Result<Trial, Error> {
        let schema: String = migrations().iter().map(|m| m.sql).collect();
        let template = format!("perennial_template_{}", &checksum(&schema)[..16]);
        let mut client = postgres::Client::connect(server, postgres::NoTls)?;
        client.execute("select pg_advisory_lock($1)", &[&LOCK])?;
        if client.query_opt("select 1 from pg_database where datname = $1", &[&template])?.is_none() {
            // Under another name until it is whole.
            let half = format!("{template}_half");
            client.batch_execute(&format!("drop database if exists {half}"))?;
            client.batch_execute(&format!("create database {half}"))?;
            Db::open(&Place::Postgres(on(server, &half)))?.migrate(0, |_| Ok(()))?;
            client.batch_execute(&format!("alter database {half} rename to {template}"))?;
        }
        Trial::make(server, &mut client, &format!("template {template}"))
    }

    /// A database with nothing in it.
    pub fn empty(server: &str) -> Result<Trial, Error> {
        let mut client = postgres::Client::connect(server, postgres::NoTls)?;
        client.execute("select pg_advisory_lock($1)", &[&LOCK])?;
        Trial::make(server, &mut client, "")
    }

    fn make(server: &str, client: &mut postgres::Client, how: &str) -> Result<Trial, Error> {
        let name = format!("perennial_trial_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        client.batch_execute(&format!("drop database if exists {name} with (force)"))?;
        client.batch_execute(&format!("create database {name} {how}"))?;
        Ok(Trial { server: server.into(), name })
    }

    pub fn place(&self) -> Place {
        Place::Postgres(on(&self.server, &self.name))
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        if let Ok(mut client) = postgres::Client::connect(&self.server, postgres::NoTls) {
            let _ = client.batch_execute(&format!("drop database if exists {} with (force)", self.name));
        }
    }
}

/// The same server, another database.
fn on(server: &str, database: &str) -> String {
    let (before, query) = server.split_once('?').map_or((server, String::new()), |(b, q)| (b, format!("?{q}")));
    let host = before.rsplit_once('/').map_or(before, |(host, _)| host);
    format!("{host}/{database}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_database_of_the_same_server() {
        assert_eq!(on("postgres://u:p@h:5/d?x=y", "e"), "postgres://u:p@h:5/e?x=y");
        assert_eq!(on("postgres://h/d", "e"), "postgres://h/e");
    }
}
