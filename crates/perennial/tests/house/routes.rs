//! Every address × every role × {district, own school, sibling school, another organization, nobody}, compared with what
//! the policy says. The list of addresses is the one the router was made from, so none is forgotten.

use crate::fixtures::{Fixtures, furnish, operator};
use crate::on_each_engine;
use axum::body::Body;
use axum::http::{Request, header};
use ground::{Action, Refusal, Role, UnitId, policy::BELONG};
use kit::element::{Needs, Route};
use perennial::routes::elements;
use testkit::{At, Browser, Engine, Reply, TestApp, TestPerson};

/// An id of nothing, for whatever kind of thing.
const NOTHING: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

pub fn all_routes() -> Vec<Route> {
    elements(None).iter().flat_map(|e| e.routes().list).collect()
}

/// The address with the fixtures' ids in it, and the ids themselves.
pub fn address(route: &Route, f: &Fixtures) -> (String, Vec<String>) {
    let path = route.path;
    let pulse = match path {
        p if p.ends_with("/opening") => f.draft,
        p if p.contains("/sheet") || p.contains("/figures") => f.closed,
        _ => f.open,
    };
    let token = if path.starts_with("/password") { &f.password } else { &f.tokens[0] };
    let known = [
        ("{person}", f.person.to_string()),
        ("{import}", f.import.to_string()),
        ("{innovation}", f.innovation.to_string()),
        ("{implementation}", f.implementation.to_string()),
        ("{activity}", f.activity.to_string()),
        ("{stage_template}", f.stage_template.to_string()),
        ("{stage}", "prepare".into()),
        ("{pulse}", pulse.to_string()),
        ("{token}", token.clone()),
        ("{file}", "nothing.css".into()),
        ("{*page}", "nothing".into()),
        // roster
        ("{list}", f.list.to_string()),
        ("{calendar}", f.unit.to_string()),
        ("{school_year}", f.school_year.to_string()),
        ("{guest}", f.guest.to_string()),
        ("{organization}", f.organization.to_string()),
        ("{unit}", f.unit.to_string()),
        ("{hold}", f.hold.to_string()),
        ("{export}", f.export.to_string()),
        ("{rollover}", f.rollover.to_string()),
        ("{attachment}", f.attachment.to_string()),
    ];
    let used: Vec<_> = known.into_iter().filter(|(name, _)| path.contains(name)).collect();
    let filled = used.iter().fold(path.to_string(), |p, (name, id)| p.replace(name, id));
    assert!(!filled.contains('{'), "this test knows no fixture for {path}");
    // A stage is a word that everyone knows: it names no thing of anyone.
    (filled, used.into_iter().filter(|(name, _)| *name != "{stage}").map(|(_, id)| id).collect())
}

/// What lies in the own school. A unit itself is changed by who manages people above it; its page is for who sees its people.
fn in_own_school(route: &Route) -> bool {
    ["{implementation}", "{activity}", "{pulse}", "{calendar}", "{school_year}"].iter().any(|name| route.path.contains(name))
        || (route.path == "/units/{unit}" && route.method == "GET")
        || route.path.starts_with("/units/{unit}/load")
}

/// The unit of what an address names: the own school for what lies there, else the whole organization of whoever asks.
fn unit_of(route: &Route, app: &TestApp, person: &TestPerson) -> UnitId {
    match route.path {
        _ if in_own_school(route) => app.district.own,
        _ if person.at.elsewhere() => app.district.other_root,
        _ => app.district.root,
    }
}

fn may(app: &TestApp, person: &TestPerson, action: Action, unit: Option<UnitId>) -> bool {
    let found = app.app.ground.read_now(person.actor(), move |op| match unit {
        Some(unit) => op.may(action, unit),
        None => Ok::<_, Refusal>(!op.reached(action)?.is_empty()),
    });
    found.unwrap()
}

fn ask(browser: &mut Browser, route: &Route, path: &str) -> Reply {
    if route.method == "GET" { browser.get(path) } else { browser.post(path, &[]) }
}

/// Compares one answer with the policy; says what is wrong.
fn judge(app: &TestApp, route: &Route, person: &TestPerson, reply: &Reply, names_a_thing: bool) -> Result<(), String> {
    let status = reply.status().as_u16();
    let let_in = !matches!(status, 401 | 403 | 404) && status < 500;
    let foreign = person.at.elsewhere() && names_a_thing;
    let in_a_unit = in_own_school(route);
    let (allowed, knows) = match route.needs {
        Needs::Nothing | Needs::SignIn => (true, true),
        Needs::Right(action) => {
            let unit = unit_of(route, app, person);
            let (may, belongs) = (may(app, person, action, Some(unit)), may(app, person, BELONG, Some(unit)));
            // A right over the whole organization is asked before what is named is looked for.
            if in_a_unit { (!foreign && may, !foreign && belongs) } else { (!foreign && may, !(foreign && may) && belongs) }
        }
        // Nobody of an organization runs the server: the address is not there.
        Needs::Operator => (false, false),
        // Without the right it does not matter what is named; with it, a foreign thing is not there.
        Needs::Anywhere(action) => (!foreign && may(app, person, action, None), !foreign || !may(app, person, action, None)),
    };
    let fits = match (route.needs, allowed, knows) {
        (Needs::Nothing, ..) => !matches!(status, 401 | 403) && status < 500,
        (_, true, _) => let_in,
        (_, false, true) => matches!(status, 403 | 404),
        (_, false, false) => status == 404,
    };
    if fits {
        Ok(())
    } else {
        Err(format!("{} {} as {:?} at {:?}: {status}, allowed {allowed}, knows {knows}", route.method, route.path, person.role, person.at))
    }
}

#[test]
fn every_address_does_what_the_policy_says_for_every_role_and_place() {
    on_each_engine(|app| {
        let f = furnish(app);
        // The policy is the same code on both engines; on PostgreSQL, where each question is a round trip, four roles do.
        let all = app.home.engine == Engine::Sqlite;
        let few = [Role::Administrator, Role::Principal, Role::Lead, Role::Teacher];
        let people: Vec<TestPerson> = app.district.people.iter().filter(|p| all || few.contains(&p.role)).cloned().collect();
        let mut browsers: Vec<Browser> = people.iter().map(|p| app.signed_in(p)).collect();
        let mut wrong = Vec::new();
        for route in all_routes() {
            let (path, ids) = address(&route, &f);
            for (person, browser) in people.iter().zip(&mut browsers) {
                let reply = ask(browser, &route, &path);
                wrong.extend(judge(app, &route, person, &reply, !ids.is_empty()).err());
                wrong.extend(
                    same_as_missing(browser, &route, &path, &ids, &reply)
                        .err()
                        .map(|w| format!("{w} as {:?} at {:?}", person.role, person.at)),
                );
                if route.path.contains("sign-out") {
                    *browser = app.signed_in(person);
                }
            }
            wrong.extend(as_nobody(app, &route, &path).err());
            wrong.extend(as_operator(app, &route, &path).err());
        }
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    });
}

/// What a person may not know of answers byte for byte like what does not exist.
fn same_as_missing(browser: &mut Browser, route: &Route, path: &str, ids: &[String], reply: &Reply) -> Result<(), String> {
    if ids.is_empty() || reply.status() != 404 || matches!(route.needs, Needs::Nothing) {
        return Ok(());
    }
    let elsewhere = ids.iter().fold(path.to_string(), |p, id| p.replace(id, NOTHING));
    let missing = ask(browser, route, &elsewhere);
    let plain = |reply: &Reply| ids.iter().fold(reply.text(), |text, id| text.replace(id, NOTHING));
    let headers = |reply: &Reply| reply.parts.headers.iter().map(|(k, v)| format!("{k}: {v:?}")).collect::<Vec<_>>();
    if missing.status() == reply.status() && plain(&missing) == plain(reply) && headers(&missing) == headers(reply) {
        return Ok(());
    }
    Err(format!(
        "{} {}: a foreign thing answers unlike a missing one ({} and {})",
        route.method,
        route.path,
        reply.status(),
        missing.status()
    ))
}

fn as_nobody(app: &TestApp, route: &Route, path: &str) -> Result<(), String> {
    like_nobody(&ask(&mut app.browser(), route, path), route, "nobody")
}

/// Whoever runs the server is let in to their own pages, and is nobody everywhere else.
fn as_operator(app: &TestApp, route: &Route, path: &str) -> Result<(), String> {
    let mut browser = operator(app);
    if route.needs != Needs::Operator {
        // With the proof of a page of their own, which does not help them.
        browser.get("/operator").ok();
        return like_nobody(&ask(&mut browser, route, path), route, "operator");
    }
    browser.get("/operator").ok();
    let reply = ask(&mut browser, route, path);
    let let_in = !matches!(reply.status().as_u16(), 401 | 403 | 404) && !reply.status().is_server_error();
    if let_in { Ok(()) } else { Err(format!("{} {} as operator: {}", route.method, route.path, reply.status())) }
}

fn like_nobody(reply: &Reply, route: &Route, who: &str) -> Result<(), String> {
    let sent_to_sign_in = reply.status() == 303 && reply.header("location").is_some_and(|l| l.starts_with("/sign-in?back="));
    let fits = match (route.needs, route.method) {
        (Needs::Nothing, _) => !sent_to_sign_in && !matches!(reply.status().as_u16(), 401 | 403) && !reply.status().is_server_error(),
        (_, "GET") => sent_to_sign_in,
        _ => reply.status() == 401,
    };
    if fits { Ok(()) } else { Err(format!("{} {} as {who}: {}", route.method, route.path, reply.status())) }
}

#[test]
fn no_form_of_a_signed_in_person_is_taken_without_its_proof() {
    on_each_engine(|app| {
        let f = furnish(app);
        let mut browser = app.signed_in(app.person(Role::Administrator, At::District));
        let mut runs_server = operator(app);
        for route in all_routes().into_iter().filter(|r| r.method == "POST" && r.needs != Needs::Nothing) {
            let (path, _) = address(&route, &f);
            let browser = if route.needs == Needs::Operator { &mut runs_server } else { &mut browser };
            for fields in [&[][..], &[("csrf", "")], &[("csrf", "00000000000000000000000000000000")]] {
                let reply = browser.post_bare(&path, fields);
                assert_eq!(reply.status(), 403, "{} with {fields:?}: {}", route.path, reply.words());
            }
        }
        // And none of them did anything.
        runs_server.get("/operator").ok().assert_has("Marsh District").assert_has_not("closed for now");
        browser.get("/me").ok();
        browser.get(&format!("/pulses/{}/links", f.open)).ok();
    });
}

#[test]
fn no_form_sent_by_another_site_is_taken_except_answers_whose_link_is_their_key() {
    on_each_engine(|app| {
        let f = furnish(app);
        for route in all_routes().into_iter().filter(|r| r.method == "POST") {
            let (path, _) = address(&route, &f);
            for (name, value) in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example")] {
                let mut browser = app.signed_in(app.person(Role::Administrator, At::District));
                browser.get("/me");
                let csrf = browser.csrf.clone().unwrap();
                let request = Request::post(&path)
                    .header(name, value)
                    .header(header::HOST, "school.example")
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                let reply = browser.send(request.body(Body::from(format!("csrf={csrf}"))).unwrap());
                assert_eq!(reply.status() == 403, !path.starts_with("/r/"), "{} {name}: {value}: {}", route.path, reply.status());
            }
        }
    });
}

#[test]
fn every_answer_carries_the_headers_that_keep_browsers_honest() {
    on_each_engine(|app| {
        let f = furnish(app);
        let mut browser = app.signed_in(app.person(Role::Administrator, At::District));
        let mut paths: Vec<String> = all_routes().iter().filter(|r| r.method == "GET").map(|r| address(r, &f).0).collect();
        paths.extend(["/nothing-here".to_string(), format!("/pulses/{NOTHING}"), "/%ff".to_string()]);
        for path in paths {
            let reply = browser.get(&path);
            let policy = reply.header("content-security-policy").unwrap_or_default();
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
            assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{path}: {policy}");
            assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
            let referrer = if path.starts_with("/r/") { "no-referrer" } else { "same-origin" };
            assert_eq!(reply.header("referrer-policy"), Some(referrer), "{path}");
            assert_eq!(reply.header("cache-control"), Some("no-store"), "{path}");
            assert_eq!(reply.header("strict-transport-security"), None, "{path}: promised over http");
            let page = reply.text();
            assert!(
                !page.contains(" style=\"") && !page.contains("<style") && !page.contains(" onclick=") && !page.contains("javascript:"),
                "{path} has what its policy forbids"
            );
        }
    });
}

#[test]
fn every_rule_names_an_action_that_some_address_or_verb_asks_for() {
    // An action that nobody holds would lock a page for all; one that nobody asks for is a rule without effect.
    let elements = elements(None);
    let held: std::collections::BTreeSet<&str> = kit::stack::policy(&elements).iter().map(|r| r.action.0).collect();
    for route in all_routes() {
        if let Needs::Right(action) | Needs::Anywhere(action) = route.needs {
            assert!(held.contains(action.0), "{} needs {}, which nobody holds", route.path, action.0);
        }
    }
    assert!(
        Role::ALL.iter().all(|role| kit::stack::policy(&elements).iter().any(|r| r.role == *role && r.action == BELONG)),
        "everyone belongs"
    );
}
