//! The engine behaves: the same twice, within its rates, and told by its mechanisms.

use super::*;
use jiff::civil::date;

const END: Date = date(2026, 11, 23);

#[test]
fn the_same_seed_gives_the_same_district() {
    assert_eq!(district(7, END), district(7, END));
    assert_ne!(district(7, END), district(8, END));
}

/// To the byte, whatever ran before it and on whichever thread: tables whose order is left to chance would show here.
#[test]
fn the_same_seed_gives_the_same_bytes() {
    let days = [END, date(2026, 2, 28), date(2026, 8, 20), date(2028, 2, 29)];
    let told = move |seed: u64| format!("{:?}", district(seed, days[seed as usize % days.len()])).into_bytes();
    for seed in 0..24 {
        let elsewhere = std::thread::spawn(move || told(seed)).join().unwrap();
        assert!(told(seed) == elsewhere, "seed {seed}");
    }
    let all: std::collections::HashSet<Vec<u8>> = (0..24).map(told).collect();
    assert_eq!(all.len(), 24, "another seed is another district");
}

#[test]
fn every_number_has_a_reason() {
    for (name, parameter) in Parameters::default().told() {
        assert!(parameter.why.len() > 12 && parameter.value.is_finite(), "{name}");
    }
}

#[test]
fn nothing_happens_after_the_last_day_or_before_the_first() {
    for seed in 0..20 {
        let d = district(seed, END);
        let size: usize = d.schools.iter().map(|s| s.on(END).count()).sum();
        assert!((300..=500).contains(&size), "{size} people");
        for a in &d.adoptions {
            assert!(!is_break(a.begins), "{}", a.begins);
            let days = a.moves.iter().map(|m| m.on).chain(a.steps.iter().map(|s| s.on)).chain(a.meetings.iter().map(|m| m.on));
            let mut days = days.chain(a.used.iter().map(|(day, _)| *day)).chain(a.pulses.iter().flat_map(|p| [p.opens, p.closes]));
            assert!(days.all(|day| day >= a.begins && day < END.saturating_add(1.week())));
            assert!(a.moves.windows(2).all(|w| w[0].to < w[1].to && w[0].on <= w[1].on));
        }
    }
}

#[test]
fn people_leave_at_the_rates_that_were_given() {
    let (mut left, mut there, mut gone, mut led) = (0.0, 0.0, 0.0, 0.0);
    for seed in 0..100 {
        let d = district(seed, END);
        for e in d.schools.iter().flat_map(|s| &s.staff).filter(|e| e.works_on(date(2025, 6, 30))) {
            let leaves = f64::from(u8::from(e.until == Some(date(2025, 6, 30))));
            if e.job == Job::Principal { (gone, led) = (gone + leaves, led + 1.0) } else { (left, there) = (left + leaves, there + 1.0) }
        }
    }
    // Within four standard errors.
    let within = |of: f64, n: f64, p: f64| (of / n - p).abs() < 4.0 * (p * (1.0 - p) / n).sqrt();
    assert!(within(left, there, 0.12), "{}", left / there);
    assert!(within(gone, led, 0.18), "{}", gone / led);
}

/// The mean use of what was implemented for at least so many weeks.
fn mean_use(coached: bool) -> f64 {
    let mut p = Parameters::default();
    p.planned.iter_mut().for_each(|one| one.coached = coached);
    let last: Vec<f64> = (0..30)
        .flat_map(|seed| with(&p, seed, END).adoptions)
        .filter(|a| a.used.len() > 20)
        .filter_map(|a| a.used.last().map(|(_, used)| *used))
        .collect();
    last.iter().sum::<f64>() / last.len() as f64
}

#[test]
fn learning_with_coaching_reaches_practice_and_without_it_rarely_does() {
    let (with, without) = (mean_use(true), mean_use(false));
    assert!(with > 2.0 * without, "{with} {without}");
}

#[test]
fn more_at_once_wears_people_down() {
    let mean = |limit: f64| {
        let mut p = Parameters::default();
        p.load_limit.value = limit;
        let answers: Vec<f64> = (0..30)
            .flat_map(|seed| with(&p, seed, END).adoptions)
            .flat_map(|a| a.pulses)
            .flat_map(|asked| asked.replies)
            .filter_map(|reply| reply.answers[3].map(f64::from))
            .collect();
        answers.iter().sum::<f64>() / answers.len() as f64
    };
    assert!(mean(2.0) + 0.1 < mean(20.0));
}

/// Spread over many seeds: some endure, some end, some reach the last stage; nothing is decided beforehand.
#[test]
fn some_take_hold_and_some_end() {
    let all: Vec<Adoption> = (0..60).flat_map(|seed| district(seed, END).adoptions).collect();
    let share = |count: usize| count as f64 / all.len() as f64;
    let faded = share(all.iter().filter(|a| a.ending.as_ref().is_some_and(|e| !e.on_purpose)).count());
    let stopped = share(all.iter().filter(|a| a.ending.as_ref().is_some_and(|e| e.on_purpose)).count());
    let settled = share(all.iter().filter(|a| a.stage_on(END) == Some(Stage::Sustain)).count());
    assert!((0.01..0.25).contains(&faded), "faded {faded}");
    assert!((0.02..0.25).contains(&stopped), "stopped {stopped}");
    assert!((0.05..0.5).contains(&settled), "settled {settled}");
}

#[test]
fn answers_use_the_whole_scale_and_not_everyone_answers() {
    let asked: Vec<Asked> = (0..10).flat_map(|seed| district(seed, END).adoptions).flat_map(|a| a.pulses).collect();
    let (people, replies): (usize, usize) = asked.iter().fold((0, 0), |(p, r), a| (p + a.asked.len(), r + a.replies.len()));
    let rate = replies as f64 / people as f64;
    assert!((rate - 0.74).abs() < 0.03, "{rate}");
    let mut seen = [0usize; 5];
    asked.iter().flat_map(|a| &a.replies).flat_map(|r| r.answers).flatten().for_each(|step| seen[usize::from(step)] += 1);
    assert!(seen.iter().all(|n| *n > 50), "{seen:?}");
}
