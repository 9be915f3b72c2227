//! A stage template taken to another organization: its name and its activities. Those of the house go as their words, so they
//! are read in each reader's language there too.

use super::model::{Contents, Item, LONGEST_ACTIVITY, LONGEST_NAME, MOST_ACTIVITIES};
use super::{add, all, may_shape, store};
use crate::LEAD;
use crate::implementation::Stage;
use crate::stage::stock::{Name, of_word};
use ground::sought::fold;
use ground::{Op, Refusal, StageTemplateId};
use kit::element::{AdoptError, Known, Template};
use kit::paths;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The word of this kind of template.
pub const KIND: &str = "stage-template";

/// What goes along; nothing else can.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    name: String,
    activities: Vec<Part>,
}

/// One of the two is empty.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    stage: String,
    stock: String,
    name: String,
}

/// The organization's own; the house's list is everywhere.
pub fn templates(op: &mut Op) -> Result<Vec<Template>, Refusal> {
    if op.reached(LEAD)?.is_empty() {
        return Ok(Vec::new());
    }
    let named = |t: super::Template| Template { kind: KIND, id: t.id.to_string(), name: t.contents.name, detail: t.origin };
    Ok(all(op)?.into_iter().map(named).collect())
}

pub fn template(op: &mut Op, id: &str) -> Result<Value, Refusal> {
    let id: StageTemplateId = id.parse().map_err(|_| Refusal::Missing)?;
    all(op)?;
    let organization = op.organization()?;
    let contents = store::one(op.tx, organization, id)?.ok_or(Refusal::Missing)?.contents;
    let part = |item: &Item| {
        let (stock, name) = item.name.columns();
        Part { stage: item.stage.word().into(), stock: stock.into(), name: name.into() }
    };
    let content = Content { name: contents.name.clone(), activities: contents.items.iter().map(part).collect() };
    serde_json::to_value(content).map_err(|_| Refusal::Missing)
}

pub fn may_adopt(op: &mut Op) -> Result<bool, Refusal> {
    may_shape(op)
}

/// A list of the same name, in whatever letters.
pub fn known(op: &mut Op, content: &Value) -> Result<Option<Known>, Refusal> {
    let Some(read) = read(content) else { return Ok(None) };
    let same = all(op)?.into_iter().find(|t| fold(&t.contents.name) == fold(&read.name));
    Ok(same.map(|t| Known { name: t.contents.name, href: paths::stage_template(t.id), may_repeat: true }))
}

/// Writes it down here, not in use yet, and answers where it can be looked at.
pub fn adopt(op: &mut Op, content: &Value, note: &str) -> Result<String, AdoptError> {
    let contents = read(content).ok_or(AdoptError::Unreadable)?;
    Ok(paths::stage_template(add(op, &contents, note, false)?))
}

/// Anyone may have written this: every field is held to the form's own limits.
fn read(content: &Value) -> Option<Contents> {
    let content = Content::deserialize(content).ok()?;
    let line = |text: &str, most: usize| {
        let text = text.trim().to_string();
        (!text.is_empty() && text.chars().count() <= most && !text.contains(char::is_control)).then_some(text)
    };
    let item = |part: &Part| {
        let stage = Stage::from_word(&part.stage)?;
        let name = match (part.stock.as_str(), part.name.as_str()) {
            ("", name) => Name::Own(line(name, LONGEST_ACTIVITY)?),
            (stock, "") => Name::Stock(of_word(stock).filter(|s| s.stage == stage)?),
            _ => return None,
        };
        Some(Item { stage, name })
    };
    let mut items: Vec<Item> = content.activities.iter().map(item).collect::<Option<_>>()?;
    items.sort_by_key(|i| i.stage);
    let contents = Contents { name: line(&content.name, LONGEST_NAME)?, items };
    let twice = contents.items.iter().enumerate().any(|(at, item)| contents.items[..at].contains(item));
    let many = Stage::ALL.into_iter().any(|stage| contents.of_stage(stage).count() > MOST_ACTIVITIES);
    (!twice && !many && !contents.items.is_empty()).then_some(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(name: &str, activities: &str) -> Value {
        serde_json::from_str(&format!(r#"{{"name":"{name}","activities":[{activities}]}}"#)).unwrap()
    }

    const OWN: &str = r#"{"stage":"decide","stock":"","name":"Walk the building"}"#;
    const STOCK: &str = r#"{"stage":"prepare","stock":"find-time","name":""}"#;

    #[test]
    fn a_template_is_read_with_the_houses_words_and_its_own() {
        let read = read(&content("Ours", &format!("{STOCK},{OWN}"))).unwrap();
        let own: Vec<_> = read.items.iter().map(|i| i.name.columns()).collect();
        assert_eq!(own, [("", "Walk the building"), ("find-time", "")]);
    }

    #[test]
    fn what_is_no_template_or_breaks_a_limit_is_refused() {
        let long = "x".repeat(LONGEST_ACTIVITY + 1);
        let many: Vec<String> = (0..=MOST_ACTIVITIES).map(|n| format!(r#"{{"stage":"decide","stock":"","name":"n{n}"}}"#)).collect();
        let wrong = [
            content("", OWN),
            content("Ours", ""),
            content("Ours", &format!("{OWN},{OWN}")),
            content("Ours", &many.join(",")),
            content("Ours", &format!(r#"{{"stage":"decide","stock":"","name":"{long}"}}"#)),
            content("Ours", r#"{"stage":"decide","stock":"","name":"two\nlines"}"#),
            content("Ours", r#"{"stage":"decide","stock":"find-time","name":""}"#),
            content("Ours", r#"{"stage":"prepare","stock":"find-time","name":"both"}"#),
            content("Ours", r#"{"stage":"winter","stock":"","name":"n"}"#),
            content("Ours", r#"{"stage":"decide","stock":"","name":"n","done_on":"2026-01-01"}"#),
            Value::Null,
        ];
        for value in wrong {
            assert!(read(&value).is_none(), "{value}");
        }
    }
}
