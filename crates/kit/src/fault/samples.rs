//! Every way in which something goes wrong, as a page.

use super::Fault;
use crate::look::Look;
use crate::sample::{Sample, SamplePage};
use crate::views::{FaultPage, What, bare, fault};
use crate::who::SignedIn;
use ground::element::{Shut, Text};
use maud::Markup;

impl Sample for FaultPage {
    fn samples() -> Vec<(&'static str, FaultPage)> {
        let mut all: Vec<(&'static str, FaultPage)> = What::ALL.into_iter().map(|what| (state(what), FaultPage::of(what))).collect();
        all.push(("reference", FaultPage { reference: "7KM4XW".into(), ..FaultPage::of(What::Broken) }));
        all
    }
}

fn state(what: What) -> &'static str {
    match what {
        What::Missing => "missing",
        What::SignIn => "sign-in",
        What::Refused => "refused",
        What::Wrong => "wrong",
        What::TooMany => "too-many",
        What::TooLarge => "too-large",
        What::Stale => "stale",
        What::Busy => "busy",
        What::Broken => "broken",
    }
}

fn draw(look: &Look, page: &FaultPage) -> Markup {
    bare(look.words, &look.bare(page.title(look.words)), fault(look.words, page))
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let look = &who.look;
    let told = |name: &str, fault: Fault| SamplePage::of(name, draw(look, &fault.page(look.words)));
    let mut all = SamplePage::each("fault", |page: &FaultPage| draw(look, page));
    all.push(told("fault/signed-out", Fault::SignIn { back: None }));
    all.push(told("fault/link-spent", Fault::Said { what: What::Missing, key: "password-link-spent" }));
    let on = vec![(
        Text::new("implementation-title").with("innovation", "Partner Reading").with("unit", "Otter School"),
        crate::paths::WORK.into(),
    )];
    let shut = |on| Fault::Shut(Box::new(Shut { unit: "Heron School".into(), since: jiff::civil::date(2026, 7, 1), on }));
    all.push(told("fault/shut", shut(on)));
    all.push(told("fault/shut-for-good", shut(Vec::new())));
    all.push(told("fault/needs-https", Fault::Said { what: What::Refused, key: "sign-in-needs-https" }));
    all
}
