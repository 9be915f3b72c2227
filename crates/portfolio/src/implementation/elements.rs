//! The six elements of one implementation: what good implementation needs, and whether it is there today, as the rooms
//! say it. An element of which no room knows anything says so.

use super::pages::Overview;
use ground::element::{Condition, State};
use kit::i18n::Words;
use kit::views::{Leaf, Shape, leaf_named, legend, mark, part, shape};
use maud::{Markup, html};

const SHAPES: [Shape; 4] = [Shape::Met, Shape::Emerging, Shape::Lost, Shape::Unknown];

pub(super) fn elements(w: Words, page: &Overview) -> Markup {
    let note = html! { (w.t("elements-note")) (legend(SHAPES.map(|of| html! { (mark(of)) (of.name(w)) }))) };
    part(
        "elements",
        &w.t("elements-heading"),
        note,
        html! {
            ul.elements {
                @for leaf in Leaf::ALL {
                    li {
                        h3 { (leaf_named(w, leaf)) }
                        (conditions(w, page.conditions.iter().filter(|c| c.element == leaf.letter())))
                    }
                }
            }
        },
    )
}

fn conditions<'a>(w: Words, of: impl Iterator<Item = &'a Condition>) -> Markup {
    let of: Vec<&Condition> = of.collect();
    html! {
        ul.conditions {
            @for condition in &of {
                li {
                    (shape(w, condition.state.into()))
                    div {
                        p { @match &condition.href { Some(href) => a href=(href) { (w.text(&condition.text)) }, None => (w.text(&condition.text)) } }
                        p { (w.text(&condition.evidence)) }
                    }
                }
            }
            @if of.is_empty() { li { (shape(w, Shape::Unknown)) div { p.soft { (w.t("elements-nothing")) } } } }
        }
    }
}

/// What was lost, the first in words and how many in all.
pub(super) fn lost(w: Words, conditions: &[Condition]) -> Option<(usize, String)> {
    let mut lost = conditions.iter().filter(|c| c.state == State::Lost);
    let first = lost.next()?;
    Some((1 + lost.count(), w.text(&first.text)))
}
