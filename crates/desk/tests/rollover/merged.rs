//! One human is one name, whichever of their rows holds a part; and a part with a last day keeps it.

use crate::{TOMORROW, apply, begin, confirm, grade, parts, person, rooms, tick};
use desk::rollover::Progress;
use ground::{PersonId, Role, people};
use jiff::civil::date;
use kit::paths;
use testkit::{At, on_each_engine};

#[test]
fn who_was_merged_is_listed_once_and_leaves_with_every_part_and_the_sign_in() {
    on_each_engine(rooms, |app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let (own, sibling) = (app.district.own, app.district.sibling);
        let admin = app.person(Role::Administrator, At::District).clone();
        let other: PersonId = app.by(&admin, move |op| people::add(op, "Teacher", "Otterheron", None, sibling, Role::Coach, None)).id;
        app.by(&admin, move |op| people::merge(op, other, teacher.id));
        let mut leaving = app.signed_in(&teacher);
        leaving.get(paths::HOME).ok();
        let mut browser = app.signed_in(&admin);
        let id = begin(&mut browser, app.district.root, TOMORROW);
        let page = browser.get(&paths::rollover_step(id, "leavers")).ok();
        assert!(!page.text().contains(&format!("value=\"{}\"", teacher.id)), "the row that was merged away has no box of its own");
        tick(&mut browser, id, own, &[other]);
        confirm(&mut browser, id);
        app.later_days(1);
        assert_eq!(apply(app, id), Progress::Over);
        assert_eq!(crate::outcomes(app, id), [Some(desk::rollover::Outcome::Done)]);
        for row in [teacher.id, other] {
            assert!(!person(app, row).active, "{row}");
            assert!(parts(app, row).iter().all(|m| m.ends_on.is_some()), "no part of theirs goes on");
        }
        assert!(leaving.get(paths::HOME).location().starts_with("/sign-in"));
    });
}

#[test]
fn who_has_a_last_day_keeps_it_when_their_grade_closes() {
    on_each_engine(rooms, |app| {
        let grade = grade(app, At::Own, "Grade 3");
        let admin = app.person(Role::Administrator, At::District).clone();
        let guest: PersonId =
            app.by(&admin, move |op| people::add(op, "Con", "Sultant", None, grade, Role::Consultant, Some(date(2027, 6, 30)))).id;
        let mut browser = app.signed_in(&admin);
        let id = begin(&mut browser, app.district.root, TOMORROW);
        let close = format!("choice-{grade}");
        browser.post(&paths::rollover_step(id, "grades"), &[(&close, "close")]).assert_status(303);
        confirm(&mut browser, id);
        app.later_days(1);
        assert_eq!(apply(app, id), Progress::Over);
        let held = parts(app, guest);
        let on = held.iter().find(|m| m.unit == app.district.own).expect("their part goes on in the school");
        assert_eq!(on.ends_on.as_deref(), Some("2027-06-30"));
    });
}

#[test]
fn a_first_day_long_past_is_a_slip_of_the_year_and_refused_beside_its_field() {
    on_each_engine(rooms, |app| {
        let mut browser = app.signed_in(app.person(Role::Administrator, At::District));
        let root = app.district.root.to_string();
        let fields = [("unit", root.as_str()), ("day", "2020-01-01"), ("from", "2026–27"), ("to", "2027–28")];
        browser.post(paths::ROLLOVER, &fields).assert_status(422).assert_has("That day is long past");
        let late = [("unit", root.as_str()), ("day", "2026-11-01"), ("from", "2026–27"), ("to", "2027–28")];
        browser.post(paths::ROLLOVER, &late).assert_status(303);
    });
}

#[test]
fn an_administrator_whose_part_lies_under_a_merged_row_confirms_the_year_under_the_name_that_stands() {
    on_each_engine(rooms, |app| {
        let (root, coach) = (app.district.root, app.person(Role::Coach, At::Own).id);
        let signs_in = app.person(Role::Administrator, At::District).clone();
        // The row that stands has no part of its own; the one merged into it has the sign-in and the part.
        let stands = app.by(&signs_in, move |op| people::add(op, "Ada", "Standing", None, root, Role::Administrator, None)).id;
        let part = parts(app, stands)[0].id;
        app.by(&signs_in, move |op| people::end_part(op, stands, part));
        let away = signs_in.id;
        let organization = app.district.organization;
        let merged = app.app.ground.write_now(ground::Actor::System(organization), move |op| people::merge(op, stands, away));
        merged.expect("the two are one person");
        let mut browser = app.signed_in(&signs_in);
        let id = begin(&mut browser, root, TOMORROW);
        tick(&mut browser, id, app.district.own, &[coach]);
        confirm(&mut browser, id);
        app.later_days(1);
        assert_eq!(apply(app, id), Progress::Over);
        assert_eq!(crate::outcomes(app, id), [Some(desk::rollover::Outcome::Done)]);
        assert!(!person(app, coach).active);
        let confirmed = app.look(move |op| desk::rollover::see(op, id)).confirmed_by;
        assert_eq!(confirmed, Some(stands), "recorded under the name that stands");
        app.signed_in(&signs_in).get(&paths::rollover(id)).ok().assert_has("Ada Standing");
    });
}

#[test]
fn an_accent_does_not_move_anyone_to_the_end_of_a_list() {
    on_each_engine(rooms, |app| {
        let own = app.district.own;
        let admin = app.person(Role::Administrator, At::District).clone();
        app.by(&admin, move |op| {
            for family in ["Zeller", "Álvarez", "abel"] {
                people::add(op, "Sam", family, None, own, Role::Teacher, None)?;
            }
            Ok::<_, ground::Refusal>(())
        });
        let mut browser = app.signed_in(&admin);
        let id = begin(&mut browser, app.district.root, TOMORROW);
        let page = browser.get(&paths::rollover_step(id, "leavers")).ok().words();
        let at = |name: &str| page.find(name).unwrap_or_else(|| panic!("{name} is listed"));
        assert!(at("Sam abel") < at("Sam Álvarez") && at("Sam Álvarez") < at("Sam Zeller"));
    });
}
