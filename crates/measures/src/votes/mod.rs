//! Votes and consent: how a group decides, from showing fingers to filling several seats.
//!
//! `fingers` and `consent` ask everybody about one proposal, `dots` and `quadratic` let people spread what they have over
//! several, `ballots` hold rankings, which `counts` (plurality, Borda), `pairs` (Condorcet, Schulze), `runoff` (instant runoff)
//! and `seats` (single transferable vote) evaluate. No tie is ever broken here, neither by chance nor by the order of a list:
//! it is handed back, and people decide how to go on.

pub mod ballots;
pub mod consent;
pub mod counts;
pub mod dots;
pub mod fingers;
pub mod pairs;
pub mod quadratic;
pub mod runoff;
pub mod seats;

pub use ballots::{Ballots, Rank};
pub use consent::{Consent, ConsentRule, Obstacle, Response, consent};
pub use counts::{borda, leaders, plurality};
pub use dots::{DotVote, Dots, dot_vote};
pub use fingers::{FistRule, FistToFive, fist_to_five};
pub use pairs::{Pairs, Schulze};
pub use quadratic::{QuadraticVote, Votes, quadratic_vote};
pub use runoff::{Outcome, Round, Runoff, instant_runoff};
pub use seats::{Event, SeatRound, Seats, transferable_vote};

/// `share` of `n` people, rounded up to whole people. A share that is met exactly must not be missed by the rounding of
/// numbers: 0.7 of 10 is 7 people, not 8.
fn people_needed(share: f64, n: usize) -> f64 {
    (share * n as f64 * (1.0 - 4.0 * f64::EPSILON)).ceil()
}

/// `share` of `n` people, rounded down to whole people, with the same care.
fn people_allowed(share: f64, n: usize) -> f64 {
    (share * n as f64 * (1.0 + 4.0 * f64::EPSILON)).floor()
}

#[cfg(test)]
mod tests;
