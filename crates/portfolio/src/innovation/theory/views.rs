//! How a theory of change looks: three steps in reading order, an arrow from each to the next, what is known below.

use super::TheoryPage;
use crate::innovation::record::fields::Topic;
use crate::innovation::record::views::{asks_said, cost, figures, source};
use crate::innovation::record::{Active, Row};
use crate::innovation::views::prose;
use kit::i18n::{Words, args};
use kit::views::{Head, actions, bullets, lines, page_head, print_button};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn title(who: &SignedIn, page: &TheoryPage) -> String {
    who.words().with("theory-of", args![name => page.record.description.name.as_str()])
}

pub fn one(who: &SignedIn, page: &TheoryPage) -> Markup {
    let w = who.words();
    let r = &page.record;
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (r.description.name.clone(), paths::innovation(r.id))];
    let missing = |topic: Topic, key: &str| missing(w, page, topic, key);
    html! {
        (page_head(w, Head { crumbs, title: title(who, page), lede: w.t("theory-lede"), ..Head::default() }))
        ol.theory {
            li {
                h2 { (w.t("theory-because")) }
                @if r.need.problem.trim().is_empty() { (missing(Topic::Need, "theory-need-missing")) } @else { (prose(&r.need.problem)) }
                @if !r.need.whom.trim().is_empty() { p.small { (w.with("need-of", args![whom => r.need.whom.as_str()])) } }
                @if r.need.figures.is_empty() { (missing(Topic::Need, "theory-figures-missing")) } @else { (figures(w, &r.need.figures)) }
            }
            li {
                h2 { (w.t("theory-adults")) }
                (outcomes(&r.outcomes.adults, missing(Topic::Outcomes, "theory-adults-missing")))
                h3 { (w.t("theory-core")) }
                @let core: Vec<&str> = Active::core(&r.ingredients.all).map(|active| active.ingredient.name.as_str()).collect();
                @if core.is_empty() { (missing(Topic::Ingredients, "theory-core-missing")) } @else { (bullets(core)) }
                h3 { (w.t("theory-learning")) }
                (learning(w, page))
                h3 { (w.t("theory-asks")) }
                @if r.hours.is_empty() && r.costs.is_empty() { (missing(Topic::Hours, "theory-asks-missing")) } @else { (asks(w, page)) }
            }
            li {
                h2 { (w.t("theory-students")) }
                (outcomes(&r.outcomes.students, missing(Topic::Outcomes, "theory-students-missing")))
            }
        }
        section.theory-known aria-labelledby="known" {
            h2 id="known" { (w.t("theory-known")) }
            @if !r.evidence.summary.trim().is_empty() { (prose(&r.evidence.summary)) }
            @if r.evidence.sources.is_empty() { (missing(Topic::Evidence, "theory-evidence-missing")) } @else {
                (lines(r.evidence.sources.iter().map(|row| source(w, &row.is))))
            }
        }
        (actions([print_button(w)]))
    }
}

/// What is not written yet, how long it takes, and where.
fn missing(w: Words, page: &TheoryPage, topic: Topic, key: &str) -> Markup {
    if !page.may_change {
        return html! { p.soft { (w.t("record-missing")) } };
    }
    html! { p.soft { (w.t(key)) " " a.no-print href=(topic.looked_at(page.record.id)) { (w.t("record-write")) span.sr { ": " (w.t(topic.face().title)) } } } }
}

fn outcomes<I>(list: &[Row<I, String>], missing: Markup) -> Markup {
    html! { @if list.is_empty() { (missing) } @else { (bullets(list.iter().map(|row| &row.is))) } }
}

fn learning(w: Words, page: &TheoryPage) -> Markup {
    html! {
        @if page.learning.is_empty() { p.soft { (w.t("theory-learning-nowhere")) } } @else {
            ul.bullets {
                @for (place, written) in &page.learning {
                    li {
                        a href=(paths::implementation(place.id)) { (w.with("theory-learning-at", args![unit => place.unit_name.as_str()])) }
                        @if !written { span.soft { " " (w.t("theory-learning-missing")) } }
                    }
                }
            }
            @if page.more_places > 0 { p.small.soft { (w.with("theory-learning-more", args![count => page.more_places])) } }
        }
    }
}

fn asks(w: Words, page: &TheoryPage) -> Markup {
    let hours = page.record.hours.iter().map(|row| asks_said(w, row.is));
    let costs = page.record.costs.iter().map(|row| cost(w, &row.is));
    bullets(hours.chain(costs))
}
