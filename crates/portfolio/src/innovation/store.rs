//! The SQL of innovations.

use super::model::{Ingredient, Innovation, Kind, Outline};
use db::{Cells, Error, Tx, params, statements};
use ground::{InnovationId, Moment, OrganizationId};
use std::collections::HashMap;

statements! {
    INSERT = "insert into innovation (organization, id, name, kind, need, evidence, created_at) values ($1, $2, $3, $4, $5, $6, $7)";
    INNOVATION = "select id, name, kind, need, evidence from innovation where organization = $1 and id = $2 and deleted_at is null";
    ALL = "select id, name, kind, need, evidence from innovation where organization = $1 and deleted_at is null order by name, id";
    INGREDIENTS = "select innovation, name, adaptable from active_ingredient where organization = $1 and innovation = $2 order by position";
    TEXTS = "select id, about || ' ' || meant_for || ' ' || need_whom || ' ' || fidelity || ' ' || materials || ' ' || licence
          from innovation where organization = $1 and deleted_at is null
        union all select innovation, name || ' ' || looks_like from active_ingredient where organization = $1
        union all select innovation, counted || ' ' || source from need_figure where organization = $1
        union all select innovation, source || ' ' || studied from evidence_source where organization = $1
        union all select innovation, outcome from intended_outcome where organization = $1";
    MARK_DELETED = "update innovation set deleted_at = $1 where organization = $2 and id = $3";
    DELETE = "delete from innovation where organization = $1 and id = $2";
}

fn row(c: &mut Cells) -> Result<Innovation, Error> {
    let id = c.next()?;
    let name = c.next()?;
    let kind = Kind::from_word(&c.next::<String>()?).unwrap_or(Kind::Practice);
    Ok(Innovation { id, outline: Outline { name, kind, need: c.next()?, evidence: c.next()?, ingredients: Vec::new() } })
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, i: &Innovation, now: Moment) -> Result<(), Error> {
    let o = &i.outline;
    tx.execute(&INSERT, params![organization, i.id, &o.name, o.kind.word(), &o.need, &o.evidence, now])?;
    Ok(())
}

pub fn innovation(tx: &mut Tx, organization: OrganizationId, id: InnovationId) -> Result<Option<Innovation>, Error> {
    let Some(mut found) = tx.one(&INNOVATION, params![organization, id], row)? else { return Ok(None) };
    found.outline.ingredients = ingredients(tx, organization, id)?;
    Ok(Some(found))
}

/// By name, without their ingredients: lists do not show those.
pub fn all(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Innovation>, Error> {
    tx.list(&ALL, params![organization], row)
}

fn ingredients(tx: &mut Tx, organization: OrganizationId, id: InnovationId) -> Result<Vec<Ingredient>, Error> {
    tx.list(&INGREDIENTS, params![organization, id], |c| {
        let _: InnovationId = c.next()?;
        Ok(Ingredient { name: c.next()?, adaptable: c.next()? })
    })
}

/// Everything else that stands on the page of an innovation, to look through.
pub fn texts(tx: &mut Tx, organization: OrganizationId) -> Result<HashMap<InnovationId, Vec<String>>, Error> {
    let mut all: HashMap<InnovationId, Vec<String>> = HashMap::new();
    for (of, text) in tx.list(&TEXTS, params![organization], |c| Ok((c.next()?, c.next()?)))? {
        all.entry(of).or_default().push(text);
    }
    Ok(all)
}

/// Marks it as lying in the trash since then, or as taken out of it; whether there was such a one.
pub fn mark_deleted(tx: &mut Tx, organization: OrganizationId, id: InnovationId, at: Option<Moment>) -> Result<bool, Error> {
    Ok(tx.execute(&MARK_DELETED, params![at, organization, id])? == 1)
}

pub fn delete(tx: &mut Tx, organization: OrganizationId, id: InnovationId) -> Result<(), Error> {
    tx.execute(&DELETE, params![organization, id])?;
    Ok(())
}
