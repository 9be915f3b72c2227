//! Which files are taken, and how large. Believed is what the content begins with, not only what its name ends with.

use crate::access::words;
use std::io::Cursor;
use zip::ZipArchive;

words! {
    Kind {
        Pdf = "pdf", Document = "docx", Slides = "pptx", Sheet = "xlsx", Text = "txt", Table = "csv", Png = "png", Jpeg = "jpeg",
    }
}

/// Megabytes of one file: a manual with pictures has ten to twenty; recorded lessons belong on a video server.
pub const MOST_MEGABYTES: usize = 25;
/// A file name longer than this is refused by some systems.
pub const LONGEST_NAME: usize = 120;

/// Why a file is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotTaken {
    #[error("it is empty")]
    Empty,
    /// Not one of the kinds: programs, pages and drawings that can carry scripts, archives.
    #[error("a file of another kind")]
    OtherKind,
    /// The content is not what the name says.
    #[error("the content is not what its name says")]
    NotWhatItSays,
    /// It carries a program.
    #[error("it holds macros")]
    Macros,
    #[error("its name cannot be a name")]
    Name,
}

impl Kind {
    /// The media type it is sent with.
    pub fn media(self) -> &'static str {
        match self {
            Kind::Pdf => "application/pdf",
            Kind::Document => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Slides => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Kind::Sheet => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Text => "text/plain; charset=utf-8",
            Kind::Table => "text/csv; charset=utf-8",
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
        }
    }

    /// Shown on a page: pictures that can carry no script.
    pub fn is_picture(self) -> bool {
        matches!(self, Kind::Png | Kind::Jpeg)
    }

    fn of_name(name: &str) -> Option<Kind> {
        let (stem, ending) = name.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        let known = if ending == "jpg" { Some(Kind::Jpeg) } else { Kind::from_word(&ending) };
        known.filter(|_| !stem.trim().is_empty())
    }
}

/// The name without folders, and what it is by name and content.
pub fn recognize(name: &str, bytes: &[u8]) -> Result<(String, Kind), NotTaken> {
    let name = clean(name)?;
    let kind = Kind::of_name(&name).ok_or(NotTaken::OtherKind)?;
    if bytes.is_empty() {
        return Err(NotTaken::Empty);
    }
    let fits = match kind {
        Kind::Pdf => bytes.starts_with(b"%PDF-"),
        Kind::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        Kind::Jpeg => bytes.starts_with(&[0xFF, 0xD8, 0xFF]),
        Kind::Document => is_office(bytes, "word/document.xml")?,
        Kind::Slides => is_office(bytes, "ppt/presentation.xml")?,
        Kind::Sheet => is_office(bytes, "xl/workbook.xml")?,
        Kind::Text | Kind::Table => is_text(bytes),
    };
    if fits { Ok((name, kind)) } else { Err(NotTaken::NotWhatItSays) }
}

/// Browsers send the bare name; whoever sends a path, or signs that no name has, is not one of them.
fn clean(name: &str) -> Result<String, NotTaken> {
    let name = name.trim();
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '/' | '\\' | ':' | '"' | '<' | '>' | '|' | '?' | '*' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let fits = !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.starts_with('.') && !name.contains(odd);
    if fits { Ok(name.to_string()) } else { Err(NotTaken::Name) }
}

/// An office file is a zip with its parts by name; one with a program in it is not taken.
fn is_office(bytes: &[u8], part: &str) -> Result<bool, NotTaken> {
    let Ok(zip) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(false) };
    let names: Vec<String> = zip.file_names().filter_map(|name| name.ok().map(|name| name.to_string())).collect();
    if names.iter().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) {
        return Err(NotTaken::Macros);
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    Ok(has(part) && has("[Content_Types].xml"))
}

/// Words and line breaks, in the letters of today; no page in disguise.
fn is_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let start = text.trim_start_matches('\u{feff}').trim_start().get(..1);
    start != Some("<") && !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn office(parts: &[&str]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for part in parts {
            zip.start_file(*part, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"<x/>").unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_is_known_is_taken_by_name_and_content() {
        let word = office(&["[Content_Types].xml", "word/document.xml"]);
        let taken = |name: &str, bytes: &[u8]| recognize(name, bytes).map(|(_, kind)| kind);
        assert_eq!(taken("Guide.PDF", b"%PDF-1.7 ..."), Ok(Kind::Pdf));
        assert_eq!(taken("a.jpg", &[0xFF, 0xD8, 0xFF, 0xE0]), Ok(Kind::Jpeg));
        assert_eq!(taken("Guía de lectura.docx", &word), Ok(Kind::Document));
        assert_eq!(taken("notes.txt", "Lesson plan\n– one".as_bytes()), Ok(Kind::Text));
        assert_eq!(taken("slides.pptx", &word), Err(NotTaken::NotWhatItSays));
    }

    #[test]
    fn what_can_do_harm_is_refused_whatever_it_is_called() {
        for (name, bytes, why) in [
            ("page.html", &b"<html>"[..], NotTaken::OtherKind),
            ("drawing.svg", b"<svg onload=alert(1)>", NotTaken::OtherKind),
            ("tool.exe", b"MZ", NotTaken::OtherKind),
            ("page.txt", b" <script>alert(1)</script>", NotTaken::NotWhatItSays),
            ("picture.png", b"<svg onload=alert(1)>", NotTaken::NotWhatItSays),
            ("guide.pdf", b"MZ\x90", NotTaken::NotWhatItSays),
            ("list.csv", b"a,b\0c", NotTaken::NotWhatItSays),
            ("empty.pdf", b"", NotTaken::Empty),
            ("../../etc/passwd.txt", b"x", NotTaken::Name),
            ("..\\boot.txt", b"x", NotTaken::Name),
            (".txt", b"x", NotTaken::Name),
            ("invoice\u{202e}fdp.txt", b"x", NotTaken::Name),
            ("noname", b"x", NotTaken::OtherKind),
        ] {
            assert_eq!(recognize(name, bytes), Err(why), "{name}");
        }
        let macros = office(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]);
        assert_eq!(recognize("a.docx", &macros), Err(NotTaken::Macros));
    }
}
