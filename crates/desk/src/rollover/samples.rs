//! The pages of the yearly step with made-up contents: empty, in the middle, with conflicts, done with things left alone.

use super::model::{Choice, Conflict, LAST_DAY, LEAVER, NEWCOMER, NextYear, Outcome, PART, Rollover, State, Step, UNIT};
use super::pages::{ListPage, OnePage, StepPage};
use super::rows::{Line, Review, Row};
use super::{forms, views};
use db::Uuid;
use ground::element::{Asks, Detail, Offer, Text};
use ground::organization::{Unit, UnitKind};
use ground::{Role, UnitId};
use jiff::civil::{Date, date};
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn};
use maud::Markup;

const FIRST_DAY: Date = date(2027, 8, 2);

fn rollover(state: State) -> Rollover {
    let confirmed = !matches!(state, State::Preparing | State::Dropped);
    Rollover {
        id: demo::id(5_000),
        unit: demo::district().id,
        from_year: "2026–27".into(),
        to_year: "2027–28".into(),
        effective_on: FIRST_DAY,
        state,
        begun_by: Some(demo::person_id(demo::INES)),
        begun_at: demo::noon(demo::day(11, 2)),
        confirmed_by: confirmed.then(|| demo::person_id(demo::MARCUS)),
        confirmed_at: confirmed.then(|| demo::noon(demo::day(11, 10))),
    }
}

fn line(said: Text, by: usize, outcome: Option<Outcome>) -> Line {
    Line { said, role: None, title: None, words: Vec::new(), by: demo::name(by), outcome }
}

fn leaves(n: usize, outcome: Option<Outcome>) -> Line {
    line(Text::new("rollover-said-leaves").with("name", demo::name(n)).on("day", date(2027, 8, 1)), demo::INES, outcome)
}

fn comes(name: &str, outcome: Option<Outcome>) -> Line {
    let said = Text::new("rollover-said-comes").with("name", name).with("unit", demo::school(0).name);
    Line { role: Some(Role::Teacher), ..line(said, demo::MARCUS, outcome) }
}

fn stops(outcome: Option<Outcome>) -> Line {
    let title = Text::new("implementation-title").with("innovation", "Math Talks").with("unit", demo::school(1).name);
    let words = vec!["Reading comes first this year.".into(), "Teachers keep the warm-ups.".into()];
    Line { title: Some(title), words, ..line(Text::new("implementation-stops"), demo::MARCUS, outcome) }
}

fn review(outcomes: [Option<Outcome>; 4], conflicts: Vec<(Conflict, Option<Text>)>) -> Review {
    let [a, b, c, d] = outcomes;
    Review {
        units: vec![
            (demo::school(0).name, vec![leaves(demo::PRIYA, a), leaves(demo::JOEL, b), comes("Amal Haddad", c)]),
            (demo::school(1).name, vec![stops(d)]),
        ],
        counts: vec![("rollover-count-leavers", 2), ("rollover-count-newcomers", 1), ("implementation-stops-count", 1)],
        conflicts,
        confirmed_by: demo::name(demo::MARCUS),
    }
}

fn one(state: State, looked: &[Step], review: Review) -> OnePage {
    let count = |s: &Step| match s {
        Step::Leavers => 2,
        Step::Newcomers | Step::Implementations => 1,
        _ => 0,
    };
    let counts = Step::ALL.iter().map(|s| (*s, if looked.contains(s) { count(s) } else { 0 })).collect();
    OnePage { rollover: rollover(state), unit: demo::DISTRICT.into(), looked: looked.to_vec(), counts, may_answer: true, review }
}

const NONE: [Option<Outcome>; 4] = [None; 4];

impl Sample for OnePage {
    fn samples() -> Vec<(&'static str, OnePage)> {
        let nothing = Review::default;
        let done = Some(Outcome::Done);
        let team = Text::new("team-carried").with("team", "Partner Reading team");
        let conflicts = vec![
            (Conflict::LeadLeaves { what: (String::new(), Uuid::nil()) }, Some(team.clone())),
            (Conflict::LeaverNamed { name: demo::name(demo::JOEL), what: (String::new(), Uuid::nil()) }, Some(team)),
            (
                Conflict::Changed { what: (String::new(), Uuid::nil()) },
                Some(Text::new("rollover-name").with("name", demo::name(demo::PRIYA))),
            ),
            (Conflict::AtOnce, None),
        ];
        vec![
            ("begun", one(State::Preparing, &[Step::Year], nothing())),
            ("halfway", one(State::Preparing, &Step::ALL[..4], review(NONE, Vec::new()))),
            ("ready", one(State::Preparing, &Step::ALL, review(NONE, Vec::new()))),
            ("conflicts", one(State::Preparing, &Step::ALL, review(NONE, conflicts))),
            ("reader", OnePage { may_answer: false, ..one(State::Preparing, &Step::ALL[..4], review(NONE, Vec::new())) }),
            ("waiting", one(State::Waiting, &Step::ALL, review(NONE, Vec::new()))),
            ("applying", one(State::Applying, &Step::ALL, review([done, done, None, None], Vec::new()))),
            ("applied", one(State::Applied, &Step::ALL, review([done, Some(Outcome::Changed), done, Some(Outcome::NoRight)], Vec::new()))),
            (
                "refused",
                one(
                    State::Applied,
                    &Step::ALL,
                    review([Some(Outcome::LastAdministrator), done, Some(Outcome::Missing), Some(Outcome::Forbidden)], Vec::new()),
                ),
            ),
            ("dropped", one(State::Dropped, &Step::ALL[..2], nothing())),
        ]
    }
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, ListPage)> {
        let units = vec![demo::district(), demo::school(0), demo::school(1)];
        let of = |state| (rollover(state), demo::DISTRICT.to_string());
        let next = |entered| Some(NextYear { first_day: FIRST_DAY, from: "2026–27".into(), to: "2027–28".into(), entered });
        vec![
            ("first", ListPage { rollovers: Vec::new(), units: units.clone(), next: next(false) }),
            ("going", ListPage { rollovers: vec![of(State::Preparing), of(State::Applied)], units, next: next(true) }),
            ("nowhere", ListPage { rollovers: Vec::new(), units: Vec::new(), next: None }),
        ]
    }
}

fn chosen(kind: &str, subject: Uuid, unit: UnitId, word: &str, detail: Detail) -> Choice {
    Choice {
        kind: kind.into(),
        subject,
        unit,
        choice: word.into(),
        detail,
        seen: String::new(),
        decided_by: Some(demo::person_id(demo::MARCUS)),
        decided_at: demo::noon(demo::day(11, 3)),
        outcome: None,
    }
}

fn row(kind: &str, n: usize, title: Text) -> Row {
    Row {
        kind: kind.into(),
        subject: demo::id(6_000 + n),
        unit: demo::school(0).id,
        title,
        role: None,
        facts: Vec::new(),
        href: None,
        offers: &[],
        places: Vec::new(),
        leaving: Vec::new(),
        lead_leaves: false,
        seen: String::new(),
        may: true,
        proposed: false,
        choice: None,
        by: String::new(),
    }
}

fn decided(row: Row, word: &str, detail: Detail) -> Row {
    let choice = chosen(&row.kind, row.subject, row.unit, word, detail);
    Row { choice: Some(choice), by: demo::name(demo::MARCUS), ..row }
}

fn named(name: &str) -> Text {
    Text::new("rollover-name").with("name", name)
}

const TEAM: &[Offer] = &[
    Offer {
        word: "carry-on",
        label: "team-carry-on",
        said: "team-carries-on",
        counted: "team-carries-on-count",
        asks: &[Asks::Person { name: "join", label: "team-carry-join", needed: false }],
        unchanged: false,
        without_leads: false,
    },
    Offer {
        word: "new-lead",
        label: "team-carry-lead",
        said: "team-gets-a-lead",
        counted: "team-gets-a-lead-count",
        asks: &[Asks::Person { name: "lead", label: "team-carry-lead-who", needed: true }],
        unchanged: false,
        without_leads: true,
    },
];
const WORK: &[Offer] = &[Offer {
    word: "stop",
    label: "implementation-stop",
    said: "implementation-stops",
    counted: "implementation-stops-count",
    asks: &[
        Asks::Words { name: "reason", label: "stop-reason", hint: "stop-own-reason-hint", needed: true },
        Asks::Words { name: "remains", label: "stop-learned", hint: "stop-learned-hint", needed: true },
    ],
    unchanged: false,
    without_leads: true,
}];

fn step(step: Step, rows: Vec<Row>) -> StepPage {
    let groups = if rows.is_empty() { Vec::new() } else { vec![(demo::school(0), rows)] };
    let grade =
        Unit { id: demo::id(150), parent: Some(demo::school(0).id), kind: UnitKind::GradeTeam, name: "Grade 3".into(), source_id: None };
    StepPage {
        rollover: rollover(State::Preparing),
        step,
        groups,
        units: vec![demo::school(0), grade, demo::school(1)],
        people: vec![(demo::person_id(demo::INES), demo::name(demo::INES)), (demo::person_id(demo::TOVA), demo::name(demo::TOVA))],
        parts: vec![(demo::id(6_100), demo::name(demo::TOVA), Role::Coach, demo::school(0).name)],
        roles: vec![Role::Lead, Role::Coach, Role::Teacher],
        schools: vec![demo::school(0), demo::school(1)],
        leaving: vec![demo::name(demo::PRIYA)],
        left_by_roster: None,
        may: true,
    }
}

impl Sample for StepPage {
    fn samples() -> Vec<(&'static str, StepPage)> {
        let person = |n: usize| Row { role: Some(demo::PEOPLE[n].2), ..row(LEAVER, n, named(&demo::name(n))) };
        let ends = Row { facts: vec![Text::new("rollover-part-ends").on("day", date(2027, 6, 30))], ..person(demo::JOEL) };
        let gone = decided(person(demo::PRIYA), "leave", Detail::default().with(LAST_DAY, "2027-06-30"));
        let people = || vec![person(demo::HANA), person(demo::INES), person(6), gone.clone(), ends.clone()];
        let absent = |key, n| Row { facts: vec![Text::new(key).on("day", demo::day(11, 20))], ..person(n) };
        let by_roster = || {
            let waiting = Row { proposed: true, ..absent("rollover-roster-waiting", demo::JOEL) };
            vec![person(demo::HANA), waiting, absent("rollover-roster-kept", demo::INES)]
        };
        let left = Some((demo::day(11, 20), vec![demo::name(demo::TOVA)]));
        let theirs = people().into_iter().map(|r| Row { may: false, ..r }).collect();
        let coming = Text::new("rollover-said-comes").with("name", "Amal Haddad").with("unit", demo::school(0).name);
        let coming = Row { role: Some(Role::Teacher), ..decided(row(NEWCOMER, 20, coming), "add", Detail::default()) };
        let moved = Text::new("rollover-said-part").with("name", demo::name(demo::TOVA)).with("unit", demo::school(1).name);
        let moved = Row { role: Some(Role::Lead), ..decided(row(PART, 21, moved), "change", Detail::default()) };
        let counted = |n| vec![Text::new("rollover-unit-people").count("count", n)];
        let grades = vec![
            Row { facts: counted(4), ..row(UNIT, 30, named("Grade 3")) },
            decided(Row { facts: counted(1), ..row(UNIT, 31, named("Grade 6")) }, "close", Detail::default()),
        ];
        let team = Row {
            facts: vec![Text::new("team-carried-size").count("count", 4)],
            offers: TEAM,
            leaving: vec![demo::name(demo::PRIYA)],
            lead_leaves: true,
            ..row("team", 40, Text::new("team-carried").with("team", "Partner Reading team"))
        };
        let work = Text::new("implementation-title").with("innovation", "Math Talks").with("unit", demo::school(0).name);
        let work = Row { facts: vec![Text::new("implementation-in-implement")], offers: WORK, ..row("implementation", 50, work) };
        vec![
            ("leavers", step(Step::Leavers, people())),
            ("leavers-by-roster", StepPage { left_by_roster: left, ..step(Step::Leavers, by_roster()) }),
            ("leavers-reader", StepPage { may: false, ..step(Step::Leavers, theirs) }),
            ("leavers-nobody", step(Step::Leavers, Vec::new())),
            ("newcomers", step(Step::Newcomers, vec![coming])),
            ("newcomers-nobody", step(Step::Newcomers, Vec::new())),
            ("roles", step(Step::Roles, vec![moved])),
            ("grades", step(Step::Grades, grades)),
            ("teams", step(Step::Teams, vec![team])),
            ("teams-none", step(Step::Teams, Vec::new())),
            ("implementations", step(Step::Implementations, vec![work])),
            ("closed", StepPage { rollover: rollover(State::Waiting), may: false, ..step(Step::Teams, Vec::new()) }),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let framed = |title: &str, body: Markup| who.page(title, Place::People, body);
    let mut all = SamplePage::each("rollover/list", |page: &ListPage| {
        framed(&w.t("rollover-title"), views::list(who, page, &super::pages::list_form(page)))
    });
    all.extend(SamplePage::each("rollover/one", |page: &OnePage| framed(&views::title(who, &page.rollover), views::one(who, page))));
    let preparing = OnePage::samples().into_iter().filter(|(_, page)| page.rollover.state == State::Preparing);
    for (state, page) in preparing {
        all.push(SamplePage::of(&format!("rollover/review/{state}"), framed(&w.t("rollover-review"), views::review(who, &page))));
    }
    all.extend(SamplePage::each("rollover/step", |page: &StepPage| {
        framed(&w.t(views::step_key(page.step)), views::step(who, page, &forms::filled(page)))
    }));
    let page = step(Step::Newcomers, Vec::new());
    let mut form = Form::blank().filled("given-0", "Amal").filled("lines", "Bo\tLi\t\tNowhere\tTeacher");
    let _ = form.text("family-0").required();
    form.wrong("lines", kit::form::Wrong::of("rollover-line-unit").and("line", 1usize).and("unit", "Nowhere").and("role", "Teacher"));
    all.push(SamplePage::of("rollover/step/newcomers-mistake", framed(&w.t("rollover-step-newcomers"), views::step(who, &page, &form))));
    let page = one(State::Preparing, &[Step::Year], Review::default());
    let mut form = Form::blank().filled("day", "soon").filled("from", "2026–27").filled("to", "2027–28");
    let _ = form.date("day").required();
    for (state, form) in [("mistake", form), ("blank", Form::blank())] {
        all.push(SamplePage::of(&format!("rollover/year/{state}"), framed(&w.t("rollover-step-year"), views::year(who, &page, &form))));
    }
    all
}
