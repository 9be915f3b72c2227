//! The portable types: text, bigint, double precision, boolean, uuid (16 bytes), bytes. A [`Row`] is read
//! from left to right with [`Cells::next`], which names the statement and column when a shape is wrong.

use crate::Error;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(String),
    Uuid(Uuid),
    Bytes(Vec<u8>),
}

/// Raw bytes, apart from text and uuid: digests, keys.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bytes(pub Vec<u8>);

macro_rules! from {
    ($($t:ty => $make:expr;)+) => {$(impl From<$t> for Value { fn from(v: $t) -> Value { #[allow(clippy::redundant_closure_call)] ($make)(v) } })+};
}
from! {
    bool => Value::Bool;
    i64 => Value::Int;
    i32 => |v| Value::Int(i64::from(v));
    u32 => |v| Value::Int(i64::from(v));
    f64 => Value::Real;
    String => Value::Text;
    &str => |v: &str| Value::Text(v.to_string());
    &String => |v: &String| Value::Text(v.clone());
    Uuid => Value::Uuid;
    Bytes => |v: Bytes| Value::Bytes(v.0);
    &Bytes => |v: &Bytes| Value::Bytes(v.0.clone());
    &[u8] => |v: &[u8]| Value::Bytes(v.to_vec());
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(v: Option<T>) -> Value {
        v.map_or(Value::Null, Into::into)
    }
}

/// The parameters of a statement, in the order of `$1…`.
#[macro_export]
macro_rules! params {
    ($($v:expr),* $(,)?) => { &[$($crate::Value::from($v)),*] as &[$crate::Value] };
}

/// A type that one cell can hold.
pub trait FromValue: Sized {
    const WANTED: &'static str;
    fn from_value(value: Value) -> Option<Self>;
}

macro_rules! from_value {
    ($($t:ty, $wanted:literal, $($p:pat => $e:expr),+;)+) => {$(
        impl FromValue for $t {
            const WANTED: &'static str = $wanted;
            fn from_value(value: Value) -> Option<Self> { match value { $($p => Some($e),)+ _ => None } }
        })+};
}
from_value! {
    bool, "a boolean", Value::Bool(b) => b, Value::Int(i) => i != 0;
    i64, "a whole number", Value::Int(i) => i;
    f64, "a number", Value::Real(r) => r, Value::Int(i) => i as f64;
    String, "text", Value::Text(t) => t;
    Bytes, "bytes", Value::Bytes(b) => Bytes(b);
}

impl FromValue for Uuid {
    const WANTED: &'static str = "a uuid";
    fn from_value(value: Value) -> Option<Uuid> {
        match value {
            Value::Uuid(u) => Some(u),
            Value::Bytes(b) => Uuid::from_slice(&b).ok(),
            _ => None,
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const WANTED: &'static str = T::WANTED;
    fn from_value(value: Value) -> Option<Option<T>> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}

/// One result row.
#[derive(Clone, Debug)]
pub struct Row {
    pub(crate) statement: &'static str,
    pub values: Vec<Value>,
}

impl Row {
    pub fn cells(self) -> Cells {
        Cells { statement: self.statement, column: 0, values: self.values.into_iter() }
    }
}

/// Reads a row from left to right.
pub struct Cells {
    statement: &'static str,
    column: usize,
    values: std::vec::IntoIter<Value>,
}

impl Cells {
    /// The next cell as a `T`. Errors: `Shape` when it is missing or of another type.
    #[allow(clippy::should_implement_trait)] // It reads like an iterator but each cell has its own type.
    pub fn next<T: FromValue>(&mut self) -> Result<T, Error> {
        self.column += 1;
        self.values.next().and_then(T::from_value).ok_or(Error::Shape { statement: self.statement, column: self.column, wanted: T::WANTED })
    }
}
