//! Measures how many anonymous answers a server acknowledges per second, over HTTP, with keep-alive clients. See
//! benches/README.md.
//!
//!     cargo run --release -p perennial --example load -- target/release/perennial [clients] [answers]
//!
//! It makes a school in a temporary folder, opens one wave with a link for each answer, starts the given program on
//! it and sends every answer once. Counted is what came back as kept.
#![expect(clippy::disallowed_methods, reason = "a tool of its own: it is told by its arguments what to measure")]

mod client;

use client::{Anything, Line, Server, open, told};
use ground::keyring::Keyring;
use ground::{Actor, PersonId, Refusal, Role, WaveId, organization, people};
use inclusion::pulse::{self, Draft};
use portfolio::innovation::{Kind, Outline};
use portfolio::{implementation, innovation};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn main() -> Anything<()> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments.next().ok_or("usage: load PROGRAM [CLIENTS] [ANSWERS]")?;
    let clients = arguments.next().map_or(Ok(64), |n| n.parse())?;
    let answers = arguments.next().map_or(Ok(20_000), |n| n.parse())?;
    let folder = tempfile::tempdir()?;
    eprintln!("Making {answers} people and their links…");
    let links = Arc::new(prepare(folder.path(), answers)?);
    let server = Server::start(&program, folder.path())?;
    let address = server.address.clone();
    let next = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let workers: Vec<_> = (0..clients)
        .map(|_| {
            let (address, links, next) = (address.clone(), links.clone(), next.clone());
            std::thread::spawn(move || client(&address, &links, &next))
        })
        .collect();
    let waits: Vec<Duration> = workers.into_iter().flat_map(|w| w.join().unwrap_or_default()).collect();
    let took = began.elapsed();
    drop(server);
    println!(
        "{} of {answers} answers acknowledged in {:.2} s by {clients} clients: {:.0}/s",
        waits.len(),
        took.as_secs_f64(),
        waits.len() as f64 / took.as_secs_f64()
    );
    println!("{}", told(waits));
    Ok(())
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
    let Ok(mut line) = Line::to(address) else { return waits };
    while let Some(token) = links.get(next.fetch_add(1, Ordering::Relaxed)) {
        let began = Instant::now();
        match line.answer(token) {
            Ok(200) => waits.push(began.elapsed()),
            other => {
                eprintln!("not acknowledged: {other:?}");
                return waits;
            }
        }
    }
    waits
}
