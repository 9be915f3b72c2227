//! What a stop or a pause still asks of those who lead in its unit: look at a pause whose day has come, tell whoever should
//! know by now.

use super::store;
use crate::LEAD;
use crate::implementation::{self, Placed};
use ground::element::{Text, Whose};
use ground::{ImplementationId, Op, Refusal, WorkItem};
use kit::paths;
use std::collections::HashMap;

/// People wait to hear of a decision before anyone looks at a pause again.
const URGENCY_TELL: u8 = 4;
const URGENCY_LOOK_AGAIN: u8 = 6;

pub fn open_work(op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
    let Whose::Person(person) = of;
    if op.actor.person() != Some(person) {
        return Ok(Vec::new());
    }
    let parts = op.parts()?;
    let mut resting: Vec<Placed> = Vec::new();
    for placed in implementation::placed(op)?.into_iter().filter(|p| !p.is_going()) {
        if parts.iter().any(|p| p.unit == placed.unit) && op.may(LEAD, placed.unit)? {
            resting.push(placed);
        }
    }
    if resting.is_empty() {
        return Ok(Vec::new());
    }
    let (organization, today) = (op.organization()?, op.today()?);
    let mut untold: HashMap<ImplementationId, i64> = HashMap::new();
    for (id, _) in store::told_open(op.tx, organization, today)? {
        *untold.entry(id).or_default() += 1;
    }
    let mut items = Vec::new();
    for placed in &resting {
        if let Some(day) = placed.returns_on.filter(|day| *day <= today) {
            let detail = Text::new("pause-work-detail").on("day", day);
            let href = paths::implementation(placed.id);
            items.push(item(placed, ["pause-work", "pause-work-open"], detail, href, URGENCY_LOOK_AGAIN));
        }
        if let Some(count) = untold.get(&placed.id) {
            let detail = Text::new("tell-work-detail").count("count", *count);
            let href = paths::of_implementation(placed.id, "telling");
            items.push(item(placed, ["tell-work", "tell-work-open"], detail, href, URGENCY_TELL));
        }
    }
    Ok(items)
}

fn item(placed: &Placed, [title, action]: [&'static str; 2], detail: Text, href: String, urgency: u8) -> WorkItem {
    let kicker = Text::new("implementation-title").with("innovation", &placed.innovation_name).with("unit", &placed.unit_name);
    let title = Text::new(title).with("innovation", &placed.innovation_name);
    WorkItem { element: Some('M'), kicker, title, detail, action: Text::new(action), href, urgency }
}
