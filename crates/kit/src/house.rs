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
use crate::{fault, people, roster, sign_in};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use ground::{Class::*, Rule, TableInfo, table_info::column};
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
    }

    fn policy(&self) -> &'static [Rule] {
        ground::policy::POLICY
    }

    fn samples(&self, who: &SignedIn) -> Vec<SamplePage> {
        let mut all = vec![SamplePage::of("about", about_page(&who.look))];
        all.extend(sign_in::samples::samples(who));
        all.extend(people::samples::samples(who));
        all.extend(roster::samples::samples(who));
        all.extend(fault::samples::samples(who));
        all
    }

    fn tables(&self) -> &'static [TableInfo] {
        TABLES
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

const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "organization",
        in_backup: true,
        retention: "as long as the organization uses Perennial",
        columns: &[
            column("id", Thing, "key"),
            column("name", Thing, "shown on pages"),
            column("zone", Thing, "dates people read"),
            column("language", Thing, "language new people see first"),
            column("demo", Thing, "marks made-up data"),
            column("created_at", Thing, "order"),
        ],
    },
    TableInfo {
        name: "unit",
        in_backup: true,
        retention: "as long as the organization uses Perennial",
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("parent", Thing, "the tree"),
            column("kind", Thing, "what it is"),
            column("name", Thing, "shown on pages"),
            column("source_id", Thing, "tie to the roster"),
            column("closed_on", Thing, "end of the unit"),
        ],
    },
    TableInfo {
        name: "unit_within",
        in_backup: true,
        retention: "follows unit",
        columns: &[
            column("organization", Thing, "key"),
            column("unit", Thing, "key"),
            column("ancestor", Thing, "key"),
            column("depth", Thing, "distance"),
        ],
    },
    TableInfo {
        name: "person",
        in_backup: true,
        retention: "7 years after leaving, then erased on the organization's schedule",
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("given_name", Record, "address people by name"),
            column("family_name", Record, "address people by name"),
            column("email", Record, "sign-in and links"),
            column("account", Record, "tie to a sign-in"),
            column("source_id", Record, "tie to the roster"),
            column("active", Record, "still here"),
        ],
    },
    TableInfo {
        name: "membership",
        in_backup: true,
        retention: "follows person",
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("person", Record, "whose part"),
            column("unit", Record, "where"),
            column("role", Record, "what they may do"),
            column("stakeholder_group", Record, "whose perspective"),
            column("begins_on", Record, "from"),
            column("ends_on", Record, "to"),
            column("source", Record, "who owns the row"),
        ],
    },
    TableInfo {
        name: "account",
        in_backup: true,
        retention: "until the last person with it is erased",
        columns: &[
            column("id", Record, "key"),
            column("email", Record, "sign-in name"),
            column("password_hash", Record, "proof of sign-in (argon2id)"),
            column("changed_at", Record, "age of the password"),
        ],
    },
    TableInfo {
        name: "sign_in",
        in_backup: false,
        retention: "30 days at most",
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("account", Record, "whose"),
            column("person", Record, "whose"),
            column("started_at", Record, "longest life"),
            column("seen_at", Record, "idle end"),
            column("ends_at", Record, "longest life"),
        ],
    },
    TableInfo {
        name: "door",
        in_backup: true,
        retention: "until what it opens is gone",
        columns: &[
            column("digest", Record, "image of a token"),
            column("organization", Record, "whose"),
            column("kind", Thing, "what it opens"),
            column("target", Record, "what it opens"),
            column("ends_at", Thing, "last moment"),
        ],
    },
    TableInfo {
        name: "timeline",
        in_backup: true,
        retention: "36 months",
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("at", Record, "when"),
            column("actor", Record, "who"),
            column("event", Record, "what"),
            column("subject", Record, "of what"),
            column("about", Record, "of what else"),
            column("words_digest", Record, "ties the words"),
            column("seal", Thing, "batch of the chain"),
        ],
    },
    TableInfo {
        name: "timeline_words",
        in_backup: true,
        retention: "36 months, erasable at once",
        columns: &[
            column("organization", Record, "key"),
            column("event", Record, "key"),
            column("salt", Thing, "keeps the digest unguessable"),
            column("words", Record, "a reason given"),
        ],
    },
    TableInfo {
        name: "timeline_seal",
        in_backup: true,
        retention: "36 months",
        columns: &[
            column("organization", Thing, "key"),
            column("number", Thing, "key"),
            column("events", Thing, "size of the batch"),
            column("digest", Thing, "chain"),
            column("sealed_at", Thing, "when"),
        ],
    },
    TableInfo {
        name: "roster_import",
        in_backup: true,
        retention: "what the file said until it is taken or dropped; the report 36 months",
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("at", Record, "when"),
            column("actor", Record, "who"),
            column("state", Thing, "waiting, applied, dropped"),
            column("file_name", Thing, "recognize it"),
            column("version", Thing, "form of the file"),
            column("reading", Record, "what it would change"),
            column("report", Thing, "what was odd about the file"),
        ],
    },
    TableInfo {
        name: "job",
        in_backup: true,
        retention: "until done",
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("kind", Thing, "what"),
            column("subject", Thing, "of what"),
            column("due_at", Thing, "when"),
            column("leased_until", Thing, "who works on it"),
            column("attempts", Thing, "how often"),
        ],
    },
    TableInfo {
        name: "disclosure_release",
        in_backup: true,
        retention: "as long as the figures may be compared",
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("about", Thing, "which wave"),
            column("figure", Thing, "what it showed"),
            column("audience", Thing, "to whom"),
            column("cells", Thing, "over which cells"),
            column("people", Voice, "how many people"),
            column("verdict", Thing, "shown, banded or hidden"),
            column("rule", Thing, "under which rule"),
            column("at", Thing, "when"),
        ],
    },
];
