//! How it looks: every date with a shape and a sentence, then the form for those that have come.

use super::pages::FollowUpPage;
use super::{FollowUp, address};
use kit::form::{Choice, Form, hidden_csrf};
use kit::i18n::args;
use kit::views::{Head, Shape, Weight, actions, empty, link_button, mark, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub const KEPT: &str = "kept";
pub const NOT_KEPT: &str = "not-kept";

pub fn follow_ups(who: &SignedIn, page: &FollowUpPage, form: &Form) -> Markup {
    let w = who.words();
    let id = page.placed.id;
    let here =
        w.with("implementation-title", args![innovation => page.placed.innovation_name.as_str(), unit => page.placed.unit_name.as_str()]);
    let crumbs = vec![(here, paths::implementation(id)), (w.t("learning-title"), paths::learning_plan(id))];
    html! {
        (page_head(w, Head { crumbs, title: w.t("follow-ups-title"), lede: w.t("follow-ups-lede"), ..Head::default() }))
        (part("dates", &w.t("learning-follow-ups"), "", html! {
            @if page.follow_ups.is_empty() {
                (empty(&w.t("follow-ups-none-title"), &w.t("follow-ups-none"), html! {
                    @if page.may_lead && page.placed.is_going() { (link_button(&w.t("learning-change"), &paths::learning_plan_edit(id), Weight::Quiet)) }
                }))
            } @else {
                ul.conditions { @for one in &page.follow_ups { (row(who, page, one)) } }
            }
        }))
        @if page.may_lead && page.open().next().is_some() {
            (part("tell", &w.t("follow-ups-tell"), w.t("follow-ups-tell-note"), fields(who, page, form)))
        }
        @if page.may_lead && page.open().next().is_none() && !page.follow_ups.is_empty() {
            (actions([link_button(&w.t("learning-see"), &paths::learning_plan(id), Weight::Plain)]))
        }
    }
}

fn row(who: &SignedIn, page: &FollowUpPage, one: &FollowUp) -> Markup {
    let w = who.words();
    let (shape, said) = match &one.told {
        Some(told) => {
            let (shape, key) = if told.kept { (Shape::Met, "follow-ups-kept-on") } else { (Shape::Lost, "follow-ups-not-kept-on") };
            (shape, w.with(key, args![day => w.date(told.said_on)]))
        }
        None if one.day > page.today => (Shape::Emerging, w.t("follow-ups-to-come")),
        None => (Shape::Unknown, w.t("follow-ups-unsaid")),
    };
    html! {
        li {
            (mark(shape))
            div.split {
                div {
                    p { (w.date(one.day)) }
                    p.small.soft { (said) }
                    @if let Some(told) = one.told.as_ref().filter(|t| !t.words.is_empty()) { p { "“" (told.words) "”" } }
                }
                @if page.may_lead && one.told.is_some() {
                    form.inline method="post" action=(paths::of_implementation(page.placed.id, "follow-up-withdrawals")) {
                        (hidden_csrf(&who.csrf))
                        button.button.plain.small name="day" value=(one.day) { (w.t("follow-ups-take-back")) span.sr { ": " (w.date(one.day)) } }
                    }
                }
            }
        }
    }
}

fn fields(who: &SignedIn, page: &FollowUpPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let days = page.open().map(|day| Choice::new(day.to_string(), w.date(day)));
    let kept = [(KEPT, "follow-ups-kept"), (NOT_KEPT, "follow-ups-not-kept")].map(|(word, key)| Choice::new(word, w.t(key)));
    f.post(
        &address(page.placed.id),
        &who.csrf,
        html! {
            (f.select("day", w.t("follow-ups-day"), days))
            (f.radios("kept", w.t("follow-ups-question"), kept))
            (f.area("words", w.t("follow-ups-words")).hint(w.t("follow-ups-words-hint")).rows(3).optional())
            (f.send(w.t("follow-ups-save")))
        },
    )
}
