//! What the page for the board is made from, and how much of it fits on one sheet. No SQL, no HTTP.

use ground::element::{Condition, State, Text};
use ground::timeline::Event;
use inclusion::pulse::Finding;
use jiff::civil::Date;
use kit::views::Growth;
use portfolio::implementation::views::growth_of;
use portfolio::implementation::{Placed, Stage};
use portfolio::innovation::{AsksOf, Cost, Innovation, Record};
use portfolio::load::Week;

/// What fits on one page beside everything else.
pub const MOST_CONDITIONS: usize = 4;
pub const MOST_DECISIONS: usize = 4;
pub const MOST_HOURS: usize = 4;
pub const MOST_COSTS: usize = 2;
/// Letters of a text that people wrote.
const MOST_LETTERS: usize = 420;

/// What the board is told about.
#[derive(Clone, Debug)]
pub enum Scope {
    /// One implementation.
    Place { placed: Placed, next: Option<NextGate> },
    /// An innovation in every place that the reader sees.
    Everywhere { places: Vec<Placed>, lost: Vec<String> },
}

/// The gate ahead, and what is missing before it.
#[derive(Clone, Debug)]
pub struct NextGate {
    pub stage: Stage,
    pub missing: Vec<Text>,
}

/// A condition, and where when the page speaks of several places.
#[derive(Clone, Debug)]
pub struct Told {
    pub condition: Condition,
    pub place: Option<String>,
}

/// What it asks in hours, money and materials; empty while nobody wrote it down.
#[derive(Clone, Debug, Default)]
pub struct Asks {
    /// Of each person of a role; of one place only what its stage and the later ones ask.
    pub hours: Vec<AsksOf>,
    pub costs: Vec<Cost>,
    pub materials: String,
    /// In one place: what all innovations together ask of a teacher there in a week.
    pub week: Option<Week>,
}

impl Asks {
    pub fn of(record: Record, from: Stage, week: Option<Week>) -> Asks {
        let mut hours: Vec<AsksOf> = record.hours.into_iter().map(|row| row.is).filter(|asks| asks.when.stage() >= from).collect();
        hours.sort_by_key(|asks| (asks.when, asks.role));
        Asks { hours, costs: record.costs.into_iter().map(|row| row.is).collect(), materials: record.materials.needed, week }
    }

    /// Nobody wrote anything down.
    pub fn is_unwritten(&self) -> bool {
        self.hours.is_empty() && self.costs.is_empty() && self.materials.trim().is_empty()
    }
}

/// What was decided, each with its day, and where and by whom as far as it is told.
#[derive(Clone, Debug)]
pub struct Decided {
    pub day: Date,
    pub place: Option<String>,
    pub by: Option<String>,
    pub what: Ruling,
    /// What was said about it.
    pub words: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ruling {
    Moved {
        to: Stage,
        back: bool,
    },
    Stopped,
    Paused,
    Resumed,
    /// The hours it asks were looked at, and it was decided about them.
    Hours,
}

impl Ruling {
    /// What rests now, as its place tells it.
    pub fn of_rest(placed: &Placed) -> Option<(Date, Ruling)> {
        let stopped = placed.stopped_on.map(|day| (day, Ruling::Stopped));
        stopped.or_else(|| placed.paused_on.map(|day| (day, Ruling::Paused)))
    }

    pub fn of_event(event: Event) -> Option<Ruling> {
        match event {
            Event::ImplementationStopped => Some(Ruling::Stopped),
            Event::ImplementationPaused => Some(Ruling::Paused),
            Event::ImplementationResumed => Some(Ruling::Resumed),
            Event::LoadDecided => Some(Ruling::Hours),
            _ => None,
        }
    }
}

/// Everything the sheet says.
#[derive(Clone, Debug)]
pub struct BoardSheetPage {
    pub organization: String,
    pub demo: bool,
    pub today: Date,
    pub innovation: Innovation,
    /// What it is, in the words of its record; empty while nobody wrote it down.
    pub about: String,
    pub scope: Scope,
    pub since: Option<Date>,
    pub conditions: Vec<Told>,
    pub asks: Asks,
    pub finding: Option<Finding>,
    pub decided: Vec<Decided>,
}

impl BoardSheetPage {
    pub fn in_state(&self, state: State) -> impl Iterator<Item = &Told> {
        self.conditions.iter().filter(move |told| told.condition.state == state)
    }

    /// An innovation that was begun in no place the reader sees.
    pub fn is_nowhere(&self) -> bool {
        matches!(&self.scope, Scope::Everywhere { places, .. } if places.is_empty())
    }

    pub fn count(&self, state: State) -> usize {
        self.in_state(state).count()
    }
}

/// In how many places it stands how: the stages in their order, then what rests. Stages stand there also with none.
pub fn stages(places: &[Placed]) -> Vec<(Growth, usize)> {
    let count = |of: Growth| (of, places.iter().filter(|p| growth_of(p) == of).count());
    Growth::ALL.map(count).into_iter().filter(|(of, n)| *n > 0 || !matches!(of, Growth::Paused | Growth::Stopped)).collect()
}

/// The beginning of a text, up to whole words that fit; with a sign when something is left out.
pub fn beginning(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MOST_LETTERS {
        return text;
    }
    let cut: String = text.chars().take(MOST_LETTERS).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_a_whole_word_and_a_sign() {
        let long = "Reading ".repeat(100);
        let cut = beginning(&long);
        assert!(cut.ends_with("Reading …") && cut.chars().count() <= MOST_LETTERS + 2, "{cut}");
        assert_eq!(beginning("Too few\n\nread."), "Too few read.");
        assert_eq!(beginning(&"x".repeat(500)).chars().count(), MOST_LETTERS + 2);
    }

    #[test]
    fn what_rests_is_in_no_stage_and_stands_there_only_when_there_is_some() {
        let placed = |stage, stopped: bool| Placed {
            stopped_on: stopped.then_some(Date::ZERO),
            ..portfolio::implementation::samples::placed(0, 0, stage)
        };
        let places = [placed(Stage::Implement, false), placed(Stage::Implement, true), placed(Stage::Decide, false)];
        let counts = |places: &[Placed]| stages(places).into_iter().map(|(_, n)| n).collect::<Vec<_>>();
        assert_eq!(counts(&places), [1, 0, 1, 0, 1]);
        assert_eq!(counts(&places[2..]), [1, 0, 0, 0]);
    }
}
