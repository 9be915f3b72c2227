//! One CSV file with a header, row by row: the cells asked for, and what was odd about the row.

use super::cells::{Broken, Cells, DELIMITERS, Record};
use super::columns::{Column, Need, Wanted, fold, places};
use super::notes::{Notes, form_of, shown};
use super::refusal::ReadError;
use super::source::Opened;
use super::text;
use super::warning::WarningKind;

/// Longer cells are somebody's mistake, such as a quote that closed far too late.
pub const MOST_CELL_BYTES: usize = 2_000;

/// A column's position in the file.
pub(super) type Place = Option<usize>;

pub(super) struct Table<'b> {
    pub file: String,
    cells: Cells<'b>,
    record: Record,
    places: [Place; Column::COUNT],
    /// Ids of rows whose cells slipped; the id comes first in its row and is still right.
    pub slipped: Vec<String>,
    /// Columns with a name.
    named: usize,
    /// Columns with and without a name.
    wide: usize,
}

impl<'b> Table<'b> {
    pub fn open(opened: Opened<'b>, wanted: &Wanted, notes: &mut Notes) -> Result<Table<'b>, ReadError> {
        let Opened { name: file, text } = opened;
        let file = file.as_str();
        let mut cells = Cells::new(text).map_err(|broken| broken.in_file(file))?;
        let mut record = Record::default();
        if !next(&mut cells, &mut record, file)? {
            return Err(ReadError::NoRows { file: file.to_owned() });
        }
        if cells.delimiter != b',' {
            notes.file(file, WarningKind::Delimiter { delimiter: spelled(cells.delimiter) });
        }
        let header: Vec<&[u8]> = (0..record.len()).map(|at| record.cell(at)).collect();
        let places = places(file, &header, wanted, record.row, notes);
        let (named, wide) = (record.filled(), record.len());
        if named < wide {
            notes.add(file, Some(record.row), None, WarningKind::EmptyColumns { count: (wide - named) as u64 });
        }
        for &(column, need) in wanted.iter().filter(|(column, _)| places[*column as usize].is_none()) {
            match need {
                Need::Vital => {
                    return Err(ReadError::NoColumn { file: file.to_owned(), column: column.name().to_owned() });
                }
                Need::Usual => notes.add(file, None, Some(column.name()), WarningKind::ColumnMissing),
                Need::Free => {}
            }
        }
        Ok(Table { file: file.to_owned(), cells, record, places, slipped: Vec::new(), named, wide })
    }

    pub fn has(&self, column: Column) -> bool {
        self.places[column as usize].is_some()
    }

    /// The next row that can be read: blank rows and the header again are passed over.
    pub fn next(&mut self, notes: &mut Notes) -> Result<Option<Row<'_>>, ReadError> {
        loop {
            if !next(&mut self.cells, &mut self.record, &self.file)? {
                return Ok(None);
            }
            if self.record.is_blank_from(0) {
                continue;
            }
            self.other_delimiter(notes)?;
            let (row, cells, expected) = (self.record.row, self.record.len() as u64, self.named as u64);
            let mut tell = |what| notes.add(&self.file, Some(row), None, what);
            if self.is_header() {
                tell(WarningKind::HeaderAgain);
                continue;
            }
            if self.record.stray_quote {
                tell(WarningKind::StrayQuote);
            }
            // values beyond the header mean that a comma slipped in and every cell after it is another's
            if !self.record.is_blank_from(self.named) {
                tell(WarningKind::RowLong { cells, expected });
                if let Some(at) = self.places[Column::SourcedId as usize] {
                    let id = text::cell(self.record.cell(at)).0;
                    self.slipped.extend(Some(id).filter(|id| !id.is_empty()));
                }
                continue;
            }
            if self.record.len() < self.named {
                tell(WarningKind::RowShort { cells, expected });
            }
            if self.record.len() > self.wide {
                tell(WarningKind::EmptyCells { cells, expected });
            }
            break;
        }
        Ok(Some(Row { file: &self.file, number: self.record.row, table: self }))
    }

    /// A row whose cells are set apart otherwise than the header's is one long cell, until it is read as it was meant.
    fn other_delimiter(&mut self, notes: &mut Notes) -> Result<(), ReadError> {
        if self.record.len() > 1 || self.named < 3 {
            return Ok(());
        }
        let usual = self.cells.delimiter;
        let fits = |byte: &u8| *byte != usual && self.record.cell(0).iter().filter(|b| *b == byte).count() + 1 >= self.named;
        let Some(other) = DELIMITERS.into_iter().find(|byte| fits(byte)) else {
            return Ok(());
        };
        notes.add(&self.file, Some(self.record.row), None, WarningKind::RowDelimiter { delimiter: spelled(other) });
        self.cells.again(other, &mut self.record).map_err(|broken| broken.in_file(&self.file))
    }

    fn is_header(&self) -> bool {
        let first = self.places[Column::SourcedId as usize].map(|at| self.record.cell(at));
        first.is_some_and(|cell| cell.len() < 20 && fold(&text::cell(cell).0) == "sourcedid")
    }
}

#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    pub file: &'t str,
    /// Line in the file; the header is line 1.
    pub number: u64,
    table: &'t Table<'t>,
}

impl Row<'_> {
    pub fn has(&self, column: Column) -> bool {
        self.table.has(column)
    }

    /// The cell as clean text; empty where there is no such column or no value.
    pub fn text(&self, column: Column, notes: &mut Notes) -> String {
        let Some(at) = self.table.places[column as usize] else {
            return String::new();
        };
        let bytes = self.table.record.cell(at);
        if bytes.len() > MOST_CELL_BYTES {
            let what = WarningKind::CellTooLong { length: bytes.len() as u64, most: MOST_CELL_BYTES as u64 };
            self.tell(column, what, notes);
            return String::new();
        }
        let (text, utf8) = text::cell(bytes);
        if !utf8 {
            self.tell(column, WarningKind::Windows1252, notes);
        }
        text
    }

    pub fn optional(&self, column: Column, notes: &mut Notes) -> Option<String> {
        Some(self.text(column, notes)).filter(|text| !text.is_empty())
    }

    /// The value, or a warning that the row is left out for want of it.
    pub fn required(&self, column: Column, notes: &mut Notes) -> Option<String> {
        let text = self.optional(column, notes);
        if text.is_none() {
            self.tell(column, WarningKind::ValueMissing, notes);
        }
        text
    }

    /// How many cells the row has, and the header, where they differ so that values may stand in a neighbour's place.
    pub fn slipped(&self) -> Option<(u64, u64)> {
        let (cells, named, wide) = (self.table.record.len(), self.table.named, self.table.wide);
        (cells < named || cells > wide).then_some((cells as u64, if cells < named { named as u64 } else { wide as u64 }))
    }

    /// A value of the row as a warning may show it: only its form where it may be a neighbour's, such as a name.
    pub fn shown(&self, value: &str) -> String {
        if self.slipped().is_some() { form_of(value) } else { shown(value) }
    }

    pub fn tell(&self, column: Column, what: WarningKind, notes: &mut Notes) {
        notes.add(self.file, Some(self.number), Some(column.name()), what);
    }
}

fn next(cells: &mut Cells<'_>, record: &mut Record, file: &str) -> Result<bool, ReadError> {
    cells.next(record).map_err(|broken| broken.in_file(file))
}

fn spelled(delimiter: u8) -> String {
    if delimiter == b'\t' { "tab".to_owned() } else { char::from(delimiter).into() }
}

impl Broken {
    pub(in crate::roster) fn in_file(self, file: &str) -> ReadError {
        match self {
            Broken::Quote { row } => ReadError::Quoting { file: file.to_owned(), row },
            Broken::Unread(ReadError::Unreadable { path, reason }) if path.is_empty() => {
                ReadError::Unreadable { path: file.to_owned(), reason }
            }
            Broken::Unread(error) => error,
        }
    }
}
