//! Templates: what has been thought through in one organization, taken to another. Content is copied, rows never: no id,
//! no person, no day and no count goes along. Between servers it travels as a small file.

use super::here::{self, Again, Here};
use crate::app::App;
use crate::args;
use crate::element::{AdoptError, Known, Template};
use crate::fault::Fault;
use crate::form::{Choice, Form, again, hidden_csrf};
use crate::paths;
use crate::views::{Head, Tone, actions, empty, lines, notice, page_head, part};
use crate::who::{Place, Posted, SignedIn};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use ground::account::Home;
use ground::{Actor, Op, OrganizationId, Refusal, SignInId};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A file larger than this is no template: the longest innovation anyone can write down is a third of it.
pub const MOST_BYTES: usize = 64 << 10;
/// The form of the file; another one is refused rather than guessed at.
const VERSION: u32 = 1;

/// The file between servers.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    perennial_template: u32,
    kind: String,
    content: Value,
}

pub struct TemplatesPage {
    pub mine: Vec<Template>,
    /// Where each may be copied to, in the order of `mine`.
    pub to: Vec<Vec<Home>>,
    /// Whether anything may be taken in here.
    pub may_take: bool,
    /// The organization something has just been copied to, and the sentence that says what is next there.
    pub copied: Option<(Home, &'static str)>,
    /// What is there already, and was not made a second time.
    pub here: Option<Here>,
}

/// The kinds of thing that can be templates today.
const KINDS: &[&str] = &["innovation", "pulse", "stage-template"];

/// The same account, as the person it is in another organization. Only for what they ask to be done there.
fn there(who: &SignedIn, home: &Home) -> Result<Actor, Fault> {
    let account = who.actor.account().ok_or(Fault::Missing)?;
    Ok(Actor::Person { organization: home.organization, person: home.person, account, sign_in: SignInId(db::Uuid::nil()) })
}

fn may_adopt(app: &App, op: &mut Op, kind: &str) -> Result<bool, Refusal> {
    for element in &app.elements {
        if element.may_adopt(op, kind)? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn may(app: &App, actor: Actor, kind: &str) -> Result<bool, Fault> {
    let (house, kind) = (app.clone(), kind.to_string());
    Ok(app.read(actor, move |op| may_adopt(&house, op, &kind)).await?)
}

async fn load(app: &App, who: &SignedIn) -> Result<TemplatesPage, Fault> {
    let house = app.clone();
    let mine = app.read(who.actor.clone(), move |op| {
        let mut all = Vec::new();
        for element in &house.elements {
            all.extend(element.templates(op)?);
        }
        Ok::<_, Refusal>(all)
    });
    let mine = mine.await?;
    let mut open: Vec<(&str, Vec<Home>)> = Vec::new();
    let mut may_take = false;
    for kind in KINDS {
        may_take |= may(app, who.actor.clone(), kind).await?;
        let mut homes = Vec::new();
        for home in &who.elsewhere {
            if may(app, there(who, home)?, kind).await? {
                homes.push(home.clone());
            }
        }
        open.push((kind, homes));
    }
    let to = mine.iter().map(|t| open.iter().find(|(kind, _)| *kind == t.kind).map(|(_, homes)| homes.clone()).unwrap_or_default());
    let to = to.collect();
    Ok(TemplatesPage { mine, to, may_take, copied: None, here: None })
}

fn whole(who: &SignedIn, page: &TemplatesPage, form: &Form) -> Markup {
    who.page(&who.words().t("templates-title"), Place::Work, view(who, page, form))
}

pub async fn list(who: SignedIn, State(app): State<App>) -> Result<Markup, Fault> {
    let page = load(&app, &who).await?;
    Ok(whole(&who, &page, &Form::blank()))
}

/// The content of one of mine. Errors: `Missing` for what I may not see or what is not there.
async fn content(app: &App, who: &SignedIn, kind: &str, id: &str) -> Result<Value, Fault> {
    let (house, kind, id) = (app.clone(), kind.to_string(), id.to_string());
    let found = app.read(who.actor.clone(), move |op| {
        for element in &house.elements {
            if let Some(content) = element.template(op, &kind, &id)? {
                return Ok(Some(content));
            }
        }
        Ok::<_, Refusal>(None)
    });
    found.await?.ok_or(Fault::Missing)
}

async fn adopt(app: &App, actor: Actor, kind: &str, content: Value, note: String) -> Result<String, AdoptError> {
    let (house, kind) = (app.clone(), kind.to_string());
    let made = app.write(actor, move |op| {
        for element in &house.elements {
            if let Some(href) = element.adopt(op, &kind, &content, &note)? {
                return Ok(Some(href));
            }
        }
        Ok::<_, AdoptError>(None)
    });
    made.await?.ok_or(AdoptError::Unreadable)
}

/// The same thing in the organization of the actor. Only whoever may make one is told.
async fn known(app: &App, actor: Actor, kind: &str, content: &Value) -> Result<Option<Known>, Fault> {
    let (house, kind, content) = (app.clone(), kind.to_string(), content.clone());
    let found = app.read(actor, move |op| {
        if may_adopt(&house, op, &kind)? {
            for element in &house.elements {
                if let Some(known) = element.known(op, &kind, &content)? {
                    return Ok(Some(known));
                }
            }
        }
        Ok::<_, Refusal>(None)
    });
    Ok(found.await?)
}

/// The page that asks before a second one is made.
async fn ask(app: &App, who: &SignedIn, known: Known, again_as: Again) -> Result<Response, Fault> {
    let page = TemplatesPage { here: Some(Here { known, again: again_as }), ..load(app, who).await? };
    Ok(again(whole(who, &page, &Form::blank())))
}

/// One of mine as a file.
pub async fn file(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, form } = posted;
    if form.value("id").is_empty() {
        return Ok(Redirect::to(paths::TEMPLATES).into_response());
    }
    let kind = form.value("kind").to_string();
    let content = content(&app, &who, &kind, form.value("id")).await?;
    let text = serde_json::to_vec_pretty(&File { perennial_template: VERSION, kind, content }).map_err(|_| Fault::Broken)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"template.json\""),
    ];
    Ok((headers, text).into_response())
}

/// One of mine, made anew in another organization of mine, with the rights I have there.
pub async fn copy(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, form } = posted;
    let (kind, id) = (form.value("kind").to_string(), form.value("id").to_string());
    if id.is_empty() {
        return Ok(Redirect::to(paths::TEMPLATES).into_response());
    }
    let to: OrganizationId = form.value("to").parse()?;
    let home = who.elsewhere.iter().find(|home| home.organization == to).cloned().ok_or(Fault::Missing)?;
    let content = content(&app, &who, &kind, &id).await?;
    if form.value("again").is_empty()
        && let Some(known) = known(&app, there(&who, &home)?, &kind, &content).await?
    {
        return ask(&app, &who, known, Again::Copy { kind, id, to: home }).await;
    }
    let note = who.words().t("template-origin");
    match adopt(&app, there(&who, &home)?, &kind, content, note).await {
        Ok(_) => {
            let next = if kind == "pulse" { "templates-copied-pulse" } else { "templates-copied-said" };
            let page = TemplatesPage { copied: Some((home, next)), ..load(&app, &who).await? };
            Ok(whole(&who, &page, &Form::blank()).into_response())
        }
        Err(AdoptError::Unreadable) => Err(Fault::Broken),
        Err(AdoptError::Refused(refusal)) => Err(refusal.into()),
    }
}

/// Takes a template in from a file. Whatever is wrong with it is told beside the field.
pub async fn take(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    // Asked about before: then its text came along.
    let kept = form.value("text").as_bytes().to_vec();
    let bytes = if kept.is_empty() || kept.len() > MOST_BYTES {
        let sent =
            form.file("file", 1).if_blank("template-file-blank").check(|f| f.bytes.len() <= MOST_BYTES, "template-file-large").required();
        let Some(sent) = sent else {
            return Ok(again(whole(&who, &load(&app, &who).await?, &form)));
        };
        sent.bytes
    } else {
        kept
    };
    let read = serde_json::from_slice::<File>(&bytes);
    if form.value("again").is_empty()
        && let Ok(file) = &read
        && let Some(known) = known(&app, who.actor.clone(), &file.kind, &file.content).await?
    {
        return ask(&app, &who, known, Again::File(String::from_utf8_lossy(&bytes).into_owned())).await;
    }
    let wrong = match read {
        Err(_) => "template-file-wrong",
        Ok(file) if file.perennial_template != VERSION => "template-file-version",
        Ok(file) => match adopt(&app, who.actor.clone(), &file.kind, file.content, who.words().t("template-origin")).await {
            Ok(href) => return Ok(Redirect::to(&href).into_response()),
            Err(AdoptError::Unreadable) => "template-file-wrong",
            Err(AdoptError::Refused(Refusal::Forbidden(_) | Refusal::Missing)) => "template-file-refused",
            Err(AdoptError::Refused(refusal)) => return Err(refusal.into()),
        },
    };
    form.wrong("file", wrong);
    Ok(again(whole(&who, &load(&app, &who).await?, &form)))
}

pub fn view(who: &SignedIn, page: &TemplatesPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    html! {
        (page_head(w, Head { title: w.t("templates-title"), lede: w.t("templates-lede"), ..Head::default() }))
        @if let Some(here) = &page.here { (here::view(who, here)) }
        @if let Some((home, next)) = &page.copied {
            (part("copied", &w.t("templates-copied"), "", html! { div.stack {
                (notice(Tone::Done, "", &w.with(next, args![place => home.name.as_str()])))
                (actions([html! {
                    form.inline method="post" action=(paths::ORGANIZATION_CHOICE) {
                        (hidden_csrf(&who.csrf))
                        button.button.quiet name="to" value=(home.organization) { (w.with("templates-go", args![place => home.name.as_str()])) }
                    }
                }]))
            } }))
        }
        (part("mine", &w.t("templates-mine"), w.t("templates-mine-note"), html! {
            @if page.mine.is_empty() { (empty(&w.t("templates-none-title"), &w.t("templates-none"), html! {})) }
            @else { (lines(page.mine.iter().zip(&page.to).map(|(template, to)| one(who, template, to)))) }
        }))
        // What was refused is said beside its field, also to someone who is not offered it.
        @if page.may_take || !form.is_fine() {
            (part("take", &w.t("templates-take"), w.t("templates-take-note"), f.upload(paths::TEMPLATES, &who.csrf, html! {
                (f.file("file", w.t("template-file")).hint(w.t("template-file-hint")).accept(".json,application/json"))
                (f.send(w.t("templates-take-go")))
            })))
        }
    }
}

fn one(who: &SignedIn, template: &Template, to: &[Home]) -> Markup {
    let w = who.words();
    let key = match template.kind {
        "innovation" => "template-innovation",
        "pulse" => "template-pulse",
        _ => "template-other",
    };
    let choices: Vec<Choice> = to.iter().map(|home| Choice::new(home.organization.to_string(), home.name.clone())).collect();
    let hidden = html! {
        (hidden_csrf(&who.csrf))
        input type="hidden" name="kind" value=(template.kind);
        input type="hidden" name="id" value=(template.id);
    };
    html! {
        div.stack.tight {
            div {
                strong { (template.name) }
                p.small.soft { (w.t(key)) @if !template.detail.is_empty() { " · " (template.detail) } }
            }
            (actions(choices.iter().map(|choice| html! {
                form.inline method="post" action=(paths::TEMPLATE_COPIES) {
                    (hidden)
                    button.button.quiet.small name="to" value=(choice.value)
                        aria-label={ (template.name) ": " (w.with("template-copy", args![place => choice.label.as_str()])) } {
                        (w.with("template-copy", args![place => choice.label.as_str()]))
                    }
                }
            }).chain(std::iter::once(html! {
                form.inline method="post" action=(paths::TEMPLATE_FILES) {
                    (hidden)
                    button.button.plain.small aria-label={ (template.name) ": " (w.t("template-download")) } { (w.t("template-download")) }
                }
            }))))
        }
    }
}
