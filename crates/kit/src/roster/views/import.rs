//! One delivery from its dry run to its end: how far it is, who said yes, what was left as it is, and what can be done.

use super::super::{BACK, ImportPage, NEW_UNIT};
use super::{changes, crumbs, notes};
use crate::args;
use crate::form::{Choice, Form, hidden_csrf};
use crate::i18n::Words;
use crate::paths;
use crate::views::{Column, Head, Table, Tone, Weight, actions, lines, link_button, notice, page_head, part, post_button, table};
use crate::who::SignedIn;
use ground::roster::MANY_LEAVING_PERCENT;
use ground::roster::plan::Question;
use ground::roster::staff_list::STAFF_LIST;
use maud::{Markup, html};

pub fn import(who: &SignedIn, page: &ImportPage, form: &Form) -> Markup {
    let w = who.words();
    let import = &page.import;
    let waiting = import.state == "waiting";
    let lede = match import.state.as_str() {
        "waiting" if page.plan.is_empty() => w.t("roster-same"),
        "waiting" => w.t("roster-dry-lede"),
        "staging" | "applying" => w.t("roster-applying-lede"),
        "cancelling" | "undoing" => w.t("roster-undoing-lede"),
        "applied" => w.t("roster-applied-lede"),
        "cancelled" => w.t("roster-cancelled-lede"),
        "undone" => w.t("roster-undone-lede"),
        _ => w.t("roster-dropped-lede"),
    };
    let kind = html! { @if import.version == STAFF_LIST { (w.t("staff-list-title")) } @else { "OneRoster " (import.version) } };
    let meta = vec![html! { (import.file_name) }, kind];
    html! {
        (page_head(w, Head { crumbs: crumbs(w), title: w.t(if waiting { "roster-dry-title" } else { "roster-title" }), lede, meta }))
        @if import.busy() { (progress(who, page)) }
        @if let (false, Some((name, day))) = (waiting, &page.decided) { (decided(w, page, name, *day)) }
        @if waiting { (changes::changes(who, page)) }
        (left(w, page))
        (sign_ins(who, page, form))
        @if import.version == STAFF_LIST { (notes::of_list(w, &import.notes)) } @else { (notes::warnings(w, &import.notes)) }
        @if waiting { (decide(who, page, form)) } @else if !import.busy() { (over(who, page)) }
    }
}

/// How far it has come, with a link to look again: the page works without scripts, and moves by itself for nobody.
fn progress(who: &SignedIn, page: &ImportPage) -> Markup {
    let w = who.words();
    let import = &page.import;
    let said = match import.state.as_str() {
        "staging" => w.t("roster-preparing"),
        "applying" => w.with("roster-progress", args![done => w.count(import.done), total => w.count(import.total)]),
        _ => w.with("roster-progress-back", args![done => w.count(import.done)]),
    };
    let again = link_button(&w.t("roster-look-again"), &paths::roster_import(import.id), Weight::Bloom);
    let stop = html! {
        @if matches!(import.state.as_str(), "staging" | "applying") {
            (post_button(&w.t("roster-cancel"), &format!("/roster/{}/cancellation", import.id), &who.csrf, Weight::Quiet))
        }
    };
    part(
        "roster-progress",
        &w.t("roster-progress-title"),
        w.t("roster-progress-note"),
        html! { div.stack { p { (said) } (actions([again, stop])) } },
    )
}

/// Who said yes, when, and to what they were asked.
fn decided(w: Words, page: &ImportPage, name: &str, day: jiff::civil::Date) -> Markup {
    let asked = page.import.confirmed.as_ref().map(|c| c.questions()).unwrap_or_default();
    part(
        "roster-decided",
        &w.t("roster-decided"),
        "",
        html! {
            p { (w.with("roster-decided-by", args![name => name, day => w.date(day)])) }
            @if !asked.is_empty() {
                p { (w.t("roster-decided-asked")) }
                ul.bullets { @for question in &asked { li { (said(w, question)) } } }
            }
        },
    )
}

/// A question as a statement: what would happen.
fn said(w: Words, question: &Question) -> String {
    match question {
        Question::Many { leaving, of } => w.with("roster-asked-many", args![leaving => *leaving, of => *of]),
        Question::School { name, people, closes: true, .. } => {
            w.with("roster-asked-closes", args![name => name.as_str(), people => *people])
        }
        Question::Found { name, people, .. } => w.with("roster-asked-founds", args![name => name.as_str(), people => *people]),
        Question::School { name, people, .. } => w.with("roster-asked-empties", args![name => name.as_str(), people => *people]),
    }
}

/// Changes that were not made, or not taken back, with the reason.
fn left(w: Words, page: &ImportPage) -> Markup {
    let (count, named) = &page.left;
    if *count == 0 {
        return html! {};
    }
    let listed = Table {
        caption: w.t("roster-left"),
        columns: vec![Column::text(w.t("roster-left-what")), Column::text(w.t("roster-left-why"))],
        rows: named
            .iter()
            .map(|l| {
                let name = html! { @match l.person { Some(id) => a href=(paths::person(id)) { (l.name) }, None => (l.name) } };
                vec![name, html! { (w.t(&l.why)) }]
            })
            .collect(),
        folds: true,
    };
    let rest = count - named.len() as i64;
    part(
        "roster-left",
        &w.t("roster-left"),
        w.with("roster-left-note", args![count => *count]),
        html! {
            (table(w, &listed))
            @if rest > 0 { p.small.soft { (w.with("roster-and-more", args![count => rest])) } }
        },
    )
}

/// Those who sign in with another address than the roster gives.
fn sign_ins(who: &SignedIn, page: &ImportPage, form: &Form) -> Markup {
    let w = who.words();
    if page.differ.is_empty() {
        return html! {};
    }
    let action = format!("/roster/{}/sign-in-addresses", page.import.id);
    let f = form.fields(w);
    part(
        "roster-sign-ins",
        &w.t("roster-sign-ins"),
        w.t("roster-sign-ins-note"),
        html! {
            (f.summary())
            (lines(page.differ.iter().map(|d| html! {
                div.split {
                    span { a href=(paths::person(d.person)) { (d.name) } " " span.small.soft { (w.with("roster-sign-in-both", args![sign_in => d.sign_in.as_str(), email => d.email.as_str()])) } }
                    form.inline method="post" action=(action) {
                        (hidden_csrf(&who.csrf))
                        input type="hidden" name="person" value=(d.person);
                        button.button.plain aria-label=(w.with("roster-sign-in-follow-whom", args![name => d.name.as_str()])) { (w.t("roster-sign-in-follow")) }
                    }
                }
            })))
        },
    )
}

fn decide(who: &SignedIn, page: &ImportPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let id = page.import.id;
    let dismissal = format!("/roster/{id}/dismissal");
    if page.plan.is_empty() && page.plan.stay_gone.is_empty() {
        let steps = actions([post_button(&w.t("roster-dismiss"), &dismissal, &who.csrf, Weight::Quiet)]);
        return part("roster-decide", &w.t("roster-decide"), "", steps);
    }
    let school = |q: &Question| match q {
        Question::School { unit, .. } => Some(Choice::new(unit.to_string(), said(w, q))),
        Question::Many { .. } | Question::Found { .. } => None,
    };
    let founds = page.plan.questions.iter().filter_map(|q| match q {
        Question::Found { unit, .. } => Some(Choice::new(unit.to_string(), said(w, q))),
        Question::Many { .. } | Question::School { .. } => None,
    });
    let founds: Vec<Choice> = founds.collect();
    let schools: Vec<Choice> = page.plan.questions.iter().filter_map(school).collect();
    part(
        "roster-decide",
        &w.t("roster-decide"),
        w.t("roster-decide-note"),
        html! { div.stack {
            (f.post(&format!("/roster/{id}/application"), &who.csrf, html! {
                @if page.decided.is_some() { (notice(Tone::Wrong, &w.t("roster-more-asked-title"), &w.t("roster-more-asked"))) }
                @for question in &page.plan.questions {
                    @if let Question::Many { leaving, of } = question {
                        (notice(Tone::Wrong, &w.t("roster-many-title"), &w.with("roster-many", args![leaving => *leaving, of => *of, percent => MANY_LEAVING_PERCENT])))
                        (f.check("many-leaving", w.t("roster-many-sure")))
                    }
                }
                @if !schools.is_empty() {
                    (notice(Tone::Wrong, &w.t("roster-schools-title"), &w.t("roster-schools")))
                    (f.checks("school", w.t("roster-schools-sure"), schools))
                }
                @if !founds.is_empty() {
                    (notice(Tone::Plain, &w.t("roster-founds-title"), &w.t("roster-founds")))
                    (f.checks(NEW_UNIT, w.t("roster-founds-sure"), founds))
                }
                @if !page.plan.stay_gone.is_empty() {
                    (notice(Tone::Plain, &w.t("roster-comes-back-title"), &w.t("roster-comes-back")))
                    (f.checks(BACK, w.t("roster-comes-back-who"), page.plan.stay_gone.iter().map(|p| Choice::new(p.id.to_string(), p.name()))))
                }
                (f.send(w.t("roster-apply")))
            }))
            (post_button(&w.t("roster-dismiss"), &dismissal, &who.csrf, Weight::Plain))
        } },
    )
}

/// What one can do with an import that is over.
fn over(who: &SignedIn, page: &ImportPage) -> Markup {
    let w = who.words();
    let people = link_button(&w.t("roster-see-people"), paths::PEOPLE, Weight::Bloom);
    html! {
        (part("roster-on", &w.t("roster-on"), "", actions([people])))
        @if let Some(until) = page.undo_until {
            (part("roster-undo", &w.t("roster-undo"), w.with("roster-undo-note", args![day => w.date(until)]),
                post_button(&w.t("roster-undo-go"), &format!("/roster/{}/undoing", page.import.id), &who.csrf, Weight::Quiet)))
        }
    }
}
