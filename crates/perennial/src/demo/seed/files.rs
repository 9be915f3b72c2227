//! Files of the innovations, made here and now: a guide as a PDF, a table of dates, and one that was deleted again. Small, real,
//! and each says that it is made up.

use super::Seeding;
use super::words::{self, Written};
use anyhow::{Context, Result};
use ground::files::{Coming, recognize};
use ground::{InnovationId, Role};
use paper::one_pager::{Column, OnePager, Prose};
use paper::pulse_result::Note;
use paper::{Sheet, Size, Template};
use portfolio::innovation::Ingredient;

/// The guide of the first and the dates of the second: enough to see both kinds without a minute at the press.
pub fn attach(all: &Seeding) -> Result<()> {
    let [first, second, ..] = all.innovations[..] else { return Ok(()) };
    let [reading, circles, ..] = &words::INNOVATIONS;
    let guide = press::pdf(&guide(reading), Size::Letter).context("the guide could not be printed")?;
    keep(all, first, "Partner Reading guide.pdf", guide, words::GUIDE_SAYS)?;
    keep(all, first, "First term.csv", words::CALENDAR.into(), words::CALENDAR_SAYS)?;
    keep(all, second, &format!("{} first term.csv", circles.name), words::CALENDAR.into(), words::CALENDAR_SAYS)
}

/// Attaches one, as the district leader would.
pub fn keep(all: &Seeding, to: InnovationId, name: &str, bytes: Vec<u8>, description: &str) -> Result<()> {
    let (name, kind) = recognize(name, &bytes)?;
    let digest = all.shelf.put(all.organization, &bytes).context("the folder for files could not be written")?;
    let coming = Coming { name, kind, bytes: bytes.len() as i64, digest, description: description.into() };
    all.write_as_office(Role::DistrictLeader, move |op| portfolio::files::attach(op, to, &coming))?;
    Ok(())
}

/// One page in the house's own print, so that it is as readable as whatever else leaves it.
fn guide(written: &Written) -> Sheet {
    let prose = |heading: &str, said: &[&str]| Prose { heading: heading.into(), said: said.iter().map(|s| (*s).into()).collect() };
    let column = |heading: &str, items: Vec<Note>| Column { heading: heading.into(), items, rest: None };
    let ingredients = Ingredient::lines(written.ingredients);
    let note = |i: &Ingredient, text: &str| Note { point: i.name.clone(), text: text.into() };
    let core = ingredients.iter().filter(|i| !i.adaptable).zip(written.looks_like).map(|(i, looks)| note(i, looks)).collect();
    let adaptable = ingredients.iter().filter(|i| i.adaptable).map(|i| note(i, "")).collect();
    let steps = words::FIRST_STEPS.map(|step| Note { point: step.into(), text: String::new() });
    let words = OnePager {
        demo: Some("Demo organization: people and data are made up.".into()),
        product: "Perennial".into(),
        made_for: "Riverbend Demo District · a guide for teachers (made up)".into(),
        lede: written.about.into(),
        what: prose("For whom", &[written.meant_for]),
        stands: prose("What one needs", &[written.materials]),
        stages: None,
        said: None,
        conditions: vec![column("Keep", core), column("Adapt", adaptable), column("First steps", steps.into())],
        asks: prose("How we look at it", &[written.fidelity]),
        next: prose("Next", &["Choose two weeks in which the grade team can watch one another."]),
        decisions: column("What adults do", written.adults.iter().map(|a| Note { point: (*a).into(), text: String::new() }).collect()),
        foot: "Made up, like all of the demo.".into(),
    };
    let title = format!("{}: the guide", written.name);
    Sheet { template: Template::OnePager(Box::new(words)), lang: "en".into(), title, figures: Vec::new() }
}
