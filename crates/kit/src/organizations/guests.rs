//! Guests: who advises us for a while, until when, and how that ends: by itself, by whoever manages people, or by the
//! guest.

use crate::app::App;
use crate::args;
use crate::fault::Fault;
use crate::form::{Form, Wrong, again};
use crate::i18n::Words;
use crate::paths;
use crate::sign_in::{goodbye, until};
use crate::views::{Confirm, Head, Weight, actions, confirm, empty, link_button, page_head, part};
use crate::who::{Place, Posted, SignedIn};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::account::guest::{self, ExtendError, Guest, WrongEnd};
use ground::element::Text;
use ground::{Op, PersonId, Refusal, Role, UnitId, WorkItem, days, organization};
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::HashMap;

/// Reads `until` beside a role: a consultant needs a last day, and none lies before the `first` (today when left out).
/// `None`: something is wrong, and the form knows what.
pub(crate) async fn last_day(
    app: &App,
    who: &SignedIn,
    form: &mut Form,
    role: Option<Role>,
    first: Option<Date>,
) -> Result<Option<Option<Date>>, Fault> {
    let today = app.read(who.actor.clone(), |op| op.today()).await?;
    let days = first.filter(|first| *first > today).map_or(days::near(today), |first| days::from(first, today));
    let Some(given) = form.date("until").among(days).optional() else { return Ok(None) };
    let Some(role) = role else { return Ok(Some(given)) };
    match guest::last_day(role, today, given) {
        Ok(day) => Ok(Some(day)),
        Err(wrong) => {
            form.wrong("until", told(wrong, today));
            Ok(None)
        }
    }
}

fn told(wrong: WrongEnd, today: Date) -> Wrong {
    match wrong {
        WrongEnd::Blank => Wrong::of("guest-until-blank"),
        WrongEnd::Past => Wrong::of("guest-until-past").and("today", today),
        WrongEnd::Late(latest) => Wrong::of("guest-until-late").and("latest", latest),
    }
}

/// What waits for whoever may extend: guests whose last day is near.
pub(crate) fn ending(op: &mut Op) -> Result<Vec<WorkItem>, Refusal> {
    let ending = guest::ending(op)?;
    let item = |guest: Guest| {
        let day = guest.until?;
        Some(WorkItem {
            element: None,
            kicker: Text::new("guest-week-kicker"),
            title: Text::new("guest-week-title").with("name", guest.name).on("day", day),
            detail: Text::new("guest-week-detail"),
            action: Text::new("guest-week-go"),
            href: paths::GUESTS.into(),
            urgency: 5,
        })
    };
    Ok(ending.into_iter().filter_map(item).collect())
}

pub struct GuestsPage {
    pub guests: Vec<Guest>,
    pub units: HashMap<UnitId, String>,
    pub latest: Date,
}

fn load(op: &mut Op) -> Result<GuestsPage, Refusal> {
    let guests = guest::all(op)?;
    let organization = op.organization()?;
    let units = organization::units(op.tx, organization)?.into_iter().map(|u| (u.id, u.name)).collect();
    Ok(GuestsPage { guests, units, latest: guest::latest(op.today()?) })
}

fn whole(who: &SignedIn, page: &GuestsPage, of: Option<PersonId>, form: &Form) -> Markup {
    who.page(&who.words().t("guests-title"), Place::People, view(who, page, of, form))
}

pub async fn list(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), load).await?;
    Ok(whole(&who, &page, None, &Form::blank()))
}

pub async fn extend(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let (page, today) = app
        .read(who.actor.clone(), move |op| {
            guest::load(op, id)?;
            Ok::<_, Refusal>((load(op)?, op.today()?))
        })
        .await?;
    let Some(day) = form.date("until").if_blank("guest-until-blank").required() else {
        return Ok(again(whole(&who, &page, Some(id), &form)));
    };
    match app.write(who.actor.clone(), move |op| guest::extend(op, id, day)).await {
        Ok(()) => Ok(Redirect::to(paths::GUESTS).into_response()),
        Err(ExtendError::Wrong(wrong)) => {
            form.wrong("until", told(wrong, today));
            Ok(again(whole(&who, &page, Some(id), &form)))
        }
        Err(ExtendError::Refused(refusal)) => Err(refusal.into()),
    }
}

pub async fn ask_revoke(who: SignedIn, State(app): State<App>, Path(id): Path<PersonId>) -> Result<Markup, Fault> {
    let guest = app.read(who.actor.clone(), move |op| guest::load(op, id)).await?;
    Ok(who.page(&who.words().t("guests-title"), Place::People, revoke_view(&who, &guest)))
}

pub fn revoke_view(who: &SignedIn, guest: &Guest) -> Markup {
    let w = who.words();
    confirm(&Confirm {
        title: w.with("guest-revoke-title", args![name => guest.name.as_str()]),
        said: w.t("guest-revoke-said"),
        action: paths::guest_revocation(guest.person),
        csrf: who.csrf.clone(),
        yes: w.t("guest-revoke-yes"),
        no: w.t("guest-revoke-no"),
        back: paths::GUESTS.into(),
    })
}

pub async fn revoke(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| guest::revoke(op, id)).await?;
    Ok(Redirect::to(paths::GUESTS))
}

async fn is_guest_here(app: &App, who: &SignedIn) -> Result<bool, Fault> {
    let account = who.actor.account().ok_or(Fault::Missing)?;
    let (here, now) = (who.organization, app.ground.clock.now());
    let stays = app.read(who.actor.clone(), move |op| Ok::<_, Refusal>(guest::stays(op.tx, account, now)?)).await?;
    Ok(stays.iter().any(|stay| stay.organization == here))
}

pub async fn ask_leave(who: SignedIn, State(app): State<App>) -> Result<Response, Fault> {
    if !is_guest_here(&app, &who).await? {
        return Ok(Redirect::to(paths::ME).into_response());
    }
    Ok(who.page(&who.words().t("me-title"), Place::Nowhere, leave_view(&who)).into_response())
}

pub fn leave_view(who: &SignedIn) -> Markup {
    let w = who.words();
    html! {
        form.sheet.confirm method="post" action=(paths::MY_DEPARTURE) {
            (crate::form::hidden_csrf(&who.csrf))
            input type="hidden" name="sure" value="yes";
            h1 { (w.with("guest-leave-title", args![place => who.place.as_str()])) }
            p { (w.t("guest-leave-said")) }
            div.actions {
                button.button.quiet { (w.t("guest-leave-yes")) }
                a.button.plain href=(paths::ME) { (w.t("guest-revoke-no")) }
            }
        }
    }
}

pub async fn leave(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, form } = posted;
    if !form.checked("sure") || !is_guest_here(&app, &who).await? {
        return Ok(Redirect::to(paths::MY_DEPARTURE).into_response());
    }
    app.write(who.actor, guest::leave).await?;
    Ok(goodbye(&who.look))
}

pub fn view(who: &SignedIn, page: &GuestsPage, of: Option<PersonId>, form: &Form) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    let lede = w.with("guests-lede", args![count => page.guests.len()]);
    html! {
        (page_head(w, Head { crumbs, title: w.t("guests-title"), lede, ..Head::default() }))
        @if page.guests.is_empty() {
            (part("guests", &w.t("guests-title"), "", empty(&w.t("guests-none-title"), &w.t("guests-none"),
                link_button(&w.t("guests-add"), paths::NEW_PERSON, Weight::Bloom))))
        }
        @for guest in &page.guests {
            (part(&format!("guest-{}", guest.person), &guest.name, until(w, guest.until), html! { div.stack {
                p { (places(page, guest)) }
                @let blank = Form::blank().filled("until", guest.until.map(|d| d.to_string()).unwrap_or_default());
                (one(w, who, guest, if of == Some(guest.person) { form } else { &blank }, page.latest))
                (actions([link_button(&w.t("guest-revoke"), &paths::guest_end(guest.person), Weight::Plain)]))
            } }))
        }
        @if !page.guests.is_empty() {
            (part("guests-new", &w.t("guests-add"), w.t("guests-add-note"), actions([link_button(&w.t("guests-add-go"), paths::NEW_PERSON, Weight::Quiet)])))
        }
    }
}

fn places(page: &GuestsPage, guest: &Guest) -> String {
    let mut names: Vec<&str> = guest.units.iter().filter_map(|unit| page.units.get(unit)).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names.join(" · ")
}

/// Each guest has a form of their own, so the fields' names must not meet.
fn one(w: Words, who: &SignedIn, guest: &Guest, form: &Form, latest: Date) -> Markup {
    let f = form.fields(w);
    let id = format!("until-{}", guest.person);
    let wrong = form.mistake("until").map(|wrong| wrong.say(w));
    html! {
        form.stack method="post" action=(paths::guest_extension(guest.person)) novalidate {
            (crate::form::hidden_csrf(&who.csrf))
            (f.summary())
            div.field.is-wrong[wrong.is_some()] {
                label for=(id) { (w.t("guest-until")) }
                p.hint id={ (id) "-hint" } { (w.with("guest-latest", args![day => w.date(latest)])) }
                @if let Some(wrong) = &wrong { p.error id={ (id) "-wrong" } { (wrong) } }
                input type="date" id=(id) name="until" value=(form.value("until")) required
                    aria-describedby=(if wrong.is_some() { format!("{id}-hint {id}-wrong") } else { format!("{id}-hint") })
                    aria-invalid=[wrong.is_some().then_some("true")];
            }
            (actions([html! { button.button.quiet { (w.with("guest-extend", args![name => guest.name.as_str()])) } }]))
        }
    }
}
