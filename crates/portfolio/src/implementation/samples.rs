//! The pages of implementations with made-up contents: just begun, held at a gate, gone back, arrived.

use super::model::{Implementation, Move, Stage, Stop};
use super::pages::WorkPage;
use super::{Overview, Placed, views};
use crate::innovation::samples::{innovation, innovation_id};
use ground::element::Text;
use ground::organization::{Break, What};
use ground::{Check, ImplementationId, PersonId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn, paths};
use maud::Markup;

/// An innovation at a school of the made-up district; the rooms to the right hang their samples on it.
pub fn placed(n: usize, school: usize, stage: Stage) -> Placed {
    let unit = demo::school(school);
    let name = innovation(n).outline.name;
    Placed {
        id: implementation_id(n, school),
        innovation: innovation_id(n),
        innovation_name: name,
        unit: unit.id,
        unit_name: unit.name,
        stage,
        stopped_on: None,
        paused_on: None,
        returns_on: None,
    }
}

/// Partner Reading at Alder Creek, where most samples play.
pub fn partner_reading() -> Placed {
    placed(0, 0, Stage::Implement)
}

fn implementation_id(n: usize, school: usize) -> ImplementationId {
    demo::id(700 + 10 * n + school)
}

impl Sample for WorkPage {
    fn samples() -> Vec<(&'static str, WorkPage)> {
        let everywhere = vec![
            placed(3, 1, Stage::Prepare),
            placed(1, 0, Stage::Decide),
            placed(1, 3, Stage::Implement),
            placed(0, 0, Stage::Implement),
            placed(0, 1, Stage::Implement),
            placed(0, 4, Stage::Sustain),
        ];
        let here = vec![placed(1, 0, Stage::Decide), partner_reading()];
        let stopped = Placed { stopped_on: Some(demo::day(6, 12)), ..placed(2, 0, Stage::Implement) };
        vec![
            ("full", WorkPage { placed: everywhere, waiting: vec![innovation(2), innovation(4)], may_innovate: true }),
            ("new-organization", WorkPage { placed: Vec::new(), waiting: Vec::new(), may_innovate: true }),
            ("waiting-only", WorkPage { placed: Vec::new(), waiting: vec![innovation(0)], may_innovate: true }),
            ("stopped", WorkPage { placed: vec![partner_reading(), stopped], waiting: Vec::new(), may_innovate: true }),
            ("reader", WorkPage { placed: here, waiting: Vec::new(), may_innovate: false }),
            ("reader-nothing", WorkPage { placed: Vec::new(), waiting: Vec::new(), may_innovate: false }),
        ]
    }
}

/// The way of one implementation, oldest first: to which stage, when, by whom, and why in spite of the gate.
type Way<'a> = &'a [(Stage, Date, usize, Option<&'a str>)];

fn begun() -> (Stage, Date, usize, Option<&'static str>) {
    (Stage::Decide, demo::day(1, 12), demo::INES, None)
}

fn moves(way: Way) -> Vec<Move> {
    let before = std::iter::once(None).chain(way.iter().map(|(stage, ..)| Some(*stage)));
    let moved = way.iter().zip(before).enumerate().map(|(n, ((to, day, who, reason), from))| Move {
        id: demo::id(800 + n),
        from,
        to: *to,
        at: demo::noon(*day),
        actor: Some(demo::person_id(*who)),
        event: demo::id(900 + n),
        reason: reason.map(str::to_string),
        held: String::new(),
    });
    moved.collect()
}

/// What the rooms say before the next gate; `met` in order.
fn checks(met: [bool; 3]) -> Vec<Check> {
    let id = partner_reading().id;
    let team = Text::new("check-team-named").with("team", "Partner Reading team").with("least", "3");
    let said = [
        ("core-ingredient", Text::new("check-core-ingredient"), paths::innovation_edit(innovation_id(0))),
        ("adult-learning", Text::new("check-adult-learning"), paths::implementation_learning(id)),
        ("team", team, paths::team(id)),
    ];
    said.into_iter().zip(met).map(|((name, text, href), met)| Check { name, met, text, href: Some(href) }).collect()
}

const LEARNING: &str = "All teachers of grades 2 and 3 try it with two pairs from September on.\n\
    Each sees it once at Elm Street, and once at Alder Creek with a colleague.\n\
    Tova Lind coaches: one visit a month and teacher, until May.";

fn overview(way: Way, learning: &str, next: Option<(Stage, Vec<Check>)>, may_lead: bool, may_override: bool) -> Overview {
    let stage = way.last().map_or(Stage::Decide, |(stage, ..)| *stage);
    let furthest = way.iter().map(|(stage, ..)| *stage).max().unwrap_or(stage);
    let place = partner_reading();
    let names = (0..4).map(|n| (demo::person_id(n), demo::name(n))).collect::<std::collections::HashMap<PersonId, String>>();
    Overview {
        implementation: Implementation {
            id: place.id,
            innovation: place.innovation,
            unit: place.unit,
            stage,
            furthest,
            adult_learning: learning.into(),
            stopped_on: None,
            paused_on: None,
            returns_on: None,
        },
        stop: None,
        innovation: innovation(0),
        unit: demo::school(0),
        closed: None,
        before: None,
        moves: moves(way),
        names,
        next,
        may_lead,
        may_override,
        zone: TimeZone::UTC,
        calendar: kit::calendar::samples::calendar(),
        today: demo::today(),
    }
}

/// The same, after its school went on in another.
fn shut(page: Overview) -> Overview {
    let closed = Break { day: demo::day(11, 2), what: What::Closed(vec![demo::SCHOOLS[1].into()]) };
    Overview { closed: Some(closed), ..page }
}

/// The same, stopped at the end of the year.
fn halted(page: Overview) -> Overview {
    let on = demo::day(11, 2);
    let stop = Stop {
        on,
        reason: Some("Too many things at once; reading comes first this year.".into()),
        remains: Some("Every teacher keeps the pairs, and the cards stay in the rooms.".into()),
    };
    Overview { implementation: Implementation { stopped_on: Some(on), ..page.implementation }, stop: Some(stop), ..page }
}

impl Sample for Overview {
    fn samples() -> Vec<(&'static str, Overview)> {
        let prepared = (Stage::Prepare, demo::day(3, 2), demo::MARCUS, None);
        let implemented =
            (Stage::Implement, demo::day(8, 31), demo::MARCUS, Some("Two teachers are trained in September; the others are ready."));
        let back = (Stage::Prepare, demo::day(10, 5), demo::INES, None);
        let sustained = (Stage::Sustain, demo::day(11, 13), demo::MARCUS, None);
        let asked = |met| {
            let text = Text::new("check-staff-asked");
            vec![
                checks([true, true, true])[1].clone(),
                Check { name: "staff-asked", met, text, href: Some(paths::implementation_pulses(partner_reading().id)) },
            ]
        };
        vec![
            ("begun", overview(&[begun()], "", Some((Stage::Prepare, checks([true, false, false])[..1].to_vec())), true, false)),
            ("held", overview(&[begun(), prepared], "", Some((Stage::Implement, checks([true, false, false]))), true, false)),
            ("open", overview(&[begun(), prepared], LEARNING, Some((Stage::Implement, checks([true, true, true]))), true, true)),
            ("overridden", overview(&[begun(), prepared, implemented], LEARNING, Some((Stage::Sustain, asked(false))), true, true)),
            (
                "gone-back",
                overview(
                    &[begun(), prepared, implemented, back],
                    LEARNING,
                    Some((Stage::Implement, checks([true, true, false]))),
                    true,
                    true,
                ),
            ),
            ("arrived", overview(&[begun(), prepared, implemented, sustained], LEARNING, None, true, true)),
            (
                "unit-closed",
                shut(overview(&[begun(), prepared], LEARNING, Some((Stage::Implement, checks([true, true, false]))), true, true)),
            ),
            ("stopped", halted(overview(&[begun(), prepared, implemented], LEARNING, None, true, true))),
            ("reader", overview(&[begun(), prepared], "", Some((Stage::Implement, checks([true, false, true]))), false, false)),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let framed = |title: &str, body: Markup| who.page(title, Place::Work, body);
    let mut all = SamplePage::each("work", |page: &WorkPage| framed(&who.words().t("work-title"), views::work(who, page)));
    all.extend(SamplePage::each("implementation", |page: &Overview| framed(&page.title(who), views::one(who, page))));
    let to_stage = |state: &str| format!("implementation/stage/{state}");
    for (state, page) in Overview::samples().into_iter().filter(|(_, page)| page.may_lead) {
        let next = page.implementation.stage.next().map_or("", Stage::word);
        let form = Form::blank().filled("to", next);
        all.push(SamplePage::of(&to_stage(state), framed(&who.words().t("stage-title"), views::stage(who, &page, &form))));
        if state == "held" {
            for (name, wrong) in [("held-mistake", "gate-reason-needed"), ("held-not-yours", "gate-may-not-override")] {
                let mut form = form.clone();
                form.wrong("reason", wrong);
                all.push(SamplePage::of(&to_stage(name), framed(&who.words().t("stage-title"), views::stage(who, &page, &form))));
            }
        }
    }
    let mut mistake = Form::blank().filled("reason", "Too much at once.");
    let _ = mistake.text("remains").required();
    for (state, form) in [("blank", Form::blank()), ("mistake", mistake)] {
        let page = overview(&[begun()], LEARNING, None, true, false);
        let name = format!("implementation/stop/{state}");
        all.push(SamplePage::of(&name, framed(&who.words().t("stop-title"), views::stop(who, &page, &form))));
    }
    let mut blank = Form::blank();
    let _ = blank.text("learning").required();
    let page = overview(&[begun()], LEARNING, None, true, false);
    for (state, form) in [("blank", Form::blank()), ("written", Form::blank().filled("learning", LEARNING)), ("mistake", blank)] {
        let name = format!("implementation/learning/{state}");
        all.push(SamplePage::of(&name, framed(&who.words().t("learning-title"), views::learning(who, &page, &form))));
    }
    all
}
