//! Guests: a consultant in several districts over a year, with the clock set by hand, and how a stay ends.

use crate::fixtures::begun;
use crate::on_each_engine;
use ground::account::{self, guest};
use ground::organization::{self, UnitKind};
use ground::{Actor, OrganizationId, PersonId, Refusal, Role, SignInId, people};
use jiff::civil::{Date, date};
use testkit::{At, Browser, PASSWORD, TestApp};

const EMAIL: &str = "noor@advice.example";

/// A part as consultant, in an organization, until a day, for the one account.
fn asked(app: &TestApp, organization: OrganizationId, until: Date) -> PersonId {
    let hash = kit::sign_in::password::hash(PASSWORD, &testkit::seeded(9)).unwrap();
    app.app
        .ground
        .write_now(Actor::System(organization), move |op| {
            let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?;
            let person = people::add(op, "Noor", "Haddad", Some(EMAIL), root.id, Role::Consultant, Some(until))?;
            let account = match account::by_email(op.tx, EMAIL)? {
                Some(known) => known.id,
                None => account::create(op, EMAIL, &hash)?,
            };
            people::link_account(op.tx, organization, person.id, account)?;
            Ok::<_, Refusal>(person.id)
        })
        .unwrap()
}

fn third(app: &TestApp) -> OrganizationId {
    app.app
        .ground
        .write_now(Actor::Guest, |op| {
            Ok::<_, Refusal>(organization::found(op, "Mesa Test District", UnitKind::District, "America/Phoenix", "en", false)?.0.id)
        })
        .unwrap()
}

fn signed_in(app: &TestApp) -> Browser {
    let token = app.app.ground.write_now(Actor::Guest, |op| {
        let account = account::by_email(op.tx, EMAIL)?.ok_or(Refusal::Missing)?.id;
        account::sign_in(op, account)
    });
    let mut browser = app.browser();
    browser.keep("perennial", &token.expect("a part somewhere"));
    browser
}

/// Where the account counts at this moment.
fn homes(app: &TestApp) -> Vec<String> {
    let now = app.now();
    let found = app.app.ground.read_now(Actor::Guest, move |op| {
        let account = account::by_email(op.tx, EMAIL)?.ok_or(Refusal::Missing)?.id;
        Ok::<_, Refusal>(account::homes(op.tx, account, now)?)
    });
    found.unwrap().into_iter().map(|home| home.name).collect()
}

#[test]
fn a_consultant_in_three_districts_is_nowhere_a_day_too_long_in_a_whole_year() {
    on_each_engine(|app| {
        // November 23, 2026. Two zones: Chicago with summer time, Phoenix without.
        let mesa = third(app);
        let ends = [
            ("Riverbend Test District", app.district.organization, date(2026, 12, 18), "America/Chicago"),
            ("Farfield Test District", app.district.other_organization, date(2027, 6, 30), "America/Chicago"),
            ("Mesa Test District", mesa, date(2027, 3, 31), "America/Phoenix"),
        ];
        for (_, organization, until, _) in ends {
            asked(app, organization, until);
        }
        // Every six hours for a year and a little: exactly where the last day has not passed in the place's own zone.
        for _ in 0..(400 * 4) {
            let mut expected: Vec<String> = Vec::new();
            for (name, _, until, zone) in ends {
                if app.now().date(&ground::clock::zone(zone)) <= until {
                    expected.push(name.to_string());
                }
            }
            expected.sort();
            assert_eq!(homes(app), expected, "at {:?}", app.now());
            app.later_seconds(6 * 3_600);
        }
        assert!(homes(app).is_empty());
        let mut browser = app.browser();
        browser.get("/sign-in").ok();
        browser.post("/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).assert_status(422).assert_has("no part in any organization");
    });
}

#[test]
fn a_stay_ends_at_midnight_of_the_place_in_the_middle_of_a_sign_in() {
    on_each_engine(|app| {
        asked(app, app.district.organization, date(2026, 11, 23));
        let mut browser = signed_in(app);
        // 15:00 UTC is nine in the morning in Chicago; midnight there is 06:00 UTC.
        app.later_seconds(10 * 3_600);
        browser.get("/me").ok().assert_has("until November 23, 2026");
        app.later_seconds(5 * 3_600 - 1);
        browser.get("/me").ok();
        app.later_seconds(1);
        assert_eq!(browser.get("/me").location(), "/sign-in?back=/me");
    });
}

#[test]
fn whoever_manages_people_ends_a_stay_at_once_and_everything_that_hangs_on_it() {
    on_each_engine(|app| {
        let guest = asked(app, app.district.organization, date(2027, 4, 30));
        asked(app, app.district.other_organization, date(2027, 4, 30));
        let (_, implementation) = begun(app);
        let mut here = signed_in(app);
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        here.get("/organizations").ok();
        here.post("/organizations/choice", &[("to", &app.district.organization.to_string())]);
        here.get(&format!("/implementations/{implementation}")).ok();
        // A second browser, in the other organization.
        let mut there = signed_in(app);
        there.get("/organizations").ok();
        there.post("/organizations/choice", &[("to", &app.district.other_organization.to_string())]).assert_status(303);
        let page = administrator.post(&format!("/people/{guest}/password-link"), &[]).ok().text();
        let link = format!("/password/{}", &page.split("/password/").nth(1).unwrap()[..26]);
        app.browser().get(&link).ok();

        administrator.get("/guests").ok().assert_has("Noor Haddad").assert_has("until April 30, 2027");
        administrator.get(&format!("/guests/{guest}/end")).ok().assert_has("End the stay of Noor Haddad now?");
        assert_eq!(administrator.post(&format!("/guests/{guest}/revocation"), &[]).location(), "/guests");

        assert_eq!(here.get("/me").location(), "/sign-in?back=/me");
        assert!(here.get(&format!("/implementations/{implementation}")).location().starts_with("/sign-in"));
        app.browser().get(&link).assert_status(404);
        administrator.get("/guests").ok().assert_has_not("Noor Haddad");
        // The other organization is none of ours.
        there.get("/me").ok().assert_has("Farfield Test District");
        assert_eq!(homes(app), ["Farfield Test District"]);
        // No sign-in row is left into this organization, and pressing twice is answered like a guest who is none.
        let rows = signed_in_rows(app);
        assert!(rows.iter().all(|of| *of != app.district.organization));
        administrator.post(&format!("/guests/{guest}/revocation"), &[]).assert_status(404);
    });
}

fn signed_in_rows(app: &TestApp) -> Vec<OrganizationId> {
    db::statements! { ROWS = "select s.organization from sign_in s join account a on a.id = s.account where a.email = $1"; }
    app.look(|op| Ok(op.tx.list(&ROWS, db::params![EMAIL], |c| c.next())?))
}

#[test]
fn guests_are_a_matter_of_whoever_manages_people() {
    on_each_engine(|app| {
        let guest = asked(app, app.district.organization, date(2027, 4, 30));
        for who in [app.person(Role::Principal, At::Own), app.person(Role::Administrator, At::Own)] {
            let mut browser = app.signed_in(who);
            browser.get("/guests").assert_status(403);
            browser.post(&format!("/guests/{guest}/revocation"), &[]).assert_status(403);
        }
        let mut other = app.signed_in(app.person(Role::Administrator, At::OtherDistrict));
        other.post(&format!("/guests/{guest}/revocation"), &[]).assert_status(404);
        other.post(&format!("/guests/{guest}/extension"), &[("until", "2027-01-01")]).assert_status(404);
        // A teacher is no guest, whoever asks.
        let teacher = app.person(Role::Teacher, At::Own).id;
        app.signed_in(app.person(Role::Administrator, At::District)).post(&format!("/guests/{teacher}/revocation"), &[]).assert_status(404);
        app.signed_in(app.person(Role::Teacher, At::Own)).get("/me").ok();
    });
}

#[test]
fn a_consultants_part_needs_a_last_day_by_form_and_by_verb() {
    on_each_engine(|app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let unit = app.district.own.to_string();
        let fields = |until| {
            vec![
                ("given-name", "Sam"),
                ("family-name", "Whitfield"),
                ("email", ""),
                ("unit", unit.as_str()),
                ("role", "consultant"),
                ("until", until),
            ]
        };
        administrator.post("/people", &fields("")).assert_status(422).assert_has("A consultant needs a last day.");
        administrator.post("/people", &fields("2026-11-22")).assert_status(422).assert_has("This day is over.");
        administrator.post("/people", &fields("2027-11-25")).assert_status(422).assert_has("A guest stays for a year at most.");
        administrator.post("/people", &fields("2027-11-24")).assert_status(303);
        administrator.get("/guests").ok().assert_has("Sam Whitfield").assert_has("until November 24, 2027");
        let teacher = app.person(Role::Teacher, At::Own).id;
        let give = |until| vec![("unit", unit.as_str()), ("role", "consultant"), ("until", until)];
        administrator.post(&format!("/people/{teacher}/parts"), &give("")).assert_status(422).assert_has("A consultant needs a last day.");
        let (unit, asker) = (app.district.own, app.person(Role::Administrator, At::District).actor());
        for until in [None, Some(date(2028, 1, 1)), Some(date(2026, 11, 1))] {
            let tried = app.app.ground.write_now(asker.clone(), move |op| {
                people::add_part(op, teacher, unit, Role::Consultant, until)?;
                Ok::<_, Refusal>(())
            });
            assert!(matches!(tried, Err(Refusal::Forbidden(_))), "{until:?}");
        }
    });
}

#[test]
fn a_stay_is_extended_within_its_limit_and_two_weeks_before_its_end_this_week_says_so() {
    on_each_engine(|app| {
        let guest = asked(app, app.district.organization, date(2026, 12, 8));
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator.get("/").ok().assert_has_not("Noor Haddad");
        app.later_days(1);
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator.get("/").ok().assert_has("Noor Haddad is a guest until December 8, 2026");
        // Only for who may extend.
        app.signed_in(app.person(Role::Principal, At::Own)).get("/").ok().assert_has_not("Noor Haddad");
        let extension = format!("/guests/{guest}/extension");
        administrator.post(&extension, &[("until", "2028-01-01")]).assert_status(422).assert_has("A guest stays for a year at most.");
        administrator.post(&extension, &[("until", "soon")]).assert_status(422);
        administrator.post(&extension, &[]).assert_status(422).assert_has("A consultant needs a last day.");
        assert_eq!(administrator.post(&extension, &[("until", "2027-06-30")]).location(), "/guests");
        administrator.get("/").ok().assert_has_not("Noor Haddad");
        administrator.get("/guests").ok().assert_has("until June 30, 2027");
    });
}

#[test]
fn guests_see_where_they_are_until_when_and_leave_by_themselves() {
    on_each_engine(|app| {
        asked(app, app.district.organization, date(2027, 4, 30));
        asked(app, app.district.other_organization, date(2027, 1, 29));
        let mut browser = signed_in(app);
        browser.get("/organizations").ok();
        browser.post("/organizations/choice", &[("to", &app.district.organization.to_string())]).assert_status(303);
        browser.get("/me").ok().assert_has("until April 30, 2027").assert_has("until January 29, 2027");
        browser.get("/me/departure").ok().assert_has("Leave Riverbend Test District?");
        // Nothing happens without a yes.
        assert_eq!(browser.post("/me/departure", &[]).location(), "/me/departure");
        assert_eq!(browser.post("/me/departure", &[("sure", "yes")]).location(), "/sign-in");
        assert_eq!(homes(app), ["Farfield Test District"]);
        signed_in(app).get("/me").ok().assert_has("Farfield Test District");
        // Someone who belongs here cannot leave by this door.
        let teacher = app.person(Role::Teacher, At::Own);
        let mut teachers = app.signed_in(teacher);
        assert_eq!(teachers.get("/me/departure").location(), "/me");
        let _ = teachers.get("/me").ok();
        assert_eq!(teachers.post("/me/departure", &[("sure", "yes")]).location(), "/me/departure");
        teachers.get("/me").ok();
        let refused = app.app.ground.write_now(teacher.actor(), guest::leave);
        assert!(matches!(refused, Err(Refusal::Missing)));
    });
}

#[test]
fn a_consultant_with_the_rights_of_three_districts_never_has_two_at_once() {
    on_each_engine(|app| {
        let mesa = third(app);
        let of = [app.district.organization, app.district.other_organization, mesa];
        let people = of.map(|organization| asked(app, organization, date(2027, 4, 30)));
        let account = app.app.ground.read_now(Actor::Guest, |op| Ok::<_, Refusal>(account::by_email(op.tx, EMAIL)?)).unwrap().unwrap().id;
        for (at, organization) in of.into_iter().enumerate() {
            let actor = Actor::Person { organization, person: people[at], account, sign_in: SignInId(db::Uuid::nil()) };
            let reached = app.app.ground.read_now(actor, move |op| {
                let mut found = Vec::new();
                for other in of {
                    let root = organization::root(op.tx, other)?.ok_or(Refusal::Missing)?;
                    found.push(op.may(portfolio::SEE, root.id)?);
                }
                Ok::<_, Refusal>(found)
            });
            let expected: Vec<bool> = (0..3).map(|n| n == at).collect();
            assert_eq!(reached.unwrap(), expected);
        }
    });
}
