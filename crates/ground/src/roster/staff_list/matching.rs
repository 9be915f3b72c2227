//! What a person decides about a list: what each column holds, and which of our units and roles its words mean.

use super::guess::{self, Field};
use super::heads;
use super::sheet::Sheet;
use crate::access::Role;
use crate::ids::UnitId;
use crate::organization::{Unit, UnitKind};
use crate::roster::incoming::FoundIn;
use crate::sought::fold;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// By which an import finds a unit: its source id, or its own.
pub type UnitKey = String;

pub fn key(unit: &Unit) -> UnitKey {
    unit.source_id.clone().unwrap_or_else(|| unit.id.to_string())
}

/// More different words in a column are no schools and no jobs: the wrong column was chosen.
pub const MOST_WORDS: usize = 200;

/// A decision about one word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// Nobody has decided yet.
    Open,
    /// Rows with this word are left out.
    LeftOut,
    /// A unit to be made, of this kind (its word). It is asked about by name once more before anything changes.
    New(String),
    /// The id of one of our units, or the word of a role.
    Ours(String),
}

/// Everything that is decided about one kind of list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matching {
    /// One for each column.
    pub columns: Vec<Field>,
    /// Whether the list names everyone. Nothing before a person has said so.
    pub whole: Option<bool>,
    /// The unit (its id) and the role (its word) of rows that name none.
    pub unit_for_all: Option<String>,
    pub role_for_all: Option<String>,
    /// By their words as `fold` has them.
    pub units: BTreeMap<String, Meaning>,
    pub roles: BTreeMap<String, Meaning>,
}

/// What is not decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Neither a full name nor given and family name.
    Name,
    /// Neither an id nor an e-mail address, so that nobody could be known again next month.
    Key,
    /// No column, and no one unit for all.
    Unit,
    Role,
    /// The column has so many different words that it can be no units (or roles).
    ManyUnits,
    ManyRoles,
    /// Two columns for what there can be only one of; which field.
    Twice(Field),
    Whole,
    /// Words that nobody has decided about.
    Words,
}

impl Matching {
    /// By the names of the columns, and a column of addresses by its cells.
    pub fn guess(sheet: &Sheet) -> Matching {
        let guessed: Vec<(Field, usize)> = sheet.heads.iter().map(|head| heads::guess(head)).collect();
        // of two that hold the same, what is said better: a name before a code, the legal name before the preferred one
        let best = |field: Field| guessed.iter().filter(|(other, _)| *other == field).map(|(_, line)| *line).min();
        let kept = |(field, line): &(Field, usize)| if best(*field) == Some(*line) { *field } else { Field::Ignore };
        let mut columns: Vec<Field> = guessed.iter().map(kept).collect();
        // "Nombre" beside "Apellidos", "Name" beside "Surname": the given name
        if columns.contains(&Field::Family) && !columns.contains(&Field::Given) {
            for field in columns.iter_mut().filter(|field| **field == Field::Full) {
                *field = Field::Given;
            }
        }
        // one way to say a name: in two columns, else with the family name first, since that says where it ends
        let whole: &[Field] = if columns.contains(&Field::Given) && columns.contains(&Field::Family) {
            &[Field::Full, Field::FamilyFirst]
        } else if columns.contains(&Field::FamilyFirst) {
            &[Field::Full, Field::Given, Field::Family]
        } else {
            &[]
        };
        columns.iter_mut().filter(|field| whole.contains(field)).for_each(|field| *field = Field::Ignore);
        let addresses = |at: usize| {
            let filled: Vec<&str> = sheet.column(at).filter(|cell| !cell.is_empty()).collect();
            filled.iter().filter(|cell| cell.contains('@')).count() * 2 > filled.len()
        };
        if !columns.contains(&Field::Email)
            && let Some(at) = (0..columns.len()).find(|at| columns.get(*at) == Some(&Field::Ignore) && addresses(*at))
            && let Some(field) = columns.get_mut(at)
        {
            *field = Field::Email;
        }
        // of two columns for one thing the first
        let mut met = BTreeSet::new();
        for field in columns.iter_mut().filter(|field| ONCE.contains(field)) {
            if !met.insert(field.word()) {
                *field = Field::Ignore;
            }
        }
        Matching { columns, ..Matching::default() }
    }

    /// The columns that hold something, in their order.
    pub fn of(&self, field: Field) -> impl Iterator<Item = usize> {
        self.columns.iter().enumerate().filter(move |(_, is)| **is == field).map(|(at, _)| at)
    }

    fn has(&self, field: Field) -> bool {
        self.of(field).next().is_some()
    }

    /// Adds the words of a sheet that are new, each with the best guess: a unit of the same name, a role by its words.
    pub fn with_words_of(mut self, sheet: &Sheet, units: &[Unit]) -> Matching {
        self.columns.resize(sheet.heads.len(), Field::Ignore);
        let is_here = |id: &str| units.iter().any(|u| u.id.to_string() == id);
        // a unit that is no longer there is asked about again
        for meaning in self.units.values_mut() {
            if matches!(meaning, Meaning::Ours(id) if !is_here(id)) {
                *meaning = Meaning::Open;
            }
        }
        self.unit_for_all = self.unit_for_all.filter(|id| is_here(id));
        let root = units.iter().find(|u| u.parent.is_none()).filter(|u| u.kind != UnitKind::School);
        let of_name = |word: &str| {
            let mut same = units.iter().filter(|u| fold(&u.name) == word);
            let named = same.next().filter(|_| same.next().is_none());
            let found = named.or_else(|| root.filter(|_| guess::is_central(word)));
            found.map_or(Meaning::Open, |u| Meaning::Ours(u.id.to_string()))
        };
        let of_title = |word: &str| guess::role(word).map_or(Meaning::Open, |role| Meaning::Ours(role.word().to_string()));
        for word in words(sheet, &self, Field::Unit) {
            self.units.entry(word.clone()).or_insert_with(|| of_name(&word));
        }
        for word in words(sheet, &self, Field::Role) {
            self.roles.entry(word.clone()).or_insert_with(|| of_title(&word));
        }
        self
    }

    /// What stands in the way of an import.
    pub fn missing(&self, sheet: &Sheet) -> Vec<Missing> {
        let mut missing = self.missing_of_columns(sheet);
        let open = |field: Field, known: &BTreeMap<String, Meaning>| {
            words(sheet, self, field).iter().any(|word| known.get(word).is_none_or(|meaning| *meaning == Meaning::Open))
        };
        if missing.is_empty() && (open(Field::Unit, &self.units) || open(Field::Role, &self.roles)) {
            missing.push(Missing::Words);
        }
        missing
    }

    /// The same without the words, which are asked about after the columns.
    pub fn missing_of_columns(&self, sheet: &Sheet) -> Vec<Missing> {
        let mut missing = Vec::new();
        let named = self.has(Field::Full) || self.has(Field::FamilyFirst) || (self.has(Field::Given) && self.has(Field::Family));
        if !named {
            missing.push(Missing::Name);
        }
        if !self.has(Field::Id) && !self.has(Field::Email) {
            missing.push(Missing::Key);
        }
        if !self.has(Field::Unit) && self.unit_for_all.is_none() {
            missing.push(Missing::Unit);
        }
        if !self.has(Field::Role) && self.role_for_all.is_none() {
            missing.push(Missing::Role);
        }
        missing.extend(ONCE.iter().filter(|field| self.of(**field).nth(1).is_some()).map(|field| Missing::Twice(*field)));
        if words(sheet, self, Field::Unit).len() > MOST_WORDS {
            missing.push(Missing::ManyUnits);
        }
        if words(sheet, self, Field::Role).len() > MOST_WORDS {
            missing.push(Missing::ManyRoles);
        }
        if self.whole.is_none() {
            missing.push(Missing::Whole);
        }
        missing
    }

    /// What is remembered: decisions about words, without those that nobody has decided.
    pub(super) fn without_strangers(mut self, here: &HashSet<String>) -> Matching {
        self.units.retain(|_, meaning| match meaning {
            Meaning::Open | Meaning::New(_) => false,
            Meaning::LeftOut => true,
            Meaning::Ours(id) => here.contains(id),
        });
        self.roles.retain(|_, meaning| *meaning != Meaning::Open);
        self
    }

    /// The units to be made, each with its id from here on: from now on its word means this unit. Named as the list first
    /// writes it.
    pub(super) fn found(&mut self, sheet: &Sheet, mut id: impl FnMut() -> UnitId) -> Vec<FoundIn> {
        let mut founds = Vec::new();
        for word in words(sheet, self, Field::Unit) {
            let Some(Meaning::New(kind)) = self.units.get(&word) else { continue };
            let kind = UnitKind::from_word(kind).filter(|kind| guess::NEW_KINDS.contains(kind)).unwrap_or(UnitKind::School);
            let name = crate::people::clean_name(spelled(sheet, self, Field::Unit, &word));
            let id = id();
            self.units.insert(word, Meaning::Ours(id.to_string()));
            founds.push(FoundIn { id, name, kind });
        }
        founds
    }

    /// The unit that a cell means; `Err` when its rows are left out or nothing is known.
    pub fn unit(&self, cell: &str) -> Option<UnitId> {
        let id = if cell.is_empty() { self.unit_for_all.as_deref() } else { ours(self.units.get(&fold(cell))) };
        id.and_then(|id| id.parse().ok())
    }

    pub fn role(&self, cell: &str) -> Option<Role> {
        let word = if cell.is_empty() { self.role_for_all.as_deref() } else { ours(self.roles.get(&fold(cell))) };
        word.and_then(Role::from_word).filter(|role| guess::ROLES.contains(role))
    }
}

/// What only one column can hold. A family name may stand in two.
const ONCE: &[Field] = &[Field::Full, Field::FamilyFirst, Field::Email, Field::Unit, Field::Role, Field::Id, Field::Starts, Field::Ends];

fn ours(meaning: Option<&Meaning>) -> Option<&str> {
    match meaning {
        Some(Meaning::Ours(ours)) => Some(ours),
        _ => None,
    }
}

/// A word as the list first writes it.
pub fn spelled<'a>(sheet: &'a Sheet, matching: &Matching, field: Field, word: &'a str) -> &'a str {
    matching.of(field).flat_map(|at| sheet.column(at)).find(|cell| fold(cell) == word).unwrap_or(word)
}

/// The different words of a column, as `fold` has them, in their order.
pub fn words(sheet: &Sheet, matching: &Matching, field: Field) -> BTreeSet<String> {
    matching.of(field).flat_map(|at| sheet.column(at)).filter(|cell| !cell.is_empty()).map(fold).collect()
}
