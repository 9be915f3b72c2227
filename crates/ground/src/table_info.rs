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

#[derive(Clone, Copy, Debug)]
pub struct TableInfo {
    pub name: &'static str,
    pub columns: &'static [Column],
    pub retention: &'static str,
    /// False for what must never leave the running database: the used marks of open anonymous waves.
    pub in_backup: bool,
}

pub const fn column(name: &'static str, class: Class, purpose: &'static str) -> Column {
    Column { name, class, purpose }
}
