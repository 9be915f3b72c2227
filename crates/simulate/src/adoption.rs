//! One innovation in one school, week by week: a team that meets or does not, activities, stages, learning that reaches
//! practice or does not, the load of everything at once, and how it ends where it ends.

use crate::chance::{Chance, logistic};
use crate::parameters::{Parameters, Planned};
use crate::staff::School;
use crate::voices::{self, Asked};
use crate::{is_break, staff};
use jiff::ToSpan;
use jiff::civil::Date;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    Decide,
    Prepare,
    Implement,
    Sustain,
}

impl Stage {
    pub const ALL: [Stage; 4] = [Stage::Decide, Stage::Prepare, Stage::Implement, Stage::Sustain];
}

#[derive(Clone, Debug, PartialEq)]
pub struct Adoption {
    /// Place in `Parameters::planned` and in `District::schools`.
    pub innovation: usize,
    pub school: usize,
    pub begins: Date,
    /// The team, as places in the school's staff: the first one leads.
    pub team: Vec<usize>,
    pub moves: Vec<StageMove>,
    pub steps: Vec<Step>,
    pub meetings: Vec<Meeting>,
    pub pulses: Vec<Asked>,
    /// Share of classrooms in which it is used as designed, at the end of each school week since it is implemented.
    pub used: Vec<(Date, f64)>,
    pub ending: Option<Ending>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StageMove {
    pub to: Stage,
    pub on: Date,
    /// Moved before enough was ready, with a reason.
    pub early: bool,
}

/// An activity of a stage that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub stage: Stage,
    /// Its place in the stage's list.
    pub at: usize,
    pub on: Date,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    pub on: Date,
    pub present: Vec<usize>,
    /// Data were looked at.
    pub data: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    pub on: Date,
    /// Decided at the end of a school year, with what was learned; otherwise it faded out.
    pub on_purpose: bool,
}

impl Adoption {
    /// Its stage at the end of a day; `None` before it begins.
    pub fn stage_on(&self, day: Date) -> Option<Stage> {
        (self.begins <= day).then(|| self.moves.iter().rev().find(|m| m.on <= day).map_or(Stage::Decide, |m| m.to))
    }

    pub fn is_going_on(&self, day: Date) -> bool {
        self.begins <= day && self.ending.as_ref().is_none_or(|e| day < e.on)
    }

    /// How much of a stage is done, from 0 to 1.
    fn share(&self, stage: Stage, of: usize) -> f64 {
        self.steps.iter().filter(|s| s.stage == stage).count() as f64 / of.max(1) as f64
    }
}

/// What moves within a school and is seen only through what people do and say.
struct Within {
    chance: Chance,
    buy_in: f64,
    learned: f64,
    transfer: f64,
    data_habit: f64,
    weeks_in_use: i64,
    next_pulse: i64,
}

/// All adoptions of a district, in step with each other: what one asks, the others feel.
pub fn run(p: &Parameters, seed: u64, schools: &[School], begins: Date, ends: Date) -> Vec<Adoption> {
    let mut all: Vec<(Adoption, Within)> = Vec::new();
    let mut deal = Chance::of(seed, 3);
    let plans: Vec<Vec<usize>> = p.planned.iter().map(|planned| places(planned, schools.len(), &mut deal)).collect();
    for week in 0..p.weeks {
        let monday = begins.saturating_add(week.weeks());
        if monday > ends {
            break;
        }
        // What falls into a break begins when school does again.
        if is_break(monday) {
            continue;
        }
        for (innovation, (planned, plan)) in p.planned.iter().zip(&plans).enumerate() {
            let begun = all.iter().filter(|(a, _)| a.innovation == innovation).count();
            for (nth, school) in plan.iter().enumerate().skip(begun) {
                if planned.first_week + planned.apart * nth as i64 <= week {
                    let stream = 100 + (innovation * 1_000 + school) as u64;
                    all.push(begin(p, innovation, *school, &schools[*school], monday, Chance::of(seed, stream)));
                }
            }
        }
        let load: Vec<f64> = (0..schools.len()).map(|school| load(p, &all, school, monday)).collect();
        for (adoption, within) in all.iter_mut().filter(|(a, _)| a.is_going_on(monday)) {
            live(p, adoption, within, &schools[adoption.school], load[adoption.school], week, monday, ends);
        }
    }
    all.into_iter().map(|(adoption, _)| adoption).collect()
}

/// Which schools take it up, in which order.
fn places(planned: &Planned, schools: usize, deal: &mut Chance) -> Vec<usize> {
    let mut all: Vec<usize> = (0..schools).collect();
    for at in (1..all.len()).rev() {
        all.swap(at, deal.below(at + 1));
    }
    all.truncate(planned.schools);
    all
}

fn begin(p: &Parameters, innovation: usize, school: usize, place: &School, monday: Date, mut chance: Chance) -> (Adoption, Within) {
    let (mut leads, mut others) = (Vec::new(), Vec::new());
    for (at, e) in place.on(monday) {
        match e.job {
            staff::Job::Coach => leads.push(at),
            staff::Job::Teacher | staff::Job::Paraeducator => others.push(at),
            staff::Job::Principal | staff::Job::SupportStaff => {}
        }
    }
    let mut team: Vec<usize> = leads;
    while team.len() < 6 && !others.is_empty() {
        let at = chance.below(others.len());
        team.push(others.swap_remove(at));
    }
    let within = Within {
        buy_in: p.buy_in_start.value + p.buy_in_spread.value * chance.normal(),
        data_habit: p.meeting_uses_data.value * (0.6 + 0.8 * chance.unit()),
        learned: 0.0,
        transfer: 0.0,
        weeks_in_use: 0,
        next_pulse: p.pulse_every.value as i64 / 2,
        chance,
    };
    let adoption = Adoption {
        innovation,
        school,
        begins: monday,
        team,
        moves: Vec::new(),
        steps: Vec::new(),
        meetings: Vec::new(),
        pulses: Vec::new(),
        used: Vec::new(),
        ending: None,
    };
    (adoption, within)
}

/// Hours a month that all innovations together ask of a teacher of this school.
fn load(p: &Parameters, all: &[(Adoption, Within)], school: usize, day: Date) -> f64 {
    let going = all.iter().map(|(a, _)| a).filter(|a| a.school == school && a.is_going_on(day));
    going
        .map(|a| {
            let full = p.planned[a.innovation].hours;
            match a.stage_on(day) {
                Some(Stage::Implement) => full,
                Some(Stage::Prepare) => full / 2.0,
                Some(Stage::Decide | Stage::Sustain) => full / 4.0,
                None => 0.0,
            }
        })
        .sum()
}

/// One school week.
#[expect(clippy::too_many_arguments, reason = "one step of the engine: the world, the one it is about, the day")]
fn live(p: &Parameters, a: &mut Adoption, w: &mut Within, school: &School, load: f64, week: i64, monday: Date, ends: Date) {
    let planned = &p.planned[a.innovation];
    let stage = a.stage_on(monday).unwrap_or(Stage::Decide);
    let day = |after: i64| monday.saturating_add(after.days());
    refill(a, w, school, monday);

    let newly_led =
        school.principal_since(monday).is_some_and(|since| since > a.begins && weeks(since, monday) < p.new_principal_weeks.value as i64);
    let meets = p.team_meets.value * if newly_led { 1.0 - p.new_principal_gap.value } else { 1.0 };
    let met = w.chance.happens(meets);
    let mut data = false;
    if met {
        data = stage >= Stage::Implement && w.chance.happens(w.data_habit);
        let present = a.team.iter().copied().filter(|_| w.chance.happens(0.85)).collect();
        a.meetings.push(Meeting { on: day(2), present, data });
        work(p, a, w, stage, day(3));
    }
    if data {
        w.data_habit = (w.data_habit + 0.01).min(0.95);
    }

    // Learning begins while preparing; what of it reaches practice depends on coaching.
    if stage >= Stage::Prepare {
        w.learned += (1.0 - w.learned) * if met { 0.05 } else { 0.02 };
    }
    if stage >= Stage::Implement {
        w.weeks_in_use += 1;
        let reach = if planned.coached { p.transfer_coached.value } else { p.transfer_uncoached.value };
        w.transfer += (w.learned * reach - w.transfer) * 0.06 + 0.01 * w.chance.normal();
        w.transfer = w.transfer.clamp(0.0, 1.0);
        let used = (w.transfer + 0.04 * w.chance.normal()).clamp(0.0, 1.0);
        a.used.push((day(4), used));
    }
    let over = (load - p.load_limit.value).max(0.0);
    let months = w.weeks_in_use as f64 / 4.3;
    let dip = if months > 0.0 && months < p.dip_months.value { -p.dip_depth.value } else { 0.0 };
    let pull = p.buy_in_start.value + dip + 1.2 * (w.transfer - 0.25) - p.load_wear.value * over;
    w.buy_in += 0.05 * (pull - w.buy_in) + 0.05 * w.chance.normal();

    w.next_pulse -= 1;
    if w.next_pulse <= 0 && day(11) <= ends {
        w.next_pulse = p.pulse_every.value as i64;
        let mood = voices::Mood { buy_in: w.buy_in, learned: w.learned, coached: planned.coached && stage >= Stage::Implement, over };
        a.pulses.push(voices::ask(p, &mut w.chance, school, mood, monday));
    }

    advance(p, a, w, stage, day(4));
    finish(p, a, w, stage, week, monday);
}

/// Someone who left the school is replaced on the team by someone who works there.
fn refill(a: &mut Adoption, w: &mut Within, school: &School, monday: Date) {
    for at in 0..a.team.len() {
        let gone = school.staff.get(a.team[at]).is_none_or(|e| !e.works_on(monday));
        if gone {
            let fit = |job| if at == 0 { job == staff::Job::Coach } else { job == staff::Job::Teacher };
            let free: Vec<usize> = school.on(monday).filter(|(n, e)| fit(e.job) && !a.team.contains(n)).map(|(n, _)| n).collect();
            if let Some(next) = w.chance.pick(&free) {
                a.team[at] = *next;
            }
        }
    }
}

/// A team that met does an activity or two of its stage.
fn work(p: &Parameters, a: &mut Adoption, w: &mut Within, stage: Stage, on: Date) {
    let of = p.activities[stage as usize];
    let mut left = p.activity_pace.value;
    while left > 0.0 {
        if w.chance.happens(left.min(1.0)) {
            let done = a.steps.iter().filter(|s| s.stage == stage).count();
            if done < of {
                a.steps.push(Step { stage, at: done, on });
            }
        }
        left -= 1.0;
    }
}

/// On to the next stage, when enough is done, and sometimes before.
fn advance(p: &Parameters, a: &mut Adoption, w: &mut Within, stage: Stage, on: Date) {
    let share = a.share(stage, p.activities[stage as usize]);
    let (to, ready) = match stage {
        Stage::Decide => (Stage::Prepare, share >= 1.0),
        Stage::Prepare => (Stage::Implement, share >= p.ready_share.value),
        Stage::Implement => (Stage::Sustain, w.weeks_in_use >= p.settles_after.value as i64 && w.transfer > 0.3 && w.buy_in > 0.0),
        Stage::Sustain => return,
    };
    let early = !ready && stage == Stage::Prepare && share > 0.5 && w.chance.happens(p.begins_unready.value);
    if ready || early {
        a.moves.push(StageMove { to, on, early });
    }
}

/// Some fade out; at the end of a school year the district stops what does not reach practice.
fn finish(p: &Parameters, a: &mut Adoption, w: &mut Within, stage: Stage, week: i64, monday: Date) {
    if stage < Stage::Implement {
        return;
    }
    let odds =
        p.ends_base.value + p.ends_data.value * (w.data_habit - 0.5) + p.ends_buy_in.value * w.buy_in + p.ends_transfer.value * w.transfer;
    let fades = stage == Stage::Implement && w.chance.happens(logistic(odds));
    let reviewed = (monday.month(), monday.day()) >= (6, 1) && (monday.month(), monday.day()) < (6, 8) && week > 20;
    let stopped = reviewed && w.weeks_in_use > 16 && w.transfer < 0.2;
    if fades || stopped {
        a.ending = Some(Ending { on: monday.saturating_add(4.days()), on_purpose: stopped });
    }
}

fn weeks(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days()) / 7
}
