//! How a roster delivery looks before and after it is taken.

use super::{BACK, ClassesPage, ImportPage, RosterPage};
use crate::args;
use crate::form::{Choice, Form, hidden_csrf};
use crate::i18n::Words;
use crate::paths;
use crate::people::role;
use crate::views::{Column, Head, Table, Tone, Weight, actions, details, lines, link_button, notice, page_head, part, post_button, table};
use crate::who::SignedIn;
use ground::roster::incoming::PersonIn;
use ground::roster::plan::{Change, Question, Step};
use ground::roster::staff_list::STAFF_LIST;
use ground::roster::{MANY_LEAVING_PERCENT, Note};
use maud::{Markup, html};

/// Names beyond this many are counted, not listed: nobody reads four hundred lines on a phone.
const LISTED: usize = 200;

/// What strictness refused is shown up to this many: enough to see what to mend, and still one page.
const REFUSED_LISTED: usize = 50;

pub fn roster(who: &SignedIn, page: &RosterPage, refused: &[Note], form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("roster-title"), lede: w.t("roster-lede"), ..Head::default() }))
        @if !page.later {
            (part("roster-send", &w.t("roster-send"), w.t("roster-send-note"), f.upload(paths::ROSTER, &who.csrf, html! {
                (f.file("file", w.t("roster-file")).hint(w.t("roster-file-hint")).accept(".zip,application/zip"))
                (f.check("strict", w.t("roster-strict")))
                (f.send(w.t("roster-look")))
            })))
            (super::staff_list::entry(who))
        }
        @if !refused.is_empty() {
            (part("roster-refused", &w.t("roster-refused"), w.t("roster-refused-note"), noted(w, &w.t("roster-refused"), refused, REFUSED_LISTED)))
        }
        @if !page.imports.is_empty() {
            (part("roster-before", &w.t("roster-before"), "", html! { div.stack {
                (lines(page.imports.iter().map(|import| html! {
                    div.split {
                        a href=(paths::roster_import(import.id)) { (import.file_name) }
                        span.small.soft { (w.t(state(&import.state))) }
                    }
                })))
                @if let Some(more) = page.more { (link_button(&w.t("roster-older"), &paths::roster_before(more), Weight::Quiet)) }
            } }))
        }
        @if page.has_classes && !page.later {
            (part("roster-classes", &w.t("roster-classes-title"), w.t("roster-classes-note"),
                link_button(&w.t("roster-classes-see"), paths::CLASSES, Weight::Quiet)))
        }
    }
}

fn state(state: &str) -> &'static str {
    match state {
        "waiting" => "roster-state-waiting",
        "staging" | "applying" => "roster-state-applying",
        "applied" => "roster-state-applied",
        "cancelling" | "undoing" => "roster-state-undoing",
        "cancelled" => "roster-state-cancelled",
        "undone" => "roster-state-undone",
        _ => "roster-state-dropped",
    }
}

pub fn import(who: &SignedIn, page: &ImportPage, form: &Form) -> Markup {
    let w = who.words();
    let import = &page.import;
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (w.t("roster-title"), paths::ROSTER.to_string())];
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
        (page_head(w, Head { crumbs, title: w.t(if waiting { "roster-dry-title" } else { "roster-title" }), lede, meta }))
        @if import.busy() { (progress(who, page)) }
        @if let (false, Some((name, day))) = (waiting, &page.decided) { (decided(w, page, name, *day)) }
        @if waiting { (changes(who, page)) }
        (left(w, page))
        (sign_ins(who, page, form))
        (warnings(w, &import.notes))
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

fn changes(who: &SignedIn, page: &ImportPage) -> Markup {
    let w = who.words();
    let plan = &page.plan;
    let (students, families) = page.counted;
    let count = |label: &str, n: usize| vec![html! { (w.t(label)) }, html! { (w.count(n as i64)) }];
    let summary = Table {
        caption: w.t("roster-changes"),
        columns: vec![Column::text(w.t("roster-what")), Column::number(w.t("roster-how-many"))],
        rows: vec![
            count("roster-units-added", plan.units.iter().filter(|s| matches!(s, Step::Add(_))).count()),
            count("roster-units-changed", plan.units.iter().filter(|s| matches!(s, Step::Change(..))).count()),
            count("roster-units-closing", plan.closing.len()),
            count("roster-classes-changed", plan.classes.len()),
            count("roster-added", plan.added.len()),
            count("roster-changed", plan.changed.len()),
            count("roster-leaving", plan.leaving.len()),
            count("roster-unchanged", plan.unchanged),
            count("roster-without-part", plan.without_part.len()),
        ],
        folds: true,
    };
    html! {
        (part("roster-changes", &w.t("roster-changes"), w.with("roster-students", args![students => students, families => families]), html! {
            div.stack {
                (table(w, &summary))
                @if !plan.stay_closed.is_empty() {
                    (notice(Tone::Plain, &w.t("roster-stay-closed-title"), &w.with("roster-stay-closed", args![names => plan.stay_closed.join(", ")])))
                }
                (names(w, "roster-units-added", plan.units.iter().filter_map(|s| if let Step::Add(u) = s { Some(u.name.clone()) } else { None }).collect()))
                (names(w, "roster-units-changed", plan.units.iter().filter_map(|s| if let Step::Change(_, u) = s { Some(u.name.clone()) } else { None }).collect()))
                (names(w, "roster-units-closing", plan.closing.iter().map(|c| c.name.clone()).collect()))
                (names(w, "roster-added", plan.added.iter().map(|p| added(w, p)).collect()))
                (names(w, "roster-changed", plan.changed.iter().map(|c| changed(w, c)).collect()))
                (names(w, "roster-leaving", plan.leaving.iter().map(|l| l.person.name()).collect()))
                (names(w, "roster-without-part-short", plan.without_part.clone()))
            }
        }))
    }
}

fn names(w: Words, label: &str, names: Vec<String>) -> Markup {
    if names.is_empty() {
        return html! {};
    }
    let rest = names.len().saturating_sub(LISTED);
    let body = html! {
        ul.bullets { @for name in names.iter().take(LISTED) { li { (name) } } }
        @if rest > 0 { p.small.soft { (w.with("roster-and-more", args![count => rest])) } }
    };
    details(&format!("{}: {}", w.t(label), w.count(names.len() as i64)), body)
}

fn added(w: Words, person: &PersonIn) -> String {
    let roles: Vec<String> = person.parts.iter().map(|p| w.t(role(p.role))).collect();
    if roles.is_empty() {
        format!("{} {}", person.given, person.family)
    } else {
        format!("{} {} ({})", person.given, person.family, roles.join(", "))
    }
}

fn changed(w: Words, change: &Change) -> String {
    let name = change.was.name();
    let mut what = Vec::new();
    if change.was.name() != change.person.name() {
        what.push(w.with("roster-renamed", args![name => change.person.name()]));
    }
    if change.was.email != change.person.email {
        what.push(w.t("roster-email-changed"));
    }
    what.extend(change.new_parts.iter().map(|p| w.with("roster-part-new", args![role => w.t(role(p.role))])));
    if !change.ended_parts.is_empty() {
        what.push(w.t("roster-part-ended"));
    }
    if what.is_empty() { name } else { format!("{name}: {}", what.join("; ")) }
}

fn warnings(w: Words, notes: &[Note]) -> Markup {
    if notes.is_empty() {
        return part("roster-warnings", &w.t("roster-warnings"), "", notice(Tone::Done, &w.t("roster-clean"), ""));
    }
    part(
        "roster-warnings",
        &w.t("roster-warnings"),
        w.with("roster-warnings-note", args![count => notes.len()]),
        noted(w, &w.t("roster-warnings"), notes, LISTED),
    )
}

/// Notes as a table: where, and what, in the same words wherever they stand.
fn noted(w: Words, caption: &str, notes: &[Note], most: usize) -> Markup {
    let args = |note: &Note| {
        let mut args = args![];
        note.args.iter().for_each(|(name, value)| args.set(name.clone(), value.clone()));
        args
    };
    let said = |note: &Note| {
        let alike =
            note.args.iter().find(|(name, _)| name == "rows").and_then(|(_, rows)| rows.parse::<i64>().ok()).filter(|rows| *rows > 1);
        let what = w.with(&note.key, args(note));
        let what = alike.map_or_else(|| what.clone(), |rows| format!("{what} {}", w.with("roster-rows-alike", args![count => rows])));
        (w.with(&note.place, args(note)), what)
    };
    let rows = notes.iter().take(most).map(|note| {
        let (place, what) = said(note);
        vec![html! { (place) }, html! { (what) }]
    });
    let listed = Table {
        caption: caption.to_string(),
        columns: vec![Column::text(w.t("roster-where")), Column::text(w.t("roster-read-as"))],
        rows: rows.collect(),
        folds: true,
    };
    let rest = notes.len().saturating_sub(most);
    html! {
        (table(w, &listed))
        @if rest > 0 { p.small.soft { (w.with("roster-and-more", args![count => rest])) } }
    }
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
        Question::Many { .. } => None,
    };
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

/// Units with their classes counted; with one chosen, its classes.
pub fn classes(who: &SignedIn, page: &ClassesPage) -> Markup {
    let w = who.words();
    let mut crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (w.t("roster-title"), paths::ROSTER.to_string())];
    if page.one.is_some() {
        crumbs.push((w.t("roster-classes-title"), paths::CLASSES.to_string()));
    }
    let title = page
        .one
        .as_ref()
        .map_or_else(|| w.t("roster-classes-title"), |(name, _)| w.with("roster-classes-of", args![name => name.as_str()]));
    html! {
        (page_head(w, Head { crumbs, title, lede: w.t("roster-classes-note"), ..Head::default() }))
        @match &page.one {
            Some((_, classes)) if classes.is_empty() => (notice(Tone::Plain, &w.t("roster-classes-none"), "")),
            Some((_, classes)) => (table(w, &class_list(w, classes))),
            None if page.units.is_empty() => (notice(Tone::Plain, &w.t("roster-classes-none"), "")),
            None => (table(w, &class_counts(w, page))),
        }
    }
}

fn class_counts(w: Words, page: &ClassesPage) -> Table {
    let row = |(name, seats): &(String, ground::roster::Seats)| {
        let link = html! { a href=(paths::classes_of(seats.unit)) { (name) } };
        vec![link, html! { (w.count(seats.classes)) }, html! { (w.count(seats.students)) }]
    };
    Table {
        caption: w.t("roster-classes-title"),
        columns: vec![
            Column::text(w.t("roster-class-unit")),
            Column::number(w.t("roster-classes-count")),
            Column::number(w.t("roster-class-seats")),
        ],
        rows: page.units.iter().map(row).collect(),
        folds: true,
    }
}

fn class_list(w: Words, classes: &[(ground::roster::classes::Class, Vec<String>)]) -> Table {
    let day = |text: &Option<String>| text.as_deref().and_then(ground::clock::date);
    let row = |(class, staff): &(ground::roster::classes::Class, Vec<String>)| {
        let a = &class.about;
        let about: Vec<&str> = a.subject.as_deref().into_iter().chain(a.grades.iter().map(String::as_str)).collect();
        let when = match (day(&a.begins_on), day(&a.ends_on)) {
            (Some(from), Some(to)) => w.date_range(from, to),
            (Some(day), None) | (None, Some(day)) => w.date(day),
            (None, None) => String::new(),
        };
        let title = html! { (a.title) @if !about.is_empty() { " " span.small.soft { (about.join(", ")) } } };
        vec![title, html! { (staff.join(", ")) }, html! { (when) }, html! { (w.count(i64::from(a.students))) }]
    };
    Table {
        caption: w.t("roster-classes-title"),
        columns: vec![
            Column::text(w.t("roster-class")),
            Column::text(w.t("roster-class-staff")),
            Column::text(w.t("roster-class-when")),
            Column::number(w.t("roster-class-seats")),
        ],
        rows: classes.iter().map(row).collect(),
        folds: true,
    }
}
