//! The pages of plain staff lists: send one, say what its columns are and what its words mean, and go on to the same preview
//! as every roster. Nothing changes here; a list with known columns goes straight to that preview.

pub(crate) mod samples;
mod views;

pub(crate) use views::{entry, unfinished};

use super::{MOST_MEGABYTES, ManagesPeople};
use crate::app::App;
use crate::element::{Needs::*, Routes};
use crate::fault::Fault;
use crate::form::{Form, Wrong, again};
use crate::paths;
use crate::who::{Place, Posted, SignedIn, Uploaded};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use ground::policy::MANAGE_PEOPLE;
use ground::roster::staff_list::matching::{Meaning, words};
use ground::roster::staff_list::{self, Field, ListError, Matching, Missing, Sheet, TakeError, Waiting, guess};
use ground::{Op, Refusal, Role, StaffListId, organization};
use maud::Markup;

pub fn routes() -> Routes {
    let upload = post(send).layer(DefaultBodyLimit::max((MOST_MEGABYTES + 1) << 20));
    Routes::new()
        .get(paths::STAFF_LISTS, Right(MANAGE_PEOPLE), page)
        .add("POST", paths::STAFF_LISTS, Right(MANAGE_PEOPLE), upload)
        .get("/roster/staff-lists/{list}/matching", Right(MANAGE_PEOPLE), matching)
        .post("/roster/staff-lists/{list}/matching", Right(MANAGE_PEOPLE), match_columns)
        .get("/roster/staff-lists/{list}/words", Right(MANAGE_PEOPLE), meanings)
        .post("/roster/staff-lists/{list}/words", Right(MANAGE_PEOPLE), match_words)
        .post("/roster/staff-lists/{list}/dismissal", Right(MANAGE_PEOPLE), dismiss)
}

/// A list with what is decided about it.
pub struct ListPage {
    pub list: Waiting,
}

impl ListPage {
    /// Whether only the organization itself is here.
    fn has_no_school(&self) -> bool {
        !self.list.units.iter().any(|u| u.parent.is_some())
    }

    fn words(&self, field: Field) -> Vec<String> {
        words(&self.list.sheet, &self.list.matching, field).into_iter().collect()
    }
}

fn shown(who: &SignedIn, body: Markup) -> Markup {
    who.page(&who.words().t("staff-list-title"), Place::People, body)
}

async fn page(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    app.read(who.actor.clone(), |op| organization::over_all(op, MANAGE_PEOPLE)).await?;
    Ok(shown(&who, views::send(&who, &Form::blank())))
}

async fn send(State(app): State<App>, sent: Uploaded<ManagesPeople>) -> Result<Response, Fault> {
    let Uploaded { who, mut form, turn: _turn, .. } = sent;
    let file = form.file("file", MOST_MEGABYTES).if_blank("staff-list-file-blank").required();
    let sheet = form.text("sheet").max(100).optional();
    let ask = form.checked("ask");
    let (Some(file), Some(sheet)) = (file, sheet) else {
        return Ok(again(shown(&who, views::send(&who, &form))));
    };
    let name = file.name.clone();
    // Unpacking a workbook is heavy and pure: outside the transaction.
    let sheet = match app.heavy(move || Sheet::read(&file.bytes, sheet.as_deref())).await? {
        Ok(sheet) => sheet,
        Err(error) => {
            let (key, args) = error.told();
            let field = if matches!(error, ListError::NoSheet { .. }) { "sheet" } else { "file" };
            form.wrong(field, args.into_iter().fold(Wrong::of(key), |wrong, (name, value)| wrong.and(name, value)));
            return Ok(again(shown(&who, views::send(&who, &form))));
        }
    };
    let work = move |op: &mut Op| {
        let id = staff_list::keep(op, &name, &sheet)?;
        if ask { Ok(paths::staff_list_matching(id)) } else { onward(op, id) }
    };
    Ok(Redirect::to(&app.write(who.actor, work).await?).into_response())
}

/// Where to go: to what is not decided, or to the preview of the import.
fn onward(op: &mut Op, id: StaffListId) -> Result<String, Refusal> {
    match staff_list::take(op, id) {
        Ok(import) => Ok(paths::roster_import(import)),
        Err(TakeError::Unmatched(missing)) if missing == [Missing::Words] => Ok(paths::staff_list_words(id)),
        Err(TakeError::Unmatched(_)) => Ok(paths::staff_list_matching(id)),
        Err(TakeError::Refused(refusal)) => Err(refusal),
    }
}

async fn load(app: &App, who: &SignedIn, id: StaffListId) -> Result<ListPage, Fault> {
    Ok(ListPage { list: app.read(who.actor.clone(), move |op| staff_list::waiting(op, id)).await? })
}

async fn matching(who: SignedIn, State(app): State<App>, Path(id): Path<StaffListId>) -> Result<Markup, Fault> {
    let page = load(&app, &who, id).await?;
    let form = filled(&page.list.matching);
    Ok(shown(&who, views::columns(&who, &page, &form)))
}

/// The form with what is guessed or decided.
fn filled(matching: &Matching) -> Form {
    let columns = matching.columns.iter().enumerate();
    let form = columns.fold(Form::blank(), |form, (at, field)| form.filled(&column(at), field.word()));
    let form = matching.unit_for_all.iter().fold(form, |form, unit| form.filled("unit-for-all", unit));
    let form = matching.role_for_all.iter().fold(form, |form, role| form.filled("role-for-all", role));
    matching.whole.iter().fold(form, |form, whole| form.filled("whole", if *whole { "all" } else { "some" }))
}

fn column(at: usize) -> String {
    format!("column-{at}")
}

async fn match_columns(Path(id): Path<StaffListId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = load(&app, &who, id).await?;
    let Waiting { sheet, matching: before, units, .. } = &page.list;
    let columns: Vec<Option<Field>> =
        (0..sheet.heads.len()).map(|at| form.choice(&column(at), Field::from_word).or(Field::Ignore)).collect();
    let unit = form.choice("unit-for-all", |id| units.iter().find(|u| u.id.to_string() == id).map(|u| u.id.to_string())).optional();
    let role = form.choice("role-for-all", |word| offered(word).map(|role| role.word().to_string())).optional();
    let whole = form.choice("whole", |word| ["some", "all"].iter().position(|w| *w == word).map(|at| at == 1)).optional();
    let (Some(columns), Some(unit_for_all), Some(role_for_all), Some(whole)) =
        (columns.into_iter().collect::<Option<Vec<_>>>(), unit, role, whole)
    else {
        return Ok(again(shown(&who, views::columns(&who, &page, &form))));
    };
    let matching = Matching { columns, unit_for_all, role_for_all, whole, ..before.clone() };
    for missing in matching.missing_of_columns(sheet) {
        let (field, wrong) = told(missing, &matching);
        form.wrong(&field, wrong);
    }
    if !form.is_fine() {
        return Ok(again(shown(&who, views::columns(&who, &page, &form))));
    }
    let work = move |op: &mut Op| {
        let decided = staff_list::decide(op, id, &matching)?;
        // the words are shown once, also where each has a good guess: a director may be a principal or lead a district
        let asked = [Field::Unit, Field::Role].iter().any(|field| decided.of(*field).next().is_some());
        if asked { Ok(paths::staff_list_words(id)) } else { onward(op, id) }
    };
    Ok(Redirect::to(&app.write(who.actor, work).await?).into_response())
}

fn offered(word: &str) -> Option<Role> {
    Role::from_word(word).filter(|role| guess::ROLES.contains(role))
}

/// Beside which field a missing decision is told, and how.
fn told(missing: Missing, matching: &Matching) -> (String, Wrong) {
    let at = |field: Field, nth: usize| matching.of(field).nth(nth).map_or_else(String::new, column);
    match missing {
        Missing::Name => (column(0), Wrong::of("staff-list-missing-name")),
        Missing::Key => (String::new(), Wrong::of("staff-list-missing-key")),
        Missing::Unit => ("unit-for-all".into(), Wrong::of("staff-list-missing-unit")),
        Missing::Role => ("role-for-all".into(), Wrong::of("staff-list-missing-role")),
        Missing::ManyUnits => (at(Field::Unit, 0), Wrong::of("staff-list-many-words")),
        Missing::ManyRoles => (at(Field::Role, 0), Wrong::of("staff-list-many-words")),
        Missing::Twice(field) => (at(field, 1), Wrong::of("staff-list-twice")),
        Missing::Whole => ("whole".into(), Wrong::of("form-none-chosen")),
        Missing::Words => (String::new(), Wrong::of("staff-list-missing-words")),
    }
}

async fn meanings(who: SignedIn, State(app): State<App>, Path(id): Path<StaffListId>) -> Result<Markup, Fault> {
    let page = load(&app, &who, id).await?;
    let form = with_meanings(&page);
    Ok(shown(&who, views::words(&who, &page, &form)))
}

/// The form with the meaning of each word, by its place in the list of words.
fn with_meanings(page: &ListPage) -> Form {
    let mut form = Form::blank();
    let matching = &page.list.matching;
    for (name, field, known) in [("unit", Field::Unit, &matching.units), ("role", Field::Role, &matching.roles)] {
        for (at, word) in page.words(field).iter().enumerate() {
            form = match known.get(word) {
                Some(Meaning::Ours(ours)) => form.filled(&format!("{name}-{at}"), ours),
                Some(Meaning::LeftOut) => form.filled(&format!("{name}-{at}"), views::LEAVE_OUT),
                Some(Meaning::New(kind)) => form.filled(&format!("{name}-{at}"), views::new_unit(kind)),
                // Where no school is here yet, none can be chosen: the words are rather new ones.
                Some(Meaning::Open) | None if field == Field::Unit && page.has_no_school() => {
                    form.filled(&format!("{name}-{at}"), views::new_unit(guess::new_kind(word).word()))
                }
                Some(Meaning::Open) | None => form,
            };
        }
    }
    form
}

async fn match_words(Path(id): Path<StaffListId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = load(&app, &who, id).await?;
    let mut matching = page.list.matching.clone();
    let here = |id: &str| page.list.units.iter().find(|u| u.id.to_string() == id).map(|u| Meaning::Ours(u.id.to_string()));
    let new = |raw: &str| {
        guess::NEW_KINDS.iter().map(|k| k.word()).find(|kind| views::new_unit(kind) == raw).map(|kind| Meaning::New(kind.into()))
    };
    let unit = |raw: &str| here(raw).or_else(|| new(raw));
    let role = |word: &str| offered(word).map(|role| Meaning::Ours(role.word().to_string()));
    for (at, word) in page.words(Field::Unit).into_iter().enumerate() {
        if let Some(meaning) = form.choice(&format!("unit-{at}"), |raw| meaning(raw, unit)).required() {
            matching.units.insert(word, meaning);
        }
    }
    for (at, word) in page.words(Field::Role).into_iter().enumerate() {
        if let Some(meaning) = form.choice(&format!("role-{at}"), |raw| meaning(raw, role)).required() {
            matching.roles.insert(word, meaning);
        }
    }
    if !form.is_fine() {
        return Ok(again(shown(&who, views::words(&who, &page, &form))));
    }
    let work = move |op: &mut Op| {
        staff_list::decide(op, id, &matching)?;
        onward(op, id)
    };
    Ok(Redirect::to(&app.write(who.actor, work).await?).into_response())
}

fn meaning(raw: &str, known: impl Fn(&str) -> Option<Meaning>) -> Option<Meaning> {
    if raw == views::LEAVE_OUT { Some(Meaning::LeftOut) } else { known(raw) }
}

async fn dismiss(Path(id): Path<StaffListId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| staff_list::drop_list(op, id)).await?;
    Ok(Redirect::to(paths::ROSTER))
}
