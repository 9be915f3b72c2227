//! What does not fit together, before anyone confirms; and what is no longer as it was when it was decided.

use super::{Around, Choice, LEAVER, NEW_UNIT, NEWCOMER, PART, Rollover, UNIT, leavers, offer};
use db::Uuid;
use ground::people::Membership;
use ground::{PersonId, Role, UnitId};
use jiff::civil::Date;
use std::collections::HashSet;

/// A thing by its kind and id: an implementation and its team have the same id.
pub type Thing = (String, Uuid);

/// What does not fit together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// Someone who leaves is to join or lead a team.
    LeaverNamed { name: String, what: Thing },
    /// Someone who leaves is given another role.
    LeaverMoves { name: String },
    /// Everyone who leads it leaves, and nothing was decided about it.
    LeadLeaves { what: Thing },
    /// It is no longer as it was when it was decided: it would be left alone.
    Changed { what: Thing },
    /// Two people of one e-mail address.
    SameEmail { email: String },
    /// Nobody would be left who manages people.
    NobodyManages,
    /// The day is today or past: it would be done at once.
    AtOnce,
}

impl Conflict {
    /// Nothing is confirmed while it stands.
    pub fn holds(&self) -> bool {
        !matches!(self, Conflict::Changed { .. } | Conflict::AtOnce)
    }
}

pub fn conflicts(r: &Rollover, around: &Around, choices: &[Choice], today: Date) -> Vec<Conflict> {
    let (leaving, mut all) = (leavers(choices), Vec::new());
    if r.effective_on <= today {
        all.push(Conflict::AtOnce);
    }
    for c in choices {
        if is_stale(c, r, around) {
            all.push(Conflict::Changed { what: thing(c) });
        }
        if c.kind == PART {
            let part = around.parts.iter().find(|m| m.id.0 == c.subject);
            if let Some(part) = part.filter(|m| leaving.contains(&m.person)) {
                all.push(Conflict::LeaverMoves { name: around.name(part.person) });
            }
        } else if around.carried(&c.kind, c.subject).is_some() {
            let named = c.detail.values().filter_map(|v| v.parse::<PersonId>().ok()).find(|p| leaving.contains(p));
            all.extend(named.map(|p| Conflict::LeaverNamed { name: around.name(p), what: thing(c) }));
        }
    }
    for carried in around.carried.iter().filter(|c| !c.leads.is_empty() && c.leads.iter().all(|p| leaving.contains(p))) {
        let decided = choices.iter().find(|c| c.kind == carried.kind && c.subject == carried.subject);
        if !decided.and_then(|c| offer(carried, &c.choice)).is_some_and(|o| o.without_leads) {
            all.push(Conflict::LeadLeaves { what: (carried.kind.to_string(), carried.subject) });
        }
    }
    let mut emails = HashSet::new();
    for email in choices.iter().filter(|c| c.kind == NEWCOMER).map(|c| c.detail.get("email").to_lowercase()) {
        if !email.is_empty() && !emails.insert(email.clone()) {
            all.push(Conflict::SameEmail { email });
        }
    }
    if nobody_manages(r, around, choices, &leaving) {
        all.push(Conflict::NobodyManages);
    }
    all
}

fn thing(c: &Choice) -> Thing {
    (c.kind.clone(), c.subject)
}

fn nobody_manages(r: &Rollover, around: &Around, choices: &[Choice], leaving: &HashSet<PersonId>) -> bool {
    let Some(root) = around.units.iter().find(|u| u.parent.is_none()) else { return false };
    let moved = |m: &Membership| {
        let to = choices.iter().find(|c| c.kind == PART && c.subject == m.id.0);
        to.is_some_and(|c| c.detail.get("role") != Role::Administrator.word() || c.detail.read::<UnitId>("in") != Some(root.id))
    };
    let is = |m: &Membership| m.role == Role::Administrator && m.unit == root.id;
    let stays = |m: &Membership| is(m) && !leaving.contains(&m.person) && !moved(m);
    // Who has a last day ahead is not there to rely on, unless it was so before this year was prepared.
    let goes_on = |m: &Membership| m.ends_on.is_none();
    let (before, after) = (|| around.lasting(r.last_day()), || around.lasting(r.effective_on));
    before().any(is) && !after().any(stays) || before().any(|m| is(m) && goes_on(m)) && !after().any(|m| stays(m) && goes_on(m))
}

/// Whether a thing is no longer as it was when it was decided.
pub fn is_stale(c: &Choice, r: &Rollover, around: &Around) -> bool {
    match c.kind.as_str() {
        LEAVER => {
            let person = PersonId(c.subject);
            !around.people.get(&person).is_some_and(|p| p.active) || around.seen_person(person, r.effective_on) != c.seen
        }
        PART => !around.lasting(r.effective_on).any(|m| m.id.0 == c.subject),
        UNIT => around.unit(UnitId(c.subject)).is_none_or(|u| u.name != c.seen),
        NEWCOMER | NEW_UNIT => false,
        kind => around.carried(kind, c.subject).is_none_or(|carried| carried.seen != c.seen),
    }
}
