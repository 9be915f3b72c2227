//! What nobody may find afterwards: planted in every place where a delivery has it, and looked for in all that goes on.

use super::*;
use crate::roster::incoming::{from_oneroster, from_oneroster_knowing, notes};
use std::collections::HashSet;

/// All that leaves the reader, as it is stored.
fn kept(reading: &Reading) -> String {
    let known: HashSet<String> = ["u1".to_owned(), "u4".to_owned()].into();
    let all = [from_oneroster(reading), from_oneroster_knowing(reading, &known)];
    serde_json::to_string(&(all, notes(&reading.warnings))).expect("json")
}

const PLANTED: &[&str] = &[
    "planted-password",
    "planted-sms",
    "planted-phone",
    "planted-birthday",
    "planted-grade",
    "Plantedchild",
    "Plantedparent",
    "planted.child@",
    "planted.parent@",
    "plantedstudentid",
    "plantedparentid",
    "planted-middle",
    "planted-user-name",
];

fn delivery() -> Vec<(&'static str, String)> {
    let mut list = taught();
    list[2].1 = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\r\n\
        u1,,,true,s1,teacher,tea,,Tea,Birch,planted-middle,,tea@lake.example,planted-sms,planted-phone,,,planted-password\r\n\
        u4,,,true,s2,administrator,adm,,Ada,Moss,,,,,,,,planted-password\r\n\
        plantedstudentid,,,true,s1,student,planted-user-name,,Plantedchild,Plantedchild,planted-middle,,planted.child@lake.example,planted-sms,planted-phone,plantedparentid,planted-grade,planted-password\r\n\
        plantedparentid,,,true,s1,parent,planted-user-name,,Plantedparent,Plantedparent,,,planted.parent@lake.example,planted-sms,planted-phone,plantedstudentid,,planted-password\r\n"
        .to_owned();
    list[5].1 = ENROLLMENTS.replace(",u2,", ",plantedstudentid,");
    list.push(("demographics.csv", "sourcedId,birthDate\r\nplantedstudentid,planted-birthday\r\n\"never closed".to_owned()));
    list.push(("results.csv", "sourcedId,score\r\nx,planted-grade\r\n".to_owned()));
    list.push(("userProfiles.csv", "profileId,password\r\nx,planted-password\r\n".to_owned()));
    list
}

#[test]
fn what_is_planted_where_it_is_nobodys_business_is_nowhere_in_what_goes_on() {
    let reading = read_list(&delivery()).expect("readable");
    let kept = kept(&reading);
    assert!(kept.contains("tea@lake.example") && kept.contains("\"students\":1"), "this test looks in the right place: {kept}");
    for planted in PLANTED {
        assert!(!kept.contains(planted), "{planted} in {kept}");
    }
}

#[test]
fn no_warning_repeats_what_may_be_personal_however_the_row_is_broken() {
    // each breaks the rows of student and parent in another way, so that values stand where they do not belong
    let broken: [(&str, &str); 9] = [
        ("true,s1,student,", "s1,student,"),
        ("true,s1,student,planted-user-name,,", "true,s1,student,"),
        ("plantedstudentid,,,true,s1,student", "plantedstudentid,,planted-birthday,planted-phone,s1,student"),
        ("plantedstudentid,,,true,s1,student", "plantedstudentid,,,true,s9,student"),
        ("plantedparentid,,,true,s1,parent", "plantedparentid,,,true,,parent"),
        ("Plantedchild,Plantedchild", "Plantedchild,"),
        ("planted.child@lake.example", "planted.child@ nowhere"),
        ("plantedstudentid,,,true", "plantedparentid,,,true"),
        (",plantedstudentid,,planted-password", ",plantedstudentid,,planted-password,,planted-phone"),
    ];
    for (from, to) in broken {
        let mut list = delivery();
        let before = list[2].1.clone();
        list[2].1 = before.replace(from, to);
        assert_ne!(list[2].1, before, "{from}");
        let reading = read_list(&list).expect("readable");
        let known: HashSet<String> = ["u1".to_owned(), "u4".to_owned()].into();
        let kept = serde_json::to_string(&(from_oneroster_knowing(&reading, &known), notes(&reading.warnings))).expect("json");
        for planted in PLANTED {
            assert!(!kept.contains(planted), "{from} → {to}: {planted} in {kept}");
        }
    }
    // and of enrollments: a student who is in no list, cells that slipped
    for (from, to) in [
        ("e2,,,c1", "e2,,,c9"),
        ("student,false,,\r\ne3", "false,,\r\ne3"),
        ("c1,s1,plantedstudentid,student", "c1,plantedstudentid,student"),
    ] {
        let mut list = delivery();
        list[5].1 = list[5].1.replace(from, to) + "e9,,,c1,s1,plantedstudentid2,student,,,\r\n";
        let reading = read_list(&list).expect("readable");
        let known: HashSet<String> = HashSet::new();
        let kept = serde_json::to_string(&(from_oneroster_knowing(&reading, &known), notes(&reading.warnings))).expect("json");
        assert!(!kept.contains("plantedstudentid"), "{kept}");
        assert!(kept.contains("roster-warning-enrollment-user-unknown"), "{kept}");
    }
}
