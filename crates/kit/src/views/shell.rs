//! The frame of a member's page: who and where one is, four places to go, the page, the foot.

use maud::{DOCTYPE, Markup, html};

use super::theme::theme_color;
use super::{Theme, leaf_logo};
use crate::args;
use crate::assets::asset;
use crate::form::hidden_csrf;
use crate::i18n::{Lang, Words};

/// Where the shell's own small forms are posted and its links lead; the house mounts these routes.
pub const THEME: &str = "/theme";
pub const LANGUAGE: &str = "/language";
pub const ABOUT: &str = "/about";

/// What the frame of a page knows. `PageFrame { title, nav, ..frame }`.
#[derive(Clone, Debug, Default)]
pub struct PageFrame {
    pub title: String,
    /// The name of the organization; empty: none is known.
    pub place: String,
    pub nav: Vec<NavItem>,
    pub person: Option<Person>,
    /// The demo says so on every page.
    pub demo: bool,
    pub theme: Theme,
    /// The address of this page, to come back to after a change of language or theme.
    pub path: String,
    /// The proof against forged posts, for the shell's own forms and for htmx.
    pub csrf: String,
    /// The other organizations of the same account; none for most people.
    pub switcher: Option<Switcher>,
    /// Where the name of the house leads; empty: to the first page of everyone.
    pub home: String,
}

/// Where else the same account may go: each place one button, so that going there is one press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switcher {
    /// Where the choice is posted, under the name `to`.
    pub action: String,
    /// (what is sent, what is read)
    pub there: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// The signed-in person, with where their account is and where signing out is posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub account: String,
    pub sign_out: String,
}

pub fn page(words: Words, frame: &PageFrame, body: Markup) -> Markup {
    let headers = serde_json::json!({ "x-csrf-token": frame.csrf }).to_string();
    html! {
        (DOCTYPE)
        html lang=(words.lang().code()) dir=(words.lang().direction()) data-theme=[frame.theme.attribute()] {
            head {
                (meta(words, &frame.title, frame.theme))
                meta name="htmx-config" content=r#"{"includeIndicatorCSS":false}"#;
                script src=(asset("htmx.min.js")) defer {}
                script src=(asset("perennial.js")) type="module" {}
            }
            body.framed hx-headers:inherited=(headers) {
                (skip(words))
                header.shell-head {
                    (demo(words, frame.demo))
                    div.shell-bar {
                        a.brand href=(if frame.home.is_empty() { "/" } else { frame.home.as_str() }) aria-label=(words.t("shell-home")) { (leaf_logo()) (words.t("shell-name")) }
                        (place(words, frame))
                        (nav(words, &frame.nav))
                        (person(words, frame))
                    }
                }
                main.page #main tabindex="-1" { (body) }
                (foot(words, frame))
                p.sr #said role="status" {}
            }
        }
    }
}

/// The organization one is in; with others to go to, a menu of them.
fn place(words: Words, frame: &PageFrame) -> Markup {
    html! {
        @match &frame.switcher {
            Some(switcher) => details.person.places {
                summary { span.sr { (words.t("switch-open")) " " } span.here { (frame.place) } }
                form.menu method="post" action=(switcher.action) aria-label=(words.t("switch-to")) {
                    (hidden_csrf(&frame.csrf))
                    p.small.soft { (words.t("switch-to")) }
                    @for (value, name) in &switcher.there { button.button.plain.small name="to" value=(value) { (name) } }
                }
            },
            None => @if !frame.place.is_empty() { span.place { (frame.place) } },
        }
    }
}

fn nav(words: Words, items: &[NavItem]) -> Markup {
    html! {
        @if !items.is_empty() {
            nav.nav aria-label=(words.t("shell-nav")) {
                ul {
                    @for item in items {
                        li { a href=(item.href) aria-current=[item.current.then_some("page")] { (item.label) } }
                    }
                }
            }
        }
    }
}

fn person(words: Words, frame: &PageFrame) -> Markup {
    html! {
        @if let Some(person) = &frame.person {
            // What is found and thrown away is an organization's: whoever runs the server has no places of theirs.
            @let inside = !frame.nav.is_empty();
            @if inside { a.find href=(crate::paths::SEARCH) { (words.t("search-title")) } }
            details.person {
                summary { (person.name) }
                div.menu {
                    a href=(person.account) { (words.t("shell-account")) }
                    @if inside { a href=(crate::paths::CALENDAR) { (words.t("calendar-title")) } }
                    @if inside { a href=(crate::paths::TRASH) { (words.t("trash-title")) } }
                    form method="post" action=(person.sign_out) {
                        (hidden_csrf(&frame.csrf))
                        button.button.plain.small { (words.t("shell-sign-out")) }
                    }
                }
            }
        }
    }
}

fn foot(words: Words, frame: &PageFrame) -> Markup {
    html! {
        footer.shell-foot {
            div {
                p {
                    @if !frame.place.is_empty() && frame.home.is_empty() { (words.with("shell-belongs", args![place => frame.place.as_str()])) " " }
                    a href=(ABOUT) { (words.t("shell-about")) }
                }
                div.switches { (language_switch(words, frame)) (theme_switch(words, frame)) }
            }
        }
    }
}

/// One button per language; the current one is pressed.
fn language_switch(words: Words, frame: &PageFrame) -> Markup {
    html! {
        form.switch method="post" action=(LANGUAGE) aria-label=(words.t("shell-language")) {
            (hidden_csrf(&frame.csrf))
            input type="hidden" name="back" value=(frame.path);
            @for lang in Lang::ALL {
                button name="lang" value=(lang.code()) lang=(lang.code()) aria-pressed=(lang == words.lang()) {
                    (lang.own_name())
                }
            }
        }
    }
}

fn theme_switch(words: Words, frame: &PageFrame) -> Markup {
    html! {
        form.switch method="post" action=(THEME) aria-label=(words.t("shell-theme")) data-theme-switch {
            (hidden_csrf(&frame.csrf))
            input type="hidden" name="back" value=(frame.path);
            @for theme in Theme::ALL {
                button name="theme" value=(theme.code()) aria-pressed=(theme == frame.theme) { (theme.name(words)) }
            }
        }
    }
}

/// What every page says about itself to the browser. One style sheet, one icon.
pub(super) fn meta(words: Words, title: &str, theme: Theme) -> Markup {
    meta_from(words, title, theme, "")
}

/// The same with style and icon from under another address.
pub(super) fn meta_from(words: Words, title: &str, theme: Theme, under: &str) -> Markup {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        title { @if !title.is_empty() { (title) " · " } (words.t("shell-name")) }
        (theme_color(theme))
        link rel="icon" href={ (under) (asset("favicon.svg")) } type="image/svg+xml";
        link rel="stylesheet" href={ (under) (asset("perennial.css")) };
    }
}

pub(super) fn skip(words: Words) -> Markup {
    html! { a.skip href="#main" { (words.t("shell-skip")) } }
}

pub(super) fn demo(words: Words, demo: bool) -> Markup {
    html! { @if demo { p.demo { (words.t("shell-demo")) } } }
}
