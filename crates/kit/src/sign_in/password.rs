//! Passwords: what may be one, and its hash. Runs on the bounded pool, never inside a transaction.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use ground::Chance;

/// Memory in KiB, passes, lanes: the OWASP minimum (ecosystem S6); about 40 ms a hash.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
/// At least this many characters (ecosystem S6).
pub const SHORTEST: usize = 8;
/// Longer ones are refused so that hashing a novel cannot be used to keep the server busy.
pub const LONGEST: usize = 256;

/// Why a password is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    Short,
    Long,
    /// Common, breached, or made of the person's own words: guessed within a hundred million tries.
    Guessable,
}

impl Weak {
    pub fn key(self) -> &'static str {
        match self {
            Weak::Short => "password-short",
            Weak::Long => "password-long",
            Weak::Guessable => "password-guessable",
        }
    }
}

/// Checks a new password against length and against lists of common and breached passwords and patterns.
/// `own` are words an acquaintance would try first: name, address, school.
pub fn check(password: &str, own: &[&str]) -> Result<(), Weak> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Weak::Short);
    }
    if length > LONGEST {
        return Err(Weak::Long);
    }
    if zxcvbn::zxcvbn(password, own).score() < zxcvbn::Score::Three { Err(Weak::Guessable) } else { Ok(()) }
}

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(MEMORY_KIB, PASSES, 1, None).unwrap_or_default())
}

/// The hash of a password, in PHC form.
pub fn hash(password: &str, chance: &Chance) -> Result<String, argon2::password_hash::Error> {
    Ok(argon2().hash_password_with_salt(password.as_bytes(), &chance.bytes::<16>())?.to_string())
}

/// Whether a password fits a hash. `None` stands for an unknown account and costs as much, so that the time of the
/// answer does not tell who has an account.
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    if password.chars().count() > LONGEST {
        return false;
    }
    let parsed = PasswordHash::new(hash.unwrap_or(NOBODY));
    parsed.is_ok_and(|parsed| argon2().verify_password(password.as_bytes(), &parsed).is_ok()) && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_breached_and_own_words_are_refused() {
        assert_eq!(check("short", &[]), Err(Weak::Short));
        for common in ["password1", "qwertyuiop", "iloveyou1", "Password123!", "letmein123", "abc12345678"] {
            assert_eq!(check(common, &[]), Err(Weak::Guessable), "{common}");
        }
        assert_eq!(check("rosalindfranklin", &["Rosalind", "Franklin"]), Err(Weak::Guessable));
        assert_eq!(check("seven quiet herons wade", &[]), Ok(()));
    }

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let chance = Chance::new(|bytes| bytes.fill(7));
        let hash = hash("seven quiet herons wade", &chance).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("seven quiet herons wade", Some(&hash)));
        assert!(!verify("seven quiet herons", Some(&hash)));
        assert!(!verify("seven quiet herons wade", None));
    }
}
