//! How stage templates look: which lists there are, and one to change, a line for each activity.

use super::forms::HOUSE;
use super::model::{Contents, Template, stock};
use super::pages::{EditPage, TemplatesPage};
use crate::implementation::{Stage, views::drawn};
use kit::form::{Choice, Form, hidden_csrf};
use kit::i18n::args;
use kit::views::{Confirm, Head, Tone, Weight, actions, bullets, confirm, details, lines, link_button, notice, page_head, part, tag};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn all(who: &SignedIn, page: &TemplatesPage, form: &Form) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string())];
    let chosen = page.mine.iter().any(|t| t.in_use);
    let house = html! {
        div.split {
            span { (w.t("stage-template-house")) " " @if !chosen { (tag(&w.t("stage-template-in-use"))) } }
            @if chosen && page.may_shape { (choose(who, HOUSE, &w.t("stage-template-house"))) }
        }
        (details(&w.t("stage-template-house-see"), contents(who, &Contents { name: String::new(), items: stock() })))
    };
    html! {
        (page_head(w, Head { crumbs, title: w.t("stage-templates-title"), lede: w.t("stage-templates-lede"), ..Head::default() }))
        (part("stage-templates", &w.t("stage-templates-which"), w.t("stage-templates-note"),
            lines(std::iter::once(house).chain(page.mine.iter().map(|t| own(who, page, t))))))
        @if page.may_shape { (part("stage-template-new", &w.t("stage-template-new"), w.t("stage-template-new-note"), add(who, page, form))) }
    }
}

fn own(who: &SignedIn, page: &TemplatesPage, template: &Template) -> Markup {
    let w = who.words();
    let name = template.contents.name.as_str();
    html! {
        div.split {
            span {
                @if page.may_shape { a href=(paths::stage_template(template.id)) { (name) } } @else { (name) }
                " " @if template.in_use { (tag(&w.t("stage-template-in-use"))) }
            }
            @if !template.in_use && page.may_shape { (choose(who, &template.id.to_string(), name)) }
        }
        @if !template.origin.is_empty() { p.small.soft { (template.origin) } }
    }
}

/// One tap; the name is read out with it, since all of these buttons look alike.
fn choose(who: &SignedIn, which: &str, name: &str) -> Markup {
    html! {
        form.inline method="post" action=(paths::STAGE_TEMPLATE_CHOICE) {
            (hidden_csrf(&who.csrf))
            input type="hidden" name="template" value=(which);
            button.button.quiet.small { (who.words().t("stage-template-use")) span.sr { ": " (name) } }
        }
    }
}

fn add(who: &SignedIn, page: &TemplatesPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let house = Choice::new(HOUSE, w.t("stage-template-house"));
    let from = std::iter::once(house).chain(page.mine.iter().map(|t| Choice::new(t.id.to_string(), t.contents.name.clone())));
    f.post(
        paths::STAGE_TEMPLATES,
        &who.csrf,
        html! {
            (f.text("name", w.t("stage-template-name")).hint(w.t("stage-template-name-hint")))
            (f.select("of", w.t("stage-template-of"), from).hint(w.t("stage-template-of-hint")).optional())
            (f.send(w.t("stage-template-make")))
        },
    )
}

fn contents(who: &SignedIn, contents: &Contents) -> Markup {
    let w = who.words();
    html! {
        @for stage in Stage::ALL {
            h3 { (drawn(stage).name(w)) }
            (bullets(contents.of_stage(stage).map(|item| w.text(&item.name.text()))))
        }
    }
}

pub fn edit(who: &SignedIn, page: &EditPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let template = &page.template;
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (w.t("stage-templates-title"), paths::STAGE_TEMPLATES.to_string())];
    let lede = w.t(if template.in_use { "stage-template-lede-in-use" } else { "stage-template-lede" });
    html! {
        (page_head(w, Head { crumbs, title: template.contents.name.clone(), lede, ..Head::default() }))
        (f.post(&paths::stage_template(template.id), &who.csrf, html! {
            (f.text("name", w.t("stage-template-name")))
            @for stage in Stage::ALL {
                (f.area(stage.word(), drawn(stage).name(w)).hint(w.t("stage-template-lines-hint")).rows(11).optional())
            }
            (f.send(w.t("stage-template-save")))
        }))
        (part("stage-template-remove", &w.t("stage-template-remove-part"), "", actions([
            link_button(&w.t("stage-template-remove"), &paths::stage_template_removal(template.id), Weight::Plain),
        ])))
    }
}

/// Asks once more; or says what has to be chosen first.
pub fn removal(who: &SignedIn, template: &Template) -> Markup {
    let w = who.words();
    let name = template.contents.name.as_str();
    if template.in_use {
        let crumbs = vec![(w.t("stage-templates-title"), paths::STAGE_TEMPLATES.to_string())];
        return html! {
            (page_head(w, Head { crumbs, title: w.t("stage-template-remove"), ..Head::default() }))
            (notice(Tone::Plain, &w.with("stage-template-remove-in-use", args![name => name]), &w.t("stage-template-remove-in-use-why")))
            (actions([link_button(&w.t("stage-template-remove-other"), paths::STAGE_TEMPLATES, Weight::Quiet)]))
        };
    }
    confirm(&Confirm {
        title: w.with("stage-template-remove-ask", args![name => name]),
        said: w.t("stage-template-remove-said"),
        action: paths::stage_template_removal(template.id),
        csrf: who.csrf.clone(),
        yes: w.t("stage-template-remove-yes"),
        no: w.t("stage-template-remove-no"),
        back: paths::stage_template(template.id),
    })
}
