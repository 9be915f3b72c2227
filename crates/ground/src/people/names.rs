//! Names as they come in. How they are looked for: `sought`. Pure.

/// A name without what only disturbs: control characters, marks that turn the direction of the text around (they can make
/// one name look like another), and blanks that are not one blank.
pub fn clean_name(name: &str) -> String {
    let turns = |c: char| matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let kept: String = name.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
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
}
