//! What cannot be read, and zips that nobody should open.

use super::*;

#[test]
fn what_cannot_be_read_is_refused_with_the_reason() {
    let refused = |list: &[(&str, &str)]| read(files(list)).expect_err("refused");
    assert_eq!(refused(&[("users.csv", USERS_1_1)]), ReadError::NoOrgsFile);
    assert_eq!(refused(&[("orgs.csv", ORGS)]), ReadError::NoUsersFile);
    assert_eq!(refused(&[("orgs.csv", ORGS), ("users.csv", USERS_1_2)]), ReadError::NoRoles);
    let header = ORGS.lines().next().unwrap_or_default();
    for empty in ["", "\r\n", header] {
        assert_eq!(refused(&[("orgs.csv", empty), ("users.csv", USERS_1_1)]), ReadError::NoRows { file: "orgs.csv".into() });
    }
    assert_eq!(
        refused(&[("orgs.csv", &ORGS.replace("name", "wording")), ("users.csv", USERS_1_1)]),
        ReadError::NoColumn { file: "orgs.csv".into(), column: "name".into() }
    );
    assert_eq!(
        refused(&[("orgs.csv", &ORGS.replace("North School", "\"North School")), ("users.csv", USERS_1_1)]),
        ReadError::Quoting { file: "orgs.csv".into(), row: 3 }
    );
    assert!(matches!(read(Source::zip(b"no zip")), Err(ReadError::NotAZip { .. })));
    assert!(matches!(read(Source::folder("/nowhere/at/all")), Err(ReadError::Unreadable { .. })));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let zeros = "0".repeat(4 * 1024 * 1024);
    let zip = zipped(&[("orgs.csv", ORGS), ("users.csv", USERS_1_1), ("results.csv", &zeros)]);
    assert!(matches!(read(Source::zip(&zip)), Err(ReadError::TooDense { ratio: 201.., .. })));
    let names: Vec<String> = (0..=MOST_ENTRIES).map(|n| format!("{n}.csv")).collect();
    let zip = zipped(&names.iter().map(|name| (name.as_str(), "")).collect::<Vec<_>>());
    assert_eq!(read(Source::zip(&zip)), Err(ReadError::TooManyEntries { found: MOST_ENTRIES + 1, most: MOST_ENTRIES }));
}

#[test]
fn sizes_that_are_not_true_are_found_out() {
    // the central directory says 600 MiB, then 1 byte
    let with_size = |size: u32| {
        let mut zip = zipped(&[("orgs.csv", ORGS), ("users.csv", USERS_1_1)]);
        let entry = zip.windows(4).position(|four| four == b"PK\x01\x02").expect("directory");
        zip[entry + 24..entry + 28].copy_from_slice(&size.to_le_bytes());
        read(Source::zip(&zip)).expect_err("refused")
    };
    assert_eq!(with_size(600 * 1024 * 1024), ReadError::TooLarge { most_mib: 512 });
    let error = with_size(1);
    assert!(matches!(error, ReadError::SizeFalse { .. } | ReadError::Damaged { .. }), "{error:?}");
}

#[test]
fn odd_paths_and_locked_files_are_refused() {
    for name in ["../orgs.csv", "a/../../orgs.csv", "/etc/orgs.csv", "C:/orgs.csv", "..\\orgs.csv"] {
        let zip = zipped(&[(name, ORGS), ("users.csv", USERS_1_1)]);
        assert!(matches!(read(Source::zip(&zip)), Err(ReadError::OddPath { .. })), "{name}");
    }
    let mut zip = zipped(&[("orgs.csv", ORGS)]);
    let entry = zip.windows(4).position(|four| four == b"PK\x01\x02").expect("directory");
    zip[entry + 8] |= 1;
    assert_eq!(read(Source::zip(&zip)), Err(ReadError::Encrypted { name: "orgs.csv".into() }));
}
