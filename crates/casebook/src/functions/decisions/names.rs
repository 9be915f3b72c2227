//! People, options and candidates by their names in a file, and what several of these functions read alike.

use crate::function::{column, said_once, spelled};
use crate::functions::order::in_order;
use crate::{Call, Data, Fault, shape::Shape};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What the rows name, each once: numbers in their order, other names by the alphabet.
pub(super) struct Names {
    pub(super) names: Vec<String>,
    pub(super) places: HashMap<String, usize>,
}

impl Names {
    pub(super) fn of<'a>(cells: impl IntoIterator<Item = &'a str>) -> Names {
        Names::listed(in_order(cells).into_iter().map(str::to_owned).collect())
    }

    /// In the order given.
    pub(super) fn listed(names: Vec<String>) -> Names {
        let places = names.iter().enumerate().map(|(place, name)| (name.clone(), place)).collect();
        Names { names, places }
    }

    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// A person as the cases write it: a number where it is one.
    pub(super) fn json(&self, place: usize) -> Value {
        let Some(name) = self.names.get(place) else { return Value::Null };
        match (name.parse::<i64>(), name.parse::<f64>()) {
            (Ok(whole), _) => whole.into(),
            (_, Ok(number)) if number.is_finite() => number.json(),
            _ => name.as_str().into(),
        }
    }

    pub(super) fn list(&self, places: &[usize]) -> Value {
        places.iter().map(|place| self.json(*place)).collect()
    }

    /// Names as they are, of candidates and options.
    pub(super) fn word(&self, place: usize) -> Value {
        self.names.get(place).map_or(Value::Null, |name| name.as_str().into())
    }

    pub(super) fn words(&self, places: &[usize]) -> Value {
        places.iter().map(|place| self.word(*place)).collect()
    }

    /// `{name: figure, …}`; without a figure, without a field.
    pub(super) fn map<T: Shape>(&self, figures: impl IntoIterator<Item = Option<T>>) -> Value {
        let fields: Map<String, Value> =
            self.names.iter().zip(figures).filter_map(|(name, figure)| Some((name.clone(), figure?.json()))).collect();
        Value::Object(fields)
    }

    pub(super) fn all<T: Shape>(&self, figures: impl IntoIterator<Item = T>) -> Value {
        self.map(figures.into_iter().map(Some))
    }
}

/// The named options of an arg, or all that the column names.
pub(super) fn options(call: &Call, arg: &str, cells: &[String]) -> Result<Names, Fault> {
    let given = call.args.texts(arg)?;
    if given.is_empty() {
        return Ok(Names::of(cells.iter().map(String::as_str)));
    }
    let names = Names::listed(given.into_iter().map(str::to_owned).collect());
    if names.places.len() < names.names.len() {
        return Err(call.args.fault(arg, "names one twice"));
    }
    Ok(names)
}

/// The place of every cell's name, pointing at the first that is none.
pub(super) fn found(data: &Data, heading: &str, cells: &[String], names: &Names) -> Result<Vec<usize>, Fault> {
    let column = data.place(heading)?;
    cells
        .iter()
        .enumerate()
        .map(|(row, cell)| {
            names.place(cell).ok_or_else(|| data.fault(row, column, format!("\"{cell}\" is none of {}", names.names.join(", "))))
        })
        .collect()
}

pub(super) fn share(call: &Call, arg: &str, otherwise: f64) -> Result<f64, Fault> {
    let share = call.args.number_or(arg, otherwise)?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err(call.args.fault(arg, format!("is {share}, not a share from 0 to 1"))) }
}

/// The first of these columns, whatever its capitals, or the one at this place.
pub(super) fn heading<'a>(data: &'a Data, names: &[&str], otherwise: usize) -> Result<&'a str, Fault> {
    match data.headings().get(otherwise) {
        Some(there) => Ok(spelled(data, names).unwrap_or(there)),
        None => column(data, names),
    }
}

/// Nobody speaks twice in one round: points at the first row that names a person again, where the file names people.
pub(super) fn one_row_each(data: &Data, names: &[&str]) -> Result<(), Fault> {
    let Some(heading) = spelled(data, names) else { return Ok(()) };
    let place = data.place(heading)?;
    said_once(data, place, (0..data.len()).map(|row| data.text_at(row, place)), |line| {
        format!("is the same as in row {line}; each has one row")
    })
}

/// Reads amounts, refusing negative ones with their place.
pub(super) fn amounts(data: &Data, heading: &str) -> Result<Vec<f64>, Fault> {
    let values = data.all_numbers(heading)?;
    match values.iter().position(|x| *x < 0.0) {
        Some(row) => Err(data.fault(row, data.place(heading)?, format!("\"{}\" is below 0", values[row]))),
        None => Ok(values),
    }
}
