//! What good implementation needs of its own gates: they are passed with what should hold before them, or with a reason
//! that stands on record.

use super::model::Move;
use super::{see, store};
use ground::element::{Condition, State, Text};
use ground::{ImplementationId, Op, Refusal};
use kit::paths;

pub fn conditions(op: &mut Op, id: ImplementationId) -> Result<Vec<Condition>, Refusal> {
    see(op, id)?;
    let organization = op.organization()?;
    let (state, evidence) = gates(&store::moves(op.tx, organization, id)?);
    Ok(vec![Condition {
        element: 'M',
        name: "gates-held",
        state,
        text: Text::new("condition-gates-held"),
        evidence,
        href: Some(paths::implementation(id)),
    }])
}

/// Only steps onward count: a step back is always open.
fn gates(moves: &[Move]) -> (State, Text) {
    let onward: Vec<&Move> = moves.iter().filter(|m| m.from.is_some_and(|from| m.to > from)).collect();
    let over = onward.iter().filter(|m| !m.held.is_empty()).count() as i64;
    let said = |key| Text::new(key).count("count", onward.len() as i64).count("over", over);
    match (onward.len(), over) {
        (0, _) => (State::Unknown, Text::new("condition-gates-none")),
        (_, 0) => (State::Met, said("condition-gates-all")),
        _ => (State::Emerging, said("condition-gates-over")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Stage;
    use super::*;
    use db::Uuid;
    use ground::Moment;

    fn step(from: Option<Stage>, to: Stage, held: &str) -> Move {
        let nil = Uuid::nil();
        Move { id: nil.into(), from, to, at: Moment(0), actor: None, event: nil.into(), reason: None, held: held.into() }
    }

    #[test]
    fn a_gate_passed_over_shows_and_a_step_back_does_not() {
        let begun = step(None, Stage::Decide, "");
        let on = step(Some(Stage::Decide), Stage::Prepare, "");
        let over = step(Some(Stage::Prepare), Stage::Implement, "adult-learning");
        let back = step(Some(Stage::Implement), Stage::Prepare, "");
        assert_eq!(gates(std::slice::from_ref(&begun)).0, State::Unknown);
        assert_eq!(gates(&[begun.clone(), on.clone(), back]).0, State::Met);
        assert_eq!(gates(&[begun, on, over]).0, State::Emerging);
    }
}
