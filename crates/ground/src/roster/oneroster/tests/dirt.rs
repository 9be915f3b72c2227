//! Dirt inside the files: read all the same, and told.

use jiff::civil::date;

use super::*;

#[test]
fn every_liberty_is_told_with_file_row_and_column_and_refused_when_strict() {
    let reading = read_1_1(&USERS_1_1.replace("u4,,,false", "u4,,03/04/2023,FALSE"));
    let warning = told(&reading, "date-ambiguous");
    assert_eq!((warning.file.as_str(), warning.row, warning.column.as_deref()), ("users.csv", Some(5), Some("dateLastModified")));
    assert_eq!(warning.place_key(), "roster-place-cell");
    assert!(warning.args().contains(&("read_as", "2023-03-04".to_owned())));
    let warnings = reading.warnings.clone();
    assert_eq!(reading.strict(), Err(warnings));
}

#[test]
fn names_of_columns_may_be_misspelt() {
    let roles = ROLES
        .replace("dateLastModified", "dataLastModified")
        .replace("userSourcedId", "userSorcedID")
        .replace("orgSourcedId", "ORG_SOURCED_ID");
    let users = USERS_1_2.replace("preferredGivenName", "prefferedGivenName").replace("familyName", "Last Name");
    let reading = read_1_2(&users, &roles);
    assert_eq!(reading.people.len(), 2);
    assert_eq!(reading.people[0].preferred_given.as_deref(), Some("Bee"));
    assert_eq!(keys(&reading), ["column-spelling", "column-form", "column-spelling", "column-spelling", "column-spelling"]);
}

#[test]
fn a_password_never_enters_by_a_misspelt_column() {
    let reading = read_1_1(&USERS_1_1.replace("username", "passwort").replace("email", "pass word"));
    assert!(!format!("{reading:?}").contains("planted-pw"));
}

#[test]
fn marks_utf16_windows_letters_and_semicolons_are_read() {
    let mut orgs = b"\xEF\xBB\xBF".to_vec();
    orgs.extend(ORGS.bytes());
    let utf16 = [0xFEFF].into_iter().chain(MANIFEST_1_1.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mut users = USERS_1_1.replace("\"s1,s2\"", "\"s1!s2\"").replace(',', ";").replace('!', ",").into_bytes();
    let at = users.windows(5).position(|five| five == b"Birch").expect("Birch");
    users[at + 1] = 0xE9;
    let list = vec![("manifest.csv".into(), utf16), ("orgs.csv".into(), orgs), ("users.csv".into(), users)];
    let reading = read(Source::files(list)).expect("readable");
    assert_eq!(reading.people[0].family, "Bérch");
    assert_eq!(reading.people[0].roles.len(), 2);
    assert_eq!(keys(&reading), ["utf16", "byte-order-mark", "delimiter", "windows-1252"]);
}

#[test]
fn rows_of_another_length_are_read_when_nothing_can_have_slipped() {
    let reading =
        read_1_1(&USERS_1_1.replace("u4,,,false,s2,administrator,adm,Ada,Moss,,,planted-pw", "u4,,,false,s2,administrator,adm,Ada,Moss"));
    assert_eq!((ids(&reading), keys(&reading)), (vec!["u1", "u4"], vec!["row-short"]));
    let reading = read_1_1(&USERS_1_1.replace("\"s1,s2\"", "s1,s2"));
    assert_eq!((ids(&reading), keys(&reading)), (vec!["u4"], vec!["row-long"]));
    let reading = read_1_1(&USERS_1_1.replace("\"s1,s2\"", "s1").replace("\r\n", ",\r\n"));
    assert_eq!((ids(&reading), keys(&reading)), (vec!["u1", "u4"], vec!["empty-columns"]));
}

#[test]
fn a_student_whose_cells_slipped_is_not_taken_for_staff() {
    let reading = read_1_1(&USERS_1_1.replace(
        "u2,,,true,s1,student,stu,Hidden,Child,child@lake.example,555-0102,planted-pw",
        "u2,,,true,s1,s2,student,stu,Hidden,Child,,,",
    ));
    assert_eq!((ids(&reading), keys(&reading)), (vec!["u1", "u4"], vec!["empty-cells", "person-without-role", "role-shifted"]));
    let reading = read_1_1(&USERS_1_1.replace(
        "u2,,,true,s1,student,stu,Hidden,Child,child@lake.example,555-0102,planted-pw",
        "u2,,,true,s1,s2,student,stu,Hidden,Child",
    ));
    assert_eq!((ids(&reading), keys(&reading)), (vec!["u1", "u4"], vec!["row-short", "person-without-role", "role-shifted"]));
}

#[test]
fn a_status_may_be_written_in_many_ways() {
    let users = USERS_1_1.replace("u1,,", "u1,Scheduled,").replace("u4,,", "u4,ToBeDeleted,").replace("u3,,", "u3,ACTIVE,");
    let reading = read_1_1(&users);
    assert_eq!(ids(&reading), ["u1"]);
    assert_eq!(reading.gone.people, ["u4"]);
    assert_eq!(keys(&reading), ["status-unknown", "status-form", "status-form", "gone-in-bulk"]);
}

#[test]
fn a_row_without_a_needed_value_is_left_out() {
    let users = USERS_1_1.replace("Ada,Moss", "Ada,") + ",,,true,s1,teacher,x,No,Id,,,\r\n";
    let reading = read_1_1(&users);
    assert_eq!((ids(&reading), keys(&reading)), (vec!["u1"], vec!["value-missing", "value-missing"]));
}

#[test]
fn rows_with_one_id_are_read_as_one_when_they_name_the_same_person_and_not_at_all_otherwise() {
    let own = "u1,,,true,\"s1,s2\",teacher,tea,Tea,Birch,tea@lake.example,555-0101,planted-pw";
    let both = format!("{}u1,,,true,s2,aide,tea,Tea,Birch,,,\r\n", USERS_1_1.replace(own, &own.replace("\"s1,s2\"", "s1")));
    let reading = read_1_1(&both);
    let parts: Vec<_> = reading.people[0].roles.iter().map(|role| (role.org.as_str(), role.role.clone())).collect();
    assert_eq!(parts, [("s1", RosterRole::Teacher), ("s2", RosterRole::Aide)], "one row for each school");
    assert_eq!(told(&reading, "id-twice").what, WarningKind::IdTwice { first_row: 2 });
    for other in ["u1,,,true,s1,aide,y,Other,Name,,,\r\n", "u1,,,true,s1,student,tea,Tea,Birch,,,\r\n"] {
        let reading = read_1_1(&format!("{USERS_1_1}{other}"));
        assert_eq!((ids(&reading), keys(&reading)), (vec!["u4"], vec!["id-shared"]), "{other}");
        assert_eq!(reading.left_out.people, ["u1"], "who is here already stays as they are");
    }
    // a student's second row is told, and counted once
    let reading = read_1_1(&format!("{USERS_1_1}u2,,,true,s1,student,stu,Hidden,Child,,,\r\n"));
    assert_eq!((reading.headcounts["s1"].students, keys(&reading)), (1, vec!["id-twice"]));
}

#[test]
fn roles_are_known_in_any_case_and_unknown_ones_kept_as_they_are() {
    let users = USERS_1_1.replace("teacher", "Paraeducator").replace("administrator", "Coach").replace("student", "PUPIL");
    let reading = read_1_1(&users);
    assert_eq!(reading.people[0].roles[0].role, RosterRole::Aide);
    assert_eq!(reading.people[1].roles[0].role, RosterRole::Other("Coach".into()));
    assert_eq!(reading.headcounts["s1"].students, 1);
    assert_eq!(keys(&reading), ["role-form", "role-form", "role-unknown"]);
}

#[test]
fn a_role_that_points_nowhere_is_left_out() {
    let roles = ROLES.replace("r4,,,u3", "r4,,,u9").replace(",s1,\r\n    r2", ",s7,\r\n    r2").replace("2025-06-30,s1", "2025-06-30,s7");
    let reading = read_1_2(USERS_1_2, &roles);
    assert!(reading.people.is_empty());
    assert_eq!(keys(&reading), ["role-org-unknown", "role-user-unknown", "person-without-role"]);
    // u1 has only a guardian's role left: counted, not kept, not told
    assert_eq!(reading.headcounts["s2"].families, 1);
}

#[test]
fn someone_without_a_role_is_never_kept_on_a_guess() {
    let reading = read_1_2(&(USERS_1_2.to_owned() + "u8,,,true,who,Who,Knows,,,,s1\r\n"), ROLES);
    assert_eq!(ids(&reading), ["u1", "u3"]);
    assert_eq!((told(&reading, "person-without-role").row, reading.partial.people.len()), (Some(5), 0));
}

#[test]
fn a_role_that_ends_before_it_begins_keeps_its_end() {
    let reading = read_1_2(USERS_1_2, &ROLES.replace("2024-08-01", "2025-08-01T00:00:00Z"));
    let role = &reading.people[0].roles[0];
    assert_eq!((role.begins, role.ends), (None, Some(date(2025, 6, 30))));
    assert_eq!(keys(&reading), ["date-with-time", "dates-reversed"]);
}

#[test]
fn parents_unknown_or_in_a_circle_are_dropped() {
    let reading = read_orgs(&ORGS.replace("district,,\r\n", "district,,s1\r\n").replace("0002,d1", "0002,d9"));
    assert!(reading.orgs.iter().all(|org| org.parent.is_none()));
    assert_eq!(keys(&reading), ["parent-circle", "parent-circle", "parent-unknown"]);
    assert_eq!(keys(&read_orgs(&ORGS.replace("0001,d1", "0001,s1"))), ["parent-circle"]);
}

#[test]
fn a_list_without_a_district_is_fine_and_said() {
    let reading = read_orgs(&ORGS.replace("district", "Department"));
    assert_eq!(reading.orgs[0].kind, OrgKind::Department);
    assert_eq!(keys(&reading), ["no-district", "org-type-form", "org-department"]);
    let reading = read_orgs(&ORGS.replace("district", "department"));
    assert!(reading.strict().is_ok(), "a notice is not dirt");
}

#[test]
fn org_ids_may_be_set_apart_otherwise() {
    let reading = read_1_1(&USERS_1_1.replace("\"s1,s2\"", "s1;s2"));
    assert_eq!((reading.people[0].roles.len(), keys(&reading)), (2, vec!["org-list-form"]));
}

#[test]
fn whoever_is_named_in_a_row_that_cannot_be_used_has_not_left() {
    let users = USERS_1_1.replace("\"s1,s2\"", "s1,s2").replace("Ada,Moss", "Ada,").replace("u2,,,true,s1", "u2,,,true,s9");
    let orgs = ORGS.replace("North School", "");
    let list = [("manifest.csv", MANIFEST_1_1), ("orgs.csv", &orgs), ("users.csv", &users)];
    let reading = read(files(&list)).expect("readable");
    assert!(reading.people.is_empty() && reading.gone == Gone::default());
    assert_eq!(reading.left_out.people, ["u1", "u2", "u3", "u4"]);
    assert_eq!(reading.left_out.orgs, ["s1"]);
}
