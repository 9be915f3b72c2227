//! Everything about one person, for that person: each row of each table in which a column holds their id. What nobody can
//! find is not here: an anonymous answer has no person in it.

use crate::ids::PersonId;
use crate::op::{Op, Refusal};
use crate::people::Person;
use crate::table_info::TableInfo;
use crate::{organization, people, timeline};
use db::{Kind, Value};
use std::collections::{HashMap, HashSet};

/// Every column that can hold a person's id. A new one goes here, or the test at the foot of this file fails.
pub const PERSON_COLUMNS: &[(&str, &str)] = &[
    ("person", "id"),
    ("membership", "person"),
    ("sign_in", "person"),
    ("timeline", "actor"),
    ("timeline", "subject"),
    ("timeline", "about"),
    ("roster_import", "actor"),
    ("stage_move", "actor"),
    ("team_member", "person"),
    ("pulse_invitation", "person"),
    ("vault_export", "asked_by"),
    ("vault_export", "decided_by"),
];

/// Columns of such rows that speak of other people: a delivery that waits names the whole staff.
const OF_OTHERS: &[(&str, &str)] = &[("roster_import", "reading"), ("roster_import", "report")];

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
    let selves = super::selves(op, me)?;
    let shapes = db::shapes(usize::MAX);
    let mut held: Vec<Held> = Vec::new();
    for shape in &shapes {
        let of_person: Vec<&str> = PERSON_COLUMNS.iter().filter(|(table, _)| *table == shape.table).map(|(_, column)| *column).collect();
        let Some(info) = tables.iter().find(|t| t.name == shape.table).filter(|_| !of_person.is_empty()) else { continue };
        // Digests are images of secrets and say nothing to anyone.
        let shown: Vec<usize> = (0..)
            .zip(&shape.columns)
            .filter(|(_, (name, kind))| *kind != Kind::Bytes && !OF_OTHERS.contains(&(info.name, name.as_str())))
            .map(|(at, _)| at)
            .collect();
        let (mut rows, mut seen) = (Vec::new(), HashSet::new());
        for column in of_person {
            for row in rows_of_selves(op, organization.id, info.name, column, &selves)? {
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
    Ok(Bundle { organization: organization.name, person, tables: held, words, names })
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

    /// Names of columns with an id that is never a person's. A unit's parent is a unit, a job's subject is a thing.
    const THINGS: &[&str] = &["id", "organization", "parent", "ancestor", "event", "asked_event", "item", "wave", "target"];
    /// A column whose name could be a person's elsewhere, and is not here.
    const NOT_HERE: &[(&str, &str)] = &[("job", "subject"), ("disclosure_release", "about"), ("person", "account"), ("sign_in", "account")];

    #[test]
    fn every_column_that_could_hold_a_person_is_known() {
        let shapes = db::shapes(usize::MAX);
        let tables: Vec<&str> = shapes.iter().map(|s| s.table.as_str()).filter(|t| !matches!(*t, "person" | "account")).collect();
        for shape in &shapes {
            for (name, _) in shape.columns.iter().filter(|(_, kind)| *kind == Kind::Uuid) {
                let at = (shape.table.as_str(), name.as_str());
                let thing = THINGS.contains(&at.1) || tables.contains(&at.1) || NOT_HERE.contains(&at);
                assert!(
                    thing || PERSON_COLUMNS.contains(&at),
                    "{}.{} may hold a person's id. If it does, add it to PERSON_COLUMNS in crates/ground/src/vault/bundle.rs, so that \
                     people find these rows in what they take with them; if not, to THINGS or NOT_HERE beside this test.",
                    at.0,
                    at.1
                );
            }
        }
    }

    #[test]
    fn every_column_named_here_is_there() {
        let shapes = db::shapes(usize::MAX);
        for (table, column) in PERSON_COLUMNS.iter().chain(OF_OTHERS) {
            let shape = shapes.iter().find(|s| s.table == *table);
            assert!(shape.is_some_and(|s| s.columns.iter().any(|(name, _)| name == column)), "{table}.{column}");
        }
    }
}
