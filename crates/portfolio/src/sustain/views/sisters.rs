//! Sister schools: what each side gives and needs, and whether both agree.

use super::super::model::{Side, Sister};
use super::{Part, Sent};
use kit::form::{Choice, Form, hidden_csrf};
use kit::i18n::args;
use kit::views::{Shape, empty, lines, mark, part};
use maud::{Markup, html};

pub fn sisters(s: &Sent) -> Markup {
    let (w, page) = (s.w, s.page);
    let none = page.kept.sisters.is_empty();
    let filled = page.changing.and_then(|row| page.kept.sisters.iter().find(|p| p.id == row && p.ended_on.is_none())).map(|pair| {
        let (_, own, _) = pair.seen_from(page.placed.id);
        Form::blank().filled("row", pair.id.to_string()).filled("sister-offers", &own.offers).filled("sister-asks", &own.asks)
    });
    let first = match (page.may_lead, page.could_pair.is_empty()) {
        (true, false) => "sustain-sisters-first",
        (true, true) => "sustain-sisters-above",
        (false, _) => "sustain-none-reader",
    };
    let changes = filled.is_some() || s.form.is_some_and(|form| !form.value("row").is_empty());
    part(
        "sisters",
        &w.t("sustain-sisters"),
        w.t("sustain-sisters-note"),
        html! { div.stack {
            @if none { (empty(&w.t("sustain-sisters-none"), &w.t(first), html! {})) } @else { (lines(page.kept.sisters.iter().map(|p| pair(s, p)))) }
            @if changes || s.form.is_some() || !page.could_pair.is_empty() {
                (s.form("sisters", &w.t("sustain-sister-add"), filled, false, |f| html! {
                    @if !changes {
                        (f.select("sister-with", w.t("sustain-sister-with"), page.could_pair.iter().map(|p| Choice::new(p.id.to_string(), &p.unit_name))))
                    }
                    (f.area("sister-offers", w.t("sustain-sister-offers")).hint(w.t("sustain-sister-offers-hint")).rows(2))
                    (f.area("sister-asks", w.t("sustain-sister-asks")).hint(w.t("sustain-sister-asks-hint")).rows(2))
                }))
            }
        } },
    )
}

fn pair(s: &Sent, pair: &Sister) -> Markup {
    let (w, page) = (s.w, s.page);
    let (them, own, theirs) = pair.seen_from(page.placed.id);
    let name = page.sisters.get(&them).cloned().unwrap_or_else(|| w.t("sustain-sister-gone"));
    let (shape, said) = match (pair.ended_on, pair.is_agreed()) {
        (Some(day), _) => (Shape::Lost, w.with("sustain-sister-ended", args![day => w.date(day)])),
        (None, true) => (Shape::Met, w.t("sustain-sister-agreed")),
        (None, false) if own.agreed_on.is_some() => (Shape::Emerging, w.t("sustain-sister-waits-them")),
        (None, false) => (Shape::Emerging, w.t("sustain-sister-waits-us")),
    };
    let may_agree = page.speaks && pair.ended_on.is_none() && own.agreed_on.is_none();
    html! {
        div.stack.tight {
            div.split {
                span { (mark(shape)) " " strong { (name) } " " span.small.soft { (said) } }
                @if pair.ended_on.is_none() && page.may_lead {
                    div.actions {
                        (s.change(pair.id, &name, Part::Sisters))
                        form.actions method="post" action=(s.action("agreements")) {
                            (hidden_csrf(&s.who.csrf))
                            input type="hidden" name="row" value=(pair.id);
                            @if may_agree { button.button.quiet name="do" value="agree" aria-label={ (w.t("sustain-sister-agree")) ": " (name) } { (w.t("sustain-sister-agree")) } }
                            button.button.plain name="do" value="end" aria-label={ (w.t("sustain-sister-end")) ": " (name) } { (w.t("sustain-sister-end")) }
                        }
                    }
                }
            }
            (side(s, "sustain-sister-we", own))
            (side(s, "sustain-sister-they", theirs))
        }
    }
}

fn side(s: &Sent, key: &str, of: &Side) -> Markup {
    let w = s.w;
    html! {
        @if !of.offers.is_empty() || !of.asks.is_empty() {
            p.small { (w.with(key, args![offers => of.offers.as_str(), asks => of.asks.as_str()])) }
        }
    }
}
