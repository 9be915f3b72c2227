//! What people were asked, and what they said: each pulse opened, answered through its links, closed and settled.

use super::events::HEAR_BACK_DAYS;
use super::{Seeding, people};
use anyhow::{Context, Result};
use ground::{ImplementationId, PersonId, StakeholderGroup, WaveId};
use inclusion::asking::{self, Asked};
use inclusion::pulse::{self, Draft, Feedback, Point, WaveKey};
use jiff::ToSpan;
use jiff::civil::Date;
use portfolio::follow_up;
use simulate::{Job, Reply};
use std::collections::HashMap;

/// The four things asked, in the order of the engine's answers.
const STATEMENTS: [&str; simulate::STATEMENTS] = [
    "This is worth the effort for our students.",
    "I know how to do it in my classroom.",
    "When it goes badly, I get help soon.",
    "I have the time that this needs.",
];

/// Who else is asked after the first, second and third pulse, and in what way.
const OTHERS: [(StakeholderGroup, bool, &str); 3] = [
    (StakeholderGroup::Families, true, "Family evening, with an interpreter"),
    (StakeholderGroup::Students, true, "A circle in two classes of each grade"),
    (StakeholderGroup::Community, false, "It changes nothing outside the school"),
];

const HEARD: [&str; 3] = [
    "You said that time is short. Every second Tuesday is now free of meetings.",
    "Most of you see that it helps. The coach comes to whoever asked for help first.",
    "We read all of it together in the staff meeting and chose one thing to change until winter.",
];

const LOOKED_BACK: [&str; 2] = [
    "Each brought one thing that worked. Two ask the coach for one more visit.",
    "Most have tried it in their own class; the questions at the end are what is hard.",
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
        feedback_on: closes.saturating_add(HEAR_BACK_DAYS.days()),
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
    pulse::settle(&all.ground, all.keyring, all.organization, opened.wave)?;
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    ask_others(all, id, school, asked.closes, at)
}

/// Whom a pulse does not reach, the schools ask in their own ways, one after the other.
fn ask_others(all: &Seeding, id: ImplementationId, school: usize, day: Date, at: usize) -> Result<()> {
    let Some((group, concerned, how)) = OTHERS.get(at).copied() else { return Ok(()) };
    let asked = Asked { group, concerned, day, how: how.into() };
    all.write_as_principal(school, move |op| asking::add(op, id, &asked))?;
    Ok(())
}

/// What people heard back; every fourth time they did not, and the principal said why.
pub fn hear_back(all: &mut Seeding, adoption: usize, at: usize, day: Date) -> Result<()> {
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let kept = (adoption + at) % 4 != 3;
    let words =
        if kept { HEARD[(adoption + at) % HEARD.len()] } else { "The staff meeting was cancelled; we talk about it in the next one." };
    let told = Feedback { kept, day, words: words.into() };
    all.write_as_principal(all.district.adoptions[adoption].school, move |op| {
        let closed = pulse::list(op, Some(id))?.into_iter().find(|p| p.feedback.is_none() && p.feedback_on == day);
        closed.map_or(Ok(false), |pulse| pulse::tell(op, pulse.id, &told))
    })?;
    look_back(all, adoption, id, day)
}

/// By then people have looked back on the dates of their plan, too.
fn look_back(all: &Seeding, adoption: usize, id: ImplementationId, today: Date) -> Result<()> {
    all.write_as_principal(all.district.adoptions[adoption].school, move |op| {
        let open = follow_up::of(op, id)?.into_iter().filter(|f| f.told.is_none() && f.day <= today);
        for (at, date) in open.enumerate() {
            follow_up::tell(op, id, date.day, true, LOOKED_BACK[at % LOOKED_BACK.len()])?;
        }
        Ok::<_, ground::Refusal>(())
    })
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
