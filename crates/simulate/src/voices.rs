//! What people say when they are asked: four statements, five steps from strongly disagree (0) to strongly agree (4).

use crate::chance::Chance;
use crate::parameters::Parameters;
use crate::staff::{Job, School};
use jiff::ToSpan;
use jiff::civil::Date;

/// How many statements: it is worth it; I know how; I get help; there is time for it.
pub const STATEMENTS: usize = 4;

#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub opens: Date,
    pub closes: Date,
    /// Everyone who was asked, as places in the school's staff.
    pub asked: Vec<usize>,
    /// In no order: who said what is known to the engine only, and not kept.
    pub replies: Vec<Reply>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub job: Job,
    /// A step for each statement; `None`: left open.
    pub answers: [Option<u8>; STATEMENTS],
}

/// What moves the answers of a school.
pub struct Mood {
    pub buy_in: f64,
    pub learned: f64,
    pub coached: bool,
    /// Hours a month over the limit.
    pub over: f64,
}

pub fn ask(p: &Parameters, chance: &mut Chance, school: &School, mood: Mood, monday: Date) -> Asked {
    let mean = [
        0.5 + mood.buy_in,
        -0.6 + 1.8 * mood.learned,
        if mood.coached { 0.6 } else { -0.4 },
        0.2 + 0.4 * mood.buy_in - p.load_wear.value * 2.0 * mood.over,
    ];
    let (mut asked, mut replies) = (Vec::new(), Vec::new());
    for (at, employee) in school.on(monday) {
        if employee.job == Job::Principal {
            continue;
        }
        asked.push(at);
        if !chance.happens(p.answers.value) {
            continue;
        }
        let person = p.person_spread.value * chance.normal();
        let mut answers = [None; STATEMENTS];
        for (answer, mean) in answers.iter_mut().zip(mean) {
            let felt = mean + person + 0.6 * chance.normal();
            *answer = (!chance.happens(0.03)).then(|| step(felt));
        }
        replies.push(Reply { job: employee.job, answers });
    }
    Asked { opens: monday.saturating_add(1.day()), closes: monday.saturating_add(10.days()), asked, replies }
}

/// Five steps cut from a line on which 0 is "neither".
fn step(felt: f64) -> u8 {
    [-1.3, -0.45, 0.35, 1.25].iter().filter(|cut| felt > **cut).count() as u8
}
