//! Groups of points on a plane by k-means: many starts, each improved until no single point wants to move, the best kept.
//! The same points give the same groups, in whatever order they come.

use super::map::Point;
use super::patch::{Patch, split};
use crate::numeric::chance::Chance;

/// Starts per number of groups: with five groups at most, the best of so many is, as far as anybody found, the best there is.
const STARTS: usize = 44;
/// With many points the landscape is smoother, and fewer do.
const STARTS_AMONG_MANY: usize = 20;
/// The first of these begin in the corners of the map.
const CORNERS: usize = 4;
/// Up to here every start is tried on all points; beyond, on the means of small patches, and only the best on all points.
const FEW_POINTS: usize = 1024;
/// Points in a patch when all are few, patches when they are many.
const PATCH: usize = 16;
const PATCHES: usize = 640;
/// Starts whose groups of patches are tried on all points.
const FINALISTS: usize = 3;
/// Rounds nobody has been seen to need; a guard, not a setting.
const MOST_ROUNDS: usize = 500;
/// How much less tight than the tightest a runner-up may be. Without a bound the clearest grouping is often two far people
/// against all others.
const NEAR: f64 = 1.1;
/// A move must gain more than rounding error.
const GAIN: f64 = 1.0 - 1e-12;
/// Places are compared on a grid this many times finer than the widest coordinate's power of two, so that the last digits of
/// a sum, which depend on the order of the rows, decide nothing.
const GRID: i32 = 26;

/// Points in an order of their own (neighbors together), cut into patches.
pub(super) struct Cloud {
    points: Vec<Point>,
    /// Where each point came from.
    origin: Vec<u32>,
    patches: Vec<Patch>,
}

/// Centers with the sum of squared distances to them.
#[derive(Clone)]
struct Trial {
    inertia: f64,
    centers: Vec<Point>,
}

impl Cloud {
    pub(super) fn new(points: &[Point]) -> Cloud {
        let widest = points.iter().fold(0.0_f64, |widest, p| widest.max(p.x.abs()).max(p.y.abs()));
        let step = if widest > 0.0 { 2.0_f64.powi((widest.log2().floor() as i32 - GRID).max(-1000)) } else { 1.0 };
        let on_grid = |x: f64| (x / step).round() * step + 0.0;
        let mut order: Vec<(Point, u32)> =
            points.iter().enumerate().map(|(i, p)| (Point { x: on_grid(p.x), y: on_grid(p.y) }, i as u32)).collect();
        let size = if points.len() <= FEW_POINTS { PATCH } else { points.len().div_ceil(PATCHES) };
        let mut patches = Vec::new();
        split(&mut order, 0, size, &mut patches);
        Cloud { points: order.iter().map(|(p, _)| *p).collect(), origin: order.iter().map(|(_, i)| *i).collect(), patches }
    }

    /// How many different points there are, counted up to `most`.
    pub(super) fn distinct(&self, most: usize) -> usize {
        let mut seen: Vec<Point> = Vec::new();
        for point in &self.points {
            if seen.len() == most {
                break;
            }
            if !seen.contains(point) {
                seen.push(*point);
            }
        }
        seen.len()
    }

    /// Where each point of the cloud's order came from.
    pub(super) fn origin(&self) -> impl Iterator<Item = usize> + '_ {
        self.origin.iter().map(|i| *i as usize)
    }

    /// Labels of the best few groupings, at most `runners` in which no point wants to move, the tightest first, and as many
    /// in which Lloyd's rounds came to a halt, none much less tight than the first; the points in the cloud's order. `k` may
    /// not exceed the number of different points.
    pub(super) fn optima(&self, k: usize, runners: usize, seed: u64) -> Vec<Vec<usize>> {
        let mut chance = Chance::new(seed);
        let small = self.points.len() <= FEW_POINTS;
        let weighted: Vec<(Point, f64)> =
            if small { self.points.iter().map(|p| (*p, 1.0)).collect() } else { self.patches.iter().map(Patch::mean).collect() };
        let mut labels = vec![0; self.points.len()];
        let (mut best, mut halts) = (Vec::new(), Vec::new());
        for start in 0..if small { STARTS } else { STARTS_AMONG_MANY } {
            let centers = if start < CORNERS { corner(&weighted, k, start) } else { seeds(&weighted, k, &mut chance) };
            let mut trial = Trial { inertia: 0.0, centers };
            settle(&weighted, &mut trial);
            if small {
                keep(&mut halts, trial.clone(), runners);
                self.finish(&mut trial, &mut labels);
            }
            keep(&mut best, trial, runners.max(FINALISTS));
        }
        if !small {
            for mut trial in std::mem::take(&mut best) {
                self.finish(&mut trial, &mut labels);
                keep(&mut best, trial, runners);
            }
        }
        best.truncate(runners);
        let least = best.first().map_or(0.0, |trial: &Trial| trial.inertia);
        let labeled = |trial: &Trial| {
            self.assign(&trial.centers, &mut labels);
            labels.clone()
        };
        let all_there = |labels: &Vec<usize>| (0..k).all(|group| labels.contains(&group));
        halts.retain(|halt: &Trial| best.iter().all(|trial| !same(trial, halt)));
        best.iter().chain(&halts).filter(|trial| trial.inertia <= NEAR * least).map(labeled).filter(all_there).collect()
    }

    /// All points, from the centers of a trial to where no point wants to move.
    fn finish(&self, trial: &mut Trial, labels: &mut [usize]) {
        for _ in 0..MOST_ROUNDS {
            let means = self.assign(&trial.centers, labels);
            if means == trial.centers {
                break;
            }
            trial.centers = means;
        }
        self.exchange(trial, labels);
        trial.inertia = self.points.iter().zip(labels.iter()).map(|(p, label)| p.squared_distance(trial.centers[*label])).sum();
    }

    /// Gives every point its nearest center and returns the means of these groups. A patch that lies wholly nearer to one
    /// center than to any other is given away at once (Kanungo et al. 2002).
    fn assign(&self, centers: &[Point], labels: &mut [usize]) -> Vec<Point> {
        let mut sums = vec![(Point { x: 0.0, y: 0.0 }, 0.0); centers.len()];
        for patch in &self.patches {
            let middle = Point { x: 0.5 * (patch.low.x + patch.high.x), y: 0.5 * (patch.low.y + patch.high.y) };
            let one = nearest(middle, centers);
            let alone = centers.iter().enumerate().all(|(other, center)| other == one || patch.beyond(*center, centers[one]));
            if alone {
                labels[patch.start..patch.end].fill(one);
                add(&mut sums[one], patch.sum, (patch.end - patch.start) as f64);
            } else {
                for i in patch.start..patch.end {
                    labels[i] = nearest(self.points[i], centers);
                    add(&mut sums[labels[i]], self.points[i], 1.0);
                }
            }
        }
        means(&sums, centers)
    }

    /// Moves single points as long as that lowers the inertia: what Lloyd's rounds leave undone, because they do not see
    /// that a center follows the point that moves (Hartigan & Wong 1979).
    fn exchange(&self, trial: &mut Trial, labels: &mut [usize]) {
        let mut sizes = vec![0.0; trial.centers.len()];
        labels.iter().for_each(|label| sizes[*label] += 1.0);
        for _ in 0..MOST_ROUNDS {
            let mut moved = false;
            for patch in &self.patches {
                if patch.stays(&labels[patch.start..patch.end], &trial.centers, &sizes) {
                    continue;
                }
                for (point, label) in self.points[patch.start..patch.end].iter().zip(&mut labels[patch.start..patch.end]) {
                    let (from, to) = (*label, better(*point, *label, &trial.centers, &sizes));
                    if to != from {
                        moved = true;
                        shift(&mut trial.centers[from], *point, &mut sizes[from], -1.0);
                        shift(&mut trial.centers[to], *point, &mut sizes[to], 1.0);
                        *label = to;
                    }
                }
            }
            if !moved {
                break;
            }
        }
        // Moving step by step gathers rounding error; the means are taken afresh.
        let mut sums = vec![(Point { x: 0.0, y: 0.0 }, 0.0); sizes.len()];
        self.points.iter().zip(labels.iter()).for_each(|(point, label)| add(&mut sums[*label], *point, 1.0));
        trial.centers = means(&sums, &trial.centers);
    }
}

/// The group a point had better belong to: joining a group pulls its center along, leaving one lets it go.
pub(super) fn better(point: Point, from: usize, centers: &[Point], sizes: &[f64]) -> usize {
    if sizes[from] < 2.0 {
        return from;
    }
    let mut best = (leaving(point, centers[from], sizes[from]) * GAIN, from);
    for (other, center) in centers.iter().enumerate() {
        let cost = joining(point, *center, sizes[other]);
        if other != from && cost < best.0 {
            best = (cost, other);
        }
    }
    best.1
}

fn leaving(point: Point, center: Point, size: f64) -> f64 {
    point.squared_distance(center) * size / (size - 1.0)
}

fn joining(point: Point, center: Point, size: f64) -> f64 {
    point.squared_distance(center) * size / (size + 1.0)
}

/// k starting centers: the first by chance, each further one with a chance that grows with the squared distance to those
/// chosen (Arthur & Vassilvitskii 2007, "k-means++").
fn seeds(weighted: &[(Point, f64)], k: usize, chance: &mut Chance) -> Vec<Point> {
    let mut centers: Vec<Point> = Vec::with_capacity(k);
    let mut distance = vec![1.0; weighted.len()];
    while centers.len() < k {
        let total: f64 = weighted.iter().zip(&distance).map(|((_, weight), d)| weight * d).sum();
        let mut left = chance.share() * total;
        let mut chosen = 0;
        for (i, ((_, weight), d)) in weighted.iter().zip(&distance).enumerate() {
            if *d > 0.0 {
                chosen = i;
                left -= weight * d;
                if left < 0.0 {
                    break;
                }
            }
        }
        let center = weighted[chosen].0;
        for ((point, _), d) in weighted.iter().zip(&mut distance) {
            let to = point.squared_distance(center);
            *d = if centers.is_empty() { to } else { d.min(to) };
        }
        centers.push(center);
    }
    centers
}

/// k different points from one corner of the map: the k leftmost (rightmost), of equal ones the lowest (highest). Poor starts
/// now and then end in clear groups, and some programs know no others.
fn corner(weighted: &[(Point, f64)], k: usize, which: usize) -> Vec<Point> {
    let (right, high) = (which & 1 == 1, which & 2 == 2);
    let turned = |p: &Point| (if right { -p.x } else { p.x }, if high { -p.y } else { p.y });
    let mut points: Vec<Point> = weighted.iter().map(|(point, _)| *point).collect();
    points.sort_unstable_by(|a, b| {
        let (a, b) = (turned(a), turned(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    points.dedup();
    // Patches can have fewer different means than there are points; the exchange of points fills a group that starts empty.
    let last = points.last().copied();
    points.extend(std::iter::repeat_n(last, k.saturating_sub(points.len())).flatten());
    points.truncate(k);
    points
}

/// Lloyd's rounds on weighted points.
fn settle(weighted: &[(Point, f64)], trial: &mut Trial) {
    for _ in 0..MOST_ROUNDS {
        let mut sums = vec![(Point { x: 0.0, y: 0.0 }, 0.0); trial.centers.len()];
        trial.inertia = 0.0;
        for (point, weight) in weighted {
            let one = nearest(*point, &trial.centers);
            trial.inertia += weight * point.squared_distance(trial.centers[one]);
            add(&mut sums[one], Point { x: point.x * weight, y: point.y * weight }, *weight);
        }
        let means = means(&sums, &trial.centers);
        if means == trial.centers {
            break;
        }
        trial.centers = means;
    }
}

fn nearest(point: Point, centers: &[Point]) -> usize {
    let mut best = (f64::INFINITY, 0);
    for (i, center) in centers.iter().enumerate() {
        let to = point.squared_distance(*center);
        best = if to < best.0 { (to, i) } else { best };
    }
    best.1
}

fn add(sum: &mut (Point, f64), point: Point, weight: f64) {
    sum.0.x += point.x;
    sum.0.y += point.y;
    sum.1 += weight;
}

/// A center nobody is nearest to stays where it is.
fn means(sums: &[(Point, f64)], before: &[Point]) -> Vec<Point> {
    sums.iter().zip(before).map(|((sum, n), before)| if *n > 0.0 { Point { x: sum.x / n, y: sum.y / n } } else { *before }).collect()
}

/// A center after one point came (+1) or left (−1).
fn shift(center: &mut Point, point: Point, size: &mut f64, by: f64) {
    let after = *size + by;
    center.x += by * (point.x - center.x) / after;
    center.y += by * (point.y - center.y) / after;
    *size = after;
}

fn same(one: &Trial, other: &Trial) -> bool {
    (one.inertia - other.inertia).abs() <= 1e-9 * one.inertia
}

/// Keeps the best few that differ.
fn keep(best: &mut Vec<Trial>, trial: Trial, most: usize) {
    if best.iter().any(|b| same(b, &trial)) {
        return;
    }
    let place = best.partition_point(|b| b.inertia < trial.inertia);
    best.insert(place, trial);
    best.truncate(most);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inertia(points: &[Point], groups: &[usize], k: usize) -> f64 {
        let mut sums = vec![(Point { x: 0.0, y: 0.0 }, 0.0); k];
        points.iter().zip(groups).for_each(|(p, g)| add(&mut sums[*g], *p, 1.0));
        points
            .iter()
            .zip(groups)
            .map(|(p, g)| p.squared_distance(Point { x: sums[*g].0.x / sums[*g].1, y: sums[*g].0.y / sums[*g].1 }))
            .sum()
    }

    fn some(n: usize, seed: u64) -> Vec<Point> {
        let mut chance = Chance::new(seed);
        (0..n).map(|_| Point { x: chance.share() * 3.0, y: chance.share() }).collect()
    }

    /// The tightest, in the order of the points.
    fn tightest(points: &[Point], k: usize) -> Vec<usize> {
        let cloud = Cloud::new(points);
        let mut groups = vec![0; points.len()];
        cloud.origin().zip(&cloud.optima(k, 1, 1)[0]).for_each(|(i, label)| groups[i] = *label);
        groups
    }

    #[test]
    fn no_partition_of_a_few_points_is_tighter() {
        for seed in 0..20 {
            let points = some(9, seed);
            let ours = inertia(&points, &tightest(&points, 3), 3);
            let least = (0..3_usize.pow(9))
                .map(|code| (0..9).map(|i| code / 3_usize.pow(i) % 3).collect::<Vec<usize>>())
                .filter(|groups| (0..3).all(|g| groups.contains(&g)))
                .map(|groups| inertia(&points, &groups, 3))
                .fold(f64::INFINITY, f64::min);
            assert!(ours <= least * (1.0 + 1e-12), "{ours} {least}");
        }
    }

    #[test]
    fn many_points_are_grouped_as_well_as_few() {
        // Three far camps with a thousand points each: the patches must not blur them.
        let mut points = some(3000, 5);
        for (i, point) in points.iter_mut().enumerate() {
            point.y += 10.0 * (i % 3) as f64;
        }
        let groups = tightest(&points, 3);
        assert!((3..3000).all(|i| groups[i] == groups[i % 3]) && groups[0] != groups[1] && groups[1] != groups[2]);
    }

    #[test]
    fn few_different_points_among_many_are_told_apart() {
        let mut points = vec![Point { x: 1.0, y: 2.0 }; 3000];
        (points[7].x, points[8].x) = (1.5, 1.7);
        let groups = tightest(&points, 3);
        assert!(groups[7] != groups[8] && groups[7] != groups[0] && groups[8] != groups[0]);
        assert_eq!(groups.iter().filter(|g| **g == groups[0]).count(), 2998);
    }

    #[test]
    fn equal_points_stay_together_and_are_counted_once() {
        let mut points = vec![Point { x: 1.0, y: 2.0 }; 40];
        points[3].x = -5.0;
        let cloud = Cloud::new(&points);
        assert_eq!((cloud.distinct(5), cloud.distinct(1)), (2, 1));
        let groups = tightest(&points, 2);
        assert!(groups.iter().enumerate().all(|(i, g)| (*g == groups[3]) == (i == 3)));
    }
}
