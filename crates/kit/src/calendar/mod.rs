//! The pages of the calendar: the year of a school month by month, entering it by hand or from a file, and the zone.

mod form;
pub mod samples;
mod views;

use crate::app::App;
use crate::element::{Needs::*, Routes};
use crate::fault::Fault;
use crate::form::{Form, Wrong, again};
use crate::paths;
use crate::who::{Place, Posted, SignedIn};
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use ground::calendar::reading::{self, MOST_MEGABYTES, Read};
use ground::calendar::{self, DaysIn, MANAGE, Proposal, SaveError, SchoolYear, ZoneError, ZoneHere};
use ground::files::Looks;
use ground::organization::{self, Unit};
use ground::policy::BELONG;
use ground::roster;
use ground::{Calendar, Op, Refusal, SchoolYearId, UnitId};
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;

pub fn routes() -> Routes {
    let upload = post(preview).layer(DefaultBodyLimit::max((MOST_MEGABYTES + 1) << 20));
    Routes::new()
        .get(paths::CALENDAR, SignIn, own)
        .get("/calendar/{calendar}", Right(BELONG), of_unit)
        .get("/calendar/{calendar}/zone", Right(MANAGE), zone)
        .post("/calendar/{calendar}/zone", Right(MANAGE), set_zone)
        .get("/calendar/{calendar}/years/new", Right(MANAGE), new_year)
        .post("/calendar/{calendar}/years", Right(MANAGE), add_year)
        .get("/calendar/{calendar}/file", Right(MANAGE), file)
        .add("POST", "/calendar/{calendar}/file", Right(MANAGE), upload)
        .post("/calendar/{calendar}/additions", Right(MANAGE), add_days)
        .get("/calendar/{calendar}/days/{school_year}", Right(MANAGE), days)
        .post("/calendar/{calendar}/days/{school_year}", Right(MANAGE), put_days)
        .get("/school-years/{school_year}", Right(MANAGE), year)
        .post("/school-years/{school_year}", Right(MANAGE), change_year)
        .get("/school-years/{school_year}/removal", Right(MANAGE), ask_removal)
        .post("/school-years/{school_year}/removal", Right(MANAGE), remove)
}

/// The calendar of one unit.
pub struct CalendarPage {
    pub unit: Unit,
    pub calendar: Calendar,
    pub today: Date,
    /// The year that is shown: asked for, or the one of today, or the next, or the last.
    pub shown: Option<SchoolYear>,
    pub zone: ZoneHere,
    /// Other units the reader may look at, and whether they have days or years of their own.
    pub others: Vec<(Unit, bool)>,
    pub may_manage: bool,
    /// The shown year is another unit's, above this one.
    pub inherited: bool,
    /// The name of the unit the shown year belongs to, and whether the reader may change that year.
    pub owner: Option<(String, bool)>,
    /// School years the roster speaks of and nobody entered yet, each with its place among all it speaks of.
    pub offered: Vec<(usize, Proposal)>,
}

#[derive(Default, Deserialize)]
pub struct Asked {
    year: Option<SchoolYearText>,
    like: Option<SchoolYearText>,
    roster: Option<usize>,
    sure: Option<String>,
}

/// What stands in the address; an id that is none is simply not found.
type SchoolYearText = String;

/// School years the roster speaks of.
fn offered(op: &mut Op) -> Result<Vec<Proposal>, Refusal> {
    Ok(calendar::from_terms(&roster::terms(op)?))
}

fn load(op: &mut Op, id: UnitId, year: Option<String>) -> Result<CalendarPage, Refusal> {
    let unit = organization::unit(op, id)?;
    let calendar = calendar::of(op, id)?;
    let today = op.today_in(id)?;
    let shown = shown(&calendar, today, year);
    let own = calendar::units_with_own(op)?;
    let reached = organization::units_reached(op, BELONG)?;
    let owner = match shown.as_ref().and_then(|y| reached.iter().find(|u| u.id == y.unit)) {
        Some(owner) => Some((owner.name.clone(), op.may(MANAGE, owner.id)?)),
        None => None,
    };
    let others = reached.into_iter().filter(|u| u.id != id).map(|u| (u.clone(), own.contains(&u.id))).collect();
    let may_manage = op.may(MANAGE, id)?;
    let inherited = shown.as_ref().is_some_and(|y| y.unit != id);
    let entered = |p: &Proposal| calendar.years().iter().any(|y| (y.starts_on, y.ends_on) == (p.starts_on, p.ends_on));
    let offered = if may_manage { offered(op)? } else { Vec::new() };
    let offered = offered.into_iter().enumerate().filter(|(_, p)| !entered(p)).collect();
    Ok(CalendarPage { zone: calendar::zone(op, id)?, unit, calendar, today, shown, others, may_manage, inherited, owner, offered })
}

fn shown(calendar: &Calendar, today: Date, asked: Option<String>) -> Option<SchoolYear> {
    let years = calendar.years();
    let asked = asked.and_then(|text| years.iter().find(|y| y.id.to_string() == text));
    let now = || calendar.year_of(today);
    asked.or_else(now).or_else(|| years.iter().find(|y| y.starts_on > today)).or_else(|| years.last()).cloned()
}

async fn own(who: SignedIn, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), |op| {
        let unit = calendar::home(op)?;
        load(op, unit, asked.year)
    });
    let page = page.await?;
    Ok(who.page(&who.words().t("calendar-title"), Place::Nowhere, views::calendar(&who, &page)))
}

async fn of_unit(who: SignedIn, State(app): State<App>, Path(id): Path<UnitId>, Query(asked): Query<Asked>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| load(op, id, asked.year)).await?;
    Ok(who.page(&who.words().t("calendar-title"), Place::Nowhere, views::calendar(&who, &page)))
}

/// A unit whose calendar the reader may change.
pub(crate) fn to_manage(op: &mut Op, id: UnitId) -> Result<Unit, Refusal> {
    op.require(MANAGE, id)?;
    organization::unit(op, id)
}

async fn zone(who: SignedIn, State(app): State<App>, Path(id): Path<UnitId>) -> Result<Markup, Fault> {
    let (unit, here) = zone_page(&app, &who, id).await?;
    let form = Form::blank().filled("zone", if here.own { here.name.as_str() } else { views::AS_ABOVE });
    Ok(who.page(&who.words().t("calendar-zone"), Place::Nowhere, views::zone(&who, &unit, &here, &form)))
}

async fn zone_page(app: &App, who: &SignedIn, id: UnitId) -> Result<(Unit, ZoneHere), Fault> {
    let page = app.read(who.actor.clone(), move |op| Ok::<_, Refusal>((to_manage(op, id)?, calendar::zone(op, id)?)));
    Ok(page.await?)
}

async fn set_zone(Path(id): Path<UnitId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let (unit, here) = zone_page(&app, &who, id).await?;
    let chosen = form.text("zone").if_blank("form-none-chosen").required();
    let name = chosen.as_deref().filter(|name| *name != views::AS_ABOVE).map(str::to_string);
    let told = match chosen {
        Some(_) => app.write(who.actor.clone(), move |op| calendar::set_zone(op, id, name.as_deref())).await,
        None => Err(ZoneError::Unknown(calendar::UnknownZone)),
    };
    match told {
        Ok(()) => Ok(Redirect::to(&paths::calendar(id)).into_response()),
        Err(ZoneError::Unknown(_)) => {
            form.wrong("zone", "calendar-zone-unknown");
            Ok(again(who.page(&who.words().t("calendar-zone"), Place::Nowhere, views::zone(&who, &unit, &here, &form))))
        }
        Err(ZoneError::Refused(refusal)) => Err(refusal.into()),
    }
}

async fn managed(app: &App, who: &SignedIn, id: UnitId) -> Result<Unit, Fault> {
    Ok(app.read(who.actor.clone(), move |op| to_manage(op, id)).await?)
}

async fn new_year(who: SignedIn, State(app): State<App>, Path(id): Path<UnitId>, Query(asked): Query<Asked>) -> Result<Markup, Fault> {
    let (unit, proposal, today) = app
        .read(who.actor.clone(), move |op| {
            let unit = to_manage(op, id)?;
            let proposal = match (asked.like.map(|text| text.parse::<SchoolYearId>()), asked.roster) {
                (Some(like), _) => Some(calendar::next_year_like(op, like.map_err(|_| Refusal::Missing)?)?),
                (None, Some(at)) => Some(offered(op)?.into_iter().nth(at).ok_or(Refusal::Missing)?),
                (None, None) => None,
            };
            Ok::<_, Refusal>((unit, proposal, op.today_in(id)?))
        })
        .await?;
    let form = proposal.map_or_else(|| form::first(today), |p| form::filled(who.words(), &p));
    Ok(who.page(&who.words().t("calendar-year-new"), Place::Nowhere, views::year(&who, &unit, None, &form)))
}

async fn add_year(Path(id): Path<UnitId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let unit = managed(&app, &who, id).await?;
    let page =
        |who: &SignedIn, form: &Form| who.page(&who.words().t("calendar-year-new"), Place::Nowhere, views::year(who, &unit, None, form));
    let Some(typed) = form::read(&mut form) else { return Ok(again(page(&who, &form))) };
    let proposal = typed.proposal.clone();
    if !form.is_fine() {
        let wrong = app.read(who.actor.clone(), move |op| calendar::mistakes(op, id, None, &proposal)).await?;
        typed.tell(&mut form, &wrong);
        return Ok(again(page(&who, &form)));
    }
    match app.write(who.actor.clone(), move |op| calendar::add_year(op, id, &proposal)).await {
        Ok(year) => Ok(Redirect::to(&paths::calendar_year(id, year)).into_response()),
        Err(SaveError::Wrong(wrong)) => {
            typed.tell(&mut form, &wrong);
            Ok(again(page(&who, &form)))
        }
        Err(SaveError::Refused(refusal)) => Err(refusal.into()),
    }
}

async fn year_page(app: &App, who: &SignedIn, id: SchoolYearId) -> Result<(Unit, SchoolYear), Fault> {
    let page = app.read(who.actor.clone(), move |op| {
        let year = calendar::year_to_change(op, id)?;
        Ok::<_, Refusal>((organization::unit(op, year.unit)?, year))
    });
    Ok(page.await?)
}

async fn year(who: SignedIn, State(app): State<App>, Path(id): Path<SchoolYearId>) -> Result<Markup, Fault> {
    let (unit, year) = year_page(&app, &who, id).await?;
    let form = form::filled(who.words(), &form::proposal(&year));
    Ok(who.page(&year.name, Place::Nowhere, views::year(&who, &unit, Some(&year), &form)))
}

async fn change_year(Path(id): Path<SchoolYearId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let (unit, year) = year_page(&app, &who, id).await?;
    let page = |who: &SignedIn, form: &Form| who.page(&year.name, Place::Nowhere, views::year(who, &unit, Some(&year), form));
    let Some(typed) = form::read(&mut form) else { return Ok(again(page(&who, &form))) };
    let proposal = typed.proposal.clone();
    if !form.is_fine() {
        let at = unit.id;
        let wrong = app.read(who.actor.clone(), move |op| calendar::mistakes(op, at, Some(id), &proposal)).await?;
        typed.tell(&mut form, &wrong);
        return Ok(again(page(&who, &form)));
    }
    match app.write(who.actor.clone(), move |op| calendar::change_year(op, id, &proposal)).await {
        Ok(()) => Ok(Redirect::to(&paths::calendar_year(unit.id, id)).into_response()),
        Err(SaveError::Wrong(wrong)) => {
            typed.tell(&mut form, &wrong);
            Ok(again(page(&who, &form)))
        }
        Err(SaveError::Refused(refusal)) => Err(refusal.into()),
    }
}

async fn ask_removal(who: SignedIn, State(app): State<App>, Path(id): Path<SchoolYearId>) -> Result<Markup, Fault> {
    let (unit, year) = year_page(&app, &who, id).await?;
    Ok(who.page(&year.name, Place::Nowhere, views::removal(&who, &unit, &year)))
}

/// Removes it when the page that asks was answered; a bare request is asked first.
async fn remove(
    Path(id): Path<SchoolYearId>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    posted: Posted,
) -> Result<Response, Fault> {
    let who = posted.who;
    if asked.sure.is_none() {
        let (unit, year) = year_page(&app, &who, id).await?;
        return Ok(again(who.page(&year.name, Place::Nowhere, views::removal(&who, &unit, &year))));
    }
    let year = app.write(who.actor, move |op| calendar::remove_year(op, id)).await?;
    Ok(Redirect::to(&paths::calendar(year.unit)).into_response())
}

async fn days_page(app: &App, who: &SignedIn, id: UnitId, year: SchoolYearId) -> Result<(Unit, SchoolYear), Fault> {
    let page = app.read(who.actor.clone(), move |op| {
        let unit = to_manage(op, id)?;
        Ok::<_, Refusal>((unit, calendar::year_in(op, id, year)?))
    });
    Ok(page.await?)
}

async fn days(who: SignedIn, State(app): State<App>, Path((id, year)): Path<(UnitId, SchoolYearId)>) -> Result<Markup, Fault> {
    let (unit, year) = days_page(&app, &who, id, year).await?;
    let form = Form::blank().filled("days", form::spell_days(who.words(), &calendar::own_days(&year, unit.id)));
    Ok(who.page(&who.words().t("calendar-days-own"), Place::Nowhere, views::days(&who, &unit, &year, &form)))
}

async fn put_days(Path((id, year)): Path<(UnitId, SchoolYearId)>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let (unit, year) = days_page(&app, &who, id, year).await?;
    let page =
        |who: &SignedIn, form: &Form| who.page(&who.words().t("calendar-days-own"), Place::Nowhere, views::days(who, &unit, &year, form));
    let (days, lines) = form::days(&mut form, "days");
    if !form.is_fine() {
        form::tell_days(&mut form, &calendar::days_mistakes(&days, year.starts_on, year.ends_on), &lines);
        return Ok(again(page(&who, &form)));
    }
    let of = year.id;
    match app.write(who.actor.clone(), move |op| calendar::put_days(op, id, of, &days)).await {
        Ok(()) => Ok(Redirect::to(&paths::calendar_year(id, year.id)).into_response()),
        Err(SaveError::Wrong(wrong)) => {
            form::tell_days(&mut form, &wrong, &lines);
            Ok(again(page(&who, &form)))
        }
        Err(SaveError::Refused(refusal)) => Err(refusal.into()),
    }
}

async fn file(who: SignedIn, State(app): State<App>, Path(id): Path<UnitId>) -> Result<Markup, Fault> {
    let unit = managed(&app, &who, id).await?;
    Ok(who.page(&who.words().t("calendar-file-title"), Place::Nowhere, views::file(&who, &unit, &Form::blank())))
}

/// What a file would change, before anything does.
pub struct Preview {
    pub unit: Unit,
    /// In a year of the unit; where the kind is known or not.
    pub read: Read,
    /// How many lie in no school year that was entered.
    pub outside: usize,
    pub any_year: bool,
}

async fn preview(Path(id): Path<UnitId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let (unit, calendar, zone) =
        app.read(who.actor.clone(), move |op| Ok::<_, Refusal>((to_manage(op, id)?, calendar::of(op, id)?, op.zone_in(id)?))).await?;
    let page = |who: &SignedIn, form: &Form| who.page(&who.words().t("calendar-file-title"), Place::Nowhere, views::file(who, &unit, form));
    let pasted = form.text("lines").max(200_000).optional();
    let sent = form.file("file", MOST_MEGABYTES).optional();
    let (Some(pasted), Some(sent)) = (pasted, sent) else { return Ok(again(page(&who, &form))) };
    let is_file = sent.is_some();
    let Some(bytes) = sent.map(|f| f.bytes).or_else(|| pasted.map(String::into_bytes)) else {
        form.wrong("file", "calendar-file-blank");
        return Ok(again(page(&who, &form)));
    };
    let field = if is_file { "file" } else { "lines" };
    let looks = Looks::of(&bytes);
    if !matches!(looks, Looks::Calendar | Looks::Text | Looks::Empty) {
        form.wrong(field, Wrong::of("calendar-file-kind").and("look", looks.word()));
        return Ok(again(page(&who, &form)));
    }
    let mut read = app.heavy(move || reading::file(&bytes, &zone)).await?;
    if read.rows.is_empty() {
        form::tell_notes(&mut form, field, &read.notes);
        if form.is_fine() {
            form.wrong(field, "calendar-file-nothing");
        }
        return Ok(again(page(&who, &form)));
    }
    let any_year = !calendar.years().is_empty();
    // Without any year there is nothing to lie outside of: that is said once.
    let outside = if any_year {
        read.leave_out(|r| calendar.year_of(r.starts_on).is_some_and(|y| y.holds(r.ends_on)))
    } else {
        std::mem::take(&mut read.rows).len()
    };
    let found = Preview { unit, read, outside, any_year };
    Ok(who.page(&who.words().t("calendar-preview-title"), Place::Nowhere, views::preview(&who, &found)).into_response())
}

async fn add_days(Path(id): Path<UnitId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    let Posted { who, form } = posted;
    managed(&app, &who, id).await?;
    let days: Vec<DaysIn> = form::confirmed(&form);
    app.write(who.actor, move |op| calendar::add_days(op, id, &days)).await.map_err(|error| match error {
        // Every stretch was looked at when it was read; what is wrong now was not sent by our page.
        SaveError::Wrong(_) => Fault::Wrong,
        SaveError::Refused(refusal) => refusal.into(),
    })?;
    Ok(Redirect::to(&paths::calendar(id)))
}
