//! How the vault and one's own data look.

use super::{Making, VaultPage};
use crate::args;
use crate::form::Form;
use crate::i18n::Words;
use crate::paths;
use crate::views::{Head, Tone, Weight, actions, bullets, lines, link_button, notice, page_head, part, post_button, progress};
use crate::who::SignedIn;
use ground::Moment;
use ground::vault::{Keeper, Listed, State};
use jiff::tz::TimeZone;
use maud::{Markup, html};

pub fn vault(who: &SignedIn, page: &VaultPage, form: &Form) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("people-title"), paths::PEOPLE.to_string())];
    let live = page.overview.exports.first().filter(|l| l.export.is_live(page.now));
    html! {
        (page_head(w, Head { crumbs, title: w.t("vault-title"), lede: w.t("vault-lede"), ..Head::default() }))
        @if let Some(listed) = live {
            (part("vault-now", &w.t("vault-now"), "", now(who, page, listed, form)))
        } @else {
            (part("vault-ask", &w.t("vault-ask"), w.t("vault-ask-note"), ask(who, page, form)))
        }
        (part("vault-holds", &w.t("vault-holds"), "", html! {
            div.stack {
                (bullets([w.t("vault-holds-rows"), w.t("vault-holds-answers"), w.t("vault-holds-accounts")]))
                p { strong { (w.t("vault-not")) } }
                (bullets([w.t("vault-not-passwords"), w.t("vault-not-open"), w.t("vault-not-others")]))
            }
        }))
        @let before: Vec<&Listed> = page.overview.exports.iter().filter(|l| !l.export.is_live(page.now)).collect();
        @if !before.is_empty() {
            (part("vault-before", &w.t("vault-before"), "", lines(before.iter().map(|listed| story(w, page, listed)))))
        }
    }
}

fn ask(who: &SignedIn, page: &VaultPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    if !page.overview.may_ask {
        return html! { p { (w.t("vault-only-administrators")) } };
    }
    if page.overview.could_answer.is_empty() {
        return html! { div.stack {
            (notice(Tone::Plain, &w.t("vault-nobody-title"), &w.t("vault-nobody")))
            (actions([link_button(&w.t("vault-nobody-step"), paths::PEOPLE, Weight::Quiet)]))
        } };
    }
    html! {
        div.stack {
            p { (w.with("vault-will-answer", args![names => names(w, &page.overview.could_answer)])) }
            (f.post(paths::VAULT, &who.csrf, html! {
                (f.area("reason", w.t("vault-reason")).hint(w.t("vault-reason-hint")))
                (f.send(w.t("vault-send")))
            }))
        }
    }
}

fn names(w: Words, keepers: &[Keeper]) -> String {
    w.list(&keepers.iter().map(|k| k.name.clone()).collect::<Vec<_>>())
}

fn now(who: &SignedIn, page: &VaultPage, listed: &Listed, form: &Form) -> Markup {
    let w = who.words();
    let id = listed.export.id;
    let step = |key: &str, step: &str, weight| post_button(&w.t(key), &paths::vault_step(id, step), &who.csrf, weight);
    let f = form.fields(w);
    let reason = html! { @if let Some(reason) = &listed.reason { blockquote { p { (reason) } } } };
    if listed.export.state == State::Asked {
        let mine = listed.answering.iter().any(|k| k.person == page.me);
        return html! { div.stack {
            @if form.mistake("passphrase").is_none() { (f.summary()) }
            p { (w.with("vault-asked", args![name => listed.asked_by.as_str(), day => day(w, page, listed.export.asked_at)])) }
            (reason)
            @if mine {
                p { (w.t("vault-yours-to-answer")) }
                (actions([step("vault-approve", "approval", Weight::Bloom), step("vault-decline", "refusal", Weight::Quiet)]))
            } @else if listed.answering.is_empty() {
                (notice(Tone::Plain, &w.t("vault-nobody-title"), &w.t("vault-nobody")))
            } @else {
                p { (w.with("vault-waits-for", args![names => names(w, &listed.answering)])) }
            }
            @if listed.export.asked_by == page.me { (actions([step("vault-withdraw", "withdrawal", Weight::Plain)])) }
        } };
    }
    html! { div.stack {
        p { (w.with("vault-approved", args![
            asker => listed.asked_by.as_str(),
            name => listed.decided_by.as_deref().unwrap_or_default(),
            until => until(w, &page.zone, listed.export.window_ends_at)])) }
        (reason)
        @if listed.export.names(page.me) { (file(who, page, listed, form)) } @else { (f.summary()) p { (w.t("vault-only-two")) } }
    } }
}

fn file(who: &SignedIn, page: &VaultPage, listed: &Listed, form: &Form) -> Markup {
    let w = who.words();
    let id = listed.export.id;
    let f = form.fields(w);
    let choose = || {
        f.post(
            &paths::vault_step(id, "making"),
            &who.csrf,
            html! {
                (f.password("passphrase", w.t("vault-passphrase")).hint(w.t("vault-passphrase-hint")).autocomplete("new-password"))
                (f.password("passphrase-again", w.t("vault-passphrase-again")).autocomplete("new-password"))
                (f.send(w.t("vault-make")))
            },
        )
    };
    match page.making {
        Making::Not => choose(),
        Making::Failed => html! { (notice(Tone::Wrong, &w.t("vault-failed-title"), &w.t("vault-failed"))) (choose()) },
        Making::Running { done, of } => html! {
            (progress(done.min(of), of, &w.with("vault-making", args![done => done, of => of])))
            (actions([link_button(&w.t("vault-look-again"), paths::VAULT, Weight::Quiet)]))
        },
        Making::Ready { bytes } => html! {
            (notice(Tone::Done, &w.t("vault-ready-title"), &w.with("vault-ready", args![size => megabytes(w, bytes)])))
            (actions([link_button(&w.t("vault-take"), &paths::vault_step(id, "file"), Weight::Bloom)]))
            p.small.soft { (w.t("vault-restore-how")) }
        },
    }
}

fn megabytes(w: Words, bytes: u64) -> String {
    let whole = bytes as f64 / 1_000_000.0;
    w.decimal(whole.max(0.1), 1)
}

fn day(w: Words, page: &VaultPage, at: Moment) -> String {
    w.date(at.date(&page.zone))
}

fn until(w: Words, zone: &TimeZone, at: Option<Moment>) -> String {
    let Some(at) = at.and_then(|at| jiff::Timestamp::from_microsecond(at.0).ok()) else { return String::new() };
    let local = at.to_zoned(zone.clone());
    format!("{}, {}", w.date(local.date()), w.time(local.time()))
}

fn story(w: Words, page: &VaultPage, listed: &Listed) -> Markup {
    let key = match listed.export.state {
        State::Asked | State::Approved => "vault-was-approved",
        State::Declined => "vault-was-declined",
        State::Withdrawn => "vault-was-withdrawn",
    };
    let said = w.with(
        key,
        args![
            asker => listed.asked_by.as_str(),
            name => listed.decided_by.as_deref().unwrap_or_default(),
            day => day(w, page, listed.export.asked_at),
        ],
    );
    html! { p { (said) } @if let Some(reason) = &listed.reason { p.small.soft { (reason) } } }
}

pub fn my_data(who: &SignedIn) -> Markup {
    let w = who.words();
    let crumbs = vec![(w.t("me-title"), paths::ME.to_string())];
    html! {
        (page_head(w, Head { crumbs, title: w.t("bundle-title"), lede: w.t("bundle-lede"), ..Head::default() }))
        (part("bundle-take", &w.t("bundle-take"), w.t("bundle-take-note"), actions([
            post_button(&w.t("bundle-download"), paths::MY_BUNDLE, &who.csrf, Weight::Bloom),
        ])))
        (part("bundle-limits", &w.t("bundle-limits"), "", html! { div.stack { p { (w.t("bundle-not-here")) } p { (w.t("bundle-others")) } } }))
    }
}
