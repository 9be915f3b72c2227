//! From rows to the points of a chart: which column is charted, which rows are one point, and in which order they stand.
//!
//! A point is a row and rows stand in order of time, unless args.x names a column to put rows together by. Nothing is chosen
//! without the result saying so; where a choice would be a guess, the fault asks for it.

use crate::{Call, Data, Fault, expression, fields};
use serde_json::Value;
use std::collections::HashMap;

/// What a file holds its values under when args do not say.
const VALUE_COLUMNS: [&str; 4] = ["y", "value", "z", "count"];

/// What columns are called that say when or where, not how much; in any case.
const LABEL_COLUMNS: [&str; 23] = [
    "x", "t", "time", "date", "day", "week", "month", "quarter", "term", "year", "period", "nr", "no", "id", "row", "index", "order", "g",
    "group", "subgroup", "class", "school", "phase",
];

/// The column that is charted, and its figures by row.
pub struct Charted<'a> {
    pub data: &'a Data,
    /// Its name, or the formula.
    pub name: &'a str,
    pub places: Vec<usize>,
    pub figures: Vec<Option<f64>>,
}

/// args.value, or one of the usual names, or the only column of figures besides labels.
pub fn charted(call: &Call) -> Result<Charted<'_>, Fault> {
    let data = call.input(0)?;
    let name = match call.args.get("value") {
        Some(_) => call.args.text("value")?,
        None => usual(call, data)?,
    };
    let (places, figures) = (expression::places(data, name, "value")?, expression::column(data, name, "value")?);
    Ok(Charted { data, name, places, figures })
}

fn usual<'a>(call: &Call, data: &'a Data) -> Result<&'a str, Fault> {
    if let Some(name) = VALUE_COLUMNS.iter().find(|name| data.has(name)) {
        return Ok(name);
    }
    let headings = data.headings();
    if let [only] = headings {
        return Ok(only);
    }
    let by = call.args.get("x").and_then(Value::as_str);
    let is_label = |name: &str| by == Some(name) || LABEL_COLUMNS.contains(&name.to_lowercase().as_str());
    let figures: Vec<usize> = (0..headings.len()).filter(|place| !is_label(&headings[*place]) && holds_figures(data, *place)).collect();
    // A first column that never falls beside one that is charted is a count of weeks under another name.
    let after: Vec<usize> = figures.iter().copied().filter(|place| *place > 0 || !rises(data)).collect();
    match (after.as_slice(), figures.as_slice()) {
        ([only], _) | ([], [only]) => Ok(&headings[*only]),
        ([], _) => Err(call
            .args
            .fault("value", format!("{} has no column of numbers to chart; name one of {}", data.file().display(), headings.join(", ")))),
        (several, _) => {
            let names: Vec<&str> = several.iter().map(|place| headings[*place].as_str()).collect();
            let problem = format!("{} has several columns of numbers; say which to chart: {}", data.file().display(), names.join(", "));
            Err(call.args.fault("value", problem))
        }
    }
}

/// Whether at least half of what a column holds are numbers: one mistyped cell makes no names of them.
fn holds_figures(data: &Data, column: usize) -> bool {
    let (mut numbers, mut texts) = (0_usize, 0_usize);
    for row in 0..data.len() {
        match data.number_at(row, column) {
            Ok(None) => {}
            Ok(Some(_)) => numbers += 1,
            Err(_) => texts += 1,
        }
    }
    numbers > 0 && numbers >= texts
}

fn rises(data: &Data) -> bool {
    let mut last = f64::NEG_INFINITY;
    (0..data.len()).all(|row| match data.number_at(row, 0) {
        Ok(Some(x)) => std::mem::replace(&mut last, x) <= x,
        _ => false,
    })
}

/// Rows as points.
pub struct Points {
    /// The rows of each point.
    pub rows: Vec<Vec<usize>>,
    /// Whether points follow each other in time, so that runs mean something.
    pub ordered: bool,
    /// What put rows together, and the label of each point; `None` where each row is a point.
    by: Option<(String, Vec<String>)>,
}

impl Points {
    /// What the result says about how its points came about.
    pub fn told(&self) -> Value {
        let Some((column, labels)) = &self.by else { return serde_json::json!({}) };
        let merged: usize = self.rows.iter().map(Vec::len).filter(|rows| *rows > 1).sum();
        fields! { "x_column" => column, "x" => labels, "merged_rows" => merged }
    }
}

/// The points of a file whose columns `used` are charted. A point per row as the file has them, or, with args.x, per entry of
/// that column. `names_have_no_order`: whether rows labelled by text stand side by side (as the reference program of the
/// charts of shares and rates takes them) unless args.ordered says otherwise.
pub fn points(call: &Call, data: &Data, used: &[usize], names_have_no_order: bool) -> Result<Points, Fault> {
    let by = match call.args.get("x") {
        None => None,
        Some(_) => Some(data.place(call.args.text("x")?)?),
    };
    let label = by.or(Some(0).filter(|first| !used.contains(first)));
    let named = names_have_no_order && label.is_some_and(|column| (0..data.len()).any(|row| data.number_at(row, column).is_err()));
    let ordered = call.args.flag_or("ordered", !named)?;
    let Some(column) = by else {
        return Ok(Points { rows: (0..data.len()).map(|row| vec![row]).collect(), ordered, by: None });
    };
    let rows = grouped(data, column)?;
    let label = |rows: &Vec<usize>| rows.first().and_then(|row| data.text_at(*row, column)).unwrap_or_default().to_owned();
    let labels = rows.iter().map(label).collect();
    Ok(Points { rows, ordered, by: Some((data.headings()[column].clone(), labels)) })
}

/// The rows that share an entry of a column: by size if all are numbers, otherwise as they first appear.
pub fn grouped(data: &Data, column: usize) -> Result<Vec<Vec<usize>>, Fault> {
    if let Some(row) = (0..data.len()).find(|row| data.text_at(*row, column).is_none()) {
        return Err(data.fault(row, column, "is missing, so that the row belongs to no point"));
    }
    let numbers: Option<Vec<f64>> = (0..data.len()).map(|row| data.number_at(row, column).ok().flatten()).collect();
    if let Some(numbers) = numbers {
        let mut rows: Vec<usize> = (0..data.len()).collect();
        // A stable sort: rows of one point stay as the file has them.
        rows.sort_by(|a, b| numbers[*a].total_cmp(&numbers[*b]));
        return Ok(rows.chunk_by(|a, b| numbers[*a] == numbers[*b]).map(<[usize]>::to_vec).collect());
    }
    let (mut groups, mut place): (Vec<Vec<usize>>, HashMap<&str, usize>) = (Vec::new(), HashMap::new());
    for row in 0..data.len() {
        let group = *place.entry(data.text_at(row, column).unwrap_or_default()).or_insert(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(row);
    }
    Ok(groups)
}

/// The rows of each subgroup of an X̄ chart, by args.k or by a column, and what the result says about that.
pub fn subgroups(call: &Call, charted: &Charted) -> Result<(Vec<Vec<usize>>, Value), Fault> {
    let data = charted.data;
    let named = data.place("subgroup").ok();
    if call.args.get("k").is_some() {
        let k = call.args.count("k")?;
        if k < 2 || !data.len().is_multiple_of(k) {
            return Err(call.args.fault("k", format!("{} rows cannot be cut into subgroups of {k}, at least 2", data.len())));
        }
        if let Some(column) = named {
            agrees(data, column, k)?;
        }
        let rows: Vec<usize> = (0..data.len()).collect();
        return Ok((rows.chunks(k).map(<[usize]>::to_vec).collect(), fields! { "subgroup_column" => None::<String> }));
    }
    let column = match call.args.get("x") {
        Some(_) => Some(data.place(call.args.text("x")?)?),
        None => named.or(Some(0).filter(|first| !charted.places.contains(first))),
    };
    let Some(column) = column else {
        return Err(call.args.fault("k", "is missing; give the number of rows of each subgroup, or a column subgroup"));
    };
    Ok((grouped(data, column)?, fields! { "subgroup_column" => data.headings()[column].clone() }))
}

/// Subgroups of k rows must be the subgroups that the file names. A missing name contradicts nothing.
fn agrees(data: &Data, column: usize, k: usize) -> Result<(), Fault> {
    let mut owner: HashMap<&str, usize> = HashMap::new();
    let mut names: HashMap<usize, &str> = HashMap::new();
    for row in 0..data.len() {
        let Some(name) = data.text_at(row, column) else { continue };
        let subgroup = row / k;
        if *owner.entry(name).or_insert(subgroup) != subgroup || *names.entry(subgroup).or_insert(name) != name {
            let problem =
                format!("\"{name}\" contradicts args.k, by which this row is in subgroup {} of {k} rows; leave one out", subgroup + 1);
            return Err(data.fault(row, column, problem));
        }
    }
    Ok(())
}
