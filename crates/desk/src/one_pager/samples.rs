//! The page for the board with made-up contents: one place with everything known, one just begun, one stopped; an
//! innovation in many places, and in none.

use super::model::{Asks, BoardSheetPage, Decided, NextGate, Ruling, Scope, Told};
use super::{pages, sheet};
use ground::Role;
use ground::element::Text;
use inclusion::pulse::Finding;
use kit::sample::{Sample, SamplePage, demo};
use kit::{SignedIn, paths};
use portfolio::implementation::samples::{conditions, partner_reading, placed};
use portfolio::implementation::{Placed, Stage};
use portfolio::innovation::samples::innovation;
use portfolio::innovation::{AsksOf, Cost, Rhythm, While};
use portfolio::load::Week;

fn page(scope: Scope) -> BoardSheetPage {
    BoardSheetPage {
        organization: demo::DISTRICT.into(),
        demo: true,
        today: demo::today(),
        innovation: innovation(0),
        about: "Two children read the same text aloud in turns; one listens, helps and asks.".into(),
        scope,
        since: None,
        conditions: Vec::new(),
        asks: Asks::default(),
        finding: None,
        decided: Vec::new(),
    }
}

fn decided(month: i8, day: i8, to: Stage, reason: Option<&str>, place: Option<usize>) -> Decided {
    let place = place.map(|n| demo::SCHOOLS[n].to_string());
    let by = place.is_none().then(|| demo::name(demo::MARCUS));
    Decided { day: demo::day(month, day), place, by, what: Ruling::Moved { to, back: false }, words: reason.map(str::to_string) }
}

/// Hours of two roles, money once and every year; the week of a teacher over all innovations.
fn asks() -> Asks {
    let hours = |role, hours, when| AsksOf::hours(role, hours, when);
    let cost = |amount, rhythm, purpose: &str| Cost { amount, rhythm, purpose: purpose.into() };
    Asks {
        hours: [hours(Role::Teacher, 6.0, While::Implementing), hours(Role::Coach, 8.0, While::Implementing)]
            .into_iter()
            .flatten()
            .collect(),
        costs: vec![cost(4_200, Rhythm::Once, "sets of paired texts"), cost(1_500, Rhythm::Yearly, "substitutes for peer visits")],
        materials: "Paired texts for three reading levels.".into(),
        week: Some(Week { minutes: 210, limit: Some(300), made_of: Vec::new() }),
    }
}

fn full() -> BoardSheetPage {
    let missing = vec![Text::new("check-staff-asked")];
    let finding = Finding {
        title: "Fall pulse".into(),
        closed_on: demo::day(11, 13),
        agree: Some("Partner reading helps my readers.".into()),
        disagree: Some("Our team has time to plan it together.".into()),
    };
    let hours = Decided {
        what: Ruling::Hours,
        words: Some("The Tuesday meeting rests until May.".into()),
        ..decided(10, 26, Stage::Implement, None, None)
    };
    let reason = Some("Two teachers are trained in September; the others are ready.");
    BoardSheetPage {
        since: Some(demo::day(8, 31)),
        conditions: conditions().into_iter().map(|condition| Told { condition, place: None }).collect(),
        finding: Some(finding),
        asks: asks(),
        decided: vec![hours, decided(8, 31, Stage::Implement, reason, None), decided(3, 2, Stage::Prepare, None, None)],
        ..page(Scope::Place { placed: partner_reading(), next: Some(NextGate { stage: Stage::Sustain, missing }) })
    }
}

fn everywhere() -> BoardSheetPage {
    let stages = [Stage::Implement, Stage::Implement, Stage::Prepare, Stage::Decide, Stage::Sustain, Stage::Decide];
    let places = stages.into_iter().enumerate().map(|(n, stage)| placed(0, n, stage)).collect();
    let lost = conditions().into_iter().filter(|c| c.state == ground::element::State::Lost);
    BoardSheetPage {
        conditions: lost.map(|condition| Told { condition, place: Some(demo::SCHOOLS[0].into()) }).collect(),
        decided: vec![decided(10, 5, Stage::Sustain, None, Some(4)), decided(8, 31, Stage::Implement, None, Some(0))],
        ..page(Scope::Everywhere { places, lost: vec![demo::SCHOOLS[0].into()] })
    }
}

impl Sample for BoardSheetPage {
    fn samples() -> Vec<(&'static str, BoardSheetPage)> {
        let begun = NextGate { stage: Stage::Prepare, missing: vec![Text::new("check-core-ingredient")] };
        let stopped = Placed { stopped_on: Some(demo::day(11, 2)), ..partner_reading() };
        let paused = Placed { paused_on: Some(demo::day(10, 5)), returns_on: Some(demo::day(12, 1)), ..partner_reading() };
        vec![
            ("place", full()),
            ("place-begun", page(Scope::Place { placed: placed(0, 0, Stage::Decide), next: Some(begun) })),
            ("place-stopped", BoardSheetPage { finding: None, ..page(Scope::Place { placed: stopped, next: None }) }),
            ("place-paused", page(Scope::Place { placed: paused, next: None })),
            ("innovation", everywhere()),
            ("innovation-nowhere", page(Scope::Everywhere { places: Vec::new(), lost: Vec::new() })),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let back = paths::implementation(partner_reading().id);
    let pdf = paths::implementation_one_pager_pdf(partner_reading().id);
    let sheets = BoardSheetPage::samples().into_iter().filter_map(|(state, page)| Some((state, sheet::sheet(who.words(), &page).ok()?)));
    sheets.map(|(state, sheet)| SamplePage::of(&format!("one-pager/{state}"), pages::framed(who, &sheet, &pdf, &back))).collect()
}
