//! The page after a pulse, as it leaves the press.

use crate::poppler::Print;
use crate::samples::{english, spanish, words};
use paper::Size;

#[test]
fn the_largest_pulse_fits_one_page_of_a4() {
    for (sheet, name) in [(english(), "english_a4"), (spanish(), "spanish_a4")] {
        let print = Print::on(&sheet, name, Size::A4);
        assert!(print.pages() == 1 && print.fact("Page size").contains("A4"), "{name}: {}", print.fact("Page size"));
    }
}

#[test]
fn the_largest_pulse_fits_one_page_in_english() {
    let print = Print::of(&english(), "english");
    assert_eq!(print.pages(), 1);
    assert_eq!(print.fact("Title"), "Fall pulse: what people said");
    assert_eq!(print.fact("Tagged"), "yes");
    assert!(print.fact("Page size").contains("letter"), "{}", print.fact("Page size"));
}

#[test]
fn a_page_in_spanish_says_that_it_is_in_spanish() {
    let print = Print::of(&spanish(), "spanish");
    assert_eq!(print.pages(), 1);
    assert_eq!(print.fact("Title"), "Consulta de otoño: lo que dijo la gente");
    let metadata = print.metadata();
    assert!(metadata.contains("<rdf:li>es</rdf:li>"), "{metadata}");
    assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{metadata}");
}

#[test]
fn read_aloud_it_has_a_heading_a_described_figure_and_tables_with_headers() {
    let print = Print::of(&english(), "aloud");
    let tags = print.tags();
    for tag in ["H1 \"Fall pulse: what people said\"", "H2 \"The answers\"", "H2 \"By group\"", "Figure:", "Table (block):", "/Scope /Row"]
    {
        assert!(tags.contains(tag), "{tag} in:\n{tags}");
    }
    // Two header rows of 6 and 4 columns, and a header cell for each of the 5 + 6 rows.
    let headers = tags.lines().filter(|line| line.trim_start().starts_with("TH ")).count();
    assert_eq!(headers, 6 + 4 + 5 + 6, "{tags}");
    assert!(print.holds("/Alt(Bars for five statements."));
    assert!(print.holds("/Lang(en)"));
}

#[test]
fn it_is_read_in_the_order_of_the_page() {
    let tags = Print::of(&english(), "order").tags();
    let order = [
        "Demo organization: people",
        "Riverbend Demo District",
        "Fall pulse: what",
        "35 of 41 teachers answered. They",
        "The answers",
        "Most of us see that it helps.",
        "agree %",
        "Statement",
        "By group",
        "Specialists",
        "Why two rows are hidden.",
        "Made November 16",
    ];
    // Line breaks of the page are line breaks of this listing.
    let flat = tags.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut from = 0;
    for words in order {
        let found = flat[from..].find(words).unwrap_or_else(|| panic!("“{words}” after {from} in:\n{tags}"));
        from += found;
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    assert!(press::pdf(&english(), Size::Letter).unwrap() == press::pdf(&english(), Size::Letter).unwrap());
}

#[test]
fn a_pulse_without_groups_or_picture_still_prints() {
    let mut sheet = english();
    sheet.figures.clear();
    words(&mut sheet).groups = None;
    let print = Print::of(&sheet, "bare");
    assert_eq!(print.pages(), 1);
    assert!(!print.tags().contains("Figure"));
}

#[test]
fn what_is_too_long_flows_onto_a_second_page() {
    let mut sheet = english();
    let pulse = words(&mut sheet);
    let groups = pulse.groups.as_mut().unwrap();
    let many = (0..40).map(|n| paper::Row::shown(format!("Grade band {n}"), ["8 of 10", "38%", "14–69%"])).collect();
    groups.table = paper::Table::new("Group", vec!["Answered".into(), "Agree".into(), "95% interval".into()], many).unwrap();
    assert_eq!(Print::of(&sheet, "long").pages(), 2);
}

#[test]
fn a_sheet_without_title_or_words_for_its_figure_is_refused() {
    let untitled = paper::Sheet { title: " \u{200b}".into(), ..english() };
    assert!(matches!(press::pdf(&untitled, Size::Letter), Err(press::PressError::NoTitle)));
    let mut unsaid = english();
    unsaid.figures[0].alt.clear();
    assert!(matches!(press::pdf(&unsaid, Size::Letter), Err(press::PressError::NoAlt { .. })));
}
