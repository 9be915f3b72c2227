//! Prints a [`paper::Sheet`]: the only crate that links typst, so that no other one waits for it to compile.
//!
//! [`pdf`] is a function of its sheet and its paper and of nothing else: no clock, no network, no files, no fonts of the machine. The
//! same sheet gives the same bytes. What it gives is PDF/UA-1 or an error, never an untagged page.
//!
//! The sheet's words reach the template as data (a JSON file that exists only in memory) and are never read as typst
//! markup: the templates in `templates/` are fixed when the program is built. See [`letters`] for what happens to
//! characters that no font here can draw.

mod case;
mod letters;

use paper::{Sheet, Size};
use serde_json::{Value, json};
use thiserror::Error;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use case::Case;
use letters::Letters;

/// Why a sheet could not be printed. All but [`PressError::Typeset`] and [`PressError::Standard`] are mistakes of whoever
/// made the sheet; those two are mistakes in a template or in a drawing.
#[derive(Debug, Error)]
pub enum PressError {
    #[error("the sheet has no title, without which a PDF is not accessible")]
    NoTitle,
    #[error("the figure “{figure}” has no words for those who do not see it")]
    NoAlt { figure: String },
    #[error("“{lang}” is not a language code such as en or es-MX")]
    Lang { lang: String },
    #[error("the sheet's data cannot be written as JSON")]
    Data(#[from] serde_json::Error),
    #[error("the template “{template}” could not be typeset: {}", messages.join("; "))]
    Typeset { template: &'static str, messages: Vec<String> },
    #[error("the sheet does not meet PDF/UA-1: {}", messages.join("; "))]
    Standard { messages: Vec<String> },
}

/// How many later documents a cached piece of layout may lie unused before it is dropped. Without this typst's caches
/// grow with every document; with much less, neighbors of one kind would not profit from each other.
const CACHE_AGE_DOCUMENTS: usize = 10;

/// The sheet as a tagged PDF that meets PDF/UA-1, on paper of a size.
///
/// It computes for a while (about a second of one core in a build without optimization) and knows no time limit: call it on
/// the bounded blocking pool.
pub fn pdf(sheet: &Sheet, size: Size) -> Result<Vec<u8>, PressError> {
    let printed = match print(sheet, size, Letters::Drawable) {
        // Marks and joined letters in unusual company can defeat the standard though each could be drawn alone. A page
        // with some boxes in it helps more than no page.
        Err(PressError::Standard { .. }) => print(sheet, size, Letters::Latin),
        printed => printed,
    };
    typst::comemo::evict(CACHE_AGE_DOCUMENTS);
    printed
}

fn print(sheet: &Sheet, size: Size, letters: Letters) -> Result<Vec<u8>, PressError> {
    let template = sheet.template.name();
    let drawings = sheet.figures.iter().map(|figure| letters.in_svg(&figure.svg)).collect();
    let case = Case::new(template, &data(sheet, size, letters)?, drawings)?;
    let document = typst::compile::<PagedDocument>(&case)
        .output
        .map_err(|mistakes| PressError::Typeset { template, messages: messages(&mistakes) })?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|mistake| PressError::Standard { messages: vec![mistake.message().to_string()] })?;
    let options = PdfOptions { creator: Smart::Custom(Some("Perennial".to_owned())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|mistakes| PressError::Standard { messages: messages(&mistakes) })
}

/// Everything the template reads, in one value: `title` as metadata and as `heading`, `lang`, `region`, `paper`,
/// `fonts`, `sheet` (its words) and `figures` by name.
fn data(sheet: &Sheet, size: Size, letters: Letters) -> Result<Value, PressError> {
    let title = letters.in_text(&sheet.title);
    if title.trim().is_empty() {
        return Err(PressError::NoTitle);
    }
    let (lang, region) = lang(&sheet.lang)?;
    let mut figures = serde_json::Map::new();
    for (index, figure) in sheet.figures.iter().enumerate() {
        let alt = letters.in_text(&figure.alt);
        if alt.trim().is_empty() {
            return Err(PressError::NoAlt { figure: figure.name.clone() });
        }
        figures.insert(figure.name.clone(), json!({ "path": case::drawing_path(index), "alt": alt }));
    }
    Ok(json!({
        "heading": letters.in_json(Value::String(title.clone())),
        "title": title,
        "lang": lang,
        "region": region,
        "paper": paper(size),
        "fonts": case::FAMILIES,
        "figures": figures,
        "sheet": letters.in_json(sheet.template.data()?),
    }))
}

/// The name typst has for a paper.
fn paper(size: Size) -> &'static str {
    match size {
        Size::Letter => "us-letter",
        Size::A4 => "a4",
    }
}

/// Language and region of a code like `en` or `es-MX`, as typst wants them.
fn lang(code: &str) -> Result<(&str, Option<&str>), PressError> {
    let (lang, region) = code.split_once('-').map_or((code, None), |(lang, region)| (lang, Some(region)));
    let is_lang = matches!(lang.len(), 2 | 3) && lang.bytes().all(|b| b.is_ascii_lowercase());
    let is_region = region.is_none_or(|region| region.len() == 2 && region.bytes().all(|b| b.is_ascii_uppercase()));
    if is_lang && is_region { Ok((lang, region)) } else { Err(PressError::Lang { lang: code.to_owned() }) }
}

fn messages(mistakes: &[SourceDiagnostic]) -> Vec<String> {
    mistakes.iter().map(|mistake| mistake.message.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_name_a_region() {
        assert!(matches!(lang("en"), Ok(("en", None))));
        assert!(matches!(lang("es-MX"), Ok(("es", Some("MX")))));
    }

    #[test]
    fn what_is_no_language_code_is_refused() {
        for code in ["", "english", "EN", "es-", "es-mx", "e\"n", "es-MX-x"] {
            assert!(matches!(lang(code), Err(PressError::Lang { .. })), "{code}");
        }
    }
}
