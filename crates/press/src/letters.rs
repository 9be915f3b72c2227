//! What people write, made fit for print.
//!
//! PDF/UA forbids a page that shows a character without a glyph, and one emoji in a comment must not cost a team its
//! report. So what cannot be drawn becomes a visible box, what has no shape (controls, direction overrides) goes, and a
//! word longer than a line may break.

use serde_json::Value;

use crate::case::can_draw;

/// Stands for one or more characters in a row that cannot be drawn.
const BOX: char = '□';

/// Lets typst break a line; has neither width nor shape.
const MAY_BREAK: char = '\u{200b}';

/// A run of this many characters without a place to break is longer than any word, and as long as a narrow cell.
const LONGEST_WORD: usize = 24;

/// No text on a sheet needs more characters; a longer one, which only a mistake or mischief makes, is cut with a visible
/// sign, so that it cannot keep the press busy for minutes.
const LONGEST_TEXT: usize = 6_000;

/// Which characters may be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// All that some font here can draw.
    Drawable,
    /// Only letters, signs and punctuation of languages in Latin script: always safe.
    Latin,
}

impl Letters {
    /// One line of text: what may be printed of it, blanks and line ends as single blanks.
    pub fn in_text(self, text: &str) -> String {
        let mut line = String::with_capacity(text.len());
        for letter in text.chars() {
            match self.printed(letter) {
                None => {}
                Some(' ') if line.ends_with(' ') => {}
                Some(BOX) if letter != BOX && line.ends_with(BOX) => {}
                Some(printed) => line.push(printed),
            }
        }
        line
    }

    /// Every text in the value; keys stay, they are ours.
    pub fn in_json(self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(breakable(&cut(self.in_text(&text)))),
            Value::Array(values) => values.into_iter().map(|value| self.in_json(value)).collect(),
            Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, self.in_json(value))).collect(),
            other => other,
        }
    }

    /// A drawing: its markup is plain ASCII, so that only labels change. Characters written as numbers (`&#128512;`) are
    /// looked at too.
    pub fn in_svg(self, svg: &str) -> String {
        let mut drawing = String::with_capacity(svg.len());
        let mut rest = svg;
        while let Some(start) = rest.find("&#") {
            drawing.push_str(&self.in_text(&rest[..start]));
            let (letter, length) = reference(&rest[start..]);
            match letter.and_then(|letter| self.printed(letter)) {
                Some(printed) if Some(printed) == letter => drawing.push_str(&rest[start..start + length]),
                Some(printed) => drawing.push(printed),
                None => {}
            }
            rest = &rest[start + length..];
        }
        drawing.push_str(&self.in_text(rest));
        drawing
    }

    /// What stands for the character in print, if anything does.
    fn printed(self, letter: char) -> Option<char> {
        match letter {
            _ if letter.is_whitespace() && letter != '\u{a0}' && letter != '\u{202f}' => Some(' '),
            _ if letter.is_control() || is_shapeless(letter) => None,
            _ if self.allows(letter) && can_draw(letter) => Some(letter),
            '\u{202f}' => Some('\u{a0}'),
            _ => Some(BOX),
        }
    }

    fn allows(self, letter: char) -> bool {
        match self {
            Letters::Drawable => true,
            Letters::Latin => {
                matches!(letter, ' '..='\u{24f}' | '‐'..='‧' | '‰'..='›' | '€' | '←'..='↓' | '−' | '≤' | '≥' | BOX)
            }
        }
    }
}

/// Characters that only steer how others look: joiners, marks and overrides of direction, variation selectors, tags, soft
/// hyphens, byte order marks. Left in, they could hide or reorder what stands beside them.
fn is_shapeless(letter: char) -> bool {
    matches!(
        u32::from(letter),
        0xad | 0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f | 0x202a..=0x202e
            | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0xfff0..=0xfffc | 0x1bca0..=0x1bca3
            | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff
    )
}

/// The text, or its beginning if it is too long.
fn cut(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(LONGEST_TEXT) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// The text with places to break in runs that have none, so that they do not leave the page.
fn breakable(text: &str) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut run = 0;
    for letter in text.chars() {
        run = if letter == ' ' { 0 } else { run + 1 };
        if run > LONGEST_WORD {
            broken.push(MAY_BREAK);
            run = 1;
        }
        broken.push(letter);
    }
    broken
}

/// The character that a reference like `&#128512;` or `&#x1F600;` means, and how long it is in bytes. What only begins
/// like a reference means nothing and is as long as its beginning.
fn reference(text: &str) -> (Option<char>, usize) {
    let digits = &text["&#".len()..];
    let Some(end) = digits.find(';') else {
        return (None, "&#".len());
    };
    let code = match digits[..end].strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits[..end].parse(),
    };
    match code {
        Ok(code) => (char::from_u32(code), "&#;".len() + end),
        Err(_) => (None, "&#".len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_drawn_stays_as_it_is() {
        for text in ["“Partner Reading”: 58–86 % → no", "¿Qué dijo el equipo? Niños, año", "Ångström Łódź Ελλάδα"] {
            assert_eq!(Letters::Drawable.in_text(text), text);
        }
    }

    #[test]
    fn what_cannot_be_drawn_becomes_one_box() {
        assert_eq!(Letters::Drawable.in_text("Good 🧑‍🏫🏽 work"), "Good □ work");
        assert_eq!(Letters::Latin.in_text("Good قراءة work"), "Good □ work");
    }

    #[test]
    fn controls_and_overrides_go_and_line_ends_are_blanks() {
        assert_eq!(Letters::Drawable.in_text("a\u{0}b\r\n\tc\u{202e}d\u{feff}\u{1b}[2J"), "ab cd[2J");
    }

    #[test]
    fn a_drawing_keeps_its_markup_and_loses_what_cannot_be_drawn() {
        let drawn = Letters::Drawable.in_svg("<text x=\"1\">a &lt; &#233; &#x1F600; 🎉 &#0;</text>");
        assert_eq!(drawn, "<text x=\"1\">a &lt; &#233; □ □ </text>");
        assert_eq!(Letters::Drawable.in_svg("&#; &#xZZ; &#"), "; xZZ; ");
    }

    #[test]
    fn a_text_without_end_is_cut_where_one_sees_it() {
        let text = cut("é".repeat(LONGEST_TEXT + 1));
        assert_eq!(text.chars().count(), LONGEST_TEXT + 1);
        assert!(text.ends_with("é…"));
    }

    #[test]
    fn a_word_without_end_may_break() {
        let value = Letters::Drawable.in_json(serde_json::json!({ "text": ["a".repeat(50)] }));
        let text = value["text"][0].as_str().unwrap_or_default();
        assert_eq!(text.matches(MAY_BREAK).count(), 2);
        assert_eq!(text.replace(MAY_BREAK, ""), "a".repeat(50));
    }
}
