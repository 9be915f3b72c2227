//! The end of the promise on the page of a closed pulse: what those who asked say, and the form to say it.

use super::super::feedback::ANCHOR;
use super::super::pages::PulsePage;
use kit::form::{Choice, Form};
use kit::i18n::{Words, args};
use kit::views::{Shape, Weight, actions, part, post_button, status};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub const KEPT: &str = "kept";
pub const NOT_KEPT: &str = "not-kept";

pub fn feedback(who: &SignedIn, page: &PulsePage, form: &Form) -> Markup {
    let w = who.words();
    let note = w.with("feedback-note", args![day => w.date(page.pulse.feedback_on)]);
    let body = match &page.pulse.feedback {
        Some(_) => told(who, page),
        None if page.may_ask => fields(who, page, form),
        None if page.today <= page.pulse.feedback_on => status(Shape::Emerging, &w.t("feedback-open")),
        None => status(Shape::Unknown, &w.t("feedback-unsaid")),
    };
    part(ANCHOR, &w.t("feedback-title"), note, body)
}

fn told(who: &SignedIn, page: &PulsePage) -> Markup {
    let w: Words = who.words();
    let Some(told) = &page.pulse.feedback else { return html! {} };
    let day = w.date(told.day);
    html! {
        div.stack {
            @if told.kept { (status(Shape::Met, &w.with("feedback-kept-on", args![day => day]))) }
            @else { (status(Shape::Lost, &w.with("feedback-not-kept-on", args![day => day]))) }
            @if !told.words.is_empty() { p.quote { "“" (told.words) "”" } }
            @if page.may_ask {
                (actions([post_button(&w.t("feedback-take-back"), &paths::of_pulse(page.pulse.id, "feedback-withdrawal"), &who.csrf, Weight::Plain)]))
            }
        }
    }
}

fn fields(who: &SignedIn, page: &PulsePage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let kept = [(KEPT, "feedback-kept"), (NOT_KEPT, "feedback-not-kept")].map(|(word, key)| Choice::new(word, w.t(key)));
    f.post(
        &paths::of_pulse(page.pulse.id, "feedback"),
        &who.csrf,
        html! {
            (f.radios("kept", w.t("feedback-question"), kept))
            (f.date("day", w.t("feedback-day")))
            (f.area("words", w.t("feedback-words")).hint(w.t("feedback-words-hint")).rows(3).optional())
            (f.send(w.t("feedback-save")))
        },
    )
}
