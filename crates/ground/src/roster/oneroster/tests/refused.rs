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

#[test]
fn zips_within_the_zip_are_never_unpacked() {
    let zeros = "0".repeat(900 * 1024);
    let inner = zipped(&[("bomb.csv", &zeros)]);
    let packed = |name: &str| {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in [("orgs.csv", ORGS.as_bytes()), ("users.csv", USERS_1_1.as_bytes()), (name, inner.as_slice())] {
            writer.start_file(name, SimpleFileOptions::default()).expect("start");
            writer.write_all(bytes).expect("write");
        }
        writer.finish().expect("finish").into_inner()
    };
    let told: Vec<_> = read(Source::zip(&packed("more.zip"))).expect("readable").warnings;
    assert!(told.iter().all(|warning| warning.file != "more.zip"), "{told:?}");
    // one that calls itself a CSV file is a file without columns
    let zip = packed("roles.csv");
    assert!(matches!(read(Source::zip(&zip)), Err(ReadError::NoColumn { .. } | ReadError::Quoting { .. } | ReadError::NoRows { .. })));
}

#[test]
fn many_honest_files_that_are_too_large_together_are_refused_before_any_is_unpacked() {
    // each is dense but allowed; it is their sum that is not
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut line = 0_u64;
    let mut text = String::new();
    while text.len() < 9 * 1024 * 1024 {
        line += 1;
        text.push_str(&format!("{:x}{:032}\r\n", line.wrapping_mul(0x9E37_79B9_7F4A_7C15), 0));
    }
    writer.start_file("0.csv", SimpleFileOptions::default()).expect("start");
    writer.write_all(text.as_bytes()).expect("write");
    let mut zip = writer.finish().expect("finish").into_inner();
    assert!(!matches!(read(Source::zip(&zip)), Err(ReadError::TooLarge { .. })));
    // the directory says of this one file what sixty of them would hold
    let entry = zip.windows(4).position(|four| four == b"PK\x01\x02").expect("directory");
    zip[entry + 24..entry + 28].copy_from_slice(&(60 * 9 * 1024 * 1024_u32).to_le_bytes());
    assert!(matches!(read(Source::zip(&zip)), Err(ReadError::TooLarge { .. } | ReadError::TooDense { .. })));
}
