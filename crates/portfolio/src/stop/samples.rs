//! The pages of stops and pauses with made-up contents: Restorative Circles at Alder Creek, stopped with pride, and Tablet
//! Carts, resting until December.

use super::before::Learned;
use super::model::{Halt, Kind, Reason, Stop, Telling, Told, Who};
use super::pages::{BeforePage, HaltPage, LetterPage, StoryPage, TellingPage};
use super::{forms, letter, views};
use crate::implementation::samples::{partner_reading, placed};
use crate::implementation::{Placed, Stage};
use crate::innovation::samples::innovation;
use ground::StakeholderGroup::{Families, Teachers};
use jiff::civil::{Date, date};
use kit::i18n::Lang;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn, Words};
use maud::Markup;

fn place(kind: Kind) -> Placed {
    match kind {
        Kind::Stop => Placed { stopped_on: Some(demo::day(11, 2)), ..placed(2, 0, Stage::Implement) },
        Kind::Pause => Placed { paused_on: Some(demo::day(10, 5)), returns_on: Some(demo::day(12, 14)), ..placed(4, 0, Stage::Prepare) },
    }
}

pub fn stopped() -> Stop {
    let halt = Halt {
        kind: Kind::Stop,
        effective_on: demo::day(11, 2),
        returns_on: None,
        reasons: vec![Reason::TooMuch, Reason::LittleUsed],
        own_reason: "Reading comes first this year, and nobody had an hour left for the circles.".into(),
        learned: "Circles worked where two colleagues led them together; alone, they were dropped by October.\n\
            Next time: begin with six classes, and give each pair an hour a week to plan."
            .into(),
        kept: vec!["Both read aloud, twice a week".into(), "The listener asks what it was about".into()],
        materials: "The question cards stay in every room; the spare set is in the library.".into(),
        people: "Tova Lind still helps whoever wants to lead a circle.".into(),
        decided_by: "Marcus Bell and the implementation team".into(),
        decided_on: demo::day(10, 26),
    };
    Stop { id: demo::id(950), implementation: place(Kind::Stop).id, halt, recorded_by: Some(demo::person_id(0)), resumed_on: None }
}

pub fn paused() -> Stop {
    let halt = Halt {
        kind: Kind::Pause,
        effective_on: demo::day(10, 5),
        returns_on: Some(demo::day(12, 14)),
        reasons: vec![Reason::PeopleLeft],
        own_reason: "Our coach is away until December.".into(),
        learned: String::new(),
        kept: Vec::new(),
        materials: String::new(),
        people: String::new(),
        decided_by: "Marcus Bell".into(),
        decided_on: demo::day(10, 2),
    };
    Stop { id: demo::id(951), implementation: place(Kind::Pause).id, halt, recorded_by: None, resumed_on: None }
}

pub fn learned() -> Vec<Learned> {
    let one = |n: usize, unit: &str, kind, on: Date, text: &str, read| Learned {
        stop: demo::id(950 + n),
        implementation: placed(0, n, Stage::Implement).id,
        innovation_name: "Partner Reading".into(),
        unit_name: unit.into(),
        kind,
        on,
        learned: text.into(),
        read,
    };
    vec![
        one(3, "Dogwood", Kind::Stop, demo::day(6, 5), "Pairs need a fixed half hour in the plan; squeezed in, they went first.", false),
        one(
            2,
            "Cedar Flats",
            Kind::Pause,
            date(2025, 11, 3),
            "Begin with teachers who asked for it.\nTwo visits to Elm Street helped most.",
            true,
        ),
    ]
}

fn told() -> Vec<Told> {
    let row = |n: usize, who, by_whom: &str, by_day, told_on| Told {
        id: demo::id(960 + n),
        telling: Telling { who, by_whom: by_whom.into(), by_day },
        told_on,
    };
    vec![
        row(0, Who::Group(Teachers), "Marcus Bell", Some(demo::day(10, 30)), Some(demo::day(10, 28))),
        row(1, Who::Group(Families), "Ines Okafor", Some(demo::day(11, 20)), None),
        row(2, Who::Own("The youth center next door".into()), "Tova Lind", None, None),
    ]
}

impl Sample for HaltPage {
    fn samples() -> Vec<(&'static str, HaltPage)> {
        let page = |kind| HaltPage { kind, placed: partner_reading(), innovation: innovation(0), today: demo::today() };
        vec![("stop", page(Kind::Stop)), ("pause", page(Kind::Pause))]
    }
}

impl Sample for StoryPage {
    fn samples() -> Vec<(&'static str, StoryPage)> {
        let way = vec![(demo::day(1, 12), Stage::Decide), (demo::day(3, 2), Stage::Prepare), (demo::day(8, 31), Stage::Implement)];
        let page = |stop: Stop, told, earlier| StoryPage {
            placed: place(stop.halt.kind),
            innovation: innovation(2),
            stop,
            told,
            way: way.clone(),
            school_days: 138,
            earlier,
            may_lead: true,
            today: demo::today(),
        };
        let again = Stop { resumed_on: Some(demo::day(11, 12)), ..stopped() };
        let bare = Halt {
            reasons: Vec::new(),
            learned: "The pairs.".into(),
            kept: Vec::new(),
            materials: String::new(),
            people: String::new(),
            ..stopped().halt
        };
        let later = Stop { halt: Halt { effective_on: date(2027, 6, 4), ..stopped().halt }, ..stopped() };
        vec![
            ("stopped", page(stopped(), told(), Vec::new())),
            ("stops-later", page(later, Vec::new(), Vec::new())),
            ("paused", page(paused(), Vec::new(), Vec::new())),
            (
                "taken-up-again",
                page(again, told(), vec![Stop { halt: Halt { learned: "Cards first.".into(), ..paused().halt }, ..paused() }]),
            ),
            ("few-words", StoryPage { may_lead: false, ..page(Stop { halt: bare, ..stopped() }, Vec::new(), Vec::new()) }),
        ]
    }
}

impl Sample for TellingPage {
    fn samples() -> Vec<(&'static str, TellingPage)> {
        let page = |told: Vec<Told>| TellingPage { placed: place(Kind::Stop), stop: stopped(), told, changing: None, today: demo::today() };
        vec![
            ("full", page(told())),
            ("change", TellingPage { changing: Some(told()[1].id), ..page(told()) }),
            ("nobody-yet", page(Vec::new())),
        ]
    }
}

impl Sample for LetterPage {
    fn samples() -> Vec<(&'static str, LetterPage)> {
        let page = |lang: Lang, own| LetterPage {
            placed: place(Kind::Stop),
            lang,
            words: letter::draft(Words::new(lang), "Restorative Circles", "Alder Creek", &stopped()),
            own,
            today: demo::today(),
        };
        vec![("draft", page(Lang::En, false)), ("own-words", page(Lang::Es, true))]
    }
}

impl Sample for BeforePage {
    fn samples() -> Vec<(&'static str, BeforePage)> {
        let page = |learned, may_lead| BeforePage { placed: placed(0, 0, Stage::Decide), learned, may_lead };
        let all = || learned().into_iter().map(|l| Learned { read: true, ..l }).collect();
        vec![
            ("unread", page(learned(), true)),
            ("read", page(all(), true)),
            ("reader", page(learned(), false)),
            ("nothing", page(Vec::new(), true)),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let framed = |title: &str, body: Markup| who.page(title, Place::Work, body);
    let halt = |page: &HaltPage, form: &Form| framed(&views::halt_title(w, page.kind), views::halt(who, page, form));
    let mut all = SamplePage::each("halt", |page: &HaltPage| halt(page, &Form::blank()));
    for (state, page) in HaltPage::samples() {
        let mut form = Form::blank().filled("own-reason", "Too much at once.").filled("decided-on", "2027-01-01");
        let _ = forms::read(&mut form, &page);
        all.push(SamplePage::of(&format!("halt/{state}-mistakes"), halt(&page, &form)));
    }
    all.extend(SamplePage::each("stop-story", |page: &StoryPage| views::story(who, page)));
    let telling = |page: &TellingPage, form: &Form| framed(&w.t("telling-title"), views::telling(who, page, form));
    all.extend(SamplePage::each("telling", |page: &TellingPage| telling(page, &page.form())));
    if let Some((_, page)) = TellingPage::samples().into_iter().next() {
        let mut form = Form::blank();
        let _ = forms::telling(&mut form, &page);
        all.push(SamplePage::of("telling/mistakes", telling(&page, &form)));
        let mut form = Form::blank().filled("returns-on", "soon");
        let _ = form.date("returns-on").required();
        let page = TellingPage { placed: place(Kind::Pause), stop: paused(), ..page };
        all.push(SamplePage::of("telling/put-off-mistake", framed(&w.t("pause-put-off"), views::put_off(who, &page, &form))));
    }
    let letter = |page: &LetterPage, form: &Form| framed(&w.t("letter-title"), views::letter(who, page, form));
    all.extend(SamplePage::each("letter", |page: &LetterPage| letter(page, &Form::blank().filled("words", &page.words))));
    all.extend(SamplePage::each("letter-sheet", |page: &LetterPage| views::letter_sheet_page(who, page)));
    all.extend(SamplePage::each("learned-before", |page: &BeforePage| framed(&w.t("before-title"), views::before(who, page))));
    all
}
