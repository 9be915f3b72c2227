//! Results as JSON: what is undefined becomes `null`, what is infinite one of two words, and nothing becomes 0 by itself.

use measures::{Interval, Undefined};
use serde_json::Value;

/// How a result is written down.
pub trait Shape {
    fn json(&self) -> Value;
}

/// A number; one that is no number is `null`, an infinite one is the text "Infinity" or "-Infinity".
impl Shape for f64 {
    fn json(&self) -> Value {
        if self.is_infinite() { Value::from(if *self > 0.0 { "Infinity" } else { "-Infinity" }) } else { Value::from(*self) }
    }
}

macro_rules! plain {
    ($($kind:ty),*) => { $(impl Shape for $kind { fn json(&self) -> Value { Value::from(self.clone()) } })* };
}
plain!(bool, u32, u64, usize, i32, i64, String, &str);

impl Shape for Value {
    fn json(&self) -> Value {
        self.clone()
    }
}

/// `[low, high]`.
impl Shape for Interval {
    fn json(&self) -> Value {
        [self.low, self.high].as_slice().json()
    }
}

impl<T: Shape> Shape for Option<T> {
    fn json(&self) -> Value {
        self.as_ref().map_or(Value::Null, Shape::json)
    }
}

/// Undefined is `null`.
impl<T: Shape> Shape for Result<T, Undefined> {
    fn json(&self) -> Value {
        self.as_ref().map_or(Value::Null, Shape::json)
    }
}

impl<T: Shape> Shape for [T] {
    fn json(&self) -> Value {
        self.iter().map(Shape::json).collect()
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn json(&self) -> Value {
        self.as_slice().json()
    }
}

impl<T: Shape, const N: usize> Shape for [T; N] {
    fn json(&self) -> Value {
        self.as_slice().json()
    }
}

impl<T: Shape + ?Sized> Shape for &T {
    fn json(&self) -> Value {
        (*self).json()
    }
}

/// `fields! { "name" => value, … }`: a JSON object whose values are `Shape`s.
#[macro_export]
macro_rules! fields {
    ($($name:expr => $value:expr),* $(,)?) => {{
        let mut object = serde_json::Map::new();
        $(object.insert($name.to_string(), $crate::shape::Shape::json(&$value));)*
        serde_json::Value::Object(object)
    }};
}

/// Two objects as one; the second wins.
pub fn merged(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut a), Value::Object(b)) => {
            a.extend(b);
            Value::Object(a)
        }
        (first, _) => first,
    }
}

/// A result as text for people: names and figures in two columns, lists of equal length as columns of one table.
pub fn table(result: &Value) -> String {
    let mut lines = Vec::new();
    write("", result, &mut lines);
    lines.join("\n")
}

fn write(name: &str, value: &Value, lines: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                write(&if name.is_empty() { key.clone() } else { format!("{name} {key}") }, value, lines);
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => records(name, items, lines),
        Value::Array(items) if items.iter().any(Value::is_array) => {
            lines.push(name.to_owned());
            lines.extend(
                items
                    .iter()
                    .map(|row| format!("    {}", cells(row).iter().map(|cell| format!("{cell:>10}")).collect::<Vec<_>>().join(" "))),
            );
        }
        Value::Array(_) => lines.push(format!("{name:<28} {}", cells(value).join("  "))),
        single => lines.push(format!("{name:<28} {}", cell(single))),
    }
}

/// A list of objects: a table with their names as its heading.
fn records(name: &str, items: &[Value], lines: &mut Vec<String>) {
    let names: Vec<&String> = items.first().and_then(Value::as_object).map_or_else(Vec::new, |fields| fields.keys().collect());
    lines.push(name.to_owned());
    lines.push(format!("    {}", names.iter().map(|name| format!("{name:>12}")).collect::<Vec<_>>().join(" ")));
    for item in items {
        let row = names.iter().map(|name| item.get(name.as_str()).map_or_else(String::new, cell));
        lines.push(format!("    {}", row.map(|cell| format!("{cell:>12}")).collect::<Vec<_>>().join(" ")));
    }
}

fn cells(list: &Value) -> Vec<String> {
    list.as_array().map_or_else(Vec::new, |items| items.iter().map(cell).collect())
}

/// One figure: five significant digits are plenty for eyes; "–" where it is undefined.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(x) if x.fract() != 0.0 => {
                let digits = (4 - x.abs().log10().floor() as i32).clamp(0, 12) as usize;
                format!("{x:.digits$}")
            }
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}
