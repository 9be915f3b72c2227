//! The page for the board, as it leaves the press.

use crate::poppler::Print;
use paper::one_pager::{Column, OnePager, Prose};
use paper::pulse_result::Note;
use paper::{Row, Sheet, Table, Template};

fn prose(heading: &str, said: &[&str]) -> Prose {
    Prose { heading: heading.into(), said: said.iter().map(|s| (*s).to_owned()).collect() }
}

fn column(heading: &str, items: &[(&str, &str)], rest: Option<&str>) -> Column {
    let items = items.iter().map(|(point, text)| Note { point: (*point).into(), text: (*text).into() }).collect();
    Column { heading: heading.into(), items, rest: rest.map(str::to_owned) }
}

/// As full as the desk makes it.
fn full() -> Sheet {
    let long = "Too few third graders read fluently: 44 of 100 read below grade level in spring, and the gap has grown for three years. ";
    let stages = ["Decide", "Plan & Prepare", "Implement", "Spread & Sustain", "Stopped on purpose"];
    let rows = stages.into_iter().enumerate().map(|(n, stage)| Row::shown(stage, [(n + 1).to_string()])).collect();
    let holds: Vec<(&str, &str)> = vec![("A team carries it.", "5 people are in Partner Reading team; it takes 3."); 4];
    let page = OnePager {
        demo: Some("Demo organization: people and data are made up.".into()),
        product: "Perennial".into(),
        made_for: "Riverbend Demo District · for the board, November 23, 2026".into(),
        lede: "It is in the stage Implement since August 31. Of 12 conditions 5 are met and 2 were lost; of 3 nothing is known.".into(),
        what: prose(
            "What it is",
            &[&long.repeat(3), "Core: pairs chosen by reading level, roles that switch, three times a week. May be adapted: the length."],
        ),
        stands: prose("Where it stands", &["In 15 places."]),
        stages: Some(Table::new("Stage", vec!["Places".into()], rows).unwrap()),
        said: Some(prose("What staff say", &["Most agree: “It helps my readers.”", "Most disagree: “We have time to plan it together.”"])),
        conditions: vec![
            column("What holds", &holds, Some("And 3 others.")),
            column("What is emerging", &holds[..3], None),
            column("What was lost", &holds[..2], None),
            column("What is not known", &holds[..3], Some("And 4 others.")),
        ],
        asks: prose("What it asks", &["Hours, money and materials are not written down yet."]),
        next: prose("Next step", &["Before Spread & Sustain two things are missing. First: the staff have been asked."]),
        decisions: column(
            "What was decided",
            &[("August 28, 2026.", "Moved to Implement: “Two teachers are trained in September; the others are ready.”"); 4],
            None,
        ),
        foot: "As of November 23, 2026. No person can be picked out: of what people say only words stand here.".into(),
    };
    Sheet {
        template: Template::OnePager(Box::new(page)),
        lang: "en".into(),
        title: "Partner Reading at Alder Creek".into(),
        figures: vec![],
    }
}

#[test]
fn the_fullest_page_for_the_board_is_one_page() {
    let print = Print::of(&full(), "one_pager");
    assert_eq!(print.pages(), 1);
    assert_eq!((print.fact("Title").as_str(), print.fact("Tagged").as_str()), ("Partner Reading at Alder Creek", "yes"));
}

#[test]
fn on_a4_it_is_one_page_as_well() {
    let print = Print::on(&full(), "one_pager_a4", paper::Size::A4);
    assert_eq!(print.pages(), 1);
    assert!(print.fact("Page size").contains("A4"), "{}", print.fact("Page size"));
}

#[test]
fn read_aloud_it_has_its_headings_in_the_order_of_the_page() {
    let tags = Print::of(&full(), "one_pager_aloud").tags();
    let headings = [
        "What it is",
        "Where it stands",
        "What staff say",
        "What holds",
        "What is emerging",
        "What was lost",
        "What is not known",
        "What it asks",
        "Next step",
        "What was decided",
    ];
    let mut from = 0;
    for heading in headings {
        let wanted = format!("H2 \"{heading}\"");
        from += tags[from..].find(&wanted).unwrap_or_else(|| panic!("{wanted} after {from} in:\n{tags}"));
    }
}

#[test]
fn a_page_of_which_little_is_known_still_prints() {
    let mut sheet = full();
    let Template::OnePager(page) = &mut sheet.template else { panic!("a page for the board") };
    (page.demo, page.stages, page.said) = (None, None, None);
    page.conditions = ["What holds", "What is emerging", "What was lost", "What is not known"]
        .map(|heading| column(heading, &[], Some("Nothing is recorded yet.")))
        .into();
    page.decisions = column("What was decided", &[], Some("Nothing yet."));
    assert_eq!(Print::of(&sheet, "one_pager_bare").pages(), 1);
}
