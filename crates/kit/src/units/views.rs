//! How the pages of units look: a tree one can read aloud, the same as a table, one unit, and a closing shown beforehand.

use super::closing::{ClosingPage, ENDS, Preview, closing_offers, goes};
use super::{EditPage, Leaf, UnitPage, UnitsPage};
use crate::args;
use crate::form::{Choice, Fields, Form};
use crate::i18n::Words;
use crate::offers;
use crate::paths;
use crate::people::{days, listed, more, role};
use crate::views::{Column, Head, Table, Tone, Weight, actions, lines, link_button, notice, page_head, part, post_button, table, tag};
use crate::who::SignedIn;
use ground::UnitId;
use ground::element::{Carried, Offer, Shut};
use ground::organization::{Before, Break, Life, Paper, Unit, UnitKind, What};
use ground::people::{Membership, Person};
use maud::{Markup, html};

/// The Fluent key of a kind of unit.
fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::National => "unit-national",
        UnitKind::State => "unit-state",
        UnitKind::Region => "unit-region",
        UnitKind::District => "unit-district",
        UnitKind::School => "unit-school",
        UnitKind::Department => "unit-department",
        UnitKind::GradeTeam => "unit-grade-team",
    }
}

fn crumbs(w: Words, units: bool) -> Vec<(String, String)> {
    let mut crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    if units {
        crumbs.push((w.t("units-title"), paths::UNITS.to_string()));
    }
    crumbs
}

/// From when to when; a unit that was always there and has no end is simply open.
fn life(w: Words, life: Life) -> String {
    let said = days(w, life.begins_on, life.closed_on);
    if said.is_empty() { w.t("unit-no-dates") } else { said }
}

/// "Before July 1, 2026: Heron School and Otter School, separately." For pages that show what belongs to a unit.
pub fn before_line(w: Words, before: &Before) -> String {
    let said = args![day => w.date(before.day), names => w.list(&before.names)];
    w.with(if before.names.len() > 1 { "unit-before-separately" } else { "unit-before" }, said)
}

/// "Heron School closed: since July 1, 2026 this can be read and no longer changed."
pub fn shut_said(w: Words, shut: &Shut) -> String {
    let said = args![unit => shut.unit.as_str(), day => w.date(shut.since)];
    let ends = if shut.on.is_empty() { "" } else { " " };
    format!("{}{ends}{}", w.with("unit-shut", said), if shut.on.is_empty() { String::new() } else { w.t("unit-shut-on") })
}

/// The same on a page that can still be read, with where it goes on. Nothing while the unit is open.
pub fn shut_notice(w: Words, shut: Option<&Shut>) -> Markup {
    html! {
        @if let Some(shut) = shut {
            (notice(Tone::Plain, &w.t("unit-shut-title"), &shut_said(w, shut)))
            @if !shut.on.is_empty() { (lines(shut.on.iter().map(|(what, href)| html! { a href=(href) { (w.text(what)) } }))) }
        }
    }
}

pub fn list(who: &SignedIn, page: &UnitsPage) -> Markup {
    let w = who.words();
    let open = page.all.iter().filter(|l| l.open).count();
    html! {
        (page_head(w, Head { crumbs: crumbs(w, false), title: w.t("units-title"), lede: w.with("units-lede", args![count => open]), ..Head::default() }))
        (part("units-tree", &w.t("units-tree"), "", branch(w, page, None, 0)))
        (part("units-table", &w.t("units-table"), "", table(w, &Table {
            caption: w.t("units-title"),
            columns: vec![Column::text(w.t("people-unit")), Column::text(w.t("unit-kind")), Column::text(w.t("unit-days")), Column::number(w.t("people-count"))],
            rows: page.all.iter().map(|l| vec![html! { a href=(paths::unit(l.unit.id)) { (l.unit.name) } }, html! { (w.t(kind(l.unit.kind))) }, html! { (life(w, l.life)) }, html! { (l.people) }]).collect(),
            folds: true,
        })))
        (part("units-more", &w.t("person-more"), "", actions([link_button(&w.t("unit-new-title"), paths::NEW_UNIT, Weight::Quiet)])))
    }
}

/// A tree deeper than this would be a circle.
const DEEPEST: usize = 12;

fn branch(w: Words, page: &UnitsPage, parent: Option<UnitId>, depth: usize) -> Markup {
    let leaves: Vec<&Leaf> = page.beneath(parent).collect();
    html! {
        @if !leaves.is_empty() && depth < DEEPEST {
            ul.bullets {
                @for leaf in leaves {
                    li {
                        a href=(paths::unit(leaf.unit.id)) { (leaf.unit.name) }
                        @if !leaf.open { " " (tag(&w.t("unit-not-open"))) }
                        (branch(w, page, Some(leaf.unit.id), depth + 1))
                    }
                }
            }
        }
    }
}

fn fields(w: Words, f: &Fields, places: &[Unit], parent: bool) -> Markup {
    let kinds = UnitKind::ALL.iter().map(|k| Choice::new(k.word(), w.t(kind(*k))));
    let places = places.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    html! {
        (f.text("name", w.t("unit-name")))
        (f.select("kind", w.t("unit-kind"), kinds))
        @if parent { (f.select("parent", w.t("unit-parent"), places)) }
    }
}

pub fn new(who: &SignedIn, page: &UnitsPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let places: Vec<Unit> = page.all.iter().filter(|l| l.open).map(|l| l.unit.clone()).collect();
    html! {
        (page_head(w, Head { crumbs: crumbs(w, true), title: w.t("unit-new-title"), lede: w.t("unit-new-lede"), ..Head::default() }))
        (f.post(paths::UNITS, &who.csrf, html! {
            (fields(w, &f, &places, true))
            (f.date("from", w.t("unit-from")).hint(w.t("unit-from-hint")).optional())
            (f.send(w.t("unit-new-go")))
        }))
    }
}

pub fn edit(who: &SignedIn, page: &EditPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    html! {
        (page_head(w, Head { crumbs: crumbs(w, true), title: w.t("unit-edit-title"), lede: w.with("unit-edit-lede", args![unit => page.unit.name.as_str()]), ..Head::default() }))
        (f.post(&paths::unit(page.unit.id), &who.csrf, html! {
            (fields(w, &f, &page.places, page.unit.parent.is_some()))
            @if let Some((_, usual)) = page.paper { (paper(w, &f, usual)) }
            (f.send(w.t("unit-edit-go")))
        }))
    }
}

/// The paper of every PDF of the organization.
fn paper(w: Words, f: &Fields, usual: Paper) -> Markup {
    let name = |paper: Paper| {
        w.t(match paper {
            Paper::Letter => "paper-letter",
            Paper::A4 => "paper-a4",
        })
    };
    let as_usual = Choice::new("", w.with("paper-usual", args![paper => name(usual)]));
    let choices = std::iter::once(as_usual).chain(Paper::ALL.iter().map(|paper| Choice::new(paper.word(), name(*paper))));
    html! { (f.radios("paper", w.t("paper-of-pdfs"), choices).hint(w.t("paper-of-pdfs-hint"))) }
}

/// One break as a sentence.
pub fn break_line(w: Words, found: &Break) -> String {
    let day = w.date(found.day);
    match &found.what {
        What::Opened => w.with("break-opened", args![day => day]),
        What::Merged(names) => w.with("break-merged", args![day => day, names => w.list(names)]),
        What::SplitFrom(name) => w.with("break-split", args![day => day, name => name.as_str()]),
        What::Followed(name) => w.with("break-followed", args![day => day, name => name.as_str()]),
        What::Closed(names) if names.is_empty() => w.with("break-closed", args![day => day]),
        What::Closed(names) => w.with("break-closed-into", args![day => day, names => w.list(names), count => names.len()]),
    }
}

pub fn one(who: &SignedIn, page: &UnitPage) -> Markup {
    let w = who.words();
    let id = page.unit.id;
    let mut crumbs = crumbs(w, page.may_manage);
    if let Some(parent) = &page.parent {
        crumbs.push((parent.name.clone(), paths::unit(parent.id)));
    }
    let lede = if page.open { String::new() } else { w.with("unit-closed-lede", args![days => life(w, page.life)]) };
    let meta = vec![html! { (w.t(kind(page.unit.kind))) }, html! { a href=(paths::calendar(id)) { (w.t("calendar-open")) } }];
    html! {
        (page_head(w, Head { crumbs, title: page.unit.name.clone(), lede, meta }))
        @if !page.breaks.is_empty() {
            (part("unit-breaks", &w.t("unit-breaks"), w.t("unit-breaks-note"), lines(page.breaks.iter().map(|b| html! { (break_line(w, b)) }))))
        }
        (part("unit-people", &w.t("people-title"), w.t("unit-people-note"), html! {
            div.stack {
                @if page.people.rows.is_empty() { p { (w.t("unit-nobody")) } } @else { (listed(who, &page.unit.name, &page.people, page.may_manage, page.may_give_sign_ins)) }
                (more(w, &paths::unit(id), page.people.next))
            }
        }))
        @if !page.beneath.is_empty() {
            (part("unit-beneath", &w.t("unit-beneath"), "", lines(page.beneath.iter().map(|u| html! { a href=(paths::unit(u.id)) { (u.name) } }))))
        }
        (part("unit-load", &w.t("unit-load"), w.t("unit-load-note"), actions([link_button(&w.t("unit-load-open"), &paths::unit_load(id), Weight::Plain)])))
        @if page.may_change && page.may_manage { (part("unit-more", &w.t("person-more"), "", steps(who, page))) }
    }
}

fn steps(who: &SignedIn, page: &UnitPage) -> Markup {
    let w = who.words();
    let id = page.unit.id;
    let mut steps = vec![link_button(&w.t("unit-edit-title"), &paths::unit_edit(id), Weight::Plain)];
    if page.may_give_sign_ins && page.open {
        steps.push(link_button(&w.t("people-invite-many"), &format!("{}?unit={id}", paths::INVITATIONS), Weight::Plain));
    }
    if page.life.closed_on.is_some() {
        steps.push(post_button(&w.t("unit-reopen"), &paths::unit_reopening(id), &who.csrf, Weight::Plain));
    } else if page.unit.parent.is_some() {
        steps.push(link_button(&w.t("unit-close-title"), &paths::unit_closing(id), Weight::Plain));
    }
    actions(steps)
}

pub fn closing(who: &SignedIn, page: &ClosingPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let mut crumbs = crumbs(w, true);
    crumbs.push((page.unit.name.clone(), paths::unit(page.unit.id)));
    let lede = w.with("unit-close-lede", args![unit => page.unit.name.as_str()]);
    html! {
        (page_head(w, Head { crumbs, title: w.t("unit-close-title"), lede, ..Head::default() }))
        (part("close-what", &w.t("unit-close-what"), w.t("unit-close-what-note"), html! {
            form.sheet method="get" action=(paths::unit_closing(page.unit.id)) novalidate {
                (f.date("last-day", w.t("unit-close-last")))
                (f.checks("successor", w.t("unit-close-successors"), page.places.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()))).hint(w.t("unit-close-successors-hint")).optional())
                div.field { p.actions { button.button.quiet { (w.t("unit-close-look")) } } }
            }
        }))
        @if let Some(preview) = &page.preview { (part("close-preview", &w.t("unit-close-preview"), w.t("unit-close-preview-note"), previewed(who, page, preview, &f))) }
    }
}

/// What becomes of one thing that is being done there. Undecided it stays with the unit, and can be decided about later.
fn decision(w: Words, f: &Fields, run: &Carried) -> Markup {
    let title = w.text(&run.title);
    let offers: Vec<Offer> = closing_offers(run).copied().collect();
    let later = Choice::new("", w.t("unit-close-run-later"));
    let choices = std::iter::once(later).chain(offers.iter().map(|o| Choice::new(o.word, w.t(o.label))));
    html! {
        (f.radios(&offers::field("choice", run.subject), title.clone(), choices))
        (offers::asked(w, f, run.subject, &title, &offers, offers::Around { people: &[], places: &run.places }))
    }
}

/// With several successors nothing is chosen beforehand: whoever is passed over would lose their part.
fn previewed(who: &SignedIn, page: &ClosingPage, preview: &Preview, f: &Fields) -> Markup {
    let w = who.words();
    let named = |part: &Membership, person: &Person| format!("{} · {}", person.name(), w.t(role(part.role)));
    let on = preview.successors.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    let choices: Vec<Choice> = on.chain([Choice::new(ENDS, w.t("unit-close-ends"))]).collect();
    let said = args![unit => page.unit.name.as_str(), day => w.date(preview.last_day), count => preview.parts.len()];
    let beneath: Vec<String> = preview.beneath.iter().map(|u| u.name.clone()).collect();
    f.post(
        &paths::unit_closing(page.unit.id),
        &who.csrf,
        html! {
            input type="hidden" name="last-day" value=(preview.last_day);
            @for unit in &preview.successors { input type="hidden" name="successor" value=(unit.id); }
            div.field { div.stack {
                (notice(Tone::Plain, &w.t("unit-close-nothing-yet"), &w.with("unit-close-said", said)))
                @if !beneath.is_empty() { p { (w.with("unit-close-beneath", args![names => w.list(&beneath)])) } }
                @if !preview.runs.is_empty() {
                    p { (w.t("unit-close-runs")) }
                    (lines(preview.runs.iter().map(|run| html! { a href=(run.href) { (w.text(&run.title)) } })))
                }
                @if preview.successors.is_empty() && !preview.parts.is_empty() {
                    (lines(preview.parts.iter().map(|(m, p)| html! { (named(m, p)) })))
                }
            } }
            @if !preview.successors.is_empty() {
                @for (m, p) in &preview.parts { (f.select(&goes(m), named(m, p), choices.clone())) }
            }
            @for run in preview.runs.iter().filter(|run| !run.closing.is_empty()) { (decision(w, f, run)) }
            (f.send(w.t("unit-close-go")))
        },
    )
}
