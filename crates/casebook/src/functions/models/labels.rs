//! The levels of a grouping column in the order in which R's `factor` has them: numbers by size, text as a dictionary does.

use crate::functions::order::{dictionary, number};
use crate::{Data, Fault};
use std::collections::HashMap;

/// The level of each row, and the labels of the levels.
pub(super) struct Levels {
    pub level: Vec<u32>,
    pub labels: Vec<String>,
}

/// Which of the rows have which level; `rows` lists those that count, in all of which the columns are filled.
pub(super) fn levels(data: &Data, columns: &[String], rows: &[usize]) -> Result<Levels, Fault> {
    let mut whole: Option<Levels> = None;
    for column in columns {
        let next = of_column(data, column, rows)?;
        whole = Some(match whole {
            None => next,
            Some(first) => crossed(&first, &next),
        });
    }
    Ok(whole.unwrap_or(Levels { level: Vec::new(), labels: Vec::new() }))
}

fn of_column(data: &Data, column: &str, rows: &[usize]) -> Result<Levels, Fault> {
    let place = data.place(column)?;
    let mut known: HashMap<&str, u32> = HashMap::new();
    let mut texts: Vec<&str> = Vec::new();
    let mut level = Vec::with_capacity(rows.len());
    for row in rows {
        let text = data.text_at(*row, place).unwrap_or_default();
        let next = texts.len() as u32;
        let code = *known.entry(text).or_insert(next);
        if code == next {
            texts.push(text);
        }
        level.push(code);
    }
    // A column is a column of numbers only if all its cells are, also those of rows that are left out.
    let numbers = (0..data.len()).filter_map(|row| data.text_at(row, place)).all(|text| number(text).is_some());
    let mut order: Vec<u32> = (0..texts.len() as u32).collect();
    let mut labels: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    if numbers {
        let value = |code: &u32| number(texts[*code as usize]).unwrap_or(0.0);
        order.sort_by(|a, b| value(a).total_cmp(&value(b)));
        labels = (0..texts.len() as u32).map(|code| shown(value(&code), texts[code as usize])).collect();
    } else {
        order.sort_by_cached_key(|code| dictionary(texts[*code as usize]));
    }
    Ok(renumbered(&level, &labels, &order))
}

/// Levels in this order; labels that are written alike (7 and 7.0 in a column of numbers) are one level.
fn renumbered(level: &[u32], labels: &[String], order: &[u32]) -> Levels {
    let mut rank = vec![0_u32; labels.len()];
    let mut kept: Vec<String> = Vec::new();
    for code in order {
        let label = &labels[*code as usize];
        if kept.last() != Some(label) {
            kept.push(label.clone());
        }
        rank[*code as usize] = kept.len() as u32 - 1;
    }
    Levels { level: level.iter().map(|code| rank[*code as usize]).collect(), labels: kept }
}

/// `a:b`: the combinations that occur, by a and then by b.
fn crossed(one: &Levels, other: &Levels) -> Levels {
    let pairs: Vec<(u32, u32)> = one.level.iter().copied().zip(other.level.iter().copied()).collect();
    let mut kinds = pairs.clone();
    kinds.sort_unstable();
    kinds.dedup();
    let labels = kinds.iter().map(|(a, b)| format!("{}:{}", one.labels[*a as usize], other.labels[*b as usize])).collect();
    let level = pairs.iter().map(|pair| kinds.partition_point(|kind| kind < pair) as u32).collect();
    Levels { level, labels }
}

/// A number as R writes it in a label: 007 is 7, 1.50 is 1.5.
fn shown(value: f64, text: &str) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        format!("{value:.0}")
    } else if value.abs() < 1e15 && value.abs() >= 1e-4 {
        value.to_string()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn numbers_go_by_size_and_text_as_in_a_dictionary() {
        let data = Data::parse(Path::new("a.csv"), b"g,h\n10,b\n9,B\n007,a\n10,A\n7.0,d1s10\n9,d1s1t\n").unwrap();
        let numbers = levels(&data, &["g".to_owned()], &[0, 1, 2, 3, 4, 5]).unwrap();
        assert_eq!((numbers.labels.join(" "), numbers.level), ("7 9 10".to_owned(), vec![2, 1, 0, 2, 0, 1]));
        let texts = levels(&data, &["h".to_owned()], &[0, 1, 2, 3, 4, 5]).unwrap();
        assert_eq!(texts.labels.join(" "), "a A b B d1s10 d1s1t");
        let both = levels(&data, &["g".to_owned(), "h".to_owned()], &[0, 1, 3]).unwrap();
        assert_eq!((both.labels.join(" "), both.level), ("9:B 10:A 10:b".to_owned(), vec![2, 0, 1]));
    }
}
