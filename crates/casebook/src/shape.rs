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
