//! A model in the words the field writes it in: `trust =~ q1 + q2 + q3` says that trust is measured by three items, and
//! `q1 ~~ q2` that two items share something beside it.

use thiserror::Error;

/// What a model says about one of its parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Weight {
    /// Nothing: by the rules of the model.
    Unsaid,
    /// `NA*q1`: to be estimated.
    Free,
    /// `1*q1`: this, and not estimated.
    Fixed(f64),
}

/// One statement about two names.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    /// `factor =~ item`.
    Loading { factor: String, item: String, weight: Weight },
    /// `one ~~ other`: two items, or two factors; of one with itself: its variance.
    Covariance { one: String, other: String, weight: Weight },
}

/// Factors, the items that measure them, and what is said beyond.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    statements: Vec<Statement>,
    factors: Vec<String>,
    items: Vec<String>,
}

/// Why a text is no model.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SyntaxError {
    #[error("no factor is stated; write for instance: trust =~ q1 + q2 + q3")]
    Empty,
    #[error("\"{found}\" stands where {wanted} should")]
    Unexpected { found: String, wanted: &'static str },
    #[error("\"{0}\" is both a factor and an item; factors of factors are not covered")]
    FactorOfFactors(String),
    #[error("\"{0}\" is neither a factor nor an item of one")]
    Unknown(String),
    #[error("\"{0}\" is an item and \"{1}\" a factor: a covariance joins two of a kind")]
    Mixed(String, String),
    #[error("\"{0}\" and \"{1}\" are joined twice")]
    Twice(String, String),
}

impl Model {
    /// From factors and their items.
    pub fn new(factors: &[(&str, &[&str])]) -> Result<Self, SyntaxError> {
        let loading =
            |factor: &str, item: &str| Statement::Loading { factor: factor.to_owned(), item: item.to_owned(), weight: Weight::Unsaid };
        Self::from_statements(factors.iter().flat_map(|(factor, items)| items.iter().map(move |item| loading(factor, item))).collect())
    }

    /// From text: statements one after the other, on lines of their own or not; what follows `#` or `!` on a line is a remark.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let tokens = tokens(text)?;
        let mut statements = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let left = name(&tokens, at)?;
            let loading = match tokens.get(at + 1) {
                Some(Token::Measures) => true,
                Some(Token::Covaries) => false,
                other => return Err(unexpected(other, "=~ or ~~")),
            };
            at += 2;
            loop {
                let (weight, right);
                (weight, right, at) = term(&tokens, at)?;
                statements.push(if loading {
                    Statement::Loading { factor: left.clone(), item: right, weight }
                } else {
                    Statement::Covariance { one: left.clone(), other: right, weight }
                });
                if tokens.get(at) != Some(&Token::Plus) {
                    break;
                }
                at += 1;
            }
        }
        Self::from_statements(statements)
    }

    fn from_statements(statements: Vec<Statement>) -> Result<Self, SyntaxError> {
        let (mut factors, mut items): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for statement in &statements {
            let (one, other) = match statement {
                Statement::Loading { factor, item, .. } => {
                    if !factors.contains(factor) {
                        factors.push(factor.clone());
                    }
                    if !items.contains(item) {
                        items.push(item.clone());
                    }
                    (factor, item)
                }
                Statement::Covariance { one, other, .. } => (one, other),
            };
            if seen.contains(&(one, other)) || seen.contains(&(other, one)) {
                return Err(SyntaxError::Twice(one.clone(), other.clone()));
            }
            seen.push((one, other));
        }
        if factors.is_empty() {
            return Err(SyntaxError::Empty);
        }
        if let Some(both) = factors.iter().find(|factor| items.contains(factor)) {
            return Err(SyntaxError::FactorOfFactors(both.clone()));
        }
        for statement in &statements {
            let Statement::Covariance { one, other, .. } = statement else { continue };
            for name in [one, other] {
                if !factors.contains(name) && !items.contains(name) {
                    return Err(SyntaxError::Unknown(name.clone()));
                }
            }
            match (items.contains(one), items.contains(other)) {
                (true, false) => return Err(SyntaxError::Mixed(one.clone(), other.clone())),
                (false, true) => return Err(SyntaxError::Mixed(other.clone(), one.clone())),
                _ => {}
            }
        }
        Ok(Self { statements, factors, items })
    }

    /// In the order written.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// The factors, in the order written.
    pub fn factors(&self) -> &[String] {
        &self.factors
    }

    /// The items, in the order written: the columns `fit` wants.
    pub fn items(&self) -> &[String] {
        &self.items
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Name(String),
    Number(f64),
    Measures,
    Covaries,
    Plus,
    Times,
}

fn tokens(text: &str) -> Result<Vec<Token>, SyntaxError> {
    let mut tokens = Vec::new();
    for line in text.lines() {
        let mut rest = line.split(['#', '!']).next().unwrap_or_default();
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ';');
            let Some(first) = rest.chars().next() else { break };
            let (token, length) = if rest.starts_with("=~") {
                (Token::Measures, 2)
            } else if rest.starts_with("~~") {
                (Token::Covaries, 2)
            } else if first == '+' {
                (Token::Plus, 1)
            } else if first == '*' {
                (Token::Times, 1)
            } else {
                let length = rest.find(|c: char| c.is_whitespace() || "=~+*;".contains(c)).unwrap_or(rest.len());
                let word = &rest[..length];
                match word.parse::<f64>() {
                    Ok(number) if number.is_finite() && !word.starts_with(char::is_alphabetic) => (Token::Number(number), length),
                    _ if first.is_alphabetic() || first == '.' || first == '_' => (Token::Name(word.to_owned()), length),
                    _ => {
                        let found = if length == 0 { first.to_string() } else { word.to_owned() };
                        return Err(SyntaxError::Unexpected { found, wanted: "a name, =~, ~~, + or *" });
                    }
                }
            };
            tokens.push(token);
            rest = &rest[length..];
        }
    }
    Ok(tokens)
}

fn unexpected(found: Option<&Token>, wanted: &'static str) -> SyntaxError {
    let found = match found {
        None => "the end".to_owned(),
        Some(Token::Name(name)) => name.clone(),
        Some(Token::Number(number)) => number.to_string(),
        Some(Token::Measures) => "=~".to_owned(),
        Some(Token::Covaries) => "~~".to_owned(),
        Some(Token::Plus) => "+".to_owned(),
        Some(Token::Times) => "*".to_owned(),
    };
    SyntaxError::Unexpected { found, wanted }
}

fn name(tokens: &[Token], at: usize) -> Result<String, SyntaxError> {
    match tokens.get(at) {
        Some(Token::Name(name)) => Ok(name.clone()),
        other => Err(unexpected(other, "a name")),
    }
}

/// `q1`, `0.5*q1` or `NA*q1`, and the place after it.
fn term(tokens: &[Token], at: usize) -> Result<(Weight, String, usize), SyntaxError> {
    if tokens.get(at + 1) != Some(&Token::Times) {
        return Ok((Weight::Unsaid, name(tokens, at)?, at + 1));
    }
    let weight = match &tokens[at] {
        Token::Number(number) => Weight::Fixed(*number),
        Token::Name(na) if na == "NA" => Weight::Free,
        other => return Err(unexpected(Some(other), "a number or NA")),
    };
    Ok((weight, name(tokens, at + 2)?, at + 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_model_is_read_whether_its_lines_were_joined_or_not() {
        let lines = Model::parse("# trust\ntrust =~ q1 + q2+q3\nhope=~q4 +\n q5; q1 ~~ 0*q2").unwrap();
        let joined = Model::parse("trust =~ q1+q2+q3 hope =~ q4+q5 q1 ~~ 0*q2").unwrap();
        assert_eq!(lines, joined);
        assert_eq!((lines.factors().join(" "), lines.items().join(" ")), ("trust hope".to_owned(), "q1 q2 q3 q4 q5".to_owned()));
        assert_eq!(Model::new(&[("f", &["a", "b"])]), Model::parse("f =~ a + b"));
        let weights = Model::parse("f =~ NA*a + 0.5*b + c").unwrap();
        assert!(matches!(weights.statements()[1], Statement::Loading { weight: Weight::Fixed(0.5), .. }));
    }

    #[test]
    fn what_is_no_model_says_where() {
        let fault = |text: &str| Model::parse(text).unwrap_err().to_string();
        assert_eq!(fault(""), SyntaxError::Empty.to_string());
        assert_eq!(fault("f = x"), "\"=\" stands where a name, =~, ~~, + or * should");
        assert_eq!(fault("f =~ x +"), "\"the end\" stands where a name should");
        assert_eq!(fault("f =~ a*x"), "\"a\" stands where a number or NA should");
        assert_eq!(fault("g =~ f f =~ x"), SyntaxError::FactorOfFactors("f".to_owned()).to_string());
        assert_eq!(fault("f =~ x + x"), SyntaxError::Twice("f".to_owned(), "x".to_owned()).to_string());
        assert_eq!(fault("f =~ x x ~~ y"), SyntaxError::Unknown("y".to_owned()).to_string());
        assert_eq!(fault("f =~ x + y g =~ z f ~~ z"), SyntaxError::Mixed("z".to_owned(), "f".to_owned()).to_string());
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(text in "[a-c=~+*0-9 .#\n]{0,40}") {
            let _ = Model::parse(&text);
        }
    }
}
