//! The need: what is not good enough, for whom, and what the numbers say.

use super::super::model::{Figure, LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, Need, Part, Record};
use super::{Face, id, line, open_row, rows};
use kit::form::{Fields, Form};
use kit::i18n::{Words, args};
use maud::{Markup, html};

const FIGURE: &str = "figure";

pub const FACE: Face = Face {
    fill,
    read,
    draw,
    more: &[(FIGURE, "need-figure-more")],
    looked_at: "/innovations/{innovation}/need",
    sent_to: "/innovations/{innovation}/need",
    title: "need-title",
    lede: "need-lede",
};

fn fill(record: &Record) -> Form {
    let need = &record.need;
    let form = Form::blank().filled("problem", &need.problem).filled("whom", &need.whom);
    let form = need.figures.iter().fold(form, |form, row| {
        let (f, day) = (&row.is, row.is.as_of.to_string());
        form.filled_row(FIGURE, &[("id", &id(row)), ("number", &f.figure), ("counted", &f.counted), ("as-of", &day), ("source", &f.source)])
    });
    open_row(form, FIGURE)
}

fn read(form: &mut Form) -> Option<Part> {
    let problem = form.text("problem").max(LONGEST_TEXT).required();
    let whom = line(form, "whom", LONGEST_LINE).or(String::new());
    let figures = rows(form, FIGURE, &["number", "counted", "as-of", "source"], |form, cell| {
        let figure = line(form, &cell("number"), LONGEST_NAME).required();
        let counted = line(form, &cell("counted"), LONGEST_LINE).required();
        let as_of = form.date(&cell("as-of")).required();
        let source = line(form, &cell("source"), LONGEST_LINE).required();
        Some(Figure { figure: figure?, counted: counted?, as_of: as_of?, source: source? })
    });
    let need = Need { problem: problem?, whom: whom?, figures };
    form.is_fine().then_some(Part::Need(need))
}

fn draw(w: Words, f: &Fields) -> Markup {
    html! {
        (f.area("problem", w.t("innovation-need")).hint(w.t("innovation-need-hint")))
        (f.text("whom", w.t("need-whom")).hint(w.t("need-whom-hint")).optional())
        (f.rows(FIGURE, |n| w.with("need-figure-nth", args![n => n]), |cell| html! {
            (f.text(&cell("number"), w.t("need-figure")).hint(w.t("need-figure-hint")))
            (f.text(&cell("counted"), w.t("need-counted")).hint(w.t("need-counted-hint")))
            (f.date(&cell("as-of"), w.t("need-as-of")))
            (f.text(&cell("source"), w.t("need-source")).hint(w.t("need-source-hint")))
        }))
    }
}
