//! What the pages of the yearly step are made of: one thing on a step, one decision told, the look over.

use super::model::{self, Choice, Conflict};
use db::Uuid;
use ground::element::{Offer, Text};
use ground::{Role, UnitId};

/// What would change, or what was done.
#[derive(Default)]
pub struct Review {
    /// By unit, each decision as one sentence.
    pub units: Vec<(String, Vec<Line>)>,
    /// Fluent keys with their counts, for the sentence at the top.
    pub counts: Vec<(&'static str, usize)>,
    pub conflicts: Vec<(Conflict, Option<Text>)>,
    pub confirmed_by: String,
}

/// One decision, told.
#[derive(Clone)]
pub struct Line {
    pub said: Text,
    /// Parts of the sentence that are Fluent keys themselves: `role` becomes the name of a role.
    pub role: Option<Role>,
    /// The name of what a room brought, as its own sentence.
    pub title: Option<Text>,
    pub words: Vec<String>,
    pub by: String,
    pub outcome: Option<model::Outcome>,
}

/// One thing on a step.
#[derive(Clone)]
pub struct Row {
    pub kind: String,
    pub subject: Uuid,
    pub unit: UnitId,
    pub title: Text,
    pub role: Option<Role>,
    pub facts: Vec<Text>,
    pub href: Option<String>,
    pub offers: &'static [Offer],
    /// Where it could go on.
    pub places: Vec<(UnitId, String)>,
    /// Names of those in it who leave, and whether all its leads do.
    pub leaving: Vec<String>,
    pub lead_leaves: bool,
    pub seen: String,
    pub may: bool,
    /// Ticked before anyone has decided: whoever saves the page decides it.
    pub proposed: bool,
    pub choice: Option<Choice>,
    pub by: String,
}
