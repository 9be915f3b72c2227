//! The page of what keeps an implementation, with made-up contents: Partner Reading at Elm Street, two years on.

use super::forms;
use super::model::{Kept, Newcomer, Readiness, Ready, Resource, ResourceKind, Rhythm, Routine, Side, Sister, Tick};
use super::pages::SustainPage;
use super::views::{self, Part};
use crate::implementation::Stage;
use crate::implementation::samples::placed;
use ground::SustainId;
use jiff::civil::{Date, date};
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn};
use maud::Markup;

fn id(n: usize) -> SustainId {
    demo::id(970 + n)
}

fn routine(what: &str, keeper: &str, rhythm: Rhythm, since: Option<Date>, ended_on: Option<Date>) -> Routine {
    Routine { what: what.into(), keeper: keeper.into(), rhythm, since, ended_on }
}

fn resource(kind: ResourceKind, amount: &str, source: &str, ends_on: Option<Date>) -> Resource {
    Resource { kind, amount: amount.into(), source: source.into(), ends_on }
}

fn newcomers() -> Vec<Newcomer> {
    let tick = |n, colleague: &str| Tick { step: id(n), colleague: colleague.into(), on: demo::day(9, 14) };
    let one = |n: usize, done| Newcomer { person: demo::person_id(n), name: demo::name(n), since: demo::day(8, 17), done };
    vec![one(demo::PRIYA, vec![tick(6, "Tova Lind")]), one(demo::JOEL, vec![tick(6, "Tova Lind"), tick(7, "Ines Okafor")])]
}

fn kept() -> Kept {
    let side = |offers: &str, asks: &str, agreed_on| Side { offers: offers.into(), asks: asks.into(), agreed_on };
    let (here, there) = (placed(0, 4, Stage::Sustain).id, placed(0, 0, Stage::Implement).id);
    let ready = |n, statement: &str, state, note: &str| (id(n), Readiness { statement: statement.into(), state, note: note.into() });
    Kept {
        routines: vec![
            (id(0), routine("Pairs read three mornings a week", "Every class teacher", Rhythm::Daily, Some(date(2025, 9, 1)), None)),
            (id(1), routine("New pairs are made by reading level", "The grade teams", Rhythm::Termly, None, None)),
            (
                id(2),
                routine("Friday visits between classrooms", "Tova Lind", Rhythm::Weekly, Some(date(2025, 10, 6)), Some(demo::day(10, 2))),
            ),
        ],
        resources: vec![
            (id(3), resource(ResourceKind::Time, "Half an hour of planning a week", "The school's schedule", None)),
            (id(4), resource(ResourceKind::Post, "A coach, one day a week", "A grant of the county", Some(date(2027, 1, 29)))),
            (id(5), resource(ResourceKind::Money, "$1,200 a year for books", "Parents' association", Some(date(2027, 8, 31)))),
        ],
        steps: vec![(id(6), "See a session with a colleague".into()), (id(7), "Lead one while a colleague watches".into())],
        newcomers: newcomers(),
        sisters: vec![Sister {
            id: id(8),
            one: here,
            other: there,
            one_side: side("Visits every second Tuesday", "Somebody to try the new cards with", Some(demo::day(10, 12))),
            other_side: side("The cards in Spanish", "To see how pairs are made", None),
            ended_on: None,
        }],
        readiness: vec![
            ready(9, "Core parts are used as described in most classrooms", Ready::Yes, "11 of 12, visits in October"),
            ready(10, "The next school asked for it", Ready::NotYet, ""),
            ready(11, "Its hours are there for the next place too", Ready::Unknown, ""),
        ],
    }
}

fn page(kept: Kept, may_lead: bool) -> SustainPage {
    let placed_here = placed(0, 4, Stage::Sustain);
    let calendar = kit::calendar::samples::calendar();
    let conditions = super::conditions::conditions(placed_here.id, &kept, &calendar, demo::today());
    let sisters = [(placed(0, 0, Stage::Implement).id, "Alder Creek".to_string())].into();
    SustainPage {
        placed: placed_here,
        kept,
        conditions,
        own: None,
        sisters,
        could_pair: if may_lead { vec![placed(0, 1, Stage::Implement)] } else { Vec::new() },
        may_lead,
        speaks: may_lead,
        changing: None,
        calendar,
        today: demo::today(),
    }
}

impl Sample for SustainPage {
    fn samples() -> Vec<(&'static str, SustainPage)> {
        let alone = SustainPage { could_pair: Vec::new(), ..page(Kept::default(), true) };
        let early = SustainPage { placed: placed(0, 4, Stage::Prepare), ..page(Kept { newcomers: Vec::new(), ..kept() }, true) };
        let own = SustainPage { own: newcomers().into_iter().next(), ..page(Kept { newcomers: Vec::new(), ..kept() }, false) };
        let through = SustainPage { own: newcomers().pop(), ..page(Kept { newcomers: Vec::new(), ..kept() }, false) };
        vec![
            ("full", page(kept(), true)),
            ("nothing-yet", alone),
            ("not-in-use", early),
            ("newcomer", own),
            ("newcomer-through", through),
            ("reader", page(kept(), false)),
            ("reader-nothing", page(Kept::default(), false)),
            ("change-routine", SustainPage { changing: Some(id(0)), ..page(kept(), true) }),
            ("change-resource", SustainPage { changing: Some(id(4)), ..page(kept(), true) }),
            ("change-step", SustainPage { changing: Some(id(6)), ..page(kept(), true) }),
            ("change-sister", SustainPage { changing: Some(id(8)), ..page(kept(), true) }),
            ("change-readiness", SustainPage { changing: Some(id(9)), ..page(kept(), true) }),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let title = who.words().t("sustain-title");
    let framed = |body: Markup| who.page(&title, Place::Work, body);
    let mut all = SamplePage::each("sustain", |page: &SustainPage| framed(views::sustain(who, page, None, &Form::blank())));
    let full = page(kept(), true);
    let mut wrong = |part: Part, read: &dyn Fn(&mut Form, &SustainPage)| {
        let mut form = Form::blank().filled("routine-since", "2031-01-01").filled("sister-offers", "Visits");
        read(&mut form, &full);
        let name = format!("sustain/mistakes-{}", part.word());
        all.push(SamplePage::of(&name, framed(views::sustain(who, &full, Some(part), &form))));
    };
    wrong(Part::Routines, &|form, page| drop(forms::read_routine(form, page)));
    wrong(Part::Resources, &|form, page| drop(forms::read_resource(form, page)));
    wrong(Part::Sisters, &|form, page| drop((forms::read_pair(form, page), forms::read_side(form))));
    wrong(Part::Readiness, &|form, page| drop(forms::read_readiness(form, page)));
    all
}
