//! Every word a person reads, in their language. `Words` is small and `Copy`: a handler gets one and passes it on.
//!
//! Sentences live in `locales/<language>/*.ftl` (Fluent) and are baked into the program. A key that is missing shows as
//! `⟦key⟧` and is logged once; it never breaks a page. Dates and numbers are in `i18n/when.rs` and `i18n/numbers.rs`,
//! the tests that keep the languages level in `i18n/level.rs`.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use ground::element::{Blank, Text};
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

pub use fluent_bundle;

#[cfg(test)]
mod level;
mod numbers;
mod when;

/// The languages people can choose. To add one: a variant here, a folder in `locales/`, nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    En,
    Es,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Es];

    /// For the `lang` attribute, the cookie and the folder in `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Es => "es",
        }
    }

    /// What its own speakers call it, so that they find it without knowing another language.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Es => "Español",
        }
    }

    /// For the `dir` attribute.
    pub fn direction(self) -> &'static str {
        match self {
            Lang::En | Lang::Es => "ltr",
        }
    }

    /// `es`, `es-MX`, `ES_us` → Spanish.
    pub fn from_code(code: &str) -> Option<Lang> {
        let primary = code.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Lang::ALL.into_iter().find(|lang| lang.code() == primary)
    }

    /// The person's own choice (cookie `lang`) first, then what the browser asks for, then English.
    pub fn negotiate(choice: Option<&str>, accept_language: Option<&str>) -> Lang {
        choice.and_then(Lang::from_code).or_else(|| accept_language.and_then(Lang::accepted)).unwrap_or_default()
    }

    fn accepted(header: &str) -> Option<Lang> {
        let mut best: Option<(f32, Lang)> = None;
        for range in header.split(',').take(20) {
            let (code, weight) = range.split_once(";q=").unwrap_or((range, "1"));
            let weight = weight.trim().parse().unwrap_or(0.0);
            if let Some(lang) = Lang::from_code(code)
                && weight > best.map_or(0.0, |(heaviest, _)| heaviest)
            {
                best = Some((weight, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            Lang::En => langid!("en-US"),
            Lang::Es => langid!("es-US"),
        }
    }
}

/// Says things in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    lang: Lang,
}

impl Words {
    pub fn new(lang: Lang) -> Self {
        Words { lang }
    }

    pub fn lang(self) -> Lang {
        self.lang
    }

    /// The sentence under `key`.
    pub fn t(self, key: &str) -> String {
        self.say(key, None)
    }

    /// The sentence under `key` with its blanks filled: `w.with("asks-count", args![count => 3])`.
    pub fn with(self, key: &str, args: FluentArgs) -> String {
        self.say(key, Some(&args))
    }

    /// What a room says to others: its key with days and counts in the reader's words.
    pub fn text(self, text: &Text) -> String {
        let mut args = FluentArgs::new();
        for (name, blank) in &text.blanks {
            match blank {
                Blank::Words(words) => args.set(*name, words.clone()),
                Blank::Day(day) => args.set(*name, self.date(*day)),
                Blank::Count(count) => args.set(*name, *count),
            }
        }
        self.with(text.key, args)
    }

    /// Whether the house has a sentence under `key`.
    pub fn knows(self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    fn bundle(self) -> &'static Bundle {
        match self.lang {
            Lang::En => &ENGLISH,
            Lang::Es => &SPANISH,
        }
    }

    fn say(self, key: &str, args: Option<&FluentArgs>) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            log_once(self.lang, key, "no such sentence");
            return format!("⟦{key}⟧");
        };
        let mut errors = Vec::new();
        let mut said = bundle.format_pattern(pattern, args, &mut errors).into_owned();
        // "at North Elem." at the end of a sentence has its stop already.
        for (_, value) in args.into_iter().flat_map(FluentArgs::iter) {
            if let FluentValue::String(name) = value
                && name.ends_with('.')
            {
                said = said.replace(&format!("{name}."), name);
            }
        }
        if let Some(error) = errors.first() {
            log_once(self.lang, key, &error.to_string());
        }
        said
    }
}

/// Fills the blanks of a sentence: `args![name => person.name, count => 3]`.
/// A value is a `&str`, a `String` or a number; dates go in as `w.date(day)`.
#[macro_export]
macro_rules! args {
    ($($name:ident => $value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut args = $crate::i18n::fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($name), $value);)*
        args
    }};
}
pub use crate::args;

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::En));
static SPANISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::Es));

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../locales"]
struct Locales;

/// The Fluent files of one language: (path, text).
fn sources(lang: Lang) -> Vec<(String, Cow<'static, str>)> {
    let folder = format!("{}/", lang.code());
    let mut found = Vec::new();
    for path in Locales::iter().filter(|path| path.starts_with(&folder) && path.ends_with(".ftl")) {
        if let Some(file) = Locales::get(&path) {
            let text = String::from_utf8_lossy(&file.data).into_owned();
            found.push((path.into_owned(), Cow::Owned(text)));
        }
    }
    found.sort();
    found
}

fn bundle(lang: Lang) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
    // Both languages run left to right, so the invisible isolation marks would only end up in copied text.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(numbers::spell));
    for (path, text) in sources(lang) {
        let resource = FluentResource::try_new(text.into_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(path, ?errors, "a sentence cannot be read");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(path, ?errors, "a sentence is there twice");
        }
    }
    bundle
}

fn log_once(lang: Lang, key: &str, what: &str) {
    static LOGGED: LazyLock<Mutex<HashSet<(Lang, String)>>> = LazyLock::new(Mutex::default);
    let mut logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
    if logged.insert((lang, key.to_owned())) {
        tracing::warn!(lang = lang.code(), key, what, "a sentence is missing");
    }
}

/// A value for a blank, kept longer than the request that made it (errors of a form).
pub type Blanks = FluentArgs<'static>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_persons_own_choice_wins_over_the_browser() {
        assert_eq!(Lang::negotiate(Some("es"), Some("en-US,en;q=0.9")), Lang::Es);
        assert_eq!(Lang::negotiate(Some("xx"), Some("fr, es-MX;q=0.8, en;q=0.5")), Lang::Es);
        assert_eq!(Lang::negotiate(None, Some("en;q=0.2, es;q=0.7")), Lang::Es);
        assert_eq!(Lang::negotiate(None, Some("es;q=0, fr")), Lang::En);
        assert_eq!(Lang::negotiate(None, None), Lang::En);
    }

    #[test]
    fn a_missing_sentence_shows_its_key_and_breaks_nothing() {
        let key = String::from("no-such-sentence");
        assert_eq!(Words::new(Lang::Es).t(&key), "⟦no-such-sentence⟧");
    }

    #[test]
    fn a_name_that_ends_with_a_stop_gets_no_second_one() {
        let said = Words::default().with("break-followed", args![name => "North Elem.", day => "May 2"]);
        assert_eq!(said, "Takes the place of North Elem. since May 2.");
        let said = Words::default().with("unit-close-beneath", args![names => "North Elem."]);
        assert_eq!(said, "With it closes: North Elem.");
    }

    #[test]
    fn nothing_invisible_is_put_around_a_name() {
        let said = Words::default().with("kit-percent", args![number => "12"]);
        assert_eq!(said, "12%");
    }
}
