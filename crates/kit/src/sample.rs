//! Pages shown with made-up contents: one test renders them all, `/styleguide` lists them, axe runs over them.

use maud::Markup;

/// A page struct that can show itself in every state that matters: full, empty, with mistakes.
pub trait Sample: Sized {
    /// (name of the state, the page in that state)
    fn samples() -> Vec<(&'static str, Self)>;
}

/// One sample, drawn.
#[derive(Clone, Debug)]
pub struct SamplePage {
    /// "pulse/answer/first question"
    pub name: String,
    pub html: Markup,
}

impl SamplePage {
    /// All states of one page: `SamplePage::each("pulse/answer", |page: &AnswerPage| views::answer(w, page))`.
    pub fn each<P: Sample>(page: &str, draw: impl Fn(&P) -> Markup) -> Vec<SamplePage> {
        let states = P::samples().into_iter();
        states
            .map(|(state, sample)| SamplePage {
                name: format!("{page}/{state}"),
                html: draw(&sample),
            })
            .collect()
    }
}
