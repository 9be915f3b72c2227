//! The data that the benches and their peers are timed on: made up by a seeded generator, the same at every run, written to
//! CSV files for the peers by `examples/bench_inputs.rs`.
#![allow(dead_code)] // Each program that includes this uses a part of it.

/// Sebastiano Vigna's SplitMix64: small, and good enough to make data from.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// In [0, 1).
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// In 0 … n − 1.
    pub fn below(&mut self, n: usize) -> usize {
        (self.share() * n as f64) as usize
    }

    /// Standard normal (Box and Muller).
    pub fn normal(&mut self) -> f64 {
        let (u, v) = (1.0 - self.share(), self.share());
        (-2.0 * u.ln()).sqrt() * (2.0 * std::f64::consts::PI * v).cos()
    }
}

/// A named table of numbers, column by column; NaN is a gap.
pub struct Table {
    pub name: &'static str,
    pub headings: Vec<String>,
    pub columns: Vec<Vec<f64>>,
}

fn named(prefix: &str, n: usize) -> Vec<String> {
    (1..=n).map(|i| format!("{prefix}{i}")).collect()
}

fn point(z: f64) -> f64 {
    1.0 + [-1.2, -0.4, 0.4, 1.2].iter().filter(|cut| z > **cut).count() as f64
}

/// 20 items on a scale of five, with a general factor and three group factors.
pub fn likert(people: usize) -> Table {
    let mut chance = Chance::new(1);
    let mut columns = vec![Vec::new(); 20];
    for _ in 0..people {
        let general = chance.normal();
        let groups = [chance.normal(), chance.normal(), chance.normal()];
        for (j, column) in columns.iter_mut().enumerate() {
            let (a, b) = (0.45 + 0.015 * j as f64, 0.35);
            column.push(point(a * general + b * groups[j / 7] + (1.0 - a * a - b * b).sqrt() * chance.normal() + 0.02 * j as f64 - 0.2));
        }
    }
    Table { name: "likert", headings: named("q", 20), columns }
}

/// The same with 7 % gaps.
pub fn likert_gaps(people: usize) -> Table {
    let mut table = likert(people);
    gaps(&mut table.columns, 2, 0.07);
    table.name = "likert_gaps";
    table
}

fn gaps(columns: &mut [Vec<f64>], seed: u64, share: f64) {
    let mut chance = Chance::new(seed);
    columns.iter_mut().flatten().filter(|_| chance.share() < share).for_each(|x| *x = f64::NAN);
}

/// Nine continuous items of three correlated factors.
pub fn three_factors(name: &'static str, people: usize, gap: f64) -> Table {
    let mut chance = Chance::new(3);
    let mut columns = vec![Vec::new(); 9];
    for _ in 0..people {
        let shared = chance.normal();
        let factors: Vec<f64> = (0..3).map(|_| 0.6 * shared + 0.8 * chance.normal()).collect();
        for (j, column) in columns.iter_mut().enumerate() {
            column.push(5.0 + (0.7 + 0.05 * (j % 3) as f64) * factors[j / 3] + 0.7 * chance.normal());
        }
    }
    gaps(&mut columns, 4, gap);
    Table { name, headings: named("x", 9), columns }
}

/// Raters who put units into five ordered categories and err by one now and then.
pub fn ratings(name: &'static str, units: usize, raters: usize, gap: f64) -> Table {
    let mut chance = Chance::new(5);
    let mut columns = vec![Vec::new(); raters];
    for _ in 0..units {
        let truth = 1.0 + chance.below(5) as f64;
        for column in &mut columns {
            let step = if chance.share() < 0.3 { [-1.0, 1.0][chance.below(2)] } else { 0.0 };
            column.push((truth + step).clamp(1.0, 5.0));
        }
    }
    gaps(&mut columns, 6, gap);
    Table { name, headings: named("r", raters), columns }
}

/// Scores of targets by judges.
pub fn judged(targets: usize, judges: usize) -> Table {
    let mut chance = Chance::new(7);
    let mut columns = vec![Vec::new(); judges];
    for _ in 0..targets {
        let truth = 6.0 + 1.5 * chance.normal();
        for (j, column) in columns.iter_mut().enumerate() {
            column.push(truth + 0.4 * j as f64 + chance.normal());
        }
    }
    Table { name: "judged", headings: named("j", judges), columns }
}

/// Five items of people in groups of 25.
pub fn groups(count: usize) -> Table {
    let mut chance = Chance::new(8);
    let mut columns = vec![Vec::new(); 6];
    for group in 0..count {
        let level = 0.6 * chance.normal();
        for _ in 0..25 {
            columns[0].push(group as f64);
            columns[1..].iter_mut().for_each(|column| column.push(point(level + 0.8 * chance.normal())));
        }
    }
    let headings = std::iter::once("group".to_owned()).chain(named("q", 5)).collect();
    Table { name: "groups", headings, columns }
}

/// A score of people in groups of unequal size.
pub fn group_scores(groups: usize, people: usize) -> Table {
    let mut chance = Chance::new(9);
    let levels: Vec<f64> = (0..groups).map(|_| 0.5 * chance.normal()).collect();
    let (mut group, mut score) = (Vec::new(), Vec::new());
    for i in 0..people {
        let g = if i < 2 * groups { i % groups } else { chance.below(groups) };
        group.push(g as f64);
        score.push(3.0 + levels[g] + chance.normal());
    }
    Table { name: "group_scores", headings: vec!["group".into(), "y".into()], columns: vec![group, score] }
}

/// Ten weeks of teachers in schools in districts.
pub fn teachers(districts: usize, schools: usize, teachers: usize) -> Table {
    let mut chance = Chance::new(10);
    let district_level: Vec<f64> = (0..districts).map(|_| 0.3 * chance.normal()).collect();
    let school_level: Vec<f64> = (0..schools).map(|_| 0.5 * chance.normal()).collect();
    let mut columns = vec![Vec::new(); 5];
    for teacher in 0..teachers {
        let school = teacher % schools;
        let district = school % districts;
        let (level, slope) = (0.7 * chance.normal(), 0.05 + 0.04 * chance.normal());
        for week in 0..10 {
            let week = f64::from(week);
            let y = 3.0 + district_level[district] + school_level[school] + level + slope * week + chance.normal();
            for (column, value) in columns.iter_mut().zip([district as f64, school as f64, teacher as f64, week, y]) {
                column.push(value);
            }
        }
    }
    Table { name: "teachers", headings: ["district", "school", "teacher", "week", "y"].map(String::from).to_vec(), columns }
}

/// Votes of camps of people on statements.
pub fn votes(name: &'static str, people: usize, statements: usize, dense: f64) -> Table {
    let mut chance = Chance::new(11);
    const CAMPS: usize = 3;
    let lean: Vec<f64> = (0..CAMPS * statements).map(|_| chance.share()).collect();
    let mut columns = vec![Vec::new(); 3];
    for person in 0..people {
        let camp = chance.below(CAMPS);
        for statement in 0..statements {
            if chance.share() < dense {
                let (agree, pass) = (lean[camp * statements + statement], chance.share() < 0.15);
                let vote = if pass { 0.0 } else { [-1.0, 1.0][usize::from(chance.share() < agree)] };
                for (column, value) in columns.iter_mut().zip([person as f64, statement as f64, vote]) {
                    column.push(value);
                }
            }
        }
    }
    Table { name, headings: ["participant", "statement", "vote"].map(String::from).to_vec(), columns }
}

/// An undirected network of 20 circles, three edges in five within one; no edge twice.
pub fn network(nodes: usize, edges: usize) -> Table {
    let mut chance = Chance::new(12);
    let circle = nodes / 20;
    let mut seen = std::collections::HashSet::new();
    let mut columns = vec![Vec::new(); 2];
    while seen.len() < edges {
        let a = chance.below(nodes);
        let b = if chance.share() < 0.6 { a / circle * circle + chance.below(circle) } else { chance.below(nodes) };
        if a != b && b < nodes && seen.insert((a.min(b), a.max(b))) {
            columns[0].push(a.min(b) as f64);
            columns[1].push(a.max(b) as f64);
        }
    }
    Table { name: "network", headings: vec!["from".into(), "to".into()], columns }
}

/// Comparisons of ideas, two at a time.
pub fn comparisons(count: usize, items: usize) -> Table {
    let mut chance = Chance::new(13);
    let strength: Vec<f64> = (0..items).map(|_| chance.normal()).collect();
    let mut columns = vec![Vec::new(); 2];
    for _ in 0..count {
        let a = chance.below(items);
        let b = (a + 1 + chance.below(items - 1)) % items;
        let first = chance.share() < 1.0 / (1.0 + (strength[b] - strength[a]).exp());
        columns[0].push(if first { a } else { b } as f64);
        columns[1].push(if first { b } else { a } as f64);
    }
    Table { name: "comparisons", headings: vec!["winner".into(), "loser".into()], columns }
}

/// Ballots that rank three to ten of ten options; the rest are gaps.
pub fn ballots(count: usize) -> Table {
    let mut chance = Chance::new(14);
    let mut columns = vec![Vec::new(); 10];
    for _ in 0..count {
        let mut liking: Vec<(f64, usize)> = (0..10).map(|option| (0.12 * option as f64 + chance.normal(), option)).collect();
        liking.sort_by(|a, b| b.0.total_cmp(&a.0));
        let ranked = 3 + chance.below(8);
        for (place, column) in columns.iter_mut().enumerate() {
            column.push(if place < ranked { liking[place].1 as f64 } else { f64::NAN });
        }
    }
    Table { name: "ballots", headings: named("choice", 10), columns }
}

/// Days until an innovation is dropped, with ties, four groups and five covariates.
pub fn lifetimes(count: usize) -> Table {
    let mut chance = Chance::new(15);
    let mut columns = vec![Vec::new(); 8];
    for _ in 0..count {
        let x: Vec<f64> = (0..5).map(|_| chance.normal()).collect();
        let group = chance.below(4) as f64;
        let rate = (0.3 * x[0] - 0.2 * x[1] + 0.1 * x[2] + 0.1 * group).exp() / 400.0;
        let event = -(1.0 - chance.share()).ln() / rate;
        let censored = 100.0 + 900.0 * chance.share();
        let row = [event.min(censored).ceil(), f64::from(u8::from(event <= censored)), group];
        for (column, value) in columns.iter_mut().zip(row.into_iter().chain(x)) {
            column.push(value);
        }
    }
    let headings = ["time", "event", "group"].map(String::from).into_iter().chain(named("x", 5)).collect();
    Table { name: "lifetimes", headings, columns }
}

/// Terms until an innovation is dropped, at most eight, with readiness and a coach.
pub fn terms(people: usize) -> Table {
    let mut chance = Chance::new(16);
    let mut columns = vec![Vec::new(); 4];
    for _ in 0..people {
        let (readiness, coach) = (chance.normal(), chance.below(2) as f64);
        let (mut term, mut event) = (0.0, 0.0);
        while term < 8.0 && event == 0.0 {
            term += 1.0;
            event = f64::from(u8::from(chance.share() < 1.0 / (1.0 + (1.4 + 0.1 * term + 0.4 * readiness + 0.3 * coach).exp())));
            if chance.share() < 0.05 {
                break;
            }
        }
        for (column, value) in columns.iter_mut().zip([term, event, readiness, coach]) {
            column.push(value);
        }
    }
    Table { name: "terms", headings: ["term", "event", "readiness", "coach"].map(String::from).to_vec(), columns }
}

/// Forecasts to two digits and what came of them.
pub fn forecasts(count: usize) -> Table {
    let mut chance = Chance::new(17);
    let mut columns = vec![Vec::new(); 2];
    for _ in 0..count {
        let p = (100.0 * chance.share() * chance.share()).round() / 100.0;
        columns[0].push(p);
        columns[1].push(f64::from(u8::from(chance.share() < 0.1 + 0.7 * p)));
    }
    Table { name: "forecasts", headings: vec!["p".into(), "y".into()], columns }
}

/// Everything, at the sizes of the table in benches/README.md.
pub fn all() -> Vec<Table> {
    vec![
        likert(100_000),
        likert_gaps(100_000),
        three_factors("factors", 301, 0.0),
        three_factors("factors_gaps", 10_000, 0.07),
        ratings("ratings_two", 100_000, 2, 0.0),
        ratings("ratings_five", 100_000, 5, 0.0),
        ratings("ratings_gaps", 100_000, 5, 0.1),
        judged(1000, 4),
        groups(4000),
        group_scores(400, 10_000),
        teachers(100, 900, 10_000),
        votes("votes_large", 20_000, 500, 0.15),
        votes("votes_town", 2031, 896, 0.124),
        network(5000, 50_000),
        comparisons(10_000, 100),
        ballots(10_000),
        lifetimes(100_000),
        terms(100_000),
        forecasts(100_000),
    ]
}
