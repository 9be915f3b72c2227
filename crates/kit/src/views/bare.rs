//! Frames for pages with one thing to do and nothing to get lost in: a phone page that answers, joins or signs in
//! (style only, no script), and the sheet that prints.

use maud::{DOCTYPE, Markup, html};

use super::shell::{demo, meta, meta_from};
use super::{Theme, leaf_logo};
use crate::i18n::{Lang, Words};

/// How the language of a bare page is changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LanguageSwitch {
    /// Links to this address with `?lang=…`: nothing is stored, nothing but the address is needed.
    Links(String),
    /// The page brings its own, for instance as buttons of its form so that no answer is lost.
    #[default]
    Own,
}

#[derive(Clone, Debug, Default)]
pub struct BareFrame {
    pub title: String,
    pub demo: bool,
    pub theme: Theme,
    /// The leaf and the name on top; answering pages leave it out.
    pub brand: bool,
    pub language: LanguageSwitch,
    /// Style and icon come from under `/r/`, of which proxies keep no log: not even that someone looked is on record.
    pub unlogged: bool,
}

pub fn bare(words: Words, frame: &BareFrame, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.lang().code()) dir=(words.lang().direction()) data-theme=[frame.theme.attribute()] {
            head { (meta_from(words, &frame.title, frame.theme, if frame.unlogged { "/r" } else { "" })) }
            body {
                @if frame.demo { header.shell-head { (demo(words, true)) } }
                main.phone.stack #main tabindex="-1" {
                    @if frame.brand || frame.language != LanguageSwitch::Own {
                        div.phone-top {
                            @if frame.brand { a.brand href="/" { (leaf_logo()) (words.t("shell-name")) } } @else { span {} }
                            (languages(words, &frame.language))
                        }
                    }
                    (body)
                }
            }
        }
    }
}

fn languages(words: Words, switch: &LanguageSwitch) -> Markup {
    html! {
        @if let LanguageSwitch::Links(path) = switch {
            nav.languages aria-label=(words.t("shell-language")) {
                @for lang in Lang::ALL.into_iter().filter(|lang| *lang != words.lang()) {
                    a href={ (path) (if path.contains('?') { "&" } else { "?" }) "lang=" (lang.code()) }
                        lang=(lang.code()) hreflang=(lang.code()) { (lang.own_name()) }
                }
            }
        }
    }
}

/// A page made to be printed: the board's one-pager, a sheet of codes.
#[derive(Clone, Debug, Default)]
pub struct PrintFrame {
    pub title: String,
    /// "Riverbend District · for the board, November 23, 2026"
    pub place: String,
    pub demo: bool,
}

pub fn print(words: Words, frame: &PrintFrame, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.lang().code()) dir=(words.lang().direction()) {
            head {
                (meta(words, &frame.title, Theme::System))
                script src=(crate::assets::asset("perennial.js")) type="module" {}
            }
            body {
                main.report #main tabindex="-1" {
                    (demo(words, frame.demo))
                    div.split {
                        p.brand { (leaf_logo()) (words.t("shell-name")) }
                        p.small.soft { (frame.place) }
                    }
                    (body)
                }
            }
        }
    }
}

/// A sheet as a page, the accessible original of its PDF: the steps above it do not print.
pub fn report(words: Words, theme: Theme, title: &str, steps: Markup, sheet: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.lang().code()) dir=(words.lang().direction()) data-theme=[theme.attribute()] {
            head {
                (meta(words, title, theme))
                script src=(crate::assets::asset("perennial.js")) type="module" {}
            }
            body {
                nav.report.no-print aria-label=(words.t("sheet-nav")) { (steps) }
                main #main tabindex="-1" { (sheet) }
            }
        }
    }
}
