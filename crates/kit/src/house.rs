//! The house itself as an element: signing in, people, the roster, what it is about, the living styleguide.

use crate::app::App;
use crate::assets;
use crate::element::{Element, Needs::*, Routes};
use crate::form::Form;
use crate::look::Look;
use crate::paths;
use crate::sample::SamplePage;
use crate::sign_in::append_cookie;
use crate::views::{Head, bare, page_head, part};
use crate::who::SignedIn;
use crate::{calendar, data_rights, fault, organizations, people, roster, sign_in, trash, units, vault};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use ground::element::Whose;
use ground::{Found, Op, Refusal, Rule, Sought, TableInfo, WorkItem};
use maud::{Markup, html};

pub struct House;

impl Element for House {
    fn name(&self) -> &'static str {
        "house"
    }

    fn routes(&self) -> Routes {
        Routes::new()
            .get(assets::ROUTE, Nothing, assets::serve_asset)
            .get(assets::UNLOGGED_ROUTE, Nothing, assets::serve_asset)
            .get(paths::ABOUT, Nothing, about)
            .get(paths::STYLEGUIDE, Nothing, crate::sample::guide)
            .get("/styleguide/{*page}", Nothing, crate::sample::one)
            .post(crate::views::LANGUAGE, Nothing, language)
            .post(crate::views::THEME, Nothing, theme)
            .get("/health", Nothing, health)
            .merge(crate::sign_in::routes())
            .merge(crate::people::routes())
            .merge(crate::roster::routes())
            .merge(crate::calendar::routes())
            .merge(crate::units::routes())
            .merge(crate::organizations::routes())
            .merge(crate::data_rights::routes())
            .merge(crate::vault::routes())
            .merge(crate::trash::routes())
    }

    fn policy(&self) -> &'static [Rule] {
        ground::policy::POLICY
    }

    fn found(&self, op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
        people::found(op, sought)
    }

    fn open_work(&self, op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
        let mut work = organizations::ending(op)?;
        work.extend(vault::open_work(op, of)?);
        Ok(work)
    }

    fn samples(&self, who: &SignedIn) -> Vec<SamplePage> {
        let mut all = vec![SamplePage::of("about", about_page(&who.look))];
        all.extend(sign_in::samples::samples(who));
        all.extend(people::samples::samples(who));
        all.extend(roster::samples::samples(who));
        all.extend(calendar::samples::samples(who));
        all.extend(units::samples::samples(who));
        all.extend(organizations::samples::samples(who));
        all.extend(data_rights::samples::samples(who));
        all.extend(vault::samples::samples(who));
        all.extend(trash::samples::samples(who));
        all.extend(fault::samples::samples(who));
        all
    }

    fn tables(&self) -> Vec<TableInfo> {
        [
            ground::organization::TABLES,
            ground::people::TABLES,
            ground::account::TABLES,
            ground::timeline::TABLES,
            ground::roster::TABLES,
            ground::jobs::TABLES,
            ground::disclosure::TABLES,
            ground::calendar::TABLES,
            ground::data_rights::TABLES,
            ground::vault::TABLES,
            ground::trash::TABLES,
            ground::files::TABLES,
        ]
        .concat()
    }

    fn clocks(&self) -> Vec<ground::data_rights::Clock> {
        let mut all = vec![ground::timeline::CLOCK];
        // People are erased, not swept, once the day they left is known.
        let dated = ground::people::TABLES.iter().any(|t| t.name == "person" && ground::data_rights::own_days(t).is_some());
        all.extend(dated.then_some(ground::data_rights::PERSON_CLOCK));
        all
    }
}

/// Whether the database answers; for whoever watches the server. Says nothing about anyone.
async fn health(State(app): State<App>) -> Result<&'static str, crate::Fault> {
    app.read(ground::Actor::Guest, |op| Ok::<_, ground::Refusal>(ground::organization::any(op.tx)?)).await?;
    Ok("ok\n")
}

async fn about(look: Look) -> Markup {
    about_page(&look)
}

fn about_page(look: &Look) -> Markup {
    let w = look.words;
    let body = html! {
        (page_head(w, Head { title: w.t("about-title"), lede: w.t("about-lede"), ..Head::default() }))
        (part("about-independent", &w.t("about-independent"), "", html! { p { (w.t("about-independence")) } }))
        (part("about-promises", &w.t("about-promises"), "", html! {
            ul.bullets {
                li { (w.t("about-promise-real")) }
                li { (w.t("about-promise-nobody")) }
                li { (w.t("about-promise-growth")) }
                li { (w.t("about-promise-lost")) }
                li { (w.t("about-promise-theirs")) }
            }
        }))
        (part("about-free", &w.t("about-free"), "", html! { p { (w.t("about-license")) } }))
    };
    bare(w, &look.bare(w.t("about-title")), body)
}

async fn language(look: Look, form: Form) -> Response {
    let chosen = crate::i18n::Lang::from_code(form.value("lang")).unwrap_or_default();
    stay(&look, &form, "lang", chosen.code())
}

async fn theme(look: Look, form: Form) -> Response {
    let chosen = crate::views::Theme::from_code(form.value("theme"));
    stay(&look, &form, "theme", chosen.code())
}

/// A year: the choice is the person's, and says nothing about them.
fn stay(look: &Look, form: &Form, name: &str, value: &str) -> Response {
    let mut response = Redirect::to(paths::own(form.value("back"))).into_response();
    append_cookie(&mut response, look, name, value, 365 * 86_400);
    response
}
