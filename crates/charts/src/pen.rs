//! What draws: marks placed across in percent and down in pixels, for a page (classes, the style sheet decides on looks) or for
//! print (literal looks on a sheet of fixed width). No `style` attributes and no scripts: pages forbid both.

use crate::text::{escape, width, wrap};

/// Where a picture goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme<'f> {
    /// Inside a page that has the web kit's style sheet.
    Screen,
    /// On paper, 170 mm wide, in this font family; the key is drawn beneath, since no page stands around it.
    Print { font: &'f str },
}

/// Width of a print drawing: 170 mm at 4 px each, so that 13 px letters come out at 9 pt.
const PRINT_WIDTH: f64 = 680.0;
/// Kept free at both sides of a print drawing, so that frames and ends of intervals keep their full stroke.
const PRINT_INSET: f64 = 2.0;
/// Between its margins a 360 px phone leaves 328 px; less a little for fonts that run wide.
const NARROWEST: f64 = 304.0;

impl Theme<'_> {
    /// The width in pixels that words must fit into.
    pub(crate) fn room(self) -> f64 {
        match self {
            Theme::Screen => NARROWEST,
            // An embedded font may run wide as well, and paper cuts off what does not fit.
            Theme::Print { .. } => PRINT_WIDTH * 0.9,
        }
    }

    /// Size of a statement's letters.
    pub(crate) fn label_size(self) -> f64 {
        match self {
            Theme::Screen => 15.0,
            Theme::Print { .. } => 14.0,
        }
    }

    /// Size of all other letters.
    pub(crate) fn small_size(self) -> f64 {
        match self {
            Theme::Screen => 13.0,
            Theme::Print { .. } => 12.0,
        }
    }
}

/// A mark, named by the class that gives its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    AgainstVery,
    Against,
    Agree,
    AgreeVery,
    Neither,
    /// A confidence interval.
    Range,
    /// Where a scale begins.
    Axis,
    /// What was agreed.
    Limit,
    /// Room of a figure that is not shown.
    NotShown,
    /// Room of a figure that is only told roughly.
    Banded,
}

impl Mark {
    pub fn class(self) -> &'static str {
        match self {
            Mark::AgainstVery => "against very",
            Mark::Against => "against",
            Mark::Agree => "agree",
            Mark::AgreeVery => "agree very",
            Mark::Neither => "neither",
            Mark::Range => "range",
            Mark::Axis => "axis",
            Mark::Limit => "median",
            Mark::NotShown => "none",
            Mark::Banded => "mark-none",
        }
    }

    /// The light colors of the house, for paper.
    fn paint(self) -> &'static str {
        match self {
            Mark::AgainstVery => r##"fill="#8a451a""##,
            Mark::Against => r##"fill="#d2a177""##,
            Mark::Agree => r##"fill="#679879""##,
            Mark::AgreeVery => r##"fill="#1e5038""##,
            Mark::Neither => r##"fill="#c9c4b4""##,
            Mark::Range => r##"stroke="#20261e" stroke-width="1.75""##,
            Mark::Axis => r##"stroke="#85877a" stroke-width="1""##,
            Mark::Limit => r##"stroke="#535a4c" stroke-width="1.5" stroke-dasharray="6 4""##,
            Mark::NotShown => r##"fill="none" stroke="#85877a" stroke-dasharray="3 3""##,
            Mark::Banded => r##"fill="none" stroke="#85877a" stroke-width="1.5""##,
        }
    }
}

/// What the words of a picture look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Statements.
    Label,
    /// Numbers on light marks.
    Dark,
    /// Numbers on the deep green and the deep brown.
    OnLeaf,
    OnClay,
    /// Everything else.
    Soft,
}

/// Which point of the words stands at the place given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    End,
}

/// One entry of a chart's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEntry {
    pub mark: Mark,
    pub words: String,
}

impl KeyEntry {
    /// The mark alone, for an `<svg viewBox="0 0 16 12" aria-hidden="true">` beside the words in a page's list.
    pub fn swatch(&self) -> String {
        let class = self.mark.class();
        match self.mark {
            Mark::Range => {
                format!(r#"<path class="{class}" d="M0 6h16M1 2v8M15 2v8" fill="none"/>"#)
            }
            Mark::Limit => format!(r#"<path class="{class}" d="M0 6h16" fill="none"/>"#),
            _ => format!(r#"<rect class="{class}" width="16" height="12"/>"#),
        }
    }
}

/// Draws marks from top to bottom; `finish` puts the frame around them once the height is known.
pub(crate) struct Pen<'f> {
    theme: Theme<'f>,
    body: String,
}

impl<'f> Pen<'f> {
    pub fn new(theme: Theme<'f>) -> Self {
        Self { theme, body: String::new() }
    }

    pub fn rect(&mut self, mark: Mark, from: f64, to: f64, top: f64, height: f64) {
        let width = match self.theme {
            Theme::Screen => self.across(to - from),
            Theme::Print { .. } => short(on_paper(to) - on_paper(from)),
        };
        let x = self.across(from);
        self.put(&format!(r#"<rect {} x="{x}" y="{}" width="{width}" height="{}"/>"#, self.looks(mark), short(top), short(height)));
    }

    pub fn line(&mut self, mark: Mark, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        let (x1, x2) = (self.across(x1), self.across(x2));
        self.put(&format!(r#"<line {} x1="{x1}" x2="{x2}" y1="{}" y2="{}"/>"#, self.looks(mark), short(y1), short(y2)));
    }

    /// An interval with its two ends.
    pub fn range(&mut self, low: f64, high: f64, y: f64) {
        self.line(Mark::Range, (low, y), (high, y));
        for end in [low, high] {
            self.line(Mark::Range, (end, y - 3.0), (end, y + 3.0));
        }
    }

    /// Lines of words, the first on the base line `y`, shifted `aside` pixels from the place across.
    pub fn words(&mut self, ink: Ink, anchor: Anchor, (across, aside): (f64, f64), y: f64, lines: &[String]) {
        let leading = self.leading(ink);
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::End => r#" text-anchor="end""#,
        };
        let (x, shift) = self.place(across, aside);
        let looks = self.letters(ink);
        let body = match lines {
            [line] => escape(line),
            // Every line is placed by itself; nothing relies on the reader's software to break them.
            _ => lines
                .iter()
                .enumerate()
                .map(|(n, line)| format!(r#"<tspan x="{x}"{shift} y="{}">{}</tspan>"#, short(y + leading * n as f64), escape(line)))
                .collect(),
        };
        self.put(&format!(r#"<text{looks} x="{x}"{shift} y="{}"{anchor}>{body}</text>"#, short(y)));
    }

    /// A number in the middle of a mark, centered by the size of its letters even where a style sheet enlarges them.
    pub fn number(&mut self, ink: Ink, across: f64, middle: f64, number: &str) {
        let looks = self.letters(ink);
        let (x, number) = (self.across(across), escape(number));
        let place = match self.theme {
            Theme::Screen => format!(r#"y="{}" dy=".36em""#, short(middle)),
            // Not every PDF maker knows `em` here.
            Theme::Print { .. } => {
                format!(r#"y="{}""#, short(middle + 0.36 * self.theme.small_size()))
            }
        };
        self.put(&format!(r#"<text{looks} x="{x}" {place} text-anchor="middle">{number}</text>"#));
    }

    /// Distance from one line of words to the next.
    pub fn leading(&self, ink: Ink) -> f64 {
        if ink == Ink::Label { self.theme.label_size() + 4.0 } else { self.theme.small_size() + 3.0 }
    }

    /// Draws the key (print only; a page sets it as a list) from `y` down and returns where it ends.
    pub fn key(&mut self, entries: &[KeyEntry], y: f64) -> f64 {
        let (size, room) = (self.theme.small_size(), self.theme.room());
        let percent = |px: f64| px / (PRINT_WIDTH - 2.0 * PRINT_INSET) * 100.0;
        let (mut x, mut y) = (0.0, y);
        for entry in entries {
            let words = wrap(&entry.words, size, room - 22.0);
            let wide = 22.0 + words.iter().map(|line| width(line, size)).fold(0.0, f64::max);
            if x > 0.0 && x + wide > room {
                (x, y) = (0.0, y + 18.0);
            }
            match entry.mark {
                Mark::Range => self.range(percent(x + 1.0), percent(x + 15.0), y + 6.0),
                Mark::Limit => self.line(Mark::Limit, (percent(x), y + 6.0), (percent(x + 16.0), y + 6.0)),
                mark => self.rect(mark, percent(x), percent(x + 16.0), y, 12.0),
            }
            self.words(Ink::Soft, Anchor::Start, (percent(x + 22.0), 0.0), y + 10.0, &words);
            x += wide + 14.0;
            y += self.leading(Ink::Soft) * (words.len() - 1) as f64;
        }
        y + 18.0
    }

    /// The finished picture. Ids are made from `id`, which must be unique on the page.
    pub fn finish(self, id: &str, title: &str, description: &str, height: f64) -> String {
        // A space in an id would make two of it.
        let id: String = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
        let (title, description, body, height) = (escape(title), escape(description), self.body, short(height));
        let named = format!("<title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{description}</desc>");
        let by = format!(r#"role="img" aria-labelledby="{id}-title {id}-desc""#);
        match self.theme {
            // Left to right whatever the page's direction: the scale does not turn around with the language.
            Theme::Screen => {
                format!("<svg class=\"chart flush\" width=\"100%\" height=\"{height}\" direction=\"ltr\" {by}>\n{named}\n{body}</svg>")
            }
            Theme::Print { font } => {
                let (width, font) = (short(PRINT_WIDTH), escape(font));
                format!(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{font}\" {by}>\n{named}\n{body}</svg>"
                )
            }
        }
    }

    fn put(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    fn across(&self, percent: f64) -> String {
        match self.theme {
            Theme::Screen => format!("{}%", short(percent)),
            Theme::Print { .. } => short(on_paper(percent)),
        }
    }

    /// A place across and a shift in pixels, which only paper can add up.
    fn place(&self, across: f64, aside: f64) -> (String, String) {
        match self.theme {
            Theme::Screen if aside == 0.0 => (self.across(across), String::new()),
            Theme::Screen => (self.across(across), format!(r#" dx="{}""#, short(aside))),
            Theme::Print { .. } => (short(on_paper(across) + aside), String::new()),
        }
    }

    fn looks(&self, mark: Mark) -> String {
        match self.theme {
            Theme::Screen => format!(r#"class="{}""#, mark.class()),
            Theme::Print { .. } => mark.paint().to_owned(),
        }
    }

    fn letters(&self, ink: Ink) -> String {
        let (class, color) = match ink {
            Ink::Label => ("label", "#20261e"),
            Ink::Dark => ("ink", "#20261e"),
            Ink::OnLeaf => ("on-leaf", "#fffdf9"),
            Ink::OnClay => ("on-clay", "#fffdf9"),
            Ink::Soft => ("", "#535a4c"),
        };
        match self.theme {
            Theme::Screen if class.is_empty() => String::new(),
            Theme::Screen => format!(r#" class="{class}""#),
            Theme::Print { .. } => {
                let size = if ink == Ink::Label { self.theme.label_size() } else { self.theme.small_size() };
                format!(r#" fill="{color}" font-size="{}""#, short(size))
            }
        }
    }
}

/// A place across in the pixels of a print drawing.
fn on_paper(percent: f64) -> f64 {
    PRINT_INSET + percent / 100.0 * (PRINT_WIDTH - 2.0 * PRINT_INSET)
}

/// A number with at most two decimals: finer than any screen, short enough to read in the source.
pub(crate) fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([short(31.810), short(0.0), short(-0.001), short(100.0)], ["31.81", "0", "0", "100"]);
    }

    #[test]
    fn an_id_stays_one_id() {
        let svg = Pen::new(Theme::Screen).finish("q 1\"<", "t", "d", 10.0);
        assert!(svg.contains(r#"aria-labelledby="q-1---title q-1---desc""#), "{svg}");
    }
}
