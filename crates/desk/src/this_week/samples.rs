//! This week with made-up contents: the first steps of a new organization, a full week, a quiet one.

use super::model::{FirstStep, Step};
use super::pages::ThisWeek;
use super::steps::Led;
use super::views;
use ground::WorkItem;
use ground::element::Text;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Place, SignedIn, paths};
use portfolio::implementation::Stage;
use portfolio::implementation::samples::{partner_reading, placed};
use teams::charter::{Mine, Part};

impl Sample for ThisWeek {
    fn samples() -> Vec<(&'static str, ThisWeek)> {
        let page = |items, steps, teams| ThisWeek { given_name: "Ines".into(), today: demo::today(), items, steps, teams };
        vec![
            ("new-organization", page(Vec::new(), steps(0), Vec::new())),
            ("first-steps", page(vec![answer()], steps(3), Vec::new())),
            ("one-step-left", page(Vec::new(), steps(5), teams())),
            ("full", page(vec![answer(), tell(), form_team(), more_people(), find_lead()], Vec::new(), teams())),
            ("one-ask", page(vec![answer()], Vec::new(), Vec::new())),
            ("nothing", page(Vec::new(), Vec::new(), teams())),
            ("nothing-at-all", page(Vec::new(), Vec::new(), Vec::new())),
        ]
    }
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
    SamplePage::each("this-week", |page: &ThisWeek| who.page(&who.words().t("week-title"), Place::ThisWeek, views::this_week(who, page)))
}
