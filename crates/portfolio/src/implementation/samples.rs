//! The pages of implementations with made-up contents: just begun, held at a gate, gone back, arrived.

use super::forms::missing;
use super::model::{Implementation, Move, Stage};
use super::pages::WorkPage;
use super::{Happened, Overview, Placed, views};
use crate::innovation::samples::{innovation, innovation_id};
use crate::learning_plan::{Plan, samples::whole};
use crate::stage::{Activity, samples::activities};
use crate::stop::{self, Kind, Stop};
use crate::succession::Earlier;
use ground::element::{Condition, Shut, State, Text};
use ground::organization::{Break, What};
use ground::timeline::Event;
use ground::{Check, ImplementationId, PersonId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::form::Wrong;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn, paths};
use maud::Markup;

/// An innovation at a school of the made-up district; the rooms to the right hang their samples on it.
pub fn placed(n: usize, school: usize, stage: Stage) -> Placed {
    let unit = demo::school(school);
    let name = innovation(n).outline.name;
    Placed {
        id: implementation_id(n, school),
        innovation: innovation_id(n),
        innovation_name: name,
        unit: unit.id,
        unit_name: unit.name,
        stage,
        stopped_on: None,
        paused_on: None,
        returns_on: None,
        shut: None,
    }
}

/// Partner Reading at Alder Creek, where most samples play.
pub fn partner_reading() -> Placed {
    placed(0, 0, Stage::Implement)
}

fn implementation_id(n: usize, school: usize) -> ImplementationId {
    demo::id(700 + 10 * n + school)
}

impl Sample for WorkPage {
    fn samples() -> Vec<(&'static str, WorkPage)> {
        let everywhere = vec![
            placed(3, 1, Stage::Prepare),
            placed(1, 0, Stage::Decide),
            placed(1, 3, Stage::Implement),
            placed(0, 0, Stage::Implement),
            placed(0, 1, Stage::Implement),
            placed(0, 4, Stage::Sustain),
        ];
        let here = vec![placed(1, 0, Stage::Decide), partner_reading()];
        let stopped = Placed { stopped_on: Some(demo::day(6, 12)), ..placed(2, 0, Stage::Implement) };
        let paused = Placed { paused_on: Some(demo::day(10, 5)), returns_on: Some(demo::day(12, 14)), ..placed(4, 0, Stage::Prepare) };
        vec![
            ("full", WorkPage { placed: everywhere, waiting: vec![innovation(2), innovation(4)], may_innovate: true }),
            ("new-organization", WorkPage { placed: Vec::new(), waiting: Vec::new(), may_innovate: true }),
            ("waiting-only", WorkPage { placed: Vec::new(), waiting: vec![innovation(0)], may_innovate: true }),
            ("stopped", WorkPage { placed: vec![partner_reading(), stopped, paused], waiting: Vec::new(), may_innovate: true }),
            ("reader", WorkPage { placed: here, waiting: Vec::new(), may_innovate: false }),
            ("reader-nothing", WorkPage { placed: Vec::new(), waiting: Vec::new(), may_innovate: false }),
        ]
    }
}

/// The way of one implementation, oldest first: to which stage, when, by whom, and why in spite of the gate.
type Way<'a> = &'a [(Stage, Date, usize, Option<&'a str>)];

fn begun() -> (Stage, Date, usize, Option<&'static str>) {
    (Stage::Decide, demo::day(1, 12), demo::INES, None)
}

fn prepared() -> (Stage, Date, usize, Option<&'static str>) {
    (Stage::Prepare, demo::day(3, 2), demo::MARCUS, None)
}

fn moves(way: Way) -> Vec<Move> {
    let before = std::iter::once(None).chain(way.iter().map(|(stage, ..)| Some(*stage)));
    let moved = way.iter().zip(before).enumerate().map(|(n, ((to, day, who, reason), from))| Move {
        id: demo::id(800 + n),
        from,
        to: *to,
        at: demo::noon(*day),
        actor: Some(demo::person_id(*who)),
        event: demo::id(900 + n),
        reason: reason.map(str::to_string),
        held: reason.map_or_else(String::new, |_| "learning-coaching".into()),
    });
    moved.collect()
}

/// What the rooms say before the next gate; `met` in order.
fn checks(met: [bool; 3]) -> Vec<Check> {
    let id = partner_reading().id;
    let team = Text::new("check-team-named").with("team", "Partner Reading team").with("least", "3");
    let said = [
        ("core-ingredient", Text::new("check-core-ingredient"), paths::innovation_edit(innovation_id(0))),
        ("learning-coaching", Text::new("check-learning-coaching"), paths::learning_plan_edit(id)),
        ("team", team, paths::team(id)),
    ];
    said.into_iter().zip(met).map(|((name, text, href), met)| Check { name, met, text, href: Some(href) }).collect()
}

/// What is behind it is done; of where it stands, three activities are.
fn work(stage: Stage) -> Vec<Activity> {
    let done = |s: Stage| if s < stage { 20 } else { 3 * usize::from(s == stage) };
    Stage::ALL.into_iter().flat_map(|s| activities(s, done(s))).collect()
}

fn overview(way: Way, plan: Option<Plan>, next: Option<(Stage, Vec<Check>)>, may_lead: bool, may_override: bool) -> Overview {
    let stage = way.last().map_or(Stage::Decide, |(stage, ..)| *stage);
    let furthest = way.iter().map(|(stage, ..)| *stage).max().unwrap_or(stage);
    let place = partner_reading();
    let names = (0..4).map(|n| (demo::person_id(n), demo::name(n))).collect::<std::collections::HashMap<PersonId, String>>();
    Overview {
        implementation: Implementation {
            id: place.id,
            innovation: place.innovation,
            unit: place.unit,
            stage,
            furthest,
            stopped_on: None,
            paused_on: None,
            returns_on: None,
        },
        happened: happened(way.len()),
        conditions: if way.len() > 1 { conditions() } else { Vec::new() },
        stop: None,
        rests: Vec::new(),
        learned: Vec::new(),
        innovation: innovation(0),
        unit: demo::school(0),
        closed: None,
        before: None,
        earlier: Vec::new(),
        shut: None,
        moves: moves(way),
        names,
        activities: work(stage),
        plan,
        next,
        may_lead,
        may_override,
        zone: TimeZone::UTC,
        calendar: kit::calendar::samples::calendar(),
        today: demo::today(),
    }
}

/// The same, after its school went on in another.
fn shut(page: Overview) -> Overview {
    let closed = Break { day: demo::day(11, 2), what: What::Closed(vec![demo::SCHOOLS[1].into()]) };
    let shut = Shut { unit: page.unit.name.clone(), since: demo::day(11, 2), on: Vec::new() };
    Overview { closed: Some(closed), shut: Some(shut), ..page }
}

/// The same, when it was carried over.
fn carried_over(page: Overview) -> Overview {
    let page = shut(page);
    let there = Text::new("implementation-title").with("innovation", &page.innovation.outline.name).with("unit", demo::SCHOOLS[1]);
    let on = vec![(there, kit::paths::WORK.to_string())];
    Overview { shut: page.shut.clone().map(|shut| Shut { on, ..shut }), ..page }
}

/// What went on here from two schools that closed; at one of them it is read by others only.
fn went_on(page: Overview) -> Overview {
    let before = |unit: usize, joined, may_see| Earlier {
        until: demo::day(11, 1),
        unit: demo::SCHOOLS[unit].into(),
        id: demo::id(990 + unit),
        joined,
        may_see,
    };
    Overview { earlier: vec![before(1, false, true), before(2, true, false)], ..page }
}

/// Twelve conditions in every state, as the rooms would say them; assess and learning know nothing yet.
pub fn conditions() -> Vec<Condition> {
    let team = || Text::new("condition-team-enough").with("team", "Partner Reading team").count("count", 5).count("least", 3);
    let asked = Text::new("condition-asked-closed").with("pulse", "Fall pulse").on("day", demo::day(11, 13)).count("invited", 41);
    let promised = Text::new("condition-heard-unknown").with("pulse", "Spring pulse").on("day", demo::day(5, 8));
    let told = [
        ('I', "staff-asked", State::Met, "condition-staff-asked", asked),
        (
            'I',
            "groups-asked",
            State::Emerging,
            "condition-groups-asked",
            Text::new("condition-groups-some").count("asked", 3).count("aside", 0).count("open", 2),
        ),
        ('I', "heard-back", State::Unknown, "condition-heard-back", promised),
        ('M', "gates-held", State::Emerging, "condition-gates-held", Text::new("condition-gates-over").count("count", 2).count("over", 1)),
        ('T', "team-carries", State::Met, "condition-team-carries", team()),
        ('T', "team-led", State::Lost, "condition-team-led", Text::new("condition-team-lead-gone")),
        ('T', "team-mixed", State::Met, "condition-team-mixed", Text::new("condition-team-parts").count("leaders", 1).count("doers", 4)),
    ];
    let href =
        |element| if element == 'T' { paths::team(partner_reading().id) } else { paths::implementation_pulses(partner_reading().id) };
    let condition = |(element, name, state, text, evidence)| Condition {
        element,
        name,
        state,
        text: Text::new(text),
        evidence,
        href: Some(href(element)),
    };
    told.into_iter().map(condition).collect()
}

/// What else happened, the more the further it is.
fn happened(stages: usize) -> Vec<Happened> {
    let one = |month, day, event, who| Happened {
        at: demo::noon(demo::day(month, day)),
        event,
        actor: Some(demo::person_id(who)),
        words: None,
        past: false,
    };
    let all = [
        one(11, 13, Event::PulseClosed, demo::INES),
        one(11, 9, Event::PulseOpened, demo::INES),
        one(5, 11, Event::LearningDescribed, demo::INES),
        one(4, 20, Event::PulseOpened, demo::INES),
        one(3, 30, Event::LearningDescribed, demo::TOVA),
        one(2, 9, Event::TeamFormed, demo::MARCUS),
        one(1, 14, Event::TeamFormed, demo::MARCUS),
    ];
    all.into_iter().filter(|_| stages > 1).collect()
}

/// Before a gate that is held.
fn overview_held() -> Overview {
    overview(&[begun(), prepared()], None, Some((Stage::Implement, checks([true, false, false]))), true, false)
}

/// The same, stopped or resting.
fn halted(page: Overview, stop: Stop) -> Overview {
    let h = &stop.halt;
    let (stopped_on, paused_on) = match h.kind {
        Kind::Stop => (Some(h.effective_on), None),
        Kind::Pause => (None, Some(h.effective_on)),
    };
    let implementation = Implementation { stopped_on, paused_on, returns_on: h.returns_on, ..page.implementation };
    Overview { implementation, rests: vec![(stop.halt.effective_on, None)], stop: Some(stop), ..page }
}

impl Sample for Overview {
    fn samples() -> Vec<(&'static str, Overview)> {
        let prepared = prepared();
        let implemented =
            (Stage::Implement, demo::day(8, 31), demo::MARCUS, Some("Two teachers are trained in September; the others are ready."));
        let back = (Stage::Prepare, demo::day(10, 5), demo::INES, None);
        let sustained = (Stage::Sustain, demo::day(11, 13), demo::MARCUS, None);
        let next = || Some((Stage::Prepare, checks([true, false, false])[..1].to_vec()));
        let asked = |met| {
            let text = Text::new("check-staff-asked");
            vec![
                checks([true, true, true])[1].clone(),
                Check { name: "staff-asked", met, text, href: Some(paths::implementation_pulses(partner_reading().id)) },
            ]
        };
        vec![
            ("begun", overview(&[begun()], None, next(), true, false)),
            ("held", overview_held()),
            ("open", overview(&[begun(), prepared], Some(whole()), Some((Stage::Implement, checks([true, true, true]))), true, true)),
            ("overridden", overview(&[begun(), prepared, implemented], Some(whole()), Some((Stage::Sustain, asked(false))), true, true)),
            (
                "gone-back",
                overview(
                    &[begun(), prepared, implemented, back],
                    Some(whole()),
                    Some((Stage::Implement, checks([true, true, false]))),
                    true,
                    true,
                ),
            ),
            ("arrived", overview(&[begun(), prepared, implemented, sustained], Some(whole()), None, true, true)),
            ("learned-before", Overview { learned: stop::samples::learned(), ..overview(&[begun()], None, next(), true, false) }),
            (
                "unit-closed",
                shut(overview(&[begun(), prepared], Some(whole()), Some((Stage::Implement, checks([true, true, false]))), true, true)),
            ),
            ("carried-over", carried_over(overview(&[begun(), prepared], Some(whole()), None, true, true))),
            ("went-on", went_on(overview(&[begun(), prepared, implemented], Some(whole()), next(), true, true))),
            ("stopped", halted(overview(&[begun(), prepared, implemented], Some(whole()), None, true, true), stop::samples::stopped())),
            ("paused", halted(overview(&[begun(), prepared], Some(whole()), None, true, true), stop::samples::paused())),
            ("reader", overview(&[begun(), prepared], None, Some((Stage::Implement, checks([true, false, true]))), false, false)),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let framed = |title: &str, body: Markup| who.page(title, Place::Work, body);
    let mut all = SamplePage::each("work", |page: &WorkPage| framed(&who.words().t("work-title"), views::work(who, page)));
    all.extend(SamplePage::each("implementation", |page: &Overview| framed(&page.title(who), views::one(who, page))));
    let to_stage = |state: &str| format!("implementation/stage/{state}");
    for (state, page) in Overview::samples().into_iter().filter(|(_, page)| page.may_lead) {
        let next = page.implementation.stage.next().map_or("", Stage::word);
        let form = Form::blank().filled("to", next);
        all.push(SamplePage::of(&to_stage(state), framed(&who.words().t("stage-title"), views::stage(who, &page, &form))));
        if state == "held" {
            let held: Vec<Check> = page.next.iter().flat_map(|(_, checks)| checks).filter(|c| !c.met).cloned().collect();
            let not_yours = ("held-not-yours", false, "to", missing(who, "gate-may-not-override", &held));
            let mistake = ("held-mistake", true, "reason", missing(who, "gate-reason-needed", &held));
            let stage = views::drawn(page.implementation.stage).name(who.words());
            let meanwhile = ("moved-meanwhile", true, "to", Wrong::of("stage-moved-meanwhile").and("stage", stage));
            for (name, may_override, field, wrong) in [mistake, not_yours, meanwhile] {
                let (mut form, page) = (form.clone(), Overview { may_override, ..overview_held() });
                form.wrong(field, wrong);
                all.push(SamplePage::of(&to_stage(name), framed(&who.words().t("stage-title"), views::stage(who, &page, &form))));
            }
        }
    }
    all
}
