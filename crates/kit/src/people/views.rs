//! How the pages of people look: the words they share, and the search. People are listed by name, with their part; nothing
//! else is said about them.

mod changes;
mod coming;
mod list;
mod merging;
mod one;

pub use changes::{departure, stand_in};
pub use coming::{cards, invitations, new, password_link};
pub use list::{list, listed, more, unplaced};
pub use merging::merging;
pub use one::one;

use crate::args;
use crate::i18n::Words;
use crate::who::SignedIn;
use ground::people::Membership;
use ground::{Role, StakeholderGroup};
use jiff::civil::Date;
use maud::{Markup, html};

/// The Fluent key of a role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Administrator => "role-administrator",
        Role::DistrictLeader => "role-district-leader",
        Role::Principal => "role-principal",
        Role::Lead => "role-lead",
        Role::Coach => "role-coach",
        Role::Teacher => "role-teacher",
        Role::Paraeducator => "role-paraeducator",
        Role::SupportStaff => "role-support-staff",
        Role::Evaluator => "role-evaluator",
        Role::Consultant => "role-consultant",
    }
}

/// The Fluent key of a stakeholder group.
pub fn group(group: StakeholderGroup) -> &'static str {
    match group {
        StakeholderGroup::Teachers => "group-teachers",
        StakeholderGroup::Paraeducators => "group-paraeducators",
        StakeholderGroup::Leaders => "group-leaders",
        StakeholderGroup::SupportStaff => "group-support-staff",
        StakeholderGroup::Students => "group-students",
        StakeholderGroup::Families => "group-families",
        StakeholderGroup::Community => "group-community",
    }
}

/// "from August 1, 2026 until June 30, 2027"; nothing for what has begun and has no end.
pub fn days(w: Words, from: Option<Date>, until: Option<Date>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => w.with("days-from-until", args![from => w.date(from), until => w.date(until)]),
        (Some(from), None) => w.with("days-from", args![from => w.date(from)]),
        (None, Some(until)) => w.with("days-until", args![until => w.date(until)]),
        (None, None) => String::new(),
    }
}

/// The days of a part that are worth saying today: a beginning that lies ahead, and an end.
fn part_days(w: Words, part: &Membership, today: Date) -> String {
    let day = |text: &str| ground::clock::date(text);
    days(w, day(&part.begins_on).filter(|d| *d > today), part.ends_on.as_deref().and_then(day))
}

/// A search without scripts; `kept` goes along as it is.
fn search(who: &SignedIn, action: &str, typed: &str, kept: &[(&str, String)]) -> Markup {
    let w = who.words();
    html! {
        form.sheet role="search" method="get" action=(action) {
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            div.field {
                label for="q" { (w.t("people-find-name")) }
                input type="search" id="q" name="q" value=(typed) autocomplete="off";
            }
            div.field { p.actions { button.button.quiet { (w.t("people-find-go")) } } }
        }
    }
}
