//! Hiding small cells so that nobody can compute them back.

use crate::{Call, Data, Fault, Function, fields, shape::Shape};
use measures::suppression::{Cell, Margins, Pattern, Rule, Table, Zeros, audit, breaches, complementary, primary};
use serde_json::Value;

pub const FUNCTIONS: &[Function] = &[Function {
    name: "complementary",
    inputs: &["a row heading, then a count per column; no totals"],
    about: "the smallest set of further cells to hide so that no small cell can be computed back from the totals",
    settings: &[
        "k: least count that may be shown",
        "protection_width: how wide a hidden count must stay [k]",
        "zero_cells_public [true]",
        "pattern: cells [row, column] from 0, hidden beside the small ones, to audit instead of those found",
    ],
    run: hide,
}];

/// The counts of a table whose first column names the rows.
pub(crate) fn counts(data: &Data) -> Result<Vec<Vec<u64>>, Fault> {
    let columns: Vec<Vec<u64>> = data.headings().iter().skip(1).map(|heading| data.all_counts(heading)).collect::<Result<_, _>>()?;
    Ok((0..data.len()).map(|row| columns.iter().map(|column| column[row]).collect()).collect())
}

/// Words that name a row or column as the sum of the others.
const TOTALS: [&str; 8] = ["total", "totals", "sum", "sums", "all", "overall", "everyone", "everybody"];

/// Whether a label speaks of a total; one of several words will do, as in "All schools".
fn speaks_of_total(label: &str) -> bool {
    label.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| TOTALS.contains(&word))
}

/// A total among the counts would be taken for one more group, and the pattern would protect nothing.
fn refuse_totals(data: &Data, counts: &[Vec<u64>]) -> Result<(), Fault> {
    let columns = data.headings().len().saturating_sub(1);
    let is_sum = |last: u64, others: &mut dyn Iterator<Item = u64>| others.map(u128::from).sum::<u128>() == u128::from(last);
    if let Some((last, others)) = counts.split_last().filter(|(_, others)| !others.is_empty()) {
        let label = data.text_at(others.len(), 0).unwrap_or_default();
        if speaks_of_total(label) && (0..columns).all(|j| is_sum(last[j], &mut others.iter().map(|row| row[j]))) {
            return Err(data.fault(others.len(), 0, format!("\"{label}\" is the total of the rows above: leave totals out")));
        }
    }
    if columns > 1 && speaks_of_total(&data.headings()[columns]) {
        let whole = |row: &Vec<u64>| is_sum(row[columns - 1], &mut row[..columns - 1].iter().copied());
        if counts.iter().all(whole) {
            return Err(data
                .whole_fault(format!("column \"{}\" is the total of the columns before it: leave totals out", data.headings()[columns])));
        }
    }
    Ok(())
}

/// The table and rule of a call.
pub(crate) fn asked(call: &Call) -> Result<(Table, Rule), Fault> {
    if !call.args.flag_or("margins_published", true)? {
        return Err(call.args.fault("margins_published", "only tables published with their totals are covered"));
    }
    let zeros = if call.args.flag_or("zero_cells_public", true)? { Zeros::Shown } else { Zeros::Hidden };
    let k = call.args.count("k")? as u64;
    let rule = Rule { k, width: call.args.count_or("protection_width", k as usize)? as u64, zeros };
    let data = call.input(0)?;
    let counts = counts(data)?;
    refuse_totals(data, &counts)?;
    Ok((Table::new(&counts, Margins::RowsAndColumns)?, rule))
}

fn place(cell: Cell) -> Value {
    [cell.row, cell.column].json()
}

/// An audit of a pattern in the shape of the cases.
pub(crate) fn audited(table: &Table, pattern: &Pattern, rule: Rule) -> Result<Value, Fault> {
    Ok(audit(table, pattern, rule)?
        .iter()
        .map(|a| fields! { "cell" => place(a.cell), "low" => a.low as f64, "high" => a.high as f64 })
        .collect())
}

/// The pattern of the args, if there is one: the small cells and those named there, whose audit is asked for instead of ours.
fn asked_about(call: &Call, table: &Table, small: &Pattern) -> Result<Option<Pattern>, Fault> {
    let Some(given) = call.args.get("pattern") else { return Ok(None) };
    let wrong = || call.args.fault("pattern", "must be a list of [row, column], both from 0, of cells that may be hidden");
    let number = |value: &Value| value.as_u64().map(|x| x as usize);
    let cell = |value: &Value| match value.as_array().map(Vec::as_slice) {
        Some([row, column]) => number(row).zip(number(column)).map(|(row, column)| Cell { row, column }),
        _ => None,
    };
    let cells: Vec<Cell> = given.as_array().and_then(|list| list.iter().map(cell).collect()).ok_or_else(wrong)?;
    Pattern::new(table.shape(), small.cells().chain(cells)).map(Some).map_err(|_| wrong())
}

fn hide(call: &Call) -> Result<Value, Fault> {
    let (table, rule) = asked(call)?;
    let small = primary(&table, rule);
    let pattern = complementary(&table, rule)?;
    let broken = breaches(&table, &pattern, rule)?;
    let extra: Vec<Cell> = pattern.cells().filter(|cell| !small.hides(*cell)).collect();
    Ok(fields! {
        "primary" => small.cells().map(place).collect::<Vec<_>>(),
        "min_complementary_cells" => extra.len(),
        "min_complementary_count_at_min_cells" => extra.iter().map(|cell| table.count(*cell)).sum::<u64>(),
        "example_complementary" => extra.iter().copied().map(place).collect::<Vec<_>>(),
        "audit_of_example" => audited(&table, &asked_about(call, &table, &small)?.unwrap_or(pattern), rule)?,
        "passes_own_audit" => broken.is_empty(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Args;
    use std::path::Path;

    fn run(csv: &str) -> Result<Value, String> {
        let data = vec![Data::parse(Path::new("a.csv"), csv.as_bytes()).unwrap()];
        hide(&Call { data, args: Args::new(serde_json::json!({ "k": 5 })).unwrap() }).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_total_among_the_counts_is_pointed_at() {
        assert_eq!(
            run("row,a,b\nx,9,8\ny,7,6\nAll schools,16,14\n").unwrap_err(),
            "a.csv, row 4, column row: \"All schools\" is the total of the rows above: leave totals out"
        );
        assert!(run("row,a,b,Total\nx,9,8,17\ny,7,6,13\n").unwrap_err().contains("column \"Total\" is the total"));
        // Neither a name nor a sum is enough by itself.
        assert!(run("row,a,b\nx,9,8\ny,7,6\nAll Saints,16,15\n").is_ok());
        assert!(run("row,a,b\nx,9,8\ny,7,6\nz,16,14\n").is_ok());
    }

    #[test]
    fn a_pattern_of_ones_own_is_audited() {
        let data = || vec![Data::parse(Path::new("a.csv"), b"row,a,b,c\nx,2,30,40\ny,50,60,70\nz,80,90,99\n").unwrap()];
        let run = |args: Value| hide(&Call { data: data(), args: Args::new(args).unwrap() });
        let audit = run(serde_json::json!({ "k": 5, "pattern": [[0, 1], [1, 0], [1, 1]] })).unwrap();
        assert_eq!(audit["audit_of_example"].as_array().unwrap().len(), 4);
        // Alone, a hidden cell is its row minus the rest.
        let alone = run(serde_json::json!({ "k": 5, "pattern": [] })).unwrap();
        assert_eq!(alone["audit_of_example"][0], serde_json::json!({ "cell": [0, 0], "low": 2.0, "high": 2.0 }));
        for wrong in [serde_json::json!([[9, 0]]), serde_json::json!([1]), serde_json::json!("x")] {
            assert!(run(serde_json::json!({ "k": 5, "pattern": wrong })).unwrap_err().to_string().starts_with("args.pattern"));
        }
    }
}
