//! Deliveries as they come, small and dirty, with invented people.

mod clean;
mod deliveries;
mod dirt;
mod named_dirt;
mod order;
mod privacy;
mod published;
mod refused;
mod taught;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::*;

const ORGS: &str = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\n\
    d1,,,Lake District,district,,\r\n\
    s1,,,North School,school,0001,d1\r\n\
    s2,,,South School,school,0002,d1\r\n";

const MANIFEST_1_1: &str = "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\n\
    file.orgs,bulk\r\nfile.users,bulk\r\nfile.demographics,absent\r\n";

const MANIFEST_1_2: &str = "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n\
    file.orgs,bulk\r\nfile.users,bulk\r\nfile.roles,bulk\r\n";

const USERS_1_1: &str = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email,phone,password\r\n\
    u1,,,true,\"s1,s2\",teacher,tea,Tea,Birch,tea@lake.example,555-0101,planted-pw\r\n\
    u2,,,true,s1,student,stu,Hidden,Child,child@lake.example,555-0102,planted-pw\r\n\
    u3,,,true,s1,parent,par,Hidden,Parent,,555-0103,planted-pw\r\n\
    u4,,,false,s2,administrator,adm,Ada,Moss,,,planted-pw\r\n";

const USERS_1_2: &str = "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email,password,preferredGivenName,primaryOrgSourcedId\r\n\
    u1,,,true,tea,Tea,Birch,tea@lake.example,planted-pw,Bee,s1\r\n\
    u2,,,true,stu,Hidden,Child,,planted-pw,,s1\r\n\
    u3,,,true,pri,Paul,Reed,,planted-pw,,s2\r\n";

const ROLES: &str = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\r\n\
    r1,,,u1,primary,teacher,2024-08-01,2025-06-30,s1,\r\n\
    r2,,,u1,secondary,guardian,,,s2,\r\n\
    r3,,,u2,primary,student,,,s1,\r\n\
    r4,,,u3,primary,principal,2023-08-01,,s2,\r\n";

const SESSIONS: &str = "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\r\n\
    y1,,,2024-25,schoolYear,2024-08-12,2025-06-06,,2025\r\n\
    t1,,,Fall,semester,2024-08-12,2024-12-20,y1,2025\r\n";

const CLASSES: &str = "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\r\n\
    c1,,,Reading 3,\"03,04\",k1,,scheduled,,s1,\"t1,y1\",\"Reading, Writing\",,\r\n\
    c2,,,Homeroom,,k2,,homeroom,,s2,t1,,,\r\n";

const ENROLLMENTS: &str = "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\r\n\
    e1,,,c1,s1,u1,teacher,true,,\r\n\
    e2,,,c1,s1,u2,student,false,,\r\n\
    e3,,,c1,s1,u2,student,false,,\r\n\
    e4,,,c2,s2,u4,administrator,false,,\r\n";

/// A whole delivery of 1.1 with what is taught.
fn taught() -> Vec<(&'static str, String)> {
    let manifest = MANIFEST_1_1.to_owned() + "file.academicSessions,bulk\r\nfile.classes,bulk\r\nfile.enrollments,bulk\r\n";
    vec![
        ("manifest.csv", manifest),
        ("orgs.csv", ORGS.to_owned()),
        ("users.csv", USERS_1_1.to_owned()),
        ("academicSessions.csv", SESSIONS.to_owned()),
        ("classes.csv", CLASSES.to_owned()),
        ("enrollments.csv", ENROLLMENTS.to_owned()),
    ]
}

/// A whole delivery of 1.2 with what is taught.
fn taught_1_2() -> Vec<(&'static str, String)> {
    let mut list = taught();
    list[0].1 = list[0].1.replace("oneroster.version,1.1", "oneroster.version,1.2") + "file.roles,bulk\r\n";
    list[2].1 = USERS_1_2.to_owned();
    list[5].1 = ENROLLMENTS.replace("u4,administrator", "u3,administrator");
    list.push(("roles.csv", ROLES.to_owned()));
    list
}

fn read_list(list: &[(&str, String)]) -> Result<Reading, ReadError> {
    read(files(&list.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>()))
}

fn files(list: &[(&str, &str)]) -> Source<'static> {
    Source::files(list.iter().map(|(name, text)| (name.to_string(), text.as_bytes().to_vec())).collect())
}

fn read_1_1(users: &str) -> Reading {
    read(files(&[("manifest.csv", MANIFEST_1_1), ("orgs.csv", ORGS), ("users.csv", users)])).expect("readable")
}

fn read_1_2(users: &str, roles: &str) -> Reading {
    let list = [("manifest.csv", MANIFEST_1_2), ("orgs.csv", ORGS), ("users.csv", users), ("roles.csv", roles)];
    read(files(&list)).expect("readable")
}

fn read_orgs(orgs: &str) -> Reading {
    read(files(&[("manifest.csv", MANIFEST_1_1), ("orgs.csv", orgs), ("users.csv", USERS_1_1)])).expect("readable")
}

fn keys(reading: &Reading) -> Vec<&'static str> {
    reading.warnings.iter().map(|warning| warning.what.key().trim_start_matches("roster-warning-")).collect()
}

fn told<'r>(reading: &'r Reading, key: &str) -> &'r Warning {
    let found = reading.warnings.iter().find(|warning| warning.what.key().ends_with(key));
    found.unwrap_or_else(|| panic!("no {key} among {:?}", reading.warnings))
}

fn ids(reading: &Reading) -> Vec<&str> {
    reading.people.iter().map(|person| person.source_id.as_str()).collect()
}

fn zipped(list: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in list {
        writer.start_file(*name, SimpleFileOptions::default()).expect("start");
        writer.write_all(text.as_bytes()).expect("write");
    }
    writer.finish().expect("finish").into_inner()
}

#[test]
fn every_case_has_its_text_in_both_languages_with_facts_it_knows() {
    let english = include_str!("../../../../../../locales/en/roster.ftl");
    let spanish = include_str!("../../../../../../locales/es/roster.ftl");
    let place: &[&str] = &["file", "row", "column", "rows"];
    let mut cases: Vec<(&str, Vec<&str>)> = PLACE_KEYS.iter().map(|key| (*key, place.to_vec())).collect();
    cases.extend(ReadError::CASES.iter().map(|(key, facts)| (*key, facts.to_vec())));
    cases.extend(WarningKind::CASES.iter().map(|(key, facts)| (*key, [*facts, place].concat())));
    for (language, texts) in [("en", english), ("es", spanish)] {
        for (key, facts) in &cases {
            let start = format!("{key} = ");
            let text = texts.lines().find_map(|line| line.strip_prefix(&start));
            let text = text.unwrap_or_else(|| panic!("{language}: no text for {key}"));
            for used in text.split("{ $").skip(1).filter_map(|rest| rest.split(" }").next()) {
                assert!(facts.contains(&used), "{language}: {key} uses {used}");
            }
        }
        let written = texts.lines().filter(|line| line.starts_with("roster-")).count();
        assert_eq!(written, cases.len(), "{language}: texts of no case");
    }
}
