//! Where covariates lie and how far they spread, so that estimates are sought among numbers of one size.

use crate::Undefined;

/// A spread this small beside the mean is the rounding of a constant, not a spread.
const ROUNDING: f64 = 1e-14;
/// Beyond this a number's square is none.
const WIDEST: f64 = 1e150;

/// Mean and standard deviation (over n) of each covariate.
///
/// Errors: `Dependent` (a constant covariate), `OutOfRange` (one too far spread for numbers to hold its square).
pub(super) fn centers(covariates: &[&[f64]]) -> Result<(Vec<f64>, Vec<f64>), Undefined> {
    let center = |column: &&[f64]| {
        let n = column.len() as f64;
        let mean = column.iter().map(|x| x / n).sum::<f64>();
        let scale = (column.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n).sqrt();
        if !scale.is_finite() {
            let widest = column.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
            return Err(Undefined::OutOfRange { what: "covariate", value: widest, low: -WIDEST, high: WIDEST });
        }
        if scale <= ROUNDING * mean.abs() || scale < f64::MIN_POSITIVE {
            return Err(Undefined::Dependent);
        }
        Ok((mean, scale))
    };
    covariates.iter().map(center).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constant_and_a_column_beyond_numbers_are_refused() {
        assert_eq!(centers(&[&[1.0, 3.0], &[0.0, 4.0]]), Ok((vec![2.0, 2.0], vec![1.0, 2.0])));
        assert_eq!(centers(&[&[0.1, 0.1, 0.1]]), Err(Undefined::Dependent));
        assert!(matches!(centers(&[&[-1e200, 1e200]]), Err(Undefined::OutOfRange { .. })));
        assert_eq!(centers(&[]), Ok((vec![], vec![])));
    }
}
