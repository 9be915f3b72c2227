//! From bytes to text: what programs on school computers really write when they say "CSV".

use std::borrow::Cow;
use std::io::{Cursor, Read};

use super::notes::Notes;
use super::refusal::ReadError;
use super::warning::WarningKind;

/// A file without the marks at its start, and UTF-16 turned into UTF-8, as it comes.
pub(in crate::roster) fn plain<'b>(file: &str, mut from: Box<dyn Read + 'b>, notes: &mut Notes) -> Result<Box<dyn Read + 'b>, ReadError> {
    let mut start = Vec::with_capacity(4);
    from.by_ref().take(4).read_to_end(&mut start).map_err(ReadError::of)?;
    if let Some(rest) = start.strip_prefix(b"\xEF\xBB\xBF") {
        notes.file(file, WarningKind::ByteOrderMark);
        return Ok(Box::new(Cursor::new(rest.to_vec()).chain(from)));
    }
    let Some((skip, unit)) = utf16(&start) else {
        return Ok(Box::new(Cursor::new(start).chain(from)));
    };
    notes.file(file, WarningKind::Utf16);
    let from = Cursor::new(start.split_off(skip)).chain(from);
    Ok(Box::new(FromUtf16 { from, unit, odd: None, high: None, ready: Vec::new(), at: 0 }))
}

/// UTF-16 as UTF-8. What is no letter becomes U+FFFD.
struct FromUtf16<R> {
    from: R,
    unit: Unit,
    /// Half a unit, when a piece ended there.
    odd: Option<u8>,
    /// Half a letter.
    high: Option<u16>,
    ready: Vec<u8>,
    at: usize,
}

impl<R: Read> FromUtf16<R> {
    /// Turns the next piece. `false` at the end.
    fn turn(&mut self) -> std::io::Result<bool> {
        let mut raw: Vec<u8> = self.odd.take().into_iter().collect();
        let got = self.from.by_ref().take(UTF16_CHUNK_BYTES).read_to_end(&mut raw)?;
        if raw.len() % 2 == 1 && got > 0 {
            self.odd = raw.pop();
        }
        let units = self.high.take().into_iter().chain(raw.chunks_exact(2).map(|pair| (self.unit)([pair[0], pair[1]])));
        let mut units: Vec<u16> = units.collect();
        if got > 0 && units.last().is_some_and(|unit| (0xD800..0xDC00).contains(unit)) {
            self.high = units.pop();
        }
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        (self.ready, self.at) = (text.into_bytes(), 0);
        Ok(got > 0 || !self.ready.is_empty())
    }
}

impl<R: Read> Read for FromUtf16<R> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        while self.at == self.ready.len() {
            if !self.turn()? {
                return Ok(0);
            }
        }
        let rest = &self.ready[self.at..];
        let n = rest.len().min(to.len());
        to[..n].copy_from_slice(&rest[..n]);
        self.at += n;
        Ok(n)
    }
}

const UTF16_CHUNK_BYTES: u64 = 64 * 1024;

type Unit = fn([u8; 2]) -> u16;

/// Where the text starts and which byte comes first; by its mark, or by the zero beside each letter.
fn utf16(bytes: &[u8]) -> Option<(usize, Unit)> {
    match bytes {
        [0xFF, 0xFE, ..] => Some((2, u16::from_le_bytes)),
        [0xFE, 0xFF, ..] => Some((2, u16::from_be_bytes)),
        [1..=255, 0, 1..=255, 0, ..] => Some((0, u16::from_le_bytes)),
        [0, 1..=255, 0, 1..=255, ..] => Some((0, u16::from_be_bytes)),
        _ => None,
    }
}

/// One cell as text: UTF-8, or else Windows-1252 (`false`). Trimmed, on one line, no control characters.
pub(in crate::roster) fn cell(bytes: &[u8]) -> (String, bool) {
    let (text, utf8) = match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), true),
        Err(_) => (Cow::Owned(bytes.iter().copied().map(windows_1252).collect()), false),
    };
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{FEFF}');
    if !trimmed.contains(char::is_control) {
        return (trimmed.to_owned(), utf8);
    }
    let words: Vec<_> = trimmed.split(char::is_control).map(str::trim).filter(|word| !word.is_empty()).collect();
    (words.join(" "), utf8)
}

/// Source: Unicode mapping table CP1252.TXT; its five unassigned bytes become U+FFFD.
fn windows_1252(byte: u8) -> char {
    const FROM_0X80: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}', //
        '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => FROM_0X80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_bytes_become_letters() {
        assert_eq!(cell(b"Jos\xE9 \x96 Pe\xF1a"), ("José – Peña".to_owned(), false));
        assert_eq!(cell("José".as_bytes()), ("José".to_owned(), true));
    }

    #[test]
    fn a_cell_is_one_line_without_control_characters() {
        assert_eq!(cell(b" \tAna\r\nLucia\0 ").0, "Ana Lucia");
        assert_eq!(cell("\u{A0}Ana\u{A0}".as_bytes()).0, "Ana");
    }

    #[test]
    fn utf16_is_known_by_its_mark_or_by_its_zeros() {
        let words = "name,type";
        let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = [0xFEFF].into_iter().chain(words.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            let mut text = String::new();
            let mut notes = Notes::default();
            plain("orgs.csv", Box::new(Cursor::new(bytes)), &mut notes).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, words);
        }
    }

    #[test]
    fn a_long_utf16_file_is_turned_in_pieces_and_no_letter_is_cut() {
        let words = "aé𝄞ñ".repeat(40_000);
        let bytes: Vec<u8> = [0xFEFF].into_iter().chain(words.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let mut text = String::new();
        plain("orgs.csv", Box::new(Cursor::new(bytes)), &mut Notes::default()).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, words);
    }
}
