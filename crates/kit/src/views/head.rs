//! How a page opens and is divided: a title, a sentence a colleague could say, then parts with hairlines between.

use maud::{Markup, Render, html};

use crate::i18n::Words;

/// The head of a page. `Head { title: …, lede: …, ..Head::default() }`.
#[derive(Default)]
pub struct Head {
    /// (name, address) of the pages above this one.
    pub crumbs: Vec<(String, String)>,
    pub title: String,
    /// The finding: who has ten seconds leaves with the truth. Empty: none.
    pub lede: String,
    /// When, who, how many; each a few words.
    pub meta: Vec<Markup>,
}

pub fn page_head(words: Words, head: Head) -> Markup {
    html! {
        div.page-head {
            @if !head.crumbs.is_empty() {
                nav.crumbs aria-label=(words.t("shell-crumbs")) {
                    ol { @for (name, href) in &head.crumbs { li { a href=(href) { (name) } } } }
                }
            }
            h1 { (head.title) }
            @if !head.lede.is_empty() { p.lede { (head.lede) } }
            @if !head.meta.is_empty() { p.meta { @for fact in &head.meta { span { (fact) } } } }
        }
    }
}

/// A part: its name in the margin, its matter beside. `note` may be `""`.
pub fn part(id: &str, title: &str, note: impl Render, body: Markup) -> Markup {
    divided("part", id, title, note, body)
}

/// A part over the whole width, for a matrix only.
pub fn wide_part(id: &str, title: &str, note: impl Render, body: Markup) -> Markup {
    divided("part wide", id, title, note, body)
}

fn divided(class: &str, id: &str, title: &str, note: impl Render, body: Markup) -> Markup {
    let note = note.render();
    html! {
        section class=(class) aria-labelledby=(id) {
            div.part-head {
                h2 id=(id) { (title) }
                @if !note.0.is_empty() { div.note { (note) } }
            }
            div.part-body { (body) }
        }
    }
}

/// The faces of one thing, as links: (name, address); `current` is the address of this page.
pub fn tabs(label: &str, faces: &[(String, String)], current: &str) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            ul {
                @for (name, href) in faces {
                    li { a href=(href) aria-current=[(href == current).then_some("page")] { (name) } }
                }
            }
        }
    }
}
