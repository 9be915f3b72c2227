//! What we adopt, and where each adoption stands: innovations, and implementations with their four stages.
//!
//! Start at `innovation` (what) and `implementation` (where, and how far). Teams, pulses and everything else that belongs
//! to an implementation live in rooms to the right and know this one; it does not know them.

pub mod implementation;
pub mod innovation;
pub mod load;

use db::Uuid;
use ground::Retention;
use ground::access::{Action, Rule};
use ground::element::{Carried, Turn};
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};
use ground::{Check, Found, ImplementationId, InnovationId, Op, Refusal, Sought, Subject, UnitId};
use innovation::template;
use kit::element::{AdoptError, Template};
use kit::sample::SamplePage;
use kit::{Element, Routes, SignedIn};
use std::collections::HashSet;

/// See the innovations and implementations of a unit.
pub const SEE: Action = Action("portfolio.see");
/// Write innovations down and change them.
pub const INNOVATE: Action = Action("innovation.manage");
/// Begin an implementation, describe its learning, move it between stages.
pub const LEAD: Action = Action("implementation.lead");
/// Pass a gate whose conditions do not hold, with a reason on record.
pub const OVERRIDE: Action = Action("gate.override");

pub struct Portfolio;

impl Element for Portfolio {
    fn name(&self) -> &'static str {
        "portfolio"
    }

    fn routes(&self) -> Routes {
        innovation::routes().merge(implementation::routes())
    }

    fn policy(&self) -> &'static [Rule] {
        POLICY
    }

    fn checks(&self, op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
        implementation::checks(op, on)
    }

    fn found(&self, op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
        let mut all = innovation::found(op, sought)?;
        all.extend(implementation::found(op, sought)?);
        Ok(all)
    }

    fn bring_back(&self, op: &mut Op, kind: &str, subject: Uuid) -> Result<Option<String>, Refusal> {
        match kind {
            innovation::TRASHED => innovation::bring_back(op, InnovationId(subject)).map(Some),
            implementation::TRASHED => implementation::bring_back(op, ImplementationId(subject)).map(Some),
            _ => Ok(None),
        }
    }

    fn purge(&self, op: &mut Op, kind: &str, subject: Uuid) -> Result<(), Refusal> {
        match kind {
            innovation::TRASHED => innovation::purge(op, InnovationId(subject)),
            implementation::TRASHED => implementation::purge(op, ImplementationId(subject)),
            _ => Ok(()),
        }
    }

    fn rollover(&self, op: &mut Op, units: &HashSet<UnitId>) -> Result<Vec<Carried>, Refusal> {
        implementation::rollover(op, units)
    }

    fn roll(&self, op: &mut Op, turn: &Turn) -> Result<bool, Refusal> {
        implementation::roll(op, turn)
    }

    fn samples(&self, who: &SignedIn) -> Vec<SamplePage> {
        let mut all = innovation::samples::samples(who);
        all.extend(implementation::samples::samples(who));
        all
    }

    fn tables(&self) -> Vec<TableInfo> {
        TABLES.to_vec()
    }

    fn templates(&self, op: &mut Op) -> Result<Vec<Template>, Refusal> {
        template::templates(op)
    }

    fn template(&self, op: &mut Op, kind: &str, id: &str) -> Result<Option<serde_json::Value>, Refusal> {
        if kind == template::KIND { template::template(op, id).map(Some) } else { Ok(None) }
    }

    fn may_adopt(&self, op: &mut Op, kind: &str) -> Result<bool, Refusal> {
        Ok(kind == template::KIND && template::may_adopt(op)?)
    }

    fn adopt(&self, op: &mut Op, kind: &str, content: &serde_json::Value, note: &str) -> Result<Option<String>, AdoptError> {
        if kind == template::KIND { template::adopt(op, content, note).map(Some) } else { Ok(None) }
    }
}

const POLICY: &[Rule] = ground::policy! {
    SEE, Below: Administrator, DistrictLeader, Principal, Evaluator, Consultant;
    SEE, Branch: Lead, Coach, Teacher, Paraeducator, SupportStaff;
    INNOVATE, Below: Administrator, DistrictLeader, Principal, Lead;
    LEAD, Below: Administrator, DistrictLeader, Principal, Lead;
    OVERRIDE, Below: Administrator, DistrictLeader, Principal;
};

const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "innovation",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("name", Thing, "shown on pages"),
            column("kind", Thing, "one of the five P's"),
            column("need", Thing, "why"),
            column("evidence", Thing, "why this"),
            column("created_at", Thing, "order"),
            column("deleted_at", Thing, "lies in the trash since"),
        ],
    },
    TableInfo {
        name: "active_ingredient",
        in_backup: true,
        retention: Retention::With("innovation"),
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("innovation", Thing, "of what"),
            column("position", Thing, "order"),
            column("name", Thing, "shown on pages"),
            column("adaptable", Thing, "core or adaptable"),
        ],
    },
    TableInfo {
        name: "implementation",
        in_backup: true,
        retention: Retention::With("innovation"),
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("innovation", Thing, "of what"),
            column("unit", Thing, "where").of_unit(),
            column("stage", Thing, "how far"),
            column("furthest", Thing, "how far ever"),
            column("adult_learning", Thing, "how adults will learn it"),
            column("created_at", Thing, "order"),
            column("stopped_on", Thing, "deliberately stopped, since when"),
            column("deleted_at", Thing, "lies in the trash since"),
            column("paused_on", Thing, "rests on purpose, since when"),
            column("returns_on", Thing, "when one looks at the pause again"),
        ],
    },
    TableInfo {
        name: "stage_move",
        in_backup: true,
        retention: Retention::With("innovation"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("implementation", Thing, "of what"),
            column("from_stage", Thing, "from"),
            column("to_stage", Thing, "to"),
            column("at", Record, "when"),
            column("actor", Record, "who decided").of_person(Keep),
            column("event", Record, "the timeline row that holds the reason").on_erasure(Keep),
            column("held", Thing, "which conditions did not hold"),
        ],
    },
];
