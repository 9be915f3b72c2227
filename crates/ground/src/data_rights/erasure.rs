//! The erasure of one person: their name, address and ids go, what they wrote goes, their sign-in goes; what the
//! organization did together stays without the name. Which column meets which fate stands in each table's `TableInfo`.
//! Who is erased by the clock is in `leavers`, who is erased again after a restore in `again`.

use super::model::{Erased, Marks, pseudonym};
use super::{holds, store, whole_organization};
use crate::ids::{AccountId, OrganizationId, PersonId};
use crate::op::{Op, Refusal};
use crate::people::{self, Person};
use crate::table_info::{Column, Erasure, Holds, TableInfo};
use crate::{account, jobs, organization, timeline};
use db::{Uuid, Value, Where};
use std::collections::HashMap;

/// The job that makes the files forget after an erasure and keeps the list beside the database; its subject is the person.
pub const FORGET_JOB: &str = "forget-erased";
/// Rows looked at in one query.
const BATCH: usize = 500;

/// What becomes of the sign-in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Account {
    None,
    Removed,
    /// Another person has it too (in another organization, say): it stays with them.
    KeptForOthers,
}

/// Rows of one table that meet one fate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fate {
    pub table: &'static str,
    pub rows: usize,
}

/// A text that names the person.
#[derive(Clone, Debug)]
pub struct Mention {
    pub table: &'static str,
    pub column: &'static str,
    pub key: Vec<Value>,
    pub erasure: Erasure,
}

/// What an erasure would do, for the page that asks once more.
#[derive(Clone, Debug)]
pub struct Plan {
    pub person: Person,
    pub held: bool,
    pub erased: bool,
    /// Rows that go whole.
    pub goes: Vec<Fate>,
    /// Rows that stay with cells emptied.
    pub emptied: Vec<Fate>,
    /// Rows that stay as they are and lead to nobody any more.
    pub stays: Vec<Fate>,
    /// Reasons they gave, and reasons given about them.
    pub words: i64,
    pub mentions: Vec<Mention>,
    pub account: Account,
}

#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    #[error("a legal hold covers this person")]
    Held,
    /// Another administrator has to do that, so that somebody is left who can answer for it.
    #[error("nobody erases themselves")]
    OneSelf,
    #[error("the reason names the person")]
    ReasonNames,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for EraseError {
    fn from(error: db::Error) -> EraseError {
        EraseError::Refused(error.into())
    }
}

/// One row that is tied to the person, and by which columns.
struct Tied {
    key: Vec<Value>,
    by: Vec<&'static Column>,
    /// Whether the row is about them: its first column for a person holds their id.
    own: bool,
}

fn of_organization(table: &TableInfo, organization: OrganizationId) -> Vec<Where<'static>> {
    let scoped = table.columns.iter().any(|c| c.name == "organization");
    if scoped { vec![Where::Is("organization", organization.into())] } else { Vec::new() }
}

/// The rows of a table with this id in one of the columns that hold such.
fn tied(op: &mut Op, table: &TableInfo, holds: Holds, id: Uuid) -> Result<Vec<Tied>, Refusal> {
    let organization = op.organization()?;
    let columns: Vec<&'static Column> = table.holding(holds).collect();
    let mut all: Vec<Tied> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, column) in columns.iter().enumerate() {
        let mut wheres = of_organization(table, organization);
        wheres.push(Where::Is(column.name, id.into()));
        let mut after: Option<Vec<Value>> = None;
        loop {
            let found = op.tx.find(table.name, &[], &wheres, after.as_deref(), BATCH)?;
            after = found.last().map(|row| row.key.clone());
            let full = found.len() == BATCH;
            for row in found {
                let place = *places.entry(format!("{:?}", row.key)).or_insert(all.len());
                match all.get_mut(place) {
                    Some(known) => known.by.push(column),
                    None => all.push(Tied { key: row.key, by: vec![column], own: at == 0 }),
                }
            }
            if !full {
                break;
            }
        }
    }
    Ok(all)
}

/// What becomes of one tied row: none means that it goes whole.
fn cells_of(table: &TableInfo, row: &Tied, holds: Holds, language: &str) -> Option<Vec<(&'static str, Value)>> {
    let mut set = Vec::new();
    for column in &row.by {
        match column.erasure {
            Some(Erasure::DeleteRow) => return None,
            Some(Erasure::Keep) | None => {}
            Some(erasure) => set.push((column.name, filling(table, column, erasure, language))),
        }
    }
    if row.own && holds == Holds::Person {
        let others = table.columns.iter().filter(|c| matches!(c.holds, Holds::Nothing | Holds::Account | Holds::Unit));
        for column in others {
            match column.erasure {
                Some(Erasure::DeleteRow) if column.holds != Holds::Account => return None,
                Some(erasure @ (Erasure::Blank | Erasure::Pseudonym)) => {
                    set.push((column.name, filling(table, column, erasure, language)));
                }
                _ => {}
            }
        }
    }
    Some(set)
}

/// What stands in an emptied cell.
fn filling(table: &TableInfo, column: &Column, erasure: Erasure, language: &str) -> Value {
    if erasure == Erasure::Pseudonym {
        return pseudonym(language).into();
    }
    let shape = db::shape(table.name).and_then(|s| s.column(column.name));
    match shape {
        Some(c) if !c.nullable => match c.kind.as_str() {
            "text" => "".into(),
            "boolean" => false.into(),
            "uuid" => Uuid::nil().into(),
            "bytea" => Value::Bytes(Vec::new()),
            _ => Value::Int(0),
        },
        _ => Value::Null,
    }
}

pub(super) fn marks(op: &mut Op, person: &Person) -> Result<Marks, Refusal> {
    let mut addresses = Vec::new();
    if let Some(id) = person.account {
        let found = op.tx.find("account", &["email"], &[Where::Is("id", id.into())], None, 1)?;
        addresses.extend(found.into_iter().flat_map(|row| row.cells).filter_map(|cell| match cell {
            Value::Text(text) => Some(text),
            _ => None,
        }));
    }
    Ok(Marks::of(person, &addresses))
}

/// Every text of the organization that names the person.
pub(super) fn mentions(op: &mut Op, tables: &[TableInfo], marks: &Marks) -> Result<Vec<Mention>, Refusal> {
    let organization = op.organization()?;
    let mut all = Vec::new();
    for table in tables {
        for column in table.holding(Holds::Names) {
            let mut wheres = of_organization(table, organization);
            wheres.push(Where::Filled(column.name));
            let mut after: Option<Vec<Value>> = None;
            loop {
                let found = op.tx.find(table.name, &[column.name], &wheres, after.as_deref(), BATCH)?;
                after = found.last().map(|row| row.key.clone());
                let full = found.len() == BATCH;
                for row in found {
                    let named = row.cells.iter().any(|cell| matches!(cell, Value::Text(text) if marks.found_in(text)));
                    if named {
                        let erasure = column.erasure.unwrap_or(Erasure::Blank);
                        all.push(Mention { table: table.name, column: column.name, key: row.key, erasure });
                    }
                }
                if !full {
                    break;
                }
            }
        }
    }
    Ok(all)
}

fn account_of(op: &mut Op, person: &Person, selves: &[PersonId]) -> Result<Account, Refusal> {
    let Some(id) = person.account else { return Ok(Account::None) };
    let holders = op.tx.find("person", &["id"], &[Where::Is("account", id.into())], None, selves.len() + 1)?;
    let mut holders = holders.into_iter().flat_map(|row| row.cells).filter_map(<Uuid as db::FromValue>::from_value);
    Ok(if holders.all(|p| selves.contains(&PersonId(p))) { Account::Removed } else { Account::KeptForOthers })
}

/// What erasing this person, under all their rows, would do. A read: the search for texts that name them may take a while.
/// Errors: `Missing`, `Forbidden`.
pub fn plan(op: &mut Op, tables: &[TableInfo], id: PersonId) -> Result<Plan, Refusal> {
    whole_organization(op)?;
    let person = people::load(op, id)?;
    let organization = op.organization()?;
    let language = organization::load(op)?.language;
    let mut plan = Plan {
        held: holds::held(op, id)?,
        erased: store::is_erased(op.tx, Erased { organization, person: id })?,
        account: Account::None,
        words: 0,
        goes: Vec::new(),
        emptied: Vec::new(),
        stays: Vec::new(),
        mentions: Vec::new(),
        person,
    };
    let selves = people::selves(op.tx, organization, id)?;
    for of in &selves {
        let row = people::load(op, *of)?;
        let marks = marks(op, &row)?;
        plan.mentions.extend(mentions(op, tables, &marks)?);
        plan.words += timeline::words_of_person(op.tx, organization, *of)?;
        match account_of(op, &row, &selves)? {
            Account::None => {}
            fate => plan.account = fate,
        }
    }
    for table in tables {
        let (mut goes, mut emptied, mut stays) = (0, 0, 0);
        for of in &selves {
            for row in tied(op, table, Holds::Person, of.0)? {
                match cells_of(table, &row, Holds::Person, &language) {
                    None => goes += 1,
                    Some(set) if set.is_empty() => stays += 1,
                    Some(_) => emptied += 1,
                }
            }
        }
        let fate = |rows| Fate { table: table.name, rows };
        plan.goes.extend((goes > 0).then(|| fate(goes)));
        plan.emptied.extend((emptied > 0).then(|| fate(emptied)));
        plan.stays.extend((stays > 0).then(|| fate(stays)));
    }
    Ok(plan)
}

/// Erases a person under all their rows. `mentions` come from [`plan`], read before, so that the search does not stand in the
/// way of others.
/// Erasing someone a second time finds nothing more. The files forget a moment later, by the job.
pub fn erase(op: &mut Op, tables: &[TableInfo], id: PersonId, mentions: &[Mention], reason: &str) -> Result<(), EraseError> {
    whole_organization(op)?;
    people::load(op, id)?;
    let organization = op.organization()?;
    let selves = people::selves(op.tx, organization, id)?;
    if op.actor.person().is_some_and(|me| selves.contains(&me)) {
        return Err(EraseError::OneSelf);
    }
    if holds::held(op, id)? {
        return Err(EraseError::Held);
    }
    let rows: Vec<Person> = selves.into_iter().map(|of| people::load(op, of)).collect::<Result<_, _>>()?;
    for row in &rows {
        if marks(op, row)?.found_in(reason) {
            return Err(EraseError::ReasonNames);
        }
    }
    for row in &rows {
        erase_now(op, tables, row, mentions)?;
    }
    timeline::record_with_words(op, timeline::Event::PersonErased, id.0, None, reason)?;
    Ok(())
}

pub(super) fn erase_now(op: &mut Op, tables: &[TableInfo], person: &Person, mentions: &[Mention]) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let language = organization::load(op)?.language;
    let today = op.today()?;
    let fate = account_of(op, person, &[person.id])?;
    account::end_sign_ins_of(op.tx, organization, person.clone())?;
    timeline::erase_words_of(op.tx, organization, person.id)?;
    for mention in mentions {
        let Some(table) = tables.iter().find(|t| t.name == mention.table) else { continue };
        match (mention.erasure, table.columns.iter().find(|c| c.name == mention.column)) {
            (Erasure::DeleteRow, _) => op.tx.remove_row(table.name, &mention.key)?,
            (Erasure::Keep, _) | (_, None) => {}
            (erasure, Some(column)) => {
                op.tx.change_row(table.name, &mention.key, &[(column.name, filling(table, column, erasure, &language))])?;
            }
        }
    }
    store::drop_emptied_imports(op.tx, organization)?;
    apply(op, tables, Holds::Person, person.id.0, &language)?;
    people::end_open(op.tx, organization, person.id, today.yesterday().unwrap_or(today))?;
    if let (Account::Removed, Some(id)) = (fate, person.account) {
        remove_account(op, tables, id, &language)?;
    }
    let (erased, now, actor) = (Erased { organization, person: person.id }, op.now, op.actor.person());
    store::insert_erasure(op.tx, erased, now, actor)?;
    jobs::due(op, FORGET_JOB, person.id.0, now)
}

fn apply(op: &mut Op, tables: &[TableInfo], holds: Holds, id: Uuid, language: &str) -> Result<(), Refusal> {
    for table in tables {
        for row in tied(op, table, holds, id)? {
            match cells_of(table, &row, holds, language) {
                None => op.tx.remove_row(table.name, &row.key)?,
                Some(set) if set.is_empty() => {}
                Some(set) => op.tx.change_row(table.name, &row.key, &set)?,
            }
        }
    }
    Ok(())
}

/// The account of nobody any more, with its sign-ins.
fn remove_account(op: &mut Op, tables: &[TableInfo], id: AccountId, language: &str) -> Result<(), Refusal> {
    account::end_sign_ins(op.tx, id)?;
    apply(op, tables, Holds::Account, id.0, language)
}

/// The tables whose files must forget after an erasure.
pub fn forget_tables(tables: &[TableInfo]) -> Vec<&'static str> {
    let touched = |t: &&TableInfo| t.columns.iter().any(|c| c.erasure.is_some_and(|e| e != Erasure::Keep));
    tables.iter().filter(touched).map(|t| t.name).collect()
}

/// What is wrong with how tables say what erasure does, in words that tell whoever added a column what to write. For the
/// test of the whole house.
pub fn wrong_erasures(tables: &[TableInfo]) -> Vec<String> {
    use crate::Class::{Ballot, Formative, Record};
    let mut wrong = Vec::new();
    for table in tables {
        // Where the whole row goes with its person, nothing more need be said.
        if table.holding(Holds::Person).chain(table.holding(Holds::Account)).any(|c| c.erasure == Some(Erasure::DeleteRow)) {
            continue;
        }
        let Some(shape) = db::shape(table.name) else { continue };
        for column in table.columns {
            let own = matches!(column.class, Record | Formative | Ballot);
            let kind = shape.column(column.name).map_or("", |c| c.kind.as_str());
            let key = column.name == "organization" || (column.name == "id" && table.name != "person");
            if own && !key && column.holds != Holds::Unit && matches!(kind, "text" | "uuid") && column.erasure.is_none() {
                wrong.push(format!(
                    "{}.{} is of class {:?} and does not say what erasing a person does with it. In its tables.rs write \
                     .of_person(…) for a person's id, .names(…) for text that may name someone, .of_unit() for a unit's id, \
                     or .on_erasure(Erasure::Keep | Blank) for anything else (docs/data-rights.md)",
                    table.name, column.name, column.class
                ));
            }
        }
    }
    wrong
}
