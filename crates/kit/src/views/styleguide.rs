//! Placeholder
use crate::i18n::Words;
use maud::{Markup, html};
pub fn styleguide(_: Words) -> Markup { html! {} }
