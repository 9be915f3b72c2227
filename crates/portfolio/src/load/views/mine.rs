//! One's own hours.

use super::super::Mine;
use super::super::model::hours;
use super::{Series, asking, series};
use kit::i18n::args;
use kit::views::{Head, empty, figure, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn mine(who: &SignedIn, page: &Mine) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("me-title"), paths::ME.to_string())];
    let weekly = page.months[page.now].weekly(page.minutes[page.now]);
    let finding = match page.limit {
        _ if page.minutes[page.now] == 0 => w.t("load-mine-nothing"),
        None => w.with("load-mine-now", args![hours => hours(weekly)]),
        Some(limit) if page.over(page.now) > 0 => {
            w.with("load-mine-over", args![hours => hours(weekly), limit => hours(limit), over => hours(page.over(page.now))])
        }
        Some(limit) => w.with("load-mine-within", args![hours => hours(weekly), limit => hours(limit)]),
    };
    let nothing = page.asking.is_empty();
    html! {
        (page_head(w, Head { crumbs, title: w.t("load-mine-title"), lede: finding.clone(), ..Head::default() }))
        @if nothing {
            (part("load-none", &w.t("load-mine-months"), "", empty(&w.t("load-none-title"), &w.t("load-mine-none"), html! {})))
        } @else {
            (part("load-now", &w.t("load-asks-now"), w.t("load-asks-now-note"), html! {
                @if page.minutes[page.now] == 0 { p.soft { (w.t("load-mine-nothing")) } } @else { (asking(w, &page.asking, page.now)) }
            }))
            (part("load-months", &w.t("load-mine-months"), w.t("load-mine-note"), figure(w, &series(w, Series {
                id: "load-mine".into(),
                finding,
                of: w.t("load-mine-of"),
                notes: w.t("load-mine-how"),
                months: &page.months,
                minutes: &page.minutes,
                limit: page.limit,
                beside: None,
            }))))
        }
    }
}
