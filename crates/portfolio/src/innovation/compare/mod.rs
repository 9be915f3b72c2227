//! Two innovations beside each other, line by line, so that a team can choose one. It gives no points.

pub(super) mod pages;
pub(super) mod views;

use super::record::{Active, Record, record};
use crate::implementation::{self, Placed};
use ground::sought::fold;
use ground::{InnovationId, Op, Refusal};

/// One of the two, with where it is used.
#[derive(Clone, Debug)]
pub struct Side {
    pub record: Record,
    pub placed: Vec<Placed>,
}

pub struct ComparePage {
    /// All there are to choose from.
    pub all: Vec<(InnovationId, String)>,
    pub chosen: [Option<InnovationId>; 2],
    /// There once two different ones are chosen.
    pub sides: Option<[Side; 2]>,
}

pub fn compare(op: &mut Op, chosen: [Option<InnovationId>; 2]) -> Result<ComparePage, Refusal> {
    let all = super::all(op)?.into_iter().map(|i| (i.id, i.outline.name)).collect();
    let records = [chosen[0].map(|id| record(op, id)).transpose()?, chosen[1].map(|id| record(op, id)).transpose()?];
    let sides = match records {
        [Some(a), Some(b)] if a.id != b.id => {
            let placed = implementation::placed(op)?;
            let at = |record: Record| Side { placed: placed.iter().filter(|p| p.innovation == record.id).cloned().collect(), record };
            Some([at(a), at(b)])
        }
        _ => None,
    };
    Ok(ComparePage { all, chosen, sides })
}

/// The names of core ingredients: those of both, as the first says them, and those of each alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Core<'a> {
    pub both: Vec<&'a str>,
    pub alone: [Vec<&'a str>; 2],
}

impl<'a> Core<'a> {
    /// Two names are one when they differ in case, accents and marks only.
    pub fn of(a: &'a Record, b: &'a Record) -> Core<'a> {
        let names = |r: &'a Record| Active::core(&r.ingredients.all).map(|active| active.ingredient.name.as_str()).collect::<Vec<_>>();
        let (a, b) = (names(a), names(b));
        let among = |name: &str, others: &[&str]| others.iter().any(|other| fold(other) == fold(name));
        Core {
            both: a.iter().copied().filter(|name| among(name, &b)).collect(),
            alone: [a.iter().copied().filter(|n| !among(n, &b)).collect(), b.iter().copied().filter(|n| !among(n, &a)).collect()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::{active, blank};
    use super::*;

    #[test]
    fn core_ingredients_are_common_by_name_and_adaptable_ones_do_not_count() {
        let (mut a, mut b) = (blank(), blank());
        a.ingredients.all = vec![active("Pairs", false), active("Twice a week", false), active("Books", true)];
        b.ingredients.all = vec![active("pairs!", false), active("Books", false), active("Twice a week", true)];
        let core = Core::of(&a, &b);
        assert_eq!(core, Core { both: vec!["Pairs"], alone: [vec!["Twice a week"], vec!["Books"]] });
        assert_eq!(Core::of(&blank(), &a).alone[1].len(), 2);
    }
}
