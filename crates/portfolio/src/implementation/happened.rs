//! What happened to an implementation, over all rooms: its moves with their reasons, and every event that a room has a
//! sentence for (`happened-…` and the event's word). Events without a sentence stay in the timeline and off the page.

use super::pages::Overview;
use super::views::drawn;
use crate::load;
use ground::timeline::{self, Event, Row};
use ground::{ImplementationId, Moment, Op, PersonId, Refusal};
use kit::SignedIn;
use kit::i18n::{Words, args};
use kit::views::{Entry, details, timeline as drawn_timeline};
use maud::{Markup, html};

/// Events looked through, the latest first.
const MOST_EVENTS: i64 = 200;
/// Shown at once; the older ones open on a press.
const SHOWN: usize = 8;

/// Something that happened besides the moves.
#[derive(Clone, Debug)]
pub struct Happened {
    pub at: Moment,
    pub event: Event,
    pub actor: Option<PersonId>,
    pub words: Option<String>,
    /// A decision about hours that counts no longer: the innovation was changed since.
    pub past: bool,
}

fn key(event: Event) -> String {
    format!("happened-{}", event.word())
}

/// Everyone who sees the implementation may know of these; the caller has asked that.
pub fn happened(op: &mut Op, id: ImplementationId) -> Result<Vec<Happened>, Refusal> {
    let rows = timeline::of(op, id.0, MOST_EVENTS)?;
    let told: Vec<Row> = rows.into_iter().filter(|row| Words::default().knows(&key(row.event))).collect();
    let decided = |row: &Row| row.event == Event::LoadDecided;
    let it = super::see(op, id)?;
    let counts_from = if told.iter().any(decided) { load::counts_from(op, &it)? } else { None };
    let one = |row: Row| Happened {
        past: decided(&row) && Some(row.at) < counts_from,
        at: row.at,
        event: row.event,
        actor: row.actor,
        words: row.words,
    };
    Ok(told.into_iter().map(one).collect())
}

pub(super) fn history(who: &SignedIn, page: &Overview) -> Markup {
    let w = who.words();
    let mut entries: Vec<(Moment, Markup)> = moves(w, page);
    entries.extend(page.happened.iter().map(|one| {
        let said = w.with(&key(one.event), args![name => name(page, one.actor)]);
        (one.at, html! { (told(said, one.words.as_deref())) @if one.past { p.small.soft { (w.t("load-decided-past")) } } })
    }));
    // The sort is stable: of one moment the move stands first.
    entries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let mut entries = entries.into_iter().map(|(at, what)| {
        let day = at.date(&page.zone);
        Entry { day, when: w.date(day), what, planned: false }
    });
    let latest: Vec<Entry> = entries.by_ref().take(SHOWN).collect();
    let older: Vec<Entry> = entries.collect();
    html! {
        (drawn_timeline(&latest))
        @if !older.is_empty() { (details(&w.with("happened-older", args![count => older.len()]), drawn_timeline(&older))) }
    }
}

fn moves(w: Words, page: &Overview) -> Vec<(Moment, Markup)> {
    let moves = page.moves.iter().rev().map(|m| {
        let (name, stage) = (name(page, m.actor), drawn(m.to).name(w));
        let said = match (&m.from, &m.reason) {
            // What went on from a closed unit was begun there.
            (None, _) if page.earlier.iter().any(|before| !before.joined) => w.with("move-went-on", args![stage => stage]),
            (None, _) => w.with("move-begun", args![name => name]),
            (Some(_), Some(_)) if !m.held.is_empty() => w.with("move-overridden", args![stage => stage, name => name]),
            (Some(_), _) => w.with("move-made", args![stage => stage, name => name]),
        };
        (m.at, told(said, m.reason.as_deref()))
    });
    moves.collect()
}

fn told(said: String, words: Option<&str>) -> Markup {
    html! { p { (said) } @if let Some(words) = words { p.quote { "“" (words) "”" } } }
}

fn name(page: &Overview, actor: Option<PersonId>) -> String {
    actor.and_then(|a| page.names.get(&a)).cloned().unwrap_or_default()
}
