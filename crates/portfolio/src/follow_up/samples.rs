//! The page of follow-up dates with made-up contents: said, open, to come, none.

use super::pages::{self, FollowUpPage};
use super::{FollowUp, Told};
use crate::implementation::samples::partner_reading;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, SignedIn};

impl Sample for FollowUpPage {
    fn samples() -> Vec<(&'static str, FollowUpPage)> {
        let told = |month, day, kept, words: &str| FollowUp {
            day: demo::day(month, day),
            told: Some(Told { day: demo::day(month, day), kept, words: words.into(), said_on: demo::day(month, day + 1) }),
        };
        let unsaid = |month, day| FollowUp { day: demo::day(month, day), told: None };
        let page = |follow_ups, may_lead| FollowUpPage { placed: partner_reading(), follow_ups, today: demo::today(), may_lead };
        let all = || {
            vec![
                told(9, 17, true, "Pairs change too often. Every six weeks is enough."),
                told(10, 8, false, "Half of us were at the assembly; we do it on October 15."),
                unsaid(11, 19),
                unsaid(12, 10),
            ]
        };
        vec![
            ("some", page(all(), true)),
            ("reader", page(all(), false)),
            ("nothing-open", page(vec![told(9, 17, true, ""), unsaid(12, 10)], true)),
            ("none", page(Vec::new(), true)),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    SamplePage::each("follow-ups", |page: &FollowUpPage| pages::framed(who, page, &Form::blank()))
}
