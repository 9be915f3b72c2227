//! A roster comes in through the pages: shown, taken, shown again with nothing to change; and what must never be kept is
//! nowhere.

mod planted;
mod taking;
mod wired;

use crate::on_each_engine;
use ground::{Role, people};
use std::io::{Cursor, Write};
use std::path::Path;
use testkit::{At, Browser, Part, Reply, TestApp};
use zip::write::SimpleFileOptions;

const SECRET: &str = "planted-secret-word";

/// A small delivery with invented people; students and a password column are in it, as in real ones.
pub fn delivery() -> Vec<u8> {
    let users = format!(
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email,phone,password\r\n\
         u1,,,true,s1,teacher,tea,Tea,Birch,tea@lake.example,555-0101,{SECRET}\r\n\
         u2,,,true,s1,student,stu,Hidden,Pupil,pupil@lake.example,555-0102,{SECRET}\r\n\
         u3,,,true,s2,administrator,ada,Ada,Moss,ada@lake.example,,{SECRET}\r\n"
    );
    packed(&[
        ("manifest.csv", "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.orgs,bulk\r\nfile.users,bulk\r\n"),
        (
            "orgs.csv",
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\nd1,,,Lake District,district,,\r\ns1,,,North School,school,0001,d1\r\ns2,,,South School,school,0002,d1\r\n",
        ),
        ("users.csv", &users),
    ])
}

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn send(browser: &mut Browser, bytes: &[u8]) -> Reply {
    browser.multipart("/roster", &[Part::File { field: "file", name: "roster.zip", bytes }])
}

fn names(app: &TestApp) -> Vec<String> {
    app.look(|op| {
        let organization = op.organization()?;
        let mut names: Vec<String> =
            people::all(op.tx, organization)?.into_iter().filter(|p| p.source_id.is_some() && p.active).map(|p| p.name()).collect();
        names.sort();
        Ok(names)
    })
}

#[test]
fn a_roster_is_shown_then_taken_and_the_second_time_changes_nothing() {
    on_each_engine(|app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let import = send(&mut administrator, &delivery()).location().to_string();
        administrator.get(&import).ok().assert_has("Nothing has changed yet").assert_has("Tea Birch").assert_has_not("Hidden Pupil");
        assert_eq!(names(app), Vec::<String>::new());
        administrator.post(&format!("{import}/application"), &[]).assert_status(303);
        assert_eq!(names(app), ["Ada Moss", "Tea Birch"]);
        // A second press changes nothing more.
        administrator.post(&format!("{import}/application"), &[]).assert_status(303);
        let again = send(&mut administrator, &delivery()).location().to_string();
        administrator.get(&again).ok().assert_has("This file says what you already have. Nothing would change.");
        administrator.post(&format!("{again}/application"), &[]).assert_status(303);
        assert_eq!(names(app), ["Ada Moss", "Tea Birch"]);
    });
}

#[test]
fn a_dropped_delivery_changes_nothing() {
    on_each_engine(|app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let import = send(&mut administrator, &delivery()).location().to_string();
        administrator.post(&format!("{import}/dismissal"), &[]).assert_status(303);
        administrator.post(&format!("{import}/application"), &[]).assert_status(303);
        assert_eq!(names(app), Vec::<String>::new());
    });
}

#[test]
fn passwords_students_and_telephones_of_a_roster_are_nowhere() {
    let app = crate::house(testkit::Engine::Sqlite);
    let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
    let import = send(&mut administrator, &delivery()).location().to_string();
    let nowhere = |when: &str| {
        for word in [SECRET, "Pupil", "pupil@lake", "555-0102", "555-0101"] {
            assert!(!holds(app.home.folder.path(), word), "“{word}” is in the data folder {when}");
        }
    };
    assert!(holds(app.home.folder.path(), "Birch"), "this test looks in the right place");
    nowhere("while the delivery waits");
    administrator.post(&format!("{import}/application"), &[]).assert_status(303);
    nowhere("after it was taken");
}

/// Whether any file beneath a folder holds these words.
fn holds(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() { holds(&path, words) } else { std::fs::read(&path).unwrap().windows(words.len()).any(|w| w == words.as_bytes()) }
    })
}

#[test]
fn what_is_no_roster_is_said_so_beside_the_field() {
    on_each_engine(|app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let kinds = [
            (&b"Name,School\r\nAna,North\r\n"[..], "This looks like text or CSV."),
            (b"%PDF-1.7 and so on", "This looks like a PDF."),
            (b"\x89PNG\r\n\x1a\n\0\0", "This looks like a picture."),
            (&[0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 1][..], "This looks like an Excel file of the older kind (.xls)."),
        ];
        for (bytes, said) in kinds {
            send(&mut administrator, bytes)
                .assert_status(422)
                .assert_has(said)
                .assert_has("A roster is one zip file (.zip) with CSV files in it");
        }
        let workbook = packed(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "")]);
        send(&mut administrator, &workbook).assert_status(422).assert_has("This looks like an Excel workbook (.xlsx).");
        let cut = packed(&[("users.csv", "a,b\r\n1,2\r\n")]);
        send(&mut administrator, &cut[..cut.len() / 2]).assert_status(422).assert_has("damaged or not whole").assert_has_not("EOCD");
        send(&mut administrator, &packed(&[("users.csv", "a,b\r\n1,2\r\n")])).assert_status(422);
        administrator.multipart("/roster", &[]).assert_status(422).assert_has("Choose the zip file");
    });
}

#[test]
fn nobody_takes_the_part_of_administrator_from_themselves() {
    on_each_engine(|app| {
        let administrator = app.person(Role::Administrator, At::District).clone();
        let id = administrator.id;
        let part = move |op: &mut ground::Op| Ok::<_, ground::Refusal>(people::parts_held(op, id)?.remove(0));
        let held = app.by(&administrator, part);
        let mut browser = app.signed_in(&administrator);
        browser.post(&format!("/people/{id}/part-endings"), &[("part", &held.id.to_string())]).assert_status(403);
        assert_eq!(app.by(&administrator, part), held);
    });
}
