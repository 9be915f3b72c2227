//! How what keeps an implementation looks: five conditions on top, then five parts with their rows. One row is changed at a
//! time, in its part, without scripts.

mod newcomers;
mod rows;
mod sisters;

use super::pages::SustainPage;
use ground::SustainId;
use ground::element::State;
use kit::form::Form;
use kit::i18n::{Words, args};
use kit::units::shut_notice;
use kit::views::{Head, Shape, conditions, details, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

/// Conditions one may begin with; own wording, to be changed at will.
pub const STARTERS: [&str; 5] =
    ["sustain-starter-used", "sustain-starter-learned", "sustain-starter-people", "sustain-starter-resources", "sustain-starter-asked"];

/// The parts of the page, and of which of them a form came back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Routines,
    Resources,
    Newcomers,
    /// One's own first steps, within Newcomers.
    Ticks,
    Sisters,
    Readiness,
}

impl Part {
    /// Its place on the page.
    pub fn word(self) -> &'static str {
        match self {
            Part::Routines => "routines",
            Part::Resources => "resources",
            Part::Newcomers | Part::Ticks => "newcomers",
            Part::Sisters => "sisters",
            Part::Readiness => "readiness",
        }
    }
}

pub fn shape(state: State) -> Shape {
    match state {
        State::Met => Shape::Met,
        State::Emerging => Shape::Emerging,
        State::Lost => Shape::Lost,
        State::Unknown => Shape::Unknown,
    }
}

/// The page; `sent` is the part whose form came back with mistakes.
pub fn sustain(who: &SignedIn, page: &SustainPage, sent: Option<Part>, form: &Form) -> Markup {
    let w = who.words();
    let placed = &page.placed;
    let here = w.with("implementation-title", args![innovation => placed.innovation_name.as_str(), unit => placed.unit_name.as_str()]);
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (here, paths::implementation(placed.id))];
    let met = page.conditions.iter().filter(|c| c.state == State::Met).count();
    let lede = w.with("sustain-lede", args![met => met, count => page.conditions.len()]);
    let stand: Vec<(Shape, String, String)> =
        page.conditions.iter().map(|c| (shape(c.state), w.text(&c.text), w.text(&c.evidence))).collect();
    let of = |part| Sent { page, who, w, form: if sent == Some(part) { Some(form) } else { None } };
    html! {
        (page_head(w, Head { crumbs, title: w.t("sustain-title"), lede, ..Head::default() }))
        (shut_notice(w, placed.shut.as_ref()))
        (part("stand", &w.t("sustain-stand"), w.t("sustain-stand-note"), conditions(w, &stand)))
        (rows::routines(&of(Part::Routines)))
        (rows::resources(&of(Part::Resources)))
        (newcomers::newcomers(&of(Part::Newcomers), &of(Part::Ticks)))
        (sisters::sisters(&of(Part::Sisters)))
        (rows::readiness(&of(Part::Readiness)))
    }
}

/// A part on its way to the page: with its form, when that came back.
struct Sent<'a> {
    page: &'a SustainPage,
    who: &'a SignedIn,
    w: Words,
    form: Option<&'a Form>,
}

impl Sent<'_> {
    fn action(&self, last: &str) -> String {
        paths::of_implementation(self.page.placed.id, &format!("sustain/{last}"))
    }

    /// The link that opens the form of one row.
    fn change(&self, row: SustainId, name: &str, part: Part) -> Markup {
        let label = self.w.t("sustain-change");
        let href = format!("{}?change={row}#{}", paths::of_implementation(self.page.placed.id, "sustain"), part.word());
        html! { @if self.page.may_lead { a.button.plain href=(href) aria-label={ (label) ": " (name) } { (label) } } }
    }

    /// A row: its words, what stands beside it in small, and the way to change it.
    fn row(&self, shape: Markup, said: &str, small: Vec<String>, change: Markup) -> Markup {
        html! {
            div.split {
                span { (shape) " " (said) " " span.small.soft { (small.join(" · ")) } }
                (change)
            }
        }
    }

    /// The form of a part: open when a row is being changed or something is to be mended, else behind its name.
    fn form(&self, action: &str, add: &str, filled: Option<Form>, empty: bool, body: impl Fn(&kit::form::Fields) -> Markup) -> Markup {
        if !self.page.may_lead {
            return html! {};
        }
        let w = self.w;
        let blank = Form::blank();
        let form = self.form.or(filled.as_ref()).unwrap_or(&blank);
        let f = form.fields(w);
        let changes = !form.value("row").is_empty();
        let sheet = f.post(
            &self.action(action),
            &self.who.csrf,
            html! {
                input type="hidden" name="row" value=(form.value("row"));
                (body(&f))
                div.field { p.actions {
                    button.button.quiet { (w.t("sustain-keep")) }
                    @if changes && action != "sisters" { button.button.plain name="do" value="remove" formnovalidate { (w.t("sustain-remove")) } }
                } }
            },
        );
        if changes || self.form.is_some() || empty { sheet } else { details(add, sheet) }
    }
}
