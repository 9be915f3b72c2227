//! The pages of pulses: lists, one pulse in each of its states, its links, its sheet and figures, and the answering page.

use super::model::{Cell, Pulse, State as WaveState, cells};
use super::results::Results;
use super::template::{self, Outline};
use super::{audience, export, key_name, token, views};
use crate::ASK;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use ground::organization::{self, Before};
use ground::{Actor, ImplementationId, Op, PulseId, Refusal, data_rights, timeline};
use jiff::civil::Date;
use kit::views::What;
use kit::{App, Fault, Form, Look, Place, SignedIn, paths};
use maud::Markup;
use portfolio::implementation::{self, Placed};
use portfolio::succession::{self, Earlier};
use serde::Deserialize;

/// A list of pulses, of one implementation or of all.
pub struct ListPage {
    pub of: Option<Placed>,
    pub pulses: Vec<(Pulse, Placed)>,
    /// From other organizations, to begin with; on the list of all, for who may ask.
    pub outlines: Vec<Outline>,
    /// What went on in this one when its unit closed: its pulses are no series with those here.
    pub earlier: Vec<Earlier>,
    pub may_ask: bool,
}

/// A pulse in any of its states.
pub struct PulsePage {
    pub pulse: Pulse,
    pub place: Placed,
    pub may_ask: bool,
    /// Who would be asked, while it is a draft and the reader may ask.
    pub audience: Vec<Cell>,
    pub results: Option<Results>,
    /// What the unit was before the last merger or split.
    pub before: Option<Before>,
    /// The reader's own link, while the wave is open and they are in it.
    pub own_link: Option<String>,
    pub today: Date,
}

impl PulsePage {
    pub fn title(&self) -> &str {
        &self.pulse.title
    }
}

/// What the form for a new pulse needs.
pub struct DraftPage {
    pub place: Placed,
    pub today: Date,
    /// Suggested days avoid breaks.
    pub calendar: ground::Calendar,
    pub outlines: Vec<Outline>,
}

/// Which outline to begin with.
#[derive(Deserialize)]
pub struct From {
    #[serde(default)]
    from: String,
}

fn load_list(op: &mut Op, of: Option<ImplementationId>) -> Result<ListPage, Refusal> {
    let place = of.map(|id| implementation::named(op, id)).transpose()?;
    let mut pulses = Vec::new();
    for pulse in super::list(op, of)? {
        let place = implementation::named(op, pulse.implementation)?;
        pulses.push((pulse, place));
    }
    let may_ask = match &place {
        Some(place) => place.is_going() && op.may(ASK, place.unit)?,
        None => false,
    };
    let outlines = if place.is_none() { template::outlines(op)? } else { Vec::new() };
    let earlier = place.as_ref().map(|place| succession::earlier(op, place.id)).transpose()?.unwrap_or_default();
    Ok(ListPage { of: place, pulses, outlines, earlier, may_ask })
}

pub async fn list(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), |op| load_list(op, None)).await?;
    Ok(who.page(&who.words().t("voices-title"), Place::Voices, views::list(&who, &page)))
}

pub async fn of_implementation(who: SignedIn, State(app): State<App>, Path(id): Path<ImplementationId>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| load_list(op, Some(id))).await?;
    Ok(who.page(&who.words().t("voices-title"), Place::Voices, views::list(&who, &page)))
}

pub(super) async fn to_draft(app: &App, who: &SignedIn, id: ImplementationId) -> Result<DraftPage, Fault> {
    let page = app.read(who.actor.clone(), move |op| {
        implementation::carried(op, id, ASK)?;
        let place = implementation::named(op, id)?;
        let outlines = template::outlines(op)?;
        Ok::<_, Refusal>(DraftPage { today: op.today_in(place.unit)?, calendar: ground::calendar::of(op, place.unit)?, place, outlines })
    });
    Ok(page.await?)
}

pub async fn new(
    who: SignedIn,
    State(app): State<App>,
    Path(id): Path<ImplementationId>,
    Query(begun): Query<From>,
) -> Result<Markup, Fault> {
    let page = to_draft(&app, &who, id).await?;
    let form = blank_draft(&page, &begun.from);
    Ok(who.page(&who.words().t("pulse-new-title"), Place::Voices, views::new(&who, &page, &form)))
}

/// A new pulse with suggested days, and with the words of an outline when one was chosen.
pub(super) fn blank_draft(page: &DraftPage, from: &str) -> Form {
    let (closes, feedback) = super::forms::suggested(page.today, &page.calendar);
    let form = Form::blank().filled("closes-on", closes.to_string()).filled("feedback-on", feedback.to_string());
    let Some(outline) = page.outlines.iter().find(|o| o.id.to_string() == from) else { return form };
    let numbered = (1..).zip(&outline.content.statements);
    numbered.fold(form.filled("title", &outline.content.title), |form, (n, text)| form.filled(&format!("statement-{n}"), text))
}

pub(super) async fn load(app: &App, who: &SignedIn, id: PulseId) -> Result<PulsePage, Fault> {
    let (ring, person) = (app.keyring.clone(), who.person);
    let page = app.read(who.actor.clone(), move |op| {
        let pulse = super::see(op, id)?;
        let place = implementation::named(op, pulse.implementation)?;
        // In a closed unit an open one is closed by the clock.
        let may_ask = place.shut.is_none() && op.may(ASK, place.unit)?;
        let audience = match pulse.wave {
            None if may_ask => cells(&audience(op, place.unit)?.iter().map(|(_, _, group)| *group).collect::<Vec<_>>()),
            _ => Vec::new(),
        };
        let results = super::results(op, id)?;
        let own_link = own_link(op, &pulse, person, |name| ring.read(name))?;
        let before = organization::before(op, place.unit)?;
        let today = op.today_in(place.unit)?;
        Ok::<_, Refusal>(PulsePage { pulse, place, may_ask, audience, results, before, own_link, today })
    });
    Ok(page.await?)
}

/// The address of a person's own link, when they were asked and the wave is open. Not whether it was used.
fn own_link(
    op: &mut Op,
    pulse: &Pulse,
    person: ground::PersonId,
    key: impl Fn(&str) -> Option<super::WaveKey>,
) -> Result<Option<String>, Refusal> {
    let Some(wave) = pulse.wave.as_ref().filter(|w| w.state == WaveState::Open) else { return Ok(None) };
    let organization = op.organization()?;
    // Under whichever row they were invited: someone merged since then was asked by an earlier name.
    for own in ground::people::selves(op.tx, organization, person)? {
        if super::store::open_waves_of(op.tx, organization, own)?.iter().any(|(w, _)| *w == wave.id) {
            return Ok(key(&key_name(wave.id)).map(|key| paths::answer(&token(&key, own))));
        }
    }
    Ok(None)
}

pub async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<PulseId>) -> Result<Markup, Fault> {
    let page = load(&app, &who, id).await?;
    let form = Form::blank().filled("day", page.today.to_string());
    Ok(who.page(page.title(), Place::Voices, views::one(&who, &page, &form)))
}

async fn handed_out(app: &App, who: &SignedIn, id: PulseId) -> Result<(PulsePage, Vec<(String, String)>), Fault> {
    let page = load(app, who, id).await?;
    let wave = page.pulse.wave.as_ref().filter(|w| w.state == WaveState::Open).map(|w| w.id).ok_or(Fault::Missing)?;
    let ring = app.keyring.clone();
    let key = app.heavy(move || ring.read(&key_name(wave))).await?;
    let key = key.ok_or(Fault::Said { what: What::Missing, key: "pulse-links-gone" })?;
    let base = app.settings.public_url.clone();
    // Whoever holds this list could use any link on it: that it was shown, and to whom, is on record.
    let shown = app.write(who.actor.clone(), move |op| {
        for person in super::handed_to(op, id)? {
            data_rights::looked(op, person, data_rights::What::Links)?;
        }
        timeline::record(op, timeline::Event::PulseLinksShown, id.0, None)
    });
    shown.await?;
    let links = app.read(who.actor.clone(), move |op| super::links(op, id, &key)).await?;
    let links = links.into_iter().map(|(name, token)| (name, format!("{base}{}", paths::answer(&token)))).collect();
    Ok((page, links))
}

pub async fn links(who: SignedIn, State(app): State<App>, Path(id): Path<PulseId>) -> Result<Markup, Fault> {
    let (page, links) = handed_out(&app, &who, id).await?;
    Ok(who.page(&who.words().t("links-title"), Place::Voices, views::links(&who, &page, &links)))
}

pub async fn links_csv(who: SignedIn, State(app): State<App>, Path(id): Path<PulseId>) -> Result<Response, Fault> {
    let (_, links) = handed_out(&app, &who, id).await?;
    let w = who.words();
    let rows = std::iter::once(vec![w.t("people-name"), w.t("links-link")]).chain(links.into_iter().map(|(name, link)| vec![name, link]));
    csv("links.csv", rows)
}

pub async fn closure(who: SignedIn, State(app): State<App>, Path(id): Path<PulseId>) -> Result<Markup, Fault> {
    app.read(who.actor.clone(), move |op| super::to_ask(op, id).map(|_| ())).await?;
    let page = load(&app, &who, id).await?;
    Ok(who.page(&who.words().t("close-title"), Place::Voices, views::closure(&who, &page)))
}

pub async fn deletion(who: SignedIn, State(app): State<App>, Path(id): Path<PulseId>) -> Result<Markup, Fault> {
    to_delete(&app, &who, id).await
}

pub(super) async fn to_delete(app: &App, who: &SignedIn, id: PulseId) -> Result<Markup, Fault> {
    let (title, draft) = app.read(who.actor.clone(), move |op| super::deletion::to_delete(op, id)).await?;
    Ok(who.page(&who.words().t("pulse-delete-title"), Place::Voices, views::deletion(who, id, &title, draft)))
}

async fn told(app: &App, who: &SignedIn, id: PulseId) -> Result<Results, Fault> {
    load(app, who, id).await?.results.ok_or(Fault::Missing)
}

/// The one-page sheet of a closed pulse, for the page and for paper.
pub async fn sheet_of(app: &App, who: &SignedIn, id: PulseId) -> Result<paper::Sheet, Fault> {
    let results = told(app, who, id).await?;
    let today = app.read(who.actor.clone(), |op| op.today()).await?;
    views::sheet(who.words(), &results, today).map_err(|_| Fault::Broken)
}

pub async fn sheet(who: SignedIn, State(app): State<App>, Path(id): Path<PulseId>) -> Result<Markup, Fault> {
    let sheet = sheet_of(&app, &who, id).await?;
    Ok(views::sheet_page(&who, id, &sheet))
}

/// The figures of the page as CSV: nothing that the page does not show.
pub async fn figures_csv(who: SignedIn, State(app): State<App>, Path(id): Path<PulseId>) -> Result<Response, Fault> {
    let results = told(&app, &who, id).await?;
    app.write(who.actor.clone(), move |op| timeline::record(op, timeline::Event::FiguresExported, id.0, None)).await?;
    csv("figures.csv", export::rows(who.words(), &results))
}

fn csv(name: &str, rows: impl IntoIterator<Item = Vec<String>>) -> Result<Response, Fault> {
    let bytes = export::csv(rows).map_err(|_| Fault::Broken)?;
    let disposition = format!("attachment; filename=\"{name}\"");
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_string()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

/// The answering page: no sign-in is read, nothing is logged, nothing is stored by looking.
pub async fn answering(look: Look, State(app): State<App>, Path(token): Path<String>) -> Result<Response, Fault> {
    let found = match app.read(Actor::Guest, move |op| super::answering(op, &token)).await {
        Err(Refusal::Missing) => return Ok((StatusCode::NOT_FOUND, views::unknown(&look)).into_response()),
        other => other?,
    };
    let once = ground::account::token(app.ground.chance.bytes());
    Ok(match found {
        Some(asked) => (StatusCode::OK, views::ask(&look, &asked, &Form::blank(), &once)).into_response(),
        None => (StatusCode::GONE, views::closed(&look)).into_response(),
    })
}
