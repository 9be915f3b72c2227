//! How long the measures take on the data of `inputs`; one row of the table in benches/README.md each. `benches/compare.py`
//! runs them beside their peers.

use criterion::{Criterion, criterion_group, criterion_main};

fn rows(_: &mut Criterion) {}

criterion_group!(benches, rows);
criterion_main!(benches);
