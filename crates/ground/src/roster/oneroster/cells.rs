//! Splits a CSV file into rows and cells, and knows on which line each row stands.
//!
//! Not the `csv` crate: it reads past an unclosed quote to the end of the file without a word and
//! counts no blank lines, and here both must be told with the right row. Quoting otherwise follows
//! RFC 4180; a quote inside a quoted cell that is not doubled is taken as itself.

use std::io::Read;

use super::refusal::ReadError;

/// What sets cells apart, the usual one first.
pub(in crate::roster) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// One row. Reused from row to row.
#[derive(Default)]
pub(in crate::roster) struct Record {
    /// Line in the file where the row begins; the first line is 1.
    pub row: u64,
    /// Some quote stood where none belongs.
    pub stray_quote: bool,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Record {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn cell(&self, at: usize) -> &[u8] {
        let Some(&end) = self.ends.get(at) else {
            return &[];
        };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..end]
    }

    fn clear(&mut self, row: u64) {
        self.text.clear();
        self.ends.clear();
        self.stray_quote = false;
        self.row = row;
    }

    pub fn is_blank_from(&self, at: usize) -> bool {
        (at..self.len()).all(|at| self.cell(at).trim_ascii().is_empty())
    }

    /// Cells up to the last that holds something.
    pub fn filled(&self) -> usize {
        (0..self.len()).rev().find(|&at| !self.cell(at).trim_ascii().is_empty()).map_or(0, |at| at + 1)
    }
}

/// Why the next row cannot be had.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::roster) enum Broken {
    /// The quote opened in this row does not close, or not within [`MOST_ROW_BYTES`].
    Quote { row: u64 },
    /// What the rows come from gave no more.
    Unread(ReadError),
}

/// No row is longer: so much is in hand when one is begun, and no more is ever held than a few times this.
pub const MOST_ROW_BYTES: usize = 256 * 1024;

/// So much is asked for at once.
const CHUNK_BYTES: usize = 4 * MOST_ROW_BYTES;

pub(in crate::roster) struct Cells<'b> {
    held: Vec<u8>,
    at: usize,
    line: u64,
    /// Where the row in hand began.
    began: usize,
    pub delimiter: u8,
    /// Nothing when all of the file is in hand.
    more: Option<Box<dyn Read + 'b>>,
}

impl<'b> Cells<'b> {
    /// Takes the file as a stream: it may be larger than memory would bear.
    pub fn new(from: impl Read + 'b) -> Result<Cells<'b>, Broken> {
        let mut cells = Cells { held: Vec::new(), at: 0, line: 1, began: 0, delimiter: b',', more: Some(Box::new(from)) };
        cells.fill()?;
        // a line by which Excel tells itself the separator
        if cells.held.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"sep=")) {
            cells.skip_line();
        }
        cells.delimiter = cells.likely_delimiter();
        Ok(cells)
    }

    /// Sees to it that a whole row is in hand.
    fn fill(&mut self) -> Result<(), Broken> {
        if self.held.len() - self.at >= MOST_ROW_BYTES {
            return Ok(());
        }
        let Some(more) = &mut self.more else {
            return Ok(());
        };
        self.held.drain(..self.at);
        self.at = 0;
        let wanted = CHUNK_BYTES - self.held.len();
        let got = more.take(wanted as u64).read_to_end(&mut self.held).map_err(|error| Broken::Unread(ReadError::of(error)))?;
        if got < wanted {
            self.more = None;
        }
        Ok(())
    }

    /// Reads the next row that is not an empty line. `false` at the end.
    pub fn next(&mut self, record: &mut Record) -> Result<bool, Broken> {
        loop {
            self.fill()?;
            match self.peek() {
                Some(b'\r' | b'\n') => self.end_line(),
                _ => break,
            }
        }
        record.clear(self.line);
        if self.peek().is_none() {
            return Ok(false);
        }
        self.began = self.at;
        self.row(record)?;
        Ok(true)
    }

    /// The row just read once more, set apart by something else.
    pub fn again(&mut self, delimiter: u8, record: &mut Record) -> Result<(), Broken> {
        let usual = std::mem::replace(&mut self.delimiter, delimiter);
        (self.at, self.line) = (self.began, record.row);
        record.clear(self.line);
        let read = self.row(record);
        self.delimiter = usual;
        read
    }

    fn row(&mut self, record: &mut Record) -> Result<(), Broken> {
        loop {
            while self.peek() == Some(b' ') {
                self.at += 1;
            }
            if self.peek() == Some(b'"') {
                self.quoted(record)?;
            }
            self.unquoted(record);
            record.ends.push(record.text.len());
            match self.peek() {
                Some(byte) if byte == self.delimiter => self.at += 1,
                Some(_) => {
                    self.end_line();
                    return Ok(());
                }
                None if self.more.is_some() => return Err(Broken::Quote { row: record.row }),
                None => return Ok(()),
            }
        }
    }

    fn unquoted(&mut self, record: &mut Record) {
        let rest = &self.held[self.at..];
        let end = rest.iter().position(|&b| b == self.delimiter || b == b'\r' || b == b'\n').unwrap_or(rest.len());
        record.text.extend_from_slice(&rest[..end]);
        self.at += end;
    }

    fn quoted(&mut self, record: &mut Record) -> Result<(), Broken> {
        let opened = self.line;
        self.at += 1;
        loop {
            let byte = self.peek().ok_or(Broken::Quote { row: opened })?;
            match byte {
                b'"' if self.held.get(self.at + 1) == Some(&b'"') => {
                    record.text.push(b'"');
                    self.at += 2;
                }
                b'"' if self.closes() => {
                    self.at += 1;
                    return Ok(());
                }
                // after a line break it is rather the opening quote of another cell: this one never closed
                b'"' if self.line > opened => return Err(Broken::Quote { row: opened }),
                b'"' => {
                    record.stray_quote = true;
                    record.text.push(byte);
                    self.at += 1;
                }
                b'\r' | b'\n' => {
                    record.text.push(b'\n');
                    self.end_line();
                }
                _ => {
                    record.text.push(byte);
                    self.at += 1;
                }
            }
        }
    }

    /// Whether the quote at hand is followed by the end of its cell.
    fn closes(&self) -> bool {
        let after = self.held[self.at + 1..].iter().find(|&&byte| byte != b' ');
        after.is_none_or(|&byte| byte == self.delimiter || byte == b'\r' || byte == b'\n')
    }

    fn peek(&self) -> Option<u8> {
        self.held.get(self.at).copied()
    }

    /// Passes CR LF, LF or a lone CR.
    fn end_line(&mut self) {
        self.at += if self.held[self.at..].starts_with(b"\r\n") { 2 } else { 1 };
        self.line += 1;
    }

    fn skip_line(&mut self) {
        while !matches!(self.peek(), None | Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        if self.peek().is_some() {
            self.end_line();
        }
    }

    /// The separator that the header line holds most of; the comma where there is none.
    fn likely_delimiter(&self) -> u8 {
        let header = self.held[self.at..].split(|&b| b == b'\r' || b == b'\n').find(|line| !line.is_empty());
        let count = |of: u8| header.unwrap_or_default().iter().filter(|&&byte| byte == of).count();
        let [first, others @ ..] = DELIMITERS;
        others.into_iter().fold(first, |best, other| if count(other) > count(best) { other } else { best })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<(u64, Vec<String>)>, Broken> {
        let mut cells = Cells::new(text.as_bytes())?;
        let mut record = Record::default();
        let mut rows = Vec::new();
        while cells.next(&mut record)? {
            let cell = |at| String::from_utf8_lossy(record.cell(at)).into_owned();
            rows.push((record.row, (0..record.len()).map(cell).collect()));
        }
        Ok(rows)
    }

    fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
        (line, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn every_kind_of_line_end_and_blank_lines_keep_the_row_numbers_right() {
        assert_eq!(
            rows("a,b\r\n\r\n1,2\n\n3,\r4,5"),
            Ok(vec![row(1, &["a", "b"]), row(3, &["1", "2"]), row(5, &["3", ""]), row(6, &["4", "5"])])
        );
    }

    #[test]
    fn quotes_hold_commas_quotes_and_line_breaks() {
        assert_eq!(rows("a, \"x,\"\"y\"\"\nz\" ,b\n1,2,3\n"), Ok(vec![row(1, &["a", "x,\"y\"\nz ", "b"]), row(3, &["1", "2", "3"])]));
    }

    #[test]
    fn a_quote_within_a_word_is_taken_as_itself() {
        assert_eq!(rows("\"Jo \"Jay\" Lee\",5\" pipe"), Ok(vec![row(1, &["Jo \"Jay\" Lee", "5\" pipe"])]));
    }

    #[test]
    fn an_unclosed_quote_names_the_row_where_it_opened() {
        assert_eq!(rows("a,b\n1,\"2\n3,4\n"), Err(Broken::Quote { row: 2 }));
        assert_eq!(rows("a,b\n1,\"2\n3,\"4,5\"\n"), Err(Broken::Quote { row: 2 }));
    }

    #[test]
    fn rows_that_come_in_pieces_are_read_as_one_file() {
        struct Bits<'t>(&'t [u8]);
        impl Read for Bits<'_> {
            fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
                let n = self.0.len().min(7).min(to.len());
                to[..n].copy_from_slice(&self.0[..n]);
                self.0 = &self.0[n..];
                Ok(n)
            }
        }
        let rows = 120_000_u64;
        let text: String = (0..rows).map(|n| format!("{n},\"line\r\nbreak\"\r\n")).collect();
        assert!(text.len() > CHUNK_BYTES, "more than is held at once");
        let mut cells = Cells::new(Bits(text.as_bytes())).unwrap();
        let (mut record, mut met) = (Record::default(), 0);
        while cells.next(&mut record).unwrap() {
            assert_eq!((record.row, record.cell(0), record.cell(1)), (2 * met + 1, met.to_string().as_bytes(), &b"line\nbreak"[..]));
            met += 1;
        }
        assert_eq!(met, rows);
    }

    #[test]
    fn a_quote_that_stays_open_over_megabytes_is_not_read_to_the_end() {
        let text = format!("a,b\n1,\"{}", "x\n".repeat(CHUNK_BYTES));
        assert_eq!(rows(&text), Err(Broken::Quote { row: 2 }));
    }

    #[test]
    fn the_header_tells_the_separator() {
        assert_eq!(rows("a;b\n1,5;2"), Ok(vec![row(1, &["a", "b"]), row(2, &["1,5", "2"])]));
        assert_eq!(rows("sep=;\na;b"), Ok(vec![row(2, &["a", "b"])]));
        assert_eq!(rows("a\tb"), Ok(vec![row(1, &["a", "b"])]));
    }
}
