//! What holds for every page, whatever is on it.

use maud::{Markup, html};

use super::*;
use crate::i18n::{Lang, Words};

fn framed(w: Words, body: Markup) -> String {
    let nav = vec![NavItem { label: "This week".into(), href: "/".into(), current: true }];
    let person = Person { name: "Ines <b>".into(), account: "/account".into(), sign_out: "/sign-in/end".into() };
    let frame = PageFrame {
        title: "Parts".into(),
        place: "Riverbend".into(),
        nav,
        person: Some(person),
        demo: true,
        theme: Theme::Dark,
        path: "/styleguide".into(),
        csrf: "proof".into(),
        ..PageFrame::default()
    };
    page(w, &frame, body).into_string()
}

#[test]
fn every_part_speaks_both_languages() {
    for lang in Lang::ALL {
        let html = framed(Words::new(lang), styleguide(Words::new(lang)));
        assert!(!html.contains('⟦'), "{lang:?} lacks {:?}", html.split('⟦').nth(1).map(|rest| rest.split('⟧').next()));
        assert!(html.contains(&format!("<html lang=\"{}\" dir=\"ltr\" data-theme=\"dark\">", lang.code())));
        assert_eq!(html.matches("<h1").count(), 1);
    }
}

#[test]
fn pages_bring_no_style_or_script_of_their_own() {
    let html = framed(Words::default(), styleguide(Words::default()));
    for forbidden in [" style=", "<style", " onclick", " onload", " onsubmit", "javascript:"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert_eq!(html.matches("<script").count(), 2);
    assert_eq!(html.matches("rel=\"stylesheet\"").count(), 1);
}

#[test]
fn names_are_escaped_and_every_form_carries_its_proof() {
    let html = framed(Words::default(), html! {});
    assert!(html.contains("Ines &lt;b&gt;"));
    let forms = html.matches("method=\"post\"").count();
    assert_eq!(forms, 3, "sign out, language, theme");
    assert_eq!(html.matches("name=\"csrf\" value=\"proof\"").count(), forms);
}

#[test]
fn a_phone_page_asks_for_one_style_sheet_and_one_icon() {
    let language = LanguageSwitch::Links("/r/k7m?step=2".into());
    let frame = BareFrame { title: "Pulse".into(), language, ..BareFrame::default() };
    let html = bare(Words::default(), &frame, html! { p { "One question" } }).into_string();
    assert!(!html.contains("<script"));
    assert_eq!(html.matches("/assets/").count(), 2);
    assert!(html.contains("href=\"/r/k7m?step=2&amp;lang=es\""));
}

#[test]
fn every_fault_offers_a_way_on() {
    for lang in Lang::ALL {
        for what in What::ALL {
            let html = fault(Words::new(lang), &FaultPage::of(what)).into_string();
            assert!(html.contains("<a class=\"button quiet\" href=\"/\">"), "{what:?}");
            assert!(!html.contains('⟦'), "{what:?}");
        }
    }
}

#[test]
fn a_table_row_is_as_long_as_its_columns() {
    let columns = vec![Column::text("Group"), Column::number("Agree")];
    let rows = vec![vec![html! { "K–2" }, html! { "36%" }]];
    let of = Table { caption: "By group".into(), columns, rows, folds: true };
    let html = table(Words::default(), &of).into_string();
    assert!(html.contains("<th class=\"\" scope=\"row\" role=\"rowheader\">K–2</th>"));
    assert!(html.contains("data-label=\"Agree\">36%</td>"));
}
