//! How the calendar looks: a year month by month in words and numbers, no colored boxes. What a sighted reader sees is what
//! is read aloud and what is printed.

use super::form::{kind, note_key};
use super::{CalendarPage, Preview};
use crate::args;
use crate::form::{Choice, Form};
use crate::i18n::Words;
use crate::paths;
use crate::sign_in::zones;
use crate::views::{
    Column, Confirm, Head, Table, Tone, Weight, actions, confirm, details, empty, lines, link_button, notice, page_head, part,
    print_button, table, tag,
};
use crate::who::SignedIn;
use ground::DayKind;
use ground::calendar::reading::{MOST_MEGABYTES, Note, Row};
use ground::calendar::{Days, SchoolYear, ZoneHere};
use ground::organization::Unit;
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};

/// The choice of a unit that keeps to the zone of the units above it.
pub const AS_ABOVE: &str = "above";
/// Rows of a file on one page; nobody confirms more in one sitting.
const MOST_SHOWN: usize = 400;

pub fn calendar(who: &SignedIn, page: &CalendarPage) -> Markup {
    let w = who.words();
    let unit = &page.unit;
    let may_change = page.may_manage;
    let meta = vec![
        html! { (unit.name) },
        html! { (w.with("calendar-zone-is", args![zone => page.zone.name.replace('_', " ")])) },
        html! { (w.date(page.today)) },
    ];
    html! {
        (page_head(w, Head { title: w.t("calendar-title"), lede: lede(w, page), meta, ..Head::default() }))
        @match &page.shown {
            None => {
                (part("calendar-none", &w.t("calendar-year"), "", empty(&w.t("calendar-none-title"),
                    &w.t(if may_change { "calendar-none" } else { "calendar-none-reader" }), html! {
                    @if may_change { (link_button(&w.t("calendar-year-new"), &paths::new_school_year(unit.id), Weight::Bloom)) }
                })))
            }
            Some(year) => {
                @if !year.terms.is_empty() { (part("calendar-terms", &w.t("calendar-terms"), "", terms(w, page, year))) }
                (part("calendar-months", &w.t("calendar-months"), w.t("calendar-months-note"), html! { div.stack {
                    (months(w, page, year))
                    (actions([print_button(w)]))
                } }))
                @if may_change { (part("calendar-change", &w.t("calendar-change"), "", steps(who, page, year))) }
            }
        }
        @if !page.offered.is_empty() {
            (part("calendar-offered", &w.t("calendar-offered"), w.t("calendar-offered-note"), lines(page.offered.iter().map(|(at, p)| html! {
                a href=(paths::school_year_from_roster(unit.id, *at)) { (p.name) } " · " (w.date_range(p.starts_on, p.ends_on))
            }))))
        }
        @if page.calendar.years().len() > 1 {
            (part("calendar-years", &w.t("calendar-years"), "", lines(page.calendar.years().iter().rev().map(|y| html! {
                div.split {
                    a href=(paths::calendar_year(unit.id, y.id)) aria-current=[(Some(y.id) == page.shown.as_ref().map(|s| s.id)).then_some("true")] { (y.name) }
                    span.small.soft { (w.date_range(y.starts_on, y.ends_on)) }
                }
            }))))
        }
        @if may_change {
            (part("calendar-zone", &w.t("calendar-zone"), w.t("calendar-zone-note"), html! { div.stack {
                p { (zone_said(w, &page.zone)) }
                (actions([link_button(&w.t("calendar-zone-change"), &paths::calendar_zone(unit.id), Weight::Plain)]))
            } }))
        }
        @if !page.others.is_empty() {
            (part("calendar-others", &w.t("calendar-others"), w.t("calendar-others-note"), lines(page.others.iter().map(|(other, own)| html! {
                div.split {
                    a href=(paths::calendar(other.id)) { (other.name) }
                    @if *own { (tag(&w.t("calendar-own"))) }
                }
            }))))
        }
    }
}

fn zone_said(w: Words, zone: &ZoneHere) -> String {
    let key = match (&zone.above, zone.own) {
        (None, _) => "calendar-zone-whole",
        (Some(_), true) => "calendar-zone-own",
        (Some(_), false) => "calendar-zone-above",
    };
    w.with(key, args![zone => zone.name.replace('_', " ")])
}

fn lede(w: Words, page: &CalendarPage) -> String {
    let Some(year) = &page.shown else { return w.t("calendar-assumed") };
    let all = page.calendar.school_days_within(year.starts_on, year.ends_on);
    let name = year.name.as_str();
    if !year.holds(page.today) {
        return w.with("calendar-lede", args![count => all, year => name]);
    }
    let gone = page.calendar.school_days(year.starts_on, page.today);
    w.with("calendar-lede-now", args![count => all, year => name, gone => gone, left => all - gone])
}

fn terms(w: Words, page: &CalendarPage, year: &SchoolYear) -> Markup {
    let row = |t: &ground::calendar::Term| {
        let days = page.calendar.school_days_within(t.starts_on, t.ends_on);
        vec![html! { (t.name) }, html! { (w.date_range(t.starts_on, t.ends_on)) }, html! { (w.count(days)) }]
    };
    let columns = vec![Column::text(w.t("calendar-term")), Column::text(w.t("calendar-when")), Column::number(w.t("calendar-school-days"))];
    table(w, &Table { caption: w.t("calendar-terms"), columns, rows: year.terms.iter().map(row).collect(), folds: true })
}

/// Every month with its school days and what is different in it.
fn months(w: Words, page: &CalendarPage, year: &SchoolYear) -> Markup {
    let mut rows = Vec::new();
    let mut first = year.starts_on.first_of_month();
    while first <= year.ends_on {
        let last = first.last_of_month();
        let (from, to) = (first.max(year.starts_on), last.min(year.ends_on));
        let days = page.calendar.school_days_within(from, to);
        let mut told: Vec<&Days> = year.days.iter().filter(|d| d.starts_on <= to && d.ends_on >= from).collect();
        told.sort_by_key(|d| (d.starts_on, d.ends_on));
        let name = format!("{} {}", w.month(first), first.year());
        let what = html! {
            @if told.is_empty() { span.soft { (w.t("calendar-as-usual")) } } @else {
                ul.bullets { @for d in told { li { (stretch(w, d)) @if d.unit != year.unit { " " (tag(&w.t("calendar-own-day"))) } } } }
            }
        };
        rows.push(vec![html! { (name) }, html! { (w.count(days)) }, what]);
        first = first.saturating_add(1.month());
    }
    let all = page.calendar.school_days_within(year.starts_on, year.ends_on);
    rows.push(vec![
        html! { strong { (w.t("calendar-in-all")) } },
        html! { strong { (w.count(all)) } },
        html! { (w.date_range(year.starts_on, year.ends_on)) },
    ]);
    let columns =
        vec![Column::text(w.t("calendar-month")), Column::number(w.t("calendar-school-days")), Column::text(w.t("calendar-different"))];
    table(
        w,
        &Table {
            caption: w.with("calendar-caption", args![year => year.name.as_str(), unit => page.unit.name.as_str()]),
            columns,
            rows,
            folds: true,
        },
    )
}

/// "Nov 23 to Nov 27: Thanksgiving (break)".
fn stretch(w: Words, d: &Days) -> String {
    // "Winter break" says what it is.
    if d.name.to_lowercase().contains(&w.t(kind(d.kind))) {
        return format!("{}: {}", short_range(w, d.starts_on, d.ends_on), d.name);
    }
    w.with("calendar-stretch", args![when => short_range(w, d.starts_on, d.ends_on), name => d.name.as_str(), kind => w.t(kind(d.kind))])
}

fn short_range(w: Words, from: Date, to: Date) -> String {
    if from == to {
        return w.short_date(from);
    }
    w.with("calendar-short-range", args![from => w.short_date(from), to => w.short_date(to)])
}

fn steps(who: &SignedIn, page: &CalendarPage, year: &SchoolYear) -> Markup {
    let w = who.words();
    let unit = page.unit.id;
    let mut steps = Vec::new();
    let mut note = None;
    if page.inherited {
        let owner = page.owner.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
        note = Some(w.with("calendar-inherited", args![owner => owner]));
        steps.push(link_button(&w.t("calendar-days-own"), &paths::calendar_days(unit, year.id), Weight::Quiet));
        steps.push(link_button(&w.t("calendar-file-title"), &paths::calendar_file(unit), Weight::Plain));
        steps.push(link_button(&w.t("calendar-year-own"), &paths::new_school_year(unit), Weight::Plain));
    } else {
        steps.push(link_button(&w.t("calendar-year-change"), &paths::school_year(year.id), Weight::Quiet));
        steps.push(link_button(&w.t("calendar-file-title"), &paths::calendar_file(unit), Weight::Plain));
    }
    let newest = page.calendar.years().last().map(|y| y.id) == Some(year.id);
    if newest && page.owner.as_ref().is_some_and(|(_, may)| *may) {
        steps.push(link_button(&w.t("calendar-year-next"), &paths::next_school_year(year.unit, year.id), Weight::Plain));
    }
    if !page.inherited {
        steps.push(link_button(&w.t("calendar-year-remove"), &paths::school_year_removal(year.id), Weight::Plain));
    }
    html! { div.stack { @if let Some(note) = note { p { (note) } } (actions(steps)) } }
}

fn crumbs(w: Words, unit: &Unit) -> Vec<(String, String)> {
    vec![(w.t("calendar-title"), paths::CALENDAR.to_string()), (unit.name.clone(), paths::calendar(unit.id))]
}

pub fn zone(who: &SignedIn, unit: &Unit, here: &ZoneHere, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let above =
        here.above.as_ref().map(|zone| Choice::new(AS_ABOVE, w.with("calendar-zone-as-above", args![zone => zone.replace('_', " ")])));
    let choices: Vec<Choice> = above.into_iter().chain(zones()).collect();
    html! {
        (page_head(w, Head { crumbs: crumbs(w, unit), title: w.t("calendar-zone"), lede: w.t("calendar-zone-note"), ..Head::default() }))
        (f.post(&paths::calendar_zone(unit.id), &who.csrf, html! {
            (f.select("zone", w.t("calendar-zone"), choices).hint(w.t("calendar-zone-hint")))
            (f.send(w.t("calendar-zone-save")))
        }))
    }
}

/// Entering a year, or changing one.
pub fn year(who: &SignedIn, unit: &Unit, year: Option<&SchoolYear>, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let (title, action) = match year {
        Some(year) => (year.name.clone(), paths::school_year(year.id)),
        None => (w.t("calendar-year-new"), paths::school_years(unit.id)),
    };
    // 2026-11-16 was a Monday.
    let names = (0..7).map(|n| Choice::new((n + 1).to_string(), w.weekday(Date::constant(2026, 11, 16).saturating_add((n as i64).days()))));
    html! {
        (page_head(w, Head { crumbs: crumbs(w, unit), title, lede: w.with("calendar-year-lede", args![unit => unit.name.as_str()]), ..Head::default() }))
        (f.post(&action, &who.csrf, html! {
            (f.text("name", w.t("calendar-year-name")))
            (f.date("starts-on", w.t("calendar-year-starts")).hint(w.t("calendar-year-starts-hint")))
            (f.date("ends-on", w.t("calendar-year-ends")))
            (f.checks("weekdays", w.t("calendar-weekdays"), names))
            (f.area("days", w.t("calendar-days")).hint(w.t("calendar-days-hint")).optional().rows(9))
            (f.area("terms", w.t("calendar-terms")).hint(w.t("calendar-terms-hint")).optional().rows(4))
            (f.send(w.t("calendar-year-save")))
        }))
    }
}

/// The days on which a unit differs from the year of the units above it.
pub fn days(who: &SignedIn, unit: &Unit, year: &SchoolYear, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let lede = w.with("calendar-days-own-lede", args![unit => unit.name.as_str(), year => year.name.as_str()]);
    html! {
        (page_head(w, Head { crumbs: crumbs(w, unit), title: w.t("calendar-days-own"), lede, ..Head::default() }))
        (f.post(&paths::calendar_days(unit.id, year.id), &who.csrf, html! {
            (f.area("days", w.t("calendar-days")).hint(w.t("calendar-days-own-hint")).optional().rows(9))
            (f.send(w.t("calendar-year-save")))
        }))
    }
}

pub fn removal(who: &SignedIn, unit: &Unit, year: &SchoolYear) -> Markup {
    let w = who.words();
    confirm(&Confirm {
        title: w.with("calendar-remove-title", args![year => year.name.as_str()]),
        said: w.with("calendar-remove-said", args![unit => unit.name.as_str()]),
        action: format!("{}?sure=yes", paths::school_year_removal(year.id)),
        csrf: who.csrf.clone(),
        yes: w.t("calendar-remove-yes"),
        no: w.t("calendar-remove-no"),
        back: paths::calendar_year(unit.id, year.id),
    })
}

pub fn file(who: &SignedIn, unit: &Unit, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    html! {
        (page_head(w, Head { crumbs: crumbs(w, unit), title: w.t("calendar-file-title"), lede: w.t("calendar-file-lede"), ..Head::default() }))
        (f.upload(&paths::calendar_file(unit.id), &who.csrf, html! {
            (f.file("file", w.t("calendar-file")).hint(w.with("calendar-file-hint", args![most => MOST_MEGABYTES])).accept(".ics,.csv,.txt,text/calendar,text/csv,text/plain").optional())
            (f.area("lines", w.t("calendar-file-lines")).hint(w.t("calendar-file-lines-hint")).optional().rows(8))
            (f.send(w.t("calendar-file-look")))
        }))
    }
}

/// What a file says, each stretch with the kind it seems to be; only what is confirmed here changes anything.
pub fn preview(who: &SignedIn, page: &Preview) -> Markup {
    let w = who.words();
    let unit = &page.unit;
    let shown: Vec<(usize, &Row)> = page.read.rows.iter().take(MOST_SHOWN).enumerate().collect();
    let (changing, usual): (Vec<_>, Vec<_>) = shown.into_iter().partition(|(_, row)| row.kind.is_some());
    let rest = page.read.rows.len().saturating_sub(MOST_SHOWN);
    html! {
        (page_head(w, Head { crumbs: crumbs(w, unit), title: w.t("calendar-preview-title"), lede: w.with("calendar-preview-lede", args![count => changing.len()]), ..Head::default() }))
        @if page.outside > 0 {
            (notice(Tone::Plain, &w.with("calendar-preview-outside", args![count => page.outside]), &w.t(if page.any_year { "calendar-preview-outside-said" } else { "calendar-preview-no-year" })))
        }
        @if !page.any_year {
            (part("calendar-first", &w.t("calendar-year"), "", actions([link_button(&w.t("calendar-year-new"), &paths::new_school_year(unit.id), Weight::Bloom)])))
        } @else if !page.read.rows.is_empty() {
            form method="post" action=(paths::calendar_additions(unit.id)) {
                (crate::form::hidden_csrf(&who.csrf))
                @for row in page.read.rows.iter().take(MOST_SHOWN) {
                    input type="hidden" name="row" value={ (row.starts_on) " " (row.ends_on) " " (row.name) };
                }
                (part("calendar-changing", &w.t("calendar-changing"), w.t("calendar-changing-note"), html! { div.stack {
                    @if !changing.is_empty() { (rows(w, "calendar-changing", &changing)) }
                    @if !usual.is_empty() { (details(&w.with("calendar-usual", args![count => usual.len()]), rows(w, "calendar-usual-caption", &usual))) }
                    @if rest > 0 { p.small.soft { (w.with("calendar-preview-rest", args![count => rest])) } }
                    (actions([crate::views::button(&w.t("calendar-preview-go")), link_button(&w.t("calendar-preview-no"), &paths::calendar(unit.id), Weight::Plain)]))
                } }))
            }
        }
        @let (out, check): (Vec<&Note>, Vec<&Note>) = page.read.notes.iter().partition(|note| note.what.leaves_out());
        (notes(w, "calendar-left-out", "calendar-left-out-note", &out))
        (notes(w, "calendar-notes", "calendar-notes-note", &check))
    }
}

/// What was left out, or taken with a liberty: each with its line and its name.
fn notes(w: Words, title: &str, said: &str, notes: &[&Note]) -> Markup {
    let one = |note: &&Note| {
        let args = args![line => note.line, column => note.column.unwrap_or(0), value => note.value.as_str()];
        html! { (w.with(note_key(note.what), args)) }
    };
    let rest = notes.len().saturating_sub(MOST_SHOWN);
    html! {
        @if !notes.is_empty() {
            (part(title, &w.t(title), w.t(said), html! { div.stack {
                (lines(notes.iter().take(MOST_SHOWN).map(one)))
                @if rest > 0 { p.small.soft { (w.with("calendar-lines-more", args![count => rest])) } }
            } }))
        }
    }
}

fn rows(w: Words, caption: &str, rows: &[(usize, &Row)]) -> Markup {
    let one = |(at, row): &(usize, &Row)| {
        let now = row.kind.map_or("", DayKind::word);
        let label = w.with("calendar-kind-of", args![name => row.name.as_str()]);
        let select = html! {
            select name={ "kind-" (at) } aria-label=(label) {
                option value="" selected[now.is_empty()] { (w.t("calendar-kind-usual")) }
                @for k in DayKind::ALL { option value=(k.word()) selected[now == k.word()] { (w.t(kind(*k))) } }
            }
        };
        vec![html! { (row.name) }, html! { (w.date_range(row.starts_on, row.ends_on)) }, select]
    };
    let columns = vec![Column::text(w.t("calendar-name")), Column::text(w.t("calendar-when")), Column::text(w.t("calendar-kind"))];
    table(w, &Table { caption: w.t(caption), columns, rows: rows.iter().map(one).collect(), folds: true })
}
