//! A result as text for people: figures under each other, series as columns of tables that fit on a screen. What a program
//! is to read is the JSON; here figures are rounded for eyes.

use serde_json::{Map, Value};

/// How wide a table may be: what fits on a screen and on a sheet of paper laid across.
const WIDTH: usize = 110;
/// Where lists without a table are broken.
const LINE: usize = 100;
/// Longer names are not repeated where a table continues, nor longer lists put into one cell.
const SHORT: usize = 30;
/// What a column that says what a row is about is called in the results; where none of these is there, the first column of
/// texts that are all different.
const NAMES: &[&str] = &[
    "item",
    "term",
    "group",
    "group_id",
    "level",
    "participant_id",
    "participant",
    "person",
    "node",
    "teacher",
    "school",
    "option",
    "statement_id",
    "statement_ids",
    "tid",
    "name",
    "id",
];

/// A whole result.
pub fn table(result: &Value) -> String {
    let blocks = match result {
        Value::Object(fields) => object(fields, 0),
        other => value("", other, 0),
    };
    blocks.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n")
}

/// Lines that belong together; an empty line stands between two blocks.
type Block = Vec<String>;

/// First the single figures, then the series as one table per length, then what has parts of its own.
fn object(fields: &Map<String, Value>, indent: usize) -> Vec<Block> {
    let (mut single, mut others) = (Vec::new(), Vec::new());
    for (name, field) in fields {
        match one(field) {
            Some(text) => single.push((name, text)),
            None => others.push((name, field)),
        }
    }
    let mut blocks = Vec::new();
    if !single.is_empty() {
        let width = single.iter().map(|(name, _)| wide(name)).max().unwrap_or(0);
        blocks.push(single.iter().map(|(name, text)| format!("{}{}  {text}", gap(indent), left(name, width))).collect());
    }
    let mut lengths: Vec<usize> = others.iter().filter_map(|(_, field)| series(field)).map(<[Value]>::len).collect();
    lengths.sort_unstable();
    for (i, (name, field)) in others.iter().enumerate() {
        let Some(list) = series(field).filter(|list| lengths.iter().filter(|length| **length == list.len()).count() > 1) else {
            blocks.extend(value(name, field, indent));
            continue;
        };
        let alike = |other: &Value| series(other).is_some_and(|other| other.len() == list.len());
        if others[..i].iter().any(|(_, earlier)| alike(earlier)) {
            continue;
        }
        let columns = others.iter().filter(|(_, other)| alike(other)).filter_map(|(name, other)| Some(Column::of(name, series(other)?)));
        blocks.extend(grid(columns.collect(), indent));
    }
    blocks
}

/// What is not a single figure, under its name.
fn value(name: &str, value: &Value, indent: usize) -> Vec<Block> {
    if let Some(text) = one(value) {
        return vec![vec![format!("{}{}", gap(indent), if name.is_empty() { text } else { format!("{name}  {text}") })]];
    }
    if let Some(list) = series(value) {
        return vec![wrapped(name, list, indent)];
    }
    let inner = if name.is_empty() { indent } else { indent + 2 };
    let blocks = match value {
        Value::Object(fields) => object(fields, inner),
        Value::Array(items) => records(items).or_else(|| matrix(items)).map_or_else(
            || items.iter().enumerate().flat_map(|(i, item)| self::value(&(i + 1).to_string(), item, inner)).collect(),
            |columns| grid(columns, inner),
        ),
        _ => Vec::new(),
    };
    if name.is_empty() {
        return blocks;
    }
    // The heading stands right above what it heads.
    let mut headed = vec![vec![format!("{}{name}", gap(indent))]];
    for (i, block) in blocks.into_iter().enumerate() {
        match headed.first_mut() {
            Some(first) if i == 0 => first.extend(block),
            _ => headed.push(block),
        }
    }
    headed
}

/// A column of a table.
struct Column {
    name: String,
    cells: Vec<String>,
    /// Texts stand to the left, figures to the right.
    texts: bool,
    /// All different, so that each can name its row.
    names: bool,
}

impl Column {
    fn new(name: String, values: &[Option<&Value>]) -> Column {
        let cells: Vec<String> = values.iter().map(|value| value.map_or_else(String::new, cell)).collect();
        let texts = values.iter().flatten().any(|value| value.is_string() && !is_infinity(value))
            && values.iter().flatten().all(|value| value.is_string() || value.is_null());
        let mut different: Vec<&String> = cells.iter().collect();
        different.sort_unstable();
        different.dedup();
        let names = different.len() == cells.len();
        Column { name, texts, names, cells }
    }

    fn of(name: &str, list: &[Value]) -> Column {
        Column::new(name.to_owned(), &list.iter().map(Some).collect::<Vec<_>>())
    }

    fn width(&self) -> usize {
        self.cells.iter().map(|cell| wide(cell)).chain([wide(&self.name)]).max().unwrap_or(0)
    }

    fn padded(&self, text: &str, width: usize) -> String {
        if self.texts { left(text, width) } else { right(text, width) }
    }
}

/// Rows with their numbers; columns that do not fit stand in further tables below, with the row numbers again.
fn grid(mut columns: Vec<Column>, indent: usize) -> Vec<Block> {
    let rows = columns.iter().map(|column| column.cells.len()).max().unwrap_or(0);
    let named = NAMES
        .iter()
        .find_map(|name| columns.iter().position(|column| column.name == *name))
        .or_else(|| columns.iter().position(|column| column.texts && column.names));
    if let Some(place) = named {
        let names = columns.remove(place);
        columns.insert(0, names);
    }
    let numbers = Column { name: "#".to_owned(), cells: (1..=rows).map(|row| row.to_string()).collect(), texts: false, names: true };
    let mut fixed = vec![(numbers.width(), &numbers)];
    let mut rest = columns.as_slice();
    if let Some((first, others)) = columns.split_first().filter(|(first, _)| named.is_some() && first.width() <= SHORT) {
        fixed.push((first.width(), first));
        rest = others;
    }
    let taken: usize = indent + fixed.iter().map(|(width, _)| width + 2).sum::<usize>();
    let mut tables = vec![fixed.clone()];
    let mut used = taken;
    for column in rest {
        let width = column.width();
        let fits = used + width <= WIDTH;
        if !fits && tables.last().is_some_and(|table| table.len() > fixed.len()) {
            tables.push(fixed.clone());
            used = taken;
        }
        if let Some(table) = tables.last_mut() {
            table.push((width, column));
        }
        used += width + 2;
    }
    tables.iter().map(|table| lines(table, rows, indent)).collect()
}

fn lines(columns: &[(usize, &Column)], rows: usize, indent: usize) -> Block {
    let line = |of: &dyn Fn(&Column) -> String| {
        let cells: Vec<String> = columns.iter().map(|(width, column)| column.padded(&of(column), *width)).collect();
        format!("{}{}", gap(indent), cells.join("  ")).trim_end().to_owned()
    };
    let heading = line(&|column| column.name.clone());
    std::iter::once(heading).chain((0..rows).map(|row| line(&|column| column.cells.get(row).cloned().unwrap_or_default()))).collect()
}

/// A list of objects as columns; `None` where some hold more than fits in a cell, or where it is none.
fn records(items: &[Value]) -> Option<Vec<Column>> {
    let rows: Vec<Vec<(String, &Value)>> =
        items.iter().map(|item| item.as_object().and_then(|fields| flat("", fields))).collect::<Option<_>>()?;
    let mut names: Vec<&String> = Vec::new();
    for (name, _) in rows.iter().flatten() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let column = |name: &String| {
        let values: Vec<Option<&Value>> = rows.iter().map(|row| row.iter().find(|(own, _)| own == name).map(|(_, value)| *value)).collect();
        Column::new(name.clone(), &values)
    };
    Some(names.into_iter().map(column).collect())
}

/// The fields of an object and of the objects in it, these with both names.
fn flat<'a>(before: &str, fields: &'a Map<String, Value>) -> Option<Vec<(String, &'a Value)>> {
    let mut found = Vec::new();
    for (key, value) in fields {
        let name = if before.is_empty() { key.clone() } else { format!("{before} {key}") };
        match value {
            Value::Object(inner) if !inner.is_empty() => found.extend(flat(&name, inner)?),
            Value::Array(list) if list.iter().any(|item| item.is_array() || item.is_object()) => return None,
            Value::Array(_) if wide(&cell(value)) > SHORT => return None,
            _ => found.push((name, value)),
        }
    }
    Some(found)
}

/// A list of lists of figures as columns called 1, 2, …
fn matrix(items: &[Value]) -> Option<Vec<Column>> {
    let rows: Vec<&[Value]> = items.iter().map(|item| item.as_array().map(Vec::as_slice)).collect::<Option<_>>()?;
    if rows.iter().any(|row| row.iter().any(|item| item.is_array() || item.is_object())) {
        return None;
    }
    let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    Some((0..width).map(|i| Column::new((i + 1).to_string(), &rows.iter().map(|row| row.get(i)).collect::<Vec<_>>())).collect())
}

/// A list that stands alone: its name, then as many items per line as fit.
fn wrapped(name: &str, list: &[Value], indent: usize) -> Block {
    let cells: Vec<String> = list.iter().map(cell).collect();
    let texts = list.iter().any(Value::is_string);
    // Long lists read better with their items under each other.
    let width = if texts || list.len() <= 10 { 0 } else { cells.iter().map(|cell| wide(cell)).max().unwrap_or(0) };
    let start = indent + if name.is_empty() { 0 } else { wide(name).min(SHORT) + 2 };
    let mut lines =
        vec![format!("{}{}", gap(indent), if name.is_empty() { String::new() } else { left(name, SHORT.min(wide(name))) + "  " })];
    let mut empty = true;
    for cell in cells {
        let cell = right(&cell, width);
        let Some(last) = lines.last_mut() else { break };
        if !empty && wide(last) + 2 + wide(&cell) > LINE {
            lines.push(format!("{}{cell}", gap(start)));
        } else {
            *last = format!("{last}{}{cell}", if empty { "" } else { "  " });
        }
        empty = false;
    }
    lines
}

/// What fits behind a name on one line; `None` for what does not.
fn one(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) if items.is_empty() => Some("none".to_owned()),
        Value::Array(items) if items.len() == 1 && items.iter().all(|item| !item.is_array() && !item.is_object()) => {
            items.first().map(cell)
        }
        Value::Array(_) => None,
        Value::Object(fields) if fields.is_empty() => Some("none".to_owned()),
        Value::Object(_) => None,
        single => Some(cell(single)),
    }
}

/// A list of at least two figures or texts.
fn series(value: &Value) -> Option<&[Value]> {
    let list = value.as_array().filter(|list| list.len() > 1)?;
    list.iter().all(|item| !item.is_array() && !item.is_object()).then_some(list)
}

fn is_infinity(value: &Value) -> bool {
    matches!(value.as_str(), Some("Infinity" | "-Infinity"))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        // A line break or a tab would tear the table.
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Number(number) => match number.as_f64() {
            Some(x) if number.is_f64() => figure(x),
            _ => number.to_string(),
        },
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(" "),
        Value::Object(fields) if fields.is_empty() => "none".to_owned(),
        Value::Object(_) => value.to_string(),
    }
}

/// Five significant digits are plenty for eyes. A whole number stays whole; the very small and the very large are written
/// with their power of ten, so that no p-value looks like 0.
fn figure(x: f64) -> String {
    let size = x.abs();
    if x.fract() == 0.0 && size < 1e15 {
        // Adding 0 makes a plain 0 of a negative one.
        return format!("{:.0}", x + 0.0);
    }
    let power = format!("{x:.4e}");
    let Some((digits, exponent)) = power.split_once('e') else { return power };
    // 9.99999 is 10.000 after rounding: the exponent counts after it.
    let places = 4 - exponent.parse::<i32>().unwrap_or(0);
    if (1e-4..=1e7).contains(&size) {
        let places = places.max(0) as usize;
        return format!("{x:.places$}");
    }
    let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    format!("{digits}e{exponent}")
}

/// How many characters wide.
fn wide(text: &str) -> usize {
    text.chars().count()
}

fn gap(width: usize) -> String {
    " ".repeat(width)
}

fn left(text: &str, width: usize) -> String {
    format!("{text:<width$}")
}

fn right(text: &str, width: usize) -> String {
    format!("{text:>width$}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_figure_has_five_digits_and_a_small_one_is_no_zero() {
        let figures = [
            (json!(5.0204e-20), "5.0204e-20"),
            (json!(-3.2e-17), "-3.2e-17"),
            (json!(0.5), "0.50000"),
            (json!(0.000_123_456), "0.00012346"),
            (json!(9.999_999), "10.000"),
            (json!(123_456.7), "123457"),
            (json!(12_345_678.125), "1.2346e7"),
            (json!(12_345_678.0), "12345678"),
            (json!(-0.0), "0"),
            (json!(-3.0), "-3"),
            (json!(1e300), "1e300"),
            (json!(7), "7"),
            (json!(null), "–"),
            (json!(true), "yes"),
            (json!(false), "no"),
            (json!("Infinity"), "Infinity"),
        ];
        for (value, wanted) in figures {
            assert_eq!(cell(&value), wanted, "{value}");
        }
    }

    #[test]
    fn lists_of_one_length_are_columns_with_the_names_first() {
        let result = json!({ "n": 3, "mean": [0.5, 12.25, null], "item": ["a", "bb", "c"], "ok": [true, false, true], "p": 1e-6 });
        let wanted = "\
n  3
p  1e-6

#  item     mean   ok
1  a     0.50000  yes
2  bb     12.250   no
3  c           –  yes";
        assert_eq!(table(&result), wanted);
    }

    #[test]
    fn too_many_columns_continue_below_with_the_row_numbers_and_names_again() {
        let mut result = json!({ "item": ["first", "second"] });
        for i in 0..20 {
            result[format!("column_{i}")] = json!([0.123_456, -1.5]);
        }
        let text = table(&result);
        let tables: Vec<&str> = text.split("\n\n").collect();
        assert!(tables.len() > 1 && tables.iter().all(|t| t.starts_with("#  item ") && t.lines().count() == 3), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!((0..20).all(|i| text.contains(&format!("column_{i}"))));
    }

    #[test]
    fn a_list_alone_is_wrapped_and_a_long_table_is_printed_whole() {
        let alone = table(&json!({ "score": (0..500).map(|i| f64::from(i) / 7.0).collect::<Vec<_>>() }));
        assert!(alone.starts_with("score  ") && alone.lines().count() > 10, "{alone}");
        assert!(alone.lines().all(|line| line.chars().count() <= LINE), "{alone}");
        let long: Vec<u32> = (0..200).collect();
        assert_eq!(table(&json!({ "time": long, "n_risk": long })).lines().count(), 201);
    }

    #[test]
    fn parts_stand_indented_under_their_name() {
        let result = json!({
            "gls": { "phi": 0.25, "se": [1.5, 2.5] },
            "varcomp": [{ "group": "school", "sd": 1.5 }, { "group": "Residual", "sd": 2.0, "ci": [1, 2] }],
            "rho": [[1, 0.5], [0.5, 1]],
            "none": [],
        });
        let wanted = "\
none  none

gls
  phi  0.25000

  se  1.5000  2.5000

varcomp
  #  group         sd   ci
  1  school    1.5000
  2  Residual       2  1 2

rho
  #        1        2
  1        1  0.50000
  2  0.50000        1";
        assert_eq!(table(&result), wanted);
    }

    #[test]
    fn what_does_not_fit_in_a_cell_is_printed_part_by_part() {
        let long: Vec<u32> = (1000..1020).collect();
        let text = table(&json!({ "rounds": [{ "round": 1, "votes": long }, { "round": 2, "votes": long }] }));
        assert!(text.starts_with("rounds\n  1\n    round  1\n"), "{text}");
        assert!(text.contains("\n  2\n    round  2\n") && text.lines().all(|line| line.chars().count() <= LINE), "{text}");
        assert_eq!(table(&json!([{ "a": 1 }, { "a": 2 }])), "#  a\n1  1\n2  2");
        assert_eq!(table(&json!(null)), "–");
    }
}
