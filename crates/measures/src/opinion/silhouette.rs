//! How well points sit in their group: every distance is computed once, for all groupings together.

use super::map::Point;
use std::collections::BTreeMap;
use std::ops::{Add, AddAssign, Mul, Sub};

/// Points taken together against others, so that what is summed stays in the fastest memory.
const TILE: usize = 256;
/// Points that meet a tile before its sums are put away: short sums stay precise in f32.
const ROWS: usize = 64;
/// With more points than these a distance is computed in f32 (its sums in f64): twice as fast, and the mean of so many
/// silhouettes is still right to the seventh digit.
const FINE: usize = 4096;
/// Sums kept per point; with more different combinations of labels the groupings are taken in two turns.
const MOST_LINES: usize = 64;
/// Points that go through a tile together.
const ABREAST: usize = 4;
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
    let members: Vec<&[Point]> = lines.iter().map(|(_, members)| members.as_slice()).collect();
    let sums = if points.len() > FINE { sums::<f32>(&members) } else { sums::<f64>(&members) };
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

/// `[a][b][i]`: for point i of line a, the sum of its distances to line b.
fn sums<R: Real>(members: &[&[Point]]) -> Vec<Vec<Vec<f64>>> {
    let lines: Vec<Line<R>> = members.iter().map(|members| Line::new(members)).collect();
    let mut sums: Vec<Vec<Vec<f64>>> = lines.iter().map(|a| lines.iter().map(|_| vec![0.0; a.len()]).collect()).collect();
    for a in 0..lines.len() {
        lines[a].own_distances(&mut sums[a][a]);
        for b in a + 1..lines.len() {
            let (first, rest) = sums.split_at_mut(b);
            lines[a].distances(&lines[b], &mut first[a][b], &mut rest[0][a]);
        }
    }
    sums
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

/// The two precisions of a distance; sums beyond a tile are always f64.
trait Real: Copy + Default + Add<Output = Self> + AddAssign + Mul<Output = Self> + Sub<Output = Self> {
    fn of(x: f64) -> Self;
    fn wide(self) -> f64;
    fn root(self) -> Self;
}

impl Real for f64 {
    fn of(x: f64) -> f64 {
        x
    }
    fn wide(self) -> f64 {
        self
    }
    fn root(self) -> f64 {
        self.sqrt()
    }
}

impl Real for f32 {
    fn of(x: f64) -> f32 {
        x as f32
    }
    fn wide(self) -> f64 {
        f64::from(self)
    }
    fn root(self) -> f32 {
        self.sqrt()
    }
}

/// Points in two columns.
struct Line<R> {
    xs: Vec<R>,
    ys: Vec<R>,
}

impl<R: Real> Line<R> {
    fn new(points: &[Point]) -> Line<R> {
        Line { xs: points.iter().map(|p| R::of(p.x)).collect(), ys: points.iter().map(|p| R::of(p.y)).collect() }
    }

    fn len(&self) -> usize {
        self.xs.len()
    }

    fn part(&self, from: usize, to: usize) -> Part<'_, R> {
        Part { xs: &self.xs[from..to], ys: &self.ys[from..to] }
    }

    /// Adds to `here[i]` the distances of own point i to all points of `other`, and to `there[j]` those of its point j to
    /// all own points.
    fn distances(&self, other: &Line<R>, here: &mut [f64], there: &mut [f64]) {
        for start in (0..self.len()).step_by(ROWS) {
            let end = (start + ROWS).min(self.len());
            self.part(start, end).meet(&other.part(0, other.len()), &mut here[start..end], there);
        }
    }

    /// The same within one line, each pair once: every block meets itself, then all after it.
    fn own_distances(&self, sums: &mut [f64]) {
        for start in (0..self.len()).step_by(ROWS) {
            let end = (start + ROWS).min(self.len());
            let (before, after) = sums.split_at_mut(end);
            let block = &mut before[start..];
            for i in start..end {
                for j in i + 1..end {
                    let d = distance((self.xs[i], self.ys[i]), (self.xs[j], self.ys[j])).wide();
                    block[i - start] += d;
                    block[j - start] += d;
                }
            }
            self.part(start, end).meet(&self.part(end, self.len()), block, after);
        }
    }
}

struct Part<'a, R> {
    xs: &'a [R],
    ys: &'a [R],
}

impl<R: Real> Part<'_, R> {
    /// At most `ROWS` points with any number of others.
    fn meet(&self, other: &Part<R>, here: &mut [f64], there: &mut [f64]) {
        let mut sums = vec![R::default(); other.xs.len()];
        let mut own = [[R::default(); TILE]; ABREAST];
        for start in (0..self.xs.len()).step_by(ABREAST) {
            let rows = ABREAST.min(self.xs.len() - start);
            if rows < ABREAST {
                for (i, here) in here.iter_mut().enumerate().skip(start) {
                    for (j, sum) in sums.iter_mut().enumerate() {
                        let d = distance((self.xs[i], self.ys[i]), (other.xs[j], other.ys[j]));
                        *here += d.wide();
                        *sum += d;
                    }
                }
                break;
            }
            let from = std::array::from_fn(|row| (self.xs[start + row], self.ys[start + row]));
            let width = TILE.min(other.xs.len());
            own.iter_mut().for_each(|own| own[..width].fill(R::default()));
            for ((xs, ys), sums) in other.xs.chunks(TILE).zip(other.ys.chunks(TILE)).zip(sums.chunks_mut(TILE)) {
                abreast(from, xs, ys, sums, &mut own);
            }
            for (here, own) in here[start..].iter_mut().zip(&own) {
                *here += total(&own[..width]);
            }
        }
        there.iter_mut().zip(&sums).for_each(|(there, sum)| *there += sum.wide());
    }
}

/// In lanes, so that one addition need not wait for the last.
fn total<R: Real>(sums: &[R]) -> f64 {
    let mut lanes = [0.0; LANES];
    let chunks = sums.chunks_exact(LANES);
    let rest: f64 = chunks.remainder().iter().map(|sum| sum.wide()).sum();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, sum)| *lane += sum.wide());
    }
    lanes.iter().sum::<f64>() + rest
}

fn distance<R: Real>((x, y): (R, R), (u, v): (R, R)) -> R {
    let (dx, dy) = (u - x, v - y);
    (dx * dx + dy * dy).root()
}

/// Four points with a tile of others: no sum depends on the one before, so the compiler computes many side by side.
fn abreast<R: Real>(from: [(R, R); ABREAST], xs: &[R], ys: &[R], there: &mut [R], own: &mut [[R; TILE]; ABREAST]) {
    let n = xs.len().min(TILE);
    let (xs, ys, there) = (&xs[..n], &ys[..n], &mut there[..n]);
    let [a, b, c, d] = own;
    let (a, b, c, d) = (&mut a[..n], &mut b[..n], &mut c[..n], &mut d[..n]);
    for j in 0..n {
        let to = from.map(|point| distance(point, (xs[j], ys[j])));
        a[j] += to[0];
        b[j] += to[1];
        c[j] += to[2];
        d[j] += to[3];
        there[j] += (to[0] + to[1]) + (to[2] + to[3]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::chance::Chance;

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
    fn single_precision_is_right_to_the_seventh_digit() {
        let mut chance = Chance::new(4);
        let points: Vec<Point> = (0..FINE + 300).map(|i| Point { x: chance.share() + (i % 2) as f64, y: chance.share() }).collect();
        let labels: Vec<usize> = (0..points.len()).map(|i| i % 2).collect();
        assert!((silhouettes(&points, &[&labels])[0] - plainly(&points, &labels)).abs() < 1e-7);
    }

    #[test]
    fn whoever_is_alone_has_zero_and_equal_points_have_zero() {
        let at = |x: f64| Point { x, y: 0.0 };
        assert_eq!(silhouettes(&[at(0.0), at(5.0)], &[&[0, 1]]), [0.0]);
        assert_eq!(silhouettes(&[at(1.0); 6], &[&[0, 0, 0, 1, 1, 1]]), [0.0]);
        assert!((silhouettes(&[at(0.0), at(0.0), at(4.0), at(4.0)], &[&[0, 0, 1, 1]])[0] - 1.0).abs() < 1e-15);
    }
}
