//! How people come: one by hand, one link for a sign-in, and many invitations on paper.

use super::super::invitations::{Cards, InvitePage, code};
use super::role;
use crate::args;
use crate::form::{Choice, Form};
use crate::paths;
use crate::sign_in::password_days;
use crate::views::{Head, Tone, Weight, actions, copy_button, lines, link_button, notice, page_head, part, print_button};
use crate::who::SignedIn;
use ground::Role;
use ground::organization::Unit;
use ground::people::{INVITATION_DAYS, Person};
use maud::{Markup, html};

pub fn new(who: &SignedIn, units: &[Unit], form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let units = units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    let roles = Role::ALL.iter().map(|r| Choice::new(r.word(), w.t(role(*r))));
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("people-new-title"), lede: w.t("people-new-lede"), ..Head::default() }))
        (f.post(paths::PEOPLE, &who.csrf, html! {
            (f.hidden("once"))
            (f.text("given-name", w.t("set-up-given-name")))
            (f.text("family-name", w.t("set-up-family-name")))
            (f.email("email", w.t("sign-in-email")).optional().autocomplete("off"))
            (f.select("unit", w.t("people-unit"), units))
            (f.select("role", w.t("people-role"), roles))
            (f.date("until", w.t("guest-until")).hint(w.t("guest-until-hint")).optional())
            (f.send(w.t("people-new-go")))
        }))
    }
}

pub fn password_link(who: &SignedIn, person: &Person, link: &str) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("people-link-title"), lede: w.with("people-link-lede", args![name => person.name(), days => password_days()]), ..Head::default() }))
        (part("link", &w.t("people-link"), w.t("people-link-note"), html! {
            div.stack {
                p.address.link { (link) }
                (actions([copy_button(w, &w.t("people-link-copy"), link), link_button(&w.t("people-link-done"), paths::PEOPLE, Weight::Quiet)]))
            }
        }))
    }
}

pub fn invitations(who: &SignedIn, page: &InvitePage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("invite-title"), lede: w.with("invite-lede", args![days => INVITATION_DAYS]), ..Head::default() }))
        (part("invite-unit", &w.t("invite-unit"), "", lines(page.units.iter().map(|unit| html! {
            a href={ (paths::INVITATIONS) "?unit=" (unit.id) } aria-current=[page.unit.as_ref().filter(|u| u.id == unit.id).map(|_| "true")] { (unit.name) }
        }))))
        @if let Some(unit) = &page.unit {
            (part("invite-who", &unit.name, w.t("invite-who-note"), html! {
                @if page.people.is_empty() { p { (w.t("invite-none")) } } @else {
                    (f.post(paths::INVITATIONS, &who.csrf, html! {
                        input type="hidden" name="unit" value=(unit.id);
                        (f.checks("person", w.t("invite-people"), page.people.iter().map(|p| Choice::new(p.id.to_string(), p.name()))))
                        (f.radios("as", w.t("invite-as"), [Choice::new("cards", w.t("invite-as-cards")), Choice::new("list", w.t("invite-as-list"))]))
                        (f.send(w.t("invite-go")))
                    }))
                }
            }))
        }
    }
}

/// Cards to print and cut, eight on a page.
pub fn cards(who: &SignedIn, page: &Cards) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string()), (w.t("invite-title"), paths::INVITATIONS.to_string())];
    html! {
        div.no-print {
            (page_head(w, Head { crumbs, title: w.t("invite-cards-title"), lede: w.with("invite-cards-lede", args![count => page.cards.len(), unit => page.unit.as_str()]), ..Head::default() }))
            (part("invite-cards", &w.t("invite-as-cards"), "", html! { div.stack { (notice(Tone::Plain, &w.t("invite-care-title"), &w.t("invite-care")))
            (actions([print_button(w), link_button(&w.t("people-link-done"), paths::PEOPLE, Weight::Plain)])) } }))
        }
        ul.cards {
            @for card in &page.cards {
                li.card {
                    div {
                        h2 { (card.name) }
                        p.small { (w.with("invite-card", args![organization => page.organization.as_str(), day => w.date(page.until)])) }
                        p.link.small { (card.link) }
                    }
                    @if let Some((width, path)) = code(&card.link) {
                        svg.qr viewBox=(format!("0 0 {width} {width}")) role="img" aria-label=(w.with("invite-code", args![name => card.name.as_str()])) {
                            rect.qr-paper width=(width) height=(width) {}
                            path.qr-ink d=(path) {}
                        }
                    }
                }
            }
        }
    }
}
