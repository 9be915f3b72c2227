//! Whatever people write is printed as they wrote it, or as a box; it never runs, never hides, never stops the press.

use crate::poppler::Print;
use crate::samples::{drawing, english, words};
use paper::Size;

/// A sheet that says this wherever it says anything of people's own.
fn saying(text: &str) -> paper::Sheet {
    let mut sheet = english();
    let pulse = words(&mut sheet);
    pulse.lede = text.to_owned();
    pulse.school = Some(text.to_owned());
    pulse.answers.finding = text.to_owned();
    pulse.answers.table = paper::Table::new("Statement", vec!["Agree".into()], vec![paper::Row::shown(text, ["74%"])]).unwrap();
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="720" height="40"><text y="20" font-family="sans-serif" fill="#20261e">{escaped}</text></svg>"##
    );
    sheet.title = format!("Title {text}");
    sheet.figures = vec![drawing(&svg, &format!("Alt {text}"))];
    sheet
}

#[test]
fn markup_is_only_text() {
    let evil = r##"#import "/etc/passwd" #read("/data.json") #panic("x") = Heading *bold* _it_ $x^2$ `raw` @ref <label> \u{41} // c /* c */ [a](b) #{1+1} ~ -- ... '""##;
    let print = Print::of(&saying(evil), "markup");
    assert_eq!(print.fact("Title"), format!("Title {evil}"));
    let flat = print.tags().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(r##"#import "/etc/passwd" #read("/data.json") #panic("x") = Heading *bold*"##), "{flat}");
    assert!(!flat.contains("H3"));
}

#[test]
fn emoji_and_scripts_without_a_font_become_boxes() {
    let print = Print::of(&saying("Great 🎉👩‍🏫🏽 work 読書 ½ e\u{301} ok"), "emoji");
    assert_eq!(print.fact("Title"), "Title Great □ work □ ½ e\u{301} ok");
}

#[test]
fn text_from_right_to_left_prints() {
    Print::of(&saying("قال المعلمون: 74% موافقون — עברית גם — English"), "right-to-left");
}

#[test]
fn controls_do_not_reach_the_page() {
    let print = Print::of(&saying("a\u{0}b\u{1b}[31mc\u{202e}d\u{7f}e\u{feff}f\u{fffe}g\u{85}h\u{2028}i\tj\r\nk"), "controls");
    assert_eq!(print.fact("Title"), "Title ab[31mcdef□g h i j k");
}

#[test]
fn a_statement_of_five_thousand_characters_takes_the_pages_it_needs() {
    let print = Print::of(&saying(&"We never have time. ".repeat(250)), "statement");
    assert!((2..=12).contains(&print.pages()), "{} pages", print.pages());
}

#[test]
fn a_word_of_five_thousand_characters_stays_on_the_page() {
    let mut sheet = english();
    let row = paper::Row::shown("W".repeat(5_000), ["74%"]);
    words(&mut sheet).answers.table = paper::Table::new("Statement", vec!["Agree".into()], vec![row]).unwrap();
    Print::of(&sheet, "word");
}

#[test]
fn marks_in_unusual_company_do_not_stop_the_press() {
    let marks = "a\u{300}\u{301}\u{302}\u{315}\u{35c} / \u{300} \u{5b0}\u{64e} / لا\u{300}x\u{651} / ﷺ ﻻ / क्षत्रि / \u{e000}\u{f8ff} / ก\u{e33} / \u{25cc}\u{610}";
    Print::of(&saying(marks), "marks");
}

#[test]
fn every_character_that_can_be_drawn_can_be_printed() {
    let mut sheet = english();
    words(&mut sheet).meta = (0..0x200).map(|row| (0..0x80).filter_map(|column| char::from_u32(row * 0x80 + column)).collect()).collect();
    Print::of(&sheet, "all");
}

#[test]
fn a_drawing_cannot_reach_outside() {
    let mut sheet = english();
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10"><image width="10" height="10" xlink:href="/etc/hostname.png"/></svg>"#;
    sheet.figures = vec![drawing(svg, "Alt")];
    assert!(matches!(press::pdf(&sheet, Size::Letter), Err(press::PressError::Typeset { .. })));
}
