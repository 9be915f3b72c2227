//! The pages of people with made-up contents.

use super::{PeoplePage, PersonPage, views};
use crate::form::Form;
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, SignedIn};
use ground::people::{Listed, Membership};
use ground::{Role, StakeholderGroup, UnitId};
use maud::Markup;
use std::collections::HashMap;

impl Sample for PeoplePage {
    fn samples() -> Vec<(&'static str, PeoplePage)> {
        let founder = Listed {
            person: demo::person(demo::INES),
            role: Role::Administrator,
            group: StakeholderGroup::Leaders,
            unit: demo::district().id,
        };
        let school = |n: usize, people: &[usize]| (demo::school(n), people.iter().map(|p| demo::listed(*p, n)).collect::<Vec<_>>());
        let alder_creek = || school(0, &[6, 4, 1, 3, 7, 2, 5]);
        vec![
            ("full", page(vec![(demo::district(), vec![founder.clone()]), alder_creek(), school(1, &[3])], true)),
            ("new-organization", page(vec![(demo::district(), vec![founder])], true)),
            ("school-leader", page(vec![alder_creek()], false)),
            ("nobody", page(Vec::new(), false)),
        ]
    }
}

impl Sample for PersonPage {
    fn samples() -> Vec<(&'static str, PersonPage)> {
        let person = demo::person(demo::INES);
        let held = |n: usize, role: Role, source: &str| {
            let begins_on = "2026-08-17".into();
            let part = Membership {
                id: demo::id(n),
                person: person.id,
                unit: demo::school(0).id,
                role,
                group: StakeholderGroup::of(role),
                begins_on,
                ends_on: None,
                source: source.into(),
            };
            (part, demo::school(0).name)
        };
        let page = |parts| PersonPage { person: person.clone(), parts, units: vec![demo::district(), demo::school(0), demo::school(1)] };
        vec![("two-parts", page(vec![held(41, Role::Teacher, "roster"), held(42, Role::Lead, "hand")])), ("no-part", page(Vec::new()))]
    }
}

fn page(units: Vec<(ground::organization::Unit, Vec<Listed>)>, may: bool) -> PeoplePage {
    let names: HashMap<UnitId, String> = units.iter().map(|(unit, _)| (unit.id, unit.name.clone())).collect();
    PeoplePage { units, names, may_manage: may, may_give_sign_ins: may }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let framed = |key: &str, body: Markup| who.page(&w.t(key), Place::People, body);
    let units = [demo::district(), demo::school(0), demo::school(1)];
    let mut all = SamplePage::each("people", |page: &PeoplePage| framed("people-title", views::list(who, page)));
    all.extend(SamplePage::each("people/one", |page: &PersonPage| {
        who.page(&page.person.name(), Place::People, views::one(who, page, &Form::blank()))
    }));
    all.push(SamplePage::of("people/new/blank", framed("people-new-title", views::new(who, &units, &Form::blank()))));
    all.push(SamplePage::of("people/new/mistakes", framed("people-new-title", views::new(who, &units, &mistaken()))));
    let link = "https://perennial.riverbend.example/password/xk3m9q2vw7h4t6r8p5n1c0z2sa";
    all.push(SamplePage::of(
        "people/password-link",
        framed("people-link-title", views::password_link(who, &demo::person(demo::JOEL), link)),
    ));
    all
}

fn mistaken() -> Form {
    let mut form = Form::blank().filled("given-name", "Ruth").filled("email", "ruth.abara@riverbend").filled("role", "consultant");
    let _ = form.text("family-name").max(80).required();
    let _ = form.text("email").email().optional();
    let _ = form.choice("unit", |_| None::<()>).required();
    form
}
