//! The way of one anonymous answer. Nothing here knows a person; no event, no job, no roll-up, no log line is made.

use super::model::{Choices, NotAnAnswer, Point, Pulse, State};
use super::store;
use db::{Bytes, Tx};
use ground::account::{self, Door};
use ground::{Actor, Moment, Op, Refusal, WaveId};

/// What an answering page needs to know.
#[derive(Clone, Debug)]
pub struct Asked {
    pub pulse: Pulse,
    /// "Partner Reading at Alder Creek": who asks.
    pub innovation: String,
    pub unit: String,
    pub demo: bool,
    /// The language of the organization, unless the reader's browser says otherwise.
    pub language: String,
}

/// What happened to an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// Stored now; true only after the commit.
    Now,
    /// The same sending came before: it counts once.
    Before,
}

#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// Another sending used this link; the first answer stands.
    #[error("the link was used")]
    Used,
    #[error("the wave is closed")]
    Closed,
    #[error("not an answer")]
    NotAnAnswer(#[from] NotAnAnswer),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for AnswerError {
    fn from(error: db::Error) -> AnswerError {
        AnswerError::Refused(error.into())
    }
}

/// The mark that a link was used: another image of the same token than the one its door and invitation hold. Only who
/// has the token can tell that the two belong together.
fn used_mark(token: &str) -> Bytes {
    account::digest("used", token)
}

fn open_door(tx: &mut Tx, token: &str, now: Moment) -> Result<Door, Refusal> {
    // 26 letters and digits; anything else is not worth a look-up.
    let plausible = token.len() == 26 && token.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let door = if plausible { account::door(tx, "pulse", token, now)? } else { None };
    door.ok_or(Refusal::Missing)
}

/// What this link asks; None when the wave is closed. Looking never tells whether the link was used: whoever hands
/// links out could otherwise find out who has answered, only by opening them.
pub fn answering(op: &mut Op, token: &str) -> Result<Option<Asked>, Refusal> {
    let door = open_door(op.tx, token, op.now)?;
    op.actor = Actor::System(door.organization);
    let wave = WaveId(door.target);
    let pulse = store::of_wave(op.tx, door.organization, wave)?.ok_or(Refusal::Missing)?;
    let place = portfolio::implementation::named(op, pulse.implementation)?;
    let organization = ground::organization::load(op)?;
    let state = pulse.wave.as_ref().map(|w| w.state);
    let asked =
        Asked { pulse, innovation: place.innovation_name, unit: place.unit_name, demo: organization.demo, language: organization.language };
    Ok(Some(asked).filter(|_| state == Some(State::Open)))
}

/// Keeps one answer: the answer row and the used mark, nothing else. `points` are the choices as they came, one for each
/// statement in order; `once` names the sending, so that the same form sent twice counts once and says so, while another
/// form with the same link is refused.
pub fn answer(op: &mut Op, token: &str, points: &[Option<Point>], once: &str) -> Result<Kept, AnswerError> {
    let door = open_door(op.tx, token, op.now)?;
    let wave = WaveId(door.target);
    let link = store::link(op.tx, door.organization, wave, &account::digest("door", token))?;
    // At close the invitations are deleted with all other ties.
    let link = link.filter(|l| l.state == State::Open).ok_or(AnswerError::Closed)?;
    let choices = Choices::of_form(points, link.items)?;
    let (mark, once) = (used_mark(token), account::digest("once", once));
    if !store::mark_used(op.tx, door.organization, wave, &mark, &once)? {
        let before = store::used(op.tx, door.organization, wave, &mark)?;
        return if before == Some(once) { Ok(Kept::Before) } else { Err(AnswerError::Used) };
    }
    let id = op.random_id();
    store::insert_answer(op.tx, door.organization, id, wave, link.cell, &choices)?;
    Ok(Kept::Now)
}
