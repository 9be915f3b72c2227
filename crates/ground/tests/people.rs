//! People as they are: merged and taken apart, leaving and back, away with someone standing in; units that end and what
//! follows them; nobody with a right a minute too long.

use db::{params, statements};
use ground::organization::{self, Closing, UnitKind, What};
use ground::people::{self, AbsenceError, LeaveError, MergeError};
use ground::policy::{BELONG, MANAGE_PEOPLE, SEE_PEOPLE};
use ground::{Actor, Moment, Op, PersonId, Refusal, Role, UnitId, account};
use jiff::civil::{Date, date};
use testkit::{At, TestApp, TestPerson, on_each_engine};

statements! {
    PERSONS = "select id, given_name, family_name, email, account, source_id, active, merged_into, left_on from person
        where organization = $1 order by id";
    PARTS = "select id, person, unit, role, begins_on, ends_on, source, covers from membership where organization = $1 order by id";
    SIGN_INS = "select id, account, person, ends_at from sign_in where organization = $1 order by id";
    DOORS = "select digest, kind, target, ends_at from door where organization = $1 order by digest";
}

/// Monday, 23 November 2026, in Chicago.
const TODAY: Date = date(2026, 11, 23);

fn rooms() -> Vec<Box<dyn testkit::Element>> {
    Vec::new()
}

fn administrator(app: &TestApp) -> &TestPerson {
    app.person(Role::Administrator, At::District)
}

fn may(app: &TestApp, person: &TestPerson, action: ground::Action, unit: UnitId) -> bool {
    app.app.ground.read_now(person.actor(), move |op| op.may(action, unit)).unwrap()
}

/// Everything that merging must not touch.
fn rows(app: &TestApp) -> Vec<String> {
    let organization = app.district.organization;
    app.look(move |op| {
        let mut all = Vec::new();
        for statement in [&PERSONS, &PARTS, &SIGN_INS, &DOORS] {
            all.extend(op.tx.rows(statement, params![organization])?.iter().map(|row| format!("{row:?}")));
        }
        Ok(all)
    })
}

/// Sets the clock to an instant of the wall in Chicago.
fn set(app: &TestApp, day: Date, hour: i8, minute: i8, second: i8) {
    let at = day.at(hour, minute, second, 0).in_tz("America/Chicago").unwrap().timestamp().as_microsecond();
    app.later_seconds((at - app.now().0) / 1_000_000);
    assert_eq!(app.now(), Moment(at));
}

#[test]
fn a_merged_pair_has_the_rights_of_both_stands_once_and_taken_apart_is_what_it_was() {
    on_each_engine(rooms, |app| {
        let admin = administrator(app);
        let (stands, away) = (app.person(Role::Principal, At::Own).clone(), app.person(Role::Teacher, At::Sibling).clone());
        let (mut one, mut other) = (app.signed_in(&stands), app.signed_in(&away));
        one.get("/me").ok();
        other.get("/me").ok().assert_has(&away.name);
        let before = rows(app);
        let (s, a) = (stands.id, away.id);
        app.by(admin, move |op| people::merge(op, s, a));
        let (own, sibling, organization) = (app.district.own, app.district.sibling, app.district.organization);
        assert!(may(app, &stands, SEE_PEOPLE, own), "the right of the row that stands");
        assert!(may(app, &stands, BELONG, sibling), "and of the merged one");
        assert!(may(app, &away, SEE_PEOPLE, own), "also when asked under the merged row");
        // Both sign-ins lead to the one that stands.
        other.get("/me").ok().assert_has(&stands.name).assert_has_not(&away.name);
        app.signed_in(&away).get("/me").ok().assert_has(&stands.name);
        app.look(move |op| {
            assert_eq!(people::standing(op.tx, organization, a)?, s);
            let mut both = [s, a];
            both.sort();
            assert_eq!(people::selves(op.tx, organization, a)?, both);
            assert_eq!(people::selves(op.tx, organization, s)?, both);
            let there: Vec<PersonId> = people::in_unit(op, sibling)?.into_iter().map(|l| l.person.id).collect();
            assert!(there.contains(&s) && !there.contains(&a));
            let root = organization::root(op.tx, organization)?.unwrap().id;
            let all: Vec<PersonId> = people::asked(op, root)?.into_iter().map(|l| l.person.id).collect();
            assert_eq!(all.iter().filter(|p| **p == s || **p == a).count(), 1, "asked once");
            Ok(())
        });
        // The sign-in that was begun meanwhile is the away one's own; it goes with the comparison.
        app.by(admin, move |op| people::unmerge(op, a));
        other.get("/me").ok().assert_has(&away.name);
        let after = rows(app);
        assert!(before.iter().all(|row| after.contains(row)), "every row is what it was");
        assert_eq!(after.len(), before.len() + 2, "one sign-in and its door were begun by the test itself");
    });
}

#[test]
fn no_merge_makes_a_chain_a_circle_a_bridge_between_organizations_or_an_organization_without_administrator() {
    on_each_engine(rooms, |app| {
        let admin = administrator(app).clone();
        let [a, b, c] = [Role::Teacher, Role::Coach, Role::Lead].map(|r| app.person(r, At::Own).id);
        let merge = |stands: PersonId, away: PersonId| app.app.ground.write_now(admin.actor(), move |op| people::merge(op, stands, away));
        merge(a, b).unwrap();
        assert!(matches!(merge(a, b), Err(MergeError::Same)));
        assert!(matches!(merge(b, a), Err(MergeError::Same)));
        assert!(matches!(merge(a, a), Err(MergeError::Same)));
        assert!(matches!(merge(b, c), Err(MergeError::StandsForAnother)), "into a merged row");
        assert!(matches!(merge(c, a), Err(MergeError::StandsForAnother)), "one that stands for another");
        merge(a, c).unwrap();
        let foreign = app.person(Role::Teacher, At::Other).id;
        assert!(matches!(merge(a, foreign), Err(MergeError::Refused(Refusal::Missing))));
        assert!(matches!(merge(foreign, a), Err(MergeError::Refused(Refusal::Missing))));
        assert!(matches!(merge(a, admin.id), Err(MergeError::OnlyAdministrator)));
        let teacher = app.person(Role::Teacher, At::Sibling).clone();
        let refused = app.app.ground.write_now(teacher.actor(), move |op| people::merge(op, a, teacher.id));
        assert!(matches!(refused, Err(MergeError::Refused(Refusal::Forbidden(_)))));
    });
}

#[test]
fn who_leaves_is_out_at_the_next_request_and_comes_back_with_their_history() {
    on_each_engine(rooms, |app| {
        let (admin, teacher) = (administrator(app).clone(), app.person(Role::Teacher, At::Own).clone());
        let (own, id) = (app.district.own, teacher.id);
        let root = app.district.root;
        let token = app.by(&admin, move |op| account::one_time_link(op, id, root));
        let mut browser = app.signed_in(&teacher);
        browser.get("/me").ok();
        app.by(&admin, move |op| people::leave_by_hand(op, id, TODAY));
        assert_eq!(browser.get("/me").status(), app.browser().get("/me").status(), "like someone signed out");
        assert!(browser.get("/me").location().starts_with("/sign-in"));
        let link = token.clone();
        let now = app.now();
        app.look(move |op| {
            assert!(account::link::holder(op.tx, &link, now)?.is_none(), "the one-time link is shut");
            assert_eq!(people::left_on(op, id)?, Some(TODAY));
            assert!(people::in_unit(op, own)?.iter().all(|l| l.person.id != id));
            Ok(())
        });
        assert!(!may(app, &teacher, BELONG, own));
        app.later_days(30);
        let back = date(2026, 12, 23);
        app.by(&admin, move |op| people::come_back(op, id, own, Role::Coach, back, None));
        assert!(may(app, &teacher, BELONG, own));
        app.signed_in(&teacher).get("/me").ok();
        let parts = app.by(&admin, move |op| people::parts_ever(op, id));
        assert_eq!(parts.iter().map(|m| m.role).collect::<Vec<_>>(), [Role::Teacher, Role::Coach]);
        assert_eq!(parts[0].ends_on.as_deref(), Some("2026-11-23"));
    });
}

#[test]
fn a_last_day_ahead_ends_rights_at_its_midnight_and_not_a_minute_earlier() {
    on_each_engine(rooms, |app| {
        let (admin, principal) = (administrator(app).clone(), app.person(Role::Principal, At::Own).clone());
        let (own, id) = (app.district.own, principal.id);
        app.by(&admin, move |op| people::leave_by_hand(op, id, date(2026, 11, 27)));
        set(app, date(2026, 11, 27), 23, 59, 59);
        assert!(may(app, &principal, SEE_PEOPLE, own));
        let mut browser = app.signed_in(&principal);
        browser.get("/people").ok();
        set(app, date(2026, 11, 28), 0, 0, 0);
        assert!(!may(app, &principal, SEE_PEOPLE, own) && !may(app, &principal, BELONG, own));
        app.by(&admin, move |op| people::settle_leave(op, id));
        assert!(browser.get("/people").location().starts_with("/sign-in"));
        app.by(&admin, move |op| people::settle_leave(op, id));
    });
}

#[test]
fn the_only_administrator_cannot_leave() {
    on_each_engine(rooms, |app| {
        let admin = administrator(app).clone();
        let id = admin.id;
        let refused = app.app.ground.write_now(admin.actor(), move |op| people::leave_by_hand(op, id, TODAY));
        assert!(matches!(refused, Err(LeaveError::NobodyFrom(day)) if day == date(2026, 11, 24)), "{refused:?}");
        let (second, root) = (app.person(Role::Teacher, At::Own).id, app.district.root);
        app.by(&admin, move |op| people::add_part(op, second, root, Role::Administrator, None));
        app.by(&admin, move |op| people::leave_by_hand(op, id, TODAY));
    });
}

#[test]
fn two_administrators_are_not_both_given_a_last_day() {
    on_each_engine(rooms, |app| {
        let (first, root) = (administrator(app).clone(), app.district.root);
        let other = app.by(&first, move |op| people::add(op, "Second", "Chief", None, root, Role::Administrator, None)).id;
        let part_of = |id| app.by(&first, move |op| Ok::<_, Refusal>(people::parts_held(op, id)?.remove(0).id));
        let (own_part, other_part, spring) = (part_of(first.id), part_of(other), Some(date(2027, 3, 1)));
        app.by(&first, move |op| people::change_end(op, other, other_part, spring));
        // By another hand than one's own, or one's own.
        let (id, manager) = (first.id, app.person(Role::Administrator, At::District).actor());
        let try_as = |work: fn(&mut Op, PersonId, ground::MembershipId) -> Result<(), LeaveError>| {
            app.app.ground.write_now(Actor::System(app.district.organization), move |op| work(op, id, own_part))
        };
        let refused = [
            try_as(|op, id, part| people::change_end(op, id, part, Some(date(2027, 6, 30)))),
            try_as(people::end_part),
            try_as(|op, id, _| people::leave_by_hand(op, id, date(2027, 2, 1))),
            app.app.ground.write_now(manager, move |op| people::leave_by_hand(op, id, date(2027, 6, 30))),
        ];
        let day = |refused: &Result<(), LeaveError>| match refused {
            Err(LeaveError::NobodyFrom(day)) => Some(*day),
            _ => None,
        };
        // The other one stays until March 1: from the day after, or from the day after a later last day, nobody would.
        let (spring, summer) = (Some(date(2027, 3, 2)), Some(date(2027, 7, 1)));
        assert_eq!(refused.iter().map(day).collect::<Vec<_>>(), [summer, spring, spring, summer]);
        app.by(&first, move |op| people::change_end(op, other, other_part, None));
        app.by(&first, move |op| people::leave_by_hand(op, id, date(2027, 6, 30)));
        // Now the other is the last one who goes on. The page says so at the part, and keeps the day.
        let mut browser = app.signed_in(&first);
        let sent = [("part", other_part.to_string()), ("last-day", "2027-07-15".to_string())];
        let sent: Vec<(&str, &str)> = sent.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let page = browser.post(&format!("/people/{other}/part-days"), &sent).assert_status(422);
        let page = page.assert_has("From July 16, 2027 on nobody would look after this organization.");
        assert!(page.text().contains("value=\"2027-07-15\""), "what was typed is kept");
        browser.post(&format!("/people/{other}/part-endings"), &sent[..1]).assert_status(422).assert_has("From July 1, 2027 on nobody");
        assert!(app.by(&first, move |op| people::parts_held(op, other))[0].ends_on.is_none());
    });
}

#[test]
fn a_day_between_two_administrators_is_a_day_without_one() {
    on_each_engine(rooms, |app| {
        let (first, root) = (administrator(app).clone(), app.district.root);
        let other = app.by(&first, move |op| people::add(op, "Second", "Chief", None, root, Role::Teacher, None)).id;
        app.by(&first, move |op| people::add_part_from(op, other, root, Role::Administrator, date(2027, 7, 5), None));
        let id = first.id;
        let mut browser = app.signed_in(&first);
        let page = browser.post(&format!("/people/{id}/departure"), &[("last-day", "2027-06-30")]).assert_status(422);
        page.assert_has("From July 1, 2027 on nobody would look after this organization.");
        app.by(&first, move |op| people::leave_by_hand(op, id, date(2027, 7, 4)));
    });
}

#[test]
fn a_last_day_put_off_lengthens_only_what_the_leaving_ended() {
    on_each_engine(rooms, |app| {
        let (admin, teacher) = (administrator(app).clone(), app.person(Role::Teacher, At::Own).clone());
        let (own, sibling, id) = (app.district.own, app.district.sibling, teacher.id);
        let (winter, spring, summer) = (date(2026, 12, 18), date(2027, 3, 1), date(2027, 6, 30));
        app.by(&admin, move |op| {
            // One part ends by itself on the very day, one later by itself, and one was shortened to that day by hand.
            people::add_part_from(op, id, own, Role::Coach, TODAY, Some(winter))?;
            people::add_part_from(op, id, own, Role::Lead, TODAY, Some(spring))?;
            people::add_part_from(op, id, sibling, Role::Teacher, TODAY, None)?;
            let moved = people::parts_held(op, id)?.into_iter().find(|m| m.unit == sibling).unwrap().id;
            people::leave_by_hand(op, id, winter).map_err(|_| Refusal::Missing)?;
            people::change_end(op, id, moved, Some(winter)).map_err(|_| Refusal::Missing)?;
            people::leave_by_hand(op, id, summer).map_err(|_| Refusal::Missing)
        });
        let ends = |app: &TestApp| {
            let parts = app.by(administrator(app), move |op| people::parts_ever(op, id));
            let mut ends: Vec<_> = parts.into_iter().map(|m| (m.unit == own, m.role.word(), m.ends_on.unwrap())).collect();
            ends.sort();
            ends
        };
        let day = |day: jiff::civil::Date| day.to_string();
        let wanted =
            [(false, "teacher", day(winter)), (true, "coach", day(winter)), (true, "lead", day(spring)), (true, "teacher", day(summer))];
        assert_eq!(ends(app), wanted);
        // Sooner again: what ends later is shortened, and has its own end back when it is put off once more.
        app.by(&admin, move |op| people::leave_by_hand(op, id, date(2027, 1, 15)));
        assert_eq!(ends(app)[2..].iter().map(|(.., end)| end.as_str()).collect::<Vec<_>>(), ["2027-01-15", "2027-01-15"]);
        app.by(&admin, move |op| people::leave_by_hand(op, id, summer));
        assert_eq!(ends(app), wanted);
    });
}

#[test]
fn someone_away_is_not_asked_keeps_their_sign_in_and_whoever_stands_in_goes_when_they_are_back() {
    on_each_engine(rooms, |app| {
        let (admin, teacher) = (administrator(app).clone(), app.person(Role::Teacher, At::Own).clone());
        let (own, id, sub) = (app.district.own, teacher.id, app.person(Role::Consultant, At::District).id);
        let absence = app.by(&admin, move |op| people::note_absence(op, id, TODAY, None));
        let again = app.by(&admin, move |op| people::note_absence(op, id, TODAY, None));
        assert_eq!(absence, again, "sent twice is once");
        let other =
            app.app.ground.write_now(admin.actor(), move |op| people::note_absence(op, id, date(2026, 12, 1), Some(date(2026, 12, 2))));
        assert!(matches!(other, Err(AbsenceError::Overlaps)));
        let asked = |app: &TestApp| app.look(move |op| Ok(people::asked(op, own)?.into_iter().map(|l| l.person.id).collect::<Vec<_>>()));
        assert!(!asked(app).contains(&id));
        app.signed_in(&teacher).get("/me").ok();
        let part = app.by(&admin, move |op| Ok::<_, Refusal>(people::parts_held(op, id)?.remove(0).id));
        let by_itself = app.app.ground.write_now(admin.actor(), move |op| people::stand_in(op, absence.id, part, id));
        assert!(matches!(by_itself, Err(AbsenceError::CannotStandIn)));
        app.by(&admin, move |op| people::stand_in(op, absence.id, part, sub));
        app.by(&admin, move |op| people::stand_in(op, absence.id, part, sub));
        assert!(asked(app).contains(&sub), "under their own name");
        assert_eq!(app.by(&admin, move |op| people::covers_of(op, id)).len(), 1);
        app.by(&admin, move |op| people::been_back(op, absence.id, date(2026, 12, 4)));
        set(app, date(2026, 12, 4), 23, 59, 59);
        assert!(asked(app).contains(&sub) && !asked(app).contains(&id));
        set(app, date(2026, 12, 5), 0, 0, 0);
        assert!(!asked(app).contains(&sub) && asked(app).contains(&id));
    });
}

#[test]
fn a_closed_unit_gives_no_right_from_the_midnight_after_its_last_day_and_its_people_go_on_in_the_next() {
    on_each_engine(rooms, |app| {
        let (admin, principal, teacher) =
            (administrator(app).clone(), app.person(Role::Principal, At::Own).clone(), app.person(Role::Teacher, At::Own).clone());
        let (own, sibling, root) = (app.district.own, app.district.sibling, app.district.root);
        let team = app.by(&admin, move |op| organization::life::add(op, own, UnitKind::GradeTeam, "Grade 3", None)).id;
        let coach = app.person(Role::Coach, At::District).clone();
        let coached = coach.id;
        app.by(&admin, move |op| people::add_part(op, coached, team, Role::Coach, None));
        let id = teacher.id;
        app.by(&admin, move |op| {
            let going = people::parts_held(op, id)?.remove(0).id;
            let closing = Closing { last_day: date(2026, 12, 18), successors: vec![sibling], going_on: vec![(going, sibling)] };
            organization::life::close(op, own, &closing)
        });
        set(app, date(2026, 12, 18), 23, 59, 59);
        assert!(may(app, &principal, SEE_PEOPLE, own) && may(app, &teacher, BELONG, own));
        assert!(!may(app, &teacher, BELONG, sibling));
        set(app, date(2026, 12, 19), 0, 0, 0);
        for action in [SEE_PEOPLE, BELONG, MANAGE_PEOPLE] {
            assert!(!may(app, &principal, action, own) && !may(app, &principal, action, team));
        }
        assert!(may(app, &teacher, BELONG, sibling), "whoever goes on has the right there");
        assert!(may(app, &admin, SEE_PEOPLE, own), "from above one still reads its history");
        let open: Vec<UnitId> = app.by(&admin, |op| organization::open_units(op, MANAGE_PEOPLE)).into_iter().map(|u| u.id).collect();
        assert_eq!(open, [sibling, root], "and cannot begin anything in it");
        let breaks = app.by(&admin, move |op| organization::breaks(op, own));
        assert_eq!((breaks[0].day, &breaks[0].what), (date(2026, 12, 19), &What::Closed(vec!["Otter School".into()])));
        let before = app.by(&admin, move |op| organization::before(op, sibling)).unwrap();
        assert_eq!((before.day, before.names), (date(2026, 12, 19), vec!["Heron School".to_string(), "Otter School".into()]));
        app.by(&admin, move |op| organization::life::reopen(op, own));
        assert!(app.by(&admin, move |op| organization::breaks(op, own)).is_empty());
        assert!(!may(app, &principal, SEE_PEOPLE, own), "parts that ended stay ended");
    });
}

#[test]
fn a_unit_cannot_lie_within_itself_nor_follow_itself_and_the_organization_stays() {
    on_each_engine(rooms, |app| {
        let admin = administrator(app).clone();
        let (own, sibling, root) = (app.district.own, app.district.sibling, app.district.root);
        let team = app.by(&admin, move |op| organization::life::add(op, own, UnitKind::GradeTeam, "Grade 3", None)).id;
        let act = |work: fn(&mut Op, [UnitId; 4]) -> Result<(), organization::UnitError>| {
            app.app.ground.write_now(admin.actor(), move |op| work(op, [root, own, sibling, team]))
        };
        assert!(matches!(act(|op, [_, own, _, team]| organization::life::move_to(op, own, team)), Err(organization::UnitError::Circle)));
        assert!(matches!(act(|op, [root, own, ..]| organization::life::move_to(op, root, own)), Err(organization::UnitError::Root)));
        let into = |to: UnitId| Closing { last_day: TODAY, successors: vec![to], going_on: Vec::new() };
        let close = |of: UnitId, to: UnitId| {
            let closing = into(to);
            app.app.ground.write_now(admin.actor(), move |op| organization::life::close(op, of, &closing))
        };
        assert!(matches!(close(own, team), Err(organization::UnitError::Successor)));
        assert!(matches!(close(own, own), Err(organization::UnitError::Successor)));
        assert!(matches!(close(root, own), Err(organization::UnitError::Root)));
        act(|op, [_, _, sibling, team]| organization::life::move_to(op, team, sibling)).unwrap();
        let there = app.person(Role::Principal, At::Sibling).clone();
        assert!(may(app, &there, SEE_PEOPLE, team) && !may(app, app.person(Role::Principal, At::Own), SEE_PEOPLE, team));
        let principal = there.actor();
        let refused = app.app.ground.write_now(principal, move |op| organization::life::rename(op, sibling, "Mine", UnitKind::School));
        assert!(matches!(refused, Err(Refusal::Forbidden(_))));
    });
}

#[test]
fn parts_count_from_their_first_day_to_their_last() {
    on_each_engine(rooms, |app| {
        let (admin, coach) = (administrator(app).clone(), app.person(Role::Coach, At::Sibling).clone());
        let (own, id) = (app.district.own, coach.id);
        for _ in 0..2 {
            app.by(&admin, move |op| people::add_part_from(op, id, own, Role::Lead, date(2026, 12, 1), Some(date(2026, 12, 10))));
        }
        let part = app.by(&admin, move |op| {
            let mut held = people::parts_held(op, id)?;
            assert_eq!(held.len(), 2, "sent twice is once");
            Ok::<_, Refusal>(held.remove(1).id)
        });
        set(app, date(2026, 11, 30), 23, 59, 59);
        assert!(!may(app, &coach, SEE_PEOPLE, own));
        set(app, date(2026, 12, 1), 0, 0, 0);
        assert!(may(app, &coach, SEE_PEOPLE, own));
        app.by(&admin, move |op| people::change_end(op, id, part, Some(date(2026, 12, 3))));
        set(app, date(2026, 12, 4), 0, 0, 0);
        assert!(!may(app, &coach, SEE_PEOPLE, own));
    });
}

#[test]
fn invitations_are_for_those_without_a_sign_in_and_shut_the_links_before() {
    on_each_engine(rooms, |app| {
        let admin = administrator(app).clone();
        let (own, root) = (app.district.own, app.district.root);
        let new = app.by(&admin, move |op| people::add(op, "Ana", "Ruiz", None, own, Role::Teacher, None)).id;
        let has_one = app.person(Role::Teacher, At::Own).id;
        let first = app.by(&admin, move |op| people::invite(op, root, &[new, has_one, new]));
        assert_eq!(first.len(), 1);
        let second = app.by(&admin, move |op| people::invite(op, root, &[new]));
        let (spent, good) = (first[0].token.clone(), second[0].token.clone());
        let holder = |app: &TestApp, token: String| {
            let now = app.now();
            app.app.ground.read_now(Actor::Guest, move |op| account::link::holder(op.tx, &token, now)).unwrap()
        };
        assert!(holder(app, spent).is_none());
        assert_eq!(holder(app, good.clone()).unwrap().name, "Ana Ruiz");
        app.later_days(people::INVITATION_DAYS);
        assert!(holder(app, good).is_none());
    });
}

#[test]
fn the_same_form_sent_twice_makes_one_person_and_two_forms_make_two() {
    on_each_engine(rooms, |app| {
        let (admin, own) = (administrator(app).clone(), app.district.own);
        let add = |once: &'static str| {
            app.by(&admin, move |op| people::add_once(op, once, "Ana\u{202e}", "Ruiz", None, own, Role::Teacher, None))
        };
        let (first, second, third) = (add("a"), add("a"), add("b"));
        assert_eq!((first.0.id, first.1, second.0.id, second.1), (first.0.id, false, first.0.id, true));
        assert!(third.0.id != first.0.id && !third.1);
        assert_eq!(first.0.given_name, "Ana");
    });
}

#[test]
fn whoever_is_here_already_is_not_added_again_under_the_same_address() {
    on_each_engine(rooms, |app| {
        let mut admin = app.signed_in(administrator(app));
        let own = app.district.own.to_string();
        let tom = |email: &'static str| {
            [("given-name", "Tom"), ("family-name", "Berg"), ("email", email), ("unit", own.as_str()), ("role", "teacher")]
                .map(|(n, v)| (n, v.to_string()))
        };
        let mut send = |email: &'static str| {
            let fields = tom(email);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            admin.post("/people", &fields)
        };
        send("tom@otter.example").assert_status(303);
        send("TOM@otter.example").assert_status(422).assert_has("Tom Berg has this address already");
        send("").assert_status(303);
        let organization = app.district.organization;
        let rows =
            app.by(administrator(app), move |op| Ok::<_, ground::Refusal>(people::of_email(op.tx, organization, "tom@otter.example")?));
        assert_eq!(rows.len(), 1);
    });
}

/// The fields of a closing in which it is said where each part goes on.
fn parts_asked(page: &str) -> Vec<String> {
    page.split("<select id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|id| id.starts_with("to-"))
        .map(str::to_string)
        .collect()
}

#[test]
fn with_two_successors_nobody_loses_a_part_by_being_passed_over() {
    on_each_engine(rooms, |app| {
        let (own, root) = (app.district.own, app.district.root);
        let third =
            app.by(administrator(app), move |op| organization::life::add(op, root, UnitKind::School, "Wren School", None)).id.to_string();
        let (own_text, sibling) = (own.to_string(), app.district.sibling.to_string());
        let mut admin = app.signed_in(administrator(app));
        let page = admin.get(&format!("/units/{own}/closing?last-day=2026-12-18&successor={sibling}&successor={third}")).ok().text();
        let parts = parts_asked(&page);
        assert!(parts.len() > 3, "{page}");
        assert!(!page.contains(" selected"), "nothing is decided beforehand");
        let address = format!("/units/{own_text}/closing");
        let two = [("last-day", "2026-12-18"), ("successor", sibling.as_str()), ("successor", third.as_str())];
        let undecided = admin.post(&address, &two).assert_status(422);
        assert_eq!(undecided.text().matches("class=\"error\"").count(), parts.len(), "beside each field");
        let mut all_but_one = two.to_vec();
        all_but_one.extend(parts[1..].iter().map(|part| (part.as_str(), third.as_str())));
        let again = admin.post(&address, &all_but_one).assert_status(422);
        assert_eq!(again.text().matches(" selected").count(), parts.len() - 1, "what was chosen is kept");
        let closed = app.look(move |op| Ok(organization::lives(op.tx, op.organization()?)?.contains_key(&own)));
        assert!(!closed, "nothing has changed");
        all_but_one.push((parts[0].as_str(), "ends"));
        admin.post(&address, &all_but_one).assert_status(303);
    });
}

#[test]
fn days_that_cannot_be_meant_are_told_beside_the_field_and_change_nothing() {
    on_each_engine(rooms, |app| {
        let (own, teacher) = (app.district.own.to_string(), app.person(Role::Teacher, At::Own).id);
        let mut admin = app.signed_in(administrator(app));
        let held = || app.by(administrator(app), move |op| people::parts_held(op, teacher));
        let before = held();
        let part = before[0].id.to_string();
        let refused = |admin: &mut testkit::Browser, address: &str, fields: &[(&str, &str)], said: &str| {
            let page = admin.post(address, fields).assert_status(422);
            page.assert_has(said);
        };
        let person = format!("/people/{teacher}");
        let give = [("unit", own.as_str()), ("role", "coach"), ("from", "2027-01-01"), ("until", "2026-12-01")];
        refused(&mut admin, &format!("{person}/parts"), &give, "December 1, 2026 is too early");
        refused(&mut admin, &format!("{person}/part-days"), &[("part", &part), ("last-day", "2020-01-01")], "January 1, 2020 is too early");
        refused(&mut admin, &format!("{person}/departure"), &[("last-day", "1900-01-01")], "January 1, 1900 is too early");
        refused(&mut admin, &format!("/units/{own}/closing"), &[("last-day", "1900-01-01")], "January 1, 1900 is too early");
        admin
            .get(&format!("/units/{own}/closing?last-day=1900-01-01"))
            .ok()
            .assert_has("too early")
            .assert_has_not("Nothing has changed yet");
        assert_eq!(held(), before);
        // The verbs hold the same rule.
        let unit = app.district.own;
        let far = app.app.ground.write_now(administrator(app).actor(), move |op| {
            people::add_part_from(op, teacher, unit, Role::Coach, date(2027, 1, 1), Some(date(2026, 12, 1)))
        });
        assert!(matches!(far, Err(ground::Refusal::Forbidden(_))), "{far:?}");
    });
}

#[test]
fn a_mistake_stands_in_the_form_it_was_made_in_and_that_form_is_open() {
    on_each_engine(rooms, |app| {
        let teacher = app.person(Role::Teacher, At::Own).id;
        let part = app.by(administrator(app), move |op| people::parts_held(op, teacher))[0].id.to_string();
        let mut admin = app.signed_in(administrator(app));
        let away = [("away-from", "2026-12-10"), ("away-until", "2026-12-01")];
        let page = admin.post(&format!("/people/{teacher}/absences"), &away).assert_status(422).text();
        let (give, rest) = page.split_once("id=\"person-away\"").unwrap();
        assert!(!give.contains("role=\"alert\""), "nothing is wrong with giving a part");
        assert!(rest.contains("<details open") && rest.contains("away-until-wrong") && rest.contains("value=\"2026-12-01\""), "{rest}");
        let days = [("part", part.as_str()), ("last-day", "2020-01-01")];
        let page = admin.post(&format!("/people/{teacher}/part-days"), &days).assert_status(422).text();
        let (parts, rest) = page.split_once("id=\"person-give\"").unwrap();
        assert!(
            parts.contains("<details open") && parts.contains(&format!("last-{part}-wrong")) && parts.contains("2020-01-01"),
            "{parts}"
        );
        assert!(!rest.contains("role=\"alert\""));
    });
}

#[test]
fn an_erasure_says_that_it_is_done_and_leaves_nobody_to_bring_back() {
    on_each_engine(rooms, |app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let mut admin = app.signed_in(administrator(app));
        let held = admin.get(&format!("/data/holds?person={}", teacher.id)).ok().text();
        assert!(held.contains(&format!("value=\"person-{}\" selected", teacher.id)), "{held}");
        let done = admin.post(&format!("/people/{}/erasure/confirmation", teacher.id), &[("reason", "Asked for it.")]);
        let page = admin.get(done.location()).ok();
        page.assert_has("It is done")
            .assert_has("Everything about this person was erased")
            .assert_has_not("Back again")
            .assert_has_not("Erase this person");
    });
}

#[test]
fn who_is_signed_in_keeps_the_menu_where_nothing_is() {
    on_each_engine(rooms, |app| {
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get("/no-such-page").assert_status(404).assert_has("Sign out");
        teacher.get("/units").assert_status(403).assert_has("Sign out");
        app.browser().get("/no-such-page").assert_status(404).assert_has_not("Sign out");
    });
}

#[test]
fn people_are_counted_once_and_an_accent_does_not_move_them_to_the_end() {
    on_each_engine(rooms, |app| {
        let (admin, own, sibling) = (administrator(app).clone(), app.district.own, app.district.sibling);
        let add = |given: &'static str, family: &'static str| {
            app.by(&admin, move |op| people::add(op, given, family, None, own, Role::Teacher, None)).id
        };
        let (tina, maria, zoe) = (add("Tina", "Bell"), add("María", "Álvarez"), add("Zoë", "Abara"));
        let order = [zoe, maria, tina];
        let sorted = |all: Vec<ground::PersonId>| all.into_iter().filter(|p| order.contains(p)).collect::<Vec<_>>();
        let listed = app.by(&admin, move |op| people::page_of_unit(op, own, None));
        assert_eq!(sorted(listed.rows.iter().map(|p| p.person.id).collect()), order);
        assert_eq!(sorted(app.by(&admin, move |op| people::in_unit(op, own)).iter().map(|l| l.person.id).collect()), order);
        assert_eq!(sorted(app.by(&admin, |op| people::found(op, "a")).rows.iter().map(|(p, _)| p.id).collect()), [zoe, maria]);
        let count = || app.by(&admin, people::headcount);
        let before = count();
        app.by(&admin, move |op| people::add_part(op, maria, sibling, Role::Coach, None));
        assert_eq!(count(), before, "two parts, one person");
        let page = app.signed_in(&admin).get("/people").ok();
        page.assert_has(&format!("{before} people have a part here today"));
        let root = app.district.root;
        app.by(&admin, move |op| organization::life::add(op, root, UnitKind::School, "Álamo School", None));
        let names = app.look(|op| Ok(organization::units(op.tx, op.organization()?)?)).into_iter().map(|u| u.name).collect::<Vec<_>>();
        assert_eq!(names[0], "Álamo School", "{names:?}");
    });
}

#[test]
fn people_are_found_by_the_beginning_of_any_part_of_their_name_as_the_hint_says() {
    on_each_engine(rooms, |app| {
        let (admin, own) = (administrator(app).clone(), app.district.own);
        for (given, family) in [("Ana", "Ruiz Peña"), ("Bea", "Ruiz-Vega"), ("Søren", "O’Dowd"), ("Diana", "Łuk")] {
            app.by(&admin, move |op| people::add(op, given, family, None, own, Role::Teacher, None));
        }
        let mut browser = app.signed_in(&admin);
        browser.get("/people").ok().assert_has("By how any part of the name begins").assert_has("either of two family names");
        let mut found = |typed: &'static str| {
            let names = app.by(&admin, move |op| people::found(op, typed)).rows.into_iter().map(|(p, _)| p.name()).collect::<Vec<_>>();
            let page = browser.get(&format!("/people?q={}", typed.replace(' ', "+"))).ok();
            names.iter().for_each(|name| assert!(page.words().contains(name.as_str()), "{name}"));
            names
        };
        assert_eq!(found("pena"), ["Ana Ruiz Peña"]);
        assert_eq!(found("VEGA"), ["Bea Ruiz-Vega"]);
        assert_eq!(found("ruiz"), ["Ana Ruiz Peña", "Bea Ruiz-Vega"]);
        assert_eq!(found("ruiz be"), ["Bea Ruiz-Vega"]);
        assert_eq!(found("soren odo"), ["Søren O’Dowd"]);
        assert_eq!(found("luk"), ["Diana Łuk"]);
        assert_eq!(found("ana r"), ["Ana Ruiz Peña"], "and not who only ends so");
        assert_eq!(found("%"), Vec::<String>::new());
    });
}

#[test]
fn the_pages_add_once_show_a_closing_before_it_happens_and_defuse_names_in_a_list() {
    on_each_engine(rooms, |app| {
        let (own, sibling) = (app.district.own.to_string(), app.district.sibling.to_string());
        let mut admin = app.signed_in(administrator(app));
        let blank = admin.get("/people/new").ok().text();
        let once = blank.split("name=\"once\" value=\"").nth(1).unwrap()[..26].to_string();
        let fields = [
            ("once", once.as_str()),
            ("given-name", "=Ana"),
            ("family-name", "Ruiz"),
            ("email", "ana@river.example"),
            ("unit", own.as_str()),
            ("role", "teacher"),
        ];
        admin.post("/people", &fields).assert_status(303);
        admin.post("/people", &fields).assert_status(303);
        let page = admin.get(&format!("/units/{own}")).ok().text();
        assert_eq!(page.matches(">=Ana Ruiz</a>").count(), 1, "pressed twice, here once");
        admin.get("/people?q=ruiz").ok().assert_has("=Ana Ruiz");
        let id = page.split(">=Ana Ruiz</a>").next().unwrap().rsplit("/people/").next().unwrap()[..26].to_string();
        let list = admin.post("/people/invitations", &[("unit", &own), ("person", &id), ("as", "list")]).ok().text();
        assert!(list.contains("'=Ana Ruiz,ana@river.example,http://perennial.test/password/"), "{list}");
        let cards = admin.post("/people/invitations", &[("unit", &own), ("person", &id), ("as", "cards")]).ok();
        let cards = cards.assert_has("for Riverbend Test District").assert_has("Only for your hands").assert_has("=Ana Ruiz");
        assert!(cards.text().contains("<svg class=\"qr\""));
        let preview = format!("/units/{own}/closing?last-day=2026-12-18&successor={sibling}");
        admin.get(&preview).ok().assert_has("Nothing has changed yet").assert_has("=Ana Ruiz");
        admin.get(&format!("/units/{own}")).ok().assert_has_not("What changed");
        let parts = parts_asked(&admin.get(&preview).ok().text());
        let mut closing = vec![("last-day", "2026-12-18"), ("successor", sibling.as_str())];
        closing.extend(parts.iter().map(|part| (part.as_str(), "ends")));
        admin.post(&format!("/units/{own}/closing"), &closing).assert_status(303);
        admin.get(&format!("/units/{own}")).ok().assert_has("What changed").assert_has("Otter School goes on in its place");
        app.later_days(30);
        let mut admin = app.signed_in(administrator(app));
        admin.get("/people/unplaced").ok().assert_has("=Ana Ruiz");
        let other = app.person(Role::Teacher, At::Sibling).id.to_string();
        admin.get(&format!("/people/merging?one={id}&other={other}")).ok().assert_has("Side by side");
        admin.post("/people/merging", &[("one", &id), ("other", &other), ("stands", &other)]).assert_status(303);
        assert_eq!(admin.get(&format!("/people/{id}")).location(), format!("/people/{other}"));
        admin.post(&format!("/people/{id}/unmerging"), &[]).assert_status(303);
        admin.get(&format!("/people/{id}")).ok().assert_has("=Ana Ruiz");
        admin.post(&format!("/people/{id}/departure"), &[("last-day", "2026-12-23")]).assert_status(303);
        admin.get(&format!("/people/{id}")).ok().assert_has("Back again");
    });
}

fn leaves(app: &TestApp, id: PersonId, last_day: Date) {
    app.by(administrator(app), move |op| people::leave_by_hand(op, id, last_day));
}

fn settled(app: &TestApp) {
    let now = app.now();
    for job in app.app.ground.db.write_now(move |tx| ground::jobs::take(tx, now, 100)).unwrap() {
        if job.kind != people::LEAVE_JOB {
            continue;
        }
        let again = app.app.ground.write_now(Actor::System(job.organization), move |op| people::settle_leave(op, PersonId(job.subject)));
        match again.unwrap() {
            Some(at) => app.app.ground.db.write_now(move |tx| ground::jobs::again(tx, &job, at)).unwrap(),
            None => app.app.ground.db.write_now(move |tx| ground::jobs::done(tx, &job)).unwrap(),
        }
    }
}

#[test]
fn a_last_day_that_is_put_off_lengthens_the_rights_and_is_settled_on_the_new_day() {
    on_each_engine(rooms, |app| {
        let coach = app.person(Role::Coach, At::Own).clone();
        let (id, own) = (coach.id, app.district.own);
        // A part that ends before either day stays as it is.
        let short = app.district.sibling;
        app.by(administrator(app), move |op| people::add_part_from(op, id, short, Role::Teacher, TODAY, Some(date(2026, 11, 25))));
        leaves(app, id, date(2026, 11, 27));
        leaves(app, id, date(2026, 12, 18));
        set(app, date(2026, 11, 28), 0, 0, 5);
        settled(app);
        assert!(may(app, &coach, BELONG, own), "until 18 December");
        assert!(!may(app, &coach, BELONG, short));
        set(app, date(2026, 12, 18), 23, 59, 0);
        assert!(may(app, &coach, BELONG, own));
        set(app, date(2026, 12, 19), 0, 0, 5);
        settled(app);
        assert!(!app.look(move |op| people::load(op, id)).active, "the page says so and it is so");
        assert!(!may(app, &coach, BELONG, own));
    });
}

#[test]
fn who_was_to_leave_comes_back_and_leaves_later_is_settled_on_the_later_day() {
    on_each_engine(rooms, |app| {
        let coach = app.person(Role::Coach, At::Own).clone();
        let (id, own) = (coach.id, app.district.own);
        leaves(app, id, date(2026, 11, 27));
        app.by(administrator(app), move |op| people::come_back(op, id, own, Role::Coach, TODAY, None));
        leaves(app, id, date(2026, 12, 18));
        set(app, date(2026, 11, 28), 0, 0, 5);
        settled(app);
        set(app, date(2026, 12, 19), 0, 0, 5);
        settled(app);
        assert!(!app.look(move |op| people::load(op, id)).active);
    });
}
