//! The pages of stage templates with made-up contents.

use super::forms::contents;
use super::model::{Contents, Item, Template, stock};
use super::{EditPage, TemplatesPage, views};
use crate::implementation::Stage;
use crate::stage::stock::Name;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn};
use maud::Markup;

fn template(n: usize, name: &str, in_use: bool) -> Template {
    let own = Item { stage: Stage::Decide, name: Name::Own("Walk through two schools that use it".into()) };
    let mut items = stock();
    items.insert(3, own);
    let origin = if n == 1 { "(From a template of another organization.)" } else { "" };
    Template { id: demo::id(1200 + n), contents: Contents { name: name.into(), items }, origin: origin.into(), in_use }
}

fn two(first_in_use: bool) -> Vec<Template> {
    vec![template(0, "Riverbend, all schools", first_in_use), template(1, "Small schools", false)]
}

impl Sample for TemplatesPage {
    fn samples() -> Vec<(&'static str, TemplatesPage)> {
        vec![
            ("only-the-house", TemplatesPage { mine: Vec::new(), may_shape: true }),
            ("own", TemplatesPage { mine: two(true), may_shape: true }),
            ("own-not-in-use", TemplatesPage { mine: two(false), may_shape: true }),
            ("reader", TemplatesPage { mine: two(true), may_shape: false }),
        ]
    }
}

impl Sample for EditPage {
    fn samples() -> Vec<(&'static str, EditPage)> {
        vec![
            ("in-use", EditPage { template: template(0, "Riverbend, all schools", true) }),
            ("waiting", EditPage { template: template(1, "Small schools", false) }),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let framed = |title: &str, body: Markup| who.page(title, Place::Work, body);
    let title = who.words().t("stage-templates-title");
    let mut all = SamplePage::each("stage-templates", |p: &TemplatesPage| framed(&title, views::all(who, p, &Form::blank())));
    let mut nameless = Form::blank();
    let _ = nameless.text("name").required();
    for (_, page) in TemplatesPage::samples().into_iter().take(1) {
        all.push(SamplePage::of("stage-templates/mistake", framed(&title, views::all(who, &page, &nameless))));
    }
    all.extend(SamplePage::each("stage-template/edit", |p: &EditPage| {
        framed(&p.template.contents.name, views::edit(who, p, &p.filled(who)))
    }));
    all.extend(SamplePage::each("stage-template/removal", |p: &EditPage| {
        framed(&who.words().t("stage-template-remove"), views::removal(who, &p.template))
    }));
    let mut wrong = Form::blank().filled("decide", "x".repeat(300));
    let _ = contents(&mut wrong);
    for (_, page) in EditPage::samples().into_iter().take(1) {
        let name = page.template.contents.name.clone();
        all.push(SamplePage::of("stage-template/mistakes", framed(&name, views::edit(who, &page, &wrong))));
    }
    all
}
