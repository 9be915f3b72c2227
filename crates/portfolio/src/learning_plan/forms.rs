//! Writing a learning plan down: form → plan → verb → redirect. A plan may grow from one sitting to the next; only what adults
//! will do differently is needed from the first.

use super::model::{Group, Hours, LEARNERS, Parts, Plan};
use super::pages::{MOST_DAYS, follow_up, people_of, to_lead};
use super::views;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use ground::ImplementationId;
use jiff::civil::Date;
use kit::form::{Form, Wrong, again};
use kit::{App, Fault, Place, Posted, paths};

const LONGEST_TEXT: usize = 2_000;
const LONGEST_NOTE: usize = 4_000;
const MOST_PEOPLE: i32 = 100_000;
const MOST_HOURS: f64 = 2_000.0;
const LEAST_HOURS: f64 = 0.1;

fn text(form: &mut Form, name: &str) -> Option<String> {
    form.text(name).max(LONGEST_TEXT).or(String::new())
}

pub(super) fn read(form: &mut Form, implementation: ImplementationId) -> Option<Plan> {
    let behaviors = form.text("behaviors").max(LONGEST_TEXT).if_blank("learning-behaviors-blank").required();
    let mut groups: Option<Vec<Group>> = Some(Vec::new());
    for role in LEARNERS {
        let people = form.whole(&people_of(role)).between(0, MOST_PEOPLE).or(0);
        groups = groups.zip(people).map(|(mut all, people)| {
            all.extend((people > 0).then_some(Group { role, people: people.into() }));
            all
        });
    }
    let learners = text(form, "learners");
    let (theory, demonstration) = (text(form, "theory"), text(form, "demonstration"));
    let (practice, coaching) = (text(form, "practice"), text(form, "coaching"));
    let mut days: Option<Vec<Date>> = Some(Vec::new());
    for at in 0..MOST_DAYS {
        let day = form.date(&follow_up(at)).optional();
        days = days.zip(day).map(|(all, day)| all.into_iter().chain(day).collect());
    }
    let hours = hours(form);
    // A day before anything is learned is a slip of the year, and it would let the gate through.
    if let Some(Some(hours)) = &hours {
        let typed = |form: &Form, at| form.value(&follow_up(at)).parse::<Date>().ok();
        let early = (0..MOST_DAYS).find_map(|at| typed(form, at).filter(|day| *day < hours.from).map(|day| (at, day)));
        if let Some((at, day)) = early {
            form.wrong(&follow_up(at), Wrong::of("form-too-early").and("day", day).and("first", hours.from));
            return None;
        }
    }
    let led_by = form.text("led-by").max(200).or(String::new());
    let note = form.text("note").max(LONGEST_NOTE).or(String::new());
    let mut follow_ups = days?;
    follow_ups.sort();
    follow_ups.dedup();
    let parts = Parts { theory: theory?, demonstration: demonstration?, practice: practice?, coaching: coaching? };
    Some(Plan {
        implementation,
        behaviors: behaviors?,
        groups: groups?,
        learners: learners?,
        parts,
        follow_ups,
        hours: hours?,
        led_by: led_by?,
        note: note?,
    })
}

/// Hours and the days between which they lie belong together. `Some(None)`: nothing of it was said.
fn hours(form: &mut Form) -> Option<Option<Hours>> {
    let each = form.decimal("hours").between(LEAST_HOURS, MOST_HOURS).optional();
    let (from, until) = (form.date("from").optional(), form.date("until").optional());
    match (each?, from?, until?) {
        (None, None, None) => Some(None),
        (Some(_), Some(from), Some(until)) if until < from => {
            form.wrong("until", Wrong::of("form-too-early").and("day", until).and("first", from));
            None
        }
        (Some(each), Some(from), Some(until)) => Some(Some(Hours { minutes_each: (each * 60.0).round() as i64, from, until })),
        (each, from, until) => {
            let missing = [("hours", each.is_none()), ("from", from.is_none()), ("until", until.is_none())];
            for (name, _) in missing.into_iter().filter(|(_, missing)| *missing) {
                form.wrong(name, "learning-hours-together");
            }
            None
        }
    }
}

pub async fn save(Path(id): Path<ImplementationId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = to_lead(&app, &who, id).await?;
    let plan = read(&mut form, id);
    form.meanwhile(&page.filled());
    let Some(plan) = plan.filter(|_| form.is_fine()) else {
        return Ok(again(who.page(&who.words().t("learning-title"), Place::Work, views::edit(&who, &page, &form))));
    };
    app.write(who.actor, move |op| super::save(op, &plan)).await?;
    Ok(Redirect::to(&paths::learning_plan(id)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;

    fn typed(fields: &[(&str, &str)]) -> (Option<Plan>, Form) {
        let mut form = fields.iter().fold(Form::blank(), |form, (name, value)| form.filled(name, *value));
        let plan = read(&mut form, Uuid::nil().into());
        (plan, form)
    }

    #[test]
    fn what_adults_will_do_is_enough_to_begin_with() {
        let (plan, _) = typed(&[("behaviors", "Pair readers twice a week")]);
        assert_eq!(plan.map(|p| p.missing().len()), Some(5));
        let (none, form) = typed(&[("practice", "Two pairs")]);
        assert!(none.is_none() && form.mistake("behaviors").is_some());
    }

    #[test]
    fn hours_need_their_days_and_days_their_hours() {
        let base = ("behaviors", "Pair readers");
        let wrong = |fields: &[(&str, &str)]| {
            let (plan, form) = typed(fields);
            assert!(plan.is_none());
            form.mistakes().iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(wrong(&[base, ("hours", "12,5")]), ["from", "until"]);
        assert_eq!(wrong(&[base, ("from", "2026-09-01")]), ["hours", "until"]);
        assert_eq!(wrong(&[base, ("hours", "12"), ("from", "2026-09-02"), ("until", "2026-09-01")]), ["until"]);
        let (plan, _) = typed(&[base, ("hours", "12,5"), ("from", "2026-09-01"), ("until", "2027-05-28")]);
        assert_eq!(plan.and_then(|p| p.hours).map(|h| h.minutes_each), Some(750));
    }

    #[test]
    fn follow_up_dates_stand_in_order_and_once() {
        let (plan, _) = typed(&[
            ("behaviors", "Pair readers"),
            ("follow-up-3", "2026-10-01"),
            ("follow-up-1", "2027-01-15"),
            ("follow-up-4", "2026-10-01"),
            ("people-teacher", "14"),
            ("people-coach", "0"),
        ]);
        let plan = plan.unwrap();
        assert_eq!(plan.follow_ups, [jiff::civil::date(2026, 10, 1), jiff::civil::date(2027, 1, 15)]);
        assert_eq!(plan.groups, [Group { role: ground::Role::Teacher, people: 14 }]);
    }

    #[test]
    fn nobody_looks_back_before_the_first_day() {
        let days = [("hours", "12"), ("from", "2026-09-01"), ("until", "2027-05-28"), ("behaviors", "Pair readers")];
        let (none, form) = typed(&[&days[..], &[("follow-up-1", "2026-10-01"), ("follow-up-2", "2020-01-01")]].concat());
        assert!(none.is_none() && form.mistake("follow-up-2").is_some() && form.mistake("follow-up-1").is_none());
        assert!(typed(&[&days[..], &[("follow-up-1", "2026-09-01")]].concat()).0.is_some());
    }
}
