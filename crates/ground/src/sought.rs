//! What someone is looking for: a few words, compared without case, accents and punctuation.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// More words than this say no more; the rest is let go.
const MOST_WORDS: usize = 5;
/// Longer than any name; what is pasted beyond is let go.
const MOST_CHARS: usize = 120;

/// Words to look for. Holds at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    words: Vec<String>,
}

impl Sought {
    /// None when there is no letter or digit to look for.
    pub fn of(text: &str) -> Option<Sought> {
        let short: String = text.chars().take(MOST_CHARS).collect();
        let words: Vec<String> = fold(&short).split(' ').filter(|w| !w.is_empty()).take(MOST_WORDS).map(str::to_string).collect();
        (!words.is_empty()).then_some(Sought { words })
    }

    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// How well it fits: None when a word stands nowhere. 0: the title begins with the first word; 1: all words stand in the
    /// title; 2: some stand in the rest only.
    pub fn fits(&self, title: &str, rest: &[&str]) -> Option<u8> {
        let title = fold(title);
        if self.words.iter().all(|w| title.contains(w.as_str())) {
            return Some(u8::from(!self.words.first().is_some_and(|w| title.starts_with(w.as_str()))));
        }
        let rest: Vec<String> = rest.iter().map(|text| fold(text)).collect();
        let somewhere = |word: &String| title.contains(word.as_str()) || rest.iter().any(|text| text.contains(word.as_str()));
        self.words.iter().all(somewhere).then_some(2)
    }

    /// As patterns for `like`, filled up to the most words a statement takes; folded words hold no wildcard.
    pub fn patterns(&self) -> [String; MOST_WORDS] {
        std::array::from_fn(|at| self.words.get(at).map_or_else(|| "%".to_string(), |word| format!("%{word}%")))
    }

    /// The same for words that begin so, in a folded text with a blank before it.
    pub fn beginnings(&self) -> [String; MOST_WORDS] {
        std::array::from_fn(|at| self.words.get(at).map_or_else(|| "%".to_string(), |word| format!("% {word}%")))
    }

    /// Whether every word sought begins a word of the name: "ines ok" finds Inés Okafor, "vega" finds Ana Ruiz-Vega.
    pub fn begins_in(&self, name: &str) -> bool {
        let name = fold(name);
        self.words.iter().all(|wanted| name.split(' ').any(|word| word.starts_with(wanted.as_str())))
    }
}

/// Letters that no rule takes apart, as most keyboards write them. Names folded before these were known are written anew
/// (`people::fold_names`).
const LETTERS: [(char, &str); 9] =
    [('ø', "o"), ('ł', "l"), ('đ', "d"), ('ð', "d"), ('þ', "th"), ('ß', "ss"), ('æ', "ae"), ('œ', "oe"), ('ı', "i")];

/// Lower case, without accents; whatever is neither letter nor digit is one blank. How names of people, units and columns are
/// compared, sorted and looked for, everywhere.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if let Some((_, plain)) = LETTERS.iter().find(|(letter, _)| !c.is_ascii() && *letter == c) {
            folded.push_str(plain);
        } else if c.is_alphanumeric() {
            folded.push(c);
        } else if !matches!(c, '\'' | '’') && !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_accents_and_punctuation_do_not_matter() {
        assert_eq!(fold("  María-José  O’Brien, (Grade 4)"), "maria jose obrien grade 4");
        let sought = Sought::of("obrien MARIA").unwrap();
        assert_eq!(sought.fits("María-José O’Brien", &[]), Some(1));
        assert_eq!(sought.fits("Maria", &["taught by O'Brien"]), Some(2));
        assert_eq!(sought.fits("Maria", &["someone else"]), None);
        assert_eq!(Sought::of("mar").unwrap().fits("María-José O’Brien", &[]), Some(0));
    }

    #[test]
    fn a_name_is_found_by_the_beginning_of_any_of_its_words() {
        let begins = |name: &str, typed: &str| Sought::of(typed).unwrap().begins_in(name);
        assert!(begins("Inés Okafor", "ines"));
        assert!(begins("Inés Okafor", "okaf in"));
        assert!(begins("Ana Ruiz-Vega", "VEGA"));
        assert!(begins("Ana Ruiz Peña", "pena ana"));
        assert!(begins("Jose\u{301} Nuñez", "JOSÉ nunez"));
        assert!(begins("Mary-Ann O’Brien", "o'brien mary"));
        assert!(begins("Søren Đặng Weiß", "soren dang weiss"));
        assert!(begins("Soren Dang", "Søren ĐẶNG"));
        assert!(!begins("Inés Okafor", "nes"));
        assert!(!begins("Inés Okafor", "ines bell"));
    }

    #[test]
    fn without_a_letter_there_is_nothing_to_look_for() {
        assert_eq!(Sought::of(" %_-!'’ "), None);
        assert_eq!(Sought::of(""), None);
    }

    proptest! {
        #[test]
        fn what_is_sought_is_found_in_itself_and_holds_no_wildcard(text in "\\PC{0,40}") {
            if let Some(sought) = Sought::of(&text) {
                prop_assert!(sought.fits(&text, &[]).is_some());
                prop_assert!(sought.words().iter().all(|w| !w.contains(['%', '_', ' '])));
                prop_assert!(sought.patterns().iter().all(|p| p.starts_with('%') && p.ends_with('%')));
                prop_assert!(sought.begins_in(&text));
            }
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
