//! The yearly step: who leaves, who comes, which roles, teams and implementations go on. It is a prepared document:
//! several people choose, page by page, and nothing else changes. One person confirms; on the first day of the new year
//! it is done in short pieces (`apply`). What changed meanwhile, or may no longer be done, is left alone and listed.
//!
//! Rooms take part through `Element::rollover` and `Element::roll`; people, parts and units are turned here, through the
//! verbs of ground.

pub mod apply;
mod forms;
mod gather;
mod model;
mod pages;
mod rows;
pub(crate) mod samples;
mod store;
mod tables;
mod views;

use ground::element::{Text, Whose};
use ground::policy::MANAGE_PEOPLE;
use ground::{Action, Op, Refusal, RolloverId, UnitId, WorkItem, jobs, organization, timeline};
use jiff::civil::Date;
use kit::{App, Needs::*, Routes, paths};

pub use apply::{APPLY_JOB, Progress, apply, chunk};
pub use gather::around;
pub use model::{Around, Choice, Conflict, Outcome, Rollover, State, Step};
pub use tables::TABLES;

/// Prepare the next school year here: grades, roles and teams of a school. Who leaves and who comes also needs the right
/// to manage people.
pub const PREPARE: Action = Action("rollover.prepare");

/// A year is prepared over weeks: it never pushes aside what others wait for.
const URGENCY: u8 = 8;

pub fn routes() -> Routes {
    let mut routes = Routes::new()
        .get(paths::ROLLOVER, Anywhere(PREPARE), pages::list)
        .post(paths::ROLLOVER, Anywhere(PREPARE), forms::begin)
        .get("/rollover/{rollover}", Anywhere(PREPARE), pages::one)
        .get("/rollover/{rollover}/review", Anywhere(PREPARE), pages::review)
        .post("/rollover/{rollover}/confirmation", Right(PREPARE), forms::confirm)
        .post("/rollover/{rollover}/return", Right(PREPARE), forms::take_back)
        .post("/rollover/{rollover}/end", Right(PREPARE), forms::give_up)
        .get("/rollover/{rollover}/year", Anywhere(PREPARE), pages::year)
        .post("/rollover/{rollover}/year", Right(PREPARE), forms::year);
    for step in Step::ALL.into_iter().filter(|s| *s != Step::Year) {
        routes = pages::step_routes(routes, step);
    }
    routes
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// It was confirmed, done or dropped meanwhile: nothing is chosen any more.
    #[error("no longer being prepared")]
    NotPreparing,
    /// One that reaches the same units is open already.
    #[error("one is open already")]
    OpenAlready(RolloverId),
    /// These do not fit together.
    #[error("{} things do not fit together", .0.len())]
    Conflicts(Vec<Conflict>),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for ChangeError {
    fn from(error: db::Error) -> ChangeError {
        ChangeError::Refused(error.into())
    }
}

/// Begins to prepare a year for a unit: the whole organization, or one school.
pub fn begin(op: &mut Op, unit: UnitId, from: &str, to: &str, on: Date) -> Result<Rollover, ChangeError> {
    op.require(PREPARE, unit)?;
    let organization = op.organization()?;
    let tree = gather::tree(op)?;
    let same = |other: UnitId| tree.branch(unit).contains(&other) || tree.branch(other).contains(&unit);
    if let Some(open) = store::all(op.tx, organization)?.into_iter().find(|r| r.state.is_open() && same(r.unit)) {
        return Err(ChangeError::OpenAlready(open.id));
    }
    let rollover = Rollover {
        id: op.id(),
        unit,
        from_year: from.into(),
        to_year: to.into(),
        effective_on: on,
        state: State::Preparing,
        begun_by: op.actor.person(),
        begun_at: op.now,
        confirmed_by: None,
        confirmed_at: None,
    };
    store::insert(op.tx, organization, &rollover)?;
    store::look(op.tx, organization, rollover.id, Step::Year, op.actor.person(), op.now)?;
    timeline::record(op, timeline::Event::RolloverBegun, rollover.id.0, Some(unit.0))?;
    Ok(rollover)
}

/// One rollover, when the actor prepares anything in it. A foreign one is simply missing.
pub fn see(op: &mut Op, id: RolloverId) -> Result<Rollover, Refusal> {
    let organization = op.organization()?;
    let found = store::one(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    if prepares(op, &found)? { Ok(found) } else { Err(Refusal::Missing) }
}

fn prepares(op: &mut Op, r: &Rollover) -> Result<bool, Refusal> {
    if op.may(PREPARE, r.unit)? {
        return Ok(true);
    }
    let (reached, tree) = (op.reached(PREPARE)?, gather::tree(op)?);
    Ok(tree.within(r.unit).into_iter().any(|unit| reached.contains(unit)))
}

/// One that the actor answers for as a whole: its year, its confirmation.
pub fn answer_for(op: &mut Op, id: RolloverId) -> Result<Rollover, Refusal> {
    let found = see(op, id)?;
    op.require(PREPARE, found.unit)?;
    Ok(found)
}

/// All the actor prepares anything in, newest first.
pub fn all(op: &mut Op) -> Result<Vec<Rollover>, Refusal> {
    let organization = op.organization()?;
    let mut seen = Vec::new();
    for rollover in store::all(op.tx, organization)? {
        if prepares(op, &rollover)? {
            seen.push(rollover);
        }
    }
    Ok(seen)
}

/// What was chosen so far.
pub fn choices(op: &mut Op, id: RolloverId) -> Result<Vec<Choice>, Refusal> {
    see(op, id)?;
    let organization = op.organization()?;
    Ok(store::choices(op.tx, organization, id)?)
}

/// Which steps were looked at.
pub fn looked(op: &mut Op, id: RolloverId) -> Result<Vec<Step>, Refusal> {
    let organization = op.organization()?;
    Ok(store::looked(op.tx, organization, id)?)
}

/// A change of one item: a choice, or no longer any.
#[derive(Clone, Debug)]
pub enum Change {
    Choose(Choice),
    Clear { kind: String, subject: db::Uuid },
}

/// Keeps what was decided on one page; the rights are asked item by item. Errors: `Forbidden` when one of them is not the
/// actor's to decide (then none is kept).
pub fn save(op: &mut Op, app: &App, id: RolloverId, step: Step, changes: &[Change]) -> Result<(), ChangeError> {
    let rollover = see(op, id)?;
    if rollover.state != State::Preparing {
        return Err(ChangeError::NotPreparing);
    }
    let organization = op.organization()?;
    let around = around(op, app, &rollover)?;
    let before = store::choices(op.tx, organization, id)?;
    for change in changes {
        let choice = match change {
            Change::Choose(choice) => Choice { decided_by: op.actor.person(), decided_at: op.now, ..choice.clone() },
            Change::Clear { kind, subject } => match before.iter().find(|c| c.kind == *kind && c.subject == *subject) {
                Some(known) => known.clone(),
                None => continue,
            },
        };
        if !within(&rollover, &around, &choice) {
            return Err(Refusal::Missing.into());
        }
        let who = op.actor.person();
        if !model::allowed(&choice, &rollover, &around, who, PREPARE, &mut |action, unit| op.may(action, unit))? {
            return Err(Refusal::Forbidden(PREPARE).into());
        }
        match change {
            Change::Choose(_) => store::choose(op.tx, organization, id, &choice)?,
            Change::Clear { kind, subject } => store::unchoose(op.tx, organization, id, kind, *subject)?,
        }
    }
    store::look(op.tx, organization, id, step, op.actor.person(), op.now)?;
    Ok(())
}

/// Whether a choice is about something of this rollover's unit or beneath it.
fn within(r: &Rollover, around: &Around, c: &Choice) -> bool {
    let inside = |unit: UnitId| around.branch(unit).contains(&r.unit);
    let part = |m: &ground::people::Membership| inside(m.unit);
    match c.kind.as_str() {
        model::LEAVER => around.lasting(r.last_day()).any(|m| m.person.0 == c.subject && part(m)),
        model::PART => {
            let to = c.detail.read::<UnitId>("at").or(c.detail.read::<UnitId>("in")).unwrap_or(c.unit);
            inside(to) && around.lasting(r.effective_on).any(|m| m.id.0 == c.subject && part(m))
        }
        _ => inside(c.unit),
    }
}

/// Changes the year itself, while it is being prepared.
pub fn set_year(op: &mut Op, id: RolloverId, from: &str, to: &str, on: Date) -> Result<(), ChangeError> {
    if answer_for(op, id)?.state != State::Preparing {
        return Err(ChangeError::NotPreparing);
    }
    let organization = op.organization()?;
    store::set_year(op.tx, organization, id, from, to, on)?;
    store::look(op.tx, organization, id, Step::Year, op.actor.person(), op.now)?;
    Ok(())
}

/// Confirms it: on the day, or at once when it is today or past, it is done. Confirmed twice is confirmed once.
pub fn confirm(op: &mut Op, app: &App, id: RolloverId) -> Result<Rollover, ChangeError> {
    let rollover = answer_for(op, id)?;
    match rollover.state {
        State::Preparing => {}
        State::Dropped => return Err(ChangeError::NotPreparing),
        State::Waiting | State::Applying | State::Applied => return Ok(rollover),
    }
    let (organization, today) = (op.organization()?, op.today()?);
    let (around, choices) = (around(op, app, &rollover)?, store::choices(op.tx, organization, id)?);
    let held: Vec<Conflict> = model::conflicts(&rollover, &around, &choices, today).into_iter().filter(Conflict::holds).collect();
    if !held.is_empty() {
        return Err(ChangeError::Conflicts(held));
    }
    let confirmed = Rollover { state: State::Waiting, confirmed_by: op.actor.person(), confirmed_at: Some(op.now), ..rollover };
    store::set_state(op.tx, organization, &confirmed)?;
    timeline::record(op, timeline::Event::RolloverConfirmed, id.0, Some(confirmed.unit.0))?;
    let at = op.midnight_after(confirmed.last_day())?.max(op.now);
    jobs::due(op, APPLY_JOB, id.0, at)?;
    Ok(confirmed)
}

/// Takes a confirmation back before the day. False when there was none, or it is being done.
pub fn take_back(op: &mut Op, id: RolloverId) -> Result<bool, Refusal> {
    let rollover = answer_for(op, id)?;
    if rollover.state != State::Waiting {
        return Ok(false);
    }
    let organization = op.organization()?;
    let back = Rollover { state: State::Preparing, confirmed_by: None, confirmed_at: None, ..rollover };
    store::set_state(op.tx, organization, &back)?;
    timeline::record(op, timeline::Event::RolloverTakenBack, id.0, Some(back.unit.0))?;
    Ok(true)
}

/// Drops it; nothing was changed by it. False when it is being done or done.
pub fn give_up(op: &mut Op, id: RolloverId) -> Result<bool, Refusal> {
    let rollover = answer_for(op, id)?;
    if !matches!(rollover.state, State::Preparing | State::Waiting) {
        return Ok(false);
    }
    let organization = op.organization()?;
    store::set_state(op.tx, organization, &Rollover { state: State::Dropped, ..rollover.clone() })?;
    timeline::record(op, timeline::Event::RolloverDropped, id.0, Some(rollover.unit.0))?;
    Ok(true)
}

/// This week: prepare the next year, or how many steps are left of it.
pub fn open_work(op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
    let Whose::Person(person) = of;
    if op.actor.person() != Some(person) || op.reached(PREPARE)?.is_empty() {
        return Ok(Vec::new());
    }
    let organization = op.organization()?;
    let known = all(op)?;
    let item = |title: Text, detail, action, href| WorkItem {
        element: Some('A'),
        kicker: Text::new("rollover-work-kicker"),
        title,
        detail: Text::new(detail),
        action: Text::new(action),
        href,
        urgency: URGENCY,
    };
    let mut items = Vec::new();
    for r in known.iter().filter(|r| r.state == State::Preparing) {
        let left = Step::ALL.len() - store::looked(op.tx, organization, r.id)?.len();
        let title =
            Text::new("rollover-work-left").with("year", &r.to_year).count("left", left as i64).count("all", Step::ALL.len() as i64);
        items.push(item(title, "rollover-work-left-detail", "rollover-work-go-on", paths::rollover(r.id)));
    }
    let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
    // A year that was confirmed, done or deliberately dropped this season is not asked for again.
    let done = known.iter().any(|r| r.begun_at.plus_days(SEASON_DAYS) > op.now);
    if done || !op.may(PREPARE, root.id)? || !op.may(MANAGE_PEOPLE, root.id)? {
        return Ok(items);
    }
    let next = gather::next_year(op, root.id)?;
    if gather::season(op, root.id, &next)? {
        let title = Text::new("rollover-work-begin").with("year", next.to);
        items.push(item(title, "rollover-work-begin-detail", "rollover-work-begin-go", paths::ROLLOVER.to_string()));
    }
    Ok(items)
}

/// From sixty school days before the last day of a year to the first of the next, and a little over: so long one season lasts.
const SEASON_DAYS: i64 = 200;
