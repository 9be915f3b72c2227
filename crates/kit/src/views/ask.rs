//! What one answers with a thumb: a question, a row of segments, how far one is, a code to join with.

use maud::{Markup, html};

use crate::form::Choice;

/// One question as the head of its page. Nothing is chosen beforehand; `chosen` is what the person tapped before.
pub fn question(name: &str, asked: &str, choices: &[Choice], chosen: Option<&str>) -> Markup {
    html! {
        fieldset.field {
            legend { h1.question { (asked) } }
            div.choices {
                @for choice in choices {
                    label {
                        input type="radio" name=(name) value=(choice.value)
                            checked[chosen == Some(choice.value.as_str())];
                        span { (choice.label) }
                    }
                }
            }
        }
    }
}

/// How near to as-designed a variation is: three dots, so many of them full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Dots(u8),
    /// Stands apart below the row: could not be seen, does not apply.
    Apart,
}

/// One tap per look-for: joined segments, each large enough for a thumb.
pub fn segments(name: &str, legend: &str, options: &[(Choice, Level)], chosen: Option<&str>) -> Markup {
    html! {
        fieldset.field {
            legend { (legend) }
            div.segments {
                @for (choice, level) in options {
                    label.apart[*level == Level::Apart] {
                        input type="radio" name=(name) value=(choice.value)
                            checked[chosen == Some(choice.value.as_str())];
                        @if let Level::Dots(full) = level { (dots(*full)) }
                        span { (choice.label) }
                    }
                }
            }
        }
    }
}

fn dots(full: u8) -> Markup {
    html! {
        svg.level viewBox="0 0 38 12" aria-hidden="true" {
            @for (at, x) in [6, 19, 32].into_iter().enumerate() {
                circle.full[at < usize::from(full)] cx=(x) cy="6" r="4.6" {}
            }
        }
    }
}

/// How far one is, in words and as a bar: `progress(2, 4, &w.with("pulse-question-of", …))`.
pub fn progress(done: usize, of: usize, said: &str) -> Markup {
    html! {
        p.small.soft { (said) }
        progress value=(done) max=(of) aria-label=(said) { (said) }
    }
}

/// A code to type, spaced in threes to be read aloud: K7M 4XW. The space is not part of it when copied.
pub fn code(code: &str) -> Markup {
    let half = code.char_indices().nth(3).map_or(code.len(), |(at, _)| at);
    let (front, back) = code.split_at(half);
    html! { span.code { (front) @if !back.is_empty() { span.gap {} (back) } } }
}
