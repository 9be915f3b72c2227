//! This week with made-up contents: the first steps of a new organization, a full week, a quiet one.

use super::model::{FirstStep, Near, Step};
use super::pages::ThisWeek;
use super::steps::Led;
use super::views;
use crate::board::{Cell, Mark};
use ground::account::Home;
use ground::element::{Answered, Ended, Promise, Text};
use ground::{Role, WorkItem};
use kit::sample::{Sample, SamplePage, demo};
use kit::{Place, SignedIn, paths};
use portfolio::implementation::Stage;
use portfolio::implementation::samples::{partner_reading, placed};
use teams::charter::{Mine, Part};

impl Sample for ThisWeek {
    fn samples() -> Vec<(&'static str, ThisWeek)> {
        let page = |items, steps, teams| ThisWeek {
            given_name: "Ines".into(),
            today: demo::today(),
            items,
            steps,
            teams,
            parts: vec![(Role::Lead, demo::SCHOOLS[0].into())],
            foremost: Some(Role::Lead),
            promises: Vec::new(),
            answered: Vec::new(),
            near: Near::default(),
        };
        let full = page(vec![answer(), tell(), form_team(), more_people(), find_lead()], Vec::new(), teams());
        let quiet =
            |role, at: &str| ThisWeek { parts: vec![(role, at.into())], foremost: Some(role), ..page(Vec::new(), Vec::new(), Vec::new()) };
        let school = demo::SCHOOLS[0];
        let district =
            || ThisWeek { near: near(14, Some(Mark::Lost(1))), answered: answered(), ..quiet(Role::DistrictLeader, demo::DISTRICT) };
        vec![
            ("new-organization", page(Vec::new(), steps(0), Vec::new())),
            ("first-steps", page(vec![answer()], steps(3), Vec::new())),
            ("one-step-left", page(Vec::new(), steps(5), teams())),
            ("full", ThisWeek { promises: promises(), answered: answered(), near: near(3, Some(Mark::Lost(1))), ..full }),
            ("teacher", ThisWeek { promises: vec![promise(false, 20)], near: near(2, None), ..quiet(Role::Teacher, school) }),
            ("principal", ThisWeek { promises: promises(), near: near(3, None), ..quiet(Role::Principal, school) }),
            ("district-leader", district()),
            ("coach", ThisWeek { near: near(2, None), ..quiet(Role::Coach, school) }),
            ("consultant", ThisWeek { near: near(1, None), ..quiet(Role::Consultant, school) }),
            ("evaluator", ThisWeek { answered: answered(), ..quiet(Role::Evaluator, demo::DISTRICT) }),
            ("one-ask", page(vec![answer()], Vec::new(), Vec::new())),
            ("nothing", page(Vec::new(), Vec::new(), teams())),
            ("nothing-at-all", page(Vec::new(), Vec::new(), Vec::new())),
        ]
    }
}

fn promise(mine: bool, day: i8) -> Promise {
    let text = Text::new(if mine { "promise-tell" } else { "promise-hear" }).with("pulse", "Fall pulse");
    let href = paths::pulse(demo::id(1_000));
    Promise { text, mine, by: demo::day(11, day), ended: None, say: mine.then(|| href.clone()), href }
}

/// One whose day has passed, one kept, one not, and one to come.
fn promises() -> Vec<Promise> {
    let ended = |ended| Promise { ended: Some(ended), say: None, ..promise(true, 13) };
    vec![promise(true, 10), ended(Ended::Kept(demo::day(11, 12))), ended(Ended::NotKept(demo::day(11, 13))), promise(true, 20)]
}

fn answered() -> Vec<Answered> {
    let said = Text::new("answered-pulse").on("day", demo::day(11, 13)).count("invited", 41);
    let text = Text::new("answered-of").with("pulse", "Fall pulse").with("innovation", "Partner Reading").with("unit", demo::SCHOOLS[0]);
    vec![Answered { text, said, on: demo::day(11, 13), href: paths::pulse(demo::id(1_000)) }]
}

/// So many places; the first with this mark. The first two are the reader's own.
fn near(places: usize, first: Option<Mark>) -> Near {
    let cell = |n: usize| Cell { placed: placed(n % 3, n, Stage::ALL[n % 4]), mark: first.filter(|_| n == 0) };
    let own = if places > 10 { Vec::new() } else { vec![demo::school_id(0), demo::school_id(1)] };
    Near::of((0..places).map(cell).collect(), &own.into_iter().collect())
}

/// The six steps; so many are done.
fn steps(done: usize) -> Vec<Led> {
    let id = partner_reading().id;
    let href = |step: Step| match step {
        Step::Roster => Some(paths::ROSTER.to_string()),
        Step::Innovation => Some(paths::NEW_INNOVATION.to_string()),
        Step::Begin => (done > 1).then(|| paths::innovation(partner_reading().innovation)),
        Step::Team => (done > 2).then(|| paths::team(id)),
        Step::Learning => (done > 2).then(|| paths::learning_plan_edit(id)),
        Step::Pulse => (done > 2).then(|| paths::new_pulse(id)),
    };
    Step::ALL.into_iter().enumerate().map(|(at, step)| Led { step: FirstStep { step, done: at < done }, href: href(step) }).collect()
}

fn teams() -> Vec<Mine> {
    let mine = |team: &str, part, placed| Mine { team_name: team.into(), part, placed };
    vec![mine("Math Talks team", Part::Member, placed(1, 0, Stage::Decide)), mine("Partner Reading team", Part::Lead, partner_reading())]
}

fn item(element: char, kicker: Text, work: [Text; 3], href: String, urgency: u8) -> WorkItem {
    let [title, detail, action] = work;
    WorkItem { element: Some(element), kicker, title, detail, action, href, urgency }
}

fn answer() -> WorkItem {
    let kicker = Text::new("pulse-ask-kicker").on("day", demo::day(11, 20));
    let title = Text::new("pulse-ask-title").with("pulse", "Fall pulse: Math Talks");
    item('I', kicker, [title, Text::new("pulse-ask-detail"), Text::new("pulse-ask-action")], paths::answer("xk3m9q2vw7h4t6r8p5n1c0z2sa"), 1)
}

fn tell() -> WorkItem {
    let kicker = Text::new("calendar-hear-back").on("day", demo::day(11, 20)).count("count", 4);
    let title = Text::new("pulse-work-title").with("pulse", "Fall pulse: Partner Reading");
    item('I', kicker, [title, Text::new("pulse-work-detail"), Text::new("pulse-work-action")], paths::pulse(demo::id(1_000)), 3)
}

fn team_work(school: usize, title: &'static str, detail: &'static str, action: &'static str, urgency: u8) -> WorkItem {
    let place = placed(0, school, Stage::Decide);
    let kicker = Text::new("implementation-title").with("innovation", &place.innovation_name).with("unit", &place.unit_name);
    let title = Text::new(title).with("innovation", &place.innovation_name).with("team", "Partner Reading team");
    item('T', kicker, [title, Text::new(detail).with("least", "3"), Text::new(action)], paths::team(place.id), urgency)
}

fn form_team() -> WorkItem {
    team_work(2, "team-work-form", "team-work-form-detail", "team-form-go", 5)
}

fn more_people() -> WorkItem {
    team_work(3, "team-work-few", "team-work-few-detail", "team-work-open", 7)
}

fn find_lead() -> WorkItem {
    team_work(5, "team-work-lead", "team-work-lead-detail", "team-work-open", 7)
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let home = |n: usize, name: &str| Home { organization: demo::id(n), person: demo::id(200), name: name.into(), demo: true };
    let guest = SignedIn { elsewhere: vec![home(990, "Lakeland Schools"), home(991, "Marsh District")], ..who.clone() };
    let draw = |page: &ThisWeek| {
        let who = if page.foremost == Some(Role::Consultant) { &guest } else { who };
        who.page(&who.words().t("week-title"), Place::ThisWeek, views::this_week(who, page))
    };
    SamplePage::each("this-week", draw)
}
