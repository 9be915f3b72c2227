//! What good implementation needs of the record: a need with figures, definitions of the core, hours that people can know
//! beforehand.

use super::{Criterion, Record, Usable};
use crate::innovation::record::fields::Topic;
use ground::element::{Condition, State, Text};

pub fn conditions(record: &Record) -> [Condition; 3] {
    [need(record), defined(record), asks(record)]
}

/// We know why, and later shall see whether it got better.
fn need(record: &Record) -> Condition {
    let figures = &record.need.figures;
    let (state, evidence) = match figures.iter().map(|row| row.is.as_of).max() {
        Some(latest) => (State::Met, Text::new("condition-need-figures").count("count", figures.len() as i64).on("day", latest)),
        None if record.need.problem.trim().is_empty() => (State::Unknown, Text::new("condition-need-none")),
        None => (State::Emerging, Text::new("condition-need-words")),
    };
    told('A', "need-with-data", state, "condition-need-with-data", evidence, record, Topic::Need)
}

/// Two observers can see the same thing only where it is written down.
fn defined(record: &Record) -> Condition {
    let usable = Usable::one(Criterion::Definitions, record);
    let evidence = match usable.state() {
        State::Unknown => Text::new("condition-core-none"),
        _ => Text::new("condition-core-some").count("written", usable.written as i64).count("needed", usable.needed as i64),
    };
    told('A', "core-defined", usable.state(), "condition-core-defined", evidence, record, Topic::Ingredients)
}

/// Those who are asked for time can know it beforehand.
fn asks(record: &Record) -> Condition {
    let mut roles: Vec<_> = record.hours.iter().map(|row| row.is.role.word()).collect();
    roles.sort_unstable();
    roles.dedup();
    let (state, evidence) = match roles.len() {
        0 => (State::Unknown, Text::new("condition-asks-none")),
        count => (State::Met, Text::new("condition-asks-rows").count("count", count as i64)),
    };
    told('I', "asks-told", state, "condition-asks-told", evidence, record, Topic::Hours)
}

fn told(element: char, name: &'static str, state: State, text: &'static str, evidence: Text, of: &Record, at: Topic) -> Condition {
    Condition { element, name, state, text: Text::new(text), evidence, href: Some(at.place(of.id)) }
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::{active, blank};
    use super::super::{AsksOf, Figure, Row, While};
    use super::*;
    use ground::Role;
    use jiff::civil::date;

    fn states(record: &Record) -> [State; 3] {
        conditions(record).map(|condition| condition.state)
    }

    #[test]
    fn what_nobody_entered_is_unknown() {
        assert_eq!(states(&blank()), [State::Unknown; 3]);
    }

    #[test]
    fn a_need_is_met_with_a_figure_and_its_latest_day_is_told() {
        let mut record = blank();
        record.need.problem = "They read too little".into();
        assert_eq!(states(&record)[0], State::Emerging);
        let figure = |month| Row::new(Figure { figure: "4".into(), counted: "x".into(), as_of: date(2026, month, 1), source: "y".into() });
        record.need.figures = vec![figure(5), figure(9), figure(3)];
        let [need, ..] = conditions(&record);
        assert_eq!(
            (need.state, need.evidence),
            (State::Met, Text::new("condition-need-figures").count("count", 3).on("day", date(2026, 9, 1)))
        );
    }

    #[test]
    fn a_role_that_is_asked_in_two_stages_is_one_role() {
        let mut record = blank();
        let asks = |when| AsksOf { role: Role::Teacher, minutes_per_month: 60, when };
        record.hours = vec![Row::new(asks(While::Preparing)), Row::new(asks(While::Implementing))];
        assert_eq!(conditions(&record)[2].evidence, Text::new("condition-asks-rows").count("count", 1));
        record.ingredients.all = vec![active("Pairs", false)];
        assert_eq!(states(&record)[1], State::Unknown);
        record.ingredients.all[0].is.looks_like = "Two and two".into();
        assert_eq!(states(&record)[1], State::Met);
    }
}
