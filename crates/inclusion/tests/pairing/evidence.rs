//! What the attacker holds: rows, physical places, backups, the bytes of files and logs, and what the program said.

use crate::attacker::Found;
use crate::waves::Wave;
use aho_corasick::AhoCorasick;
use db::{Bytes, Place, Uuid, params, statements};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use testkit::{Engine, TestApp};

statements! {
    ANSWERS = "select choices from pulse_answer where organization = $1 and wave = $2";
    DOORS = "select digest from door where organization = $1 and target = $2";
    ANSWER_PLACES = "select choices, cast(ctid as text), cast(cast(xmin as text) as bigint) from pulse_answer where organization = $1 and wave = $2";
    DOOR_PLACES = "select digest, cast(ctid as text), cast(cast(xmin as text) as bigint) from door where organization = $1 and target = $2";
}

fn lay(wave: &Wave, answers: impl IntoIterator<Item = (String, u64)>, doors: impl IntoIterator<Item = (Vec<u8>, u64)>) -> Found {
    let mut found = Found { answers: vec![None; wave.people.len()], invitations: vec![None; wave.people.len()] };
    for (choices, at) in answers {
        if let Some(who) = wave.who_said(&choices) {
            found.answers[who] = Some(at);
        }
    }
    let numbers: HashMap<Vec<u8>, usize> = (0..wave.people.len()).map(|who| (wave.door(who), who)).collect();
    for (digest, at) in doors {
        if let Some(who) = numbers.get(&digest) {
            found.invitations[*who] = Some(at);
        }
    }
    found
}

/// The order in which the engine gives the rows, nothing asked.
pub fn rows(app: &TestApp, wave: &Wave) -> Found {
    let (organization, id) = (app.district.organization, wave.id);
    let (answers, doors) = app.look(move |op| {
        let answers: Vec<String> = op.tx.list(&ANSWERS, params![organization, id], |c| c.next())?;
        let doors: Vec<Bytes> = op.tx.list(&DOORS, params![organization, id.0], |c| c.next())?;
        Ok((answers, doors))
    });
    assert_eq!(answers.len(), wave.people.len(), "every answer is there once");
    lay(wave, answers.into_iter().zip(0..), doors.into_iter().map(|d| d.0).zip(0..))
}

/// Where PostgreSQL keeps them and which transaction wrote them.
pub fn places(app: &TestApp, wave: &Wave) -> Found {
    if app.home.engine == Engine::Sqlite {
        return lay(wave, [], []);
    }
    let (organization, id) = (app.district.organization, wave.id);
    let (answers, doors) = app.look(move |op| {
        let place = |text: String, xmin: i64| (xmin as u64) << 32 | tuple(&text);
        let answers = op.tx.list(&ANSWER_PLACES, params![organization, id], |c| Ok((c.next::<String>()?, place(c.next()?, c.next()?))))?;
        let doors = op.tx.list(&DOOR_PLACES, params![organization, id.0], |c| Ok((c.next::<Bytes>()?.0, place(c.next()?, c.next()?))))?;
        Ok((answers, doors))
    });
    lay(wave, answers, doors)
}

/// "(12,3)" as one number.
fn tuple(ctid: &str) -> u64 {
    let (page, line) = ctid.trim_matches(['(', ')']).split_once(',').expect("a ctid");
    page.parse::<u64>().expect("a page") << 16 | line.parse::<u64>().expect("a line")
}

/// A backup is a SQLite file: the order of its rows and the places in its bytes are one and the same question.
pub fn backup(path: &Path, wave: &Wave) -> Found {
    let bytes = std::fs::read(path).expect("the backup");
    for who in 0..wave.people.len() {
        assert!(!contains(&bytes, &wave.mark(who)), "a backup holds no used marks");
    }
    Files { bytes }.found(wave)
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    AhoCorasick::new([needle]).expect("a needle").is_match(bytes)
}

/// The log of a wave that is still open, read by someone who has the key of the links: the control that shows what the
/// key's destruction is for. SQLite only; on PostgreSQL the same bytes are in its log.
pub fn while_open(app: &TestApp, wave: &Wave) -> Found {
    let Place::Sqlite(path) = app.home.place() else { return lay(wave, [], []) };
    let bytes = std::fs::read(path.with_extension("db-wal")).unwrap_or_default();
    let files = Files { bytes };
    files.found_with_key(wave)
}

/// All bytes an attacker with the disk can read.
pub struct Files {
    pub bytes: Vec<u8>,
}

impl Files {
    /// The database file with its log; on PostgreSQL its write-ahead log, which nobody can erase.
    pub fn of(app: &TestApp) -> Files {
        match app.home.place() {
            Place::Sqlite(path) => {
                let log = path.with_extension("db-wal");
                assert_eq!(std::fs::metadata(&log).map_or(0, |m| m.len()), 0, "the log is truncated at close");
                Files { bytes: std::fs::read(path).expect("the database file") }
            }
            Place::Postgres(_) => Files { bytes: write_ahead_log() },
        }
    }

    /// First places of answers and of door digests. An answer is its wave's id with the choices close behind.
    pub fn found(&self, wave: &Wave) -> Found {
        let doors: Vec<Vec<u8>> = (0..wave.people.len()).map(|who| wave.door(who)).collect();
        Found { answers: self.answers(wave), invitations: first_places(&self.bytes, &doors) }
    }

    /// The same for someone who has the key, and so can compute every used mark.
    pub fn found_with_key(&self, wave: &Wave) -> Found {
        let marks: Vec<Vec<u8>> = (0..wave.people.len()).map(|who| wave.mark(who)).collect();
        Found { answers: self.answers(wave), invitations: first_places(&self.bytes, &marks) }
    }

    fn answers(&self, wave: &Wave) -> Vec<Option<u64>> {
        // Between the wave and the choices stand the cell and a length: at most this many bytes on either engine.
        const BETWEEN: usize = 12;
        let mut places = vec![None; wave.people.len()];
        let needle = AhoCorasick::new([wave.id.0.as_bytes()]).expect("a needle");
        for hit in needle.find_iter(&self.bytes) {
            for from in hit.end()..hit.end() + BETWEEN {
                let Some(five) = self.bytes.get(from..from + 5).and_then(|b| std::str::from_utf8(b).ok()) else { continue };
                if let Some(who) = wave.who_said(five) {
                    places[who].get_or_insert(hit.start() as u64);
                    break;
                }
            }
        }
        places
    }
}

fn first_places(bytes: &[u8], needles: &[Vec<u8>]) -> Vec<Option<u64>> {
    let mut places = vec![None; needles.len()];
    for hit in AhoCorasick::new(needles).expect("needles").find_iter(bytes) {
        places[hit.pattern().as_usize()].get_or_insert(hit.start() as u64);
    }
    places
}

#[expect(clippy::disallowed_methods, reason = "where ./test keeps the files of its PostgreSQL")]
fn write_ahead_log() -> Vec<u8> {
    let Ok(data) = std::env::var("PERENNIAL_TEST_POSTGRES_DATA") else {
        eprintln!("  (the log of PostgreSQL is not looked at: PERENNIAL_TEST_POSTGRES_DATA is not set)");
        return Vec::new();
    };
    let mut segments: Vec<_> = std::fs::read_dir(Path::new(&data).join("pg_wal"))
        .expect("the log is readable")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    segments.sort();
    segments.iter().flat_map(|path| std::fs::read(path).unwrap_or_default()).collect()
}

/// Everything the program says while the waves are answered.
pub fn capture_log() -> Arc<Mutex<Vec<u8>>> {
    #[derive(Clone)]
    struct Sink(Arc<Mutex<Vec<u8>>>);
    impl std::io::Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("no panic").extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let log = Arc::new(Mutex::new(Vec::new()));
    let sink = Sink(log.clone());
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || sink.clone()).finish();
    // The second engine finds the first one's subscriber in place, which writes to the first one's log: both are read.
    let _ = tracing::subscriber::set_global_default(subscriber);
    log
}

/// No line names a link, an answer, or anything made from them.
pub fn assert_silent(log: &Arc<Mutex<Vec<u8>>>, waves: &[Wave]) {
    let log = log.lock().expect("no panic").clone();
    let tokens: Vec<&str> = waves.iter().flat_map(|w| w.people.iter().map(|p| p.token.as_str())).collect();
    assert!(!AhoCorasick::new(&tokens).expect("needles").is_match(&log), "a link was logged");
    assert!(!contains(&log, b"/r/"), "the address of an answer was logged");
    let ids: Vec<String> = waves.iter().flat_map(|w| w.people.iter().map(|p| Uuid::to_string(&p.person.0))).collect();
    assert!(!AhoCorasick::new(&ids).expect("needles").is_match(&log), "a person was logged");
}
