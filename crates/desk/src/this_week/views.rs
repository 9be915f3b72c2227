//! How this week looks: a sentence with the number of things, then at most three of them, then the first steps or the
//! teams. The rooms' words stand here as the rooms gave them.

use super::around;
use super::model::{MOST_ASKS, Step};
use super::pages::ThisWeek;
use super::steps::Led;
use ground::element::Text;
use ground::{Role, WorkItem};
use kit::i18n::{Words, args};
use kit::views::{Ask, Head, Leaf, Shape, Weight, actions, asks, details, empty, lines, link_button, mark, page_head, part, tag};
use kit::{Place, SignedIn, paths};
use maud::{Markup, html};
use teams::charter::{Mine, Part};

pub fn this_week(who: &SignedIn, page: &ThisWeek) -> Markup {
    let w = who.words();
    let mut meta = vec![html! { (w.long_date(page.today)) }];
    meta.extend(around::parts(w, page));
    html! {
        (page_head(w, Head { title: w.t("week-title"), lede: lede(w, page), meta, ..Head::default() }))
        @if !page.items.is_empty() { (part("needs", &w.t("week-needs"), w.t("week-needs-note"), needs(w, &page.items))) }
        @if !page.steps.is_empty() {
            // One bloom on a page: what others wait for goes first.
            @let weight = if page.items.is_empty() { Weight::Bloom } else { Weight::Quiet };
            (part("steps", &w.t("week-steps"), w.t("week-steps-note"), first_steps(w, &page.steps, weight)))
        }
        @if page.is_quiet() {
            (part("needs", &w.t("week-needs"), "", quiet(who, page)))
        }
        (around::promises(w, page))
        (around::answered(w, page))
        (around::near(who, page))
        (around::clients(who, page))
        @if !page.teams.is_empty() { (part("teams", &w.t("week-teams"), "", lines(page.teams.iter().map(|t| team(w, t))))) }
    }
}

fn lede(w: Words, page: &ThisWeek) -> String {
    let (name, count) = (page.given_name.as_str(), page.items.len());
    let left: Vec<&Led> = page.steps.iter().filter(|s| !s.step.done).collect();
    if count > 0 || left.is_empty() {
        return w.with("week-lede", args![name => name, count => count]);
    }
    let minutes: usize = left.iter().map(|s| s.step.step.minutes()).sum();
    w.with("week-lede-steps", args![name => name, count => left.len(), minutes => minutes])
}

/// What a quiet week means depends on one's part.
fn quiet(who: &SignedIn, page: &ThisWeek) -> Markup {
    let w = who.words();
    let said = w.with("week-none", args![role => page.foremost.map_or("", Role::word)]);
    let across = who.places.contains(&Place::Portfolio);
    let go = if across {
        link_button(&w.t("week-none-board"), paths::PORTFOLIO, Weight::Quiet)
    } else {
        link_button(&w.t("week-none-go"), paths::WORK, Weight::Quiet)
    };
    empty(&w.t("week-none-title"), &said, go)
}

fn needs(w: Words, items: &[WorkItem]) -> Markup {
    let (now, others) = items.split_at(items.len().min(MOST_ASKS));
    let now: Vec<Ask> =
        now.iter().enumerate().map(|(at, item)| ask(w, item, if at == 0 { Weight::Bloom } else { Weight::Quiet })).collect();
    html! {
        div.stack {
            (asks(&now))
            @if !others.is_empty() {
                (details(&w.with("week-others", args![count => others.len()]), lines(others.iter().map(|item| html! {
                    a href=(item.href) { (say(w, &item.title)) }
                    p.small.soft { (kicker(w, item)) }
                }))))
            }
        }
    }
}

fn ask(w: Words, item: &WorkItem, weight: Weight) -> Ask {
    let act = link_button(&say(w, &item.action), &item.href, weight);
    Ask { leaf: leaf(item), kicker: kicker(w, item), title: say(w, &item.title), said: say(w, &item.detail), act }
}

/// Work of the house itself is a matter of leadership and systems.
fn leaf(item: &WorkItem) -> Leaf {
    Leaf::ALL.into_iter().find(|leaf| Some(leaf.letter()) == item.element).unwrap_or(Leaf::Leadership)
}

/// The element, then the occasion: "Teams · Partner Reading at Alder Creek".
fn kicker(w: Words, item: &WorkItem) -> String {
    format!("{} · {}", leaf(item).name(w), say(w, &item.kicker))
}

/// A room's sentence with whatever it names.
fn say(w: Words, text: &Text) -> String {
    w.text(text)
}

fn first_steps(w: Words, steps: &[Led], weight: Weight) -> Markup {
    let next = steps.iter().position(|s| !s.step.done && s.href.is_some());
    html! {
        ol.conditions {
            @for (at, led) in steps.iter().enumerate() {
                li aria-current=[(next == Some(at)).then_some("step")] {
                    (mark(if led.step.done { Shape::Met } else { Shape::Unknown }))
                    div.stack[next == Some(at)].tight[next == Some(at)] { (step(w, led, next == Some(at), weight)) }
                }
            }
        }
    }
}

fn step(w: Words, led: &Led, next: bool, weight: Weight) -> Markup {
    let title = w.t(title(led.step.step));
    let minutes = w.with("week-step-minutes", args![minutes => led.step.step.minutes()]);
    html! {
        @match &led.href {
            // A step that is done, or waits for an earlier one, is only told.
            Some(href) if !led.step.done && !next => p { a href=(href) { (title) } },
            _ => p { (title) },
        }
        p { @if led.step.done { (w.t("week-step-done")) } @else { (minutes) @if next { " " (w.t(why(led.step.step))) } } }
        @if let (true, Some(href)) = (next, &led.href) {
            (actions([link_button(&w.t(go(led.step.step)), href, weight)]))
            @if led.step.step == Step::Roster { (actions(by_hand(w))) }
        }
    }
}

fn title(step: Step) -> &'static str {
    match step {
        Step::Roster => "week-step-roster",
        Step::Innovation => "week-step-innovation",
        Step::Begin => "week-step-begin",
        Step::Team => "week-step-team",
        Step::Learning => "week-step-learning",
        Step::Pulse => "week-step-pulse",
    }
}

fn why(step: Step) -> &'static str {
    match step {
        Step::Roster => "week-step-roster-why",
        Step::Innovation => "week-step-innovation-why",
        Step::Begin => "week-step-begin-why",
        Step::Team => "week-step-team-why",
        Step::Learning => "week-step-learning-why",
        Step::Pulse => "week-step-pulse-why",
    }
}

fn go(step: Step) -> &'static str {
    match step {
        Step::Roster => "week-step-roster-go",
        Step::Innovation => "week-step-innovation-go",
        Step::Begin => "week-step-begin-go",
        Step::Team => "week-step-team-go",
        Step::Learning => "week-step-learning-go",
        Step::Pulse => "week-step-pulse-go",
    }
}

/// Without a file: a school and its people one by one.
fn by_hand(w: Words) -> [Markup; 2] {
    let link = |key, to| link_button(&w.t(key), to, Weight::Plain);
    [link("week-step-unit-go", paths::NEW_UNIT), link("week-step-person-go", paths::NEW_PERSON)]
}

fn team(w: Words, mine: &Mine) -> Markup {
    let placed = &mine.placed;
    let carries = w.with("implementation-title", args![innovation => placed.innovation_name.as_str(), unit => placed.unit_name.as_str()]);
    html! {
        div.split {
            span { a href=(paths::team(placed.id)) { (mine.team_name) } " · " span.small.soft { (carries) } }
            @if mine.part == Part::Lead { (tag(&w.t("week-teams-lead"))) }
        }
    }
}
