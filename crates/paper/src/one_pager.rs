//! One page for the board: what an innovation is, where it stands, what holds and what was lost, what it asks, what was
//! decided, what comes next, and what is not known.
//!
//! It says the unknown under its own heading, as large as the rest. It is no report of results: of what people said only
//! words stand here, never a figure.

use maud::{Markup, html};
use serde::Serialize;

use crate::pulse_result::Note;
use crate::{Sheet, Table, brand};

/// The words of the page, in the order in which they stand. The page's title is [`Sheet::title`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnePager {
    /// Present in the demo organization only, and then the first line.
    pub demo: Option<String>,
    /// The product's name, for the head of the page.
    pub product: String,
    /// For whom and when: "Riverbend Demo District · for the board, November 23, 2026".
    pub made_for: String,
    /// The whole page in one or two sentences.
    pub lede: String,
    /// What it is, and which need it answers.
    pub what: Prose,
    /// Where it stands, in words.
    pub stands: Prose,
    /// In how many places it is in which stage, when it is in several.
    pub stages: Option<Table>,
    /// What staff say, when enough were asked.
    pub said: Option<Prose>,
    /// Side by side, four as two and two: what holds, what is emerging, what was lost, what is not known.
    pub conditions: Vec<Column>,
    /// Side by side: what it asks, what comes next.
    pub asks: Prose,
    pub next: Prose,
    /// What was decided, the latest first, each with its day and its reason.
    pub decisions: Column,
    /// As of when, and the rule that keeps people from being picked out.
    pub foot: String,
}

/// A part in sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prose {
    pub heading: String,
    pub said: Vec<String>,
}

/// A part as a short list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    pub heading: String,
    pub items: Vec<Note>,
    /// What is said below the list: how many others, or that there is nothing.
    pub rest: Option<String>,
}

impl OnePager {
    pub(crate) fn html(&self, sheet: &Sheet) -> Markup {
        html! {
            @if let Some(demo) = &self.demo { p.demo { (demo) } }
            div.page-head {
                div.split { (brand(&self.product)) p.small.soft { (self.made_for) } }
                h1 { (sheet.title) }
                p.lede { (self.lede) }
            }
            section { (self.what.html()) }
            section {
                (self.stands.html())
                @if let Some(stages) = &self.stages { (stages.html()) }
            }
            @if let Some(said) = &self.said { section { (said.html()) } }
            section { div.columns { @for column in &self.conditions { div { (column.html()) } } } }
            section { div.columns { div { (self.asks.html()) } div.ask { (self.next.html()) } } }
            section { (self.decisions.html()) }
            p.small.soft { (self.foot) }
        }
    }
}

impl Prose {
    fn html(&self) -> Markup {
        html! { h2 { (self.heading) } div.stack.tight { @for said in &self.said { p { (said) } } } }
    }
}

impl Column {
    fn html(&self) -> Markup {
        html! {
            h2 { (self.heading) }
            @if !self.items.is_empty() {
                ul.bullets { @for item in &self.items { li { strong { (item.point) } @if !item.text.is_empty() { " " (item.text) } } } }
            }
            @if let Some(rest) = &self.rest { p.small.soft { (rest) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ragged, Row, Template};

    fn prose(heading: &str, said: &str) -> Prose {
        Prose { heading: heading.into(), said: vec![said.into()] }
    }

    fn column(heading: &str, items: &[(&str, &str)], rest: Option<&str>) -> Column {
        let items = items.iter().map(|(point, text)| Note { point: (*point).into(), text: (*text).into() }).collect();
        Column { heading: heading.into(), items, rest: rest.map(str::to_string) }
    }

    fn sheet() -> Result<Sheet, Ragged> {
        let page = OnePager {
            demo: None,
            product: "Perennial".into(),
            made_for: "Riverbend · for the board, November 23, 2026".into(),
            lede: "In two places.".into(),
            what: prose("What it is", "Pairs <read>."),
            stands: prose("Where it stands", "In two places."),
            stages: Some(Table::new("Stage", vec!["Places".into()], vec![Row::shown("Implement", ["2"])])?),
            said: None,
            conditions: vec![
                column("What holds", &[("A team carries it.", "5 people.")], None),
                column("What is emerging", &[("The money is there next year.", "Until June.")], None),
                column("What was lost", &[], Some("Nothing that is known.")),
                column("What is not known", &[("Students were asked", "")], Some("And 3 others.")),
            ],
            asks: prose("What it asks", "Not written down yet."),
            next: prose("Next step", "Talk with the team."),
            decisions: column("What was decided", &[("August 28", "Moved to Implement.")], None),
            foot: "As of November 23, 2026.".into(),
        };
        Ok(Sheet { template: Template::OnePager(Box::new(page)), lang: "en".into(), title: "Partner Reading".into(), figures: vec![] })
    }

    #[test]
    fn what_is_not_known_stands_beside_what_holds() -> Result<(), Ragged> {
        let page = sheet()?.html().into_string();
        let at = |words: &str| page.find(words).unwrap_or(usize::MAX);
        let parts = [
            "What it is",
            "Where it stands",
            "What holds",
            "What is emerging",
            "What was lost",
            "What is not known",
            "Next step",
            "What was decided",
        ];
        assert!(parts.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{page}");
        assert!(page.contains("<strong>A team carries it.</strong> 5 people.") && page.contains("And 3 others."), "{page}");
        Ok(())
    }

    #[test]
    fn words_of_people_are_never_markup() -> Result<(), Ragged> {
        assert!(sheet()?.html().into_string().contains("Pairs &lt;read&gt;."));
        Ok(())
    }
}
