//! What one step shows: its things by unit, with what the reader may decide about each.

use super::super::model::{self, Around, Choice, NEW_UNIT, NEWCOMER, PART, Rollover, State, Step, UNIT};
use super::super::rows::Row;
use super::super::{PREPARE, gather};
use super::StepPage;
use super::told::{said, step_of};
use db::Uuid;
use ground::element::Text;
use ground::organization::{Unit, UnitKind};
use ground::policy::MANAGE_PEOPLE;
use ground::roster::{self, Gone};
use ground::{Moment, Op, PersonId, Refusal, Role, RolloverId, UnitId, fold};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::App;
use std::collections::{BTreeSet, HashSet};

pub(super) fn load_step(op: &mut Op, app: &App, id: RolloverId, step: Step) -> Result<StepPage, Refusal> {
    let rollover = super::super::see(op, id)?;
    let around = gather::around(op, app, &rollover)?;
    let choices = super::super::choices(op, id)?;
    let inside = around.within(rollover.unit);
    let (prepares, manages) = (op.reached(PREPARE)?, op.reached(MANAGE_PEOPLE)?);
    let mine = |u: UnitId| inside.contains(&u) && prepares.contains(u);
    let leaving_ids = model::leavers(&choices);
    let gone = if step == Step::Leavers { roster::gone(op)? } else { Vec::new() };
    let zone = op.zone_in(rollover.unit)?;
    let rows = match step {
        Step::Year => Vec::new(),
        Step::Leavers => {
            let mut all = leavers(&rollover, &around, &choices, &mine);
            let first = !super::super::looked(op, id)?.contains(&step);
            by_roster(&mut all, &gone, first, &zone);
            all
        }
        Step::Newcomers => planned(NEWCOMER, &choices, &around),
        Step::Grades => {
            let mut all = grades(&around, &choices, &mine);
            all.extend(planned(NEW_UNIT, &choices, &around));
            all
        }
        Step::Roles => planned(PART, &choices, &around),
        Step::Teams | Step::Implementations => rooms(step, &around, &choices, &leaving_ids),
    };
    let who = op.actor.person();
    let (mut groups, mut may_any): (Vec<(Unit, Vec<Row>)>, bool) = (Vec::new(), false);
    let planned_units = model::planned(&choices);
    for mut row in rows {
        let at = planned_units.iter().find(|u| u.id == row.unit).and_then(|u| u.parent).unwrap_or(row.unit);
        if !mine(at) {
            continue;
        }
        let asked = row.choice.clone().unwrap_or_else(|| blank(&row));
        let asked = Choice { unit: at, ..asked };
        row.may = rollover.state == State::Preparing
            && model::allowed(&asked, &rollover, &around, who, PREPARE, &mut |action, unit| op.may(action, unit))?;
        if !row.may && row.kind == model::LEAVER {
            // What a roster said of someone is for whoever lets them go.
            row.facts.retain(|fact| !FROM_ROSTER.contains(&fact.key));
        }
        may_any |= row.may;
        row.by = row.choice.as_ref().and_then(|c| c.decided_by).map(|p| around.name(p)).unwrap_or_default();
        match groups.iter_mut().find(|(unit, _)| unit.id == at) {
            Some((_, rows)) => rows.push(row),
            None => groups.extend(around.known(at).map(|unit| (unit.clone(), vec![row]))),
        }
    }
    groups.sort_by_cached_key(|(unit, _)| (unit.parent.is_some(), fold(&unit.name)));
    let places = |reached: &ground::op::Reached| {
        let mut units: Vec<Unit> = around.units.iter().filter(|u| inside.contains(&u.id) && reached.contains(u.id)).cloned().collect();
        units.extend(planned_units.iter().filter(|u| u.parent.is_some_and(|p| inside.contains(&p) && reached.contains(p))).cloned());
        units
    };
    let units = if step == Step::Newcomers { places(&manages) } else { places(&prepares) };
    let manages_here = units.iter().any(|u| manages.contains(u.id));
    let roles = Role::ALL.iter().copied().filter(|r| *r != Role::Consultant && (manages_here || model::is_ordinary(*r))).collect();
    let schools = around.units.iter().filter(|u| mine(u.id) && u.kind == UnitKind::School).cloned().collect();
    let preparing = rollover.state == State::Preparing;
    let may = preparing
        && match step {
            Step::Newcomers => !units.is_empty(),
            Step::Grades | Step::Roles => true,
            _ => may_any,
        };
    let left_by_roster = left_by_roster(&around, &gone, &zone, &|unit| inside.contains(&unit) && manages.contains(unit));
    let mut page = StepPage {
        rollover,
        step,
        groups,
        units,
        people: Vec::new(),
        parts: Vec::new(),
        roles,
        schools,
        leaving: Vec::new(),
        left_by_roster,
        may,
    };
    people_of(&mut page, &around, &choices, &mine, &leaving_ids);
    Ok(page)
}

/// Who can be chosen on this step, and who is known to leave.
fn people_of(page: &mut StepPage, around: &Around, choices: &[Choice], mine: &dyn Fn(UnitId) -> bool, leaving: &HashSet<PersonId>) {
    let r = page.rollover.clone();
    let root = |u: UnitId| around.unit(u).is_some_and(|u| u.parent.is_none());
    let here: Vec<_> = around.lasting(r.effective_on).filter(|m| mine(m.unit)).collect();
    let gone = around.lasting(r.last_day()).filter(|m| mine(m.unit) && leaving.contains(&m.person));
    page.leaving = around.names(gone.map(|m| m.person));
    if page.step == Step::Teams {
        let near = around.lasting(r.effective_on).filter(|m| mine(m.unit) || root(m.unit));
        let staying = near.filter(|m| !leaving.contains(&m.person)).map(|m| m.person);
        let mut people: Vec<(String, String, PersonId)> = staying.map(|p| (around.sort_name(p), around.name(p), p)).collect();
        let coming = choices.iter().filter(|c| c.kind == NEWCOMER && mine(c.unit) && around.of_email(c.detail.get("email")).is_none());
        people.extend(coming.map(|c| {
            let (given, family) = (c.detail.get("given"), c.detail.get("family"));
            (fold(&format!("{family} {given}")), format!("{given} {family}"), PersonId(c.subject))
        }));
        people.sort();
        people.dedup();
        page.people = people.into_iter().map(|(_, name, id)| (id, name)).collect();
    }
    if page.step == Step::Roles {
        let mut parts: Vec<_> = here
            .iter()
            .filter(|m| !leaving.contains(&m.person) && m.role != Role::Consultant)
            .filter(|m| !choices.iter().any(|c| c.kind == PART && c.subject == m.id.0))
            .map(|m| (around.sort_name(m.person), (m.id.0, around.name(m.person), m.role, around.unit_name(m.unit))))
            .collect();
        parts.sort_by(|(a, one), (b, other)| (a, fold(&one.3), one.0).cmp(&(b, fold(&other.3), other.0)));
        page.parts = parts.into_iter().map(|(_, part)| part).collect();
    }
}

/// A choice of nothing, to ask whether one could be made.
fn blank(row: &Row) -> Choice {
    Choice {
        kind: row.kind.clone(),
        subject: row.subject,
        unit: row.unit,
        choice: String::new(),
        detail: Default::default(),
        seen: row.seen.clone(),
        decided_by: None,
        decided_at: ground::Moment(0),
        outcome: None,
    }
}

fn row(kind: &str, subject: Uuid, unit: UnitId, title: Text) -> Row {
    Row {
        kind: kind.into(),
        subject,
        unit,
        title,
        role: None,
        facts: Vec::new(),
        href: None,
        offers: &[],
        places: Vec::new(),
        leaving: Vec::new(),
        lead_leaves: false,
        seen: String::new(),
        may: false,
        proposed: false,
        choice: None,
        by: String::new(),
    }
}

fn chosen(choices: &[Choice], kind: &str, subject: Uuid) -> Option<Choice> {
    choices.iter().find(|c| c.kind == kind && c.subject == subject).cloned()
}

/// Everyone who is here on the last day, once, with the first of their parts.
fn leavers(r: &Rollover, around: &Around, choices: &[Choice], mine: &dyn Fn(UnitId) -> bool) -> Vec<Row> {
    let mut rows: Vec<(String, Row)> = Vec::new();
    let mut seen = HashSet::new();
    for part in around.lasting(r.last_day().min(r.effective_on)).filter(|m| mine(m.unit)) {
        if !seen.insert(part.person) {
            continue;
        }
        let Some(person) = around.people.get(&part.person) else { continue };
        let mut facts = Vec::new();
        let ends = around.lasting(r.last_day()).filter(|m| m.person == part.person).all(|m| m.ends_on.is_some());
        let last = around.lasting(r.last_day()).filter(|m| m.person == part.person).filter_map(|m| m.ends_on.as_ref()).max();
        if let (true, Some(day)) = (ends, last.and_then(|day| ground::clock::date(day))) {
            facts.push(Text::new("rollover-part-ends").on("day", day));
        }
        let title = Text::new("rollover-name").with("name", person.name());
        let row = Row {
            role: Some(part.role),
            facts,
            seen: around.seen_person(part.person, r.effective_on),
            choice: chosen(choices, model::LEAVER, part.person.0),
            ..row(model::LEAVER, part.person.0, part.unit, title)
        };
        rows.push((person.sort_name(), row));
    }
    // The sort is stable: of one name stands first whose part is older.
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The facts that come from a roster.
const FROM_ROSTER: [&str; 2] = ["rollover-roster-waiting", "rollover-roster-kept"];

/// Says whom a roster calls gone, and ticks them until someone has saved the page: a box unticked once stays so.
fn by_roster(rows: &mut [Row], gone: &[(PersonId, Gone, Moment)], first: bool, zone: &TimeZone) {
    for row in rows {
        let Some((_, how, at)) = gone.iter().find(|(person, ..)| person.0 == row.subject) else { continue };
        let [waiting, kept] = FROM_ROSTER;
        let key = match how {
            Gone::Waiting => waiting,
            Gone::Kept => kept,
            // Gone once, and here again since: nothing to say.
            Gone::Left => continue,
        };
        row.facts.push(Text::new(key).on("day", at.date(zone)));
        row.proposed = first && *how == Gone::Waiting && row.choice.is_none();
    }
}

/// Who left with the last roster, of those whose last part lay where `manages` says.
fn left_by_roster(
    around: &Around,
    gone: &[(PersonId, Gone, Moment)],
    zone: &TimeZone,
    manages: &dyn Fn(UnitId) -> bool,
) -> Option<(Date, Vec<String>)> {
    let left = gone.iter().filter(|(_, how, _)| *how == Gone::Left);
    let here = |person: &PersonId| {
        let away = around.people.get(person).is_some_and(|p| !p.active);
        let last = around.parts.iter().filter(|m| m.person == *person).max_by_key(|m| m.ends_on.clone());
        away && last.is_some_and(|m| manages(m.unit))
    };
    let all: Vec<_> = left.filter(|(person, ..)| here(person)).collect();
    let day = all.first()?.2.date(zone);
    Some((day, around.names(all.into_iter().map(|(person, ..)| *person))))
}

/// What was put on a list: people who come, changes of parts, new units.
fn planned(kind: &str, choices: &[Choice], around: &Around) -> Vec<Row> {
    let units = model::planned(choices);
    let unit_name = |id: UnitId| units.iter().find(|u| u.id == id).map_or_else(|| around.unit_name(id), |u| u.name.clone());
    let made = |c: &Choice| Row {
        role: Role::from_word(c.detail.get("role")),
        choice: Some(c.clone()),
        ..row(kind, c.subject, c.unit, said(c, around, &unit_name, None))
    };
    choices.iter().filter(|c| c.kind == kind).map(made).collect()
}

fn grades(around: &Around, choices: &[Choice], mine: &dyn Fn(UnitId) -> bool) -> Vec<Row> {
    let teams = around.units.iter().filter(|u| matches!(u.kind, UnitKind::GradeTeam | UnitKind::Department) && mine(u.id));
    let made = |u: &Unit| {
        let people: BTreeSet<PersonId> = around.parts.iter().filter(|m| m.unit == u.id && m.ends_on.is_none()).map(|m| m.person).collect();
        Row {
            facts: vec![Text::new("rollover-unit-people").count("count", people.len() as i64)],
            seen: u.name.clone(),
            choice: chosen(choices, UNIT, u.id.0),
            ..row(UNIT, u.id.0, u.id, Text::new("rollover-name").with("name", &u.name))
        }
    };
    teams.map(made).collect()
}

fn rooms(step: Step, around: &Around, choices: &[Choice], leaving: &HashSet<PersonId>) -> Vec<Row> {
    let here = around.carried.iter().filter(|k| step_of(k.kind) == step);
    let made = |k: &ground::element::Carried| Row {
        facts: k.facts.clone(),
        href: Some(k.href.clone()),
        offers: k.choices,
        places: k.places.clone(),
        leaving: k.people.iter().filter(|p| leaving.contains(p)).map(|p| around.name(*p)).collect(),
        lead_leaves: !k.leads.is_empty() && k.leads.iter().all(|p| leaving.contains(p)),
        seen: k.seen.clone(),
        choice: chosen(choices, k.kind, k.subject),
        ..row(k.kind, k.subject, k.unit, k.title.clone())
    };
    here.map(made).collect()
}
