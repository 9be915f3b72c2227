//! The way in, through the forms people use.

use crate::{furnished, on_each_engine};
use ground::Role;
use kit::settings::Settings;
use testkit::{At, Browser, Engine, Options, PASSWORD, Reply, TestApp, engines};

const NEW_PASSWORD: &str = "nine slow otters drift";

fn sign_in(browser: &mut Browser, email: &str, password: &str) -> Reply {
    browser.get("/sign-in").ok();
    browser.post("/sign-in", &[("email", email), ("password", password)])
}

fn untouched(engine: Engine) -> TestApp {
    furnished(Options { engine, founded: false, ..Options::default() })
}

fn set_up(browser: &mut Browser, token: &str) -> Reply {
    browser.post(
        "/set-up",
        &[
            ("token", token),
            ("organization", "Lake District"),
            ("kind", "district"),
            ("zone", "America/Chicago"),
            ("language", "en"),
            ("given-name", "Ada"),
            ("family-name", "Moss"),
            ("email", "Ada@Lake.example "),
            ("password", NEW_PASSWORD),
            ("password-again", NEW_PASSWORD),
        ],
    )
}

#[test]
fn a_new_server_is_set_up_with_its_token_once() {
    for engine in engines() {
        let app = untouched(engine);
        let mut browser = app.browser();
        assert_eq!(browser.get("/sign-in").location(), "/set-up");
        browser.get("/set-up").ok();
        set_up(&mut browser, "guessed").assert_status(422).assert_has("This is not the token of this start.");
        assert_eq!(set_up(&mut browser, "first-run").location(), "/");
        browser.get("/me").ok().assert_has("Ada Moss").assert_has("Lake District");
        // The token is spent, the door to setting up is shut.
        let mut other = app.browser();
        assert_eq!(other.get("/set-up").location(), "/sign-in");
        assert_eq!(set_up(&mut other, "first-run").location(), "/sign-in");
        assert_eq!(sign_in(&mut other, "ada@lake.example", NEW_PASSWORD).location(), "/");
    }
}

#[test]
fn someone_signs_in_and_out() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own);
        let mut browser = app.browser();
        assert_eq!(browser.get("/people").location(), "/sign-in?back=/people");
        browser.get("/sign-in?back=/people").ok();
        let signed_in = browser.post("/sign-in", &[("email", &teacher.email.to_uppercase()), ("password", PASSWORD), ("back", "/people")]);
        assert_eq!(signed_in.location(), "/people");
        browser.get("/me").ok().assert_has(&teacher.name);
        let token = browser.cookies["perennial"].clone();
        assert_eq!(browser.post("/sign-out", &[]).location(), "/sign-in");
        assert!(!browser.cookies.contains_key("perennial"));
        // The cookie is worth nothing any more, whoever kept it.
        browser.keep("perennial", &token);
        assert_eq!(browser.get("/me").location(), "/sign-in?back=/me");
    });
}

#[test]
fn coming_back_never_leads_to_another_site() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own);
        for back in ["https://evil.example", "//evil.example", "/\\evil.example"] {
            let mut browser = app.browser();
            let signed_in = browser.post("/sign-in", &[("email", &teacher.email), ("password", PASSWORD), ("back", back)]);
            assert_eq!(signed_in.location(), "/");
        }
    });
}

#[test]
fn a_wrong_password_and_an_unknown_address_get_the_same_words() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own);
        let mut browser = app.browser();
        let wrong =
            sign_in(&mut browser, &teacher.email, "wrong").assert_status(422).assert_has("Address and password do not fit together.");
        let unknown = sign_in(&mut browser, "nobody@heron.example", "wrong").assert_status(422);
        assert_eq!(wrong.words(), unknown.words());
        assert_eq!(wrong.text().replace(&teacher.email, ""), unknown.text().replace("nobody@heron.example", ""));
        assert!(!browser.cookies.contains_key("perennial"));
    });
}

#[test]
fn guessing_one_account_is_slowed_down() {
    let app = crate::house(Engine::Sqlite);
    let teacher = app.person(Role::Teacher, At::Own);
    let mut browser = app.browser().from_address("127.0.0.1");
    let refused = (0..14).filter(|_| sign_in(&mut browser, &teacher.email, "wrong").status() == 429).count();
    assert_eq!(refused, 4);
}

#[test]
fn signing_out_everywhere_ends_every_browser() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own);
        let (mut phone, mut desk) = (app.signed_in(teacher), app.signed_in(teacher));
        let mut colleague = app.signed_in(app.person(Role::Coach, At::Own));
        phone.get("/me").ok();
        desk.post("/me/sign-outs", &[]).assert_status(303);
        assert_eq!(phone.get("/me").location(), "/sign-in?back=/me");
        assert_eq!(desk.get("/me").location(), "/sign-in?back=/me");
        colleague.get("/me").ok();
    });
}

#[test]
fn a_sign_in_ends_when_unused_and_in_any_case() {
    on_each_engine(|app| {
        let mut browser = app.signed_in(app.person(Role::Teacher, At::Own));
        app.later_seconds(11 * 3_600);
        browser.get("/me").ok();
        app.later_seconds(11 * 3_600);
        browser.get("/me").ok();
        app.later_seconds(13 * 3_600);
        assert_eq!(browser.get("/me").location(), "/sign-in?back=/me");
        let mut kept_in_use = app.signed_in(app.person(Role::Coach, At::Own));
        for _ in 0..60 {
            kept_in_use.get("/me").ok();
            app.later_seconds(12 * 3_600 - 60);
        }
        kept_in_use.get("/me").ok();
        app.later_seconds(2 * 3_600);
        assert_eq!(kept_in_use.get("/me").location(), "/sign-in?back=/me");
    });
}

#[test]
fn a_one_time_link_sets_a_password_once() {
    on_each_engine(|app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let teacher = app.person(Role::Teacher, At::Own);
        let mut old_phone = app.signed_in(teacher);
        let ask = format!("/people/{}/password-link", teacher.id);
        let link = |page: Reply| format!("/password/{}", &page.ok().text().split("/password/").nth(1).unwrap()[..26]);
        let first = link(administrator.post(&ask, &[]));
        let second = link(administrator.post(&ask, &[]));
        let fields = |again| [("email", teacher.email.as_str()), ("password", NEW_PASSWORD), ("password-again", again)];
        let mut browser = app.browser();
        browser.get(&first).assert_status(404).assert_has("This link has been used already or has run out.");
        browser.get(&second).ok().assert_has(&teacher.name);
        browser.post(&second, &fields("another")).assert_status(422);
        assert_eq!(browser.post(&second, &fields(NEW_PASSWORD)).location(), "/");
        browser.get("/me").ok().assert_has(&teacher.name);
        // Spent; earlier sign-ins have ended; only the new password fits.
        app.browser().get(&second).assert_status(404);
        app.browser().post(&second, &fields(NEW_PASSWORD)).assert_status(404);
        assert_eq!(old_phone.get("/me").location(), "/sign-in?back=/me");
        sign_in(&mut app.browser(), &teacher.email, PASSWORD).assert_status(422);
        assert_eq!(sign_in(&mut app.browser(), &teacher.email, NEW_PASSWORD).location(), "/");
    });
}

#[test]
fn a_one_time_link_runs_out() {
    on_each_engine(|app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let page = administrator.post(&format!("/people/{}/password-link", app.person(Role::Teacher, At::Own).id), &[]).ok().text();
        let link = format!("/password/{}", &page.split("/password/").nth(1).unwrap()[..26]);
        app.later_days(2);
        app.browser().get(&link).ok();
        app.later_days(2);
        app.browser().get(&link).assert_status(404);
    });
}

#[test]
fn sixty_people_behind_one_address_sign_in_on_the_same_morning() {
    let proxies = vec!["127.0.0.1/32".parse().unwrap()];
    let settings = Settings { public_url: "https://perennial.test".into(), trusted_proxies: proxies, ..Settings::default() };
    let app = furnished(Options { settings, ..Options::default() });
    let emails: Vec<String> = app.district.people.iter().map(|p| p.email.clone()).collect();
    let refused = (0..60).filter(|n| {
        let mut browser =
            app.browser().from_address("127.0.0.1").with_header("x-forwarded-for", "203.0.113.7").with_header("x-forwarded-proto", "https");
        sign_in(&mut browser, &emails[n % emails.len()], PASSWORD).status() != 303
    });
    assert_eq!(refused.count(), 0);
}

#[test]
fn over_plain_http_from_elsewhere_no_password_is_asked_for_and_the_page_says_why() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own);
        let mut browser = app.browser().from_address("192.0.2.9");
        let reason = "Signing in is switched off here, because this address is not encrypted (http)";
        browser.get("/sign-in").assert_status(403).assert_has(reason);
        browser.post("/sign-in", &[("email", &teacher.email), ("password", PASSWORD)]).assert_status(403).assert_has(reason);
        browser.get("/set-up").assert_status(403);
        browser.get("/password/aaaaaaaaaaaaaaaaaaaaaaaaaa").assert_status(403);
        // Claiming https does not help: nobody trusts this machine as a proxy.
        browser.with_header("x-forwarded-proto", "https").get("/sign-in").assert_status(403);
        app.browser().from_address("127.0.0.1").get("/sign-in").ok();
    });
}

#[test]
fn over_https_the_cookie_is_bound_to_the_host_and_the_promise_of_https_is_kept() {
    let settings = Settings { trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()], ..Settings::default() };
    let app = furnished(Options { settings, ..Options::default() });
    let teacher = app.person(Role::Teacher, At::Own);
    let mut browser =
        app.browser().from_address("10.0.0.1").with_header("x-forwarded-proto", "https").with_header("x-forwarded-for", "203.0.113.7");
    let page = browser.get("/sign-in").ok();
    assert_eq!(page.header("strict-transport-security"), Some("max-age=31536000; includeSubDomains"));
    let signed_in = sign_in(&mut browser, &teacher.email, PASSWORD);
    let lines: Vec<&str> = signed_in.parts.headers.get_all("set-cookie").iter().map(|v| v.to_str().unwrap()).collect();
    let cookie = lines.iter().find(|l| l.starts_with("__Host-perennial=")).unwrap();
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    browser.get("/me").ok().assert_has(&teacher.name);
}

#[test]
fn someone_who_left_is_signed_out_at_once() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let mut browser = app.signed_in(&teacher);
        browser.get("/me").ok();
        let id = teacher.id;
        app.by(&app.person(Role::Administrator, At::District).clone(), move |op| {
            let person = ground::people::load(op, id)?;
            let organization = op.organization()?;
            Ok::<_, ground::Refusal>(ground::people::update(op.tx, organization, &ground::people::Person { active: false, ..person })?)
        });
        assert_eq!(browser.get("/me").location(), "/sign-in?back=/me");
        sign_in(&mut app.browser(), &teacher.email, PASSWORD).assert_status(422);
    });
}

#[test]
fn a_page_larger_than_allowed_is_refused_with_a_page() {
    on_each_engine(|app| {
        let mut browser = app.signed_in(app.person(Role::Administrator, At::District));
        let novel = "x".repeat(2 << 20);
        browser.post("/people", &[("given-name", &novel)]).assert_status(413).assert_has("That was too large");
        let big = vec![7; 2 << 20];
        let sent = browser.multipart("/roster", &[testkit::Part::File { field: "file", name: "a.zip", bytes: &big }]);
        sent.assert_status(422).assert_has("This is a kind of file that is not read here");
    });
}

#[test]
fn the_console_gives_a_way_back_in() {
    on_each_engine(|app| {
        let email = app.person(Role::Administrator, At::District).email.clone();
        let token = perennial::password_link::link(&app.app.ground, &email.to_uppercase()).expect("asked").expect("known");
        app.browser().get(&format!("/password/{token}")).ok().assert_has("Choose your password");
        assert!(perennial::password_link::link(&app.app.ground, "nobody@example.org").expect("asked").is_none());
    });
}
