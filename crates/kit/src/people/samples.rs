//! The pages of people with made-up contents.

use super::changes::{DeparturePage, StandInPage};
use super::invitations::{Card, Cards, InvitePage};
use super::merging::{MergePage, Side};
use super::{PeoplePage, PersonPage, views};
use crate::form::Form;
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, SignedIn};
use ground::element::{Held, Text};
use ground::people::{Absence, Membership, Placed, Portion, StandIn};
use ground::{Role, StakeholderGroup};
use jiff::civil::date;
use maud::Markup;

/// A part of a person at Alder Creek.
pub(crate) fn held(n: usize, role: Role, source: &str, person: usize) -> Membership {
    Membership {
        id: demo::id(n),
        person: demo::person_id(person),
        unit: demo::school_id(0),
        role,
        group: StakeholderGroup::of(role),
        begins_on: "2026-08-17".into(),
        ends_on: None,
        source: source.into(),
    }
}

/// A person in the list of a school.
pub(crate) fn placed(n: usize, _school: usize) -> Placed {
    let here = vec![held(500 + n, demo::PEOPLE[n % demo::PEOPLE.len()].2, "roster", n)];
    Placed { person: demo::person(n), here, elsewhere: n == 2, stands_in: n == 4, away: n == 3, left_on: None }
}

fn list(people: &[usize]) -> Portion<Placed> {
    Portion { rows: people.iter().map(|n| placed(*n, 0)).collect(), next: None }
}

impl Sample for PeoplePage {
    fn samples() -> Vec<(&'static str, PeoplePage)> {
        let page = |units: Vec<_>, may| PeoplePage {
            count: units.iter().map(|(_, p): &(_, Portion<Placed>)| p.rows.len() as i64).sum(),
            units,
            counted: Vec::new(),
            typed: String::new(),
            found: None,
            may_manage: may,
            may_give_sign_ins: may,
        };
        let alder_creek = || (demo::school(0), list(&[6, 4, 1, 3, 7, 2, 5]));
        let counted = (0..6).map(|n| (demo::school(n), 30 + n as i64)).collect();
        let found = Portion { rows: vec![(demo::person(demo::INES), demo::SCHOOLS[0].to_string())], next: None };
        vec![
            ("full", page(vec![(demo::district(), list(&[0])), alder_creek(), (demo::school(1), list(&[2]))], true)),
            ("new-organization", page(vec![(demo::district(), list(&[0]))], true)),
            ("school-leader", page(vec![alder_creek()], false)),
            ("district", PeoplePage { counted, count: 195, ..page(Vec::new(), true) }),
            ("found", PeoplePage { typed: "ines".into(), found: Some(found), count: 195, ..page(Vec::new(), true) }),
            ("nobody", page(Vec::new(), false)),
        ]
    }
}

fn person(n: usize, parts: Vec<Membership>) -> PersonPage {
    PersonPage {
        person: demo::person(n),
        parts: parts.into_iter().map(|m| (m, demo::SCHOOLS[0].to_string())).collect(),
        units: vec![demo::district(), demo::school(0), demo::school(1)],
        today: demo::today(),
        left_on: None,
        absences: Vec::new(),
        stand_ins: Vec::new(),
        merged: Vec::new(),
        erased: false,
    }
}

fn away() -> Absence {
    Absence { id: demo::id(70), person: demo::person_id(demo::PRIYA), begins_on: date(2026, 11, 9), ends_on: Some(date(2027, 1, 29)) }
}

impl Sample for PersonPage {
    fn samples() -> Vec<(&'static str, PersonPage)> {
        let two = vec![held(41, Role::Teacher, "roster", 0), held(42, Role::Lead, "hand", 0)];
        let later = Membership { begins_on: "2027-01-04".into(), ends_on: Some("2027-06-18".into()), ..held(43, Role::Coach, "hand", 0) };
        let stands_in =
            StandIn { part: Membership { ends_on: Some("2027-01-29".into()), ..held(44, Role::Teacher, "hand", 5) }, name: demo::name(5) };
        let gone = PersonPage { left_on: Some(date(2026, 6, 30)), ..person(demo::JOEL, Vec::new()) };
        let gone = PersonPage { person: ground::people::Person { active: false, ..gone.person.clone() }, ..gone };
        vec![
            ("two-parts", person(demo::INES, two)),
            ("no-part", person(demo::INES, Vec::new())),
            ("later-and-merged", PersonPage { merged: vec![demo::person(demo::TOVA)], ..person(demo::INES, vec![later]) }),
            (
                "away",
                PersonPage {
                    absences: vec![away()],
                    stand_ins: vec![stands_in],
                    ..person(demo::PRIYA, vec![held(45, Role::Teacher, "roster", 3)])
                },
            ),
            ("erased", PersonPage { erased: true, ..gone.clone() }),
            ("left", gone),
        ]
    }
}

fn side(n: usize) -> Side {
    let held_there = Held { text: Text::new("people-title"), href: "/people".into() };
    Side {
        person: demo::person(n),
        parts: vec![(held(50 + n, demo::PEOPLE[n].2, "hand", n), demo::SCHOOLS[0].to_string())],
        held: vec![held_there],
    }
}

impl Sample for MergePage {
    fn samples() -> Vec<(&'static str, MergePage)> {
        let page = |one, other| MergePage {
            suggested: vec![(demo::person(0), demo::person(4))],
            one,
            other,
            typed: String::new(),
            found: Vec::new(),
        };
        vec![
            ("suggested", page(None, None)),
            ("second", MergePage { typed: "jo".into(), found: vec![(demo::person(4), demo::school_id(0))], ..page(Some(side(0)), None) }),
            ("pair", page(Some(side(0)), Some(side(4)))),
            ("none", MergePage { suggested: Vec::new(), ..page(None, None) }),
        ]
    }
}

impl Sample for DeparturePage {
    fn samples() -> Vec<(&'static str, DeparturePage)> {
        let there = vec![Held { text: Text::new("people-title"), href: "/people".into() }];
        let page = |held| DeparturePage { person: person(demo::INES, vec![self::held(41, Role::Lead, "hand", 0)]), held };
        vec![("leads-a-team", page(there)), ("holds-nothing-more", page(Vec::new()))]
    }
}

impl Sample for StandInPage {
    fn samples() -> Vec<(&'static str, StandInPage)> {
        let page = |typed: &str, rows| {
            let part = (held(45, Role::Teacher, "roster", 3), demo::SCHOOLS[0].to_string());
            let found = Portion { rows, next: None };
            StandInPage { person: person(demo::PRIYA, vec![part.0.clone()]), absence: away(), part, typed: typed.into(), found }
        };
        vec![("found", page("hana", vec![(demo::person(demo::HANA), demo::school_id(0))])), ("nobody", page("zoe", Vec::new()))]
    }
}

impl Sample for InvitePage {
    fn samples() -> Vec<(&'static str, InvitePage)> {
        let page = |unit, people| InvitePage { units: vec![demo::district(), demo::school(0)], unit, people };
        vec![
            ("where", page(None, Vec::new())),
            ("who", page(Some(demo::school(0)), vec![demo::person(4), demo::person(5)])),
            ("nobody", page(Some(demo::school(0)), Vec::new())),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let framed = |key: &str, body: Markup| who.page(&w.t(key), Place::People, body);
    let units = [demo::district(), demo::school(0), demo::school(1)];
    let mut all = SamplePage::each("people", |page: &PeoplePage| framed("people-title", views::list(who, page)));
    all.extend(SamplePage::each("people/one", |page: &PersonPage| {
        who.page(&page.person.name(), Place::People, views::one(who, page, &Form::blank()))
    }));
    all.extend(SamplePage::each("people/merging", |page: &MergePage| framed("merge-title", views::merging(who, page, &Form::blank()))));
    all.push(SamplePage::of("people/new/blank", framed("people-new-title", views::new(who, &units, &Form::blank()))));
    all.push(SamplePage::of("people/new/mistakes", framed("people-new-title", views::new(who, &units, &mistaken()))));
    let left = Placed { left_on: Some(date(2026, 6, 30)), ..placed(4, 0) };
    all.push(SamplePage::of(
        "people/unplaced",
        framed("people-unplaced-title", views::unplaced(who, &Portion { rows: vec![left, placed(1, 0)], next: None })),
    ));
    let form = Form::blank().filled("last-day", "2026-11-16");
    all.extend(SamplePage::each("people/departure", |page: &DeparturePage| framed("departure-title", views::departure(who, page, &form))));
    all.extend(SamplePage::each("people/stand-in", |page: &StandInPage| {
        framed("stand-in-title", views::stand_in(who, page, &Form::blank()))
    }));
    let form = Form::blank().filled("as", "cards").filled("person", demo::person_id(4).to_string());
    all.extend(SamplePage::each("people/invitations", |page: &InvitePage| framed("invite-title", views::invitations(who, page, &form))));
    let link = "https://perennial.riverbend.example/password/xk3m9q2vw7h4t6r8p5n1c0z2sa";
    let cards = Cards {
        unit: demo::SCHOOLS[0].into(),
        organization: demo::DISTRICT.into(),
        until: demo::day(11, 30),
        cards: (0..9).map(|n| Card { name: demo::name(n % 8), email: None, link: link.to_string() }).collect(),
    };
    all.push(SamplePage::of("people/cards", framed("invite-cards-title", views::cards(who, &cards))));
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
