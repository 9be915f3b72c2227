//! Hiding small cells so that nobody can compute them back.

use crate::{Call, Data, Fault, Function, fields, shape::Shape};
use measures::suppression::{Cell, Margins, Pattern, Rule, Table, Zeros, audit, breaches, complementary, primary};
use serde_json::Value;

pub const FUNCTIONS: &[Function] = &[Function {
    name: "complementary",
    inputs: &["a row heading, then a count per column"],
    about: "the smallest set of further cells to hide so that no small cell can be computed back from the totals",
    settings: &["k: least count that may be shown", "protection_width: how wide a hidden count must stay [k]", "zero_cells_public [true]"],
    run: hide,
}];

/// The counts of a table whose first column names the rows.
pub(crate) fn counts(data: &Data) -> Result<Vec<Vec<u64>>, Fault> {
    let columns: Vec<Vec<u64>> = data.headings().iter().skip(1).map(|heading| data.all_counts(heading)).collect::<Result<_, _>>()?;
    Ok((0..data.len()).map(|row| columns.iter().map(|column| column[row]).collect()).collect())
}

/// The table and rule of a call.
pub(crate) fn asked(call: &Call) -> Result<(Table, Rule), Fault> {
    if !call.args.flag_or("margins_published", true)? {
        return Err(call.args.fault("margins_published", "only tables published with their totals are covered"));
    }
    let zeros = if call.args.flag_or("zero_cells_public", true)? { Zeros::Shown } else { Zeros::Hidden };
    let k = call.args.count("k")? as u64;
    let rule = Rule { k, width: call.args.count_or("protection_width", k as usize)? as u64, zeros };
    Ok((Table::new(&counts(call.input(0)?)?, Margins::RowsAndColumns)?, rule))
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
        "audit_of_example" => audited(&table, &pattern, rule)?,
        "passes_own_audit" => broken.is_empty(),
    })
}
