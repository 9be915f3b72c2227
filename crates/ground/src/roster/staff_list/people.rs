//! The rows of a matched list become people with their parts. A row that cannot be used is left out with a note that names
//! file, row and column and repeats nothing of it.

use super::guess::Field;
use super::matching::{Matching, UnitKey};
use super::sheet::{Line, Sheet};
use crate::roster::Note;
use crate::roster::incoming::{Incoming, PartIn, PersonIn};
use crate::roster::oneroster::columns::Column;
use crate::roster::oneroster::dates::{Dates, Seen};
use crate::sought::fold;
use std::collections::{BTreeMap, HashMap, HashSet};

/// So many notes of one kind are listed one by one.
const LISTED: usize = 100;

/// The notes of rows that were left out; every other one tells how a row was read all the same.
const LEFT_OUT: &[&str] = &[
    "staff-list-warning-name",
    "staff-list-warning-address",
    "staff-list-warning-no-key",
    "staff-list-warning-key-twice",
    "staff-list-warning-no-unit",
    "staff-list-warning-unit-left-out",
    "staff-list-warning-no-role",
    "staff-list-warning-role-left-out",
    MORE_LEFT_OUT,
];

/// More rows left out than are listed one by one.
const MORE_LEFT_OUT: &str = "staff-list-warning-more-left-out";

/// The notes of rows that were left out, how many rows that are, and the other notes.
pub fn left_out(notes: &[Note]) -> (Vec<&Note>, usize, Vec<&Note>) {
    let (out, others): (Vec<&Note>, Vec<&Note>) = notes.iter().partition(|note| LEFT_OUT.contains(&note.key.as_str()));
    let said = |note: &Note| note.args.iter().find(|(name, _)| name == "count").and_then(|(_, count)| count.parse().ok());
    let rows = out.iter().map(|note| if note.key == MORE_LEFT_OUT { said(note).unwrap_or(0) } else { 1 }).sum();
    (out, rows, others)
}

/// What the rows are read against.
pub struct Against<'a> {
    /// The key of each unit, by its id.
    pub keys: &'a HashMap<String, UnitKey>,
    /// Source ids of people who are here, by their address in lower case, where it is theirs alone.
    pub sources: &'a HashMap<String, String>,
    /// All source ids of people who are here.
    pub known: &'a HashSet<String>,
}

/// What the list says, in our words.
pub fn incoming(sheet: &Sheet, matching: &Matching, file: &str, against: &Against<'_>) -> (Incoming, Vec<Note>) {
    let mut reader = Reader { sheet, matching, file, against, notes: Vec::new(), told: HashMap::new() };
    let dates = reader.dates();
    let mut people: BTreeMap<String, (u64, PersonIn)> = BTreeMap::new();
    let mut unread = Vec::new();
    for line in &sheet.rows {
        let source = reader.source(line);
        match reader.person(line, &dates) {
            Some(person) => reader.add(&mut people, line, person),
            None => unread.extend(source),
        }
    }
    reader.cut();
    if !sheet.closed.is_empty() {
        reader.notes.insert(0, note("file", "staff-list-warning-closed", &[("file", file), ("columns", &sheet.closed.join(", "))]));
    }
    let Reader { notes, .. } = reader;
    // whoever has one good row is read
    unread.retain(|source| !people.contains_key(source));
    unread.sort();
    unread.dedup();
    let people = people.into_values().map(|(_, person)| person).collect();
    (Incoming { people, whole: matching.whole == Some(true), unread, ..Incoming::default() }, notes)
}

struct Reader<'a> {
    sheet: &'a Sheet,
    matching: &'a Matching,
    file: &'a str,
    against: &'a Against<'a>,
    notes: Vec<Note>,
    told: HashMap<&'static str, usize>,
}

fn note(place: &str, key: &str, args: &[(&str, &str)]) -> Note {
    let args = args.iter().map(|(name, value)| ((*name).to_string(), (*value).to_string())).collect();
    Note { place: format!("roster-place-{place}"), key: key.to_string(), args }
}

impl Reader<'_> {
    /// Tells of a row that was left out, or read otherwise; never what stood in it.
    fn tell(&mut self, line: &Line, column: Option<usize>, key: &'static str) {
        let met = self.told.entry(key).or_default();
        *met += 1;
        if *met > LISTED {
            return;
        }
        let row = line.number.to_string();
        let head = column.and_then(|at| self.sheet.heads.get(at)).map(String::as_str);
        self.notes.push(match head {
            Some(head) => note("cell", key, &[("file", self.file), ("row", &row), ("column", head)]),
            None => note("row", key, &[("file", self.file), ("row", &row)]),
        });
    }

    fn cut(&mut self) {
        let more = |out: bool| -> usize {
            let of_kind = self.told.iter().filter(|(key, _)| LEFT_OUT.contains(key) == out);
            of_kind.map(|(_, met)| met.saturating_sub(LISTED)).sum()
        };
        for (key, more) in [(MORE_LEFT_OUT, more(true)), ("roster-warning-more-like-this", more(false))] {
            if more > 0 {
                self.notes.push(note("file", key, &[("file", self.file), ("count", &more.to_string())]));
            }
        }
    }

    fn cell<'l>(&self, line: &'l Line, field: Field) -> (Option<usize>, &'l str) {
        let at = self.matching.of(field).next();
        (at, at.and_then(|at| line.cells.get(at)).map(String::as_str).unwrap_or_default())
    }

    /// Several columns as one, such as two family names.
    fn joined(&self, line: &Line, field: Field) -> String {
        let cells = self.matching.of(field).filter_map(|at| line.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells.collect::<Vec<_>>().join(" ")
    }

    /// By which someone is known again: the id of the list, else the address, unless another roster knows that address.
    fn source(&self, line: &Line) -> Option<String> {
        let email = self.cell(line, Field::Email).1.to_lowercase();
        let by_id = Some(self.cell(line, Field::Id).1).filter(|id| !id.is_empty()).map(|id| format!("list:{id}"));
        if let Some(known) = by_id.as_ref().filter(|id| self.against.known.contains(id.as_str())) {
            return Some(known.clone());
        }
        if let Some(known) = self.against.sources.get(&email) {
            return Some(known.clone());
        }
        by_id.or_else(|| (!email.is_empty()).then(|| format!("list:{email}")))
    }

    /// All dates are looked at first: which number is the day only the others can tell.
    fn dates(&mut self) -> Dates {
        let mut dates = Dates::default();
        for (field, column) in [(Field::Starts, Column::BeginDate), (Field::Ends, Column::EndDate)] {
            for line in &self.sheet.rows {
                let _ = dates.day(line.number, column, self.cell(line, field).1);
            }
        }
        dates
    }

    fn person(&mut self, line: &Line, dates: &Dates) -> Option<PersonIn> {
        let (given, family) = self.name(line)?;
        let (email_at, email) = self.cell(line, Field::Email);
        if !email.is_empty() && !is_address(email) {
            self.tell(line, email_at, "staff-list-warning-address");
            return None;
        }
        let Some(source_id) = self.source(line) else {
            self.tell(line, self.matching.of(Field::Id).next().or(email_at), "staff-list-warning-no-key");
            return None;
        };
        let part = self.part(line, dates)?;
        Some(PersonIn { source_id, given, family, email: (!email.is_empty()).then(|| email.to_string()), active: true, parts: vec![part] })
    }

    fn name(&mut self, line: &Line) -> Option<(String, String)> {
        let (given, family) = (self.joined(line, Field::Given), self.joined(line, Field::Family));
        let (turned_at, turned) = self.cell(line, Field::FamilyFirst);
        let (at, full) = self.cell(line, Field::Full);
        let at = turned_at.or(at);
        let found = match (given.is_empty() && family.is_empty(), turned.is_empty()) {
            (false, _) => Some((given, family)),
            (true, false) => {
                if !turned.contains(',') && turned.split_whitespace().nth(2).is_some() {
                    self.tell(line, at, "staff-list-warning-name-order");
                }
                split_turned(turned)
            }
            (true, true) => split(full),
        };
        let found = found.filter(|(given, family)| !given.is_empty() && !family.is_empty());
        if found.is_none() {
            self.tell(line, at.or_else(|| self.matching.of(Field::Family).next()), "staff-list-warning-name");
        }
        found
    }

    fn part(&mut self, line: &Line, dates: &Dates) -> Option<PartIn> {
        let (unit_at, unit) = self.cell(line, Field::Unit);
        let Some(unit) = self.matching.unit(unit).and_then(|id| self.against.keys.get(&id.to_string())) else {
            let key = if unit.is_empty() { "staff-list-warning-no-unit" } else { "staff-list-warning-unit-left-out" };
            self.tell(line, unit_at, key);
            return None;
        };
        let (role_at, role) = self.cell(line, Field::Role);
        let Some(role) = self.matching.role(role) else {
            let key = if role.is_empty() { "staff-list-warning-no-role" } else { "staff-list-warning-role-left-out" };
            self.tell(line, role_at, key);
            return None;
        };
        let unit = unit.clone();
        let (begins, ends) = (self.day(line, Field::Starts, dates), self.day(line, Field::Ends, dates));
        if let (Some(from), Some(to)) = (&begins, &ends)
            && from > to
        {
            // as in a roster: the end is kept, so that nobody stays longer than either date says
            self.tell(line, self.matching.of(Field::Starts).next(), "staff-list-warning-reversed");
            return Some(PartIn { unit, role, begins: None, ends });
        }
        Some(PartIn { unit, role, begins, ends })
    }

    fn day(&mut self, line: &Line, field: Field, dates: &Dates) -> Option<String> {
        let (at, text) = self.cell(line, field);
        if text.is_empty() {
            return None;
        }
        let seen = crate::roster::oneroster::dates::look(text);
        let day = dates.settle(seen);
        match (seen, day) {
            (_, None) => self.tell(line, at, "staff-list-warning-date"),
            (Seen::Either { day_first, month_first }, _) if day_first != month_first => {
                self.tell(line, at, "staff-list-warning-date-either")
            }
            _ => {}
        }
        day.map(|day| day.to_string())
    }

    /// Several rows of one person are several parts. Other names under one id are somebody else's: left out.
    fn add(&mut self, people: &mut BTreeMap<String, (u64, PersonIn)>, line: &Line, person: PersonIn) {
        let Some((_, first)) = people.get_mut(&person.source_id) else {
            people.insert(person.source_id.clone(), (line.number, person));
            return;
        };
        let same = |a: &str, b: &str| fold(a) == fold(b);
        if !same(&first.given, &person.given) || !same(&first.family, &person.family) {
            self.tell(line, self.matching.of(Field::Id).next(), "staff-list-warning-key-twice");
            return;
        }
        for part in person.parts {
            if !first.parts.iter().any(|held| held.unit == part.unit && held.role == part.role) {
                first.parts.push(part);
            }
        }
    }
}

/// "Ruiz, Ana" or "Ana Ruiz". Of four words two are family names, as is usual in Spanish; else the last one is.
pub fn split(full: &str) -> Option<(String, String)> {
    if let Some((family, given)) = full.split_once(',') {
        return Some((given.trim().to_string(), family.trim().to_string()));
    }
    let words: Vec<&str> = full.split_whitespace().collect();
    let family = if words.len() == 4 { 2 } else { 1 };
    let at = words.len().checked_sub(family).filter(|at| *at > 0)?;
    let (given, family) = words.split_at(at);
    Some((given.join(" "), family.join(" ")))
}

/// "Ruiz, Ana" or "Ruiz Ana", the family name first. Without a comma the first half is the family name, and the larger one
/// where they are not alike: in Spanish there are two.
pub fn split_turned(full: &str) -> Option<(String, String)> {
    if full.contains(',') {
        return split(full);
    }
    let words: Vec<&str> = full.split_whitespace().collect();
    let (family, given) = words.split_at_checked(words.len().div_ceil(2))?;
    Some((given.join(" "), family.join(" ")))
}

fn is_address(text: &str) -> bool {
    let halves = text.split_once('@');
    let good = halves.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    good && !text.contains(char::is_whitespace)
}
