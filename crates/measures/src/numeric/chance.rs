//! Chance that falls the same way every time: a figure must not change because somebody looks again.

/// Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators", OOPSLA: a counter stirred twice. Good enough
/// to scatter starting points; no use for secrets.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform on [0, 1).
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// One of 0..n; 0 when n = 0. The bias of n / 2⁶⁴ is of no account here.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// 0..n in any order (Fisher and Yates).
    pub(crate) fn shuffled(&mut self, n: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..n as u32).collect();
        for i in (1..n).rev() {
            order.swap(i, self.below(i + 1));
        }
        order
    }

    /// `size` of 0..n, in rising order (Knuth's selection sampling).
    pub(crate) fn sample(&mut self, n: usize, size: usize) -> Vec<usize> {
        let mut chosen = Vec::with_capacity(size.min(n));
        for i in 0..n {
            if self.below(n - i) < size - chosen.len().min(size) {
                chosen.push(i);
            }
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_and_a_sample_has_its_size() {
        // First value of the published generator for seed 0.
        assert_eq!(Chance::new(0).next(), 0xe220_a839_7b1d_cdaf);
        let sample = Chance::new(7).sample(101, 50);
        assert_eq!(sample.len(), 50);
        assert!(sample.is_sorted_by(|a, b| a < b) && sample.iter().all(|i| *i < 101));
        assert!(Chance::new(7).sample(3, 9) == [0, 1, 2] && Chance::new(7).below(0) == 0);
    }
}
