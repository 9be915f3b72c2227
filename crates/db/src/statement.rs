//! Every SQL text has a name and is registered, so that one test can prepare all of them on both engines.

/// One SQL text, lower case, `$1…` in order of first use. Made by [`crate::statements!`].
pub struct Statement {
    pub name: &'static str,
    pub sql: &'static str,
}

inventory::collect!(&'static Statement);

/// All statements of the crates linked into this binary.
pub fn registered() -> Vec<&'static Statement> {
    let mut all: Vec<&'static Statement> = inventory::iter::<&'static Statement>.into_iter().copied().collect();
    all.sort_by_key(|s| s.name);
    all
}

/// Names the statements of a slice and registers them:
/// `statements! { PERSON = "select … where organization = $1 and id = $2"; }`
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)+) => {$(
        $(#[$doc])*
        static $name: $crate::Statement =
            $crate::Statement { name: concat!(module_path!(), "::", stringify!($name)), sql: $sql };
        $crate::inventory::submit! { &$name }
    )+};
}

impl Statement {
    /// How many parameters the text takes, or where their order is broken: `$n` must first appear in order,
    /// because SQLite binds by order of appearance and PostgreSQL by number.
    pub fn parameters(&self) -> Result<usize, String> {
        let mut seen = 0;
        let mut rest = self.sql;
        while let Some(at) = rest.find('$') {
            let digits: String = rest[at + 1..].chars().take_while(char::is_ascii_digit).collect();
            let n: usize = digits.parse().map_err(|_| format!("{}: a lone $", self.name))?;
            if n > seen + 1 {
                return Err(format!("{}: ${n} appears before ${}", self.name, seen + 1));
            }
            seen = seen.max(n);
            rest = &rest[at + 1..];
        }
        Ok(seen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_out_of_order_are_found() {
        assert_eq!(Statement { name: "a", sql: "select $1, $2, $1" }.parameters(), Ok(2));
        assert!(Statement { name: "b", sql: "select $2, $1" }.parameters().is_err());
    }
}
