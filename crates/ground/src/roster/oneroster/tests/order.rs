//! Neither the order of rows nor that of files matters: what goes on is the same for every shuffle.

use super::*;
use crate::roster::incoming::{Incoming, from_oneroster};
use proptest::prelude::*;

/// A delivery with much that could depend on the order: rows of one id, dates that explain each other, circles.
fn dirty() -> Vec<(&'static str, Vec<String>)> {
    let mut list = taught();
    list[0].1 += "file.demographics,bulk\r\n";
    list[1].1 += "s1,,,Northern School,school,,d1\r\ns3,,,A,school,,s4\r\ns4,,,B,school,,s3\r\n";
    list[2].1 += "u1,,1/05/2023,true,s1,aide,tea,Tea,Birch,tb@lake.example,,\r\nu5,,15/06/2023,yes,s1,teacher,a,Al,Oak,,,\r\n\
        u5,,,true,s2,teacher,a,Ann,Elm,,,\r\nu6,,,true,s1,student,x,Hidden,Twin,,,\r\nu6,,,true,s2,student,x,Hidden,Twin,,,\r\n";
    list[3].1 += "t1,,,Fall,term,12/08/2024,20/12/2024,y1,2025\r\nt2,,,Spring,semester,06/01/2025,6/6/2025,t3,\r\nt3,,,X,term,2025-01-01,2025-02-01,t2,\r\n";
    list[4].1 += "c1,,,Reading Three,,k1,,Scheduled,,s1,t2,,,\r\nc3,,,Math,,k1,,scheduled,,s1,t1;t2,Math,,\r\n";
    list[5].1 += "e5,,,c1,s1,u6,student,,,\r\ne6,,,c3,s1,u6,Student,,,\r\ne7,,,c3,s1,u1,aide,,,\r\ne8,,,c3,s1,u4,teacher,,,\r\n";
    let lines = |text: String| text.split_inclusive("\r\n").map(str::to_owned).collect();
    list.into_iter().map(|(name, text)| (name, lines(text))).collect()
}

/// In the order that the numbers give; the first row stays.
fn shuffled(list: &[(&'static str, Vec<String>)], by: &[u64]) -> Vec<(&'static str, String)> {
    let mut by = by.iter().copied().cycle();
    let mut next = || by.next().unwrap_or_default();
    let mut files: Vec<(u64, (&'static str, String))> = Vec::new();
    for (name, lines) in list {
        let mut rows: Vec<(u64, &String)> = lines[1..].iter().map(|line| (next(), line)).collect();
        rows.sort_by_key(|(key, _)| *key);
        let text = lines[0].clone() + &rows.into_iter().map(|(_, line)| line.as_str()).collect::<String>();
        files.push((next(), (*name, text)));
    }
    files.sort_by_key(|(key, _)| *key);
    files.into_iter().map(|(_, file)| file).collect()
}

fn said(list: &[(&'static str, String)]) -> (Incoming, Vec<&'static str>) {
    let reading = read_list(list).expect("readable");
    let mut kinds: Vec<&str> = reading.warnings.iter().map(|w| w.what.key()).collect();
    kinds.sort_unstable();
    (from_oneroster(&reading), kinds)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_shuffle_of_rows_and_files_says_the_same(by in prop::collection::vec(any::<u64>(), 80)) {
        let list = dirty();
        let plain: Vec<(&str, String)> = list.iter().map(|(name, lines)| (*name, lines.concat())).collect();
        let shuffled = shuffled(&list, &by);
        prop_assert_eq!(said(&shuffled), said(&plain));
        let zip = zipped(&shuffled.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>());
        let zipped = from_oneroster(&read(Source::zip(&zip)).expect("readable"));
        prop_assert_eq!(zipped, said(&plain).0);
    }
}

#[test]
fn the_dirty_delivery_is_read_as_meant() {
    let list: Vec<(&str, String)> = dirty().into_iter().map(|(name, lines)| (name, lines.concat())).collect();
    let (incoming, kinds) = said(&list);
    assert!(kinds.len() > 12, "{kinds:?}");
    assert_eq!(incoming.people.iter().map(|p| p.source_id.as_str()).collect::<Vec<_>>(), ["u1", "u4"], "u5 is two people");
    assert!(incoming.unread.contains(&"u5".to_owned()));
    assert_eq!(incoming.students, 3, "u2 at one school, u6 at two");
}
