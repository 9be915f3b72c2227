//! How much of all difference lies between groups.

use super::Groups;
use crate::Undefined;
use crate::numeric::distribution::f_above;
use crate::numeric::root;

/// A one-way analysis of variance with its intraclass correlations.
#[derive(Debug, Clone, PartialEq)]
pub struct OneWay {
    /// Groups with at least one value.
    pub groups: usize,
    pub n: usize,
    /// Mean squares between and within groups.
    pub between: f64,
    pub within: f64,
    pub df1: f64,
    pub df2: f64,
    pub f: Result<f64, Undefined>,
    pub p: Result<f64, Undefined>,
    /// n / groups, which `icc1` uses, and the size that unequal groups amount to, which `icc1_unequal` uses.
    pub mean_size: f64,
    pub unequal_size: f64,
    /// Share of the difference between people that lies between groups.
    pub icc1: Result<f64, Undefined>,
    pub icc1_unequal: Result<f64, Undefined>,
    /// Reliability of the groups' means.
    pub icc2: Result<f64, Undefined>,
}

/// Per group: how many, their mean; and the squares within all of them.
struct Sums {
    n: f64,
    groups: Vec<(f64, f64)>,
    within: f64,
}

/// Deviations smaller than this part of the greatest value are rounding.
const ROUNDING: f64 = 8.0 * f64::EPSILON;

impl Sums {
    fn of(values: &[f64], groups: &Groups) -> Result<Sums, Undefined> {
        groups.matching(values.len())?;
        if let Some(index) = values.iter().position(|x| !x.is_finite()) {
            return Err(Undefined::NotFinite { index });
        }
        let shift = values.first().copied().unwrap_or(0.0);
        let mut sums = vec![(0.0_f64, 0.0_f64); groups.count()];
        for (x, g) in values.iter().zip(groups.of()) {
            let (n, sum) = &mut sums[*g];
            (*n, *sum) = (*n + 1.0, *sum + (x - shift));
        }
        sums.iter_mut().for_each(|(n, sum)| *sum /= n.max(1.0));
        let (mut within, mut greatest) = (0.0, 0.0_f64);
        for (x, g) in values.iter().zip(groups.of()) {
            let apart = (x - shift) - sums[*g].1;
            within += apart * apart;
            greatest = greatest.max(x.abs());
        }
        let nothing = values.len() as f64 * (ROUNDING * greatest).powi(2);
        if !(within.is_finite() && nothing.is_finite()) {
            return Err(Undefined::TooLarge);
        }
        if within <= nothing {
            within = 0.0;
        }
        sums.retain(|(n, _)| *n > 0.0);
        let n = values.len() as f64;
        if sums.len() < 2 {
            return Err(Undefined::TooFew { n: sums.len(), needed: 2 });
        }
        if values.len() == sums.len() {
            return Err(Undefined::TooFew { n: values.len(), needed: values.len() + 1 });
        }
        let grand = sums.iter().map(|(size, mean)| size * mean).sum::<f64>() / n;
        // A difference of means that is only rounding is none.
        sums.iter_mut().for_each(|(_, mean)| *mean = if (*mean - grand).abs() > ROUNDING * greatest { *mean - grand } else { 0.0 });
        if !sums.iter().all(|(_, mean)| (mean * mean * n).is_finite()) {
            return Err(Undefined::TooLarge);
        }
        Ok(Sums { n, groups: sums, within })
    }
}

/// Analysis of variance between groups, with ICC(1) and ICC(2).
///
/// Formula   ICC(1) = (B − W)/(B + (n̄−1)W), ICC(2) = (B − W)/B, B and W the mean squares between and within groups, n̄ the mean
///           group size; `icc1_unequal` puts (N − Σnⱼ²/N)/(J−1) in place of n̄
/// Input     a value per person and the group of each; groups nobody belongs to are ignored
/// Output    at most 1; negative where groups differ less than chance would have them, which is kept
/// Errors    as a whole: `Mismatch` (not a group per value), `NotFinite`, `TooFew` (fewer than two groups, or none with two
///           people), `TooLarge`. By field: `NoVariance` (nothing differs; for F: nobody differs within a group; for ICC(2): no
///           difference between groups)
/// Caution   the two forms differ where groups are of unequal size: name which. A high ICC(2) with a low ICC(1) only says that
///           groups are large
/// Source    Bliese (2000), in Klein & Kozlowski, Multilevel Theory, 349–381; Bliese & Halverson (1998), J. Management 24,
///           563–580. Checked: reference/icc1_icc2.json (R multilevel 2.7)
pub fn one_way(values: &[f64], groups: &Groups) -> Result<OneWay, Undefined> {
    let sums = Sums::of(values, groups)?;
    let (n, j) = (sums.n, sums.groups.len() as f64);
    let (df1, df2) = (j - 1.0, n - j);
    let between = sums.groups.iter().map(|(size, mean)| size * mean * mean).sum::<f64>() / df1;
    let within = sums.within / df2;
    let unequal_size = (n - sums.groups.iter().map(|(size, _)| size * size).sum::<f64>() / n) / df1;
    let share = |whole: f64| if whole > 0.0 { Ok((between - within) / whole) } else { Err(Undefined::NoVariance) };
    let f = if within > 0.0 { Ok(between / within) } else { Err(Undefined::NoVariance) };
    Ok(OneWay {
        groups: sums.groups.len(),
        n: values.len(),
        between,
        within,
        df1,
        df2,
        p: f.clone().map(|f| f_above(f, df1, df2)),
        f,
        mean_size: n / j,
        unequal_size,
        icc1: share(between + (n / j - 1.0) * within),
        icc1_unequal: share(between + (unequal_size - 1.0) * within),
        icc2: share(between),
    })
}

/// ICC(1) by a model with random groups: the form to take where group sizes are unequal.
///
/// Formula   τ²/(τ² + σ²) at the greatest restricted likelihood of x = μ + group + person; with θ = τ²/σ² and wⱼ = nⱼ/(1+nⱼθ):
///           (N−1) ln( SSW + Σ wⱼ(x̄ⱼ−μ)² ) + Σ ln(1+nⱼθ) + ln Σ wⱼ is least
/// Input     a value per person and the group of each
/// Output    0 to 1; 0 where groups differ no more than chance would have them, 1 where nobody differs within a group
/// Errors    as `one_way`; `NoVariance` (nothing differs)
/// Caution   0 is the edge of what is possible, not a finding that groups are equal
/// Source    Patterson & Thompson (1971), Biometrika 58, 545–554. Checked: reference/icc1_icc2.json (R nlme)
pub fn icc1_mixed(values: &[f64], groups: &Groups) -> Result<f64, Undefined> {
    let sums = Sums::of(values, groups)?;
    if sums.within <= 0.0 {
        return if sums.groups.iter().any(|(_, mean)| *mean != 0.0) { Ok(1.0) } else { Err(Undefined::NoVariance) };
    }
    let ratio = |share: f64| share / (1.0 - share);
    // More than one valley is possible with very unequal groups, so the whole way is looked at, the ends most closely.
    let ends = (1..=8).rev().map(|digits| 10.0_f64.powi(-digits));
    let mut shares: Vec<f64> = std::iter::once(0.0).chain(ends).chain((3..20).map(|step| f64::from(step) / 20.0)).collect();
    shares.extend((2..=10).map(|digits| 1.0 - 10.0_f64.powi(-digits)));
    let heights: Vec<f64> = shares.iter().map(|share| sums.deviance(ratio(*share)).0).collect();
    let best = (0..heights.len()).min_by(|a, b| heights[*a].total_cmp(&heights[*b])).unwrap_or(0);
    let slope = |share: f64| sums.deviance(ratio(share)).1;
    if best == 0 && slope(0.0) >= 0.0 {
        return Ok(0.0);
    }
    let (low, high) = (shares[best.saturating_sub(1)], shares[(best + 1).min(shares.len() - 1)]);
    // On the side of the best on which the slope turns.
    let middle = shares[best];
    let found = if best == 0 || slope(middle) < 0.0 { root::brent(slope, middle, high) } else { root::brent(slope, low, middle) };
    Ok(found.unwrap_or(middle))
}

impl Sums {
    /// What is to be least, and its slope, at θ.
    fn deviance(&self, theta: f64) -> (f64, f64) {
        let (mut weights, mut squared, mut weighted, mut logs) = (0.0, 0.0, 0.0, 0.0);
        for (size, mean) in &self.groups {
            let grown = 1.0 + size * theta;
            let w = size / grown;
            (weights, squared, weighted) = (weights + w, squared + w * w, weighted + w * mean);
            logs += grown.ln();
        }
        let center = weighted / weights;
        let (mut square, mut slope) = (self.within, 0.0);
        for (size, mean) in &self.groups {
            let w = size / (1.0 + size * theta);
            let apart = (mean - center).powi(2);
            (square, slope) = (square + w * apart, slope - w * w * apart);
        }
        let df = self.n - 1.0;
        (df * square.ln() + logs + weights.ln(), df * slope / square + weights - squared / weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn groups(of: &[usize]) -> Groups<'_> {
        Groups::new(of, 4).unwrap()
    }

    #[test]
    fn unanimous_groups_give_one_and_equal_groups_a_negative_figure() {
        let g = [0, 0, 1, 1, 2, 2];
        let apart = one_way(&[1.1, 1.1, 2.3, 2.3, 4.7, 4.7], &groups(&g)).unwrap();
        assert_eq!((apart.icc1, apart.icc2, apart.f), (Ok(1.0), Ok(1.0), Err(Undefined::NoVariance)));
        assert_eq!(icc1_mixed(&[1.1, 1.1, 2.3, 2.3, 4.7, 4.7], &groups(&g)), Ok(1.0));
        let alike = one_way(&[1.0, 3.0, 1.0, 3.0, 3.0, 1.0], &groups(&g)).unwrap();
        assert_eq!((alike.icc1, alike.icc2), (Ok(-1.0), Err(Undefined::NoVariance)));
        assert_eq!(icc1_mixed(&[1.0, 3.0, 1.0, 3.0, 3.0, 1.0], &groups(&g)), Ok(0.0));
    }

    #[test]
    fn what_has_no_answer_says_why() {
        assert_eq!(one_way(&[1.0, 2.0], &groups(&[0, 0])), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(one_way(&[1.0, 2.0], &groups(&[0, 1])), Err(Undefined::TooFew { n: 2, needed: 3 }));
        assert!(one_way(&[], &groups(&[])).is_err());
        assert!(matches!(one_way(&[1.0], &groups(&[0, 1])), Err(Undefined::Mismatch { .. })));
        assert_eq!(one_way(&[1.0, f64::NAN, 2.0], &groups(&[0, 0, 1])), Err(Undefined::NotFinite { index: 1 }));
        assert_eq!(one_way(&[1e300, -1e300, 2.0], &groups(&[0, 0, 1])), Err(Undefined::TooLarge));
        let same = one_way(&[0.1; 5], &groups(&[0, 0, 1, 1, 1])).unwrap();
        assert_eq!((same.icc1, icc1_mixed(&[0.1; 5], &groups(&[0, 0, 1, 1, 1]))), (Err(Undefined::NoVariance), Err(Undefined::NoVariance)));
    }

    proptest! {
        #[test]
        fn in_groups_of_equal_size_the_model_gives_icc1_or_zero(values in prop::collection::vec(-5.0..5.0_f64, 12), shift in -100.0..100.0_f64, scale in 0.1..10.0_f64) {
            let of: Vec<usize> = (0..12).map(|i| i % 4).collect();
            let icc1 = one_way(&values, &groups(&of)).unwrap().icc1.unwrap();
            let mixed = icc1_mixed(&values, &groups(&of)).unwrap();
            prop_assert!((mixed - icc1.max(0.0)).abs() < 1e-8, "{} {}", mixed, icc1);
            let moved: Vec<f64> = values.iter().map(|x| x * scale + shift).collect();
            prop_assert!((icc1_mixed(&moved, &groups(&of)).unwrap() - mixed).abs() < 1e-7);
        }

        #[test]
        fn the_order_of_people_does_not_matter(people in prop::collection::vec((0..4_usize, -5.0..5.0_f64), 6..60)) {
            let split = |people: &[(usize, f64)]| -> (Vec<usize>, Vec<f64>) { people.iter().copied().unzip() };
            let turned: Vec<(usize, f64)> = people.iter().rev().copied().collect();
            let ((g, x), (h, y)) = (split(&people), split(&turned));
            if let (Ok(a), Ok(b)) = (one_way(&x, &groups(&g)), one_way(&y, &groups(&h))) {
                prop_assert!((a.icc1.unwrap() - b.icc1.unwrap()).abs() < 1e-9);
                let (a, b) = (icc1_mixed(&x, &groups(&g)).unwrap(), icc1_mixed(&y, &groups(&h)).unwrap());
                prop_assert!((a - b).abs() < 1e-7 && (0.0..=1.0).contains(&a));
            }
        }
    }
}
