//! The page of a team with made-up contents: nobody yet, forming, lacking something, ready, searched.

use super::model::{Colleague, Member, Part, Team};
use super::{TeamPage, views};
use ground::Role;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn};
use portfolio::implementation::samples::partner_reading;

fn member(n: usize, part: Part) -> Member {
    Member {
        person: demo::person_id(n),
        name: demo::name(n),
        role: Some(demo::PEOPLE[n].2),
        part,
        since: demo::day(8, 31),
        here: true,
        away: false,
    }
}

/// Who was in it and has left the district.
fn gone() -> Member {
    Member {
        person: demo::person_id(20),
        name: "Ruth Abara".into(),
        role: None,
        part: Part::Member,
        since: demo::day(3, 2),
        here: false,
        away: false,
    }
}

fn team(members: Vec<Member>) -> Team {
    let purpose = "We see to it that every second and third grader reads aloud with a partner twice a week.\nWe find out what stands in the way, and clear it.";
    Team { id: demo::id(900), implementation: partner_reading().id, name: "Partner Reading team".into(), purpose: purpose.into(), members }
}

fn ready() -> Vec<Member> {
    vec![
        member(demo::HANA, Part::Member),
        member(demo::INES, Part::Lead),
        member(demo::JOEL, Part::Member),
        member(demo::TOVA, Part::Member),
        gone(),
    ]
}

fn colleague(n: usize, near: bool) -> Colleague {
    let unit_name = if near { demo::school(0).name } else { demo::DISTRICT.into() };
    Colleague { person: demo::person_id(n), name: demo::name(n), role: demo::PEOPLE[n].2, unit_name, near }
}

/// More people than a page should show at once.
fn crowd(count: usize) -> Vec<Colleague> {
    let name = |n: usize| format!("Avery {}", ["Adams", "Brook", "Castillo", "Dietz", "Eze", "Fonseca"][n % 6]);
    let one = |n: usize| Colleague {
        person: demo::person_id(30 + n),
        name: name(n),
        role: Role::Teacher,
        unit_name: demo::school(0).name,
        near: true,
    };
    (0..count).map(one).collect()
}

impl Sample for TeamPage {
    fn samples() -> Vec<(&'static str, TeamPage)> {
        let page = |team, found| TeamPage { placed: partner_reading(), team, may_manage: true, typed: String::new(), found, more: false };
        let near = || vec![colleague(6, true), colleague(7, true), colleague(demo::MARCUS, true), colleague(demo::PRIYA, true)];
        let few = vec![member(demo::INES, Part::Lead)];
        let leaderless = vec![member(demo::HANA, Part::Member), member(demo::JOEL, Part::Member), member(demo::TOVA, Part::Member)];
        let searched = |typed: &str, found, more| TeamPage { typed: typed.into(), more, ..page(Some(team(ready())), found) };
        let read = |team| TeamPage { may_manage: false, ..page(team, Vec::new()) };
        vec![
            ("not-formed", page(None, Vec::new())),
            ("empty", page(Some(team(Vec::new())), near())),
            ("too-few", page(Some(team(few)), near())),
            ("no-lead", page(Some(team(leaderless)), near())),
            ("ready", page(Some(team(ready())), near())),
            ("near-more", TeamPage { more: true, ..page(Some(team(ready())), crowd(30)) }),
            ("near-none", page(Some(team(ready())), Vec::new())),
            ("found", searched("pri", vec![colleague(demo::PRIYA, true), colleague(demo::MARCUS, false)], false)),
            ("found-more", searched("avery", crowd(8), true)),
            ("found-none", searched("zoltan", Vec::new(), false)),
            ("reader", read(Some(team(ready())))),
            ("reader-empty", read(Some(team(Vec::new())))),
            ("reader-not-formed", read(None)),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let draw = |page: &TeamPage, form: &Form| who.page(&page.title(who), Place::Work, views::team(who, page, form));
    let mut all = SamplePage::each("team", |page: &TeamPage| draw(page, &page.form(who)));
    for (state, page) in TeamPage::samples().into_iter().filter(|(state, _)| matches!(*state, "not-formed" | "ready")) {
        let mut form = Form::blank().filled("name", "Partner Reading team");
        let _ = form.text("purpose").max(600).required();
        all.push(SamplePage::of(&format!("team/{state}-mistake"), draw(&page, &form)));
    }
    all
}
