//! An organization has someone who looks after it on every day ahead. Nobody leaves, and no part as administrator ends, when
//! that would leave a day without one, however far off: two who each get a last day leave nobody behind them.

use super::{standing, store};
use crate::ids::{MembershipId, PersonId};
use crate::op::{Op, Refusal};
use jiff::civil::Date;

/// One part as administrator of the whole organization, from a day to a day.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    pub who: PersonId,
    pub part: MembershipId,
    pub from: Date,
    /// `None`: until further notice.
    pub until: Option<Date>,
}

/// The first day on which nobody would look after the organization once this person has left; `None` when someone always does,
/// or when it would come no sooner than it does anyhow. The caller has required the right.
pub fn alone_without(op: &mut Op, person: PersonId, last_day: Date) -> Result<Option<Date>, Refusal> {
    let organization = op.organization()?;
    let stands = standing(op.tx, organization, person)?;
    let leaves = |t: Term| t.who == stands && t.until.is_none_or(|until| until > last_day);
    sooner(op, |t| if leaves(t) { Some(last_day) } else { t.until })
}

/// The same when one part ends on this day.
pub fn alone_without_part(op: &mut Op, part: MembershipId, last_day: Date) -> Result<Option<Date>, Refusal> {
    sooner(op, |t| if t.part == part { Some(last_day) } else { t.until })
}

fn sooner(op: &mut Op, until: impl Fn(Term) -> Option<Date>) -> Result<Option<Date>, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let terms = store::administrators_ahead(op.tx, organization, today)?;
    let changed: Vec<Term> = terms.iter().map(|t| Term { until: until(*t), ..*t }).collect();
    let was = first_alone(&terms, today);
    Ok(first_alone(&changed, today).filter(|day| was.is_none_or(|was| *day < was)))
}

/// The first day from this one on that no term covers.
fn first_alone(terms: &[Term], from: Date) -> Option<Date> {
    let mut day = from;
    loop {
        let here = terms.iter().filter(|t| t.from <= day && t.until.is_none_or(|until| until >= day));
        let Some(furthest) = here.map(|t| t.until.unwrap_or(Date::MAX)).max() else { return Some(day) };
        // The end of all days has no day after it.
        day = furthest.tomorrow().ok()?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    fn term(from: Date, until: Option<Date>) -> Term {
        Term { who: PersonId(Uuid::nil()), part: MembershipId(Uuid::nil()), from, until }
    }

    #[test]
    fn the_first_day_that_nobody_covers_is_found_behind_any_number_of_terms() {
        let (autumn, spring) = (date(2026, 9, 1), date(2027, 3, 1));
        assert_eq!(first_alone(&[], autumn), Some(autumn));
        assert_eq!(first_alone(&[term(autumn, None)], spring), None);
        assert_eq!(first_alone(&[term(autumn, Some(spring))], autumn), Some(date(2027, 3, 2)));
        let follows = [term(date(2027, 3, 2), None), term(autumn, Some(spring))];
        assert_eq!(first_alone(&follows, autumn), None, "one follows the other");
        let gap = [term(autumn, Some(spring)), term(date(2027, 3, 4), None)];
        assert_eq!(first_alone(&gap, autumn), Some(date(2027, 3, 2)), "two days lie between them");
        let both = [term(autumn, Some(spring)), term(autumn, Some(date(2027, 6, 30)))];
        assert_eq!(first_alone(&both, autumn), Some(date(2027, 7, 1)));
    }
}
