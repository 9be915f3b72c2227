//! What lies in a closed school can be read and is no longer changed, whichever address is tried; only what brings it to its
//! end is still done there.

use crate::fixtures::furnish;
use crate::on_each_engine;
use crate::routes::{address, all_routes};
use ground::organization::{Closing, life};
use ground::{Actor, Role};
use jiff::civil::date;
use kit::paths;
use portfolio::succession;
use testkit::{At, TestApp};

const SAID: &str = "Heron School closed: since November 23, 2026 what was done there can be read and is no longer changed.";

/// Stopping, telling of that, and carrying over.
const TO_END: [&str; 5] = [
    "/implementations/{implementation}/stop",
    "/implementations/{implementation}/succession",
    "/implementations/{implementation}/telling",
    "/implementations/{implementation}/telling-ticks",
    "/implementations/{implementation}/letter",
];

/// How many rows each table holds.
fn rows(app: &TestApp) -> Vec<(String, i64)> {
    let file = app.home.folder.path().join("rows.db");
    let report = db::backup(&app.app.ground.db, &file, &[]).unwrap();
    std::fs::remove_file(file).unwrap();
    report.rows
}

#[test]
fn nothing_under_an_implementation_of_a_closed_school_is_changed_by_any_address() {
    on_each_engine(|app| {
        let fixtures = furnish(app);
        let (own, sibling) = (app.district.own, app.district.sibling);
        let administrator = app.person(Role::Administrator, At::District);
        let closing = Closing { last_day: date(2026, 11, 22), successors: vec![sibling], going_on: Vec::new() };
        app.by(administrator, move |op| life::close(op, own, &closing));
        let mut browser = app.signed_in(administrator);
        let (before, mut walked) = (rows(app), 0);
        for route in all_routes().iter().filter(|r| r.method == "POST" && !TO_END.contains(&r.path)) {
            if !["{implementation}", "{activity}", "{pulse}"].iter().any(|name| route.path.contains(name)) {
                continue;
            }
            let (path, _) = address(route, &fixtures);
            let page = browser.post(&path, &[("name", "Again"), ("to", "sustain"), ("reason", "All the same")]);
            page.assert_status(403).assert_has(SAID);
            walked += 1;
        }
        assert!(walked >= 25, "{walked} addresses");
        assert_eq!(rows(app), before);
        for path in TO_END {
            let route = all_routes().into_iter().find(|r| r.method == "POST" && r.path == path).expect(path);
            // Taken as anywhere else: an empty form is told what it lacks, or changes nothing.
            let reply = browser.post(&address(&route, &fixtures).0, &[]);
            assert!(matches!(reply.status().as_u16(), 303 | 422), "{path}: {}", reply.status());
        }
        let id = fixtures.implementation;
        for page in ["", "/team", "/pulses", "/sustain", "/learning-plan", "/stages/decide"] {
            let page = browser.get(&format!("{}{page}", paths::implementation(id))).ok();
            assert!(!page.text().contains("method=\"post\" action=\"/implementations"), "{}", page.words());
            page.assert_has(SAID);
        }
        let house = app.app.clone();
        let organization = app.district.organization;
        app.app.ground.write_now(Actor::System(organization), move |op| succession::decide(op, &house, id, sibling)).unwrap();
        browser.post(&format!("{}/team", paths::implementation(id)), &[]).assert_status(403).assert_has("It goes on here: Partner Reading");
    });
}
