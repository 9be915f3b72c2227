//! The pages of a stage with made-up contents: under way, untouched, empty, with mistakes; one activity; the days of all.

use super::model::{Activity, Progress};
use super::pages::dated;
use super::stock::{Name, STOCK};
use super::{ActivityPage, DatesPage, StagePage, views};
use crate::implementation::Stage;
use crate::implementation::samples::placed;
use jiff::civil::Date;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn};
use maud::Markup;

/// All activities of the house for a stage; the first so many are done.
pub fn activities(stage: Stage, done: usize) -> Vec<Activity> {
    let own = STOCK.iter().enumerate().filter(|(_, s)| s.stage == stage);
    own.zip(0..)
        .map(|((n, stock), at)| Activity {
            id: demo::id(1300 + n),
            implementation: placed(0, 0, stage).id,
            stage,
            name: Name::Stock(stock),
            planned_on: None,
            done_on: (at < done).then(|| demo::day(9, 8 + at as i8)),
            done_by: (at < done).then(|| demo::person_id(if at % 2 == 0 { demo::INES } else { demo::TOVA })),
            note: String::new(),
            not_needed: String::new(),
        })
        .collect()
}

/// Under way: five done, one late, one due this week, one planned, one not needed here.
fn under_way() -> Vec<Activity> {
    let mut all = activities(Stage::Prepare, 5);
    let days: [Option<Date>; 3] = [Some(demo::day(11, 2)), Some(demo::today()), Some(demo::day(12, 9))];
    for (activity, day) in all.iter_mut().skip(5).zip(days) {
        activity.planned_on = day;
    }
    if let Some(first) = all.first_mut() {
        first.note = "Pairs and reading aloud stay; books and length may change.".into();
    }
    if let Some(small) = all.get_mut(8) {
        small.not_needed = "With four classrooms we are small enough.".into();
    }
    all.push(Activity {
        id: demo::id(1399),
        name: Name::Own("Borrow the reading corner of the library".into()),
        planned_on: Some(demo::day(11, 25)),
        ..activities(Stage::Prepare, 0).swap_remove(0)
    });
    all
}

fn page(stage: Stage, activities: Vec<Activity>, untaken: usize, may_lead: bool) -> StagePage {
    StagePage {
        placed: placed(0, 0, Stage::Prepare),
        stage,
        progress: Stage::ALL.into_iter().map(|s| (s, Progress { done: 3, apply: 8 })).collect(),
        activities,
        days: (stage <= Stage::Prepare).then_some(41),
        names: (0..4).map(|n| (demo::person_id(n), demo::name(n))).collect(),
        untaken,
        may_lead,
        today: demo::today(),
    }
}

impl Sample for StagePage {
    fn samples() -> Vec<(&'static str, StagePage)> {
        vec![
            ("under-way", page(Stage::Prepare, under_way(), 0, true)),
            ("all-done", page(Stage::Decide, activities(Stage::Decide, 8), 0, true)),
            ("untouched", page(Stage::Implement, activities(Stage::Implement, 0), 2, true)),
            ("empty", page(Stage::Prepare, Vec::new(), 36, true)),
            ("reader", page(Stage::Prepare, under_way(), 0, false)),
            ("reader-empty", page(Stage::Sustain, Vec::new(), 0, false)),
        ]
    }
}

impl Sample for ActivityPage {
    fn samples() -> Vec<(&'static str, ActivityPage)> {
        let people = || (0..4).map(|n| (demo::person_id(n), demo::name(n))).collect();
        let of = |activity| ActivityPage { placed: placed(0, 0, Stage::Prepare), activity, people: people(), today: demo::today() };
        let mut all = under_way();
        let own = all.pop();
        own.into_iter().map(|a| ("own", of(a))).chain(all.into_iter().take(1).map(|a| ("done", of(a)))).collect()
    }
}

impl Sample for DatesPage {
    fn samples() -> Vec<(&'static str, DatesPage)> {
        let of = |open| DatesPage { placed: placed(0, 0, Stage::Prepare), stage: Stage::Prepare, open };
        vec![("open", of(under_way().into_iter().filter(|a| a.done_on.is_none() && a.applies()).collect())), ("none", of(Vec::new()))]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let framed = |title: &str, body: Markup| who.page(title, Place::Work, body);
    let mut all = SamplePage::each("stage", |p: &StagePage| framed(&p.title(who), views::stage(who, p, &Form::blank())));
    let mut nameless = Form::blank().filled("planned", "soon");
    let _ = (nameless.text("name").required(), nameless.date("planned").optional());
    for (_, page) in StagePage::samples().into_iter().take(1) {
        all.push(SamplePage::of("stage/add-mistakes", framed(&page.title(who), views::stage(who, &page, &nameless))));
    }
    all.extend(SamplePage::each("stage/activity", |p: &ActivityPage| framed(&p.title(who), views::activity(who, p, &p.filled()))));
    let mut both = Form::blank().filled("name", "Borrow it").filled("done", "2026-11-02").filled("not-needed", "We have one");
    both.wrong("not-needed", "activity-done-and-not-needed");
    for (_, page) in ActivityPage::samples().into_iter().take(1) {
        all.push(SamplePage::of("stage/activity/mistake", framed(&page.title(who), views::activity(who, &page, &both))));
    }
    let title = who.words().t("stage-dates-title");
    all.extend(SamplePage::each("stage/dates", |p: &DatesPage| framed(&title, views::dates(who, p, &p.filled()))));
    for (_, page) in DatesPage::samples().into_iter().take(1) {
        let mut form = page.filled();
        if let Some(activity) = page.open.first() {
            form = Form::blank().filled(&dated(activity), "before winter");
            let _ = form.date(&dated(activity)).optional();
        }
        all.push(SamplePage::of("stage/dates/mistake", framed(&title, views::dates(who, &page, &form))));
    }
    all.extend(super::template::samples::samples(who));
    all
}
