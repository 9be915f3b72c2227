//! The SQL of stage templates.

use super::model::{Contents, Item, Template};
use crate::implementation::Stage;
use crate::stage::stock::Name;
use db::{Cells, Error, Tx, Value, params, statements};
use ground::{Moment, OrganizationId, StageTemplateId};

statements! {
    ALL = "select id, name, origin, in_use from stage_template where organization = $1 order by name, id";
    ONE = "select id, name, origin, in_use from stage_template where organization = $1 and id = $2";
    IN_USE = "select id, name, origin, in_use from stage_template where organization = $1 and in_use = $2 order by id limit 1";
    ITEMS = "select stage, stock, name from template_activity where organization = $1 and template = $2 order by stage, position";
    INSERT = "insert into stage_template (organization, id, name, origin, in_use, created_at) values ($1, $2, $3, $4, $5, $6)";
    RENAME = "update stage_template set name = $1 where organization = $2 and id = $3";
    NONE_IN_USE = "update stage_template set in_use = $1 where organization = $2 and in_use = $3";
    USE = "update stage_template set in_use = $1 where organization = $2 and id = $3";
    CLEAR = "delete from template_activity where organization = $1 and template = $2";
    DELETE = "delete from stage_template where organization = $1 and id = $2";
}

fn row(c: &mut Cells) -> Result<Template, Error> {
    let id = c.next()?;
    Ok(Template { id, contents: Contents { name: c.next()?, items: Vec::new() }, origin: c.next()?, in_use: c.next()? })
}

fn item(c: &mut Cells) -> Result<Item, Error> {
    let stage =
        Stage::from_word(&c.next::<String>()?).ok_or(Error::Shape { statement: "template_activity", column: 0, wanted: "a stage" })?;
    let stock: String = c.next()?;
    Ok(Item { stage, name: Name::of_columns(&stock, c.next()?) })
}

fn filled(tx: &mut Tx, organization: OrganizationId, found: Option<Template>) -> Result<Option<Template>, Error> {
    let Some(mut found) = found else { return Ok(None) };
    found.contents.items = tx.list(&ITEMS, params![organization, found.id], item)?;
    found.contents.items.sort_by_key(|i| i.stage);
    Ok(Some(found))
}

/// By name, without their activities: lists do not show those.
pub fn all(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Template>, Error> {
    tx.list(&ALL, params![organization], row)
}

pub fn one(tx: &mut Tx, organization: OrganizationId, id: StageTemplateId) -> Result<Option<Template>, Error> {
    let found = tx.one(&ONE, params![organization, id], row)?;
    filled(tx, organization, found)
}

pub fn in_use(tx: &mut Tx, organization: OrganizationId) -> Result<Option<Template>, Error> {
    let found = tx.one(&IN_USE, params![organization, true], row)?;
    filled(tx, organization, found)
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, t: &Template, now: Moment) -> Result<(), Error> {
    tx.execute(&INSERT, params![organization, t.id, &t.contents.name, &t.origin, t.in_use, now])?;
    replace_items(tx, organization, t.id, &t.contents)
}

pub fn update(tx: &mut Tx, organization: OrganizationId, id: StageTemplateId, contents: &Contents) -> Result<(), Error> {
    tx.execute(&RENAME, params![&contents.name, organization, id])?;
    replace_items(tx, organization, id, contents)
}

fn replace_items(tx: &mut Tx, organization: OrganizationId, id: StageTemplateId, contents: &Contents) -> Result<(), Error> {
    tx.execute(&CLEAR, params![organization, id])?;
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for stage in Stage::ALL {
        rows.extend(contents.of_stage(stage).zip(0..).map(|(item, position)| {
            let (stock, name) = item.name.columns();
            vec![organization.into(), id.into(), stage.word().into(), Value::Int(position), stock.into(), name.into()]
        }));
    }
    tx.bulk("template_activity", &["organization", "template", "stage", "position", "stock", "name"], &rows)
}

/// From now on new implementations begin with this one; with none: with the house's own list.
pub fn choose(tx: &mut Tx, organization: OrganizationId, id: Option<StageTemplateId>) -> Result<(), Error> {
    tx.execute(&NONE_IN_USE, params![false, organization, true])?;
    if let Some(id) = id {
        tx.execute(&USE, params![true, organization, id])?;
    }
    Ok(())
}

pub fn delete(tx: &mut Tx, organization: OrganizationId, id: StageTemplateId) -> Result<(), Error> {
    tx.execute(&CLEAR, params![organization, id])?;
    tx.execute(&DELETE, params![organization, id])?;
    Ok(())
}
