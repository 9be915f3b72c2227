//! The log: what went wrong and what was done, to the error stream. Never who asked for what: there is no access log,
//! and libraries that would write addresses (which can hold answering links) or queries are kept to warnings.

use std::io::IsTerminal;
use tracing::Level;
use tracing_subscriber::filter::{EnvFilter, FilterExt, filter_fn};
use tracing_subscriber::prelude::*;

const OURS: &[&str] = &["perennial", "db", "ground", "kit", "portfolio", "teams", "inclusion", "desk", "paper", "press"];

pub fn begin(wanted: &str) {
    let wanted = EnvFilter::builder().with_default_directive(Level::INFO.into()).parse_lossy(wanted);
    let discreet = filter_fn(|meta| *meta.level() <= Level::WARN || is_ours(meta.target()));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    let _ = tracing_subscriber::registry().with(lines.with_filter(wanted.and(discreet))).try_init();
}

fn is_ours(target: &str) -> bool {
    let root = target.split("::").next().unwrap_or(target);
    OURS.contains(&root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_that_would_write_addresses_are_not_ours() {
        assert!(is_ours("kit::fault") && is_ours("perennial"));
        assert!(!is_ours("hyper::proto::h1") && !is_ours("tokio_postgres::query") && !is_ours("dbx"));
    }
}
