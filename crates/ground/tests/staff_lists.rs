//! Plain staff lists come in through the pages: matched once, remembered, and gone on to the same preview as a roster.

use ground::organization::{self, UnitKind};
use ground::roster::staff_list::Field;
use ground::{Actor, Refusal, Role, StaffListId, UnitId, account, people};
use testkit::{At, Browser, Part, Reply, TestApp, TestPerson, on_each_engine};

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
        for (name, bytes, said) in [
            ("a.pdf", &b"%PDF-1.7 no list"[..], "This looks like a PDF."),
            ("b.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 1][..], "This looks like an Excel file of the older kind (.xls)."),
            ("c.zip", b"PK\x03\x04 cut off", "This looks like a zip file that is not whole."),
            ("d.xls", b"<html><table><tr><td>Name</td></tr></table></html>", "This looks like a web page"),
        ] {
            let page = upload(&mut administrator, name, bytes).assert_status(422).assert_has(said);
            let page = page.assert_has("A staff list can be an Excel workbook (.xlsx) or text (.csv or .tsv)");
            assert!(page.text().contains("id=\"file-wrong\""), "beside the field");
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
fn a_list_that_waits_is_found_where_rosters_are_with_what_is_next() {
    on_each_engine(rooms, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator.get("/roster").ok().assert_has_not("A staff list waits for you");
        let list = sent(&mut administrator);
        let page = administrator.get("/roster").ok().assert_has("A staff list waits for you").assert_has("staff.csv, 3 rows, sent on");
        let page = page.assert_has("Next: say what its columns are.");
        assert!(page.text().contains(&format!("href=\"/roster/staff-lists/{list}/matching\"")), "{}", page.words());
        columns(&mut administrator, list, "some").assert_status(303);
        let page = administrator.get("/roster").ok().assert_has("Next: say what its schools and jobs mean here.");
        assert!(page.text().contains(&format!("href=\"/roster/staff-lists/{list}/words\"")), "{}", page.words());
        assert_eq!(administrator.post(&format!("/roster/staff-lists/{list}/dismissal"), &[]).location(), "/roster");
        administrator.get("/roster").ok().assert_has_not("A staff list waits for you");
        // No other organization hears of it.
        sent(&mut administrator);
        app.signed_in(app.person(Role::Administrator, At::OtherDistrict)).get("/roster").ok().assert_has_not("A staff list waits for you");
    });
}

/// An organization that was set up a minute ago: itself, and the one who looks after it.
fn new_organization(app: &TestApp) -> TestPerson {
    let made = app.app.ground.write_now(Actor::Guest, |op| {
        let (organization, root) = organization::found(op, "Marsh District", UnitKind::District, "America/Chicago", "en", false)?;
        organization::replant(op.tx, organization.id)?;
        op.actor = Actor::System(organization.id);
        let (email, role) = ("mara@marsh.example", Role::Administrator);
        let person = people::enroll(op, "Mara", "Ives", Some(email), root.id, role)?;
        let account = account::create(op, email, "no hash")?;
        people::link_account(op.tx, organization.id, person.id, account)?;
        let (name, email) = (person.name(), email.to_string());
        Ok::<_, Refusal>(TestPerson {
            role,
            at: At::District,
            id: person.id,
            account,
            organization: organization.id,
            unit: root.id,
            name,
            email,
        })
    });
    made.unwrap()
}

#[test]
fn the_first_list_of_a_new_organization_brings_its_schools_each_ticked_by_name() {
    on_each_engine(rooms, |app| {
        let mara = new_organization(app);
        let mut browser = app.signed_in(&mara);
        let list = "Emp #,\"Employee (Last, First)\",E-mail Addr,Bldg,Pos. Title\r\n\
            1,\"Ruiz, Ana\",ana@marsh.example,Alder Creek,Teacher\r\n\
            2,\"Birch, Ben\",ben@marsh.example,ALDER CREEK,Principal\r\n\
            3,\"Cruz, Carla\",carla@marsh.example,Birchwood,Teacher\r\n\
            4,\"Dunn, Dee\",dee@marsh.example,District Office,Secretary\r\n\
            5,\"Elm, Eli\",not an address,Birchwood,Teacher\r\n";
        let matching = upload(&mut browser, "staff.csv", list.as_bytes()).location().to_string();
        let text = browser.get(&matching).ok().text();
        let fields = [Field::Id, Field::FamilyFirst, Field::Email, Field::Unit, Field::Role];
        let named: Vec<(String, &str)> = fields.iter().enumerate().map(|(at, field)| (format!("column-{at}"), field.word())).collect();
        for (name, word) in &named {
            let select = text.split(&format!("name=\"{name}\"")).nth(1).and_then(|rest| rest.split("</select>").next()).unwrap();
            assert!(select.contains(&format!("value=\"{word}\" selected")), "{name} is guessed as {word}");
        }
        let mut sent: Vec<(&str, &str)> = named.iter().map(|(name, word)| (name.as_str(), *word)).collect();
        sent.push(("whole", "all"));
        let words = browser.post(&matching, &sent).location().to_string();
        let page = browser.get(&words).ok().assert_has("No school has been entered here yet").assert_has("Add it as a new school");
        // Proposed, and nothing yet: alder creek, birchwood, district office; principal, secretary, teacher.
        assert_eq!(page.text().matches("value=\"new-school\" selected").count(), 2);
        let root = mara.unit.to_string();
        let chosen = [("unit-0", "new-school"), ("unit-1", "new-school"), ("unit-2", root.as_str())];
        let roles = [("role-0", "principal"), ("role-1", "support-staff"), ("role-2", "teacher")];
        let chosen: Vec<_> = chosen.into_iter().chain(roles).collect();
        let import = browser.post(&words, &chosen).location().to_string();
        let page = browser.get(&import).ok().assert_has("Alder Creek is added, with 2 people from this list");
        let page =
            page.assert_has("Birchwood is added, with one person from this list").assert_has("In the list: 4 people. One row was left out");
        let page =
            page.assert_has("staff.csv, row 6, column E-mail Addr").assert_has("This is not an e-mail address. The row was left out.");
        page.assert_has_not("student").assert_has_not("read all the same");
        let organization = mara.organization;
        let schools = || {
            let units =
                app.app.ground.read_now(Actor::System(organization), move |op| Ok::<_, Refusal>(organization::units(op.tx, organization)?));
            units.unwrap().into_iter().filter(|u| u.kind == UnitKind::School).collect::<Vec<_>>()
        };
        assert!(schools().is_empty(), "nothing before the yes");
        let text = browser.get(&import).ok().text();
        let ticks: Vec<String> = text.split("name=\"new-unit\" value=\"").skip(1).map(|rest| rest[..26].to_string()).collect();
        assert_eq!(ticks.len(), 2);
        let application = format!("{import}/application");
        let refused = browser.post(&application, &[("new-unit", &ticks[0])]).assert_status(422);
        refused.assert_has("Birchwood is not ticked.").assert_has_not("Alder Creek is not ticked.");
        assert!(schools().is_empty(), "nor after half of it");
        browser.post(&application, &[("new-unit", &ticks[0]), ("new-unit", &ticks[1])]).assert_status(303);
        let made = schools();
        assert_eq!(made.iter().map(|u| u.name.as_str()).collect::<Vec<_>>(), ["Alder Creek", "Birchwood"]);
        assert!(made.iter().all(|u| u.parent == Some(mara.unit) && u.source_id.is_none()));
        browser.get("/people").ok().assert_has("Ana Ruiz").assert_has("Carla Cruz").assert_has("Dee Dunn").assert_has_not("Eli Elm");
        // The next list knows them, and asks nothing; a whole list closes no school that it does not name.
        let next = list.replace("3,\"Cruz, Carla\",carla@marsh.example,Birchwood", "3,\"Cruz, Carla\",carla@marsh.example,Alder Creek");
        let next = next.replace("not an address", "eli@marsh.example");
        let import = upload(&mut browser, "december.csv", next.as_bytes()).location().to_string();
        let page = browser.get(&import).ok().assert_has("People added: 1").assert_has("Eli Elm").assert_has("No row was left out");
        page.assert_has_not("is added, with");
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
