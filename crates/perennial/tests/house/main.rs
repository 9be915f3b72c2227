//! The whole house, tried: every statement, every wall between rooms, every address against the policy, the way in, and
//! the program itself with its crashes.

mod accounts;
mod binary;
mod calendar;
mod clockwork;
mod closed;
mod crash;
mod data_rights;
mod demo;
mod files;
mod fixtures;
mod guests;
mod invariants;
mod program;
mod restore;
mod roster;
mod routes;
mod samples;
mod sign_in;
mod statements;
mod templates;
mod vault;
mod walls;
mod year;

use testkit::{Engine, Options, TestApp, engines};

/// The house with all its rooms and a founded district.
pub fn house(engine: Engine) -> TestApp {
    furnished(Options { engine, ..Options::default() })
}

pub fn furnished(options: Options) -> TestApp {
    TestApp::furnished(|keyring| perennial::routes::elements(Some(keyring)), options)
}

/// Runs a test on SQLite, and on PostgreSQL when there is one.
pub fn on_each_engine(test: impl Fn(&TestApp)) {
    for engine in engines() {
        eprintln!("on {engine:?}");
        test(&house(engine));
    }
}
