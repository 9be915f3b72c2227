//! The list of activities the house brings along, in its own words: what tends to be forgotten, in an order that fits many.
//! It stands in Fluent, so everyone reads it in their language; a word, once given out, stays.

use crate::implementation::Stage;
use ground::element::Text;

/// One activity of the house's list.
#[derive(Debug, PartialEq, Eq)]
pub struct Stock {
    /// The word in tables and templates.
    pub word: &'static str,
    pub stage: Stage,
    /// The Fluent key of its name.
    pub key: &'static str,
    /// The element whose condition it is when it is done, with the key of that condition.
    pub tells: Option<(char, &'static str)>,
}

const fn at(stage: Stage, word: &'static str, key: &'static str) -> Stock {
    Stock { word, stage, key, tells: None }
}

const fn telling(stage: Stage, word: &'static str, key: &'static str, element: char, said: &'static str) -> Stock {
    Stock { word, stage, key, tells: Some((element, said)) }
}

use Stage::{Decide, Implement, Prepare, Sustain};

pub static STOCK: &[Stock] = &[
    at(Decide, "name-need", "stock-name-need"),
    at(Decide, "form-team", "stock-form-team"),
    at(Decide, "hear-concerned", "stock-hear-concerned"),
    at(Decide, "compare-options", "stock-compare-options"),
    at(Decide, "weigh-fit", "stock-weigh-fit"),
    at(Decide, "weigh-load", "stock-weigh-load"),
    at(Decide, "agree-goal", "stock-agree-goal"),
    at(Decide, "tell-decision", "stock-tell-decision"),
    at(Prepare, "name-core", "stock-name-core"),
    at(Prepare, "picture-use", "stock-picture-use"),
    at(Prepare, "plan-learning", "stock-plan-learning"),
    telling(Prepare, "find-time", "stock-find-time", 'M', "condition-find-time"),
    at(Prepare, "ready-materials", "stock-ready-materials"),
    at(Prepare, "name-coaches", "stock-name-coaches"),
    telling(Prepare, "plan-watching", "stock-plan-watching", 'A', "condition-plan-watching"),
    at(Prepare, "plan-talk", "stock-plan-talk"),
    at(Prepare, "start-small", "stock-start-small"),
    at(Prepare, "first-dates", "stock-first-dates"),
    at(Implement, "first-learning", "stock-first-learning"),
    at(Implement, "first-tries", "stock-first-tries"),
    at(Implement, "coaching-runs", "stock-coaching-runs"),
    at(Implement, "see-each-other", "stock-see-each-other"),
    telling(Implement, "look-at-data", "stock-look-at-data", 'A', "condition-look-at-data"),
    at(Implement, "first-cycle", "stock-first-cycle"),
    at(Implement, "clear-barrier", "stock-clear-barrier"),
    at(Implement, "check-core", "stock-check-core"),
    at(Implement, "answer-voices", "stock-answer-voices"),
    at(Implement, "share-success", "stock-share-success"),
    at(Sustain, "into-routines", "stock-into-routines"),
    at(Sustain, "teach-newcomers", "stock-teach-newcomers"),
    at(Sustain, "secure-means", "stock-secure-means"),
    telling(Sustain, "second-lead", "stock-second-lead", 'T', "condition-second-lead"),
    at(Sustain, "keep-watching", "stock-keep-watching"),
    at(Sustain, "write-story", "stock-write-story"),
    at(Sustain, "help-others", "stock-help-others"),
    at(Sustain, "decide-yearly", "stock-decide-yearly"),
];

pub fn of_word(word: &str) -> Option<&'static Stock> {
    STOCK.iter().find(|stock| stock.word == word)
}

/// What an activity is called: by the house in each reader's language, or by its people in their own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    Stock(&'static Stock),
    Own(String),
}

impl Name {
    /// As it lies in two columns, of which one is empty.
    pub fn columns(&self) -> (&str, &str) {
        match self {
            Name::Stock(stock) => (stock.word, ""),
            Name::Own(words) => ("", words),
        }
    }

    pub fn of_columns(stock: &str, own: String) -> Name {
        of_word(stock).map_or(Name::Own(own), Name::Stock)
    }

    pub fn text(&self) -> Text {
        match self {
            Name::Stock(stock) => Text::new(stock.key),
            Name::Own(words) => Text::new("activity-own").with("name", words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::i18n::{Lang, Words};
    use std::collections::HashSet;

    #[test]
    fn every_activity_of_the_house_has_a_word_of_its_own_and_a_name_in_each_language() {
        let words: HashSet<&str> = STOCK.iter().map(|s| s.word).collect();
        assert_eq!(words.len(), STOCK.len());
        for lang in Lang::ALL {
            let w = Words::new(lang);
            let names: HashSet<String> = STOCK.iter().map(|s| w.text(&Name::Stock(s).text())).collect();
            assert_eq!(names.len(), STOCK.len(), "two activities have one name in {lang:?}");
            for stock in STOCK {
                assert!(w.knows(stock.key), "{} in {lang:?}", stock.key);
                assert!(stock.tells.is_none_or(|(_, said)| w.knows(said)), "{:?} in {lang:?}", stock.tells);
            }
        }
        assert!(Stage::ALL.iter().all(|stage| STOCK.iter().any(|s| s.stage == *stage)));
    }

    #[test]
    fn a_name_comes_back_from_its_columns() {
        for name in [Name::Stock(&STOCK[3]), Name::Own("Walk the building".into())] {
            let (stock, own) = name.columns();
            assert_eq!(Name::of_columns(stock, own.to_string()), name);
        }
        assert_eq!(Name::of_columns("unheard-of", "Kept".into()), Name::Own("Kept".into()));
    }
}
