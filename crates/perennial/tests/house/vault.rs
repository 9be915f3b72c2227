//! The whole organization goes into one file and comes back into a server of the other engine with every page the same;
//! nothing of anyone else is in it, and two people stand for it.

use crate::fixtures::{self, Fixtures, furnish};
use crate::{house, on_each_engine};
use ground::vault::file::Opened;
use ground::{ExportId, Role, vault};
use kit::element::Needs;
use perennial::routes::elements;
use std::io::{Cursor, Read};
use std::time::{Duration, Instant};
use testkit::{At, Browser, Engine, Options, Reply, TestApp, engines};
use zip::ZipArchive;

const PASSPHRASE: &str = "lantern meadow copper fjord";

/// Asked by the administrator, agreed to by the district leader, made and taken.
fn taken(app: &TestApp, export: ExportId) -> Vec<u8> {
    let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
    leader.post(&format!("/vault/{export}/approval"), &[]).assert_status(303);
    let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
    administrator
        .post(&format!("/vault/{export}/making"), &[("passphrase", PASSPHRASE), ("passphrase-again", PASSPHRASE)])
        .assert_status(303);
    let begun = Instant::now();
    while !administrator.get("/vault").ok().text().contains("The file is ready") {
        assert!(begun.elapsed() < Duration::from_secs(120), "{}", administrator.get("/vault").words());
        std::thread::sleep(Duration::from_millis(50));
    }
    administrator.get(&format!("/vault/{export}/file")).ok().bytes
}

/// A fresh server on an engine, with the vault in it; and the tokens of its administrators.
fn restored(engine: Engine, bytes: &[u8]) -> (TestApp, Vec<(String, String)>) {
    let app = crate::furnished(Options { engine, founded: false, ..Options::default() });
    let mut opened = Opened::open(Cursor::new(bytes), PASSPHRASE).unwrap();
    let (restored, links) =
        perennial::vault::take_in(&app.app.ground, &mut opened, app.home.folder.path(), &app.app.settings.shelf()).unwrap();
    assert!(restored.untied.is_empty());
    (app, links)
}

/// Without what differs from one sign-in to the next.
fn plain(reply: &Reply) -> String {
    let mut text = reply.text();
    for (name, end) in [("name=\"csrf\" value=\"", "\""), ("name=\"once\" value=\"", "\""), ("x-csrf-token&quot;:&quot;", "&quot;")] {
        let after = |part: &str| part.split_once(end).map_or_else(String::new, |(_, after)| after.to_string());
        let parts: Vec<String> = text.split(name).enumerate().map(|(n, part)| if n == 0 { part.into() } else { after(part) }).collect();
        text = parts.join(name);
    }
    // Links that were handed out stay with the server they were made on.
    text.replace("<li>One-time links and keys: 1</li>", "")
}

fn pages(f: &Fixtures) -> Vec<String> {
    let all = elements(None).iter().flat_map(|e| e.routes().list).collect::<Vec<_>>();
    let asked = all.into_iter().filter(|r| r.method == "GET" && !matches!(r.needs, Needs::Nothing));
    asked
        // The permission to take the file does not travel, and neither do links that were handed out.
        .filter(|r| !r.path.starts_with("/vault") && !r.path.contains("links"))
        .flat_map(|r| {
            let pulses = if r.path.contains("{pulse}") { vec![f.draft, f.closed] } else { vec![f.closed] };
            pulses.into_iter().map(move |pulse| (r.path, pulse))
        })
        .filter(|(path, pulse)| *pulse == f.closed || !(path.contains("sheet") || path.contains("figures")))
        .map(|(path, pulse)| {
            path.replace("{person}", &f.person.to_string())
                .replace("{import}", &f.import.to_string())
                .replace("{innovation}", &f.innovation.to_string())
                .replace("{implementation}", &f.implementation.to_string())
                .replace("{pulse}", &pulse.to_string())
                .replace("{calendar}", &f.unit.to_string())
                .replace("{school_year}", &f.school_year.to_string())
                .replace("{guest}", &f.guest.to_string())
                .replace("{unit}", &f.unit.to_string())
                .replace("{hold}", &f.hold.to_string())
                .replace("{rollover}", &f.rollover.to_string())
                .replace("{attachment}", &f.attachment.to_string())
        })
        .filter(|path| !path.contains('{'))
        .collect()
}

fn by_link(app: &TestApp, token: &str, email: &str) -> Browser {
    let mut browser = app.browser();
    let fields = [("email", email), ("password", PASSPHRASE), ("password-again", PASSPHRASE)];
    browser.post_bare(&format!("/password/{token}"), &fields).assert_status(303);
    browser
}

#[test]
fn every_page_of_the_organization_is_the_same_on_a_server_of_the_other_engine() {
    let ways = if engines().contains(&Engine::Postgres) {
        vec![(Engine::Sqlite, Engine::Postgres), (Engine::Postgres, Engine::Sqlite)]
    } else {
        vec![(Engine::Sqlite, Engine::Sqlite)]
    };
    for (from, to) in ways {
        eprintln!("from {from:?} to {to:?}");
        let here = house(from);
        let f = furnish(&here);
        // A pulse that is open comes back closed and without answers; so it is closed before, as the page advises.
        let mut principal = here.signed_in(here.person(Role::Principal, At::Own));
        principal.post(&format!("/pulses/{}/closure", f.open), &[]).assert_status(303);
        // A list that waits stays behind: whole rows of somebody's spreadsheet are not yet ours.
        let mut administrator = here.signed_in(here.person(Role::Administrator, At::District));
        administrator.post(&format!("/roster/staff-lists/{}/dismissal", f.list), &[]).assert_status(303);
        let bytes = taken(&here, f.export);
        let (there, links) = restored(to, &bytes);
        let who = here.person(Role::Administrator, At::District).clone();
        assert_eq!(links.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), std::slice::from_ref(&who.name));
        let mut new = by_link(&there, &links[0].1, &who.email);
        let mut old = here.signed_in(&who);
        let pages = pages(&f);
        assert!(pages.len() > 40 && pages.iter().any(|p| p.ends_with("figures.csv")), "{pages:?}");
        let mut differ = Vec::new();
        for page in pages {
            let (was, is) = (old.get(&page), new.get(&page));
            if was.status() != is.status() {
                differ.push(format!("{page}: {} and {}", was.status(), is.status()));
            } else if page.ends_with("figures.csv") {
                assert_eq!(was.bytes, is.bytes, "{page}");
            } else if !page.ends_with(".pdf") {
                differ.extend(difference(&plain(&was), &plain(&is)).map(|what| format!("{page}: {what}")));
            }
        }
        assert!(differ.is_empty(), "{}", differ.join("\n"));
    }
}

#[test]
fn what_was_open_comes_back_closed_by_the_move_and_everyone_can_be_invited_anew() {
    on_each_engine(|here| {
        let f = furnish(here);
        let bytes = taken(here, f.export);
        let (there, links) = restored(Engine::Sqlite, &bytes);
        // Both draw the same chance, so at the same instant they would make the same ids.
        there.later_seconds(60);
        let who = here.person(Role::Administrator, At::District).clone();
        let mut administrator = by_link(&there, &links[0].1, &who.email);
        administrator.get(&format!("/pulses/{}", f.open)).ok().assert_has("Closed by the move").assert_has_not("Results appear here");
        let week = administrator.get("/").ok();
        let title = here.look(move |op| Ok(inclusion::pulse::see(op, f.open)?.title));
        assert!(!week.words().contains(&format!("“{title}” is closed")), "nobody gave a minute: {}", week.words());
        // Nobody has a password, so nobody is in yet; whoever is in is not asked.
        let invite = administrator.get(&format!("/people/invitations?unit={}", f.unit)).ok();
        assert!(!invite.words().contains("Everyone here has a sign-in"));
        let teacher = here.person(Role::Teacher, At::Own).clone();
        invite.assert_has(&teacher.name);
        let fields = [("unit", f.unit.to_string()), ("person", teacher.id.to_string()), ("as", "list".to_string())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let list = administrator.post("/people/invitations", &fields).ok().text();
        let token = list.split("/password/").nth(1).unwrap()[..26].to_string();
        by_link(&there, &token, &teacher.email);
        administrator.get(&format!("/people/invitations?unit={}", f.unit)).ok().assert_has_not(&teacher.name);
    });
}

/// Where two texts part, with a little around it.
fn difference(was: &str, is: &str) -> Option<String> {
    let at = was.chars().zip(is.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(80)).take(240).collect::<String>();
    (was != is).then(|| format!("\n  was: {}\n  is:  {}", around(was), around(is)))
}

/// Everything inside, as text.
fn inside(bytes: &[u8]) -> String {
    let mut identity = age::scrypt::Identity::new(age::secrecy::SecretString::from(PASSPHRASE.to_string()));
    identity.set_max_work_factor(20);
    let decryptor = age::Decryptor::new(bytes).unwrap();
    let mut clear = Vec::new();
    decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).unwrap().read_to_end(&mut clear).unwrap();
    let mut zip = ZipArchive::new(Cursor::new(clear)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut all = String::new();
    for name in names {
        all.push_str(&name);
        let mut bytes = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        // An attached file is no text.
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}

#[test]
fn nothing_of_another_organization_no_password_and_no_open_answer_is_in_the_file() {
    on_each_engine(|app| {
        let f = furnish(app);
        // Someone answers the pulse that is open.
        app.browser().post_bare(&format!("/r/{}", f.tokens[0]), &[("a0", "2"), ("a1", "5"), ("once", "canary")]).ok();
        let bytes = taken(app, f.export);
        let text = inside(&bytes);
        assert!(text.contains("Partner Reading") && text.contains("administrator@riverbend.example"), "this test looks in the right place");
        let theirs: Vec<String> =
            app.district.people.iter().filter(|p| p.at.elsewhere()).map(|p| p.id.0.hyphenated().to_string()).collect();
        let other = app.district.other_organization.0.hyphenated().to_string();
        for word in
            ["farfield.example", "lakeland.example", "Farfield", "$argon2", &other].into_iter().chain(theirs.iter().map(String::as_str))
        {
            assert!(!text.contains(word), "“{word}” is in the file");
        }
        for table in ["account", "door", "sign_in", "pulse_used", "pulse_answer_open", "pulse_invitation"] {
            assert!(!text.contains(&format!("tables/{table}.csv")), "{table}");
        }
        // And outside nothing is readable at all.
        assert!(!String::from_utf8_lossy(&bytes).contains("Riverbend"));
    });
}

#[test]
fn two_people_stand_for_it_and_nobody_else_takes_it() {
    on_each_engine(|app| {
        let f = furnish(app);
        let id = f.export;
        let mut asker = app.signed_in(app.person(Role::Administrator, At::District));
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        // Not alone, not twice at once, not before the answer.
        asker.post(&format!("/vault/{id}/approval"), &[]).assert_status(422).assert_has("You cannot answer this yourself");
        asker.post("/vault", &[("reason", "again")]).assert_status(422).assert_has("under way already");
        asker.get(&format!("/vault/{id}/file")).assert_status(303);
        leader.get("/").ok().assert_has("asks for everything as one file");
        leader.post(&format!("/vault/{id}/approval"), &[]).assert_status(303);
        // A weak passphrase, and two that differ.
        let make = format!("/vault/{id}/making");
        asker.post(&make, &[("passphrase", "password1"), ("passphrase-again", "password1")]).assert_status(422);
        asker.post(&make, &[("passphrase", PASSPHRASE), ("passphrase-again", "x")]).assert_status(422).assert_has("same passphrase twice");
        let own = [("passphrase", testkit::PASSWORD), ("passphrase-again", testkit::PASSWORD)];
        asker.post(&make, &own).assert_status(422).assert_has("the password you sign in with");
        // The day ends.
        app.later_seconds(vault::WINDOW_SECONDS);
        let mut asker = app.signed_in(app.person(Role::Administrator, At::District));
        asker.post(&make, &[("passphrase", PASSPHRASE), ("passphrase-again", PASSPHRASE)]).assert_status(422);
        // Nobody below, and nobody elsewhere, learns that it was asked for.
        app.signed_in(app.person(Role::Principal, At::Own)).get("/vault").assert_status(403);
        app.signed_in(app.person(Role::Administrator, At::OtherDistrict)).get("/vault").ok().assert_has_not("We move");
    });
}

#[test]
fn another_administrator_answers_before_a_district_leader_may() {
    on_each_engine(|app| {
        let export = app.by(app.person(Role::Administrator, At::District), |op| vault::ask(op, "We move"));
        let root = app.district.root;
        let second = app.person(Role::Coach, At::District).clone();
        let made = second.id;
        app.by(app.person(Role::Administrator, At::District), move |op| {
            ground::people::add_part(op, made, root, Role::Administrator, None)
        });
        let mut leader = app.signed_in(app.person(Role::DistrictLeader, At::District));
        leader.post(&format!("/vault/{export}/approval"), &[]).assert_status(422);
        app.signed_in(&second).post(&format!("/vault/{export}/approval"), &[]).assert_status(303);
    });
}

#[test]
fn an_organization_that_is_already_here_is_refused_and_a_foreign_sign_in_is_never_tied_to() {
    let app = house(Engine::Sqlite);
    let f = furnish(&app);
    let bytes = taken(&app, f.export);
    let mut opened = Opened::open(Cursor::new(&bytes), PASSPHRASE).unwrap();
    let again = perennial::vault::take_in(&app.app.ground, &mut opened, app.home.folder.path(), &app.app.settings.shelf());
    assert!(format!("{:#}", again.unwrap_err()).contains("already on this server"));
    // A server where someone else has the administrator's address.
    let there = crate::furnished(Options { engine: Engine::Sqlite, founded: false, ..Options::default() });
    let email = "administrator@riverbend.example";
    there.app.ground.write_now(ground::Actor::Guest, move |op| ground::account::create(op, email, "theirs")).unwrap();
    let mut opened = Opened::open(Cursor::new(&bytes), PASSPHRASE).unwrap();
    let (restored, _) =
        perennial::vault::take_in(&there.app.ground, &mut opened, there.home.folder.path(), &there.app.settings.shelf()).unwrap();
    assert_eq!(restored.untied, [email]);
    let id = app.person(Role::Administrator, At::District).id;
    let organization = restored.organization;
    let person = there.app.ground.read_now(ground::Actor::System(organization), move |op| ground::people::load(op, id)).unwrap();
    assert_eq!(person.account, None);
}

#[test]
fn a_person_takes_what_is_about_them_and_nothing_of_another() {
    on_each_engine(|app| {
        let f = furnish(app);
        let me = app.person(Role::Teacher, At::Own).clone();
        let mut browser = app.signed_in(&me);
        browser.get("/me/data").ok().assert_has("nobody can find them");
        let reply = browser.post("/me/data/bundle", &[]).ok();
        let mut zip = ZipArchive::new(Cursor::new(reply.bytes)).unwrap();
        let mut text = String::new();
        for name in ["about-me.html", "about-me.json", "style.css"] {
            zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        }
        assert!(text.contains(&me.email) && text.contains("membership") && text.contains("Heron School"));
        for other in app.district.people.iter().filter(|p| p.id != me.id) {
            assert!(!text.contains(&other.email), "{} is in the bundle of {}", other.email, me.email);
        }
        assert!(!text.contains(&f.tokens[0]) && !text.contains("$argon2"));
        browser.post("/me/data/bundle", &[]).assert_status(429);
        app.later_seconds(61);
        browser.post("/me/data/bundle", &[]).ok();
    });
}

#[test]
fn an_administrator_who_sent_a_roster_does_not_take_the_staff_along() {
    let app = house(Engine::Sqlite);
    let _ = fixtures::furnish(&app);
    let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
    let reply = administrator.post("/me/data/bundle", &[]).ok();
    let mut zip = ZipArchive::new(Cursor::new(reply.bytes)).unwrap();
    let mut text = String::new();
    zip.by_name("about-me.json").unwrap().read_to_string(&mut text).unwrap();
    assert!(text.contains("roster.zip") && !text.contains("tea@lake.example"));
}
