//! The letter: a draft to be changed, and the sheet that prints.

use super::crumbs;
use crate::stop::pages::LetterPage;
use kit::form::Form;
use kit::i18n::{Lang, args};
use kit::views::{Head, PrintFrame, Weight, actions, link_button, page_head, part, print, print_button, tabs};
use kit::{SignedIn, Words, paths};
use maud::{Markup, html};

fn address(page: &LetterPage, last: &str, lang: Lang) -> String {
    format!("{}?in={}", paths::of_implementation(page.placed.id, last), lang.code())
}

pub fn letter(who: &SignedIn, page: &LetterPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let faces: Vec<(String, String)> =
        Lang::ALL.into_iter().map(|lang| (lang.own_name().to_string(), address(page, "letter", lang))).collect();
    html! {
        (page_head(w, Head { crumbs: crumbs(w, &page.placed), title: w.t("letter-title"), lede: w.t("letter-lede"), ..Head::default() }))
        (tabs(&w.t("letter-languages"), &faces, &address(page, "letter", page.lang)))
        (part("wording", &w.t("letter-words"), w.t(if page.own { "letter-own-note" } else { "letter-draft-note" }), html! { div.stack {
            (f.post(&paths::of_implementation(page.placed.id, "letter"), &who.csrf, html! {
                input type="hidden" name="language" value=(page.lang.code());
                (f.area("words", w.t("letter-text")).hint(w.t("letter-text-hint")).rows(22))
                div.field { p.actions {
                    button.button { (w.t("letter-save")) }
                    @if page.own { button.button.plain name="do" value="draft" formnovalidate { (w.t("letter-anew")) } }
                } }
            }))
            (actions([link_button(&w.t("letter-print"), &address(page, "letter-sheet", page.lang), Weight::Quiet)]))
        } }))
    }
}

/// The letter by itself, in its own language, for paper.
pub fn letter_sheet(who: &SignedIn, page: &LetterPage) -> Markup {
    let w = who.words();
    let own = Words::new(page.lang);
    let title =
        own.with("implementation-title", args![innovation => page.placed.innovation_name.as_str(), unit => page.placed.unit_name.as_str()]);
    let frame = PrintFrame { title: title.clone(), place: format!("{} · {}", who.place, own.date(page.today)), demo: who.demo };
    print(
        own,
        &frame,
        html! {
            div.page-head { h1 { (title) } }
            article.stack {
                @for block in page.words.split("\n\n").filter(|block| !block.trim().is_empty()) { (paragraph(block)) }
            }
            nav.no-print aria-label=(w.t("letter-title")) lang=(w.lang().code()) {
                (actions([print_button(w), link_button(&w.t("letter-back"), &address(page, "letter", page.lang), Weight::Plain)]))
            }
        },
    )
}

/// Lines that begin with a dash are a list; the line above them leads it in.
fn paragraph(block: &str) -> Markup {
    let (points, lines): (Vec<&str>, Vec<&str>) = block.lines().map(str::trim).filter(|l| !l.is_empty()).partition(|l| l.starts_with("– "));
    html! {
        div {
            @if !lines.is_empty() { p { @for (at, line) in lines.iter().enumerate() { @if at > 0 { br; } (line) } } }
            @if !points.is_empty() { (kit::views::bullets(points.iter().map(|point| point.trim_start_matches("– ")))) }
        }
    }
}
