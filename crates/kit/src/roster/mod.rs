//! The pages of the roster: send a delivery, see what it would change, confirm, and see how far it has come. Nothing is
//! written before the yes. Also the classes of each unit, counted, for whoever manages people.

pub(crate) mod samples;
pub(crate) mod staff_list;
mod views;

use crate::app::App;
use crate::element::{Needs::*, Routes};
use crate::fault::Fault;
use crate::form::{Form, Wrong, again};
use crate::paths;
use crate::who::{Asks, Place, Posted, SignedIn, Uploaded};
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use ground::files::Looks;
use ground::policy::{MANAGE_ACCOUNTS, MANAGE_PEOPLE};
use ground::roster::classes::Class;
use ground::roster::oneroster::{self, ReadError, Source};
use ground::roster::plan::{Plan, Question};
use ground::roster::staff_list::Unfinished;
use ground::roster::{self, Answers, ApplyError, Counted, Import, Left, Seats, SignInDiffers, incoming};
use ground::sought::fold;
use ground::{Action, ImportId, Moment, Op, PersonId, Refusal, UnitId, organization, people};
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// A delivery of a large district with all its enrollments, packed, stays well under this.
const MOST_MEGABYTES: usize = 64;

pub fn routes() -> Routes {
    let upload = post(propose).layer(DefaultBodyLimit::max((MOST_MEGABYTES + 1) << 20));
    Routes::new()
        .get(paths::ROSTER, Right(MANAGE_PEOPLE), page)
        .add("POST", paths::ROSTER, Right(MANAGE_PEOPLE), upload)
        .get("/roster/{import}", Right(MANAGE_PEOPLE), preview)
        .post("/roster/{import}/application", Right(MANAGE_PEOPLE), apply)
        .post("/roster/{import}/dismissal", Right(MANAGE_PEOPLE), dismiss)
        .post("/roster/{import}/cancellation", Right(MANAGE_PEOPLE), cancel)
        .post("/roster/{import}/undoing", Right(MANAGE_PEOPLE), undo)
        .post("/roster/{import}/sign-in-addresses", Right(MANAGE_ACCOUNTS), follow)
        .get(paths::CLASSES, Right(MANAGE_PEOPLE), classes)
        .merge(staff_list::routes())
}

/// An import with what it would change, how far it has come, or what came of it.
pub struct ImportPage {
    pub import: Import,
    pub plan: Plan,
    /// How many the file speaks of, while it waits.
    pub counted: Counted,
    /// The name of who said yes, and on which day.
    pub decided: Option<(String, Date)>,
    /// The last day on which it can be undone, if it still can.
    pub undo_until: Option<Date>,
    /// What was skipped or left: how many, and the first of them.
    pub left: (i64, Vec<Left>),
    pub differ: Vec<SignInDiffers>,
}

/// Imports on one page of the list.
const ON_A_PAGE: i64 = 20;

/// The imports so far, a page of them.
pub struct RosterPage {
    pub imports: Vec<Import>,
    /// Whether this is not the first page.
    pub later: bool,
    /// The address of the next page.
    pub more: Option<ImportId>,
    pub has_classes: bool,
    /// A staff list that waits to be matched, with the day it came.
    pub unfinished: Option<(Unfinished, Date)>,
}

#[derive(Deserialize)]
struct Before {
    #[serde(default)]
    before: String,
}

fn load_list(op: &mut Op, before: Option<ImportId>) -> Result<RosterPage, Refusal> {
    let mut imports = roster::imports_before(op, before, ON_A_PAGE + 1)?;
    let full = imports.len() as i64 > ON_A_PAGE;
    imports.truncate(ON_A_PAGE as usize);
    let more = imports.last().filter(|_| full).map(|i| i.id);
    let unfinished = match roster::staff_list::unfinished(op)? {
        Some(list) => Some((list.clone(), day_of(op, list.at)?)),
        None => None,
    };
    Ok(RosterPage { imports, later: before.is_some(), more, has_classes: !roster::seats(op)?.is_empty(), unfinished })
}

async fn page(who: SignedIn, State(app): State<App>, Query(at): Query<Before>) -> Result<Markup, Fault> {
    let imports = app.read(who.actor.clone(), move |op| load_list(op, at.before.parse().ok())).await?;
    Ok(who.page(&who.words().t("roster-title"), Place::People, views::roster(&who, &imports, &[], &Form::blank())))
}

/// Whoever sends lists of people manages them.
pub(crate) struct ManagesPeople;

impl Asks for ManagesPeople {
    const ACTION: Action = MANAGE_PEOPLE;
}

async fn propose(State(app): State<App>, sent: Uploaded<ManagesPeople>) -> Result<Response, Fault> {
    let Uploaded { who, mut form, turn: _turn, .. } = sent;
    let (imports, known) = app.read(who.actor.clone(), |op| Ok::<_, Refusal>((load_list(op, None)?, roster::known_sources(op)?))).await?;
    let file = form.file("file", MOST_MEGABYTES).if_blank("roster-file-blank").required();
    let strict = form.checked("strict");
    let Some(file) = file else {
        return Ok(again(who.page(&who.words().t("roster-title"), Place::People, views::roster(&who, &imports, &[], &form))));
    };
    let name = file.name.clone();
    // Reading and comparing are heavy and pure: outside the transaction.
    let read = app.heavy(move || read(&file.bytes, strict, &known)).await?;
    let (version, reading, notes) = match read {
        Ok(read) => read,
        Err(unread) => {
            form.wrong("file", unread.wrong);
            let body = views::roster(&who, &imports, &unread.notes, &form);
            return Ok(again(who.page(&who.words().t("roster-title"), Place::People, body)));
        }
    };
    let id = app.write(who.actor.clone(), move |op| roster::propose_written(op, &name, version, &reading, &notes)).await?;
    Ok(Redirect::to(&paths::roster_import(id)).into_response())
}

type Read = (&'static str, String, Vec<roster::Note>);

/// Why a file was not read: a sentence beside the field, and where strictness refused it, what it refused.
struct Unread {
    wrong: Wrong,
    notes: Vec<roster::Note>,
}

impl From<Wrong> for Unread {
    fn from(wrong: Wrong) -> Unread {
        Unread { wrong, notes: Vec::new() }
    }
}

fn read(bytes: &[u8], strict: bool, known: &HashSet<String>) -> Result<Read, Unread> {
    let reading = oneroster::read(Source::zip(bytes)).map_err(|error| refused(bytes, &error))?;
    let version = reading.version.name();
    let (incoming, notes) = (incoming::from_oneroster_knowing(&reading, known), incoming::notes(&reading.warnings));
    if strict && let Err(refused) = reading.strict() {
        let wrong = Wrong::of("roster-strict-refused").and("count", refused.len());
        return Err(Unread { wrong, notes: incoming::notes(&refused) });
    }
    // Written here, on this thread: it can be megabytes, and the one writer has others waiting.
    let written = roster::written(&incoming).map_err(|_| Wrong::of("roster-error-unreadable").and("path", "").and("reason", ""))?;
    Ok((version, written, notes))
}

/// Another kind of file is told by what it looks like, a roster that cannot be read by what is wrong with it.
fn refused(bytes: &[u8], error: &ReadError) -> Wrong {
    match Looks::of(bytes) {
        Looks::Zip | Looks::BrokenZip => {
            error.args().into_iter().fold(Wrong::of(error.key()), |wrong, (name, value)| wrong.and(name, value))
        }
        other => Wrong::of("upload-no-roster").and("look", other.word()),
    }
}

fn load(op: &mut Op, id: ImportId) -> Result<ImportPage, Refusal> {
    let (import, plan, counted) = roster::preview(op, id)?;
    let decided = match (import.decided_by, import.decided_at) {
        (Some(by), Some(at)) => Some((people::load(op, by)?.name(), day_of(op, at)?)),
        _ => None,
    };
    let now = op.now;
    let undo_until = import.undo_until().filter(|until| *until > now).map(|until| day_of(op, until)).transpose()?;
    let over = !import.busy() && import.state != "waiting";
    let left = if over { roster::left(op, id)? } else { (0, Vec::new()) };
    let differ = if import.state == "applied" { roster::sign_ins_that_differ(op)? } else { Vec::new() };
    Ok(ImportPage { import, plan, counted, decided, undo_until, left, differ })
}

/// The day of a moment in the zone of the organization.
fn day_of(op: &mut Op, at: Moment) -> Result<Date, Refusal> {
    Ok(at.date(&ground::clock::zone(&organization::load(op)?.zone)))
}

async fn preview(who: SignedIn, State(app): State<App>, Path(id): Path<ImportId>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| load(op, id)).await?;
    Ok(who.page(&who.words().t("roster-title"), Place::People, views::import(&who, &page, &Form::blank())))
}

/// The field of who comes back.
pub(crate) const BACK: &str = "comes-back";

/// The field of units to be made.
pub(crate) const NEW_UNIT: &str = "new-unit";

/// The field of the box, or of the list of boxes, that answers a question.
pub(crate) fn box_of(question: &Question) -> &'static str {
    match question {
        Question::Many { .. } => "many-leaving",
        Question::School { .. } => "school",
        Question::Found { .. } => NEW_UNIT,
    }
}

async fn apply(Path(id): Path<ImportId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let schools = form.values("school").filter_map(|unit| unit.parse().ok()).collect();
    let founds = form.values(NEW_UNIT).filter_map(|unit| unit.parse().ok()).collect();
    let back = form.values(BACK).filter_map(|person| person.parse().ok()).collect();
    let answers = Answers { many: form.checked("many-leaving"), schools, founds, back };
    // Comparing is heavy for a large roster, and needs no lock: on a snapshot. What was confirmed is checked again later.
    let reviewed = app.read(who.actor.clone(), move |op| roster::review(op, id, &answers)).await;
    let done = match reviewed {
        Ok((confirmed, changes)) => begin(&app, &who, id, confirmed, changes).await,
        Err(error) => Err(error),
    };
    match done {
        // A second press of the button: it is under way, show that.
        Ok(()) | Err(ApplyError::NotWaiting) => Ok(Redirect::to(&paths::roster_import(id)).into_response()),
        Err(ApplyError::Busy) => {
            form.wrong("", Wrong::of("roster-busy"));
            unanswered(&app, &who, id, form).await
        }
        Err(ApplyError::Unanswered(open)) => {
            for question in &open {
                form.also_wrong(box_of(question), unanswered_question(question));
            }
            unanswered(&app, &who, id, form).await
        }
        Err(ApplyError::Refused(refusal)) => Err(refusal.into()),
    }
}

/// What to say beside a box that was not ticked.
pub(crate) fn unanswered_question(question: &Question) -> Wrong {
    match question {
        Question::Many { leaving, of } => Wrong::of("roster-many-leaving").and("leaving", *leaving).and("of", *of),
        Question::School { name, .. } => Wrong::of("roster-school-unanswered").and("name", name.clone()),
        Question::Found { name, .. } => Wrong::of("roster-found-unanswered").and("name", name.clone()),
    }
}

async fn unanswered(app: &App, who: &SignedIn, id: ImportId, form: Form) -> Result<Response, Fault> {
    let page = app.read(who.actor.clone(), move |op| load(op, id)).await?;
    Ok(again(who.page(&who.words().t("roster-title"), Place::People, views::import(who, &page, &form))))
}

/// Says yes; a delivery of few changes is taken before the next page shows, any other by due work.
async fn begin(app: &App, who: &SignedIn, id: ImportId, confirmed: roster::Confirmed, changes: usize) -> Result<(), ApplyError> {
    let small = changes <= roster::SMALL;
    app.write(who.actor.clone(), move |op| {
        let begins = if small { op.now.plus_seconds(roster::SMALL_WAITS_SECONDS) } else { op.now };
        roster::confirm(op, id, &confirmed, begins)
    })
    .await?;
    let (ground, organization) = (app.ground.clone(), who.actor.organization().ok_or(Refusal::Missing)?);
    if small {
        app.heavy(move || while_stepping(&ground, organization, id)).await??;
    }
    Ok(())
}

fn while_stepping(ground: &ground::Ground, organization: ground::OrganizationId, id: ImportId) -> Result<(), Refusal> {
    while roster::step(ground, organization, id)? {}
    Ok(())
}

async fn dismiss(Path(id): Path<ImportId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| roster::drop_import(op, id)).await?;
    Ok(Redirect::to(paths::ROSTER))
}

async fn cancel(Path(id): Path<ImportId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| roster::cancel(op, id)).await?;
    Ok(Redirect::to(&paths::roster_import(id)))
}

async fn undo(Path(id): Path<ImportId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| roster::undo(op, id)).await?;
    Ok(Redirect::to(&paths::roster_import(id)))
}

async fn follow(Path(id): Path<ImportId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    app.read(who.actor.clone(), move |op| roster::preview(op, id)).await?;
    let person: Option<PersonId> = form.choice("person", |text| text.parse().ok()).required();
    let Some(person) = person else { return unanswered(&app, &who, id, form).await };
    if !app.write(who.actor.clone(), move |op| roster::let_sign_in_follow(op, person)).await? {
        form.wrong("person", Wrong::of("roster-sign-in-cannot"));
        return unanswered(&app, &who, id, form).await;
    }
    Ok(Redirect::to(&paths::roster_import(id)).into_response())
}

/// A class with the names of those who teach or help in it.
pub type Taught = (Class, Vec<String>);

/// Units with their classes counted, and the classes of one of them.
pub struct ClassesPage {
    pub units: Vec<(String, Seats)>,
    /// The unit that was asked for, with its classes and the names of their staff.
    pub one: Option<(String, Vec<Taught>)>,
}

#[derive(Deserialize)]
struct Of {
    unit: Option<String>,
}

fn load_classes(op: &mut Op, unit: Option<UnitId>) -> Result<ClassesPage, Refusal> {
    let seats = roster::seats(op)?;
    let organization = op.organization()?;
    let names: HashMap<UnitId, String> = organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
    let mut units: Vec<(String, Seats)> = seats.into_iter().filter_map(|s| Some((names.get(&s.unit)?.clone(), s))).collect();
    units.sort_by_cached_key(|(name, _)| fold(name));
    let one = match unit {
        Some(unit) => {
            let classes = roster::classes_of(op, unit)?;
            Some((names.get(&unit).cloned().unwrap_or_default(), classes))
        }
        None => None,
    };
    Ok(ClassesPage { units, one })
}

async fn classes(who: SignedIn, State(app): State<App>, Query(of): Query<Of>) -> Result<Markup, Fault> {
    let unit = of.unit.map(|text| text.parse().map_err(|_| Refusal::Missing)).transpose()?;
    let page = app.read(who.actor.clone(), move |op| load_classes(op, unit)).await?;
    Ok(who.page(&who.words().t("roster-classes-title"), Place::People, views::classes(&who, &page)))
}
