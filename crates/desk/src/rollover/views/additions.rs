//! What can be put on the list, at the foot of a step: people who come, parts that change, new grade teams.

use super::super::forms::{id, nth, open};
use super::super::model::{BLANK_ROWS, Step};
use super::super::pages::StepPage;
use ground::organization::UnitKind;
use kit::form::{Choice, Fields, Form};
use kit::i18n::{Words, args};
use kit::people::role;
use kit::views::{details, empty, part};
use maud::{Markup, html};

/// A group of fields with its number; those nobody has touched stay folded.
fn numbered(legend: &str, unfolded: bool, fields: Markup) -> Markup {
    if unfolded {
        return html! { fieldset.field { legend { (legend) } (fields) } };
    }
    details(legend, fields)
}

fn touched(form: &Form, names: &[&str], n: usize) -> bool {
    names.iter().any(|name| !form.value(&nth(name, n)).trim().is_empty())
}

/// What can be put on the list, at the foot of the page.
pub(super) fn additions(w: Words, page: &StepPage, form: &Form, f: &Fields) -> Markup {
    if !open(page) {
        return html! {};
    }
    let units = || page.units.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()));
    let roles = || page.roles.iter().map(|r| Choice::new(r.word(), w.t(role(*r))));
    match page.step {
        Step::Newcomers => html! {
            (part("rollover-add", &w.t("rollover-add"), w.t("rollover-add-note"), html! {
                div.stack {
                    @for n in 0..BLANK_ROWS {
                        @let fields = html! {
                            (f.text(&nth("given", n), w.t("set-up-given-name")).optional().autocomplete("off"))
                            (f.text(&nth("family", n), w.t("set-up-family-name")).optional().autocomplete("off"))
                            (f.email(&nth("email", n), w.t("sign-in-email")).optional().autocomplete("off"))
                            (f.select(&nth("unit", n), w.t("people-unit"), units()).optional())
                            (f.select(&nth("role", n), w.t("people-role"), roles()).optional())
                        };
                        (numbered(&w.with("rollover-add-nth", args![n => n + 1]), n == 0 || touched(form, &["given", "family", "email"], n), fields))
                    }
                }
            }))
            (part("rollover-paste", &w.t("rollover-paste"), w.t("rollover-paste-note"), html! {
                (f.area("lines", w.t("rollover-lines")).hint(w.t("rollover-lines-hint")).rows(6).optional())
            }))
        },
        Step::Roles => {
            let parts = || {
                page.parts
                    .iter()
                    .map(|(subject, name, held, unit)| Choice::new(id(*subject), format!("{name} · {} · {unit}", w.t(role(*held)))))
            };
            part(
                "rollover-add",
                &w.t("rollover-roles-add"),
                w.t("rollover-roles-note"),
                html! {
                    @if page.parts.is_empty() { (empty(&w.t("rollover-step-empty-title"), &w.t("rollover-roles-none"), html! {})) }
                    @else {
                        div.stack {
                            @for n in 0..BLANK_ROWS {
                                @let fields = html! {
                                    (f.select(&nth("part", n), w.t("rollover-roles-who"), parts()).optional())
                                    (f.select(&nth("role", n), w.t("rollover-roles-role"), roles()).optional())
                                    (f.select(&nth("unit", n), w.t("rollover-roles-unit"), units()).optional())
                                };
                                (numbered(&w.with("rollover-roles-nth", args![n => n + 1]), n == 0 || touched(form, &["part"], n), fields))
                            }
                        }
                    }
                },
            )
        }
        Step::Grades if !page.schools.is_empty() => part(
            "rollover-add",
            &w.t("rollover-grades-add"),
            w.t("rollover-grades-note"),
            html! {
                div.stack {
                    @for n in 0..BLANK_ROWS / 2 {
                        fieldset.field {
                            legend { (w.with("rollover-grades-nth", args![n => n + 1])) }
                            (f.text(&nth("new-name", n), w.t("rollover-grades-name")).optional().autocomplete("off"))
                            (f.select(&nth("new-kind", n), w.t("rollover-grades-kind"), [
                                Choice::new(UnitKind::GradeTeam.word(), w.t("rollover-kind-grade-team")),
                                Choice::new(UnitKind::Department.word(), w.t("rollover-kind-department")),
                            ]).optional())
                            (f.select(&nth("new-in", n), w.t("rollover-grades-in"), page.schools.iter().map(|u| Choice::new(u.id.to_string(), u.name.clone()))).optional())
                        }
                    }
                }
            },
        ),
        _ => html! {},
    }
}
