//! The pages of load with made-up contents: nothing asked, within what was agreed, too much, before it is decided.

use super::by_name::Together;
use super::decided::Told;
use super::forecast::{Forecast, InUnit};
use super::lessen::{Candidate, Shared};
use super::limits::Load;
use super::mine::{AskedAs, Asking, Mine};
use super::model::Month;
use super::{Ask, Decision, Picture, pages, views};
use crate::implementation::{Placed, Stage, samples as implementations};
use crate::innovation::Kind;
use crate::innovation::samples::innovation;
use ground::organization::Unit;
use ground::{Role, UnitId};
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn};
use std::collections::BTreeMap;

fn now() -> Month {
    Month::of(demo::today())
}

/// A district and three schools; teachers of the first are asked for more from winter on.
fn picture(limits: &[(UnitId, Role, i64)]) -> Picture {
    let units: Vec<Unit> = std::iter::once(demo::district()).chain((0..3).map(demo::school)).collect();
    let (district, school) = (units[0].id, units[1].id);
    let steps = [
        ((district, Role::Teacher), vec![(now().plus(-8), 180), (now().plus(-1), 120)]),
        ((school, Role::Teacher), vec![(now().plus(-3), 240), (now().plus(2), 420)]),
        ((school, Role::Coach), vec![(now().plus(-3), 480)]),
        ((units[2].id, Role::Paraeducator), vec![(now().plus(-2), 90)]),
    ];
    let limits = limits.iter().map(|(unit, role, minutes)| ((*unit, *role), *minutes)).collect();
    Picture { units, steps: steps.into(), limits, ..Picture::default() }
}

fn asking(kind: &str, of: &Placed, whom: AskedAs, minutes: i64) -> Asking {
    let months = (-6..=6).map(|n| if n < -3 { 0 } else { minutes });
    Asking { kind: kind.into(), of: Some((of.id, of.innovation_name.clone(), of.unit_name.clone())), whom, minutes: months.collect() }
}

fn askings() -> Vec<Asking> {
    let (one, other) = (implementations::placed(0, 0, Stage::Implement), implementations::placed(1, 0, Stage::Prepare));
    vec![
        asking("implementation", &one, AskedAs::Role(Role::Teacher), 300),
        asking("learning-plan", &one, AskedAs::Role(Role::Teacher), 180),
        asking("learning-plan", &other, AskedAs::Name, 120),
    ]
}

impl Sample for Mine {
    fn samples() -> Vec<(&'static str, Mine)> {
        let of = |limit, asking: Vec<Asking>| {
            let months = now().around();
            let minutes = (0..months.len()).map(|n| asking.iter().map(|a| a.minutes[n]).sum()).collect();
            Mine { months, minutes, limit, asking, now: 6 }
        };
        vec![
            ("over", of(Some(120), askings())),
            ("within", of(Some(180), askings())),
            ("no-limit", of(None, askings())),
            ("nothing", of(None, Vec::new())),
        ]
    }
}

fn candidates() -> Vec<Candidate> {
    let shared = Shared {
        with: innovation(0).outline.name,
        ingredients: vec!["Pairs by reading level".into()],
        kind: Some(Kind::Practice),
        roles: vec![Role::Teacher],
    };
    let of = |n, school, last, asks, shared| Candidate { placed: implementations::placed(n, school, Stage::Implement), asks, last, shared };
    vec![
        of(3, 0, Some((demo::day(3, 2), 259)), Vec::new(), None),
        of(1, 0, Some((demo::day(9, 14), 63)), vec![(Role::Teacher, 240), (Role::Coach, 90)], Some(shared)),
        of(0, 0, Some((demo::today(), 0)), vec![(Role::Teacher, 300)], None),
    ]
}

fn decided(counts: bool) -> Told {
    let words = Some("The Tuesday meeting rests until May; the coach takes over the logs.".into());
    let decision = Decision { event: demo::id(990), at: demo::noon(demo::day(11, 12)), by: Some(demo::person_id(demo::MARCUS)), words };
    Told { decision, name: demo::name(demo::MARCUS), day: demo::day(11, 12), counts }
}

impl Sample for Load {
    fn samples() -> Vec<(&'static str, Load)> {
        let of = |unit: Unit, picture: Picture, may_agree| {
            let (months, ahead) = (now().around(), now().ahead());
            let beneath = picture.telling(unit.id).into_iter().skip(1).collect();
            let overs = picture.overs_within(unit.id, &ahead, &[]);
            let together = (0..months.len()).map(|n| (n > 5).then_some(Together { people: 7, minutes: 840 })).collect();
            let by_name = BTreeMap::from([(Role::Teacher, together)]);
            Load {
                unit,
                picture,
                months,
                now: 6,
                asking: askings(),
                by_name,
                beneath,
                overs,
                candidates: candidates(),
                decided: Vec::new(),
                may_agree,
            }
        };
        let (district, school) = (demo::district().id, demo::school_id(0));
        let agreed = [(district, Role::Teacher, 120), (school, Role::Coach, 180)];
        let nothing = Load {
            picture: Picture { units: vec![demo::district(), demo::school(4)], ..Picture::default() },
            asking: Vec::new(),
            by_name: BTreeMap::new(),
            candidates: Vec::new(),
            ..of(demo::school(4), picture(&[]), true)
        };
        vec![
            (
                "over",
                Load {
                    decided: vec![(implementations::placed(2, 0, Stage::Prepare), decided(false))],
                    ..of(demo::school(0), picture(&agreed), true)
                },
            ),
            ("not-agreed", of(demo::school(0), picture(&[]), true)),
            ("reader", of(demo::school(0), picture(&[(district, Role::Teacher, 600)]), false)),
            ("district", of(demo::district(), picture(&agreed), true)),
            ("nothing", nothing),
        ]
    }
}

impl Sample for Forecast {
    fn samples() -> Vec<(&'static str, Forecast)> {
        let (school, district) = (demo::school(0), demo::district().id);
        let of = |asks: Vec<Ask>, limits: &[(UnitId, Role, i64)], stage: Option<Stage>| {
            let picture = picture(limits);
            let begun = stage.map(|stage| implementations::placed(2, 0, stage));
            let people = vec![(Role::Teacher, 14), (Role::Coach, 1)];
            let decisions = if stage == Some(Stage::Prepare) { vec![decided(true)] } else { Vec::new() };
            let mut here = InUnit {
                unit: school.clone(),
                asks,
                picture,
                months: now().ahead(),
                people,
                begun,
                overs: Vec::new(),
                candidates: candidates(),
                decisions,
                may_decide: true,
            };
            here.overs = here.picture.overs_within(school.id, &here.months, &here.more());
            Forecast { innovation: innovation(2), units: (0..3).map(demo::school).collect(), unit: Some(here) }
        };
        let asks = || {
            vec![
                Ask { role: Role::Teacher, minutes: 120, stage: Stage::Prepare },
                Ask { role: Role::Teacher, minutes: 240, stage: Stage::Implement },
                Ask { role: Role::Coach, minutes: 90, stage: Stage::Implement },
            ]
        };
        let agreed = |minutes| [(district, Role::Teacher, minutes), (district, Role::Coach, minutes)];
        vec![
            ("too-much", of(asks(), &agreed(150), Some(Stage::Decide))),
            ("fits", of(asks(), &agreed(900), Some(Stage::Decide))),
            ("decided", of(asks(), &agreed(150), Some(Stage::Prepare))),
            ("no-limit", of(asks(), &[], None)),
            ("no-hours", of(Vec::new(), &[], None)),
            ("choose", Forecast { innovation: innovation(2), units: (0..3).map(demo::school).collect(), unit: None }),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let mut all = SamplePage::each("load/mine", |page: &Mine| who.page(&w.t("load-mine-title"), Place::Nowhere, views::mine(who, page)));
    all.extend(SamplePage::each("load/unit", |page: &Load| pages::unit(who, page, &pages::agreed(page))));
    all.extend(SamplePage::each("load/forecast", |page: &Forecast| pages::of_forecast(who, page, &Form::blank())));
    let mut wrong = Form::blank().filled("teacher", "60").filled("coach", "two");
    let _ = wrong.decimal("teacher").between(0.5, super::limits::MOST_HOURS).optional();
    let _ = wrong.decimal("coach").optional();
    let mut empty = Form::blank();
    let _ = empty.text("decision").required();
    for (_, page) in Load::samples().into_iter().take(1) {
        all.push(SamplePage::of("load/unit/mistake", pages::unit(who, &page, &wrong)));
    }
    for (_, page) in Forecast::samples().into_iter().take(1) {
        all.push(SamplePage::of("load/forecast/mistake", pages::of_forecast(who, &page, &empty)));
    }
    all
}
