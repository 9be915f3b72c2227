//! The only file that asks the machine for the time or for randomness. Everyone else is given a [`Clock`] and a
//! [`Chance`].
#![expect(clippy::disallowed_methods, reason = "this is where the wall clock and the system's randomness come in")]

use ground::{Chance, Clock, Moment};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

pub fn clock() -> Clock {
    Clock::new(|| moment(SystemTime::now()))
}

pub fn chance() -> Chance {
    Chance::new(|bytes| {
        if let Err(error) = getrandom::fill(bytes) {
            // Tokens that could be guessed are worse than no server.
            eprintln!("perennial: this machine gives no randomness ({error})");
            std::process::abort();
        }
    })
}

/// When a file was last written.
pub fn written(file: &Path) -> Option<Moment> {
    file.metadata().ok()?.modified().ok().map(moment)
}

fn moment(at: SystemTime) -> Moment {
    let micros = |d: std::time::Duration| i64::try_from(d.as_micros()).unwrap_or(i64::MAX);
    Moment(match at.duration_since(UNIX_EPOCH) {
        Ok(after) => micros(after),
        Err(before) => -micros(before.duration()),
    })
}
