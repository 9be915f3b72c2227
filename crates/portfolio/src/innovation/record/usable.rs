//! Whether an innovation can be put into practice at all: the four criteria of a usable innovation (National Implementation
//! Research Network, Active Implementation). Each is there, begun or not there yet; they are never summed up.

use super::model::{Active, Record};
use ground::element::State;

/// What a usable innovation needs, in the order one writes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Criterion {
    /// What it is, and for whom it is meant.
    Description,
    /// Its essential functions: the core ingredients.
    Core,
    /// What each core ingredient looks like where it is done well.
    Definitions,
    /// How one would see whether it is used as meant.
    Fidelity,
}

impl Criterion {
    pub const ALL: [Criterion; 4] = [Criterion::Description, Criterion::Core, Criterion::Definitions, Criterion::Fidelity];
}

/// How a criterion stands: so many of so many things it needs are written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Usable {
    pub criterion: Criterion,
    pub written: usize,
    pub needed: usize,
}

impl Usable {
    pub fn of(record: &Record) -> [Usable; 4] {
        Criterion::ALL.map(|criterion| Usable::one(criterion, record))
    }

    pub fn one(criterion: Criterion, record: &Record) -> Usable {
        let given = |texts: &[&str]| texts.iter().filter(|text| !text.trim().is_empty()).count();
        let core = Active::core(&record.ingredients.all);
        let (written, needed) = match criterion {
            Criterion::Description => (given(&[&record.description.about, &record.description.meant_for]), 2),
            Criterion::Core => (core.count().min(1), 1),
            Criterion::Definitions => {
                let texts: Vec<&str> = core.map(|active| active.looks_like.as_str()).collect();
                (given(&texts), texts.len())
            }
            Criterion::Fidelity => (given(&[&record.ingredients.fidelity]), 1),
        };
        Usable { criterion, written, needed }
    }

    /// Nothing is guessed: what nobody wrote down is not known.
    pub fn state(self) -> State {
        match self.written {
            0 => State::Unknown,
            written if written >= self.needed => State::Met,
            _ => State::Emerging,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::blank;
    use super::super::model::{Active, Row};
    use super::*;
    use crate::innovation::Ingredient;

    fn part(name: &str, adaptable: bool, looks_like: &str) -> Active {
        Active { ingredient: Ingredient { name: name.into(), adaptable }, looks_like: looks_like.into() }
    }

    fn states(record: &Record) -> [State; 4] {
        Usable::of(record).map(Usable::state)
    }

    #[test]
    fn what_nobody_wrote_down_is_not_known() {
        assert_eq!(states(&blank()), [State::Unknown; 4]);
    }

    #[test]
    fn a_criterion_is_met_only_when_all_it_needs_is_written_down() {
        let mut record = blank();
        record.description.about = "Pairs read to each other".into();
        record.ingredients.all = vec![Row::new(part("Pairs", false, "Two and two")), Row::new(part("Twice a week", false, " "))];
        assert_eq!(states(&record), [State::Emerging, State::Met, State::Emerging, State::Unknown]);
        record.description.meant_for = "Grades 2 to 5".into();
        record.ingredients.all[1].is.looks_like = "On the timetable".into();
        record.ingredients.fidelity = "A coach looks once a month".into();
        assert_eq!(states(&record), [State::Met; 4]);
    }

    #[test]
    fn adaptable_parts_alone_make_no_core_and_need_no_definition() {
        let mut record = blank();
        record.ingredients.all = vec![Row::new(part("Which books", true, "Any"))];
        assert_eq!(states(&record)[1..3], [State::Unknown, State::Unknown]);
        record.ingredients.all.push(Row::new(part("Pairs", false, "Two and two")));
        record.ingredients.all.push(Row::new(part("Length", true, "")));
        assert_eq!(states(&record)[1..3], [State::Met, State::Met]);
    }
}
