//! What poppler's `pdfinfo` sees in a PDF. A machine without it fails these tests loudly: silence would hide that nobody
//! looked.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A printed sheet lying in the tests' own folder, where one can also look at it.
pub struct Print(PathBuf);

impl Print {
    pub fn of(sheet: &paper::Sheet, name: &str) -> Print {
        Print::on(sheet, name, paper::Size::Letter)
    }

    pub fn on(sheet: &paper::Sheet, name: &str, size: paper::Size) -> Print {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).with_extension("pdf");
        let bytes = press::pdf(sheet, size).unwrap_or_else(|mistake| panic!("{name}: {mistake}"));
        std::fs::write(&path, bytes).unwrap();
        Print(path)
    }

    /// One value of the overview, such as "Title" or "Pages".
    pub fn fact(&self, name: &str) -> String {
        let overview = self.pdfinfo(&[]);
        let line = overview.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("no {name} in:\n{overview}")).trim().to_owned()
    }

    pub fn pages(&self) -> usize {
        self.fact("Pages").parse().unwrap()
    }

    /// The metadata as XML: language, standard.
    pub fn metadata(&self) -> String {
        self.pdfinfo(&["-meta"])
    }

    /// The tree of tags with the text in them: what is read aloud.
    pub fn tags(&self) -> String {
        self.pdfinfo(&["-struct-text"])
    }

    /// Whether these bytes stand in the file. Typst writes the tree of tags uncompressed, and `pdfinfo` leaves out the
    /// words for a figure.
    pub fn holds(&self, bytes: &str) -> bool {
        std::fs::read(&self.0).unwrap().windows(bytes.len()).any(|window| window == bytes.as_bytes())
    }

    fn pdfinfo(&self, options: &[&str]) -> String {
        let output = Command::new("pdfinfo").args(options).arg(&self.0).output();
        let output = output
            .unwrap_or_else(|mistake| panic!("pdfinfo cannot be started ({mistake}): run ./test --setup, which installs poppler-utils"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
