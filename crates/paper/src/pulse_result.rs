//! The page a team hangs up after a pulse: what people said, in a sentence, a picture and two tables.
//!
//! It says what is not shown and why. It is not an export: whoever wants the numbers takes the CSV.

use maud::{Markup, html};
use serde::Serialize;

use crate::{Sheet, Table, brand};

/// The name of the one figure this sheet places: the answers to every statement.
pub const ANSWERS: &str = "answers";

/// The words of the page, in the order in which they stand. The page's title is [`Sheet::title`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PulseResult {
    /// Present in the demo organization only, and then the first line: "Demo organization: people and data are made up."
    pub demo: Option<String>,
    /// The product's name, for the head of the page and its last line.
    pub product: String,
    /// Whose page it is: "Riverbend Demo District".
    pub organization: String,
    /// The school the pulse was about, if it was about one: "Alder Creek Elementary".
    pub school: Option<String>,
    /// The whole page in one or two sentences, for who has ten seconds.
    pub lede: String,
    /// Short facts under the lede, each complete in itself: when it was open, that it was anonymous, how many of how
    /// many answered (banded when the page is public).
    pub meta: Vec<String>,
    /// The answers to every statement.
    pub answers: Answers,
    /// The same for groups of people, if there was anything to cut by.
    pub groups: Option<Groups>,
    /// When the page was made, and from which state of the data: "Made November 16, 2026, after the pulse closed."
    pub made: String,
    /// The rule by which small groups were hidden, in a sentence: "Groups under five are never shown."
    pub rule: String,
}

/// The part with the picture and the table of the same numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answers {
    /// The part's name: "The answers".
    pub heading: String,
    /// What the picture shows, as a colleague would say it.
    pub finding: String,
    /// What was measured, of whom, when, and in which unit.
    pub measure: String,
    /// n, method of the interval, what one should know before comparing. One sentence or more each.
    pub notes: Vec<String>,
    /// One row per statement.
    pub table: Table,
}

/// The part that looks at groups of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Groups {
    /// The part's name: "By group".
    pub heading: String,
    /// What the cells are about: the share who agree, with its interval.
    pub about: String,
    /// One row per statement, one column per group, hidden ones too, so that nobody is left out without a word.
    pub table: Table,
    /// Why cells are hidden; also why a neighbor is hidden with them. Empty when everything is shown.
    pub why_hidden: Vec<Note>,
    /// What these numbers do not show: "The intervals overlap widely …"
    pub caution: Option<String>,
}

/// A short explanation that begins with its point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The point: "Why two rows are hidden."
    pub point: String,
    /// The reason, in a sentence or two.
    pub text: String,
}

impl PulseResult {
    pub(crate) fn html(&self, sheet: &Sheet) -> Markup {
        html! {
            @if let Some(demo) = &self.demo { p.demo { (demo) } }
            div.page-head {
                div.split {
                    (brand(&self.product))
                    p.small.soft { (self.organization) @if let Some(school) = &self.school { " · " (school) } }
                }
                h1 { (sheet.title) }
                p.lede { (self.lede) }
                p.meta { @for fact in &self.meta { span { (fact) } " " } }
            }
            (self.answers.html(sheet))
            @if let Some(groups) = &self.groups { (groups.html()) }
            p.small.soft { (self.made) " " (self.rule) }
        }
    }
}

impl Answers {
    fn html(&self, sheet: &Sheet) -> Markup {
        html! {
            section aria-labelledby="answers" {
                h2 #answers { (self.heading) }
                figure.figure {
                    figcaption { p.finding { (self.finding) } p.measure { (self.measure) } }
                    @if let Some(figure) = sheet.figure(ANSWERS) { div.draw { (figure.screen) } }
                    @for note in &self.notes { p.notes { (note) } }
                    (self.table.html())
                }
            }
        }
    }
}

impl Groups {
    fn html(&self) -> Markup {
        html! {
            section aria-labelledby="groups" {
                h2 #groups { (self.heading) }
                div.stack {
                    p { (self.about) }
                    (self.table.html())
                    @if !self.why_hidden.is_empty() {
                        div.notice.plain {
                            svg.shape.unknown viewBox="0 0 16 16" aria-hidden="true" {
                                circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 2.4" {}
                            }
                            div { @for note in &self.why_hidden { p { strong { (note.point) } " " (note.text) } } }
                        }
                    }
                    @if let Some(caution) = &self.caution { p.small.soft { (caution) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cell, Figure, Ragged, Row, Template};

    fn sheet() -> Result<Sheet, Ragged> {
        let hidden = Row { name: "Specialists".into(), cells: vec![Cell::Hidden("hidden".into())] };
        let pulse = PulseResult {
            demo: Some("Demo organization".into()),
            product: "Perennial".into(),
            organization: "Riverbend <District>".into(),
            school: Some("Alder Creek".into()),
            lede: "They lack time.".into(),
            meta: vec!["Open November 9 to 13, 2026".into(), "Anonymous".into()],
            answers: Answers {
                heading: "The answers".into(),
                finding: "Most of us lack time.".into(),
                measure: "Shares in percent.".into(),
                notes: vec!["35 of 41 answered.".into()],
                table: Table::new("Statement", vec!["Agree".into()], vec![Row::shown("Time", ["31%"])])?,
            },
            groups: Some(Groups {
                heading: "By group".into(),
                about: "“Time”".into(),
                table: Table::new("Group", vec!["Agree".into()], vec![hidden])?,
                why_hidden: vec![Note { point: "Why a row is hidden.".into(), text: "Fewer than five.".into() }],
                caution: None,
            }),
            made: "Made November 16, 2026.".into(),
            rule: "Groups under five are never shown.".into(),
        };
        let drawing = Figure {
            name: ANSWERS.into(),
            svg: "<svg/>".into(),
            screen: maud::PreEscaped("<svg class=\"chart\"></svg>".into()),
            alt: "Bars".into(),
        };
        Ok(Sheet {
            template: Template::PulseResult(Box::new(pulse)),
            lang: "en".into(),
            title: "Fall pulse".into(),
            figures: vec![drawing],
        })
    }

    #[test]
    fn the_page_says_first_that_it_is_a_demo() -> Result<(), Ragged> {
        let page = sheet()?.html().into_string();
        assert!(page.starts_with(r#"<article class="report" lang="en"><p class="demo">Demo organization</p>"#), "{page}");
        Ok(())
    }

    #[test]
    fn the_page_has_the_picture_the_numbers_and_the_reason_for_what_is_hidden() -> Result<(), Ragged> {
        let page = sheet()?.html().into_string();
        for part in ["<h1>Fall pulse</h1>", "<svg class=\"chart\">", "31%", "<strong>Why a row is hidden.</strong> Fewer than five."] {
            assert!(page.contains(part), "{part} in {page}");
        }
        Ok(())
    }

    #[test]
    fn words_of_people_are_never_markup() -> Result<(), Ragged> {
        let page = sheet()?.html().into_string();
        assert!(page.contains("Riverbend &lt;District&gt; · Alder Creek"), "{page}");
        Ok(())
    }

    #[test]
    fn a_sheet_without_its_picture_is_still_complete() -> Result<(), Ragged> {
        let bare = Sheet { figures: vec![], ..sheet()? };
        let page = bare.html().into_string();
        assert!(!page.contains("class=\"draw\""));
        assert!(page.contains("31%"));
        Ok(())
    }
}
