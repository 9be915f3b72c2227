//! Marks: the leaf of an element, the shape of a condition. Shape first, color second, a word always.

use ground::element::State;
use maud::{Markup, PreEscaped, html};

use crate::i18n::Words;

/// How a condition stands. Conditions have shapes; people have words only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Met,
    Emerging,
    Lost,
    Unknown,
    /// Not a condition: something to mend, in notices and beside fields.
    Wrong,
}

impl Shape {
    pub fn name(self, words: Words) -> String {
        match self {
            Shape::Met => words.t("shape-met"),
            Shape::Emerging => words.t("shape-emerging"),
            Shape::Lost => words.t("shape-lost"),
            Shape::Unknown => words.t("shape-unknown"),
            Shape::Wrong => words.t("shape-wrong"),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Shape::Met => "shape met",
            Shape::Emerging => "shape emerging",
            Shape::Lost | Shape::Wrong => "shape lost",
            Shape::Unknown => "shape unknown",
        }
    }

    fn outline(self) -> PreEscaped<&'static str> {
        PreEscaped(match self {
            Shape::Met => r#"<circle class="full" cx="8" cy="8" r="7"/><path class="cut" d="m4.6 8.2 2.4 2.4 4.4-4.8"/>"#,
            Shape::Emerging => r#"<circle class="ring" cx="8" cy="8" r="6.2"/><path class="full" d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/>"#,
            Shape::Lost => r#"<path class="full" d="M8 .4 15.6 8 8 15.6.4 8z"/><path class="cut" d="M5 8h6"/>"#,
            Shape::Unknown => r#"<circle class="ring broken" cx="8" cy="8" r="6.4"/>"#,
            Shape::Wrong => r#"<path class="full" d="M8 .4 15.6 8 8 15.6.4 8z"/><path class="cut" d="M8 4v5M8 10.6v1.6"/>"#,
        })
    }
}

impl From<State> for Shape {
    fn from(state: State) -> Shape {
        match state {
            State::Met => Shape::Met,
            State::Emerging => Shape::Emerging,
            State::Lost => Shape::Lost,
            State::Unknown => Shape::Unknown,
        }
    }
}

/// The shape beside a word that says the same.
pub fn mark(shape: Shape) -> Markup {
    html! { svg class=(shape.class()) viewBox="0 0 16 16" aria-hidden="true" { (shape.outline()) } }
}

/// The shape alone; it says its name to a screen reader.
pub fn shape(words: Words, shape: Shape) -> Markup {
    html! {
        svg class=(shape.class()) viewBox="0 0 16 16" role="img" aria-label=(shape.name(words)) { (shape.outline()) }
    }
}

/// A shape and the words for it, in a line or a table cell.
pub fn status(shape: Shape, said: &str) -> Markup {
    html! { span.status { (mark(shape)) (said) } }
}

/// One of the six elements, as its leaf-shaped mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    Inclusion,
    Leadership,
    Learning,
    Assess,
    Efficacy,
    Teams,
}

impl Leaf {
    pub const ALL: [Leaf; 6] = [Leaf::Inclusion, Leaf::Leadership, Leaf::Learning, Leaf::Assess, Leaf::Efficacy, Leaf::Teams];

    pub fn letter(self) -> char {
        match self {
            Leaf::Inclusion => 'I',
            Leaf::Leadership => 'M',
            Leaf::Learning => 'P',
            Leaf::Assess => 'A',
            Leaf::Efficacy => 'C',
            Leaf::Teams => 'T',
        }
    }

    pub fn name(self, words: Words) -> String {
        match self {
            Leaf::Inclusion => words.t("element-inclusion"),
            Leaf::Leadership => words.t("element-leadership"),
            Leaf::Learning => words.t("element-learning"),
            Leaf::Assess => words.t("element-assess"),
            Leaf::Efficacy => words.t("element-efficacy"),
            Leaf::Teams => words.t("element-teams"),
        }
    }
}

/// The leaf, always followed by the name of its element.
pub fn leaf(of: Leaf) -> Markup {
    let letter = of.letter();
    html! { span class={ "el " (letter.to_ascii_lowercase()) } aria-hidden="true" { (letter) } }
}

/// The leaf with the name.
pub fn leaf_named(words: Words, of: Leaf) -> Markup {
    html! { (leaf(of)) (of.name(words)) }
}

/// Marks with their words, in a row.
pub fn legend(entries: impl IntoIterator<Item = Markup>) -> Markup {
    html! { ul.legend { @for entry in entries { li { (entry) } } } }
}

/// A short word about a thing: core, adaptable.
pub fn tag(said: &str) -> Markup {
    html! { span.tag { (said) } }
}

/// The same for what holds now: in use.
pub fn tag_now(said: &str) -> Markup {
    html! { span.tag.now { (said) } }
}
