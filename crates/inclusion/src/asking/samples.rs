//! The page of who was asked with made-up contents: nobody yet, some, everyone.

use super::pages::{self, AskingPage};
use super::{Asked, Asking, standings, views};
use crate::pulse::Reached;
use ground::StakeholderGroup::{self, Community, Families, Leaders, Students, Teachers};
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, SignedIn};
use portfolio::implementation::samples::partner_reading;

fn asking(n: usize, group: StakeholderGroup, concerned: bool, how: &str) -> Asking {
    Asking { id: demo::id(9_400 + n), asked: Asked { group, concerned, day: demo::day(10, 5 + n as i8), how: how.into() } }
}

impl Sample for AskingPage {
    fn samples() -> Vec<(&'static str, AskingPage)> {
        let pulse = Reached { pulse: "Fall pulse: Partner Reading".into(), groups: vec![Teachers, Leaders] };
        let page = |reached, askings: &[Asking]| AskingPage {
            placed: partner_reading(),
            standings: standings(reached, askings),
            today: demo::today(),
            may_ask: true,
        };
        let families = asking(0, Families, true, "Family evening, with an interpreter");
        let students = asking(1, Students, true, "Two classes talked about it");
        let community = asking(2, Community, false, "It changes nothing outside the school");
        vec![
            ("nobody", page(None, &[])),
            ("some", page(Some(&pulse), std::slice::from_ref(&families))),
            ("every-group", page(Some(&pulse), &[families.clone(), students, community])),
            ("reader", AskingPage { may_ask: false, ..page(Some(&pulse), &[families]) }),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let form = Form::blank().filled("what", views::ASKED).filled("day", demo::today().to_string());
    let mut all = SamplePage::each("askings", |page: &AskingPage| pages::framed(who, page, &form));
    let mut wrong = Form::blank().filled("how", "").filled("day", "tomorrow");
    let _ = (wrong.text("how").required(), wrong.date("day").required());
    all.extend(
        AskingPage::samples().into_iter().take(1).map(|(_, page)| SamplePage::of("askings/mistakes", pages::framed(who, &page, &wrong))),
    );
    all
}
