//! Who asks. [`SignedIn`] for pages, [`Posted`] for forms of signed-in people (it cannot be had without the proof
//! against forged posts), [`Uploaded`] for large files. Someone without a sign-in is simply a `Look`.

use crate::app::App;
use crate::fault::Fault;
use crate::form::{CSRF, Form};
use crate::look::{Look, cookie};
use crate::paths;
use crate::settings::Transport;
use crate::views::{NavItem, PageFrame, Person, Switcher, page};
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use db::Uuid;
use ground::account::{self, Home};
use ground::{Actor, OrganizationId, PersonId, organization, people};
use maud::Markup;
use std::marker::PhantomData;
use tokio::sync::OwnedSemaphorePermit;

/// The name of the cookie over https; the prefix makes browsers refuse it from anywhere else.
const SECURE_COOKIE: &str = "__Host-perennial";
/// Over http on this machine itself, where browsers would refuse the prefix.
const LOCAL_COOKIE: &str = "perennial";
/// The same of the demo: browsers tell ports of one machine apart by nothing, so looking around beside one's own server
/// would sign one out there.
const DEMO_COOKIE: &str = "demo-perennial";

pub fn cookie_name(look: &Look) -> &'static str {
    match (look.transport, look.demo) {
        (Transport::Secure, _) => SECURE_COOKIE,
        (_, false) => LOCAL_COOKIE,
        (_, true) => DEMO_COOKIE,
    }
}

/// A person with a sign-in that still counts.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub actor: Actor,
    pub organization: OrganizationId,
    pub person: PersonId,
    pub look: Look,
    pub name: String,
    pub place: String,
    pub demo: bool,
    /// The proof that a form came from our own page.
    pub csrf: String,
    /// The other organizations where the same account counts today.
    pub elsewhere: Vec<Home>,
    /// Whether the account also runs this server.
    pub runs_server: bool,
    /// The places in the bar besides those of everyone.
    pub places: Vec<Place>,
}

/// The places of the house.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    ThisWeek,
    Work,
    Voices,
    /// Only for those who see more than one implementation.
    Portfolio,
    People,
    Nowhere,
}

impl SignedIn {
    pub fn words(&self) -> crate::i18n::Words {
        self.look.words
    }

    /// A whole page in the frame of the house.
    pub fn page(&self, title: &str, current: Place, body: Markup) -> Markup {
        let w = self.words();
        let item = |place, key, href: &str| NavItem { label: w.t(key), href: href.into(), current: place == current };
        let mut nav = vec![
            item(Place::ThisWeek, "nav-this-week", paths::HOME),
            item(Place::Work, "nav-work", paths::WORK),
            item(Place::Voices, "nav-voices", paths::VOICES),
            item(Place::People, "nav-people", paths::PEOPLE),
        ];
        if self.places.contains(&Place::Portfolio) {
            nav.insert(2, item(Place::Portfolio, "nav-portfolio", paths::PORTFOLIO));
        }
        let frame = PageFrame {
            title: title.into(),
            place: self.place.clone(),
            nav,
            person: Some(Person { name: self.name.clone(), account: paths::ME.into(), sign_out: paths::SIGN_OUT.into() }),
            demo: self.demo,
            theme: self.look.theme,
            path: self.look.path.clone(),
            csrf: self.csrf.clone(),
            switcher: switcher(w, paths::ORGANIZATION_CHOICE, &self.elsewhere, self.runs_server),
            home: String::new(),
        };
        page(w, &frame, body)
    }
}

/// What is sent for "this server" in place of an organization.
pub const THIS_SERVER: &str = "server";

fn switcher(w: crate::i18n::Words, action: &str, elsewhere: &[Home], server: bool) -> Option<Switcher> {
    let mut there: Vec<(String, String)> = elsewhere.iter().map(|home| (home.organization.to_string(), home.name.clone())).collect();
    if server {
        there.push((THIS_SERVER.into(), w.t("switch-server")));
    }
    (!there.is_empty()).then(|| Switcher { action: action.into(), there })
}

impl SignedIn {
    /// A made-up person for samples of pages. Reaches nothing: it has no parts anywhere.
    pub fn sample(look: Look) -> SignedIn {
        let nil = Uuid::nil();
        SignedIn {
            actor: Actor::Guest,
            organization: OrganizationId(nil),
            person: PersonId(nil),
            look,
            name: "Ines Okafor".into(),
            place: "Riverbend Demo District".into(),
            demo: true,
            csrf: "sample".into(),
            elsewhere: Vec::new(),
            runs_server: false,
            places: vec![Place::Portfolio],
        }
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<SignedIn, Fault> {
        let look = Look::of(parts, app);
        let asked = parts.uri.path_and_query().map(|p| p.as_str().to_string());
        let back = if parts.method == axum::http::Method::GET { asked } else { None };
        let token = cookie(&parts.headers, cookie_name(&look)).ok_or(Fault::SignIn { back: back.clone() })?;
        let key = token.clone();
        let now = app.ground.clock.now();
        let house = app.clone();
        let found = app.read(Actor::Guest, move |op| {
            let Some((actor, stale)) = account::who(op.tx, &key, now)? else { return Ok(None) };
            op.actor = actor.clone();
            let organization = organization::load(op)?;
            let person = people::load(op, actor.person().ok_or(ground::Refusal::Missing)?)?;
            let account = actor.account().ok_or(ground::Refusal::Missing)?;
            let elsewhere = account::elsewhere(op.tx, account, organization.id, now)?;
            let runs_server = account::operator::is(op.tx, account)?;
            let places = house.places(op)?;
            let page = op.random_id();
            Ok::<_, ground::Refusal>(Some((actor, stale, organization, person, elsewhere, runs_server, places, page)))
        });
        let (actor, stale, organization, person, elsewhere, runs_server, places, page) = found.await?.ok_or(Fault::SignIn { back })?;
        if stale {
            app.write(actor.clone(), account::seen).await?;
        }
        Ok(SignedIn {
            actor,
            organization: organization.id,
            person: person.id,
            look,
            name: person.name(),
            place: organization.name,
            demo: organization.demo,
            csrf: csrf(&token, page),
            elsewhere,
            runs_server,
            places,
        })
    }
}

/// Letters of the proof itself.
pub(crate) const PROOF_LENGTH: usize = 32;

/// The proof is an image of the secret in the cookie: only a page made for that cookie knows it. Behind it stands which page it
/// was, so that a form sent twice can be told from two forms (`once`).
fn csrf(token: &str, page: Uuid) -> String {
    let proof = &account::digest("csrf", token).0[..PROOF_LENGTH / 2];
    format!("{}{}", data_encoding::HEXLOWER.encode(proof), page.simple())
}

/// A form sent by a signed-in person from one of our own pages, about something that goes on: what lies in a closed unit is
/// read and no longer changed, whichever form asks for it.
pub struct Posted {
    pub who: SignedIn,
    pub form: Form,
}

impl FromRequest<App> for Posted {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Posted, Fault> {
        let (mut parts, body) = request.into_parts();
        let named = RawPathParams::from_request_parts(&mut parts, app).await.map_err(|_| Fault::Missing)?;
        let named: Vec<(String, String)> = named.iter().map(|(name, id)| (name.to_string(), id.to_string())).collect();
        let PostedToEnd { who, form } = PostedToEnd::from_request(Request::from_parts(parts, body), app).await?;
        if named.is_empty() {
            return Ok(Posted { who, form });
        }
        let house = app.clone();
        match app.read(who.actor.clone(), move |op| house.shut(op, &named)).await? {
            Some(shut) => Err(Fault::Shut(Box::new(shut))),
            None => Ok(Posted { who, form }),
        }
    }
}

/// The same for what brings something to its end, which is done in a closed unit too: carry it over, stop it, tell of that.
pub struct PostedToEnd {
    pub who: SignedIn,
    pub form: Form,
}

impl FromRequest<App> for PostedToEnd {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<PostedToEnd, Fault> {
        let (mut parts, body) = request.into_parts();
        let who = SignedIn::from_request_parts(&mut parts, app).await?;
        let form = proven(Request::from_parts(parts, body), app, &who.csrf).await?;
        Ok(PostedToEnd { who, form })
    }
}

/// A form with a file that may be large, from someone with this right over the whole organization. The right is asked before
/// the file is read, and only so many are in memory at once; whoever sends the next one waits.
pub struct Uploaded<R> {
    pub who: SignedIn,
    pub form: Form,
    /// Given back with the form.
    pub turn: OwnedSemaphorePermit,
    right: PhantomData<R>,
}

/// What someone must be allowed to do in order to send a file.
pub trait Asks {
    const ACTION: ground::Action;
}

impl<R: Asks> FromRequest<App> for Uploaded<R> {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Uploaded<R>, Fault> {
        let (mut parts, body) = request.into_parts();
        let who = SignedIn::from_request_parts(&mut parts, app).await?;
        app.read(who.actor.clone(), |op| organization::over_all(op, R::ACTION)).await?;
        let turn = app.turn_to_upload().await?;
        let form = proven(Request::from_parts(parts, body), app, &who.csrf).await?;
        Ok(Uploaded { who, form, turn, right: PhantomData })
    }
}

/// The form, if it bears the proof that it came from one of our own pages.
async fn proven(request: Request, app: &App, csrf: &str) -> Result<Form, Fault> {
    let header = request.headers().get("x-csrf-token").and_then(|v| v.to_str().ok()).map(str::to_string);
    let form = Form::from_request(request, app).await?;
    let given = header.unwrap_or_else(|| form.value(CSRF).to_string());
    if same(proof(&given), proof(csrf)) { Ok(form) } else { Err(Fault::Stale) }
}

fn proof(csrf: &str) -> &str {
    csrf.get(..PROOF_LENGTH).unwrap_or(csrf)
}

/// Compares without telling where two texts differ.
fn same(given: &str, wanted: &str) -> bool {
    account::digest("compare", given) == account::digest("compare", wanted)
}

/// Whoever runs the server, on the pages for that. They are nobody on every other page.
#[derive(Clone, Debug)]
pub struct RunsServer {
    pub actor: Actor,
    pub look: Look,
    pub email: String,
    pub csrf: String,
    /// The organizations in which the same account is a person.
    pub elsewhere: Vec<Home>,
    /// The cookie's token, to end it.
    pub token: String,
}

impl RunsServer {
    pub fn words(&self) -> crate::i18n::Words {
        self.look.words
    }

    /// A whole page in the frame of the house, without the places of an organization.
    pub fn page(&self, title: &str, body: Markup) -> Markup {
        let w = self.words();
        let frame = PageFrame {
            title: title.into(),
            place: w.t("switch-server"),
            person: Some(Person { name: self.email.clone(), account: paths::OPERATOR.into(), sign_out: paths::OPERATOR_SIGN_OUT.into() }),
            theme: self.look.theme,
            path: self.look.path.clone(),
            csrf: self.csrf.clone(),
            switcher: switcher(w, paths::OPERATOR_CHOICE, &self.elsewhere, false),
            home: paths::OPERATOR.into(),
            ..PageFrame::default()
        };
        page(w, &frame, body)
    }

    /// Made up, for samples of pages.
    pub fn sample(look: Look) -> RunsServer {
        RunsServer {
            actor: Actor::Guest,
            look,
            email: "ops@riverbend.example".into(),
            csrf: "sample".into(),
            elsewhere: Vec::new(),
            token: String::new(),
        }
    }
}

impl FromRequestParts<App> for RunsServer {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<RunsServer, Fault> {
        let look = Look::of(parts, app);
        let asked = parts.uri.path_and_query().map(|p| p.as_str().to_string());
        let back = if parts.method == axum::http::Method::GET { asked } else { None };
        let token = cookie(&parts.headers, cookie_name(&look)).ok_or(Fault::SignIn { back: back.clone() })?;
        let key = token.clone();
        let now = app.ground.clock.now();
        let found = app.read(Actor::Guest, move |op| {
            if account::who(op.tx, &key, now)?.is_some() {
                // Someone signed in to an organization: for them these pages are not there.
                return Err(ground::Refusal::Missing);
            }
            let Some((actor, stale)) = account::operator::who(op.tx, &key, now)? else { return Ok(None) };
            let account = actor.account().ok_or(ground::Refusal::Missing)?;
            let email = account::by_id(op.tx, account)?.map(|a| a.email).unwrap_or_default();
            Ok(Some((actor, stale, email, account::homes(op.tx, account, now)?, op.random_id())))
        });
        let (actor, stale, email, elsewhere, page) = found.await?.ok_or(Fault::SignIn { back })?;
        if stale {
            let key = token.clone();
            app.write(actor.clone(), move |op| account::operator::seen(op, &key)).await?;
        }
        Ok(RunsServer { actor, look, email, csrf: csrf(&token, page), elsewhere, token })
    }
}

/// A form sent by an operator from one of our own pages.
pub struct PostedByOperator {
    pub who: RunsServer,
    pub form: Form,
}

impl FromRequest<App> for PostedByOperator {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<PostedByOperator, Fault> {
        let (mut parts, body) = request.into_parts();
        let who = RunsServer::from_request_parts(&mut parts, app).await?;
        let form = proven(Request::from_parts(parts, body), app, &who.csrf).await?;
        Ok(PostedByOperator { who, form })
    }
}
