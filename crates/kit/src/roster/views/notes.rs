//! What was odd about a file: where, and what was made of it. In a staff list the rows that were left out stand apart.

use super::LISTED;
use crate::args;
use crate::i18n::Words;
use crate::views::{Column, Table, Tone, notice, part, table};
use ground::roster::Note;
use ground::roster::staff_list::left_out;
use maud::{Markup, html};

pub fn warnings(w: Words, notes: &[Note]) -> Markup {
    if notes.is_empty() {
        return part("roster-warnings", &w.t("roster-warnings"), "", notice(Tone::Done, &w.t("roster-clean"), ""));
    }
    part(
        "roster-warnings",
        &w.t("roster-warnings"),
        w.with("roster-warnings-note", args![count => notes.len()]),
        noted(w, &w.t("roster-warnings"), READ_AS, notes, LISTED),
    )
}

/// The heading of what was made of a thing.
pub const READ_AS: &str = "roster-read-as";

/// Notes as a table: where, and what (or why), in the same words wherever they stand.
pub fn noted(w: Words, caption: &str, what: &str, notes: &[Note], most: usize) -> Markup {
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
        columns: vec![Column::text(w.t("roster-where")), Column::text(w.t(what))],
        rows: rows.collect(),
        folds: true,
    };
    let rest = notes.len().saturating_sub(most);
    html! {
        (table(w, &listed))
        @if rest > 0 { p.small.soft { (w.with("roster-and-more", args![count => rest])) } }
    }
}

/// The same of a staff list: each row that was left out with its reason, then what was read in another way.
pub fn of_list(w: Words, notes: &[Note]) -> Markup {
    let (out, rows, others) = left_out(notes);
    let cloned = |notes: Vec<&Note>| notes.into_iter().cloned().collect::<Vec<Note>>();
    let (out, others) = (cloned(out), cloned(others));
    let title = w.t("staff-list-left-out");
    html! {
        @if out.is_empty() {
            (part("staff-list-left-out", &title, "", notice(Tone::Done, &w.t("staff-list-none-left-out"), "")))
        } @else {
            (part("staff-list-left-out", &title, w.with("staff-list-left-out-note", args![count => rows]), noted(w, &title, "roster-left-why", &out, LISTED)))
        }
        @if !others.is_empty() {
            (part("staff-list-otherwise", &w.t("staff-list-otherwise"), w.t("staff-list-otherwise-note"), noted(w, &w.t("staff-list-otherwise"), READ_AS, &others, LISTED)))
        }
    }
}
