//! Sets of numbered things (cells of a lattice, or people), of any size.

/// A set of numbers from 0, as bits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct CellSet {
    words: Vec<u64>,
}

impl CellSet {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn insert(&mut self, cell: usize) {
        let word = cell / 64;
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (cell % 64);
    }

    pub fn contains(&self, cell: usize) -> bool {
        self.words.get(cell / 64).is_some_and(|word| word >> (cell % 64) & 1 == 1)
    }

    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The members, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.words.len() * 64).filter(|cell| self.contains(*cell))
    }

    pub fn and(&self, other: &CellSet) -> CellSet {
        self.combine(other, |a, b| a & b)
    }

    pub fn without(&self, other: &CellSet) -> CellSet {
        self.combine(other, |a, b| a & !b)
    }

    fn combine(&self, other: &CellSet, op: fn(u64, u64) -> u64) -> CellSet {
        let mut words: Vec<u64> =
            self.words.iter().enumerate().map(|(i, word)| op(*word, other.words.get(i).copied().unwrap_or(0))).collect();
        // Equal sets must be equal values, whatever they were made from.
        while words.last() == Some(&0) {
            words.pop();
        }
        CellSet { words }
    }
}

impl FromIterator<usize> for CellSet {
    fn from_iter<I: IntoIterator<Item = usize>>(cells: I) -> Self {
        let mut set = CellSet::new();
        cells.into_iter().for_each(|cell| set.insert(cell));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_beyond_one_word_behave_as_sets() {
        let a: CellSet = [1, 63, 64, 200].into_iter().collect();
        let b: CellSet = [63, 200, 5].into_iter().collect();
        assert_eq!(a.and(&b).iter().collect::<Vec<_>>(), [63, 200]);
        assert_eq!(a.without(&b), [1, 64].into_iter().collect());
        assert_eq!(b.without(&b), CellSet::new());
        assert!((a.len(), b.contains(4_000)) == (4, false) && CellSet::new().is_empty());
    }
}
