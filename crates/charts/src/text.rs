//! Letters on the server: escaping, and guessing widths without a font.
//!
//! The reader's device chooses the font, so widths can only be guessed. The guess, together with the room it is held against, is on
//! the wide side: a line that breaks early is plain, a line that is cut off is lost.

/// Text made safe inside an element or a double-quoted attribute. Control characters are not allowed in XML and vanish.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => safe.push(c),
        }
    }
    safe
}

/// A guess at the width in pixels.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// Width of a letter in ems, near that of the usual system fonts; `Theme::room` leaves the margin for wider ones.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' | '‘' | '·' | 'í' | 'ì' | '¡' => 0.3,
        ' ' | '\u{a0}' => 0.33,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | '“' | '”' => 0.41,
        '%' => 0.9,
        'm' | 'w' | 'M' | 'W' | '@' | '—' | '→' | '←' | '…' => 1.0,
        c if c.is_ascii_digit() => 0.62,
        c if c.is_uppercase() => 0.72,
        // Marks that sit on another letter.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' => 0.0,
        // Full-width scripts and pictures.
        c if u32::from(c) >= 0x1100 && !('\u{1e00}'..='\u{2bff}').contains(&c) => 1.05,
        _ => 0.56,
    }
}

/// Breaks text at spaces into lines that fit; a single word that does not fit is broken where it must be. Never empty.
pub(crate) fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        loop {
            let longer = if line.is_empty() { rest.to_owned() } else { format!("{line} {rest}") };
            if width(&longer, size) <= room {
                line = longer;
                break;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                continue;
            }
            let fits = longest_start(rest, size, room);
            lines.push(rest[..fits].to_owned());
            rest = &rest[fits..];
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Bytes of the longest start of a word that fits, at least one letter.
fn longest_start(word: &str, size: f64, room: f64) -> usize {
    let mut used = 0.0;
    for (at, c) in word.char_indices() {
        used += em(c) * size;
        if used > room && at > 0 {
            return at;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_and_quotes_are_defused() {
        assert_eq!(escape("<b> & \"x\" 'y'\u{0}\n"), "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39; ");
    }

    #[test]
    fn a_long_word_is_broken_and_a_long_sentence_wraps() {
        assert_eq!(wrap("aaaaaaaaaa", 10.0, 25.0), ["aaaa", "aaaa", "aa"]);
        assert_eq!(wrap("one two three", 10.0, 50.0), ["one two", "three"]);
        assert_eq!(wrap("  ", 10.0, 50.0), [""]);
    }

    proptest! {
        #[test]
        fn every_line_fits_and_no_letter_is_lost(text in "\\PC{0,120}", room in 40.0..400.0_f64) {
            let lines = wrap(&text, 15.0, room);
            prop_assert!(lines.iter().all(|line| width(line, 15.0) <= room));
            let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
