//! How it looks: every group with a shape and a sentence, then the form.

use super::pages::AskingPage;
use super::{Asking, Standing, address};
use ground::StakeholderGroup;
use kit::form::{Choice, Form, hidden_csrf};
use kit::i18n::args;
use kit::people::group as group_key;
use kit::views::{Head, Shape, Weight, actions, link_button, mark, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

/// What can be said of a group.
pub const ASKED: &str = "asked";
pub const ASIDE: &str = "aside";

pub fn asking(who: &SignedIn, page: &AskingPage, form: &Form) -> Markup {
    let w = who.words();
    let place = &page.placed;
    let here = w.with("implementation-title", args![innovation => place.innovation_name.as_str(), unit => place.unit_name.as_str()]);
    let crumbs = vec![(here, paths::implementation(place.id)), (w.t("voices-title"), paths::implementation_pulses(place.id))];
    let open = page.standings.iter().filter(|s| !s.was_asked() && !s.is_set_aside()).count();
    let lede = match page.standings.len() {
        all if all == open => w.t("asking-lede-nobody"),
        all => w.with("asking-lede", args![count => open, all => all]),
    };
    html! {
        (page_head(w, Head { crumbs, title: w.t("asking-title"), lede, ..Head::default() }))
        (part("groups", &w.t("asking-groups"), w.t("asking-groups-note"), html! { div.stack {
            ul.conditions { @for standing in &page.standings { (group(who, page, standing)) } }
            @if page.may_ask && page.standings.iter().all(|s| s.pulse.is_none()) {
                (actions([link_button(&w.t("pulse-new"), &paths::new_pulse(place.id), Weight::Quiet)]))
            }
        } }))
        @if page.may_ask { (part("write", &w.t("asking-write"), w.t("asking-write-note"), fields(who, page, form))) }
    }
}

fn group(who: &SignedIn, page: &AskingPage, standing: &Standing) -> Markup {
    let w = who.words();
    let (shape, said) = match (standing.was_asked(), standing.is_set_aside()) {
        (true, _) => (Shape::Met, None),
        (_, true) => (Shape::Emerging, None),
        _ => (Shape::Unknown, Some(w.t("asking-not-yet"))),
    };
    html! {
        li {
            (mark(shape))
            div {
                p { (w.t(group_key(standing.group))) }
                @if let Some(pulse) = &standing.pulse { p { (w.with("asking-by-pulse", args![pulse => pulse.as_str()])) } }
                @for asking in &standing.askings { (row(who, page, standing.group, asking)) }
                @if let Some(said) = said { p { (said) } }
            }
        }
    }
}

fn row(who: &SignedIn, page: &AskingPage, group: StakeholderGroup, asking: &Asking) -> Markup {
    let w = who.words();
    let a = &asking.asked;
    let key = if a.concerned { "asking-by-hand" } else { "asking-aside" };
    html! {
        div.split {
            p { (w.with(key, args![day => w.date(a.day), how => a.how.as_str()])) }
            @if page.may_ask {
                form.inline method="post" action=(paths::of_implementation(page.placed.id, "asking-removals")) {
                    (hidden_csrf(&who.csrf))
                    button.button.plain.small name="asking" value=(asking.id) { (w.t("asking-remove")) span.sr { ": " (w.t(group_key(group))) } }
                }
            }
        }
    }
}

fn fields(who: &SignedIn, page: &AskingPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let groups = StakeholderGroup::ALL.iter().map(|g| Choice::new(g.word(), w.t(group_key(*g))));
    let what = [(ASKED, "asking-was-asked"), (ASIDE, "asking-set-aside")].map(|(word, key)| Choice::new(word, w.t(key)));
    f.post(
        &address(page.placed.id),
        &who.csrf,
        html! {
            (f.select("group", w.t("asking-group"), groups))
            (f.radios("what", w.t("asking-what"), what))
            (f.date("day", w.t("asking-day")))
            (f.text("how", w.t("asking-how")).hint(w.t("asking-how-hint")).autocomplete("off"))
            (f.send(w.t("asking-save")))
        },
    )
}
