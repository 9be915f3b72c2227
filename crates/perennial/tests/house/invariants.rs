//! The invariants of ARCHITECTURE.md, read from the manifests and sources themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// From left to right; a crate stands only on crates before it.
const ORDER: &[&str] = &[
    "measures",
    "casebook",
    "charts",
    "simulate",
    "db",
    "ground",
    "kit",
    "paper",
    "portfolio",
    "teams",
    "inclusion",
    "leadership",
    "assess",
    "learning",
    "efficacy",
    "signals",
    "desk",
    "press",
    "perennial",
];
/// The rooms, and ground, which is built of the same slices.
const ROOMS: &[&str] = &["ground", "portfolio", "teams", "inclusion", "leadership", "assess", "learning", "efficacy", "signals", "desk"];
/// Lists that must come set-based from one statement and therefore join who and where from ground, reading only. Every
/// new one is an exception to the second invariant and is named here.
const READS_GROUND: &[&str] = &[
    "portfolio::implementation::store::PLACED",
    "portfolio::sustain::store::NEWCOMERS",
    "portfolio::load::store::PLACED",
    "portfolio::load::store::STEPS_AROUND",
    "teams::charter::store::COLLEAGUES",
    "teams::charter::store::MEMBERS",
    "teams::charter::store::SIZES",
];
/// What may stop the program, each with its reason.
const MAY_PANIC: &[(&str, &str)] = &[];
/// Where the machine is asked for time, chance or settings, each with its reason.
const MAY_ASK_THE_MACHINE: &[(&str, &str)] = &[
    ("crates/perennial/src/system.rs", "the one place of the program"),
    ("crates/testkit/src/engine.rs", "finds the PostgreSQL that ./test started"),
];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn crates() -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(workspace().join("crates")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The names under one heading of a manifest.
fn dependencies(of: &str, heading: &str) -> Vec<String> {
    let text = std::fs::read_to_string(workspace().join("crates").join(of).join("Cargo.toml")).unwrap();
    let section = text.split("\n[").find(|s| s.starts_with(&format!("{heading}]"))).unwrap_or_default();
    let names =
        section.lines().skip(1).filter_map(|line| line.split(['.', '=', ' ']).next()).filter(|n| !n.is_empty() && !n.starts_with('#'));
    names.map(str::to_string).collect()
}

/// Every source file of a crate's `src`, with its text.
fn sources(of: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&workspace().join("crates").join(of).join("src"), &mut found);
    found
}

fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let name = path.strip_prefix(workspace()).unwrap().to_string_lossy().into_owned();
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
}

pub fn all_sources() -> Vec<(String, String)> {
    crates().iter().flat_map(|c| sources(c)).collect()
}

pub fn file(name: &str) -> &str {
    name.rsplit('/').next().unwrap()
}

/// A source without its tests and comments.
pub fn program(text: &str) -> String {
    let tested = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    tested.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

pub fn is_test_file(name: &str) -> bool {
    name.contains("/tests/") || matches!(file(name), "tests.rs" | "level.rs") || name.starts_with("crates/testkit/")
}

pub fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn imports_go_to_the_left_only() {
    let ours = crates();
    let place = |name: &str| ORDER.iter().position(|n| *n == name).unwrap_or_else(|| panic!("{name} has no place in ORDER"));
    let mut wrong = Vec::new();
    for of in ours.iter().filter(|c| *c != "testkit") {
        let used: Vec<String> = dependencies(of, "dependencies").into_iter().filter(|d| ours.contains(d)).collect();
        wrong.extend(used.iter().filter(|d| *d == "testkit" || place(d) >= place(of)).map(|d| format!("{of} stands on {d}")));
        let foundation: Option<&[&str]> = match of.as_str() {
            "measures" | "db" => Some(&[]),
            "casebook" | "charts" | "simulate" => Some(&["measures"]),
            "ground" => Some(&["measures", "db"]),
            _ => None,
        };
        wrong.extend(used.iter().filter(|d| foundation.is_some_and(|f| !f.contains(&d.as_str()))).map(|d| format!("{of} stands on {d}")));
    }
    let testkit = dependencies("testkit", "dependencies").into_iter().filter(|d| ours.contains(d)).collect::<BTreeSet<_>>();
    assert_eq!(testkit, BTreeSet::from(["db", "ground", "kit"].map(String::from)), "testkit knows kit only");
    none(wrong);
}

#[test]
fn drivers_the_press_and_typst_are_each_known_to_one() {
    let mut wrong = Vec::new();
    for of in crates() {
        for heading in ["dependencies", "dev-dependencies"] {
            for name in dependencies(&of, heading) {
                let owner = match name.as_str() {
                    "rusqlite" | "postgres" | "postgres-types" | "tokio-postgres" | "tokio-postgres-rustls" => "db",
                    "press" => "perennial",
                    n if n.starts_with("typst") => "press",
                    _ => continue,
                };
                if of != owner {
                    wrong.push(format!("{of} names {name}, which only {owner} may"));
                }
            }
        }
    }
    none(wrong);
}

#[test]
fn rules_and_stores_name_neither_axum_nor_maud() {
    let slices = ROOMS.iter().flat_map(|r| sources(r)).filter(|(name, _)| matches!(file(name), "model.rs" | "store.rs" | "mod.rs"));
    none(
        slices
            .filter(|(name, text)| !is_test_file(name) && ["axum", "maud"].iter().any(|w| program(text).contains(w)))
            .map(|(name, _)| name)
            .collect(),
    );
}

#[test]
fn pages_and_forms_hold_no_sql_and_nothing_else_in_a_room_is_async() {
    let mut wrong = Vec::new();
    for (name, text) in ROOMS.iter().filter(|r| **r != "ground").flat_map(|r| sources(r)) {
        let outside = matches!(file(&name), "pages.rs" | "forms.rs" | "api.rs");
        let text = program(&text);
        if text.contains("statements!") && file(&name) != "store.rs" {
            wrong.push(format!("{name}: SQL outside store.rs"));
        }
        if !outside && (text.contains("async fn") || text.contains(".await")) {
            wrong.push(format!("{name}: async outside pages, forms and api"));
        }
    }
    none(wrong);
}

#[test]
fn stores_are_private_to_their_slice() {
    let public = |text: &str| {
        ["pub mod store", "pub(crate) mod store", "pub use store", "pub use self::store", "pub(crate) use store"]
            .iter()
            .any(|w| text.contains(w))
    };
    none(all_sources().into_iter().filter(|(_, text)| public(&program(text))).map(|(name, _)| name).collect());
}

#[test]
fn a_room_reads_and_writes_its_own_tables_only() {
    // The file that makes a table names its room: 0004_inclusion_pulse belongs to inclusion.
    let mut room_of = BTreeMap::new();
    for migration in db::migrations() {
        // A capability of ground may have a file of its own, as people or the calendar; or an area where several rooms had
        // work at once.
        let room = match migration.name.split('_').nth(1).unwrap() {
            "rollover" => "desk",
            room if ROOMS.contains(&room) => room,
            _ => "ground",
        };
        for line in migration.sql.lines() {
            if let Some(rest) = line.trim().strip_prefix("create table ") {
                room_of.insert(rest.split([' ', '(']).next().unwrap(), room);
            }
        }
    }
    let mut wrong = Vec::new();
    for statement in db::registered() {
        let room = statement.name.split("::").next().unwrap();
        let words: Vec<&str> = statement.sql.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
        for pair in words.windows(2).filter(|p| matches!(p[0], "from" | "join" | "into" | "update")) {
            if let Some(owner) = room_of.get(pair[1]).filter(|owner| **owner != room) {
                let reading = *owner == "ground" && matches!(pair[0], "from" | "join") && READS_GROUND.contains(&statement.name);
                // The tests of this crate look past the walls.
                if room != "house" && !reading {
                    wrong.push(format!("{} uses {} of {owner}", statement.name, pair[1]));
                }
            }
        }
    }
    none(wrong);
}

#[test]
fn sql_is_lower_case() {
    let shouted = |sql: &str| sql.chars().any(|c| c.is_ascii_uppercase());
    none(db::registered().into_iter().filter(|s| shouted(s.sql)).map(|s| s.name.to_string()).collect());
}

#[test]
fn time_chance_and_settings_come_in_at_one_place() {
    const ASKING: &[&str] = &[
        "SystemTime::now",
        "Timestamp::now",
        "Zoned::now",
        "TimeZone::system",
        "TimeZone::try_system",
        "env::var",
        "env::args",
        "env::current_dir",
        "env::home_dir",
        "getrandom::",
        "Uuid::new_v4",
        "Uuid::now_v7",
        "rand::rng",
        "rand::random",
        "thread_rng",
        "OsRng",
        "SysRng",
        "RandomState::new",
    ];
    let mut wrong = Vec::new();
    for (name, text) in all_sources() {
        let allowed = is_test_file(&name) && !name.starts_with("crates/testkit/")
            || MAY_ASK_THE_MACHINE.iter().any(|(n, _)| *n == name)
            || name == "crates/casebook/src/main.rs";
        let text = program(&text);
        wrong.extend(ASKING.iter().filter(|w| !allowed && text.contains(**w)).map(|w| format!("{name}: {w}")));
    }
    none(wrong);
}

/// Statistics, pictures, sheets and simulated districts are functions: they touch nothing outside, and what they stand on is named.
#[test]
fn what_is_pure_touches_nothing() {
    const OUTSIDE: &[&str] =
        &["std::fs", "std::net", "std::process", "std::env", "std::io", "std::time", "Instant::now", "println!", "print!(", "static mut"];
    let mut wrong = Vec::new();
    for of in ["measures", "charts", "paper", "simulate"] {
        for (name, text) in sources(of).into_iter().filter(|(name, _)| !is_test_file(name)) {
            let text = program(&text);
            wrong.extend(OUTSIDE.iter().filter(|w| text.contains(**w)).map(|w| format!("{name}: {w}")));
        }
    }
    assert_eq!(dependencies("simulate", "dependencies"), ["jiff", "rand_chacha"], "no chance but that of the seed");
    none(wrong);
}

#[test]
fn every_file_opens_with_its_purpose() {
    let mut all = all_sources();
    for of in crates() {
        walk(&workspace().join("crates").join(&of).join("tests"), &mut all);
        walk(&workspace().join("crates").join(&of).join("examples"), &mut all);
    }
    none(all.into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(name, _)| name).collect());
}

#[test]
fn nothing_stops_the_program_halfway() {
    const STOPPING: &[&str] = &[".unwrap()", ".expect(", ".expect_err(", "todo!(", "unimplemented!(", "dbg!(", "panic!(", "unreachable!("];
    let mut wrong = Vec::new();
    for (name, text) in all_sources().into_iter().filter(|(name, _)| !is_test_file(name) && !MAY_PANIC.iter().any(|(n, _)| n == name)) {
        let text = program(&text);
        wrong.extend(STOPPING.iter().filter(|w| text.contains(**w)).map(|w| format!("{name}: {w}")));
    }
    none(wrong);
}

#[test]
fn nothing_is_unsafe() {
    none(all_sources().into_iter().filter(|(_, text)| program(text).contains("unsafe ")).map(|(name, _)| name).collect());
}
