//! What each column is for, whose it is, how long it is kept, and what becomes of it when a person is erased. Feeds
//! backups, the schedule of data, the retention clocks and erasure; tests hold it against the migrations.

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

/// What becomes of a cell when the person it is about is erased.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Erasure {
    /// It stays: an id that leads to no name any more, a date, a role.
    Keep,
    /// It is emptied: null where that is allowed, else nothing of its kind (`""`, 0, false).
    Blank,
    /// The words for someone who was erased stand there: "Former member".
    Pseudonym,
    /// The whole row goes.
    DeleteRow,
}

/// What a column holds that may lead to a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    Nothing,
    /// A person's id (or, in a column for many kinds of thing, possibly one).
    Person,
    /// An account's id.
    Account,
    /// A unit's id: legal holds on units find their rows by it.
    Unit,
    /// Text that may name someone: looked through for the name, address and roster id of whoever is erased.
    Names,
}

#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub class: Class,
    pub purpose: &'static str,
    pub holds: Holds,
    /// None: the column says nothing of erasure, which a test allows only where nobody is concerned.
    pub erasure: Option<Erasure>,
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
    /// `other_table.column` names a column elsewhere; then the slice brings its own [`crate::data_rights::Clock`].
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
    Column { name, class, purpose, holds: Holds::Nothing, erasure: None }
}

impl Column {
    /// Holds a person's id; when that person is erased, this becomes of it. With [`Erasure::DeleteRow`] the row goes, and
    /// no other column of the table need say anything.
    pub const fn of_person(self, erasure: Erasure) -> Column {
        Column { holds: Holds::Person, erasure: Some(erasure), ..self }
    }

    /// Holds an account's id; what becomes of it when the account is removed with its last person.
    pub const fn of_account(self, erasure: Erasure) -> Column {
        Column { holds: Holds::Account, erasure: Some(erasure), ..self }
    }

    /// Holds a unit's id.
    pub const fn of_unit(self) -> Column {
        Column { holds: Holds::Unit, ..self }
    }

    /// Text that may name someone, wherever in it; what becomes of it when it names whoever is erased.
    pub const fn names(self, erasure: Erasure) -> Column {
        Column { holds: Holds::Names, erasure: Some(erasure), ..self }
    }

    /// Something else of the person whom the row is about; what becomes of it when they are erased.
    pub const fn on_erasure(self, erasure: Erasure) -> Column {
        Column { erasure: Some(erasure), ..self }
    }
}

impl TableInfo {
    /// The columns that hold this.
    pub fn holding(&self, holds: Holds) -> impl Iterator<Item = &'static Column> + use<> {
        self.columns.iter().filter(move |c| c.holds == holds)
    }
}
