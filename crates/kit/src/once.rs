//! The same form sent twice is done once: a second press, a second thumb, a browser that sends again on bad Wi-Fi. Every page
//! makes its proof anew (`who::csrf`), so the very same bytes from the same browser are the same page sent again, and whoever
//! sends them gets the answer of the first time. Rooms need to do nothing for it.
//!
//! It is kept in memory, for as long as someone may press again: what must outlive a restart (an answer to a pulse, a roster)
//! has a mark of its own in the database. Only that something was done is kept, as an image that leads back to nothing, and where
//! the answer leads. A form that came back with mistakes was not done: sent again, it is read again.

use crate::app::App;
use crate::fault::Fault;
use crate::form::{CSRF, Unreadable};
use crate::look::{Look, cookie};
use crate::stack::MOST_BYTES;
use crate::who::{PROOF_LENGTH, cookie_name};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HeaderMap};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use ground::Moment;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

/// So long a form sent again is the same one (seconds): longer than any browser or person tries again without looking.
const KEPT_SECONDS: i64 = 600;
/// So many forms are known at most, some 200 bytes each: a whole district's morning.
const MOST: usize = 50_000;

type Key = [u8; 32];
/// Locked while the first one is at work; then where its answer led, if it was done.
type Slot = Arc<tokio::sync::Mutex<Option<HeaderMap>>>;

/// The forms that were sent lately.
#[derive(Default)]
pub(crate) struct Sent(Mutex<Known>);

#[derive(Default)]
struct Known {
    slots: HashMap<Key, Slot>,
    by_age: VecDeque<(Moment, Key)>,
}

impl Sent {
    fn slot(&self, key: Key, now: Moment) -> Slot {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while known.by_age.front().is_some_and(|(at, _)| at.plus_seconds(KEPT_SECONDS) < now) || known.by_age.len() >= MOST {
            let Some((_, oldest)) = known.by_age.pop_front() else { break };
            known.slots.remove(&oldest);
        }
        if let Some(slot) = known.slots.get(&key) {
            return slot.clone();
        }
        known.by_age.push_back((now, key));
        known.slots.entry(key).or_default().clone()
    }
}

/// Around every handler.
pub(crate) async fn once(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Some(sender) = sender(&parts, &app) else { return next.run(Request::from_parts(parts, body)).await };
    let Ok(bytes) = to_bytes(body, MOST_BYTES).await else { return Unreadable::TooLarge.into_response() };
    let key = bears_a_proof(&bytes).then(|| key(&sender, &parts, &bytes));
    let request = Request::from_parts(parts, Body::from(bytes));
    let Some(key) = key else { return next.run(request).await };
    let slot = app.once.slot(key, app.ground.clock.now());
    // On a task of its own: someone who hangs up and tries again shall find the first one at work, not half done.
    let done = tokio::spawn(async move {
        let mut known = slot.lock_owned().await;
        if let Some(headers) = known.as_ref() {
            return (StatusCode::SEE_OTHER, headers.clone()).into_response();
        }
        let response = next.run(request).await;
        if response.status() == StatusCode::SEE_OTHER {
            *known = Some(response.headers().clone());
        }
        response
    });
    done.await.unwrap_or_else(|failed| {
        tracing::error!(%failed, "a handler panicked");
        Fault::Broken.into_response()
    })
}

/// The secret of the browser that sends a form of plain fields.
fn sender(parts: &Parts, app: &App) -> Option<String> {
    let kind = parts.headers.get(CONTENT_TYPE)?.as_bytes();
    let plain = parts.method == Method::POST && kind.starts_with(b"application/x-www-form-urlencoded");
    if plain { cookie(&parts.headers, cookie_name(&Look::of(parts, app))) } else { None }
}

/// Whether it comes from a page that was made for one sending.
fn bears_a_proof(bytes: &Bytes) -> bool {
    let fields = bytes.split(|b| *b == b'&');
    let mut proofs = fields.filter_map(|field| field.strip_prefix(CSRF.as_bytes())?.strip_prefix(b"="));
    proofs.any(|proof| proof.len() > PROOF_LENGTH)
}

fn key(sender: &str, parts: &Parts, bytes: &Bytes) -> Key {
    let mut hash = Sha256::new();
    for part in [sender.as_bytes(), parts.uri.to_string().as_bytes(), bytes] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Moment {
        Moment(0).plus_seconds(second)
    }

    #[test]
    fn what_was_sent_is_known_for_ten_minutes() {
        let sent = Sent::default();
        let first = sent.slot([1; 32], at(0));
        assert!(Arc::ptr_eq(&first, &sent.slot([1; 32], at(KEPT_SECONDS))));
        assert!(!Arc::ptr_eq(&first, &sent.slot([2; 32], at(0))));
        assert!(!Arc::ptr_eq(&first, &sent.slot([1; 32], at(KEPT_SECONDS + 1))));
    }

    #[test]
    fn the_memory_of_it_has_an_end() {
        let sent = Sent::default();
        for n in 0..MOST + 10 {
            let mut key = [0; 32];
            key[..8].copy_from_slice(&n.to_be_bytes());
            sent.slot(key, at(0));
        }
        let known = sent.0.lock().unwrap();
        assert_eq!((known.slots.len(), known.by_age.len()), (MOST, MOST));
    }

    #[test]
    fn a_proof_without_its_page_is_none() {
        let long = format!("what=x&csrf={}", "a".repeat(PROOF_LENGTH + 1));
        let short = format!("what=x&csrf={}", "a".repeat(PROOF_LENGTH));
        assert!(bears_a_proof(&long.into()) && !bears_a_proof(&short.into()));
        assert!(!bears_a_proof(&Bytes::from_static(b"what=csrf=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")));
    }
}
