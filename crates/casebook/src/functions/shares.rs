//! Shares of people: how many chose the top of a scale.

use crate::function::spelled;
use crate::{Call, Data, Fault, Function, fields};
use measures::Likert;
use serde_json::Value;

pub const FUNCTIONS: &[Function] = &[Function {
    name: "topbox_ci",
    inputs: &["level, n: how many chose each point, the lowest first"],
    about: "share at the top of an ordinal scale with Wilson and Clopper–Pearson intervals, mean, sd, dispersion, entropy",
    settings: &["top: the points counted as the top, from 1", "conf: level of the intervals [0.95]"],
    run: topbox,
}];

/// How many chose each point: the columns "level" and "n"; what is called otherwise goes by its place.
fn chosen(data: &Data) -> Result<Vec<u64>, Fault> {
    let other = |taken: Option<&str>| data.headings().iter().map(String::as_str).find(|heading| Some(*heading) != taken);
    let counts = spelled(data, &["n"]);
    let level = spelled(data, &["level"]).or_else(|| other(counts));
    let (Some(level), Some(counts)) = (level, counts.or_else(|| other(level))) else {
        return Err(data.whole_fault("needs two columns: level, the point, and n, how many chose it"));
    };
    let counts = data.all_counts(counts)?;
    let place = data.place(level)?;
    let levels = data.all_numbers(level)?;
    // Which points are the top goes by the order of the rows, so the rows must be in order.
    match levels.windows(2).position(|pair| pair[1] <= pair[0]) {
        Some(row) => Err(data.fault(
            row + 1,
            place,
            format!("\"{}\" does not come after {}: put the lowest point first", levels[row + 1], levels[row]),
        )),
        None => Ok(counts),
    }
}

fn topbox(call: &Call) -> Result<Value, Fault> {
    let counts = chosen(call.input(0)?)?;
    let top = call.args.places("top")?;
    let from = top.first().copied().ok_or_else(|| call.args.fault("top", "is missing; give the points counted as the top"))?;
    if top != (from..counts.len()).collect::<Vec<_>>() {
        return Err(call.args.fault("top", format!("must be the last points of the {} in order", counts.len())));
    }
    let summary = Likert::new(&counts)?.summary(from + 1, call.args.level_or("conf", 0.95)?)?;
    Ok(fields! {
        "p" => summary.top.share(),
        "wilson" => summary.wilson,
        "clopper_pearson" => summary.clopper_pearson,
        "mean" => summary.mean,
        "sd" => summary.sd,
        "van_der_eijk_free_ordinal_dispersion" => summary.dispersion,
        "entropy_normalised" => summary.entropy,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Args;
    use serde_json::json;
    use std::path::Path;

    fn run(csv: &str) -> Result<Value, String> {
        let data = vec![Data::parse(Path::new("a.csv"), csv.as_bytes()).unwrap()];
        topbox(&Call { data, args: Args::new(json!({ "top": [3] })).unwrap() }).map_err(|fault| fault.to_string())
    }

    #[test]
    fn the_columns_go_by_their_names_and_the_points_by_their_order() {
        let wanted = run("level,n\n1,4\n2,5\n3,6\n").unwrap();
        assert_eq!(run("N,Level\n4,1\n5,2\n6,3\n").unwrap(), wanted);
        assert_eq!(run("n,point\n4,1\n5,2\n6,3\n").unwrap(), wanted);
        assert_eq!(run("count,level\n4,1\n5,2\n6,3\n").unwrap(), wanted);
        assert!(run("n\n4\n").unwrap_err().contains("needs two columns"));
        assert_eq!(run("point,people\n1,4\n2,5\n3,6\n").unwrap(), wanted);
        let said = run("level,n\n3,6\n2,5\n1,4\n").unwrap_err();
        assert_eq!(said, "a.csv, row 3, column level: \"2\" does not come after 3: put the lowest point first");
        assert!(run("level,n\n1,4\nmany,5\n3,6\n").unwrap_err().contains("row 3, column level: \"many\""));
    }
}
