//! Every kind of dirt that fixtures, generators and systems are known to send, by name: each is read, each is told with file,
//! row and column, and each is refused in the same words by who is strict.

use super::*;

/// A kind of dirt: how a clean delivery gets it, and what is told.
struct Dirt {
    name: &'static str,
    /// 1.2 where the dirt is of its files.
    newer: bool,
    soil: fn(&mut Vec<(&'static str, Vec<u8>)>),
    key: &'static str,
    file: &'static str,
    row: Option<u64>,
    column: Option<&'static str>,
}

/// Changes words in one of the files.
fn swap(list: &mut [(&'static str, Vec<u8>)], file: &str, from: &str, to: &str) {
    let (_, bytes) = list.iter_mut().find(|(name, _)| *name == file).expect("the file");
    let text = String::from_utf8(bytes.clone()).expect("text");
    let swapped = text.replace(from, to);
    assert_ne!(swapped, text, "{from} is not in {file}");
    *bytes = swapped.into_bytes();
}

fn append(list: &mut [(&'static str, Vec<u8>)], file: &str, rows: &str) {
    let (_, bytes) = list.iter_mut().find(|(name, _)| *name == file).expect("the file");
    bytes.extend_from_slice(rows.as_bytes());
}

const EVERY_KIND: &[Dirt] = &[
    Dirt {
        name: "dataLastModified for dateLastModified",
        newer: true,
        soil: |list| swap(list, "roles.csv", "dateLastModified", "dataLastModified"),
        key: "column-spelling",
        file: "roles.csv",
        row: Some(1),
        column: Some("dateLastModified"),
    },
    Dirt {
        name: "dataLastModified in the largest file",
        newer: false,
        soil: |list| swap(list, "enrollments.csv", "dateLastModified", "dataLastModified"),
        key: "column-spelling",
        file: "enrollments.csv",
        row: Some(1),
        column: Some("dateLastModified"),
    },
    Dirt {
        name: "prefferedGivenName",
        newer: true,
        soil: |list| swap(list, "users.csv", "preferredGivenName", "prefferedGivenName"),
        key: "column-spelling",
        file: "users.csv",
        row: Some(1),
        column: Some("preferredGivenName"),
    },
    Dirt {
        name: "a lower-case file name of a file that is read",
        newer: false,
        soil: |list| list.iter_mut().filter(|f| f.0 == "academicSessions.csv").for_each(|f| f.0 = "academicsessions.csv"),
        key: "file-name",
        file: "academicsessions.csv",
        row: None,
        column: None,
    },
    Dirt {
        name: "a lower-case userprofiles.csv",
        newer: true,
        soil: |list| list.push(("userprofiles.csv", b"profileId\r\n".to_vec())),
        key: "closed-file-name",
        file: "userprofiles.csv",
        row: None,
        column: None,
    },
    Dirt {
        name: "a userprofiles file that is a copy of roles",
        newer: true,
        soil: |list| list.push(("userProfiles.csv", ROLES.as_bytes().to_vec())),
        key: "closed-file-copy",
        file: "userProfiles.csv",
        row: None,
        column: None,
    },
    Dirt {
        name: "a date 1/05/2023 that may be January or May",
        newer: true,
        soil: |list| swap(list, "roles.csv", "2023-08-01", "1/05/2023"),
        key: "date-ambiguous",
        file: "roles.csv",
        row: Some(5),
        column: Some("beginDate"),
    },
    Dirt {
        name: "a date 1/05/2023 that another date of the file explains",
        newer: false,
        soil: |list| {
            swap(list, "academicSessions.csv", "2024-12-20", "20/12/2024");
            swap(list, "academicSessions.csv", "t1,,,Fall,semester,2024-08-12", "t1,,,Fall,semester,1/05/2023");
        },
        key: "date-by-others",
        file: "academicSessions.csv",
        row: Some(3),
        column: Some("startDate"),
    },
    Dirt {
        name: "TRUE",
        newer: false,
        soil: |list| swap(list, "users.csv", "u1,,,true", "u1,,,TRUE"),
        key: "boolean-form",
        file: "users.csv",
        row: Some(2),
        column: Some("enabledUser"),
    },
    Dirt {
        name: "Scheduled",
        newer: false,
        soil: |list| swap(list, "classes.csv", "scheduled", "Scheduled"),
        key: "class-type-form",
        file: "classes.csv",
        row: Some(2),
        column: Some("classType"),
    },
    Dirt {
        name: "termSourcedId for termSourcedIds",
        newer: false,
        soil: |list| swap(list, "classes.csv", "termSourcedIds", "termSourcedId"),
        key: "column-spelling",
        file: "classes.csv",
        row: Some(1),
        column: Some("termSourcedIds"),
    },
    Dirt {
        name: "a blank value in the manifest",
        newer: false,
        soil: |list| append(list, "manifest.csv", "file.userProfiles,\r\n"),
        key: "manifest-blank",
        file: "manifest.csv",
        row: Some(10),
        column: None,
    },
    Dirt {
        name: "a manifest whose header is also a row",
        newer: false,
        soil: |list| swap(list, "manifest.csv", "manifest.version,1.0", "propertyName,value\r\nmanifest.version,1.0"),
        key: "header-again",
        file: "manifest.csv",
        row: Some(2),
        column: None,
    },
    Dirt {
        name: "a manifest that says two things of one file",
        newer: false,
        soil: |list| append(list, "manifest.csv", "file.demographics,bulk\r\n"),
        key: "manifest-twice",
        file: "manifest.csv",
        row: Some(10),
        column: None,
    },
    Dirt {
        name: "trailing empty columns",
        newer: true,
        soil: |list| swap(list, "roles.csv", "userProfileSourcedId\r\n", ",\r\n"),
        key: "empty-columns",
        file: "roles.csv",
        row: Some(1),
        column: None,
    },
    Dirt {
        name: "a byte order mark",
        newer: false,
        soil: |list| swap(list, "classes.csv", "sourcedId,", "\u{FEFF}sourcedId,"),
        key: "byte-order-mark",
        file: "classes.csv",
        row: None,
        column: None,
    },
    Dirt {
        name: "an old Windows letter",
        newer: false,
        soil: |list| {
            let (_, bytes) = list.iter_mut().find(|f| f.0 == "users.csv").expect("users");
            let at = bytes.windows(5).position(|five| five == b"Birch").expect("Birch");
            bytes[at + 1] = 0xE9;
        },
        key: "windows-1252",
        file: "users.csv",
        row: Some(2),
        column: Some("familyName"),
    },
    Dirt {
        name: "one sourcedId in two rows",
        newer: false,
        soil: |list| append(list, "orgs.csv", "s1,,,North School,school,0001,d1\r\n"),
        key: "id-twice",
        file: "orgs.csv",
        row: Some(5),
        column: Some("sourcedId"),
    },
    Dirt {
        name: "one sourcedId for two people",
        newer: false,
        soil: |list| append(list, "users.csv", "u4,,,true,s1,aide,x,Other,Name,,,\r\n"),
        key: "id-shared",
        file: "users.csv",
        row: Some(6),
        column: Some("sourcedId"),
    },
    Dirt {
        name: "a row set apart otherwise than the first",
        newer: false,
        soil: |list| swap(list, "orgs.csv", "s2,,,South School,school,0002,d1", "s2;;;South School;school;0002;d1"),
        key: "row-delimiter",
        file: "orgs.csv",
        row: Some(4),
        column: None,
    },
    Dirt {
        name: "a file set apart by semicolons among others with commas",
        newer: false,
        soil: |list| swap(list, "orgs.csv", ",", ";"),
        key: "delimiter",
        file: "orgs.csv",
        row: None,
        column: None,
    },
    Dirt {
        name: "an unknown role",
        newer: true,
        soil: |list| swap(list, "roles.csv", "principal,", "Instructional Coach,"),
        key: "role-unknown",
        file: "roles.csv",
        row: Some(5),
        column: Some("role"),
    },
    Dirt {
        name: "an unknown role of an enrollment",
        newer: false,
        soil: |list| swap(list, "enrollments.csv", "u2,student,false,,\r\ne4", "u2,Auditor,false,,\r\ne4"),
        key: "enrollment-role-unknown",
        file: "enrollments.csv",
        row: Some(4),
        column: Some("role"),
    },
    Dirt {
        name: "a user of an organization that does not exist",
        newer: false,
        soil: |list| swap(list, "users.csv", "u4,,,false,s2", "u4,,,false,s77"),
        key: "role-org-unknown",
        file: "users.csv",
        row: Some(5),
        column: Some("orgSourcedIds"),
    },
    Dirt {
        name: "organizations in a circle",
        newer: false,
        soil: |list| swap(list, "orgs.csv", "Lake District,district,,", "Lake District,district,,s1"),
        key: "parent-circle",
        file: "orgs.csv",
        row: Some(2),
        column: Some("parentSourcedId"),
    },
    Dirt {
        name: "terms in a circle",
        newer: false,
        soil: |list| swap(list, "academicSessions.csv", "2025-06-06,,", "2025-06-06,t1,"),
        key: "session-circle",
        file: "academicSessions.csv",
        row: Some(2),
        column: Some("parentSourcedId"),
    },
    Dirt {
        name: "a role that ends before it begins",
        newer: true,
        soil: |list| swap(list, "roles.csv", "2024-08-01,2025-06-30", "2025-08-01,2025-06-30"),
        key: "dates-reversed",
        file: "roles.csv",
        row: Some(2),
        column: Some("beginDate"),
    },
    Dirt {
        name: "a term that ends before it begins",
        newer: false,
        soil: |list| swap(list, "academicSessions.csv", "2024-12-20", "2024-01-20"),
        key: "session-reversed",
        file: "academicSessions.csv",
        row: Some(3),
        column: Some("startDate"),
    },
    Dirt {
        name: "a class of a school that does not exist",
        newer: false,
        soil: |list| swap(list, "classes.csv", "homeroom,,s2", "homeroom,,s77"),
        key: "class-org-unknown",
        file: "classes.csv",
        row: Some(3),
        column: Some("schoolSourcedId"),
    },
    Dirt {
        name: "a class in a term that does not exist",
        newer: false,
        soil: |list| swap(list, "classes.csv", "s2,t1", "s2,t77"),
        key: "term-unknown",
        file: "classes.csv",
        row: Some(3),
        column: Some("termSourcedIds"),
    },
    Dirt {
        name: "an enrollment in a class that does not exist",
        newer: false,
        soil: |list| swap(list, "enrollments.csv", "c2,s2", "c77,s2"),
        key: "enrollment-class-unknown",
        file: "enrollments.csv",
        row: Some(5),
        column: Some("classSourcedId"),
    },
    Dirt {
        name: "an enrollment of somebody who is not in the list",
        newer: false,
        soil: |list| append(list, "enrollments.csv", "e9,,,c1,s1,u77,student,false,,\r\n"),
        key: "enrollment-user-unknown",
        file: "enrollments.csv",
        row: Some(6),
        column: Some("userSourcedId"),
    },
    Dirt {
        name: "a student enrolled as teacher",
        newer: false,
        soil: |list| append(list, "enrollments.csv", "e9,,,c1,s1,u2,teacher,false,,\r\n"),
        key: "enrollment-not-staff",
        file: "enrollments.csv",
        row: Some(6),
        column: Some("role"),
    },
];

#[test]
fn every_known_kind_of_dirt_is_read_and_told_and_refused_by_who_is_strict() {
    for Dirt { name, newer, soil, key, file, row, column } in EVERY_KIND {
        let clean = if *newer { taught_1_2() } else { taught() };
        let clean: Vec<(&str, Vec<u8>)> = clean.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        let reading = |list: &[(&str, Vec<u8>)]| {
            read(Source::files(list.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect())).expect(name)
        };
        assert!(reading(&clean).strict().is_ok(), "the delivery is clean before: {:?}", reading(&clean).warnings);
        let mut soiled = clean.clone();
        soil(&mut soiled);
        let read = reading(&soiled);
        assert!(!read.people.is_empty() && !read.orgs.is_empty(), "{name}: read all the same");
        let found = read.warnings.iter().find(|w| w.what.key() == format!("roster-warning-{key}"));
        let found = found.unwrap_or_else(|| panic!("{name}: no {key} among {:?}", read.warnings));
        assert_eq!((found.file.as_str(), found.row, found.column.as_deref()), (*file, *row, *column), "{name}");
        let refused = read.clone().strict().expect_err(name);
        assert!(refused.contains(found), "{name}: the same words");
    }
}

#[test]
fn what_the_standard_allows_is_no_dirt() {
    // a quoted line break, lines that end in CR alone, and a department
    let mut list = taught();
    list[2].1 = list[2].1.replace("Tea,Birch", "\"Tea\r\nMaria\",Birch");
    list[1].1 = ORGS.replace("South School,school", "South School,department").replace("\r\n", "\r");
    let reading = read_list(&list).expect("readable").strict().expect("clean");
    assert_eq!(reading.people[0].given, "Tea Maria");
    assert_eq!(reading.orgs[2].kind, OrgKind::Department);
    let department = told(&reading, "org-department");
    assert_eq!((department.row, department.column.as_deref()), (Some(4), Some("type")), "said, since some programs do not know it");
}
