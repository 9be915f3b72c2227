//! The words in a content, as far as this program can read them: to find out whether a file names someone who is erased. Texts,
//! tables and office files are read whole; of a PDF or a picture only what lies open in it, such as the name of its author.

use super::Kind;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Of one office file no more is unpacked than this: twice what the largest file of mostly text unpacks to.
const MOST_UNPACKED: u64 = 128 << 20;

/// Whether nothing of its words is missed.
pub fn is_read_whole(kind: Kind) -> bool {
    !matches!(kind, Kind::Pdf | Kind::Png | Kind::Jpeg)
}

/// Every text in it.
pub fn texts(kind: Kind, bytes: &[u8]) -> Vec<String> {
    match kind {
        Kind::Document | Kind::Slides | Kind::Sheet => parts(bytes),
        Kind::Pdf | Kind::Text | Kind::Table | Kind::Png | Kind::Jpeg => vec![String::from_utf8_lossy(bytes).into_owned()],
    }
}

fn parts(bytes: &[u8]) -> Vec<String> {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let (mut all, mut left) = (Vec::new(), MOST_UNPACKED);
    for at in 0..zip.len() {
        let mut unpacked = Vec::new();
        let Ok(part) = zip.by_index(at) else { continue };
        // What does not unpack cannot be read by anyone else either.
        if part.take(left).read_to_end(&mut unpacked).is_err() {
            continue;
        }
        left = left.saturating_sub(unpacked.len() as u64);
        let text = String::from_utf8_lossy(&unpacked);
        // A name may be cut by a change of letters, and two paragraphs may touch: it is read both ways.
        all.extend([without_tags(&text, ""), without_tags(&text, " ")]);
    }
    all
}

fn without_tags(text: &str, between: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for (at, piece) in text.split('<').enumerate() {
        match piece.split_once('>') {
            Some((tag, rest)) if at > 0 => {
                // Attributes hold words too: an author, the description of a picture.
                words.extend(if between.is_empty() { [between, "", between] } else { [between, tag, between] });
                words.push_str(rest);
            }
            _ => words.push_str(piece),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn names(kind: Kind, bytes: &[u8], name: &str) -> bool {
        texts(kind, bytes).iter().any(|text| text.contains(name))
    }

    #[test]
    fn a_name_is_found_in_an_office_file_however_it_is_cut() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(b"<w:p><w:t>Asked by Ms. Vorna</w:t></w:r><w:r><w:t>pathy</w:t></w:p><w:p descr=\"Quixzelle\">End</w:p>").unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        assert!(!names(Kind::Text, &bytes, "Vornapathy"), "packed, nothing can be seen");
        for name in ["Ms. Vornapathy", "Quixzelle"] {
            assert!(names(Kind::Document, &bytes, name), "{name}");
        }
        assert!(texts(Kind::Document, &bytes).iter().any(|text| text.contains("pathy ")), "paragraphs do not touch");
        assert!(!names(Kind::Document, &bytes[..40], "Vornapathy"), "what is no zip has no words");
    }

    #[test]
    fn what_lies_open_in_a_pdf_is_read_and_no_more_is_claimed() {
        assert!(names(Kind::Pdf, b"%PDF-1.7 /Author (Vornapathy) \xff\xfe", "Vornapathy"));
        assert!(!is_read_whole(Kind::Pdf) && !is_read_whole(Kind::Png) && is_read_whole(Kind::Table) && is_read_whole(Kind::Sheet));
    }
}
