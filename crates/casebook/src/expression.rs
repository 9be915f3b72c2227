//! Columns by a small sum: args may name a column, or compute one ("count+1", "n / days * 1000").
//!
//! Only + − × ÷ and brackets. A row in which a column is missing has no value, nor has one in which 0 is divided by.

use crate::{Data, Fault};

enum Sum {
    Number(f64),
    Column(usize),
    Both(Box<Sum>, char, Box<Sum>),
}

/// The column that `text` names or computes; `arg` is the setting it came from, for messages.
pub fn column(data: &Data, text: &str, arg: &str) -> Result<Vec<Option<f64>>, Fault> {
    let sum = read(data, text, arg)?;
    (0..data.len()).map(|row| sum.at(data, row)).collect()
}

/// The places of the columns that `text` names.
pub fn places(data: &Data, text: &str, arg: &str) -> Result<Vec<usize>, Fault> {
    let mut places = Vec::new();
    read(data, text, arg)?.places(&mut places);
    Ok(places)
}

fn read(data: &Data, text: &str, arg: &str) -> Result<Sum, Fault> {
    if data.has(text) {
        return data.place(text).map(Sum::Column);
    }
    let mut reader = Reader { data, rest: text.trim(), arg, depth: 0 };
    let sum = reader.terms()?;
    if reader.rest.is_empty() { Ok(sum) } else { Err(reader.fault()) }
}

impl Sum {
    fn places(&self, into: &mut Vec<usize>) {
        match self {
            Sum::Number(_) => {}
            Sum::Column(place) => into.push(*place),
            Sum::Both(one, _, other) => {
                one.places(into);
                other.places(into);
            }
        }
    }

    fn at(&self, data: &Data, row: usize) -> Result<Option<f64>, Fault> {
        Ok(match self {
            Sum::Number(x) => Some(*x),
            Sum::Column(place) => data.number_at(row, *place)?,
            Sum::Both(one, sign, other) => match (one.at(data, row)?, other.at(data, row)?) {
                (Some(a), Some(b)) => match sign {
                    '+' => Some(a + b),
                    '-' => Some(a - b),
                    '*' => Some(a * b),
                    _ => Some(a / b),
                }
                .filter(|x| x.is_finite()),
                _ => None,
            },
        })
    }
}

/// Brackets within brackets beyond this are no setting that anybody wrote by hand.
const DEEPEST: usize = 50;

struct Reader<'a> {
    data: &'a Data,
    rest: &'a str,
    arg: &'a str,
    depth: usize,
}

impl Reader<'_> {
    fn fault(&self) -> Fault {
        let known = self.data.headings().join(", ");
        Fault::Arg {
            name: self.arg.to_owned(),
            problem: format!("\"{}\" is neither a column ({known}) nor a sum of columns and numbers", self.rest),
        }
    }

    fn sign(&mut self, signs: &[char]) -> Option<char> {
        let sign = self.rest.chars().next().filter(|sign| signs.contains(sign))?;
        self.rest = self.rest[sign.len_utf8()..].trim_start();
        Some(sign)
    }

    fn terms(&mut self) -> Result<Sum, Fault> {
        let mut sum = self.factors()?;
        while let Some(sign) = self.sign(&['+', '-']) {
            sum = Sum::Both(Box::new(sum), sign, Box::new(self.factors()?));
        }
        Ok(sum)
    }

    fn factors(&mut self) -> Result<Sum, Fault> {
        let mut sum = self.single()?;
        while let Some(sign) = self.sign(&['*', '/']) {
            sum = Sum::Both(Box::new(sum), sign, Box::new(self.single()?));
        }
        Ok(sum)
    }

    fn single(&mut self) -> Result<Sum, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault());
        }
        if self.sign(&['(']).is_some() {
            let sum = self.terms()?;
            self.depth -= 1;
            return self.sign(&[')']).map(|_| sum).ok_or_else(|| self.fault());
        }
        if self.sign(&['-']).is_some() {
            let sum = self.single()?;
            self.depth -= 1;
            return Ok(Sum::Both(Box::new(Sum::Number(0.0)), '-', Box::new(sum)));
        }
        self.depth -= 1;
        // The longest heading wins, so that a column "n-1" is not read as n less 1.
        let heading = self.data.headings().iter().filter(|h| !h.is_empty() && self.rest.starts_with(h.as_str())).max_by_key(|h| h.len());
        if let Some(heading) = heading {
            let place = self.data.place(heading)?;
            self.rest = self.rest[heading.len()..].trim_start();
            return Ok(Sum::Column(place));
        }
        let digits = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(self.rest.len());
        let number = self.rest[..digits].parse().map_err(|_| self.fault())?;
        self.rest = self.rest[digits..].trim_start();
        Ok(Sum::Number(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_column_or_a_sum_of_columns_is_read_and_nothing_else() {
        let data = Data::parse(Path::new("a.csv"), b"count,n,n-1\n3,2,9\n,0,8\n4,0,7\n").unwrap();
        let read = |text: &str| column(&data, text, "value");
        assert_eq!(read("count").unwrap(), [Some(3.0), None, Some(4.0)]);
        assert_eq!(read("count+1").unwrap(), [Some(4.0), None, Some(5.0)]);
        assert_eq!(read("(count - 1) * 2.5 / n").unwrap(), [Some(2.5), None, None]);
        assert_eq!(read("-n + 1").unwrap()[0], Some(-1.0));
        assert_eq!(places(&data, "n-1 + count", "value").unwrap(), [2, 0]);
        assert_eq!(read("n-1").unwrap()[0], Some(9.0));
        assert!(read("weeks").is_err() && read("count+").is_err() && read("(count").is_err() && read("").is_err());
        assert!(read(&"(".repeat(9999)).is_err());
    }
}
