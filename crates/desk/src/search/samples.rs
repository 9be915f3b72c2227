//! The search with made-up contents.

use super::{SearchPage, views};
use ground::Found;
use ground::element::{Kind, Text};
use kit::sample::{Sample, SamplePage, demo};
use kit::{Place, SignedIn, paths};

impl Sample for SearchPage {
    fn samples() -> Vec<(&'static str, SearchPage)> {
        let name = |name: &str| Text::new("found-name").with("name", name);
        let place = Text::new("implementation-title").with("innovation", "Partner Reading").with("unit", "Alder Creek Elementary");
        let one = |kind, title: Text, said: Option<Text>| Found { kind, title, said, href: paths::WORK.into(), rank: 0 };
        let moved = Text::new("found-moved-reason")
            .on("day", demo::day(10, 12))
            .with("stage", "implement")
            .with("reason", "The coach starts in January; two teams want to begin now.");
        let found = vec![
            one(Kind::Innovation, name("Partner Reading"), Some(Text::new("kind-practice"))),
            one(Kind::Implementation, place.clone(), Some(Text::new("stage-implement"))),
            one(Kind::Decision, place.clone(), Some(moved)),
            one(Kind::Team, name("Partner Reading team"), Some(place)),
            one(Kind::Person, name("Ines Okafor"), Some(Text::new("found-at").with("unit", "Alder Creek Elementary"))),
        ];
        let page = |typed: &str, found| SearchPage { typed: typed.into(), found };
        let many = (0..30).map(|n| one(Kind::Person, name(&format!("Reader {n}")), None)).collect();
        vec![
            ("blank", page("", None)),
            ("found", page("reading", Some(found))),
            ("nothing", page("zebra", Some(Vec::new()))),
            ("many", page("reader", Some(many))),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    SamplePage::each("search", |page: &SearchPage| who.page(&who.words().t("search-title"), Place::Nowhere, views::search(who, page)))
}
