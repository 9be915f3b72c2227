//! A year through the service with a clock set by hand: summer and breaks stand still, clocks change, a school follows
//! another clock than its district.

use crate::fixtures::{begun, drafted_until, links, opened};
use crate::on_each_engine;
use ground::timeline::{self, Event};
use ground::{Moment, PulseId, Role, jobs};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday, date};
use perennial::clockwork;
use testkit::{At, TestApp};

fn work(app: &TestApp) {
    loop {
        let now = app.now();
        let taken = app.app.ground.db.write_now(move |tx| jobs::take(tx, now, 100)).unwrap();
        if taken.is_empty() {
            return;
        }
        for job in &taken {
            clockwork::settle(&app.app, job);
        }
    }
}

/// Sets the clock forward to an instant such as `2027-03-15T04:00:00Z`.
fn until(app: &TestApp, at: &str) {
    let at = Moment(at.parse::<Timestamp>().unwrap().as_microsecond());
    let seconds = (at.0 - app.now().0) / 1_000_000;
    assert!(seconds >= 0, "the clock only goes forward");
    app.later_seconds(seconds);
}

fn closings(app: &TestApp, pulse: PulseId) -> usize {
    let rows = app.look(move |op| timeline::of(op, pulse.0, 50));
    rows.iter().filter(|row| row.event == Event::PulseClosed).count()
}

fn zone(app: &TestApp, role: Role, at: At, name: &str) {
    let unit = app.district.unit(at);
    app.signed_in(app.person(role, at)).post(&format!("/calendar/{unit}/zone"), &[("zone", name)]).assert_status(303);
}

/// Opens a pulse with this last day now, and says whether it closes exactly at that instant, once.
fn closes_at(app: &TestApp, implementation: ground::ImplementationId, last: &str, feedback: &str, instant: &str, before: &str) {
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    let pulse = drafted_until(&mut principal, implementation, last, last, feedback);
    opened(&mut principal, pulse);
    let token = links(&mut principal, pulse).pop().unwrap();
    until(app, before);
    work(app);
    assert_eq!(closings(app, pulse), 0, "{last} still runs at {before}");
    app.browser().get(&format!("/r/{token}")).ok();
    until(app, instant);
    work(app);
    assert_eq!(closings(app, pulse), 1, "{last} is over at {instant}");
    app.browser().get(&format!("/r/{token}")).assert_has("closed");
    app.later_seconds(2 * 3_600);
    work(app);
    assert_eq!(closings(app, pulse), 1, "once");
}

#[test]
fn a_pulse_closes_once_when_its_last_day_is_over_at_the_school_also_when_clocks_change() {
    on_each_engine(|app| {
        let (_, implementation) = begun(app);
        zone(app, Role::Principal, At::Own, "America/New_York");
        // Clocks go forward on 14 March: that day has 23 hours.
        until(app, "2027-03-08T15:00:00Z");
        closes_at(app, implementation, "2027-03-14", "2027-03-22", "2027-03-15T04:00:00Z", "2027-03-15T03:59:59Z");
        // A school in Phoenix, its district in Denver: in July they are an hour apart.
        zone(app, Role::Administrator, At::District, "America/Denver");
        zone(app, Role::Principal, At::Own, "America/Phoenix");
        until(app, "2027-07-05T15:00:00Z");
        closes_at(app, implementation, "2027-07-09", "2027-07-16", "2027-07-10T07:00:00Z", "2027-07-10T06:59:59Z");
        // Clocks go back on 7 November: that day has 25 hours.
        zone(app, Role::Principal, At::Own, "America/New_York");
        until(app, "2027-11-01T15:00:00Z");
        closes_at(app, implementation, "2027-11-07", "2027-11-15", "2027-11-08T05:00:00Z", "2027-11-08T04:59:59Z");
    });
}

#[test]
fn today_is_another_day_in_another_zone() {
    on_each_engine(|app| {
        zone(app, Role::Administrator, At::District, "America/Denver");
        zone(app, Role::Principal, At::Own, "America/Phoenix");
        zone(app, Role::Principal, At::Sibling, "Asia/Kolkata");
        let (root, own, sibling) = (app.district.root, app.district.own, app.district.sibling);
        let days = || app.look(move |op| Ok([op.today_in(root)?, op.today_in(own)?, op.today_in(sibling)?]));
        let (ninth, tenth) = (date(2027, 7, 9), date(2027, 7, 10));
        until(app, "2027-07-09T18:29:59Z");
        assert_eq!(days(), [ninth, ninth, ninth]);
        until(app, "2027-07-09T18:30:00Z");
        assert_eq!(days(), [ninth, ninth, tenth], "half past is midnight in Kolkata");
        until(app, "2027-07-10T06:00:00Z");
        assert_eq!(days(), [tenth, ninth, tenth], "Phoenix keeps its clock all year");
        until(app, "2027-12-10T06:30:00Z");
        assert_eq!(days()[..2], [date(2027, 12, 9), date(2027, 12, 9)], "in winter the two agree");
        let midnight = app.look(move |op| op.midnight_after_in(date(2027, 12, 10), sibling));
        assert_eq!(midnight, Moment("2027-12-10T18:30:00Z".parse::<Timestamp>().unwrap().as_microsecond()));
    });
}

fn typed(app: &TestApp, name: &str, from: &str, to: &str, days: &str) {
    let mut fields = vec![("name", name), ("starts-on", from), ("ends-on", to), ("days", days)];
    fields.extend(["1", "2", "3", "4", "5"].map(|day| ("weekdays", day)));
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    principal.post(&format!("/calendar/{}/years", app.district.own), &fields).assert_status(303);
}

/// The same by hand: Monday to Friday in one of the years, and no break.
fn is_school_day(day: Date) -> bool {
    let between = |from: Date, to: Date| from <= day && day <= to;
    let year = between(date(2026, 8, 17), date(2027, 6, 4)) || between(date(2027, 8, 23), date(2028, 6, 9));
    let off = between(date(2026, 11, 23), date(2026, 11, 27))
        || between(date(2026, 12, 21), date(2027, 1, 1))
        || between(date(2027, 3, 15), date(2027, 3, 19))
        || between(date(2027, 11, 22), date(2027, 11, 26));
    year && !off && !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[test]
fn days_in_a_stage_are_school_days_all_year_and_stand_still_in_summer() {
    on_each_engine(|app| {
        zone(app, Role::Principal, At::Own, "America/New_York");
        let breaks =
            "Thanksgiving, 2026-11-23, 2026-11-27, break\nWinter, 2026-12-21, 2027-01-01, break\nSpring, 2027-03-15, 2027-03-19, break";
        typed(app, "2026–27", "2026-08-17", "2027-06-04", breaks);
        typed(app, "2027–28", "2027-08-23", "2028-06-09", "Thanksgiving, 2027-11-22, 2027-11-26");
        let (_, implementation) = begun(app);
        let begun_on = date(2026, 11, 23);
        let mut day = begun_on;
        let mut counted = 0;
        for step in 0..=366 {
            if step % 14 == 0 || matches!((day.month(), day.day()), (3, 14) | (11, 7) | (6, 5) | (8, 22) | (8, 24)) {
                // Noon in New York, summer or winter; signed in anew, since sign-ins follow the wall clock.
                until(app, &format!("{day}T16:30:00Z"));
                let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
                let page = teacher.get(&format!("/implementations/{implementation}")).ok();
                let said = match counted {
                    0 => "since Nov 23, no school day yet".to_string(),
                    1 => "since Nov 23, one school day".to_string(),
                    n => format!("since Nov 23, {n} school days"),
                };
                page.assert_has(&said);
            }
            counted += i64::from(is_school_day(day));
            day = day.tomorrow().unwrap();
        }
        let summer = (date(2027, 6, 5), date(2027, 8, 23));
        let own = app.district.own;
        assert_eq!(app.look(move |op| Ok(ground::calendar::of(op, own)?.school_days(summer.0, summer.1))), 0);
    });
}

#[test]
fn a_pulse_suggests_school_days_and_warns_once_of_a_promise_for_a_break() {
    on_each_engine(|app| {
        let (_, implementation) = begun(app);
        typed(
            app,
            "2026–27",
            "2026-08-17",
            "2027-06-04",
            "Thanksgiving, 2026-11-23, 2026-11-27, break\nWinter, 2026-12-21, 2027-01-01, break",
        );
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let page = principal.get(&format!("/implementations/{implementation}/pulses/new")).ok().text();
        // Today is in the break: five school days on are 30 November to 4 December.
        assert!(page.contains("2026-12-04") && page.contains("2026-12-11"), "suggested days");
        let at = format!("/implementations/{implementation}/pulses");
        let mut fields =
            vec![("title", "Before winter"), ("statement-1", "I know why."), ("closes-on", "2026-12-15"), ("feedback-on", "2026-12-22")];
        let page =
            principal.post(&at, &fields).assert_status(422).assert_has("December 22, 2026 is no school day").assert_has("January 4, 2027");
        assert!(page.text().contains("name=\"feedback-warned\" value=\"2026-12-22\"") && page.text().contains("Before winter"));
        fields.push(("feedback-warned", "2026-12-22"));
        principal.post(&at, &fields).assert_status(303);
    });
}
