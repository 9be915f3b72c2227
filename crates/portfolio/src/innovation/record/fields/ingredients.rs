//! What makes it work: its active ingredients with what one would see, and how one sees whether it is used as meant.

use super::super::model::{Active, Ingredients, LONGEST_LINE, LONGEST_TEXT, Part, Record};
use super::{Face, id, line, open_row, rows};
use crate::innovation::model::{Ingredient, MOST_INGREDIENTS};
use kit::form::{Fields, Form, Wrong};
use kit::i18n::{Words, args};
use maud::{Markup, html};

const INGREDIENT: &str = "ingredient";

pub const FACE: Face = Face {
    fill,
    read,
    draw,
    more: &[(INGREDIENT, "ingredient-more")],
    looked_at: "/innovations/{innovation}/ingredients",
    sent_to: "/innovations/{innovation}/ingredients",
    title: "ingredients-title",
    lede: "ingredients-lede",
};

fn fill(record: &Record) -> Form {
    let form = record.ingredients.all.iter().fold(Form::blank(), |form, row| {
        let (i, adaptable) = (&row.is.ingredient, if row.is.ingredient.adaptable { "yes" } else { "" });
        form.filled_row(INGREDIENT, &[("id", &id(row)), ("name", &i.name), ("adaptable", adaptable), ("looks-like", &row.is.looks_like)])
    });
    open_row(form, INGREDIENT).filled("fidelity", &record.ingredients.fidelity)
}

fn read(form: &mut Form) -> Option<Part> {
    let all = rows(form, INGREDIENT, &["name", "looks-like"], |form, cell| {
        let name = line(form, &cell("name"), LONGEST_LINE).required();
        let adaptable = form.checked(&cell("adaptable"));
        let looks_like = line(form, &cell("looks-like"), LONGEST_LINE).or(String::new());
        Some(Active { ingredient: Ingredient { name: name?, adaptable }, looks_like: looks_like? })
    });
    let fidelity = form.text("fidelity").max(LONGEST_TEXT).or(String::new());
    if form.is_fine() && all.is_empty() {
        form.wrong("", "ingredients-none");
    }
    if all.len() > MOST_INGREDIENTS {
        form.wrong("", Wrong::of("innovation-ingredients-many").and("count", all.len()).and("most", MOST_INGREDIENTS));
    }
    let ingredients = Ingredients { all, fidelity: fidelity? };
    form.is_fine().then_some(Part::Ingredients(ingredients))
}

fn draw(w: Words, f: &Fields) -> Markup {
    html! {
        (f.rows(INGREDIENT, |n| w.with("ingredient-nth", args![n => n]), |cell| html! {
            (f.text(&cell("name"), w.t("ingredient-name")))
            (f.check(&cell("adaptable"), w.t("ingredient-may-adapt")))
            (f.area(&cell("looks-like"), w.t("ingredient-looks-like")).hint(w.t("ingredient-looks-like-hint")).rows(2).optional())
        }))
        (f.area("fidelity", w.t("innovation-fidelity")).hint(w.t("innovation-fidelity-hint")).optional())
    }
}
