//! Fifty people answer while the server is killed. Whoever was told “kept” finds their answer, once; whoever was told
//! nothing may send again and counts once; nothing is half there. (Ecosystem C1.)
//!
//! Each round: a fresh wave; 50 writers; `kill -9` at a random moment; a look into what is left; a restart, where
//! everyone sends the same again. `PERENNIAL_CRASH_ROUNDS` says how many; 50 unless told otherwise.

use crate::program::{Line, PROGRAM, Server};
use db::{Db, params, statements};
use ground::keyring::Keyring;
use ground::people;
use ground::{Actor, Chance, Ground, ImplementationId, OrganizationId, PersonId, Refusal, Role, WaveId, timeline};
use inclusion::pulse::{self, Draft};
use portfolio::innovation::{Kind, Outline};
use portfolio::{implementation, innovation};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use testkit::seeded;

statements! {
    ANSWERS = "select choices from pulse_answer_open where organization = $1 and wave = $2 order by choices";
    USED = "select count(*) from pulse_used where organization = $1 and wave = $2";
}

const WRITERS: usize = 50;
/// Answers in a round: more than are sent before the kill, few enough to send all again.
const PEOPLE: usize = 300;
/// The latest moment of the kill after the first word of the first writer.
const LATEST_KILL_MICROS: usize = 250_000;

#[expect(clippy::disallowed_methods, reason = "how many rounds this run is for")]
fn rounds() -> u64 {
    std::env::var("PERENNIAL_CRASH_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(50)
}

/// One answer: what is sent, and what of it is stored. All answers of a wave differ, so that each can be found again.
#[derive(Clone)]
pub struct Sent {
    path: String,
    body: String,
    stored: String,
}

fn answer(n: usize, token: &str) -> Sent {
    let digits: Vec<usize> = (0..5).map(|i| n / 5usize.pow(i) % 5 + 1).collect();
    let fields: String = digits.iter().enumerate().map(|(i, d)| format!("a{i}={d}&")).collect();
    Sent { path: format!("/r/{token}"), body: format!("{fields}once=sending-{n}"), stored: digits.iter().map(usize::to_string).collect() }
}

/// The data as the test itself opens them while no server runs.
pub fn ground(data: &Path, chance: &Chance) -> Ground {
    let db = Db::open(&db::Place::Sqlite(data.join("perennial.db"))).unwrap();
    db.migrate(1, |_| Ok(())).unwrap();
    let policy = kit::stack::policy(&perennial::routes::elements(None));
    Ground { db, clock: perennial::system::clock(), chance: chance.clone(), policy: Arc::new(policy) }
}

pub struct Stage {
    organization: OrganizationId,
    implementation: ImplementationId,
    people: Vec<PersonId>,
}

/// A school whose staff can be asked.
pub fn stage(ground: &Ground) -> Stage {
    let made = ground.write_now(Actor::Guest, |op| {
        let (organization, root) = ground::organization::found(op, "Crash", ground::organization::UnitKind::School, "UTC", "en", false)?;
        op.actor = Actor::System(organization.id);
        let people = (0..PEOPLE)
            .map(|n| Ok(people::enroll(op, "Person", &n.to_string(), None, root.id, Role::Teacher)?.id))
            .collect::<Result<Vec<_>, Refusal>>()?;
        let outline = Outline {
            name: "Partner Reading".into(),
            kind: Kind::Practice,
            need: "Why".into(),
            evidence: "A trial".into(),
            ingredients: Vec::new(),
        };
        let innovation = innovation::add(op, &outline)?;
        let implementation = implementation::begin(op, innovation.id, root.id).expect("nothing is begun here yet").id;
        Ok::<_, Refusal>(Stage { organization: organization.id, implementation, people })
    });
    made.unwrap()
}

pub fn open_wave(ground: &Ground, stage: &Stage, keyring: &Keyring) -> (WaveId, Vec<Sent>) {
    let (organization, implementation) = (stage.organization, stage.implementation);
    let (wave, key) = (WaveId(uuid_of(ground)), ground.chance.bytes());
    keyring.keep(&pulse::key_name(wave), &key).unwrap();
    ground
        .write_now(Actor::System(organization), move |op| {
            let today = op.today()?;
            let statements = (1..=5).map(|n| format!("Statement {n}")).collect();
            let later = today.saturating_add(jiff::Span::new().days(7));
            let draft = Draft { title: "Round".into(), statements, closes_on: later, feedback_on: later };
            let drafted = pulse::draft(op, implementation, &draft)?;
            pulse::open(op, drafted.id, wave, &key)
        })
        .unwrap();
    (wave, stage.people.iter().enumerate().map(|(n, person)| answer(n, &pulse::token(&key, *person))).collect())
}

fn uuid_of(ground: &Ground) -> db::Uuid {
    db::Uuid::from_u128(u128::from_le_bytes(ground.chance.bytes()))
}

/// 50 writers send everything, until done or until nobody answers. Gives what was acknowledged.
fn send_all(server: &Server, all: &Arc<Vec<Sent>>, begun: Arc<AtomicUsize>) -> Vec<std::thread::JoinHandle<Vec<usize>>> {
    let next = Arc::new(AtomicUsize::new(0));
    let address = server.address;
    let writer = || {
        let (all, next, begun) = (all.clone(), next.clone(), begun.clone());
        std::thread::spawn(move || {
            let mut kept = Vec::new();
            let Ok(mut line) = Line::open(address) else { return kept };
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                let Some(sent) = all.get(n) else { return kept };
                begun.fetch_add(1, Ordering::Relaxed);
                match line.post(&sent.path, &sent.body) {
                    Ok(answer) if answer.status == 200 => kept.push(n),
                    Ok(answer) => panic!("{}: {}", answer.status, String::from_utf8_lossy(&answer.body)),
                    Err(_) => return kept,
                }
            }
        })
    };
    (0..WRITERS).map(|_| writer()).collect()
}

/// What is stored of a wave: every answer with how often, and how many links are marked as used.
fn stored(ground: &Ground, organization: OrganizationId, wave: WaveId) -> (BTreeMap<String, usize>, i64) {
    let read = ground.read_now(Actor::System(organization), move |op| {
        let answers: Vec<String> = op.tx.list(&ANSWERS, params![organization, wave], |c| c.next())?;
        let used: i64 = op.tx.one(&USED, params![organization, wave], |c| c.next())?.unwrap_or(0);
        Ok::<_, db::Error>((answers, used))
    });
    let (answers, used) = read.unwrap();
    let mut times = BTreeMap::new();
    for answer in answers {
        *times.entry(answer).or_insert(0) += 1;
    }
    (times, used)
}

fn check(ground: &Ground, organization: OrganizationId, wave: WaveId, all: &[Sent], kept: &[usize], when: &str) -> usize {
    ground.db.quick_check().unwrap();
    let (times, used) = stored(ground, organization, wave);
    for n in kept {
        assert_eq!(times.get(&all[*n].stored), Some(&1), "{when}: an acknowledged answer is there once");
    }
    assert!(times.values().all(|n| *n == 1), "{when}: an answer is there twice");
    assert!(times.keys().all(|a| all.iter().any(|s| s.stored == *a)), "{when}: an answer nobody sent");
    assert_eq!(times.len() as i64, used, "{when}: an answer without its mark, or a mark without its answer");
    times.len()
}

#[test]
fn killed_at_any_moment_no_acknowledged_answer_is_lost_doubled_or_half_there() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let data = &folder.path().join("data");
    std::fs::create_dir(data).unwrap();
    // A thousand rounds take long; a build meanwhile must not take the program away.
    let program = folder.path().join("perennial");
    std::fs::hard_link(PROGRAM, &program).unwrap();
    let chance = seeded(u64::from(std::process::id()));
    let keyring = Keyring::open(&data.join("keys")).unwrap();
    let first = ground(data, &chance);
    let stage = stage(&first);
    drop(first);
    let (mut acknowledged, mut survived, mut cut_short) = (0, 0, 0);
    for round in 1..=rounds() {
        let before = ground(data, &chance);
        let (wave, all) = open_wave(&before, &stage, &keyring);
        drop(before);
        let all = Arc::new(all);
        let mut server = Server::start_of(&program, data);
        let begun = Arc::new(AtomicUsize::new(0));
        let writers = send_all(&server, &all, begun.clone());
        while begun.load(Ordering::Relaxed) == 0 {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_micros(chance.below(LATEST_KILL_MICROS) as u64));
        server.child.kill().unwrap();
        server.child.wait().unwrap();
        let kept: Vec<usize> = writers.into_iter().flat_map(|w| w.join().unwrap()).collect();
        let after = ground(data, &chance);
        survived += check(&after, stage.organization, wave, &all, &kept, &format!("round {round}, after the kill"));
        drop(after);
        acknowledged += kept.len();
        cut_short += usize::from(kept.len() < PEOPLE);

        // Everyone sends the same again, as a phone does that heard nothing; every tenth round, to keep it quick.
        if round % 10 == 0 {
            let mut server = Server::start_of(&program, data);
            let again: Vec<usize> =
                send_all(&server, &all, Arc::new(AtomicUsize::new(0))).into_iter().flat_map(|w| w.join().unwrap()).collect();
            assert_eq!(again.len(), PEOPLE);
            let other = server.line().post(&all[0].path, &(all[0].body.clone() + "-other")).unwrap();
            assert_eq!(other.status, 409, "the first answer stands");
            server.terminate();
            let after = ground(data, &chance);
            assert_eq!(check(&after, stage.organization, wave, &all, &again, &format!("round {round}, sent again")), PEOPLE);
            let chain =
                after.read_now(Actor::System(stage.organization), move |op| timeline::check(op.tx, op.actor.organization().unwrap()));
            assert!(matches!(chain.unwrap(), timeline::Chain::Whole { .. }));
        }
    }
    eprintln!("{} rounds, {cut_short} of them cut short: {acknowledged} answers acknowledged, {survived} stored, none lost", rounds());
    assert!(cut_short > 0, "no kill came in the middle of the work: the rounds prove nothing");
}
