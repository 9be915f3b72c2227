//! What a form promises: nothing typed is lost, every mistake is told where it is.

use jiff::civil::date;
use maud::html;

use super::*;
use crate::i18n::Lang;

fn sent(fields: &[(&str, &str)]) -> Form {
    Form::parse(fields.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect())
}

#[test]
fn a_good_form_becomes_values() {
    let mut form = sent(&[("what", "  Ask\r\nthe office "), ("by", "2026-11-17"), ("note", ""), ("hours", "2,5")]);
    let what = form.text("what").max(200).required();
    let by = form.date("by").from(date(2026, 11, 16)).required();
    let note = form.text("note").optional();
    let hours = form.decimal("hours").between(0.5, 8.0).required();
    assert_eq!(what.as_deref(), Some("Ask\nthe office"));
    assert_eq!(by, Some(date(2026, 11, 17)));
    assert_eq!(note, Some(None));
    assert_eq!(hours, Some(2.5));
    assert!(form.is_fine());
}

#[test]
fn every_mistake_is_told_at_once() {
    let mut form = sent(&[("what", ""), ("by", "2026-11-12"), ("to", "nobody"), ("mail", "a@b")]);
    assert_eq!(form.text("what").required(), None);
    assert_eq!(form.date("by").from(date(2026, 11, 16)).required(), None);
    assert_eq!(form.choice("to", |id| (id == "priya").then_some(1)).required(), None);
    assert_eq!(form.choices("groups", |id| Some(id.len())).required(), None);
    assert_eq!(form.text("mail").email().required(), None);
    let told: Vec<_> = form.mistakes().iter().map(|(name, wrong)| (name.as_str(), wrong.key())).collect();
    assert_eq!(
        told,
        [
            ("what", "form-empty"),
            ("by", "form-too-early"),
            ("to", "form-not-offered"),
            ("groups", "form-none-checked"),
            ("mail", "form-not-an-email"),
        ]
    );
}

#[test]
fn a_mistake_speaks_the_readers_language() {
    let mut form = sent(&[("by", "2026-11-12")]);
    let _ = form.date("by").from(date(2026, 11, 16)).required();
    let wrong = form.mistake("by").expect("told");
    assert_eq!(wrong.say(Words::new(Lang::En)), "November 12, 2026 is too early. Choose November 16, 2026 or a later day.");
    assert!(wrong.say(Words::new(Lang::Es)).contains("12 de noviembre de 2026"));
}

#[test]
fn the_page_comes_back_with_what_was_typed() {
    let mut form = sent(&[("what", "<b>Ask</b>"), ("by", "soon"), ("to", "priya"), ("secret", "hunter2")]);
    let _ = form.date("by").required();
    let f = form.fields(Words::default());
    let page = f.post(
        "/commitments",
        "proof",
        html! {
            (f.text("what", "What is promised?"))
            (f.date("by", "By when?").hint("A school day."))
            (f.select("to", "To whom?", [("priya", "Priya"), ("team", "The team")]))
            (f.password("secret", "Password"))
        },
    );
    let page = page.into_string();
    assert!(page.contains("value=\"&lt;b&gt;Ask&lt;/b&gt;\""), "escaped and kept: {page}");
    assert!(page.contains("value=\"soon\""));
    assert!(page.contains("<option value=\"priya\" selected>"));
    assert!(page.contains("aria-describedby=\"by-hint by-wrong\" aria-invalid=\"true\""));
    assert!(page.contains("<a href=\"#by\">By when?</a>"));
    assert!(page.contains("name=\"csrf\" value=\"proof\""));
    assert!(!page.contains("hunter2"), "a password never comes back");
}

#[test]
fn an_untouched_form_has_no_list_of_mistakes() {
    let form = Form::blank().filled("what", "Ask");
    let f = form.fields(Words::default());
    let page = f.plain("/x", "", html! { (f.text("what", "What?")) }).into_string();
    assert!(!page.contains("notice"));
    assert!(page.contains("value=\"Ask\""));
}

#[test]
fn email_addresses_are_checked_loosely() {
    let fits = |text: &str| sent(&[("mail", text)]).text("mail").email().required().is_some();
    assert!(fits("ines.okafor@riverbend.example"));
    assert!(fits("josé+school@k12.example.us"));
    for bad in ["ines", "ines@", "@school.org", "a b@school.org", "ines@school", "ines@school..org", "i@n@school.org"] {
        assert!(!fits(bad), "{bad}");
    }
}

#[test]
fn a_file_has_to_be_chosen_again_when_the_page_comes_back() {
    let mut form = sent(&[("what", "")]);
    form.files.push(SentFile { field: "list".into(), name: "names.csv".into(), content_type: "text/csv".into(), bytes: b"name".to_vec() });
    assert!(form.file("list", 5).required().is_some());
    assert!(form.text("what").required().is_none());
    let f = form.fields(Words::default());
    let page = f.upload("/x", "", html! { (f.file("list", "A list")) }).into_string();
    assert!(page.contains("Please choose the file again"), "{page}");
}

#[test]
fn what_somebody_else_saved_meanwhile_is_not_lost_without_a_word() {
    let shown = |note: &str| Form::blank().filled("note", note).stamped();
    let typed = |note: &str| Form::parse(vec![("note".into(), note.into()), (SEEN.into(), shown("a").value(SEEN).into())]);
    let mut same = typed("mine");
    same.meanwhile(&shown("a"));
    assert!(same.is_fine());
    let mut other = typed("mine");
    other.meanwhile(&shown("b"));
    assert!(other.mistake("").is_some() && other.value("note") == "mine");
    // Seen now, and sent again: it is meant.
    let mut again = Form::parse(vec![(SEEN.into(), other.value(SEEN).into())]);
    again.meanwhile(&shown("b"));
    assert!(again.is_fine());
    let mut bare = Form::parse(vec![("note".into(), "mine".into())]);
    bare.meanwhile(&shown("b"));
    assert!(bare.is_fine(), "a form that never said what it saw is taken as it is");
}
