//! The pages of units with made-up contents.

use super::closing::{ClosingPage, Preview};
use super::{EditPage, Leaf, UnitPage, UnitsPage, views};
use crate::form::Form;
use crate::people::samples::{held, placed};
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, SignedIn};
use ground::UnitId;
use ground::element::{Asks, Carried, Offer, Text};
use ground::organization::{Break, Life, Paper, Unit, What};
use ground::people::Portion;
use ground::policy::MANAGE_PEOPLE;
use jiff::civil::date;

fn leaf(unit: Unit, people: i64, life: Life) -> Leaf {
    Leaf { open: life.is_open(demo::today()), unit, life, people }
}

impl Sample for UnitsPage {
    fn samples() -> Vec<(&'static str, UnitsPage)> {
        let closed = Life { begins_on: None, closed_on: Some(date(2026, 6, 30)) };
        let new = Life { begins_on: Some(date(2026, 7, 1)), closed_on: None };
        let all = vec![
            leaf(demo::district(), 4, Life::default()),
            leaf(demo::school(0), 31, Life::default()),
            leaf(demo::school(1), 0, closed),
            leaf(demo::school(2), 44, new),
        ];
        vec![
            ("tree", UnitsPage { all, today: demo::today() }),
            ("alone", UnitsPage { all: vec![leaf(demo::district(), 1, Life::default())], today: demo::today() }),
        ]
    }
}

impl Sample for UnitPage {
    fn samples() -> Vec<(&'static str, UnitPage)> {
        let page = |life: Life, breaks, people| UnitPage {
            unit: demo::school(0),
            life,
            open: life.is_open(demo::today()),
            parent: Some(demo::district()),
            beneath: Vec::new(),
            people: Portion { rows: people, next: None },
            breaks,
            may_manage: true,
            may_give_sign_ins: true,
            may_change: true,
        };
        let merged = Break { day: date(2026, 7, 1), what: What::Merged(vec![demo::SCHOOLS[1].into(), demo::SCHOOLS[2].into()]) };
        let ended = Break { day: date(2026, 7, 1), what: What::Closed(vec![demo::SCHOOLS[2].into()]) };
        let closed = Life { begins_on: None, closed_on: Some(date(2026, 6, 30)) };
        vec![
            ("open", page(Life::default(), vec![merged], (0..6).map(|n| placed(n, 0)).collect())),
            ("closed", page(closed, vec![ended], Vec::new())),
        ]
    }
}

const fn offer(word: &'static str, label: &'static str, asks: &'static [Asks]) -> Offer {
    Offer { word, label, said: label, counted: label, asks, unchanged: false, without_leads: true }
}

const OFFERS: &[Offer] = &[
    offer("carry-over", "implementation-carry-over", &[Asks::Place { label: "implementation-carry-over-to" }]),
    offer(
        "stop",
        "implementation-stop",
        &[Asks::Words { name: "reason", label: "stop-reason", hint: "stop-own-reason-hint", needed: true }],
    ),
];

impl Sample for ClosingPage {
    fn samples() -> Vec<(&'static str, ClosingPage)> {
        let page = |preview| ClosingPage {
            unit: demo::school(0),
            places: vec![demo::school(1), demo::school(2)],
            days: ground::days::near(demo::today()),
            preview,
        };
        let parts = || (0..3).map(|n| (held(40 + n, demo::PEOPLE[n].2, "hand", n), demo::person(n))).collect();
        let run = |n, key: &'static str, closing, places| Carried {
            kind: "sample",
            subject: demo::id::<UnitId>(n).0,
            unit: demo::school(0).id,
            action: MANAGE_PEOPLE,
            title: Text::new(key).with("innovation", "Partner Reading").with("team", "Reading team").with("unit", demo::SCHOOLS[0]),
            facts: Vec::new(),
            href: crate::paths::WORK.into(),
            people: Vec::new(),
            leads: Vec::new(),
            choices: &[],
            closing,
            places,
            seen: String::new(),
        };
        let preview = |successors: Vec<Unit>| {
            let places = successors.iter().map(|u| (u.id, u.name.clone())).collect();
            let runs = vec![run(60, "implementation-title", OFFERS, places), run(61, "team-carried", &[], Vec::new())];
            page(Some(Preview { last_day: date(2026, 12, 18), successors, beneath: vec![demo::school(3)], parts: parts(), runs }))
        };
        vec![
            ("choosing", page(None)),
            ("preview", preview(vec![demo::school(1)])),
            ("split", preview(vec![demo::school(1), demo::school(2)])),
            ("without-successor", preview(Vec::new())),
        ]
    }
}

impl Sample for EditPage {
    fn samples() -> Vec<(&'static str, EditPage)> {
        let school = EditPage { unit: demo::school(0), places: vec![demo::district()], paper: None };
        let whole = EditPage { unit: demo::district(), places: Vec::new(), paper: Some((None, Paper::Letter)) };
        vec![("school", school), ("organization", whole)]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let framed = |key: &str, body| who.page(&w.t(key), Place::People, body);
    let mut all = SamplePage::each("units", |page: &UnitsPage| framed("units-title", views::list(who, page)));
    all.extend(SamplePage::each("units/one", |page: &UnitPage| framed("units-title", views::one(who, page))));
    all.extend(SamplePage::each("units/closing", |page: &ClosingPage| {
        framed("unit-close-title", views::closing(who, page, &Form::blank()))
    }));
    if let Some((_, page)) = ClosingPage::samples().into_iter().find(|(name, _)| *name == "choosing") {
        let mut form = Form::blank().filled("last-day", "1900-01-01");
        let _ = form.date("last-day").among(page.days.clone()).required();
        all.push(SamplePage::of("units/closing/far-day", framed("unit-close-title", views::closing(who, &page, &form))));
    }
    if let Some((_, page)) = ClosingPage::samples().into_iter().find(|(name, _)| *name == "split") {
        let mut form = Form::blank();
        page.preview.iter().for_each(|preview| drop(super::closing::decided(&mut form, preview)));
        all.push(SamplePage::of("units/closing/split-mistakes", framed("unit-close-title", views::closing(who, &page, &form))));
    }
    let tree = UnitsPage { all: vec![leaf(demo::district(), 1, Life::default())], today: demo::today() };
    all.push(SamplePage::of("units/new/blank", framed("unit-new-title", views::new(who, &tree, &Form::blank()))));
    let mut form = Form::blank();
    let _ = form.text("name").required();
    all.push(SamplePage::of("units/new/mistakes", framed("unit-new-title", views::new(who, &tree, &form))));
    let form = Form::blank().filled("name", "Alder Creek");
    all.extend(SamplePage::each("units/edit", |page: &EditPage| framed("unit-edit-title", views::edit(who, page, &form))));
    all
}
