//! The letter: a draft to be changed, and the sheet that prints.

use super::crumbs;
use crate::stop::pages::LetterPage;
use kit::form::Form;
use kit::i18n::{Lang, args};
use kit::views::{Head, Weight, actions, link_button, page_head, part, print_button, report, tabs};
use kit::{SignedIn, Words, paths};
use maud::{Markup, html};
use paper::{Letter, Sheet, Template};

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
            (actions([
                link_button(&w.t("result-pdf"), &pdf(page), Weight::Quiet),
                link_button(&w.t("letter-print"), &address(page, "letter-sheet", page.lang), Weight::Plain),
            ]))
        } }))
    }
}

/// The letter by itself, in its own language.
pub fn letter_sheet(who: &SignedIn, page: &LetterPage) -> Sheet {
    let own = Words::new(page.lang);
    let title =
        own.with("implementation-title", args![innovation => page.placed.innovation_name.as_str(), unit => page.placed.unit_name.as_str()]);
    let letter = Letter {
        demo: who.demo.then(|| own.t("shell-demo")),
        product: own.t("shell-name"),
        from: format!("{} · {}", who.place, own.date(page.today)),
        blocks: Letter::blocks(&page.words),
    };
    Sheet { template: Template::Letter(letter), lang: page.lang.code().into(), title, figures: Vec::new() }
}

/// The same on the screen, with the ways to paper.
pub fn letter_sheet_page(who: &SignedIn, page: &LetterPage) -> Markup {
    let w = who.words();
    let sheet = letter_sheet(who, page);
    let steps = actions([
        link_button(&w.t("result-pdf"), &pdf(page), Weight::Quiet),
        print_button(w),
        link_button(&w.t("letter-back"), &address(page, "letter", page.lang), Weight::Plain),
    ]);
    report(w, who.look.theme, &sheet.title, steps, sheet.html())
}

fn pdf(page: &LetterPage) -> String {
    address(page, "letter.pdf", page.lang)
}
