//! Opinion groups: people who stand together on the map, in as many groups as fit best.

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
const MOST_RUNNERS: usize = 8;
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
///           and of the runners-up (where k-means settles up to 10 % less tightly) the one with the highest mean silhouette, (b − a) /
///           max(a, b) with a the mean distance to the others of one's group and b the least mean distance to another group,
///           0 for one alone
/// Input     a place per person who voted enough; numbers of groups, such as `GROUPS`
/// Output    labels, sizes, centers, inertia and silhouette per number of groups. The same points give the same groups,
///           whatever their order: labels go by size, then by position
/// Errors    `TooFew` (under `LEAST_PEOPLE` people, no number of groups from 2 up, fewer different points than the least number of
///           groups), `NotFinite`, `OutOfRange` (a coordinate beyond 1e150), `NoVariance` (all stand at one point)
/// Caution   k-means always finds groups, even in a single cloud: read the silhouette (under about 0.25 there is no
///           structure to speak of, Kaufman & Rousseeuw 1990) and `stability`. The least inertia is sought from 44 starts,
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
    let mut clearest: Option<(f64, usize, Vec<usize>)> = None;
    // The cloud's own order, so that no sum depends on the order of the people.
    let origin: Vec<usize> = cloud.origin().collect();
    let lined: Vec<Point> = origin.iter().map(|i| points[*i]).collect();
    let found: Vec<(usize, Vec<usize>)> = found.collect();
    let measured = silhouettes(&lined, &found.iter().map(|(_, labels)| labels.as_slice()).collect::<Vec<_>>());
    for ((k, labels), silhouette) in found.into_iter().zip(measured) {
        if tried.last().is_none_or(|(last, _)| *last != k) {
            tried.push((k, Ok(Grouping::new(&lined, &labels, k, silhouette).of_people(&origin))));
        }
        if clearest.as_ref().is_none_or(|(best, ..)| silhouette > best + EQUAL) {
            clearest = Some((silhouette, k, labels));
        }
    }
    tried.extend((least.max(different + 1)..=most).map(|k| (k, Err(Undefined::TooFew { n: different, needed: k }))));
    let Some((silhouette, k, labels)) = clearest else { return Err(Undefined::TooFew { n: different, needed: least }) };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::chance::Chance;
    use proptest::prelude::*;

    /// `camps` clouds in a row, of falling size.
    fn clouds(n: usize, camps: usize, spread: f64, seed: u64) -> Vec<Point> {
        let mut chance = Chance::new(seed);
        (0..n)
            .map(|_| {
                let camp = chance.below(camps).min(chance.below(camps));
                Point { x: camp as f64 * 3.0 + spread * chance.share(), y: (camp % 2) as f64 + spread * chance.share() }
            })
            .collect()
    }

    #[test]
    fn what_cannot_be_grouped_says_why() {
        let at = |x: f64| Point { x, y: 0.0 };
        assert_eq!(groups(&[at(1.0); 19], GROUPS), Err(Undefined::TooFew { n: 19, needed: LEAST_PEOPLE }));
        assert_eq!(groups(&[at(1.0); 20], GROUPS), Err(Undefined::NoVariance));
        assert_eq!(groups(&[], GROUPS), Err(Undefined::TooFew { n: 0, needed: LEAST_PEOPLE }));
        let mut points = vec![at(0.0); 25];
        points[24] = at(f64::INFINITY);
        assert_eq!(groups(&points, GROUPS), Err(Undefined::NotFinite { index: 24 }));
        points[24] = at(1e300);
        assert!(matches!(groups(&points, GROUPS), Err(Undefined::OutOfRange { .. })));
        points[24] = at(1.0);
        assert!(matches!(groups(&points, 3..=3), Err(Undefined::TooFew { n: 2, needed: 3 })));
        assert!(matches!(groups(&points, 0..=1), Err(Undefined::TooFew { .. })));
        // Two different points: two groups are defined, three are not.
        let two = groups(&points, GROUPS).unwrap();
        assert_eq!((two.k(), two.best().silhouette, two.best().sizes.clone()), (2, 24.0 / 25.0, vec![24, 1]));
        assert!(two.tried[1..].iter().all(|(k, tried)| *tried == Err(Undefined::TooFew { n: 2, needed: *k })));
    }

    #[test]
    fn clear_camps_are_found_with_their_number() {
        for camps in 2..=5 {
            let found = groups(&clouds(90, camps, 0.5, 3), GROUPS).unwrap();
            assert!(found.k() == camps && found.best().silhouette > 0.7, "{camps}");
        }
    }

    #[test]
    fn the_same_groups_agree_wholly_whatever_their_names() {
        let one = [Some(0), Some(0), Some(1), None, Some(1)];
        let other = [Some(7), Some(7), Some(3), Some(3), Some(3)];
        assert_eq!(adjusted_rand(&one, &other), Ok(1.0));
        assert_eq!(adjusted_rand(&one[..1], &other[..1]), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert!(matches!(adjusted_rand(&one, &other[1..]), Err(Undefined::Mismatch { .. })));
        // All together in both, and nobody together in both, are the same partition.
        assert_eq!(adjusted_rand(&[Some(1); 3], &[Some(2); 3]), Ok(1.0));
        assert_eq!(adjusted_rand(&[Some(0), Some(1)], &[Some(1), Some(0)]), Ok(1.0));
        // scikit-learn 1.9: adjusted_rand_score([0,0,1,1], [0,0,1,2]).
        assert!((adjusted_rand(&[0, 0, 1, 1].map(Some), &[0, 0, 1, 2].map(Some)).unwrap() - 0.571_428_571_428_571_4).abs() < 1e-15);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn order_does_not_matter_sizes_fall_and_more_groups_are_tighter(seed in 0_u64..1000, n in 20_usize..70, spread in 0.1..4.0_f64) {
            let points = clouds(n, 3, spread, seed);
            let found = groups(&points, GROUPS).unwrap();
            let reversed: Vec<Point> = points.iter().rev().copied().collect();
            let again = groups(&reversed, GROUPS).unwrap();
            let back: Vec<usize> = again.best().labels.iter().rev().copied().collect();
            prop_assert_eq!(&found.best().labels, &back);
            prop_assert!(found.best().sizes.is_sorted_by(|a, b| a >= b) && found.best().sizes.iter().sum::<usize>() == n);
            let tried: Vec<&Grouping> = found.tried.iter().map(|(_, tried)| tried.as_ref().unwrap()).collect();
            prop_assert!(tried.windows(2).all(|pair| pair[1].inertia <= pair[0].inertia));
            prop_assert!(tried.iter().all(|t| (-1.0..=1.0).contains(&t.silhouette) && found.best().silhouette >= t.silhouette - 1e-9));
        }

        #[test]
        fn scale_and_shift_do_not_matter(seed in 0_u64..1000, scale in 0.01..100.0_f64, shift in -50.0..50.0_f64) {
            let points = clouds(40, 3, 1.0, seed);
            let moved: Vec<Point> = points.iter().map(|p| Point { x: p.x * scale + shift, y: p.y * scale - shift }).collect();
            let (one, other) = (groups(&points, GROUPS).unwrap(), groups(&moved, GROUPS).unwrap());
            prop_assert!((one.best().silhouette - other.best().silhouette).abs() < 1e-6);
        }

        #[test]
        fn agreement_is_symmetric_and_at_most_one(pairs in prop::collection::vec((0_usize..4, 0_usize..3), 2..40)) {
            let (one, other): (Vec<_>, Vec<_>) = pairs.iter().map(|(a, b)| (Some(*a), Some(*b))).unzip();
            let (a, b) = (adjusted_rand(&one, &other).unwrap(), adjusted_rand(&other, &one).unwrap());
            prop_assert!((a - b).abs() < 1e-12 && a <= 1.0 + 1e-12 && a.is_finite());
        }
    }
}
