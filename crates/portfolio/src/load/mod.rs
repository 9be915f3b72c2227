//! Load: what all innovations together ask of people's time. Every room that asks time of people claims it here ([`claim`]),
//! so that one sum by person, role, unit and month can be shown, and what a new innovation adds before it is decided.
//!
//! A person sees their own hours (`/me/load`), alone and first. Whoever leads sees what each person of a role is asked, and
//! what is asked by name only as sums over at least five (`by_name`). Nobody is ranked. Sums by role are made when time is
//! claimed (`model::steps`); roles mean whoever has them on the day, so people who come and go change nothing here.

mod by_name;
mod decided;
mod forecast;
mod forms;
mod implementing;
mod lessen;
mod limits;
mod mine;
mod model;
mod pages;
mod picture;
pub mod samples;
mod standing;
mod store;
mod tables;
mod views;
mod week;

use db::Uuid;
use ground::{EventId, ImplementationId, Moment, Op, PersonId, Refusal, Role, UnitId, people};
use jiff::civil::Date;
use kit::{Needs::*, Routes, paths};
use std::collections::{BTreeSet, HashMap};

use crate::{AGREE_LOAD, LEAD, SEE_LOAD};

pub use by_name::Together;
pub use decided::{counts_from, decide};
pub use forecast::{Forecast, forecast};
pub use implementing::{Ask, end, forget, renew, renew_all};
pub use limits::{Load, agree, of_unit};
pub use mine::{Mine, mine};
pub use model::{Month, hours};
pub use picture::{Over, Picture};
pub use standing::{checks, conditions, open_work};
pub use tables::TABLES;
pub use week::{Made, Week, weeks};

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::MY_LOAD, SignIn, pages::mine)
        .get("/units/{unit}/load", Right(SEE_LOAD), pages::of_unit)
        .post("/units/{unit}/load/limits", Right(AGREE_LOAD), forms::agree)
        .get("/innovations/{innovation}/load", Anywhere(SEE_LOAD), pages::forecast)
        .post("/implementations/{implementation}/load-decision", Right(LEAD), forms::decide)
}

/// What asks for the time: a word of the room and its own id. One source, one set of claims.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Source {
    pub kind: &'static str,
    pub subject: Uuid,
}

/// Time asked of people in one unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// For which implementation; `None`: for the house itself.
    pub implementation: Option<ImplementationId>,
    pub unit: UnitId,
    pub of: Asked,
    pub minutes: Minutes,
    pub from: Date,
    /// The last day; `None`: until it is claimed anew.
    pub until: Option<Date>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Asked {
    People(Vec<PersonId>),
    /// Everyone who has this role in the unit or below it, whoever that is on the day.
    Role(Role),
}

/// Of each person asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Minutes {
    PerMonth(i64),
    /// Once, spread evenly over its days.
    InAll(i64),
}

/// That someone looked at what an implementation asks, and decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub event: EventId,
    pub at: Moment,
    pub by: Option<PersonId>,
    /// Gone when erased.
    pub words: Option<String>,
}

/// Claims time: replaces whatever this source claimed before from today on, and leaves what was asked until yesterday as it
/// was; no claims: nothing more is asked. Claiming the same again changes nothing.
pub fn claim(op: &mut Op, source: Source, claims: &[Claim]) -> Result<(), Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let old = store::of_source(op.tx, organization, source)?;
    let Some(new) = model::renewed(&old, model::pieces(claims), today) else { return Ok(()) };
    let rows: Vec<(Uuid, model::Piece)> = new.iter().map(|piece| (op.id(), *piece)).collect();
    store::replace(op.tx, organization, source, &rows)?;
    let places: BTreeSet<(UnitId, Role)> = old.iter().chain(&new).filter_map(by_role).collect();
    sum_up(op, places)
}

fn by_role(piece: &model::Piece) -> Option<(UnitId, Role)> {
    match piece.whom {
        model::Whom::Role(role) => Some((piece.unit, role)),
        model::Whom::Person(_) => None,
    }
}

/// How many people have each role in a unit and beneath it today.
pub fn people_in(op: &mut Op, unit: UnitId) -> Result<HashMap<Role, i64>, Refusal> {
    Ok(people::roles_in(op, unit)?.into_iter().collect())
}

/// Makes the sums of these roles in these units anew.
fn sum_up(op: &mut Op, places: impl IntoIterator<Item = (UnitId, Role)>) -> Result<(), Refusal> {
    let organization = op.organization()?;
    for (unit, role) in places {
        let pieces = store::of_role(op.tx, organization, unit, role)?;
        store::replace_steps(op.tx, organization, unit, role, model::steps(&pieces))?;
    }
    Ok(())
}

/// The units with what was agreed, and nothing yet of what is asked.
fn blank(op: &mut Op) -> Result<Picture, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let units = ground::organization::units(op.tx, organization)?;
    let shut = ground::organization::closed_on(op.tx, organization, today)?;
    let limits = store::limits(op.tx, organization)?.into_iter().collect();
    Ok(Picture { units, shut, limits, ..Picture::default() })
}

/// The sums of the whole organization with what was agreed. The caller shows only what its reader reaches.
fn picture(op: &mut Op) -> Result<Picture, Refusal> {
    let organization = op.organization()?;
    Ok(blank(op)?.asking(store::steps(op.tx, organization)?))
}

/// The same for some units and those they lie in.
fn picture_of(op: &mut Op, of: &[UnitId]) -> Result<Picture, Refusal> {
    let (organization, mut picture) = (op.organization()?, blank(op)?);
    let line: BTreeSet<UnitId> = of.iter().flat_map(|unit| picture.line(*unit)).collect();
    for above in line {
        picture = picture.asking(store::steps_of(op.tx, organization, above)?);
    }
    Ok(picture)
}

/// The same for one unit, those it lies in, and all beneath it.
fn picture_around(op: &mut Op, unit: UnitId) -> Result<Picture, Refusal> {
    let organization = op.organization()?;
    Ok(blank(op)?.asking(store::steps_around(op.tx, organization, unit)?))
}

/// Everyone's parts on a day, but for those in units that are closed.
fn placed(op: &mut Op, picture: &Picture, on: Date) -> Result<Vec<by_name::Placed>, Refusal> {
    let organization = op.organization()?;
    let all = store::placed(op.tx, organization, on)?;
    Ok(all.into_iter().filter(|(_, _, unit)| !picture.shut.contains(unit)).collect())
}
