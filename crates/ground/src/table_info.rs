//! What each column is for, whose it is and how long it is kept. Feeds backups now; exports, erasure and the
//! schedule of data later.

/// The four classes of people-data, and what is not about people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    Voice,
    Ballot,
    Record,
    Formative,
    /// Not about a person.
    Thing,
}

#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub class: Class,
    pub purpose: &'static str,
}

/// How long a row is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Retention {
    /// As long as the organization uses Perennial.
    Organization,
    /// As long as the row of another table that it belongs to.
    With(&'static str),
    /// Until what is named here ends it; the slice itself sees to that.
    Until(&'static str),
    /// So many days after the moment (or day) in a column of the table, and why so many. A legal hold stops the clock.
    After { column: &'static str, days: i64, why: &'static str },
}

#[derive(Clone, Copy, Debug)]
pub struct TableInfo {
    pub name: &'static str,
    pub columns: &'static [Column],
    pub retention: Retention,
    /// False for what must never leave the running database: the used marks of open anonymous waves.
    pub in_backup: bool,
}

pub const fn column(name: &'static str, class: Class, purpose: &'static str) -> Column {
    Column { name, class, purpose }
}
