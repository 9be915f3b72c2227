//! The answering page and its receipts with made-up contents, as someone with a phone and a link sees them.

use super::super::answering::Asked;
use super::super::model::State;
use super::super::views;
use super::{LINK, pulse, wave};
use kit::i18n::Lang;
use kit::sample::SamplePage;
use kit::{Form, Look, SignedIn, Words, paths};
use portfolio::implementation::samples::partner_reading;

fn asked() -> Asked {
    let place = partner_reading();
    Asked {
        pulse: pulse(wave(State::Open, 66)),
        innovation: place.innovation_name,
        unit: place.unit_name,
        demo: true,
        language: "en".into(),
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let look = Look { path: paths::answer(LINK), ..who.look.clone() };
    let spanish = Look { words: Words::new(Lang::Es), ..look.clone() };
    let mut empty = Form::blank();
    empty.wrong("a0", "answer-empty");
    let chosen = Form::blank().filled("a0", "5").filled("a2", "1").filled("a3", "3");
    let ask = |look: &Look, form: &Form| views::ask(look, &asked(), form, "once");
    vec![
        SamplePage::of("answer/blank", ask(&look, &Form::blank())),
        SamplePage::of("answer/spanish", ask(&spanish, &Form::blank())),
        SamplePage::of("answer/choices-kept", ask(&spanish, &chosen)),
        SamplePage::of("answer/mistake", ask(&look, &empty)),
        SamplePage::of("answer/kept", views::kept(&look)),
        SamplePage::of("answer/used", views::used(&look)),
        SamplePage::of("answer/closed", views::closed(&look)),
        SamplePage::of("answer/unknown", views::unknown(&look)),
    ]
}
