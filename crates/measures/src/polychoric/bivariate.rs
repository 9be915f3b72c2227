//! The chance that two correlated normal numbers both stay below their thresholds, to about fourteen digits, for a whole grid
//! of thresholds at once: what depends only on the correlation is computed once.

use crate::numeric::distribution::normal_below;
use std::f64::consts::{FRAC_PI_2, TAU};

/// Nodes and weights of Gauss and Legendre on −1 to 1, the positive half; the rule is symmetric.
const RULE_6: [(f64, f64); 3] = [
    (0.238_619_186_083_196_9, 0.467_913_934_572_691),
    (0.661_209_386_466_264_5, 0.360_761_573_048_138_6),
    (0.932_469_514_203_152, 0.171_324_492_379_170_36),
];
const RULE_12: [(f64, f64); 6] = [
    (0.125_233_408_511_468_9, 0.249_147_045_813_402_7),
    (0.367_831_498_998_180_2, 0.233_492_536_538_354_6),
    (0.587_317_954_286_617_5, 0.203_167_426_723_065_73),
    (0.769_902_674_194_304_7, 0.160_078_328_543_346_42),
    (0.904_117_256_370_474_8, 0.106_939_325_995_319_07),
    (0.981_560_634_246_719_2, 0.047_175_336_386_511_41),
];
const RULE_20: [(f64, f64); 10] = [
    (0.076_526_521_133_497_34, 0.152_753_387_130_726_28),
    (0.227_785_851_141_645_07, 0.149_172_986_472_604_24),
    (0.373_706_088_715_419_55, 0.142_096_109_318_382_4),
    (0.510_867_001_950_827_1, 0.131_688_638_449_176_9),
    (0.636_053_680_726_515, 0.118_194_531_961_518_6),
    (0.746_331_906_460_150_8, 0.101_930_119_817_240_7),
    (0.839_116_971_822_218_8, 0.083_276_741_576_704_71),
    (0.912_234_428_251_326, 0.062_672_048_334_109_08),
    (0.963_971_927_277_913_8, 0.040_601_429_800_386_446),
    (0.993_128_599_185_095, 0.017_614_007_139_150_893),
];
/// Up to these correlations the integrand is smooth enough for 6 and for 12 nodes to leave only rounding.
const FEW: f64 = 0.3;
const SOME: f64 = 0.75;
/// Beyond this correlation the way from 0 is too long even for 20 nodes, and the short way from ±1 is taken.
const STRONG: f64 = 0.925;
/// Nine standard deviations: what lies beyond is below rounding.
const FAR: f64 = 9.0;
/// Halvings of the short way; what is left after them is below rounding.
const MOST_PANELS: usize = 56;

/// What a correlation alone decides: per node of the way from 0 to it, weight, sine, and 1 / (2 cos²).
pub(super) struct Correlated {
    rho: f64,
    nodes: Vec<(f64, f64, f64)>,
}

impl Correlated {
    /// For −1 ≤ `rho` ≤ 1.
    pub(super) fn new(rho: f64) -> Self {
        let size = rho.abs();
        let rule: &[(f64, f64)] = if size < FEW {
            &RULE_6
        } else if size < SOME {
            &RULE_12
        } else if size < STRONG {
            &RULE_20
        } else {
            &[]
        };
        let half = 0.5 * rho.asin();
        let node = |node: f64, weight: f64| {
            let sine = (half * (1.0 + node)).sin();
            (half * weight / TAU, sine, 0.5 / (1.0 - sine * sine))
        };
        Self { rho, nodes: rule.iter().flat_map(|(x, weight)| [node(*x, *weight), node(-x, *weight)]).collect() }
    }

    /// P(X ≤ h, Y ≤ k) for standard normal X and Y.
    ///
    /// Source: Plackett (1954), Biometrika 41, 351–360: dΦ₂/dρ is the density, here integrated over the arc sine of ρ.
    pub(super) fn below(&self, h: f64, k: f64) -> f64 {
        if h == f64::NEG_INFINITY || k == f64::NEG_INFINITY {
            return 0.0;
        }
        if h == f64::INFINITY || k == f64::INFINITY {
            return normal_below(h.min(k));
        }
        if self.rho.abs() >= STRONG {
            let chance = if self.rho > 0.0 { near_one(h, k, self.rho) } else { normal_below(h) - near_one(h, -k, -self.rho) };
            return chance.clamp(0.0, 1.0);
        }
        let (squares, product) = (h * h + k * k, 2.0 * h * k);
        let arc: f64 = self.nodes.iter().map(|(weight, sine, scale)| weight * ((product * sine - squares) * scale).exp()).sum();
        (normal_below(h) * normal_below(k) + arc).clamp(0.0, 1.0)
    }

    /// The density at (h, k), which is also the slope of `below` in the correlation.
    pub(super) fn density(&self, h: f64, k: f64) -> f64 {
        let rest = (1.0 - self.rho) * (1.0 + self.rho);
        if h.is_infinite() || k.is_infinite() || rest <= 0.0 {
            return 0.0;
        }
        (-(h * h + k * k - 2.0 * self.rho * h * k) / (2.0 * rest)).exp() / (TAU * rest.sqrt())
    }
}

/// Back from ρ = 1, where the chance is that of the lower threshold. With t the angle from there the integrand is
/// exp( −(h − k)² / (2 sin² t) − h k / (1 + cos t) ): nothing near t = 0 unless h = k, so halves of the way are taken towards 0.
fn near_one(h: f64, k: f64, rho: f64) -> f64 {
    let gap = 0.5 * (h - k) * (h - k);
    let integrand = |t: f64| (-gap / t.sin().powi(2) - h * k / (1.0 + t.cos())).exp();
    let panel = |from: f64, to: f64| {
        let (middle, half) = (0.5 * (from + to), 0.5 * (to - from));
        half * RULE_20.iter().map(|(x, weight)| weight * (integrand(middle - half * x) + integrand(middle + half * x))).sum::<f64>()
    };
    let mut to = FRAC_PI_2 - rho.asin();
    let nothing_below = (h - k).abs() / FAR;
    let mut sum = 0.0;
    for _ in 0..MOST_PANELS {
        if gap == 0.0 {
            sum += panel(0.0, to);
            break;
        }
        sum += panel(0.5 * to, to);
        to *= 0.5;
        if to < nothing_below {
            break;
        }
    }
    normal_below(h.min(k)) - sum / TAU
}

#[cfg(test)]
mod tests {
    use super::*;

    // Wanted: mpmath, 30 digits, see the formula of `below`.
    #[test]
    fn the_chance_is_right_to_thirteen_digits_for_every_strength() {
        for (h, k, rho, want) in WANTED {
            let got = Correlated::new(*rho).below(*h, *k);
            assert!((got - want).abs() < 3e-14, "{h} {k} {rho}: {got} is not {want}");
        }
    }

    #[test]
    fn the_ends_are_the_chances_of_one_number() {
        let one = Correlated::new(0.4);
        assert_eq!((one.below(f64::NEG_INFINITY, 1.0), one.below(f64::INFINITY, f64::INFINITY)), (0.0, 1.0));
        assert_eq!(one.below(0.3, f64::INFINITY), normal_below(0.3));
        assert!((Correlated::new(1.0).below(0.3, 0.7) - normal_below(0.3)).abs() < 1e-15);
        assert!(Correlated::new(-1.0).below(-0.3, 0.2).abs() < 1e-15);
    }

    const WANTED: &[(f64, f64, f64, f64)] = &[
        (0.5, -0.2, 0.1, 0.304640637872886),
        (0.5, -0.2, -0.29, 0.249973522686575),
        (1.2, 0.7, 0.6, 0.717021926028234),
        (-2.5, 1.1, -0.74, 0.00049600904571023),
        (0.3, 0.3, 0.9, 0.549340314244391),
        (-1.5, -1.4, 0.92, 0.0509927738249352),
        (0.1, 0.4, 0.93, 0.522320276760524),
        (0.1, 0.1001, 0.99, 0.517433624575603),
        (-1.0, 2.0, -0.95, 0.13591372101895),
        (1.0, -1.0, -0.999, 0.00431705799618669),
        (2.0, 2.0, 0.9999, 0.976945264258077),
        (-0.5, -0.9, 0.97, 0.182411510325387),
    ];
}
