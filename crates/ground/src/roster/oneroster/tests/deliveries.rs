//! Manifests that are wrong or missing, folders, and deltas.

use super::*;

#[test]
fn the_version_is_guessed_where_no_manifest_tells_it() {
    let reading = read(files(&[("ORGS.CSV", ORGS), ("Users.csv", USERS_1_1)])).expect("readable");
    assert_eq!(reading.version, Version::V1_1);
    assert_eq!(keys(&reading), ["manifest-missing", "version-guessed", "file-name", "file-name"]);
    let blank = MANIFEST_1_2.replace("oneroster.version,1.2", "oneroster.version,");
    let list = [("manifest.csv", blank.as_str()), ("orgs.csv", ORGS), ("users.csv", USERS_1_2), ("roles.csv", ROLES)];
    let reading = read(files(&list)).expect("readable");
    assert_eq!((reading.version, keys(&reading)), (Version::V1_2, vec!["version-guessed", "manifest-blank"]));
}

#[test]
fn a_manifest_may_contradict_the_files_and_repeat_its_header() {
    let manifest = MANIFEST_1_2
        .replace("file.orgs,bulk", "propertyName,value\r\nfile.orgs,absent")
        .replace("file.roles,bulk", "file.roles,Bulk\r\nfile.classes,bulk");
    let list = [("manifest.csv", manifest.as_str()), ("orgs.csv", ORGS), ("users.csv", USERS_1_1)];
    let reading = read(files(&list)).expect("readable");
    assert_eq!(reading.version, Version::V1_1);
    assert_eq!(reading.people.len(), 2);
    assert_eq!(keys(&reading), ["version-other", "file-missing", "file-missing", "header-again", "manifest-form", "file-not-listed"]);
}

#[test]
fn files_may_lie_in_a_folder() {
    let zip = zipped(&[
        ("export/manifest.csv", MANIFEST_1_1),
        ("export/orgs.csv", ORGS),
        ("export/users.csv", USERS_1_1),
        ("__MACOSX/._orgs.csv", "x"),
    ]);
    let reading = read(Source::zip(&zip)).expect("readable");
    assert_eq!((reading.people.len(), keys(&reading)), (2, vec!["in-folder"]));
    let zip = zipped(&[("manifest.csv", MANIFEST_1_1), ("old/orgs.csv", "x"), ("orgs.csv", ORGS), ("users.csv", USERS_1_1)]);
    assert_eq!(keys(&read(Source::zip(&zip)).expect("readable")), ["in-folder", "file-twice"]);
}

#[test]
fn a_delta_tells_who_is_gone_and_what_it_says_half_of() {
    let manifest = MANIFEST_1_2.replace("bulk", "delta").replace("file.orgs,delta", "file.orgs,absent");
    let users = USERS_1_2.replace("u1,,", "u1,tobedeleted,").replace("u3,,", "u3,active,");
    let roles = ROLES.replace("r3,,,u2", "r3,active,,u7").replace("r4,,,u3", "r4,tobedeleted,,u3") + "r5,active,,u6,primary,aide,,,s5,\r\n";
    let list = [("manifest.csv", manifest.as_str()), ("users.csv", &users), ("roles.csv", &roles)];
    let reading = read(files(&list)).expect("readable");
    assert_eq!((reading.modes.orgs, reading.modes.users, reading.modes.roles), (Mode::Absent, Mode::Delta, Mode::Delta));
    assert_eq!(reading.gone.people, ["u1"]);
    assert_eq!(reading.gone.roles.iter().map(|gone| gone.user.as_str()).collect::<Vec<_>>(), ["u3"]);
    // u2 may be a student: handed on apart, only for those already known
    assert_eq!(reading.partial.people.iter().map(|p| p.source_id.as_str()).collect::<Vec<_>>(), ["u2", "u3"]);
    assert_eq!(reading.partial.roles.iter().map(|role| role.user.as_str()).collect::<Vec<_>>(), ["u6"]);
    assert!(reading.people.is_empty() && reading.warnings.is_empty());
}
