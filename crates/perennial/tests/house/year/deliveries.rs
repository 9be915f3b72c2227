//! What the student information system sends in this year: invented people at four schools, whole and as changes.

use ground::Role;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// Someone as the roster says: what it calls them, where, as what.
#[derive(Clone)]
pub struct Staff {
    pub source: String,
    pub unit: &'static str,
    pub role: Role,
}

const SCHOOLS: [&str; 4] = ["s1", "s2", "s3", "s4"];

/// 150 people: two at the district, 37 at each school, four of the first in its grade team.
pub fn staff() -> Vec<Staff> {
    let mut all: Vec<Staff> = (0..2).map(|n| Staff { source: format!("d1-{n}"), unit: "d1", role: Role::DistrictLeader }).collect();
    for school in SCHOOLS {
        for n in 0..37 {
            let role = match n {
                0 => Role::Principal,
                1..=3 => Role::Paraeducator,
                _ => Role::Teacher,
            };
            let unit = if school == "s1" && (30..34).contains(&n) { "g1" } else { school };
            all.push(Staff { source: format!("{unit}-{n}"), unit, role });
        }
    }
    all
}

/// So many new teachers at each of some schools.
pub fn newcomers(mark: &str, schools: &[&'static str], each: usize) -> Vec<Staff> {
    let one = |school: &'static str, n| Staff { source: format!("{school}-{mark}{n}"), unit: school, role: Role::Teacher };
    schools.iter().flat_map(|school| (0..each).map(move |n| one(school, n))).collect()
}

fn users<'a>(people: impl Iterator<Item = (&'a Staff, &'a str)>) -> String {
    let mut users =
        String::from("sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email\r\n");
    for (one, status) in people {
        let (source, unit) = (&one.source, one.unit);
        let role = match one.role {
            Role::Principal => "principal",
            Role::Paraeducator => "aide",
            Role::DistrictLeader => "districtAdministrator",
            _ => "teacher",
        };
        let when = if status.is_empty() { "" } else { "2027-12-06T12:00:00.000Z" };
        users.push_str(&format!("{source},{status},{when},true,{unit},{role},{source},Ana,F{source},{source}@lake.example\r\n"));
    }
    users
}

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A whole delivery: who is not in it has left.
pub fn bulk(people: &[Staff]) -> Vec<u8> {
    packed(&[
        ("manifest.csv", "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.orgs,bulk\r\nfile.users,bulk\r\n"),
        (
            "orgs.csv",
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\n\
             d1,,,Lake District,district,,\r\ns1,,,Ash School,school,,d1\r\ns2,,,Birch School,school,,d1\r\n\
             s3,,,Cedar School,school,,d1\r\ns4,,,Dale School,school,,d1\r\ng1,,,Ash Grade Three,department,,s1\r\n",
        ),
        ("users.csv", &users(people.iter().map(|p| (p, "")))),
    ])
}

/// Only what changed.
pub fn delta(new: &[Staff], gone: &[Staff]) -> Vec<u8> {
    let rows = new.iter().map(|p| (p, "active")).chain(gone.iter().map(|p| (p, "tobedeleted")));
    packed(&[
        ("manifest.csv", "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.users,delta\r\n"),
        ("users.csv", &users(rows)),
    ])
}
