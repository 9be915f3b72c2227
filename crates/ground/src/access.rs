//! Who may do what where: one table of [`Rule`]s, gathered from every room, read by [`can`]. A role is held in a
//! unit; a rule says how far from that unit it reaches.

use crate::ids::UnitId;
use std::collections::HashSet;

/// What is done, named `thing.verb`. Each slice declares its own as constants.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Action(pub &'static str);

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum $name { $($variant),+ }
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The word in tables, addresses and Fluent keys.
            pub fn word(self) -> &'static str { match self { $($name::$variant => $word),+ } }
            pub fn from_word(word: &str) -> Option<$name> { match word { $($word => Some($name::$variant),)+ _ => None } }
        }
        impl From<$name> for db::Value { fn from(v: $name) -> db::Value { v.word().into() } }
        impl db::FromValue for $name {
            const WANTED: &'static str = stringify!($name);
            fn from_value(value: db::Value) -> Option<$name> { $name::from_word(&<String as db::FromValue>::from_value(value)?) }
        }
    };
}
pub(crate) use words;

words! {
    /// A part someone has in a unit.
    Role {
        Administrator = "administrator", DistrictLeader = "district-leader", Principal = "principal", Lead = "lead",
        Coach = "coach", Teacher = "teacher", Paraeducator = "paraeducator", SupportStaff = "support-staff",
        Evaluator = "evaluator", Consultant = "consultant",
    }
}

/// How far a role reaches from the unit it is held in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// That unit and all beneath it.
    Below,
    /// That unit, all beneath it, and the units it lies in (a grade team's teacher sees the school's work).
    Branch,
}

/// One row of the policy.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub action: Action,
    pub role: Role,
    pub reach: Reach,
}

/// Writes a policy as one reads it: `policy! { MANAGE, Below: Principal, Lead; SEE, Branch: Teacher; }`.
#[macro_export]
macro_rules! policy {
    ($($action:ident, $reach:ident: $($role:ident),+;)+) => {
        &[$($($crate::Rule { action: $action, role: $crate::Role::$role, reach: $crate::Reach::$reach }),+),+]
    };
}

/// A part held today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    pub role: Role,
    pub unit: UnitId,
}

/// A unit with the units it lies in, itself included.
#[derive(Clone, Debug)]
pub struct Placed {
    pub unit: UnitId,
    pub within: HashSet<UnitId>,
}

/// The one decision: does any part held today, by any rule, reach the unit? `branches` gives, for a part's unit, the
/// units it lies in.
pub fn can(policy: &[Rule], parts: &[Part], action: Action, on: &Placed, branches: impl Fn(UnitId) -> HashSet<UnitId>) -> bool {
    parts.iter().any(|part| {
        policy.iter().filter(|rule| rule.action == action && rule.role == part.role).any(|rule| match rule.reach {
            Reach::Below => on.within.contains(&part.unit),
            Reach::Branch => on.within.contains(&part.unit) || branches(part.unit).contains(&on.unit),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;

    const LOOK: Action = Action("thing.look");
    const POLICY: &[Rule] = crate::policy! { LOOK, Below: Principal; LOOK, Branch: Teacher; };
    fn unit(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }
    fn placed(path: &[u128]) -> Placed {
        Placed { unit: unit(path[0]), within: path.iter().map(|n| unit(*n)).collect() }
    }

    #[test]
    fn a_principal_reaches_down_but_not_up_or_across() {
        let parts = [Part { role: Role::Principal, unit: unit(2) }];
        let none = |_| HashSet::new();
        assert!(can(POLICY, &parts, LOOK, &placed(&[3, 2, 1]), none));
        assert!(!can(POLICY, &parts, LOOK, &placed(&[1]), none));
        assert!(!can(POLICY, &parts, LOOK, &placed(&[4, 1]), none));
    }

    #[test]
    fn a_teacher_of_a_grade_team_reaches_the_school_but_not_a_sibling() {
        let parts = [Part { role: Role::Teacher, unit: unit(3) }];
        let up = |_| HashSet::from([unit(3), unit(2), unit(1)]);
        assert!(can(POLICY, &parts, LOOK, &placed(&[2, 1]), up));
        assert!(!can(POLICY, &parts, LOOK, &placed(&[4, 1]), up));
    }
}
