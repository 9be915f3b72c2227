//! What a roster must never leave behind: planted in every place where real files have it, sent through the real address,
//! taken, and then looked for byte by byte in the data folder and in a backup, which holds every row of every table.

use super::{holds, packed, send};
use crate::on_each_engine;
use ground::Role;
use testkit::{At, Engine};

/// Words that stand in the delivery and may stand nowhere after it, each with where it was planted.
const PLANTED: &[(&str, &str)] = &[
    ("plantedpassword", "a password of staff"),
    ("plantedsecret", "a password of a student"),
    ("555-0177", "a telephone number"),
    ("555-0188", "a number for messages"),
    ("1999-07-07", "a birthday"),
    ("plantedethnicity", "demographics"),
    ("plantedscore", "a result"),
    ("plantedcomment", "a comment on a result"),
    ("Plantedchild", "a student's name"),
    ("Plantedmother", "a family member's name"),
    ("child.planted@", "a student's address"),
    ("mother.planted@", "a family member's address"),
    ("planted-student-id", "a student's id"),
    ("planted-login", "a login of a student"),
    ("planted-relation", "who belongs to whom"),
];

fn delivery() -> Vec<u8> {
    let users = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\r\n\
        t1,,,true,s1,teacher,tea,,Tea,Birchwood,,,tea@lake.example,555-0188,555-0177,,,plantedpassword\r\n\
        t2,,,TRUE,s1,teacher,ted,,Ted,Alder,,,ted@lake.example,555-0188,555-0177,,,plantedpassword\r\n\
        planted-student-id,,,true,s1,student,planted-login,,Plantedchild,Pupil,,,child.planted@lake.example,555-0188,555-0177,planted-relation,03,plantedsecret\r\n\
        planted-student-id-2,,,perhaps,s1,student,planted-login,,Plantedchild,Pupil,,,child.planted@,555-0188,555-0177,planted-relation,03,plantedsecret\r\n\
        planted-relation,,,true,s1,guardian,,,Plantedmother,Pupil,,,mother.planted@home.example,555-0188,555-0177,planted-student-id,,\r\n";
    packed(&[
        (
            "manifest.csv",
            "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.orgs,bulk\r\nfile.users,bulk\r\nfile.classes,bulk\r\nfile.enrollments,bulk\r\nfile.demographics,bulk\r\nfile.results,bulk\r\n",
        ),
        (
            "orgs.csv",
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\nd1,,,Lake District,district,,\r\ns1,,,North School,school,0001,d1\r\n",
        ),
        ("users.csv", users),
        (
            "classes.csv",
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\r\nc1,,,Homeroom,03,,,homeroom,,s1,,,,\r\n",
        ),
        (
            "enrollments.csv",
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\r\n\
             e1,,,c1,s1,t1,teacher,true,,\r\ne2,,,c1,s1,planted-student-id,student,,,\r\ne3,,,c1,s1,planted-student-id-2,student,,,\r\n",
        ),
        (
            "demographics.csv",
            "sourcedId,status,dateLastModified,birthDate,sex,publicSchoolResidenceStatus,cityOfBirth\r\nplanted-student-id,,,1999-07-07,female,plantedethnicity,plantedethnicity\r\n",
        ),
        (
            "results.csv",
            "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment\r\nr1,,,l1,planted-student-id,exempt,plantedscore,1999-07-07,plantedcomment\r\n",
        ),
    ])
}

#[test]
fn what_must_never_be_kept_of_a_roster_is_in_no_file_and_in_no_backup() {
    on_each_engine(|app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let import = send(&mut administrator, &delivery()).location().to_string();
        let backups = tempfile::tempdir().unwrap();
        let nowhere = |when: &str| {
            let file = backups.path().join(format!("{}.backup", when.replace(' ', "-")));
            db::backup(&app.app.ground.db, &file, &[]).unwrap();
            // On PostgreSQL the backup is the look into every table; the data folder holds the rest on both engines.
            assert!(holds(backups.path(), "Birchwood"), "this test looks in the right place");
            assert!(app.home.engine != Engine::Sqlite || holds(app.home.folder.path(), "Birchwood"));
            for (word, place) in PLANTED {
                assert!(!holds(app.home.folder.path(), word), "{place} (“{word}”) is in the data folder {when}");
                assert!(!holds(backups.path(), word), "{place} (“{word}”) is in a backup {when}");
            }
        };
        nowhere("while it waits");
        administrator.post(&format!("{import}/application"), &[]).assert_status(303);
        administrator.get(&import).ok().assert_has("Done");
        nowhere("after it was taken");
        administrator.post(&format!("{import}/undoing"), &[]).assert_status(303);
        nowhere("after it was undone");
    });
}
