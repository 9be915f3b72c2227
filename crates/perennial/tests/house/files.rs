//! Attached files as people meet them: added with a description, refused with a word about why, sent so that no browser takes
//! them for a page; one content once, gone when the last row goes, and along with backups.

use crate::fixtures::{self, ROOM, begun};
use crate::on_each_engine;
use ground::files::{About, Digest};
use ground::{FileId, InnovationId, Role, jobs};
use perennial::{clockwork, contents};
use testkit::{At, Browser, Part, Reply, TestApp};

const GUIDE: &[u8] = b"%PDF-1.7 a guide";

fn attached(app: &TestApp, by: &mut Browser, innovation: InnovationId) -> FileId {
    fixtures::attached(app, by, innovation, ("Guide.pdf", GUIDE))
}

fn add(by: &mut Browser, innovation: InnovationId, name: &str, bytes: &[u8]) -> Reply {
    let parts = [Part::Field("description", "What is in it"), Part::File { field: "file", name, bytes }];
    by.multipart(&format!("/innovations/{innovation}/files"), &parts)
}

fn work(app: &TestApp) {
    loop {
        let now = app.now();
        let taken = app.app.ground.db.write_now(move |tx| jobs::take(tx, now, 100)).unwrap();
        for job in &taken {
            clockwork::settle(&app.app, job);
        }
        if taken.is_empty() {
            return;
        }
    }
}

fn on_the_shelf(app: &TestApp) -> Vec<Digest> {
    app.app.settings.shelf().list(app.district.organization)
}

fn discard(by: &mut Browser, innovation: InnovationId, file: FileId) {
    let page = format!("/innovations/{innovation}/files/{file}/deletion");
    by.get(&page).ok().assert_has("Delete Guide.pdf?");
    by.post(&page, &[]).assert_status(303);
}

#[test]
fn a_file_is_added_seen_and_sent_as_nobodys_page() {
    on_each_engine(|app| {
        let (innovation, _) = begun(app);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let file = attached(app, &mut principal, innovation);
        let page = format!("/innovations/{innovation}/files");
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get(&page).ok().assert_has("Guide.pdf").assert_has("How pairs are made").assert_has_not("Add the file");
        let sent = teacher.get(&format!("{page}/{file}")).ok();
        assert_eq!(sent.bytes, GUIDE);
        assert_eq!(sent.header("content-disposition"), Some("attachment; filename=\"file\"; filename*=UTF-8''Guide.pdf"));
        assert_eq!((sent.header("content-type"), sent.header("x-content-type-options")), (Some("application/pdf"), Some("nosniff")));
        assert!(sent.header("content-security-policy").unwrap().contains("sandbox"));
        // Only what can carry no script is shown on a page.
        teacher.get(&format!("{page}/{file}/picture")).assert_status(404);
        add(&mut principal, innovation, "Room.png", ROOM).assert_status(303);
        let shown = teacher.get(&page).ok().text();
        let picture = shown.split("src=\"").map(|s| s.split('"').next().unwrap()).find(|s| s.ends_with("/picture")).unwrap();
        assert!(shown.contains("alt=\"What is in it\""));
        let picture = teacher.get(picture).ok();
        assert_eq!((picture.header("content-type"), picture.header("content-disposition")), (Some("image/png"), Some("inline")));
        // Not theirs to add, and not there for others.
        add(&mut teacher, innovation, "Own.png", ROOM).assert_status(403);
        app.signed_in(app.person(Role::Principal, At::Other)).get(&format!("{page}/{file}")).assert_status(404);
    });
}

#[test]
fn what_is_not_taken_is_told_beside_the_field_and_leaves_nothing() {
    on_each_engine(|app| {
        let (innovation, _) = begun(app);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        for (name, bytes, said) in [
            ("page.html", &b"<html>"[..], "Files of this kind are not taken"),
            ("drawing.svg", b"<svg>", "Files of this kind are not taken"),
            ("guide.pdf", b"MZ", "is not what its name says"),
            ("..\\guide.pdf", b"%PDF-1.7", "This name cannot be kept"),
            ("guide.pdf", b"", "This file is empty"),
        ] {
            let reply = add(&mut principal, innovation, name, bytes).assert_status(422);
            reply.assert_has(said).assert_has("What is in it");
        }
        let large = vec![b'a'; (25 << 20) + 1];
        add(&mut principal, innovation, "large.txt", &large).assert_status(422).assert_has("25");
        let nothing_said = [Part::File { field: "file", name: "Guide.pdf", bytes: GUIDE }];
        principal.multipart(&format!("/innovations/{innovation}/files"), &nothing_said).assert_status(422);
        assert_eq!(on_the_shelf(app), []);
        principal.get(&format!("/innovations/{innovation}/files")).ok().assert_has("No file yet");
    });
}

#[test]
fn one_content_lies_there_once_and_goes_with_its_last_row() {
    on_each_engine(|app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (one, _) = begun(app);
        let other = app.by(app.person(Role::Principal, At::Own), |op| {
            let outline = portfolio::innovation::Outline {
                name: "Second".into(),
                kind: portfolio::innovation::Kind::Practice,
                need: "n".into(),
                evidence: "e".into(),
                ingredients: Vec::new(),
            };
            Ok::<_, ground::Refusal>(portfolio::innovation::add(op, &outline)?.id)
        });
        let first = attached(app, &mut principal, one);
        assert_eq!(attached(app, &mut principal, one), first, "the same again is the one that is there");
        let second = attached(app, &mut principal, other);
        assert_eq!(on_the_shelf(app), [Digest::of(GUIDE)]);
        discard(&mut principal, one, first);
        principal.get(&format!("/innovations/{one}/files/{first}")).assert_status(404);
        app.later_days(31);
        work(app);
        assert_eq!(on_the_shelf(app).len(), 1, "the other innovation still has it");
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        discard(&mut principal, other, second);
        work(app);
        assert_eq!(on_the_shelf(app).len(), 1, "in the trash it can be brought back");
        principal.get("/trash").ok();
        let subject = second.to_string();
        principal.post("/trash", &[("subject", &subject)]).assert_status(303);
        principal.get(&format!("/innovations/{other}/files/{second}")).ok();
        discard(&mut principal, other, second);
        app.later_days(31);
        work(app);
        assert_eq!(on_the_shelf(app), []);
        let about = About { kind: "innovation", subject: other.0 };
        assert_eq!(app.look(move |op| ground::files::of(op, about)), []);
    });
}

#[test]
fn a_backup_takes_contents_along_and_says_what_is_damaged() {
    on_each_engine(|app| {
        let (innovation, _) = begun(app);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        attached(app, &mut principal, innovation);
        let place = tempfile::tempdir().unwrap();
        let backup = place.path().join("monday.db");
        perennial::backup::write(&app.app.ground.db, &backup).unwrap();
        let beside = contents::beside(&backup);
        let copied = contents::copy(&app.app.ground.db, &app.app.settings.shelf(), &beside).unwrap();
        assert_eq!((copied.here, copied.missing), (1, 0));
        let data = place.path().join("data");
        std::fs::create_dir(&data).unwrap();
        let (restored, _) = db::restore(&backup, &db::Place::Sqlite(data.join("perennial.db")), app.now().0).unwrap();
        let shelf = ground::files::Shelf::at(&place.path().join("data-files"));
        assert_eq!(contents::copy(&restored, &beside, &shelf).unwrap().here, 1);
        assert_eq!(shelf.read(app.district.organization, &Digest::of(GUIDE)).unwrap(), GUIDE);
        let path = beside.folder().join(app.district.organization.to_string()).join(Digest::of(GUIDE).as_str());
        std::fs::write(path, b"bitten").unwrap();
        let again = ground::files::Shelf::at(&place.path().join("again"));
        assert_eq!(contents::copy(&restored, &beside, &again).unwrap().missing, 1);
    });
}
