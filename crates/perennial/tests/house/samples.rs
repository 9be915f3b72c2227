//! Every page of the house with made-up contents, in both languages: whole, said in full, and well formed. How they look
//! and whether everyone can use them is for eyes and for the journey `samples`.

use crate::invariants::{all_sources, file, is_test_file, none, program};
use kit::i18n::Lang;
use kit::sample::SamplePage;
use kit::settings::Transport;
use kit::views::Theme;
use kit::{Look, SignedIn, Words};
use std::collections::HashSet;

fn samples(lang: Lang) -> Vec<SamplePage> {
    let look = Look {
        words: Words::new(lang),
        theme: Theme::System,
        path: "/styleguide/sample".into(),
        transport: Transport::Local,
        address: None,
        demo: false,
    };
    let who = SignedIn::sample(look);
    perennial::routes::elements(None).iter().flat_map(|element| element.samples(&who)).collect()
}

/// A tag with its attributes, as our own pages write them: `name="value"`, nothing loose.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| *value)
    }
}

fn tags(html: &str) -> Vec<Tag<'_>> {
    let opened = html.split('<').skip(1).filter(|t| t.starts_with(|c: char| c.is_ascii_alphabetic()));
    opened.map(tag).collect()
}

fn tag(text: &str) -> Tag<'_> {
    let end = text.find([' ', '>', '/', '\n']).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() || rest.starts_with(['>', '/']) {
            return Tag { name, attributes };
        }
        let (attribute, after) = rest.split_at(rest.find(['=', ' ', '>']).unwrap_or(rest.len()));
        match after.strip_prefix("=\"").and_then(|quoted| quoted.split_once('"')) {
            Some((value, after)) => {
                attributes.push((attribute, value));
                rest = after;
            }
            None => {
                attributes.push((attribute, ""));
                rest = after;
            }
        }
    }
}

/// What is wrong with one page, in words.
fn faults(page: &str) -> Vec<String> {
    let tags = tags(page);
    let mut wrong = Vec::new();
    for only in ["h1", "main", "title"] {
        // A drawing may have a title of its own.
        let count = tags.iter().take_while(|t| only != "title" || t.name != "body").filter(|t| t.name == only).count();
        if count != 1 {
            wrong.push(format!("{count} <{only}>"));
        }
    }
    for mark in ["⟦", "{$"] {
        if let Some((_, rest)) = page.split_once(mark) {
            wrong.push(format!("not said: {mark}{}", rest.chars().take(40).collect::<String>()));
        }
    }
    let mut ids = HashSet::new();
    for tag in &tags {
        wrong.extend(tag.get("id").filter(|id| !ids.insert(*id)).map(|id| format!("twice: id {id}")));
        let ours = |name: &str| name == "style" || name.starts_with("on");
        wrong.extend(tag.attributes.iter().filter(|(name, _)| ours(name)).map(|(name, _)| format!("{name}= on <{}>", tag.name)));
        if tag.name == "form" && tag.get("method") == Some("post") && tag.get("action").is_none_or(|a| !a.starts_with('/')) {
            wrong.push("a form that is sent to no address of ours".into());
        }
    }
    for tag in &tags {
        let named = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "list"].into_iter().filter_map(|name| tag.get(name));
        let linked = tag.get("href").and_then(|href| href.strip_prefix('#'));
        let lost = named.flat_map(str::split_whitespace).chain(linked).filter(|id| !ids.contains(id));
        wrong.extend(lost.map(|id| format!("<{}> points to #{id}, which is not there", tag.name)));
    }
    wrong
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for sample in samples(lang) {
            wrong.extend(faults(&sample.html.into_string()).into_iter().map(|fault| format!("{} ({}): {fault}", sample.name, lang.code())));
        }
    }
    none(wrong);
}

#[test]
fn samples_have_names_that_can_be_addresses() {
    let mut seen = HashSet::new();
    let mut wrong = Vec::new();
    for name in samples(Lang::En).into_iter().map(|sample| sample.name) {
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !name.split('/').all(plain) {
            wrong.push(format!("{name} is no address"));
        }
        if !seen.insert(name.clone()) {
            wrong.push(format!("{name} is there twice"));
        }
    }
    assert!(seen.len() > 100, "only {} samples", seen.len());
    none(wrong);
}

/// A page struct is what bears the name, or stands in a `pages.rs` and is not what an address asks for.
#[test]
fn every_page_struct_has_samples() {
    let sources: Vec<(String, String)> = all_sources().into_iter().filter(|(name, _)| !is_test_file(name)).collect();
    let shown: HashSet<String> = sources.iter().flat_map(|(_, text)| text.split("impl Sample for ").skip(1).map(first_word)).collect();
    let mut wrong = Vec::new();
    let mut found = 0;
    for (name, text) in &sources {
        let text = program(text);
        let mut asked = false;
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("pub struct ") {
                let page = first_word(rest);
                let is_page = page != "SamplePage" && (page.ends_with("Page") || file(name) == "pages.rs" && !asked);
                found += usize::from(is_page);
                if is_page && !shown.contains(&page) {
                    wrong.push(format!("{name}: {page} has no samples"));
                }
            }
            asked = line.starts_with("#[derive(") && line.contains("Deserialize");
        }
    }
    assert!(found >= 10, "only {found} page structs were found");
    none(wrong);
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric()).collect()
}

/// The checks themselves.
#[test]
fn what_is_wrong_with_a_page_is_found() {
    let page = |body: &str| format!("<html><head><title>T</title></head><body><main><h1>T</h1>{body}</main></body></html>");
    assert_eq!(faults(&page("<p class=\"a\">fine</p><svg><title>t</title></svg>")), Vec::<String>::new());
    for bad in [
        "<h1>again</h1>",
        "<p>⟦no-such-key⟧</p>",
        "<p>Until {$day}</p>",
        "<p style=\"color:red\">x</p>",
        "<input required onclick=\"x()\">",
        "<i id=\"a\"></i><i id=\"a\"></i>",
        "<label for=\"nowhere\">x</label>",
        "<input id=\"a\" aria-describedby=\"a b\">",
        "<a href=\"#nowhere\">x</a>",
        "<form method=\"post\" action=\"https://elsewhere.example\"></form>",
    ] {
        assert_eq!(faults(&page(bad)).len(), 1, "{bad}");
    }
}
