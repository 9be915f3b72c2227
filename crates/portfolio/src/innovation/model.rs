//! What an innovation is. No SQL, no HTTP.

use ground::InnovationId;

/// The five P's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Program,
    Practice,
    Policy,
    Procedure,
    Product,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Program, Kind::Practice, Kind::Policy, Kind::Procedure, Kind::Product];

    pub fn word(self) -> &'static str {
        match self {
            Kind::Program => "program",
            Kind::Practice => "practice",
            Kind::Policy => "policy",
            Kind::Procedure => "procedure",
            Kind::Product => "product",
        }
    }

    pub fn from_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// A core component. Adaptable ones may be changed without a reason on record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ingredient {
    pub name: String,
    pub adaptable: bool,
}

/// What people write about an innovation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outline {
    pub name: String,
    pub kind: Kind,
    pub need: String,
    pub evidence: String,
    pub ingredients: Vec<Ingredient>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Innovation {
    pub id: InnovationId,
    pub outline: Outline,
}

/// More ingredients than this and nobody can say what the core is.
pub const MOST_INGREDIENTS: usize = 20;

impl Ingredient {
    /// One ingredient per line; a line that begins with `~` may be adapted.
    pub fn lines(text: &str) -> Vec<Ingredient> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines
            .map(|line| match line.strip_prefix('~') {
                Some(name) => Ingredient { name: name.trim().into(), adaptable: true },
                None => Ingredient { name: line.into(), adaptable: false },
            })
            .filter(|i| !i.name.is_empty())
            .collect()
    }

    /// The same text again.
    pub fn text(ingredients: &[Ingredient]) -> String {
        let lines = ingredients.iter().map(|i| if i.adaptable { format!("~ {}", i.name) } else { i.name.clone() });
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ingredients_are_lines_and_survive_the_round_trip() {
        let text = "Pairs chosen by reading level\n\n~ Length of the session \n~\n";
        let read = Ingredient::lines(text);
        assert_eq!(read.len(), 2);
        assert!(read[1].adaptable && read[1].name == "Length of the session");
        assert_eq!(Ingredient::lines(&Ingredient::text(&read)), read);
    }
}
