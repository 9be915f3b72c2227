//! What shall be different: adults' behavior first, since students' learning follows from it, then students.

use super::super::model::{LONGEST_LINE, Outcomes, Part, Record, Row};
use super::{Face, id, line, open_row, rows};
use ground::OutcomeId;
use kit::form::{Fields, Form};
use kit::i18n::{Words, args};
use maud::{Markup, html};

const ADULT: &str = "adult";
const STUDENT: &str = "student";

pub const FACE: Face = Face {
    fill,
    read,
    draw,
    more: &[(ADULT, "outcome-adult-more"), (STUDENT, "outcome-student-more")],
    looked_at: "/innovations/{innovation}/outcomes",
    sent_to: "/innovations/{innovation}/outcomes",
    title: "outcomes-title",
    lede: "outcomes-lede",
};

fn fill(record: &Record) -> Form {
    let rows = |form: Form, group: &str, list: &[Row<OutcomeId, String>]| {
        let form = list.iter().fold(form, |form, row| form.filled_row(group, &[("id", &id(row)), ("said", &row.is)]));
        open_row(form, group)
    };
    rows(rows(Form::blank(), ADULT, &record.outcomes.adults), STUDENT, &record.outcomes.students)
}

fn read(form: &mut Form) -> Option<Part> {
    let list = |form: &mut Form, group| rows(form, group, &["said"], |form, cell| line(form, &cell("said"), LONGEST_LINE).required());
    let (adults, students) = (list(form, ADULT), list(form, STUDENT));
    // One that is too long was said all the same.
    if form.is_fine() && adults.is_empty() && !students.is_empty() {
        form.wrong("", "outcomes-adults-first");
    }
    form.is_fine().then_some(Part::Outcomes(Outcomes { adults, students }))
}

fn draw(w: Words, f: &Fields) -> Markup {
    html! {
        (f.rows(ADULT, |n| w.with("outcome-adult-nth", args![n => n]), |cell| html! {
            (f.area(&cell("said"), w.t("outcome-adult")).hint(w.t("outcome-adult-hint")).rows(2).optional())
        }))
        (f.rows(STUDENT, |n| w.with("outcome-student-nth", args![n => n]), |cell| html! {
            (f.area(&cell("said"), w.t("outcome-student")).hint(w.t("outcome-student-hint")).rows(2).optional())
        }))
    }
}
