//! The stage path: four plants on one line of ground. A way to look, not a ladder; stages add up and can go back.

use maud::{Markup, html};

use super::{Growth, drawing};
use crate::i18n::Words;

/// Where a stage is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pace {
    Done,
    /// Here now, with this share of its activities done (0 to 1).
    Now(f64),
    Ahead,
}

pub struct Step {
    pub growth: Growth,
    pub pace: Pace,
    /// "Mar 2 – Aug 28", "since Aug 31, 81 days", "not begun"
    pub when: String,
    /// "11 of 11 activities done", and perhaps a link to them
    pub note: Markup,
}

pub fn stage_path(words: Words, steps: &[Step]) -> Markup {
    html! {
        ol.path {
            @for step in steps {
                li.ahead[step.pace == Pace::Ahead] aria-current=[matches!(step.pace, Pace::Now(_)).then_some("step")] {
                    (drawing(step.growth))
                    (ground(step.pace))
                    strong { (step.growth.name(words)) }
                    span { (step.when) }
                    p { (step.note) }
                }
            }
        }
    }
}

fn ground(pace: Pace) -> Markup {
    let share = match pace {
        Pace::Done => 100.0,
        Pace::Now(share) => (share.clamp(0.0, 1.0) * 100.0).round(),
        Pace::Ahead => 0.0,
    };
    let here = format!("{share}%");
    html! {
        svg.ground width="100%" height="13" aria-hidden="true" {
            rect.soil x="0" y="5" width="100%" height="3" {}
            rect.grown x="0" y="5" width=(here) height="3" {}
            @if matches!(pace, Pace::Now(_)) { circle.here cx=(here) cy="6.5" r="5" {} }
        }
    }
}
