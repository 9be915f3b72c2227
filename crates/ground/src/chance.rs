//! Randomness is passed in: the system's in the program, a seeded stream in tests.

use std::sync::Arc;

/// Whatever fills bytes that nobody can foresee.
type Source = dyn Fn(&mut [u8]) + Send + Sync;

#[derive(Clone)]
pub struct Chance(Arc<Source>);

impl Chance {
    /// `fill` must give bytes nobody can foresee: tokens, salts and keys are made from it.
    pub fn new(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Chance {
        Chance(Arc::new(fill))
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }

    /// A uniform whole number below `bound` (> 0), without modulo bias worth speaking of (2⁻⁶⁴ · bound).
    pub fn below(&self, bound: usize) -> usize {
        let wide = u128::from(u64::from_le_bytes(self.bytes()));
        ((wide * bound as u128) >> 64) as usize
    }

    /// Fisher–Yates.
    pub fn shuffle<T>(&self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}
