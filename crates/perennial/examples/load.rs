//! Measures how many anonymous answers a server acknowledges per second, over HTTP, with keep-alive clients. See
//! benches/README.md.
//!
//!     cargo run --release -p perennial --example load -- target/release/perennial [clients] [answers]
//!
//! It makes a school in a temporary folder, opens one wave with a link for each answer, starts the given program on
//! it and sends every answer once. Counted is what came back as kept.
#![expect(clippy::disallowed_methods, reason = "a tool of its own: it is told by its arguments what to measure")]

use ground::keyring::Keyring;
use ground::{Actor, Ground, PersonId, Refusal, Role, WaveId, organization, people};
use inclusion::pulse::{self, Draft};
use portfolio::innovation::{Kind, Outline};
use portfolio::{implementation, innovation};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

type Anything<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Anything<()> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments.next().ok_or("usage: load PROGRAM [CLIENTS] [ANSWERS]")?;
    let clients = arguments.next().map_or(Ok(64), |n| n.parse())?;
    let answers = arguments.next().map_or(Ok(20_000), |n| n.parse())?;
    let folder = tempfile::tempdir()?;
    eprintln!("Making {answers} people and their links…");
    let links = Arc::new(prepare(folder.path(), answers)?);
    let mut server =
        Command::new(program).args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder.path()).stdout(Stdio::piped()).spawn()?;
    let mut first = String::new();
    BufReader::new(server.stdout.take().ok_or("no output")?).read_line(&mut first)?;
    let address = first.trim().rsplit("//").next().ok_or("no address")?.to_string();
    let next = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let workers: Vec<_> = (0..clients)
        .map(|_| {
            let (address, links, next) = (address.clone(), links.clone(), next.clone());
            std::thread::spawn(move || client(&address, &links, &next))
        })
        .collect();
    let mut waits: Vec<Duration> = workers.into_iter().flat_map(|w| w.join().unwrap_or_default()).collect();
    let took = began.elapsed();
    server.kill()?;
    server.wait()?;
    waits.sort();
    let at = |share: f64| {
        waits.get(((waits.len() as f64 * share) as usize).min(waits.len().saturating_sub(1))).map_or(0.0, |d| d.as_secs_f64() * 1e3)
    };
    println!(
        "{} of {answers} answers acknowledged in {:.2} s by {clients} clients: {:.0}/s",
        waits.len(),
        took.as_secs_f64(),
        waits.len() as f64 / took.as_secs_f64()
    );
    println!("wait in ms: median {:.1}, 95 % {:.1}, 99 % {:.1}, longest {:.1}", at(0.5), at(0.95), at(0.99), at(1.0));
    Ok(())
}

fn open(data: &Path) -> Anything<Ground> {
    let db = db::Db::open(&db::Place::Sqlite(data.join("perennial.db")))?;
    db.migrate(1, |_| Ok(()))?;
    let policy = kit::stack::policy(&perennial::routes::elements(None));
    Ok(Ground { db, clock: perennial::system::clock(), chance: perennial::system::chance(), policy: Arc::new(policy) })
}

/// A school with so many staff, all asked. Gives their links.
fn prepare(data: &Path, answers: usize) -> Anything<Vec<String>> {
    let ground = open(data)?;
    let keyring = Keyring::open(&data.join("keys"))?;
    let (wave, key) = (WaveId(db::Uuid::from_u128(u128::from_le_bytes(ground.chance.bytes()))), ground.chance.bytes());
    keyring.keep(&pulse::key_name(wave), &key)?;
    let asked: Result<Vec<PersonId>, pulse::OpenError> = ground.write_now(Actor::Guest, move |op| {
        let (organization, root) = organization::found(op, "Load", organization::UnitKind::School, "UTC", "en", false)?;
        op.actor = Actor::System(organization.id);
        let people = (0..answers)
            .map(|n| Ok(people::enroll(op, "Person", &n.to_string(), None, root.id, Role::Teacher)?.id))
            .collect::<Result<Vec<_>, Refusal>>()?;
        let outline =
            Outline { name: "Load".into(), kind: Kind::Practice, need: String::new(), evidence: String::new(), ingredients: Vec::new() };
        let innovation = innovation::add(op, &outline)?;
        let begun = implementation::begin(op, innovation.id, root.id).map_err(|_| Refusal::Missing)?;
        let later = op.today()?.saturating_add(jiff::Span::new().days(7));
        let statements = (1..=5).map(|n| format!("Statement {n}")).collect();
        let pulse = pulse::draft(op, begun.id, &Draft { title: "Load".into(), statements, closes_on: later, feedback_on: later })?;
        pulse::open(op, pulse.id, wave, &key)?;
        Ok(people)
    });
    Ok(asked?.iter().map(|person| pulse::token(&key, *person)).collect())
}

/// Sends until nothing is left; how long each acknowledged answer took.
fn client(address: &str, links: &[String], next: &AtomicUsize) -> Vec<Duration> {
    let mut waits = Vec::new();
    let Ok(stream) = TcpStream::connect(address) else { return waits };
    let _ = stream.set_nodelay(true);
    let mut stream = BufReader::new(stream);
    while let Some(token) = links.get(next.fetch_add(1, Ordering::Relaxed)) {
        let body = "a0=1&a1=2&a2=3&a3=4&a4=5&once=one-sending";
        let request = format!(
            "POST /r/{token} HTTP/1.1\r\nhost: load\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        let began = Instant::now();
        match exchange(&mut stream, &request) {
            Ok(200) => waits.push(began.elapsed()),
            other => {
                eprintln!("not acknowledged: {other:?}");
                return waits;
            }
        }
    }
    waits
}

fn exchange(stream: &mut BufReader<TcpStream>, request: &str) -> std::io::Result<u16> {
    stream.get_mut().write_all(request.as_bytes())?;
    let (mut status, mut length) = (0, 0);
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let line = line.trim().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(rest) = line.strip_prefix("http/1.1 ") {
            status = rest.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0);
        }
        if let Some(rest) = line.strip_prefix("content-length: ") {
            length = rest.parse().unwrap_or(0);
        }
    }
    std::io::copy(&mut stream.by_ref().take(length), &mut std::io::sink())?;
    Ok(status)
}
