//! Its pages with made-up contents.

use kit::SignedIn;
use kit::sample::SamplePage;

pub fn samples(_: &SignedIn) -> Vec<SamplePage> {
    Vec::new()
}
