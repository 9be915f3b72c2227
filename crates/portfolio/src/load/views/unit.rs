//! A unit's hours, by role, with what was agreed.

use super::super::limits::{FOR, Load, ROLES};
use super::super::model::{Month, hours};
use super::{Series, asking, candidates, decided, month, over, people, series, tenths};
use ground::{Role, UnitId};
use kit::form::Form;
use kit::i18n::{Words, args};
use kit::views::{Head, Tone, Weight, actions, empty, figure, lines, link_button, notice, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn title(who: &SignedIn, page: &Load) -> String {
    who.words().with("load-unit-title", args![unit => page.unit.name.as_str()])
}

pub fn unit(who: &SignedIn, page: &Load, form: &Form) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (page.unit.name.clone(), paths::unit(page.unit.id))];
    let roles = page.picture.roles(page.unit.id, &page.months);
    let own = page.overs.iter().filter(|o| o.unit == page.unit.id).count();
    let lede = match (own, page.picture.has_limits(page.unit.id)) {
        (0, false) => w.t("load-unit-lede-unagreed"),
        (0, true) => w.t("load-unit-lede-fits"),
        (count, _) => w.with("load-unit-lede-over", args![count => count]),
    };
    let asked = roles.iter().any(|role| page.months.iter().any(|m| page.picture.asked(page.unit.id, *role, *m) > 0));
    // A minute of a pulse is no picture.
    let all = roles.iter().copied().chain(page.by_name.keys().copied().filter(|r| !roles.contains(r)));
    let (drawn, little): (Vec<Role>, Vec<Role>) = all.partition(|role| is_drawn(page, *role));
    let little: Vec<String> = little.into_iter().map(|role| people(w, role)).collect();
    html! {
        (page_head(w, Head { crumbs, title: title(who, page), lede, ..Head::default() }))
        @if !page.overs.is_empty() { (part("load-over", &w.t("load-over-heading"), w.t("load-over-note"), overs(w, page))) }
        @if !page.decided.is_empty() {
            (part("load-decided", &w.t("load-decided-heading"), w.t("load-decided-note"), lines(page.decided.iter().map(|(of, told)| html! {
                p { a href=(paths::implementation(of.id)) { (of.innovation_name) } }
                (decided(w, told))
            }))))
        }
        @if asked || !page.by_name.is_empty() {
            (part("load-roles", &w.t("load-roles"), w.t("load-roles-note"), html! { div.stack {
                @for (at, role) in drawn.iter().enumerate() { (of_role(w, page, *role, at == 0)) }
                @if !little.is_empty() { p.soft { (w.with("load-role-little", args![people => w.list(&little)])) } }
            } }))
        } @else {
            (part("load-roles", &w.t("load-roles"), "", empty(&w.t("load-none-title"), &w.t("load-unit-none"), html! {})))
        }
        @if page.asking.iter().any(|a| a.minutes[page.now] > 0) {
            (part("load-now", &w.t("load-asks-now"), w.t("load-asks-unit-note"), asking(w, &page.asking, page.now)))
        }
        @if !page.beneath.is_empty() { (part("load-beneath", &w.t("load-beneath"), w.t("load-beneath-note"), beneath(w, page))) }
        @if page.candidates.len() > 1 {
            (part("load-lessen", &w.t("load-lessen"), w.t("load-lessen-note"), candidates(w, &page.candidates)))
        }
        (part("load-agreed", &w.t("load-agreed"), w.t("load-agreed-note"), html! {
            @if page.may_agree { (agreeing(who, page, form)) } @else { (agreed(w, page)) }
        }))
    }
}

fn overs(w: Words, page: &Load) -> Markup {
    html! { div.stack {
        @for found in &page.overs {
            @let place = if found.unit == page.unit.id { "" } else { page.picture.name(found.unit) };
            (notice(Tone::Plain, place, &over(w, found)))
        }
    } }
}

/// Whether there is anything to draw of a role: a bar in some month, a limit, or a sum of what people are asked by name.
fn is_drawn(page: &Load, role: Role) -> bool {
    let bar = |month: &Month| tenths(month.weekly(page.picture.asked(page.unit.id, role, *month))) > 0;
    page.months.iter().any(bar) || page.picture.limit(page.unit.id, role).is_some() || page.by_name.contains_key(&role)
}

/// How it is counted stands below the first.
fn of_role(w: Words, page: &Load, role: Role, first: bool) -> Markup {
    let minutes: Vec<i64> = page.months.iter().map(|m| page.picture.asked(page.unit.id, role, *m)).collect();
    let limit = page.picture.limit(page.unit.id, role);
    let weekly = page.months[page.now].weekly(minutes[page.now]);
    let args = args![people => people(w, role), hours => hours(weekly), limit => hours(limit.unwrap_or(0)), over => hours(weekly - limit.unwrap_or(0))];
    let finding = match limit {
        None => w.with("load-role-now", args),
        Some(limit) if weekly > limit => w.with("load-role-over", args),
        Some(_) => w.with("load-role-within", args),
    };
    let beside = page.by_name.get(&role).map(|months| {
        let cell = |known: &Option<super::super::Together>| match known {
            Some(known) => w.with("load-together", args![hours => hours(known.minutes), count => known.people]),
            None => w.t("load-together-hidden"),
        };
        (w.t("load-column-by-name"), months.iter().map(cell).collect())
    });
    let how = || w.with("load-role-how", args![month => month(w, page.months[page.now])]);
    let notes = if first { how() } else { String::new() };
    figure(
        w,
        &series(
            w,
            Series {
                id: format!("load-{}", role.word()),
                finding,
                of: w.with("load-role-of", args![people => people(w, role), unit => page.unit.name.as_str()]),
                notes,
                months: &page.months,
                minutes: &minutes,
                limit,
                beside,
            },
        ),
    )
}

/// What the roles of a unit are asked this month, in words.
fn roles_of(w: Words, page: &Load, unit: UnitId) -> String {
    let now = page.months[page.now];
    let told: Vec<String> = Role::ALL
        .iter()
        .map(|role| (*role, now.weekly(page.picture.asked(unit, *role, now))))
        .filter(|(_, minutes)| *minutes > 0)
        .map(|(role, minutes)| w.with("load-role-brief", args![people => people(w, role), hours => hours(minutes)]))
        .collect();
    if told.is_empty() { w.t("load-role-none") } else { told.join(" · ") }
}

fn beneath(w: Words, page: &Load) -> Markup {
    lines(page.beneath.iter().map(|unit| {
        html! { div.split { a href=(paths::unit_load(*unit)) { (page.picture.name(*unit)) } span.small.soft { (roles_of(w, page, *unit)) } } }
    }))
}

fn agreed(w: Words, page: &Load) -> Markup {
    let known: Vec<(Role, i64)> = ROLES.into_iter().filter_map(|role| Some((role, page.picture.limit(page.unit.id, role)?))).collect();
    html! {
        @if known.is_empty() { p.soft { (w.t("load-agreed-none")) } } @else {
            (lines(known.iter().map(|(role, minutes)| html! {
                div.split { span { (people(w, *role)) } span { (w.with("load-hours-week", args![hours => hours(*minutes)])) } }
            })))
        }
    }
}

fn agreeing(who: &SignedIn, page: &Load, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let hint = |role| match page.picture.limit(page.unit.id, role) {
        Some(minutes) if !page.picture.limits.contains_key(&(page.unit.id, role)) => {
            w.with("load-agreed-above", args![hours => hours(minutes)])
        }
        _ => String::new(),
    };
    html! { div.stack {
        @if !page.picture.has_limits(page.unit.id) { p.soft { (w.t("load-agreed-none")) " " (w.t("load-agreed-first")) } }
        @if let Ok(preview) = form.value(FOR).parse() {
            (actions([link_button(&w.t("load-preview-back"), &paths::innovation_load(preview, page.unit.id), Weight::Plain)]))
        }
        (f.post(&paths::unit_load_limits(page.unit.id), &who.csrf, html! {
            (f.hidden(FOR))
            @for role in ROLES {
                @let field = f.number(role.word(), people(w, role)).optional();
                @let above = hint(role);
                @if above.is_empty() { (field) } @else { (field.hint(above)) }
            }
            div.field { p.actions { button.button.quiet { (w.t("load-agree-go")) } } }
        }))
    } }
}
