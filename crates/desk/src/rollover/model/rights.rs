//! Who may decide what: asked when choosing, and again on the day.

use super::{Around, Choice, LEAVER, NEW_UNIT, NEWCOMER, PART, Rollover, UNIT};
use ground::element::PLACE;
use ground::policy::MANAGE_PEOPLE;
use ground::{Action, PersonId, Role, UnitId};

/// A right asked for: `MANAGE_PEOPLE` here, or what a room wants there.
pub type May<'m, E> = &'m mut dyn FnMut(Action, UnitId) -> Result<bool, E>;

/// Roles a school leader gives and takes within the school. Those that reach over people or systems are given by whoever
/// manages people; consultants are guests and come another way.
pub fn is_ordinary(role: Role) -> bool {
    matches!(role, Role::Lead | Role::Coach | Role::Teacher | Role::Paraeducator | Role::SupportStaff)
}

/// Whether someone who `may` what the closure says may decide this. Asked when choosing, and again on the day.
pub fn allowed<E>(c: &Choice, r: &Rollover, around: &Around, who: Option<PersonId>, prepare: Action, may: May<E>) -> Result<bool, E> {
    match c.kind.as_str() {
        LEAVER => {
            let person = PersonId(c.subject);
            let mut units: Vec<UnitId> = around.lasting(r.last_day()).filter(|m| m.person == person).map(|m| m.unit).collect();
            if units.is_empty() {
                units.push(r.unit);
            }
            // Someone of two schools is let go by whoever manages people at both.
            for unit in units {
                if !may(MANAGE_PEOPLE, unit)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        NEWCOMER => may(MANAGE_PEOPLE, c.unit),
        PART => {
            let Some(part) = around.parts.iter().find(|m| m.id.0 == c.subject) else { return Ok(false) };
            let (to, role) = (c.detail.read::<UnitId>("in").unwrap_or(c.unit), Role::from_word(c.detail.get("role")));
            // A unit that is only planned lies where it is planned.
            let to = if around.unit(to).is_some() { to } else { c.detail.read::<UnitId>("at").unwrap_or(r.unit) };
            if may(MANAGE_PEOPLE, part.unit)? && may(MANAGE_PEOPLE, to)? {
                return Ok(true);
            }
            let ordinary = is_ordinary(part.role) && role.is_some_and(is_ordinary) && who != Some(part.person);
            Ok(ordinary && may(prepare, part.unit)? && may(prepare, to)?)
        }
        UNIT | NEW_UNIT => may(prepare, c.unit),
        kind => match around.carried(kind, c.subject) {
            // What goes on elsewhere needs the right there as well.
            Some(carried) => match c.detail.read::<UnitId>(PLACE) {
                Some(to) if !may(carried.action, to)? => Ok(false),
                _ => may(carried.action, carried.unit),
            },
            None => Ok(false),
        },
    }
}
