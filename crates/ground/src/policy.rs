//! The rows of the policy that belong to ground itself: the organization, its people, its roster, its accounts.

use crate::access::{Action, Reach::*, Role::*, Rule, rule};

/// See the organization's units and one's own pages.
pub const BELONG: Action = Action("organization.belong");
/// See the people of a unit by name and part.
pub const SEE_PEOPLE: Action = Action("people.see");
/// Import a roster; add people and parts by hand.
pub const MANAGE_PEOPLE: Action = Action("people.manage");
/// Give people sign-ins and reset them.
pub const MANAGE_ACCOUNTS: Action = Action("accounts.manage");
/// Read the timeline of a unit's work.
pub const SEE_TIMELINE: Action = Action("timeline.see");

pub const POLICY: &[Rule] = &[
    rule(BELONG, Administrator, Branch),
    rule(BELONG, DistrictLeader, Branch),
    rule(BELONG, Principal, Branch),
    rule(BELONG, Lead, Branch),
    rule(BELONG, Coach, Branch),
    rule(BELONG, Teacher, Branch),
    rule(BELONG, Paraeducator, Branch),
    rule(BELONG, SupportStaff, Branch),
    rule(BELONG, Evaluator, Branch),
    rule(BELONG, Consultant, Branch),
    rule(SEE_PEOPLE, Administrator, Below),
    rule(SEE_PEOPLE, DistrictLeader, Below),
    rule(SEE_PEOPLE, Principal, Below),
    rule(SEE_PEOPLE, Lead, Below),
    rule(MANAGE_PEOPLE, Administrator, Below),
    rule(MANAGE_ACCOUNTS, Administrator, Below),
    rule(SEE_TIMELINE, Administrator, Below),
    rule(SEE_TIMELINE, DistrictLeader, Below),
    rule(SEE_TIMELINE, Principal, Below),
    rule(SEE_TIMELINE, Lead, Below),
];
