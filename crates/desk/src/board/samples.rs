//! The board with made-up contents: full, with more places than a page holds, nothing known, nothing chosen, nothing at all.

use super::model::{Cell, Chosen, Mark, Sort, grid, names};
use super::pages::BoardPage;
use super::views;
use ground::UnitId;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Place, SignedIn};
use portfolio::implementation::samples::placed;
use portfolio::implementation::{Placed, Stage};
use portfolio::innovation::samples::{innovation, innovation_id};
use portfolio::load::{Made, Week};
use std::collections::HashMap;

/// (innovation, school, stage, mark)
type Standing = (usize, usize, Stage, Option<Mark>);

const LOST: Option<Mark> = Some(Mark::Lost(1));
const UNKNOWN: Option<Mark> = Some(Mark::Unknown);
const RIVERBEND: [Standing; 16] = [
    (0, 0, Stage::Implement, LOST),
    (0, 1, Stage::Implement, None),
    (0, 2, Stage::Prepare, None),
    (0, 4, Stage::Sustain, None),
    (0, 5, Stage::Decide, None),
    (1, 0, Stage::Prepare, None),
    (1, 2, Stage::Implement, Some(Mark::Lost(2))),
    (1, 3, Stage::Implement, None),
    (2, 0, Stage::Sustain, None),
    (2, 1, Stage::Prepare, UNKNOWN),
    (2, 5, Stage::Prepare, None),
    (3, 1, Stage::Implement, None),
    (3, 2, Stage::Prepare, None),
    (3, 3, Stage::Decide, None),
    (3, 5, Stage::Implement, UNKNOWN),
    (4, 3, Stage::Sustain, None),
];

fn cells() -> Vec<Cell> {
    let going = RIVERBEND.into_iter().map(|(n, school, stage, mark)| Cell { placed: placed(n, school, stage), mark });
    let stopped = [0, 1, 5].into_iter().map(|school| {
        let placed = Placed { stopped_on: Some(demo::day(6, 12)), ..placed(4, school, Stage::Implement) };
        Cell { placed, mark: None }
    });
    let paused = Placed { paused_on: Some(demo::day(10, 5)), returns_on: Some(demo::day(1, 11)), ..placed(2, 4, Stage::Implement) };
    going.chain(stopped).chain([Cell { placed: paused, mark: None }]).collect()
}

/// The first innovation in fifteen schools.
fn many() -> Vec<Cell> {
    let place = |n: usize| {
        let placed = Placed { unit: demo::id(400 + n), unit_name: format!("School {:02}", n + 1), ..placed(0, n, Stage::ALL[n % 4]) };
        Cell { placed, mark: None }
    };
    (0..15).map(place).collect()
}

/// Two innovations and a pulse; five hours are agreed in every second school.
fn week(n: usize) -> Week {
    let minutes = [240, 270, 390, 150, 120][n % 5];
    let made = |at: Option<usize>, minutes| Made { innovation: at.map(|at| (innovation_id(at), innovation(at).outline.name)), minutes };
    Week {
        minutes,
        limit: n.is_multiple_of(2).then_some(300),
        made_of: vec![made(Some(0), minutes - 70), made(Some(1), 60), made(None, 10)],
    }
}

fn page(cells: Vec<Cell>, chosen: Chosen) -> BoardPage {
    let (innovations, units) = names(&cells);
    BoardPage {
        grid: grid(cells, &chosen, None),
        chosen,
        innovations,
        units,
        kinds: (0..5).map(|n| (innovation_id(n), innovation(n).outline.kind)).collect(),
        asked: HashMap::new(),
        today: demo::today(),
        looked_at: Some(demo::today()),
        may_innovate: true,
    }
}

impl Sample for BoardPage {
    fn samples() -> Vec<(&'static str, BoardPage)> {
        let unknown = || cells().into_iter().map(|cell| Cell { mark: UNKNOWN, ..cell }).collect();
        let stage = |stage| Chosen { stage: Some(stage), ..Chosen::default() };
        let asked = |schools: usize, school: fn(usize) -> UnitId| (0..schools).map(|n| (school(n), week(n))).collect::<HashMap<_, _>>();
        vec![
            ("full", page(cells(), Chosen::default())),
            ("asked", BoardPage { asked: asked(5, demo::school_id), ..page(cells(), Chosen::default()) }),
            ("many-places", page(many(), Chosen::default())),
            ("many-places-asked", BoardPage { asked: asked(12, |n| demo::id(400 + n)), ..page(many(), Chosen::default()) }),
            ("chosen", page(cells(), stage(Sort::Lost))),
            ("nothing-fits", page(many(), stage(Sort::Stopped))),
            ("not-known", BoardPage { looked_at: None, ..page(unknown(), Chosen::default()) }),
            ("new-organization", page(Vec::new(), Chosen::default())),
            ("reader-nothing", BoardPage { may_innovate: false, ..page(Vec::new(), Chosen::default()) }),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    SamplePage::each("portfolio", |page: &BoardPage| who.page(&who.words().t("board-title"), Place::Portfolio, views::board(who, page)))
}
