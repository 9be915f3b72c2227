//! Plain staff lists come in through the pages: matched once, remembered, and gone on to the same preview as a roster.

use ground::roster::staff_list::Field;
use ground::{Role, StaffListId, UnitId, people};
use testkit::{At, Browser, Part, Reply, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn testkit::Element>> {
    Vec::new()
}

const LIST: &str = "Nombre completo;Correo electrónico;Plantel;Puesto;Fecha de nacimiento\r\n\
    Ruiz Peña, Ana;ana.ruiz@lake.example;Primaria Norte;Maestra de 3º;12/03/1988\r\n\
    Ben Alder;ben@lake.example;Primaria Norte;Chofer;planted-birthday\r\n\
    ;nobody@lake.example;Primaria Norte;Maestra;\r\n";

fn upload(browser: &mut Browser, name: &str, bytes: &[u8]) -> Reply {
    browser.multipart("/roster/staff-lists", &[Part::File { field: "file", name, bytes }])
}

/// A list that waits for its columns.
fn sent(administrator: &mut Browser) -> StaffListId {
    let reply = upload(administrator, "staff.csv", LIST.as_bytes());
    reply.location().rsplit('/').nth(1).unwrap().parse().unwrap()
}

fn columns(browser: &mut Browser, list: StaffListId, whole: &str) -> Reply {
    let fields: [(&str, &str); 5] = [
        ("column-0", Field::Full.word()),
        ("column-1", Field::Email.word()),
        ("column-2", Field::Unit.word()),
        ("column-3", Field::Role.word()),
        ("whole", whole),
    ];
    browser.post(&format!("/roster/staff-lists/{list}/matching"), &fields)
}

fn words(browser: &mut Browser, list: StaffListId, unit: UnitId) -> Reply {
    let unit = unit.to_string();
    // the words stand in the order of the alphabet: chofer, maestra, maestra de 3º
    let fields = [("unit-0", unit.as_str()), ("role-0", "leave-out"), ("role-1", "teacher"), ("role-2", "teacher")];
    browser.post(&format!("/roster/staff-lists/{list}/words"), &fields)
}

fn names(app: &TestApp) -> Vec<String> {
    app.look(|op| {
        let organization = op.organization()?;
        let found = people::all(op.tx, organization)?;
        Ok(found
            .into_iter()
            .filter(|p| p.source_id.as_deref().is_some_and(|s| s.starts_with("list:")) && p.active)
            .map(|p| p.name())
            .collect())
    })
}

#[test]
fn a_list_is_matched_once_and_the_next_one_goes_straight_to_its_preview() {
    on_each_engine(rooms, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let list = sent(&mut administrator);
        let asked = administrator.get(&format!("/roster/staff-lists/{list}/matching")).ok();
        asked.assert_has("Ruiz Peña, Ana").assert_has("Fecha de nacimiento").assert_has_not("1988").assert_has_not("planted-birthday");
        assert_eq!(columns(&mut administrator, list, "some").location(), format!("/roster/staff-lists/{list}/words"));
        administrator.get(&format!("/roster/staff-lists/{list}/words")).ok().assert_has("Chofer").assert_has("Primaria Norte");
        let import = words(&mut administrator, list, app.district.own).location().to_string();
        administrator
            .get(&import)
            .ok()
            .assert_has("Ana Ruiz Peña")
            .assert_has_not("Ben Alder")
            .assert_has("staff.csv, row 3, column Puesto");
        assert_eq!(names(app), Vec::<String>::new(), "nothing has changed yet");
        administrator.get(&format!("/roster/staff-lists/{list}/matching")).assert_status(404);
        administrator.post(&format!("{import}/application"), &[]).assert_status(303);
        assert_eq!(names(app), ["Ana Ruiz Peña"]);
        // Next month: one more teacher, the same columns, nothing to ask.
        let next = LIST.replace(";nobody@", "Cruz, Carla;carla@");
        let import = upload(&mut administrator, "december.csv", next.as_bytes()).location().to_string();
        administrator.get(&import).ok().assert_has("Carla Cruz");
        administrator.post(&format!("{import}/application"), &[]).assert_status(303);
        assert_eq!(names(app).len(), 2);
        // The same again changes nothing.
        let import = upload(&mut administrator, "december.csv", next.as_bytes()).location().to_string();
        administrator.get(&import).ok().assert_has("Nothing would change");
    });
}

#[test]
fn what_is_not_decided_is_said_beside_its_field_and_what_was_chosen_stays() {
    on_each_engine(rooms, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let list = sent(&mut administrator);
        let path = format!("/roster/staff-lists/{list}/matching");
        let reply = administrator.post(&path, &[("column-0", "ignore"), ("column-1", "email"), ("column-2", "email")]);
        let reply = reply
            .assert_status(422)
            .assert_has("Choose the column with the full name")
            .assert_has("Another column is already chosen for this");
        reply.assert_has("No column holds the school").assert_has("No column holds the job");
        assert_eq!(columns(&mut administrator, list, "").status(), 422, "who is in the list must be said");
        columns(&mut administrator, list, "all").assert_status(303);
        let words = format!("/roster/staff-lists/{list}/words");
        let reply =
            administrator.post(&words, &[("unit-0", "nowhere"), ("role-0", "administrator"), ("role-1", "teacher"), ("role-2", "")]);
        reply.assert_status(422);
        assert_eq!(names(app), Vec::<String>::new());
        for (name, bytes) in [("a.pdf", &b"%PDF-1.7 no list"[..]), ("b.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 1][..])] {
            upload(&mut administrator, name, bytes).assert_status(422).assert_has("This is not a list that can be read");
        }
        upload(&mut administrator, "c.csv", b"Name,E-mail\r\n").assert_status(422).assert_has("There is nothing below");
        administrator.multipart("/roster/staff-lists", &[]).assert_status(422).assert_has("Choose the file with your list");
    });
}

#[test]
fn a_list_that_is_dropped_or_replaced_is_gone() {
    on_each_engine(rooms, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let (first, second) = (sent(&mut administrator), sent(&mut administrator));
        administrator.get(&format!("/roster/staff-lists/{first}/matching")).assert_status(404);
        administrator.get(&format!("/roster/staff-lists/{second}/matching")).ok();
        administrator.post(&format!("/roster/staff-lists/{second}/dismissal"), &[]).assert_status(303);
        administrator.get(&format!("/roster/staff-lists/{second}/matching")).assert_status(404);
    });
}

#[test]
fn someone_added_by_hand_is_taken_over_by_their_address_and_only_a_whole_list_lets_people_leave() {
    on_each_engine(rooms, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let unit = app.district.own.to_string();
        let by_hand =
            [("given-name", "Ana"), ("family-name", "Ruiz"), ("email", "Ana.Ruiz@lake.example"), ("unit", &unit), ("role", "coach")];
        administrator.post("/people", &by_hand).assert_status(303);
        let before = app.look(|op| {
            let organization = op.organization()?;
            Ok(people::all(op.tx, organization)?.len())
        });
        let list = sent(&mut administrator);
        columns(&mut administrator, list, "all").assert_status(303);
        let import = words(&mut administrator, list, app.district.own).location().to_string();
        administrator.post(&format!("{import}/application"), &[]).assert_status(303);
        let after = app.look(|op| {
            let organization = op.organization()?;
            Ok(people::all(op.tx, organization)?.len())
        });
        assert_eq!((before, names(app)), (after, vec!["Ana Ruiz Peña".to_string()]), "nobody twice");
        // Two others in the next whole list: she leaves, once that is said to be right.
        let next = LIST.replace("Ruiz Peña, Ana;ana.ruiz@", "Cruz, Carla;carla@");
        let import = upload(&mut administrator, "december.csv", next.as_bytes()).location().to_string();
        administrator.get(&import).ok().assert_has("People leaving: 1");
    });
}
