//! A pulse as a template: its title and its statements, and nothing of how they were answered. Rounds, answers, audiences,
//! days, names and ids stay behind. In another organization it waits as an outline until someone there begins a pulse
//! with it: only they know in which implementation, and by which day.

use super::model::{MOST_ITEMS, Pulse};
use super::{list, see, store};
use crate::{ASK, SEE};
use ground::{Moment, Op, PulseId, PulseOutlineId, Refusal, fold, timeline};
use kit::element::{AdoptError, Known, Template};
use kit::paths;
use portfolio::implementation;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The word of this kind of template.
pub const KIND: &str = "pulse";

/// The same limits as the form's.
pub const LONGEST_TITLE: usize = 80;
pub const LONGEST_STATEMENT: usize = 140;
/// As many wait at once: more is a library, and nobody reads one to write five sentences.
pub const MOST_OUTLINES: usize = 30;

/// What goes along; nothing else can.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    pub title: String,
    pub statements: Vec<String>,
}

/// One that waits here.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    pub id: PulseOutlineId,
    pub content: Content,
    pub created_at: Moment,
}

/// The pulses the actor sees, each with what it was about.
pub fn templates(op: &mut Op) -> Result<Vec<Template>, Refusal> {
    if op.reached(SEE)?.is_empty() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for pulse in list(op, None)? {
        let detail = implementation::named(op, pulse.implementation)?.innovation_name;
        all.push(Template { kind: KIND, id: pulse.id.to_string(), name: pulse.title, detail });
    }
    Ok(all)
}

pub fn template(op: &mut Op, id: &str) -> Result<Value, Refusal> {
    let id: PulseId = id.parse().map_err(|_| Refusal::Missing)?;
    let Pulse { title, items, .. } = see(op, id)?;
    let content = Content { title, statements: items.into_iter().map(|i| i.statement).collect() };
    serde_json::to_value(content).map_err(|_| Refusal::Missing)
}

pub fn may_adopt(op: &mut Op) -> Result<bool, Refusal> {
    Ok(!op.reached(ASK)?.is_empty())
}

/// Whoever may ask anything anywhere. Errors: `Forbidden` for everyone else.
fn require(op: &mut Op) -> Result<(), Refusal> {
    if may_adopt(op)? { Ok(()) } else { Err(Refusal::Forbidden(ASK)) }
}

/// A pulse of the same title with the same statements: one that waits as an outline, which needs no second one, or one that
/// has begun.
pub fn known(op: &mut Op, content: &Value) -> Result<Option<Known>, Refusal> {
    let Some(read) = read(content) else { return Ok(None) };
    let alike = |title: &str, statements: &[&str]| {
        fold(title) == fold(&read.title) && statements.iter().map(|s| fold(s)).eq(read.statements.iter().map(|s| fold(s)))
    };
    let words = |content: &Content| alike(&content.title, &content.statements.iter().map(String::as_str).collect::<Vec<_>>());
    if let Some(outline) = outlines(op)?.into_iter().find(|outline| words(&outline.content)) {
        return Ok(Some(Known { name: outline.content.title, href: paths::VOICES.to_string(), may_repeat: false }));
    }
    let begun = |pulse: &Pulse| alike(&pulse.title, &pulse.items.iter().map(|i| i.statement.as_str()).collect::<Vec<_>>());
    // Lists come without statements.
    for listed in list(op, None)?.into_iter().filter(|pulse| fold(&pulse.title) == fold(&read.title)) {
        let pulse = see(op, listed.id)?;
        if begun(&pulse) {
            return Ok(Some(Known { name: pulse.title, href: paths::pulse(pulse.id), may_repeat: true }));
        }
    }
    Ok(None)
}

/// Keeps it as an outline, and answers where it waits. The same one again is there already.
pub fn adopt(op: &mut Op, content: &Value) -> Result<String, AdoptError> {
    require(op)?;
    let content = read(content).ok_or(AdoptError::Unreadable)?;
    let known = outlines(op)?;
    if !known.iter().any(|outline| outline.content == content) {
        let organization = op.organization()?;
        // The oldest make room: they have waited longest, and can be taken in again.
        for old in known.iter().skip(MOST_OUTLINES - 1) {
            store::delete_outline(op.tx, organization, old.id)?;
        }
        let outline = Outline { id: op.id(), content, created_at: op.now };
        store::insert_outline(op.tx, organization, &outline)?;
        timeline::record(op, timeline::Event::PulseOutlineTaken, outline.id.0, None)?;
    }
    Ok(paths::VOICES.to_string())
}

/// What can be begun with, newest first; empty for whoever may not ask.
pub fn outlines(op: &mut Op) -> Result<Vec<Outline>, Refusal> {
    if !may_adopt(op)? {
        return Ok(Vec::new());
    }
    let organization = op.organization()?;
    Ok(store::outlines(op.tx, organization)?)
}

/// Takes one off the list; pulses that were begun with it stay. One that is gone, or was not named, is not there.
pub fn remove(op: &mut Op, id: Option<PulseOutlineId>) -> Result<(), Refusal> {
    require(op)?;
    let organization = op.organization()?;
    id.map_or(Ok(()), |id| Ok(store::delete_outline(op.tx, organization, id)?))
}

/// Anyone may have written this: every field is held to the form's own limits.
fn read(content: &Value) -> Option<Content> {
    let content = Content::deserialize(content).ok()?;
    let line = |text: &str, longest: usize| {
        let text = text.trim();
        let fits = !text.is_empty() && text.chars().count() <= longest && !text.contains(char::is_control);
        fits.then(|| text.to_string())
    };
    let statements: Vec<String> = content.statements.iter().map(|s| line(s, LONGEST_STATEMENT)).collect::<Option<_>>()?;
    if statements.is_empty() || statements.len() > MOST_ITEMS {
        return None;
    }
    Some(Content { title: line(&content.title, LONGEST_TITLE)?, statements })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(of: &str) -> Value {
        serde_json::from_str(of).unwrap()
    }

    #[test]
    fn a_template_is_a_title_and_up_to_five_statements() {
        let read = read(&content(r#"{"title":" Fall pulse ","statements":["It helps.","Tenemos tiempo."]}"#)).unwrap();
        assert_eq!(read, Content { title: "Fall pulse".into(), statements: vec!["It helps.".into(), "Tenemos tiempo.".into()] });
    }

    #[test]
    fn what_is_no_template_or_breaks_a_limit_is_refused() {
        let with = |title: &str, statements: &str| format!(r#"{{"title":"{title}","statements":[{statements}]}}"#);
        let wrong = [
            "[]".to_string(),
            "null".into(),
            with("", r#""a""#),
            with(&"x".repeat(81), r#""a""#),
            with("t", ""),
            with("t", r#""a","b","c","d","e","f""#),
            with("t", r#""a","""#),
            with("t", &format!(r#""{}""#, "x".repeat(141))),
            with("t", r#""two\nlines""#),
            with("a\\u0000b", r#""a""#),
            with("t", "1"),
            r#"{"title":"t","statements":["a"],"closes_on":"2026-12-01"}"#.into(),
            r#"{"title":"t","statements":["a"],"answers":[]}"#.into(),
        ];
        for text in wrong {
            assert!(read(&content(&text)).is_none(), "{text}");
        }
        assert!(read(&content(&with(&"x".repeat(80), &format!(r#""{}""#, "é".repeat(140))))).is_some());
    }
}
