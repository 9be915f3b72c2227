//! The logarithm of a product of many numbers, taken seldom: a logarithm costs as much as ten multiplications.

/// Σ ln x, kept as a product while that stays within the range of numbers.
pub(crate) struct LogProduct {
    sum: f64,
    product: f64,
}

/// Factors and products within these bounds cannot leave the range of numbers (10^±308) with the next factor.
const FACTOR: std::ops::Range<f64> = 1e-100..1e100;
const PRODUCT: std::ops::Range<f64> = 1e-200..1e200;

impl LogProduct {
    pub fn new() -> Self {
        Self { sum: 0.0, product: 1.0 }
    }

    #[inline(always)]
    pub fn times(&mut self, factor: f64) {
        if FACTOR.contains(&factor) {
            self.product *= factor;
            if !PRODUCT.contains(&self.product) {
                self.sum += self.product.ln();
                self.product = 1.0;
            }
        } else {
            self.sum += factor.ln();
        }
    }

    pub fn ln(&self) -> f64 {
        self.sum + self.product.ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_of_a_product_beyond_the_range_of_numbers() {
        let mut product = LogProduct::new();
        let factors = [3e-90, 1e-250, 2e80, 7.0, 1e250, 1e99];
        factors.iter().cycle().take(600).for_each(|x| product.times(*x));
        let wanted = factors.iter().map(|x: &f64| x.ln()).sum::<f64>() * 100.0;
        assert!((product.ln() - wanted).abs() < 1e-9 * wanted.abs());
    }
}
