//! `manifest.csv`: which version, and which files are full lists, changes or absent.

use std::collections::BTreeMap;

use super::cells::{Cells, Record};
use super::columns::fold;
use super::model::{Mode, Version};
use super::notes::{Notes, shown};
use super::refusal::ReadError;
use super::source::{File, Opened, Parcel};
use super::text;
use super::warning::WarningKind;

/// What a manifest says. Where it says nothing, the files themselves must tell.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    present: bool,
    /// Unknown words are kept to be told.
    version: Option<Result<Version, String>>,
    modes: BTreeMap<String, Mode>,
    blank: Vec<String>,
}

impl Manifest {
    pub fn read(parcel: &mut Parcel<'_>, notes: &mut Notes) -> Result<Manifest, ReadError> {
        let Some(chosen) = parcel.choose(File::Manifest, notes) else {
            notes.whole(WarningKind::ManifestMissing);
            return Ok(Manifest::default());
        };
        let Opened { name: file, text } = parcel.open(&chosen, notes)?;
        let mut manifest = Manifest { present: true, ..Manifest::default() };
        let mut cells = Cells::new(text).map_err(|broken| broken.in_file(&file))?;
        let mut record = Record::default();
        let mut header = false;
        while cells.next(&mut record).map_err(|broken| broken.in_file(&file))? {
            let (name, value) = (text::cell(record.cell(0)).0, text::cell(record.cell(1)).0);
            // every property has a dot in its name; the header has none
            if name.contains('.') {
                if !header {
                    notes.add(&file, Some(record.row), None, WarningKind::HeaderMissing);
                    header = true;
                }
                manifest.property(&file, record.row, &name, &value, notes);
            } else if fold(&name) == "propertyname" || !header {
                if header {
                    notes.add(&file, Some(record.row), None, WarningKind::HeaderAgain);
                }
                header = true;
            }
        }
        drop(cells);
        for (name, mode) in &manifest.modes {
            if *mode != Mode::Absent && !parcel.has(name) {
                let mode = if *mode == Mode::Bulk { "bulk" } else { "delta" };
                notes.file(&file, WarningKind::FileMissing { name: name.clone() + ".csv", mode: mode.to_owned() });
            }
        }
        Ok(manifest)
    }

    fn property(&mut self, file: &str, row: u64, name: &str, value: &str, notes: &mut Notes) {
        let mut tell = |what| notes.add(file, Some(row), None, what);
        let folded = fold(name);
        let of_file = folded.strip_prefix("file.").map(|_| name.split_once('.').map_or(name, |(_, stem)| stem).trim());
        if value.is_empty() && (of_file.is_some() || folded == "oneroster.version") {
            tell(WarningKind::ManifestBlank { name: shown(name) });
            self.blank.extend(of_file.map(fold));
            return;
        }
        if folded == "oneroster.version" {
            let said = version(value);
            if let Ok(version) = said
                && !value.starts_with(version.name())
            {
                tell(WarningKind::ManifestForm { value: shown(value), read_as: version.name().to_owned() });
            }
            self.version = Some(said);
        } else if let Some(stem) = of_file {
            let (mode, word) = match fold(value).as_str() {
                "bulk" => (Mode::Bulk, "bulk"),
                "delta" => (Mode::Delta, "delta"),
                "absent" => (Mode::Absent, "absent"),
                _ => {
                    tell(WarningKind::ManifestMode { name: shown(name), value: shown(value) });
                    self.blank.push(fold(stem));
                    return;
                }
            };
            if value != word {
                tell(WarningKind::ManifestForm { value: shown(value), read_as: word.to_owned() });
            }
            let before = self.modes.get(stem).copied();
            if before.is_some_and(|before| before != mode) {
                // said twice and not the same: by the changes nobody leaves, and what is absent is looked for
                let (mode, word) =
                    if [before, Some(mode)].contains(&Some(Mode::Delta)) { (Mode::Delta, "delta") } else { (Mode::Bulk, "bulk") };
                notes.add(file, Some(row), None, WarningKind::ManifestTwice { name: shown(name), read_as: word.to_owned() });
                self.modes.insert(stem.to_owned(), mode);
                return;
            }
            self.modes.insert(stem.to_owned(), mode);
        }
    }

    /// How a file that is there is to be read, and absent for one that is not.
    pub fn mode(&self, file: File, name: Option<&str>, notes: &mut Notes) -> Mode {
        let Some(name) = name else {
            return Mode::Absent;
        };
        let is = |said: &str| fold(said).trim_end_matches('s') == fold(file.stem()).trim_end_matches('s');
        let said = self.modes.iter().find(|(stem, _)| is(stem)).map(|(_, mode)| *mode);
        match said {
            Some(Mode::Bulk) => Mode::Bulk,
            Some(Mode::Delta) => Mode::Delta,
            Some(Mode::Absent) | None => {
                if self.present && !self.blank.iter().any(|stem| is(stem)) {
                    notes.file(name, WarningKind::FileNotListed);
                }
                self.usual_mode()
            }
        }
    }

    /// Where changes are sent, a file of which nothing is said holds changes too: nobody leaves by it.
    pub fn usual_mode(&self) -> Mode {
        if self.modes.values().any(|mode| *mode == Mode::Delta) { Mode::Delta } else { Mode::Bulk }
    }

    /// The version, from what the manifest says and from where the roles really are.
    pub fn version(&self, roles_file: bool, role_column: bool, notes: &mut Notes) -> Version {
        let said = match &self.version {
            Some(Ok(version)) => Some(*version),
            _ => None,
        };
        let found = match (roles_file, role_column) {
            (true, false) => Version::V1_2,
            (false, true) => Version::V1_1,
            (true, true) | (false, false) => said.unwrap_or(Version::V1_2),
        };
        let read_as = found.name().to_owned();
        match &self.version {
            None => notes.whole(WarningKind::VersionGuessed { read_as }),
            Some(Err(value)) => notes.whole(WarningKind::VersionOther { value: value.clone(), read_as }),
            Some(Ok(version)) if *version != found => {
                notes.whole(WarningKind::VersionOther { value: version.name().to_owned(), read_as });
            }
            Some(Ok(_)) => {}
        }
        found
    }
}

/// `1.2`, `1.2.1`, `v1.2`, `OneRoster 1.2`.
fn version(text: &str) -> Result<Version, String> {
    let number = text.trim_start_matches(|c: char| !c.is_ascii_digit()).replace(',', ".");
    let is = |version: &str| number == version || number.starts_with(&format!("{version}."));
    if is("1.1") {
        return Ok(Version::V1_1);
    }
    if is("1.2") { Ok(Version::V1_2) } else { Err(shown(text)) }
}
