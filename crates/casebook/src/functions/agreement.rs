//! Agreement: of raters on units, and of the people of a group with each other.

use super::order::in_order;
use crate::{Call, Data, Fault, Function, fields, shape::Shape, shape::merged};
use measures::icc::{Icc, icc};
use measures::kappa::{Kappa, Table, Weights, fleiss, light};
use measures::krippendorff::{Metric, krippendorff};
use measures::ratings::GAP;
use measures::within_group::{Groups, NullSpread, Spread, average_deviation, icc1_mixed, one_way};
use measures::{Answers, Interval, Ratings, Undefined};
use serde_json::Value;

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "cohen_kappa",
        inputs: &["a row per unit, a column for each of two raters"],
        about: "agreement of two raters beyond chance, plain and weighted",
        settings: &[
            "categories: all categories in order [those that occur]",
            "items: the columns of the two raters [all]",
            "conf: level of the intervals [0.95]",
        ],
        run: cohen,
    },
    Function {
        name: "fleiss_kappa",
        inputs: &["a row per unit, a column per rater"],
        about: "agreement of several raters beyond chance: Fleiss, Light",
        settings: &["categories: all categories [those that occur]", "items: columns of raters [all]"],
        run: several,
    },
    Function {
        name: "krippendorff_alpha",
        inputs: &["a row per unit, a column per rater; gaps allowed"],
        about: "agreement of any number of raters on any scale",
        settings: &["items: columns of raters [all]"],
        run: any_scale,
    },
    Function {
        name: "icc",
        inputs: &["a row per unit, a column per rater"],
        about: "six intraclass correlations with intervals",
        settings: &["items: columns of raters [all]", "conf: level of the intervals [0.95]"],
        run: intraclass,
    },
    Function {
        name: "rwg_j",
        inputs: &["the group, then a column per item: a row per person"],
        about: "agreement within each group: rwg(j), rwg, Lindell's r*, average deviation, a_wg",
        settings: &[
            "scale_points: points of the scale [5]",
            "min, max: its ends [1; scale_points]",
            "ranvar_…: variance when nobody agrees, one figure each, such as ranvar_slight_skew",
            "group, items: columns [the first; the rest]",
        ],
        run: within,
    },
    Function {
        name: "icc1_icc2",
        inputs: &["the group, then a column per item: a row per person"],
        about: "how much of all difference lies between groups, for the mean over the items",
        settings: &["group, items: columns [the first; the rest]"],
        run: between,
    },
];

/// The ratings of all columns as places in the list of categories: "categories" of the args, or what occurs, in its order.
fn ratings(call: &Call) -> Result<Ratings<'static>, Fault> {
    let data = call.input(0)?;
    let chosen = call.args.distinct_texts("items")?;
    let places: Vec<usize> = match chosen.as_slice() {
        [] => (0..data.headings().len()).collect(),
        chosen => chosen.iter().map(|heading| data.place(heading)).collect::<Result<_, _>>()?,
    };
    let columns: Vec<Vec<Option<&str>>> =
        places.iter().map(|place| (0..data.len()).map(|row| data.text_at(row, *place)).collect()).collect();
    let listed: Vec<String> = match call.args.get("categories") {
        None => Vec::new(),
        Some(Value::Array(list)) => list.iter().map(as_text).collect(),
        Some(single) => vec![as_text(single)],
    };
    let mut met = in_order(columns.iter().flatten().flatten().copied());
    met.dedup_by(|a, b| same(a, b));
    let categories: Vec<&str> = if listed.is_empty() { met } else { listed.iter().map(String::as_str).collect() };
    let mut codes = Vec::with_capacity(columns.len() * data.len());
    for (place, column) in columns.iter().enumerate() {
        for (row, cell) in column.iter().enumerate() {
            codes.push(match cell {
                None => GAP,
                Some(text) => match categories.iter().position(|category| same(category, text)) {
                    Some(code) if code < usize::from(GAP) => code as u8,
                    Some(_) => return Err(call.args.fault("categories", "are more than 255")),
                    None => {
                        return Err(data.fault(
                            row,
                            places[place],
                            format!("\"{text}\" is none of the categories {}", categories.join(", ")),
                        ));
                    }
                },
            });
        }
    }
    Ok(Ratings::new(data.len(), columns.len(), categories.len(), codes)?)
}

fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Whether two cells name one category: the same text, or the same number however written.
fn same(a: &str, b: &str) -> bool {
    a == b || matches!((a.parse::<f64>(), b.parse::<f64>()), (Ok(x), Ok(y)) if x == y)
}

fn cohen(call: &Call) -> Result<Value, Fault> {
    let ratings = ratings(call)?;
    if ratings.columns() != 2 {
        return Err(call.input(0)?.whole_fault(format!("has {} columns of raters, not two; args.items names two", ratings.columns())));
    }
    let level = call.args.level_or("conf", 0.95)?;
    let table = Table::of(&ratings, 0, 1)?;
    let plain = table.kappa(Weights::Unweighted, level)?;
    let (linear, quadratic) = (table.kappa(Weights::Linear, level)?, table.kappa(Weights::Quadratic, level)?);
    // psych knows no list of categories: it sees those that occur.
    let used = table.used_categories();
    let (psych, variance) = (used.kappa(Weights::Quadratic, level)?, used.psych_weighted_variance(Weights::Quadratic));
    let z = used.kappa(Weights::Unweighted, level)?;
    Ok(fields! {
        "n" => table.n(),
        "po" => plain.observed,
        "pe" => plain.expected,
        "kappa" => plain.kappa,
        "ase_vcd" => plain.standard_error,
        "ci" => plain.interval,
        "kappa_linear" => linear.kappa,
        "ase_linear_vcd" => linear.standard_error,
        "ci_linear" => linear.interval,
        "kappa_quadratic" => quadratic.kappa,
        "ase_quadratic_vcd" => quadratic.standard_error,
        "ci_quadratic" => quadratic.interval,
        "psych_var_kappa" => z.standard_error.clone().map(|error| error * error),
        "psych_var_weighted" => variance,
        "psych_ci_unweighted" => z.interval,
        "psych_ci_quadratic" => psych_interval(&psych, variance.clone()),
    })
}

/// psych's interval of the weighted kappa: as wide as its own variance makes it.
fn psych_interval(kappa: &Kappa, variance: Result<f64, Undefined>) -> Result<Interval, Undefined> {
    let (middle, error, interval) = (kappa.kappa.clone()?, kappa.standard_error.clone()?, kappa.interval.clone()?);
    let z = if error > 0.0 { ((interval.high - interval.low) / (2.0 * error)).abs() } else { 0.0 };
    let half = z * variance?.sqrt();
    Ok(Interval { low: (middle - half).max(-1.0), high: (middle + half).min(1.0), ..interval })
}

fn several(call: &Call) -> Result<Value, Fault> {
    let ratings = ratings(call)?;
    let figures = fleiss(&ratings)?;
    Ok(fields! {
        "units" => figures.units,
        "raters" => figures.raters,
        "kappa" => figures.kappa,
        "po" => figures.observed,
        "pe" => figures.expected,
        "category_p" => figures.shares,
        "z" => figures.z,
        "p" => figures.p,
        "light_kappa" => light(&ratings),
    })
}

fn any_scale(call: &Call) -> Result<Value, Fault> {
    let answers = call.input(0)?.answers(&call.args.distinct_texts("items")?)?;
    let of = |metric| krippendorff(&answers, metric);
    Ok(fields! {
        "nominal" => of(Metric::Nominal),
        "ordinal" => of(Metric::Ordinal),
        "interval" => of(Metric::Interval),
        "ratio" => of(Metric::Ratio),
    })
}

fn intraclass(call: &Call) -> Result<Value, Fault> {
    let table = icc(&call.input(0)?.answers(&call.args.distinct_texts("items")?)?, call.args.level_or("conf", 0.95)?)?;
    let column = |f: fn(&Icc) -> Value| table.forms.iter().map(f).collect::<Vec<Value>>();
    Ok(fields! {
        "units" => table.units,
        "left_out" => table.left_out,
        "type" => column(|form| form.form.name().json()),
        "icc" => column(|form| form.icc.json()),
        "F" => column(|form| form.f.json()),
        "df1" => column(|form| form.df1.json()),
        "df2" => column(|form| form.df2.json()),
        "p" => column(|form| form.p.json()),
        "lower" => column(|form| form.interval.as_ref().ok().map(|i| i.low).json()),
        "upper" => column(|form| form.interval.as_ref().ok().map(|i| i.high).json()),
    })
}

/// People with their group: the column "group" of the args (the first otherwise), and the items ("items", all others otherwise).
struct Grouped<'a> {
    names: Vec<&'a str>,
    of: Vec<usize>,
    items: Vec<&'a str>,
    answers: Answers,
}

impl<'a> Grouped<'a> {
    /// People without a group are left out.
    fn read(call: &'a Call, data: &'a Data) -> Result<Grouped<'a>, Fault> {
        let Some(first) = data.headings().first() else { return Err(data.whole_fault("has no column")) };
        let group = call.args.text_or("group", first)?;
        let chosen = call.args.distinct_texts("items")?;
        let items: Vec<&str> = if chosen.is_empty() {
            data.headings().iter().map(String::as_str).filter(|heading| *heading != group).collect()
        } else {
            chosen
        };
        if items.is_empty() {
            return Err(data.whole_fault("has no item beside the group"));
        }
        let texts = data.texts(group)?;
        let names = in_order(texts.iter().flatten().copied());
        let places: std::collections::HashMap<&str, usize> = names.iter().enumerate().map(|(place, name)| (*name, place)).collect();
        let all = data.answers(&items)?;
        let rows: Vec<(usize, usize)> = texts.iter().enumerate().filter_map(|(row, name)| Some((row, *places.get((*name)?)?))).collect();
        let cells = (0..all.columns()).flat_map(|j| rows.iter().map(|(row, _)| all.column(j)[*row]).collect::<Vec<f64>>()).collect();
        let answers = Answers::new(rows.len(), all.columns(), cells)?;
        Ok(Grouped { names, of: rows.into_iter().map(|(_, group)| group).collect(), items, answers })
    }

    fn groups(&self) -> Result<Groups<'_>, Fault> {
        Ok(Groups::new(self.of.as_slice(), self.names.len())?)
    }
}

/// More points than any scale has.
const MOST_POINTS: usize = 1_000_000;

fn within(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let grouped = Grouped::read(call, data)?;
    let groups = grouped.groups()?;
    let points = call.args.count_within("scale_points", 5, 2..=MOST_POINTS)?;
    let uniform = match call.args.get("ranvar_uniform") {
        Some(_) => NullSpread::Variance(call.args.positive_or("ranvar_uniform", 0.0)?),
        None => NullSpread::Uniform { points: points as u32 },
    };
    let (low, high) = (call.args.number_or("min", 1.0)?, call.args.number_or("max", points as f64)?);
    if low >= high {
        let name = if call.args.get("min").is_some() { "min" } else { "max" };
        return Err(call.args.fault(name, format!("leaves a scale from {low} to {high}")));
    }
    for item in &grouped.items {
        let column = data.place(item)?;
        let wrong = data.numbers(item)?.iter().position(|x| x.is_some_and(|x| x < low || x > high));
        if let Some(row) = wrong {
            return Err(data.fault(
                row,
                column,
                format!("is not between {low} and {high}; args.scale_points gives the points of the scale"),
            ));
        }
    }
    let spread = Spread::of(&grouped.answers, &groups)?;
    let deviations = average_deviation(&grouped.answers, &groups)?;
    // Groups in which nobody answered everything are not shown.
    let shown: Vec<usize> = (0..groups.count()).filter(|g| spread.size(*g) > 0).collect();
    let each = |f: &dyn Fn(usize) -> Result<f64, Undefined>| shown.iter().map(|g| f(*g)).collect::<Vec<_>>();
    let mut agreed: Vec<f64> = shown.iter().filter_map(|g| spread.rwg_j(*g, uniform).ok()).collect();
    agreed.sort_by(f64::total_cmp);
    let result = fields! {
        "group" => shown.iter().map(|g| grouped.names[*g]).collect::<Vec<_>>(),
        "n" => shown.iter().map(|g| spread.size(*g)).collect::<Vec<_>>(),
        "rwg_j_uniform" => each(&|g| spread.rwg_j(g, uniform)),
        "rwg_star_lindell" => each(&|g| spread.r_star(g, uniform)),
        "ad_m" => each(&|g| deviations[g].clone()),
        "awg" => each(&|g| spread.a_wg(g, low, high)),
        "median_rwg_j" => median(&agreed),
    };
    let mut more = serde_json::Map::new();
    for (name, variance) in other_nulls(call)? {
        more.insert(format!("rwg_j_{name}"), each(&|g| spread.rwg_j(g, NullSpread::Variance(variance))).json());
    }
    for (place, item) in grouped.items.iter().enumerate() {
        // By itself, an item's agreement is of all who answered that item.
        let alone = Spread::of(&grouped.answers.select(&[place])?, &groups)?;
        let named: Vec<_> = (0..groups.count()).filter(|g| alone.size(*g) > 0).map(|g| alone.rwg(g, 0, uniform)).collect();
        // An item may be called as the whole scale is: "j" would take the place of all items together.
        let mut field = format!("rwg_{item}_uniform");
        while result.get(&field).is_some() || more.contains_key(&field) {
            field = field.replacen("rwg_", "rwg_item_", 1);
        }
        more.insert(field, named.json());
    }
    Ok(merged(result, Value::Object(more)))
}

/// Every arg "ranvar_…" but the uniform one: a name and a variance.
fn other_nulls(call: &Call) -> Result<Vec<(String, f64)>, Fault> {
    let mut nulls = Vec::new();
    for name in call.args.names() {
        if let Some(null) = name.strip_prefix("ranvar_").filter(|null| *null != "uniform") {
            nulls.push((null.to_owned(), call.args.positive_or(name, 0.0)?));
        }
    }
    Ok(nulls)
}

/// The middle of sorted values, or the mean of the two.
fn median(sorted: &[f64]) -> Option<f64> {
    let half = sorted.len() / 2;
    let upper = sorted.get(half)?;
    Some(if sorted.len() % 2 == 1 { *upper } else { 0.5 * (sorted[half - 1] + upper) })
}

fn between(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let grouped = Grouped::read(call, data)?;
    // The mean over the items, of those who answered all.
    let k = grouped.answers.columns();
    let mean = |row: usize| (0..k).map(|j| grouped.answers.get(row, j)).sum::<Option<f64>>().map(|sum| sum / k as f64);
    let (of, means): (Vec<usize>, Vec<f64>) =
        grouped.of.iter().enumerate().filter_map(|(row, group)| mean(row).map(|mean| (*group, mean))).unzip();
    let groups = Groups::new(of, grouped.names.len())?;
    let table = one_way(&means, &groups)?;
    Ok(fields! {
        "icc1" => table.icc1,
        "icc1_unequal" => table.icc1_unequal,
        "icc2" => table.icc2,
        "msb" => table.between,
        "msw" => table.within,
        "F" => table.f,
        "p" => table.p,
        "n_groups" => table.groups,
        "n_bar" => table.mean_size,
        "icc1_mixed" => icc1_mixed(&means, &groups),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Args;
    use serde_json::json;
    use std::path::Path;

    fn run(run: fn(&Call) -> Result<Value, Fault>, csv: &str, args: Value) -> Result<Value, String> {
        let data = vec![Data::parse(Path::new("a.csv"), csv.as_bytes()).unwrap()];
        run(&Call { data, args: Args::new(args).unwrap() }).map_err(|fault| fault.to_string())
    }

    const GROUPS: &str = "g,i,k\na,1,5\na,2,4\na,2,1\nb,4,4\nb,5,4\nb,5,5\n";

    #[test]
    fn an_item_called_as_the_scale_is_does_not_take_its_place() {
        let plain = run(within, GROUPS, json!({})).unwrap();
        let named = run(within, &GROUPS.replace("g,i,k", "g,j,item_j"), json!({})).unwrap();
        assert_eq!(named["rwg_j_uniform"], plain["rwg_j_uniform"]);
        assert_eq!(named["rwg_item_j_uniform"], plain["rwg_i_uniform"]);
        assert_eq!(named["rwg_item_item_j_uniform"], plain["rwg_k_uniform"]);
    }

    #[test]
    fn an_answer_beyond_the_scale_and_a_variance_of_nothing_are_mistakes() {
        let said = run(within, &GROUPS.replace("b,5,4", "b,6,4"), json!({ "scale_points": 5 })).unwrap_err();
        assert!(said.starts_with("a.csv, row 6, column i: is not between 1 and 5"), "{said}");
        assert!(run(within, &GROUPS.replace("b,5,4", "b,6,4"), json!({ "scale_points": 6 })).is_ok());
        for (args, name) in [
            (json!({ "ranvar_uniform": 0 }), "ranvar_uniform"),
            (json!({ "ranvar_slight_skew": -1 }), "ranvar_slight_skew"),
            (json!({ "scale_points": 1 }), "scale_points"),
        ] {
            assert!(run(within, GROUPS, args).unwrap_err().starts_with(&format!("args.{name}: ")), "{name}");
        }
    }

    #[test]
    fn raters_are_the_columns_that_are_named() {
        let (three, two) = ("unit,r1,r2\n7,1,1\n8,2,2\n9,3,2\n10,1,1\n", "r1,r2\n1,1\n2,2\n3,2\n1,1\n");
        for function in [cohen as fn(&Call) -> Result<Value, Fault>, several, any_scale, intraclass] {
            assert_eq!(run(function, three, json!({ "items": ["r1", "r2"] })).unwrap(), run(function, two, json!({})).unwrap());
            assert!(run(function, three, json!({ "items": ["r1", "r1"] })).unwrap_err().starts_with("args.items: "));
            assert!(run(function, three, json!({ "items": ["r1", "r9"] })).unwrap_err().contains("no column \"r9\""));
        }
        let said = run(cohen, three, json!({ "items": ["r1", "r2"], "categories": [1, 2] })).unwrap_err();
        assert!(said.starts_with("a.csv, row 4, column r1: \"3\""), "{said}");
    }
}
