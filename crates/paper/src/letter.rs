//! A letter: paragraphs and short lists, as somebody wrote them, with a title above and the house at the head.

use maud::{Markup, html};
use serde::Serialize;

use crate::{Sheet, brand};

/// The words of a letter. Its title is [`Sheet::title`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// Present in the demo organization only, and then the first line.
    pub demo: Option<String>,
    /// The product's name, for the head of the page.
    pub product: String,
    /// From where and when: "Riverbend Demo District · November 23, 2026".
    pub from: String,
    pub blocks: Vec<Block>,
}

/// A paragraph, a list, or a list with the line that leads it in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Block {
    pub lines: Vec<String>,
    pub points: Vec<String>,
}

/// The sign with which people begin a point of a list.
const DASH: &str = "– ";

impl Letter {
    /// Reads a text as people type it: an empty line begins a new block, lines that begin with a dash are points.
    pub fn blocks(text: &str) -> Vec<Block> {
        let mut blocks = vec![Block::default()];
        for line in text.lines().map(str::trim) {
            let last = blocks.len() - 1;
            match line.strip_prefix(DASH) {
                _ if line.is_empty() => blocks.push(Block::default()),
                Some(point) => blocks[last].points.push(point.trim().to_owned()),
                None => blocks[last].lines.push(line.to_owned()),
            }
        }
        blocks.retain(|block| *block != Block::default());
        blocks
    }

    pub(crate) fn html(&self, sheet: &Sheet) -> Markup {
        html! {
            @if let Some(demo) = &self.demo { p.demo { (demo) } }
            div.page-head {
                div.split { (brand(&self.product)) p.small.soft { (self.from) } }
                h1 { (sheet.title) }
            }
            div.stack { @for block in &self.blocks { (block.html()) } }
        }
    }
}

impl Block {
    fn html(&self) -> Markup {
        html! {
            div {
                @if !self.lines.is_empty() { p { @for (at, line) in self.lines.iter().enumerate() { @if at > 0 { br; } (line) } } }
                @if !self.points.is_empty() { ul.bullets { @for point in &self.points { li { (point) } } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(lines: &[&str], points: &[&str]) -> Block {
        let all = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Block { lines: all(lines), points: all(points) }
    }

    #[test]
    fn an_empty_line_begins_a_block_and_a_dash_a_point() {
        let blocks = Letter::blocks("Dear families,\r\n\r\nWhy:\n– Too much\n–  It was read <aloud>\n\n\n\nThank you.\nInes");
        let expected =
            [block(&["Dear families,"], &[]), block(&["Why:"], &["Too much", "It was read <aloud>"]), block(&["Thank you.", "Ines"], &[])];
        assert_eq!(blocks, expected);
        assert_eq!(Letter::blocks(" \n\n"), []);
    }

    #[test]
    fn what_people_wrote_is_never_markup() {
        assert!(block(&["a <b>"], &["<i>"]).html().into_string().contains("<p>a &lt;b&gt;</p><ul class=\"bullets\"><li>&lt;i&gt;</li>"));
    }
}
