//! The door of the demo: as whom to look around, one press each, without a password. It exists where `perennial demo` was
//! asked for and nowhere else; it opens for the addresses of the demo's people only, and only in a demo organization.

use super::personas::{self, Persona};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use ground::{Actor, OrganizationId, Refusal, Rule, TableInfo, account, organization, people};
use kit::element::Needs::Nothing;
use kit::form::Form;
use kit::views::bare;
use kit::{App, Element, Fault, Look, Routes, paths};
use maud::{Markup, html};

pub struct Door;

impl Element for Door {
    fn name(&self) -> &'static str {
        "demo"
    }

    fn routes(&self) -> Routes {
        Routes::new().get(paths::DEMO, Nothing, page).post(paths::DEMO, Nothing, enter)
    }

    fn policy(&self) -> &'static [Rule] {
        &[]
    }

    fn tables(&self) -> Vec<TableInfo> {
        Vec::new()
    }
}

async fn page(look: Look) -> Markup {
    view(&look)
}

/// One press is one sign-in, as after a password.
async fn enter(look: Look, State(app): State<App>, form: Form) -> Result<Response, Fault> {
    let Some(persona) = personas::known(form.value("as")) else { return Ok(Redirect::to(paths::DEMO).into_response()) };
    let token = app.write(Actor::Guest, move |op| let_in(op, persona)).await?;
    Ok(kit::sign_in::welcome(&look, &token, paths::HOME))
}

/// Errors: `Missing` when the address is not that of a demo's person.
fn let_in(op: &mut ground::Op, persona: &Persona) -> Result<String, Refusal> {
    let account = account::by_email(op.tx, persona.email)?.ok_or(Refusal::Missing)?;
    for (organization, _) in people::of_account(op.tx, account.id)? {
        if !made_up(op, organization)? {
            return Err(Refusal::Missing);
        }
    }
    account::sign_in(op, account.id)
}

fn made_up(op: &mut ground::Op, organization: OrganizationId) -> Result<bool, Refusal> {
    let before = std::mem::replace(&mut op.actor, Actor::System(organization));
    let demo = organization::load(op).map(|o| o.demo);
    op.actor = before;
    demo
}

fn view(look: &Look) -> Markup {
    let w = look.words;
    let body = html! {
        h1 { (w.t("demo-title")) }
        p { (w.t("demo-lede")) }
        form.stack method="post" action=(paths::DEMO) {
            ul.lines {
                @for persona in &personas::ALL {
                    li {
                        button.button.quiet name="as" value=(persona.email) { (w.t(persona.name)) }
                        p.small.soft { (w.t(persona.sees)) }
                    }
                }
            }
        }
        p.small.soft { (w.t("demo-own")) }
    };
    bare(w, &look.bare(w.t("demo-title")), body)
}
