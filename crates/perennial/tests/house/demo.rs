//! The demo: made through the rooms' own verbs, marked on every page, open to look around in, and nowhere else.

use crate::binary::{said, set_up};
use crate::program::{Server, run};
use ground::{Actor, Refusal, people};
use perennial::demo;
use std::path::Path;
use testkit::{Options, TestApp};

/// The demo's house, with a district in it.
fn built() -> TestApp {
    built_after(0)
}

/// The same so many days later in the year.
fn built_after(days: i64) -> TestApp {
    let options = Options { founded: false, ..Options::default() };
    let rooms = |keyring: &ground::keyring::Keyring| {
        let mut rooms = perennial::routes::elements(Some(keyring));
        rooms.push(Box::new(demo::Door));
        rooms
    };
    let app = TestApp::furnished(rooms, options);
    app.later_days(days);
    demo::build(&app.app.ground, &app.app.keyring, &app.app.settings.shelf(), demo::SEED, |_| Ok(()))
        .unwrap_or_else(|error| panic!("after {days} days: {error:#}"));
    app
}

#[test]
fn everyone_who_looks_around_finds_pages_with_something_on_them_and_each_says_that_it_is_made_up() {
    let app = built();
    assert_eq!(demo::holds(&app.app.ground.db).unwrap(), demo::Holds::Demo);
    for persona in demo::ALL {
        let mut browser = app.browser();
        browser.get("/demo").ok().assert_has("made-up district");
        browser.post("/demo", &[("as", persona.email)]).assert_status(303);
        for path in ["/", "/work", "/pulses"] {
            browser.get(path).ok().assert_has("Demo organization: people and data are made up.");
        }
    }
    let mut leader = app.browser();
    leader.post("/demo", &[("as", "district@riverbend.example")]).assert_status(303);
    let board = leader.get("/portfolio").ok();
    let board =
        ["Partner Reading", "Math Talks", "Restorative Circles", "Tablet Carts"].into_iter().fold(board, |b, name| b.assert_has(name));
    ["Plan & Prepare", "Implement", "Spread & Sustain", "Stopped on purpose"].into_iter().fold(board, |b, said| b.assert_has(said));
    let organization = app.app.ground.db.read_now(ground::organization::all_ids).unwrap()[0];
    let people =
        app.app.ground.read_now(Actor::System(organization), move |op| Ok::<_, Refusal>(people::all(op.tx, organization)?)).unwrap();
    let here = people.iter().filter(|p| p.active).count();
    assert!((300..=500).contains(&here), "{here} people");
}

/// In the winter break nothing happens; in summer nobody is there, and some schools have no principal.
#[test]
fn it_can_be_made_on_any_day_of_the_year() {
    for days in [40, 229] {
        let app = built_after(days);
        let mut lead = app.browser();
        lead.post("/demo", &[("as", "lead@riverbend.example")]).assert_status(303);
        lead.get("/").ok();
    }
}

#[test]
fn the_door_of_the_demo_opens_for_its_own_people_only_and_is_not_there_elsewhere() {
    let app = built();
    for other in ["", "someone@riverbend.example", "administrator@riverbend.example "] {
        assert_eq!(app.browser().post("/demo", &[("as", other)]).assert_status(303).location(), "/demo");
    }
    crate::on_each_engine(|real| {
        let mut local = real.browser().with_header("x-forwarded-for", "127.0.0.1").with_header("host", "localhost");
        local.get("/demo").assert_status(404);
        local.post("/demo", &[("as", "administrator@riverbend.example")]).assert_status(404);
        assert_eq!(demo::holds(&real.app.ground.db).unwrap(), demo::Holds::Real);
    });
}

#[test]
fn the_demo_keeps_to_its_one_folder_and_neither_opens_what_is_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let (made_up, real) = (folder.path().join("demo"), folder.path().join("real"));
    let path = |p: &Path| p.to_str().unwrap().to_string();
    Server::start_demo(&made_up).terminate();
    // Files and all: whoever deletes the folder has deleted the demo.
    let beside: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(beside, ["demo"]);
    assert!(std::fs::read_dir(made_up.join("files")).unwrap().count() == 1, "with the contents of its files");
    let mut again = Server::start_demo(&made_up);
    assert_eq!(again.line().get("/demo").unwrap().status, 200);
    again.terminate();
    let refused = run(&["serve", "--listen", "127.0.0.1:0", "--data", &path(&made_up)]);
    assert!(!refused.status.success() && said(&refused).contains("holds the demo"), "{}", said(&refused));
    let mut server = Server::start_fresh(&real);
    assert_eq!(server.line().get("/demo").unwrap().status, 404, "not even before an own organization");
    let first = server.line().get("/set-up").unwrap();
    assert!(String::from_utf8(first.body).unwrap().contains("perennial demo --listen 127.0.0.1:8081"), "the first page names the command");
    set_up(&server);
    assert_eq!(server.line().get("/demo").unwrap().status, 404);
    server.terminate();
    let refused = run(&["demo", "--listen", "127.0.0.1:0", "--data", &path(&real)]);
    assert!(!refused.status.success() && said(&refused).contains("holds a real organization"), "{}", said(&refused));
}

#[test]
fn the_demo_is_never_in_postgres() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    let refused = run(&["demo", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap(), "--database", "postgres://127.0.0.1:1/x"]);
    assert!(!refused.status.success() && said(&refused).contains("'--database'"), "{}", said(&refused));
    assert!(!data.exists(), "nothing is made");
}
