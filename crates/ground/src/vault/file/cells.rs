//! One value as one cell, and back, exactly.
//!
//! Nothing is defused here, not even a cell that a spreadsheet would run as a formula: this file must come back as it was,
//! to the byte, and it is for programs and archives. Whoever opens a table of it in a spreadsheet is told so in README.txt.

use data_encoding::HEXLOWER;
use db::{Kind, Uuid, Value};

/// A cell that says there is nothing; as in PostgreSQL's own text form. A text that begins with a backslash gets another.
pub const NOTHING: &str = "\\N";

pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => NOTHING.into(),
        Value::Bool(yes) => yes.to_string(),
        Value::Int(n) => n.to_string(),
        // The shortest text that reads back as the same number.
        Value::Real(n) => format!("{n:?}"),
        Value::Text(text) if text.starts_with('\\') => format!("\\{text}"),
        Value::Text(text) => text.clone(),
        Value::Uuid(id) => id.hyphenated().to_string(),
        Value::Bytes(bytes) => HEXLOWER.encode(bytes),
    }
}

/// None when the cell is not what its column holds.
pub fn value(kind: Kind, cell: &str) -> Option<Value> {
    if cell == NOTHING {
        return Some(Value::Null);
    }
    match kind {
        Kind::Text => Some(Value::Text(match cell.strip_prefix('\\') {
            Some(rest) if rest.starts_with('\\') => rest.into(),
            Some(_) => return None,
            None => cell.into(),
        })),
        Kind::Int => cell.parse().ok().map(Value::Int),
        Kind::Real => cell.parse().ok().map(Value::Real),
        Kind::Bool => cell.parse().ok().map(Value::Bool),
        Kind::Uuid => Uuid::try_parse(cell).ok().map(Value::Uuid),
        Kind::Bytes => HEXLOWER.decode(cell.as_bytes()).ok().map(Value::Bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_only_looks_like_nothing_stays_what_it_is() {
        for text in ["", "\\N", "\\\\N", "\\", "=1+1", "a,\"b\"\r\nc", "é"] {
            assert_eq!(value(Kind::Text, &cell(&Value::Text(text.into()))), Some(Value::Text(text.into())), "{text:?}");
        }
        assert_eq!(value(Kind::Text, &cell(&Value::Null)), Some(Value::Null));
        assert_eq!(value(Kind::Text, "\\x"), None);
        assert_eq!(value(Kind::Int, "1.5"), None);
        assert_eq!(value(Kind::Uuid, "no"), None);
    }

    proptest! {
        #[test]
        fn every_text_and_number_comes_back(text in ".*", n in any::<i64>(), r in any::<f64>().prop_filter("a number", |r| !r.is_nan())) {
            prop_assert_eq!(value(Kind::Text, &cell(&Value::Text(text.clone()))), Some(Value::Text(text)));
            prop_assert_eq!(value(Kind::Int, &cell(&Value::Int(n))), Some(Value::Int(n)));
            prop_assert_eq!(value(Kind::Real, &cell(&Value::Real(r))), Some(Value::Real(r)));
        }
    }
}
