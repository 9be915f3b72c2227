//! Follow-up dates as promises: of those who lead, to those who learn.

use super::{FollowUp, address, of};
use crate::LEAD;
use crate::implementation::{self, Placed};
use crate::learning_plan;
use ground::element::{Answered, Ended, Promise, Text, Whose};
use ground::{Op, Refusal, Role};
use jiff::Span;
use jiff::civil::Date;

/// A date stands there so long before and after its day: a plan has them for a whole year.
const AHEAD_DAYS: i64 = 28;
const STANDS_DAYS: i64 = 14;

pub fn promises(op: &mut Op, of: Whose) -> Result<Vec<Promise>, Refusal> {
    let today = op.today()?;
    let near_today =
        |day: Date| day <= today.saturating_add(Span::new().days(AHEAD_DAYS)) && day.saturating_add(Span::new().days(STANDS_DAYS)) >= today;
    let mut all = Vec::new();
    for (placed, leads, follow_ups) in near(op, of)? {
        // What rests promises nothing more.
        for FollowUp { day, told } in follow_ups.into_iter().filter(|f| near_today(f.day) && (placed.is_going() || f.told.is_some())) {
            let key = if leads { "promise-look-back" } else { "promise-looked-back-with" };
            let ended = told.map(|t| if t.kept { Ended::Kept(t.said_on) } else { Ended::NotKept(t.said_on) });
            let href = address(placed.id);
            let say = (leads && ended.is_none() && day <= today).then(|| href.clone());
            all.push(Promise { text: named(Text::new(key), &placed), mine: leads, by: day, ended, say, href });
        }
    }
    Ok(all)
}

/// What was said of a date since a day.
pub fn answered(op: &mut Op, of: Whose, since: Date) -> Result<Vec<Answered>, Refusal> {
    let mut all = Vec::new();
    for (placed, _, follow_ups) in near(op, of)? {
        for told in follow_ups.into_iter().filter_map(|f| f.told).filter(|t| t.said_on >= since) {
            let key = match (told.kept, told.words.is_empty()) {
                (true, true) => "answered-looked-back",
                (true, false) => "answered-looked-back-words",
                (false, _) => "answered-not-looked-back",
            };
            let said = Text::new(key).on("day", told.day).with("words", &told.words);
            all.push(Answered {
                text: named(Text::new("implementation-title"), &placed),
                said,
                on: told.said_on,
                href: address(placed.id),
            });
        }
    }
    Ok(all)
}

fn named(text: Text, placed: &Placed) -> Text {
    text.with("innovation", &placed.innovation_name).with("unit", &placed.unit_name)
}

/// The follow-ups in the very units where the actor has a part: those they lead, and those of plans by which they learn.
fn near(op: &mut Op, whose: Whose) -> Result<Vec<(Placed, bool, Vec<FollowUp>)>, Refusal> {
    let Whose::Person(person) = whose;
    let parts = op.parts()?;
    if op.actor.person() != Some(person) || parts.is_empty() {
        return Ok(Vec::new());
    }
    let plans = learning_plan::all(op)?;
    let here = implementation::placed(op)?.into_iter().filter(|p| plans.get(&p.id).is_some_and(|plan| !plan.follow_ups.is_empty()));
    let mut all = Vec::new();
    for placed in here.collect::<Vec<_>>() {
        let roles: Vec<Role> = parts.iter().filter(|part| part.unit == placed.unit).map(|part| part.role).collect();
        if roles.is_empty() {
            continue;
        }
        let learns = plans.get(&placed.id).is_some_and(|plan| plan.groups.iter().any(|g| g.people > 0 && roles.contains(&g.role)));
        let leads = op.may(LEAD, placed.unit)?;
        if leads || learns {
            let follow_ups = of(op, placed.id)?;
            all.push((placed, leads, follow_ups));
        }
    }
    Ok(all)
}
