//! Limits on guessing: by account and by browser, generous by address, because sixty people sign in from behind one
//! school address on the same morning.

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;

/// Tries on one account: ten at once, then one a minute. A person who mistypes never meets it; a guesser gets 1,450 a
/// day, against passwords that must withstand 10⁸.
const ACCOUNT_BURST: u32 = 10;
/// Tries of one browser (over all accounts): a shared tablet signs in a whole team.
const BROWSER_BURST: u32 = 30;
/// Tries from one address: sixty people with a slip each, twice over, at once; then two a second.
const ADDRESS_BURST: u32 = 300;

pub(crate) struct Limits {
    account: DefaultKeyedRateLimiter<String>,
    browser: DefaultKeyedRateLimiter<String>,
    address: DefaultKeyedRateLimiter<IpAddr>,
}

fn count(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            account: RateLimiter::keyed(Quota::per_minute(count(1)).allow_burst(count(ACCOUNT_BURST))),
            browser: RateLimiter::keyed(Quota::per_minute(count(10)).allow_burst(count(BROWSER_BURST))),
            address: RateLimiter::keyed(Quota::per_second(count(2)).allow_burst(count(ADDRESS_BURST))),
        }
    }
}

impl Limits {
    /// Counts one try; false when any limit is reached.
    pub fn allow(&self, account: &str, browser: Option<&str>, address: Option<IpAddr>) -> bool {
        self.forget_old();
        let address_fine = address.is_none_or(|a| self.address.check_key(&prefix(a)).is_ok());
        let browser_fine = browser.is_none_or(|b| self.browser.check_key(&b.to_string()).is_ok());
        address_fine && browser_fine && self.account.check_key(&account.to_string()).is_ok()
    }

    /// Keeps the memory of limits small: forgets whoever has been quiet long enough.
    fn forget_old(&self) {
        if self.account.len() > 10_000 {
            self.account.retain_recent();
            self.browser.retain_recent();
            self.address.retain_recent();
        }
    }
}

/// An IPv6 client owns its whole /64.
fn prefix(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => IpAddr::V6((u128::from(six) & !u128::from(u64::MAX)).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_people_behind_one_address_get_in_and_a_guesser_does_not() {
        let limits = Limits::default();
        let school = Some("203.0.113.7".parse().unwrap());
        assert!((0..60).all(|n| limits.allow(&format!("person{n}@school.example"), Some(&format!("b{n}")), school)));
        let tries = (0..30).filter(|_| limits.allow("victim@school.example", None, school)).count();
        assert_eq!(tries, 10);
    }
}
