//! From bytes to text: what programs on school computers really write when they say "CSV".

use std::borrow::Cow;

use super::notes::Notes;
use super::warning::WarningKind;

/// The bytes of a file without marks at its start, and UTF-16 turned into UTF-8.
pub(super) fn plain_bytes(file: &str, mut bytes: Vec<u8>, notes: &mut Notes) -> Vec<u8> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        notes.file(file, WarningKind::ByteOrderMark);
        bytes.drain(..3);
        return bytes;
    }
    let Some((start, unit)) = utf16(&bytes) else {
        return bytes;
    };
    notes.file(file, WarningKind::Utf16);
    let units = bytes[start..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>().into_bytes()
}

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
pub(super) fn cell(bytes: &[u8]) -> (String, bool) {
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
        let mut notes = Notes::default();
        assert_eq!(plain_bytes("orgs.csv", little, &mut notes), words.as_bytes());
        assert_eq!(plain_bytes("orgs.csv", big, &mut notes), words.as_bytes());
    }
}
