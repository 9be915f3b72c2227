//! The type case: everything a document may be made of, laid out before typst starts.
//!
//! Typst sees a handful of names: the templates built into the program, `data.json`, and the drawings of one sheet.
//! Whatever else it asks for (a file, a package, today's date) does not exist.

use std::sync::LazyLock;

use serde_json::Value;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::PressError;

/// Name and text of every template. Names are paths that only typst sees.
const TEMPLATES: [(&str, &str); 4] = [
    ("/sheet.typ", include_str!("../templates/sheet.typ")),
    ("/pulse_result.typ", include_str!("../templates/pulse_result.typ")),
    ("/one_pager.typ", include_str!("../templates/one_pager.typ")),
    ("/letter.typ", include_str!("../templates/letter.typ")),
];

/// The serif that speaks on every sheet, and a fallback that knows Arabic and most symbols. Both are free to embed.
pub const FAMILIES: [&str; 2] = [paper::FONT, "DejaVu Sans Mono"];

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let all = typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data)));
    all.filter(|font| FAMILIES.contains(&font.info().family.as_str())).collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// Typst's own functions; `A11yExtras` brings the header cells of rows, without which a table reads poorly aloud.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = Features::from_iter([Feature::A11yExtras]);
    LazyHash::new(Library::builder().with_features(features).build())
});

/// Whether some font here can draw the character.
pub fn can_draw(letter: char) -> bool {
    FONTS.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
}

/// The path by which a template finds a sheet's drawing. Numbered, never named after the figure: typst keeps every path it
/// ever saw until the process ends.
pub fn drawing_path(index: usize) -> String {
    format!("/figure-{index}.svg")
}

/// What one document is made of.
pub struct Case {
    main: FileId,
    sources: Vec<Source>,
    files: Vec<(FileId, Bytes)>,
}

impl Case {
    pub fn new(template: &'static str, data: &Value, drawings: Vec<String>) -> Result<Case, PressError> {
        let no_path = |path: &str| PressError::Typeset { template, messages: vec![format!("{path} is no path")] };
        let id = |path: &str| file_id(path).ok_or_else(|| no_path(path));
        let mut sources = Vec::new();
        for (path, text) in TEMPLATES {
            sources.push(Source::new(id(path)?, text.to_owned()));
        }
        let mut files = vec![(id("/data.json")?, Bytes::new(serde_json::to_vec(data)?))];
        for (index, svg) in drawings.into_iter().enumerate() {
            files.push((id(&drawing_path(index))?, Bytes::from_string(svg)));
        }
        Ok(Case { main: id(&format!("/{template}.typ"))?, sources, files })
    }
}

fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for Case {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(file, _)| *file == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
