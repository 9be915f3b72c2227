//! Control and run charts.

mod points;
#[cfg(test)]
mod tests;

use crate::{Call, Fault, Function, expression, fields, shape::Shape, shape::merged};
use measures::Undefined;
use measures::control::{
    Chart, Counted, Dispersion, Limits, Screening, c_chart, g_chart, median_limits, moving_ranges, nelson, p_chart, p_prime_chart,
    run_chart, t_chart, u_chart, u_prime_chart, western_electric, x_bar, xmr,
};
use points::{Charted, Points, charted, points};
use serde_json::Value;

const SERIES: &[&str] = &["a value per row, in order of time"];
const COUNTS: &[&str] = &["a subgroup per row: how many (numerator) of how many (denominator)"];

const VALUE: &str = "value: a column, or a formula such as count+1 [y, value, z, count, or the only column of numbers]";
const PHASES: &str = "phase_last_index: last point of each phase but the last, from 1 [one phase]";
const SCREENED: &str = "screen_moving_ranges: leave out ranges beyond their limit once [false]";
const MEANT: &str = "x: a column; rows that share it are one point, their mean, in order of the numbers or of appearance [a point per row]";
const SUMMED: &str = "x: a column; rows that share it are one point, their sum, in order of the numbers or of appearance [a point per row]";
const ORDERED: &str = "ordered: whether points follow each other in time; otherwise runs signal nothing [true]";

const PHASED: &[&str] = &[VALUE, PHASES, MEANT, ORDERED];
const PHASED_SCREENED: &[&str] = &[VALUE, PHASES, MEANT, ORDERED, SCREENED];
const PHASED_SUMMED: &[&str] = &[VALUE, PHASES, SUMMED, ORDERED];
const COUNTED: &[&str] = &[
    "numerator, denominator: columns",
    "multiply: such as 1000 for a rate per thousand [1]",
    PHASES,
    SUMMED,
    "ordered: whether points follow each other in time [false if the first column, or that of x, holds names or dates; true otherwise]; \
     if not, runs signal nothing (\"runs_judged\": false) and p′ and u′ take the spread of all points instead of neighbors",
    SCREENED,
];

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "xmr",
        inputs: SERIES,
        about: "XmR chart: single figures with limits from their moving ranges, in phases",
        settings: PHASED_SCREENED,
        run: individuals,
    },
    Function {
        name: "xmr_formula",
        inputs: SERIES,
        about: "XmR limits by 2.66 mean, and 3.145 median, moving ranges",
        settings: &[VALUE, MEANT],
        run: formula,
    },
    Function { name: "run_chart", inputs: SERIES, about: "run chart: median line and the Anhøj rules", settings: PHASED, run },
    Function { name: "p_chart", inputs: COUNTS, about: "p chart: shares of groups of varying size", settings: COUNTED, run: p },
    Function {
        name: "pp_chart",
        inputs: COUNTS,
        about: "p′ chart (Laney): shares, with the spread between subgroups",
        settings: COUNTED,
        run: p_prime,
    },
    Function { name: "u_chart", inputs: COUNTS, about: "u chart: events per unit of exposure", settings: COUNTED, run: u },
    Function {
        name: "up_chart",
        inputs: COUNTS,
        about: "u′ chart (Laney): rates, with the spread between subgroups",
        settings: COUNTED,
        run: u_prime,
    },
    Function { name: "c_chart", inputs: SERIES, about: "c chart: counts in equal stretches", settings: PHASED_SUMMED, run: c },
    Function { name: "g_chart", inputs: SERIES, about: "g chart: cases between rare events", settings: PHASED, run: g },
    Function { name: "t_chart", inputs: SERIES, about: "t chart: time between rare events", settings: PHASED_SCREENED, run: t },
    Function {
        name: "xbar_chart",
        inputs: &["subgroup, value"],
        about: "X̄ chart with R and S charts",
        settings: &[
            "k: rows of each subgroup, in order of the file [by a column]",
            "x: the column that names the subgroup of a row [subgroup, or the first]",
            VALUE,
        ],
        run: subgroups,
    },
    Function {
        name: "nelson_rules",
        inputs: SERIES,
        about: "Nelson's eight rules and those of Western Electric",
        settings: &["center, sigma: of the process [mean, and mean moving range / 1.128; for a column z, 0 and 1]", VALUE, MEANT],
        run: rules,
    },
];

/// One value per point.
struct Series {
    values: Vec<Option<f64>>,
    points: Points,
    /// The column or formula they come from.
    name: String,
}

impl Series {
    /// What the result says about where its points come from.
    fn told(&self) -> Value {
        merged(fields! { "value_column" => self.name.clone() }, self.points.told())
    }
}

/// One value per point: of its rows that have one, the sum or the mean.
fn series(call: &Call, sum: bool, allowed: fn(f64) -> bool) -> Result<Series, Fault> {
    let Charted { data, name, places, figures } = charted(call)?;
    if let Some(row) = figures.iter().position(|x| x.is_some_and(|x| !allowed(x))) {
        let value = figures[row].unwrap_or_default();
        return Err(data.fault(row, places.first().copied().unwrap_or(0), format!("{value} is too small for this chart")));
    }
    let points = points(call, data, &places, false)?;
    let one = |rows: &Vec<usize>| {
        let there: Vec<f64> = rows.iter().filter_map(|row| figures[*row]).collect();
        let divisor = if sum { 1.0 } else { there.len() as f64 };
        (!there.is_empty()).then(|| there.iter().sum::<f64>() / divisor)
    };
    Ok(Series { values: points.rows.iter().map(one).collect(), points, name: name.to_owned() })
}

/// Figures of any size, the mean of each point.
fn figures(call: &Call) -> Result<Series, Fault> {
    series(call, false, |_| true)
}

/// Where later phases start, from the places (counted from 1) where earlier ones end. Ends outside the chart end nothing.
fn starts(call: &Call, points: usize) -> Result<Vec<usize>, Fault> {
    let name = ["phase_last_index", "part", "phases"].into_iter().find(|name| call.args.get(name).is_some()).unwrap_or("phase_last_index");
    let mut ends = Vec::new();
    for end in call.args.numbers(name)? {
        if end < 0.0 || end.fract() != 0.0 {
            return Err(call.args.fault(name, format!("{end} is not a place, counted from 1")));
        }
        if end >= 1.0 && end < points as f64 {
            ends.push(end as usize);
        }
    }
    ends.sort_unstable();
    ends.dedup();
    Ok(ends)
}

fn screening(call: &Call) -> Result<Screening, Fault> {
    Ok(if call.args.flag_or("screen_moving_ranges", false)? { Screening::Once } else { Screening::Off })
}

/// A chart in the shape of the cases: a list per field, with the figures of a phase at each of its points.
fn drawn(call: &Call, chart: Chart, ordered: bool) -> Result<Value, Fault> {
    let chart = chart.times(call.args.number_or("multiply", 1.0)?);
    let chart = if ordered { chart } else { chart.unordered() };
    let of_phase = |figure: &dyn Fn(&measures::control::Phase) -> Value| -> Vec<Value> {
        chart.phases.iter().flat_map(|phase| std::iter::repeat_n(figure(phase), phase.points.len())).collect()
    };
    let points = &chart.points;
    Ok(fields! {
        "y" => points.iter().map(|point| point.value).collect::<Vec<_>>(),
        "cl" => of_phase(&|phase| phase.center.json()),
        "lcl" => points.iter().map(|point| point.lower).collect::<Vec<_>>(),
        "ucl" => points.iter().map(|point| point.upper).collect::<Vec<_>>(),
        "sigma_signal" => points.iter().map(|point| point.beyond).collect::<Vec<_>>(),
        "runs_signal" => of_phase(&|phase| phase.runs.signal.json()),
        "longest_run" => of_phase(&|phase| phase.runs.longest.json()),
        "longest_run_max" => of_phase(&|phase| phase.runs.longest_allowed.json()),
        "n_crossings" => of_phase(&|phase| phase.runs.crossings.json()),
        "n_crossings_min" => of_phase(&|phase| phase.runs.crossings_needed.json()),
        "n_useful" => of_phase(&|phase| phase.runs.useful.json()),
        "runs_judged" => ordered,
        "part" => (0..points.len()).map(|point| chart.phase_of(point) + 1).collect::<Vec<_>>(),
    })
}

fn individuals(call: &Call) -> Result<Value, Fault> {
    let series = figures(call)?;
    let values = &series.values;
    let chart = xmr(values, &starts(call, values.len())?, screening(call)?)?;
    let whole = merged(drawn(call, chart, series.points.ordered)?, series.told());
    // The ranges of the series as a whole, as if it had one phase.
    let Ok(ranges) = moving_ranges(values) else { return Ok(whole) };
    let one = xmr(values, &[], Screening::Off)?;
    let limits = one.points.first().map(|point| (point.lower, point.upper));
    let more = fields! {
        "mr_mean" => ranges.mean,
        "mr_ucl" => ranges.limit,
        "qcc_sigma" => ranges.sigma,
        "qcc_lcl" => limits.and_then(|limits| limits.0),
        "qcc_ucl" => limits.and_then(|limits| limits.1),
    };
    Ok(merged(whole, more))
}

fn formula(call: &Call) -> Result<Value, Fault> {
    /// 3 / 1.128, rounded as it is taught.
    const MEAN_FACTOR: f64 = 2.66;
    let series = figures(call)?;
    let values = &series.values;
    let center = center_of(values)?;
    let ranges = moving_ranges(values);
    let limit = |sign: f64| Some(center? + sign * MEAN_FACTOR * ranges.as_ref().ok()?.mean);
    let median = median_limits(values);
    let limits = fields! {
        "cl" => center,
        "ucl_266" => limit(1.0),
        "lcl_266" => limit(-1.0),
        "mr_mean" => ranges.clone().map(|ranges| ranges.mean),
        "mr_mean_screened" => ranges.map(|ranges| ranges.screened_mean),
        "median_mr_limits" => [median.clone().map(|limits| limits.0), median.map(|limits| limits.1)],
    };
    Ok(merged(limits, series.told()))
}

/// The center line of an XmR chart in one phase.
fn center_of(values: &[Option<f64>]) -> Result<Option<f64>, Undefined> {
    Ok(xmr(values, &[], Screening::Off)?.phases.first().and_then(|phase| phase.center.clone().ok()))
}

fn run(call: &Call) -> Result<Value, Fault> {
    single(call, false, |_| true, |values, starts, _| run_chart(values, starts))
}

type Draw = fn(&[Option<f64>], &[usize], Screening) -> Result<Chart, Undefined>;

fn single(call: &Call, sum: bool, allowed: fn(f64) -> bool, draw: Draw) -> Result<Value, Fault> {
    let series = series(call, sum, allowed)?;
    let chart = draw(&series.values, &starts(call, series.values.len())?, screening(call)?)?;
    Ok(merged(drawn(call, chart, series.points.ordered)?, series.told()))
}

fn c(call: &Call) -> Result<Value, Fault> {
    single(call, true, |x| x >= 0.0, |values, starts, _| c_chart(values, starts))
}

fn g(call: &Call) -> Result<Value, Fault> {
    single(call, false, |x| x >= 0.0, |values, starts, _| g_chart(values, starts))
}

fn t(call: &Call) -> Result<Value, Fault> {
    single(call, false, |x| x > 0.0, t_chart)
}

type DrawCounted = fn(&[Option<Counted>], &[usize], Dispersion) -> Result<Chart, Undefined>;

/// A chart of counts of something; `shares`: of people, so that there are no more than that.
fn counted(call: &Call, shares: bool, draw: DrawCounted) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let (above, below) = (call.args.text("numerator")?, call.args.text("denominator")?);
    let (events, of) = (expression::column(data, above, "numerator")?, expression::column(data, below, "denominator")?);
    let used = [expression::places(data, above, "numerator")?, expression::places(data, below, "denominator")?].concat();
    let points = points(call, data, &used, true)?;
    let place = |column: Option<&usize>| column.copied().unwrap_or(0);
    for (row, pair) in events.iter().zip(&of).enumerate() {
        let (Some(a), Some(b)) = pair else { continue };
        for (figure, column) in [(a, used.first()), (b, used.last())] {
            if *figure < 0.0 {
                return Err(data.fault(row, place(column), format!("{figure} is below 0")));
            }
        }
        if shares && a > b && *b > 0.0 {
            return Err(data.fault(row, place(used.first()), format!("{a} is more than the {b} it is a share of")));
        }
    }
    let one = |rows: &Vec<usize>| {
        // A row counts only with both figures.
        let there: Vec<Counted> = rows.iter().filter_map(|row| Some(Counted { events: events[*row]?, of: of[*row]? })).collect();
        (!there.is_empty()).then(|| Counted { events: there.iter().map(|c| c.events).sum(), of: there.iter().map(|c| c.of).sum() })
    };
    let counts: Vec<Option<Counted>> = points.rows.iter().map(one).collect();
    let dispersion = if points.ordered { Dispersion::MovingRanges(screening(call)?) } else { Dispersion::Deviations };
    let chart = draw(&counts, &starts(call, counts.len())?, dispersion)?;
    Ok(merged(drawn(call, chart, points.ordered)?, points.told()))
}

fn p(call: &Call) -> Result<Value, Fault> {
    counted(call, true, |counts, starts, _| p_chart(counts, starts))
}

fn p_prime(call: &Call) -> Result<Value, Fault> {
    counted(call, true, p_prime_chart)
}

fn u(call: &Call) -> Result<Value, Fault> {
    counted(call, false, |counts, starts, _| u_chart(counts, starts))
}

fn u_prime(call: &Call) -> Result<Value, Fault> {
    counted(call, false, u_prime_chart)
}

/// `[lower, upper]` where all subgroups have the same, a pair per subgroup otherwise.
fn pairs(limits: Result<Vec<Limits>, Undefined>, same: bool) -> Value {
    let Ok(limits) = limits else { return Value::Null };
    let pair = |limits: &Limits| [limits.lower, limits.upper].json();
    match limits.first() {
        Some(first) if same => pair(first),
        _ => limits.iter().map(pair).collect(),
    }
}

fn subgroups(call: &Call) -> Result<Value, Fault> {
    let charted = charted(call)?;
    let (groups, told) = points::subgroups(call, &charted)?;
    let values: Vec<Vec<f64>> = groups.iter().map(|rows| rows.iter().filter_map(|row| charted.figures[*row]).collect()).collect();
    let chart = x_bar(&values)?;
    let same = chart.sizes.windows(2).all(|pair| pair[0] == pair[1]);
    let told = merged(fields! { "value_column" => charted.name }, told);
    let chart = fields! {
        "means" => chart.means,
        "center" => chart.center,
        "sigma_R" => chart.sigma_ranges,
        "limits_R" => pairs(chart.limits_by_ranges, same),
        "sigma_S" => chart.sigma_sds,
        "limits_S" => pairs(Ok(chart.limits_by_sds), same),
        "sigma_rmsdf" => chart.sigma_pooled,
        "s_limits" => pairs(Ok(chart.sd_limits), same),
        "r_limits" => pairs(chart.range_limits, same),
        "beyond" => chart.above.iter().chain(&chart.below).map(|place| place + 1).collect::<Vec<_>>(),
    };
    Ok(merged(chart, told))
}

fn rules(call: &Call) -> Result<Value, Fault> {
    let series = figures(call)?;
    let values = &series.values;
    // What is called z has been set against its center and spread already.
    let standard = series.name == "z";
    let center = match call.args.get("center") {
        None if !standard => center_of(values)?.ok_or(Undefined::TooFew { n: 0, needed: 1 })?,
        _ => call.args.number_or("center", 0.0)?,
    };
    let sigma = match call.args.get("sigma") {
        None if !standard => Some(moving_ranges(values)?.sigma).filter(|sigma| *sigma > 0.0).ok_or(Undefined::NoVariance)?,
        _ => call.args.number_or("sigma", 1.0)?,
    };
    if sigma.is_nan() || sigma <= 0.0 {
        return Err(call.args.fault("sigma", format!("is {sigma}, not a number above 0")));
    }
    let from_one = |places: &Vec<usize>| places.iter().map(|place| place + 1).collect::<Vec<_>>();
    let mut result = serde_json::Map::new();
    for (number, places) in nelson(values, center, sigma)?.rules.iter().enumerate() {
        result.insert(format!("rule{}", number + 1), from_one(places).json());
    }
    let western = western_electric(values, center, sigma)?.rules.iter().map(from_one).collect::<Vec<_>>();
    result.insert("western_electric".to_owned(), western.json());
    Ok(merged(Value::Object(result), merged(fields! { "center" => center, "sigma" => sigma }, series.told())))
}
