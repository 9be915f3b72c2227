//! How signing in, setting a password and setting up look.

use crate::args;
use crate::form::{Choice, Form};
use crate::i18n::{Lang, Words};
use crate::look::Look;
use crate::paths;
use crate::views::{Head, Weight, actions, bare, lines, link_button, page_head, part, post_button, terms};
use crate::who::SignedIn;
use ground::account::guest::Stay;
use ground::account::link::{Holder, Offer};
use ground::organization::UnitKind;
use jiff::civil::Date;
use maud::{Markup, html};

pub fn sign_in(look: &Look, form: &Form) -> Markup {
    let w = look.words;
    let f = form.fields(w);
    let body = html! {
        h1 { (w.t("sign-in-title")) }
        @if look.demo { p { a href=(paths::DEMO) { (w.t("sign-in-demo")) } } }
        (f.plain(paths::SIGN_IN, "", html! {
            (f.email("email", w.t("sign-in-email")).autocomplete("username"))
            (f.password("password", w.t("sign-in-password")).autocomplete("current-password"))
            (f.send(w.t("sign-in-go")))
            (f.hidden("back"))
        }))
        p.small.soft { (w.t("sign-in-forgotten")) }
    };
    bare(w, &look.bare(w.t("sign-in-title")), body)
}

/// `fresh` is the form for a new password, `known` the one for an account from elsewhere.
pub fn password(look: &Look, token: &str, held: &Holder, fresh: &Form, known: &Form) -> Markup {
    let w = look.words;
    let (f, k) = (fresh.fields(w), known.fields(w).prefixed("known-"));
    let reset = matches!(held.offer, Offer::Reset { .. });
    let lede = if held.name.is_empty() { w.t("password-lede-server") } else { w.with("password-lede", args![name => held.name.as_str()]) };
    let body = html! {
        h1 { (w.t("password-title")) }
        p { (lede) }
        (f.plain(&paths::password(token), "", html! {
            (f.email("email", w.t("sign-in-email")).hint(w.t("password-email-hint")).autocomplete("username"))
            (f.password("password", w.t("password-new")).hint(w.t("password-hint")).autocomplete("new-password"))
            (f.password("password-again", w.t("password-again")).autocomplete("new-password"))
            (f.send(w.t("password-go")))
        }))
        @if held.offer != (Offer::Reset { tie: false }) {
            section.stack aria-labelledby="known" {
                h2 #known { (w.t("password-known")) }
                p.small.soft { (w.t(if reset { "password-known-reset" } else { "password-known-note" })) }
                (k.plain(&paths::password_account(token), "", html! {
                    (k.email("email", w.t("sign-in-email")).autocomplete("username"))
                    (k.password("password", w.t("sign-in-password")).autocomplete("current-password"))
                    div.field { p.actions { button.button.quiet { (w.t("password-known-go")) } } }
                }))
            }
        }
    };
    bare(w, &look.bare(w.t("password-title")), body)
}

/// Beside a server on the usual port. A button could not stand for it: see ARCHITECTURE.md.
const DEMO_COMMAND: &str = "perennial demo --listen 127.0.0.1:8081";

pub fn set_up(look: &Look, form: &Form) -> Markup {
    let w = look.words;
    let f = form.fields(w);
    let kinds = [UnitKind::District, UnitKind::School, UnitKind::Region, UnitKind::State].map(|k| Choice::new(k.word(), w.t(unit_kind(k))));
    let languages = Lang::ALL.map(|l| Choice::new(l.code(), l.own_name()));
    let body = html! {
        h1 { (w.t("set-up-title")) }
        p { (w.t("set-up-lede")) }
        p.small.soft { (w.t("set-up-demo")) " " code { (DEMO_COMMAND) } }
        (f.plain(paths::SET_UP, "", html! {
            (f.text("token", w.t("set-up-token")).hint(w.t("set-up-token-hint")).autocomplete("one-time-code"))
            (f.text("organization", w.t("set-up-organization")).hint(w.t("set-up-organization-hint")).autocomplete("organization"))
            (f.radios("kind", w.t("set-up-kind"), kinds))
            (f.select("zone", w.t("set-up-zone"), zones()))
            (f.radios("language", w.t("set-up-language"), languages))
            (f.text("given-name", w.t("set-up-given-name")).autocomplete("given-name"))
            (f.text("family-name", w.t("set-up-family-name")).autocomplete("family-name"))
            (f.email("email", w.t("sign-in-email")).autocomplete("username"))
            (f.password("password", w.t("password-new")).hint(w.t("password-hint")).autocomplete("new-password"))
            (f.password("password-again", w.t("password-again")).autocomplete("new-password"))
            (f.check("operator", w.t("set-up-operator")))
            p.small.soft { (w.t("set-up-operator-hint")) }
            (f.send(w.t("set-up-go")))
        }))
    };
    bare(w, &look.bare(w.t("set-up-title")), body)
}

/// The zones schools of this country live in, then the rest of the world.
pub fn zones() -> Vec<Choice> {
    const NEAR: [&str; 9] = [
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage",
        "Pacific/Honolulu",
        "America/Puerto_Rico",
        "UTC",
    ];
    let all = jiff::tz::db().available().map(|name| name.as_str().to_string());
    let mut rest: Vec<String> = all.filter(|n| n.contains('/') && !NEAR.contains(&n.as_str()) && !n.starts_with("Etc/")).collect();
    rest.sort();
    NEAR.iter().map(|n| n.to_string()).chain(rest).map(|n| Choice::new(n.clone(), n.replace('_', " "))).collect()
}

pub fn me(who: &SignedIn, stays: &[Stay], form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let here = stays.iter().any(|stay| stay.organization == who.organization);
    html! {
        (page_head(w, Head { title: w.t("me-title"), ..Head::default() }))
        (part("me-who", &w.t("me-who"), "", terms(&[
            (w.t("me-name"), html! { (who.name) }),
            (w.t("me-place"), html! { (who.place) }),
        ])))
        @if !stays.is_empty() {
            (part("me-guest", &w.t("me-guest"), w.t("me-guest-note"), html! { div.stack {
                (lines(stays.iter().map(|stay| html! { (stay.name) " · " span.soft { (until(w, stay.until)) } })))
                @if here { (actions([link_button(&w.t("me-leave"), paths::MY_DEPARTURE, Weight::Quiet)])) }
            } }))
        }
        (part("me-load", &w.t("load-me"), w.t("load-me-note"), actions([link_button(&w.t("load-me-open"), paths::MY_LOAD, Weight::Quiet)])))
        (part("me-templates", &w.t("templates-title"), w.t("me-templates-note"), actions([
            link_button(&w.t("me-templates"), paths::TEMPLATES, Weight::Quiet),
        ])))
        (part("me-password", &w.t("me-password"), w.t("me-password-note"), f.post(paths::MY_PASSWORD, &who.csrf, html! {
            (f.password("current", w.t("me-password-current")).autocomplete("current-password"))
            (f.password("password", w.t("password-new")).hint(w.t("password-hint")).autocomplete("new-password"))
            (f.password("password-again", w.t("password-again")).autocomplete("new-password"))
            div.field { p.actions { button.button.quiet { (w.t("me-password-go")) } } }
        })))
        (part("me-bundle", &w.t("bundle-title"), w.t("bundle-lede"), actions([link_button(&w.t("bundle-take"), paths::MY_DATA, Weight::Quiet)])))
        (part("me-sign-ins", &w.t("me-sign-ins"), w.t("me-sign-ins-note"), actions([
            post_button(&w.t("me-everywhere"), "/me/sign-outs", &who.csrf, Weight::Quiet),
        ])))
        (crate::data_rights::me_part(who))
    }
}

/// "until June 30, 2027"
pub(crate) fn until(w: Words, day: Option<Date>) -> String {
    day.map_or_else(|| w.t("guest-no-end"), |day| w.with("guest-until-day", args![day => w.date(day)]))
}

/// The Fluent key of a kind of unit.
pub fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::National => "unit-national",
        UnitKind::State => "unit-state",
        UnitKind::Region => "unit-region",
        UnitKind::District => "unit-district",
        UnitKind::School => "unit-school",
        UnitKind::Department => "unit-department",
        UnitKind::GradeTeam => "unit-grade-team",
    }
}
