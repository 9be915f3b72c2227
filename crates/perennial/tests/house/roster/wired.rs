//! What a delivery says of half a person, of what is over, and of what people decided otherwise, from the file that is sent to
//! what stands on the pages of others: the calendar, the search, the open browser of someone who left.

use super::taking::{
    administrator, closed_on, id_of, part, parts_today, person, roster_size, school_boxes, take, taken, teacher, whole, with_classes, work,
};
use super::{names, packed, send};
use crate::on_each_engine;
use ground::organization::Closing;
use ground::roster::incoming::{Incoming, PersonIn};
use ground::roster::plan::Plan;
use ground::roster::{self, Import};
use ground::{Refusal, Role, UnitId, calendar, organization, people};
use jiff::civil::date;
use std::path::Path;
use testkit::{At, Browser, Reply, TestApp};

const USERS: &str = "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email\r\n";
const ROLES: &str = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\r\n";

fn manifest(mode: &str, files: &[&str]) -> String {
    let lines: String = files.iter().map(|file| format!("file.{file},{mode}\r\n")).collect();
    format!("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n{lines}")
}

/// Three of the staff and a student, with their roles apart.
fn everyone() -> Vec<u8> {
    let orgs = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\nd1,,,Lake District,district,,\r\ns1,,,North School,school,,d1\r\n";
    let users = format!(
        "{USERS}u1,,,true,a,,Ana,Ames,,,ana@lake.example\r\nu2,,,true,b,,Bea,Birch,,,bea@lake.example\r\n\
         u3,,,true,c,,Cleo,Crane,,,cleo@lake.example\r\npupil-1,,,true,p,,Pia,Pupil,,,pia@lake.example\r\n"
    );
    let roles = format!(
        "{ROLES}r1,,,u1,primary,teacher,,,s1,\r\nr2,,,u2,primary,teacher,,,s1,\r\nr3,,,u3,primary,teacher,,,s1,\r\n\
         r3b,,,u3,secondary,aide,,,s1,\r\nr4,,,pupil-1,primary,student,,,s1,\r\n"
    );
    let files = manifest("bulk", &["orgs", "users", "roles"]);
    packed(&[("manifest.csv", &files), ("orgs.csv", orgs), ("users.csv", &users), ("roles.csv", &roles)])
}

#[test]
fn a_delta_that_says_half_of_people_changes_who_is_known_and_keeps_nothing_of_who_is_not() {
    on_each_engine(|app| {
        let mut browser = administrator(app);
        taken(app, &mut browser, &everyone());
        // A name without its roles, a role without its person, a role that ended; and the same of a student.
        let users = format!(
            "{USERS}u1,active,2026-11-20T00:00:00Z,true,a,,Ana,Newname,,,\r\npupil-1,active,2026-11-20T00:00:00Z,true,p,,Pia,Pupil,,,\r\n"
        );
        let roles = format!(
            "{ROLES}r2b,active,2026-11-20T00:00:00Z,u2,secondary,aide,,,s1,\r\n\
             r3b,tobedeleted,2026-11-20T00:00:00Z,u3,secondary,aide,,,s1,\r\npupil-role,active,2026-11-20T00:00:00Z,pupil-2,primary,teacher,,,s1,\r\n"
        );
        let files = manifest("delta", &["users", "roles"]);
        let delta = packed(&[("manifest.csv", &files), ("users.csv", &users), ("roles.csv", &roles)]);
        let import = send(&mut browser, &delta).location().to_string();
        browser.get(&import).ok().assert_has("now Ana Newname").assert_has("new part: Paraeducator").assert_has_not("Pupil");
        let id = id_of(&import);
        let kept: String = app.look(move |op| Ok(super::taking::reading(op, id)));
        assert!(kept.contains("Newname"), "this test looks in the right place");
        assert!(!kept.contains("pupil"), "ids of who is no staff here are let go: {kept}");
        browser.post(&format!("{import}/application"), &[]).assert_status(303);
        work(app);
        assert_eq!(names(app), ["Ana Newname", "Bea Birch", "Cleo Crane"]);
        assert_eq!(person(app, "u1").email.as_deref(), Some("ana@lake.example"));
        let roles = |source| {
            let mut roles: Vec<Role> = parts_today(app, source).into_iter().map(|(_, role)| role).collect();
            roles.sort_by_key(|role| role.word());
            roles
        };
        assert_eq!(roles("u1"), [Role::Teacher], "parts that were not sent stay");
        assert_eq!(roles("u2"), [Role::Paraeducator, Role::Teacher]);
        assert_eq!(roles("u3"), [Role::Teacher]);
        let again = send(&mut browser, &delta).location().to_string();
        browser.get(&again).ok().assert_has("Nothing would change.");
    });
}

#[test]
fn a_class_that_a_delta_calls_gone_is_closed_and_the_others_stay() {
    on_each_engine(|app| {
        take(app, &with_classes()).unwrap();
        let open = || app.look(|op| Ok(roster::seats(op)?.iter().map(|s| s.classes).sum::<i64>()));
        assert_eq!(open(), 2);
        let delta = Incoming { classes_gone: vec!["3a".into(), "never-seen".into()], ..Incoming::default() };
        assert_eq!(roster_size(app, &delta), 1);
        take(app, &delta).unwrap();
        assert_eq!((open(), roster_size(app, &delta)), (1, 0));
    });
}

/// The link to a password that the administrator is shown for a person.
fn password_link(app: &TestApp, person: ground::PersonId) -> String {
    let page = administrator(app).post(&format!("/people/{person}/password-link"), &[]).ok();
    format!("/password/{}", &page.text().split("/password/").nth(1).unwrap()[..26])
}

fn answer(reply: &Reply) -> (u16, String, String) {
    (reply.status().as_u16(), reply.header("location").unwrap_or_default().to_string(), reply.text())
}

#[test]
fn who_leaves_by_a_roster_is_signed_out_at_once_with_every_link_and_is_back_when_it_is_undone() {
    on_each_engine(|app| {
        let someone = app.person(Role::Teacher, At::Own).clone();
        let id = someone.id;
        let known = PersonIn { email: Some(someone.email.clone()), ..teacher("tea", "north") };
        take(app, &Incoming { people: vec![known, teacher("new", "north")], ..whole(&["one"]) }).unwrap();
        let newcomer = person(app, "new").id;
        let links = [password_link(app, id), password_link(app, newcomer)];
        let mut theirs = app.signed_in(&someone);
        theirs.get("/me").ok();
        links.iter().for_each(|link| drop(app.browser().get(link).ok()));

        let import = take(app, &whole(&["one"])).unwrap();
        assert_eq!(answer(&theirs.get("/me")), answer(&app.browser().get("/me")), "as for someone who never signed in");
        for link in &links {
            app.browser().get(link).assert_status(404);
        }
        let left = move |op: &mut ground::Op| Ok((people::load(op, id)?.active, people::left_on(op, id)?));
        assert_eq!(app.look(left), (false, Some(date(2026, 11, 22))));

        administrator(app).post(&format!("/roster/{import}/undoing"), &[]).assert_status(303);
        work(app);
        assert_eq!(app.look(left), (true, None));
        assert!(!parts_today(app, "tea").is_empty(), "with the part they had");
        app.browser().get(&links[0]).assert_status(404);
    });
}

fn close_by_hand(app: &TestApp, source: &'static str, successor: Option<&'static str>) {
    app.by(app.person(Role::Administrator, At::District), move |op| {
        let organization = op.organization()?;
        let units = organization::units(op.tx, organization)?;
        let of = |source: &str| -> UnitId { units.iter().find(|u| u.source_id.as_deref() == Some(source)).unwrap().id };
        let successors: Vec<UnitId> = successor.map(of).into_iter().collect();
        let closing = Closing { last_day: date(2026, 11, 20), successors, going_on: Vec::new() };
        organization::life::close(op, of(source), &closing).map_err(|_| Refusal::Missing)
    });
}

#[test]
fn a_unit_that_people_closed_is_not_opened_by_a_file_that_still_names_it() {
    for successor in [None, Some("south")] {
        on_each_engine(|app| {
            let mut everyone = whole(&["one", "two"]);
            everyone.people.push(PersonIn { parts: vec![part("south", Role::Teacher)], ..teacher("three", "south") });
            take(app, &everyone).unwrap();
            close_by_hand(app, "north", successor);
            let by = app.person(Role::Administrator, At::District);
            let same = everyone.clone();
            let id = app.by(by, move |op| roster::propose(op, "made-here", "1.2", &same, &[]));
            let page = administrator(app).get(&format!("/roster/{id}")).ok();
            page.assert_has("Closed here, and still in the file")
                .assert_has("nobody gets a part there: north.")
                .assert_has("Nothing would change.");
            assert_eq!(roster_size(app, &everyone), 0);
            // Also when there is something else to change.
            everyone.people.push(teacher("four", "south"));
            take(app, &everyone).unwrap();
            assert_eq!(closed_on(app, "north").as_deref(), Some("2026-11-20"));
            assert!(parts_today(app, "one").is_empty());
        });
    }
}

/// A staff of one, with a school year and its halves.
fn with_terms() -> Vec<u8> {
    let sessions = "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\r\n\
        y1,,,2026-27,schoolYear,2026-08-17,2027-06-05,,2027\r\n\
        t1,,,Fall Semester,semester,2026-08-17,2026-12-19,y1,2027\r\nt2,,,Spring Semester,semester,2027-01-04,2027-06-05,y1,2027\r\n";
    packed(&[
        (
            "manifest.csv",
            "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.orgs,bulk\r\nfile.users,bulk\r\nfile.academicSessions,bulk\r\n",
        ),
        ("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\nd1,,,Lake District,district,,\r\n"),
        ("academicSessions.csv", sessions),
        (
            "users.csv",
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email\r\n\
             u1,,,true,d1,districtAdministrator,ada,Ada,Moss,ada@lake.example\r\n",
        ),
    ])
}

/// The value of a field as the page shows it.
fn shown(page: &str, name: &str) -> String {
    let field = page.split(&format!("name=\"{name}\"")).nth(1).unwrap();
    match field.split_once('>').unwrap() {
        (tag, _) if tag.contains("value=\"") => tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_string(),
        (_, text) => text.split('<').next().unwrap().to_string(),
    }
}

#[test]
fn a_roster_with_school_years_offers_them_on_the_calendar_until_they_are_entered() {
    on_each_engine(|app| {
        let root = app.district.unit(At::District);
        let mut browser = administrator(app);
        browser.get("/calendar").ok().assert_has_not("From your roster");
        taken(app, &mut browser, &with_terms());
        let page = browser.get("/calendar").ok().assert_has("From your roster").assert_has("2026-27");
        let form = format!("/calendar/{root}/years/new?roster=0");
        assert!(page.text().contains(&form));
        app.signed_in(app.person(Role::Teacher, At::Own)).get("/calendar").ok().assert_has_not("From your roster");
        let page = browser.get(&form).ok().text();
        let fields = ["name", "starts-on", "ends-on", "terms", "days"].map(|name| (name, shown(&page, name)));
        let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.extend(["1", "2", "3", "4", "5"].map(|day| ("weekdays", day)));
        browser.post(&format!("/calendar/{root}/years"), &fields).assert_status(303);
        let years = app.look(move |op| Ok(calendar::of(op, root)?.years().to_vec()));
        let year = &years[0];
        assert_eq!((years.len(), year.name.as_str(), year.starts_on, year.ends_on), (1, "2026-27", date(2026, 8, 17), date(2027, 6, 5)));
        let terms: Vec<&str> = year.terms.iter().map(|t| t.name.as_str()).collect();
        assert_eq!(terms, ["Fall Semester", "Spring Semester"]);
        browser.get("/calendar").ok().assert_has("Fall Semester").assert_has_not("From your roster");
    });
}

/// Sixty teachers whose addresses are none.
fn sixty_slips() -> Vec<u8> {
    let mut users =
        String::from("sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email\r\n");
    (0..60).for_each(|n| users.push_str(&format!("u{n},,,true,d1,teacher,u{n},Ana,Ames{n},not-an-address\r\n")));
    packed(&[
        ("manifest.csv", "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.orgs,bulk\r\nfile.users,bulk\r\n"),
        ("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\nd1,,,Lake District,district,,\r\n"),
        ("users.csv", &users),
    ])
}

fn send_strictly(browser: &mut Browser, bytes: &[u8]) -> Reply {
    let file = testkit::Part::File { field: "file", name: "roster.zip", bytes };
    browser.multipart("/roster", &[testkit::Part::Field("strict", "yes"), file])
}

#[test]
fn a_strict_refusal_shows_the_first_fifty_rows_in_the_words_of_the_warnings() {
    on_each_engine(|app| {
        let mut browser = administrator(app);
        let refused = send_strictly(&mut browser, &sixty_slips()).assert_status(422);
        let page =
            refused.assert_has("60 things in this file are not quite right").assert_has("What was refused").assert_has("and 10 more");
        let said = "This is not an e-mail address. It was left empty.";
        let page = page.assert_has("users.csv, row 2, column email").assert_has("users.csv, row 51, column email").text();
        assert_eq!(page.matches(said).count(), 50);
        assert!(!page.contains("row 52"));
        let forgiven = send(&mut browser, &sixty_slips()).location().to_string();
        browser.get(&forgiven).ok().assert_has("users.csv, row 2, column email").assert_has(said);
        assert!(send_strictly(&mut browser, &schools_clean()).location().starts_with("/roster/"), "a clean one is taken as ever");
    });
}

fn schools_clean() -> Vec<u8> {
    packed(&[
        ("manifest.csv", "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.orgs,bulk\r\nfile.users,bulk\r\n"),
        ("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\nd1,,,Lake District,district,,\r\n"),
        (
            "users.csv",
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email\r\n\
             u1,,,true,d1,teacher,ada,Ada,Moss,ada@lake.example\r\n",
        ),
    ])
}

#[test]
fn a_staff_list_is_not_called_a_roster_of_the_standard() {
    on_each_engine(|app| {
        let by = app.person(Role::Administrator, At::District);
        let version = roster::staff_list::STAFF_LIST;
        let id = app.by(by, move |op| roster::propose(op, "staff.csv", version, &whole(&["one"]), &[]));
        administrator(app).get(&format!("/roster/{id}")).ok().assert_has("Staff list").assert_has_not("OneRoster list");
    });
}

#[test]
fn who_came_by_a_roster_is_found_by_the_search_also_after_a_change_of_name() {
    on_each_engine(|app| {
        let named = |given: &str| PersonIn { given: given.into(), family: "Núñez".into(), ..teacher("one", "north") };
        take(app, &Incoming { people: vec![named("Zoë")], ..whole(&[]) }).unwrap();
        let mut browser = administrator(app);
        browser.get("/search?q=zoe+nunez").ok().assert_has("Zoë Núñez");
        take(app, &Incoming { people: vec![named("Yara")], ..whole(&[]) }).unwrap();
        browser.get("/search?q=yara+nunez").ok().assert_has("Yara Núñez");
        browser.get("/search?q=zoe").ok().assert_has_not("Zoë Núñez");
    });
}

/// What the dry run of a delivery says, in numbers and names.
#[derive(Debug, PartialEq)]
struct Report {
    units: usize,
    classes: usize,
    added: Vec<String>,
    without_part: Vec<String>,
    counted: (u64, u64),
    /// What was odd, and in how many rows.
    notes: Vec<(String, u64)>,
}

fn report(app: &TestApp, import: &str) -> (Report, Plan) {
    let id = id_of(import);
    let by = app.person(Role::Administrator, At::District);
    let (Import { notes, .. }, plan, counted) = app.app.ground.read_now(by.actor(), move |op| roster::preview(op, id)).unwrap();
    let mut rows: std::collections::BTreeMap<String, u64> = Default::default();
    for note in notes {
        let alike = note.args.iter().find(|(name, _)| name == "rows").map_or(1, |(_, rows)| rows.parse().unwrap());
        *rows.entry(note.key.trim_start_matches("roster-warning-").to_string()).or_default() += alike;
    }
    let mut added: Vec<String> = plan.added.iter().map(|p| format!("{} {}", p.given, p.family)).collect();
    added.sort();
    let report = Report {
        units: plan.units.len(),
        classes: plan.classes.len(),
        added,
        without_part: plan.without_part.clone(),
        counted: (counted.students, counted.families),
        notes: rows.into_iter().collect(),
    };
    (report, plan)
}

/// The deliveries that the standard's own body publishes, when they lie beside the workspace: shown with exactly this report,
/// taken, and the second time without a change.
#[test]
fn the_published_samples_are_reported_exactly_and_change_nothing_the_second_time() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/oneroster");
    for (name, wanted) in published() {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            println!("skipped: no {name} beside the workspace");
            continue;
        };
        on_each_engine(|app| {
            let mut browser = administrator(app);
            let import = send(&mut browser, &bytes).location().to_string();
            let (said, plan) = report(app, &import);
            assert_eq!(said, wanted, "{name}");
            assert!(plan.changed.is_empty() && plan.leaving.is_empty() && plan.closing.is_empty() && plan.questions.is_empty());
            let page = browser.get(&import).ok().text();
            assert!(school_boxes(&page).is_empty());
            wanted.added.iter().for_each(|name| assert!(page.contains(name), "{name}"));
            browser.post(&format!("{import}/application"), &[]).assert_status(303);
            work(app);
            let mut here = names(app);
            here.sort();
            assert_eq!(here, wanted.added, "{name}");
            let again = send(&mut browser, &bytes).location().to_string();
            let (said, plan) = report(app, &again);
            assert_eq!((plan.size(), plan.unchanged), (0, wanted.added.len()), "{name}");
            assert_eq!((said.counted, &said.notes), (wanted.counted, &wanted.notes), "{name}: and the same is said of it");
            browser.get(&again).ok().assert_has("This file says what you already have. Nothing would change.");
        });
    }
}

fn published() -> [(&'static str, Report); 2] {
    let kinds = |kinds: &[(&str, u64)]| kinds.iter().map(|(kind, rows)| (kind.to_string(), *rows)).collect();
    let small = Report {
        units: 1,
        classes: 2,
        added: vec!["Jim Smith".into(), "John Doe".into()],
        without_part: Vec::new(),
        counted: (3, 1),
        notes: kinds(&[("boolean-form", 2), ("class-type-form", 1), ("no-district", 1), ("org-department", 1)]),
    };
    let full = Report {
        units: 1,
        classes: 1,
        added: vec!["Jim Smith".into(), "John Doe".into(), "Tom Paulsy".into()],
        // Every role in it ended in 2025.
        without_part: vec!["John Doe".into(), "Tom Paulsy".into(), "Jim Smith".into()],
        counted: (3, 1),
        notes: kinds(&[
            ("boolean-form", 3),
            ("class-type-form", 1),
            ("closed-file-copy", 1),
            ("closed-file-name", 1),
            ("column-spelling", 3),
            ("date-by-others", 4),
            ("date-format", 1),
            ("empty-columns", 1),
            ("gone-in-bulk", 3),
            ("manifest-blank", 3),
            ("no-district", 1),
            ("org-department", 1),
            ("parent-unknown", 1),
            ("session-parent-unknown", 2),
            ("status-form", 1),
        ]),
    };
    [("Test_minimal_data_set.zip", small), ("v1p2_full_dataset.zip", full)]
}
