//! One table from a CSV file or an Excel workbook: its heads and its rows, and nothing that is nobody's business.

use super::guess::Field;
use super::heads;
use crate::files::Looks;
use crate::roster::oneroster::cells::{Cells, Record};
use crate::roster::oneroster::notes::Notes;
use crate::roster::oneroster::unzip::Zip;
use crate::roster::oneroster::{ReadError, text};
use crate::sought::fold;
use calamine::{Data, DataRef, ExcelDateTime, Reader, Xlsx};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::Cursor;

/// The staff of a large district; more rows are rather students.
pub const MOST_ROWS: usize = 20_000;
/// A list that somebody keeps by hand has ten; a payroll export some fifty.
pub const MOST_COLUMNS: usize = 100;
/// Longer cells are remarks, or a quote that closed far too late.
pub const MOST_CELL_CHARS: usize = 200;
/// A workbook of that many rows unpacks to a tenth of this.
pub const MOST_WORKBOOK_BYTES: u64 = 64 * 1024 * 1024;
/// Above the names of the columns there may be a title and a date.
const HEAD_WITHIN: usize = 10;

/// A table with a head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub heads: Vec<String>,
    pub rows: Vec<Line>,
    /// Names of columns that were dropped while reading.
    pub closed: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// In the file; the first line is 1.
    pub number: u64,
    /// As many as there are heads.
    pub cells: Vec<String>,
}

/// Why a list cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// Neither text nor a workbook of today: an old .xls, a PDF, a picture.
    #[error("not a list: {0:?}")]
    NotAList(Looks),
    #[error("the workbook cannot be read: {0}")]
    Workbook(String),
    /// What the zip around a workbook, or the text, is refused for.
    #[error(transparent)]
    File(#[from] ReadError),
    #[error("no sheet of this name")]
    NoSheet { found: Vec<String> },
    #[error("no rows")]
    NoRows,
    #[error("more than {most} rows")]
    TooManyRows { most: usize },
}

impl ListError {
    /// The key of the words people read, with what fills them.
    pub fn told(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            ListError::NotAList(looks) => ("staff-list-not-a-list", vec![("look", looks.word().to_string())]),
            ListError::Workbook(_) => ("staff-list-workbook", Vec::new()),
            ListError::File(error) => (error.key(), error.args()),
            ListError::NoSheet { found } => ("staff-list-no-sheet", vec![("found", found.join(", "))]),
            ListError::NoRows => ("staff-list-no-rows", Vec::new()),
            ListError::TooManyRows { most } => ("staff-list-too-many-rows", vec![("most", most.to_string())]),
        }
    }
}

impl Sheet {
    /// Reads a list. Of a workbook the sheet of that name, or else the first that holds something.
    pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Sheet, ListError> {
        let rows = match Looks::of(bytes) {
            Looks::Excel => workbook(bytes, sheet)?,
            Looks::Text => plain_text(bytes)?,
            Looks::Empty => return Err(ListError::NoRows),
            other => return Err(ListError::NotAList(other)),
        };
        Sheet::of(rows)
    }

    /// The names of the columns are the first row that looks like it: at least two of its cells are names that we know. Where
    /// none does, the first row with more than one word in it: what stands alone above is a title.
    fn of(rows: Vec<Line>) -> Result<Sheet, ListError> {
        let is_known = |cell: &String| heads::field(cell) != Field::Ignore || heads::is_closed(cell);
        let known = |line: &Line| line.cells.iter().filter(|cell| is_known(cell)).count();
        let filled = |line: &Line| line.cells.iter().filter(|cell| !cell.is_empty()).count();
        let above = || rows.iter().take(HEAD_WITHIN);
        let head = above().position(|line| known(line) >= 2).or_else(|| above().position(|line| filled(line) >= 2)).unwrap_or_default();
        let mut rows = rows.into_iter().skip(head);
        let heads = rows.next().ok_or(ListError::NoRows)?.cells;
        let rows: Vec<Line> = rows.collect();
        if rows.is_empty() {
            return Err(ListError::NoRows);
        }
        let wide = heads.len().max(rows.iter().map(|line| line.cells.len()).max().unwrap_or_default());
        let head = |at: usize| heads.get(at).map(String::as_str).unwrap_or_default();
        let filled = |at: usize| rows.iter().any(|line| line.cells.get(at).is_some_and(|cell| !cell.is_empty()));
        let closed: Vec<String> = (0..wide).map(head).filter(|head| heads::is_closed(head)).map(str::to_string).collect();
        let kept: Vec<usize> = (0..wide).filter(|at| !heads::is_closed(head(*at)) && (!head(*at).is_empty() || filled(*at))).collect();
        let lines = rows.iter().map(|line| Line {
            number: line.number,
            cells: kept.iter().map(|at| line.cells.get(*at).cloned().unwrap_or_default()).collect(),
        });
        Ok(Sheet { rows: lines.collect(), heads: kept.iter().map(|at| head(*at).to_string()).collect(), closed })
    }

    /// By which a list with the same columns is known again, in hexadecimal.
    pub fn digest(&self) -> String {
        let heads: Vec<String> = self.heads.iter().map(|head| fold(head)).collect();
        data_encoding::HEXLOWER.encode(&Sha256::digest(heads.join("\n")))
    }

    /// The cells of a column.
    pub fn column(&self, at: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(move |line| line.cells.get(at)).map(String::as_str)
    }
}

fn short(text: &str) -> String {
    text.chars().take(MOST_CELL_CHARS).collect()
}

fn plain_text(bytes: &[u8]) -> Result<Vec<Line>, ListError> {
    let file = |broken: crate::roster::oneroster::cells::Broken| ListError::File(broken.in_file("CSV"));
    let text = text::plain("CSV", Box::new(bytes), &mut Notes::default())?;
    let mut cells = Cells::new(text).map_err(file)?;
    let mut record = Record::default();
    let mut rows = Vec::new();
    while cells.next(&mut record).map_err(file)? {
        if record.is_blank_from(0) {
            continue;
        }
        if rows.len() > MOST_ROWS {
            return Err(ListError::TooManyRows { most: MOST_ROWS });
        }
        let cells = (0..record.len().min(MOST_COLUMNS)).map(|at| short(&text::cell(record.cell(at)).0)).collect();
        rows.push(Line { number: record.row, cells });
    }
    Ok(rows)
}

fn workbook(bytes: &[u8], wanted: Option<&str>) -> Result<Vec<Line>, ListError> {
    honest(bytes)?;
    let told = |error: calamine::XlsxError| ListError::Workbook(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(told)?;
    let names = book.sheet_names();
    if let Some(wanted) = wanted {
        let name = names.iter().find(|name| fold(name) == fold(wanted));
        let name = name.ok_or_else(|| ListError::NoSheet { found: names.clone() })?;
        return rows(&mut book, name);
    }
    for name in &names {
        let found = rows(&mut book, name)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Err(ListError::NoRows)
}

/// A workbook is a zip: the same limits as for every other, and each part is unpacked once to see that its size is true,
/// before a reader that believes it gets the file.
fn honest(bytes: &[u8]) -> Result<(), ListError> {
    let (mut zip, listed) = Zip::open(bytes)?;
    if !listed.iter().any(|part| part.name == "xl/workbook.xml") {
        return Err(ListError::NotAList(Looks::Zip));
    }
    if listed.iter().map(|part| part.size).sum::<u64>() > MOST_WORKBOOK_BYTES {
        return Err(ListError::File(ReadError::TooLarge { most_mib: MOST_WORKBOOK_BYTES >> 20 }));
    }
    for part in listed {
        std::io::copy(&mut zip.reader(part.at, &part.name)?, &mut std::io::sink()).map_err(ReadError::of)?;
    }
    Ok(())
}

/// Cell by cell: a sheet that names one cell at its far corner is not as large as it says.
fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Line>, ListError> {
    let told = |error: calamine::XlsxError| ListError::Workbook(error.to_string());
    let mut cells = book.worksheet_cells_reader(name).map_err(told)?;
    let mut rows: std::collections::BTreeMap<u32, Line> = std::collections::BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(told)? {
        let (row, column) = cell.get_position();
        let value = said(cell.get_value());
        if value.is_empty() || column as usize >= MOST_COLUMNS {
            continue;
        }
        let line = rows.entry(row).or_insert_with(|| Line { number: u64::from(row) + 1, cells: Vec::new() });
        let at = column as usize;
        if line.cells.len() <= at {
            line.cells.resize(at + 1, String::new());
        }
        if let Some(cell) = line.cells.get_mut(at) {
            *cell = value;
        }
        if rows.len() > MOST_ROWS + 1 {
            return Err(ListError::TooManyRows { most: MOST_ROWS });
        }
    }
    Ok(rows.into_values().collect())
}

fn said(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => short(&text::cell(text.as_bytes()).0),
        Data::Int(number) => number.to_string(),
        // employee numbers are numbers to a spreadsheet: 4711, not 4711.0
        Data::Float(number) => number.to_string(),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(at) => day(&at),
        Data::DateTimeIso(text) | Data::DurationIso(text) => short(text.split('T').next().unwrap_or_default()),
    }
}

fn day(at: &ExcelDateTime) -> String {
    let (year, month, day, ..) = at.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
