//! How long the measures take on the data of `inputs`: one bench for each row of the table in benches/README.md.
//! `benches/compare.py` runs them beside their peers. What a peer does before its clock starts (reading, recoding) is not timed here
//! either: each bench begins with the data in the form in which our callers hold them.

mod inputs;

use criterion::{Criterion, criterion_group, criterion_main};
use inputs::Table;
use measures::cfa::{self, Missing, Model, Settings};
use measures::correlation::Correlations;
use measures::factor::{CorrelationMatrix, hierarchical, single_factor};
use measures::forecast::Forecasts;
use measures::icc::icc;
use measures::kappa::{Weights, fleiss, kappa};
use measures::krippendorff::{Metric, krippendorff_of_ratings};
use measures::mixed::{self, Estimation, Term};
use measures::network::{Kind, Network, Search};
use measures::opinion::{Cast, Vote, Votes, conversation};
use measures::pairs::{Comparison, bradley_terry};
use measures::polychoric::polychoric;
use measures::reliability::{Gaps, alpha, alpha_of_ratings, reliability};
use measures::scale::{Method, Scale};
use measures::survival::{self, KaplanMeier, Link, Ties, Weight, cox, discrete_hazard, log_rank};
use measures::votes::{Ballots, Rank, instant_runoff};
use measures::within_group::{Groups, NullSpread, Spread, one_way};
use measures::{Answers, Ratings};
use std::hint::black_box;
use std::num::NonZeroUsize;

fn answers(table: &Table) -> Answers {
    let rows = table.columns[0].len();
    Answers::new(rows, table.columns.len(), table.columns.concat()).unwrap()
}

fn first(table: &Table, rows: usize) -> Answers {
    let cells = table.columns.iter().flat_map(|column| column[..rows].to_vec()).collect();
    Answers::new(rows, table.columns.len(), cells).unwrap()
}

fn codes(table: &Table, categories: usize) -> Ratings<'static> {
    let code = |x: &f64| if x.is_nan() { measures::ratings::GAP } else { *x as u8 - 1 };
    let codes: Vec<u8> = table.columns.iter().flatten().map(code).collect();
    Ratings::new(table.columns[0].len(), table.columns.len(), categories, codes).unwrap()
}

fn places(column: &[f64]) -> Vec<usize> {
    column.iter().map(|x| *x as usize).collect()
}

fn levels(column: &[f64]) -> (Vec<u32>, usize) {
    let levels: Vec<u32> = column.iter().map(|x| *x as u32).collect();
    let count = levels.iter().max().map_or(0, |last| *last as usize + 1);
    (levels, count)
}

fn scales(c: &mut Criterion) {
    let likert = answers(&inputs::likert(100_000));
    c.bench_function("alpha_items", |b| b.iter(|| reliability(black_box(&likert), Gaps::Pairwise, 0.95).unwrap()));
    c.bench_function("alpha_value", |b| b.iter(|| alpha(black_box(&likert), Gaps::Listwise).unwrap()));
    let likert = codes(&inputs::likert(100_000), 5);
    c.bench_function("alpha_value_codes", |b| b.iter(|| alpha_of_ratings(black_box(&likert), Gaps::Listwise).unwrap()));
    let gaps = answers(&inputs::likert_gaps(100_000));
    let scale = Scale { low: 1.0, high: 5.0, reversed: &[], need: 10, method: Method::Mean };
    c.bench_function("scale_means", |b| b.iter(|| scale.scores(black_box(&gaps)).unwrap()));
    let gap_codes = codes(&inputs::likert_gaps(100_000), 5);
    let from_zero = Scale { low: 0.0, high: 4.0, ..scale.clone() };
    c.bench_function("scale_means_codes", |b| b.iter(|| from_zero.scores_of_ratings(black_box(&gap_codes)).unwrap()));
    c.bench_function("correlations", |b| b.iter(|| Correlations::pairwise(black_box(&gaps))));
}

fn factors(c: &mut Criterion) {
    let likert = first(&inputs::likert(5000), 5000);
    let correlations = CorrelationMatrix::listwise(&likert).unwrap();
    c.bench_function("minres_1f", |b| b.iter(|| single_factor(black_box(&correlations)).unwrap()));
    c.bench_function("omega_3f", |b| b.iter(|| hierarchical(black_box(&correlations), 3).unwrap()));
    c.bench_function("polychoric", |b| b.iter(|| polychoric(black_box(&likert), 0.5).unwrap()));
    let model = Model::new(&[("a", &["x1", "x2", "x3"]), ("b", &["x4", "x5", "x6"]), ("c", &["x7", "x8", "x9"])]).unwrap();
    let whole = answers(&inputs::three_factors("factors", 301, 0.0));
    c.bench_function("cfa_3f", |b| b.iter(|| cfa::fit(&model, black_box(&whole), Settings::default()).unwrap()));
    let gaps = answers(&inputs::three_factors("factors_gaps", 10_000, 0.07));
    let settings = Settings { missing: Missing::FullInformation, ..Settings::default() };
    c.bench_function("cfa_fiml", |b| b.iter(|| cfa::fit(&model, black_box(&gaps), settings).unwrap()));
}

fn agreement(c: &mut Criterion) {
    let two = codes(&inputs::ratings("ratings_two", 100_000, 2, 0.0), 5);
    c.bench_function("kappa", |b| b.iter(|| kappa(black_box(&two), Weights::Quadratic, 0.95).unwrap()));
    let five = codes(&inputs::ratings("ratings_five", 100_000, 5, 0.0), 5);
    c.bench_function("fleiss", |b| b.iter(|| fleiss(black_box(&five)).unwrap()));
    let gaps = codes(&inputs::ratings("ratings_gaps", 100_000, 5, 0.1), 5);
    let values = [1.0, 2.0, 3.0, 4.0, 5.0];
    c.bench_function("krippendorff", |b| b.iter(|| krippendorff_of_ratings(black_box(&gaps), &values, Metric::Ordinal).unwrap()));
    let judged = answers(&inputs::judged(1000, 4));
    c.bench_function("icc_six", |b| b.iter(|| icc(black_box(&judged), 0.95).unwrap()));
    let table = inputs::groups(4000);
    let (of, items) = (places(&table.columns[0]), Answers::new(100_000, 5, table.columns[1..].concat()).unwrap());
    let groups = Groups::new(&of[..], 4000).unwrap();
    c.bench_function("rwg_j", |b| {
        b.iter(|| {
            let spread = Spread::of(black_box(&items), &groups).unwrap();
            (0..4000).map(|group| spread.rwg_j(group, NullSpread::Variance(2.0))).collect::<Vec<_>>()
        });
    });
    let table = inputs::group_scores(400, 10_000);
    let of = places(&table.columns[0]);
    let groups = Groups::new(&of[..], 400).unwrap();
    c.bench_function("icc1", |b| b.iter(|| one_way(black_box(&table.columns[1]), &groups).unwrap()));
}

fn models(c: &mut Criterion) {
    let table = inputs::teachers(100, 900, 10_000);
    let [(district, districts), (school, schools), (teacher, teachers)] = [0, 1, 2].map(|column| levels(&table.columns[column]));
    let (week, y) = (&table.columns[3][..], &table.columns[4][..]);
    let model = |rows: usize, terms| mixed::Model { response: &y[..rows], intercept: true, covariates: vec![&week[..rows]], terms };
    let three =
        model(100_000, vec![Term::intercept(&district, districts), Term::intercept(&school, schools), Term::intercept(&teacher, teachers)]);
    c.bench_function("lmm_three_level", |b| b.iter(|| black_box(&three).fit(Estimation::Restricted).unwrap()));
    let growth = model(100_000, vec![Term::slope(&teacher, teachers, week)]);
    c.bench_function("lmm_growth", |b| b.iter(|| black_box(&growth).fit(Estimation::Restricted).unwrap()));
    let random = model(20_000, vec![Term::intercept(&school[..20_000], schools)]);
    c.bench_function("random_intercept", |b| b.iter(|| black_box(&random).fit(Estimation::Restricted).unwrap()));
}

fn votes(table: &Table, people: usize, statements: usize) -> Vec<Cast> {
    let cast = |i: usize| {
        let vote = match table.columns[2][i] as i8 {
            1 => Vote::Agree,
            0 => Vote::Pass,
            _ => Vote::Disagree,
        };
        Cast { person: table.columns[0][i] as u32, statement: table.columns[1][i] as u32, vote }
    };
    let cast: Vec<Cast> = (0..table.columns[2].len()).map(cast).collect();
    assert!(cast.iter().all(|c| (c.person as usize) < people && (c.statement as usize) < statements));
    cast
}

fn opinions(c: &mut Criterion) {
    for (row, table, people, statements) in [
        ("polis_town", inputs::votes("votes_town", 2031, 896, 0.124), 2031, 896),
        ("polis_large", inputs::votes("votes_large", 20_000, 500, 0.15), 20_000, 500),
    ] {
        let cast = votes(&table, people, statements);
        let moderated = vec![false; statements];
        c.bench_function(row, |b| {
            b.iter(|| {
                let votes = Votes::new(people, statements, black_box(&cast)).unwrap();
                let settings = measures::opinion::Settings::default();
                let found = conversation(&votes, &moderated, &settings).unwrap();
                let said = measures::opinion::statistics(&votes, &found.labels, measures::opinion::ADDED).unwrap();
                (found, said)
            });
        });
    }
}

fn networks(c: &mut Criterion) {
    let table = inputs::network(5000, 50_000);
    let ties: Vec<(usize, usize)> = places(&table.columns[0]).into_iter().zip(places(&table.columns[1])).collect();
    let network = Network::new(5000, Kind::Undirected, &ties).unwrap();
    c.bench_function("betweenness", |b| b.iter(|| black_box(&network).betweenness(NonZeroUsize::MIN).unwrap()));
    // One search of two rounds, as the peers do by default.
    let search = Search { starts: 1, rounds: 2, ..Search::default() };
    c.bench_function("leiden", |b| b.iter(|| black_box(&network).leiden(search).unwrap()));
    c.bench_function("louvain", |b| b.iter(|| black_box(&network).louvain(Search { rounds: 1, ..search }).unwrap()));
}

fn choices(c: &mut Criterion) {
    let table = inputs::comparisons(10_000, 100);
    let comparison =
        |(first, second): (&f64, &f64)| Comparison { first: *first as usize, second: *second as usize, wins_first: 1, wins_second: 0 };
    let comparisons: Vec<Comparison> = table.columns[0].iter().zip(&table.columns[1]).map(comparison).collect();
    c.bench_function("bradley_terry", |b| b.iter(|| bradley_terry(100, black_box(&comparisons)).unwrap()));
    let table = inputs::ballots(10_000);
    let rank = |x: f64| if x.is_nan() { Rank::Blank } else { Rank::Candidate(x as usize) };
    let papers: Vec<Vec<Rank>> = (0..10_000).map(|i| table.columns.iter().map(|column| rank(column[i])).collect()).collect();
    let ballots = Ballots::new(10, &papers).unwrap();
    c.bench_function("irv", |b| b.iter(|| instant_runoff(black_box(&ballots)).unwrap()));
}

fn times(c: &mut Criterion) {
    let table = inputs::lifetimes(100_000);
    let time = &table.columns[0];
    let event: Vec<bool> = table.columns[1].iter().map(|x| *x == 1.0).collect();
    let group = places(&table.columns[2]);
    c.bench_function("kaplan_meier", |b| {
        b.iter(|| {
            let curve = KaplanMeier::new(black_box(time), &event).unwrap();
            let band = curve.band(0.95, survival::Scale::LogLog).unwrap();
            (curve, band)
        });
    });
    c.bench_function("log_rank", |b| b.iter(|| log_rank(black_box(time), &event, &group, 4, Weight::Equal).unwrap()));
    let covariates: Vec<&[f64]> = table.columns[3..].iter().map(Vec::as_slice).collect();
    c.bench_function("cox", |b| b.iter(|| cox(black_box(time), &event, &covariates, Ties::Efron).unwrap()));
    let table = inputs::terms(100_000);
    let last: Vec<u32> = table.columns[0].iter().map(|x| *x as u32).collect();
    let event: Vec<bool> = table.columns[1].iter().map(|x| *x == 1.0).collect();
    let covariates: Vec<&[f64]> = table.columns[2..].iter().map(Vec::as_slice).collect();
    c.bench_function("hazard", |b| b.iter(|| discrete_hazard(black_box(&last), &event, &covariates, Link::Logit).unwrap()));
}

fn forecasts(c: &mut Criterion) {
    let table = inputs::forecasts(100_000);
    let outcomes: Vec<bool> = table.columns[1].iter().map(|x| *x == 1.0).collect();
    c.bench_function("auc_brier", |b| {
        b.iter(|| {
            let forecasts = Forecasts::new(black_box(&table.columns[0]), &outcomes).unwrap();
            (forecasts.auc().unwrap().area, forecasts.brier(), forecasts.bins(10).unwrap())
        });
    });
    c.bench_function("auc_delong", |b| {
        b.iter(|| measures::forecast::auc(black_box(&table.columns[0]), &outcomes).unwrap().interval(0.95).unwrap())
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = scales, factors, agreement, models, opinions, networks, choices, times, forecasts
}
criterion_main!(benches);
