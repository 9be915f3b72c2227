//! From tight groups to clear ones: whoever stands between two groups goes where the whole looks clearer.

use super::map::Point;

/// Silhouettes looked at before it is good enough: a hundredth of a second's work. With some hundred people that is far more
/// than needed; with thousands, the few who stand most between groups are tried and nobody would see the difference.
const MOST_LOOKS: usize = 1_000_000;
/// A move must raise the sum of silhouettes by more than rounding error.
const GAIN: f64 = 1e-10;

/// Moves single points between groups as long as the mean silhouette rises, the worst placed first (as in Van der Laan,
/// Pollard & Bryan 2003, around medoids). No group shrinks below two.
pub(super) fn clarify(points: &[Point], labels: &mut [usize], k: usize) {
    if k < 2 || points.len() * k > MOST_LOOKS {
        return;
    }
    let mut state = State::new(points, labels, k);
    let mut looks = 0;
    loop {
        let mut order: Vec<(f64, usize, usize)> = (0..points.len()).map(|i| state.worst(i, labels[i])).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut moved = false;
        for (_, i, to) in order {
            looks += points.len();
            if looks > MOST_LOOKS {
                return;
            }
            let from = labels[i];
            if from == to || state.sizes[from] <= 2.0 {
                continue;
            }
            let before = state.total;
            state.shift(points, i, from, to);
            labels[i] = to;
            state.total = state.sum(labels);
            if state.total > before + GAIN {
                moved = true;
            } else {
                state.shift(points, i, to, from);
                labels[i] = from;
                state.total = before;
            }
        }
        if !moved {
            return;
        }
    }
}

/// Sums of distances to each group, point by point.
struct State {
    k: usize,
    to: Vec<f64>,
    sizes: Vec<f64>,
    total: f64,
}

impl State {
    fn new(points: &[Point], labels: &[usize], k: usize) -> State {
        let mut state = State { k, to: vec![0.0; k * points.len()], sizes: vec![0.0; k], total: 0.0 };
        labels.iter().for_each(|label| state.sizes[*label] += 1.0);
        for (i, one) in points.iter().enumerate() {
            for (j, other) in points.iter().enumerate().take(i) {
                let d = one.squared_distance(*other).sqrt();
                state.to[i * k + labels[j]] += d;
                state.to[j * k + labels[i]] += d;
            }
        }
        state.total = state.sum(labels);
        state
    }

    /// Its silhouette and the nearest other group.
    fn look(&self, i: usize, own: usize) -> (f64, usize) {
        let (mut between, mut next) = (f64::INFINITY, own);
        let sums = &self.to[i * self.k..(i + 1) * self.k];
        for (group, (sum, size)) in sums.iter().zip(&self.sizes).enumerate() {
            let mean = sum / size;
            if group != own && mean < between {
                (between, next) = (mean, group);
            }
        }
        let within = sums[own] / (self.sizes[own] - 1.0).max(1.0);
        let larger = within.max(between);
        let silhouette = if self.sizes[own] < 2.0 || larger <= 0.0 { 0.0 } else { (between - within) / larger };
        (silhouette, next)
    }

    fn worst(&self, i: usize, own: usize) -> (f64, usize, usize) {
        let (silhouette, next) = self.look(i, own);
        (silhouette, i, next)
    }

    fn sum(&self, labels: &[usize]) -> f64 {
        labels.iter().enumerate().map(|(i, own)| self.look(i, *own).0).sum()
    }

    fn shift(&mut self, points: &[Point], i: usize, from: usize, to: usize) {
        for (sums, point) in self.to.chunks_exact_mut(self.k).zip(points) {
            let d = point.squared_distance(points[i]).sqrt();
            sums[from] -= d;
            sums[to] += d;
        }
        self.sizes[from] -= 1.0;
        self.sizes[to] += 1.0;
    }
}

#[cfg(test)]
mod tests {
    use super::super::chance::Chance;
    use super::super::silhouette::silhouettes;
    use super::*;

    #[test]
    fn groups_get_clearer_or_stay_and_keep_their_number() {
        for seed in 0..20 {
            let mut chance = Chance::new(seed);
            let points: Vec<Point> = (0..60).map(|_| Point { x: chance.share(), y: chance.share() }).collect();
            let mut labels: Vec<usize> = points.iter().map(|p| usize::from(p.x > 0.4) + usize::from(p.y > 0.6)).collect();
            let before = silhouettes(&points, &[&labels])[0];
            clarify(&points, &mut labels, 3);
            assert!(silhouettes(&points, &[&labels])[0] >= before - 1e-12);
            assert!((0..3).all(|group| labels.iter().filter(|label| **label == group).count() >= 2));
        }
    }
}
