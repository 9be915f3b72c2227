//! Splits a CSV file into rows and cells, and knows on which line each row stands.
//!
//! Not the `csv` crate: it reads past an unclosed quote to the end of the file without a word and
//! counts no blank lines, and here both must be told with the right row. Quoting otherwise follows
//! RFC 4180; a quote inside a quoted cell that is not doubled is taken as itself.

/// One row. Reused from row to row.
#[derive(Default)]
pub(super) struct Record {
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

    pub fn is_blank_from(&self, at: usize) -> bool {
        (at..self.len()).all(|at| self.cell(at).trim_ascii().is_empty())
    }

    /// Cells up to the last that holds something.
    pub fn filled(&self) -> usize {
        (0..self.len()).rev().find(|&at| !self.cell(at).trim_ascii().is_empty()).map_or(0, |at| at + 1)
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct UnclosedQuote {
    pub row: u64,
}

pub(super) struct Cells<'b> {
    bytes: &'b [u8],
    at: usize,
    line: u64,
    pub delimiter: u8,
}

impl<'b> Cells<'b> {
    pub fn new(bytes: &'b [u8]) -> Cells<'b> {
        let mut cells = Cells { bytes, at: 0, line: 1, delimiter: b',' };
        // a line by which Excel tells itself the separator
        if bytes.len() > 4 && bytes[..4].eq_ignore_ascii_case(b"sep=") {
            cells.skip_line();
        }
        cells.delimiter = cells.likely_delimiter();
        cells
    }

    /// Reads the next row that is not an empty line. `false` at the end.
    pub fn next(&mut self, record: &mut Record) -> Result<bool, UnclosedQuote> {
        while let Some(b'\r' | b'\n') = self.peek() {
            self.end_line();
        }
        record.text.clear();
        record.ends.clear();
        record.stray_quote = false;
        record.row = self.line;
        if self.peek().is_none() {
            return Ok(false);
        }
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
                    return Ok(true);
                }
                None => return Ok(true),
            }
        }
    }

    fn unquoted(&mut self, record: &mut Record) {
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|&b| b == self.delimiter || b == b'\r' || b == b'\n').unwrap_or(rest.len());
        record.text.extend_from_slice(&rest[..end]);
        self.at += end;
    }

    fn quoted(&mut self, record: &mut Record) -> Result<(), UnclosedQuote> {
        let opened = self.line;
        self.at += 1;
        loop {
            let byte = self.peek().ok_or(UnclosedQuote { row: opened })?;
            match byte {
                b'"' if self.bytes.get(self.at + 1) == Some(&b'"') => {
                    record.text.push(b'"');
                    self.at += 2;
                }
                b'"' if self.closes() => {
                    self.at += 1;
                    return Ok(());
                }
                // after a line break it is rather the opening quote of another cell: this one never closed
                b'"' if self.line > opened => return Err(UnclosedQuote { row: opened }),
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
        let after = self.bytes[self.at + 1..].iter().find(|&&byte| byte != b' ');
        after.is_none_or(|&byte| byte == self.delimiter || byte == b'\r' || byte == b'\n')
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes CR LF, LF or a lone CR.
    fn end_line(&mut self) {
        self.at += if self.bytes[self.at..].starts_with(b"\r\n") { 2 } else { 1 };
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
        let header = self.bytes[self.at..].split(|&b| b == b'\r' || b == b'\n').find(|line| !line.is_empty());
        let count = |of: u8| header.unwrap_or_default().iter().filter(|&&byte| byte == of).count();
        let [first, others @ ..] = [b',', b';', b'\t', b'|'];
        others.into_iter().fold(first, |best, other| if count(other) > count(best) { other } else { best })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<(u64, Vec<String>)>, UnclosedQuote> {
        let mut cells = Cells::new(text.as_bytes());
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
        assert_eq!(rows("a,b\n1,\"2\n3,4\n"), Err(UnclosedQuote { row: 2 }));
        assert_eq!(rows("a,b\n1,\"2\n3,\"4,5\"\n"), Err(UnclosedQuote { row: 2 }));
    }

    #[test]
    fn the_header_tells_the_separator() {
        assert_eq!(rows("a;b\n1,5;2"), Ok(vec![row(1, &["a", "b"]), row(2, &["1,5", "2"])]));
        assert_eq!(rows("sep=;\na;b"), Ok(vec![row(2, &["a", "b"])]));
        assert_eq!(rows("a\tb"), Ok(vec![row(1, &["a", "b"])]));
    }
}
