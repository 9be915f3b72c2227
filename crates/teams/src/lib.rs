//! Who carries an implementation. First cut: `charter`, one team of people for one implementation. Links between teams,
//! meetings and decisions will stand beside it.

pub mod charter;

use db::Uuid;
use ground::Retention;
use ground::access::{Action, Rule};
use ground::element::{Carried, Condition, Held, Over, Turn, Whose};
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};
use ground::{Check, Found, ImplementationId, Op, PersonId, Refusal, Sought, Subject, UnitId, WorkItem};
use kit::sample::SamplePage;
use kit::{App, Element, Routes, SignedIn};
use std::collections::HashSet;

/// See who carries an implementation, and what for.
pub const SEE: Action = Action("team.see");
/// Form a team, bring people in, let them go.
pub const MANAGE: Action = Action("team.manage");

pub struct Teams;

impl Element for Teams {
    fn name(&self) -> &'static str {
        "teams"
    }

    fn routes(&self) -> Routes {
        charter::routes()
    }

    fn policy(&self) -> &'static [Rule] {
        POLICY
    }

    fn open_work(&self, op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
        charter::open_work(op, of)
    }

    fn holds(&self, op: &mut Op, person: PersonId) -> Result<Vec<Held>, Refusal> {
        charter::holds(op, person)
    }

    fn checks(&self, op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
        charter::checks(op, on)
    }

    fn conditions(&self, op: &mut Op, of: ImplementationId) -> Result<Vec<Condition>, Refusal> {
        charter::conditions(op, of)
    }

    fn found(&self, op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
        charter::found(op, sought)
    }

    fn purge(&self, op: &mut Op, kind: &str, subject: Uuid) -> Result<(), Refusal> {
        if kind == portfolio::implementation::TRASHED { charter::purge(op, ImplementationId(subject)) } else { Ok(()) }
    }

    fn rollover(&self, op: &mut Op, units: &HashSet<UnitId>) -> Result<Vec<Carried>, Refusal> {
        charter::rollover(op, units)
    }

    fn roll(&self, op: &mut Op, _: &App, turn: &Turn) -> Result<bool, Refusal> {
        charter::roll(op, turn)
    }

    fn carry_over(&self, op: &mut Op, over: &Over) -> Result<(), Refusal> {
        charter::carry_over(op, over)
    }

    fn samples(&self, who: &SignedIn) -> Vec<SamplePage> {
        charter::samples::samples(who)
    }

    fn tables(&self) -> Vec<TableInfo> {
        TABLES.to_vec()
    }
}

/// The same people as in the portfolio: whoever sees an implementation sees who carries it, whoever leads it forms the team.
const POLICY: &[Rule] = ground::policy! {
    SEE, Below: Administrator, DistrictLeader, Principal, Evaluator, Consultant;
    SEE, Branch: Lead, Coach, Teacher, Paraeducator, SupportStaff;
    MANAGE, Below: Administrator, DistrictLeader, Principal, Lead;
};

const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "team",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("implementation", Thing, "what it carries"),
            column("name", Thing, "shown on pages"),
            column("purpose", Thing, "what it is for"),
            column("created_at", Thing, "order"),
            column("ended_on", Thing, "carries it no longer since this day"),
        ],
    },
    TableInfo {
        name: "team_member",
        in_backup: true,
        retention: Retention::Until("until removed from the team; at the latest with the person"),
        columns: &[
            column("organization", Record, "key"),
            column("team", Record, "key"),
            column("person", Record, "who").of_person(DeleteRow),
            column("part", Record, "lead or member"),
            column("since", Record, "from which day"),
        ],
    },
];
