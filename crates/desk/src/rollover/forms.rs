//! Saving a step writes choices, nothing else; confirming, taking back, dropping. What one saw is sent along with what one
//! chose, so that saving an older page does not undo what a colleague decided meanwhile.

use super::model::{self, BLANK_ROWS, Choice, LAST_DAY, LEAVER, MOST_PASTED, NEW_UNIT, NEWCOMER, PART, State, Step, UNIT};
use super::pages::{self, StepPage};
use super::rows::Row;
use super::{Change, ChangeError, views};
use axum::extract::{Path, State as Shared};
use axum::response::{IntoResponse, Redirect, Response};
use db::Uuid;
use ground::element::{Asks, Detail};
use ground::organization::{Unit, UnitKind};
use ground::{Moment, PersonId, Role, RolloverId, UnitId};
use jiff::civil::Date;
use kit::form::{Wrong, again};
use kit::i18n::Words;
use kit::{App, Fault, Form, Place, Posted, paths};
use std::collections::HashSet;

/// The id of a subject as it stands in the name of a field.
pub(super) fn id(subject: Uuid) -> String {
    PersonId(subject).to_string()
}

pub(super) fn field(name: &str, subject: Uuid) -> String {
    format!("{name}-{}", id(subject))
}

pub(super) fn nth(name: &str, n: usize) -> String {
    format!("{name}-{n}")
}

/// A choice as the page had it, in one line.
pub(super) fn was(choice: Option<&Choice>) -> String {
    choice.map(|c| format!("{}|{}", c.choice, c.detail.text().replace('\n', "|"))).unwrap_or_default()
}

/// The form of a step with what is chosen already.
pub(super) fn filled(page: &StepPage) -> Form {
    let mut form = Form::blank().filled("day", page.rollover.last_day().to_string());
    for (unit, rows) in &page.groups {
        for row in rows.iter().filter(|r| r.may) {
            let Some(c) = &row.choice else {
                // "Not decided yet" is what stands there.
                form = form.filled(&field("choice", row.subject), "");
                continue;
            };
            match row.kind.as_str() {
                LEAVER => {
                    form =
                        form.filled(&field("leave", unit.id.0), id(row.subject)).filled(&field("day", row.subject), c.detail.get(LAST_DAY))
                }
                UNIT => {
                    form = form.filled(&field("choice", row.subject), &c.choice).filled(&field("name", row.subject), c.detail.get("name"))
                }
                NEWCOMER | PART | NEW_UNIT => {}
                _ => {
                    form = form.filled(&field("choice", row.subject), &c.choice);
                    for asks in row.offers.iter().flat_map(|o| o.asks) {
                        let name = field(asks.name(), row.subject);
                        if form.value(&name).is_empty() {
                            form = form.filled(&name, c.detail.get(asks.name()));
                        }
                    }
                }
            }
        }
    }
    form
}

pub async fn begin(Shared(app): Shared<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = app.read(who.actor.clone(), pages::load_list).await?;
    let unit = form.choice("unit", |text| page.units.iter().map(|u| u.id).find(|u| u.to_string() == text)).required();
    let (from, to, day) = year_of(&mut form);
    if let (Some(unit), Some(from), Some(to), Some(day)) = (unit, from, to, day) {
        match app.write(who.actor.clone(), move |op| super::begin(op, unit, &from, &to, day)).await {
            Ok(begun) => return Ok(Redirect::to(&paths::rollover(begun.id)).into_response()),
            Err(ChangeError::Refused(refusal)) => return Err(refusal.into()),
            Err(_) => form.wrong("unit", "rollover-open-already"),
        }
    }
    Ok(again(who.page(&who.words().t("rollover-title"), Place::People, views::list(&who, &page, &form))))
}

fn year_of(form: &mut Form) -> (Option<String>, Option<String>, Option<Date>) {
    let from = form.text("from").max(20).required();
    let to = form.text("to").max(20).required();
    (from, to, form.date("day").required())
}

pub async fn year(Path(rollover): Path<RolloverId>, Shared(app): Shared<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = pages::to_review(&app, &who, rollover).await?;
    if !page.may_answer {
        return Err(Fault::Refused);
    }
    let (Some(from), Some(to), Some(day)) = year_of(&mut form) else {
        return Ok(again(who.page(&who.words().t("rollover-step-year"), Place::People, views::year(&who, &page, &form))));
    };
    match app.write(who.actor, move |op| super::set_year(op, rollover, &from, &to, day)).await {
        Ok(()) => Ok(Redirect::to(&paths::rollover_step(rollover, Step::Leavers.word())).into_response()),
        Err(error) => back(error, rollover),
    }
}

/// What was no longer to be changed is shown as it is.
fn back(error: ChangeError, id: RolloverId) -> Result<Response, Fault> {
    match error {
        ChangeError::Refused(refusal) => Err(refusal.into()),
        ChangeError::NotPreparing | ChangeError::OpenAlready(_) => Ok(Redirect::to(&paths::rollover(id)).into_response()),
        ChangeError::Conflicts(_) => Ok(Redirect::to(&paths::rollover_step(id, "review")).into_response()),
    }
}

pub async fn step(Path(rollover): Path<RolloverId>, Shared(app): Shared<App>, posted: Posted, step: Step) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = pages::to_step(&app, &who, rollover, step).await?;
    let app_ids = app.ground.chance.clone();
    let new_id = move || Uuid::from_bytes(app_ids.bytes::<16>());
    let changes = read(&page, &mut form, who.words(), &new_id);
    if !form.is_fine() {
        return Ok(again(who.page(&who.words().t(views::step_key(step)), Place::People, views::step(&who, &page, &form))));
    }
    let stay = form.checked("more");
    let house = app.clone();
    match app.write(who.actor, move |op| super::save(op, &house, rollover, step, &changes)).await {
        Ok(()) if stay => Ok(Redirect::to(&paths::rollover_step(rollover, step.word())).into_response()),
        Ok(()) => Ok(Redirect::to(&paths::rollover_step(rollover, step.next().map_or("review", Step::word))).into_response()),
        Err(error) => back(error, rollover),
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

/// The changes a sent page asks for; what is wrong is written down in the form.
fn read(page: &StepPage, form: &mut Form, w: Words, new_id: &dyn Fn() -> Uuid) -> Vec<Change> {
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

/// One newcomer as it was typed, pasted or found.
fn newcomers(page: &StepPage, form: &mut Form, w: Words, new_id: &dyn Fn() -> Uuid) -> Vec<Change> {
    let unit_of = |text: &str| {
        let wanted = text.trim().to_lowercase();
        let found = page.units.iter().find(|u| u.id.to_string() == wanted || u.name.to_lowercase() == wanted);
        // With one place there is nothing to choose.
        found.or(page.units.first().filter(|_| wanted.is_empty() && page.units.len() == 1)).map(|u| u.id)
    };
    let role_of = |text: &str| {
        let wanted = text.trim().to_lowercase();
        page.roles.iter().copied().find(|r| r.word() == wanted || w.t(kit::people::role(*r)).to_lowercase() == wanted)
    };
    let mut emails: HashSet<String> = page
        .groups
        .iter()
        .flat_map(|(_, rows)| rows)
        .filter(|r| !form.checked(&field("remove", r.subject)))
        .filter_map(|r| r.choice.as_ref())
        .map(|c| c.detail.get("email").to_lowercase())
        .filter(|e| !e.is_empty())
        .collect();
    let mut changes = Vec::new();
    let mut come = |given: String, family: String, email: String, unit: UnitId, role: Role| {
        let detail = Detail::default().with("given", given).with("family", family).with("email", email).with("role", role.word());
        changes.push(Change::Choose(Choice {
            kind: NEWCOMER.into(),
            subject: new_id(),
            unit,
            choice: "add".into(),
            detail,
            seen: String::new(),
            decided_by: None,
            decided_at: Moment(0),
            outcome: None,
        }));
    };
    for n in 0..BLANK_ROWS {
        let name = |part: &str| nth(part, n);
        if ["given", "family", "email"].iter().all(|part| form.value(&name(part)).trim().is_empty()) {
            continue;
        }
        let given = form.text(&name("given")).max(80).required();
        let family = form.text(&name("family")).max(80).required();
        let email = form.text(&name("email")).email().check(|e| !emails.contains(&e.to_lowercase()), "rollover-twice").optional();
        let unit = form.choice(&name("unit"), unit_of).required();
        let role = form.choice(&name("role"), role_of).required();
        if let (Some(given), Some(family), Some(email), Some(unit), Some(role)) = (given, family, email, unit, role) {
            let email = email.unwrap_or_default();
            emails.extend(Some(email.to_lowercase()).filter(|e| !e.is_empty()));
            come(given, family, email, unit, role);
        }
    }
    let rows = model::pasted(form.value("lines"));
    if rows.len() > MOST_PASTED {
        form.wrong("lines", Wrong::of("rollover-too-many-lines").and("most", MOST_PASTED));
        return changes;
    }
    for (n, row) in rows.into_iter().enumerate() {
        let email = row.email.trim().to_string();
        let odd = !email.is_empty() && (!email.contains('@') || email.contains(char::is_whitespace));
        let twice = !email.is_empty() && emails.contains(&email.to_lowercase());
        let key = match (unit_of(&row.unit), role_of(&row.role)) {
            _ if row.given.is_empty() || row.family.is_empty() => "rollover-line-name",
            _ if odd => "rollover-line-email",
            _ if twice => "rollover-line-twice",
            (None, _) => "rollover-line-unit",
            (_, None) => "rollover-line-role",
            (Some(unit), Some(role)) => {
                emails.extend(Some(email.to_lowercase()).filter(|e| !e.is_empty()));
                come(row.given, row.family, email, unit, role);
                continue;
            }
        };
        form.wrong("lines", Wrong::of(key).and("line", n + 1).and("unit", row.unit).and("role", row.role));
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
        // Its name and the choice in words: the report tells of it when the thing itself is stopped or gone.
        let mut detail = Detail::default().with("what", w.text(&row.title)).with("label", w.t(offer.label));
        for asks in offer.asks {
            let name = field(asks.name(), row.subject);
            match *asks {
                Asks::Person { needed, .. } => {
                    let known = |text: &str| page.people.iter().map(|(id, _)| *id).find(|id| id.to_string() == text);
                    let answer = form.choice(&name, known);
                    let person = if needed { answer.required() } else { answer.optional().flatten() };
                    detail = person.into_iter().fold(detail, |d, person| d.with(asks.name(), person));
                }
                Asks::Words { needed, .. } => {
                    let answer = form.text(&name).max(1_000);
                    let words = if needed { answer.required() } else { answer.optional().flatten() };
                    detail = words.into_iter().fold(detail, |d, words| d.with(asks.name(), words));
                }
            }
        }
        if row.lead_leaves && !offer.without_leads {
            form.wrong(&field("choice", row.subject), "rollover-lead-leaves");
        }
        changes.extend(differs(row, &before, Some(choice(row, offer.word, detail))));
    }
    changes
}

pub async fn confirm(Path(id): Path<RolloverId>, Shared(app): Shared<App>, posted: Posted) -> Result<Response, Fault> {
    let who = posted.who;
    let house = app.clone();
    match app.write(who.actor.clone(), move |op| super::confirm(op, &house, id)).await {
        Ok(_) => Ok(Redirect::to(&paths::rollover(id)).into_response()),
        Err(ChangeError::Conflicts(_)) => {
            let page = pages::to_review(&app, &who, id).await?;
            Ok(again(who.page(&who.words().t("rollover-review"), Place::People, views::review(&who, &page))))
        }
        Err(error) => back(error, id),
    }
}

pub async fn take_back(Path(id): Path<RolloverId>, Shared(app): Shared<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| super::take_back(op, id)).await?;
    Ok(Redirect::to(&paths::rollover(id)))
}

pub async fn give_up(Path(id): Path<RolloverId>, Shared(app): Shared<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| super::give_up(op, id)).await?;
    Ok(Redirect::to(&paths::rollover(id)))
}

/// Whether something can still be chosen.
pub(super) fn open(page: &StepPage) -> bool {
    page.rollover.state == State::Preparing && page.may
}
