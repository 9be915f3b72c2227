//! What a pulse, its wave, its lattice and one answer are. No SQL, no HTTP.

use ground::disclosure::{FLOOR_STAFF, lattice};
use ground::{ImplementationId, ItemId, PulseId, StakeholderGroup, WaveId};
use jiff::civil::Date;

/// More statements than this take longer than a minute (interface budgets).
pub const MOST_ITEMS: usize = 5;
/// What answering is counted as; it is less.
pub const MINUTES: i64 = 1;

/// A point on the agreement scale, 1 (disagree a lot) to 5 (agree a lot).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point(u8);

impl Point {
    pub const POINTS: usize = 5;

    pub fn new(n: u8) -> Option<Point> {
        (1..=Point::POINTS as u8).contains(&n).then_some(Point(n))
    }

    pub fn parse(text: &str) -> Option<Point> {
        text.parse().ok().and_then(Point::new)
    }

    pub fn get(self) -> u8 {
        self.0
    }
}

/// One person's answer to all statements; a statement may be skipped, not all of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choices(Vec<Option<Point>>);

/// Why an answer does not exist.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotAnAnswer {
    #[error("nothing was chosen")]
    Empty,
    #[error("{given} choices for {wanted} statements")]
    Length { given: usize, wanted: usize },
}

impl Choices {
    /// An answer to `items` statements.
    pub fn new(points: Vec<Option<Point>>, items: usize) -> Result<Choices, NotAnAnswer> {
        if points.len() != items {
            return Err(NotAnAnswer::Length { given: points.len(), wanted: items });
        }
        if points.iter().all(Option::is_none) { Err(NotAnAnswer::Empty) } else { Ok(Choices(points)) }
    }

    /// An answer from the choices of a form, which has room for the most statements: what lies beyond the last statement
    /// must be empty.
    pub fn of_form(points: &[Option<Point>], items: usize) -> Result<Choices, NotAnAnswer> {
        if points.iter().skip(items).any(Option::is_some) {
            return Err(NotAnAnswer::Length { given: points.len(), wanted: items });
        }
        let points = (0..items).map(|i| points.get(i).copied().flatten()).collect();
        Choices::new(points, items)
    }

    pub fn points(&self) -> &[Option<Point>] {
        &self.0
    }

    /// As stored: one sign per statement, `-` for skipped.
    pub fn spell(&self) -> String {
        self.0.iter().map(|p| p.map_or('-', |p| char::from(b'0' + p.0))).collect()
    }

    pub fn read(text: &str) -> Choices {
        Choices(text.bytes().map(|b| Point::new(b.wrapping_sub(b'0'))).collect())
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Open,
    /// Answers are refused; the links are being cut.
    Closing,
    Closed,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Closing => "closing",
            State::Closed => "closed",
        }
    }

    pub fn from_word(word: &str) -> Option<State> {
        [State::Open, State::Closing, State::Closed].into_iter().find(|s| s.word() == word)
    }
}

/// What people write before a pulse exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub title: String,
    pub statements: Vec<String>,
    pub closes_on: Date,
    pub feedback_on: Date,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: ItemId,
    pub statement: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Wave {
    pub id: WaveId,
    pub state: State,
    pub opened_on: Date,
    pub closed_on: Option<Date>,
    pub invited: i64,
    /// Known at close, not before.
    pub answered: Option<i64>,
}

impl Wave {
    /// Closed with its answers counted: people were heard, and hear back.
    pub fn was_heard(&self) -> bool {
        self.state == State::Closed && self.answered.is_some()
    }

    /// Open when its organization moved to another server, where answers do not go: closed by the move, without any.
    pub fn was_cut_off(&self) -> bool {
        self.state == State::Closed && self.answered.is_none()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pulse {
    pub id: PulseId,
    pub implementation: ImplementationId,
    pub title: String,
    pub closes_on: Date,
    pub feedback_on: Date,
    pub items: Vec<Item>,
    /// None while it is a draft.
    pub wave: Option<Wave>,
    /// What those who promised an answer say of it; None: nothing yet.
    pub feedback: Option<Feedback>,
}

/// Whether people heard back as promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    pub kept: bool,
    /// When they heard; or when it was clear that they would not.
    pub day: Date,
    /// What they were told; or why not.
    pub words: String,
}

/// Which groups were asked by a pulse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    pub pulse: String,
    pub groups: Vec<StakeholderGroup>,
}

/// One cell of the lattice of cuts.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub position: i64,
    pub groups: Vec<StakeholderGroup>,
    pub invited: i64,
    pub answered: Option<i64>,
}

/// The lattice for an audience: groups with fewer than twice the floor of invited people are merged.
pub fn cells(audience: &[StakeholderGroup]) -> Vec<Cell> {
    let count = |group: &StakeholderGroup| audience.iter().filter(|g| *g == group).count() as u64;
    let invited: Vec<u64> = StakeholderGroup::ALL.iter().map(count).collect();
    let merged = lattice(&invited, FLOOR_STAFF);
    merged
        .into_iter()
        .enumerate()
        .map(|(position, members)| Cell {
            position: position as i64,
            invited: members.iter().map(|m| invited[*m] as i64).sum(),
            groups: members.into_iter().map(|m| StakeholderGroup::ALL[m]).collect(),
            answered: None,
        })
        .collect()
}

/// The cell a group lies in.
pub fn cell_of(cells: &[Cell], group: StakeholderGroup) -> i64 {
    cells.iter().find(|c| c.groups.contains(&group)).map_or(0, |c| c.position)
}

/// Counts answers by cell and point: `counts[cell][item][point - 1]`.
pub fn counts(cells: usize, items: usize, answers: &[(i64, Choices)]) -> Vec<Vec<[u64; Point::POINTS]>> {
    let mut counts = vec![vec![[0; Point::POINTS]; items]; cells];
    for (cell, choices) in answers {
        let Some(of_cell) = usize::try_from(*cell).ok().and_then(|c| counts.get_mut(c)) else { continue };
        for (item, point) in choices.points().iter().take(items).enumerate() {
            if let Some(point) = point {
                of_cell[item][usize::from(point.get()) - 1] += 1;
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_outside_the_scale_does_not_exist() {
        assert_eq!(Point::parse("0"), None);
        assert_eq!(Point::parse("6"), None);
        assert_eq!(Point::parse("five"), None);
        assert_eq!(Point::parse("5").map(Point::get), Some(5));
    }

    #[test]
    fn one_statement_may_be_skipped_but_not_all() {
        let five = Point::new(5);
        assert_eq!(Choices::new(vec![None, None], 2), Err(NotAnAnswer::Empty));
        assert_eq!(Choices::new(vec![five], 2), Err(NotAnAnswer::Length { given: 1, wanted: 2 }));
        let answer = Choices::new(vec![five, None], 2).unwrap();
        assert_eq!(answer.spell(), "5-");
        assert_eq!(Choices::read("5-"), answer);
    }

    #[test]
    fn small_groups_share_a_cell() {
        use StakeholderGroup::*;
        let mut audience = vec![Teachers; 20];
        audience.extend([Paraeducators; 4]);
        audience.extend([Leaders; 2]);
        audience.extend([SupportStaff; 9]);
        let cells = cells(&audience);
        assert_eq!(cells.len(), 2);
        assert_eq!(cells[1].groups, vec![Paraeducators, Leaders, SupportStaff]);
        assert_eq!(cells[1].invited, 15);
        assert_eq!(cell_of(&cells, Leaders), 1);
    }

    #[test]
    fn counts_leave_out_what_was_skipped() {
        let answers = vec![(0, Choices::read("5-")), (0, Choices::read("41")), (1, Choices::read("-1"))];
        let counts = counts(2, 2, &answers);
        assert_eq!(counts[0][0], [0, 0, 0, 1, 1]);
        assert_eq!(counts[0][1], [1, 0, 0, 0, 0]);
        assert_eq!(counts[1][1], [1, 0, 0, 0, 0]);
    }
}
