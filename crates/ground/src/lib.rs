//! What at least three rooms need: identity, time and chance passed in, organizations and their units, people and
//! their parts, who may do what, what happened, what may be shown, and work that is due.
//!
//! No web here and no page: `kit` is the next floor. Start at [`Op`], the unit in which every verb works.

pub mod access;
pub mod account;
pub mod calendar;
pub mod chance;
pub mod clock;
pub mod data_rights;
pub mod days;
pub mod disclosure;
pub mod element;
pub mod files;
pub mod ids;
pub mod jobs;
pub mod keyring;
pub mod op;
pub mod organization;
pub mod people;
pub mod policy;
pub mod roster;
pub mod sought;
pub mod table_info;
pub mod timeline;
pub mod trash;
pub mod vault;

pub use access::{Action, Reach, Role, Rule};
pub use calendar::{Calendar, DayKind};
pub use chance::Chance;
pub use clock::{Clock, Moment};
pub use element::{Check, Found, Subject, WorkItem};
pub use ids::*;
pub use op::{Actor, Ground, Op, Refusal};
pub use people::StakeholderGroup;
pub use sought::{Sought, fold};
pub use table_info::{Class, Column, Erasure, Retention, TableInfo};
