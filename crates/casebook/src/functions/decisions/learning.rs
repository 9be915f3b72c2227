//! Fidelity of an innovation and dose of professional learning.

use super::names::{Names, amounts, found, heading, share};
use crate::function::said_once;
use crate::{Call, Fault, fields};
use measures::dose::{Session, dose};
use measures::fidelity::{FidelityRule, Ideal, Rating, ic_fidelity};
use serde_json::Value;
use std::collections::HashMap;

/// More levels than any map of an innovation has.
const MOST_LEVELS: usize = 1_000_000;

pub(super) fn fidelity(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let (teacher, rater) = (heading(data, &["teacher"], 0)?, heading(data, &["rater"], 1)?);
    let weighted: HashMap<String, f64> = match call.args.get("weights") {
        Some(_) => call.args.number_map("weights")?.into_iter().collect(),
        None => data.headings().iter().filter(|h| ![teacher, rater].contains(&h.as_str())).map(|h| (h.clone(), 1.0)).collect(),
    };
    weighted.keys().try_for_each(|component| data.place(component).map(|_| ()))?;
    let components = Names::listed(data.headings().iter().filter(|heading| weighted.contains_key(*heading)).cloned().collect());
    let levels = call.args.count_within("levels", 4, 2..=MOST_LEVELS)?;
    let ideal = match call.args.count_or("best_level", 1)? {
        1 => Ideal::First,
        best if best == levels => Ideal::Last,
        best => return Err(call.args.fault("best_level", format!("is {best}, neither 1 nor {levels}"))),
    };
    let rule = FidelityRule {
        levels: u32::try_from(levels).map_err(|_| call.args.fault("levels", "is too large"))?,
        ideal,
        weights: components.names.iter().map(|name| weighted.get(name).copied().unwrap_or(0.0)).collect(),
        min_weight_answered: share(call, "min_weight_answered", 0.0)?,
        faithful_at_or_above: share(call, "faithful_at_or_above", 1.0)?,
    };
    let (teacher_cells, raters) = (data.all_texts(teacher)?, data.texts(rater)?);
    // Two ratings without the name of a rater may be of two raters.
    let by = |(teacher, rater): (&String, &Option<&str>)| rater.map(|rater| (teacher.clone(), rater.to_owned()));
    said_once(data, data.place(rater)?, teacher_cells.iter().zip(&raters).map(by), |line| {
        format!("this rater has rated this teacher in row {line} already")
    })?;
    let teachers = Names::of(teacher_cells.iter().map(String::as_str));
    let places = found(data, teacher, &teacher_cells, &teachers)?;
    let columns: Vec<usize> = components.names.iter().map(|name| data.place(name)).collect::<Result<_, _>>()?;
    let level = |row: usize, column: usize| match data.number_at(row, column)? {
        None => Ok(None),
        Some(x) if x >= 1.0 && x <= levels as f64 && x.fract() == 0.0 => Ok(Some(x as u32)),
        Some(x) => Err(data.fault(row, column, format!("\"{x}\" is no level from 1 to {levels}"))),
    };
    let rating = |row: usize| {
        Ok(Rating { teacher: places[row], levels: columns.iter().map(|column| level(row, *column)).collect::<Result<_, _>>()? })
    };
    let ratings = (0..data.len()).map(rating).collect::<Result<Vec<_>, Fault>>()?;
    let result = ic_fidelity(&ratings, teachers.names.len(), &rule)?;
    let per_rating = (0..data.len())
        .map(|row| fields! { "teacher" => teachers.json(places[row]), "rater" => raters[row], "fidelity" => result.ratings[row] });
    Ok(fields! {
        "per_rating" => per_rating.collect::<Vec<_>>(),
        "teacher_mean" => teachers.map(result.teachers.iter().map(|mean| mean.clone().ok())),
        "share_faithful" => result.faithful_share,
        "exact_agreement" => components.all(result.agreement),
    })
}

pub(super) fn dosed(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let (teacher, component, hours) =
        (heading(data, &["teacher", "person"], 0)?, heading(data, &["component"], 1)?, heading(data, &["hours"], 2)?);
    let thresholds = call.args.number_map("thresholds_hours")?;
    let given: Vec<String> = call.args.texts("components")?.into_iter().map(str::to_owned).collect();
    let components = Names::listed(if given.is_empty() { thresholds.iter().map(|(name, _)| name.clone()).collect() } else { given });
    let threshold = |name: &String| {
        let found = thresholds.iter().find(|(key, _)| key == name).map(|(_, hours)| *hours).filter(|hours| *hours >= 0.0);
        found.ok_or_else(|| call.args.fault("thresholds_hours", format!("has no threshold from 0 for {name}")))
    };
    let needed = components.names.iter().map(threshold).collect::<Result<Vec<f64>, Fault>>()?;
    let (teacher_cells, component_cells) = (data.all_texts(teacher)?, data.all_texts(component)?);
    let teachers = Names::of(teacher_cells.iter().map(String::as_str));
    let (people, parts) = (found(data, teacher, &teacher_cells, &teachers)?, found(data, component, &component_cells, &components)?);
    let sessions: Vec<Session> = people
        .into_iter()
        .zip(parts)
        .zip(amounts(data, hours)?)
        .map(|((person, component), hours)| Session { person, component, hours })
        .collect();
    let result = dose(&sessions, teachers.names.len(), &needed)?;
    let per_teacher = result.people.iter().enumerate().map(|(place, person)| {
        fields! {
            "teacher" => teachers.json(place),
            "hours" => components.all(person.hours.iter().copied()),
            "total" => person.total,
            "components_met" => person.met,
            "complete" => person.complete,
        }
    });
    let coaching = components.place(call.args.text_or("coaching_component", "coaching")?);
    Ok(fields! {
        "per_teacher" => per_teacher.collect::<Vec<_>>(),
        "share_complete" => result.complete_share,
        "share_any_coaching" => coaching.map(|place| result.any_share[place]),
        "share_any" => components.all(result.any_share),
    })
}
