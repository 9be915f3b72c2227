//! Keeps the languages level and the sources honest: every language has every sentence with the same blanks, every
//! sentence a page asks for exists. Sentences nobody asks for are listed, not refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::{Lang, sources};

type Blanks = BTreeSet<String>;

/// Key → the blanks of its sentence.
fn sentences(lang: Lang) -> BTreeMap<String, Blanks> {
    let mut found = BTreeMap::new();
    for (path, text) in sources(lang) {
        if let Err((_, errors)) = FluentResource::try_new(text.to_string()) {
            panic!("{path} cannot be read: {errors:?}");
        }
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once('=').filter(|_| line.starts_with(char::is_alphabetic)) {
                key = name.trim().to_owned();
                assert!(!found.contains_key(&key), "{path}: {key} is there twice");
                found.insert(key.clone(), Blanks::new());
            }
            for blank in line.split('$').skip(1) {
                let name = blank.chars().take_while(|c| c.is_alphanumeric() || "-_".contains(*c)).collect();
                found.entry(key.clone()).or_default().insert(name);
            }
        }
    }
    found
}

#[test]
fn every_language_has_the_same_sentences_with_the_same_blanks() {
    let english = sentences(Lang::En);
    for lang in Lang::ALL {
        let other = sentences(lang);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{lang:?} lacks {missing:?} and alone has {extra:?}");
        for (key, blanks) in &english {
            assert_eq!(blanks, &other[key], "{lang:?}: the blanks of {key}");
        }
    }
}

#[test]
fn every_sentence_that_is_asked_for_exists() {
    let known = sentences(Lang::En);
    let mut missing = Vec::new();
    for (path, text) in rust_sources() {
        for key in asked_for(&text) {
            if looks_like_a_key(&key) && !known.contains_key(&key) {
                missing.push(format!("{}: {key}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "asked for but not in locales/en:\n{}", missing.join("\n"));
}

#[test]
fn sentences_nobody_asks_for_are_listed() {
    let all: String = rust_sources().into_iter().map(|(_, text)| text).collect();
    for key in sentences(Lang::En).keys() {
        if !all.contains(&format!("\"{key}\"")) {
            println!("nobody asks for the sentence {key}");
        }
    }
}

/// The literals in `.t("…")`, `.with("…"`, `.if_blank("…")`, `Wrong::of("…")`, and the second one in
/// `.wrong("field", "…")`; also over several lines.
fn asked_for(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let mut keys = Vec::new();
    for call in [".t(", ".with(", ".if_blank(", "Wrong::of("] {
        let calls = code.split(call).skip(1);
        keys.extend(calls.filter_map(|rest| literal(rest).map(|(key, _)| key.to_owned())));
    }
    for rest in code.split(".wrong(").skip(1) {
        let second = literal(rest).and_then(|(_, rest)| literal(rest.trim_start().strip_prefix(',')?));
        keys.extend(second.map(|(key, _)| key.to_owned()));
    }
    keys
}

/// A string literal at the very start, and what follows it.
fn literal(code: &str) -> Option<(&str, &str)> {
    code.trim_start().strip_prefix('"')?.split_once('"')
}

/// `.with("…")` is also said to other things than words; a key has small letters and a hyphen.
fn looks_like_a_key(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn rust_sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut found);
    assert!(!found.is_empty(), "the crates have sources");
    found
}

fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap_or_default()));
        }
    }
}
