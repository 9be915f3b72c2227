//! The changes that a sent step asks for; what is wrong is written down in the form.

use super::super::Change;
use super::super::model::{BLANK_ROWS, Choice, LAST_DAY, NEW_UNIT, PART, Step, UNIT};
use super::super::pages::StepPage;
use super::super::rows::Row;
use super::newcomers::newcomers;
use super::{field, id, nth, was};
use db::Uuid;
use ground::element::Detail;
use ground::organization::{Unit, UnitKind};
use ground::{Moment, Role, UnitId};
use jiff::civil::Date;
use kit::Form;
use kit::i18n::Words;
use kit::offers::{self, Around as Known};
use std::collections::HashSet;

/// The changes a sent page asks for; what is wrong is written down in the form.
pub(super) fn read(page: &StepPage, form: &mut Form, w: Words, new_id: &dyn Fn() -> Uuid) -> Vec<Change> {
    match page.step {
        Step::Year => Vec::new(),
        Step::Leavers => leavers(page, form),
        Step::Newcomers => {
            let mut all = removed(page, form);
            all.extend(newcomers(page, form, w, new_id));
            all
        }
        Step::Roles => {
            let mut all = removed(page, form);
            all.extend(roles(page, form));
            all
        }
        Step::Grades => {
            let mut all = removed(page, form);
            all.extend(grades(page, form, new_id));
            all
        }
        Step::Teams | Step::Implementations => rooms(page, form, w),
    }
}

fn choice(row: &Row, word: &str, detail: Detail) -> Change {
    Change::Choose(Choice {
        kind: row.kind.clone(),
        subject: row.subject,
        unit: row.unit,
        choice: word.into(),
        detail,
        seen: row.seen.clone(),
        decided_by: None,
        decided_at: Moment(0),
        outcome: None,
    })
}

fn clear(row: &Row) -> Change {
    Change::Clear { kind: row.kind.clone(), subject: row.subject }
}

/// Rows of a list whose box "take off the list" is checked.
fn removed(page: &StepPage, form: &Form) -> Vec<Change> {
    let rows = page.groups.iter().flat_map(|(_, rows)| rows).filter(|r| r.may && r.kind != UNIT);
    rows.filter(|r| form.checked(&field("remove", r.subject))).map(clear).collect()
}

fn leavers(page: &StepPage, form: &mut Form) -> Vec<Change> {
    let was: HashSet<String> = form.values("was").map(str::to_string).collect();
    let last = page.rollover.last_day();
    let common = form.date("day").until(last).or(last);
    let mut changes = Vec::new();
    for (unit, rows) in &page.groups {
        let now: HashSet<String> = form.values(&field("leave", unit.id.0)).map(str::to_string).collect();
        for row in rows.iter().filter(|r| r.may) {
            let key = id(row.subject);
            match (now.contains(&key), was.contains(&key)) {
                (true, false) => {
                    let day = common.unwrap_or(last);
                    changes.push(choice(row, "leave", Detail::default().with(LAST_DAY, day)));
                }
                (true, true) => {
                    let day = form.date(&field("day", row.subject)).until(last).optional().flatten();
                    let known = row.choice.as_ref().and_then(|c| c.detail.read::<Date>(LAST_DAY));
                    if let Some(day) = day.filter(|day| known.is_some_and(|known| known != *day)) {
                        changes.push(choice(row, "leave", Detail::default().with(LAST_DAY, day)));
                    }
                }
                (false, true) => changes.push(clear(row)),
                (false, false) => {}
            }
        }
    }
    changes
}

fn roles(page: &StepPage, form: &mut Form) -> Vec<Change> {
    let mut changes = Vec::new();
    for n in 0..BLANK_ROWS {
        let name = |part: &str| nth(part, n);
        if form.value(&name("part")).is_empty() {
            continue;
        }
        let known = |text: &str| page.parts.iter().find(|p| id(p.0) == text);
        let part = form.choice(&name("part"), known).required();
        let role = form.choice(&name("role"), |text| Role::from_word(text).filter(|r| page.roles.contains(r))).required();
        let unit = form.choice(&name("unit"), |text| page.units.iter().find(|u| u.id.to_string() == text)).required();
        let (Some(part), Some(role), Some(unit)) = (part, role, unit) else { continue };
        if part.2 == role && part.3 == unit.name {
            form.wrong(&name("role"), "rollover-part-same");
            continue;
        }
        changes.push(Change::Choose(Choice {
            kind: PART.into(),
            subject: part.0,
            // Where it lies from then on; a unit that is only planned lies in its school.
            unit: place(unit),
            choice: "change".into(),
            detail: Detail::default().with("role", role.word()).with("in", unit.id).with("at", place(unit)),
            seen: part.3.clone(),
            decided_by: None,
            decided_at: Moment(0),
            outcome: None,
        }));
    }
    changes
}

/// Planned units are grade teams and departments: they lie in their school.
fn place(unit: &Unit) -> UnitId {
    match (unit.kind, unit.parent) {
        (UnitKind::GradeTeam | UnitKind::Department, Some(school)) => school,
        _ => unit.id,
    }
}

fn grades(page: &StepPage, form: &mut Form, new_id: &dyn Fn() -> Uuid) -> Vec<Change> {
    let mut changes = Vec::new();
    for row in page.groups.iter().flat_map(|(_, rows)| rows).filter(|r| r.may && r.kind == UNIT) {
        let before = form.value(&field("was", row.subject)).to_string();
        let word = form.value(&field("choice", row.subject)).to_string();
        let change = match word.as_str() {
            "rename" => {
                let Some(name) = form.text(&field("name", row.subject)).max(80).required() else { continue };
                Some(choice(row, "rename", Detail::default().with("name", name)))
            }
            "close" => Some(choice(row, "close", Detail::default())),
            _ => None,
        };
        changes.extend(differs(row, &before, change));
    }
    for n in 0..BLANK_ROWS / 2 {
        let name = |part: &str| nth(part, n);
        if form.value(&name("new-name")).trim().is_empty() {
            continue;
        }
        let called = form.text(&name("new-name")).max(80).required();
        let kind = form
            .choice(&name("new-kind"), |text| UnitKind::from_word(text).filter(|k| matches!(k, UnitKind::GradeTeam | UnitKind::Department)))
            .required();
        let school = form.choice(&name("new-in"), |text| page.schools.iter().map(|u| u.id).find(|u| u.to_string() == text)).required();
        let (Some(called), Some(kind), Some(school)) = (called, kind, school) else { continue };
        changes.push(Change::Choose(Choice {
            kind: NEW_UNIT.into(),
            subject: new_id(),
            unit: school,
            choice: "add".into(),
            detail: Detail::default().with("name", called).with("kind", kind.word()),
            seen: String::new(),
            decided_by: None,
            decided_at: Moment(0),
            outcome: None,
        }));
    }
    changes
}

/// Only what the reader changed on their page is written.
fn differs(row: &Row, before: &str, change: Option<Change>) -> Option<Change> {
    match change {
        Some(Change::Choose(c)) if was(Some(&c)) == before => None,
        None if before.is_empty() => None,
        None => Some(clear(row)),
        changed => changed,
    }
}

fn rooms(page: &StepPage, form: &mut Form, w: Words) -> Vec<Change> {
    let mut changes = Vec::new();
    for row in page.groups.iter().flat_map(|(_, rows)| rows).filter(|r| r.may) {
        let before = form.value(&field("was", row.subject)).to_string();
        let word = form.value(&field("choice", row.subject)).to_string();
        let Some(offer) = row.offers.iter().find(|o| o.word == word) else {
            if word.is_empty() {
                changes.extend(differs(row, &before, None));
            } else {
                form.wrong(&field("choice", row.subject), "form-not-offered");
            }
            continue;
        };
        let known = Known { people: &page.people, places: &row.places };
        let detail = offers::said(w, form, row.subject, &row.title, offer, known);
        if row.lead_leaves && !offer.without_leads {
            form.wrong(&field("choice", row.subject), "rollover-lead-leaves");
        }
        changes.extend(differs(row, &before, Some(choice(row, offer.word, detail))));
    }
    changes
}
