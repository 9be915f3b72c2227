//! How the board is laid out: which rows and columns, in which order, which shape beside which drawing. No SQL, no HTTP.

use ground::element::{Condition, State};
use ground::sought::fold;
use ground::{ImplementationId, InnovationId, Moment, UnitId};
use kit::views::Growth;
use portfolio::implementation::views::growth_of;
use portfolio::implementation::{Placed, Stage};
use std::collections::HashMap;

/// Places side by side on one page: more would have to be scrolled, and could not be compared at a glance.
pub const MOST_UNITS: usize = 12;

/// How many conditions of an implementation stand how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    pub met: i64,
    pub emerging: i64,
    pub lost: i64,
    pub unknown: i64,
    pub looked_at: Moment,
}

/// The shape beside the drawing; most places have none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// So many conditions were lost.
    Lost(i64),
    /// Nothing is known of any condition.
    Unknown,
}

impl Standing {
    pub fn of(conditions: &[Condition], looked_at: Moment) -> Standing {
        let count = |state| conditions.iter().filter(|c| c.state == state).count() as i64;
        Standing {
            met: count(State::Met),
            emerging: count(State::Emerging),
            lost: count(State::Lost),
            unknown: count(State::Unknown),
            looked_at,
        }
    }

    pub fn mark(&self) -> Option<Mark> {
        match self {
            Standing { lost: 1.., .. } => Some(Mark::Lost(self.lost)),
            Standing { met: 0, emerging: 0, .. } => Some(Mark::Unknown),
            _ => None,
        }
    }
}

/// What the reader wants to look at; nothing chosen is everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Chosen {
    pub innovation: Option<InnovationId>,
    pub unit: Option<UnitId>,
    pub stage: Option<Sort>,
}

/// What one may look for besides what and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    In(Stage),
    Paused,
    Stopped,
    /// A condition was lost.
    Lost,
}

impl Sort {
    pub const ALL: [Sort; 7] = [
        Sort::In(Stage::Decide),
        Sort::In(Stage::Prepare),
        Sort::In(Stage::Implement),
        Sort::In(Stage::Sustain),
        Sort::Paused,
        Sort::Stopped,
        Sort::Lost,
    ];

    /// The word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Sort::In(stage) => stage.word(),
            Sort::Paused => "paused",
            Sort::Stopped => "stopped",
            Sort::Lost => "lost",
        }
    }

    pub fn from_word(word: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.word() == word)
    }
}

/// One innovation in one place.
#[derive(Clone, Debug)]
pub struct Cell {
    pub placed: Placed,
    pub mark: Option<Mark>,
}

impl Cell {
    /// What is stopped or paused has no conditions to lose.
    pub fn of(placed: Placed, standing: Option<&Standing>) -> Cell {
        let mark = if placed.is_going() { standing.map_or(Some(Mark::Unknown), Standing::mark) } else { None };
        Cell { placed, mark }
    }

    pub fn is_lost(&self) -> bool {
        matches!(self.mark, Some(Mark::Lost(_)))
    }

    fn fits(&self, chosen: &Chosen) -> bool {
        let stage = match chosen.stage {
            None => true,
            Some(Sort::In(stage)) => self.placed.stage == stage && self.placed.is_going(),
            Some(Sort::Paused) => growth_of(&self.placed) == Growth::Paused,
            Some(Sort::Stopped) => growth_of(&self.placed) == Growth::Stopped,
            Some(Sort::Lost) => self.is_lost(),
        };
        stage && chosen.innovation.is_none_or(|i| i == self.placed.innovation) && chosen.unit.is_none_or(|u| u == self.placed.unit)
    }
}

/// An innovation with what stands in each column.
#[derive(Clone, Debug)]
pub struct Row {
    pub innovation: InnovationId,
    pub name: String,
    pub cells: Vec<Option<Cell>>,
}

/// One page of the board.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub units: Vec<(UnitId, String)>,
    pub rows: Vec<Row>,
    /// Of everything chosen, over all pages.
    pub innovations: usize,
    pub places: usize,
    /// How many places stand before this page, and the last on it when more follow.
    pub before: usize,
    pub next: Option<UnitId>,
    /// Where a condition was lost, over all pages.
    pub lost: Vec<Cell>,
    /// Whether something is known of any condition.
    pub known: bool,
}

/// Lays out what fits: innovations and places from A to Z, as they come from their list; the page begins behind `after`.
pub fn grid(cells: Vec<Cell>, chosen: &Chosen, after: Option<UnitId>) -> Grid {
    let cells: Vec<Cell> = cells.into_iter().filter(|cell| cell.fits(chosen)).collect();
    let (innovations, units) = names(&cells);
    let before = after.and_then(|unit| units.iter().position(|(u, _)| *u == unit)).map_or(0, |at| at + 1);
    let places = units.len();
    let units: Vec<(UnitId, String)> = units.into_iter().skip(before).take(MOST_UNITS).collect();
    let next = units.last().map(|(unit, _)| *unit).filter(|_| before + units.len() < places);
    let lost = cells.iter().filter(|cell| cell.is_lost()).cloned().collect();
    let known = cells.iter().any(|cell| cell.placed.is_going() && cell.mark != Some(Mark::Unknown));
    let count = innovations.len();
    let mut at: HashMap<(InnovationId, UnitId), Cell> =
        cells.into_iter().map(|cell| ((cell.placed.innovation, cell.placed.unit), cell)).collect();
    let rows = innovations.into_iter().map(|(innovation, name)| {
        let cells = units.iter().map(|(unit, _)| at.remove(&(innovation, *unit))).collect();
        Row { innovation, name, cells }
    });
    let rows = rows.filter(|row| row.cells.iter().any(Option::is_some)).collect();
    Grid { units, rows, innovations: count, places, before, next, lost, known }
}

type Named<T> = Vec<(T, String)>;

/// The innovations and the places of these cells, each once and from A to Z.
pub fn names(cells: &[Cell]) -> (Named<InnovationId>, Named<UnitId>) {
    let placed = || cells.iter().map(|cell| &cell.placed);
    let innovations = placed().map(|p| (p.innovation, p.innovation_name.clone())).collect();
    (a_to_z(innovations), a_to_z(placed().map(|p| (p.unit, p.unit_name.clone())).collect()))
}

fn a_to_z<T: Ord + Copy>(mut names: Named<T>) -> Named<T> {
    names.sort_by_cached_key(|(id, name)| (fold(name), *id));
    names.dedup_by_key(|(id, _)| *id);
    names
}

/// The cells of all implementations, with their marks.
pub fn cells(placed: Vec<Placed>, standings: &HashMap<ImplementationId, Standing>) -> Vec<Cell> {
    placed
        .into_iter()
        .map(|p| {
            let standing = standings.get(&p.id);
            Cell::of(p, standing)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;

    fn id<T: From<Uuid>>(n: u128) -> T {
        T::from(Uuid::from_u128(n))
    }

    fn cell(innovation: u128, unit: u128, stage: Stage, mark: Option<Mark>) -> Cell {
        let placed = Placed {
            id: id(innovation * 1_000 + unit),
            innovation: id(innovation),
            innovation_name: format!("innovation {}", (b'z' - innovation as u8) as char),
            unit: id(unit),
            unit_name: format!("School {unit:03}"),
            stage,
            stopped_on: None,
            paused_on: None,
            returns_on: None,
            shut: None,
        };
        Cell { placed, mark }
    }

    fn standing(met: i64, emerging: i64, lost: i64, unknown: i64) -> Standing {
        Standing { met, emerging, lost, unknown, looked_at: Moment(0) }
    }

    #[test]
    fn one_lost_condition_shows_and_a_few_unknown_ones_do_not() {
        assert_eq!(standing(9, 0, 1, 3).mark(), Some(Mark::Lost(1)));
        assert_eq!(standing(1, 0, 0, 11).mark(), None);
        assert_eq!(standing(0, 0, 0, 12).mark(), Some(Mark::Unknown));
        assert_eq!(standing(0, 0, 0, 0).mark(), Some(Mark::Unknown));
    }

    #[test]
    fn what_was_never_looked_at_is_not_known_and_what_is_stopped_has_no_shape() {
        let one = cell(1, 1, Stage::Decide, None).placed;
        assert_eq!(Cell::of(one.clone(), None).mark, Some(Mark::Unknown));
        let stopped = Placed { stopped_on: Some(jiff::civil::Date::ZERO), ..one };
        assert_eq!(Cell::of(stopped, Some(&standing(0, 0, 3, 0))).mark, None);
    }

    #[test]
    fn places_and_innovations_stand_from_a_to_z_whatever_their_state() {
        let lost = Some(Mark::Lost(2));
        let all = vec![cell(1, 3, Stage::Sustain, None), cell(2, 1, Stage::Decide, lost), cell(1, 2, Stage::Decide, None)];
        let grid = grid(all, &Chosen::default(), None);
        assert_eq!(grid.units.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["School 001", "School 002", "School 003"]);
        assert_eq!(grid.rows.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["innovation x", "innovation y"]);
        assert_eq!((grid.innovations, grid.places, grid.lost.len(), grid.known), (2, 3, 1, true));
        assert!(grid.rows[0].cells[0].is_some() && grid.rows[0].cells[1].is_none());
    }

    #[test]
    fn a_page_holds_a_dozen_places_and_the_next_begins_behind_its_last() {
        let all = |n: u128| (1..=n).map(|unit| cell(1, unit, Stage::Decide, None)).collect::<Vec<_>>();
        let first = grid(all(20), &Chosen::default(), None);
        assert_eq!((first.units.len(), first.before, first.places), (MOST_UNITS, 0, 20));
        let second = grid(all(20), &Chosen::default(), first.next);
        assert_eq!((second.units.len(), second.before, second.next), (8, MOST_UNITS, None));
        assert_eq!(grid(all(MOST_UNITS as u128), &Chosen::default(), None).next, None);
    }

    #[test]
    fn one_may_look_for_a_stage_a_stop_or_a_loss() {
        let stopped = |mut cell: Cell| {
            cell.placed.stopped_on = Some(jiff::civil::Date::ZERO);
            cell
        };
        let all = || {
            let lost = cell(1, 2, Stage::Implement, Some(Mark::Lost(1)));
            let mut paused = cell(1, 4, Stage::Decide, None);
            paused.placed.paused_on = Some(jiff::civil::Date::ZERO);
            vec![cell(1, 1, Stage::Decide, None), lost, stopped(cell(1, 3, Stage::Decide, None)), paused]
        };
        let count = |sort| grid(all(), &Chosen { stage: Some(sort), ..Chosen::default() }, None).places;
        assert_eq!([Sort::In(Stage::Decide), Sort::In(Stage::Implement), Sort::Paused, Sort::Stopped, Sort::Lost].map(count), [1; 5]);
        assert_eq!(Sort::ALL.map(|s| Sort::from_word(s.word())), Sort::ALL.map(Some));
    }
}
