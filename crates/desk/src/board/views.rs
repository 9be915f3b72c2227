//! How the board looks: a sentence, what can be chosen, the table of innovations and places (`grid`), what is asked of people
//! there (`asked`), and where a condition was lost.

mod asked;
mod grid;

use super::model::{Cell, Mark, Sort};
use super::pages::BoardPage;
use ground::UnitId;
use kit::i18n::{Words, args};
use kit::views::{
    Growth, Head, Shape, Weight, actions, drawing, empty, legend, lines, link_button, mark, page_head, part, status, wide_part,
};
use kit::{SignedIn, paths};
use maud::{Markup, html};
use portfolio::implementation::views::drawn as stage_drawn;

/// Listed below the table; the others are one choice away.
const MOST_LOST: usize = 6;

pub fn board(who: &SignedIn, page: &BoardPage) -> Markup {
    let w = who.words();
    let meta = vec![html! { (w.with("board-as-of", args![day => w.long_date(page.today)])) }, html! { (w.t("board-order")) }];
    let title = w.t("board-title");
    if page.innovations.is_empty() {
        return html! {
            (page_head(w, Head { title, lede: w.t("board-lede-none"), ..Head::default() }))
            (part("begin", &w.t("board-begin"), "", nothing(w, page)))
        };
    }
    html! {
        (page_head(w, Head { title, lede: lede(w, page), meta, ..Head::default() }))
        (wide_part("board", &w.t("board-heading"), key(w), html! {
            div.stack {
                (choose(w, page))
                @if page.grid.rows.is_empty() {
                    p { (w.t("board-fits-none")) " " a href=(paths::PORTFOLIO) { (w.t("board-all")) } }
                } @else {
                    (grid::table(w, page))
                    (pager(w, page))
                }
            }
        }))
        (asked::made_of(w, page))
        (part("lost", &w.t("board-lost"), w.t("board-lost-note"), lost(w, page)))
    }
}

fn nothing(w: Words, page: &BoardPage) -> Markup {
    let said = w.t(if page.may_innovate { "board-none" } else { "board-none-reader" });
    empty(
        &w.t("board-none-title"),
        &said,
        html! { @if page.may_innovate { (link_button(&w.t("board-none-go"), paths::NEW_INNOVATION, Weight::Bloom)) } },
    )
}

fn lede(w: Words, page: &BoardPage) -> String {
    let grid = &page.grid;
    let counts = w.with("board-lede", args![innovations => grid.innovations, places => grid.places]);
    let first = grid.lost.first().map_or_else(String::new, |cell| title(w, cell));
    let then = match (grid.lost.len(), grid.known) {
        _ if grid.rows.is_empty() => return counts,
        (0, false) => w.t("board-lede-unknown"),
        (count, _) => w.with("board-lede-lost", args![count => count, first => first]),
    };
    format!("{counts} {then}")
}

fn title(w: Words, cell: &Cell) -> String {
    w.with("implementation-title", args![innovation => cell.placed.innovation_name.as_str(), unit => cell.placed.unit_name.as_str()])
}

fn key(w: Words) -> Markup {
    let drawings = Growth::ALL.map(|of| html! { (drawing(of)) (of.name(w)) });
    let shapes =
        [(Shape::Lost, "board-mark-lost"), (Shape::Unknown, "board-mark-unknown")].map(|(of, key)| html! { (mark(of)) (w.t(key)) });
    legend(drawings.into_iter().chain(shapes))
}

/// What to look at. A form without scripts; the address says what was chosen.
fn choose(w: Words, page: &BoardPage) -> Markup {
    let chosen = &page.chosen;
    let sort = |sort: Sort| match sort {
        Sort::In(stage) => stage_drawn(stage).name(w),
        Sort::Paused => Growth::Paused.name(w),
        Sort::Stopped => Growth::Stopped.name(w),
        Sort::Lost => w.t("board-mark-lost"),
    };
    let named =
        |list: &[(String, String, bool)]| html! { @for (value, name, here) in list { option value=(value) selected[*here] { (name) } } };
    let innovations: Vec<_> =
        page.innovations.iter().map(|(id, name)| (id.to_string(), name.clone(), chosen.innovation == Some(*id))).collect();
    let units: Vec<_> = page.units.iter().map(|(id, name)| (id.to_string(), name.clone(), chosen.unit == Some(*id))).collect();
    let sorts = Sort::ALL.map(|s| (s.word().to_string(), sort(s), chosen.stage == Some(s)));
    let field = |name: &str, label: &str, options: &[(String, String, bool)]| {
        html! {
            div.field {
                label for=(name) { (label) }
                select id=(name) name=(name) { option value="" { (w.t("board-any")) } (named(options)) }
            }
        }
    };
    html! {
        form.filter action=(paths::PORTFOLIO) aria-label=(w.t("board-choose")) {
            (field("innovation", &w.t("board-innovation"), &innovations))
            (field("unit", &w.t("board-unit"), &units))
            (field("stage", &w.t("board-stage"), &sorts))
            button.button.quiet { (w.t("board-show")) }
        }
    }
}

/// Which places stand here, and the way to the next.
fn pager(w: Words, page: &BoardPage) -> Markup {
    let grid = &page.grid;
    let here = args![from => grid.before + 1, to => grid.before + grid.units.len(), places => grid.places];
    html! {
        @if grid.before > 0 || grid.next.is_some() {
            p.small.soft { (w.with("board-page", here)) }
            (actions([
                html! { @if grid.before > 0 { (link_button(&w.t("board-first"), &address(page, None), Weight::Plain)) } },
                html! { @if grid.next.is_some() { (link_button(&w.t("board-next"), &address(page, grid.next), Weight::Quiet)) } },
            ]))
        }
    }
}

/// The address of the same choice, behind a place.
fn address(page: &BoardPage, after: Option<UnitId>) -> String {
    let chosen = &page.chosen;
    let said = [
        ("innovation", chosen.innovation.map(|id| id.to_string())),
        ("unit", chosen.unit.map(|id| id.to_string())),
        ("stage", chosen.stage.map(|sort| sort.word().to_string())),
        ("after", after.map(|id| id.to_string())),
    ];
    let said: Vec<String> = said.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
    if said.is_empty() { paths::PORTFOLIO.into() } else { format!("{}?{}", paths::PORTFOLIO, said.join("&")) }
}

fn lost(w: Words, page: &BoardPage) -> Markup {
    let grid = &page.grid;
    let more = grid.lost.len().saturating_sub(MOST_LOST);
    let looked = page.looked_at.map(|day| w.with("board-looked", args![day => w.date(day)]));
    html! {
        div.stack {
            @if grid.lost.is_empty() { p { (w.t(if grid.known { "board-lost-none" } else { "board-lost-unknown" })) } }
            (lines(grid.lost.iter().take(MOST_LOST).map(|cell| html! {
                div.split {
                    a href=(paths::implementation(cell.placed.id)) { (title(w, cell)) }
                    (lost_count(w, cell))
                }
            })))
            @if more > 0 { p { a href={ (paths::PORTFOLIO) "?stage=" (Sort::Lost.word()) } { (w.with("board-lost-more", args![count => more])) } } }
            @if let Some(looked) = looked { p.small.soft { (looked) } }
        }
    }
}

/// How many conditions a place lost, with the shape; nothing when it lost none.
pub fn lost_count(w: Words, cell: &Cell) -> Markup {
    let Some(Mark::Lost(count)) = cell.mark else { return html! {} };
    status(Shape::Lost, &w.with("board-lost-count", args![count => count]))
}
