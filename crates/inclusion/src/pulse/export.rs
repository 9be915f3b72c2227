//! The figures of a result page as rows: what may be shown, nothing else, so that anyone can recompute the page.

use super::results::{LEVEL, Results, agreement};
use super::views::group_name;
use ground::disclosure::Shown;
use kit::Words;

/// A header and one row per statement and group.
pub fn rows(w: Words, results: &Results) -> Vec<Vec<String>> {
    let header = [
        "csv-statement",
        "csv-group",
        "csv-told",
        "answer-5",
        "answer-4",
        "answer-3",
        "answer-2",
        "answer-1",
        "csv-answered",
        "csv-agree",
        "csv-low",
        "csv-high",
        "csv-level",
    ];
    let mut rows = vec![header.iter().map(|key| w.t(key)).collect::<Vec<_>>()];
    for (at, item) in results.items.iter().enumerate() {
        rows.push(row(w, &item.statement, &w.t("group-all"), &item.shown));
        for group in &results.groups {
            rows.push(row(w, &item.statement, &group_name(w, group), &group.items[at]));
        }
    }
    rows
}

fn row(w: Words, statement: &str, group: &str, shown: &Shown<Vec<u64>>) -> Vec<String> {
    let mut row = vec![statement.to_string(), group.to_string()];
    let exact = shown.figure().filter(|f| !f.banded).and_then(|f| agreement(&f.value).map(|a| (f, a)));
    match exact {
        Some((figure, a)) => {
            row.push(w.t("csv-shown"));
            row.extend(figure.value.iter().rev().map(u64::to_string));
            row.push(a.n.to_string());
            row.extend([a.agree, a.interval.low, a.interval.high].map(|x| format!("{x:.4}")));
            row.push(LEVEL.to_string());
        }
        None => {
            row.push(w.t(if shown.figure().is_some() { "csv-banded" } else { "hidden-word" }));
            row.extend(vec![String::new(); 10]);
        }
    }
    row
}

/// RFC 4180, with a byte-order mark so that spreadsheets read accents; cells that a spreadsheet would run as a formula
/// are defused with a leading apostrophe (ecosystem I15).
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    for row in rows {
        writer.write_record(row.iter().map(|cell| safe(cell)))?;
    }
    writer.into_inner().map_err(|e| e.into_error().into())
}

fn safe(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_defused() {
        let out = csv([vec!["=cmd|' /C calc'!A0".to_string(), "a,b".to_string()]]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}'=cmd|' /C calc'!A0,\"a,b\"\n");
    }
}
