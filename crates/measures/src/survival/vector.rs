//! Long lists of numbers, gone through several at a time: written so that the compiler can use wide registers.

/// Terms summed side by side; eight keep two wide adders busy.
const LANES: usize = 8;

/// Σ aᵢ bᵢ over the shorter of the two.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len().min(b.len());
    let (a, b) = (&a[..n], &b[..n]);
    let mut sums = [0.0_f64; LANES];
    let (mut left, mut right) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    for (x, y) in (&mut left).zip(&mut right) {
        for lane in 0..LANES {
            sums[lane] += x[lane] * y[lane];
        }
    }
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(x, y)| x * y).sum();
    sums.iter().sum::<f64>() + rest
}

/// to += factor · from.
pub(super) fn add_times(to: &mut [f64], factor: f64, from: &[f64]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += factor * from);
}

/// Beyond ± this, e^x leaves the range of ordinary numbers; it is cut there.
const EXP_LIMIT: f64 = 700.0;

/// e^x to within two units in the last place, for |x| up to 700, without a branch.
#[inline(always)]
pub(super) fn exp(x: f64) -> f64 {
    // x = whole · ln 2 + rest, ln 2 in two parts so that the rest is exact; adding and taking away 1.5 · 2⁵² rounds.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    let x = x.clamp(-EXP_LIMIT, EXP_LIMIT);
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let whole = shifted - ROUND;
    let rest = (x - whole * LN_2_HIGH) - whole * LN_2_LOW;
    // The series of e^rest; |rest| ≤ 0.35, so the first term left out is below 10⁻¹⁷.
    let mut sum = 1.0 / 6_227_020_800.0;
    for divisor in [479_001_600.0, 39_916_800.0, 3_628_800.0, 362_880.0, 40_320.0, 5_040.0, 720.0, 120.0, 24.0, 6.0, 2.0, 1.0, 1.0] {
        sum = sum * rest + 1.0 / divisor;
    }
    // The low bits of `shifted` hold the whole number: put it into the exponent.
    sum * f64::from_bits((shifted.to_bits() << 52).wrapping_add(1023 << 52))
}

/// e^x of each.
pub(super) fn exp_all(values: &mut [f64]) {
    values.iter_mut().for_each(|x| *x = exp(*x));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_exponential_is_right_to_the_last_places(x in -700.0..700.0_f64, small in -1.0..1.0_f64) {
            for x in [x, small, 0.0, -0.0] {
                prop_assert!((exp(x) - x.exp()).abs() <= 5e-16 * x.exp(), "{x}: {} {}", exp(x), x.exp());
            }
        }

        #[test]
        fn a_sum_of_products_in_any_order_is_the_same(values in prop::collection::vec(-10.0..10.0_f64, 0..40)) {
            let plain: f64 = values.iter().map(|x| x * x).sum();
            prop_assert!((dot(&values, &values) - plain).abs() < 1e-11);
        }
    }
}
