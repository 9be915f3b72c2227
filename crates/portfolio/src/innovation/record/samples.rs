//! A whole record, an empty one and a second one for comparing, all made up; and the pages on which they are written.

use super::fields::Topic;
use super::pages::page;
use super::{
    Active, AsksOf, Cost, Description, Effect, Evidence, Figure, Ingredients, Link, Materials, Need, Outcomes, Record, Rhythm, Row, Source,
    Tier, While,
};
use crate::innovation::samples::innovation;
use ground::Role;
use kit::form::cell;
use kit::sample::{SamplePage, demo};
use kit::{Form, SignedIn};

/// Partner Reading, with everything written down but the definition of one part.
pub fn full() -> Record {
    let looks_like = ["Two children, one book, both see the page", "On the timetable, twenty minutes", ""];
    let mut record = blank(0);
    for (row, text) in record.ingredients.all.iter_mut().zip(looks_like) {
        row.is.looks_like = text.into();
    }
    record.ingredients.fidelity = "Tova looks at one lesson of each teacher a month, with five look-fors.".into();
    record.description.about = "Two children read the same text aloud in turns. One reads, the other listens, helps and asks.".into();
    record.description.meant_for = "Grades 2 to 5, all readers. Not instead of the program for children with dyslexia.".into();
    record.need = Need {
        problem: innovation(0).outline.need,
        whom: "Third graders at Alder Creek".into(),
        figures: vec![
            Row::new(figure("41 of 98", "third graders read fluently in May", 5, "Spring fluency check")),
            Row::new(figure("2 minutes", "a child reads aloud to somebody on a school day", 3, "Ten lessons timed by the coach")),
        ],
    };
    record.evidence = Evidence { summary: innovation(0).outline.evidence, sources: vec![Row::new(study()), Row::new(report())] };
    record.hours = vec![
        asks(Role::Teacher, 4.0, While::Preparing),
        asks(Role::Teacher, 1.5, While::Implementing),
        asks(Role::Coach, 12.0, While::Implementing),
    ];
    record.costs = vec![
        Row::new(Cost { amount: 4_200, rhythm: Rhythm::Once, purpose: "two days of training".into() }),
        Row::new(Cost { amount: 350, rhythm: Rhythm::Yearly, purpose: "new books".into() }),
    ];
    record.materials = Materials {
        needed: "Cards with the steps, one for each pair.\nThirty books in pairs for each room.".into(),
        licence: "CC BY 4.0".into(),
        at: "https://reading.riverbend.example/partner-cards".into(),
    };
    record.outcomes = Outcomes {
        adults: said(&["Teachers pair children by reading level every month", "Teachers listen to three pairs in each session"]),
        students: said(&["Third graders read grade-level text fluently by May"]),
    };
    record
}

/// One of the five innovations with nothing but its name, kind and first ingredients.
pub fn blank(n: usize) -> Record {
    let known = innovation(n);
    let active = |ingredient| Row::new(Active { ingredient, looks_like: String::new() });
    Record {
        id: known.id,
        description: Description { name: known.outline.name, kind: known.outline.kind, about: String::new(), meant_for: String::new() },
        need: Need::default(),
        evidence: Evidence::default(),
        ingredients: Ingredients { all: known.outline.ingredients.into_iter().map(active).collect(), fidelity: String::new() },
        hours: Vec::new(),
        costs: Vec::new(),
        materials: Materials::default(),
        outcomes: Outcomes::default(),
    }
}

/// Another way to answer the same need, with less known about it.
pub fn other() -> Record {
    let mut record = blank(1);
    record.ingredients.all.truncate(2);
    record.ingredients.all.push(Row::new(Active {
        ingredient: crate::innovation::Ingredient { name: "Ten minutes at the start of the lesson".into(), adaptable: false },
        looks_like: String::new(),
    }));
    record.need.problem = "Children say an answer, but rarely how they found it.".into();
    record.evidence.sources = vec![Row::new(report())];
    record.hours = vec![asks(Role::Teacher, 2.0, While::Implementing)];
    record.outcomes.adults = said(&["Teachers ask how, and wait five seconds"]);
    record
}

fn figure(figure: &str, counted: &str, month: i8, source: &str) -> Figure {
    Figure { figure: figure.into(), counted: counted.into(), as_of: demo::day(month, 22), source: source.into() }
}

fn study() -> Source {
    Source {
        source: "Example and Sample (2021): Reading in pairs, a trial in 32 schools".into(),
        link: Link::read("https://studies.riverbend.example/pairs"),
        tier: Tier::Strong,
        effect: Effect::read("0.30", "0.12", "0.48", "standard deviations").ok().flatten(),
        studied: "2,140 children in grades 2 and 3, half of them learning English".into(),
    }
}

fn report() -> Source {
    Source { source: "Report of the Elm Street team, June 2026".into(), link: None, tier: Tier::None, effect: None, studied: String::new() }
}

fn asks<I>(role: Role, hours: f64, when: While) -> Row<I, AsksOf> {
    Row::new(AsksOf { role, minutes_per_month: (hours * 60.0) as i64, when })
}

fn said<I>(all: &[&str]) -> Vec<Row<I, String>> {
    all.iter().map(|text| Row::new(text.to_string())).collect()
}

/// Each page three times: with what is there, with nothing, with mistakes.
pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let mut all = Vec::new();
    for topic in Topic::ALL {
        let name = |state: &str| format!("innovation/{}/{state}", topic.anchor());
        let face = topic.face();
        for (state, record) in [("full", full()), ("blank", blank(0))] {
            all.push(SamplePage::of(&name(state), page(who, &record, topic, &(face.fill)(&record))));
        }
        let mut form = mistaken(topic);
        if (face.read)(&mut form).is_none() {
            all.push(SamplePage::of(&name("mistakes"), page(who, &full(), topic, &form)));
        }
    }
    all
}

/// What nobody should send.
fn mistaken(topic: Topic) -> Form {
    let long = "x".repeat(4_100);
    let form = Form::blank();
    match topic {
        Topic::Description => form.filled("kind", "spell"),
        Topic::Need => form.filled_row("figure", &[("number", "41 of 98")]),
        Topic::Evidence => form
            .filled_row("source", &[("source", "A trial"), ("link", "on my desk"), ("effect", "0.3"), ("low", "0.4"), ("high", "0.5")])
            .filled_row("source", &[("source", "Another"), ("tier", "strong"), ("effect", "large"), ("unit", "months")]),
        Topic::Ingredients => form,
        Topic::Hours => form.filled_row("ask", &[("hours", "900")]).filled_row("ask", &[("role", "teacher")]),
        Topic::Costs => form.filled_row("cost", &[("amount", "much"), ("purpose", "books")]),
        Topic::Materials => form.filled("needed", long),
        Topic::Outcomes => form.filled_row("adult", &[]).filled(&cell("student", 0, "said"), "They read").filled_row("student", &[]),
    }
}
