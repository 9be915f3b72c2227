//! Fields with and without mistakes, and what one answers with a thumb.

use jiff::civil::date;
use maud::{Markup, html};

use super::super::*;
use crate::form::{Choice, Form};
use crate::i18n::Words;

pub(super) fn fields(w: Words) -> Markup {
    let typed = [("what", w.t("guide-field-what-typed")), ("by", "2026-11-12".into()), ("kind", "other".into())];
    let mut form = Form::parse(typed.map(|(name, value)| (name.to_owned(), value)).to_vec());
    let _ = form.date("by").from(date(2026, 11, 16)).required();
    let _ = form.choices("groups", |_| Some(())).required();
    let f = form.fields(w);
    part(
        "guide-fields",
        &w.t("guide-fields"),
        w.t("guide-fields-note"),
        f.post(
            "#guide-fields",
            "",
            html! {
                (f.text("what", w.t("guide-field-what")).hint(w.t("guide-field-what-hint")))
                (f.date("by", w.t("guide-field-by")))
                (f.select("who", w.t("guide-field-who"), [("priya", "Priya Raman".to_owned()), ("team", w.t("guide-team"))]))
                (f.radios("kind", w.t("guide-field-kind"), [
                    Choice::new("promise", w.t("guide-kind-promise")),
                    Choice::new("other", w.t("guide-kind-other")).hint(w.t("guide-kind-hint")),
                ]))
                (f.checks("groups", w.t("guide-field-groups"), [
                    ("teachers", w.t("guide-group-teachers")), ("families", w.t("guide-group-families")),
                ]))
                (f.number("hours", w.t("guide-field-hours")).optional())
                (f.area("note", w.t("guide-field-note")).optional().rows(3))
                (f.file("list", w.t("guide-field-file")).hint(w.t("guide-field-file-hint")).optional().accept(".csv"))
                (f.check("agreed", w.t("guide-field-agreed")))
                (f.send(w.t("guide-promise")))
            },
        ),
    )
}

pub(super) fn thumbs(w: Words) -> Markup {
    let level = |value: &str, key: &str, level| (Choice::new(value, w.t(key)), level);
    let options = [
        level("3", "guide-level-3", Level::Dots(3)),
        level("2", "guide-level-2", Level::Dots(2)),
        level("1", "guide-level-1", Level::Dots(1)),
        level("0", "guide-level-0", Level::Dots(0)),
        level("unseen", "guide-level-unseen", Level::Apart),
    ];
    part(
        "guide-thumbs",
        &w.t("guide-thumbs"),
        w.t("guide-thumbs-note"),
        html! {
            div.stack {
                div { (progress(2, 4, &w.t("guide-progress"))) }
                (segments("seen", &w.t("guide-segments"), &options, Some("2")))
                (segments("heard", &w.t("guide-segments-2"), &options, None))
            }
        },
    )
}
