//! The day itself: what was confirmed is done in short transactions, ten items each. What is done is marked in the same
//! transaction, so a crash in the middle only means that the rest is done later, and nothing is done twice. What is refused
//! halfway is undone by itself, told with its reason, and the rest goes on.

use super::model::{self, Around, CHUNK, Choice, LAST_DAY, LEAVER, NEW_UNIT, NEWCOMER, Outcome, PART, Rollover, State, UNIT};
use super::{PREPARE, gather, store};
use db::Uuid;
use ground::access::{self, Part, Placed};
use ground::element::Turn;
use ground::organization::{self, Unit, UnitKind};
use ground::people::{self, Membership, Person, StakeholderGroup};
use ground::{Action, Actor, Op, OrganizationId, PersonId, Refusal, Role, RolloverId, UnitId, timeline};
use jiff::civil::Date;
use kit::App;
use std::cmp::Reverse;

/// Its subject is the rollover. Safe to repeat.
pub const APPLY_JOB: &str = "apply-rollover";

/// How far the work is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Taken back, dropped, or done: nothing is left.
    Over,
    /// Confirmed; its day begins at this moment.
    NotYet(ground::Moment),
    /// There is more.
    More,
}

/// Does all of it; blocking, for the clockwork.
pub fn apply(app: &App, organization: OrganizationId, id: RolloverId) -> Result<Progress, Refusal> {
    loop {
        match chunk(app, organization, id)? {
            Progress::More => {}
            over => return Ok(over),
        }
    }
}

/// One short transaction of it.
pub fn chunk(app: &App, organization: OrganizationId, id: RolloverId) -> Result<Progress, Refusal> {
    let house = app.clone();
    app.ground.write_now(Actor::System(organization), move |op| piece(op, &house, id))
}

/// What one transaction does: ten items, and no more rows than those need.
pub fn piece(op: &mut Op, house: &App, id: RolloverId) -> Result<Progress, Refusal> {
    let organization = op.organization()?;
    let Some(mut rollover) = store::one(op.tx, organization, id)? else { return Ok(Progress::Over) };
    if !matches!(rollover.state, State::Waiting | State::Applying) {
        return Ok(Progress::Over);
    }
    if op.today()? < rollover.effective_on {
        return Ok(Progress::NotYet(op.midnight_after(rollover.last_day())?));
    }
    if rollover.state == State::Waiting {
        rollover.state = State::Applying;
        store::set_state(op.tx, organization, &rollover)?;
    }
    let people = store::next_of_people(op.tx, organization, id, CHUNK as i64)?;
    let done = if people.is_empty() { of_rooms(op, house, &rollover)? } else { of_people(op, house, &rollover, &people)? };
    if done == 0 {
        store::set_state(op.tx, organization, &Rollover { state: State::Applied, ..rollover.clone() })?;
        timeline::record(op, timeline::Event::RolloverApplied, id.0, Some(rollover.unit.0))?;
        return Ok(Progress::Over);
    }
    Ok(Progress::More)
}

/// Each looked at anew, with only those people whom it is about or who decided it: what was done before matters (new units,
/// who was moved out of a closing one), and an organization has more people than a few items need.
fn of_people(op: &mut Op, app: &App, r: &Rollover, next: &[Choice]) -> Result<usize, Refusal> {
    for choice in next {
        let around = gather::around_choice(op, r, choice)?;
        settle(op, app, r, &around, &[], choice)?;
    }
    Ok(next.len())
}

/// What rooms brought, when everyone is where they will be. Those of the rooms further right come first: they stand on the
/// others.
fn of_rooms(op: &mut Op, app: &App, r: &Rollover) -> Result<usize, Refusal> {
    let organization = op.organization()?;
    let choices = store::choices(op.tx, organization, r.id)?;
    let mut left: Vec<&Choice> = choices.iter().filter(|c| c.outcome.is_none()).collect();
    if left.is_empty() {
        return Ok(0);
    }
    let mut carried = gather::carried(op, app, r)?;
    let place = |c: &Choice| carried.iter().position(|k| k.kind == c.kind && k.subject == c.subject);
    left.sort_by_cached_key(|c| (Reverse(place(c)), c.decided_at, c.subject));
    left.truncate(CHUNK);
    for choice in &left {
        let around = Around { carried, ..gather::around_choice(op, r, choice)? };
        settle(op, app, r, &around, &choices, choice)?;
        carried = around.carried;
    }
    Ok(left.len())
}

/// Does one by itself, or undoes it when it is refused, and writes down how it went.
fn settle(op: &mut Op, app: &App, r: &Rollover, around: &Around, choices: &[Choice], choice: &Choice) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let outcome = match op.attempt(|op| one(op, app, r, around, choices, choice)) {
        Err(Refusal::Missing) => Outcome::Missing,
        Err(Refusal::Forbidden(_)) => Outcome::Forbidden,
        other => other?,
    };
    Ok(store::settle(op.tx, organization, r.id, choice, outcome)?)
}

/// What someone could do on a day, whether or not they are still here: whoever confirms the year may leave with it.
struct Warrant<'a> {
    around: &'a Around,
    app: &'a App,
    parts: Vec<Part>,
}

impl<'a> Warrant<'a> {
    fn of(app: &'a App, around: &'a Around, person: Option<PersonId>, day: Date) -> Warrant<'a> {
        let on = day.to_string();
        let holds = |m: &&Membership| Some(m.person) == person && m.begins_on <= on && m.ends_on.as_ref().is_none_or(|end| *end >= on);
        let parts = around.parts.iter().filter(holds).map(|m| Part { role: m.role, unit: m.unit }).collect();
        Warrant { around, app, parts }
    }

    fn may(&self, action: Action, unit: UnitId) -> bool {
        // In a closed unit only what rooms brought is still decided about.
        if self.around.unit(unit).is_none() && !self.around.carried.iter().any(|c| c.unit == unit) {
            return false;
        }
        let on = Placed { unit, within: self.around.branch(unit) };
        access::can(&self.app.ground.policy, &self.parts, action, &on, |u| self.around.branch(u))
    }
}

fn has_right(app: &App, r: &Rollover, around: &Around, c: &Choice, confirmed_on: Option<Date>) -> bool {
    // The last day of the old year; for one confirmed after it, also the day of the confirmation.
    let days = [Some(r.last_day()), confirmed_on.filter(|day| *day > r.last_day())];
    let whose = [c.decided_by, r.confirmed_by].into_iter().flat_map(|who| days.into_iter().flatten().map(move |day| (who, day)));
    whose.into_iter().any(|(who, day)| {
        let warrant = Warrant::of(app, around, who, day);
        let allowed = model::allowed(c, r, around, who, PREPARE, &mut |action, unit| Ok::<_, Refusal>(warrant.may(action, unit)));
        allowed.unwrap_or(false)
    })
}

fn one(op: &mut Op, app: &App, r: &Rollover, around: &Around, choices: &[Choice], c: &Choice) -> Result<Outcome, Refusal> {
    if model::is_stale(c, r, around) {
        let gone = c.kind == LEAVER && !around.people.get(&PersonId(c.subject)).is_some_and(|p| p.active);
        return Ok(if gone { Outcome::Already } else { Outcome::Changed });
    }
    let zone = ground::clock::zone(&organization::load(op)?.zone);
    if !has_right(app, r, around, c, r.confirmed_at.map(|at| at.date(&zone))) {
        return Ok(Outcome::NoRight);
    }
    match c.kind.as_str() {
        LEAVER => leaver(op, r, around, c),
        NEW_UNIT => new_unit(op, around, c),
        NEWCOMER => newcomer(op, r, around, c),
        PART => part(op, r, around, c),
        UNIT => unit(op, r, around, c),
        _ => {
            let leavers = model::leavers(choices);
            let turn =
                Turn { kind: &c.kind, subject: c.subject, choice: &c.choice, detail: &c.detail, leavers: &leavers, on: r.effective_on };
            Ok(if app.roll(op, &turn)? { Outcome::Done } else { Outcome::Changed })
        }
    }
}

fn leaver(op: &mut Op, r: &Rollover, around: &Around, c: &Choice) -> Result<Outcome, Refusal> {
    let Some(person) = around.people.get(&PersonId(c.subject)) else { return Ok(Outcome::Already) };
    let last_day = c.detail.read::<Date>(LAST_DAY).unwrap_or(r.last_day());
    if people::alone_without(op, person.id, last_day)?.is_some() {
        return Ok(Outcome::LastAdministrator);
    }
    // All their rows leave: a part that lay under a merged one would go on otherwise, and their sign-in with it.
    let organization = op.organization()?;
    for row in people::selves(op.tx, organization, person.id)? {
        if let Some(row) = people::by_id(op.tx, organization, row)?.filter(|row| row.active) {
            people::leave(op, &row, last_day)?;
        }
    }
    Ok(Outcome::Done)
}

fn new_unit(op: &mut Op, around: &Around, c: &Choice) -> Result<Outcome, Refusal> {
    let organization = op.organization()?;
    let name = c.detail.get("name").to_string();
    let twin = |u: &Unit| u.id.0 == c.subject || u.parent == Some(c.unit) && u.name.to_lowercase() == name.to_lowercase();
    if around.units.iter().any(twin) {
        return Ok(Outcome::Already);
    }
    let kind = UnitKind::from_word(c.detail.get("kind")).unwrap_or(UnitKind::GradeTeam);
    let unit = Unit { id: UnitId(c.subject), parent: Some(c.unit), kind, name, source_id: None };
    organization::add_unit(op.tx, organization, &unit)?;
    timeline::record(op, timeline::Event::UnitAdded, unit.id.0, Some(c.unit.0))?;
    Ok(Outcome::Done)
}

/// `until`: the last day of a part that goes on in another place; it has an end there too.
fn give(op: &mut Op, person: PersonId, unit: UnitId, role: Role, from: Date, until: Option<String>) -> Result<(), Refusal> {
    let organization = op.organization()?;
    let group = StakeholderGroup::of(role);
    let part = Membership { id: op.id(), person, unit, role, group, begins_on: from.to_string(), ends_on: until, source: "hand".into() };
    people::insert_membership(op.tx, organization, &part)?;
    timeline::record(op, timeline::Event::PartGiven, person.0, Some(unit.0))?;
    Ok(())
}

fn newcomer(op: &mut Op, r: &Rollover, around: &Around, c: &Choice) -> Result<Outcome, Refusal> {
    let organization = op.organization()?;
    let (Some(role), true) = (Role::from_word(c.detail.get("role")), around.unit(c.unit).is_some()) else { return Ok(Outcome::Changed) };
    let email = Some(c.detail.get("email")).filter(|e| !e.is_empty());
    // Asked again on the day: a roster may have brought them meanwhile.
    let known = email.and_then(|email| around.of_email(email)).cloned();
    let person = match known {
        Some(known) if known.active => {
            if around.lasting(r.effective_on).any(|m| m.person == known.id && m.unit == c.unit && m.role == role) {
                return Ok(Outcome::Already);
            }
            known.id
        }
        Some(known) => {
            people::update(op.tx, organization, &Person { active: true, ..known.clone() })?;
            timeline::record(op, timeline::Event::PersonReturned, known.id.0, Some(c.unit.0))?;
            known.id
        }
        None => {
            let person = Person {
                id: PersonId(c.subject),
                given_name: c.detail.get("given").into(),
                family_name: c.detail.get("family").into(),
                email: email.map(str::to_string),
                account: None,
                source_id: None,
                active: true,
            };
            people::insert(op.tx, organization, &person)?;
            timeline::record(op, timeline::Event::PersonAdded, person.id.0, Some(c.unit.0))?;
            person.id
        }
    };
    give(op, person, c.unit, role, r.effective_on, None)?;
    Ok(Outcome::Done)
}

fn part(op: &mut Op, r: &Rollover, around: &Around, c: &Choice) -> Result<Outcome, Refusal> {
    let organization = op.organization()?;
    let held = around.parts.iter().find(|m| m.id.0 == c.subject);
    let (Some(held), Some(role), Some(unit)) = (held, Role::from_word(c.detail.get("role")), c.detail.read::<UnitId>("in")) else {
        return Ok(Outcome::Changed);
    };
    if around.unit(unit).is_none() {
        return Ok(Outcome::Changed);
    }
    let goes_on = role == Role::Administrator && unit == held.unit;
    if !goes_on && people::alone_without_part(op, held.id, r.last_day())?.is_some() {
        return Ok(Outcome::LastAdministrator);
    }
    people::end_membership(op.tx, organization, held.id, &r.last_day().to_string())?;
    timeline::record(op, timeline::Event::PartEnded, held.person.0, Some(held.unit.0))?;
    let same = |m: &&Membership| m.person == held.person && m.unit == unit && m.role == role && m.id != held.id;
    if around.lasting(r.effective_on).find(same).is_none() {
        give(op, held.person, unit, role, r.effective_on, held.ends_on.clone())?;
    }
    Ok(Outcome::Done)
}

fn unit(op: &mut Op, r: &Rollover, around: &Around, c: &Choice) -> Result<Outcome, Refusal> {
    let organization = op.organization()?;
    let Some(unit) = around.unit(UnitId(c.subject)) else { return Ok(Outcome::Already) };
    if c.choice == "rename" {
        organization::change_unit(op.tx, organization, &Unit { name: c.detail.get("name").into(), ..unit.clone() })?;
        timeline::record(op, timeline::Event::UnitRenamed, unit.id.0, None)?;
        return Ok(Outcome::Done);
    }
    let Some(school) = unit.parent else { return Ok(Outcome::Changed) };
    // Nobody drops out of the school because a grade team closes: who was not moved keeps their part one level up.
    let staying: Vec<Membership> = around.lasting(r.effective_on).filter(|m| m.unit == unit.id).cloned().collect();
    for held in staying {
        people::end_membership(op.tx, organization, held.id, &r.last_day().to_string())?;
        let there = |m: &Membership| m.person == held.person && m.unit == school && m.role == held.role;
        if !around.lasting(r.effective_on).any(there) {
            give(op, held.person, school, held.role, r.effective_on, held.ends_on.clone())?;
        }
    }
    organization::close_unit(op.tx, organization, unit.id, &r.last_day().to_string())?;
    timeline::record(op, timeline::Event::UnitClosed, unit.id.0, None)?;
    Ok(Outcome::Done)
}

/// How many of the choices are done or left alone.
pub fn settled(choices: &[Choice]) -> usize {
    choices.iter().filter(|c| c.outcome.is_some()).count()
}

/// A new id for someone or something that is only planned.
pub fn planned_id(op: &Op) -> Uuid {
    op.random_id()
}
