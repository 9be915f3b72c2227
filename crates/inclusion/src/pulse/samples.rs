//! The pages of pulses with made-up contents: a draft, the same while it is open, and what it said. The answering pages
//! are in `samples/answering.rs`, the figures in `samples/figures.rs`.

use super::model::{Cell, Feedback, Item, Pulse, State, Wave, cells};
use super::pages::{DraftPage, ListPage, PulsePage};
use super::template::{Content, Outline};
use super::{forms, views};
use ground::{PulseId, StakeholderGroup};
use kit::form::Wrong;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn, paths};
use maud::Markup;
use portfolio::implementation::Stage;
use portfolio::implementation::samples::{partner_reading, placed};

mod answering;
mod figures;

const STATEMENTS: [&str; 4] = [
    "Partner reading helps my readers.",
    "I can get help when it does not go well.",
    "Our team has time to plan it together.",
    "What we say here changes what happens.",
];
const LINK: &str = "xk3m9q2vw7h4t6r8p5n1c0z2sa";

fn pulse_id() -> PulseId {
    demo::id(1_000)
}

/// The fall pulse: a draft when `wave` is None.
fn pulse(wave: Option<Wave>) -> Pulse {
    Pulse {
        id: pulse_id(),
        implementation: partner_reading().id,
        title: "Fall pulse: Partner Reading".into(),
        closes_on: demo::day(11, 13),
        feedback_on: demo::day(11, 20),
        items: STATEMENTS.iter().enumerate().map(|(n, said)| Item { id: demo::id(1_010 + n), statement: (*said).into() }).collect(),
        wave,
        feedback: None,
    }
}

fn wave(state: State, invited: i64) -> Option<Wave> {
    let closed_on = (state == State::Closed).then(|| demo::day(11, 13));
    Some(Wave { id: demo::id(1_001), state, opened_on: demo::day(11, 9), closed_on, invited, answered: None })
}

/// So many teachers, paraeducators, leaders and support staff.
fn audience(sizes: [usize; 4]) -> Vec<Cell> {
    use StakeholderGroup::*;
    let groups = [Teachers, Paraeducators, Leaders, SupportStaff];
    let people: Vec<StakeholderGroup> = groups.into_iter().zip(sizes).flat_map(|(group, n)| std::iter::repeat_n(group, n)).collect();
    cells(&people)
}

fn page(pulse: Pulse, may_ask: bool) -> PulsePage {
    PulsePage {
        pulse,
        place: partner_reading(),
        may_ask,
        audience: Vec::new(),
        results: None,
        before: None,
        own_link: None,
        today: demo::today(),
    }
}

fn merged() -> ground::organization::Before {
    ground::organization::Before { day: demo::day(7, 1), names: vec![demo::SCHOOLS[0].into(), demo::SCHOOLS[1].into()] }
}

impl Sample for PulsePage {
    fn samples() -> Vec<(&'static str, PulsePage)> {
        let draft = |sizes| PulsePage { audience: audience(sizes), ..page(pulse(None), true) };
        let open = |may_ask| page(pulse(wave(State::Open, 66)), may_ask);
        let asked = |may_ask| PulsePage { own_link: Some(paths::answer(LINK)), ..open(may_ask) };
        let mut all = vec![
            ("draft", draft([41, 14, 2, 9])),
            ("draft-too-few", draft([3, 1, 0, 0])),
            ("draft-nobody", draft([0, 0, 0, 0])),
            ("open-asker", open(true)),
            ("open-asker-asked", asked(true)),
            ("open-asked", asked(false)),
            ("open-reader", open(false)),
            ("open-merged-unit", PulsePage { before: Some(merged()), ..open(false) }),
            ("cut-off", page(pulse(wave(State::Closed, 66)), true)),
            ("closing", page(pulse(wave(State::Closing, 66)), true)),
        ];
        all.extend(
            figures::all()
                .into_iter()
                .map(|(state, results)| (state, PulsePage { results: Some(results.clone()), ..page(results.pulse, true) })),
        );
        all.extend(figures::all().into_iter().take(1).flat_map(|(_, results)| {
            let told = |kept, words: &str| {
                let feedback = Some(Feedback { kept, day: demo::day(11, 20), words: words.into() });
                PulsePage { results: Some(results.clone()), ..page(Pulse { feedback, ..results.pulse.clone() }, kept) }
            };
            let unsaid = PulsePage { results: Some(results.clone()), today: demo::day(11, 30), ..page(results.pulse.clone(), false) };
            [
                ("feedback-kept", told(true, "Tuesdays, second period, are free for planning from December on.")),
                ("feedback-not-kept", told(false, "The meeting was cancelled; we tell you on December 3.")),
                ("feedback-unsaid", unsaid),
            ]
        }));
        all
    }
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, ListPage)> {
        let titled = |title: &str, wave| Pulse { title: title.into(), ..pulse(wave) };
        let here = |pulse| (pulse, partner_reading());
        let of = |pulses, may_ask| ListPage { of: Some(partner_reading()), pulses, outlines: Vec::new(), earlier: Vec::new(), may_ask };
        let some = || {
            vec![
                here(titled("Winter pulse", None)),
                here(titled("Fall pulse: Partner Reading", wave(State::Open, 66))),
                here(titled("Before we begin", wave(State::Closed, 52))),
            ]
        };
        let mut everywhere = some();
        everywhere.push((titled("Math Talks, first look", wave(State::Closing, 31)), placed(1, 3, Stage::Implement)));
        vec![
            ("full", ListPage { of: None, pulses: everywhere.clone(), outlines: Vec::new(), earlier: Vec::new(), may_ask: false }),
            ("outlines", ListPage { of: None, pulses: everywhere, outlines: outlines(), earlier: Vec::new(), may_ask: false }),
            ("nothing", ListPage { of: None, pulses: Vec::new(), outlines: Vec::new(), earlier: Vec::new(), may_ask: false }),
            ("nothing-outlines", ListPage { of: None, pulses: Vec::new(), outlines: outlines(), earlier: Vec::new(), may_ask: false }),
            ("of-one-full", of(some(), true)),
            ("of-one-nothing", of(Vec::new(), true)),
            ("of-one-reader", of(some().split_off(1), false)),
            ("of-one-reader-nothing", of(Vec::new(), false)),
        ]
    }
}

impl Sample for DraftPage {
    fn samples() -> Vec<(&'static str, DraftPage)> {
        let page =
            |outlines| DraftPage { place: partner_reading(), today: demo::today(), calendar: kit::calendar::samples::calendar(), outlines };
        vec![("blank", page(Vec::new())), ("outlines", page(outlines()))]
    }
}

/// Two from elsewhere, the first as long as they come.
fn outlines() -> Vec<Outline> {
    let one = |n: usize, title: &str, statements: &[&str]| Outline {
        id: demo::id(7_000 + n),
        content: Content { title: title.into(), statements: statements.iter().map(|s| s.to_string()).collect() },
        created_at: demo::noon(demo::day(11, 16)),
    };
    vec![
        one(1, "Fall pulse: how the first weeks with Partner Reading have been for us", &STATEMENTS),
        one(2, "Before we begin", &STATEMENTS[..1]),
    ]
}

/// Too long, a day that has passed, and a promise that is too late.
fn mistaken() -> Form {
    let wordy = "Our team has time to plan it together, ".repeat(6);
    let mut form = Form::blank()
        .filled("statement-1", wordy)
        .filled("statement-2", STATEMENTS[1])
        .filled("closes-on", "2026-11-12")
        .filled("feedback-on", "2027-03-01");
    let _ = forms::read_draft(&mut form, demo::today(), &kit::calendar::samples::calendar());
    form
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let framed = |title: &str, body: Markup| who.page(title, Place::Voices, body);
    let one = |page: &PulsePage, form: &Form| framed(page.title(), views::one(who, page, form));
    let mut all = SamplePage::each("pulses", |page: &ListPage| framed(&w.t("voices-title"), views::list(who, page)));
    all.extend(SamplePage::each("pulse", |page: &PulsePage| one(page, &Form::blank())));

    let mut past = Form::blank();
    past.wrong("", Wrong::of("pulse-past"));
    let draft = PulsePage { audience: audience([41, 14, 2, 9]), ..page(pulse(None), true) };
    all.push(SamplePage::of("pulse/draft-past", one(&draft, &past)));

    let dated = Form::blank().filled("closes-on", "2026-11-23").filled("feedback-on", "2026-11-30");
    let new = |page: &DraftPage, form: &Form| framed(&w.t("pulse-new-title"), views::new(who, page, form));
    all.extend(SamplePage::each("pulse/new", |page: &DraftPage| new(page, &dated)));
    all.extend(DraftPage::samples().iter().take(1).map(|(_, page)| SamplePage::of("pulse/new/mistakes", new(page, &mistaken()))));

    let open = page(pulse(wave(State::Open, 66)), true);
    all.push(SamplePage::of("pulse/links", framed(&w.t("links-title"), views::links(who, &open, &links()))));
    all.push(SamplePage::of("pulse/closure", framed(&w.t("close-title"), views::closure(who, &open))));
    for (state, results) in figures::all() {
        let sheet = views::sheet(w, &results, demo::today());
        let name = format!("pulse/sheet/{}", state.trim_start_matches("results/"));
        all.extend(sheet.into_iter().map(|sheet| SamplePage::of(&name, views::sheet_page(who, pulse_id(), &sheet))));
    }
    all.extend(answering::samples(who));
    all
}

/// Results as the tests of other files begin with them.
#[cfg(test)]
pub(super) fn closed_full() -> super::results::Results {
    figures::all().remove(0).1
}

fn links() -> Vec<(String, String)> {
    (0..demo::PEOPLE.len())
        .map(|n| (demo::name(n), format!("https://perennial.riverbend.example/r/{n}k3m9q2vw7h4t6r8p5n1c0z2sa")))
        .collect()
}
