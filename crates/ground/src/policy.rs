//! The rows of the policy that belong to ground itself: the organization, its people, its roster, its accounts.

use crate::access::{Action, Rule};
use crate::calendar::MANAGE as MANAGE_CALENDAR;

/// See the organization's units and one's own pages.
pub const BELONG: Action = Action("organization.belong");
/// See the people of a unit by name and part.
pub const SEE_PEOPLE: Action = Action("people.see");
/// Import a roster; add people and parts by hand.
pub const MANAGE_PEOPLE: Action = Action("people.manage");
/// Give people sign-ins and reset them.
pub const MANAGE_ACCOUNTS: Action = Action("accounts.manage");
/// Set how long data are kept, hold them for a legal question, erase a person.
pub const MANAGE_DATA: Action = Action("data.manage");
/// Read the timeline of a unit's work.
pub const SEE_TIMELINE: Action = Action("timeline.see");

/// Ask for the whole organization as one encrypted file.
pub const ASK_VAULT: Action = Action("vault.ask");
/// See that it was asked for, and answer when it is one's turn.
pub const ANSWER_VAULT: Action = Action("vault.answer");

pub const POLICY: &[Rule] = crate::policy! {
    BELONG, Branch: Administrator, DistrictLeader, Principal, Lead, Coach, Teacher, Paraeducator, SupportStaff, Evaluator, Consultant;
    SEE_PEOPLE, Below: Administrator, DistrictLeader, Principal, Lead;
    MANAGE_PEOPLE, Below: Administrator;
    MANAGE_ACCOUNTS, Below: Administrator;
    ASK_VAULT, Below: Administrator;
    ANSWER_VAULT, Below: Administrator, DistrictLeader;
    MANAGE_DATA, Below: Administrator;
    SEE_TIMELINE, Below: Administrator, DistrictLeader, Principal, Lead;
    MANAGE_CALENDAR, Below: Administrator, DistrictLeader, Principal;
};
