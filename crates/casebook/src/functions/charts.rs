//! Control and run charts.

use crate::{Call, Data, Fault, Function, expression, fields, shape::Shape, shape::merged};
use measures::Undefined;
use measures::control::{
    Chart, Counted, Dispersion, Limits, Screening, c_chart, g_chart, median_limits, moving_ranges, nelson, p_chart, p_prime_chart,
    run_chart, t_chart, u_chart, u_prime_chart, western_electric, x_bar, xmr,
};
use serde_json::Value;

const SERIES: &[&str] = &["a value per row, in order of time"];
const COUNTS: &[&str] = &["a subgroup per row: how many (numerator) of how many (denominator)"];

const PHASED: &[&str] = &[
    "value: a column, or a formula such as count+1 [y, value, z, count, or the last]",
    "phase_last_index: last row of each phase but the last, from 1 [one phase]",
    "x: the column of times [rows in order]",
];
const COUNTED: &[&str] = &[
    "numerator, denominator: columns",
    "multiply: such as 1000 for a rate per thousand [1]",
    "phase_last_index: last row of each phase but the last, from 1 [one phase]",
    "screen_moving_ranges: leave out ranges beyond their limit once [false]",
];

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "xmr",
        inputs: SERIES,
        about: "XmR chart: single figures with limits from their moving ranges, in phases",
        settings: &[
            "value: a column, or a formula such as count+1 [the usual names]",
            "phase_last_index: last rows of phases [one phase]",
            "x: the column of times",
            "screen_moving_ranges: leave out ranges beyond their limit once [false]",
        ],
        run: individuals,
    },
    Function {
        name: "xmr_formula",
        inputs: SERIES,
        about: "XmR limits by 2.66 mean, and 3.145 median, moving ranges",
        settings: &["value: a column [the usual names]"],
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
    Function { name: "c_chart", inputs: SERIES, about: "c chart: counts in equal stretches", settings: PHASED, run: c },
    Function { name: "g_chart", inputs: SERIES, about: "g chart: cases between rare events", settings: PHASED, run: g },
    Function { name: "t_chart", inputs: SERIES, about: "t chart: time between rare events", settings: PHASED, run: t },
    Function {
        name: "xbar_chart",
        inputs: &["subgroup, value"],
        about: "X̄ chart with R and S charts",
        settings: &["k: rows of each subgroup, in order [the column subgroup]", "value: the column with the values"],
        run: subgroups,
    },
    Function {
        name: "nelson_rules",
        inputs: SERIES,
        about: "Nelson's eight rules and those of Western Electric",
        settings: &["center, sigma: of the process [0, 1]"],
        run: rules,
    },
];

/// What a file holds its values under when args do not say.
const VALUE_COLUMNS: &[&str] = &["y", "value", "z", "count"];

/// One value per point, and whether the points have an order in time.
struct Series {
    values: Vec<Option<f64>>,
    ordered: bool,
}

fn value_column<'a>(call: &'a Call, data: &'a Data) -> Result<&'a str, Fault> {
    let last = data.headings().last().map_or("", String::as_str);
    call.args.text_or("value", VALUE_COLUMNS.iter().copied().find(|name| data.has(name)).unwrap_or(last))
}

/// Values as they stand in the file.
fn series(call: &Call) -> Result<Vec<Option<f64>>, Fault> {
    let data = call.input(0)?;
    expression::column(data, value_column(call, data)?, "value")
}

/// The column that says which subgroup a row belongs to: `x`, or the first unless it holds values.
fn subgroup_column(call: &Call, data: &Data, used: &[usize]) -> Result<Option<usize>, Fault> {
    if call.args.get("x").is_some() {
        return data.place(call.args.text("x")?).map(Some);
    }
    Ok(Some(0).filter(|first| !used.contains(first)))
}

/// The rows of each subgroup, in the order of the subgroups, and whether that is an order in time: numbers are, names are not.
fn grouped(call: &Call, data: &Data, used: &[usize]) -> Result<(Vec<Vec<usize>>, bool), Fault> {
    let single = || ((0..data.len()).map(|row| vec![row]).collect(), true);
    let Some(column) = subgroup_column(call, data, used)? else { return Ok(single()) };
    let mut rows: Vec<usize> = (0..data.len()).filter(|row| data.text_at(*row, column).is_some()).collect();
    let numbers: Option<Vec<f64>> = (0..data.len()).map(|row| data.number_at(row, column).map(|x| x.unwrap_or(f64::NAN)).ok()).collect();
    let same = |a: usize, b: usize| match &numbers {
        Some(numbers) => numbers[a] == numbers[b],
        None => data.text_at(a, column) == data.text_at(b, column),
    };
    match &numbers {
        Some(numbers) => rows.sort_by(|a, b| numbers[*a].total_cmp(&numbers[*b])),
        None => rows.sort_by_key(|row| data.text_at(*row, column)),
    }
    let groups = rows.chunk_by(|a, b| same(*a, *b)).map(<[usize]>::to_vec).collect();
    Ok((groups, numbers.is_some()))
}

/// One value per subgroup: the sum (counts) or the mean (g and t) of its rows that have one.
fn collected(call: &Call, sum: bool, allowed: fn(f64) -> bool) -> Result<Series, Fault> {
    let data = call.input(0)?;
    let name = value_column(call, data)?;
    let (column, used) = (expression::column(data, name, "value")?, expression::places(data, name, "value")?);
    if let Some(row) = column.iter().position(|x| x.is_some_and(|x| !allowed(x))) {
        let value = column[row].unwrap_or_default();
        return Err(data.fault(row, used.first().copied().unwrap_or(0), format!("{value} is too small for this chart")));
    }
    let (groups, ordered) = grouped(call, data, &used)?;
    let one = |rows: &Vec<usize>| {
        let there: Vec<f64> = rows.iter().filter_map(|row| column[*row]).collect();
        let divisor = if sum { 1.0 } else { there.len() as f64 };
        (!there.is_empty()).then(|| there.iter().sum::<f64>() / divisor)
    };
    Ok(Series { values: groups.iter().map(one).collect(), ordered })
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
        "part" => (0..points.len()).map(|point| chart.phase_of(point) + 1).collect::<Vec<_>>(),
    })
}

fn individuals(call: &Call) -> Result<Value, Fault> {
    let values = series(call)?;
    let chart = xmr(&values, &starts(call, values.len())?, screening(call)?)?;
    let whole = drawn(call, chart, true)?;
    // The ranges of the series as a whole, as if it had one phase.
    let Ok(ranges) = moving_ranges(&values) else { return Ok(whole) };
    let one = xmr(&values, &[], Screening::Off)?;
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
    let values = series(call)?;
    let center = xmr(&values, &[], Screening::Off)?.phases.first().and_then(|phase| phase.center.clone().ok());
    let ranges = moving_ranges(&values);
    let limit = |sign: f64| Some(center? + sign * MEAN_FACTOR * ranges.as_ref().ok()?.mean);
    let median = median_limits(&values);
    Ok(fields! {
        "cl" => center,
        "ucl_266" => limit(1.0),
        "lcl_266" => limit(-1.0),
        "mr_mean" => ranges.clone().map(|ranges| ranges.mean),
        "mr_mean_screened" => ranges.map(|ranges| ranges.screened_mean),
        "median_mr_limits" => [median.clone().map(|limits| limits.0), median.map(|limits| limits.1)],
    })
}

fn run(call: &Call) -> Result<Value, Fault> {
    let values = series(call)?;
    let chart = run_chart(&values, &starts(call, values.len())?)?;
    drawn(call, chart, true)
}

type Draw = fn(&[Option<f64>], &[usize], Screening) -> Result<Chart, Undefined>;

fn single(call: &Call, sum: bool, allowed: fn(f64) -> bool, draw: Draw) -> Result<Value, Fault> {
    let Series { values, ordered } = collected(call, sum, allowed)?;
    let chart = draw(&values, &starts(call, values.len())?, screening(call)?)?;
    drawn(call, chart, ordered)
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
    let (groups, ordered) = grouped(call, data, &used)?;
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
    let counts: Vec<Option<Counted>> = groups.iter().map(one).collect();
    let dispersion = if ordered { Dispersion::MovingRanges(screening(call)?) } else { Dispersion::Deviations };
    let chart = draw(&counts, &starts(call, counts.len())?, dispersion)?;
    drawn(call, chart, ordered)
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

/// Subgroups of `k` rows each, in the order of the file; without `k`, of the rows that share the first column.
fn measured(call: &Call) -> Result<Vec<Vec<f64>>, Fault> {
    let data = call.input(0)?;
    let name = value_column(call, data)?;
    let column = expression::column(data, name, "value")?;
    if call.args.get("k").is_none() {
        let (groups, _) = grouped(call, data, &expression::places(data, name, "value")?)?;
        return Ok(groups.iter().map(|rows| rows.iter().filter_map(|row| column[*row]).collect()).collect());
    }
    let k = call.args.count("k")?;
    if k < 2 || !column.len().is_multiple_of(k) {
        return Err(call.args.fault("k", format!("{} rows cannot be cut into subgroups of {k}, at least 2", column.len())));
    }
    Ok(column.chunks(k).map(|rows| rows.iter().flatten().copied().collect()).collect())
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
    let chart = x_bar(&measured(call)?)?;
    let same = chart.sizes.windows(2).all(|pair| pair[0] == pair[1]);
    Ok(fields! {
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
    })
}

fn rules(call: &Call) -> Result<Value, Fault> {
    let values = series(call)?;
    let (center, sigma) = (call.args.number_or("center", 0.0)?, call.args.number_or("sigma", 1.0)?);
    if sigma.is_nan() || sigma <= 0.0 {
        return Err(call.args.fault("sigma", format!("is {sigma}, not a number above 0")));
    }
    let from_one = |places: &Vec<usize>| places.iter().map(|place| place + 1).collect::<Vec<_>>();
    let mut result = serde_json::Map::new();
    for (number, places) in nelson(&values, center, sigma)?.rules.iter().enumerate() {
        result.insert(format!("rule{}", number + 1), from_one(places).json());
    }
    let western = western_electric(&values, center, sigma)?.rules.iter().map(from_one).collect::<Vec<_>>();
    result.insert("western_electric".to_owned(), western.json());
    Ok(Value::Object(result))
}
