//! Lists as schools keep them: read, guessed, matched, and made into people.

use super::guess::role;
use super::heads::{field, is_closed};
use super::matching::{Meaning, key};
use super::people::{Against, incoming, split, split_turned};
use super::sheet::{MOST_COLUMNS, MOST_ROWS};
use super::*;
use crate::access::Role;
use crate::files::Looks;
use crate::ids::UnitId;
use crate::organization::UnitKind;
use crate::roster::oneroster::ReadError;
use db::Uuid;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const LIST: &str = "Last name,First name,E-mail,School,Job title,Employee ID,Start,Home phone\r\n\
    Ruiz,Ana,ana@lake.example,North School,3rd grade teacher,7,13/08/2026,planted-phone\r\n\
    Birch,Ben,ben@lake.example,South School,Bus driver,8,01/09/2026,planted-phone\r\n";

fn unit(n: u128, name: &str, source: Option<&str>) -> Unit {
    let parent = (n > 1).then_some(UnitId(Uuid::from_u128(1)));
    Unit { id: UnitId(Uuid::from_u128(n)), parent, kind: UnitKind::School, name: name.into(), source_id: source.map(str::to_string) }
}

fn units() -> Vec<Unit> {
    vec![unit(1, "Lake District", None), unit(2, "North School", Some("s1")), unit(3, "South School", None)]
}

fn matched(text: &str) -> (Sheet, Matching) {
    let sheet = Sheet::read(text.as_bytes(), None).unwrap();
    let matching = Matching { whole: Some(false), ..Matching::guess(&sheet) }.with_words_of(&sheet, &units());
    (sheet, matching)
}

fn people_of(sheet: &Sheet, matching: &Matching) -> (crate::roster::incoming::Incoming, Vec<String>) {
    let keys = units().iter().map(|u| (u.id.to_string(), key(u))).collect();
    let against = Against { keys: &keys, sources: &HashMap::new(), known: &HashSet::new() };
    let (incoming, notes) = incoming(sheet, matching, "staff.csv", &against);
    let said = |name: &str, n: &crate::roster::Note| n.args.iter().find(|(key, _)| key == name).map_or("-".into(), |(_, v)| v.clone());
    let told =
        notes.iter().map(|n| format!("{} {} {}", said("row", n), said("column", n), n.key.trim_start_matches("staff-list-warning-")));
    (incoming, told.collect())
}

#[test]
fn the_columns_of_a_usual_list_are_guessed_and_its_units_and_jobs_too() {
    let (sheet, matching) = matched(LIST);
    let fields = [Field::Family, Field::Given, Field::Email, Field::Unit, Field::Role, Field::Id, Field::Starts];
    assert_eq!((matching.columns.as_slice(), sheet.closed.as_slice()), (&fields[..], &["Home phone".to_string()][..]));
    assert_eq!(matching.missing(&sheet), []);
    let (incoming, told) = people_of(&sheet, &matching);
    let ana = &incoming.people[0];
    assert_eq!(
        (ana.source_id.as_str(), ana.given.as_str(), ana.family.as_str(), ana.email.as_deref()),
        ("list:7", "Ana", "Ruiz", Some("ana@lake.example"))
    );
    assert_eq!((ana.parts[0].unit.as_str(), ana.parts[0].role, ana.parts[0].begins.as_deref()), ("s1", Role::Teacher, Some("2026-08-13")));
    let ben = &incoming.people[1].parts[0];
    assert_eq!(ben.unit, units()[2].id.to_string(), "a unit made by hand goes by its own id");
    assert_eq!((ben.role, ben.begins.as_deref()), (Role::SupportStaff, Some("2026-09-01")), "the 13th tells which number is the day");
    assert_eq!(told, ["- - closed", "3 Start date-either"]);
    let all = format!("{sheet:?}{incoming:?}{told:?}");
    assert!(!all.contains("planted-phone"), "{all}");
}

#[test]
fn heads_are_known_in_english_and_spanish_and_what_is_nobodys_business_is_closed() {
    for (head, known) in [
        ("E-Mail Address", Field::Email),
        ("Correo Electrónico", Field::Email),
        ("Apellido paterno", Field::Family),
        ("SURNAME", Field::Family),
        ("Nombre(s)", Field::Given),
        ("Plantel", Field::Unit),
        ("Puesto", Field::Role),
        ("Fecha de ingreso", Field::Starts),
        ("Employee ID", Field::Id),
        ("Favourite colour", Field::Ignore),
    ] {
        assert_eq!(field(head), known, "{head}");
    }
    for head in [
        "Date of birth",
        "Fecha de nacimiento",
        "SSN",
        "Cell phone",
        "Teléfono",
        "Home address",
        "Salary",
        "Contraseña",
        "Emergency contact",
        "CURP",
    ] {
        assert!(is_closed(head), "{head}");
    }
    assert!(!is_closed("Email address") && !is_closed("School"));
}

#[test]
fn job_titles_are_known_by_their_words() {
    for (title, known) in [
        ("Assistant Principal", Some(Role::Principal)),
        ("Directora", Some(Role::Principal)),
        ("Maestra de primaria", Some(Role::Teacher)),
        ("Teacher aide", Some(Role::Paraeducator)),
        ("Instructional coach", Some(Role::Coach)),
        ("Superintendent", Some(Role::DistrictLeader)),
        ("Secretaria", Some(Role::SupportStaff)),
        ("Zookeeper", None),
    ] {
        assert_eq!(role(title), known, "{title}");
    }
}

#[test]
fn full_names_are_split_either_way() {
    let split = |full| split(full).map(|(given, family)| format!("{given}|{family}"));
    assert_eq!(split("Ruiz Peña, Ana María").as_deref(), Some("Ana María|Ruiz Peña"));
    assert_eq!(split("Ana Ruiz").as_deref(), Some("Ana|Ruiz"));
    assert_eq!(split("Ana Maria Ruiz").as_deref(), Some("Ana Maria|Ruiz"));
    assert_eq!(split("Ana María Ruiz Peña").as_deref(), Some("Ana María|Ruiz Peña"));
    assert_eq!(split("Ana"), None);
    let turned = |full| split_turned(full).map(|(given, family)| format!("{given}|{family}"));
    assert_eq!(turned("Ruiz, Ana María").as_deref(), Some("Ana María|Ruiz"));
    assert_eq!(turned("Ruiz Ana").as_deref(), Some("Ana|Ruiz"));
    assert_eq!(turned("Ruiz Peña Ana").as_deref(), Some("Ana|Ruiz Peña"));
    assert_eq!(turned("Ruiz Peña Ana María").as_deref(), Some("Ana María|Ruiz Peña"));
}

#[test]
fn one_column_with_the_family_name_first_is_split_and_a_doubt_is_told() {
    let list = "Emp #,\"Employee (Last, First)\",Bldg,Pos. Title,Bldg #\n1,\"Ruiz, Ana\",North School,Teacher,17\n\
        2,Birch Ben,North School,Teacher,17\n3,Alder Cruz Carla,North School,Teacher,17\n4,Dunn,North School,Teacher,17\n";
    let (sheet, matching) = matched(list);
    assert_eq!(matching.columns, [Field::Id, Field::FamilyFirst, Field::Unit, Field::Role, Field::Ignore]);
    let (incoming, told) = people_of(&sheet, &matching);
    let names: Vec<String> = incoming.people.iter().map(|p| format!("{}|{}", p.given, p.family)).collect();
    assert_eq!(names, ["Ana|Ruiz", "Ben|Birch", "Carla|Alder Cruz"]);
    assert_eq!(told, ["4 Employee (Last, First) name-order", "5 Employee (Last, First) name"]);
}

#[test]
fn lists_come_with_any_delimiter_mark_and_letters() {
    let plain = Sheet::read("Nombre;Apellidos;Correo\r\nJosé;Peña;j@x.example\r\n".as_bytes(), None).unwrap();
    let tabs = "\u{FEFF}Nombre\tApellidos\tCorreo\nJosé\tPeña\tj@x.example\n";
    let utf16: Vec<u8> =
        [0xFEFF].into_iter().chain(tabs.trim_start_matches('\u{FEFF}').encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let windows = b"Nombre,Apellidos,Correo\rJos\xE9,Pe\xF1a,j@x.example\r".to_vec();
    for bytes in [tabs.as_bytes().to_vec(), utf16, windows] {
        let read = Sheet::read(&bytes, None).unwrap();
        assert_eq!((&read.heads, &read.rows[0].cells), (&plain.heads, &plain.rows[0].cells));
    }
    // a title and an empty line above the names of the columns
    let titled = Sheet::read("Staff 2026,,\r\n\r\nNombre,Apellidos,Correo\r\nJosé,Peña,j@x.example\r\n".as_bytes(), None).unwrap();
    assert_eq!((titled.heads.len(), titled.rows[0].number), (3, 4));
}

#[test]
fn rows_that_cannot_be_used_are_left_out_and_told_and_nobody_leaves_by_them() {
    let bad = "Name,E-mail,School,Job title\r\n\
        Ana Ruiz,ana@lake.example,North School,Teacher\r\n\
        ,planted@lake.example,North School,Teacher\r\n\
        Ben Birch,ben at planted,North School,Teacher\r\n\
        Carla Cruz,,North School,Teacher\r\n\
        Dora Diaz,dora@lake.example,Elsewhere,Teacher\r\n\
        Eli Elm,eli@lake.example,,Teacher\r\n\
        Fay Fox,fay@lake.example,North School,\r\n\
        Other Name,ana@lake.example,South School,Teacher\r\n\
        Ana Ruiz,ANA@lake.example,South School,Coach\r\n";
    let (sheet, mut matching) = matched(bad);
    assert_eq!(matching.missing(&sheet), [Missing::Words]);
    matching.units.insert("elsewhere".into(), Meaning::LeftOut);
    let (incoming, told) = people_of(&sheet, &matching);
    assert_eq!(
        told,
        [
            "3 Name name",
            "4 E-mail address",
            "5 E-mail no-key",
            "6 School unit-left-out",
            "7 School no-unit",
            "8 Job title no-role",
            "9 - key-twice"
        ]
    );
    assert_eq!(incoming.people.len(), 1);
    let parts: Vec<_> = incoming.people[0].parts.iter().map(|part| part.role).collect();
    assert_eq!(parts, [Role::Teacher, Role::Coach], "two rows of one person are two parts");
    assert!(incoming.unread.contains(&"list:dora@lake.example".to_string()));
    assert!(!format!("{told:?}").contains("planted"));
    matching.unit_for_all = Some(units()[0].id.to_string());
    matching.role_for_all = Some("support-staff".into());
    assert_eq!(people_of(&sheet, &matching).0.people.len(), 3);
}

#[test]
fn what_is_not_decided_is_missing() {
    let (sheet, matching) = matched(LIST);
    let without = |field: Field| {
        let columns = matching.columns.iter().map(|f| if *f == field { Field::Ignore } else { *f }).collect();
        Matching { columns, ..matching.clone() }.missing(&sheet)
    };
    assert_eq!(without(Field::Given), [Missing::Name]);
    assert_eq!(without(Field::Unit), [Missing::Unit]);
    assert_eq!(without(Field::Role), [Missing::Role]);
    assert_eq!(without(Field::Email), [], "an id is enough");
    assert_eq!(Matching { whole: None, ..matching.clone() }.missing(&sheet), [Missing::Whole]);
    let twice = Matching { columns: vec![Field::Email; 7], ..matching.clone() }.missing(&sheet);
    assert!(twice.contains(&Missing::Twice(Field::Email)) && twice.contains(&Missing::Name), "{twice:?}");
    // a role that no list may give is no role
    let mut forged = matching.clone();
    forged.roles.insert("bus driver".into(), Meaning::Ours("administrator".into()));
    assert_eq!(forged.role("Bus driver"), None);
}

#[test]
fn a_school_that_is_not_here_can_be_made_with_its_people_and_is_remembered() {
    let list = "Name,E-mail,School,Job title\nAna Ruiz,ana@lake.example,Alder  Creek,Teacher\n\
        Ben Birch,ben@lake.example,ALDER CREEK,Teacher\nCarla Cruz,carla@lake.example,Central Office,Teacher\n";
    let (sheet, mut matching) = matched(list);
    let root = units()[0].clone();
    let only = [Unit { kind: UnitKind::District, ..root.clone() }];
    assert_eq!(matching.clone().with_words_of(&sheet, &only).units["alder creek"], Meaning::Open, "never by itself");
    matching.units.insert("alder creek".into(), Meaning::New("school".into()));
    matching.units.insert("central office".into(), Meaning::Ours(root.id.to_string()));
    assert_eq!(matching.missing(&sheet), []);
    let made = UnitId(Uuid::from_u128(77));
    let founds = matching.found(&sheet, || made);
    assert_eq!((founds.len(), founds[0].name.as_str(), founds[0].kind), (1, "Alder Creek", UnitKind::School));
    assert_eq!(matching.unit("Alder Creek"), Some(made));
    let here = HashSet::from([made.to_string()]);
    assert_eq!(matching.clone().without_strangers(&here).units["alder creek"], Meaning::Ours(made.to_string()));
    // Were it never made, its word is asked about again.
    assert_eq!(matching.with_words_of(&sheet, &only).units["alder creek"], Meaning::Open);
}

#[test]
fn the_central_office_is_the_organization_itself_unless_a_unit_has_that_name() {
    let list = "Name,E-mail,School\nAna Ruiz,ana@lake.example,District Office\n";
    let sheet = Sheet::read(list.as_bytes(), None).unwrap();
    let district = Unit { kind: UnitKind::District, ..units()[0].clone() };
    let guessed = |units: &[Unit]| Matching::guess(&sheet).with_words_of(&sheet, units).units["district office"].clone();
    assert_eq!(guessed(std::slice::from_ref(&district)), Meaning::Ours(district.id.to_string()));
    let office = unit(9, "District Office", None);
    assert_eq!(guessed(&[district, office.clone()]), Meaning::Ours(office.id.to_string()));
}

#[test]
fn the_digest_is_of_the_names_of_columns_alone() {
    let (sheet, _) = matched(LIST);
    let (other, _) = matched(&LIST.replace("Ana", "Eva").replace("Last name", "LAST  NAME"));
    let (third, _) = matched(&LIST.replace("School,", "Campus,"));
    assert_eq!(sheet.digest(), other.digest());
    assert_ne!(sheet.digest(), third.digest());
}

/// A workbook as Excel writes it, of the fewest parts.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    let types: String = (1..=sheets.len())
        .map(|n| format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))
        .collect();
    part(
        "[Content_Types].xml",
        &format!(
            "{head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{types}</Types>"
        ),
    );
    part(
        "_rels/.rels",
        &format!(
            "{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let named: String =
        sheets.iter().zip(1..).map(|((name, _), n)| format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")).collect();
    part(
        "xl/workbook.xml",
        &format!(
            "{head}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{named}</sheets></workbook>"
        ),
    );
    let links: String = (1..=sheets.len())
        .map(|n| format!("<Relationship Id=\"rId{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))
        .collect();
    let style = sheets.len() + 1;
    part(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}<Relationship Id=\"rId{style}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
    );
    part(
        "xl/styles.xml",
        &format!(
            "{head}<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        ),
    );
    for ((_, cells), n) in sheets.iter().zip(1..) {
        part(
            &format!("xl/worksheets/sheet{n}.xml"),
            &format!(
                "{head}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{cells}</sheetData></worksheet>"
            ),
        );
    }
    zip.finish().unwrap().into_inner()
}

fn text(at: &str, said: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{said}</t></is></c>")
}

#[test]
fn a_workbook_is_read_like_any_list_with_its_dates_and_numbers() {
    let cells = format!(
        "<row r=\"3\">{}{}{}{}</row><row r=\"4\">{}{}<c r=\"C4\"><v>4711</v></c><c r=\"D4\" s=\"1\"><v>46247</v></c></row>",
        text("A3", "Name"),
        text("B3", "E-mail"),
        text("C3", "Employee ID"),
        text("D3", "Start date"),
        text("A4", "Ruiz Peña, Ana"),
        text("B4", "ana@lake.example"),
    );
    let book = workbook(&[("Notes", ""), ("Staff", &cells)]);
    let read = Sheet::read(&book, None).unwrap();
    assert_eq!(read.heads, ["Name", "E-mail", "Employee ID", "Start date"]);
    assert_eq!(
        (read.rows[0].number, read.rows[0].cells.as_slice()),
        (4, &["Ruiz Peña, Ana", "ana@lake.example", "4711", "2026-08-13"].map(String::from)[..])
    );
    assert_eq!(Sheet::read(&book, Some("staff")), Ok(read));
    assert_eq!(Sheet::read(&book, Some("Payroll")), Err(ListError::NoSheet { found: vec!["Notes".into(), "Staff".into()] }));
    assert_eq!(Sheet::read(&workbook(&[("Notes", "")]), None), Err(ListError::NoRows));
}

#[test]
fn workbooks_that_nobody_should_open_are_refused() {
    // a cell in the farthest corner makes no sheet of seventeen billion cells
    let corner =
        format!("<row r=\"1\">{}{}</row><row r=\"1048576\">{}</row>", text("A1", "Name"), text("B1", "E-mail"), text("XFD1048576", "x"));
    assert_eq!(Sheet::read(&workbook(&[("S", &corner)]), None), Err(ListError::NoRows));
    let many: String = (1..=MOST_ROWS + 3).map(|n| format!("<row r=\"{n}\"><c r=\"A{n}\"><v>{}</v></c></row>", n * 7919)).collect();
    assert_eq!(Sheet::read(&workbook(&[("S", &many)]), None), Err(ListError::TooManyRows { most: MOST_ROWS }));
    let dense = workbook(&[("S", &" ".repeat(4 * 1024 * 1024))]);
    assert!(matches!(Sheet::read(&dense, None), Err(ListError::File(ReadError::TooDense { .. }))));
    // one that lies about its size is found out before the reader that believes it gets it
    let mut false_size = workbook(&[("S", &corner)]);
    let name = b"xl/worksheets/sheet1.xml";
    let entry = false_size.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x01\x02").map(|(at, _)| at);
    let at = entry.clone().find(|at| false_size[at + 46..].starts_with(name)).unwrap();
    false_size[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
    assert!(matches!(Sheet::read(&false_size, None), Err(ListError::File(ReadError::SizeFalse { .. } | ReadError::Damaged { .. }))));
    // another kind of zip, an old workbook, a picture
    let mut other = zip::ZipWriter::new(Cursor::new(Vec::new()));
    other.start_file("orgs.csv", SimpleFileOptions::default()).unwrap();
    assert_eq!(Sheet::read(&other.finish().unwrap().into_inner(), None), Err(ListError::NotAList(Looks::Zip)));
    for (bytes, looks) in [
        (&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], Looks::OldExcel),
        (b"\x89PNG\r\n\x1a\n\0\0\0", Looks::Picture),
        (b"%PDF-1.7", Looks::Pdf),
        (b"<html><table><tr><td>Name", Looks::WebPage),
        (b"BEGIN:VCALENDAR", Looks::Calendar),
    ] {
        assert_eq!(Sheet::read(bytes, None), Err(ListError::NotAList(looks)));
    }
    assert_eq!(Sheet::read(b"", None), Err(ListError::NoRows));
    let wide = format!("{}\r\n{}\r\n", "Name,".repeat(MOST_COLUMNS * 3), "x,".repeat(MOST_COLUMNS * 3));
    assert!(Sheet::read(wide.as_bytes(), None).unwrap().heads.len() <= MOST_COLUMNS);
}

#[test]
fn a_title_above_the_heads_is_no_head_and_no_birthday_comes_in_beneath_it() {
    let text = "Staff Roster — exported 11/20/2026;;;\nEmp #;Employee (Last, First);DOB;Bldg\n4711;Álvarez, María;1/2/1980;North Elem.\n";
    let sheet = Sheet::read(text.as_bytes(), None).unwrap();
    assert_eq!(sheet.heads, ["Emp #", "Employee (Last, First)", "Bldg"]);
    assert_eq!((sheet.rows.len(), sheet.closed.as_slice()), (1, ["DOB".to_string()].as_slice()));
    let plain = Sheet::read("List of June;;\nWho;Where;What\nAda;North;Teacher\n".as_bytes(), None).unwrap();
    assert_eq!(plain.heads, ["Who", "Where", "What"]);
}
