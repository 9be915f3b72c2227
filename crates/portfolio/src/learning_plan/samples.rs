//! The pages of a learning plan with made-up contents: whole, begun, one session only, carried over, none.

use super::forms::read;
use super::model::{Group, Hours, Parts, Plan};
use super::{PlanPage, views};
use crate::implementation::Stage;
use crate::implementation::samples::placed;
use ground::Role;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn};
use maud::Markup;
use std::collections::HashMap;

/// How teachers of Alder Creek learn partner reading.
pub fn whole() -> Plan {
    let parts = Parts {
        theory: "A short talk and a reading: why pairs, why aloud, why twice a week.".into(),
        demonstration: "Each sees it once at Elm Street, and once at Alder Creek with a colleague.".into(),
        practice: "Two pairs for two weeks; then the whole class. Grade teams talk about it on Thursdays.".into(),
        coaching: "Tova Lind: one visit a month and teacher, with feedback on the same day.".into(),
    };
    Plan {
        behaviors: "Teachers of grades 2 and 3 hold two partner readings a week\nListeners are taught to ask what it was about".into(),
        groups: vec![Group { role: Role::Teacher, people: 14 }, Group { role: Role::Paraeducator, people: 4 }],
        learners: "All of grades 2 and 3, and the reading room".into(),
        parts,
        follow_ups: vec![demo::day(10, 8), demo::day(11, 19), demo::day(12, 10)],
        hours: Some(Hours { minutes_each: 14 * 60, from: demo::day(8, 24), until: demo::day(12, 18) }),
        led_by: "Tova Lind".into(),
        note: String::new(),
        ..Plan::blank(placed(0, 0, Stage::Prepare).id)
    }
}

/// One afternoon, and nothing after it.
fn one_session() -> Plan {
    let parts = Parts { theory: "A talk in the library.".into(), demonstration: "A film of a lesson.".into(), ..Parts::default() };
    let hours = Some(Hours { minutes_each: 150, from: demo::day(9, 3), until: demo::day(9, 3) });
    Plan { parts, hours, follow_ups: Vec::new(), ..whole() }
}

/// What was written before there were plans.
fn carried_over() -> Plan {
    Plan { note: "All teachers try it from September on. Tova Lind coaches until May.".into(), ..Plan::blank(whole().implementation) }
}

impl Sample for PlanPage {
    fn samples() -> Vec<(&'static str, PlanPage)> {
        let there: HashMap<Role, i64> = HashMap::from([(Role::Teacher, 15), (Role::Paraeducator, 9)]);
        let outcomes = vec!["Teachers of grades 2 and 3 hold two partner readings a week".to_string()];
        let page = |plan, may_lead| PlanPage {
            placed: placed(0, 0, Stage::Prepare),
            plan,
            may_lead,
            there: there.clone(),
            outcomes: outcomes.clone(),
        };
        let unseen = Plan { parts: Parts { demonstration: String::new(), ..whole().parts }, ..whole() };
        vec![
            ("whole", page(Some(whole()), true)),
            ("one-session", page(Some(one_session()), true)),
            ("with-a-gap", page(Some(unseen), true)),
            ("carried-over", page(Some(carried_over()), true)),
            ("none", page(None, true)),
            ("reader", page(Some(one_session()), false)),
            ("reader-none", page(None, false)),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let title = who.words().t("learning-title");
    let framed = |body: Markup| who.page(&title, Place::Work, body);
    let mut all = SamplePage::each("learning-plan", |p: &PlanPage| framed(views::plan(who, p)));
    for (state, page) in PlanPage::samples().into_iter().filter(|(_, page)| page.may_lead) {
        let name = format!("learning-plan/edit/{state}");
        all.push(SamplePage::of(&name, framed(views::edit(who, &page, &page.filled()))));
        if state == "none" {
            let mut form = Form::blank().filled("people-teacher", "all").filled("hours", "12").filled("follow-up-1", "soon");
            let _ = read(&mut form, page.placed.id);
            all.push(SamplePage::of("learning-plan/edit/mistakes", framed(views::edit(who, &page, &form))));
        }
    }
    all
}
