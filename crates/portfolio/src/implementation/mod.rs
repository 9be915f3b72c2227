//! An implementation: one innovation in one unit, with its stage and its history of moves.
//! Gates ask all rooms for their checks; a gate can be passed in spite of them, with a reason on record.

mod conditions;
mod deletion;
mod elements;
mod forms;
mod found;
mod happened;
mod model;
mod moving;
mod pages;
pub mod samples;
mod store;
pub mod views;

use crate::{LEAD, SEE, innovation, learning_plan, load, stage, stop, succession};
use ground::element::{Asks, Carried, Offer, PLACE, Shut, Text, Turn};
use ground::organization::Ended;
use ground::{Check, ImplementationId, InnovationId, Op, Refusal, Subject, UnitId, organization, timeline};
use jiff::civil::Date;
use kit::{App, Needs::*, Routes, paths};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

pub use conditions::conditions;
pub use deletion::{DeleteError, TRASHED, bring_back, delete, purge};
pub(crate) use found::Decided;
pub use found::{Decision, decisions_of, found};
pub use happened::{Happened, happened};
pub use model::{Gate, Implementation, Move, Stage};
pub use moving::{MoveError, move_to, moves, on_the_way};
pub use pages::{Overview, overview};

/// Its words in the turn of the year.
const CARRIED: &str = "implementation";
const STOP: &str = "stop";
const CARRY_OVER: &str = "carry-over";
const STOPS: Offer = Offer {
    word: STOP,
    label: "implementation-stop",
    said: "implementation-stops",
    counted: "implementation-stops-count",
    asks: &[
        Asks::Words { name: "reason", label: "stop-reason", hint: "stop-own-reason-hint", needed: true },
        Asks::Words { name: "remains", label: "stop-learned", hint: "stop-learned-hint", needed: true },
    ],
    unchanged: false,
    without_leads: true,
};
/// Where its unit closes.
const CLOSING: &[Offer] = &[
    Offer {
        word: CARRY_OVER,
        label: "implementation-carry-over",
        said: "implementation-carries-over",
        counted: "implementation-carries-over-count",
        asks: &[Asks::Place { label: "implementation-carry-over-to" }],
        unchanged: false,
        without_leads: true,
    },
    STOPS,
];
const OFFERS: &[Offer] = &[
    Offer {
        word: "carry-on",
        label: "implementation-carry-on",
        said: "implementation-carries-on",
        counted: "implementation-carries-on-count",
        asks: &[],
        unchanged: true,
        without_leads: true,
    },
    STOPS,
];

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::WORK, SignIn, pages::work)
        .post("/innovations/{innovation}/implementations", Anywhere(LEAD), forms::begin)
        .get("/implementations/{implementation}", Right(SEE), pages::one)
        .get("/implementations/{implementation}/stage", Right(LEAD), pages::stage)
        .post("/implementations/{implementation}/stage", Right(LEAD), forms::stage)
        .get("/implementations/{implementation}/deletion", Right(LEAD), deletion::pages::deletion)
        .post("/implementations/{implementation}/deletion", Right(LEAD), deletion::pages::delete)
}

/// An implementation as lists show it.
#[derive(Clone, Debug)]
pub struct Placed {
    pub id: ImplementationId,
    pub innovation: InnovationId,
    pub innovation_name: String,
    pub unit: UnitId,
    pub unit_name: String,
    pub stage: Stage,
    /// Since when it is deliberately stopped.
    pub stopped_on: Option<Date>,
    /// Since when it rests on purpose, and when one looks again.
    pub paused_on: Option<Date>,
    pub returns_on: Option<Date>,
    /// Its unit has closed. Where it goes on stands here only when it was asked for by name (`named`).
    pub shut: Option<Shut>,
}

impl Placed {
    /// Neither stopped nor paused, and its unit is open.
    pub fn is_going(&self) -> bool {
        self.stopped_on.is_none() && self.paused_on.is_none() && self.shut.is_none()
    }
}

#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    /// It is already being implemented there; this is it.
    #[error("already begun in this unit")]
    AlreadyBegun(ImplementationId),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for BeginError {
    fn from(error: db::Error) -> BeginError {
        BeginError::Refused(error.into())
    }
}

/// Begins to implement an innovation in a unit, in the first stage.
pub fn begin(op: &mut Op, innovation: InnovationId, unit: UnitId) -> Result<Implementation, BeginError> {
    op.require(LEAD, unit)?;
    innovation::load(op, innovation)?;
    let organization = op.organization()?;
    let implementation = Implementation {
        id: op.id(),
        innovation,
        unit,
        stage: Stage::Decide,
        furthest: Stage::Decide,
        stopped_on: None,
        paused_on: None,
        returns_on: None,
    };
    if !store::insert(op.tx, organization, &implementation, op.now)? {
        return match there_already(op, innovation, unit)? {
            (known, true) => Ok(see(op, known)?),
            (known, false) => Err(BeginError::AlreadyBegun(known)),
        };
    }
    let event = timeline::record(op, timeline::Event::ImplementationBegun, implementation.id.0, Some(innovation.0))?;
    moving::note(op, &implementation, None, event, &[])?;
    stage::furnish(op, implementation.id)?;
    Ok(implementation)
}

/// The one that is in this unit, and whether it lay in the trash until now: begun once, deleted, and begun again, what was
/// there is there again.
fn there_already(op: &mut Op, innovation: InnovationId, unit: UnitId) -> Result<(ImplementationId, bool), Refusal> {
    let organization = op.organization()?;
    let known = store::of_place(op.tx, organization, innovation, unit)?.ok_or(Refusal::Missing)?;
    let trashed = store::implementation(op.tx, organization, known)?.is_none();
    if trashed {
        store::mark_deleted(op.tx, organization, known, None)?;
        ground::trash::take(op, known.0)?;
        learning_plan::ask_time(op, known)?;
    }
    Ok((known, trashed))
}

/// The same innovation goes on in another unit, in the stage it has; answers what goes on there, and whether it was there
/// before. Whoever calls has asked for the right (`succession`).
pub(crate) fn go_on(op: &mut Op, before: &Implementation, unit: UnitId) -> Result<(ImplementationId, bool), Refusal> {
    let organization = op.organization()?;
    let (stopped_on, paused_on, returns_on) = (None, None, None);
    let next = Implementation { id: op.id(), unit, stopped_on, paused_on, returns_on, ..before.clone() };
    let joined = !store::insert(op.tx, organization, &next, op.now)?;
    let to = if joined { there_already(op, before.innovation, unit)?.0 } else { next.id };
    let event = timeline::record(op, timeline::Event::ImplementationCarriedOver, to.0, Some(before.id.0))?;
    if !joined {
        moving::note(op, &next, None, event, &[])?;
    }
    Ok((to, joined))
}

/// All implementations of an innovation, those in the trash left out. The caller has required the right.
pub(crate) fn of_innovation(op: &mut Op, innovation: InnovationId) -> Result<Vec<Implementation>, Refusal> {
    let organization = op.organization()?;
    Ok(store::of_innovation(op.tx, organization, innovation)?)
}

/// In how many places an innovation is implemented, those in the trash included.
pub(crate) fn count_of(op: &mut Op, innovation: InnovationId) -> Result<usize, Refusal> {
    let organization = op.organization()?;
    Ok(usize::try_from(store::count_of(op.tx, organization, innovation)?).unwrap_or(0))
}

/// One implementation, when the actor may see it. A foreign one is simply missing.
pub fn see(op: &mut Op, id: ImplementationId) -> Result<Implementation, Refusal> {
    let organization = op.organization()?;
    let found = store::implementation(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    if op.may(SEE, found.unit)? { Ok(found) } else { Err(Refusal::Missing) }
}

/// One implementation on which the actor may do `action`.
pub fn with_right(op: &mut Op, id: ImplementationId, action: ground::Action) -> Result<Implementation, Refusal> {
    let found = see(op, id)?;
    op.require(action, found.unit)?;
    Ok(found)
}

/// The same for what takes it further: nothing new begins on one that is stopped or paused, or lies in a unit that has closed.
/// Errors: `Forbidden` then as well.
pub fn carried(op: &mut Op, id: ImplementationId, action: ground::Action) -> Result<Implementation, Refusal> {
    let (found, today) = (with_right(op, id, action)?, op.today()?);
    let closed = organization::last_day(op, found.unit)?.is_some_and(|day| day < today);
    if found.is_going() && !closed { Ok(found) } else { Err(Refusal::Forbidden(action)) }
}

/// Whether [`carried`] would let the actor: what is refused when it is sent is not offered before.
pub(crate) fn may_carry(op: &mut Op, id: ImplementationId, action: ground::Action) -> Result<bool, Refusal> {
    match carried(op, id, action) {
        Ok(_) => Ok(true),
        Err(Refusal::Forbidden(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

/// For whoever may see it: that its unit has closed, and where it goes on. An address that is no such thing is of no unit.
pub fn shut(op: &mut Op, id: ImplementationId) -> Result<Option<Shut>, Refusal> {
    match see(op, id) {
        Ok(found) => succession::shut(op, &found),
        Err(Refusal::Missing) => Ok(None),
        Err(other) => Err(other),
    }
}

/// All implementations the actor may see, by innovation and unit.
pub fn placed(op: &mut Op) -> Result<Vec<Placed>, Refusal> {
    let organization = op.organization()?;
    let (reached, today) = (op.reached(SEE)?, op.today()?);
    let closed = organization::closed_since(op, today)?;
    let mut all = store::placed(op.tx, organization)?;
    all.retain(|p| reached.contains(p.unit));
    for placed in &mut all {
        let since = closed.get(&placed.unit).copied();
        placed.shut = since.map(|since| Shut { unit: placed.unit_name.clone(), since, on: Vec::new() });
    }
    Ok(all)
}

/// "Partner Reading at Otter School", for links of those who may see it.
pub(crate) fn titled(op: &mut Op, id: ImplementationId) -> Result<Text, Refusal> {
    let found = see(op, id)?;
    let (innovation, unit) = (innovation::load(op, found.innovation)?, organization::unit(op, found.unit)?);
    Ok(Text::new("implementation-title").with("innovation", innovation.outline.name).with("unit", unit.name))
}

/// The name of the unit of any implementation: a sister is named to its sister, though neither sees the other's pages. The
/// caller knows that the two belong together. `None`: it is gone.
pub(crate) fn unit_name(op: &mut Op, id: ImplementationId) -> Result<Option<String>, Refusal> {
    let organization = op.organization()?;
    let Some(found) = store::implementation(op.tx, organization, id)? else { return Ok(None) };
    Ok(organization::units(op.tx, organization)?.into_iter().find(|u| u.id == found.unit).map(|u| u.name))
}

/// Whether the actor may see more than one implementation. Asked for every page, so it counts and loads none.
pub fn several(op: &mut Op) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let places = store::places(op.tx, organization)?;
    if places.iter().map(|(_, count)| count).sum::<i64>() < 2 {
        return Ok(false);
    }
    let reached = op.reached(SEE)?;
    Ok(places.iter().filter(|(unit, _)| reached.contains(*unit)).map(|(_, count)| count).sum::<i64>() > 1)
}

/// Those the actor leads in the very unit, as far as they are going: from further up it would be every school.
pub(crate) fn led_here(op: &mut Op) -> Result<Vec<Placed>, Refusal> {
    let parts = op.parts()?;
    let mut led = Vec::new();
    if parts.is_empty() {
        return Ok(led);
    }
    for placed in placed(op)?.into_iter().filter(|p| p.is_going() && parts.iter().any(|part| part.unit == p.unit)) {
        if op.may(LEAD, placed.unit)? {
            led.push(placed);
        }
    }
    Ok(led)
}

/// "Partner Reading at Alder Creek": what and where, for pages of other rooms.
pub fn named(op: &mut Op, id: ImplementationId) -> Result<Placed, Refusal> {
    let found = see(op, id)?;
    let innovation = innovation::load(op, found.innovation)?;
    let unit = organization::unit(op, found.unit)?;
    Ok(Placed {
        id,
        innovation: innovation.id,
        innovation_name: innovation.outline.name,
        unit: unit.id,
        unit_name: unit.name,
        stage: found.stage,
        stopped_on: found.stopped_on,
        paused_on: found.paused_on,
        returns_on: found.returns_on,
        shut: succession::shut(op, &found)?,
    })
}

/// Lets it end on a day, or rest from one day until one looks again; or neither: it goes on. Whoever calls has asked for the
/// right and says why (`stop`).
pub(crate) fn rest(op: &mut Op, id: ImplementationId, stopped: Option<Date>, paused: Option<(Date, Date)>) -> Result<(), Refusal> {
    let organization = op.organization()?;
    store::set_stopped(op.tx, organization, id, stopped)?;
    store::set_paused(op.tx, organization, id, paused.map(|(on, _)| on), paused.map(|(_, returns)| returns))?;
    let now = see(op, id)?;
    if let Some(day) = now.rests_on() {
        return load::end(op, id, day);
    }
    load::renew(op, &now)?;
    learning_plan::ask_time(op, id)
}

/// For the turn of the year: each one carries on unless it is stopped.
pub fn rollover(op: &mut Op, units: &HashSet<UnitId>) -> Result<Vec<Carried>, Refusal> {
    let gone: HashSet<ImplementationId> = succession::all(op)?.into_iter().map(|s| s.from).collect();
    let mut here = placed(op)?;
    here.retain(|p| p.stopped_on.is_none() && units.contains(&p.unit) && !gone.contains(&p.id));
    let mut ends: HashMap<UnitId, Option<Ended>> = HashMap::new();
    let mut all = Vec::new();
    for placed in here {
        if let Entry::Vacant(new) = ends.entry(placed.unit) {
            new.insert(organization::ended(op, placed.unit)?);
        }
        let ended = ends.get(&placed.unit).and_then(Option::as_ref);
        let mut places = Vec::new();
        for heir in ended.iter().flat_map(|ended| &ended.heirs) {
            if op.may(LEAD, heir.id)? {
                places.push((heir.id, heir.name.clone()));
            }
        }
        all.push(goes_on(placed, ended, places));
    }
    Ok(all)
}

/// Where its unit closes it is carried over or stopped; without a place to go on, only stopped.
fn goes_on(p: Placed, ended: Option<&Ended>, places: Vec<(UnitId, String)>) -> Carried {
    let closes = match ended {
        Some(_) if p.shut.is_some() => Some(Text::new("implementation-unit-closed")),
        Some(ended) => Some(Text::new("implementation-unit-closes").on("day", ended.last_day)),
        None => None,
    };
    let choices = match (ended, places.is_empty()) {
        (None, _) => OFFERS,
        (Some(_), false) => CLOSING,
        (Some(_), true) => std::slice::from_ref(&STOPS),
    };
    Carried {
        kind: CARRIED,
        subject: p.id.0,
        unit: p.unit,
        action: LEAD,
        title: Text::new("implementation-title").with("innovation", p.innovation_name).with("unit", p.unit_name),
        facts: std::iter::once(Text::new(p.stage.said())).chain(closes).collect(),
        href: paths::implementation(p.id),
        people: Vec::new(),
        leads: Vec::new(),
        choices,
        closing: CLOSING,
        places,
        seen: "going".into(),
    }
}

/// Stops what was chosen to be stopped, and carries over what was chosen to go on elsewhere.
pub fn roll(op: &mut Op, app: &App, turn: &Turn) -> Result<bool, Refusal> {
    if turn.kind != CARRIED {
        return Ok(false);
    }
    match turn.choice {
        STOP => {
            stop::at_turn(op, turn)?;
        }
        CARRY_OVER => {
            let unit = turn.detail.read::<UnitId>(PLACE).ok_or(Refusal::Missing)?;
            succession::decide(op, app, turn.subject.into(), unit)?;
        }
        _ => {}
    }
    Ok(true)
}

/// What this room itself says must hold before a gate.
pub fn checks(op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
    let Subject::Gate { implementation: id, to } = on else { return Ok(Vec::new()) };
    let found = see(op, id)?;
    let innovation = innovation::load(op, found.innovation)?;
    let mut all = Vec::new();
    if to == Stage::Prepare.word() || to == Stage::Implement.word() {
        let core = innovation.outline.ingredients.iter().any(|i| !i.adaptable);
        all.push(Check {
            name: "core-ingredient",
            met: core,
            text: Text::new("check-core-ingredient"),
            href: Some(paths::innovation_ingredients(innovation.id)),
        });
    }
    Ok(all)
}
