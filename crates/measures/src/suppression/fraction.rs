//! Exact fractions, just enough for elimination. What does not fit says so instead of rounding: an audit that rounds is none.

use crate::Undefined;

/// numerator / denominator in lowest terms, denominator > 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    pub over: i128,
    pub under: i128,
}

impl Fraction {
    pub const ZERO: Fraction = Fraction { over: 0, under: 1 };
    pub const ONE: Fraction = Fraction { over: 1, under: 1 };

    pub fn new(over: i128, under: i128) -> Result<Self, Undefined> {
        if under == 0 || over == i128::MIN || under == i128::MIN {
            return Err(Undefined::TooLarge);
        }
        let shared = gcd(over.unsigned_abs(), under.unsigned_abs()) as i128;
        let sign = under.signum();
        Ok(Self { over: sign * (over / shared), under: sign * (under / shared) })
    }

    pub fn is_zero(self) -> bool {
        self.over == 0
    }

    pub fn minus(self, other: Self) -> Result<Self, Undefined> {
        let shared = gcd(self.under as u128, other.under as u128) as i128;
        let under = self.under.checked_mul(other.under / shared);
        let left = self.over.checked_mul(other.under / shared);
        let right = other.over.checked_mul(self.under / shared);
        match (left.zip(right).and_then(|(l, r)| l.checked_sub(r)), under) {
            (Some(over), Some(under)) => Self::new(over, under),
            _ => Err(Undefined::TooLarge),
        }
    }

    pub fn times(self, other: Self) -> Result<Self, Undefined> {
        let (a, b) = (Self::new(self.over, other.under)?, Self::new(other.over, self.under)?);
        match (a.over.checked_mul(b.over), a.under.checked_mul(b.under)) {
            (Some(over), Some(under)) => Self::new(over, under),
            _ => Err(Undefined::TooLarge),
        }
    }

    pub fn by(self, other: Self) -> Result<Self, Undefined> {
        self.times(Self::new(other.under, other.over)?)
    }
}

/// Never 0 unless both are, so that it can be divided by where one of them is not.
fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_exact_and_refuse_what_does_not_fit() {
        let f = |a, b| Fraction::new(a, b).unwrap();
        assert_eq!(f(1, 2).minus(f(1, 3)).unwrap(), f(1, 6));
        assert_eq!(f(-4, 6).by(f(2, -9)).unwrap(), f(3, 1));
        assert_eq!(f(2, 3).times(Fraction::ZERO).unwrap(), Fraction::ZERO);
        assert_eq!(f(1, 2).by(Fraction::ZERO), Err(Undefined::TooLarge));
        assert_eq!(f(i128::MAX, 1).times(f(2, 1)), Err(Undefined::TooLarge));
    }
}
