//! Light, dark, or as the device says. Kept in the cookie `theme`, so that the server can draw the page right at once.

use maud::{Markup, html};

use crate::i18n::Words;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    pub fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// From the cookie or the form; anything else is the device's choice.
    pub fn from_code(code: &str) -> Theme {
        Theme::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default()
    }

    pub fn name(self, words: Words) -> String {
        match self {
            Theme::System => words.t("shell-theme-system"),
            Theme::Light => words.t("shell-theme-light"),
            Theme::Dark => words.t("shell-theme-dark"),
        }
    }

    /// For `data-theme` on the page; none: the device decides.
    pub(super) fn attribute(self) -> Option<&'static str> {
        (self != Theme::System).then(|| self.code())
    }
}

/// What the browser shows around the page, in the colors of the paper.
pub(super) fn theme_color(theme: Theme) -> Markup {
    let (light, dark) = ("#faf7f0", "#151914");
    html! {
        @match theme {
            Theme::Light => { meta name="theme-color" content=(light); }
            Theme::Dark => { meta name="theme-color" content=(dark); }
            Theme::System => {
                meta name="theme-color" content=(light) media="(prefers-color-scheme: light)";
                meta name="theme-color" content=(dark) media="(prefers-color-scheme: dark)";
            }
        }
    }
}
