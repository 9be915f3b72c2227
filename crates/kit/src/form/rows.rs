//! Rows that repeat: the same few fields, as often as someone needs them. One more row and one row less work without
//! scripts, and nothing typed is lost on the way.
//!
//! ```ignore
//! (f.rows("figure", |n| w.with("figure-nth", args![n => n]), |cell| html! { (f.text(&cell("said"), w.t("figure-said"))) }))
//! (f.send_or_more(w.t("save"), &[("figure", w.t("figure-more"))]))
//! // …and when it was sent:
//! if form.wants_row(&["figure"]) { return Ok(page(&form).into_response()) }
//! for n in form.rows("figure") { form.text(&cell("figure", n, "said")).required() … }
//! ```

use maud::{Markup, html};

use super::{Fields, Form};

/// No page has more rows than this, whatever is sent.
const MOST_ROWS: usize = 30;
/// The name of the button that asks for one more row; its value is the group.
const MORE: &str = "more";

/// The name of a field in a row.
pub fn cell(group: &str, row: usize, field: &str) -> String {
    format!("{group}-{row}-{field}")
}

fn list(group: &str) -> String {
    format!("{group}-row")
}

impl Form {
    /// The numbers of the rows of a group, in the order of the page; those to be left out are gone.
    pub fn rows(&self, group: &str) -> Vec<usize> {
        let mut rows: Vec<usize> = Vec::new();
        for n in self.values(&list(group)).filter_map(|n| n.parse().ok()) {
            if rows.len() < MOST_ROWS && !rows.contains(&n) && !self.checked(&cell(group, n, "out")) {
                rows.push(n);
            }
        }
        rows
    }

    /// One more row at the end; answers its number.
    pub fn add_row(&mut self, group: &str) -> usize {
        let next = self.values(&list(group)).filter_map(|n| n.parse::<usize>().ok()).max().map_or(0, |n| n.saturating_add(1));
        self.given.push((list(group), next.to_string()));
        next
    }

    /// One more row that already knows something.
    pub fn filled_row(mut self, group: &str, values: &[(&str, &str)]) -> Form {
        let n = self.add_row(group);
        values.iter().fold(self, |form, (field, value)| form.filled(&cell(group, n, field), *value))
    }

    /// Whether one more row of these groups was asked for instead of saving. The row is there, and the page begins at it.
    pub fn wants_row(&mut self, groups: &[&str]) -> bool {
        let Some(group) = groups.iter().find(|group| **group == self.value(MORE)) else { return false };
        let row = self.add_row(group);
        self.begin_at = Some(cell(group, row, ""));
        true
    }

    /// Whether nothing was typed into these fields of a row.
    pub fn is_blank_row(&self, group: &str, row: usize, fields: &[&str]) -> bool {
        fields.iter().all(|field| self.value(&cell(group, row, field)).trim().is_empty())
    }
}

impl Fields<'_> {
    /// All rows of a group, each with its name, its fields, and a box to leave it out once it is stored (has an `id`).
    pub fn rows(&self, group: &str, name: impl Fn(usize) -> String, draw: impl Fn(&dyn Fn(&str) -> String) -> Markup) -> Markup {
        html! {
            @for (at, n) in self.form.rows(group).into_iter().enumerate() {
                fieldset.row {
                    legend { (name(at + 1)) }
                    input type="hidden" name=(list(group)) value=(n);
                    (self.hidden(&cell(group, n, "id")))
                    (draw(&|field| cell(group, n, field)))
                    @if !self.form.value(&cell(group, n, "id")).is_empty() {
                        (self.check(&cell(group, n, "out"), self.words.t("form-row-out")))
                    }
                }
            }
        }
    }

    /// The button that saves, and beside it one for each group that may have one more row. Saving comes first, so that Enter saves.
    pub fn send_or_more(&self, label: impl AsRef<str>, more: &[(&str, String)]) -> Markup {
        html! {
            div.field { div.actions {
                button.button { (label.as_ref()) }
                @for (group, label) in more { button.button.quiet name=(MORE) value=(group) { (label) } }
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Words;

    fn sent(fields: &[(&str, &str)]) -> Form {
        Form::parse(fields.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect())
    }

    fn drawn(form: &Form) -> String {
        let f = form.fields(Words::default());
        let body = f.rows("figure", |n| format!("Figure {n}"), |cell| html! { (f.text(&cell("said"), "What?")) });
        f.post("/x", "", html! { (body) (f.send_or_more("Save", &[("figure", "One more".into())])) }).into_string()
    }

    #[test]
    fn one_more_row_keeps_what_was_typed_and_begins_there() {
        let mut form = sent(&[("figure-row", "0"), ("figure-0-said", "Half"), ("more", "figure")]);
        assert!(form.wants_row(&["figure"]));
        assert_eq!(form.rows("figure"), [0, 1]);
        let page = drawn(&form);
        assert!(page.contains("value=\"Half\"") && page.contains("Figure 2"));
        assert_eq!(page.matches("autofocus").count(), 1);
        assert!(page.contains("name=\"figure-1-said\"") && !sent(&[("more", "other")]).wants_row(&["figure"]));
    }

    #[test]
    fn a_row_that_is_checked_to_be_left_out_is_gone() {
        let form = sent(&[("figure-row", "0"), ("figure-row", "3"), ("figure-0-out", "yes"), ("figure-3-said", "Half")]);
        assert_eq!(form.rows("figure"), [3]);
        assert!(!form.is_blank_row("figure", 3, &["said"]) && form.is_blank_row("figure", 0, &["said"]));
    }

    #[test]
    fn only_a_stored_row_can_be_left_out_by_its_box() {
        let form = Form::blank().filled_row("figure", &[("id", "abc"), ("said", "Half")]).filled_row("figure", &[]);
        let page = drawn(&form);
        assert!(page.contains("figure-0-out") && !page.contains("figure-1-out"));
    }

    #[test]
    fn rows_sent_in_bulk_or_twice_are_let_go() {
        let many: Vec<(String, String)> = (0..500).map(|n| ("figure-row".into(), (n % 250).to_string())).collect();
        assert_eq!(Form::parse(many).rows("figure").len(), MOST_ROWS);
        let mut odd = sent(&[("figure-row", "18446744073709551615"), ("figure-row", "-1"), ("figure-row", "x")]);
        assert_eq!(odd.rows("figure"), [usize::MAX]);
        odd.add_row("figure");
        assert_eq!(odd.rows("figure").len(), 1, "the largest number has no next");
    }
}
