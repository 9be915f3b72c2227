//! A CSV file with a heading: columns by name, cells with their place, so that a wrong one can be pointed at.

use crate::Fault;
use measures::Answers;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A CSV file: a heading, then rows of the same length. An empty cell, or `NA`, is missing; in a file of one column so is an
/// empty line between rows. Elsewhere empty lines are no rows.
#[derive(Debug, Clone)]
pub struct Data {
    file: PathBuf,
    headings: Vec<String>,
    /// All cells, row by row, trimmed, in one piece: a million votes are a few megabytes, not a few million small texts.
    cells: String,
    /// Where each cell ends in it.
    ends: Vec<u32>,
    /// The line each row began on.
    lines: Vec<u32>,
}

impl Data {
    /// Reads a file.
    pub fn read(file: &Path) -> Result<Data, Fault> {
        let bytes = std::fs::read(file).map_err(|error| Fault::File { file: file.to_owned(), problem: error.to_string() })?;
        Data::parse(file, &bytes)
    }

    /// Reads the bytes of a file; `file` is its name in messages.
    pub fn parse(file: &Path, bytes: &[u8]) -> Result<Data, Fault> {
        let whole = |problem: String| Fault::File { file: file.to_owned(), problem };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes);
        let problem = |error: csv::Error, lines: &mut Lines| match error.kind() {
            csv::ErrorKind::Utf8 { pos: Some(pos), err } => {
                lines.skip_empty(pos.byte());
                Fault::Cell {
                    file: file.to_owned(),
                    row: lines.line,
                    column: (err.field() + 1).to_string(),
                    problem: "not valid UTF-8 text".to_owned(),
                }
            }
            _ => whole(error.to_string()),
        };
        let mut lines = Lines { bytes, at: 0, line: 1 };
        let heading = reader.headers().map_err(|error| problem(error, &mut lines))?;
        lines.skip_empty(heading.position().map_or(0, csv::Position::byte));
        let headings: Vec<String> = heading.iter().map(str::to_owned).collect();
        if headings.is_empty() || headings.iter().all(String::is_empty) {
            return Err(whole("has no heading row".to_owned()));
        }
        if let [heading] = headings.as_slice() {
            for (sign, name) in [(';', "semicolons"), ('\t', "tabs")] {
                if heading.contains(sign) {
                    return Err(whole(format!("looks separated by {name}; save it with commas")));
                }
            }
        }
        let mut seen = HashSet::new();
        for (place, heading) in headings.iter().enumerate() {
            if !heading.is_empty() && !seen.insert(heading) {
                return Err(Fault::Cell {
                    file: file.to_owned(),
                    row: lines.line,
                    column: (place + 1).to_string(),
                    problem: format!("a second column named \"{heading}\""),
                });
            }
        }
        if u32::try_from(bytes.len()).is_err() {
            return Err(whole("is larger than 4 GB".to_owned()));
        }
        let rows = bytes.iter().filter(|byte| **byte == b'\n').count();
        let mut data = Data {
            file: file.to_owned(),
            cells: String::with_capacity(bytes.len()),
            ends: Vec::with_capacity(rows * headings.len()),
            lines: Vec::with_capacity(rows),
            headings,
        };
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(|error| problem(error, &mut lines))? {
            let empty = lines.skip_empty(record.position().map_or(0, csv::Position::byte));
            let line = lines.line;
            if data.headings.len() == 1 {
                // The reader passes over empty lines; here each is a cell that nobody filled in.
                for missing in line - empty..line {
                    data.lines.push(missing as u32);
                    data.ends.push(data.cells.len() as u32);
                }
            }
            if record.len() != data.headings.len() {
                return Err(Fault::Cell {
                    file: file.to_owned(),
                    row: line,
                    column: (record.len().min(data.headings.len()) + 1).to_string(),
                    problem: format!("the row has {} cells, the heading {}", record.len(), data.headings.len()),
                });
            }
            data.lines.push(line as u32);
            for cell in &record {
                data.cells.push_str(cell);
                data.ends.push(data.cells.len() as u32);
            }
        }
        Ok(data)
    }

    /// Where it was read from.
    pub fn file(&self) -> &Path {
        &self.file
    }

    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The place of a column.
    pub fn place(&self, heading: &str) -> Result<usize, Fault> {
        self.headings.iter().position(|h| h == heading).ok_or_else(|| Fault::File {
            file: self.file.clone(),
            problem: format!("has no column \"{heading}\"; it has {}", self.headings.join(", ")),
        })
    }

    pub fn has(&self, heading: &str) -> bool {
        self.headings.iter().any(|h| h == heading)
    }

    /// The first of these columns that the file has, for files whose headings vary.
    pub fn first_of<'a>(&self, headings: &[&'a str]) -> Result<&'a str, Fault> {
        headings.iter().find(|h| self.has(h)).copied().ok_or_else(|| Fault::File {
            file: self.file.clone(),
            problem: format!("has none of the columns {}; it has {}", headings.join(", "), self.headings.join(", ")),
        })
    }

    /// A fault at one cell; `row` counts data rows from 0.
    pub fn fault(&self, row: usize, column: usize, problem: impl Into<String>) -> Fault {
        Fault::Cell {
            file: self.file.clone(),
            row: self.lines.get(row).map_or(0, |line| u64::from(*line)),
            column: self.headings.get(column).cloned().unwrap_or_default(),
            problem: problem.into(),
        }
    }

    /// A fault of the file as a whole.
    pub fn whole_fault(&self, problem: impl Into<String>) -> Fault {
        Fault::File { file: self.file.clone(), problem: problem.into() }
    }

    /// A cell as text; `None` when missing. `row` and `column` count from 0.
    pub fn text_at(&self, row: usize, column: usize) -> Option<&str> {
        if column >= self.headings.len() || row >= self.lines.len() {
            return None;
        }
        let place = row * self.headings.len() + column;
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        Some(&self.cells[start..self.ends[place] as usize]).filter(|cell| !cell.is_empty() && *cell != "NA")
    }

    /// A cell as a number; `None` when missing.
    pub fn number_at(&self, row: usize, column: usize) -> Result<Option<f64>, Fault> {
        let Some(text) = self.text_at(row, column) else { return Ok(None) };
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Some(number)),
            _ => Err(self.fault(row, column, format!("\"{text}\" is not a number"))),
        }
    }

    /// A column as text.
    pub fn texts(&self, heading: &str) -> Result<Vec<Option<&str>>, Fault> {
        let column = self.place(heading)?;
        Ok((0..self.len()).map(|row| self.text_at(row, column)).collect())
    }

    /// A column as text in which nothing may be missing.
    pub fn all_texts(&self, heading: &str) -> Result<Vec<String>, Fault> {
        let column = self.place(heading)?;
        (0..self.len())
            .map(|row| self.text_at(row, column).map(str::to_owned).ok_or_else(|| self.fault(row, column, "is missing")))
            .collect()
    }

    /// A column as numbers.
    pub fn numbers(&self, heading: &str) -> Result<Vec<Option<f64>>, Fault> {
        let column = self.place(heading)?;
        (0..self.len()).map(|row| self.number_at(row, column)).collect()
    }

    /// A column as numbers in which nothing may be missing.
    pub fn all_numbers(&self, heading: &str) -> Result<Vec<f64>, Fault> {
        let column = self.place(heading)?;
        (0..self.len()).map(|row| self.number_at(row, column)?.ok_or_else(|| self.fault(row, column, "is missing"))).collect()
    }

    /// A column as whole numbers from 0 in which nothing may be missing.
    pub fn all_counts(&self, heading: &str) -> Result<Vec<u64>, Fault> {
        let column = self.place(heading)?;
        (0..self.len())
            .map(|row| match self.number_at(row, column)? {
                None => Err(self.fault(row, column, "is missing")),
                Some(x) if x >= 0.0 && x.fract() == 0.0 && x < 9.0e15 => Ok(x as u64),
                Some(x) => Err(self.fault(row, column, format!("\"{x}\" is not a whole number from 0"))),
            })
            .collect()
    }

    /// These columns as a table with gaps; all columns when none is named.
    pub fn answers(&self, headings: &[&str]) -> Result<Answers, Fault> {
        let places: Vec<usize> = if headings.is_empty() {
            (0..self.headings.len()).collect()
        } else {
            headings.iter().map(|h| self.place(h)).collect::<Result<_, _>>()?
        };
        let mut cells = Vec::with_capacity(places.len() * self.len());
        for column in &places {
            for row in 0..self.len() {
                cells.push(self.number_at(row, *column)?.unwrap_or(f64::NAN));
            }
        }
        Ok(Answers::new(self.len(), places.len(), cells)?)
    }
}

/// Counts lines as an editor does, in one pass over the file: each ends with `\n`, `\r\n` or a lone `\r`, also within quotes.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The line that the byte at `at` stands on, from 1.
    line: u64,
}

impl Lines<'_> {
    /// Goes to where a record really begins. The reader's position is where it began to look for it: before any empty lines,
    /// and after a `\r\n` often between the two. Returns how many empty lines there were.
    fn skip_empty(&mut self, position: u64) -> u64 {
        self.go(position as usize);
        let before = self.line;
        let empty = self.bytes.iter().skip(self.at).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.go(self.at + empty);
        self.line - before
    }

    fn go(&mut self, to: usize) {
        let mut previous = self.at.checked_sub(1).and_then(|place| self.bytes.get(place)).copied();
        for byte in self.bytes.iter().take(to).skip(self.at) {
            // The `\n` of a `\r\n` ends the line that its `\r` has ended already.
            if *byte == b'\r' || (*byte == b'\n' && previous != Some(b'\r')) {
                self.line += 1;
            }
            previous = Some(*byte);
        }
        self.at = self.at.max(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Data, Fault> {
        Data::parse(Path::new("a.csv"), text.as_bytes())
    }

    #[test]
    fn a_wrong_cell_is_named_by_file_row_and_column() {
        let data = parse("school,score\nnorth,4\nsouth,four\n").unwrap();
        assert_eq!(data.numbers("score").unwrap_err().to_string(), "a.csv, row 3, column score: \"four\" is not a number");
        assert_eq!(parse("a,b\n1\n").unwrap_err().to_string(), "a.csv, row 2, column 2: the row has 1 cells, the heading 2");
        assert!(parse("a,a\n1,2\n").unwrap_err().to_string().contains("second column"));
        assert!(parse("").unwrap_err().to_string().contains("no heading"));
        assert!(data.numbers("grade").unwrap_err().to_string().contains("it has school, score"));
    }

    #[test]
    fn an_empty_cell_is_missing_and_not_zero() {
        let data = parse("a,b\n1,\n,NA\n").unwrap();
        assert_eq!(data.numbers("a").unwrap(), [Some(1.0), None]);
        assert_eq!(data.answers(&[]).unwrap().answered(), 1);
        assert!(data.all_numbers("b").is_err());
    }

    #[test]
    fn rows_are_counted_as_an_editor_counts_them() {
        for end in ["\n", "\r\n", "\r"] {
            for (text, row) in [
                ("a,b\n1,2\nx,4\n", 3),
                ("a,b\n1,2\n\n\n3,4\nx,4\n", 6),
                ("\n\na,b\n\n1,2\nx,4", 6),
                ("a,b\n1,\"two\nlines\n\n\"\nx,4\n", 6),
                ("\"a\nrest\",b\nx,4\n", 3),
            ] {
                let text = text.replace('\n', end);
                let fault = match parse(&text) {
                    Ok(data) => data.fault(data.len() - 1, 0, "").to_string(),
                    Err(fault) => fault.to_string(),
                };
                assert!(fault.starts_with(&format!("a.csv, row {row},")), "{text:?}: {fault}");
            }
            let ragged = parse(&"a,b\n1,2\n\n1,2,3\n".replace('\n', end)).unwrap_err().to_string();
            assert!(ragged.starts_with("a.csv, row 4, column 3"), "{ragged}");
            let twice = parse(&"\na,a\n1,2\n".replace('\n', end)).unwrap_err().to_string();
            assert!(twice.starts_with("a.csv, row 2,"), "{twice}");
            let bytes = [b"a,b".as_slice(), b"\n\n1,2\n3,\xff".as_slice()].concat();
            let bytes: Vec<u8> = bytes.iter().flat_map(|b| if *b == b'\n' { end.as_bytes().to_vec() } else { vec![*b] }).collect();
            let wrong = Data::parse(Path::new("a.csv"), &bytes).unwrap_err().to_string();
            assert!(wrong.starts_with("a.csv, row 4, column 2: not valid UTF-8"), "{wrong}");
        }
        let mixed = parse("a,b\r\n1,2\n\r3,4\r\r\nx,5\n").unwrap();
        assert_eq!(mixed.lines, [2, 4, 6]);
    }

    #[test]
    fn an_empty_line_is_missing_in_a_file_of_one_column_and_nothing_elsewhere() {
        for end in ["\n", "\r\n", "\r"] {
            let data = parse(&"y\n1\n5\n\n3\n\n\n9\n\n\n".replace('\n', end)).unwrap();
            assert_eq!(data.numbers("y").unwrap(), [Some(1.0), Some(5.0), None, Some(3.0), None, None, Some(9.0)]);
            assert_eq!(data.lines, [2, 3, 4, 5, 6, 7, 8]);
            assert_eq!(parse(&"a,b\n1,2\n\n3,4\n".replace('\n', end)).unwrap().len(), 2);
        }
        assert!(parse("y\n\n\n").unwrap().is_empty());
    }

    #[test]
    fn a_file_without_commas_is_told_apart_from_one_with_a_single_column() {
        for (text, name) in [("week;score\n1;4,5\n", "semicolons"), ("week\tscore\n1\t4\n", "tabs")] {
            assert_eq!(parse(text).unwrap_err().to_string(), format!("a.csv: looks separated by {name}; save it with commas"));
        }
        assert!(parse("a;b,c\n1,2\n").is_ok());
    }
}
