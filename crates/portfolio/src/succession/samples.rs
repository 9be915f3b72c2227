//! Going on elsewhere, with made-up contents: Alder Creek closes, and Birch Hill takes its place.

use super::pages::SuccessionPage;
use super::views;
use crate::implementation::samples::partner_reading;
use kit::form::Form;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Place, SignedIn};

impl Sample for SuccessionPage {
    fn samples() -> Vec<(&'static str, SuccessionPage)> {
        let page = |heirs, decided| SuccessionPage {
            placed: partner_reading(),
            last_day: Some(demo::day(12, 18)),
            heirs,
            decided,
            today: demo::day(11, 23),
        };
        let later = vec![(demo::school(1).name, demo::day(12, 19))];
        vec![
            ("one", page(vec![(demo::school(1), false)], Vec::new())),
            ("several", page(vec![(demo::school(1), false), (demo::school(2), true)], Vec::new())),
            ("planned", page(Vec::new(), later)),
            ("done", SuccessionPage { today: demo::day(12, 21), ..page(Vec::new(), vec![(demo::school(1).name, demo::day(12, 19))]) }),
            ("nobody-follows", page(Vec::new(), Vec::new())),
            ("stays-open", SuccessionPage { last_day: None, ..page(Vec::new(), Vec::new()) }),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let draw = |page: &SuccessionPage, form: &Form| who.page(&w.t("succession-title"), Place::Work, views::succession(who, page, form));
    let mut all = SamplePage::each("succession", |page: &SuccessionPage| draw(page, &Form::blank()));
    if let Some((_, page)) = SuccessionPage::samples().into_iter().nth(1) {
        let mut wrong = Form::blank();
        wrong.wrong("to", "form-empty");
        all.push(SamplePage::of("succession/wrong", draw(&page, &wrong)));
    }
    all
}
