//! What it is: name, kind, what one would tell a newcomer, and for whom it is meant.

use super::super::model::{Description, LONGEST_NAME, LONGEST_TEXT, Part, Record};
use super::{Face, line};
use crate::innovation::Kind;
use crate::innovation::views::kinds;
use kit::form::{Fields, Form};
use kit::i18n::Words;
use maud::{Markup, html};

pub const FACE: Face = Face {
    fill,
    read,
    draw,
    more: &[],
    looked_at: "/innovations/{innovation}/edit",
    sent_to: "/innovations/{innovation}",
    title: "innovation-edit-title",
    lede: "innovation-edit-lede",
};

fn fill(record: &Record) -> Form {
    let d = &record.description;
    Form::blank().filled("name", &d.name).filled("kind", d.kind.word()).filled("about", &d.about).filled("meant-for", &d.meant_for)
}

fn read(form: &mut Form) -> Option<Part> {
    let name = line(form, "name", LONGEST_NAME).required();
    let kind = form.choice("kind", Kind::from_word).required();
    let about = form.text("about").max(LONGEST_TEXT).or(String::new());
    let meant_for = form.text("meant-for").max(LONGEST_TEXT).or(String::new());
    Some(Part::Description(Description { name: name?, kind: kind?, about: about?, meant_for: meant_for? }))
}

fn draw(w: Words, f: &Fields) -> Markup {
    html! {
        (f.text("name", w.t("innovation-name")).hint(w.t("innovation-name-hint")))
        (f.radios("kind", w.t("innovation-kind"), kinds(w)))
        (f.area("about", w.t("innovation-about")).hint(w.t("innovation-about-hint")).optional())
        (f.area("meant-for", w.t("innovation-meant-for")).hint(w.t("innovation-meant-for-hint")).rows(2).optional())
    }
}
