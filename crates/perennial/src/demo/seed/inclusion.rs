//! What people were asked, and what they said: each pulse opened, answered through its links, closed and settled.

use super::{Seeding, people};
use anyhow::{Context, Result};
use ground::{ImplementationId, PersonId, WaveId};
use inclusion::pulse::{self, Draft, Point, WaveKey};
use jiff::ToSpan;
use jiff::civil::Date;
use simulate::{Job, Reply};
use std::collections::HashMap;

/// The four things asked, in the order of the engine's answers.
const STATEMENTS: [&str; simulate::STATEMENTS] = [
    "This is worth the effort for our students.",
    "I know how to do it in my classroom.",
    "When it goes badly, I get help soon.",
    "I have the time that this needs.",
];

/// A pulse that takes answers, with the key of its links.
pub struct Open {
    pulse: ground::PulseId,
    wave: WaveId,
    key: WaveKey,
}

pub fn ask(all: &mut Seeding, adoption: usize, at: usize) -> Result<()> {
    let asked = &all.district.adoptions[adoption].pulses[at];
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let opened = open(all, id, all.district.adoptions[adoption].school, asked.opens, asked.closes)?;
    all.open.insert((adoption, at), opened);
    Ok(())
}

fn open(all: &Seeding, id: ImplementationId, school: usize, opens: Date, closes: Date) -> Result<Open> {
    let season = match opens.month() {
        1..=3 => "Winter",
        4..=7 => "Spring",
        _ => "Fall",
    };
    let draft = Draft {
        title: format!("{season} pulse {}", opens.year()),
        statements: STATEMENTS.iter().map(|s| (*s).to_string()).collect(),
        closes_on: closes,
        feedback_on: closes.saturating_add(7.days()),
    };
    let (wave, key) = (WaveId(db::Uuid::from_bytes(all.ground.chance.bytes())), all.ground.chance.bytes());
    all.keyring.keep(&pulse::key_name(wave), &key)?;
    let pulse = all.write_as_principal(school, move |op| {
        let pulse = pulse::draft(op, id, &draft)?;
        pulse::open(op, pulse.id, wave, &key)
    })?;
    Ok(Open { pulse: pulse.id, wave, key })
}

/// Those who answer do so through their links, and the wave is closed.
pub fn answer(all: &mut Seeding, adoption: usize, at: usize) -> Result<()> {
    let opened = all.open.remove(&(adoption, at)).context("not open")?;
    let asked = &all.district.adoptions[adoption].pulses[at];
    let school = all.district.adoptions[adoption].school;
    send(all, &opened, school, asked.opens, &asked.replies)?;
    let pulse = opened.pulse;
    all.write_as_principal(school, move |op| pulse::close(op, pulse))?;
    Ok(pulse::settle(&all.ground, all.keyring, all.organization, opened.wave)?)
}

/// Each reply is sent by someone with that job; who it was, the engine does not know either.
fn send(all: &Seeding, opened: &Open, school: usize, day: Date, replies: &[Reply]) -> Result<()> {
    let mut of_job: HashMap<Job, Vec<PersonId>> = HashMap::new();
    for (at, employee) in all.district.schools[school].on(day) {
        of_job.entry(employee.job).or_default().extend(all.staff.get(&(school, at)));
    }
    let mut sent: Vec<(String, Vec<Option<Point>>)> = Vec::new();
    for reply in replies {
        let Some(person) = of_job.get_mut(&reply.job).and_then(Vec::pop) else { continue };
        let points = reply.answers.iter().map(|step| step.and_then(|step| Point::new(step + 1))).collect();
        sent.push((pulse::token(&opened.key, person), points));
    }
    all.write(move |op| {
        for (token, points) in &sent {
            pulse::answer(op, token, points, token)?;
        }
        Ok::<_, pulse::AnswerError>(())
    })
}

/// One that is open today, half answered, where the demo's people work.
pub fn ask_now(all: &mut Seeding, today: Date) -> Result<()> {
    let Some(adoption) = people::home(all, today) else { return Ok(()) };
    let Some(id) = all.begun.get(&adoption).copied() else { return Ok(()) };
    let opens = today.saturating_sub(2.days());
    all.at(opens);
    let a = &all.district.adoptions[adoption];
    let opened = open(all, id, a.school, opens, today.saturating_add(5.days()))?;
    let Some(last) = a.pulses.last() else { return Ok(()) };
    let some = &last.replies[..last.replies.len() / 2];
    send(all, &opened, a.school, opens, some)
}
