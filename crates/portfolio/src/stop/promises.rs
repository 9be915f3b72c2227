//! Who is to be told of a stop or a pause is a promise: to those who hear of it, by those who lead there. It ends when the telling
//! is ticked off (`telling`), and can be taken back there.

use super::model::{Kind, Told, Who};
use super::store;
use crate::LEAD;
use crate::implementation::{self, Placed};
use ground::element::{Answered, Ended, Promise, Text, Whose};
use ground::{ImplementationId, Op, Refusal, StakeholderGroup};
use jiff::Span;
use jiff::civil::Date;
use kit::paths;
use std::collections::{HashMap, HashSet};

/// So long after its day a promise still stands there.
const STANDS_DAYS: i64 = 14;

/// A telling near the actor, in the very units where they have a part.
struct Near {
    placed: Placed,
    kind: Kind,
    told: Told,
    /// The actor leads there; else they are among those who hear of it.
    leads: bool,
}

pub fn promises(op: &mut Op, of: Whose) -> Result<Vec<Promise>, Refusal> {
    let today = op.today()?;
    let promise = |near: Near| {
        let by = near.told.telling.by_day?;
        if by.saturating_add(Span::new().days(STANDS_DAYS)) < today {
            return None;
        }
        let id = near.placed.id;
        let key = if near.leads { "promise-tell-of-stop" } else { "promise-hear-of-stop" };
        let text = about(Text::new(key), &near);
        let telling = paths::of_implementation(id, "telling");
        let say = (near.leads && near.told.told_on.is_none()).then(|| telling.clone());
        let href = if near.leads { telling } else { paths::of_implementation(id, "stop-story") };
        Some(Promise { text, mine: near.leads, by, ended: near.told.told_on.map(Ended::Kept), say, href })
    };
    Ok(near(op, of)?.into_iter().filter_map(promise).collect())
}

/// Tellings that were ticked off since a day.
pub fn answered(op: &mut Op, of: Whose, since: Date) -> Result<Vec<Answered>, Refusal> {
    let answered = |near: Near| {
        let on = near.told.told_on.filter(|day| *day >= since)?;
        let key = match near.kind {
            Kind::Stop => "answered-stop",
            Kind::Pause => "answered-pause",
        };
        let said = about(Text::new("answered-told"), &near).on("day", on);
        Some(Answered { text: about(Text::new(key), &near), said, on, href: paths::of_implementation(near.placed.id, "stop-story") })
    };
    Ok(near(op, of)?.into_iter().filter_map(answered).collect())
}

fn about(text: Text, near: &Near) -> Text {
    text.with("innovation", &near.placed.innovation_name).with("unit", &near.placed.unit_name).with("who", near.told.telling.who.text())
}

fn near(op: &mut Op, of: Whose) -> Result<Vec<Near>, Refusal> {
    let Whose::Person(person) = of;
    let parts = op.parts()?;
    if op.actor.person() != Some(person) || parts.is_empty() {
        return Ok(Vec::new());
    }
    let organization = op.organization()?;
    let resting: HashMap<ImplementationId, Placed> = implementation::placed(op)?
        .into_iter()
        .filter(|p| !p.is_going() && parts.iter().any(|part| part.unit == p.unit))
        .map(|p| (p.id, p))
        .collect();
    if resting.is_empty() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for (id, kind, told) in store::told_of_current(op.tx, organization)? {
        let Some(placed) = resting.get(&id) else { continue };
        let leads = op.may(LEAD, placed.unit)?;
        let groups: HashSet<StakeholderGroup> =
            parts.iter().filter(|part| part.unit == placed.unit).map(|part| StakeholderGroup::of(part.role)).collect();
        let hears = matches!(told.telling.who, Who::Group(group) if groups.contains(&group));
        if leads || hears {
            all.push(Near { placed: placed.clone(), kind, told, leads });
        }
    }
    Ok(all)
}
