//! The pages of data rights with made-up contents.

use super::{ErasurePage, HoldsPage, Looker, LooksPage, RetentionPage, SchedulePage, views};
use crate::form::{Form, Wrong};
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, SignedIn};
use ground::data_rights::{Account, Fate, Hold, InFiles, Kept, Plan, Run, Scope, Setting, What, bounds, own_days};
use ground::{Role, TableInfo};
use std::collections::HashMap;

/// The house's own tables stand for all.
fn kept() -> Vec<Kept> {
    let all: Vec<TableInfo> =
        [ground::people::TABLES, ground::account::TABLES, ground::timeline::TABLES, ground::organization::TABLES].concat();
    all.into_iter().map(|table| Kept { table, days: own_days(&table), bounds: bounds(&table), setting: None }).collect()
}

impl Sample for SchedulePage {
    fn samples() -> Vec<(&'static str, SchedulePage)> {
        let page = |may_manage| SchedulePage { place: demo::DISTRICT.into(), kept: kept(), may_manage };
        vec![("everyone", page(false)), ("administrator", page(true))]
    }
}

impl Sample for RetentionPage {
    fn samples() -> Vec<(&'static str, RetentionPage)> {
        let reason = "The state schedule asks for five years.".to_string();
        let setting = Setting {
            table: "timeline".into(),
            days: 1_826,
            reason,
            at: demo::noon(demo::today()),
            actor: Some(demo::person_id(demo::INES)),
        };
        let run = |table: &str, removed, held| Run { day: demo::today(), table: table.into(), removed, held };
        let names = HashMap::from([(demo::person_id(demo::INES), demo::name(demo::INES))]);
        vec![
            ("fresh", RetentionPage { kept: kept(), settings: Vec::new(), runs: Vec::new(), names: HashMap::new() }),
            (
                "full",
                RetentionPage {
                    kept: kept(),
                    settings: vec![setting],
                    runs: vec![run("", 214, 3), run("door", 12, 0), run("sign_in", 202, 3)],
                    names,
                },
            ),
        ]
    }
}

fn hold(n: usize, scope: Scope, lifted: bool) -> Hold {
    let target = match scope {
        Scope::Everything => None,
        Scope::Unit => Some(demo::school_id(0).0),
        Scope::Person => Some(demo::person_id(demo::JOEL).0),
    };
    let by = Some(demo::person_id(demo::INES));
    Hold {
        id: demo::id(700 + n),
        scope,
        target,
        reason: "A records request of November 9 is open.".into(),
        set_at: demo::noon(demo::day(11, 9)),
        set_by: by,
        lifted_at: lifted.then(|| demo::noon(demo::today())),
        lifted_by: by.filter(|_| lifted),
        lift_reason: lifted.then(|| "The request was answered.".into()),
    }
}

impl Sample for HoldsPage {
    fn samples() -> Vec<(&'static str, HoldsPage)> {
        let page = |holds, person| HoldsPage {
            holds,
            names: HashMap::from([
                (demo::school_id(0).0, demo::school(0).name),
                (demo::person_id(demo::JOEL).0, demo::name(demo::JOEL)),
                (demo::person_id(demo::INES).0, demo::name(demo::INES)),
            ]),
            units: vec![demo::district(), demo::school(0), demo::school(1)],
            person,
            zone: jiff::tz::TimeZone::UTC,
        };
        let all = vec![hold(0, Scope::Everything, false), hold(1, Scope::Unit, false), hold(2, Scope::Person, true)];
        vec![("none", page(Vec::new(), None)), ("full", page(all, Some((demo::person_id(demo::JOEL), demo::name(demo::JOEL)))))]
    }
}

impl Sample for ErasurePage {
    fn samples() -> Vec<(&'static str, ErasurePage)> {
        let fate = |table, rows| Fate { table, rows };
        let plan = |held, erased, account| Plan {
            person: demo::person(demo::JOEL),
            held,
            erased,
            goes: vec![fate("sign_in", 2), fate("team_member", 1)],
            emptied: vec![fate("person", 1)],
            stays: vec![fate("membership", 3), fate("timeline", 41)],
            words: 2,
            mentions: Vec::new(),
            account,
        };
        let page = |held, erased, account, one_self| ErasurePage {
            plan: plan(held, erased, account),
            files: InFiles { named: 1, unread: 2, ..InFiles::default() },
            one_self,
        };
        vec![
            ("asked", page(false, false, Account::Removed, false)),
            ("held", page(true, false, Account::KeptForOthers, false)),
            ("one-self", page(false, false, Account::Removed, true)),
            ("done", page(false, true, Account::None, false)),
        ]
    }
}

impl Sample for LooksPage {
    fn samples() -> Vec<(&'static str, LooksPage)> {
        let look =
            |n: usize, role, what| Looker { name: demo::name(n), parts: vec![(role, demo::school(0).name)], what, day: demo::today() };
        let gone = Looker { name: "Former member".into(), parts: Vec::new(), what: What::Roster, day: demo::day(9, 2) };
        let all = vec![
            look(demo::INES, Role::Administrator, What::PersonPage),
            look(demo::MARCUS, Role::Principal, What::Links),
            look(demo::INES, Role::Administrator, What::Export),
            gone,
        ];
        vec![("none", LooksPage { looks: Vec::new() }), ("full", LooksPage { looks: all })]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let framed = |key: &str, place, body| who.page(&w.t(key), place, body);
    let mut all = SamplePage::each("data/schedule", |p: &SchedulePage| framed("data-title", Place::Nowhere, views::schedule(who, p)));
    all.extend(SamplePage::each("data/retention", |p: &RetentionPage| {
        framed("retention-title", Place::Nowhere, views::retention(who, p, &Form::blank()))
    }));
    all.extend(SamplePage::each("data/holds", |p: &HoldsPage| framed("holds-title", Place::Nowhere, views::holds(who, p, &Form::blank()))));
    all.extend(SamplePage::each("data/erasure", |p: &ErasurePage| {
        framed("erasure-title", Place::People, views::erasure(who, p, &Form::blank()))
    }));
    all.extend(SamplePage::each("data/looks", |p: &LooksPage| framed("looks-title", Place::Nowhere, views::looks(who, p))));
    if let Some((_, page)) = RetentionPage::samples().pop() {
        let mut form = Form::blank().filled("table", "timeline").filled("days", "30");
        form.wrong("days", Wrong::of("form-out-of-range").and("number", 30).and("least", 365).and("most", 3_653));
        let _ = form.text("reason").required();
        all.push(SamplePage::of("data/retention/mistakes", framed("retention-title", Place::Nowhere, views::retention(who, &page, &form))));
    }
    if let Some((_, page)) = HoldsPage::samples().pop() {
        let mut form = Form::blank();
        let _ = form.text("reason").required();
        let lifting = views::lifting(who, &page, &hold(1, Scope::Unit, false), &form);
        all.push(SamplePage::of("data/hold/mistake", framed("hold-lift-title", Place::Nowhere, lifting)));
        let lifted = views::lifting(who, &page, &hold(2, Scope::Person, true), &Form::blank());
        all.push(SamplePage::of("data/hold/lifted", framed("hold-lift-title", Place::Nowhere, lifted)));
    }
    if let Some((_, page)) = ErasurePage::samples().into_iter().next() {
        let mut form = Form::blank().filled("reason", "Joel Arroyo asked for it.");
        form.wrong("reason", "erasure-reason-names");
        all.push(SamplePage::of("data/erasure/mistake", framed("erasure-title", Place::People, views::erasure(who, &page, &form))));
        let sure = views::erasure_again(who, &page, "Asked for by letter of November 9.");
        all.push(SamplePage::of("data/erasure/once-more", framed("erasure-title", Place::People, sure)));
    }
    all
}
