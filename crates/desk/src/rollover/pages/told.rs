//! Every decision as a sentence, by unit, with what does not fit together.

use super::super::PREPARE;
use super::super::model::{self, Around, Choice, Conflict, NEW_UNIT, NEWCOMER, PART, Rollover, Step, UNIT};
use super::super::rows::{Line, Review};
use ground::element::Text;
use ground::sought::fold;
use ground::{Op, PersonId, Refusal, Role, UnitId};
use jiff::civil::Date;

/// On which page a decision stands. What later rooms bring stands beside the implementations.
pub(super) fn step_of(kind: &str) -> Step {
    match kind {
        model::LEAVER => Step::Leavers,
        NEWCOMER => Step::Newcomers,
        PART => Step::Roles,
        UNIT | NEW_UNIT => Step::Grades,
        "team" => Step::Teams,
        _ => Step::Implementations,
    }
}

/// Tells every decision the reader may know of: those in units where they prepare.
pub(super) fn review_of(op: &mut Op, r: &Rollover, around: &Around, all: &[Choice]) -> Result<Review, Refusal> {
    let reached = op.reached(PREPARE)?;
    let today = op.today()?;
    let planned = model::planned(all);
    let unit_name = |id: UnitId| match planned.iter().find(|u| u.id == id) {
        Some(unit) => unit.name.clone(),
        None => around.unit_name(id),
    };
    let at = |c: &Choice| planned.iter().find(|u| u.id == c.unit).and_then(|u| u.parent).unwrap_or(c.unit);
    let mut by_unit: Vec<(UnitId, Vec<Line>)> = Vec::new();
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    let mut choices: Vec<&Choice> = all.iter().collect();
    choices.sort_by_key(|c| Step::ALL.into_iter().position(|s| s == step_of(&c.kind)));
    for c in choices.iter().copied().filter(|c| reached.contains(at(c)) || around.closed.contains(&c.unit)) {
        let carried = around.carried(&c.kind, c.subject);
        let offer = carried.and_then(|k| model::offer(k, &c.choice));
        let counted = match c.kind.as_str() {
            model::LEAVER => "rollover-count-leavers",
            NEWCOMER => "rollover-count-newcomers",
            PART => "rollover-count-parts",
            UNIT | NEW_UNIT => "rollover-count-units",
            _ => offer.map_or("rollover-count-others", |o| o.counted),
        };
        match counts.iter_mut().find(|(key, _)| *key == counted) {
            Some((_, n)) => *n += 1,
            None => counts.push((counted, 1)),
        }
        let line = Line {
            said: said(c, around, &unit_name, offer.map(|o| o.said)),
            role: Role::from_word(c.detail.get("role")),
            title: carried.map(|k| k.title.clone()),
            words: ["reason", "remains"].into_iter().map(|n| c.detail.get(n).to_string()).filter(|w| !w.is_empty()).collect(),
            by: c.decided_by.map(|p| around.name(p)).unwrap_or_default(),
            outcome: c.outcome,
        };
        match by_unit.iter_mut().find(|(unit, _)| *unit == c.unit) {
            Some((_, lines)) => lines.push(line),
            None => by_unit.push((c.unit, vec![line])),
        }
    }
    let title = |(kind, what): &model::Thing| {
        let what = *what;
        let carried = around.carried(kind, what).map(|k| k.title.clone());
        let person = || around.people.get(&PersonId(what)).map(|p| Text::new("rollover-name").with("name", p.name()));
        let part = || around.parts.iter().find(|m| m.id.0 == what).map(|m| Text::new("rollover-name").with("name", around.name(m.person)));
        let unit = || around.unit(UnitId(what)).map(|u| Text::new("rollover-name").with("name", &u.name));
        carried.or_else(person).or_else(part).or_else(unit)
    };
    let found = if r.state.is_open() { model::conflicts(r, around, all, today) } else { Vec::new() };
    let conflicts = found
        .into_iter()
        .map(|c| {
            let what = match &c {
                Conflict::LeaverNamed { what, .. } | Conflict::LeadLeaves { what } | Conflict::Changed { what } => title(what),
                _ => None,
            };
            (c, what)
        })
        .collect();
    let mut units: Vec<(String, Vec<Line>)> = by_unit.into_iter().map(|(unit, lines)| (unit_name(unit), lines)).collect();
    units.sort_by_cached_key(|(name, _)| fold(name));
    let confirmed_by = r.confirmed_by.map(|p| around.name(p)).unwrap_or_default();
    Ok(Review { units, counts, conflicts, confirmed_by })
}

pub(super) fn said(c: &Choice, around: &Around, unit_name: &dyn Fn(UnitId) -> String, offered: Option<&'static str>) -> Text {
    let d = &c.detail;
    match c.kind.as_str() {
        model::LEAVER => {
            let text = Text::new("rollover-said-leaves").with("name", around.name(PersonId(c.subject)));
            match d.read::<Date>(model::LAST_DAY) {
                Some(day) => text.on("day", day),
                None => text.with("day", ""),
            }
        }
        NEWCOMER => {
            let name = format!("{} {}", d.get("given"), d.get("family"));
            let known = around.of_email(d.get("email")).filter(|_| !d.get("email").is_empty());
            let key = match known {
                Some(p) if c.outcome.is_none() && p.active => "rollover-said-here",
                Some(_) if c.outcome.is_none() => "rollover-said-returns",
                _ => "rollover-said-comes",
            };
            Text::new(key).with("name", name).with("unit", unit_name(c.unit))
        }
        PART => {
            let person = around.parts.iter().find(|m| m.id.0 == c.subject).map(|m| around.name(m.person)).unwrap_or_default();
            let to = d.read::<UnitId>("in").map(unit_name).unwrap_or_default();
            Text::new("rollover-said-part").with("name", person).with("unit", to)
        }
        UNIT if c.choice == "rename" => Text::new("rollover-said-rename").with("unit", &c.seen).with("name", d.get("name")),
        UNIT => Text::new("rollover-said-close").with("unit", &c.seen),
        NEW_UNIT => Text::new("rollover-said-new-unit").with("name", d.get("name")).with("unit", unit_name(c.unit)),
        _ => {
            let person = |name: &str| d.read::<PersonId>(name).map(|p| around.name(p)).unwrap_or_default();
            let said = Text::new(offered.unwrap_or("rollover-said-other")).with("what", d.get("what")).with("choice", d.get("label"));
            said.with("lead", person("lead")).with("join", person("join"))
        }
    }
}
