//! How implementations look: where it stands, what holds the next gate, what happened.

use super::Placed;
use super::model::{Gate, Stage};
use super::pages::{Overview, WorkPage};
use crate::innovation::kind_key;
use crate::learning_plan;
use crate::stage::{self, Progress, Stay, days_in, of_stage, stays};
use crate::stop::views as stops;
use crate::succession::views::earlier;
use ground::Check;
use ground::element::Shut;
use kit::form::{Choice, Form};
use kit::i18n::{Words, args};
use kit::views::{
    Growth, Head, Pace, Shape, Step, Tone, Weight, actions, empty, growth, lines, link_button, notice, page_head, part, shape, stage_path,
};
use kit::{SignedIn, paths};
use maud::{Markup, html};
use std::cmp::Ordering;

/// The drawing of a stage.
pub fn drawn(stage: Stage) -> Growth {
    match stage {
        Stage::Decide => Growth::Seed,
        Stage::Prepare => Growth::Sprout,
        Stage::Implement => Growth::Plant,
        Stage::Sustain => Growth::Flower,
    }
}

/// The drawing of a place: its stage, or that it rests.
pub fn growth_of(placed: &Placed) -> Growth {
    match (placed.stopped_on, placed.paused_on) {
        (Some(_), _) => Growth::Stopped,
        (None, Some(_)) => Growth::Paused,
        (None, None) => drawn(placed.stage),
    }
}

/// How far a place is, in a list: its drawing and its name.
pub fn place_mark(w: Words, placed: &Placed) -> Markup {
    let growth = growth_of(placed);
    html! { span.status { (kit::views::drawing(growth)) (growth.name(w)) } }
}

/// A check in words, with whatever it names.
fn said(w: Words, check: &Check) -> String {
    w.text(&check.text)
}

impl Overview {
    pub fn title(&self, who: &SignedIn) -> String {
        who.words()
            .with("implementation-title", args![innovation => self.innovation.outline.name.as_str(), unit => self.unit.name.as_str()])
    }
}

pub fn work(who: &SignedIn, page: &WorkPage) -> Markup {
    let w = who.words();
    let new = |weight| link_button(&w.t("work-new"), paths::NEW_INNOVATION, weight);
    let nothing = page.placed.is_empty() && page.waiting.is_empty();
    html! {
        (page_head(w, Head { title: w.t("work-title"), lede: w.with("work-lede", args![count => page.placed.len()]), ..Head::default() }))
        @if nothing {
            (part("work-none", &w.t("work-begin"), "", empty(&w.t("work-none-title"), &w.t(if page.may_innovate { "work-none" } else { "work-none-reader" }),
                html! { @if page.may_innovate { (new(Weight::Bloom)) } })))
        }
        @if page.placed.iter().any(Placed::is_going) {
            (part("work-here", &w.t("work-here"), w.t("work-here-note"), lines(page.placed.iter().filter(|p| p.is_going()).map(|p| html! {
                div.split {
                    span { a href=(paths::implementation(p.id)) { (p.innovation_name) } " · " (p.unit_name) }
                    (place_mark(w, p))
                }
            }))))
        }
        @if page.placed.iter().any(|p| !p.is_going()) {
            (part("work-stopped", &w.t("work-stopped"), w.t("work-stopped-note"), lines(page.placed.iter().filter(|p| !p.is_going()).map(|p| html! {
                div.split {
                    @if p.shut.is_some() && p.stopped_on.is_none() {
                        span { a href=(paths::implementation(p.id)) { (p.innovation_name) } " · " (p.unit_name) }
                        span.small.soft { (w.t("implementation-unit-closed")) }
                    } @else {
                        span { a href=(paths::of_implementation(p.id, "stop-story")) { (p.innovation_name) } " · " (p.unit_name) }
                        span.small.soft { (stops::since(w, p.stopped_on, p.returns_on)) }
                    }
                }
            }))))
        }
        @if !page.waiting.is_empty() {
            (part("work-waiting", &w.t("work-waiting"), w.t("work-waiting-note"), lines(page.waiting.iter().map(|i| html! {
                div.split { a href=(paths::innovation(i.id)) { (i.outline.name) } span.small.soft { (w.t(kind_key(i.outline.kind))) } }
            }))))
        }
        @if page.may_innovate && !nothing {
            (part("work-more", &w.t("work-more"), w.t("work-more-note"), actions([new(Weight::Quiet)])))
        }
    }
}

pub fn one(who: &SignedIn, page: &Overview) -> Markup {
    let w = who.words();
    let i = &page.implementation;
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (page.innovation.outline.name.clone(), paths::innovation(i.innovation))];
    let stage = drawn(i.stage).name(w);
    let held = page.next.as_ref().map_or(0, |(_, checks)| checks.iter().filter(|c| !c.met).count());
    let lede = match (&page.stop, &page.next) {
        (Some(stop), _) => stops::lede(w, stop, page.today),
        (None, _) if page.shut.is_some() => w.with("implementation-lede-closed", args![unit => page.unit.name.as_str()]),
        (None, Some((next, _))) if held > 0 => {
            w.with("implementation-lede-held", args![stage => stage, next => drawn(*next).name(w), count => held])
        }
        (None, Some((next, _))) => w.with("implementation-lede-open", args![stage => stage, next => drawn(*next).name(w)]),
        (None, None) => w.t("implementation-lede-sustain"),
    };
    let lede = match super::elements::lost(w, &page.conditions).filter(|_| page.stop.is_none()) {
        Some((count, first)) => format!("{lede} {}", w.with("implementation-lede-lost", args![count => count, first => first])),
        None => lede,
    };
    let mut meta = vec![
        html! { (w.t(kind_key(page.innovation.outline.kind))) },
        html! { a href=(paths::innovation(i.innovation)) { (w.t("implementation-why")) } },
        html! { a href=(paths::implementation_one_pager(i.id)) { (w.t("one-pager-link")) } },
    ];
    // A series must not be read across the day on which its unit became another.
    meta.extend(page.before.as_ref().map(|before| html! { (kit::units::before_line(w, before)) }));
    html! {
        (page_head(w, Head { crumbs, title: page.title(who), lede, meta }))
        (stops::learned_before(w, &page.learned, page.may_lead.then_some(i.id)))
        (part("stands", &w.t("implementation-stands"), stands_note(w, page), stage_path(w, &steps(w, page))))
        @match &page.stop {
            Some(stop) => (stops::halted(who, stop, page.may_lead, page.today)),
            None => (part("gate", &w.t("implementation-next"), "", match &page.shut {
                Some(on) => shut(who, page, on),
                None => gate(who, page),
            })),
        }
        @if !page.earlier.is_empty() {
            (part("earlier", &w.t("succession-earlier"), w.t("succession-earlier-note"), earlier(w, &page.earlier, |before| paths::implementation(before.id))))
        }
        (super::elements::elements(w, page))
        (part("learning", &w.t("learning-heading"), w.t("learning-note"),
            learning_plan::summary(who, i.id, page.plan.as_ref(), page.may_lead && page.goes_on())))
        (part("carried", &w.t("implementation-carried"), w.t("implementation-carried-note"), lines([
            html! { a href=(paths::team(i.id)) { (w.t("implementation-team")) } },
            html! { a href=(paths::implementation_pulses(i.id)) { (w.t("implementation-pulses")) } },
            html! { a href=(paths::of_implementation(i.id, "sustain")) { (w.t("sustain-open")) } " " span.small.soft { (w.t("sustain-open-note")) } },
        ])))
        (part("happened", &w.t("implementation-happened"), "", html! { div.stack {
            (super::happened::history(who, page))
            @if page.may_lead && page.moves.len() <= 1 && i.stage == Stage::Decide {
                (actions([link_button(&w.t("implementation-delete"), &paths::implementation_deletion(i.id), Weight::Plain)]))
            }
        } }))
        @if page.may_lead && page.goes_on() { (stops::ways_out(w, i.id)) }
    }
}

/// What the days are counted by, and where that can be seen.
fn stands_note(w: Words, page: &Overview) -> Markup {
    let counts = if page.calendar.is_assumed_on(page.today) { "calendar-counts-assumed" } else { "calendar-counts" };
    html! {
        (w.t("implementation-stands-note")) " " (w.t(counts)) " "
        a href=(paths::calendar(page.unit.id)) { (w.t("calendar-open")) }
    }
}

/// Its unit has closed: nothing goes further here. It went on elsewhere, or somebody decides that it does, or stops it.
fn shut(who: &SignedIn, page: &Overview, shut: &Shut) -> Markup {
    let w = who.words();
    let id = page.implementation.id;
    html! {
        div.stack {
            (kit::units::shut_notice(w, Some(shut)))
            @if let Some(closed) = &page.closed { p { (kit::units::break_line(w, closed)) } }
            @if page.may_lead && shut.on.is_empty() {
                p { (w.t("implementation-closed-on")) }
                (actions([
                    link_button(&w.t("succession-title"), &paths::of_implementation(id, "succession"), Weight::Bloom),
                    link_button(&w.t("stop-go-to"), &paths::implementation_stop(id), Weight::Plain),
                ]))
            }
        }
    }
}

/// When each stage was reached last, for how long, and how much of its work is done.
fn steps(w: Words, page: &Overview) -> Vec<Step> {
    let i = &page.implementation;
    let stays = stays(&page.moves, &page.zone);
    let step = |stage: Stage| {
        let progress = Progress::of(of_stage(&page.activities, stage));
        let pace = match stage.cmp(&i.stage) {
            Ordering::Less => Pace::Done,
            // Where nobody has listed any work, the mark stands in the middle and the note says so.
            Ordering::Equal => Pace::Now(progress.share().unwrap_or(0.5)),
            Ordering::Greater => Pace::Ahead,
        };
        let note = stage::done_of(w, i.id, stage, progress);
        Step { growth: drawn(stage), pace, when: when(w, page, &stays, stage), note }
    };
    Stage::ALL.into_iter().map(step).collect()
}

/// Days are days on which there was school, all stays in a stage together, and on which it was going.
fn when(w: Words, page: &Overview, stays: &[Stay], stage: Stage) -> String {
    let i = &page.implementation;
    let Some(last) = stays.iter().rev().find(|s| s.stage == stage) else { return w.t("stage-not-begun") };
    let count = days_in(stays, &page.rests, stage, &page.calendar, page.today);
    match last.until {
        // Gone back from: it is "since" no longer.
        _ if stage > i.stage => w.t("stage-was-there"),
        None => w.with("calendar-stage-since", args![day => w.short_date(last.from), count => count]),
        Some(until) => w.with("stage-from-to", args![from => w.short_date(last.from), until => w.short_date(until), count => count]),
    }
}

fn gate(who: &SignedIn, page: &Overview) -> Markup {
    let w = who.words();
    let Some((next, checks)) = &page.next else { return notice(Tone::Done, &w.t("gate-last"), "") };
    let held = checks.iter().any(|c| !c.met);
    html! {
        div.stack {
            p { (w.with("gate-before", args![stage => drawn(*next).name(w)])) }
            (checklist(w, checks, page.may_lead))
            @if page.may_lead {
                (actions([
                    link_button(&w.t("gate-move"), &paths::implementation_stage(page.implementation.id), if held { Weight::Quiet } else { Weight::Bloom }),
                    link_button(&w.t("load-here-link"), &paths::innovation_load(page.implementation.innovation, page.unit.id), Weight::Plain),
                ]))
            }
        }
    }
}

/// Only whoever may mend what is missing is led there.
fn checklist(w: Words, checks: &[Check], may_lead: bool) -> Markup {
    html! {
        ul.conditions {
            @for check in checks {
                li {
                    (shape(w, if check.met { Shape::Met } else { Shape::Unknown }))
                    div {
                        p { (said(w, check)) }
                        @if let Some(href) = check.href.as_ref().filter(|_| may_lead && !check.met) { p { a href=(href) { (w.t("check-mend")) } } }
                    }
                }
            }
        }
    }
}

/// The page on which a stage is left or returned to.
pub fn stage(who: &SignedIn, page: &Overview, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let i = &page.implementation;
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (page.title(who), paths::implementation(i.id))];
    if !page.goes_on() {
        // Nothing is moved that rests, was stopped, or lies in a closed unit: the page says which, instead of a form that is refused.
        let said = match &page.stop {
            Some(stop) => stops::lede(w, stop, page.today),
            None => w.with("implementation-lede-closed", args![unit => page.unit.name.as_str()]),
        };
        let back = link_button(&page.title(who), &paths::implementation(i.id), Weight::Quiet);
        return html! {
            (page_head(w, Head { crumbs, title: w.t("stage-title"), lede: said, ..Head::default() }))
            (actions([back]))
        };
    }
    let choices = Stage::ALL.into_iter().filter(|s| i.gate(*s) != Gate::Same).map(|s| {
        let hint = w.t(match i.gate(s) {
            Gate::Open => "stage-back-hint",
            _ if i.stage.next() == Some(s) => "stage-on-hint",
            _ => "stage-skip-hint",
        });
        Choice::new(s.word(), drawn(s).name(w)).hint(hint)
    });
    let held = page.next.as_ref().is_some_and(|(_, checks)| checks.iter().any(|c| !c.met));
    // Only whoever may go on all the same is asked why; everyone may say what was decided.
    let (reason, reason_hint) = match (held, page.may_override) {
        (true, true) => ("gate-reason", "gate-reason-hint"),
        (true, false) => ("gate-decided", "gate-reason-hint-not"),
        (false, _) => ("gate-decided", "gate-decided-hint"),
    };
    html! {
        (page_head(w, Head { crumbs, title: w.t("stage-title"), lede: w.with("stage-lede", args![stage => drawn(i.stage).name(w)]), ..Head::default() }))
        @if let Some((next, checks)) = &page.next {
            (part("stage-checks", &w.with("gate-heading", args![stage => drawn(*next).name(w)]), "", html! {
                div.stack {
                    (checklist(w, checks, true))
                    @if !held { (notice(Tone::Done, &w.t("gate-open"), "")) }
                }
            }))
        }
        (part("stage-move", &w.t("stage-move"), w.t("stage-move-note"), f.post(&paths::implementation_stage(i.id), &who.csrf, html! {
            input type="hidden" name="from" value=(i.stage.word());
            (f.radios("to", w.t("stage-to"), choices))
            (f.area("reason", w.t(reason)).hint(w.t(reason_hint)).optional().rows(3))
            (f.send(w.t("stage-go")))
        })))
    }
}

/// For pages that only need the picture.
pub fn stage_growth(w: Words, stage: Stage) -> Markup {
    growth(w, drawn(stage))
}
