//! Names as they come in and as they are looked for. Pure.

/// A name without what only disturbs: control characters, marks that turn the direction of the text around (they can make
/// one name look like another), and blanks that are not one blank.
pub fn clean_name(name: &str) -> String {
    let turns = |c: char| matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let kept: String = name.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether every word typed begins a word of the name, whatever its accents: "ines ok" finds Inés Okafor.
pub fn is_like(name: &str, typed: &str) -> bool {
    let (name, typed) = (plain(name), plain(typed));
    words(&typed).all(|wanted| words(&name).any(|word| word.starts_with(wanted)))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Lower case without the accents that keyboards often lack. Letters not listed stay as they are.
fn plain(text: &str) -> String {
    const FOLDS: [(&str, char); 10] = [
        ("áàâäãåā", 'a'),
        ("éèêëē", 'e'),
        ("íìîïī", 'i'),
        ("óòôöõøō", 'o'),
        ("úùûüū", 'u'),
        ("ñń", 'n'),
        ("çćč", 'c'),
        ("šś", 's'),
        ("žźż", 'z'),
        ("ýÿ", 'y'),
    ];
    // A combining accent, as some systems export it, is dropped where it stands alone.
    let letters = text.chars().flat_map(char::to_lowercase).filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    letters.map(|c| FOLDS.iter().find(|(accented, _)| accented.contains(c)).map_or(c, |(_, base)| *base)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_turns_its_letters_around_is_written_plainly() {
        assert_eq!(clean_name("\u{202e}anA\u{202c}  Ruiz\u{0}\n"), "anA Ruiz");
        assert_eq!(clean_name("  María\u{a0}José  "), "María José");
        assert_eq!(clean_name("\u{2066}\u{2069}\u{feff}"), "");
        assert_eq!(clean_name("Mary-Ann O’Brien"), "Mary-Ann O’Brien");
    }

    #[test]
    fn a_name_is_found_by_the_beginnings_of_its_words() {
        assert!(is_like("Inés Okafor", "ines"));
        assert!(is_like("Inés Okafor", "okaf in"));
        assert!(is_like("Mary-Ann O’Brien", "brien mary"));
        assert!(is_like("Jose\u{301} Nuñez", "JOSÉ nunez"));
        assert!(!is_like("Inés Okafor", "nes"));
        assert!(!is_like("Inés Okafor", "ines bell"));
        assert!(is_like("Anyone", "  "), "nothing typed keeps everyone");
    }
}
