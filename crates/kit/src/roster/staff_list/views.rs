//! How a staff list is matched: each column with its first cells, then each word with what it means here.

use super::{ListPage, column};
use crate::args;
use crate::form::{Choice, Form};
use crate::i18n::Words;
use crate::paths;
use crate::people::role;
use crate::views::{Head, Weight, actions, bullets, link_button, page_head, part, post_button};
use crate::who::SignedIn;
use ground::roster::staff_list::{Field, Unfinished, guess, matching};
use ground::sought::fold;
use jiff::civil::Date;
use maud::{Markup, html};

/// What is chosen for a word whose rows are not taken.
pub const LEAVE_OUT: &str = "leave-out";

/// What is chosen for a word that becomes a unit of a kind.
pub fn new_unit(kind: &str) -> String {
    format!("new-{kind}")
}

/// So many first cells show what a column holds.
const FIRST: usize = 4;

/// The way in, for the page of rosters.
pub(crate) fn entry(who: &SignedIn) -> Markup {
    let w = who.words();
    let step = actions([link_button(&w.t("staff-list-entry-go"), paths::STAFF_LISTS, Weight::Quiet)]);
    part("staff-list-entry", &w.t("staff-list-entry"), w.t("staff-list-entry-note"), step)
}

/// A list that waits to be matched: what it is, what is next, and the way to let it go.
pub(crate) fn unfinished(who: &SignedIn, list: &Unfinished, day: Date) -> Markup {
    let w = who.words();
    let next = if list.only_words { paths::staff_list_words(list.id) } else { paths::staff_list_matching(list.id) };
    let rows = w.with("staff-list-rows", args![count => list.rows]);
    let said = w.with("staff-list-unfinished-said", args![file => list.file_name.as_str(), rows => rows, day => w.date(day)]);
    let step = w.t(if list.only_words { "staff-list-unfinished-words" } else { "staff-list-unfinished-columns" });
    part(
        "staff-list-unfinished",
        &w.t("staff-list-unfinished"),
        said,
        html! { div.stack {
            p { (step) }
            (actions([
                link_button(&w.t("staff-list-go-on"), &next, Weight::Bloom),
                post_button(&w.t("staff-list-drop"), &paths::staff_list_dismissal(list.id), &who.csrf, Weight::Plain),
            ]))
        } },
    )
}

fn crumbs(w: Words) -> Vec<(String, String)> {
    vec![(w.t("people-title"), paths::PEOPLE.to_string()), (w.t("roster-title"), paths::ROSTER.to_string())]
}

pub fn send(who: &SignedIn, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    html! {
        (page_head(w, Head { crumbs: crumbs(w), title: w.t("staff-list-title"), lede: w.t("staff-list-lede"), ..Head::default() }))
        (part("staff-list-send", &w.t("staff-list-send"), w.t("staff-list-send-note"), f.upload(paths::STAFF_LISTS, &who.csrf, html! {
            (f.file("file", w.t("staff-list-file")).hint(w.t("staff-list-file-hint")).accept(".csv,.txt,.tsv,.xlsx,text/csv"))
            (f.text("sheet", w.t("staff-list-sheet")).hint(w.t("staff-list-sheet-hint")).optional())
            (f.check("ask", w.t("staff-list-ask")))
            (f.send(w.t("staff-list-go-on")))
        })))
    }
}

pub fn columns(who: &SignedIn, page: &ListPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let list = &page.list;
    let fields = || Field::ALL.iter().map(|field| Choice::new(field.word(), w.t(&format!("staff-list-field-{}", field.word()))));
    let units = list.units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    let roles = guess::ROLES.iter().map(|r| Choice::new(r.word(), w.t(role(*r))));
    let whole = [
        Choice::new("some", w.t("staff-list-whole-some")).hint(w.t("staff-list-whole-some-hint")),
        Choice::new("all", w.t("staff-list-whole-all")).hint(w.t("staff-list-whole-all-hint")),
    ];
    let meta = vec![html! { (list.file_name) }, html! { (w.with("staff-list-rows", args![count => list.sheet.rows.len()])) }];
    html! {
        (page_head(w, Head { crumbs: crumbs(w), title: w.t("staff-list-columns-title"), lede: w.t("staff-list-columns-lede"), meta }))
        @if !list.sheet.closed.is_empty() {
            (part("staff-list-closed", &w.t("staff-list-closed"), w.t("staff-list-closed-note"), bullets(&list.sheet.closed)))
        }
        (f.post(&paths::staff_list_matching(list.id), &who.csrf, html! {
            @for (at, head) in list.sheet.heads.iter().enumerate() {
                (f.select(&column(at), label(w, at, head), fields()).hint(first(w, page, at)))
            }
            (f.select("unit-for-all", w.t("staff-list-unit-for-all"), units).hint(w.t("staff-list-unit-for-all-hint")).optional())
            (f.select("role-for-all", w.t("staff-list-role-for-all"), roles).hint(w.t("staff-list-role-for-all-hint")).optional())
            (f.radios("whole", w.t("staff-list-whole"), whole))
            (f.send(w.t("staff-list-go-on")))
        }))
        (actions([post_button(&w.t("staff-list-drop"), &paths::staff_list_dismissal(list.id), &who.csrf, Weight::Plain)]))
    }
}

fn label(w: Words, at: usize, head: &str) -> String {
    if head.is_empty() { w.with("staff-list-column-without-name", args![number => at + 1]) } else { head.to_string() }
}

/// The first cells of a column that hold something.
fn first(w: Words, page: &ListPage, at: usize) -> String {
    let cells: Vec<&str> = page.list.sheet.column(at).filter(|cell| !cell.is_empty()).take(FIRST).collect();
    if cells.is_empty() { w.t("staff-list-empty-column") } else { cells.join(" · ") }
}

pub fn words(who: &SignedIn, page: &ListPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let list = &page.list;
    let leave_out = || std::iter::once(Choice::new(LEAVE_OUT, w.t("staff-list-leave-out")));
    let new = || guess::NEW_KINDS.iter().map(|kind| Choice::new(new_unit(kind.word()), w.t(&format!("staff-list-new-{}", kind.word()))));
    let units = || list.units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone())).chain(new()).chain(leave_out());
    let lede =
        if page.has_no_school() && !page.words(Field::Unit).is_empty() { "staff-list-words-lede-first" } else { "staff-list-words-lede" };
    let roles = || guess::ROLES.iter().map(|r| Choice::new(r.word(), w.t(role(*r)))).chain(leave_out());
    let (unit_words, role_words) = (page.words(Field::Unit), page.words(Field::Role));
    html! {
        (page_head(w, Head { crumbs: crumbs(w), title: w.t("staff-list-words-title"), lede: w.t(lede), meta: vec![html! { (list.file_name) }] }))
        (f.post(&paths::staff_list_words(list.id), &who.csrf, html! {
            @for (at, word) in unit_words.iter().enumerate() {
                (f.select(&format!("unit-{at}"), w.with("staff-list-word-unit", args![word => spelled(page, Field::Unit, word)]), units()).hint(used(w, page, Field::Unit, word)))
            }
            @for (at, word) in role_words.iter().enumerate() {
                (f.select(&format!("role-{at}"), w.with("staff-list-word-role", args![word => spelled(page, Field::Role, word)]), roles()).hint(used(w, page, Field::Role, word)))
            }
            (f.send(w.t("roster-look")))
        }))
        (actions([
            link_button(&w.t("staff-list-back"), &paths::staff_list_matching(list.id), Weight::Quiet),
            post_button(&w.t("staff-list-drop"), &paths::staff_list_dismissal(list.id), &who.csrf, Weight::Plain),
        ]))
    }
}

fn spelled<'p>(page: &'p ListPage, field: Field, word: &'p str) -> &'p str {
    matching::spelled(&page.list.sheet, &page.list.matching, field, word)
}

fn used(w: Words, page: &ListPage, field: Field, word: &str) -> String {
    let cells = page.list.matching.of(field).flat_map(|at| page.list.sheet.column(at));
    w.with("staff-list-rows", args![count => cells.filter(|cell| fold(cell) == word).count()])
}
