//! Measures the portfolio board of a large district while others read. See benches/README.md.
//!
//!     cargo run --release -p perennial --example portfolio_load -- target/release/perennial [implementations] [readers] [pause ms]
//!
//! It makes a district with so many implementations in a temporary folder, each with a team, starts the given program on it and
//! waits until the conditions are rolled up. Then one client looks at the board, its filters and its next page, again and
//! again, first alone and then beside readers who look at This week, Our work and single implementations.
#![expect(clippy::disallowed_methods, reason = "a tool of its own: it is told by its arguments what to measure")]

mod client;

use client::{Anything, Line, Server, open, told};
use ground::organization::{self, Unit, UnitKind};
use ground::{Actor, Refusal, Role, account, people};
use portfolio::innovation::{Ingredient, Kind, Outline};
use portfolio::{implementation, innovation};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use teams::charter::{self, Part};

/// A district of this many schools; every innovation is in all of them until there are enough implementations.
const SCHOOLS: usize = 30;
const LOOKS: usize = 1_000;
/// The roll-up is due when the program starts; it takes a moment.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> Anything<()> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments.next().ok_or("usage: portfolio_load PROGRAM [IMPLEMENTATIONS] [READERS] [PAUSE MS]")?;
    let implementations: usize = arguments.next().map_or(Ok(300), |n| n.parse())?;
    let readers: usize = arguments.next().map_or(Ok(50), |n| n.parse())?;
    let pause = Duration::from_millis(arguments.next().map_or(Ok(1_000), |n| n.parse())?);
    let folder = tempfile::tempdir()?;
    eprintln!("Making {implementations} implementations in {SCHOOLS} schools…");
    let made = Arc::new(prepare(folder.path(), implementations)?);
    let server = Server::start(&program, folder.path())?;
    rolled_up(folder.path(), implementations)?;
    let mut line = Line::to(&server.address)?;
    let (alone, bytes) = board(&mut line, &made)?;
    let stop = Arc::new(AtomicBool::new(false));
    let others: Vec<_> = (0..readers)
        .map(|n| {
            let (address, made, stop) = (server.address.clone(), made.clone(), stop.clone());
            std::thread::spawn(move || read(&address, &made, n, pause, &stop))
        })
        .collect();
    let (beside, _) = board(&mut line, &made)?;
    stop.store(true, Ordering::Relaxed);
    let others: Vec<Duration> = others.into_iter().flat_map(|other| other.join().unwrap_or_default()).collect();
    println!("the board: {bytes} bytes packed; the server's largest memory {}", server.peak()?);
    println!("alone:   {}", told(alone));
    println!("beside {readers} readers with {} ms between two pages: {}", pause.as_millis(), told(beside));
    println!("those readers: {}", told(others));
    Ok(())
}

/// What readers need: sign-ins and addresses.
struct Made {
    leader: String,
    lead: String,
    pages: Vec<String>,
}

fn prepare(data: &Path, implementations: usize) -> Anything<Made> {
    let ground = open(data)?;
    let made: Result<Made, implementation::BeginError> = ground.write_now(Actor::Guest, move |op| {
        let (organization, root) = organization::found(op, "Load", UnitKind::District, "UTC", "en", false)?;
        op.actor = Actor::System(organization.id);
        let sign_in = |op: &mut ground::Op, email: &str, unit, role| {
            let person = people::enroll(op, "Given", email, Some(email), unit, role)?;
            let account = account::create(op, email, "none")?;
            people::link_account(op.tx, organization.id, person.id, account)?;
            account::sign_in(op, account)
        };
        let leader = sign_in(op, "leader@load.example", root.id, Role::DistrictLeader)?;
        let mut schools = Vec::new();
        for n in 0..SCHOOLS {
            let name = format!("School {n:02}");
            let unit = Unit { id: op.id(), parent: Some(root.id), kind: UnitKind::School, name, source_id: None };
            organization::add_unit(op.tx, organization.id, &unit)?;
            let staff = (0..3)
                .map(|p| Ok(people::enroll(op, "Person", &format!("{n} {p}"), None, unit.id, Role::Teacher)?.id))
                .collect::<Result<Vec<_>, Refusal>>()?;
            schools.push((unit.id, staff));
        }
        let lead = sign_in(op, "lead@load.example", schools[0].0, Role::Lead)?;
        let mut pages = Vec::new();
        while pages.len() < implementations {
            let ingredients = vec![Ingredient { name: "Pairs".into(), adaptable: false }];
            let name = format!("Innovation {:02}", pages.len() / SCHOOLS);
            let outline = Outline { name, kind: Kind::Practice, need: "Why".into(), evidence: "A trial".into(), ingredients };
            let innovation = innovation::add(op, &outline)?;
            for (unit, staff) in schools.iter().take(implementations - pages.len()) {
                let begun = implementation::begin(op, innovation.id, *unit)?;
                charter::form(op, begun.id, "Team", "Carry it")?;
                for (at, person) in staff.iter().enumerate() {
                    charter::join(op, begun.id, *person, if at == 0 { Part::Lead } else { Part::Member })?;
                }
                pages.push(kit::paths::implementation(begun.id));
            }
        }
        Ok(Made { leader, lead, pages })
    });
    Ok(made?)
}

/// Waits until the clockwork has looked at all of them: before, the board would have less to say.
fn rolled_up(data: &Path, implementations: usize) -> Anything<()> {
    let ground = open(data)?;
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        let known = ground.read_now(Actor::Guest, |op| {
            let organization = organization::all_ids(op.tx)?.into_iter().next().ok_or(Refusal::Missing)?;
            op.actor = Actor::System(organization);
            Ok::<_, Refusal>(desk::board::standings(op)?.len())
        })?;
        if known == implementations {
            eprintln!("rolled up within {:.1} s of the start", began.elapsed().as_secs_f64());
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err("the conditions were not rolled up in time".into())
}

/// Looks at the board and what can be chosen on it. How long each look took, and how large the whole board is.
fn board(line: &mut Line, made: &Made) -> Anything<(Vec<Duration>, u64)> {
    let choices = ["/portfolio", "/portfolio?stage=decide", "/portfolio?stage=lost", "/portfolio"];
    let (mut waits, mut largest) = (Vec::new(), 0);
    for n in 0..LOOKS {
        let path = choices[n % choices.len()];
        let began = Instant::now();
        let (status, bytes) = line.look(path, &made.leader)?;
        if status != 200 {
            return Err(format!("{path}: {status}").into());
        }
        waits.push(began.elapsed());
        largest = largest.max(bytes);
    }
    Ok((waits, largest))
}

/// Someone who reads on until told to stop; how long each page took.
fn read(address: &str, made: &Made, at: usize, pause: Duration, stop: &AtomicBool) -> Vec<Duration> {
    let mut waits = Vec::new();
    let Ok(mut line) = Line::to(address) else { return waits };
    for n in at.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let cookie = if n % 5 == 0 { &made.leader } else { &made.lead };
        // Of the implementations the lead of the first school sees every one that lies there.
        let path = match n % 4 {
            0 => "/",
            1 => "/work",
            2 => "/portfolio",
            _ => made.pages[(n * SCHOOLS) % made.pages.len()].as_str(),
        };
        let began = Instant::now();
        match line.look(path, cookie) {
            Ok((200, _)) => waits.push(began.elapsed()),
            other => {
                eprintln!("{path}: {other:?}");
                break;
            }
        }
        std::thread::sleep(pause);
    }
    waits
}
