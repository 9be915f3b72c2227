//! Its pages with made-up contents.

use super::guests::{self, GuestsPage};
use super::here::{Again, Here};
use super::templates::{self, TemplatesPage};
use super::{choose, server};
use crate::element::{Known, Template};
use crate::form::Form;
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, RunsServer, SignedIn};
use ground::account::Home;
use ground::account::guest::Guest;
use ground::account::operator::{Kept, Making};
use ground::organization::UnitKind;
use std::collections::HashMap;

impl Sample for GuestsPage {
    fn samples() -> Vec<(&'static str, GuestsPage)> {
        let guest =
            |n: usize, name: &str, until| Guest { person: demo::id(700 + n), name: name.into(), units: vec![demo::school_id(0)], until };
        let units: HashMap<_, _> = [demo::district(), demo::school(0)].into_iter().map(|u| (u.id, u.name)).collect();
        let page = |guests| GuestsPage { guests, units: units.clone(), latest: demo::day(11, 30) };
        let two = vec![guest(1, "Noor Haddad", Some(demo::day(11, 27))), guest(2, "Sam Whitfield", Some(demo::day(12, 18)))];
        vec![("two", page(two)), ("none", page(Vec::new()))]
    }
}

impl Sample for TemplatesPage {
    fn samples() -> Vec<(&'static str, TemplatesPage)> {
        let template = |n: usize, name: &str| Template {
            kind: "innovation",
            id: demo::id::<ground::InnovationId>(n).to_string(),
            name: name.into(),
            detail: String::new(),
        };
        let pulse = Template { kind: "pulse", detail: "Partner Reading".into(), ..template(3, "Fall pulse") };
        let mine = vec![template(1, "Partner Reading"), template(2, "Restorative circles"), pulse];
        let to = vec![homes(), homes(), homes()];
        let full = TemplatesPage { mine: mine.clone(), to: to.clone(), may_take: true, copied: None, here: None };
        let copied = |next| TemplatesPage {
            copied: homes().into_iter().next().map(|home| (home, next)),
            ..TemplatesPage { mine: mine.clone(), to: to.clone(), may_take: true, copied: None, here: None }
        };
        let (innovation, pulse) = (copied("templates-copied-said"), copied("templates-copied-pulse"));
        let none = TemplatesPage { mine: Vec::new(), to: Vec::new(), may_take: true, copied: None, here: None };
        let known = || Known { name: "Partner Reading".into(), href: "/innovations/x".into(), may_repeat: true };
        let twice = |again| TemplatesPage {
            here: Some(Here { known: known(), again }),
            ..TemplatesPage { mine: mine.clone(), to: to.clone(), may_take: true, copied: None, here: None }
        };
        let there = homes().into_iter().next().map(|to| twice(Again::Copy { kind: "innovation".into(), id: "x".into(), to }));
        let sent = twice(Again::File("{}".into()));
        let alone = TemplatesPage { mine, to: vec![Vec::new(), Vec::new(), Vec::new()], may_take: false, copied: None, here: None };
        let asked = there.into_iter().map(|page| ("there-already", page)).chain([("here-already", sent)]);
        let told = vec![("full", full), ("copied", innovation), ("copied-pulse", pulse), ("one-organization", alone), ("none", none)];
        told.into_iter().chain(asked).collect()
    }
}

fn homes() -> Vec<Home> {
    let home = |n: usize, name: &str| Home { organization: demo::id(n), person: demo::id(n), name: name.into(), demo: false };
    vec![home(801, "Farfield Unified"), home(802, "Lakeland Consolidated School District")]
}

fn kept(n: usize, name: &str, kind: UnitKind, demo_data: bool, suspended: bool) -> Kept {
    let made_at = demo::noon(demo::day(9, 1));
    Kept {
        id: demo::id(n),
        name: name.into(),
        kind,
        zone: "America/Chicago".into(),
        demo: demo_data,
        made_at,
        suspended_at: suspended.then_some(made_at),
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let several = SignedIn { elsewhere: homes(), runs_server: true, ..who.clone() };
    let choose = |form: &Form| several.page(&w.t("choose-title"), Place::Nowhere, choose::view(&several, form));
    let mut nothing = Form::blank();
    nothing.wrong("", "form-none-chosen");
    let mut all =
        vec![SamplePage::of("organizations/several", choose(&Form::blank())), SamplePage::of("organizations/mistake", choose(&nothing))];
    let guests = |page: &GuestsPage| who.page(&w.t("guests-title"), Place::People, guests::view(who, page, None, &Form::blank()));
    all.extend(SamplePage::each("guests", guests));
    if let Some((_, page)) = GuestsPage::samples().into_iter().next()
        && let Some(guest) = page.guests.first()
    {
        let mut late = Form::blank().filled("until", "2028-01-01");
        late.wrong("until", "guest-until-blank");
        all.push(SamplePage::of(
            "guests/mistake",
            who.page(&w.t("guests-title"), Place::People, guests::view(who, &page, Some(guest.person), &late)),
        ));
        all.push(SamplePage::of("guests/end", who.page(&w.t("guests-title"), Place::People, guests::revoke_view(who, guest))));
    }
    all.push(SamplePage::of("me/departure", who.page(&w.t("me-title"), Place::Nowhere, guests::leave_view(who))));
    let templates =
        |form: Form| move |page: &TemplatesPage| who.page(&w.t("templates-title"), Place::Work, templates::view(who, page, &form));
    all.extend(SamplePage::each("templates", templates(Form::blank())));
    let mut wrong = Form::blank();
    wrong.wrong("file", "template-file-wrong");
    if let Some((_, page)) = TemplatesPage::samples().into_iter().next() {
        all.push(SamplePage::of("templates/mistake", templates(wrong)(&page)));
    }
    all.extend(of_operator(&RunsServer::sample(who.look.clone())));
    all
}

fn of_operator(who: &RunsServer) -> Vec<SamplePage> {
    let w = who.words();
    let all = [
        kept(801, "Farfield Unified", UnitKind::District, false, false),
        kept(802, "Lakeland Consolidated School District", UnitKind::Region, false, true),
        kept(803, demo::DISTRICT, UnitKind::District, true, false),
    ];
    let making = Making {
        name: "Farfield Unified".into(),
        kind: UnitKind::District,
        zone: "America/Chicago".into(),
        language: "en".into(),
        given_name: "Ruth".into(),
        family_name: "Abara".into(),
        email: "ruth.abara@farfield.example".into(),
    };
    let mut hasty = Form::blank().filled("organization", "Farfield Unified").filled("email", "ruth");
    let _ = hasty.choice("kind", UnitKind::from_word).required();
    let _ = hasty.text("given-name").required();
    let _ = hasty.text("email").email().required();
    let blank = Form::blank().filled("kind", "district").filled("zone", "America/Chicago").filled("language", w.lang().code());
    let link = "https://perennial.riverbend.example/password/xk3m9q2vw7h4t6r8p5n1c0z2sa";
    vec![
        SamplePage::of("operator/organizations", who.page(&w.t("server-title"), server::list_view(who, &all))),
        SamplePage::of("operator/suspension", who.page(&w.t("server-suspend"), server::suspend_view(who, &all[0]))),
        SamplePage::of("operator/none", who.page(&w.t("server-title"), server::list_view(who, &[]))),
        SamplePage::of("operator/new/blank", who.page(&w.t("server-new"), server::new_view(who, &blank))),
        SamplePage::of("operator/new/mistakes", who.page(&w.t("server-new"), server::new_view(who, &hasty))),
        SamplePage::of("operator/made", who.page(&w.t("server-made"), server::made_view(who, &making, link))),
    ]
}
