//! The SQL of organizations and units.

use super::{Organization, Unit};
use crate::Moment;
use crate::ids::{OrganizationId, UnitId};
use crate::sought::fold;
use db::{Cells, Error, Tx, Value, params, statements};
use std::collections::{HashMap, HashSet};

statements! {
    INSERT_ORGANIZATION = "insert into organization (id, name, zone, language, demo, created_at) values ($1, $2, $3, $4, $5, $6)";
    ORGANIZATION = "select id, name, zone, language, demo from organization where id = $1";
    PAPER = "select paper from organization where id = $1";
    SET_PAPER = "update organization set paper = $1 where id = $2";
    ALL_IDS = "select id from organization order by id";
    ANY = "select 1 from organization limit 1";
    INSERT_UNIT = "insert into unit (organization, id, parent, kind, name, source_id) values ($1, $2, $3, $4, $5, $6)";
    UPDATE_UNIT = "update unit set parent = $1, kind = $2, name = $3, source_id = $4 where organization = $5 and id = $6";
    UNITS = "select id, parent, kind, name, source_id from unit where organization = $1 order by name, id";
    UNIT = "select id, parent, kind, name, source_id from unit where organization = $1 and id = $2";
    ROOT = "select id, parent, kind, name, source_id from unit where organization = $1 and parent is null order by name, id limit 1";
    CLOSE_UNIT = "update unit set closed_on = $1, closed_by_hand = true where organization = $2 and id = $3";
    CLOSED = "select id, closed_on from unit where organization = $1 and closed_on is not null order by id";
    BRANCH = "select ancestor from unit_within where organization = $1 and unit = $2";
    BRANCHES = "select unit, ancestor from unit_within where organization = $1";
    CLEAR_WITHIN = "delete from unit_within where organization = $1";
    INSERT_WITHIN = "insert into unit_within (organization, unit, ancestor, depth)
        select organization, $1, ancestor, depth + 1 from unit_within where organization = $2 and unit = $3";
    INSERT_SELF = "insert into unit_within (organization, unit, ancestor, depth) values ($1, $2, $3, 0)";
}

fn organization_row(c: &mut Cells) -> Result<Organization, Error> {
    Ok(Organization { id: c.next()?, name: c.next()?, zone: c.next()?, language: c.next()?, demo: c.next()? })
}

fn unit_row(c: &mut Cells) -> Result<Unit, Error> {
    Ok(Unit { id: c.next()?, parent: c.next()?, kind: c.next()?, name: c.next()?, source_id: c.next()? })
}

pub fn insert_organization(tx: &mut Tx, o: &Organization, now: Moment) -> Result<(), Error> {
    tx.execute(&INSERT_ORGANIZATION, params![o.id, &o.name, &o.zone, &o.language, o.demo, now])?;
    Ok(())
}

pub fn organization(tx: &mut Tx, id: OrganizationId) -> Result<Option<Organization>, Error> {
    tx.one(&ORGANIZATION, params![id], organization_row)
}

pub fn paper(tx: &mut Tx, id: OrganizationId) -> Result<Option<String>, Error> {
    Ok(tx.one(&PAPER, params![id], |c| c.next::<Option<String>>())?.flatten())
}

pub fn set_paper(tx: &mut Tx, id: OrganizationId, paper: Option<&'static str>) -> Result<(), Error> {
    tx.execute(&SET_PAPER, params![paper, id])?;
    Ok(())
}

pub fn all_ids(tx: &mut Tx) -> Result<Vec<OrganizationId>, Error> {
    tx.list(&ALL_IDS, &[], |c| c.next())
}

pub fn any(tx: &mut Tx) -> Result<bool, Error> {
    Ok(!tx.rows(&ANY, &[])?.is_empty())
}

pub fn insert_unit(tx: &mut Tx, organization: OrganizationId, u: &Unit) -> Result<(), Error> {
    tx.execute(&INSERT_UNIT, params![organization, u.id, u.parent, u.kind, &u.name, u.source_id.clone()])?;
    tx.execute(&INSERT_SELF, params![organization, u.id, u.id])?;
    if let Some(parent) = u.parent {
        tx.execute(&INSERT_WITHIN, params![u.id, organization, parent])?;
    }
    Ok(())
}

pub fn update_unit(tx: &mut Tx, organization: OrganizationId, u: &Unit) -> Result<(), Error> {
    tx.execute(&UPDATE_UNIT, params![u.parent, u.kind, &u.name, u.source_id.clone(), organization, u.id])?;
    Ok(())
}

pub fn units(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Unit>, Error> {
    let mut units = tx.list(&UNITS, params![organization], unit_row)?;
    units.sort_by_cached_key(|u| fold(&u.name));
    Ok(units)
}

pub fn unit(tx: &mut Tx, organization: OrganizationId, id: UnitId) -> Result<Option<Unit>, Error> {
    tx.one(&UNIT, params![organization, id], unit_row)
}

pub fn branch(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<HashSet<UnitId>, Error> {
    Ok(tx.list(&BRANCH, params![organization, unit], |c| c.next())?.into_iter().collect())
}

pub fn root(tx: &mut Tx, organization: OrganizationId) -> Result<Option<Unit>, Error> {
    tx.one(&ROOT, params![organization], unit_row)
}

pub fn branches(tx: &mut Tx, organization: OrganizationId) -> Result<HashMap<UnitId, HashSet<UnitId>>, Error> {
    let mut all: HashMap<UnitId, HashSet<UnitId>> = HashMap::new();
    for (unit, ancestor) in tx.list(&BRANCHES, params![organization], |c| Ok((c.next()?, c.next()?)))? {
        all.entry(unit).or_default().insert(ancestor);
    }
    Ok(all)
}

pub fn replant(tx: &mut Tx, organization: OrganizationId) -> Result<(), Error> {
    let parents: HashMap<UnitId, Option<UnitId>> = units(tx, organization)?.into_iter().map(|u| (u.id, u.parent)).collect();
    let mut rows = Vec::new();
    for unit in parents.keys() {
        let (mut at, mut depth) = (Some(*unit), 0i64);
        // A tree deeper than its number of units would be a cycle; the import has already refused those.
        while let Some(ancestor) = at.filter(|_| depth <= parents.len() as i64) {
            rows.push(vec![organization.into(), (*unit).into(), ancestor.into(), Value::Int(depth)]);
            at = parents.get(&ancestor).copied().flatten();
            depth += 1;
        }
    }
    tx.execute(&CLEAR_WITHIN, params![organization])?;
    tx.bulk("unit_within", &["organization", "unit", "ancestor", "depth"], &rows)
}

pub fn close_unit(tx: &mut Tx, organization: OrganizationId, unit: UnitId, last_day: &str) -> Result<(), Error> {
    tx.execute(&CLOSE_UNIT, params![last_day, organization, unit])?;
    Ok(())
}

pub fn closed(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(UnitId, String)>, Error> {
    tx.list(&CLOSED, params![organization], |c| Ok((c.next()?, c.next()?)))
}
