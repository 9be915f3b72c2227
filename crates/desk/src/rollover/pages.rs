//! The pages of the yearly step: the list, one rollover with its steps, each step, the look over.

use super::model::{self, Around, Choice, Conflict, NEW_UNIT, NEWCOMER, PART, Rollover, State, Step, UNIT};
use super::rows::{Line, Review, Row};
use super::{PREPARE, forms, gather, views};
use axum::extract::{Path, State as Shared};
use db::Uuid;
use ground::element::Text;
use ground::organization::{self, Unit, UnitKind};
use ground::policy::MANAGE_PEOPLE;
use ground::{Op, PersonId, Refusal, Role, RolloverId, UnitId};
use jiff::civil::Date;
use kit::{App, Fault, Form, Needs::Anywhere, Place, Routes, SignedIn};
use maud::Markup;
use std::collections::{BTreeSet, HashMap};

/// What has been prepared so far, and where one can begin.
pub struct ListPage {
    /// Newest first, each with the name of its unit.
    pub rollovers: Vec<(Rollover, String)>,
    /// Where the reader may begin: the organization, its schools.
    pub units: Vec<Unit>,
    pub first_day: Date,
}

/// One rollover with its steps.
pub struct OnePage {
    pub rollover: Rollover,
    pub unit: String,
    pub looked: Vec<Step>,
    /// How many decisions each step holds.
    pub counts: Vec<(Step, usize)>,
    pub may_answer: bool,
    pub review: Review,
}

/// One step.
pub struct StepPage {
    pub rollover: Rollover,
    pub step: Step,
    /// By unit.
    pub groups: Vec<(Unit, Vec<Row>)>,
    /// Places for someone: units of the rollover, and those it plans.
    pub units: Vec<Unit>,
    /// People one may choose, by name.
    pub people: Vec<(PersonId, String)>,
    /// Parts that can be changed: (subject, "Ana Ruiz · Teacher", unit).
    pub parts: Vec<(Uuid, String, Role, String)>,
    pub roles: Vec<Role>,
    /// Where new grade teams and departments can lie.
    pub schools: Vec<Unit>,
    /// Who leaves, for those who may not decide it.
    pub leaving: Vec<String>,
    /// Whether anything can be decided here by the reader.
    pub may: bool,
}

pub(super) fn load_list(op: &mut Op) -> Result<ListPage, Refusal> {
    if op.reached(PREPARE)?.is_empty() {
        return Err(Refusal::Forbidden(PREPARE));
    }
    let organization = op.organization()?;
    let names: HashMap<UnitId, String> = organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
    let rollovers =
        super::all(op)?.into_iter().map(|r| (names.get(&r.unit).cloned().unwrap_or_default(), r)).map(|(n, r)| (r, n)).collect();
    let units = organization::units_reached(op, PREPARE)?;
    let mut units: Vec<Unit> = units.into_iter().filter(|u| u.parent.is_none() || u.kind == UnitKind::School).collect();
    // The whole organization first: most prepare it together.
    units.sort_by_key(|u| u.parent.is_some());
    Ok(ListPage { rollovers, units, first_day: gather::first_day(op)? })
}

pub async fn list(who: SignedIn, Shared(app): Shared<App>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), load_list).await?;
    let form = list_form(&page);
    Ok(who.page(&who.words().t("rollover-title"), Place::People, views::list(&who, &page, &form)))
}

pub(super) fn list_form(page: &ListPage) -> Form {
    let year = page.first_day.year();
    let unit = page.units.first().map(|u| u.id.to_string()).unwrap_or_default();
    Form::blank()
        .filled("unit", unit)
        .filled("day", page.first_day.to_string())
        .filled("from", model::year_name(year.saturating_sub(1)))
        .filled("to", model::year_name(year))
}

pub(super) fn load_one(op: &mut Op, app: &App, id: RolloverId) -> Result<OnePage, Refusal> {
    let rollover = super::see(op, id)?;
    let around = gather::around(op, app, &rollover)?;
    let choices = super::choices(op, id)?;
    let looked = super::looked(op, id)?;
    let counts = Step::ALL.into_iter().map(|s| (s, choices.iter().filter(|c| step_of(&c.kind) == s).count())).collect();
    let may_answer = op.may(PREPARE, rollover.unit)?;
    let review = review_of(op, &rollover, &around, &choices)?;
    Ok(OnePage { unit: around.unit_name(rollover.unit), rollover, looked, counts, may_answer, review })
}

/// On which page a decision stands. What later rooms bring stands beside the implementations.
fn step_of(kind: &str) -> Step {
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
fn review_of(op: &mut Op, r: &Rollover, around: &Around, all: &[Choice]) -> Result<Review, Refusal> {
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
    units.sort_by(|a, b| a.0.cmp(&b.0));
    let confirmed_by = r.confirmed_by.map(|p| around.name(p)).unwrap_or_default();
    Ok(Review { units, counts, conflicts, confirmed_by })
}

fn said(c: &Choice, around: &Around, unit_name: &dyn Fn(UnitId) -> String, offered: Option<&'static str>) -> Text {
    let d = &c.detail;
    match c.kind.as_str() {
        model::LEAVER => {
            let text = Text::new("rollover-said-leaves").with("name", around.name(PersonId(c.subject)));
            match d.read::<Date>(super::model::LAST_DAY) {
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

pub async fn one(who: SignedIn, Shared(app): Shared<App>, Path(id): Path<RolloverId>) -> Result<Markup, Fault> {
    let house = app.clone();
    let page = app.read(who.actor.clone(), move |op| load_one(op, &house, id)).await?;
    Ok(who.page(&views::title(&who, &page.rollover), Place::People, views::one(&who, &page)))
}

pub async fn review(who: SignedIn, Shared(app): Shared<App>, Path(id): Path<RolloverId>) -> Result<Markup, Fault> {
    let page = to_review(&app, &who, id).await?;
    Ok(who.page(&who.words().t("rollover-review"), Place::People, views::review(&who, &page)))
}

pub(super) async fn to_review(app: &App, who: &SignedIn, id: RolloverId) -> Result<OnePage, Fault> {
    let house = app.clone();
    Ok(app.read(who.actor.clone(), move |op| load_one(op, &house, id)).await?)
}

pub async fn year(who: SignedIn, Shared(app): Shared<App>, Path(id): Path<RolloverId>) -> Result<Markup, Fault> {
    let page = to_review(&app, &who, id).await?;
    let r = &page.rollover;
    let form = Form::blank().filled("from", &r.from_year).filled("to", &r.to_year).filled("day", r.effective_on.to_string());
    Ok(who.page(&who.words().t("rollover-step-year"), Place::People, views::year(&who, &page, &form)))
}

/// The two addresses of a step.
pub fn step_routes(routes: Routes, step: Step) -> Routes {
    let path: &'static str = match step {
        Step::Year => "/rollover/{rollover}/year",
        Step::Leavers => "/rollover/{rollover}/leavers",
        Step::Newcomers => "/rollover/{rollover}/newcomers",
        Step::Grades => "/rollover/{rollover}/grades",
        Step::Roles => "/rollover/{rollover}/roles",
        Step::Teams => "/rollover/{rollover}/teams",
        Step::Implementations => "/rollover/{rollover}/implementations",
    };
    let read = move |who: SignedIn, app: Shared<App>, id: Path<RolloverId>| shown(who, app, id, step);
    let write = move |id: Path<RolloverId>, app: Shared<App>, posted: kit::Posted| forms::step(id, app, posted, step);
    routes.get(path, Anywhere(PREPARE), read).post(path, Anywhere(PREPARE), write)
}

async fn shown(who: SignedIn, Shared(app): Shared<App>, Path(id): Path<RolloverId>, step: Step) -> Result<Markup, Fault> {
    let page = to_step(&app, &who, id, step).await?;
    let form = forms::filled(&page);
    Ok(who.page(&who.words().t(views::step_key(step)), Place::People, views::step(&who, &page, &form)))
}

pub(super) async fn to_step(app: &App, who: &SignedIn, id: RolloverId, step: Step) -> Result<StepPage, Fault> {
    let house = app.clone();
    Ok(app.read(who.actor.clone(), move |op| load_step(op, &house, id, step)).await?)
}

pub(super) fn load_step(op: &mut Op, app: &App, id: RolloverId, step: Step) -> Result<StepPage, Refusal> {
    let rollover = super::see(op, id)?;
    let around = gather::around(op, app, &rollover)?;
    let choices = super::choices(op, id)?;
    let inside = around.within(rollover.unit);
    let (prepares, manages) = (op.reached(PREPARE)?, op.reached(MANAGE_PEOPLE)?);
    let mine = |u: UnitId| inside.contains(&u) && prepares.contains(u);
    let leaving_ids = model::leavers(&choices);
    let rows = match step {
        Step::Year => Vec::new(),
        Step::Leavers => leavers(&rollover, &around, &choices, &mine),
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
        may_any |= row.may;
        row.by = row.choice.as_ref().and_then(|c| c.decided_by).map(|p| around.name(p)).unwrap_or_default();
        match groups.iter_mut().find(|(unit, _)| unit.id == at) {
            Some((_, rows)) => rows.push(row),
            None => groups.extend(around.unit(at).map(|unit| (unit.clone(), vec![row]))),
        }
    }
    groups.sort_by(|a, b| (a.0.parent.is_some(), &a.0.name).cmp(&(b.0.parent.is_some(), &b.0.name)));
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
    let mut page =
        StepPage { rollover, step, groups, units, people: Vec::new(), parts: Vec::new(), roles, schools, leaving: Vec::new(), may };
    people_of(&mut page, &around, &choices, &mine, &leaving_ids);
    Ok(page)
}

/// Who can be chosen on this step, and who is known to leave.
fn people_of(
    page: &mut StepPage,
    around: &Around,
    choices: &[Choice],
    mine: &dyn Fn(UnitId) -> bool,
    leaving: &std::collections::HashSet<PersonId>,
) {
    let r = page.rollover.clone();
    let root = |u: UnitId| around.unit(u).is_some_and(|u| u.parent.is_none());
    let here: Vec<_> = around.lasting(r.effective_on).filter(|m| mine(m.unit)).collect();
    page.leaving = {
        let names: BTreeSet<String> =
            around.lasting(r.last_day()).filter(|m| mine(m.unit) && leaving.contains(&m.person)).map(|m| around.name(m.person)).collect();
        names.into_iter().collect()
    };
    if page.step == Step::Teams {
        let near = around.lasting(r.effective_on).filter(|m| mine(m.unit) || root(m.unit));
        let mut people: Vec<(String, PersonId)> =
            near.filter(|m| !leaving.contains(&m.person)).map(|m| (around.name(m.person), m.person)).collect();
        let coming = choices.iter().filter(|c| c.kind == NEWCOMER && mine(c.unit) && around.of_email(c.detail.get("email")).is_none());
        people.extend(coming.map(|c| (format!("{} {}", c.detail.get("given"), c.detail.get("family")), PersonId(c.subject))));
        people.sort();
        people.dedup();
        page.people = people.into_iter().map(|(name, id)| (id, name)).collect();
    }
    if page.step == Step::Roles {
        let mut parts: Vec<_> = here
            .iter()
            .filter(|m| !leaving.contains(&m.person) && m.role != Role::Consultant)
            .filter(|m| !choices.iter().any(|c| c.kind == PART && c.subject == m.id.0))
            .map(|m| (m.id.0, around.name(m.person), m.role, around.unit_name(m.unit)))
            .collect();
        parts.sort_by(|a, b| (&a.1, &a.3, a.0).cmp(&(&b.1, &b.3, b.0)));
        page.parts = parts;
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
        leaving: Vec::new(),
        lead_leaves: false,
        seen: String::new(),
        may: false,
        choice: None,
        by: String::new(),
    }
}

fn chosen(choices: &[Choice], kind: &str, subject: Uuid) -> Option<Choice> {
    choices.iter().find(|c| c.kind == kind && c.subject == subject).cloned()
}

/// Everyone who is here on the last day, once, with the first of their parts.
fn leavers(r: &Rollover, around: &Around, choices: &[Choice], mine: &dyn Fn(UnitId) -> bool) -> Vec<Row> {
    let mut rows: Vec<(String, String, Row)> = Vec::new();
    let mut seen = std::collections::HashSet::new();
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
        rows.push((person.family_name.clone(), person.given_name.clone(), row));
    }
    rows.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    rows.into_iter().map(|(_, _, row)| row).collect()
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

fn rooms(step: Step, around: &Around, choices: &[Choice], leaving: &std::collections::HashSet<PersonId>) -> Vec<Row> {
    let here = around.carried.iter().filter(|k| step_of(k.kind) == step);
    let made = |k: &ground::element::Carried| Row {
        facts: k.facts.clone(),
        href: Some(k.href.clone()),
        offers: k.choices,
        leaving: k.people.iter().filter(|p| leaving.contains(p)).map(|p| around.name(*p)).collect(),
        lead_leaves: !k.leads.is_empty() && k.leads.iter().all(|p| leaving.contains(p)),
        seen: k.seen.clone(),
        choice: chosen(choices, k.kind, k.subject),
        ..row(k.kind, k.subject, k.unit, k.title.clone())
    };
    here.map(made).collect()
}
