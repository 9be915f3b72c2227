//! An innovation as a template: what it is and why it is believed to work. The need stays behind, since it tells of the
//! place it was written in, and so do all ids, days and places.

use super::model::{Ingredient, Kind, MOST_INGREDIENTS, Outline};
use super::{add, all, anywhere, load};
use crate::{INNOVATE, SEE};
use ground::{InnovationId, Op, Refusal};
use kit::element::{AdoptError, Template};
use kit::paths;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The word of this kind of template.
pub const KIND: &str = "innovation";

/// The same limits as the form's.
const LONGEST_NAME: usize = 120;
const LONGEST_TEXT: usize = 4_000;

/// What goes along; nothing else can.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    name: String,
    kind: String,
    evidence: String,
    ingredients: Vec<Part>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    name: String,
    adaptable: bool,
}

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
    anywhere(op, SEE)?;
    let outline = load(op, id)?.outline;
    let ingredients = outline.ingredients.into_iter().map(|i| Part { name: i.name, adaptable: i.adaptable }).collect();
    let content = Content { name: outline.name, kind: outline.kind.word().into(), evidence: outline.evidence, ingredients };
    serde_json::to_value(content).map_err(|_| Refusal::Missing)
}

pub fn may_adopt(op: &mut Op) -> Result<bool, Refusal> {
    Ok(!op.reached(INNOVATE)?.is_empty())
}

/// Writes it down here and answers where its need is to be filled in.
pub fn adopt(op: &mut Op, content: &Value, note: &str) -> Result<String, AdoptError> {
    anywhere(op, INNOVATE)?;
    let outline = read(content, note).ok_or(AdoptError::Unreadable)?;
    Ok(paths::innovation_edit(add(op, &outline)?.id))
}

/// Anyone may have written this: every field is held to the form's own limits.
fn read(content: &Value, note: &str) -> Option<Outline> {
    let content = Content::deserialize(content).ok()?;
    let line = |text: &str| Some(text.trim().to_string()).filter(|t| !t.is_empty() && !t.contains(char::is_control));
    let prose = content.evidence.trim().replace("\r\n", "\n");
    let too_long = content.name.chars().count() > LONGEST_NAME || prose.chars().count() > LONGEST_TEXT;
    let unclean = prose.contains(|c: char| c.is_control() && c != '\n' && c != '\t');
    if too_long || unclean || prose.is_empty() || content.ingredients.is_empty() || content.ingredients.len() > MOST_INGREDIENTS {
        return None;
    }
    let ingredients: Option<Vec<Ingredient>> =
        content.ingredients.iter().map(|part| Some(Ingredient { name: line(&part.name)?, adaptable: part.adaptable })).collect();
    let ingredients = ingredients.filter(|all| Ingredient::text(all).chars().count() <= LONGEST_TEXT)?;
    // Taken on from hand to hand, the note still stands once.
    let evidence = if prose.ends_with(note) { prose } else { format!("{prose}\n\n{note}") };
    Some(Outline { name: line(&content.name)?, kind: Kind::from_word(&content.kind)?, need: String::new(), evidence, ingredients })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(of: &str) -> Value {
        serde_json::from_str(of).unwrap()
    }

    #[test]
    fn a_template_is_read_with_its_note_of_origin_and_without_a_need() {
        let given =
            r#"{"name":"Partner Reading","kind":"practice","evidence":"Two trials.","ingredients":[{"name":"Pairs","adaptable":false}]}"#;
        let read = read(&content(given), "(From elsewhere.)").unwrap();
        assert_eq!(read.need, "");
        assert_eq!(read.evidence, "Two trials.\n\n(From elsewhere.)");
        assert_eq!(read.ingredients, vec![Ingredient { name: "Pairs".into(), adaptable: false }]);
        let again = Content {
            name: "P".into(),
            kind: "practice".into(),
            evidence: read.evidence.clone(),
            ingredients: vec![Part { name: "x".into(), adaptable: true }],
        };
        assert_eq!(super::read(&serde_json::to_value(again).unwrap(), "(From elsewhere.)").unwrap().evidence, read.evidence);
    }

    #[test]
    fn what_is_no_template_or_breaks_a_limit_is_refused() {
        let long = "x".repeat(5_000);
        let many = (0..21).map(|n| format!(r#"{{"name":"p{n}","adaptable":false}}"#)).collect::<Vec<_>>().join(",");
        let with = |name: &str, kind: &str, evidence: &str, parts: &str| {
            format!(r#"{{"name":"{name}","kind":"{kind}","evidence":"{evidence}","ingredients":[{parts}]}}"#)
        };
        let part = r#"{"name":"Pairs","adaptable":false}"#;
        let wrong = [
            "[]".to_string(),
            "null".into(),
            with("", "practice", "e", part),
            with(&long, "practice", "e", part),
            with("n", "spell", "e", part),
            with("n", "practice", &long, part),
            with("n", "practice", "", part),
            with("n", "practice", "e", ""),
            with("n", "practice", "e", &many),
            with("a\\u0000b", "practice", "e", part),
            with("n", "practice", "e", r#"{"name":"Pairs","adaptable":"no"}"#),
            with("n", "practice", "e", r#"{"name":"two\nlines","adaptable":true}"#),
            r#"{"name":"n","kind":"practice","evidence":"e","ingredients":[{"name":"p","adaptable":true}],"id":"x"}"#.into(),
        ];
        for text in wrong {
            let text = text.replace("two\nlines", "two\\nlines");
            assert!(read(&content(&text), "note").is_none(), "{text}");
        }
    }
}
