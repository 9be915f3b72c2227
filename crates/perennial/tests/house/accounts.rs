//! One account in several organizations: signing in, going over, accepting with an account one has, and everything an
//! administrator of one organization might try in order to get into another.

use crate::fixtures::{OPERATOR, operator};
use crate::on_each_engine;
use ground::account::{self, operator as runs};
use ground::{AccountId, Actor, PersonId, Refusal, Role, organization, people};
use portfolio::innovation::{self, Ingredient, Kind, Outline};
use testkit::{At, Browser, PASSWORD, Reply, TestApp};

const OWN: &str = "nine slow otters drift";

fn sign_in(browser: &mut Browser, email: &str, password: &str) -> Reply {
    browser.get("/sign-in").ok();
    browser.post("/sign-in", &[("email", email), ("password", password)])
}

/// A person of the other organization with this address, without a sign-in.
fn invited(app: &TestApp, email: &str, role: Role) -> PersonId {
    let (unit, email) = (app.district.other_root, email.to_string());
    let until = (role == Role::Consultant).then(|| jiff::civil::date(2027, 6, 30));
    app.by(app.person(Role::Administrator, At::OtherDistrict), move |op| {
        Ok::<_, Refusal>(people::add(op, "Ida", "Vale", Some(&email), unit, role, until)?.id)
    })
}

/// The link that the administrator of a place is shown for a person.
fn link_for(app: &TestApp, at: At, person: PersonId) -> String {
    let page = app.signed_in(app.person(Role::Administrator, at)).post(&format!("/people/{person}/password-link"), &[]).ok();
    format!("/password/{}", &page.text().split("/password/").nth(1).unwrap()[..26])
}

fn account_of(app: &TestApp, at: At, person: PersonId) -> Option<AccountId> {
    let organization = app.person(Role::Administrator, at).organization;
    let found = app.app.ground.read_now(Actor::Guest, move |op| Ok::<_, Refusal>(people::by_id(op.tx, organization, person)?));
    found.unwrap().unwrap().account
}

/// The teacher of Heron School is also someone in Farfield, by the ordinary way: a link, and the account they have.
fn in_both(app: &TestApp) -> PersonId {
    let teacher = app.person(Role::Teacher, At::Own).clone();
    let person = invited(app, &teacher.email, Role::Consultant);
    let link = link_for(app, At::OtherDistrict, person);
    let mut browser = app.browser();
    browser.get(&link).ok().assert_has("You have an account here already?");
    assert_eq!(browser.post(&format!("{link}/account"), &[("email", &teacher.email), ("password", PASSWORD)]).location(), "/");
    browser.get("/me").ok().assert_has("Farfield Test District").assert_has("Ida Vale");
    person
}

#[test]
fn one_account_is_in_one_organization_at_a_time_and_goes_over_in_one_press() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        in_both(app);
        let mut browser = app.browser();
        // Used last: Farfield, where the link led.
        assert_eq!(sign_in(&mut browser, &teacher.email, PASSWORD).location(), "/");
        browser.get("/me").ok().assert_has("Farfield Test District").assert_has("until June 30, 2027");
        let before = browser.cookies["perennial"].clone();
        let ours = app.district.organization.to_string();
        assert!(browser.get("/me").ok().text().contains(&ours), "the shell offers the other one");
        assert_eq!(browser.post("/organizations/choice", &[("to", &ours)]).location(), "/");
        browser.get("/me").ok().assert_has("Riverbend Test District").assert_has(&teacher.name);
        // The token is new, and the old one is worth nothing.
        assert_ne!(browser.cookies["perennial"], before);
        let mut old = app.browser();
        old.keep("perennial", &before);
        assert_eq!(old.get("/me").location(), "/sign-in?back=/me");
        // A link into the other organization is not there while one is here.
        let elsewhere = app.by(app.person(Role::Administrator, At::OtherDistrict), |op| {
            let ingredients = vec![Ingredient { name: "Pairs".into(), adaptable: false }];
            let outline =
                Outline { name: "Theirs".into(), kind: Kind::Practice, need: "Why".into(), evidence: "A trial".into(), ingredients };
            Ok::<_, Refusal>(innovation::add(op, &outline)?.id)
        });
        browser.get(&format!("/innovations/{elsewhere}")).assert_status(404);
        // Next time it is the one used last.
        let mut again = app.browser();
        sign_in(&mut again, &teacher.email, PASSWORD);
        again.get("/me").ok().assert_has("Riverbend Test District");
    });
}

#[test]
fn who_has_several_and_used_none_of_them_is_asked_where_to() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let (theirs, account) = (app.person(Role::Coach, At::Other).clone(), teacher.account);
        app.app
            .ground
            .write_now(Actor::System(theirs.organization), move |op| {
                Ok::<_, Refusal>(people::link_account(op.tx, theirs.organization, theirs.id, account)?)
            })
            .unwrap();
        let mut browser = app.browser();
        browser.get("/sign-in?back=/people").ok();
        let sent = browser.post("/sign-in", &[("email", &teacher.email), ("password", PASSWORD), ("back", "/people")]);
        assert_eq!(sent.location(), "/organizations?back=/people");
        let page =
            browser.get("/organizations?back=/people").ok().assert_has("Farfield Test District").assert_has("Riverbend Test District");
        assert!(page.text().contains("name=\"back\" value=\"/people\""));
        let to = app.district.other_organization.to_string();
        assert_eq!(browser.post("/organizations/choice", &[("to", &to), ("back", "/people")]).location(), "/people");
        browser.get("/me").ok().assert_has("Farfield Test District");
    });
}

#[test]
fn nobody_goes_over_to_an_organization_that_is_not_theirs() {
    on_each_engine(|app| {
        let mut browser = app.signed_in(app.person(Role::Administrator, At::District));
        for to in [app.district.other_organization.to_string(), "aaaaaaaaaaaaaaaaaaaaaaaaaa".into(), "server".into(), "nonsense".into()] {
            browser.post("/organizations/choice", &[("to", &to)]).assert_status(404);
        }
        // Nor is anyone with one organization shown a switcher.
        let page = browser.get("/me").ok();
        assert!(!page.text().contains("/organizations/choice"));
    });
}

#[test]
fn signing_out_everywhere_ends_every_organization() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        in_both(app);
        let mut there = app.browser();
        sign_in(&mut there, &teacher.email, PASSWORD);
        let mut here = app.browser();
        sign_in(&mut here, &teacher.email, PASSWORD);
        here.get("/me").ok();
        here.post("/organizations/choice", &[("to", &app.district.organization.to_string())]).assert_status(303);
        here.get("/me").ok();
        assert_eq!(here.post("/me/sign-outs", &[]).location(), "/sign-in");
        assert_eq!(there.get("/me").location(), "/sign-in?back=/me");
    });
}

#[test]
fn a_link_with_the_wrong_password_ties_nothing_and_is_slowed_down_like_signing_in() {
    let app = crate::house(testkit::Engine::Sqlite);
    let teacher = app.person(Role::Teacher, At::Own).clone();
    let person = invited(&app, &teacher.email, Role::Consultant);
    let link = link_for(&app, At::OtherDistrict, person);
    let mut browser = app.browser().from_address("127.0.0.1");
    browser.get(&link).ok();
    let tries: Vec<u16> = (0..14)
        .map(|_| browser.post(&format!("{link}/account"), &[("email", &teacher.email), ("password", "wrong")]).status().as_u16())
        .collect();
    assert_eq!(tries, [vec![422; 10], vec![429; 4]].concat());
    assert_eq!(account_of(&app, At::OtherDistrict, person), None);
    // The tries count for the account wherever they are made.
    assert_eq!(sign_in(&mut app.browser().from_address("127.0.0.1"), &teacher.email, PASSWORD).status(), 429);
}

#[test]
fn an_unknown_address_and_a_wrong_password_look_alike_behind_a_link_and_without_one_nothing_is_told() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let link = link_for(app, At::OtherDistrict, invited(app, "someone@vale.example", Role::Coach));
        let mut browser = app.browser();
        let known = browser.post(&format!("{link}/account"), &[("email", &teacher.email), ("password", "wrong")]).assert_status(422);
        let unknown =
            browser.post(&format!("{link}/account"), &[("email", "nobody@heron.example"), ("password", "wrong")]).assert_status(422);
        assert_eq!(known.text().replace(&teacher.email, ""), unknown.text().replace("nobody@heron.example", ""));
        let guessed = "/password/aaaaaaaaaaaaaaaaaaaaaaaaaa/account";
        let a = browser.post(guessed, &[("email", &teacher.email), ("password", PASSWORD)]).assert_status(404);
        let b = browser.post(guessed, &[("email", "nobody@heron.example"), ("password", PASSWORD)]).assert_status(404);
        assert_eq!(a.text(), b.text());
    });
}

#[test]
fn the_administrator_of_a_client_does_not_get_into_another_organization_through_a_shared_account() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let person = in_both(app);
        // Farfield's administrator makes a link for the guest and opens it themselves.
        let link = link_for(app, At::OtherDistrict, person);
        let mut attacker = app.browser();
        attacker.get(&link).ok();
        // The account's own address: no new password for it.
        let fields = [("email", teacher.email.as_str()), ("password", OWN), ("password-again", OWN)];
        attacker.post(&link, &fields).assert_status(422).assert_has("Another account already uses this address");
        sign_in(&mut app.browser(), &teacher.email, OWN).assert_status(422);
        assert_eq!(sign_in(&mut app.browser(), &teacher.email, PASSWORD).location(), "/");
        let mut guest = app.browser();
        sign_in(&mut guest, &teacher.email, PASSWORD);
        guest.get("/me").ok().assert_has("Farfield Test District");
        // Another address: they become the guest in Farfield, where they rule anyway, and nothing more.
        let fields = [("email", "mine@farfield.example"), ("password", OWN), ("password-again", OWN)];
        assert_eq!(attacker.post(&link, &fields).location(), "/");
        let page = attacker.get("/me").ok().assert_has("Farfield Test District");
        assert!(!page.text().contains("Riverbend"), "{}", page.words());
        attacker.post("/organizations/choice", &[("to", &app.district.organization.to_string())]).assert_status(404);
        assert_eq!(guest.get("/me").location(), "/sign-in?back=/me", "the account they had is this person no more");
        // The teacher keeps their account and their own organization.
        let mut teachers = app.browser();
        assert_eq!(sign_in(&mut teachers, &teacher.email, PASSWORD).location(), "/");
        teachers.get("/me").ok().assert_has("Riverbend Test District");
    });
}

#[test]
fn nor_does_the_home_organization_get_into_the_client() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        in_both(app);
        let link = link_for(app, At::District, teacher.id);
        let fields = [("email", teacher.email.as_str()), ("password", OWN), ("password-again", OWN)];
        app.browser().post(&link, &fields).assert_status(422);
        sign_in(&mut app.browser(), &teacher.email, OWN).assert_status(422);
    });
}

#[test]
fn a_link_made_before_the_account_was_shared_changes_nothing_afterwards() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        // Made while the account was the district's own, and kept.
        let kept = link_for(app, At::District, teacher.id);
        in_both(app);
        let fields = [("email", teacher.email.as_str()), ("password", OWN), ("password-again", OWN)];
        app.browser().post(&kept, &fields).assert_status(422);
        assert_eq!(sign_in(&mut app.browser(), &teacher.email, PASSWORD).location(), "/");
    });
}

#[test]
fn an_account_that_was_shared_once_stays_its_owners() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let person = in_both(app);
        // The client ends it; the home organization could take it up again with a new password, and wait to be asked back.
        app.signed_in(app.person(Role::Administrator, At::OtherDistrict))
            .post(&format!("/guests/{person}/revocation"), &[])
            .assert_status(303);
        let fields = [("email", teacher.email.as_str()), ("password", OWN), ("password-again", OWN)];
        app.browser().post(&link_for(app, At::District, teacher.id), &fields).assert_status(422);
        // Nor can the client, once the home organization has let the person go.
        app.by(app.person(Role::Administrator, At::District), move |op| {
            let organization = op.organization()?;
            let person = people::load(op, teacher.id)?;
            Ok::<_, Refusal>(people::update(op.tx, organization, &people::Person { active: false, ..person })?)
        });
        app.browser().post(&link_for(app, At::OtherDistrict, person), &fields).assert_status(422);
        sign_in(&mut app.browser(), &app.person(Role::Teacher, At::Own).email, OWN).assert_status(422);
    });
}

#[test]
fn tying_an_account_ends_its_other_sign_ins() {
    on_each_engine(|app| {
        // Whoever set the password earlier may still be signed in as this person, and must not come along.
        let mut lurking = app.signed_in(app.person(Role::Teacher, At::Own));
        lurking.get("/me").ok();
        in_both(app);
        assert_eq!(lurking.get("/me").location(), "/sign-in?back=/me");
    });
}

#[test]
fn accounts_are_never_merged_and_one_account_is_one_person_here() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        in_both(app);
        let second = invited(app, "second@vale.example", Role::Coach);
        let link = link_for(app, At::OtherDistrict, second);
        let tried = app.browser().post(&format!("{link}/account"), &[("email", &teacher.email), ("password", PASSWORD)]);
        tried.assert_status(422).assert_has("already that of another person in this organization");
        assert_eq!(account_of(app, At::OtherDistrict, second), None);
    });
}

#[test]
fn the_console_replaces_the_password_of_a_shared_account_and_every_organization_reads_it() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let person = in_both(app);
        let token = perennial::password_link::link(&app.app.ground, &teacher.email).unwrap().unwrap();
        let link = format!("/password/{token}");
        let page = app.browser().get(&link).ok();
        assert!(!page.text().contains("/account"), "a reset ties nothing");
        app.browser().post(&format!("{link}/account"), &[("email", &teacher.email), ("password", PASSWORD)]).assert_status(404);
        let fields = [("email", teacher.email.as_str()), ("password", OWN), ("password-again", OWN)];
        assert_eq!(app.browser().post(&link, &fields).location(), "/");
        app.browser().get(&link).assert_status(404);
        sign_in(&mut app.browser(), &teacher.email, PASSWORD).assert_status(422);
        assert_eq!(sign_in(&mut app.browser(), &teacher.email, OWN).location(), "/");
        for (organization, person) in [(app.district.organization, teacher.id), (app.district.other_organization, person)] {
            let told = app.app.ground.read_now(Actor::System(organization), move |op| ground::timeline::of(op, person.0, 20)).unwrap();
            for event in [ground::timeline::Event::PasswordLinkMade, ground::timeline::Event::PasswordSet] {
                assert!(told.iter().any(|row| row.event == event), "{event:?} in {told:?}");
            }
        }
    });
}

#[test]
fn someone_changes_their_own_password_with_the_old_one() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let mut phone = app.signed_in(&teacher);
        let mut desk = app.signed_in(&teacher);
        desk.get("/me").ok();
        let fields = |current| [("current", current), ("password", OWN), ("password-again", OWN)];
        desk.post("/me/password", &fields("wrong")).assert_status(422).assert_has("This is not your password.");
        assert_eq!(desk.post("/me/password", &fields(PASSWORD)).location(), "/me");
        desk.get("/me").ok().assert_has(&teacher.name);
        assert_eq!(phone.get("/me").location(), "/sign-in?back=/me");
        assert_eq!(sign_in(&mut app.browser(), &teacher.email, OWN).location(), "/");
    });
}

#[test]
fn who_holds_no_part_today_is_told_so_after_their_password_and_not_before() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let mut browser = app.signed_in(&teacher);
        browser.get("/me").ok();
        let id = teacher.id;
        app.by(app.person(Role::Administrator, At::District), move |op| {
            for part in people::parts_held(op, id)? {
                people::end_part(op, id, part.id)?;
            }
            Ok::<_, people::LeaveError>(())
        });
        // At this instant, with the same cookie.
        assert_eq!(browser.get("/me").location(), "/sign-in?back=/me");
        sign_in(&mut app.browser(), &teacher.email, "wrong").assert_status(422).assert_has("do not fit together");
        sign_in(&mut app.browser(), &teacher.email, PASSWORD).assert_status(422).assert_has("no part in any organization here today");
    });
}

#[test]
fn two_who_take_one_address_at_the_same_instant_both_get_a_page() {
    on_each_engine(|app| {
        let a = link_for(app, At::District, added(app, "Ana"));
        let b = link_for(app, At::District, added(app, "Bo"));
        let fields = [("email", "same@heron.example"), ("password", OWN), ("password-again", OWN)];
        let (first, second) = std::thread::scope(|scope| {
            let (mut one, mut other) = (app.browser(), app.browser());
            let first = scope.spawn(move || one.post(&a, &fields).status().as_u16());
            let second = scope.spawn(move || other.post(&b, &fields).status().as_u16());
            (first.join().unwrap(), second.join().unwrap())
        });
        let mut both = [first, second];
        both.sort();
        assert_eq!(both, [303, 422]);
    });
}

fn added(app: &TestApp, given: &str) -> PersonId {
    let (unit, given) = (app.district.own, given.to_string());
    app.by(app.person(Role::Administrator, At::District), move |op| {
        Ok::<_, Refusal>(people::add(op, &given, "Birch", None, unit, Role::Teacher, None)?.id)
    })
}

/// The operator's browser after making an organization, and the link for its administrator.
fn made(app: &TestApp) -> (Browser, String) {
    let mut browser = operator(app);
    browser.get("/operator").ok();
    let fields = [
        ("organization", "Marsh District"),
        ("kind", "district"),
        ("zone", "America/Denver"),
        ("language", "en"),
        ("given-name", "Mara"),
        ("family-name", "Ives"),
        ("email", "mara@marsh.example"),
    ];
    let page = browser.post("/operator/organizations", &fields).ok().text();
    let link = format!("/password/{}", &page.split("/password/").nth(1).unwrap()[..26]);
    (browser, link)
}

#[test]
fn an_operator_makes_an_organization_closes_and_opens_it_and_sees_nothing_of_it() {
    on_each_engine(|app| {
        let (mut server, link) = made(app);
        let mut mara = app.browser();
        let fields = [("email", "mara@marsh.example"), ("password", OWN), ("password-again", OWN)];
        assert_eq!(mara.post(&link, &fields).location(), "/");
        mara.get("/people").ok().assert_has("Mara Ives");
        let list =
            server.get("/operator").ok().assert_has("Marsh District").assert_has("Riverbend Test District").assert_has("America/Denver");
        assert!(!list.text().contains("Mara") && !list.text().contains("mara@"), "{}", list.words());
        assert!(!app.district.people.iter().any(|p| list.text().contains(&p.name) || list.text().contains(&p.email)));
        for path in ["/", "/people", "/me", "/work", "/pulses", "/roster", "/guests", "/templates", "/organizations"] {
            assert!(server.get(path).location().starts_with("/sign-in?back="), "{path}");
        }
        let marsh = list.text().split("Marsh District").nth(1).unwrap().split("/operator/organizations/").nth(1).unwrap()[..26].to_string();
        let list = server.get("/operator").ok();
        assert!(!list.text().contains("href=\"/search\"") && !list.text().contains("href=\"/trash\""), "nothing of theirs is in there");
        server.get("/operator/nothing-here").assert_status(404).assert_has("Sign out").assert_has("To the organizations");
        server.post_bare(&format!("/operator/organizations/{marsh}/suspension"), &[]).assert_status(403).assert_has("Sign out");
        server.get(&format!("/operator/organizations/{marsh}/suspension")).ok().assert_has("for now?");
        server.post(&format!("/operator/organizations/{marsh}/suspension"), &[]).assert_status(303);
        server.get("/operator").ok().assert_has("closed for now");
        // At this instant, and only after the right password is it said why.
        assert_eq!(mara.get("/people").location(), "/sign-in?back=/people");
        sign_in(&mut app.browser(), "mara@marsh.example", OWN).assert_status(422).assert_has("closed for now");
        sign_in(&mut app.browser(), "mara@marsh.example", "wrong").assert_status(422).assert_has("do not fit together");
        app.signed_in(app.person(Role::Teacher, At::Own)).get("/me").ok();
        server.post(&format!("/operator/organizations/{marsh}/reopening"), &[]).assert_status(303);
        mara.get("/people").ok().assert_has("Mara Ives");
    });
}

#[test]
fn an_operators_sign_in_is_short_and_ends_when_they_are_dismissed() {
    on_each_engine(|app| {
        let mut browser = operator(app);
        browser.get("/operator").ok();
        app.later_seconds(runs::IDLE_SECONDS + 60);
        assert_eq!(browser.get("/operator").location(), "/sign-in?back=/operator");
        let mut busy = operator(app);
        for _ in 0..(runs::LONGEST_SECONDS / 1_200 - 1) {
            busy.get("/operator").ok();
            app.later_seconds(1_200);
        }
        busy.get("/operator").ok();
        app.later_seconds(1_300);
        assert_eq!(busy.get("/operator").location(), "/sign-in?back=/operator");
        let mut dismissed = operator(app);
        dismissed.get("/operator").ok();
        assert!(app.app.ground.write_now(Actor::Guest, |op| runs::dismiss(op, OPERATOR)).unwrap());
        assert_eq!(dismissed.get("/operator").location(), "/sign-in?back=/operator");
        let mut again = app.browser();
        sign_in(&mut again, OPERATOR, PASSWORD).assert_status(422).assert_has("no part in any organization");
    });
}

#[test]
fn an_operator_is_appointed_on_the_console_by_a_link_or_with_the_account_they_have() {
    on_each_engine(|app| {
        let appointed = app.app.ground.write_now(Actor::Guest, |op| runs::appoint(op, "New@Server.example ")).unwrap();
        let runs::Appointed::Link(token) = appointed else { panic!("nobody has this address") };
        let mut browser = app.browser();
        browser.get(&format!("/password/{token}")).ok().assert_has("With this account you run this server");
        let fields = [("email", "new@server.example"), ("password", OWN), ("password-again", OWN)];
        assert_eq!(browser.post(&format!("/password/{token}"), &fields).location(), "/operator");
        browser.get("/operator").ok();
        assert_eq!(browser.get("/sign-in").location(), "/operator");
        assert_eq!(browser.post("/operator/sign-out", &[]).location(), "/sign-in");
        // Someone with an account gets nothing but the flag, and chooses at the top of the page.
        let leader = app.person(Role::DistrictLeader, At::District).clone();
        let email = leader.email.clone();
        let appointed = app.app.ground.write_now(Actor::Guest, move |op| runs::appoint(op, &email)).unwrap();
        assert_eq!(appointed, runs::Appointed::Now);
        let mut both = app.browser();
        assert_eq!(sign_in(&mut both, &leader.email, PASSWORD).location(), "/organizations");
        both.get("/operator").assert_status(404);
        both.get("/organizations").ok().assert_has("This server");
        assert_eq!(both.post("/organizations/choice", &[("to", "server")]).location(), "/operator");
        both.get("/operator").ok();
        assert!(both.get("/people").location().starts_with("/sign-in?back="));
        let back = app.district.organization.to_string();
        assert_eq!(both.post("/operator/choice", &[("to", &back)]).location(), "/");
        both.get("/people").ok();
        both.get("/operator").assert_status(404);
        // The password of someone who runs the server is nobody's to reset by an organization's link.
        let link = link_for(app, At::District, leader.id);
        let fields = [("email", leader.email.as_str()), ("password", OWN), ("password-again", OWN)];
        app.browser().post(&link, &fields).assert_status(422);
    });
}

#[test]
fn who_sets_a_new_server_up_runs_it_only_if_they_say_so() {
    for engine in testkit::engines() {
        for says in [true, false] {
            let app = crate::furnished(testkit::Options { engine, founded: false, ..testkit::Options::default() });
            let mut browser = app.browser();
            let mut fields = vec![
                ("token", "first-run"),
                ("organization", "Lake District"),
                ("kind", "district"),
                ("zone", "America/Chicago"),
                ("language", "en"),
                ("given-name", "Ada"),
                ("family-name", "Moss"),
                ("email", "ada@lake.example"),
                ("password", OWN),
                ("password-again", OWN),
            ];
            if says {
                fields.push(("operator", "yes"));
            }
            assert_eq!(browser.post("/set-up", &fields).location(), "/");
            browser.get("/people").ok();
            let went = browser.post("/organizations/choice", &[("to", "server")]);
            assert_eq!(went.status().as_u16(), if says { 303 } else { 404 });
        }
    }
}

#[test]
fn an_organization_is_in_no_ones_reach_through_the_actor_of_an_operator() {
    on_each_engine(|app| {
        operator(app);
        let unit = app.district.own;
        let refused = app.app.ground.read_now(Actor::Guest, move |op| {
            let account = account::by_email(op.tx, OPERATOR)?.map(|a| a.id).ok_or(Refusal::Missing)?;
            op.actor = Actor::Operator { account };
            let asked = [
                organization::load(op).err(),
                organization::unit(op, unit).err(),
                people::in_unit(op, unit).err(),
                op.require(ground::policy::BELONG, unit).err(),
            ];
            Ok::<_, Refusal>(asked.iter().all(|error| matches!(error, Some(Refusal::Missing))))
        });
        assert!(refused.unwrap());
    });
}
