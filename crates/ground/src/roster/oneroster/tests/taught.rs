//! Classes with the count of their students, and terms; in full lists and in deltas.

use super::*;
use crate::roster::incoming::{from_oneroster, from_oneroster_knowing};
use std::collections::HashSet;
use std::ops::ControlFlow;

#[test]
fn a_class_has_its_staff_by_id_and_its_students_as_a_number() {
    let reading = read_list(&taught()).expect("readable").strict().expect("clean");
    let incoming = from_oneroster(&reading);
    let class = &incoming.classes[0];
    assert_eq!((class.title.as_str(), class.unit.as_str(), class.subject.as_deref()), ("Reading 3", "s1", Some("Reading")));
    assert_eq!((class.students, class.staff.as_slice()), (1, &["u1".to_owned()][..]), "one student in two rows is one student");
    assert_eq!((class.grades.join(" "), class.terms.join(" ")), ("03 04".to_owned(), "t1 y1".to_owned()));
    assert_eq!((incoming.classes[1].students, incoming.classes[1].staff.len()), (0, 0), "an administrator teaches nobody");
    let terms: Vec<_> = incoming.terms.iter().map(|t| (t.source_id.as_str(), t.kind.as_str(), t.ends_on.as_str())).collect();
    assert_eq!(terms, [("t1", "semester", "2024-12-20"), ("y1", "school-year", "2025-06-06")]);
    let newer = read_list(&taught_1_2()).expect("readable").strict().expect("clean");
    assert_eq!((newer.classes[0].students, newer.classes[0].staff.as_slice()), (1, &["u1".to_owned()][..]));
}

#[test]
fn enrollments_that_ended_are_not_counted() {
    let mut list = taught();
    list[5].1 = ENROLLMENTS.replace("e2,,", "e2,tobedeleted,").replace("e3,,", "e3,inactive,");
    let reading = read_list(&list).expect("readable");
    assert_eq!((reading.classes[0].students, told(&reading, "gone-in-bulk").rows), (0, 2));
}

#[test]
fn without_enrollments_no_class_is_claimed_to_be_empty() {
    let mut list = taught();
    list.retain(|(name, _)| *name != "enrollments.csv");
    list[0].1 = list[0].1.replace("file.enrollments,bulk", "file.enrollments,absent");
    let reading = read_list(&list).expect("readable").strict().expect("a roster of the staff alone is fine");
    assert!(reading.classes.is_empty());
    assert_eq!(keys(&reading), ["classes-uncounted"]);
}

#[test]
fn a_delta_of_classes_beside_a_full_list_of_people_is_not_mixed_in() {
    let mut list = taught();
    list[0].1 = list[0].1.replace("file.classes,bulk", "file.classes,delta");
    let reading = read_list(&list).expect("readable");
    assert!(reading.classes.is_empty());
    assert_eq!(keys(&reading), ["classes-mixed"]);
}

#[test]
fn a_delta_brings_classes_and_terms_and_says_which_are_gone() {
    let mut list = taught();
    list[0].1 = list[0].1.replace("bulk", "delta");
    list[1].1 = ORGS.replace("s1,,", "s1,active,");
    list[3].1 = SESSIONS.replace("y1,,", "y1,tobedeleted,");
    list[4].1 = CLASSES.replace("c2,,", "c2,tobedeleted,");
    list[5].1 = ENROLLMENTS.replace("e3,,,c1,s1,u2", "e3,active,,c1,s1,u9").replace("u1,teacher", "u7,teacher");
    let reading = read_list(&list).expect("readable");
    let known: HashSet<String> = ["u7".to_owned()].into();
    let incoming = from_oneroster_knowing(&reading, &known);
    assert_eq!((incoming.whole, incoming.classes.len(), incoming.classes[0].students), (false, 1, 2));
    assert_eq!((incoming.classes_gone.join(" "), incoming.terms_gone.join(" ")), ("c2".to_owned(), "y1".to_owned()));
    assert_eq!(incoming.classes[0].staff, ["u7"], "who is here already");
    assert!(from_oneroster(&reading).classes[0].staff.is_empty(), "who is neither here nor in the delivery may be a student");
}

#[test]
fn half_told_people_of_a_delta_come_through_only_when_they_are_here() {
    let manifest = MANIFEST_1_2.replace("bulk", "delta");
    let roles = ROLES.lines().take(1).map(|line| format!("{line}\r\n")).collect::<String>()
        + "r3,active,,u6,primary,aide,,,s1,\r\nr4,tobedeleted,,u3,primary,principal,,,s2,\r\nr5,active,,u8,primary,aide,,,s1,\r\n";
    let list = [("manifest.csv", manifest.as_str()), ("orgs.csv", ORGS), ("users.csv", USERS_1_2), ("roles.csv", &roles)];
    let reading = read(files(&list)).expect("readable");
    let known: HashSet<String> = ["u3", "u6"].map(str::to_owned).into();
    let incoming = from_oneroster_knowing(&reading, &known);
    let partial = &incoming.partial;
    assert_eq!(partial.people.iter().map(|p| p.source_id.as_str()).collect::<Vec<_>>(), ["u3"], "u2 may be a student");
    assert_eq!(partial.parts.iter().map(|(id, part)| (id.as_str(), part.unit.as_str())).collect::<Vec<_>>(), [("u6", "s1")]);
    assert_eq!(partial.parts_gone.iter().map(|(id, part)| (id.as_str(), part.role)).collect::<Vec<_>>(), [("u3", crate::Role::Principal)]);
    let text = serde_json::to_string(&incoming).expect("json");
    assert!(!text.contains("Hidden") && !text.contains("u2") && !text.contains("u8"), "{text}");
    assert_eq!(from_oneroster(&reading).partial, Default::default());
}

#[test]
fn whoever_reads_is_told_how_far_it_is_and_may_stop_at_any_piece() {
    let zip = zipped(&taught().iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>());
    let mut seen = Vec::new();
    let whole = read_with(Source::zip(&zip), &mut |progress| {
        seen.push(progress);
        ControlFlow::Continue(())
    });
    assert_eq!(whole, read(Source::zip(&zip)));
    assert!(seen.windows(2).all(|two| two[0].bytes <= two[1].bytes && two[1].bytes <= two[1].of_bytes), "{seen:?}");
    assert_eq!(seen.last().map(|last| (last.file, last.bytes == last.of_bytes)), Some(("enrollments.csv", true)));
    for stop in 0..seen.len() {
        let mut left = stop;
        let stopped = read_with(Source::zip(&zip), &mut |_| {
            left = left.wrapping_sub(1);
            if left == usize::MAX { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(stopped, Err(ReadError::Stopped), "at piece {stop}");
    }
}
