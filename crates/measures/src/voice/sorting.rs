//! Sorting amounts quickly: the whole cost of a Gini coefficient of a million people.

/// Below this the plain sort is as quick.
const SMALL: usize = 1 << 13;
/// Buckets are cut by the leading bits; this many still fit beside each other in the fast memory of a core.
const BUCKET_BITS: u32 = 12;

/// The amounts in ascending order; all must be ≥ 0 (−0 counts as 0) and finite.
pub(super) fn ascending(amounts: &[f64]) -> Vec<f64> {
    // The bits of a number that is not negative, read as a whole number, have the order of the numbers.
    let bits = |x: &f64| (*x + 0.0).to_bits();
    if amounts.len() < SMALL {
        let mut keys: Vec<u64> = amounts.iter().map(bits).collect();
        keys.sort_unstable();
        return keys.into_iter().map(f64::from_bits).collect();
    }
    let (least, greatest) = amounts.iter().map(bits).fold((u64::MAX, 0), |(a, b), key| (a.min(key), b.max(key)));
    let shift = (u64::BITS - (greatest - least).leading_zeros()).saturating_sub(BUCKET_BITS);
    let bucket = |key: u64| ((key - least) >> shift) as usize;
    let mut ends = vec![0_usize; 1 << BUCKET_BITS];
    amounts.iter().for_each(|x| ends[bucket(bits(x))] += 1);
    let mut begin = 0;
    for end in &mut ends {
        (begin, *end) = (begin + *end, begin);
    }
    let mut keys = vec![0_u64; amounts.len()];
    for x in amounts {
        let key = bits(x);
        let end = &mut ends[bucket(key)];
        keys[*end] = key;
        *end += 1;
    }
    let mut begin = 0;
    for end in ends {
        keys[begin..end].sort_unstable();
        begin = end;
    }
    keys.into_iter().map(f64::from_bits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_amounts_are_sorted_whatever_their_spread() {
        let mut state = 7_u64;
        let mut chance = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let even: Vec<f64> = (0..20_000).map(|_| chance()).collect();
        let skewed: Vec<f64> = even.iter().map(|x| (x * 600.0).exp()).collect();
        let coarse: Vec<f64> = even.iter().map(|x| (x * 3.0).floor()).collect();
        for values in [even, skewed, coarse, vec![5.0; 20_000], vec![0.0; 9_000]] {
            let mut wanted = values.clone();
            wanted.sort_by(f64::total_cmp);
            assert_eq!(ascending(&values), wanted);
        }
        assert!(ascending(&[]).is_empty());
    }
}
