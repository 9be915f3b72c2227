//! How well points sit in their group: every distance is computed once, for all groupings together.

use super::map::Point;
use std::collections::BTreeMap;

/// Points taken together against others, so that what is summed stays in the fastest memory.
const TILE: usize = 256;
/// Sums kept per point; with more different combinations of labels the groupings are taken in two turns.
const MOST_LINES: usize = 64;
/// Distances computed side by side.
const LANES: usize = 8;

/// The mean silhouette of each grouping (Rousseeuw 1987): with a the mean distance to the others of the own group and b the
/// smallest mean distance to another group, the mean of (b − a) / max(a, b); 0 for whoever is alone in a group, or where
/// both are 0. Labels count from 0; every grouping must have at least two groups.
///
/// Points with the same labels in all groupings are lined up together; then a distance only has to be added to one sum for
/// the pair of lines, and each pair of points is looked at once.
pub(super) fn silhouettes(points: &[Point], groupings: &[&[usize]]) -> Vec<f64> {
    let mut lines: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
    for i in 0..points.len() {
        lines.entry(groupings.iter().map(|labels| labels[i]).collect()).or_default().push(i);
    }
    if lines.len() > MOST_LINES && groupings.len() > 1 {
        let (some, others) = groupings.split_at(groupings.len() / 2);
        return [silhouettes(points, some), silhouettes(points, others)].concat();
    }
    let lines: Vec<(Vec<usize>, Vec<Point>)> =
        lines.into_iter().map(|(labels, members)| (labels, members.into_iter().map(|i| points[i]).collect())).collect();
    let own: Vec<Line> = lines.iter().map(|(_, members)| Line::new(members)).collect();
    // sums[a][b]: for every point of line a, the sum of its distances to line b.
    let mut sums: Vec<Vec<Vec<f64>>> = own.iter().map(|a| own.iter().map(|_| vec![0.0; a.padded()]).collect()).collect();
    for a in 0..own.len() {
        for b in a..own.len() {
            let (mut to_b, mut to_a) = (vec![0.0; own[a].padded()], vec![0.0; own[b].padded()]);
            own[a].distances(&own[b], a == b, &mut to_b, &mut to_a);
            if a == b {
                to_b.iter_mut().zip(&to_a).for_each(|(x, y)| *x += y);
            } else {
                sums[b][a] = to_a;
            }
            sums[a][b] = to_b;
        }
    }
    let values = |which: usize| {
        let k = 1 + lines.iter().map(|(labels, _)| labels[which]).max().unwrap_or(0);
        let mut sizes = vec![0.0; k];
        lines.iter().for_each(|(labels, members)| sizes[labels[which]] += members.len() as f64);
        let mut total = 0.0;
        let mut to = vec![0.0; k];
        for ((labels, members), sums) in lines.iter().zip(&sums) {
            for i in 0..members.len() {
                to.fill(0.0);
                lines.iter().zip(sums).for_each(|((other, _), sums)| to[other[which]] += sums[i]);
                total += silhouette(labels[which], &to, &sizes);
            }
        }
        total / points.len() as f64
    };
    (0..groupings.len()).map(values).collect()
}

/// One point's, from the sums of its distances to each group.
fn silhouette(own: usize, sums: &[f64], sizes: &[f64]) -> f64 {
    if sizes[own] < 2.0 {
        return 0.0;
    }
    let within = sums[own] / (sizes[own] - 1.0);
    let between = (0..sums.len()).filter(|g| *g != own && sizes[*g] > 0.0).map(|g| sums[g] / sizes[g]).fold(f64::INFINITY, f64::min);
    let larger = within.max(between);
    if larger > 0.0 && larger.is_finite() { (between - within) / larger } else { 0.0 }
}

/// Points in two columns, filled up to whole lanes.
struct Line {
    n: usize,
    xs: Vec<f64>,
    ys: Vec<f64>,
}

impl Line {
    fn new(points: &[Point]) -> Line {
        let padded = points.len().next_multiple_of(LANES);
        let mut line = Line { n: points.len(), xs: vec![0.0; padded], ys: vec![0.0; padded] };
        for (i, point) in points.iter().enumerate() {
            (line.xs[i], line.ys[i]) = (point.x, point.y);
        }
        line
    }

    fn padded(&self) -> usize {
        self.xs.len()
    }

    /// Adds to `here[i]` the distances of own point i to all points of `other`, and to `there[j]` those of its point j to
    /// all own points; within one line (`same`), each pair once.
    fn distances(&self, other: &Line, same: bool, here: &mut [f64], there: &mut [f64]) {
        for from in (0..other.padded()).step_by(TILE) {
            let to = (from + TILE).min(other.padded());
            for i in 0..self.n {
                // Within one line, point i meets those after it; the lanes it shares with earlier ones go one by one.
                let mut start = from;
                if same {
                    let next = (i + 1).max(from);
                    start = next.next_multiple_of(LANES).min(to).max(from);
                    for j in next..start.min(other.n) {
                        let d = self.distance(i, other, j);
                        here[i] += d;
                        there[j] += d;
                    }
                }
                // Padding would be a distance to the middle of nowhere, so the last lanes go one by one too.
                let whole = to.min(other.n - other.n % LANES).max(start);
                here[i] +=
                    row(Point { x: self.xs[i], y: self.ys[i] }, &other.xs[start..whole], &other.ys[start..whole], &mut there[start..whole]);
                for j in whole..to.min(other.n) {
                    let d = self.distance(i, other, j);
                    here[i] += d;
                    there[j] += d;
                }
            }
        }
    }

    fn distance(&self, i: usize, other: &Line, j: usize) -> f64 {
        let (dx, dy) = (self.xs[i] - other.xs[j], self.ys[i] - other.ys[j]);
        (dx * dx + dy * dy).sqrt()
    }
}

/// Distances from one point to many, added to theirs and summed.
fn row(from: Point, xs: &[f64], ys: &[f64], there: &mut [f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    for ((xs, ys), there) in xs.chunks_exact(LANES).zip(ys.chunks_exact(LANES)).zip(there.chunks_exact_mut(LANES)) {
        for lane in 0..LANES {
            let (dx, dy) = (xs[lane] - from.x, ys[lane] - from.y);
            let d = (dx * dx + dy * dy).sqrt();
            lanes[lane] += d;
            there[lane] += d;
        }
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinion::chance::Chance;

    fn plainly(points: &[Point], labels: &[usize]) -> f64 {
        let k = 1 + labels.iter().max().unwrap();
        let mut sizes = vec![0.0; k];
        labels.iter().for_each(|l| sizes[*l] += 1.0);
        let one = |i: usize| {
            let mut sums = vec![0.0; k];
            points.iter().zip(labels).for_each(|(p, l)| sums[*l] += p.squared_distance(points[i]).sqrt());
            silhouette(labels[i], &sums, &sizes)
        };
        (0..points.len()).map(one).sum::<f64>() / points.len() as f64
    }

    #[test]
    fn lines_and_tiles_give_what_going_through_all_pairs_gives() {
        let mut chance = Chance::new(3);
        for n in [2, 7, 8, 9, 40, 611] {
            let points: Vec<Point> = (0..n).map(|_| Point { x: chance.share(), y: chance.share() * 9.0 }).collect();
            let labelings: Vec<Vec<usize>> = (2..6).map(|k| (0..n).map(|i| if i < k { i } else { chance.below(k) }).collect()).collect();
            let labelings: Vec<&[usize]> = labelings.iter().map(Vec::as_slice).collect();
            for (got, labels) in silhouettes(&points, &labelings).into_iter().zip(&labelings) {
                assert!((got - plainly(&points, labels)).abs() < 1e-12, "{n}");
            }
        }
    }

    #[test]
    fn whoever_is_alone_has_zero_and_equal_points_have_zero() {
        let at = |x: f64| Point { x, y: 0.0 };
        assert_eq!(silhouettes(&[at(0.0), at(5.0)], &[&[0, 1]]), [0.0]);
        assert_eq!(silhouettes(&[at(1.0); 6], &[&[0, 0, 0, 1, 1, 1]]), [0.0]);
        assert!((silhouettes(&[at(0.0), at(0.0), at(4.0), at(4.0)], &[&[0, 0, 1, 1]])[0] - 1.0).abs() < 1e-15);
    }
}
