//! The four stages as a plant grows: seed, sprout, plant, flower. And the house's leaf.

use maud::{Markup, PreEscaped, html};

use crate::i18n::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// Decide
    Seed,
    /// Plan & Prepare
    Sprout,
    /// Implement
    Plant,
    /// Spread & Sustain
    Flower,
    Paused,
    Stopped,
}

const GROUND: &str = r#"<path d="M3 20.5h18"/>"#;

impl Growth {
    pub const ALL: [Growth; 6] = [Growth::Seed, Growth::Sprout, Growth::Plant, Growth::Flower, Growth::Paused, Growth::Stopped];

    pub fn name(self, words: Words) -> String {
        match self {
            Growth::Seed => words.t("stage-decide"),
            Growth::Sprout => words.t("stage-prepare"),
            Growth::Plant => words.t("stage-implement"),
            Growth::Flower => words.t("stage-sustain"),
            Growth::Paused => words.t("stage-paused"),
            Growth::Stopped => words.t("stage-stopped"),
        }
    }

    fn class(self) -> &'static str {
        if matches!(self, Growth::Paused | Growth::Stopped) { "stage off" } else { "stage" }
    }

    fn outline(self) -> PreEscaped<&'static str> {
        PreEscaped(match self {
            Growth::Seed => r#"<ellipse class="f" cx="12" cy="18" rx="3.4" ry="2.4"/>"#,
            Growth::Sprout => concat!(
                r#"<path d="M12 20.5V13"/>"#,
                r#"<path class="f" d="M12 14.5c-1-3.4-3.4-4.8-7-4.8 0 3.4 2.4 4.8 7 4.8z"/>"#,
                r#"<path class="f" d="M12 14.5c1-3.4 3.4-4.8 7-4.8 0 3.4-2.4 4.8-7 4.8z"/>"#
            ),
            Growth::Plant => concat!(
                r#"<path d="M12 20.5V5"/>"#,
                r#"<path class="f" d="M12 17c-1-3.4-3.4-4.8-7-4.8 0 3.4 2.4 4.8 7 4.8z"/>"#,
                r#"<path class="f" d="M12 17c1-3.4 3.4-4.8 7-4.8 0 3.4-2.4 4.8-7 4.8z"/>"#,
                r#"<path class="f" d="M12 9.6c-1-3.4-3.4-4.8-7-4.8 0 3.4 2.4 4.8 7 4.8z"/>"#,
                r#"<path class="f" d="M12 9.6c1-3.4 3.4-4.8 7-4.8 0 3.4-2.4 4.8-7 4.8z"/>"#
            ),
            Growth::Flower => concat!(
                r#"<path d="M12 20.5V10"/>"#,
                r#"<path class="f" d="M12 18c-1-3.4-3.4-4.8-7-4.8 0 3.4 2.4 4.8 7 4.8z"/>"#,
                r#"<path class="f" d="M12 18c1-3.4 3.4-4.8 7-4.8 0 3.4-2.4 4.8-7 4.8z"/>"#,
                r#"<g class="f"><circle cx="12" cy="2.9" r="2.5"/><circle cx="16" cy="5.8" r="2.5"/>"#,
                r#"<circle cx="14.5" cy="10.4" r="2.5"/><circle cx="9.5" cy="10.4" r="2.5"/>"#,
                r#"<circle cx="8" cy="5.8" r="2.5"/></g><circle class="eye" cx="12" cy="7" r="1.9"/>"#
            ),
            Growth::Paused => r#"<path class="bar" d="M9.5 16.5v-9M14.5 16.5v-9"/>"#,
            Growth::Stopped => r#"<path d="M12 20.5v-6M8 14.5h8"/>"#,
        })
    }
}

/// The drawing beside its name.
pub fn drawing(of: Growth) -> Markup {
    html! { svg class=(of.class()) viewBox="0 0 24 24" aria-hidden="true" { (PreEscaped(GROUND)) (of.outline()) } }
}

/// The drawing alone, as on the portfolio board; it says its name.
pub fn growth(words: Words, of: Growth) -> Markup {
    html! {
        svg class=(of.class()) viewBox="0 0 24 24" role="img" aria-label=(of.name(words)) {
            (PreEscaped(GROUND)) (of.outline())
        }
    }
}

/// The house's own leaf.
pub fn leaf_logo() -> Markup {
    html! {
        svg viewBox="0 0 24 24" aria-hidden="true" {
            path.f d="M12 22C11 12 6 8 2 8c0 7 4 10 10 14z" {}
            path.f d="M12 22c0-9 4-17 10-19 0 9-4 14-10 19z" {}
        }
    }
}
