//! The parts every page is made of. Few, and the same everywhere; `/styleguide` shows each in every state.
//!
//! A part is a function (or a small struct and a function) that gives `Markup`. Text goes in as plain strings and is
//! escaped by maud; whatever a person reads comes from `Words`. No part carries a style or a script of its own.

pub use actions::{Weight, actions, button, copy_button, link_button, post_button, print_button};
pub use ask::{Level, code, progress, question, segments};
pub use bare::{BareFrame, LanguageSwitch, PrintFrame, bare, print, report};
pub use fault::{FaultPage, What, fault};
pub use figure::{Figure, chart_key, drawn, figure, key};
pub use growth::{Growth, drawing, growth, leaf_logo};
pub use head::{Head, page_head, part, tabs, wide_part};
pub use lists::{Ask, Entry, asks, bullets, conditions, lines, terms, timeline};
pub use marks::{Leaf, Shape, leaf, leaf_named, legend, mark, shape, status, tag, tag_now};
pub use notice::{Confirm, Tone, confirm, details, empty, notice, sheet, signal, unfolded};
pub use path::{Pace, Step, stage_path};
pub use shell::{LANGUAGE, NavItem, PageFrame, Person, Switcher, THEME, page};
pub use styleguide::styleguide;
pub use table::{Column, Table, hidden, table};
pub use theme::Theme;

mod actions;
mod ask;
mod bare;
mod fault;
mod figure;
mod growth;
mod head;
mod lists;
mod marks;
mod notice;
mod path;
mod shell;
mod styleguide;
mod table;
mod theme;

#[cfg(test)]
mod tests;
