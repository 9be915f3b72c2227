//! Time until an event: how long schools keep to a change, staff stay, a practice lasts. Somebody who was watched for a while
//! without the event is not left out but counted for as long as they were watched (*censored*).
//!
//! `kaplan_meier` draws the curve, `log_rank` compares groups, `cox` weighs several influences at once, `concordance` says how
//! well a risk score orders people, and `discrete` is the right default here: schools decide in terms, not on any day.
//! Where an event and the end of watching fall on the same time, the event comes first.

mod concordance;
mod cox;
mod discrete;
mod kaplan_meier;
mod log_product;
mod log_rank;
mod timeline;
mod vector;

pub use concordance::{Concordance, concordance};
pub use cox::{Baseline, Cox, NonProportional, Robust, Ties, TimeScale, cox};
pub use discrete::{DiscreteHazard, Effect, Link, Term, discrete_hazard};
pub use kaplan_meier::{Band, KaplanMeier, Quantile, RestrictedMean, Scale, Step};
pub use log_rank::{LogRank, Weight, log_rank};
