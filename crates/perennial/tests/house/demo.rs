//! The demo: made through the rooms' own verbs, marked on every page, open to look around in, and nowhere else.

use ground::{Actor, Refusal, people};
use perennial::demo;
use testkit::{Options, TestApp};

/// The demo's house, with a district in it.
fn built() -> TestApp {
    let options = Options { founded: false, ..Options::default() };
    let rooms = |keyring: &ground::keyring::Keyring| {
        let mut rooms = perennial::routes::elements(Some(keyring));
        rooms.push(Box::new(demo::Door));
        rooms
    };
    let app = TestApp::furnished(rooms, options);
    demo::build(&app.app.ground, &app.app.keyring, demo::SEED, |_| Ok(())).unwrap();
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
