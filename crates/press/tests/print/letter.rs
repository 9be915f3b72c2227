//! A letter, as it leaves the press.

use crate::poppler::Print;
use paper::{Letter, Sheet, Size, Template};

fn letter(text: &str, lang: &str) -> Sheet {
    let letter = Letter {
        demo: Some("Demo organization: people and data are made up.".into()),
        product: "Perennial".into(),
        from: "Riverbend Demo District · November 23, 2026".into(),
        blocks: Letter::blocks(text),
    };
    Sheet { template: Template::Letter(letter), lang: lang.into(), title: "Number Talks at Alder Creek".into(), figures: vec![] }
}

const WORDS: &str = "Dear colleagues, dear families,\n\nNumber Talks ends on June 12, 2026.\n\nWhy:\n– It was too much at once\n\
    – We found something better\n\nThank you to everyone who tried it.\n\nThe school team";

#[test]
fn a_letter_is_one_tagged_page_on_either_paper_with_its_list_as_a_list() {
    for (size, name, said) in [(Size::Letter, "letter", "letter"), (Size::A4, "letter_a4", "A4")] {
        let print = Print::on(&letter(WORDS, "en"), name, size);
        assert_eq!((print.pages(), print.fact("Tagged").as_str()), (1, "yes"));
        assert!(print.fact("Page size").contains(said), "{}", print.fact("Page size"));
        let tags = print.tags();
        assert!(tags.contains("H1 \"Number Talks at Alder Creek\"") && tags.contains("LBody"), "{tags}");
    }
}

#[test]
fn a_letter_of_two_pages_goes_over_and_markup_in_it_is_only_words() {
    let long = format!("{WORDS}\n\n{}", "We #read aloud; *pairs* <switch> their roles, and [everyone] listens. ".repeat(80));
    let print = Print::of(&letter(&long, "es"), "letter_long");
    assert!(print.pages() == 2 && print.tags().contains("#read aloud; *pairs* <switch>"), "{}", print.pages());
}
