//! Everything about one person, for that person: each row of each table in which a column holds their id. What nobody can
//! find is not here: an anonymous answer has no person in it.

use crate::ids::PersonId;
use crate::op::{Op, Refusal};
use crate::people::Person;
use crate::table_info::{Holds, TableInfo};
use crate::{organization, people, timeline};
use db::{Kind, Value};
use std::collections::{HashMap, HashSet};

/// Columns of such rows that speak of other people though they are not marked as text that names someone: a delivery that
/// waits names the whole staff, and what was decided about one colleague says what they were like.
const OF_OTHERS: &[(&str, &str)] =
    &[("roster_import", "report"), ("roster_import", "confirmed"), ("rollover_choice", "seen"), ("rollover_choice", "outcome")];
/// A hold may belong to a question about this very person, which they must not learn of here.
const HELD_BACK: &[&str] = &["legal_hold"];

/// Which columns of a table can hold a person's id, in the table's own words.
fn of_person(info: &TableInfo) -> Vec<&'static str> {
    if HELD_BACK.contains(&info.name) { Vec::new() } else { info.holding(Holds::Person).map(|c| c.name).collect() }
}

/// Whether a column may be shown to the person whom a row names: not what may name others.
fn is_shown(info: &TableInfo, column: &str, kind: Kind) -> bool {
    let names = info.columns.iter().any(|c| c.name == column && c.holds == Holds::Names);
    // Digests are images of secrets and say nothing to anyone.
    kind != Kind::Bytes && !names && !OF_OTHERS.contains(&(info.name, column))
}

/// What one person may take with them.
#[derive(Clone, Debug)]
pub struct Bundle {
    pub organization: String,
    pub person: Person,
    pub tables: Vec<Held>,
    /// What they wrote as a reason: the event's id and their words.
    pub words: Vec<(db::Uuid, String)>,
    /// Names for ids: units, and the person themselves.
    pub names: HashMap<db::Uuid, String>,
    /// In which days are told.
    pub zone: jiff::tz::TimeZone,
}

/// The rows of one table that are about them.
#[derive(Clone, Debug)]
pub struct Held {
    pub table: &'static str,
    /// (name, what it is for)
    pub columns: Vec<(String, &'static str)>,
    pub rows: Vec<Vec<Value>>,
}

/// The bundle of whoever asks, never another's: there is no person in the question.
pub fn mine(op: &mut Op, tables: &[TableInfo]) -> Result<Bundle, Refusal> {
    let me = op.actor.person().ok_or(Refusal::Missing)?;
    let organization = organization::load(op)?;
    let person = people::load(op, me)?;
    let selves = people::selves(op.tx, organization.id, me)?;
    let shapes = db::shapes(usize::MAX);
    let mut held: Vec<Held> = Vec::new();
    for shape in &shapes {
        let Some(info) = tables.iter().find(|t| t.name == shape.table) else { continue };
        let shown: Vec<usize> =
            (0..).zip(&shape.columns).filter(|(_, (name, kind))| is_shown(info, name, *kind)).map(|(at, _)| at).collect();
        let event = shape.columns.iter().position(|(name, _)| info.name == "timeline" && name == "event");
        let of_a_hold = |row: &[Value]| event.and_then(|at| row.get(at)).is_some_and(tells_of_a_hold);
        let (mut rows, mut seen) = (Vec::new(), HashSet::new());
        for column in of_person(info) {
            for row in rows_of_selves(op, organization.id, info.name, column, &selves)? {
                if of_a_hold(&row) {
                    continue;
                }
                let row: Vec<Value> = shown.iter().filter_map(|at| row.get(*at).cloned()).collect();
                if seen.insert(format!("{row:?}")) {
                    rows.push(row);
                }
            }
        }
        let purpose = |name: &str| info.columns.iter().find(|c| c.name == name).map_or("", |c| c.purpose);
        let columns = shown.iter().filter_map(|at| shape.columns.get(*at)).map(|(name, _)| (name.clone(), purpose(name))).collect();
        if !rows.is_empty() {
            held.push(Held { table: info.name, columns, rows });
        }
    }
    let words = own_words(op, &held, &selves)?;
    let mut names: HashMap<db::Uuid, String> =
        organization::units(op.tx, organization.id)?.into_iter().map(|unit| (unit.id.0, unit.name)).collect();
    names.extend(selves.iter().map(|id| (id.0, person.name())));
    let zone = crate::clock::zone(&organization.zone);
    Ok(Bundle { organization: organization.name, person, tables: held, words, names, zone })
}

fn tells_of_a_hold(event: &Value) -> bool {
    let holds = [timeline::Event::HoldSet.word(), timeline::Event::HoldLifted.word()];
    matches!(event, Value::Text(word) if holds.contains(&word.as_str()))
}

fn rows_of_selves(
    op: &mut Op,
    organization: crate::OrganizationId,
    table: &str,
    column: &str,
    selves: &[PersonId],
) -> Result<Vec<Vec<Value>>, Refusal> {
    let mut rows = Vec::new();
    for person in selves {
        rows.extend(db::rows_of(op.tx, organization.0, table, column, person.0)?);
    }
    Ok(rows)
}

/// The words they gave with what they did; those of others are not theirs.
fn own_words(op: &mut Op, held: &[Held], selves: &[PersonId]) -> Result<Vec<(db::Uuid, String)>, Refusal> {
    let mut words = Vec::new();
    let Some(events) = held.iter().find(|h| h.table == "timeline") else { return Ok(words) };
    let place = |name: &str| events.columns.iter().position(|(column, _)| column == name);
    let (Some(id), Some(actor)) = (place("id"), place("actor")) else { return Ok(words) };
    for row in &events.rows {
        if let (Some(Value::Uuid(event)), Some(Value::Uuid(by))) = (row.get(id), row.get(actor))
            && selves.iter().any(|me| me.0 == *by)
            && let Some(said) = timeline::words_of(op, crate::EventId(*event))?
        {
            words.push((*event, said));
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_named_here_is_there() {
        let shapes = db::shapes(usize::MAX);
        for (table, column) in OF_OTHERS {
            let shape = shapes.iter().find(|s| s.table == *table);
            assert!(shape.is_some_and(|s| s.columns.iter().any(|(name, _)| name == column)), "{table}.{column}");
        }
    }
}
