//! What can be decided about something that a room brought, as fields of a form and as what came back: in the yearly step,
//! and when a unit closes. What one offer asks stands in the form for all; only what the chosen one asks is read.

use crate::form::{Choice, Fields, Form};
use crate::i18n::Words;
use db::Uuid;
use ground::element::{Asks, Detail, Offer, PLACE, Text};
use ground::{PersonId, UnitId};
use maud::{Markup, html};

/// The id of a subject as it stands in the name of a field.
pub fn id(subject: Uuid) -> String {
    PersonId(subject).to_string()
}

pub fn field(name: &str, subject: Uuid) -> String {
    format!("{name}-{}", id(subject))
}

/// Who and what can be named with an offer.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    pub people: &'a [(PersonId, String)],
    pub places: &'a [(UnitId, String)],
}

/// One field for each thing that any of the offers asks. With one place there is nothing to choose.
pub fn asked(w: Words, f: &Fields, subject: Uuid, title: &str, offers: &[Offer], around: Around) -> Markup {
    let mut asked: Vec<Asks> = Vec::new();
    for asks in offers.iter().flat_map(|o| o.asks) {
        if !asked.iter().any(|known| known.name() == asks.name()) {
            asked.push(*asks);
        }
    }
    let label = |key: &str| format!("{title}: {}", w.t(key));
    let people = || around.people.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    let places = || around.places.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    html! {
        @for asks in asked {
            @let name = field(asks.name(), subject);
            @match asks {
                Asks::Person { label: key, .. } => (f.select(&name, label(key), people()).optional()),
                Asks::Place { .. } if around.places.len() < 2 => {},
                Asks::Place { label: key } => (f.select(&name, label(key), places()).optional()),
                Asks::Words { label: key, hint, .. } => (f.area(&name, label(key)).hint(w.t(hint)).rows(2).optional()),
            }
        }
    }
}

/// What was said with the offer that was taken. Also its own name and that of the thing, in words: a report tells of it when
/// the thing itself is stopped or gone. What is missing is noted beside its field.
pub fn said(w: Words, form: &mut Form, subject: Uuid, title: &Text, offer: &Offer, around: Around) -> Detail {
    let mut detail = Detail::default().with("what", w.text(title)).with("label", w.t(offer.label));
    for asks in offer.asks {
        let name = field(asks.name(), subject);
        let person = |text: &str| around.people.iter().map(|(id, _)| *id).find(|id| id.to_string() == text);
        let place = |text: &str| around.places.iter().map(|(id, _)| *id).find(|id| id.to_string() == text);
        let answer = match (*asks, around.places) {
            (Asks::Place { .. }, [(only, _)]) => Some(only.to_string()),
            (Asks::Place { .. }, _) => form.choice(&name, place).required().map(|id| id.to_string()),
            (Asks::Person { needed: true, .. }, _) => form.choice(&name, person).required().map(|id| id.to_string()),
            (Asks::Person { .. }, _) => form.choice(&name, person).optional().flatten().map(|id| id.to_string()),
            (Asks::Words { needed: true, .. }, _) => form.text(&name).max(1_000).required(),
            (Asks::Words { .. }, _) => form.text(&name).max(1_000).optional().flatten(),
        };
        detail = answer.into_iter().fold(detail, |d, answer| d.with(asks.name(), answer));
    }
    detail
}

/// The unit that something goes on in, when that was chosen.
pub fn place(detail: &Detail) -> Option<UnitId> {
    detail.read(PLACE)
}
