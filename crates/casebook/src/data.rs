//! A CSV file with a heading: columns by name, cells with their place, so that a wrong one can be pointed at.

use crate::Fault;
use measures::Answers;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A CSV file: a heading, then rows of the same length. An empty cell, or `NA`, is missing.
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
        let problem = |error: csv::Error| match error.kind() {
            csv::ErrorKind::Utf8 { pos: Some(pos), err } => Fault::Cell {
                file: file.to_owned(),
                row: pos.line(),
                column: (err.field() + 1).to_string(),
                problem: "not valid UTF-8 text".to_owned(),
            },
            _ => whole(error.to_string()),
        };
        let headings: Vec<String> = reader.headers().map_err(problem)?.iter().map(str::to_owned).collect();
        if headings.is_empty() || headings.iter().all(String::is_empty) {
            return Err(whole("has no heading row".to_owned()));
        }
        let mut seen = HashSet::new();
        for (place, heading) in headings.iter().enumerate() {
            if !heading.is_empty() && !seen.insert(heading) {
                return Err(Fault::Cell {
                    file: file.to_owned(),
                    row: 1,
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
        while reader.read_record(&mut record).map_err(problem)? {
            let line = record.position().map_or(0, csv::Position::line);
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
}
