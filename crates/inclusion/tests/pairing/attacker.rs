//! The attacker: lines up two lists found in the same evidence and bets that neighbors belong together.

use crate::waves::Wave;

/// What one kind of evidence gave for one wave: where each answer and each invitation was found (None: nowhere).
pub struct Found {
    /// By the number of the person whose answer it is; the attacker does not know the numbers, only the places.
    pub answers: Vec<Option<u64>>,
    pub invitations: Vec<Option<u64>>,
}

/// Bets over many waves, scored by the area under the ROC curve.
pub struct Trial {
    pub name: &'static str,
    right: Vec<f64>,
    wrong: Vec<f64>,
}

impl Trial {
    pub fn new(name: &'static str) -> Trial {
        Trial { name, right: Vec::new(), wrong: Vec::new() }
    }

    /// Scores every pair of one wave by how near their ranks are.
    pub fn add(&mut self, wave: &Wave, found: Found) {
        let (answers, invitations) = (ranks(&found.answers), ranks(&found.invitations));
        for (a, answer) in answers.iter().enumerate() {
            for (i, invitation) in invitations.iter().enumerate().take(wave.people.len()) {
                let (Some(answer), Some(invitation)) = (answer, invitation) else { continue };
                let nearness = -(answer - invitation).abs();
                if a == i { self.right.push(nearness) } else { self.wrong.push(nearness) }
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.right.is_empty()
    }

    /// How likely a right pair scores above a wrong one; ties count half.
    pub fn auc(&self) -> f64 {
        let mut wrong = self.wrong.clone();
        wrong.sort_by(f64::total_cmp);
        let wins: f64 = self
            .right
            .iter()
            .map(|score| {
                let below = wrong.partition_point(|w| w < score) as f64;
                let same = wrong.partition_point(|w| w <= score) as f64 - below;
                below + same / 2.0
            })
            .sum();
        wins / (self.right.len() as f64 * wrong.len() as f64)
    }

    pub fn report(&self) {
        if self.is_empty() {
            eprintln!("  {:<58} no evidence at all", self.name);
        } else {
            eprintln!("  {:<58} AUC {:.3} over {} pairs", self.name, self.auc(), self.right.len());
        }
    }
}

/// Places to ranks from 0 to 1; the same place, the same rank.
fn ranks(places: &[Option<u64>]) -> Vec<Option<f64>> {
    let mut sorted: Vec<u64> = places.iter().flatten().copied().collect();
    sorted.sort_unstable();
    let most = sorted.len().max(2) as f64 - 1.0;
    places
        .iter()
        .map(|place| place.map(|p| (sorted.partition_point(|q| *q < p) + sorted.partition_point(|q| *q <= p) - 1) as f64 / 2.0 / most))
        .collect()
}
