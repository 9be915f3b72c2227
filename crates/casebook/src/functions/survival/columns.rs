//! What the columns of these families hold: times and events, groups, covariates, clusters.

use crate::function::column;
use crate::functions::order::{in_order, number};
use crate::{Args, Call, Data, Fault};
use std::collections::HashMap;

/// A column that a setting names, or else one of the usual names.
pub(super) fn named<'a>(args: &'a Args, data: &'a Data, arg: &str, usual: &[&str]) -> Result<&'a str, Fault> {
    if args.get(arg).is_some() { args.text(arg) } else { column(data, usual) }
}

/// Time and event of each row, `None` where either is missing.
pub(super) fn watched(call: &Call, data: &Data) -> Result<Vec<Option<(f64, bool)>>, Fault> {
    let heading = named(&call.args, data, "time", &["time"])?;
    let times = data.numbers(heading)?;
    if let Some(row) = times.iter().position(|time| time.is_some_and(|time| time < 0.0)) {
        return Err(data.fault(row, data.place(heading)?, "is before the beginning: times count from 0"));
    }
    let events = happened(data, named(&call.args, data, "status", &["status", "event"])?)?;
    Ok(times.into_iter().zip(events).map(|(time, event)| Some((time?, event?))).collect())
}

/// A column of 0/1 or FALSE/TRUE; with a 2 in it, of 1/2.
pub(super) fn happened(data: &Data, heading: &str) -> Result<Vec<Option<bool>>, Fault> {
    let column = data.place(heading)?;
    let texts = data.texts(heading)?;
    let known = |text: &str| match text {
        "TRUE" | "true" | "T" => Some(1.0),
        "FALSE" | "false" | "F" => Some(0.0),
        other => other.parse::<f64>().ok(),
    };
    let codes: Vec<Option<f64>> = texts.iter().map(|text| text.and_then(known)).collect();
    let shift = if codes.iter().flatten().any(|code| *code == 2.0) { 1.0 } else { 0.0 };
    let event = |(row, text): (usize, &Option<&str>)| match (text, codes[row].map(|code| code - shift)) {
        (None, _) => Ok(None),
        (_, Some(1.0)) => Ok(Some(true)),
        (_, Some(0.0)) => Ok(Some(false)),
        (Some(text), _) => Err(data.fault(row, column, format!("\"{text}\" is not 0 or 1, nor 1 or 2 in a column with a 2"))),
    };
    texts.iter().enumerate().map(event).collect()
}

/// Labels in order (as numbers if all are), and the place of each row's label.
pub(super) fn labelled(texts: &[&str]) -> (Vec<String>, Vec<usize>) {
    let mut labels = in_order(texts.iter().copied());
    if labels.iter().all(|label| number(label).is_some()) {
        // 1 and 1.0 are one group.
        labels.dedup_by(|a, b| number(a) == number(b));
        let places = texts.iter().map(|t| labels.partition_point(|label| number(label) < number(t))).collect();
        return (labels.into_iter().map(str::to_owned).collect(), places);
    }
    let known: HashMap<&str, usize> = labels.iter().enumerate().map(|(place, label)| (*label, place)).collect();
    let places = texts.iter().map(|text| known.get(text).copied().unwrap_or(0)).collect();
    (labels.into_iter().map(str::to_owned).collect(), places)
}

/// One covariate: its column of numbers, or one column of 0 and 1 for every category but the first.
pub(super) struct Covariate {
    pub names: Vec<String>,
    pub columns: Vec<Vec<f64>>,
}

/// A column as a covariate, over these rows, in all of which it is known.
pub(super) fn covariate(data: &Data, written: &str, rows: &[usize]) -> Result<Covariate, Fault> {
    let heading = heading_of(written);
    let column = data.place(heading)?;
    refuse_endless(data, column)?;
    let texts: Vec<&str> = rows.iter().map(|row| data.text_at(*row, column).unwrap_or_default()).collect();
    let numbers: Option<Vec<f64>> = texts.iter().map(|text| text.parse::<f64>().ok().filter(|x| x.is_finite())).collect();
    if let Some(numbers) = numbers.as_ref().filter(|_| heading == written) {
        return Ok(Covariate { names: vec![heading.to_owned()], columns: vec![numbers.clone()] });
    }
    // A number among words is a category; a word among numbers is a mistake.
    if let Some(at) = texts.iter().position(|text| text.parse::<f64>().is_err()).filter(|_| numeric(&texts)) {
        return Err(data.fault(rows[at], column, format!("\"{}\" is not a number", texts[at])));
    }
    let (labels, places) = labelled(&texts);
    let indicator = |label: usize| places.iter().map(|place| f64::from(u8::from(*place == label))).collect();
    Ok(Covariate {
        names: labels.iter().skip(1).map(|label| format!("{heading}{label}")).collect(),
        columns: (1..labels.len()).map(indicator).collect(),
    })
}

/// "NaN", "inf" and "1e400" are read as numbers and are none: in a column that has nothing but numbers otherwise they are mistakes,
/// and would make a category of every number.
fn refuse_endless(data: &Data, column: usize) -> Result<(), Fault> {
    let mut first = None;
    for row in 0..data.len() {
        match data.text_at(row, column).map(|text| (text, text.parse::<f64>())) {
            None => {}
            Some((_, Err(_))) => return Ok(()),
            Some((text, Ok(number))) if !number.is_finite() => first = first.or(Some((row, text))),
            Some(_) => {}
        }
    }
    first.map_or(Ok(()), |(row, text)| Err(data.fault(row, column, format!("\"{text}\" is not a number"))))
}

/// Mostly numbers.
fn numeric(texts: &[&str]) -> bool {
    2 * texts.iter().filter(|text| text.parse::<f64>().is_ok()).count() > texts.len()
}

/// "factor(x)" asks for the categories of column x.
pub(super) fn heading_of(written: &str) -> &str {
    written.strip_prefix("factor(").and_then(|rest| rest.strip_suffix(')')).unwrap_or(written)
}

/// The cluster of each row of the file, `None` where it is missing: "blocks of 6 consecutive rows", or the name of a column.
pub(super) fn clusters(call: &Call, data: &Data) -> Result<Option<Vec<Option<usize>>>, Fault> {
    if call.args.get("cluster").is_none() {
        return Ok(None);
    }
    let asked = call.args.text("cluster")?;
    if let Some(size) = asked.strip_prefix("blocks of ").and_then(|rest| rest.strip_suffix(" consecutive rows")) {
        let size = size.parse::<usize>().ok().filter(|size| *size > 0);
        let size = size.ok_or_else(|| call.args.fault("cluster", "gives no number of rows in a block"))?;
        return Ok(Some((0..data.len()).map(|row| Some(row / size)).collect()));
    }
    if !data.has(asked) {
        return Err(call.args.fault("cluster", format!("\"{asked}\" is no column, nor \"blocks of 6 consecutive rows\"")));
    }
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut number = |text| {
        let next = known.len();
        *known.entry(text).or_insert(next)
    };
    let numbers = data.texts(asked)?.into_iter().map(|text| text.map(&mut number)).collect();
    Ok(Some(numbers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use std::path::Path;

    fn call(text: &str, args: Value) -> Call {
        Call { data: vec![Data::parse(Path::new("a.csv"), text.as_bytes()).unwrap()], args: Args::new(args).unwrap() }
    }

    #[test]
    fn one_number_however_written_is_one_group() {
        assert_eq!(labelled(&["10", "9", "9.0"]), (vec!["9".to_owned(), "10".to_owned()], vec![1, 0, 0]));
    }

    #[test]
    fn an_event_is_0_or_1_or_1_or_2_and_anything_else_is_pointed_at() {
        let events = |text: &str| happened(&Data::parse(Path::new("a.csv"), text.as_bytes()).unwrap(), "status");
        assert_eq!(events("status\n1\n2\nNA\n").unwrap(), [Some(false), Some(true), None]);
        assert_eq!(events("status\n1\n0\n1\n").unwrap(), [Some(true), Some(false), Some(true)]);
        assert_eq!(events("status\nTRUE\nFALSE\n").unwrap(), [Some(true), Some(false)]);
        assert!(events("status\n0\n2\n").unwrap_err().to_string().contains("row 2, column status"));
        assert!(events("status\n0\nyes\n").unwrap_err().to_string().contains("\"yes\""));
    }

    #[test]
    fn clusters_are_blocks_of_any_size_or_a_column() {
        let data = "time,status,school\n1,1,n\n2,1,s\n3,0,n\n4,1,\n5,1,n\n";
        let of = |cluster: &str| {
            let call = call(data, json!({ "cluster": cluster }));
            clusters(&call, call.input(0).unwrap()).map(Option::unwrap)
        };
        assert_eq!(of("blocks of 2 consecutive rows").unwrap(), [Some(0), Some(0), Some(1), Some(1), Some(2)]);
        assert_eq!(of("school").unwrap(), [Some(0), Some(1), Some(0), None, Some(0)]);
        assert!(of("blocks of 0 consecutive rows").is_err() && of("district").is_err());
    }

    #[test]
    fn what_is_read_as_a_number_and_is_none_is_a_mistake_among_numbers() {
        for wrong in ["NaN", "inf", "-Infinity", "1e400"] {
            let data = Data::parse(Path::new("a.csv"), format!("x\n1\n{wrong}\n3\n").as_bytes()).unwrap();
            for written in ["x", "factor(x)"] {
                let said = covariate(&data, written, &[0, 1, 2]).err().map(|fault| fault.to_string());
                assert_eq!(said, Some(format!("a.csv, row 3, column x: \"{wrong}\" is not a number")));
            }
        }
        let words = Data::parse(Path::new("a.csv"), b"x\ninf\njun\n").unwrap();
        assert_eq!(covariate(&words, "x", &[0, 1]).unwrap().names, ["xjun"]);
    }

    #[test]
    fn a_time_before_the_beginning_is_pointed_at() {
        let call = call("Time,STATUS\n1,1\n-2,0\n", json!({}));
        let said = watched(&call, call.input(0).unwrap()).unwrap_err().to_string();
        assert_eq!(said, "a.csv, row 3, column Time: is before the beginning: times count from 0");
    }

    #[test]
    fn a_word_among_numbers_is_a_mistake_and_words_are_categories() {
        let data = Data::parse(Path::new("a.csv"), b"x,g\n1,b\ntwo,a\n3,c\n").unwrap();
        assert!(covariate(&data, "x", &[0, 1, 2]).err().unwrap().to_string().contains("row 3, column x"));
        let groups = covariate(&data, "g", &[0, 1, 2]).unwrap();
        assert_eq!(
            (groups.names, groups.columns),
            (vec!["gb".to_owned(), "gc".to_owned()], vec![vec![1.0, 0.0, 0.0], vec![0.0, 0.0, 1.0]])
        );
        assert_eq!(covariate(&data, "factor(x)", &[0, 2]).unwrap().names, ["x3"]);
    }
}
