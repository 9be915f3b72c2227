//! Scales of several items and two groups compared: scores, reliability, differences.

use super::order::in_order;
use crate::{Call, Data, Fault, Function, fields, shape::Shape, shape::merged};
use measures::difference::{Tails, cohen_d, hedges_g, mann_whitney, welch};
use measures::reliability::{Gaps, Reliability, reliability};
use measures::scale::{Method, Scale, need};
use measures::{Answers, Undefined, mean};
use serde_json::Value;

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "scale_score",
        inputs: &["a row per person, a column per item"],
        about: "one score per person over the items they answered, if they answered enough",
        settings: &[
            "reverse: items worded the other way, from 1 [none]",
            "min, max: ends of the scale (needed with reverse)",
            "method: mean or prorated_sum [mean]",
            "min_answered_fraction: share of items that must be answered [0.5]",
            "need: that many items instead of a share",
        ],
        run: scores,
    },
    Function {
        name: "alpha",
        inputs: &["a row per person, a column per item"],
        about: "Cronbach's alpha with intervals, its kin, and the statistics of every item",
        settings: &[
            "use: pairwise, or complete.obs for people without gaps [pairwise]",
            "reverse: items worded the other way, from 1 [none]",
            "limits: [lowest, highest answer] (needed with reverse)",
            "items: columns to use, each once [all]",
            "conf: level of the intervals [0.95]",
        ],
        run: alpha,
    },
    Function {
        name: "two_group",
        inputs: &["the group, the value: a row per person"],
        about: "two groups compared: Welch, Mann–Whitney, Cohen's d, Hedges' g, Cliff's delta",
        settings: &[
            "value: the column with the values [the second]",
            "conf: level of the interval [0.95]",
            "exact: exact Mann–Whitney [false]",
            "correct: its continuity correction [true]",
        ],
        run: two_group,
    },
];

/// The items of a file as they count: those named by "items" (all otherwise), with the lowest and highest possible answer.
struct Items {
    answers: Answers,
    names: Vec<String>,
    reversed: Vec<usize>,
    low: f64,
    high: f64,
}

impl Items {
    /// `limits`: the ends of the scale, if given; those met in the data otherwise.
    fn read(call: &Call, limits: Option<(f64, f64)>) -> Result<Items, Fault> {
        let data = call.input(0)?;
        let chosen = call.args.distinct_texts("items")?;
        let answers = data.answers(&chosen)?;
        let names: Vec<String> =
            if chosen.is_empty() { data.headings().to_vec() } else { chosen.iter().map(|name| (*name).to_owned()).collect() };
        let reversed = call.args.distinct_places("reverse")?;
        if let Some(place) = reversed.iter().find(|place| **place >= names.len()) {
            return Err(call.args.fault("reverse", format!("names item {} of {}", place + 1, names.len())));
        }
        let (low, high) = limits.unwrap_or_else(|| met(&answers));
        if low > high {
            let name = if call.args.get("limits").is_some() { "limits" } else { "min" };
            return Err(call.args.fault(name, format!("has the lowest answer at {low}, above the highest at {high}")));
        }
        for (column, name) in names.iter().enumerate() {
            let wrong = answers.column(column).iter().position(|x| *x < low || *x > high);
            if let (Some(row), Ok(place)) = (wrong, data.place(name)) {
                return Err(data.fault(row, place, format!("is not between {low} and {high}")));
            }
        }
        Ok(Items { answers, names, reversed, low, high })
    }

    fn turned(&self) -> Result<Answers, Fault> {
        Ok(self.answers.clone().reversed(&self.reversed, self.low, self.high)?)
    }
}

/// The lowest and highest answer there is.
fn met(answers: &Answers) -> (f64, f64) {
    let cells = (0..answers.columns()).flat_map(|j| answers.column(j)).filter(|x| !x.is_nan());
    let (low, high) = cells.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(*x), high.max(*x)));
    if low <= high { (low, high) } else { (0.0, 0.0) }
}

fn scores(call: &Call) -> Result<Value, Fault> {
    let args = &call.args;
    let limits =
        if args.get("min").is_some() || args.get("max").is_some() { Some((args.number("min")?, args.number("max")?)) } else { None };
    let items = Items::read(call, limits)?;
    let k = items.names.len();
    let method = match args.text_or("method", "mean")? {
        "mean" => Method::Mean,
        "prorated_sum" => Method::ProratedSum,
        other => return Err(args.fault("method", format!("is \"{other}\"; this knows mean and prorated_sum"))),
    };
    if let other @ ("mean" | "median") = args.text_or("impute", "none")? {
        return Err(args.fault("impute", format!("is \"{other}\"; a gap is not filled here")));
    }
    let fraction = args.number_or("min_answered_fraction", 0.5)?;
    let least = need(fraction, k).map_err(|reason| args.fault("min_answered_fraction", reason.to_string()))?;
    let need = if args.get("need").is_some() { args.count_within("need", least, 1..=k)? } else { least };
    let scale = Scale { low: items.low, high: items.high, reversed: &items.reversed, need, method };
    let scores = scale.scores(&items.answers)?;
    let scored: Vec<f64> = scores.iter().flatten().copied().collect();
    let figures = reliability(&items.turned()?, Gaps::Pairwise, 0.95);
    let alpha = figures.and_then(|figures| figures.alpha);
    // The average correlation that an alpha of k items stands for, as psych's scoreItems has it.
    let average = alpha.clone().map(|alpha| alpha / (k as f64 - alpha * (k as f64 - 1.0)));
    Ok(fields! {
        "score" => scores,
        "need" => need,
        "n_scored" => scored.len(),
        "mean" => mean::mean(&scored),
        "sd" => mean::sd(&scored),
        "alpha" => alpha,
        "av_r" => average,
    })
}

fn alpha(call: &Call) -> Result<Value, Fault> {
    let gaps = match call.args.text_or("use", "pairwise")? {
        "pairwise" | "pairwise.complete.obs" => Gaps::Pairwise,
        "complete.obs" | "listwise" | "complete" => Gaps::Listwise,
        other => return Err(call.args.fault("use", format!("is \"{other}\"; this knows pairwise and complete.obs"))),
    };
    let limits = match call.args.numbers("limits")?.as_slice() {
        [] => None,
        [low, high] => Some((*low, *high)),
        _ => return Err(call.args.fault("limits", "must be the lowest and the highest answer")),
    };
    let items = Items::read(call, limits)?;
    let figures = reliability(&items.turned()?, gaps, call.args.level_or("conf", 0.95)?)?;
    Ok(merged(shaped(&figures), rests(&items.names, &figures)))
}

fn shaped(figures: &Reliability) -> Value {
    let items = &figures.items;
    let interval = |interval: &Result<measures::Interval, Undefined>| {
        fields! { "lower" => interval.as_ref().ok().map(|i| i.low), "upper" => interval.as_ref().ok().map(|i| i.high) }
    };
    fields! {
        "raw_alpha" => figures.alpha,
        "std_alpha" => figures.standardized,
        "guttman6" => figures.lambda6,
        "average_r" => figures.average_r,
        "median_r" => figures.median_r,
        "ase_duhachek" => figures.standard_error,
        "feldt_ci" => interval(&figures.feldt),
        "n_used_for_ci" => figures.n,
        "duhachek_ci" => interval(&figures.duhachek),
        "item" => fields! {
            "n" => items.iter().map(|item| item.n).collect::<Vec<_>>(),
            "raw_r" => items.iter().map(|item| item.item_total.clone()).collect::<Vec<_>>(),
            "r_drop" => items.iter().map(|item| item.item_rest.clone()).collect::<Vec<_>>(),
            "r_cor" => items.iter().map(|item| item.item_rest_smc.clone()).collect::<Vec<_>>(),
            "mean" => items.iter().map(|item| item.mean).collect::<Vec<_>>(),
            "sd" => items.iter().map(|item| item.sd).collect::<Vec<_>>(),
        },
        "alpha_if_dropped" => items.iter().map(|item| item.alpha_if_dropped.clone()).collect::<Vec<_>>(),
        "std_alpha_if_dropped" => items.iter().map(|item| item.standardized_alpha_if_dropped.clone()).collect::<Vec<_>>(),
    }
}

/// Item-rest correlations by name, as some cases ask for a single one.
fn rests(names: &[String], figures: &Reliability) -> Value {
    let rest = names.iter().zip(&figures.items).map(|(name, item)| (format!("r_drop_{name}"), item.item_rest.json()));
    Value::Object(rest.collect())
}

fn two_group(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let [group, value] = two_columns(call, data)?;
    let groups = data.texts(&group)?;
    let values = data.numbers(&value)?;
    let names = in_order(groups.iter().flatten().copied());
    let [first, second] = names.as_slice() else {
        return Err(data.whole_fault(format!("column {group} has {} groups, not two", names.len())));
    };
    let of = |name: &str| -> Vec<f64> { groups.iter().zip(&values).filter(|(g, _)| **g == Some(name)).filter_map(|(_, x)| *x).collect() };
    let (a, b) = (of(first), of(second));
    let level = call.args.level_or("conf", 0.95)?;
    let tails = match (call.args.flag_or("exact", false)?, call.args.flag_or("correct", true)?) {
        (true, _) => Tails::ExactIfPossible,
        (false, true) => Tails::Normal,
        (false, false) => Tails::NormalUncorrected,
    };
    let (t, ranks) = (welch(&a, &b, level), mann_whitney(&a, &b, tails));
    Ok(fields! {
        "groups" => [*first, *second],
        "welch_t" => t.as_ref().ok().map(|t| t.t),
        "df" => t.as_ref().ok().map(|t| t.df),
        "p" => t.as_ref().ok().map(|t| t.p),
        "ci" => t.as_ref().ok().map(|t| t.interval),
        // Known as soon as both groups have a value, also where nothing can be said of chance.
        "difference" => mean::mean(&a).and_then(|first| mean::mean(&b).map(|second| first - second)),
        "mw_W" => ranks.as_ref().ok().map(|ranks| ranks.w),
        "mw_p" => ranks.clone().and_then(|ranks| ranks.p),
        "cohen_d" => cohen_d(&a, &b),
        "hedges_g" => hedges_g(&a, &b),
        "cliffs_delta" => ranks.map(|ranks| ranks.cliffs_delta),
    })
}

/// The columns of the group and the value: as named in the args, or the first two.
fn two_columns(call: &Call, data: &Data) -> Result<[String; 2], Fault> {
    let [first, second, ..] = data.headings() else {
        return Err(data.whole_fault("needs two columns: the group and the value"));
    };
    Ok([call.args.text_or("group", first)?.to_owned(), call.args.text_or("value", second)?.to_owned()])
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

    const ITEMS: &str = "a,b,c\n1,2,2\n3,3,4\n5,4,5\n2,2,1\n";

    #[test]
    fn an_item_named_twice_is_a_mistake() {
        for function in [alpha as fn(&Call) -> Result<Value, Fault>, scores] {
            let scale = json!({ "limits": [1, 5], "min": 1, "max": 5 });
            let with = |name: &str, value: Value| merged(scale.clone(), json!({ name: value }));
            assert_eq!(run(function, ITEMS, with("items", json!(["a", "b", "a"]))).unwrap_err(), "args.items: names \"a\" twice");
            assert_eq!(run(function, ITEMS, with("reverse", json!([2, 2]))).unwrap_err(), "args.reverse: names 2 twice");
        }
        assert!(run(alpha, ITEMS, json!({ "limits": [5, 1] })).unwrap_err().starts_with("args.limits: "));
        assert!(run(alpha, ITEMS, json!({ "conf": 1 })).unwrap_err().starts_with("args.conf: is 1, "));
    }

    #[test]
    fn a_difference_needs_no_test() {
        let found = run(two_group, "g,y\na,4\nb,1\n", json!({})).unwrap();
        assert_eq!((&found["difference"], &found["p"]), (&json!(3.0), &Value::Null));
        assert_eq!(run(two_group, "g,y\na,4\nb,\n", json!({})).unwrap()["difference"], Value::Null);
    }
}
