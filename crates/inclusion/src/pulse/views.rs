//! How pulses look: the lists, the pages of a pulse, its links.

use super::forms::{FEEDBACK_DAYS, WARNED};
use super::model::{MOST_ITEMS, State, Wave};
use super::pages::{DraftPage, ListPage, PulsePage};
use super::results::GroupResult;
use crate::asking;
use ground::PulseId;
use ground::disclosure::FLOOR_STAFF;
use ground::trash::KEPT_DAYS;
use kit::form::Form;
use kit::i18n::{Words, args};
use kit::people::group as group_key;
use kit::units::shut_notice;
use kit::views::{
    Column, Confirm, Head, Table, Tone, Weight, actions, bullets, confirm, empty, lines, link_button, notice, page_head, part, post_button,
    print_button, table, tag, tag_now,
};
use kit::{SignedIn, paths};
use maud::{Markup, html};
use portfolio::succession::views::earlier;

mod answering;
mod feedback;
mod outline;
mod result;
mod sheet;

pub use answering::{ask, closed, kept, unknown, used};
pub use feedback::{KEPT, NOT_KEPT};
pub use sheet::{sheet, sheet_page};

/// The groups of a cell in words: "Teachers", "Paraeducators and leaders".
pub fn group_name(w: Words, group: &GroupResult) -> String {
    groups(w, &group.groups)
}

pub fn groups(w: Words, groups: &[ground::StakeholderGroup]) -> String {
    let lower =
        |name: String| name.chars().next().map_or_else(String::new, |first| first.to_lowercase().chain(name.chars().skip(1)).collect());
    // Only the first begins with a capital: "Paraeducators and leaders".
    let names = groups.iter().enumerate().map(|(at, g)| if at == 0 { w.t(group_key(*g)) } else { lower(w.t(group_key(*g))) });
    w.list(&names.collect::<Vec<_>>())
}

fn state_tag(w: Words, page: &super::Pulse) -> Markup {
    match page.wave.as_ref().map(|wave| wave.state) {
        None => tag(&w.t("pulse-state-draft")),
        Some(State::Open) => tag_now(&w.t("pulse-state-open")),
        Some(State::Closing | State::Closed) => tag(&w.t("pulse-state-closed")),
    }
}

pub fn list(who: &SignedIn, page: &ListPage) -> Markup {
    let w = who.words();
    let mut crumbs = Vec::new();
    let mut lede = w.with("voices-lede", args![count => page.pulses.len()]);
    if let Some(place) = &page.of {
        crumbs.push((w.t("voices-title"), paths::VOICES.to_string()));
        crumbs.push((
            w.with("implementation-title", args![innovation => place.innovation_name.as_str(), unit => place.unit_name.as_str()]),
            paths::implementation(place.id),
        ));
        lede = w.with("voices-lede-of", args![count => page.pulses.len()]);
    }
    let new =
        |weight| page.of.as_ref().filter(|_| page.may_ask).map(|place| link_button(&w.t("pulse-new"), &paths::new_pulse(place.id), weight));
    let said = w.t(match (&page.of, page.may_ask) {
        (Some(_), true) => "voices-none",
        (Some(_), false) => "voices-none-reader",
        (None, _) => "voices-none-anywhere",
    });
    let way = if page.of.is_none() { Some(link_button(&w.t("nav-work"), paths::WORK, Weight::Quiet)) } else { new(Weight::Bloom) };
    html! {
        (page_head(w, Head { crumbs, title: w.t("voices-title"), lede, ..Head::default() }))
        (shut_notice(w, page.of.as_ref().and_then(|place| place.shut.as_ref())))
        @if !page.earlier.is_empty() {
            (part("earlier", &w.t("succession-earlier"), w.t("succession-earlier-note"), earlier(w, &page.earlier, |before| paths::implementation_pulses(before.id))))
        }
        @if page.pulses.is_empty() {
            (part("pulses", &w.t("voices-pulses"), "", empty(&w.t("voices-none-title"), &said, html! { @if let Some(way) = way { (way) } })))
        } @else {
            (part("pulses", &w.t("voices-pulses"), w.t("voices-pulses-note"), html! {
                (lines(page.pulses.iter().map(|(pulse, place)| html! {
                    div.split {
                        span { a href=(paths::pulse(pulse.id)) { (pulse.title) } " · " (place.innovation_name) ", " (place.unit_name) }
                        (state_tag(w, pulse))
                    }
                })))
                @if let Some(new) = new(Weight::Quiet) { (actions([new])) }
            }))
        }
        @if let Some(place) = &page.of {
            (part("askings", &w.t("condition-groups-asked"), w.t("asking-part-note"), actions([
                link_button(&w.t("asking-open"), &asking::address(place.id), Weight::Plain),
            ])))
        }
        @if !page.outlines.is_empty() { (outline::waiting(who, &page.outlines)) }
    }
}

pub fn new(who: &SignedIn, page: &DraftPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let at =
        w.with("implementation-title", args![innovation => page.place.innovation_name.as_str(), unit => page.place.unit_name.as_str()]);
    let crumbs = vec![(at, paths::implementation(page.place.id)), (w.t("voices-title"), paths::implementation_pulses(page.place.id))];
    html! {
        (page_head(w, Head { crumbs, title: w.t("pulse-new-title"), lede: w.t("pulse-new-lede"), ..Head::default() }))
        @if !page.outlines.is_empty() { (outline::to_choose(w, page)) }
        (f.post(&paths::implementation_pulses(page.place.id), &who.csrf, html! {
            (f.text("title", w.t("pulse-title")).hint(w.t("pulse-title-hint")))
            @for n in 1..=MOST_ITEMS {
                @let field = f.text(&format!("statement-{n}"), w.with("pulse-statement", args![number => n]));
                @if n == 1 { (field.hint(w.t("pulse-statement-hint"))) } @else { (field.optional()) }
            }
            (f.date("closes-on", w.t("pulse-closes-on")).hint(w.t("pulse-closes-on-hint")))
            (f.date("feedback-on", w.t("pulse-feedback-on")).hint(w.with("calendar-feedback-hint", args![days => FEEDBACK_DAYS])))
            @if form.mistake("feedback-on").is_some_and(|wrong| wrong.key() == "calendar-feedback-off") {
                input type="hidden" name=(WARNED) value=(form.value("feedback-on"));
            }
            (f.send(w.t("pulse-save")))
        }))
    }
}

/// A pulse in the state it is in.
pub fn one(who: &SignedIn, page: &PulsePage, form: &Form) -> Markup {
    let w = who.words();
    let p = &page.pulse;
    if let Some(results) = &page.results {
        return result::results(who, page, results, form);
    }
    let state = p.wave.as_ref().map(|wave| wave.state);
    let cut_off = p.wave.as_ref().is_some_and(Wave::was_cut_off);
    let lede = match state {
        None => w.t("pulse-lede-draft"),
        Some(State::Open) => w.with("pulse-lede-open", args![day => w.date(p.closes_on)]),
        _ if cut_off => w.t("pulse-lede-cut-off"),
        _ => w.t("pulse-lede-closing"),
    };
    html! {
        (page_head(w, Head { crumbs: crumbs(w, page), title: p.title.clone(), lede, meta: meta(w, page) }))
        (shut_notice(w, page.place.shut.as_ref()))
        @if let Some(link) = &page.own_link {
            (part("own", &w.t("pulse-own"), w.t("pulse-own-note"), actions([link_button(&w.t("pulse-own-go"), link, Weight::Bloom)])))
        }
        (part("statements", &w.t("pulse-statements"), w.t("pulse-scale-note"), bullets(p.items.iter().map(|i| i.statement.as_str()))))
        @match state {
            None if page.may_ask => {
                (opening(who, page, form))
                (part("else", &w.t("pulse-else"), "", actions([link_button(&w.t("pulse-delete"), &paths::pulse_deletion(p.id), Weight::Plain)])))
            },
            Some(State::Open) if page.may_ask => (running(who, page)),
            _ if cut_off => (part("cut-off", &w.t("pulse-cut-off"), "", html! { p { (w.t("pulse-cut-off-note")) } })),
            _ => (part("wait", &w.t("pulse-wait"), "", html! { p { (w.t("pulse-wait-note")) } })),
        }
    }
}

fn crumbs(w: Words, page: &PulsePage) -> Vec<(String, String)> {
    let at =
        w.with("implementation-title", args![innovation => page.place.innovation_name.as_str(), unit => page.place.unit_name.as_str()]);
    vec![(at, paths::implementation(page.place.id)), (w.t("voices-title"), paths::implementation_pulses(page.place.id))]
}

fn meta(w: Words, page: &PulsePage) -> Vec<Markup> {
    let p = &page.pulse;
    let when = match &p.wave {
        Some(wave) => w.date_range(wave.opened_on, wave.closed_on.unwrap_or(p.closes_on)),
        None => w.with("pulse-until", args![day => w.date(p.closes_on)]),
    };
    let mut meta = vec![html! { (when) }, html! { (w.t("pulse-anonymous")) }];
    // Nobody hears back what nobody could say.
    if !p.wave.as_ref().is_some_and(Wave::was_cut_off) {
        meta.push(html! { (w.with("pulse-feedback", args![day => w.date(p.feedback_on)])) });
    }
    // Who was asked before that day was another unit's staff.
    meta.extend(page.before.as_ref().map(|before| html! { (kit::units::before_line(w, before)) }));
    meta
}

/// What opening means: who is asked, how results will be cut, what is promised, and that it cannot be changed.
fn opening(who: &SignedIn, page: &PulsePage, form: &Form) -> Markup {
    let w = who.words();
    let invited: i64 = page.audience.iter().map(|c| c.invited).sum();
    let enough = invited >= FLOOR_STAFF as i64;
    let cuts = Table {
        caption: w.t("pulse-cuts"),
        columns: vec![Column::text(w.t("people-group")), Column::number(w.t("pulse-asked"))],
        rows: page.audience.iter().map(|c| vec![html! { (groups(w, &c.groups)) }, html! { (c.invited) }]).collect(),
        folds: true,
    };
    part(
        "opening",
        &w.t("pulse-opening"),
        w.t("pulse-opening-note"),
        html! {
            div.stack {
                p { (w.with("pulse-audience", args![count => invited, unit => page.place.unit_name.as_str()])) }
                @if invited > 0 { (table(w, &cuts)) }
                @if let Some(wrong) = form.mistake("").filter(|_| enough) {
                    div role="alert" tabindex="-1" autofocus { (notice(Tone::Wrong, "", &wrong.say(w))) }
                    (actions([link_button(&w.t("pulse-new-title"), &paths::new_pulse(page.place.id), Weight::Quiet)]))
                } @else if enough {
                    p.small.soft { (w.t("pulse-cuts-note")) }
                    p.promise { strong { (w.t("pulse-promise-title")) } " " (w.t("pulse-promise")) }
                    (actions([post_button(&w.t("pulse-open"), &paths::pulse_opening(page.pulse.id), &who.csrf, Weight::Bloom)]))
                } @else {
                    (notice(Tone::Plain, &w.t("pulse-too-few-title"), &w.with("pulse-too-few", args![people => invited, needed => FLOOR_STAFF])))
                    (actions([link_button(&w.t("nav-people"), paths::PEOPLE, Weight::Quiet)]))
                }
            }
        },
    )
}

fn running(who: &SignedIn, page: &PulsePage) -> Markup {
    let w = who.words();
    let id = page.pulse.id;
    let weight = if page.own_link.is_some() { Weight::Quiet } else { Weight::Bloom };
    part(
        "running",
        &w.t("pulse-running"),
        w.t("pulse-running-note"),
        html! {
            div.stack {
                p { (w.with("pulse-asked-count", args![count => page.pulse.wave.as_ref().map_or(0, |w| w.invited)])) }
                (actions([
                    link_button(&w.t("pulse-links"), &paths::pulse_links(id), weight),
                    link_button(&w.t("pulse-close"), &paths::pulse_closure(id), Weight::Quiet),
                ]))
            }
        },
    )
}

/// Who gets which link. Printed or sent, then forgotten; says nothing of who has answered.
pub fn links(who: &SignedIn, page: &PulsePage, links: &[(String, String)]) -> Markup {
    let w = who.words();
    let mut crumbs = crumbs(w, page);
    crumbs.push((page.pulse.title.clone(), paths::pulse(page.pulse.id)));
    let listed = Table {
        caption: w.t("links-title"),
        columns: vec![Column::text(w.t("people-name")), Column::text(w.t("links-link"))],
        rows: links.iter().map(|(name, link)| vec![html! { (name) }, html! { a.link href=(link) { (link) } }]).collect(),
        folds: true,
    };
    html! {
        (page_head(w, Head { crumbs, title: w.t("links-title"), lede: w.with("links-lede", args![count => links.len()]), ..Head::default() }))
        (part("links", &w.t("links-heading"), w.t("links-note"), html! {
            div.stack {
                (notice(Tone::Plain, &w.t("links-care-title"), &w.t("links-care")))
                (actions([
                    link_button(&w.t("links-csv"), &paths::pulse_links_csv(page.pulse.id), Weight::Bloom),
                    print_button(w),
                    link_button(&w.t("links-done"), &paths::pulse(page.pulse.id), Weight::Plain),
                ]))
                (table(w, &listed))
            }
        }))
    }
}

pub fn closure(who: &SignedIn, page: &PulsePage) -> Markup {
    let w = who.words();
    let id: PulseId = page.pulse.id;
    confirm(&Confirm {
        title: w.t("close-title"),
        said: w.t("close-said"),
        action: paths::pulse_closure(id),
        csrf: who.csrf.clone(),
        yes: w.t("close-yes"),
        no: w.t("close-no"),
        back: paths::pulse(id),
    })
}

/// Asks once more; or says why it cannot be deleted.
pub fn deletion(who: &SignedIn, id: PulseId, title: &str, draft: bool) -> Markup {
    let w = who.words();
    if !draft {
        let crumbs = vec![(w.t("voices-title"), paths::VOICES.to_string()), (title.to_string(), paths::pulse(id))];
        return html! {
            (page_head(w, Head { crumbs, title: w.t("pulse-delete-title"), ..Head::default() }))
            (notice(Tone::Plain, &w.t("pulse-delete-asked"), &w.t("pulse-delete-asked-why")))
            (actions([link_button(&w.t("pulse-delete-no"), &paths::pulse(id), Weight::Quiet)]))
        };
    }
    confirm(&Confirm {
        title: w.with("pulse-delete-ask", args![name => title]),
        said: w.with("trash-said", args![days => KEPT_DAYS]),
        action: paths::pulse_deletion(id),
        csrf: who.csrf.clone(),
        yes: w.t("trash-yes"),
        no: w.t("pulse-delete-no"),
        back: paths::pulse(id),
    })
}
