//! The end of what a pulse promised: those who asked say whether people heard back, when, and what they were told or why not.
//! It is said once and can be taken back; nobody is told that a promise was kept because its day went by.

use super::model::{Feedback, Pulse};
use super::{store, to_ask};
use ground::element::Text;
use ground::{Op, PulseId, Refusal, WorkItem, timeline};
use kit::paths;

/// Where on the page of a pulse it is said.
pub const ANCHOR: &str = "feedback";
/// What people wait for comes before what is only to be written down.
const URGENCY_SAY: u8 = 6;

/// The place on its page.
pub fn address(id: PulseId) -> String {
    format!("{}#{ANCHOR}", paths::pulse(id))
}

/// Says how the promise ended. False when it was said before, or when nobody was heard with this pulse.
pub fn tell(op: &mut Op, id: PulseId, told: &Feedback) -> Result<bool, Refusal> {
    let (pulse, _) = to_ask(op, id)?;
    if !pulse.wave.as_ref().is_some_and(super::Wave::was_heard) {
        return Ok(false);
    }
    let organization = op.organization()?;
    let said = store::insert_feedback(op.tx, organization, id, told, op.now, op.actor.person())?;
    if said {
        timeline::record(op, timeline::Event::FeedbackTold, pulse.implementation.0, Some(id.0))?;
    }
    Ok(said)
}

/// Takes back what was said; the promise is open again. False when nothing was said.
pub fn take_back(op: &mut Op, id: PulseId) -> Result<bool, Refusal> {
    let (pulse, _) = to_ask(op, id)?;
    let organization = op.organization()?;
    let taken = store::delete_feedback(op.tx, organization, id)?;
    if taken {
        timeline::record(op, timeline::Event::FeedbackTakenBack, pulse.implementation.0, Some(id.0))?;
    }
    Ok(taken)
}

/// For those who asked: its day has passed and nobody said how it went.
pub(super) fn to_say(pulse: &Pulse) -> WorkItem {
    WorkItem {
        element: Some('I'),
        kicker: Text::new("feedback-work-kicker").on("day", pulse.feedback_on),
        title: Text::new("feedback-work-title").with("pulse", &pulse.title),
        detail: Text::new("feedback-work-detail"),
        action: Text::new("feedback-work-action"),
        href: address(pulse.id),
        urgency: URGENCY_SAY,
    }
}
