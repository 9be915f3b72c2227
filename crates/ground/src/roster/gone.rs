//! Whom the roster calls gone: for whoever prepares the next year, so that nobody has to compare two lists by eye.

use super::{compare, store};
use crate::Moment;
use crate::ids::PersonId;
use crate::op::{Op, Refusal};

/// What became of someone whom the roster no longer names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// The delivery waits for a yes: they are here.
    Waiting,
    /// The last one taken left them as they were, because something about them had changed meanwhile: they are here.
    Kept,
    /// They left with the last one taken.
    Left,
}

/// Everyone whom the waiting delivery or the last one taken calls gone, with when it came; of both the waiting one counts.
/// What the last one did is known as long as it can be undone. The caller shows of it whom the actor may let go.
pub fn gone(op: &mut Op) -> Result<Vec<(PersonId, Gone, Moment)>, Refusal> {
    let organization = op.organization()?;
    let mut all: Vec<(PersonId, Gone, Moment)> = Vec::new();
    if let Some((import, at)) = store::latest(op.tx, organization, "waiting")?
        && let Some(incoming) = store::reading(op.tx, organization, import)?
    {
        all.extend(compare(op, &incoming)?.leaving.into_iter().map(|l| (l.person.id, Gone::Waiting, at)));
    }
    if let Some((import, at)) = store::latest(op.tx, organization, "applied")? {
        for (person, done) in store::people_left(op.tx, organization, import)? {
            if !all.iter().any(|(known, ..)| *known == person) {
                all.push((person, if done { Gone::Left } else { Gone::Kept }, at));
            }
        }
    }
    Ok(all)
}
