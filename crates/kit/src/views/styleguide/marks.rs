//! Buttons, marks, the stage path and notices of the styleguide.

use maud::{Markup, html};

use super::super::*;
use crate::i18n::Words;

pub(super) fn buttons(w: Words) -> Markup {
    part(
        "guide-buttons",
        &w.t("guide-buttons"),
        w.t("guide-buttons-note"),
        html! {
            (actions([
                button(&w.t("guide-next")),
                link_button(&w.t("guide-other"), "#guide-buttons", Weight::Quiet),
                link_button(&w.t("guide-aside"), "#guide-buttons", Weight::Plain),
                html! { button.button disabled { (w.t("guide-not-yet")) } },
                print_button(w),
                copy_button(w, &w.t("guide-copy"), "K7M4XW"),
            ]))
        },
    )
}

pub(super) fn marks(w: Words) -> Markup {
    let shapes = [Shape::Met, Shape::Emerging, Shape::Lost, Shape::Unknown];
    part(
        "guide-marks",
        &w.t("guide-marks"),
        w.t("guide-marks-note"),
        html! {
            div.stack {
                (legend(Leaf::ALL.map(|of| leaf_named(w, of))))
                (legend(shapes.map(|of| html! { (mark(of)) (of.name(w)) })))
                (legend(Growth::ALL.map(|of| html! { (drawing(of)) (of.name(w)) })))
                div.actions {
                    (tag(&w.t("guide-core"))) (tag(&w.t("guide-adaptable"))) (tag_now(&w.t("guide-in-use")))
                    (status(Shape::Emerging, &w.t("guide-due"))) (code("K7M4XW"))
                }
                p.small { (growth(w, Growth::Plant)) " " (shape(w, Shape::Lost)) " " (w.t("guide-alone")) }
            }
        },
    )
}

pub(super) fn path(w: Words) -> Markup {
    let step = |growth, pace, when: &str, note: &str| Step { growth, pace, when: w.t(when), note: html! { (w.t(note)) } };
    part(
        "guide-path",
        &w.t("guide-path"),
        w.t("guide-path-note"),
        stage_path(
            w,
            &[
                step(Growth::Seed, Pace::Done, "guide-path-1", "guide-path-1-note"),
                step(Growth::Sprout, Pace::Done, "guide-path-2", "guide-path-2-note"),
                step(Growth::Plant, Pace::Now(0.72), "guide-path-3", "guide-path-3-note"),
                step(Growth::Flower, Pace::Ahead, "guide-path-4", "guide-path-4-note"),
            ],
        ),
    )
}

pub(super) fn notices(w: Words) -> Markup {
    part(
        "guide-notices",
        &w.t("guide-notices"),
        w.t("guide-notices-note"),
        html! {
            div.stack {
                (notice(Tone::Done, &w.t("guide-sent"), &w.t("guide-sent-said")))
                (notice(Tone::Plain, &w.t("guide-hidden"), &w.t("guide-hidden-said")))
                (notice(Tone::Wrong, &w.t("guide-offline"), &w.t("guide-offline-said")))
            }
        },
    )
}
