//! What keeping an implementation asks of people: a resource that ends soon, a sister that waits for an answer, first steps
//! of someone new.

use super::model::{Lasting, NOTICE};
use super::{as_newcomer, kept, speaks_for, store};
use crate::implementation::{self, Placed, Stage};
use ground::element::{Text, Whose};
use ground::{ImplementationId, Op, Refusal, WorkItem, organization};
use jiff::ToSpan;
use kit::paths;
use std::collections::{HashMap, HashSet};

/// Money that ends cannot wait; a hand held out should not; first steps have their own time.
const URGENCY_RESOURCE: u8 = 5;
const URGENCY_SISTER: u8 = 6;
const URGENCY_NEWCOMER: u8 = 7;
/// A notice that would fall into a long break comes before it: no break is longer than this.
const LONGEST_BREAK_DAYS: i64 = 120;

pub fn open_work(op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
    let Whose::Person(person) = of;
    if op.actor.person() != Some(person) {
        return Ok(Vec::new());
    }
    let going: Vec<Placed> = implementation::placed(op)?.into_iter().filter(Placed::is_going).collect();
    let mut items = first_steps(op, &going)?;
    let mut led: HashMap<ImplementationId, &Placed> = HashMap::new();
    for placed in &going {
        if speaks_for(op, placed)? {
            led.insert(placed.id, placed);
        }
    }
    if !led.is_empty() {
        items.extend(resources(op, &led)?);
        items.extend(sisters(op, &led)?);
    }
    Ok(items)
}

fn kicker(placed: &Placed) -> Text {
    Text::new("implementation-title").with("innovation", &placed.innovation_name).with("unit", &placed.unit_name)
}

fn page(id: ImplementationId, part: &str) -> String {
    format!("{}#{part}", paths::of_implementation(id, "sustain"))
}

fn resources(op: &mut Op, led: &HashMap<ImplementationId, &Placed>) -> Result<Vec<WorkItem>, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let until = today.saturating_add((NOTICE.days + LONGEST_BREAK_DAYS).days());
    let mut items = Vec::new();
    for (id, line) in store::resources_ending(op.tx, organization, today, until)? {
        let Some(placed) = led.get(&id) else { continue };
        let calendar = ground::calendar::of(op, placed.unit)?;
        let (Some(day), Lasting::EndsSoon) = (line.ends_on, line.stands(&calendar, today)) else { continue };
        items.push(WorkItem {
            element: Some('M'),
            kicker: kicker(placed),
            title: Text::new("sustain-work-resource").with("amount", &line.amount),
            detail: Text::new("sustain-work-resource-detail").on("day", day).with("source", &line.source),
            action: Text::new("sustain-work-open"),
            href: page(id, "resources"),
            urgency: URGENCY_RESOURCE,
        });
    }
    Ok(items)
}

fn sisters(op: &mut Op, led: &HashMap<ImplementationId, &Placed>) -> Result<Vec<WorkItem>, Refusal> {
    let organization = op.organization()?;
    let mut items = Vec::new();
    for pair in store::sisters_open(op.tx, organization)? {
        for (id, side, them) in [(pair.one, &pair.one_side, pair.other), (pair.other, &pair.other_side, pair.one)] {
            let (Some(placed), None) = (led.get(&id), side.agreed_on) else { continue };
            let Some(name) = implementation::unit_name(op, them)? else { continue };
            items.push(WorkItem {
                element: Some('T'),
                kicker: kicker(placed),
                title: Text::new("sustain-work-sister").with("unit", name),
                detail: Text::new("sustain-work-sister-detail"),
                action: Text::new("sustain-work-answer"),
                href: page(id, "sisters"),
                urgency: URGENCY_SISTER,
            });
        }
    }
    Ok(items)
}

/// For whoever is new where something is in use already: in the units of their own parts, and those these lie in.
fn first_steps(op: &mut Op, going: &[Placed]) -> Result<Vec<WorkItem>, Refusal> {
    let organization = op.organization()?;
    let parts = op.parts()?;
    let mut near: HashSet<ground::UnitId> = HashSet::new();
    for part in &parts {
        near.extend(organization::branch(op.tx, organization, part.unit)?);
    }
    let mut items = Vec::new();
    for placed in going.iter().filter(|p| p.stage >= Stage::Implement && near.contains(&p.unit)) {
        let found = implementation::see(op, placed.id)?;
        let kept = kept(op, &found)?;
        let Some(newcomer) = as_newcomer(op, &kept)? else { continue };
        let open = kept.steps.iter().filter(|(step, _)| newcomer.tick(*step).is_none()).count();
        if open > 0 {
            items.push(WorkItem {
                element: Some('P'),
                kicker: kicker(placed),
                title: Text::new("sustain-work-newcomer").with("innovation", &placed.innovation_name),
                detail: Text::new("sustain-work-newcomer-detail").count("count", open as i64),
                action: Text::new("sustain-work-open"),
                href: page(placed.id, "newcomers"),
                urgency: URGENCY_NEWCOMER,
            });
        }
    }
    Ok(items)
}
