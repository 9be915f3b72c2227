//! Its pages with made-up contents.

use crate::sample::SamplePage;
use crate::who::SignedIn;

pub fn samples(_: &SignedIn) -> Vec<SamplePage> {
    Vec::new()
}
