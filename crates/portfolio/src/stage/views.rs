//! How a stage looks: what is done of it, its activities with a shape and a word each, one tap to check one off.

use super::model::{Activity, READINESS, Standing};
use super::pages::{ActivityPage, DatesPage, StagePage, checked, dated};
use super::stock::Name;
use crate::implementation::{Placed, Stage, views::drawn};
use crate::innovation::record::fields::Topic;
use ground::{ActivityId, ImplementationId};
use kit::form::{Choice, Form, SEEN, hidden_csrf};
use kit::i18n::{Words, args};
use kit::units::shut_notice;
use kit::views::{Head, Shape, Weight, actions, empty, lines, link_button, mark, page_head, part, post_button, tabs};
use kit::{SignedIn, paths};
use maud::{Markup, html};

fn name(w: Words, activity: &Activity) -> String {
    w.text(&activity.name.text())
}

fn place(w: Words, placed: &Placed) -> String {
    w.with("implementation-title", args![innovation => placed.innovation_name.as_str(), unit => placed.unit_name.as_str()])
}

/// The row of an activity on the page of its stage.
pub fn beside(id: ImplementationId, stage: Stage, activity: ActivityId) -> String {
    format!("{}#{}", paths::stage(id, stage.word()), anchor(activity))
}

fn anchor(activity: ActivityId) -> String {
    format!("a-{activity}")
}

/// "8 of 10 activities done", a link to where they are.
pub fn done_of(w: Words, id: ImplementationId, stage: Stage, progress: super::Progress) -> Markup {
    let said = match progress.apply {
        0 => w.t("stage-no-activities"),
        apply => w.with("stage-done-of", args![done => progress.done, apply => apply]),
    };
    html! { a href=(paths::stage(id, stage.word())) { (said) } }
}

impl StagePage {
    pub fn title(&self, who: &SignedIn) -> String {
        let w = who.words();
        w.with("stage-page-title", args![stage => drawn(self.stage).name(w), place => place(w, &self.placed)])
    }

    fn lede(&self, w: Words) -> String {
        let progress = self.progress_here();
        let done = w.with("stage-lede-done", args![done => progress.done, apply => progress.apply]);
        let days = match self.days {
            Some(days) if self.placed.stage == self.stage => w.with("stage-lede-days", args![count => days]),
            Some(days) => w.with("stage-lede-days-past", args![count => days]),
            None => w.t("stage-lede-never"),
        };
        if progress.apply == 0 { days } else { format!("{done} {days}") }
    }
}

pub fn stage(who: &SignedIn, page: &StagePage, form: &Form) -> Markup {
    let w = who.words();
    let id = page.placed.id;
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (place(w, &page.placed), paths::implementation(id))];
    let faces: Vec<(String, String)> =
        page.progress.iter().map(|(stage, _)| (drawn(*stage).name(w), paths::stage(id, stage.word()))).collect();
    let (here, aside): (Vec<&Activity>, Vec<&Activity>) = page.activities.iter().partition(|a| a.applies());
    html! {
        (page_head(w, Head { crumbs, title: drawn(page.stage).name(w), lede: page.lede(w), ..Head::default() }))
        (shut_notice(w, page.placed.shut.as_ref()))
        (tabs(&w.t("stage-tabs"), &faces, &paths::stage(id, page.stage.word())))
        (part("activities", &w.t("stage-activities"), note(w, page), html! { div.stack {
            @if page.activities.is_empty() {
                (empty(&w.t("stage-none-title"), &w.t(if page.may_lead { "stage-none" } else { "stage-none-reader" }),
                    html! { @if page.may_lead && page.untaken > 0 { (take(who, page, Weight::Bloom)) } }))
            } @else {
                (list(who, page, &here))
                @if page.may_lead && here.iter().any(|a| a.done_on.is_none()) {
                    (actions([link_button(&w.t("stage-dates-go"), &paths::stage_dates(id, page.stage.word()), Weight::Quiet)]))
                }
            }
        } }))
        @if !aside.is_empty() {
            (part("set-aside", &w.t("stage-set-aside"), w.t("stage-set-aside-note"), lines(aside.into_iter().map(|a| set_aside(who, page, a)))))
        }
        @if page.may_lead {
            (part("add", &w.t("activity-add"), w.t("activity-add-note"), add(who, page, form)))
            @if page.untaken > 0 && !page.activities.is_empty() {
                (part("template", &w.t("stage-untaken"), "", html! { div.stack {
                    p { (w.with("stage-untaken-said", args![count => page.untaken])) }
                    (take(who, page, Weight::Quiet))
                } }))
            }
        }
    }
}

fn note(w: Words, page: &StagePage) -> Markup {
    html! {
        @if page.stage == READINESS.of {
            (w.with("stage-readiness", args![percent => READINESS.percent])) " " (w.t(READINESS.why)) " "
        }
        @if page.may_lead { a href=(paths::STAGE_TEMPLATES) { (w.t("stage-templates-see")) } }
    }
}

fn take(who: &SignedIn, page: &StagePage, weight: Weight) -> Markup {
    actions([post_button(&who.words().t("stage-take"), &paths::activities(page.placed.id), &who.csrf, weight)])
}

fn list(who: &SignedIn, page: &StagePage, activities: &[&Activity]) -> Markup {
    let w = who.words();
    html! {
        ul.conditions.activities {
            @for activity in activities {
                li id=(anchor(activity.id)) {
                    (mark(drawn_as(activity.standing(page.today))))
                    div.split {
                        div {
                            p {
                                @match done_at(page, activity) {
                                    Some(href) => a href=(href) { (name(w, activity)) },
                                    None => (name(w, activity)),
                                }
                            }
                            p { (said(w, page, activity)) }
                            @if !activity.note.is_empty() { p.small.soft { (activity.note) } }
                        }
                        @if page.may_lead { (steps(who, activity)) }
                    }
                }
            }
        }
    }
}

/// Where one does it, for whoever leads here: of the activities that the house brings along and has a page for.
fn done_at(page: &StagePage, activity: &Activity) -> Option<String> {
    let Name::Stock(stock) = &activity.name else { return None };
    let (id, innovation) = (page.placed.id, page.placed.innovation);
    let href = match stock.word {
        "name-need" => Topic::Need.place(innovation),
        "form-team" => paths::team(id),
        "compare-options" => paths::comparison(Some(innovation), None),
        "weigh-load" => paths::innovation_load(innovation, page.placed.unit),
        "name-core" => Topic::Ingredients.place(innovation),
        "plan-learning" => paths::learning_plan(id),
        _ => return None,
    };
    page.may_lead.then_some(href)
}

fn drawn_as(standing: Standing) -> Shape {
    match standing {
        Standing::Done(_) => Shape::Met,
        Standing::Late(_) => Shape::Lost,
        Standing::ThisWeek(_) | Standing::Planned(_) => Shape::Emerging,
        Standing::Open | Standing::NotNeeded => Shape::Unknown,
    }
}

/// The word that goes with the shape.
fn said(w: Words, page: &StagePage, activity: &Activity) -> String {
    let on = |key, day| w.with(key, args![day => w.date(day)]);
    match activity.standing(page.today) {
        Standing::Done(day) => match activity.done_by.and_then(|p| page.names.get(&p)) {
            Some(name) => w.with("activity-done-by", args![day => w.date(day), name => name.as_str()]),
            None => on("activity-done-on", day),
        },
        Standing::Late(day) => on("activity-late", day),
        Standing::ThisWeek(day) => w.with("activity-this-week", args![day => format!("{}, {}", w.weekday(day), w.short_date(day))]),
        Standing::Planned(day) => on("activity-planned", day),
        Standing::Open | Standing::NotNeeded => w.t("activity-open"),
    }
}

/// One tap, and a link to say more. All look alike, so each is read out with the name of its activity.
fn steps(who: &SignedIn, activity: &Activity) -> Markup {
    let w = who.words();
    let (label, action) = match activity.done_on {
        None => ("activity-check", paths::activity_completion(activity.id)),
        Some(_) => ("activity-uncheck", paths::activity_reopening(activity.id)),
    };
    let class = if activity.done_on.is_none() { "button quiet small" } else { "button plain small" };
    html! {
        div.actions {
            form.inline method="post" action=(action) {
                (hidden_csrf(&who.csrf))
                button class=(class) { (w.t(label)) span.sr { ": " (name(w, activity)) } }
            }
            a.button.plain.small href=(paths::activity(activity.id)) { (w.t("activity-change")) span.sr { ": " (name(w, activity)) } }
        }
    }
}

fn set_aside(who: &SignedIn, page: &StagePage, activity: &Activity) -> Markup {
    let w = who.words();
    html! {
        div.split id=(anchor(activity.id)) {
            div {
                p { (name(w, activity)) }
                p.small.soft { (w.with("activity-not-needed-because", args![why => activity.not_needed.as_str()])) }
            }
            @if page.may_lead {
                a.button.plain.small href=(paths::activity(activity.id)) { (w.t("activity-change")) span.sr { ": " (name(w, activity)) } }
            }
        }
    }
}

fn add(who: &SignedIn, page: &StagePage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    f.post(
        &paths::stage_activities(page.placed.id, page.stage.word()),
        &who.csrf,
        html! {
            (f.text("name", w.t("activity-name")))
            (f.date("planned", w.t("activity-planned-on")).optional())
            (f.send(w.t("activity-add-go")))
        },
    )
}

impl ActivityPage {
    pub fn title(&self, who: &SignedIn) -> String {
        name(who.words(), &self.activity)
    }
}

/// Where a page of a stage's work hangs.
fn crumbs(w: Words, placed: &Placed, stage: Stage) -> Vec<(String, String)> {
    vec![
        (w.t("nav-work"), paths::WORK.to_string()),
        (place(w, placed), paths::implementation(placed.id)),
        (drawn(stage).name(w), paths::stage(placed.id, stage.word())),
    ]
}

pub fn activity(who: &SignedIn, page: &ActivityPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let a = &page.activity;
    let own = !a.name.columns().1.is_empty();
    let people = page.people.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    html! {
        (page_head(w, Head { crumbs: crumbs(w, &page.placed, a.stage), title: page.title(who), lede: w.t("activity-lede"), ..Head::default() }))
        (f.post(&paths::activity(a.id), &who.csrf, html! {
            (f.hidden(SEEN))
            @if own { (f.text("name", w.t("activity-name"))) }
            (f.date("planned", w.t("activity-planned-on")).optional())
            (f.date("done", w.t("activity-done-day")).hint(w.t("activity-done-day-hint")).optional())
            (f.select("by", w.t("activity-by"), people).optional())
            (f.area("note", w.t("activity-note")).hint(w.t("activity-note-hint")).rows(3).optional())
            (f.area("not-needed", w.t("activity-not-needed")).hint(w.t("activity-not-needed-hint")).rows(2).optional())
            (f.send(w.t("activity-save")))
        }))
    }
}

pub fn dates(who: &SignedIn, page: &DatesPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let back = paths::stage(page.placed.id, page.stage.word());
    html! {
        (page_head(w, Head {
            crumbs: crumbs(w, &page.placed, page.stage), title: w.t("stage-dates-title"), lede: w.t("stage-dates-lede"), ..Head::default()
        }))
        @if page.open.is_empty() {
            (empty(&w.t("stage-dates-none-title"), &w.t("stage-dates-none"), link_button(&drawn(page.stage).name(w), &back, Weight::Quiet)))
        } @else {
            (f.post(&paths::stage_dates(page.placed.id, page.stage.word()), &who.csrf, html! {
                @for activity in &page.open {
                    fieldset.field {
                        legend { (name(w, activity)) }
                        (f.check(&checked(activity), w.t("activity-done-today")))
                        (f.date(&dated(activity), w.t("activity-or-planned")).optional())
                    }
                }
                (f.send(w.t("stage-dates-save")))
            }))
        }
    }
}
