//! The pages of an innovation with made-up contents, and the five innovations of the made-up district.

use super::compare::{ComparePage, Side};
use super::forms::outline;
use super::model::{Ingredient, Innovation, Kind, Outline};
use super::theory::TheoryPage;
use super::{InnovationPage, compare, record, theory, views};
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
            record: record::samples::full(),
            placed,
            could_begin_in,
            may_change,
            learned: Vec::new(),
        };
        let three = || vec![placed(0, 0, Stage::Implement), placed(0, 1, Stage::Implement), placed(0, 4, Stage::Sustain)];
        vec![
            ("new", InnovationPage { record: record::samples::blank(0), ..page(Vec::new(), (0..6).map(demo::school).collect(), true) }),
            (
                "stopped-before",
                InnovationPage { learned: crate::stop::samples::learned(), ..page(Vec::new(), vec![demo::school(2)], true) },
            ),
            ("in-use", page(three(), vec![demo::school(2), demo::school(5)], true)),
            ("reader", page(three(), Vec::new(), false)),
            ("reader-nowhere", InnovationPage { record: record::samples::blank(0), ..page(Vec::new(), Vec::new(), false) }),
        ]
    }
}

impl Sample for TheoryPage {
    fn samples() -> Vec<(&'static str, TheoryPage)> {
        let page = |record, learning, may_change| TheoryPage { record, learning, more_places: 0, may_change };
        let two = vec![(placed(0, 0, Stage::Implement), true), (placed(0, 4, Stage::Prepare), false)];
        vec![
            ("full", TheoryPage { more_places: 3, ..page(record::samples::full(), two, true) }),
            ("blank", page(record::samples::blank(4), Vec::new(), true)),
            ("reader-blank", page(record::samples::blank(4), Vec::new(), false)),
        ]
    }
}

impl Sample for ComparePage {
    fn samples() -> Vec<(&'static str, ComparePage)> {
        let all = || (0..5).map(|n| (innovation_id(n), innovation(n).outline.name)).collect();
        let side = |record, placed| Side { record, placed };
        let two = [
            side(record::samples::full(), vec![placed(0, 0, Stage::Implement), placed(0, 4, Stage::Sustain)]),
            side(record::samples::other(), Vec::new()),
        ];
        let chosen = [Some(innovation_id(0)), Some(innovation_id(1))];
        vec![
            ("two", ComparePage { all: all(), chosen, sides: Some(two) }),
            ("one-chosen", ComparePage { all: all(), chosen: [Some(innovation_id(0)), None], sides: None }),
            ("twice-the-same", ComparePage { all: all(), chosen: [Some(innovation_id(0)); 2], sides: None }),
            ("nothing-to-compare", ComparePage { all: Vec::new(), chosen: [None, None], sides: None }),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let framed = |title: &str, body: Markup| who.page(title, Place::Work, body);
    let draw = |page: &InnovationPage, form: &Form| framed(&page.record.description.name, views::one(who, page, form));
    let mut all = SamplePage::each("innovation", |page: &InnovationPage| draw(page, &Form::blank()));
    if let Some((_, page)) = InnovationPage::samples().into_iter().nth(2) {
        all.push(SamplePage::of("innovation/in-use-mistake", draw(&page, &nowhere())));
    }
    let new = |form: &Form| framed(&who.words().t("innovation-new-title"), views::new(who, form));
    all.push(SamplePage::of("innovation/new/blank", new(&Form::blank())));
    all.push(SamplePage::of("innovation/new/mistakes", new(&mistaken())));
    all.extend(SamplePage::each("theory-of-change", |page: &TheoryPage| {
        framed(&theory::views::title(who, page), theory::views::one(who, page))
    }));
    let compared = |page: &ComparePage| framed(&who.words().t("compare-title"), compare::views::one(who, page));
    all.extend(SamplePage::each("compare-innovations", compared));
    all.extend(record::samples::samples(who));
    all
}

fn nowhere() -> Form {
    let mut form = Form::blank();
    let _ = form.choice("unit", |_| None::<()>).required();
    form
}

/// Too many ingredients, no kind.
fn mistaken() -> Form {
    let many: Vec<String> = (1..=22).map(|n| format!("Step {n}")).collect();
    let mut form =
        Form::blank().filled("name", "Partner Reading").filled("need", "They read too little.").filled("ingredients", many.join("\n"));
    let _ = outline(&mut form);
    form
}
