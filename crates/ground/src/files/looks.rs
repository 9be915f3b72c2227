//! What a file looks like by its first bytes, whatever it is called: to say plainly why one cannot be read. Never a reason to
//! trust it.

use crate::access::words;
use std::io::Cursor;
use zip::ZipArchive;

words! {
    /// The kinds of file that people send by mistake, and those that are read somewhere here.
    Looks {
        Empty = "empty", Pdf = "pdf", Picture = "picture", OldExcel = "old-excel", LockedExcel = "locked-excel", Excel = "excel",
        ExcelBinary = "excel-binary", OpenSheet = "open-sheet", Word = "word", Slides = "slides", Zip = "zip",
        BrokenZip = "broken-zip", WebPage = "web-page", Calendar = "calendar", Text = "text", Other = "other",
    }
}

/// How the pictures of cameras, screens and printers begin.
const PICTURES: &[&[u8]] = &[b"\x89PNG", &[0xFF, 0xD8, 0xFF], b"GIF8", b"II*\0", b"MM\0*"];
/// Excel before 2007, and every workbook with a password since.
const OLD_OFFICE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
/// Enough to tell text from something else.
const LOOKED_AT: usize = 4096;

impl Looks {
    pub fn of(bytes: &[u8]) -> Looks {
        let begins = |with: &&[u8]| bytes.starts_with(with);
        let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        let heic = bytes.get(4..8) == Some(b"ftyp");
        if bytes.iter().all(u8::is_ascii_whitespace) {
            Looks::Empty
        } else if bytes.starts_with(b"%PDF") {
            Looks::Pdf
        } else if PICTURES.iter().any(begins) || webp || heic {
            Looks::Picture
        } else if bytes.starts_with(OLD_OFFICE) {
            // Its name stands in the list of parts, in letters of two bytes.
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            if bytes.windows(name.len()).any(|part| part == name) { Looks::LockedExcel } else { Looks::OldExcel }
        } else if bytes.starts_with(b"PK") {
            in_zip(bytes)
        } else {
            text(bytes)
        }
    }
}

fn in_zip(bytes: &[u8]) -> Looks {
    let Ok(zip) = ZipArchive::new(Cursor::new(bytes)) else { return Looks::BrokenZip };
    let names: Vec<String> = zip.file_names().filter_map(|name| name.ok().map(|name| name.to_string())).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("xl/workbook.xml") {
        Looks::Excel
    } else if has("xl/workbook.bin") {
        Looks::ExcelBinary
    } else if has("word/document.xml") {
        Looks::Word
    } else if has("ppt/presentation.xml") {
        Looks::Slides
    } else if has("content.xml") && has("mimetype") {
        Looks::OpenSheet
    } else if names.iter().any(|name| name.ends_with(".numbers") || name.starts_with("Index/")) {
        Looks::Other
    } else {
        Looks::Zip
    }
}

/// Text has no control characters at its start, unless it is written in two bytes a letter.
fn text(bytes: &[u8]) -> Looks {
    let start = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default();
    let two_bytes =
        start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) || matches!(start, [0, _, 0, ..] | [_, 0, _, 0, ..]);
    if !two_bytes && start.iter().any(|byte| matches!(byte, 0..=8 | 14..=31)) {
        return Looks::Other;
    }
    let words: String =
        start.iter().filter(|byte| byte.is_ascii() && **byte != 0).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let words = words.trim_start();
    if words.starts_with("begin:vcalendar") {
        Looks::Calendar
    } else if ["<!doctype", "<html", "<?xml", "<table", "<svg"].iter().any(|page| words.starts_with(page)) {
        Looks::WebPage
    } else {
        Looks::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn zip_of(parts: &[&str]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for part in parts {
            zip.start_file(*part, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"<x/>").unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_people_send_by_mistake_is_told_by_its_beginning() {
        let locked: Vec<u8> =
            OLD_OFFICE.iter().copied().chain([0; 64]).chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for (bytes, looks) in [
            (b" \r\n".to_vec(), Looks::Empty),
            (b"%PDF-1.7 \xE2\xE3".to_vec(), Looks::Pdf),
            (b"\x89PNG\r\n\x1a\n".to_vec(), Looks::Picture),
            (vec![0xFF, 0xD8, 0xFF, 0xE0], Looks::Picture),
            (b"\0\0\0\x18ftypheic".to_vec(), Looks::Picture),
            (OLD_OFFICE.to_vec(), Looks::OldExcel),
            (locked, Looks::LockedExcel),
            (zip_of(&["[Content_Types].xml", "xl/workbook.xml"]), Looks::Excel),
            (zip_of(&["xl/workbook.bin"]), Looks::ExcelBinary),
            (zip_of(&["word/document.xml"]), Looks::Word),
            (zip_of(&["mimetype", "content.xml"]), Looks::OpenSheet),
            (zip_of(&["orgs.csv"]), Looks::Zip),
            (b"PK\x03\x04 and no more".to_vec(), Looks::BrokenZip),
            (b"<html><table>".to_vec(), Looks::WebPage),
            (b"\xEF\xBB\xBFBEGIN:VCALENDAR\r\n".to_vec(), Looks::Calendar),
            ("Name,School\nPeña,North".into(), Looks::Text),
            ("\u{FEFF}Name\tSchool".encode_utf16().flat_map(u16::to_le_bytes).collect(), Looks::Text),
            (b"\x7fELF\x01\x02\0\0".to_vec(), Looks::Other),
        ] {
            assert_eq!(Looks::of(&bytes), looks, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }
}
