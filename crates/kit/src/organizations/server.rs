//! The pages of whoever runs the server: its organizations by name, and nothing that is in them.

use crate::app::App;
use crate::args;
use crate::fault::Fault;
use crate::form::{Choice, Form, again, hidden_csrf};
use crate::i18n::Lang;
use crate::paths;
use crate::sign_in::{goodbye, password_days, unit_kind, welcome, zones};
use crate::views::{Confirm, Head, Weight, actions, confirm, copy_button, empty, lines, link_button, page_head, part, tag};
use crate::who::{PostedByOperator, RunsServer};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::account::operator::{self, Kept, Making};
use ground::organization::UnitKind;
use ground::{OrganizationId, account, clock};
use jiff::tz::TimeZone;
use maud::{Markup, html};

pub async fn list(who: RunsServer, State(app): State<App>) -> Result<Markup, Fault> {
    let all = app.read(who.actor.clone(), operator::organizations).await?;
    Ok(who.page(&who.words().t("server-title"), list_view(&who, &all)))
}

pub async fn new(who: RunsServer) -> Markup {
    let language = who.words().lang().code();
    let form = Form::blank().filled("language", language).filled("kind", "district").filled("zone", "America/Chicago");
    who.page(&who.words().t("server-new"), new_view(&who, &form))
}

pub async fn make(State(app): State<App>, posted: PostedByOperator) -> Result<Response, Fault> {
    let PostedByOperator { who, mut form } = posted;
    let name = form.text("organization").max(120).required();
    let kind = form.choice("kind", UnitKind::from_word).required();
    let zone = form.choice("zone", |z| clock::is_zone(z).then(|| z.to_string())).required();
    let language = form.choice("language", Lang::from_code).required();
    let given = form.text("given-name").max(80).required();
    let family = form.text("family-name").max(80).required();
    let email = form.text("email").email().required();
    let (Some(name), Some(kind), Some(zone), Some(language), Some(given), Some(family), Some(email)) =
        (name, kind, zone, language, given, family, email)
    else {
        return Ok(again(who.page(&who.words().t("server-new"), new_view(&who, &form))));
    };
    let making = Making {
        name,
        kind,
        zone,
        language: language.code().into(),
        given_name: given,
        family_name: family,
        email: account::normal_email(&email),
    };
    let told = making.clone();
    let (_, token) = app.write(who.actor.clone(), move |op| operator::make(op, &making)).await?;
    let link = format!("{}{}", app.settings.public_url, paths::password(&token));
    Ok(who.page(&who.words().t("server-made"), made_view(&who, &told, &link)).into_response())
}

pub async fn ask_suspend(who: RunsServer, State(app): State<App>, Path(id): Path<OrganizationId>) -> Result<Markup, Fault> {
    let all = app.read(who.actor.clone(), operator::organizations).await?;
    let kept = all.into_iter().find(|kept| kept.id == id).ok_or(Fault::Missing)?;
    Ok(who.page(&who.words().t("server-suspend"), suspend_view(&who, &kept)))
}

pub fn suspend_view(who: &RunsServer, kept: &Kept) -> Markup {
    let w = who.words();
    confirm(&Confirm {
        title: w.with("server-suspend-title", args![name => kept.name.as_str()]),
        said: w.t("server-suspend-said"),
        action: paths::operator_suspension(kept.id),
        csrf: who.csrf.clone(),
        yes: w.t("server-suspend"),
        no: w.t("server-suspend-no"),
        back: paths::OPERATOR.into(),
    })
}

pub async fn suspend(Path(id): Path<OrganizationId>, State(app): State<App>, posted: PostedByOperator) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| operator::suspend(op, id)).await?;
    Ok(Redirect::to(paths::OPERATOR))
}

pub async fn reopen(Path(id): Path<OrganizationId>, State(app): State<App>, posted: PostedByOperator) -> Result<Redirect, Fault> {
    app.write(posted.who.actor, move |op| operator::reopen(op, id)).await?;
    Ok(Redirect::to(paths::OPERATOR))
}

/// Over to an organization in which the same account is a person.
pub async fn choose(State(app): State<App>, posted: PostedByOperator) -> Result<Response, Fault> {
    let PostedByOperator { who, form } = posted;
    let Ok(to) = form.value("to").parse::<OrganizationId>() else { return Ok(Redirect::to(paths::OPERATOR).into_response()) };
    let held = who.token.clone();
    let token = app.write(who.actor.clone(), move |op| account::switch(op, to, &held)).await?;
    Ok(welcome(&who.look, &token, paths::HOME))
}

pub async fn sign_out(State(app): State<App>, posted: PostedByOperator) -> Result<Response, Fault> {
    let held = posted.who.token.clone();
    app.write(posted.who.actor, move |op| operator::sign_out(op, &held)).await?;
    Ok(goodbye(&posted.who.look))
}

pub fn list_view(who: &RunsServer, all: &[Kept]) -> Markup {
    let w = who.words();
    html! {
        (page_head(w, Head { title: w.t("server-title"), lede: w.t("server-lede"), ..Head::default() }))
        (part("server-organizations", &w.t("server-organizations"), w.t("server-organizations-note"), html! {
            @if all.is_empty() { (empty(&w.t("server-none-title"), &w.t("server-none"), html! {})) }
            @else { (lines(all.iter().map(|kept| kept_line(who, kept)))) }
        }))
        (part("server-new", &w.t("server-new"), w.t("server-new-note"), actions([
            link_button(&w.t("server-new-go"), paths::OPERATOR_NEW, Weight::Bloom),
        ])))
    }
}

fn kept_line(who: &RunsServer, kept: &Kept) -> Markup {
    let w = who.words();
    let made = kept.made_at.date(&TimeZone::UTC);
    html! {
        div.split {
            div {
                strong { (kept.name) }
                @if kept.demo { " " (tag(&w.t("server-demo"))) }
                @if kept.suspended_at.is_some() { " " (tag(&w.t("server-suspended"))) }
                p.small.soft {
                    (w.t(unit_kind(kept.kind))) " · " (kept.zone.replace('_', " ")) " · " (w.with("server-made-on", args![day => w.date(made)]))
                }
            }
            @if kept.suspended_at.is_some() {
                @let label = w.t("server-reopen");
                form.inline method="post" action=(paths::operator_reopening(kept.id)) {
                    (hidden_csrf(&who.csrf))
                    button.button.plain.small aria-label={ (label) ": " (kept.name) } { (label) }
                }
            } @else {
                @let label = w.t("server-suspend");
                a.button.plain.small href=(paths::operator_suspension(kept.id)) aria-label={ (label) ": " (kept.name) } { (label) }
            }
        }
    }
}

pub fn new_view(who: &RunsServer, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let kinds = [UnitKind::District, UnitKind::School, UnitKind::Region, UnitKind::State].map(|k| Choice::new(k.word(), w.t(unit_kind(k))));
    let languages = Lang::ALL.map(|l| Choice::new(l.code(), l.own_name()));
    let crumbs = vec![(w.t("server-title"), paths::OPERATOR.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("server-new"), lede: w.t("server-new-lede"), ..Head::default() }))
        (f.post(paths::OPERATOR_ORGANIZATIONS, &who.csrf, html! {
            (f.text("organization", w.t("server-name")).hint(w.t("server-name-hint")).autocomplete("off"))
            (f.radios("kind", w.t("set-up-kind"), kinds))
            (f.select("zone", w.t("set-up-zone"), zones()))
            (f.radios("language", w.t("server-language"), languages))
            (f.text("given-name", w.t("server-given-name")).autocomplete("off"))
            (f.text("family-name", w.t("server-family-name")).autocomplete("off"))
            (f.email("email", w.t("server-email")).hint(w.t("server-email-hint")).autocomplete("off"))
            (f.send(w.t("server-new-send")))
        }))
    }
}

pub fn made_view(who: &RunsServer, making: &Making, link: &str) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("server-title"), paths::OPERATOR.to_string())];
    let name = format!("{} {}", making.given_name, making.family_name);
    html! {
        (page_head(w, Head {
            crumbs,
            title: making.name.clone(),
            lede: w.with("server-made-lede", args![name => name, days => password_days()]),
            ..Head::default()
        }))
        (part("link", &w.t("people-link"), w.t("server-made-note"), html! {
            div.stack {
                p.address.link { (link) }
                (actions([copy_button(w, &w.t("people-link-copy"), link), link_button(&w.t("people-link-done"), paths::OPERATOR, Weight::Quiet)]))
            }
        }))
    }
}
