//! Neighboring points taken together, so that most of them need no look of their own.

use super::kmeans::better;
use super::map::Point;

/// Consecutive points with what is needed to move all of them at once.
pub(super) struct Patch {
    pub start: usize,
    pub end: usize,
    pub low: Point,
    pub high: Point,
    pub sum: Point,
}

impl Patch {
    pub(super) fn mean(&self) -> (Point, f64) {
        let n = (self.end - self.start) as f64;
        (Point { x: self.sum.x / n, y: self.sum.y / n }, n)
    }

    /// Whether nobody in the patch would move: what joining costs beyond what leaving saves is a quadratic function that opens
    /// downward, so on a rectangle it is least at a corner.
    pub(super) fn stays(&self, labels: &[usize], centers: &[Point], sizes: &[f64]) -> bool {
        let own = labels[0];
        if labels.iter().any(|label| *label != own) || sizes[own] < 2.0 {
            return false;
        }
        let (low, high) = (self.low, self.high);
        let corners = [low, high, Point { x: low.x, y: high.y }, Point { x: high.x, y: low.y }];
        corners.iter().all(|corner| better(*corner, own, centers, sizes) == own)
    }

    /// Whether even the corner that reaches furthest toward `other` is nearer to `own`.
    pub(super) fn beyond(&self, other: Point, own: Point) -> bool {
        let corner =
            Point { x: if other.x > own.x { self.high.x } else { self.low.x }, y: if other.y > own.y { self.high.y } else { self.low.y } };
        corner.squared_distance(own) < corner.squared_distance(other)
    }
}

/// Orders points so that neighbors stand together: cut at the middle of the wider side, again and again.
pub(super) fn split(points: &mut [(Point, u32)], start: usize, size: usize, patches: &mut Vec<Patch>) {
    let Some((first, _)) = points.first() else { return };
    let (mut low, mut high, mut sum) = (*first, *first, Point { x: 0.0, y: 0.0 });
    for (p, _) in points.iter() {
        low = Point { x: low.x.min(p.x), y: low.y.min(p.y) };
        high = Point { x: high.x.max(p.x), y: high.y.max(p.y) };
        sum = Point { x: sum.x + p.x, y: sum.y + p.y };
    }
    if points.len() <= size {
        points.sort_unstable_by(|(a, _), (b, _)| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
        patches.push(Patch { start, end: start + points.len(), low, high, sum });
        return;
    }
    let middle = points.len() / 2;
    let wide = high.x - low.x >= high.y - low.y;
    points.select_nth_unstable_by(middle, |(a, _), (b, _)| {
        if wide { a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)) } else { a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)) }
    });
    let (left, right) = points.split_at_mut(middle);
    split(left, start, size, patches);
    split(right, start + middle, size, patches);
}
