//! Who comes: typed in rows or pasted as lines, each known by e-mail once.

use super::super::Change;
use super::super::model::{self, BLANK_ROWS, Choice, MOST_PASTED, NEWCOMER};
use super::super::pages::StepPage;
use super::{field, nth};
use db::Uuid;
use ground::element::Detail;
use ground::{Moment, Role, UnitId};
use kit::Form;
use kit::form::Wrong;
use kit::i18n::Words;
use std::collections::HashSet;

/// One newcomer as it was typed, pasted or found.
pub(super) fn newcomers(page: &StepPage, form: &mut Form, w: Words, new_id: &dyn Fn() -> Uuid) -> Vec<Change> {
    let unit_of = |text: &str| {
        let wanted = text.trim().to_lowercase();
        let found = page.units.iter().find(|u| u.id.to_string() == wanted || u.name.to_lowercase() == wanted);
        // With one place there is nothing to choose.
        found.or(page.units.first().filter(|_| wanted.is_empty() && page.units.len() == 1)).map(|u| u.id)
    };
    let role_of = |text: &str| {
        let wanted = text.trim().to_lowercase();
        page.roles.iter().copied().find(|r| r.word() == wanted || w.t(kit::people::role(*r)).to_lowercase() == wanted)
    };
    let mut emails: HashSet<String> = page
        .groups
        .iter()
        .flat_map(|(_, rows)| rows)
        .filter(|r| !form.checked(&field("remove", r.subject)))
        .filter_map(|r| r.choice.as_ref())
        .map(|c| c.detail.get("email").to_lowercase())
        .filter(|e| !e.is_empty())
        .collect();
    let mut changes = Vec::new();
    let mut come = |given: String, family: String, email: String, unit: UnitId, role: Role| {
        let detail = Detail::default().with("given", given).with("family", family).with("email", email).with("role", role.word());
        changes.push(Change::Choose(Choice {
            kind: NEWCOMER.into(),
            subject: new_id(),
            unit,
            choice: "add".into(),
            detail,
            seen: String::new(),
            decided_by: None,
            decided_at: Moment(0),
            outcome: None,
        }));
    };
    for n in 0..BLANK_ROWS {
        let name = |part: &str| nth(part, n);
        if ["given", "family", "email"].iter().all(|part| form.value(&name(part)).trim().is_empty()) {
            continue;
        }
        let given = form.text(&name("given")).max(80).required();
        let family = form.text(&name("family")).max(80).required();
        let email = form.text(&name("email")).email().check(|e| !emails.contains(&e.to_lowercase()), "rollover-twice").optional();
        let unit = form.choice(&name("unit"), unit_of).required();
        let role = form.choice(&name("role"), role_of).required();
        if let (Some(given), Some(family), Some(email), Some(unit), Some(role)) = (given, family, email, unit, role) {
            let email = email.unwrap_or_default();
            emails.extend(Some(email.to_lowercase()).filter(|e| !e.is_empty()));
            come(given, family, email, unit, role);
        }
    }
    let rows = model::pasted(form.value("lines"));
    if rows.len() > MOST_PASTED {
        form.wrong("lines", Wrong::of("rollover-too-many-lines").and("most", MOST_PASTED));
        return changes;
    }
    for (n, row) in rows.into_iter().enumerate() {
        let email = row.email.trim().to_string();
        let odd = !email.is_empty() && (!email.contains('@') || email.contains(char::is_whitespace));
        let twice = !email.is_empty() && emails.contains(&email.to_lowercase());
        let key = match (unit_of(&row.unit), role_of(&row.role)) {
            _ if row.given.is_empty() || row.family.is_empty() => "rollover-line-name",
            _ if odd => "rollover-line-email",
            _ if twice => "rollover-line-twice",
            (None, _) => "rollover-line-unit",
            (_, None) => "rollover-line-role",
            (Some(unit), Some(role)) => {
                emails.extend(Some(email.to_lowercase()).filter(|e| !e.is_empty()));
                come(row.given, row.family, email, unit, role);
                continue;
            }
        };
        form.wrong("lines", Wrong::of(key).and("line", n + 1).and("unit", row.unit).and("role", row.role));
    }
    changes
}
