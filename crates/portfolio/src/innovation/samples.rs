//! The pages of an innovation with made-up contents, and the five innovations of the made-up district.

use super::forms::outline;
use super::model::{Ingredient, Innovation, Kind, Outline};
use super::{InnovationPage, views};
use crate::implementation::Stage;
use crate::implementation::samples::placed;
use ground::InnovationId;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn};
use maud::Markup;

/// What Riverbend has adopted, or stopped on purpose.
const INNOVATIONS: [(&str, Kind); 5] = [
    ("Partner Reading", Kind::Practice),
    ("Math Talks", Kind::Practice),
    ("Restorative Circles", Kind::Program),
    ("Advisory Period", Kind::Procedure),
    ("Tablet Carts", Kind::Product),
];

pub fn innovation_id(n: usize) -> InnovationId {
    demo::id(600 + n)
}

/// One of the five; all with the same need and evidence, only the first is looked at closely.
pub fn innovation(n: usize) -> Innovation {
    let (name, kind) = INNOVATIONS[n % INNOVATIONS.len()];
    let ingredients = "Pairs of a stronger and a weaker reader\nBoth read aloud, twice a week\nThe listener asks what it was about\n~ Length of a session\n~ Which books";
    let outline = Outline {
        name: name.into(),
        kind,
        need: "Four of ten third graders at Alder Creek do not read fluently by May.\nThey read aloud to somebody about two minutes a day."
            .into(),
        evidence: "Elm Street has used it for two years; its teachers would not go back.\nThe summary of studies is in the team's folder."
            .into(),
        ingredients: Ingredient::lines(ingredients),
    };
    Innovation { id: innovation_id(n), outline }
}

impl Sample for InnovationPage {
    fn samples() -> Vec<(&'static str, InnovationPage)> {
        let page = |placed, could_begin_in, may_change| InnovationPage {
            innovation: innovation(0),
            placed,
            could_begin_in,
            may_change,
            learned: Vec::new(),
        };
        let three = || vec![placed(0, 0, Stage::Implement), placed(0, 1, Stage::Implement), placed(0, 4, Stage::Sustain)];
        vec![
            ("new", page(Vec::new(), (0..6).map(demo::school).collect(), true)),
            (
                "stopped-before",
                InnovationPage { learned: crate::stop::samples::learned(), ..page(Vec::new(), vec![demo::school(2)], true) },
            ),
            ("in-use", page(three(), vec![demo::school(2), demo::school(5)], true)),
            ("reader", page(three(), Vec::new(), false)),
            ("reader-nowhere", page(Vec::new(), Vec::new(), false)),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let framed = |title: &str, body: Markup| who.page(title, Place::Work, body);
    let known = innovation(0);
    let draw = |page: &InnovationPage, form: &Form| framed(&page.innovation.outline.name, views::one(who, page, form));
    let mut all = SamplePage::each("innovation", |page: &InnovationPage| draw(page, &Form::blank()));
    if let Some((_, page)) = InnovationPage::samples().into_iter().nth(2) {
        all.push(SamplePage::of("innovation/in-use-mistake", draw(&page, &nowhere())));
    }
    let edit = |title: &str, existing, form: &Form| framed(&who.words().t(title), views::edit(who, existing, form));
    let text = Form::blank().filled("name", &known.outline.name).filled("kind", "practice").filled("need", &known.outline.need);
    let text = text.filled("evidence", &known.outline.evidence).filled("ingredients", Ingredient::text(&known.outline.ingredients));
    all.push(SamplePage::of("innovation/new/blank", edit("innovation-new-title", None, &Form::blank())));
    all.push(SamplePage::of("innovation/new/mistakes", edit("innovation-new-title", None, &mistaken())));
    all.push(SamplePage::of("innovation/edit", edit("innovation-edit-title", Some((known.id, &known.outline.name)), &text)));
    all
}

fn nowhere() -> Form {
    let mut form = Form::blank();
    let _ = form.choice("unit", |_| None::<()>).required();
    form
}

/// Too many ingredients, no kind, no evidence.
fn mistaken() -> Form {
    let many: Vec<String> = (1..=22).map(|n| format!("Step {n}")).collect();
    let mut form =
        Form::blank().filled("name", "Partner Reading").filled("need", "They read too little.").filled("ingredients", many.join("\n"));
    let _ = outline(&mut form);
    form
}
