//! Opinion groups: people who stand together on the map, in as many groups as fit best.

use super::clarity::clarify;
use super::kmeans::Cloud;
use super::map::Point;
use super::silhouette::silhouettes;
use crate::Undefined;
use std::ops::RangeInclusive;

/// People needed before groups are sought. For d coordinates at least 2^d and better 5 · 2^d cases are asked for (Formann
/// 1984, Die Latent-Class-Analyse); with two that is 20, and four people a group when there are five groups. Fewer can be
/// split as well, but the split says more about single people than about opinions.
pub const LEAST_PEOPLE: usize = 20;
/// Numbers of groups that are tried; more than five nobody can tell apart on a page.
pub const GROUPS: RangeInclusive<usize> = 2..=5;
/// Beyond this a coordinate's square is no number.
const WIDEST: f64 = 1e150;
/// Silhouettes closer than this count as equal, and the smaller number of groups is taken.
const EQUAL: f64 = 1e-9;
/// Groupings looked at per number of groups: as many as these pairs of people allow, so that with thousands of people the
/// time goes into one look at each pair.
const RUNNER_PAIRS: usize = 16_000_000;
const MOST_RUNNERS: usize = 32;
/// Of these the clearest few are made clearer still.
const POLISHED: usize = 3;
/// Where chance starts; any number would do, but always the same.
const SEED: u64 = 20;

/// One way to group people.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouping {
    /// Group of each point, from 0; the largest group first, equally large ones from left to right.
    pub labels: Vec<usize>,
    pub sizes: Vec<usize>,
    pub centers: Vec<Point>,
    /// Sum of the squared distances to the own group's center.
    pub inertia: f64,
    /// Mean silhouette, −1 to 1.
    pub silhouette: f64,
}

/// The groupings for every number of groups tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Groupings {
    /// Number of groups, and the tightest grouping; undefined (`TooFew`) where there are fewer different points than groups.
    pub tried: Vec<(usize, Result<Grouping, Undefined>)>,
    best: Grouping,
}

impl Groupings {
    /// The clearest grouping: the one with the highest silhouette of all found, for whatever number of groups.
    pub fn best(&self) -> &Grouping {
        &self.best
    }

    /// Its number of groups.
    pub fn k(&self) -> usize {
        self.best.sizes.len()
    }
}

/// Groups of points for each number of groups, and the best of them.
///
/// Formula   for each k the partition with the least sum of squared distances to the group means (k-means). Best: of these
///           and the runners-up in which no point wants to move either, the one with the highest mean silhouette, (b − a) /
///           max(a, b) with a the mean distance to the others of one's group and b the least mean distance to another group,
///           0 for one alone; then single points between its groups moved as long as that raises the mean silhouette
/// Input     a place per person who voted enough; numbers of groups, such as `GROUPS`
/// Output    labels, sizes, centers, inertia and silhouette per number of groups. The same points give the same groups,
///           whatever their order: labels go by size, then by position
/// Errors    `TooFew` (under `LEAST_PEOPLE` people, no number of groups from 2 up, fewer different points than the least number of
///           groups), `NotFinite`, `OutOfRange` (a coordinate beyond 1e150), `NoVariance` (all stand at one point)
/// Caution   k-means always finds groups, even in a single cloud: read the silhouette (under about 0.25 there is no
///           structure to speak of, Kaufman & Rousseeuw 1990) and `stability`. The least inertia is sought from 40 starts,
///           not proven. Takes n²/2 distances
/// Source    MacQueen (1967), 5th Berkeley Symposium 1, 281–297; Rousseeuw (1987), J. Comput. Appl. Math. 20, 53–65.
///           Checked: reference/polis_synthetic.json and the other polis cases (inertia no larger than theirs)
pub fn groups(points: &[Point], k: RangeInclusive<usize>) -> Result<Groupings, Undefined> {
    if points.len() < LEAST_PEOPLE {
        return Err(Undefined::TooFew { n: points.len(), needed: LEAST_PEOPLE });
    }
    for (index, point) in points.iter().enumerate() {
        if !point.x.is_finite() || !point.y.is_finite() {
            return Err(Undefined::NotFinite { index });
        }
        let value = point.x.abs().max(point.y.abs());
        if value > WIDEST {
            return Err(Undefined::OutOfRange { what: "coordinate", value, low: -WIDEST, high: WIDEST });
        }
    }
    let (least, most) = ((*k.start()).max(2), (*k.end()).min(points.len()));
    if least > most {
        return Err(Undefined::TooFew { n: *k.end(), needed: least });
    }
    let cloud = Cloud::new(points);
    let different = cloud.distinct(most);
    if different < 2 {
        return Err(Undefined::NoVariance);
    }
    let runners = (RUNNER_PAIRS / points.len().pow(2)).clamp(1, MOST_RUNNERS);
    let found = (least..=most.min(different)).flat_map(|k| cloud.optima(k, runners, SEED).into_iter().map(move |labels| (k, labels)));
    let mut tried: Vec<(usize, Result<Grouping, Undefined>)> = Vec::new();
    let mut clear: Vec<(f64, usize, Vec<usize>)> = Vec::new();
    // The cloud's own order, so that no sum depends on the order of the people.
    let origin: Vec<usize> = cloud.origin().collect();
    let lined: Vec<Point> = origin.iter().map(|i| points[*i]).collect();
    let found: Vec<(usize, Vec<usize>)> = found.collect();
    let measured = silhouettes(&lined, &found.iter().map(|(_, labels)| labels.as_slice()).collect::<Vec<_>>());
    for ((k, labels), silhouette) in found.into_iter().zip(measured) {
        if tried.last().is_none_or(|(last, _)| *last != k) {
            tried.push((k, Ok(Grouping::new(&lined, &labels, k, silhouette).of_people(&origin))));
        }
        clear.push((silhouette, k, labels));
    }
    tried.extend((least.max(different + 1)..=most).map(|k| (k, Err(Undefined::TooFew { n: different, needed: k }))));
    // Stable, so that of equally clear ones the one with fewer groups stays first.
    clear.sort_by(|a, b| b.0.total_cmp(&a.0));
    let polished = clear.into_iter().take(POLISHED).map(|(_, k, mut labels)| {
        clarify(&lined, &mut labels, k);
        let silhouette = silhouettes(&lined, &[&labels]).first().copied().unwrap_or_default();
        (silhouette, k, labels)
    });
    let best = polished.reduce(|best, next| if next.0 > best.0 + EQUAL { next } else { best });
    let Some((silhouette, k, labels)) = best else { return Err(Undefined::TooFew { n: different, needed: least }) };
    Ok(Groupings { tried, best: Grouping::new(&lined, &labels, k, silhouette).of_people(&origin) })
}

impl Grouping {
    fn new(points: &[Point], labels: &[usize], k: usize, silhouette: f64) -> Grouping {
        let labels = ordered(points, labels, k);
        let (sizes, centers) = centers(points, &labels, k);
        let inertia = points.iter().zip(&labels).map(|(point, label)| point.squared_distance(centers[*label])).sum();
        Grouping { labels, sizes, centers, inertia, silhouette }
    }

    /// The same with labels in the order of the people: `origin[i]` is who stands at place i.
    fn of_people(mut self, origin: &[usize]) -> Grouping {
        let mut labels = vec![0; self.labels.len()];
        origin.iter().zip(&self.labels).for_each(|(person, label)| labels[*person] = *label);
        self.labels = labels;
        self
    }

    /// The group whose center is nearest.
    pub fn nearest(&self, point: Point) -> usize {
        let mut best = (f64::INFINITY, 0);
        for (group, center) in self.centers.iter().enumerate() {
            let to = point.squared_distance(*center);
            best = if to < best.0 { (to, group) } else { best };
        }
        best.1
    }
}

/// The same groups, numbered by size, then from left to right, then from below.
fn ordered(points: &[Point], labels: &[usize], k: usize) -> Vec<usize> {
    let (sizes, centers) = centers(points, labels, k);
    let mut order: Vec<usize> = (0..k).collect();
    order.sort_by(|a, b| {
        let (one, other) = (centers[*a], centers[*b]);
        sizes[*b].cmp(&sizes[*a]).then(one.x.total_cmp(&other.x)).then(one.y.total_cmp(&other.y))
    });
    let mut rank = vec![0; k];
    order.iter().enumerate().for_each(|(place, group)| rank[*group] = place);
    labels.iter().map(|label| rank[*label]).collect()
}

fn centers(points: &[Point], labels: &[usize], k: usize) -> (Vec<usize>, Vec<Point>) {
    let mut sums = vec![(0, Point { x: 0.0, y: 0.0 }); k];
    for (point, label) in points.iter().zip(labels) {
        let (n, sum) = &mut sums[*label];
        (*n, sum.x, sum.y) = (*n + 1, sum.x + point.x, sum.y + point.y);
    }
    let mean = |(n, sum): &(usize, Point)| Point { x: sum.x / (*n).max(1) as f64, y: sum.y / (*n).max(1) as f64 };
    (sums.iter().map(|(n, _)| *n).collect(), sums.iter().map(mean).collect())
}

/// How far two groupings of the same people agree.
///
/// Formula   ( Σ C(nᵢⱼ, 2) − E ) / ( ½ (A + B) − E ), with A = Σ C(nᵢ., 2), B = Σ C(n.ⱼ, 2), E = A B / C(n, 2)
/// Input     two lists of labels of the same length; only who has a label in both counts
/// Output    1 when the groups are the same (whatever their names), about 0 for groups by chance, below 0 for less than that
/// Errors    `Mismatch` (lengths), `TooFew` (under 2 people with both labels)
/// Caution   says nothing about which group is which; weighs large groups more
/// Source    Hubert & Arabie (1985), J. Classification 2, 193–218. Checked: reference/polis_15_per_hour_seattle.json
pub fn adjusted_rand(one: &[Option<usize>], other: &[Option<usize>]) -> Result<f64, Undefined> {
    if one.len() != other.len() {
        return Err(Undefined::Mismatch { what: "labels", expected: one.len(), found: other.len() });
    }
    let mut both: Vec<(usize, usize)> = one.iter().zip(other).filter_map(|(a, b)| Some(((*a)?, (*b)?))).collect();
    let n = both.len();
    if n < 2 {
        return Err(Undefined::TooFew { n, needed: 2 });
    }
    let pairs = |n: usize| n as f64 * (n as f64 - 1.0) / 2.0;
    both.sort_unstable();
    let cells: f64 = both.chunk_by(|a, b| a == b).map(|same| pairs(same.len())).sum();
    let rows: f64 = both.chunk_by(|a, b| a.0 == b.0).map(|same| pairs(same.len())).sum();
    both.sort_unstable_by_key(|(_, b)| *b);
    let columns: f64 = both.chunk_by(|a, b| a.1 == b.1).map(|same| pairs(same.len())).sum();
    let expected = rows * columns / pairs(n);
    let most = 0.5 * (rows + columns);
    // Equal also where both are a single group, or nobody shares one: then 0 / 0 means "the same".
    Ok(if cells == rows && cells == columns { 1.0 } else { (cells - expected) / (most - expected) })
}
