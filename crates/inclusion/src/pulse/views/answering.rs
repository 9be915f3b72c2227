//! The answering page: one column, no scripts, no navigation, the promise in plain words.

use super::super::answering::Asked;
use super::super::model::{MOST_ITEMS, Point};
use kit::form::Form;
use kit::i18n::{Lang, Words, args};
use kit::views::{BareFrame, LanguageSwitch, Shape, Tone, bare, mark, notice};
use kit::{Look, paths};
use maud::{Markup, html};

/// The Fluent key of a point of the scale.
pub fn point(n: u8) -> &'static str {
    match n {
        1 => "answer-1",
        2 => "answer-2",
        3 => "answer-3",
        4 => "answer-4",
        _ => "answer-5",
    }
}

fn frame(look: &Look, title: String, demo: bool) -> BareFrame {
    BareFrame { title, demo, theme: look.theme, brand: false, language: LanguageSwitch::Own, unlogged: true }
}

pub fn ask(look: &Look, asked: &Asked, form: &Form, once: &str) -> Markup {
    let w = look.words;
    let token = look.path.trim_start_matches("/r/");
    let items = asked.pulse.items.len().min(MOST_ITEMS);
    let body = html! {
        form.stack method="post" action=(paths::answer(token)) novalidate {
            input type="hidden" name="once" value=(once);
            input type="hidden" name="in" value=(w.lang().code());
            div.phone-top {
                p.small.soft { (w.with("answer-asked-by", args![innovation => asked.innovation.as_str(), unit => asked.unit.as_str()])) }
                (languages(w))
            }
            h1 { (asked.pulse.title) }
            div.promise {
                p { strong { (w.t("answer-promise-title")) } " " (w.with("answer-promise", args![day => w.date(asked.pulse.feedback_on)])) }
                details { summary { (w.t("answer-more")) } p { (w.with("answer-more-text", args![day => w.date(asked.pulse.closes_on)])) } }
            }
            @if let Some(wrong) = form.mistake("a0") {
                div.notice.wrong role="alert" tabindex="-1" autofocus { (mark(Shape::Wrong)) p { a href="#a0" { (wrong.say(w)) } } }
            }
            @for (n, item) in asked.pulse.items.iter().take(items).enumerate() {
                (statement(w, n, items, &item.statement, form))
            }
            button.button.full { (w.t("answer-send")) }
            p.small.soft { (w.t("answer-skip")) }
        }
    };
    bare(w, &frame(look, asked.pulse.title.clone(), asked.demo), body)
}

fn statement(w: Words, n: usize, of: usize, said: &str, form: &Form) -> Markup {
    let name = format!("a{n}");
    let chosen = Point::parse(form.value(&name)).map(Point::get);
    html! {
        fieldset.field {
            legend { span.count { (w.with("answer-number", args![number => n + 1, of => of])) } " " span.question { (said) } }
            div.choices {
                @for value in (1..=5u8).rev() {
                    label {
                        input type="radio" name=(name) value=(value) id=[(value == 5).then_some(&name)] checked[chosen == Some(value)];
                        span { (w.t(point(value))) }
                    }
                }
            }
        }
    }
}

/// Buttons of the form, so that changing the language keeps every choice.
fn languages(w: Words) -> Markup {
    html! {
        div.languages role="group" aria-label=(w.t("shell-language")) {
            @for lang in Lang::ALL.into_iter().filter(|l| *l != w.lang()) {
                button.button.plain.small name="lang" value=(lang.code()) lang=(lang.code()) { (lang.own_name()) }
            }
        }
    }
}

fn receipt(look: &Look, title: &str, said: &str, tone: Tone) -> Markup {
    let w = look.words;
    let body = html! {
        h1 { (w.t(title)) }
        (notice(tone, "", &w.t(said)))
        p.small.soft { (w.t("answer-close-page")) }
    };
    bare(w, &frame(look, w.t(title), false), body)
}

pub fn kept(look: &Look) -> Markup {
    receipt(look, "answer-kept-title", "answer-kept", Tone::Done)
}

pub fn used(look: &Look) -> Markup {
    receipt(look, "answer-used-title", "answer-used", Tone::Plain)
}

pub fn closed(look: &Look) -> Markup {
    receipt(look, "answer-closed-title", "answer-closed", Tone::Plain)
}

pub fn unknown(look: &Look) -> Markup {
    receipt(look, "answer-unknown-title", "answer-unknown", Tone::Wrong)
}
