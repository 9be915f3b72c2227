//! An innovation as a template: what it is, why it is believed to work, what it asks and what for. The need stays behind,
//! since it tells of the place it was written in, and so do all ids, days and places.

mod content;

use super::record::{self, Part};
use super::{add, all, anywhere};
use crate::{INNOVATE, SEE};
use content::Content;
use ground::sought::fold;
use ground::{InnovationId, Op, Refusal};
use kit::element::{AdoptError, Known, Template};
use kit::paths;
use serde::Deserialize;
use serde_json::Value;

/// The word of this kind of template.
pub const KIND: &str = "innovation";

/// All innovations, for whoever sees any of them.
pub fn templates(op: &mut Op) -> Result<Vec<Template>, Refusal> {
    if op.reached(SEE)?.is_empty() {
        return Ok(Vec::new());
    }
    let named = |i: super::Innovation| Template { kind: KIND, id: i.id.to_string(), name: i.outline.name, detail: String::new() };
    Ok(all(op)?.into_iter().map(named).collect())
}

pub fn template(op: &mut Op, id: &str) -> Result<Value, Refusal> {
    let id: InnovationId = id.parse().map_err(|_| Refusal::Missing)?;
    let record = record::record(op, id)?;
    serde_json::to_value(Content::of(&record)).map_err(|_| Refusal::Missing)
}

pub fn may_adopt(op: &mut Op) -> Result<bool, Refusal> {
    Ok(!op.reached(INNOVATE)?.is_empty())
}

/// An innovation of the same name, in whatever letters: two of one name are rather one.
pub fn known(op: &mut Op, content: &Value) -> Result<Option<Known>, Refusal> {
    let read = Content::deserialize(content).ok().and_then(|content| content.read(""));
    let Some(read) = read else { return Ok(None) };
    let same = all(op)?.into_iter().find(|i| fold(&i.outline.name) == fold(&read.outline.name));
    Ok(same.map(|i| Known { name: i.outline.name, href: paths::innovation(i.id), may_repeat: true }))
}

/// Writes it down here and answers where its need is to be filled in.
pub fn adopt(op: &mut Op, content: &Value, note: &str) -> Result<String, AdoptError> {
    anywhere(op, INNOVATE)?;
    let read = Content::deserialize(content).ok().and_then(|content| content.read(note)).ok_or(AdoptError::Unreadable)?;
    let id = add(op, &read.outline)?.id;
    let parts = [
        Part::Description(read.description),
        Part::Evidence(read.evidence),
        Part::Ingredients(read.ingredients),
        Part::Hours(read.hours),
        Part::Costs(read.costs),
        Part::Materials(read.materials),
        Part::Outcomes(read.outcomes),
    ];
    record::fill(op, id, &parts)?;
    Ok(paths::innovation_need(id))
}
