//! Equity of voice.

use super::names::{Names, amounts, found, heading, one_row_each};
use crate::function::spelled;
use crate::{Call, Fault, fields, shape::Shape};
use measures::voice::{self, Resampled, Speaker};
use serde_json::Value;

/// More draws than anybody would wait for.
const MOST_RESAMPLES: usize = 100_000;

fn ends(interval: &Resampled) -> Value {
    [interval.low, interval.high].json()
}

pub(super) fn equity_of_voice(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let column = call.args.text_or("value", heading(data, &["seconds", "turns"], data.headings().len().saturating_sub(1))?)?;
    one_row_each(data, &["person"])?;
    let seconds = amounts(data, column)?;
    let (level, seed) = (call.args.level_or("conf", 0.95)?, call.args.count_or("seed", 1)? as u64);
    let resamples = call.args.count_within("resamples", 0, 0..=MOST_RESAMPLES)?;
    let equity = voice::equity(&seconds)?;
    let figures = equity.concentration.as_ref().ok();
    let mut result = fields! {
        "n" => equity.people,
        "gini" => figures.map(|c| c.gini),
        "gini_unbiased" => figures.and_then(|c| c.gini_unbiased.clone().ok()),
        "entropy" => figures.map(|c| c.entropy),
        "entropy_normalised" => figures.and_then(|c| c.entropy_normalized.clone().ok()),
        "theil_T" => figures.map(|c| c.theil),
        "hhi" => figures.map(|c| c.hhi),
        "hoover" => figures.map(|c| c.hoover),
        "top20_share" => figures.map(|c| c.top_share),
        "silent_share" => equity.silent_share,
    };
    if resamples > 0 {
        result["gini_bootstrap"] = voice::gini_interval(&seconds, level, resamples, seed).as_ref().map_or(Value::Null, ends);
    }
    let Some(group) = spelled(data, &["group"]) else { return Ok(result) };
    let cells = data.all_texts(group)?;
    let names = Names::of(cells.iter().map(String::as_str));
    let groups = found(data, group, &cells, &names)?;
    let turns = data.all_counts(spelled(data, &["turns"]).unwrap_or(column))?;
    let people: Vec<Speaker> = groups.iter().zip(turns).map(|(group, turns)| Speaker { group: *group, turns }).collect();
    let mut by_group = fields! { "group" => names.names };
    match voice::representation(&people, names.names.len(), level) {
        Ok(found) => {
            let list = |figure: fn(&voice::GroupVoice) -> Value| found.groups.iter().map(figure).collect::<Value>();
            by_group["people_share"] = list(|group| group.people_share.json());
            by_group["turn_share"] = list(|group| group.turn_share.json());
            by_group["turn_share_wilson"] = list(|group| group.turn_interval.json());
            by_group["representation_index"] = list(|group| group.index.json());
            by_group["representation_index_ci"] = list(|group| group.index_interval.json());
            by_group["max_deviation"] = found.max_deviation.json();
            result["chisq_gof"] = found.chi_square.json();
            result["chisq_p"] = found.chi_square_p.json();
            result["G_stat"] = found.g.json();
            result["G_p"] = found.g_p.json();
            result["df"] = found.df.json();
        }
        // No turn at all: shares of people are known, shares of nothing are not.
        Err(measures::Undefined::TooFew { .. }) => {
            let nothing = || names.names.iter().map(|_| Value::Null).collect::<Value>();
            by_group["people_share"] =
                (0..names.names.len()).map(|g| groups.iter().filter(|of| **of == g).count() as f64 / groups.len() as f64).collect();
            for field in ["turn_share", "turn_share_wilson", "representation_index", "representation_index_ci"] {
                by_group[field] = nothing();
            }
            for field in ["chisq_gof", "G_stat"] {
                result[field] = Value::Null;
            }
            by_group["max_deviation"] = Value::Null;
        }
        Err(error) => return Err(error.into()),
    }
    if resamples > 0 {
        by_group["representation_index_bootstrap"] =
            match voice::representation_intervals(&people, names.names.len(), level, resamples, seed) {
                Ok(intervals) => intervals.iter().map(|interval| interval.as_ref().map_or(Value::Null, ends)).collect(),
                Err(_) => Value::Null,
            };
    }
    result["by_group"] = by_group;
    Ok(result)
}

pub(super) fn gini(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let column = data.place(call.args.text_or("value", heading(data, &["v"], data.headings().len().saturating_sub(1))?)?)?;
    let separator = call.args.text_or("separator", "|")?;
    if separator.is_empty() {
        return Err(call.args.fault("separator", "is empty"));
    }
    let (mut ginis, mut unbiased, mut entropies, mut silent) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in 0..data.len() {
        let number = |part: &str| match part.trim().parse::<f64>() {
            Ok(x) if x >= 0.0 && x.is_finite() => Ok(x),
            _ => Err(data.fault(row, column, format!("\"{}\" is not a number from 0", part.trim()))),
        };
        let amounts: Vec<f64> = match data.text_at(row, column) {
            Some(text) => text.split(separator).map(number).collect::<Result<_, _>>()?,
            None => Vec::new(),
        };
        let found = voice::equity(&amounts).ok();
        let concentration = found.as_ref().and_then(|equity| equity.concentration.as_ref().ok());
        ginis.push(concentration.map(|c| c.gini));
        unbiased.push(concentration.and_then(|c| c.gini_unbiased.clone().ok()));
        entropies.push(concentration.and_then(|c| c.entropy_normalized.clone().ok()));
        silent.push(found.map(|equity| equity.silent_share));
    }
    Ok(fields! { "gini" => ginis, "gini_unbiased" => unbiased, "entropy_normalised" => entropies, "silent_share" => silent })
}
