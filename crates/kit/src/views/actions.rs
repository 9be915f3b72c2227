//! What one can do next. One bloom on a page: the next step. Everything else is quiet.

use maud::{Markup, html};

use crate::form::hidden_csrf;
use crate::i18n::Words;

/// How loud a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The next step; once on a page.
    #[default]
    Bloom,
    /// Any other step.
    Quiet,
    /// A step aside; looks like a link.
    Plain,
}

impl Weight {
    fn class(self) -> &'static str {
        match self {
            Weight::Bloom => "button",
            Weight::Quiet => "button quiet",
            Weight::Plain => "button plain",
        }
    }
}

/// The button that sends the form around it.
pub fn button(label: &str) -> Markup {
    html! { button.button { (label) } }
}

/// A link to the page where the step is taken.
pub fn link_button(label: &str, href: &str, weight: Weight) -> Markup {
    html! { a class=(weight.class()) href=(href) { (label) } }
}

/// A whole form that is only its button, for a step that needs no words.
pub fn post_button(label: &str, action: &str, csrf: &str, weight: Weight) -> Markup {
    html! {
        form.inline method="post" action=(action) {
            (hidden_csrf(csrf))
            button class=(weight.class()) { (label) }
        }
    }
}

/// Shown only where scripts run; without them the browser's own menu prints.
pub fn print_button(words: Words) -> Markup {
    html! { button.button.quiet type="button" data-print hidden { (words.t("shell-print")) } }
}

/// Copies `what`, a link or a code; shown only where scripts run.
pub fn copy_button(words: Words, label: &str, what: &str) -> Markup {
    html! {
        button.button.quiet type="button" data-copy=(what) data-copied=(words.t("shell-copied")) hidden { (label) }
    }
}

/// A row of them.
pub fn actions(steps: impl IntoIterator<Item = Markup>) -> Markup {
    html! { div.actions { @for step in steps { (step) } } }
}
