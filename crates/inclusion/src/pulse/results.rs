//! What a closed pulse said, as far as it may be told. Counts come from the roll-ups made at close; every figure has
//! passed `ground::disclosure`, and what was let through stands in the ledger.

use super::model::{Cell, Point, Pulse, Wave};
use super::{floor, see, store};
use ground::disclosure::{self, Audience, Release, Shown, Why};
use ground::{ImplementationId, Op, PulseId, Refusal, StakeholderGroup, WaveId};
use jiff::civil::Date;
use measures::Proportion;
use portfolio::implementation::{self, Placed};
use std::ops::Range;

/// Answers that say the same to a reader: against, neither, for.
const BLOCKS: &[Range<usize>] = &[0..2, 2..3, 3..5];
/// The level of every interval on these pages.
pub const LEVEL: f64 = 0.95;

/// Everything the result pages, the sheet, the CSV and the picture are made from.
#[derive(Clone, Debug)]
pub struct Results {
    pub pulse: Pulse,
    pub place: Placed,
    pub organization: String,
    pub demo: bool,
    pub invited: i64,
    pub answered: Shown<u64>,
    pub items: Vec<ItemResult>,
    pub groups: Vec<GroupResult>,
}

/// One statement, over everyone who answered it. Counts from "disagree a lot" to "agree a lot".
#[derive(Clone, Debug)]
pub struct ItemResult {
    pub statement: String,
    pub shown: Shown<Vec<u64>>,
}

/// One cell of the lattice, for each statement.
#[derive(Clone, Debug)]
pub struct GroupResult {
    pub groups: Vec<StakeholderGroup>,
    pub invited: i64,
    pub answered: Shown<u64>,
    pub items: Vec<Shown<Vec<u64>>>,
}

/// Which way a statement clearly leans: its interval lies on one side of one half.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lean {
    Agree,
    Disagree,
    Unclear,
}

/// Shares of one shown statement, with the interval of all who agree.
#[derive(Clone, Copy, Debug)]
pub struct Agreement {
    pub n: u64,
    pub agree: f64,
    pub neither: f64,
    pub disagree: f64,
    pub interval: measures::Interval,
    pub lean: Lean,
}

/// The agreement of counts that may be told exactly; None for nobody.
pub fn agreement(counts: &[u64]) -> Option<Agreement> {
    let n: u64 = counts.iter().sum();
    let (against, neither, agree) = (sum(counts, 0..2), sum(counts, 2..3), sum(counts, 3..5));
    let for_it = Proportion::new(agree, n).ok()?.wilson(LEVEL).ok()?;
    let against_it = Proportion::new(against, n).ok()?.wilson(LEVEL).ok()?;
    let lean = match (for_it.low > 0.5, against_it.low > 0.5) {
        (true, _) => Lean::Agree,
        (_, true) => Lean::Disagree,
        _ => Lean::Unclear,
    };
    let share = |k: u64| k as f64 / n as f64;
    Some(Agreement { n, agree: share(agree), neither: share(neither), disagree: share(against), interval: for_it, lean })
}

/// The side that most of a banded group are on.
pub fn side(counts: &[u64]) -> Lean {
    let (against, neither, agree) = (sum(counts, 0..2), sum(counts, 2..3), sum(counts, 3..5));
    if agree > against.max(neither) {
        Lean::Agree
    } else if against > agree.max(neither) {
        Lean::Disagree
    } else {
        Lean::Unclear
    }
}

fn exact(counts: &[u64]) -> Option<(Lean, f64)> {
    let a = agreement(counts)?;
    Some((a.lean, if a.lean == Lean::Disagree { a.disagree } else { a.agree }))
}

/// What may be concluded from a band: its side, when even with one dissenter the interval lies above one half.
fn banded(counts: &[u64]) -> Option<(Lean, f64)> {
    let n: u64 = counts.iter().sum();
    let least = Proportion::new(n.checked_sub(1)?, n).ok()?.wilson(LEVEL).ok()?;
    (least.low > 0.5).then(|| (side(counts), disclosure::unanimity_band(n) as f64 / 100.0))
}

fn sum(counts: &[u64], block: Range<usize>) -> u64 {
    counts.get(block).map_or(0, |c| c.iter().sum())
}

/// Counts by cell, statement and point.
pub(super) type Counts = Vec<Vec<[u64; Point::POINTS]>>;

/// What of a wave may be told, from its cells and counts.
struct Told {
    answered: Shown<u64>,
    groups_answered: Vec<Shown<u64>>,
    items: Vec<disclosure::Gated>,
}

fn tell(cells: &[Cell], items: usize, counts: &[Vec<[u64; Point::POINTS]>]) -> Told {
    let people: Vec<u64> = cells.iter().map(|c| c.answered.unwrap_or(0) as u64).collect();
    let (answered, groups_answered) = disclosure::answered(&people, floor());
    let of_item = |item: usize| counts.iter().map(|cell| cell[item].to_vec()).collect::<Vec<_>>();
    Told { answered, groups_answered, items: (0..items).map(|i| disclosure::list(&of_item(i), floor(), BLOCKS)).collect() }
}

fn counted(op: &mut Op, pulse: &Pulse, wave: WaveId) -> Result<(Vec<Cell>, Counts), Refusal> {
    let organization = op.organization()?;
    let cells = store::cells(op.tx, organization, wave)?;
    let mut counts = vec![vec![[0; Point::POINTS]; pulse.items.len()]; cells.len()];
    for (item, cell, category, people) in store::counts(op.tx, organization, wave)? {
        let at = pulse.items.iter().position(|i| i.id == item);
        if let (Some(at), Ok(cell), Ok(category)) = (at, usize::try_from(cell), usize::try_from(category - 1))
            && let Some(count) = counts.get_mut(cell).and_then(|c| c[at].get_mut(category))
        {
            *count = people as u64;
        }
    }
    Ok((cells, counts))
}

/// What a closed pulse said. None while it is not closed.
pub fn results(op: &mut Op, id: PulseId) -> Result<Option<Results>, Refusal> {
    let pulse = see(op, id)?;
    let Some(wave) = pulse.wave.clone().filter(Wave::was_heard) else { return Ok(None) };
    let place = implementation::named(op, pulse.implementation)?;
    let organization = ground::organization::load(op)?;
    let (cells, counts) = counted(op, &pulse, wave.id)?;
    Ok(Some(told(pulse, place, organization.name, organization.demo, &cells, &counts)))
}

/// What the latest closed pulse found, in its statements' own words and without a figure: fit for a page that leaves the
/// house. Only of statements that as many answered as the public floor asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub title: String,
    pub closed_on: Date,
    pub agree: Option<String>,
    pub disagree: Option<String>,
}

/// The finding of the latest closed pulse of an implementation, as far as the actor sees it and enough people answered.
pub fn finding(op: &mut Op, id: ImplementationId) -> Result<Option<Finding>, Refusal> {
    let closed = super::list(op, Some(id))?.into_iter().find(|p| p.wave.as_ref().is_some_and(|w| w.was_heard()));
    let Some(pulse) = closed else { return Ok(None) };
    Ok(results(op, pulse.id)?.and_then(Results::in_public))
}

/// Everything of a closed pulse that may be told.
pub(super) fn told(pulse: Pulse, place: Placed, organization: String, demo: bool, cells: &[Cell], counts: &Counts) -> Results {
    let told = tell(cells, pulse.items.len(), counts);
    let items = pulse.items.iter().zip(&told.items);
    let groups = cells.iter().enumerate().map(|(c, cell)| GroupResult {
        groups: cell.groups.clone(),
        invited: cell.invited,
        answered: told.groups_answered[c].clone(),
        items: told.items.iter().map(|gated| gated.groups[c].clone()).collect(),
    });
    Results {
        place,
        organization,
        demo,
        invited: pulse.wave.as_ref().map_or(0, |wave| wave.invited),
        answered: told.answered.clone(),
        items: items.map(|(item, gated)| ItemResult { statement: item.statement.clone(), shown: gated.all.clone() }).collect(),
        // A single cell is everyone: a table of one group would only say the same again.
        groups: if cells.len() > 1 { groups.collect() } else { Vec::new() },
        pulse,
    }
}

/// Writes into the ledger what the pages of a wave will show. Part of closing it.
pub fn release(op: &mut Op, pulse: &Pulse, wave: WaveId) -> Result<(), Refusal> {
    let (cells, counts) = counted(op, pulse, wave)?;
    let told = tell(&cells, pulse.items.len(), &counts);
    let everyone: Vec<usize> = (0..cells.len()).collect();
    let line = |figure: &str, cells: &[usize], shown: &Shown<u64>| Release::of(figure.into(), Audience::Members, cells, shown, floor());
    let mut releases = vec![line("answered", &everyone, &told.answered)];
    if cells.len() > 1 {
        releases.extend(told.groups_answered.iter().enumerate().map(|(c, shown)| line("answered", &[c], shown)));
    }
    for (item, gated) in pulse.items.iter().zip(&told.items) {
        let figure = format!("item:{}", item.id);
        releases.push(Release::of(figure.clone(), Audience::Members, &everyone, &gated.all, floor()));
        if cells.len() > 1 {
            releases.extend(
                gated.groups.iter().enumerate().map(|(c, shown)| Release::of(figure.clone(), Audience::Members, &[c], shown, floor())),
            );
        }
    }
    disclosure::write(op, wave.0, &releases)
}

impl Results {
    fn in_public(mut self) -> Option<Finding> {
        let enough = |people: u64| people >= disclosure::FLOOR_PUBLIC;
        if !self.answered.figure().is_some_and(|f| enough(f.people)) {
            return None;
        }
        self.items.retain(|item| item.shown.figure().is_some_and(|f| enough(f.people)));
        let (agree, disagree) = self.clearest();
        let (agree, disagree) = (agree.map(str::to_string), disagree.map(str::to_string));
        Some(Finding { closed_on: self.pulse.wave?.closed_on?, title: self.pulse.title, agree, disagree })
    }

    /// The statement that most clearly found agreement, and the one that most clearly did not. Of a banded one only the
    /// band is known, so it counts with that.
    pub fn clearest(&self) -> (Option<&str>, Option<&str>) {
        let by = |wanted: Lean| {
            let leaning = self.items.iter().filter_map(|item| {
                let figure = item.shown.figure()?;
                let (lean, share) = if figure.banded { banded(&figure.value)? } else { exact(&figure.value)? };
                (lean == wanted).then_some((item, share))
            });
            leaning.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(item, _)| item.statement.as_str())
        };
        (by(Lean::Agree), by(Lean::Disagree))
    }

    /// Whether any group is hidden for being small, and whether any is hidden for its neighbor.
    pub fn hidden(&self) -> (bool, bool) {
        let whys = self.groups.iter().flat_map(|g| {
            let of_items = g.items.iter().filter_map(|s| if let Shown::Hidden(why) = s { Some(*why) } else { None });
            of_items.chain(if let Shown::Hidden(why) = g.answered { Some(why) } else { None })
        });
        let whys: Vec<Why> = whys.collect();
        (whys.iter().any(|w| matches!(w, Why::Floor(_))), whys.contains(&Why::Neighbor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_leans_only_when_its_interval_is_on_one_side_of_half() {
        assert_eq!(agreement(&[1, 3, 5, 17, 9]).unwrap().lean, Lean::Agree);
        assert_eq!(agreement(&[4, 9, 6, 12, 4]).unwrap().lean, Lean::Unclear);
        assert_eq!(agreement(&[20, 9, 2, 3, 1]).unwrap().lean, Lean::Disagree);
        assert!(agreement(&[0, 0, 0, 0, 0]).is_none());
    }

    #[test]
    fn what_nearly_all_agree_on_is_the_clearest_finding() {
        let mut results = super::super::samples::closed_full();
        results.items[3].shown = disclosure::list(&[vec![0, 0, 0, 12, 23]], floor(), BLOCKS).all;
        assert!(results.items[3].shown.figure().unwrap().banded);
        assert_eq!(results.clearest(), (Some(results.items[3].statement.as_str()), None));
    }

    #[test]
    fn in_public_only_what_ten_people_answered_is_told_and_no_figure() {
        let finding = super::super::samples::closed_full().in_public().unwrap();
        assert!(finding.agree.is_some() || finding.disagree.is_some());
        let few = |counts: Vec<u64>| {
            let mut results = super::super::samples::closed_full();
            for item in &mut results.items {
                item.shown = disclosure::list(std::slice::from_ref(&counts), floor(), BLOCKS).all;
            }
            results.in_public().unwrap()
        };
        assert_eq!(few(vec![0, 1, 0, 4, 4]).agree, None, "nine people answered");
        assert!(few(vec![0, 1, 0, 9, 9]).agree.is_some());
    }

    /// The numbers of the mock: 26 of 35 agree, Wilson 58–86 %.
    #[test]
    fn the_interval_is_wilsons() {
        let a = agreement(&[1, 3, 5, 17, 9]).unwrap();
        assert_eq!((a.n, (a.agree * 100.0).round()), (35, 74.0));
        assert_eq!(((a.interval.low * 100.0).round(), (a.interval.high * 100.0).round()), (58.0, 86.0));
    }
}
