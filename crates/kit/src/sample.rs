//! Pages shown with made-up contents: one test renders them all, `/styleguide` lists them, axe runs over them. Each slice
//! has its own in `samples.rs` beside its pages; what they speak of is in `sample/demo.rs`.

pub mod demo;

use crate::app::App;
use crate::fault::Fault;
use crate::i18n::args;
use crate::look::Look;
use crate::paths;
use crate::views::{PageFrame, lines, page, part, styleguide};
use crate::who::SignedIn;
use axum::extract::{Path, State};
use maud::{Markup, html};

/// A page struct that can show itself in every state that matters: full, empty, with mistakes.
pub trait Sample: Sized {
    /// (name of the state, the page in that state)
    fn samples() -> Vec<(&'static str, Self)>;
}

/// One sample, drawn.
#[derive(Clone, Debug)]
pub struct SamplePage {
    /// "pulse/answer/first-question": lower case, dashes, unique in the house; it is an address.
    pub name: String,
    pub html: Markup,
}

impl SamplePage {
    /// A page that is no struct, or a struct together with a form in one of its states.
    pub fn of(name: &str, html: Markup) -> SamplePage {
        SamplePage { name: name.into(), html }
    }

    /// All states of one page: `SamplePage::each("pulse/answer", |page: &AnswerPage| views::answer(w, page))`.
    pub fn each<P: Sample>(page: &str, draw: impl Fn(&P) -> Markup) -> Vec<SamplePage> {
        let states = P::samples().into_iter();
        states.map(|(state, sample)| SamplePage { name: format!("{page}/{state}"), html: draw(&sample) }).collect()
    }
}

fn all(app: &App, look: &Look) -> Vec<SamplePage> {
    let who = SignedIn::sample(look.clone());
    app.elements.iter().flat_map(|element| element.samples(&who)).collect()
}

/// The living styleguide: every part in every state, and a list of every page in every state.
pub async fn guide(look: Look, State(app): State<App>) -> Markup {
    let w = look.words;
    let pages = all(&app, &look);
    let frame = PageFrame { title: w.t("guide-title"), demo: true, theme: look.theme, path: look.path.clone(), ..PageFrame::default() };
    let listed = lines(pages.iter().map(|sample| html! { a href={ (paths::STYLEGUIDE) "/" (sample.name) } { (sample.name) } }));
    let body = html! {
        (styleguide(w))
        (part("guide-pages", &w.t("guide-pages"), w.with("guide-pages-note", args![count => pages.len()]), listed))
    };
    page(w, &frame, body)
}

/// One page in one state.
pub async fn one(look: Look, State(app): State<App>, Path(name): Path<String>) -> Result<Markup, Fault> {
    let who = SignedIn::sample(look);
    // Room by room, so that what comes after the page is not drawn for nothing.
    let mut samples = app.elements.iter().flat_map(|element| element.samples(&who));
    samples.find(|sample| sample.name == name).map(|sample| sample.html).ok_or(Fault::Missing)
}
